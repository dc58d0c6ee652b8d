package report

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
)

// Between is what the report of changes is made of: the register at the start
// and at the end of a period, and the versions that were saved in it.
type Between struct {
	Before, After *model.Register
	From, Until   model.Date
	Versions      []model.Version
}

// changes is the period taken apart.
type changes struct {
	*builder         // of the register at the end
	before           *source
	period           string
	diff             diff.RegisterDiff
	versions         map[model.ID][]model.Version // oldest first
	zone             *time.Location
	attention        []attention
	added, ended     map[model.Kind][]model.Record
	changed          map[model.Kind][]diff.Pair
	endedSubs, begun []attention // sub-processors
}

// attention is a change that the officer and the board must not miss.
type attention struct {
	topic  topic
	record model.Record
	what   string
	was    string
	why    string
}

// topic is what a change means for the people whose data it is about.
type topic string

// The topics, what weighs most first.
const (
	newCountry      topic = "country"
	newSpecial      topic = "special"
	longerRetention topic = "retention"
	newSubProcessor topic = "subprocessor"
	newProcessor    topic = "processor"
)

var topics = []topic{newCountry, newSpecial, longerRetention, newSubProcessor, newProcessor}

func newChanges(in Between, words *Words, stamp Stamp) *changes {
	c := &changes{
		builder: newBuilder(in.After, words), diff: diff.Registers(in.Before, in.After), versions: map[model.ID][]model.Version{}, zone: stamp.Time.Location(),
		added: map[model.Kind][]model.Record{}, ended: map[model.Kind][]model.Record{}, changed: map[model.Kind][]diff.Pair{},
		period: fmt.Sprintf(words.Text("changes.period"), in.From.Format(), in.Until.Format()),
	}
	titles := titlesOf(in.Before)
	for id, title := range c.source.titles {
		titles[id] = title // a record that was renamed goes by its new name
	}
	c.before, c.source.titles = &source{words: words, titles: titles}, titles
	for _, v := range in.Versions {
		c.versions[v.Record] = append(c.versions[v.Record], v)
	}
	for _, list := range c.versions {
		slices.SortFunc(list, func(a, b model.Version) int { return cmp.Compare(a.Sequence, b.Sequence) })
	}
	c.sort()
	c.weigh()
	return c
}

// sort divides the records over new, ended and changed. A record that went to
// the trash has ended.
func (c *changes) sort() {
	for _, r := range c.diff.Added {
		c.added[kindOf(r)] = append(c.added[kindOf(r)], r)
	}
	for _, r := range c.diff.Gone {
		c.ended[kindOf(r)] = append(c.ended[kindOf(r)], r)
	}
	for _, p := range c.diff.Changed {
		if p.Diff = p.Diff.Visible(); p.Diff.Empty() {
			continue
		}
		kind := kindOf(p.New)
		if statusOf(p.New) == model.StatusEnded && statusOf(p.Old) != model.StatusEnded {
			c.ended[kind] = append(c.ended[kind], p.New)
			if onlyEnded(p.Diff) {
				continue
			}
		}
		c.changed[kind] = append(c.changed[kind], p)
	}
}

// onlyEnded tells that ending is all that was done to the record.
func onlyEnded(d diff.Diff) bool {
	return !slices.ContainsFunc(d.Fields(), func(name string) bool { return name != "status" && name != "end" })
}

func kindOf(r model.Record) model.Kind {
	kind, _ := r.Identity()
	return kind
}

func statusOf(r model.Record) model.Status {
	switch r := r.(type) {
	case *model.Activity:
		return r.Status
	case *model.Service:
		return r.Status
	case *model.Party:
		return r.Status
	}
	return ""
}

// why gives who saved the record in the period, when and for what reason:
// the versions in which one of these fields changed, or all of them.
func (c *changes) why(record model.Record, fields ...string) string {
	_, id := record.Identity()
	var lines []string
	for _, v := range c.versions[id] {
		touched := len(fields) == 0 || v.Number == 1 || slices.ContainsFunc(v.Fields, func(f string) bool { return slices.Contains(fields, f) })
		if !touched {
			continue
		}
		line := joined(" ", v.Time.In(c.zone).Format("02-01-2006"), v.Author)
		lines = append(lines, joined(": ", line, v.Reason))
	}
	return strings.Join(lines, "\n")
}

// Changes is what changed in the register in a period, for the data protection
// officer and the board: what weighs most first, then per kind what is new,
// has ended and was changed, with who did so and why.
func Changes(in Between, words *Words, stamp Stamp) Paper {
	c := newChanges(in, words, stamp)
	p := c.paper("changes", stamp)
	p.Subtitle = c.period
	p.Blocks = c.blocks
	return p
}

