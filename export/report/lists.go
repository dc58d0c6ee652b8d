package report

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

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

func byText(column int) func(a, b Line) int {
	return func(a, b Line) int { return strings.Compare(a.Cells[column].Text, b.Cells[column].Text) }
}

func byDay(column int) func(a, b Line) int {
	return func(a, b Line) int { return a.Cells[column].Day.Compare(b.Cells[column].Day) }
}

// subProcessorList says where each sub-processor is used: which activities are
// touched when it has a breach.
func (b *builder) subProcessorList(model.Date) List {
	used := b.serviceUse()
	var lines []Line
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
			touched := Text(activities)
			if activities == "" { // a service that no activity uses
				touched = Text(b.words.Text("list.untouched"))
			}
			cells := b.words.cells([]string{s.party(e.PartyID, e.Party), place(r), e.Service, s.above(p, e), s.code("country", e.SeatCountry), s.outsideAnswer(e.Transfer)})
			lines = append(lines, line(r, "engagements", e.ID, append(cells, touched)))
		}
	})
	l := b.newList("subprocessors", []columnHead{
		{"column.party", 26}, {"column.place", 28}, {"column.serviceOf", 26}, {"list.under", 22}, {"column.seat", 16}, {"column.outside", 12}, {"list.touched", 34},
	})
	l.Choices = []int{0, 4, 5}
	return l.Ordered(sortBy(lines, byText(0)))
}

// above names the party that an engagement stands under.
func (s *source) above(p *model.Processing, e model.Engagement) string {
	i := slices.IndexFunc(p.Engagements, func(other model.Engagement) bool { return e.Under != "" && other.ID == e.Under })
	if i < 0 {
		return ""
	}
	return s.party(p.Engagements[i].PartyID, p.Engagements[i].Party)
}

func (s *source) outsideAnswer(t model.Transfer) string {
	return s.code("answer", model.Code(t.OutsideEEA))
}

func (b *builder) retentionList(model.Date) List {
	var lines []Line
	b.holders(func(r model.Record, s *source, p *model.Processing) {
		for _, t := range p.Retention {
			lines = append(lines, line(r, "retention", t.ID,
				b.words.cells([]string{place(r), t.Scope, s.words.Term(t), t.Text, s.code("retention-action", t.Action), t.Source, t.Motivation})))
		}
	})
	l := b.newList("retention", []columnHead{
		{"column.place", 28}, {"list.scope", 24}, {"column.term", 28}, {"list.text", 26}, {"list.action", 16}, {"list.source", 22}, {"list.motivation", 26},
	})
	l.Choices = []int{2, 4}
	return l.Ordered(lines)
}

// findingList says of every record what is missing or asks attention.
func (b *builder) findingList(today model.Date) List {
	sentences := map[string]string{}
	if data, err := assets.Translations.ReadFile("findings." + b.words.language + ".json"); err != nil || json.Unmarshal(data, &sentences) != nil {
		panic(fmt.Sprintf("report: read findings: %v", err)) // they are part of the program
	}
	check := completeness.In(b.reg, today)
	records := b.reg.Records()
	found := make([][]completeness.Finding, len(records))
	onAll(len(records), func(i int) { found[i] = check.Check(records[i]) })
	said := map[completeness.Finding]string{} // by rule and article: the same thousands of times
	var lines []Line
	for i, r := range records {
		kind, id := r.Identity()
		where := place(r)
		for _, f := range found[i] {
			rule := completeness.Finding{Code: f.Code, Article: f.Article}
			todo, known := said[rule]
			if !known {
				todo = f.Fill(sentences[string(f.Code)], b.words.language)
				said[rule] = todo
			}
			cells := b.words.cells([]string{b.words.Text("list.severity." + string(f.Severity)), where, f.Subject, todo})
			if f.Subject == "" {
				cells[2] = Text("–") // it is about the record as a whole
			}
			lines = append(lines, Line{Cells: cells, Kind: kind, Record: id, Path: f.Path, Severity: f.Severity})
		}
	}
	order := []completeness.Severity{completeness.Error, completeness.Warning, completeness.Info}
	l := b.newList("findings", []columnHead{{"list.severity", 14}, {"column.name", 34}, {"column.part", 30}, {"list.todo", 80}})
	l.Choices, l.Marked = []int{0, 3}, 0
	return l.Ordered(sortBy(lines, func(a, b Line) int {
		return cmp.Compare(slices.Index(order, a.Severity), slices.Index(order, b.Severity))
	}))
}
