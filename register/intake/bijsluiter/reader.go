package bijsluiter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// reader is one reading of one document.
type reader struct {
	lex   *lexicons
	doc   *block.Document
	out   *proposal.Proposal
	units []*unit

	item *proposal.Item // the service at hand
	svc  proposal.Row
	at   int // its place among the items

	numbers     map[model.RowID]string // of the categories, as printed
	explained   map[model.RowID]string // groups of data subjects: what stands behind their name, folded
	spoke       *unit                  // the paragraph outside the part about data whose last sentence named some
	purposeTold bool                   // some part of the annex says what the data are for
	answers     bool                   // some table of categories of the service has a column for ticks
	dates       []datedText
	last        *unit        // the line below the security annex that closes the document
	registered  map[int]part // numbers in the trade register, by the service they stand in
	engaged     []engaged
	links       linkables
	only        *product               // the product at hand of several that share an annex
	mail        []mailed               // the head of the mail that the document is
	mailUnits   []*unit                // where that stands
	before      []*unit                // what stands before the annexes and is part of none
	called      map[model.RowID]string // by what names the particulars added rows
	usedCells   map[*block.Cell]bool
	margins     map[string]bool // headers and footers that were read
	wholes      wholes
}

// unit is one paragraph, heading, item or table of the document in reading order.
type unit struct {
	b     *block.Block
	table *block.Table
	// spans are the sentences of a text, each used or not.
	spans []span
	// heading is the title of the section the unit stands under.
	heading string
	// labels tells that the table is the part of a form with labels and their values.
	labels bool
	// labelled tells that the unit is an item of a list of parts of the annex, each with its heading.
	labelled bool
	// inCell tells that the text stood in a table that only served as layout.
	inCell bool
}

type span struct {
	text string
	used bool
}

func newUnit(b *block.Block) *unit {
	if text := unwrapped(b.Text); text != b.Text {
		whole := *b
		whole.Text = text
		b = &whole
	}
	u := &unit{b: b, table: b.Table}
	if b.Table == nil {
		for _, s := range phrase.Sentences(b.Text) {
			u.spans = append(u.spans, span{text: s})
		}
	}
	return u
}

// longLine is how long a line is that was broken because it was full.
const longLine = 50