func (c *changes) blocks(yield func(Block) bool) {
	w := c.words
	if !all(yield, Figures{c.figures()}) {
		return
	}
	if !all(yield, Heading{Level: 1, Text: w.Text("changes.attention")}, Paragraph{Text: w.Text("changes.attention.intro"), Muted: true}) {
		return
	}
	if len(c.attention) == 0 && !yield(Paragraph{Text: w.Text("changes.attention.none")}) {
		return
	}
	for _, t := range topics {
		if rows := c.about(t); len(rows) > 0 && !all(yield, Heading{Level: 2, Text: w.Text("changes.topic." + string(t))}, c.attentionGrid(rows, t == longerRetention)) {
			return
		}
	}
	for _, kind := range []model.Kind{model.KindActivity, model.KindService, model.KindParty, model.KindOrganisation} {
		if !c.kind(kind, yield) {
			return
		}
	}
	c.subProcessors(yield)
}

// figures count what is new, has ended and was changed.
func (c *changes) figures() []Figure {
	var out []Figure
	for _, kind := range []model.Kind{model.KindActivity, model.KindService} {
		name := c.words.Text("changes.kinds." + string(kind))
		out = append(out, Figure{len(c.added[kind]), fmt.Sprintf(c.words.Text("changes.new"), name)},
			Figure{len(c.ended[kind]), fmt.Sprintf(c.words.Text("changes.ended"), name)},
			Figure{len(c.changed[kind]), fmt.Sprintf(c.words.Text("changes.changed"), name)},
			Figure{len(c.about(attentionOf[kind])), c.words.Text("changes.figure." + string(attentionOf[kind]))})
	}
	return out
}

// attentionOf is the topic that is counted beside the figures of a kind.
var attentionOf = map[model.Kind]topic{model.KindActivity: newCountry, model.KindService: newSubProcessor}

func (c *changes) about(t topic) []attention {
	var out []attention
	for _, a := range c.attention {
		if a.topic == t {
			out = append(out, a)
		}
	}
	return out
}

func (c *changes) attentionGrid(rows []attention, was bool) Grid {
	w := c.words
	g := Grid{Columns: []Column{{w.Text("column.place"), 28}, {w.Text("changes.what"), 34}}}
	if was {
		g.Columns = append(g.Columns, Column{w.Text("changes.was"), 24})
	}
	g.Columns = append(g.Columns, Column{w.Text("changes.why"), 38})
	g.Rows = func(yield func(Row) bool) {
		for _, a := range rows {
			cells := []Cell{w.OrMissing(c.recordName(a.record)), w.OrMissing(a.what)}
			if was {
				cells = append(cells, w.OrMissing(a.was))
			}
			if !yield(Row{Cells: append(cells, c.whyCell(a.why))}) {
				return
			}
		}
	}
	return g
}

// whyCell says so when nothing about a change was kept.
func (c *changes) whyCell(why string) Cell { return c.words.OrMissing(why) }

// recordName is how the record is called: the organisation has no number.
func (c *changes) recordName(r model.Record) string {
	return joined(" ", r.RecordNumber(), c.source.named(r.Title()))
}

// kind prints what happened to the records of a kind.
func (c *changes) kind(kind model.Kind, yield func(Block) bool) bool {
	if len(c.added[kind])+len(c.ended[kind])+len(c.changed[kind]) == 0 {
		return true
	}
	w := c.words
	name := w.Text("changes.kinds." + string(kind))
	if !yield(Heading{Level: 1, Text: strings.ToUpper(name[:1]) + name[1:]}) {
		return false
	}
	for _, part := range []struct {
		key     string
		records []model.Record
	}{{"changes.head.new", c.added[kind]}, {"changes.head.ended", c.ended[kind]}} {
		if len(part.records) > 0 && !all(yield, Heading{Level: 2, Text: w.Text(part.key)}, c.recordGrid(part.records)) {
			return false
		}
	}
	if len(c.changed[kind]) == 0 {
		return true
	}
	if !yield(Heading{Level: 2, Text: w.Text("changes.head.changed")}) {
		return false
	}
	for _, p := range c.changed[kind] {
		if !all(yield, Heading{Level: 3, Text: c.recordName(p.New)}) {
			return false
		}
		if why := c.why(p.New); why != "" && !yield(Paragraph{Text: why, Muted: true}) {
			return false
		}
		if !yield(c.changeGrid(p)) {
			return false
		}
	}
	return true
}

func (c *changes) recordGrid(records []model.Record) Grid {
	w := c.words
	return Grid{Columns: []Column{{w.Text("column.name"), 40}, {w.Text("changes.about"), 26}, {w.Text("changes.why"), 34}}, Rows: func(yield func(Row) bool) {
		for _, r := range records {
			if !yield(Row{Cells: []Cell{Text(c.recordName(r)), w.OrMissing(c.brief(r)), c.whyCell(c.why(r))}}) {
				return
			}
		}
	}}
}

// brief says in a few words what a record is.
func (c *changes) brief(r model.Record) string {
	switch r := r.(type) {
	case *model.Activity:
		return joined(", ", c.source.role(r.Role), r.Department)
	case *model.Service:
		return c.source.party(r.VendorID, r.Vendor)
	case *model.Party:
		return joined(", ", c.source.code("party-kind", r.Kind), c.source.code("country", r.Country))
	}
	return ""
}

