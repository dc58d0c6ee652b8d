package docx

import (
	"html"
	"strconv"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model/origin"
)

// Blocks gives the template, filled in, as blocks to be set by a program that
// makes pages of its own: its headings, paragraphs, lists and tables in their
// order. The looks of the template are not kept, nor what stands in the head
// and foot of its pages. A value that is the word missing looks so. The first
// title of the document is given apart.
func (t *Template) Blocks(values Values, missing string) (title string, blocks []report.Block, err error) {
	if err := values.check(t.schema); err != nil {
		return "", nil, err
	}
	var filled strings.Builder
	if err := fillAll(&filled, t.parts[mainPart], &scope{values: values}); err != nil {
		return "", nil, err
	}
	data := []byte(filled.String())
	root, err := parseElements(data)
	if err != nil {
		return "", nil, &TemplateError{Kind: BadXML, Place: Place{Part: mainPart}, Err: err}
	}
	r := reading{data: data, missing: missing, looks: t.looks()}
	r.blocks(root.child("document").child("body"))
	return r.title, r.out, nil
}

// reading is a document being read into blocks.
type reading struct {
	data    []byte
	missing string
	looks   *looks
	title   string
	out     []report.Block
}

// blocks reads the paragraphs and tables in e, also those inside controls.
func (r *reading) blocks(e *element) {
	if e == nil {
		return
	}
	for _, child := range e.children {
		switch {
		case child.is("p"):
			r.paragraph(child)
		case child.is("tbl"):
			r.table(child)
		case child.is("sectPr"):
		default:
			r.blocks(child)
		}
	}
}

func (r *reading) paragraph(p *element) {
	text := r.text(p)
	if strings.TrimSpace(text) == "" {
		return
	}
	switch level := r.looks.level(p); {
	case level == 0 && r.title == "":
		r.title = text
	case level >= 0:
		r.out = append(r.out, report.Heading{Level: min(max(level, 1), 3), Text: r.looks.mark(p) + text})
	default:
		r.out = append(r.out, report.Paragraph{Text: r.looks.mark(p) + text, Muted: p.child("pPr").child("pStyle").value() == string(Small)})
	}
}

// text is the text of a paragraph, with marks around the values in it.
func (r *reading) text(e *element) string {
	var out, value strings.Builder
	open, text := "", &out
	for _, child := range e.children {
		if child.is("bookmarkEnd") && open != "" && child.attribute("id") == open {
			out.WriteString(printable.Value(value.String()))
			value.Reset()
			open, text = "", &out
			continue
		}
		if child.is("bookmarkStart") && open == "" && origin.IsValueName(child.attribute("name")) {
			open, text = child.attribute("id"), &value
			continue
		}
		r.piece(child, e, text)
	}
	return out.String() + value.String()
}

// piece adds what stands in a part of a paragraph or run.
func (r *reading) piece(child, parent *element, out *strings.Builder) {
	switch child.name.Local {
	case "t":
		out.WriteString(html.UnescapeString(string(r.data[child.inner:child.innerEnd])))
	case "br", "cr":
		out.WriteString("\n")
	case "tab":
		if parent.is("r") {
			out.WriteString("\t")
		}
	case "noBreakHyphen":
		out.WriteString("-")
	case "pPr", "rPr", "sdtPr", "del", "Fallback":
	default:
		out.WriteString(r.text(child))
	}
}

// gridRow is a row of a table: its cells by column, of which those that are
// covered by the cell before or above them are empty.
type gridRow struct {
	cells []report.Cell
	wide  bool // one cell over all columns
	head  bool
}

func (r *reading) table(tbl *element) {
	var rows []gridRow
	r.rows(tbl, &rows)
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row.cells))
	}
	if len(rows) == 0 || columns == 0 {
		return
	}
	if columns <= 2 && !rows[0].head {
		r.facts(rows)
		return
	}
	r.out = append(r.out, r.grid(rows, columns, widths(tbl, columns)))
}

func (r *reading) rows(e *element, rows *[]gridRow) {
	for _, child := range e.children {
		if !child.is("tr") {
			r.rows(child, rows)
			continue
		}
		row := gridRow{head: child.child("trPr").child("tblHeader") != nil}
		r.cells(child, &row)
		row.wide = len(row.cells) > 1 && strings.Count(string(r.data[child.start:child.end]), "</w:tc>") == 1
		*rows = append(*rows, row)
	}
}

func (r *reading) cells(e *element, row *gridRow) {
	for _, child := range e.children {
		if !child.is("tc") {
			r.cells(child, row)
			continue
		}
		properties := child.child("tcPr")
		text := r.cell(child)
		if merge := properties.child("vMerge"); merge != nil && merge.value() != "restart" {
			text = ""
		}
		c := report.Text(text)
		if text == r.missing {
			c.Kind = report.MissingCell
		}
		row.cells = append(row.cells, c)
		span, _ := strconv.Atoi(properties.child("gridSpan").value())
		for range min(span, maxColumns) - 1 {
			row.cells = append(row.cells, report.Text(""))
		}
	}
}

const maxColumns = 63 // as Word has it

// cell is the text of a cell: a line for each paragraph, also of tables in it.
func (r *reading) cell(tc *element) string {
	var lines []string
	var visit func(e *element)
	visit = func(e *element) {
		for _, child := range e.children {
			if !child.is("p") {
				visit(child)
			} else if text := r.text(child); strings.TrimSpace(text) != "" {
				lines = append(lines, r.looks.mark(child)+text)
			}
		}
	}
	visit(tc)
	return strings.Join(lines, "\n")
}

// facts are the rows of a table of labels and values.
func (r *reading) facts(rows []gridRow) {
	var facts report.Facts
	for _, row := range rows {
		switch {
		case len(row.cells) == 2 && !row.wide:
			facts.Entries = append(facts.Entries, report.Entry{Label: row.cells[0].Text, Value: row.cells[1]})
		case len(row.cells) > 0:
			if facts.Title != "" || len(facts.Entries) > 0 {
				r.out = append(r.out, facts)
			}
			facts = report.Facts{Title: row.cells[0].Text}
		}
	}
	r.out = append(r.out, facts)
}

// grid is a table with a head: the rows that are marked so, or the first one.
func (r *reading) grid(rows []gridRow, columns int, widths []int) report.Grid {
	g := report.Grid{Columns: make([]report.Column, columns)}
	for i := range g.Columns {
		g.Columns[i].Width = widths[i]
	}
	heads := 0
	for heads < len(rows) && (heads == 0 || rows[heads].head) {
		for i, c := range rows[heads].cells {
			if c.Text != "" {
				g.Columns[i].Heading = strings.TrimPrefix(g.Columns[i].Heading+"\n"+c.Text, "\n")
			}
		}
		heads++
	}
	body := rows[heads:]
	g.Rows = func(yield func(report.Row) bool) {
		for _, row := range body {
			cells := make([]report.Cell, columns)
			copy(cells, row.cells)
			if !yield(report.Row{Cells: cells}) {
				return
			}
		}
	}
	return g
}

// widths are the shares of the columns in the width of the table.
func widths(tbl *element, columns int) []int {
	all := make([]int, columns)
	for i := range all {
		all[i] = 1
	}
	grid := tbl.child("tblGrid")
	if grid == nil {
		return all
	}
	i := 0
	for _, child := range grid.children {
		if !child.is("gridCol") || i >= columns {
			continue
		}
		for _, a := range child.attributes {
			if w, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "w" && w > 0 {
				all[i] = w
			}
		}
		i++
	}
	if i < columns { // shares and twips do not go together
		for i := range all {
			all[i] = 1
		}
	}
	return all
}
