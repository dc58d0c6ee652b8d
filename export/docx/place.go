package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Place is where in a template something stands, as a user can find it.
type Place struct {
	Part       string // of the document, such as "word/document.xml"; may be empty
	Table, Row int    // counted from 1 in the part; 0: outside tables
	Text       string // the line it stands in, shortened
}

func (p Place) String() string {
	s := p.Part
	if p.Table > 0 {
		s += fmt.Sprintf(", table %d, row %d", p.Table, p.Row)
	}
	if p.Text != "" {
		s += fmt.Sprintf(", in %q", p.Text)
	}
	return s
}

// places knows where the elements of a part stand.
type places struct {
	part  string
	data  []byte
	table map[*element]int // of a row: its table
	rows  map[*element]int // of a row: its place in the table
	row   map[*element]*element
	line  map[*element]*element // of an element: the paragraph it stands in
}

func placesOf(part string, data []byte, root *element) *places {
	p := &places{part: part, data: data, table: map[*element]int{}, rows: map[*element]int{}, row: map[*element]*element{}, line: map[*element]*element{}}
	tables := 0
	p.visit(root, &tables, nil, nil, nil)
	return p
}

// counted is a table being walked.
type counted struct{ number, rows int }

func (p *places) visit(e *element, tables *int, table *counted, row, line *element) {
	for _, child := range e.children {
		inTable, inRow, inLine := table, row, line
		switch {
		case child.is("tbl"):
			*tables++
			inTable = &counted{number: *tables}
		case child.is("tr") && table != nil:
			table.rows++
			p.table[child], p.rows[child] = table.number, table.rows
			inRow = child
		case child.is("p"):
			inLine = child
		}
		p.row[child], p.line[child] = inRow, inLine
		p.visit(child, tables, inTable, inRow, inLine)
	}
}

// of is where an element stands.
func (p *places) of(e *element) Place {
	at := Place{Part: p.part}
	row, line := p.row[e], p.line[e]
	if row == nil { // a control around rows stands where its first row does
		row = e.first("tr")
	}
	at.Table, at.Row = p.table[row], p.rows[row]
	if line == nil {
		line = e.first("p")
	}
	at.Text = shortened(p.text(line))
	return at
}

// text is the text of a paragraph.
func (p *places) text(line *element) string {
	var x expander
	x.data = p.data
	var all []stretch
	if line != nil {
		x.stretches(line, nil, &all)
	}
	var out strings.Builder
	for _, s := range all {
		out.WriteString(s.words)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func shortened(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

func (p *places) fault(kind TemplateErrorKind, at *element, tag string) *TemplateError {
	return &TemplateError{Kind: kind, Place: p.of(at), Tag: tag}
}
