package report

import (
	"cmp"
	"fmt"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/reference"
)

// Board is the report for the board: what the organisation processes on one
// page, then what needs its attention: special data, transfers outside the
// EEA, who works for most services, what is missing, reviews that are due and
// assessments; with what the past tells of it.
func Board(reg *model.Register, past Past, words *Words, stamp Stamp) Paper {
	b := &board{builder: newBuilder(reg, words), today: stamp.day(), trend: past.Trend}
	b.findings = map[model.ID]completeness.Counts{}
	check := completeness.In(reg, b.today)
	counts := make([]completeness.Counts, len(reg.Activities))
	onAll(len(counts), func(i int) { counts[i] = completeness.Count(check.Check(&reg.Activities[i])) })
	for i, c := range counts {
		b.findings[reg.Activities[i].ID] = c
	}
	if past.Since != nil {
		b.since = newChanges(*past.Since, words, stamp)
	}
	p := b.paper("board", stamp)
	if b.since != nil {
		p.Subtitle = b.since.period
	}
	p.Blocks = b.blocks
	return p
}

// Past is what the past tells the board.
type Past struct {
	Since *Between // what changed since the last report; nil: that is not told
	Trend []Point  // how complete the register was, the oldest first
}

type board struct {
	*builder
	today    model.Date
	findings map[model.ID]completeness.Counts
	since    *changes
	trend    []Point
}

func (b *board) blocks(yield func(Block) bool) {
	for _, part := range []func() []Block{b.overview, b.specialData, b.transferPart, b.subProcessorPart, b.completeness, b.reviews, b.dpia, b.changed} {
		if !all(yield, part()...) {
			return
		}
	}
}

// current are the activities that have not ended.
func (b *board) current() []*model.Activity {
	var out []*model.Activity
	for i := range b.reg.Activities {
		if b.reg.Activities[i].Status != model.StatusEnded {
			out = append(out, &b.reg.Activities[i])
		}
	}
	return out
}

func (b *board) count(fits func(*model.Activity) bool) int {
	n := 0
	for _, a := range b.current() {
		if fits(a) {
			n++
		}
	}
	return n
}

func (b *board) overview() []Block {
	w := b.words
	outside := map[model.ID]bool{}
	for _, p := range b.passages() {
		_, id := p.record.Identity()
		outside[id] = outside[id] || p.transfer.OutsideEEA == model.Yes
	}
	figures := []struct {
		key string
		n   int
	}{
		{"activities", len(b.current())},
		{"controller", b.count(func(a *model.Activity) bool { return a.Role.ActsForItself() })},
		{"processor", b.count(func(a *model.Activity) bool { return a.Role.ActsForOthers() })},
		{"services", len(b.reg.Services)},
		{"special", b.count(func(a *model.Activity) bool { return slices.ContainsFunc(a.DataCategories, special) })},
		{"outside", b.count(func(a *model.Activity) bool { return outside[a.ID] })},
		{"dpia", b.count(func(a *model.Activity) bool { return a.DPIA.Required == model.Yes && a.DPIA.Status != "done" })},
		{"missing", b.count(func(a *model.Activity) bool { return b.findings[a.ID].Errors > 0 })},
	}
	var items []Figure
	for _, f := range figures {
		items = append(items, Figure{f.n, w.Text("board.figure." + f.key)})
	}
	return []Block{Figures{items}, b.departments(), b.bases()}
}

// tally counts by label; what counts most stands first, and what does not fit
// is counted together.
type tally map[string][]int

func (t tally) bars(rest string) []Bar {
	var bars []Bar
	for label, values := range t {
		bars = append(bars, Bar{label, values})
	}
	slices.SortFunc(bars, func(a, b Bar) int { return cmp.Or(b.Total()-a.Total(), cmp.Compare(a.Label, b.Label)) })
	const most = 12
	if len(bars) <= most {
		return bars
	}
	others := Bar{Label: rest, Values: make([]int, len(bars[0].Values))}
	for _, bar := range bars[most-1:] {
		for i, v := range bar.Values {
			others.Values[i] += v
		}
	}
	return append(bars[:most-1], others)
}

