package docx

import (
	"html"
	"slices"
	"strings"
)

// Words in double braces are places to fill in as well: {{product}} holds a
// text, and {{#subprocessors}} in the first cell and {{/subprocessors}} in the
// last one repeat the table row, or rows, between them. Word splits such words
// over runs as it likes (after a spelling check, after each edit), so they are
// looked for in the text of a whole paragraph. Each becomes a content control,
// and from there on there is one kind of place. A name that repeats columns
// opens and closes in one cell: {{#groups}}{{name}}{{/groups}}.

const (
	openBraces  = "{{"
	closeBraces = "}}"
)

// edit replaces a stretch of a part.
type edit struct {
	start, end int
	with       string
}

// expander turns words in braces into content controls.
type expander struct {
	part  string
	data  []byte
	where *places
	// column tells whether a name repeats a column.
	column func(name string) bool
	edits  []edit
	open   []mark // repeats that were opened and not closed yet
	// rows are the stretches that are repeated, which may not overlap.
	rows   []edit
	faults TemplateErrors
}

// mark is an opened repeat.
type mark struct {
	name string
	cell
	at *element // the paragraph it stands in
}

// cell is a cell of a table, and the row it stands in.
type cell struct{ row, tc *element }

// expand gives a part with its words in braces as content controls.
func expand(part string, data []byte, root *element, column func(string) bool) ([]byte, error) {
	if !strings.ContainsRune(string(data), '{') && !strings.Contains(string(data), "}}") {
		return data, nil
	}
	x := expander{part: part, data: data, where: placesOf(part, data, root), column: column}
	x.paragraphs(root, cell{})
	for _, m := range x.open {
		x.fault(UnclosedRepeat, m.at, m.name)
	}
	if len(x.faults) > 0 {
		return nil, x.faults
	}
	return x.apply(), nil
}

func (x *expander) fault(kind TemplateErrorKind, at *element, tag string) {
	e := x.where.fault(kind, at, tag)
	x.faults = append(x.faults, e)
}

func (x *expander) apply() []byte {
	slices.SortStableFunc(x.edits, func(a, b edit) int { return a.start - b.start })
	var out []byte
	at := 0
	for _, e := range x.edits {
		out = append(append(out, x.data[at:e.start]...), e.with...)
		at = e.end
	}
	return append(out, x.data[at:]...)
}

// paragraphs visits every paragraph with the cell it stands in.
func (x *expander) paragraphs(e *element, in cell) {
	for _, child := range e.children {
		switch {
		case child.is("tr"):
			x.paragraphs(child, cell{row: child})
		case child.is("tc"):
			x.paragraphs(child, cell{in.row, child})
		case child.is("p"):
			x.paragraph(child, in)
			x.paragraphs(child, in) // a text box holds paragraphs of its own
		default:
			x.paragraphs(child, in)
		}
	}
}

// stretch is the text of one w:t, and where in the paragraph it begins.
type stretch struct {
	text, run *element
	words     string
	from      int
}

// word is a word in braces, as offsets in the text of a paragraph.
type word struct {
	name     string
	from, to int
}

func (x *expander) paragraph(p *element, in cell) {
	var stretches []stretch
	x.stretches(p, nil, &stretches)
	var text strings.Builder
	for i := range stretches {
		stretches[i].from = text.Len()
		text.WriteString(stretches[i].words)
	}
	words := x.words(text.String(), p)
	if len(words) == 0 {
		return
	}
	for i := range words {
		x.repeat(&words[i], p, in)
	}
	for _, s := range stretches {
		x.replace(s, words)
	}
}

// stretches gathers the texts of a paragraph, without those of paragraphs in it.
func (x *expander) stretches(e, run *element, all *[]stretch) {
	for _, child := range e.children {
		switch {
		case child.is("p"):
		case child.is("t") && run != nil:
			*all = append(*all, stretch{text: child, run: run, words: html.UnescapeString(string(x.data[child.inner:child.innerEnd]))})
		case child.is("r"):
			x.stretches(child, child, all)
		default:
			x.stretches(child, run, all)
		}
	}
}

