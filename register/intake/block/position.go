package block

import (
	"strconv"
	"strings"
)

// Position is the place of a block or cell, counted as a person would count.
// Zero fields do not apply: a docx has no pages or lines, a text no paragraphs.
type Position struct {
	// Document is the part of a bundle that the place is in; "" outside a bundle.
	Document string `json:"document,omitempty"`
	// Part names the place outside the body; "" is the body.
	Part Part `json:"part,omitempty"`
	Page int  `json:"page,omitempty"`
	// Line is the first line of the block in a text, or on its page of a PDF.
	Line int `json:"line,omitempty"`
	// Paragraph counts the paragraphs, headings and items of the body, or of
	// the cell when Table is set.
	Paragraph int `json:"paragraph,omitempty"`
	// Table counts the tables of the document in reading order, nested ones
	// included; Row and Column are within it.
	Table  int `json:"table,omitempty"`
	Row    int `json:"row,omitempty"`
	Column int `json:"column,omitempty"`
	// Sheet is the sheet of a workbook; Row and Column are the cell on it.
	Sheet string `json:"sheet,omitempty"`
}

// Cell gives the cell of a workbook as programs for spreadsheets write it, such as
// Verwerkingen!B7; "" outside a workbook.
func (p Position) Cell() string {
	if p.Sheet == "" || p.Row < 1 || p.Column < 1 {
		return ""
	}
	letters := ""
	for n := p.Column; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return p.Sheet + "!" + letters + strconv.Itoa(p.Row)
}

// Part is a part of a document outside its body.
type Part string

// The parts.
const (
	Body       Part = ""
	InHeader   Part = "header"
	InFooter   Part = "footer"
	InFootnote Part = "footnote"
	InTextBox  Part = "textbox"
)

// Words are the words a position is printed with.
type Words struct {
	Page, Line, Paragraph, Table, Row, Column string
	Header, Footer, Footnote, TextBox         string
}

// Dutch gives the Dutch words.
func Dutch() Words {
	return Words{
		Page: "pagina", Line: "regel", Paragraph: "alinea", Table: "tabel", Row: "rij", Column: "kolom",
		Header: "koptekst", Footer: "voettekst", Footnote: "voetnoot", TextBox: "tekstvak",
	}
}

// English gives the English words.
func English() Words {
	return Words{
		Page: "page", Line: "line", Paragraph: "paragraph", Table: "table", Row: "row", Column: "column",
		Header: "header", Footer: "footer", Footnote: "footnote", TextBox: "text box",
	}
}

// Print gives the place in words, such as "pagina 3, tabel 2, rij 4, kolom 1", or as
// the cell of a workbook; a part of a bundle goes before it.
func (p Position) Print(w Words) string {
	var parts []string
	if p.Document != "" {
		parts = append(parts, p.Document)
	}
	if cell := p.Cell(); cell != "" {
		return strings.Join(append(parts, cell), ", ")
	}
	if name := w.part(p.Part); name != "" {
		parts = append(parts, name)
	}
	for _, n := range []struct {
		word  string
		count int
	}{{w.Page, p.Page}, {w.Table, p.Table}, {w.Row, p.Row}, {w.Column, p.Column}, {w.Line, p.Line}, {w.Paragraph, p.paragraph()}} {
		if n.count > 0 {
			parts = append(parts, n.word+" "+strconv.Itoa(n.count))
		}
	}
	return strings.Join(parts, ", ")
}

// paragraph leaves out what nobody would count: the first paragraph of a cell.
func (p Position) paragraph() int {
	if p.Table > 0 && p.Paragraph == 1 {
		return 0
	}
	return p.Paragraph
}

func (w Words) part(p Part) string {
	switch p {
	case InHeader:
		return w.Header
	case InFooter:
		return w.Footer
	case InFootnote:
		return w.Footnote
	case InTextBox:
		return w.TextBox
	}
	return ""
}