func (t tally) add(label string, part, parts int) {
	if t[label] == nil {
		t[label] = make([]int, parts)
	}
	t[label][part]++
}

func (b *board) departments() Chart {
	t := tally{}
	for _, a := range b.current() {
		part := 1
		if a.Status == model.StatusActive {
			part = 0
		}
		t.add(b.source.named(a.Department), part, 2)
	}
	return Chart{Title: b.words.Text("board.departments"), Parts: []string{b.words.Text("board.active"), b.words.Text("board.notActive")}, Bars: t.bars(b.words.Text("board.rest"))}
}

// bases counts activities by the legal bases they rest on.
func (b *board) bases() Chart {
	t := tally{}
	for _, a := range b.current() {
		if !a.Role.ActsForItself() {
			continue // the legal basis is asked of who decides
		}
		seen := map[string]bool{}
		for _, p := range a.Purposes {
			if basis := b.source.named(b.source.code("legal-basis", p.LegalBasis)); !seen[basis] {
				seen[basis] = true
				t.add(basis, 0, 1)
			}
		}
	}
	return Chart{Title: b.words.Text("board.bases"), Bars: t.bars(b.words.Text("board.rest"))}
}

// chapter is a heading with an introduction, and what stands below it or, when
// that is nothing, a sentence that says so.
func (b *builder) chapter(name string, rows [][]Cell, columns []columnHead) []Block {
	blocks := []Block{Heading{Level: 1, Text: b.words.Text("board." + name)}, Paragraph{Text: b.words.Text("board." + name + ".intro"), Muted: true}}
	if len(rows) == 0 {
		return append(blocks, Paragraph{Text: b.words.Text("board." + name + ".none")})
	}
	g := Grid{Rows: func(yield func(Row) bool) {
		for _, cells := range rows {
			if !yield(Row{Cells: cells}) {
				return
			}
		}
	}}
	for _, c := range columns {
		g.Columns = append(g.Columns, Column{b.words.Text(c.key), c.width})
	}
	return append(blocks, g)
}

// brief is a chapter for who reads the whole in a quarter of an hour: of many
// rows the first, which are those that weigh most, and how many there are.
func (b *board) brief(name string, rows [][]Cell, columns []columnHead) []Block {
	const most = 15
	if len(rows) <= most {
		return b.chapter(name, rows, columns)
	}
	blocks := b.chapter(name, rows[:most], columns)
	return append(blocks, Paragraph{Text: fmt.Sprintf(b.words.Text("board.more"), most, len(rows)), Muted: true})
}

// specialData shows which activities process data that ask a second ground, those
// without one first.
func (b *board) specialData() []Block {
	var rows [][]Cell
	kinds := tally{}
	for _, a := range b.current() {
		s := b.source.of(a)
		seen := map[string]bool{}
		for _, d := range a.DataCategories {
			if special(d) {
				kind := joined(", ", s.code("data-kind", d.Kind), s.code("special-category", d.Special))
				if !seen[kind] {
					seen[kind] = true
					kinds.add(kind, 0, 1)
				}
				rows = append(rows, []Cell{
					Text(place(a)), b.words.OrMissing(either(d.Label, s.code("bijsluiter-category", d.Code))), b.words.OrMissing(kind),
					b.words.OrMissing(joined("\n", s.code("art9", d.Art9), s.code("uavg", d.UAVG), d.Statute)),
				})
			}
		}
	}
	const ground = 3
	first(rows, func(row []Cell) int { return missingFirst(row[ground]) })
	blocks := b.brief("special", rows, []columnHead{{"column.activity", 26}, {"column.categories", 24}, {"column.kind", 20}, {"board.ground", 30}})
	if len(rows) == 0 {
		return blocks
	}
	return slices.Insert(blocks, 2, Block(Chart{Title: b.words.Text("board.kinds"), Bars: kinds.bars(b.words.Text("board.rest"))}))
}