// words finds the words in braces of a text.
func (x *expander) words(text string, p *element) []word {
	var all []word
	for at := 0; ; {
		start, end := strings.Index(text[at:], openBraces), strings.Index(text[at:], closeBraces)
		switch {
		case start < 0 && end < 0:
			return all
		case start < 0 || end >= 0 && end < start:
			x.fault(BadBraces, p, closeBraces)
			return all
		}
		from := at + start
		end = strings.Index(text[from:], closeBraces)
		next := strings.Index(text[from+len(openBraces):], openBraces)
		if end < 0 || next >= 0 && next+len(openBraces) < end {
			x.fault(BadBraces, p, openBraces)
			return all
		}
		inside := text[from+len(openBraces) : from+end]
		at = from + end + len(closeBraces)
		all = append(all, word{name: strings.TrimFunc(inside, isSpace), from: from, to: at})
	}
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u200b' }

// repeat opens or closes a repeat; the word itself disappears.
func (x *expander) repeat(w *word, p *element, in cell) {
	opened, opens := strings.CutPrefix(w.name, "#")
	closed, closes := strings.CutPrefix(w.name, "/")
	if !opens && !closes {
		return
	}
	w.name = ""
	name := strings.TrimFunc(opened, isSpace)
	if closes {
		name = strings.TrimFunc(closed, isSpace)
	}
	switch {
	case in.row == nil:
		x.fault(OutsideTable, p, name)
	case opens:
		x.open = append(x.open, mark{name, in, p})
	case len(x.open) == 0 || fold(x.open[len(x.open)-1].name) != fold(name):
		x.fault(StrayEnd, p, name)
	default:
		m := x.open[len(x.open)-1]
		x.open = x.open[:len(x.open)-1]
		if x.column(name) {
			x.wrapCell(m, in, p)
			return
		}
		x.wrap(m, in.row, p)
	}
}

// wrapCell puts the cell of a repeated column into a content control.
func (x *expander) wrapCell(m mark, in cell, p *element) {
	if in.tc == nil || m.tc != in.tc {
		x.fault(BadNesting, p, m.name)
		return
	}
	x.edits = append(x.edits, edit{in.tc.start, in.tc.start, openRepeat(m.name)}, edit{in.tc.end, in.tc.end, closeControl})
}

func openRepeat(name string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + repeatPrefix + attribute(name) + `"/></w:sdtPr><w:sdtContent>`
}

const closeControl = "</w:sdtContent></w:sdt>"

// wrap puts the rows of a repeat into a content control.
func (x *expander) wrap(m mark, last, p *element) {
	if x.where.table[m.row] != x.where.table[last] {
		x.fault(BadNesting, p, m.name)
		return
	}
	for _, r := range x.rows {
		if m.row.start < r.end && r.start < last.end {
			x.fault(BadNesting, p, m.name)
			return
		}
	}
	x.rows = append(x.rows, edit{start: m.row.start, end: last.end})
	x.edits = append(x.edits,
		edit{m.row.start, m.row.start, openRepeat(m.name)},
		edit{last.end, last.end, closeControl})
}

// replace writes one text anew: what is literal stays in its run, and where a
// word begins the run is cut for a control. What of a word stands in later
// texts disappears there.
func (x *expander) replace(s stretch, words []word) {
	end := s.from + len(s.words)
	var out strings.Builder
	look := s.run.child("rPr").raw(x.data)
	at := s.from
	touched := false
	literal := func(to int) {
		if to > at {
			out.WriteString(`<w:t xml:space="preserve">` + escape(s.words[at-s.from:to-s.from]) + "</w:t>")
		}
	}
	for _, w := range words {
		if w.to <= s.from || w.from >= end {
			continue
		}
		touched = true
		if w.from >= s.from {
			literal(w.from)
			if w.name != "" {
				out.WriteString("</w:r>" + control(w.name, look) + "<w:r>" + look)
			}
		}
		at = min(w.to, end)
	}
	if !touched {
		return
	}
	literal(end)
	x.edits = append(x.edits, edit{s.text.start, s.text.end, out.String()})
}

func control(name, look string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + attribute(name) + `"/></w:sdtPr><w:sdtContent><w:r>` + look + "<w:t>" + escape(openBraces+name+closeBraces) + "</w:t></w:r></w:sdtContent></w:sdt>"
}
