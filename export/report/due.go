package report

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

// The lists of what has a day: agreements that end, reviews that are due.

// agreementList lists the agreements that have an end.
func (b *builder) agreementList(today model.Date) List {
	var lines []Line
	b.holders(func(r model.Record, s *source, p *model.Processing) {
		for _, e := range p.Engagements {
			if e.Agreement.Expires != "" {
				lines = append(lines, b.dated(line(r, "engagements", e.ID, b.agreementCells(s.party(e.PartyID, e.Party), r, s, e.Agreement)), e.Agreement.Expires, today))
			}
		}
		if a, ok := r.(*model.Activity); ok {
			for _, c := range a.Controllers {
				if c.Agreement.Expires != "" {
					lines = append(lines, b.dated(line(r, "controllers", c.ID, b.agreementCells(s.party(c.PartyID, c.Party), r, s, c.Agreement)), c.Agreement.Expires, today))
				}
			}
		}
	})
	l := b.newList("agreements", []columnHead{
		{"column.party", 28}, {"column.place", 30}, {"list.agreed", 18}, {"list.expires", 14}, {"board.status", 18}, {"list.reference", 22}, {"list.state", 20},
	})
	l.Choices, l.Marked = []int{4, 6}, 6
	return l.Ordered(sortBy(lines, byDay(3)))
}

func (b *builder) agreementCells(party string, r model.Record, s *source, a model.Agreement) []Cell {
	w := b.words
	return []Cell{w.OrMissing(party), w.OrMissing(place(r)), w.Date(a.Date), w.Date(a.Expires), w.OrMissing(s.code("agreement-status", a.Status)), w.OrMissing(a.Reference)}
}

// reviewList lists the records that are to be looked at again.
func (b *builder) reviewList(today model.Date) List {
	var lines []Line
	for _, r := range b.reg.Records() {
		review, who := reviewOf(r)
		due := review.Due()
		if due == "" || statusOf(r) == model.StatusEnded {
			continue
		}
		w := b.words
		l := line(r, "review", "", []Cell{
			Text(w.Text("kind." + string(kindOf(r)))), w.OrMissing(place(r)), w.OrMissing(who), w.OrMissing(review.Reviewer), w.Date(review.Last), w.Date(due),
		})
		lines = append(lines, b.dated(l, due, today))
	}
	l := b.newList("reviews", []columnHead{
		{"column.kind", 14}, {"column.name", 34}, {"list.responsible", 26}, {"list.reviewer", 22}, {"board.last", 14}, {"board.next", 14}, {"list.state", 20},
	})
	l.Choices, l.Marked = []int{0, 2, 6}, 6
	return l.Ordered(sortBy(lines, byDay(5)))
}

// reviewOf is when a record was looked at and is to be again, and who answers
// for it.
func reviewOf(r model.Record) (review model.Review, who string) {
	switch v := r.(type) {
	case *model.Activity:
		return v.Review, joined(", ", v.Department, v.Owner)
	case *model.Service:
		return v.Review, ""
	case *model.Party:
		return v.Review, ""
	}
	return model.Review{}, ""
}

// dated adds to a line how its day stands to today.
func (b *builder) dated(l Line, d, today model.Date) Line {
	state, severity := stateOf(d, today)
	l.Cells, l.Severity = append(l.Cells, Text(b.words.Text("list.state."+state))), severity
	return l
}

// stateOf tells whether a day has passed, comes within three months, or later.
func stateOf(d, today model.Date) (state string, severity completeness.Severity) {
	last, ok := d.LastDay()
	now, _ := today.Day()
	switch {
	case !ok:
		return "unread", completeness.Warning
	case last.Before(now):
		return "passed", completeness.Warning
	case last.Before(now.AddDate(0, 3, 1)):
		return "soon", completeness.Info
	}
	return "coming", ""
}