// first puts rows in the order of a weight, the lowest first.
func first(rows [][]Cell, weight func([]Cell) int) {
	slices.SortStableFunc(rows, func(a, b []Cell) int { return cmp.Compare(weight(a), weight(b)) })
}

func missingFirst(c Cell) int {
	if c.Kind == MissingCell {
		return 0
	}
	return 1
}

// transferPart shows to which countries data go and on what that rests.
func (b *board) transferPart() []Block {
	t := tally{}
	var rows [][]Cell
	for _, p := range b.passages() {
		to := b.source.named(p.source.code("country", p.to()))
		if p.transfer.OutsideEEA != model.Yes {
			to = b.words.Text("board.notKnown") // a country where nothing may go to is no transfer yet
		}
		t.add(to, b.footing(p.transfer.Mechanism), len(footings))
		party := b.words.OrMissing(p.name)
		if p.name == "" {
			party = b.words.OrMissing(p.role)
		}
		rows = append(rows, []Cell{
			Text(place(p.record)), party, b.words.OrMissing(p.source.code("answer", model.Code(p.transfer.OutsideEEA))),
			b.words.OrMissing(p.source.code("country", p.to())), b.words.OrMissing(p.safeguard()),
		})
	}
	const safeguard = 4
	first(rows, func(row []Cell) int { return missingFirst(row[safeguard]) })
	blocks := b.brief("transfers", rows, []columnHead{{"column.place", 22}, {"column.party", 20}, {"column.outside", 12}, {"column.country", 15}, {"column.mechanism", 31}})
	if len(rows) == 0 {
		return blocks
	}
	chart := Chart{Title: b.words.Text("board.countries"), Bars: t.bars(b.words.Text("board.rest"))}
	for _, footing := range footings {
		chart.Parts = append(chart.Parts, b.words.Text("board.mechanism."+footing))
	}
	return slices.Insert(blocks, 2, Block(chart))
}

// footings are what a transfer can rest on. Not filled in is none of them, and neither is
// a mechanism that is over.
var footings = []string{"adequacy", "safeguard", "derogation", "", "invalid"}

// footing is the place in footings of a mechanism.
func (b *board) footing(mechanism model.Code) int {
	row, known := reference.List("mechanism").Row(string(mechanism))
	kind := row.Extra("kind")
	if known && !row.ValidOn(b.words.on) {
		kind = "invalid"
	}
	if i := slices.Index(footings, kind); i >= 0 {
		return i
	}
	return slices.Index(footings, "")
}

// subProcessorPart shows who works for most services and activities.
func (b *board) subProcessorPart() []Block {
	t := tally{}
	count := func(p *model.Processing, part int) {
		seen := map[string]bool{}
		for _, e := range p.Engagements {
			if name := b.source.named(b.source.party(e.PartyID, e.Party)); e.Role == model.RoleSubProcessor && !seen[name] {
				seen[name] = true
				t.add(name, part, 2)
			}
		}
	}
	for i := range b.reg.Services {
		count(&b.reg.Services[i].Processing, 0)
	}
	for _, a := range b.current() {
		count(&a.Processing, 1)
	}
	blocks := b.chapter("subprocessors", nil, nil)
	if len(t) == 0 {
		return blocks
	}
	chart := Chart{Title: b.words.Text("board.usedBy"), Parts: []string{b.words.Text("cover.services"), b.words.Text("cover.activities")}, Bars: t.bars(b.words.Text("board.rest"))}
	return append(blocks[:2], chart)
}

