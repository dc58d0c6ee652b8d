// Package report makes reports of a register: plain values, in the words of
// one language, that the renderers beside it (workbook, docx) put in a format.
//
//	words, err := report.LoadWords("nl", model.DateOf(stamp.Time))
//	document := report.Register(reg, words, stamp)
//
// # Complete
//
// [Register] leaves nothing out. Each activity is one row in the table of its
// role (art. 30(1) or 30(2)), where its lists are summed up so that the row can
// be read alone; each list that art. 30 asks for has a table in full; and every
// other field that is filled in stands in the table of other data. Which fields
// those are follows from the catalogue of package model/field: a field added to
// the model is printed without a word here.
//
// # Words, not codes
//
// Codes become words through model/reference, references become the names of
// what they point at, labels come from assets/translations/fields.*.json and
// the report's own words from report.*.json there. What is not filled in is
// printed as "niet ingevuld" ("not filled in") and is a cell of its own kind;
// unknown, no and not applicable are answers somebody gave and are printed as
// such.
package report

import (
	"fmt"
	"reflect"

	"verwerkingsregister/model"
)

// builder makes the tables of one register.
type builder struct {
	reg    *model.Register
	words  *Words
	source *source
	skip   []string // fields of an activity that are not printed on paper
}

// Register is the whole register as a report. The rows are read from reg when
// the tables are read, so reg must not change until then.
func Register(reg *model.Register, words *Words, stamp Stamp) Document {
	b := newBuilder(reg, words)
	d := Document{
		Language: words.language, Title: words.Text("title"), Organisation: reg.Organisation.Name, Stamp: stamp, StampLine: words.StampLine(stamp), Cover: b.cover(stamp),
		Phrases: words.phrases(),
	}
	d.Tables = append(d.Tables, b.controllerTable(), b.processorTable())
	if t := b.noRoleTable(); t.Count > 0 {
		d.Tables = append(d.Tables, t)
	}
	for _, list := range compiledLists() {
		d.Tables = append(d.Tables, b.subList(list))
	}
	d.Tables = append(d.Tables, b.serviceTable(), b.partyTable(), b.otherData())
	if t := b.approvalTable(); t.Count > 0 {
		d.Tables = append(d.Tables, t)
	}
	d.Choices = words.choices(d.Tables)
	return d
}

func (b *builder) cover(stamp Stamp) []Group {
	w := b.words
	s := b.source.of(&b.reg.Organisation)
	groups := []Group{{Title: w.Text("cover.register"), Entries: []Entry{
		{w.Text("cover.made"), Text(w.moment(stamp))},
		{w.Text("cover.version"), w.version(stamp)},
		{w.Text("cover.fingerprint"), w.OrMissing(stamp.Fingerprint)},
		{w.Text("cover.activities"), b.countByRole()},
		{w.Text("cover.services"), number(len(b.reg.Services))},
		{w.Text("cover.parties"), number(len(b.reg.Parties))},
	}}}
	groups[0].Entries = append(groups[0].Entries, b.approvalFacts("")...)
	root := nodes()[model.KindOrganisation]
	own := Group{Title: w.Text("cover.organisation")}
	for _, c := range root.children {
		switch {
		case !onCover(c):
		default:
			own.Entries = append(own.Entries, Entry{w.Label(c.Field), s.cell(c, s.record)})
		}
	}
	groups = append(groups, own)
	for _, name := range coverGroups {
		groups = append(groups, s.group(root.child(name)))
	}
	return append(groups, b.legend())
}

// coverGroups are the groups of the organisation that stand on the cover.
var coverGroups = []string{"contact", "privacyContact", "fg", "representative"}

// onCover tells whether a field of the organisation stands on the cover by
// itself. Internal remarks do not belong there.
func onCover(n *node) bool { return n.Leaf() && !n.hidden() && n.Name != "remarks" }

// group is a group of fields as entries; when nothing of it is filled in, one
// entry says so.
func (s *source) group(n *node) Group {
	holder := s.record.FieldByIndex(n.index)
	g := Group{Title: s.words.Label(n.Field)}
	for _, c := range n.children {
		s.each(c, holder, "", func(label string, n *node, holder reflect.Value) {
			g.Entries = append(g.Entries, Entry{label, s.cell(n, holder)})
		})
	}
	if len(g.Entries) == 0 {
		g.Entries = []Entry{{s.words.Label(n.Field), s.words.Missing()}}
	}
	return g
}

// legend explains the words that could be taken for one another.
func (b *builder) legend() Group {
	g := Group{Title: b.words.Text("legend")}
	for _, key := range []string{"missing", "unknown", "notApplicable", "fingerprint", "abbreviations"} {
		g.Entries = append(g.Entries, Entry{b.words.Text("legend." + key), Text(b.words.Text("legend." + key + ".text"))})
	}
	return g
}

func (b *builder) countByRole() Cell {
	controller, processor, other := 0, 0, 0
	for i := range b.reg.Activities {
		switch role := b.reg.Activities[i].Role; {
		case role.ActsForItself():
			controller++
		case role.ActsForOthers():
			processor++
		default:
			other++
		}
	}
	text := fmt.Sprintf(b.words.Text("cover.counts"), len(b.reg.Activities), controller, processor)
	if other > 0 {
		text += fmt.Sprintf(b.words.Text("cover.countsNoRole"), other)
	}
	return Text(text)
}

func number(n int) Cell { return Cell{Kind: NumberCell, Text: fmt.Sprint(n), Number: n} }

// moment writes the time of a report in its own zone.
func (w *Words) moment(stamp Stamp) string {
	return fmt.Sprintf(w.Text("moment"), stamp.Time.Format("02-01-2006"), stamp.Time.Format("15:04"))
}

func (w *Words) version(stamp Stamp) Cell {
	if stamp.Version == 0 {
		return Text(w.Text("cover.noVersion"))
	}
	return number(int(stamp.Version))
}

// StampLine is the stamp on one line, for the foot of a page.
func (w *Words) StampLine(stamp Stamp) string {
	line := w.moment(stamp)
	if stamp.AsOf != "" {
		line += fmt.Sprintf(w.Text("stamp.asOf"), stamp.AsOf.Format())
	}
	if stamp.Version != 0 {
		line += fmt.Sprintf(w.Text("stamp.version"), stamp.Version)
	}
	if stamp.Fingerprint != "" {
		line += fmt.Sprintf(w.Text("stamp.fingerprint"), stamp.Fingerprint)
	}
	return line
}
