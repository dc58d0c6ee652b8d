package register

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// List returns the records a query chooses.
func (r *Register) List(ctx context.Context, q Query) ([]Summary, error) {
	const op = "list records"
	known, err := r.approvals(ctx)
	if err != nil {
		return nil, r.fail(op, err)
	}
	where, args := q.where(known)
	found, err := r.summaries(ctx, where+q.order()+q.page(), args...)
	for i := range found {
		found[i].Approval = known[found[i].ID]
	}
	return found, r.fail(op, err)
}

// summaries reads the records a condition chooses.
func (r *Register) summaries(ctx context.Context, where string, args ...any) ([]Summary, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT `+stateColumns+`,
		EXISTS (SELECT 1 FROM draft WHERE record = r.id) FROM record r `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Summary
	for rows.Next() {
		var s state
		var drafted bool
		if err := rows.Scan(append(s.targets(), &drafted)...); err != nil {
			return nil, err
		}
		if err := s.intact(); err != nil {
			return nil, err
		}
		summary := s.summary()
		summary.Drafted = drafted
		found = append(found, summary)
	}
	return found, rows.Err()
}

// conditions collects the parts of a WHERE clause with their arguments.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

func (c *conditions) clause() string {
	if len(c.parts) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(c.parts, " AND ")
}

func oneOf[T ~string](c *conditions, column string, values []T) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	c.add(column+" IN (?"+strings.Repeat(",?", len(values)-1)+")", args...)
}

func (q Query) where(approvals map[model.ID]model.Approval) (string, []any) {
	c := &conditions{}
	if len(q.Kinds) == 0 {
		c.add("r.kind <> ?", string(model.KindSignOff))
	}
	c.approvedAs(q.Approval, approvals)
	switch q.Trash {
	case WithoutTrash:
		c.add("r.trashed = 0")
	case OnlyTrash:
		c.add("r.trashed = 1")
	}
	oneOf(c, "r.kind", q.Kinds)
	oneOf(c, "r.role", q.Roles)
	oneOf(c, "r.status", q.Statuses)
	oneOf(c, "r.department", q.Departments)
	switch q.Completeness {
	case OnlyComplete:
		c.add("r.errors = 0")
	case OnlyIncomplete:
		c.add("r.errors > 0")
	}
	if q.ReviewBefore != "" {
		// A month or year is due when it is over: 2026-11 before 2026-12-01.
		c.add("r.review <> '' AND r.review < substr(?, 1, length(r.review))", string(q.ReviewBefore))
	}
	for _, word := range foldedWords(q.Text) {
		c.add("instr((SELECT folded FROM words WHERE key = r.key), ?) > 0", word)
	}
	return c.clause(), c.args
}

// order sorts by the wanted column, records without a value last, then by
// number: V-1000 after V-999.
func (q Query) order() string {
	column := map[Order]string{
		ByNumber: "r.number", ByTitle: "r.sorting", ByRole: "r.role", ByStatus: "r.status",
		ByDepartment: "r.department COLLATE NOCASE", ByOwner: "r.owner COLLATE NOCASE", ByReview: "r.review",
		ByChanged: "r.time", ByFindings: "r.errors",
	}[q.Order]
	direction := ""
	if q.Descending {
		direction = " DESC"
	}
	number := "length(r.number)" + direction + ", r.number" + direction
	if q.Order == ByNumber {
		return " ORDER BY r.number = '', " + number + ", r.key"
	}
	return " ORDER BY " + column + " = '', " + column + direction + ", length(r.number), r.number, r.key"
}

func (q Query) page() string {
	if q.Limit <= 0 && q.Offset <= 0 {
		return ""
	}
	limit := q.Limit
	if limit <= 0 {
		limit = -1
	}
	return limitClause(limit, max(q.Offset, 0))
}

// sortByNumber sorts records as List does, records without number last.
func sortByNumber(records []model.Record) {
	slices.SortStableFunc(records, func(a, b model.Record) int {
		x, y := a.RecordNumber(), b.RecordNumber()
		if (x == "") != (y == "") {
			return cmp.Compare(len(y), len(x))
		}
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
}
