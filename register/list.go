package register

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/model"
)

// List returns the records a query chooses.
func (r *Register) List(ctx context.Context, q Query) ([]Summary, error) {
	found, err := r.list(ctx, q)
	return found, r.fail("list records", err)
}

func (r *Register) list(ctx context.Context, q Query) ([]Summary, error) {
	approvals, err := r.approvals(ctx)
	if err != nil {
		return nil, err
	}
	drafted, err := r.drafted(ctx)
	if err != nil {
		return nil, err
	}
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	if err := r.shelf.refresh(ctx, r.db, q.Text != ""); err != nil {
		return nil, err
	}
	var found []Summary
	for _, row := range r.shelf.choose(q, approvals) {
		summary := row.summary()
		summary.Approval, summary.Drafted = approvals[summary.ID], drafted[row.id]
		found = append(found, summary)
	}
	return found, nil
}

// drafted tells of which records something was typed and not saved.
func (r *Register) drafted(ctx context.Context) (map[string]bool, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT record FROM draft`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	drafted := map[string]bool{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		drafted[id] = true
	}
	return drafted, rows.Err()
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

// wants returns what a query asks of a record.
func (q Query) wants(approvals map[model.ID]model.Approval) func(*shelved) bool {
	sought := foldedWords(q.Text)
	return func(r *shelved) bool {
		return q.wantsKind(model.Kind(r.kind)) && q.wantsTrash(r.trashed) &&
			oneOf(r.role, q.Roles) && oneOf(r.status, q.Statuses) && oneOf(r.department, q.Departments) &&
			q.wantsFindings(r.findings) && q.wantsReview(r.review) &&
			(q.Approval == AnyApproval || q.Approval == StateOf(approvals[model.ID(r.id)])) &&
			!slices.ContainsFunc(sought, func(word string) bool { return !strings.Contains(r.words, word) })
	}
}

// wantsKind: who asks for no kind means what people keep.
func (q Query) wantsKind(kind model.Kind) bool {
	if len(q.Kinds) == 0 {
		return kind != model.KindSignOff
	}
	return slices.Contains(q.Kinds, kind)
}

func (q Query) wantsTrash(trashed bool) bool {
	return q.Trash == WithTrash || trashed == (q.Trash == OnlyTrash)
}

func (q Query) wantsFindings(f FindingCounts) bool {
	switch q.Completeness {
	case OnlyComplete:
		return f.Errors == 0
	case OnlyIncomplete:
		return f.Errors > 0
	}
	return true
}

// wantsReview: a month or year is due when it is over, 2026-11 before
// 2026-12-01.
func (q Query) wantsReview(due string) bool {
	before := string(q.ReviewBefore)
	return before == "" || due != "" && due < before[:min(len(due), len(before))]
}

func oneOf[T ~string](value string, wanted []T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, T(value))
}

// order sorts by what was asked for, records without a value last, then by
// number: V-1000 after V-999.
func (q Query) order() func(a, b *shelved) int {
	by := q.by()
	sign := 1
	if q.Descending {
		sign = -1
	}
	return func(a, b *shelved) int {
		last := cmp.Compare(a.key, b.key)
		if by == nil {
			return cmp.Or(emptyLast(a.number, b.number), sign*byNumber(a, b), last)
		}
		return cmp.Or(by(a, b, sign), byNumber(a, b), last)
	}
}

// by compares two records in what the order asks for; it is nil for their
// numbers.
func (q Query) by() func(a, b *shelved, sign int) int {
	text := func(of func(*shelved) string) func(a, b *shelved, sign int) int {
		return func(a, b *shelved, sign int) int {
			return cmp.Or(emptyLast(of(a), of(b)), sign*strings.Compare(of(a), of(b)))
		}
	}
	switch q.Order {
	case ByTitle:
		return text(func(r *shelved) string { return r.sorting })
	case ByRole:
		return text(func(r *shelved) string { return r.role })
	case ByStatus:
		return text(func(r *shelved) string { return r.status })
	case ByDepartment:
		return text(func(r *shelved) string { return strings.ToLower(r.department) })
	case ByOwner:
		return text(func(r *shelved) string { return strings.ToLower(r.owner) })
	case ByReview:
		return text(func(r *shelved) string { return r.review })
	case ByChanged:
		return func(a, b *shelved, sign int) int { return sign * cmp.Compare(a.time, b.time) }
	case ByFindings:
		return func(a, b *shelved, sign int) int { return sign * cmp.Compare(a.findings.Errors, b.findings.Errors) }
	}
	return nil
}

func byNumber(a, b *shelved) int {
	return cmp.Or(cmp.Compare(utf8.RuneCountInString(a.number), utf8.RuneCountInString(b.number)), strings.Compare(a.number, b.number))
}

func emptyLast(a, b string) int {
	switch {
	case a == "" && b != "":
		return 1
	case a != "" && b == "":
		return -1
	}
	return 0
}

// sortByNumber sorts records as List does, records without number last.
func sortByNumber(records []model.Record) { slices.SortStableFunc(records, numberOrder) }

func numberOrder(a, b model.Record) int {
	x, y := a.RecordNumber(), b.RecordNumber()
	return cmp.Or(emptyLast(x, y), cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
}
