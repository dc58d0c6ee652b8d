package text

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verwerkingsregister/register/intake/limits"
)

// A table of a web page may stand in Markdown as it is: wikis write one where cells hold
// lines, and help desks everywhere.

var (
	opensTable  = regexp.MustCompile(`(?i)^<table(\s[^<>]*)?>`)
	closesTable = regexp.MustCompile(`(?i)</table\s*>\s*$`)
)

// pageTable reads a table that is written as a web page has it. One that is not closed at
// the end of a line is text.
func (p *parser) pageTable() ([]row, int) {
	if p.unclosed || !opensTable.MatchString(p.lines[p.at].text) {
		return nil, 0
	}
	for n := 0; p.at+n < len(p.lines); n++ {
		if !closesTable.MatchString(p.lines[p.at+n].text) {
			continue
		}
		rows := p.pageRows(p.lines[p.at : p.at+n+1])
		if len(rows) == 0 {
			return nil, 0
		}
		return rows, n + 1
	}
	p.unclosed = true // nor does one end further on
	return nil, 0
}

// pageRows gives the rows of such a table. A cell over several columns is followed by
// empty ones; what stands in no cell is a row by itself, and the rows of a table in a
// cell are lines of it.
func (p *parser) pageRows(lines []line) []row {
	var w pageWriter
	for _, l := range lines {
		w.at = l
		w.write(" ")
		z := html.NewTokenizer(strings.NewReader(l.text))
		for z.Next() != html.ErrorToken {
			raw := string(z.Raw())
			w.token(z.Token(), raw)
		}
		if !errors.Is(z.Err(), io.EOF) {
			return nil
		}
	}
	w.end()
	return w.rows
}

// pageWriter gathers the rows of a table.
type pageWriter struct {
	at    line
	rows  []row
	depth int             // of tables in tables
	open  bool            // a cell is being written
	text  strings.Builder // of that cell
	over  int             // how many columns it goes over
}

func (w *pageWriter) token(t html.Token, raw string) {
	starts := t.Type == html.StartTagToken
	switch {
	case t.Type == html.TextToken:
		w.write(limits.Clean(t.Data))
	case t.Type == html.CommentToken:
	case t.DataAtom == 0: // a sign of smaller and larger than in the text
		w.write(raw)
	case t.DataAtom == atom.Table && starts:
		w.depth++
	case t.DataAtom == atom.Table:
		w.depth--
	case w.depth > 1 || t.DataAtom == atom.Br || t.DataAtom == atom.Li:
		w.write("<br>")
	case t.DataAtom == atom.Tr && starts:
		w.end()
		w.rows = append(w.rows, row{at: w.at})
	case (t.DataAtom == atom.Td || t.DataAtom == atom.Th) && starts:
		w.cell(t)
	}
}

// widest is how many columns a cell may go over.
const widest = 50

func (w *pageWriter) cell(t html.Token) {
	if len(w.rows) == 0 {
		w.rows = append(w.rows, row{at: w.at})
	}
	last := &w.rows[len(w.rows)-1]
	last.header = t.DataAtom == atom.Th && (last.header || len(last.cells) == 0 && !w.open)
	if w.open {
		w.end()
		for range w.over - 1 { // that cell goes over more columns
			last.cells = append(last.cells, "")
		}
	}
	w.open, w.over = true, 1
	for _, a := range t.Attr {
		if n, err := strconv.Atoi(a.Val); a.Key == "colspan" && err == nil {
			w.over = min(n, widest)
		}
	}
}

func (w *pageWriter) write(text string) {
	if !w.open {
		if strings.TrimSpace(strings.ReplaceAll(text, "<br>", "")) == "" {
			return
		}
		w.rows, w.open, w.over = append(w.rows, row{at: w.at}), true, 1
	}
	w.text.WriteString(text)
}

// end closes the cell that is being written.
func (w *pageWriter) end() {
	if !w.open {
		return
	}
	last := &w.rows[len(w.rows)-1]
	last.cells, w.open = append(last.cells, w.text.String()), false
	w.text.Reset()
}
