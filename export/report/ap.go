package report

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// AP is the register as the supervisory authority may ask for it (art. 30(4)):
// one document that can be read alone. It has the organisation on its cover,
// the processing as controller and as processor apart, each activity complete
// and numbered, and the parties, services and transfers as annexes. What the
// organisation keeps for itself is left out, and the guide in front says so.
//
// The blocks are read from reg when the paper is read, so reg must not change
// until then.
func AP(reg *model.Register, words *Words, stamp Stamp) Paper {
	b := newBuilder(reg, words)
	b.skip = internal
	p := b.registerPaper(stamp)
	return p
}

// RegisterPaper is the whole register to be read from the first page to the
// last, as AP is, with what the organisation keeps for itself.
func RegisterPaper(reg *model.Register, words *Words, stamp Stamp) Paper {
	return newBuilder(reg, words).registerPaper(stamp)
}

func (b *builder) registerPaper(stamp Stamp) Paper {
	p := b.paper("register", stamp)
	p.Cover = b.paperCover(stamp)
	p.Contents = true
	p.Blocks = b.registerBlocks
	return p
}

func newBuilder(reg *model.Register, words *Words) *builder {
	return &builder{reg: reg, words: words, source: &source{words: words, titles: titlesOf(reg)}}
}

// paper is a paper without contents; its title stands under its name.
func (b *builder) paper(name string, stamp Stamp) Paper {
	w := b.words
	return Paper{
		Language: w.language, Title: w.Text("paper." + name), Organisation: b.reg.Organisation.Name, Stamp: stamp, StampLine: w.StampLine(stamp), Phrases: w.phrases(),
	}
}

func (w *Words) phrases() Phrases {
	return Phrases{
		Page: w.Text("page"), Of: w.Text("of"), Cover: w.Text("cover.sheet"), Contents: w.Text("cover.tables"),
		ContinuedBelow: w.Text("continued.below"), Continued: w.Text("continued"),
		Missing: w.missing.Text, ChoiceTitle: w.Text("choice.title"), Choice: w.Text("choice"),
	}
}

// paperCover is the cover of the register on one page: what there is in it, and
// whose it is (art. 30(1)(a), 30(2)(a)).
func (b *builder) paperCover(stamp Stamp) []Group {
	groups := b.cover(stamp)[:2]
	own := &groups[1]
	own.Entries = slices.DeleteFunc(own.Entries, func(e Entry) bool {
		return e.Label == b.words.Label(nodes()[model.KindOrganisation].child("security").Field)
	})
	s := b.source.of(&b.reg.Organisation)
	for _, name := range coverGroups {
		n := s.root.child(name)
		own.Entries = append(own.Entries, Entry{s.words.Label(n.Field), s.words.OrMissing(s.onLines(n, s.record.FieldByIndex(n.index)))})
	}
	return groups
}

// onLines gives a group as an address is written; what is no part of an address
// keeps its label.
func (s *source) onLines(n *node, v reflect.Value) string {
	lines := []string{s.contactLines(contactIn(v).Interface().(model.Contact))}
	for _, child := range n.children {
		if !strings.HasPrefix(child.TypeKey, "Contact.") {
			lines = append(lines, s.lines([]*node{child}, v)...)
		}
	}
	return joined("\n", lines...)
}

// contactIn is the contact that a group is, or has inside it.
func contactIn(v reflect.Value) reflect.Value {
	switch v.Interface().(type) {
	case model.DPO, model.Representative:
		return v.FieldByName("Contact")
	}
	return v
}

func hasContact(v reflect.Value) bool {
	_, is := contactIn(v).Interface().(model.Contact)
	return is
}

// guide explains the words that could be taken for one another, and says what
// is left out.
func (b *builder) guide(yield func(Block) bool) bool {
	g := b.legend()
	if len(b.skip) > 0 {
		g.Entries = append(g.Entries, Entry{b.words.Text("legend.left"), Text(b.words.Text("legend.left.text"))})
	}
	return all(yield, Heading{Level: 1, Text: g.Title, NewPage: true}, Facts{Entries: g.Entries})
}

// apPart is a part of the document: the activities in some roles.
type apPart struct {
	id       string
	letter   string
	includes func(model.Role) bool
}

func (b *builder) registerBlocks(yield func(Block) bool) {
	parts := []apPart{
		{"controller", "A", model.Role.ActsForItself},
		{"processor", "B", model.Role.ActsForOthers},
		{"norole", "C", func(r model.Role) bool { return !r.ActsForItself() && !r.ActsForOthers() }},
	}
	if !b.guide(yield) || !b.general(yield) {
		return
	}
	for _, p := range parts {
		if !b.apPart(p, yield) {
			return
		}
	}
	b.annexes(yield)
}

// general prints the measures that hold for every activity.
func (b *builder) general(yield func(Block) bool) bool {
	s := b.source.of(&b.reg.Organisation)
	p := part{source: s}
	for _, name := range []string{"security", "certificates"} {
		n := s.root.child(name)
		v := s.record.FieldByIndex(n.index)
		switch {
		case empty(v):
		case n.Leaf():
			p.entries = append(p.entries, Entry{s.words.Label(n.Field), s.cell(n, s.record)})
		default:
			p.lists = append(p.lists, s.gridOf(s.words.Label(n.Field), compilePaperList(n, paperSpecs(n.Name)), n, v))
		}
	}
	blocks := p.blocks()
	if len(blocks) == 0 {
		return true
	}
	return all(yield, append([]Block{Heading{Level: 1, Text: b.words.Text("ap.general")}}, blocks...)...)
}