func (b *board) completeness() []Block {
	values := make([]int, 3)
	var rows [][]Cell
	for _, a := range b.current() {
		c := b.findings[a.ID]
		switch {
		case c.Errors > 0:
			values[2]++
		case c.Warnings > 0:
			values[1]++
		default:
			values[0]++
		}
		if c.Errors+c.Warnings > 0 {
			rows = append(rows, []Cell{Text(place(a)), b.words.OrMissing(joined(", ", a.Department, a.Owner)), number(c.Errors), number(c.Warnings)})
		}
	}
	first(rows, func(row []Cell) int { return -1000*row[2].Number - row[3].Number })
	blocks := b.brief("completeness", rows, []columnHead{{"column.activity", 40}, {"list.responsible", 34}, {"board.errors", 13}, {"board.warnings", 13}})
	chart := Chart{Title: b.words.Text("board.complete"), Bars: []Bar{
		{b.words.Text("board.complete.yes"), values[:1]}, {b.words.Text("board.complete.warnings"), values[1:2]}, {b.words.Text("board.complete.errors"), values[2:]},
	}}
	return slices.Insert(blocks, 2, append([]Block{chart}, b.trendPart()...)...)
}

// reviews are those that should have been done.
func (b *board) reviews() []Block {
	today, _ := b.today.Day()
	var rows [][]Cell
	for _, a := range b.current() {
		if last, ok := a.Review.Due().LastDay(); ok && last.Before(today) {
			rows = append(rows, []Cell{Text(place(a)), b.words.OrMissing(joined(", ", a.Department, a.Owner)), b.words.Date(a.Review.Last), b.words.Date(a.Review.Due())})
		}
	}
	slices.SortStableFunc(rows, func(a, b []Cell) int { return a[3].Day.Compare(b[3].Day) })
	return b.brief("reviews", rows, []columnHead{{"column.activity", 40}, {"list.responsible", 30}, {"board.last", 15}, {"board.next", 15}})
}

// dpia are the activities that need an assessment or of which it is not known,
// those of which one has still to be made first.
func (b *board) dpia() []Block {
	t := tally{}
	var rows [3][][]Cell
	for _, a := range b.current() {
		s := b.source.of(a)
		required, status := s.code("answer", model.Code(a.DPIA.Required)), s.code("dpia-status", a.DPIA.Status)
		label, weight := b.words.Text("board.dpia.unknown"), 1
		switch a.DPIA.Required {
		case model.No, model.NotApplicable:
			continue
		case model.Yes:
			label, weight = fmt.Sprintf(b.words.Text("board.dpia.required"), s.named(status)), 0
			if a.DPIA.Status == "done" {
				weight = 2
			}
		}
		t.add(label, 0, 1)
		rows[weight] = append(rows[weight], []Cell{
			Text(place(a)), b.words.OrMissing(required), b.words.OrMissing(status), b.words.Date(a.DPIA.Date), b.words.Date(a.DPIA.NextReview),
		})
	}
	blocks := b.brief("dpia", slices.Concat(rows[:]...), []columnHead{{"column.activity", 40}, {"board.required", 16}, {"board.status", 16}, {"board.date", 14}, {"board.next", 14}})
	if len(t) == 0 {
		return blocks
	}
	return slices.Insert(blocks, 2, Block(Chart{Title: b.words.Text("board.dpias"), Bars: t.bars(b.words.Text("board.rest"))}))
}

// changed is what weighs most of the period, when there is one.
func (b *board) changed() []Block {
	if b.since == nil {
		return nil
	}
	var rows [][]Cell
	for _, t := range topics {
		for _, a := range b.since.about(t) {
			rows = append(rows, []Cell{Text(b.words.Text("changes.topic." + string(t))), Text(b.since.recordName(a.record)), b.words.OrMissing(a.what), b.since.whyCell(a.why)})
		}
	}
	blocks := b.brief("changed", rows, []columnHead{{"changes.topic", 22}, {"column.place", 24}, {"changes.what", 26}, {"changes.why", 28}})
	blocks[1] = Paragraph{Text: fmt.Sprintf(b.words.Text("board.changed.intro"), b.since.period), Muted: true}
	return slices.Insert(blocks, 2, Block(Figures{b.since.figures()}))
}