// unwrapped puts the lines together that were broken off: at a comma, or a long line that
// goes on with a small letter.
func unwrapped(s string) string {
	lines := strings.Split(s, "\n")
	out := lines[:1]
	for _, line := range lines[1:] {
		last := &out[len(out)-1]
		if brokenOff(*last, line) {
			*last = strings.TrimRight(*last, " ") + " " + strings.TrimSpace(line)
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// brokenOff tells whether a line goes on in the next.
func brokenOff(line, next string) bool {
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	first, _ := utf8.DecodeRuneInString(next)
	return strings.HasSuffix(line, ",") && !typedMarker.MatchString(next) || len(line) >= longLine && unicode.IsLower(first) && !strings.HasSuffix(line, ".") && !strings.HasSuffix(line, ";")
}

func (u *unit) text() string { return u.b.Text }

// use marks all of a text as understood.
func (u *unit) use() {
	for i := range u.spans {
		u.spans[i].used = true
	}
}

// anyUsed tells whether some sentence of a text was understood.
func (u *unit) anyUsed() bool {
	return slices.ContainsFunc(u.spans, func(s span) bool { return s.used })
}

// useCell marks a cell as understood.
func (r *reader) useCell(cells ...*block.Cell) {
	for _, c := range cells {
		if c != nil {
			r.usedCells[c] = true
		}
	}
}

// evidence says where a value stands and how sure it is.
func evidence(text string, pos block.Position, c proposal.Confidence) proposal.Evidence {
	return proposal.Evidence{Source: proposal.Source{Text: text, Pos: pos}, Confidence: c}
}

func (u *unit) evidence(c proposal.Confidence) proposal.Evidence {
	return evidence(u.text(), u.b.Pos, c)
}

func cellEvidence(c *block.Cell, conf proposal.Confidence) proposal.Evidence {
	return evidence(c.Text(), c.Pos, conf)
}

// note adds a note about the document, noteAt one about a place in the service.
func (r *reader) note(code proposal.NoteCode, text string, pos block.Position) {
	r.out.Notes = append(r.out.Notes, proposal.Note{Code: code, Item: -1, Text: text, Pos: pos})
}

func (r *reader) noteAt(code proposal.NoteCode, path field.Path, ev proposal.Evidence) {
	r.out.Notes = append(r.out.Notes, proposal.Note{Code: code, Item: r.at, Path: path, Text: ev.Source.Text, Pos: ev.Source.Pos})
}

// fileNotes passes on what the reader of the file noticed.
func (r *reader) fileNotes() {
	for _, n := range r.doc.Notices {
		if n.Code != block.NoText {
			r.note(proposal.FileNote(string(n.Code)), "", block.Position{})
		}
	}
}

// leftovers lists what was not understood: every sentence and cell that is neither a
// source nor boilerplate.
func (r *reader) leftovers(sources *accounted) {
	for _, u := range slices.Concat(r.mailUnits, r.units) {
		if u.table != nil {
			r.leftoverCells(u, sources)
			continue
		}
		var left []string
		for _, s := range u.spans {
			if s.used && r.lost(sources, s.text) || !s.used && !r.lex.boilerplate(s.text) && !r.introduces(s.text) && !sources.known(s.text) && !(u.b.Kind == block.Heading && r.formText(s.text)) {
				left = append(left, s.text)
			}
		}
		if len(left) > 0 {
			r.unmatched(u.heading, strings.Join(left, " "), u.b.Pos)
		}
	}
	for _, part := range [][]block.Block{r.doc.Headers, r.doc.Footers} {
		for i := range part {
			r.marginLeft(&part[i])
		}
	}
	r.out.Unmatched = withoutBareHeadings(r.out.Unmatched)
}

// withoutBareHeadings drops headings that stand as such over another passage.
func withoutBareHeadings(all []proposal.Passage) []proposal.Passage {
	over := map[string]bool{}
	for _, p := range all {
		if p.Text != p.Heading {
			over[p.Heading] = true
		}
	}
	return slices.DeleteFunc(all, func(p proposal.Passage) bool { return p.Text == p.Heading && over[p.Heading] })
}

func (r *reader) unmatched(heading, text string, pos block.Position) {
	r.out.Unmatched = append(r.out.Unmatched, proposal.Passage{Heading: heading, Text: text, Pos: pos})
}

// leftoverCells lists the cells of a table that were not understood, a row at a time.
func (r *reader) leftoverCells(u *unit, sources *accounted) {
	var row []string
	var pos block.Position
	flush := func() {
		if len(row) > 0 {
			r.unmatched(u.heading, strings.Join(row, " | "), pos)
		}
		row = nil
	}
	last := -1
	for i := range u.table.Cells {
		c := &u.table.Cells[i]
		if c.Row != last {
			flush()
			last = c.Row
		}
		text := c.Text()
		if text == "" || r.usedCells[c] && !r.lost(sources, text) || !r.usedCells[c] && r.lex.boilerplate(text) {
			continue
		}
		if len(row) == 0 {
			pos = c.Pos
		}
		row = append(row, text)
	}
	flush()
}

// marginLeft lists what stands in a header or footer, unless it is a date or version
// that was read, a page number or boilerplate.
func (r *reader) marginLeft(b *block.Block) {
	text := b.Text
	if b.Table != nil {
		for i := range b.Table.Cells {
			for j := range b.Table.Cells[i].Blocks {
				r.marginLeft(&b.Table.Cells[i].Blocks[j])
			}
		}
		return
	}
	if r.margins[text] && r.sourced(text) {
		return
	}
	if slices.ContainsFunc(strings.Split(text, "\t"), func(piece string) bool { return !r.repeats(piece) }) {
		r.unmatched("", text, b.Pos)
	}
}

// repeats tells whether a piece of a header or footer says nothing of its own: words of the
// form, a page number, a mark of this program, or what stands in the document too.
func (r *reader) repeats(piece string) bool {
	piece = strings.TrimSpace(piece)
	return piece == "" || r.lex.boilerplate(piece) || pageNumber(piece) || madeHere(piece) ||
		slices.ContainsFunc(r.units, func(u *unit) bool { return u.table == nil && squeezed(r.open(u.text())) == squeezed(piece) })
}

// sourced tells whether some value rests on a passage.
func (r *reader) sourced(text string) bool {
	for _, it := range r.out.Items {
		for _, ev := range it.Evidence {
			if ev.Source.Text == text {
				return true
			}
		}
	}
	return false
}

// pageNumber tells whether a text only counts pages.
func pageNumber(s string) bool {
	return strings.TrimFunc(strings.NewReplacer("Pagina", "", "pagina", "", "Page", "", "page", "", "van", "", "of", "").Replace(s),
		func(r rune) bool { return r >= '0' && r <= '9' || strings.ContainsRune(" /-|.", r) }) == ""
}