// changeGrid prints what differs in a record.
func (c *changes) changeGrid(p diff.Pair) Grid {
	w := c.words
	return Grid{Columns: []Column{{w.Text("changes.part"), 26}, {w.Text("changes.was"), 37}, {w.Text("changes.is"), 37}}, Rows: func(yield func(Row) bool) {
		for line := range c.lines(p) {
			if !yield(Row{Cells: []Cell{Text(line.where), line.was, line.is}}) {
				return
			}
		}
	}}
}

func (c *changes) lines(p diff.Pair) iter.Seq[changeLine] {
	was, is := c.before.of(p.Old), c.source.of(p.New)
	return func(yield func(changeLine) bool) {
		for _, change := range p.Diff.Changes {
			if !yield(lineOf(change, was, is)) {
				return
			}
		}
	}
}

// subProcessors lists which sub-processors came and went.
func (c *changes) subProcessors(yield func(Block) bool) {
	w := c.words
	if len(c.begun)+len(c.endedSubs) == 0 {
		return
	}
	if !yield(Heading{Level: 1, Text: w.Text("changes.subprocessors")}) {
		return
	}
	for _, part := range []struct {
		key  string
		rows []attention
	}{{"changes.head.new", c.begun}, {"changes.head.ended", c.endedSubs}} {
		if len(part.rows) > 0 && !all(yield, Heading{Level: 2, Text: w.Text(part.key)}, c.attentionGrid(part.rows, false)) {
			return
		}
	}
}

// ChangesDocument is the same for a workbook: what weighs most, and every
// change on a row of its own.
func ChangesDocument(in Between, words *Words, stamp Stamp) Document {
	c := newChanges(in, words, stamp)
	cover := c.cover(stamp)
	cover[0].Entries = append([]Entry{{words.Text("changes.periodLabel"), Text(c.period)}}, cover[0].Entries...)
	return Document{
		Language: words.language, Title: words.Text("paper.changes"), Organisation: c.reg.Organisation.Name, Stamp: stamp, StampLine: words.StampLine(stamp),
		Phrases: words.phrases(), Cover: cover, Tables: []Table{c.attentionTable(), c.changeTable()},
	}
}

func (c *changes) attentionTable() Table {
	w := c.words
	t := c.listTable("attention", []columnHead{{"changes.topic", 26}, {"column.place", 30}, {"changes.what", 40}, {"changes.was", 30}, {"changes.why", 50}})
	t.Count = len(c.attention)
	t.Rows = func(yield func([]Cell) bool) {
		for _, topic := range topics {
			for _, a := range c.about(topic) {
				was := w.OrMissing(a.was)
				if a.topic != longerRetention {
					was = Text("–") // it was not there
				}
				if !yield([]Cell{Text(w.Text("changes.topic." + string(a.topic))), Text(c.recordName(a.record)), w.OrMissing(a.what), was, c.whyCell(a.why)}) {
					return
				}
			}
		}
	}
	return t
}

func (c *changes) changeTable() Table {
	t := c.listTable("changes", []columnHead{
		{"column.kind", 13}, {"column.number", numberWidth}, {"column.name", 30}, {"changes.happened", 14}, {"changes.part", 30}, {"changes.was", 44}, {"changes.is", 44}, {"changes.why", 40},
	})
	t.Keys = 3
	kinds := []model.Kind{model.KindActivity, model.KindService, model.KindParty, model.KindOrganisation}
	for _, kind := range kinds {
		t.Count += len(c.added[kind]) + len(c.ended[kind])
		for _, p := range c.changed[kind] {
			t.Count += len(p.Diff.Changes)
		}
	}
	t.Rows = func(yield func([]Cell) bool) {
		for _, kind := range kinds {
			if !c.changeRows(kind, yield) {
				return
			}
		}
	}
	return t
}

func (c *changes) changeRows(kind model.Kind, yield func([]Cell) bool) bool {
	w := c.words
	head := func(r model.Record, happened string) []Cell {
		number := w.OrMissing(r.RecordNumber())
		if kind == model.KindOrganisation {
			number = Text("–")
		}
		return []Cell{Text(w.Text("kind." + string(kind))), number, w.OrMissing(r.Title()), Text(w.Text(happened))}
	}
	for _, r := range c.added[kind] {
		if !yield(append(head(r, "changes.happened.new"), Text("–"), Text("–"), w.OrMissing(c.brief(r)), c.whyCell(c.why(r)))) {
			return false
		}
	}
	for _, r := range c.ended[kind] {
		if !yield(append(head(r, "changes.happened.ended"), Text("–"), w.OrMissing(c.brief(r)), Text("–"), c.whyCell(c.why(r)))) {
			return false
		}
	}
	for _, p := range c.changed[kind] {
		for line := range c.lines(p) {
			if !yield(append(head(p.New, "changes.happened.changed"), Text(line.where), line.was, line.is, c.whyCell(c.why(p.New, line.top)))) {
				return false
			}
		}
	}
	return true
}
