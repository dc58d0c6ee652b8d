package report

import (
	"encoding/json"
	"fmt"
	"slices"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

// lists are the tables that can be had by themselves.
var lists = map[string]func(*builder, model.Date) Table{
	"subprocessors": (*builder).subProcessorTable,
	"transfers":     func(b *builder, _ model.Date) Table { return b.transferTable() },
	"retention":     (*builder).retentionTable,
	"findings":      (*builder).findingTable,
	"agreements":    (*builder).agreementTable,
	"reviews":       (*builder).reviewTable,
}

// List is one list of the register: subprocessors, transfers, retention,
// findings, agreements or reviews.
func List(name string, reg *model.Register, words *Words, stamp Stamp) Table {
	return lists[name](newBuilder(reg, words), model.DateOf(stamp.Time))
}

// ListPaper is a list to be printed.
func ListPaper(name string, reg *model.Register, words *Words, stamp Stamp) Paper {
	b := newBuilder(reg, words)
	t := List(name, reg, words, stamp)
	p := b.paper("register", stamp)
	p.Title, p.Landscape = t.Title, true
	var block Block = t
	if name == "transfers" { // its safeguards need room
		block = b.transferGrid()
	}
	p.Blocks = slices.Values([]Block{Paragraph{Text: t.Intro + ".", Muted: true}, block})
	return p
}

// ListDocument is a list for a workbook.
func ListDocument(name string, reg *model.Register, words *Words, stamp Stamp) Document {
	b := newBuilder(reg, words)
	t := List(name, reg, words, stamp)
	return Document{
		Language: words.language, Title: t.Title, Organisation: reg.Organisation.Name, Stamp: stamp, StampLine: words.StampLine(stamp), Phrases: words.phrases(),
		Cover: b.cover(stamp), Tables: []Table{t},
	}
}

// ActivityPaper is one activity in full, with the measures that hold for every
// activity, and false when it is not there.
func ActivityPaper(reg *model.Register, id model.ID, words *Words, stamp Stamp) (Paper, bool) {
	a := reg.Activity(id)
	if a == nil {
		return Paper{}, false
	}
	b := newBuilder(reg, words)
	p := b.paper("register", stamp)
	p.Title, p.Subtitle = joined(" – ", a.Number, b.source.named(a.Name)), words.Text("paper.register")
	p.Blocks = func(yield func(Block) bool) { _ = b.activityBlocks(a, yield) && b.general(yield) }
	return p, true
}

// filledTable is a table of rows that are there already.
func (b *builder) filledTable(id string, rows [][]Cell, heads []columnHead) Table {
	t := b.listTable(id, heads)
	t.Count, t.Rows = len(rows), slices.Values(rows)
	return t
}

// holders are the activities that have not ended and the services, with what
// they say about the processing.
func (b *builder) holders(visit func(model.Record, *source, *model.Processing)) {
	for _, r := range b.reg.Records() {
		if _, a := r.(*model.Activity); a && statusOf(r) != model.StatusEnded {
			visit(r, b.source.of(r), processing(r))
		}
		if _, v := r.(*model.Service); v {
			visit(r, b.source.of(r), processing(r))
		}
	}
}

// subProcessorTable says where each sub-processor is used: which activities are
// touched when it has a breach.
func (b *builder) subProcessorTable(model.Date) Table {
	used := b.serviceUse()
	var rows [][]Cell
	b.holders(func(r model.Record, s *source, p *model.Processing) {
		_, id := r.Identity()
		activities := used[id]
		if kindOf(r) == model.KindActivity {
			activities = place(r)
		}
		for _, e := range p.Engagements {
			if e.Role != model.RoleSubProcessor {
				continue
			}
			above := ""
			for _, other := range p.Engagements {
				if e.Under != "" && other.ID == e.Under {
					above = s.party(other.PartyID, other.Party)
				}
			}
			rows = append(rows, b.words.cells([]string{s.party(e.PartyID, e.Party), place(r), e.Service, above, s.code("country", e.SeatCountry), s.outsideAnswer(e.Transfer), activities}))
		}
	})
	slices.SortStableFunc(rows, func(a, b []Cell) int { return compareText(a[0], b[0]) })
	return b.filledTable("subprocessors", rows, []columnHead{
		{"column.party", 26}, {"column.place", 28}, {"column.serviceOf", 26}, {"list.under", 22}, {"column.seat", 16}, {"column.outside", 12}, {"list.touched", 34},
	})
}

func compareText(a, b Cell) int {
	if a.Text < b.Text {
		return -1
	}
	if a.Text > b.Text {
		return 1
	}
	return 0
}

func (s *source) outsideAnswer(t model.Transfer) string {
	return s.code("answer", model.Code(t.OutsideEEA))
}

func (b *builder) retentionTable(model.Date) Table {
	var rows [][]Cell
	b.holders(func(r model.Record, s *source, p *model.Processing) {
		for _, t := range p.Retention {
			rows = append(rows, b.words.cells([]string{place(r), t.Scope, s.words.Term(t), t.Text, s.code("retention-action", t.Action), t.Source, t.Motivation}))
		}
	})
	return b.filledTable("retention", rows, []columnHead{
		{"column.place", 28}, {"list.scope", 24}, {"column.term", 28}, {"list.text", 26}, {"list.action", 16}, {"list.source", 22}, {"list.motivation", 26},
	})
}

func (b *builder) agreementTable(today model.Date) Table {
	var rows [][]Cell
	b.holders(func(r model.Record, s *source, p *model.Processing) {
		for _, e := range p.Engagements {
			if e.Agreement.Expires != "" {
				rows = append(rows, b.agreementRow(today, s.party(e.PartyID, e.Party), r, s, e.Agreement))
			}
		}
		if a, ok := r.(*model.Activity); ok {
			for _, c := range a.Controllers {
				if c.Agreement.Expires != "" {
					rows = append(rows, b.agreementRow(today, s.party(c.PartyID, c.Party), r, s, c.Agreement))
				}
			}
		}
	})
	slices.SortStableFunc(rows, func(a, b []Cell) int { return a[3].Day.Compare(b[3].Day) })
	return b.filledTable("agreements", rows, []columnHead{
		{"column.party", 28}, {"column.place", 30}, {"list.agreed", 18}, {"list.expires", 14}, {"list.state", 16}, {"board.status", 18}, {"list.reference", 22},
	})
}

func (b *builder) agreementRow(today model.Date, party string, r model.Record, s *source, a model.Agreement) []Cell {
	w := b.words
	return []Cell{w.OrMissing(party), w.OrMissing(place(r)), w.Date(a.Date), w.Date(a.Expires), Text(w.state(a.Expires, today)), w.OrMissing(s.code("agreement-status", a.Status)), w.OrMissing(a.Reference)}
}

// state says whether a day has passed.
func (w *Words) state(d, today model.Date) string {
	last, ok := d.LastDay()
	now, _ := today.Day()
	switch {
	case !ok:
		return w.Text("list.state.unread")
	case last.Before(now):
		return w.Text("list.state.passed")
	}
	return w.Text("list.state.coming")
}

func (b *builder) reviewTable(today model.Date) Table {
	var rows [][]Cell
	for _, r := range b.reg.Records() {
		var review model.Review
		who := ""
		switch v := r.(type) {
		case *model.Activity:
			review, who = v.Review, joined(", ", v.Department, v.Owner)
		case *model.Service:
			review = v.Review
		case *model.Party:
			review = v.Review
		}
		if review.Next == "" || statusOf(r) == model.StatusEnded {
			continue
		}
		w := b.words
		rows = append(rows, []Cell{Text(w.Text("kind." + string(kindOf(r)))), w.OrMissing(place(r)), w.OrMissing(who), w.OrMissing(review.Reviewer), w.Date(review.Last), w.Date(review.Next), Text(w.state(review.Next, today))})
	}
	slices.SortStableFunc(rows, func(a, b []Cell) int { return a[5].Day.Compare(b[5].Day) })
	return b.filledTable("reviews", rows, []columnHead{
		{"column.kind", 14}, {"column.name", 34}, {"column.department", 26}, {"list.reviewer", 22}, {"board.last", 14}, {"board.next", 14}, {"list.state", 16},
	})
}

func (b *builder) findingTable(today model.Date) Table {
	sentences := map[string]string{}
	if data, err := assets.Translations.ReadFile("findings." + b.words.language + ".json"); err != nil || json.Unmarshal(data, &sentences) != nil {
		panic(fmt.Sprintf("report: read findings: %v", err)) // they are part of the program
	}
	check := completeness.In(b.reg, today)
	var rows [][]Cell
	for _, r := range b.reg.Records() {
		for _, f := range check.Check(r) {
			rows = append(rows, b.words.cells([]string{
				b.words.Text("list.severity." + string(f.Severity)), place(r), f.Subject, f.Fill(sentences[string(f.Code)], b.words.language),
			}))
			if f.Subject == "" {
				rows[len(rows)-1][2] = Text("–") // it is about the record as a whole
			}
		}
	}
	order := []string{b.words.Text("list.severity.error"), b.words.Text("list.severity.warning"), b.words.Text("list.severity.info")}
	slices.SortStableFunc(rows, func(a, b []Cell) int { return slices.Index(order, a[0].Text) - slices.Index(order, b[0].Text) })
	return b.filledTable("findings", rows, []columnHead{{"list.severity", 14}, {"column.name", 34}, {"column.part", 30}, {"list.todo", 80}})
}