// all yields blocks until the reader has enough.
func all(yield func(Block) bool, blocks ...Block) bool {
	for _, block := range blocks {
		if !yield(block) {
			return false
		}
	}
	return true
}

func (b *builder) apPart(p apPart, yield func(Block) bool) bool {
	count := 0
	for a := range b.activities(p.includes) {
		if count == 0 && !b.partHead(p, yield) {
			return false
		}
		count++
		title := fmt.Sprintf("%s%d  %s", p.letter, count, joined(" – ", a.Number, b.source.named(a.Name)))
		if !yield(Heading{Level: 2, Text: title, NewPage: count > 1}) || !b.activityBlocks(a, yield) {
			return false
		}
	}
	if count == 0 && p.id != "norole" {
		return b.partHead(p, yield) && yield(Paragraph{Text: b.words.Text("empty." + p.id), Muted: true})
	}
	return true
}

func (b *builder) partHead(p apPart, yield func(Block) bool) bool {
	return all(yield,
		Heading{Level: 1, Text: fmt.Sprintf(b.words.Text("ap.part"), p.letter, b.words.Text("ap."+p.id)), NewPage: true},
		Paragraph{Text: b.words.Text("intro." + p.id), Muted: true})
}

// activities are those in a role.
func (b *builder) activities(includes func(model.Role) bool) iter.Seq[*model.Activity] {
	return func(yield func(*model.Activity) bool) {
		for i := range b.reg.Activities {
			if a := &b.reg.Activities[i]; includes(a.Role) && !yield(a) {
				return
			}
		}
	}
}

// annexes print the parties, the services and the transfers.
func (b *builder) annexes(yield func(Block) bool) {
	for i, annex := range []struct {
		id    string
		block func() Block
	}{
		{"parties", b.partyGrid}, {"services", b.serviceGrid}, {"transfers", func() Block { return b.transferList("").block() }},
	} {
		heading := Heading{Level: 1, Text: fmt.Sprintf(b.words.Text("ap.annex"), i+1, b.words.Text("ap."+annex.id)), NewPage: true}
		if !all(yield, heading, Paragraph{Text: b.words.Text("ap." + annex.id + ".intro"), Muted: true}, annex.block()) {
			return
		}
	}
}

// partyGrid prints each party in full, and where it is put to work.
func (b *builder) partyGrid() Block {
	if len(b.reg.Parties) == 0 {
		return Paragraph{Text: b.words.Text("empty.parties"), Muted: true}
	}
	used := b.partyUse()
	w := b.words
	return Grid{
		Columns: []Column{{w.Text("column.party"), 36}, {w.Text("column.partyState"), 22}, {w.Text("column.partyRoles"), 22}, {w.Text("column.seat"), 20}},
		Rows: func(yield func(Row) bool) {
			for i := range b.reg.Parties {
				p := &b.reg.Parties[i]
				s := b.source.of(p)
				row := Row{Cells: w.cells([]string{
					joined("\n", p.Name, p.Number), joined("\n", s.code("party-kind", p.Kind), s.code("status", model.Code(p.Status))),
					s.text(s.root.child("roles"), s.record), s.code("country", p.Country),
				})}
				for _, n := range s.root.children {
					if !partyCell(n.Name) && !n.hidden() {
						row.Below = append(row.Below, s.below([]pathNode{{n, nil}}, s.record)...)
					}
				}
				if in := used[p.ID]; len(in) > 0 {
					row.Below = append(row.Below, Entry{w.Text("column.usedIn"), Text(joined("\n", in...))})
				}
				if !yield(row) {
					return
				}
			}
		},
	}
}

// partyCell tells which fields of a party have a column or are kept inside.
func partyCell(name string) bool {
	switch name {
	case "number", "name", "kind", "status", "roles", "country", "remarks", "tags", "review":
		return true
	}
	return false
}

// serviceGrid prints of each service whose statement it is, and what decides
// about those who work for it.
func (b *builder) serviceGrid() Block {
	if len(b.reg.Services) == 0 {
		return Paragraph{Text: b.words.Text("empty.services"), Muted: true}
	}
	used := b.serviceUse()
	w := b.words
	return Grid{
		Columns: []Column{{w.Text("column.product"), 30}, {w.Text("column.vendor"), 24}, {w.Text("column.statement"), 24}, {w.Text("column.usedBy"), 30}},
		Rows: func(yield func(Row) bool) {
			for i := range b.reg.Services {
				v := &b.reg.Services[i]
				s := b.source.of(v)
				row := Row{Cells: w.cells([]string{joined("\n", v.Product, v.Number), s.text(s.root.child("vendorId"), s.record), b.statement(s, v), used[v.ID]})}
				for _, e := range []Entry{
					{w.Text("column.explanation"), Text(v.Explanation)},
					{w.Text("column.storage"), Text(s.storage(&v.Processing))},
					{w.Text("column.subprocessors"), Text(s.engagements(v.Engagements))},
					{w.Text("column.transfer"), Text(s.transfers(&v.Processing, nil, nil))},
				} {
					if e.Value.Text != "" {
						row.Below = append(row.Below, e)
					}
				}
				if !yield(row) {
					return
				}
			}
		},
	}
}
