// Package ods reads workbooks of LibreOffice and other OpenDocument programs into a
// grid.Book: the values that the workbook shows, never formulas. Cells and rows that
// the format writes once for many are written out only where they hold something,
// and then within the bounds.
package ods

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/sheet/markup"
)

const op = "read ods"

// Read reads a workbook. A refusal is a *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*grid.Book, error) {
	archive, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	if manifest, err := archive.Read("META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, &limits.Error{Op: op, Kind: limits.Encrypted}
	}
	content, err := archive.Read("content.xml")
	if err != nil {
		return nil, err
	}
	s, err := markup.New(content, t)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, table: t, scanner: s, book: grid.NewBuilder(limits.Ods, t), hidden: map[string]bool{}}
	if err := r.content(); err != nil {
		return nil, err
	}
	for _, name := range archive.Names() {
		switch {
		case strings.HasPrefix(name, "Pictures/"):
			r.book.Book.Note(block.Pictures, 1)
		case strings.HasPrefix(name, "Basic/") || strings.HasPrefix(name, "Scripts/"):
			r.book.Book.Note(block.Macros, 1)
		case strings.HasPrefix(name, "Object ") && strings.HasSuffix(name, "content.xml"):
			r.book.Book.Note(block.Embedded, 1)
		}
	}
	if properties, err := archive.Read("meta.xml"); err == nil {
		r.book.Book.Exported(properties, t)
	}
	return &r.book.Book, nil
}

type reader struct {
	ctx     context.Context
	table   limits.Table
	scanner *markup.Scanner
	book    *grid.Builder
	hidden  map[string]bool // styles of tables that are not shown

	row    int
	column int
	unseen bool // the row is hidden
}

func (r *reader) content() error {
	s := r.scanner
	style := ""
	for s.Next() {
		if s.Kind() != markup.Start {
			continue
		}
		var err error
		switch {
		case s.Is("style"):
			style = s.Attr("name")
		case s.Is("table-properties") && s.Attr("display") == "false":
			r.hidden[style] = true
		case s.Is("tracked-changes"):
			s.Skip()
		case s.Is("table"):
			err = r.sheet()
		}
		if err != nil {
			return err
		}
	}
	return s.Err()
}

// sheet reads the table that has just started. A table inside a cell is passed over
// with the cell.
func (r *reader) sheet() error {
	s := r.scanner
	if err := r.book.Sheet(s.Attr("name"), r.hidden[s.Attr("style-name")]); err != nil {
		return err
	}
	r.row, r.column = 1, 1
	depth := s.Depth()
	for s.Next() && s.Depth() >= depth {
		if s.Kind() != markup.Start {
			continue
		}
		var err error
		switch {
		case s.Is("table-row"):
			err = r.tableRow()
		case s.Is("table-column"):
			r.tableColumn()
		case s.Is("shapes"), s.Is("forms"), s.Is("named-expressions"):
			s.Skip()
		}
		if err != nil {
			return err
		}
	}
	return s.Err()
}

func (r *reader) tableColumn() {
	n := repeated(r.scanner.Attr("number-columns-repeated"))
	if v := r.scanner.Attr("visibility"); v == "collapse" || v == "filter" {
		last := r.book.Last()
		if last.HiddenColumns == nil {
			last.HiddenColumns = map[int]bool{}
		}
		for i := r.column; i < min(r.column+n, r.table.SheetColumns); i++ {
			last.HiddenColumns[i] = true
		}
	}
	r.column = min(r.column+n, 1<<20)
}

// repeated reads how often something stands there; it is at least once.
func repeated(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<21)
}

// held is a cell of the row that is being read.
type held struct {
	cell  grid.Cell
	times int
	area  grid.Area
}

func (r *reader) tableRow() error {
	s := r.scanner
	times := repeated(s.Attr("number-rows-repeated"))
	visibility := s.Attr("visibility")
	r.unseen = visibility == "collapse" || visibility == "filter"
	depth, column := s.Depth(), 1
	var row []held
	for s.Next() && s.Depth() >= depth {
		if s.Kind() != markup.Start || !s.Is("table-cell") && !s.Is("covered-table-cell") {
			continue
		}
		h, err := r.cell()
		if err != nil {
			return err
		}
		h.cell.Column = int32(min(column, 1<<20))
		column = min(column+h.times, 1<<20)
		if h.cell.Text != "" {
			row = append(row, h)
		}
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	return r.add(row, times)
}

// add adds a row as often as it stands there; an empty one only counts.
func (r *reader) add(row []held, times int) error {
	if len(row) == 0 {
		r.row = min(r.row+times, 1<<21)
		return nil
	}
	for range times {
		for _, h := range row {
			for i := range h.times {
				c := h.cell
				c.Column += int32(i)
				if err := r.book.Add(r.row, r.unseen, c); err != nil {
					return err
				}
			}
			if h.area != (grid.Area{}) {
				left := int(h.cell.Column)
				last := r.book.Last()
				last.Merges = append(last.Merges, grid.Area{Top: r.row, Left: left, Bottom: r.row + h.area.Bottom - 1, Right: left + h.area.Right - 1})
			}
		}
		r.row++
	}
	return nil
}

// cell reads the cell that has just started.
func (r *reader) cell() (held, error) {
	s := r.scanner
	h := held{times: repeated(s.Attr("number-columns-repeated"))}
	across, down := repeated(s.Attr("number-columns-spanned")), repeated(s.Attr("number-rows-spanned"))
	if across > 1 || down > 1 {
		h.area = grid.Area{Bottom: down, Right: across}
	}
	kind := s.Attr("value-type")
	day, truth, number := s.Attr("date-value"), s.Attr("boolean-value"), s.Attr("value")
	text, err := r.text()
	switch {
	case err != nil:
		return h, err
	case kind == "date" && day != "":
		h.cell = grid.Cell{Kind: grid.Date, Text: moment(day)}
	case kind == "boolean" && truth != "":
		h.cell = grid.Cell{Kind: grid.Bool, Text: truth}
	case kind == "float" && number != "":
		h.cell = grid.Cell{Kind: grid.Number, Text: number}
	case strings.HasPrefix(text, "#") && kind == "" || strings.HasPrefix(text, "Err:"):
		h.cell = grid.Cell{Kind: grid.Fault, Text: text}
	default:
		h.cell = grid.Cell{Text: text}
	}
	return h, nil
}

// moment leaves the time off a day at midnight.
func moment(s string) string {
	day, clock, _ := strings.Cut(s, "T")
	if len(clock) < 5 || clock[:5] == "00:00" {
		return day
	}
	return day + " " + clock[:5]
}

// text gives the paragraphs of the cell that has just started, without the notes and
// drawings that are fastened to it.
func (r *reader) text() (string, error) {
	s := r.scanner
	depth := s.Depth()
	var b strings.Builder
	paragraphs, inside := 0, 0
	for s.Next() && s.Depth() >= depth {
		switch {
		case s.Kind() == markup.Text && inside > 0:
			b.WriteString(spaces(string(s.Text())))
		case s.Kind() == markup.Start && s.Is("annotation"):
			r.book.Book.Note(block.Comments, 1)
			s.Skip()
		case s.Kind() == markup.Start && (s.Is("frame") || s.Is("custom-shape") || s.Is("table")):
			s.Skip()
		case s.Kind() == markup.Start && s.Is("p"):
			if paragraphs++; paragraphs > 1 {
				b.WriteByte('\n')
			}
			inside++
		case s.Kind() == markup.End && s.Is("p"):
			inside--
		case s.Kind() == markup.Start && s.Is("s"):
			b.WriteString(strings.Repeat(" ", min(repeated(s.Attr("c")), 100)))
		case s.Kind() == markup.Start && s.Is("tab"):
			b.WriteByte('\t')
		case s.Kind() == markup.Start && s.Is("line-break"):
			b.WriteByte('\n')
		}
		if int64(b.Len()) > r.table.Part {
			return "", &limits.Error{Op: op, Kind: limits.TooMuchText, Limit: r.table.Part}
		}
	}
	return b.String(), s.Err()
}

// spaces makes one space of every run of white space, as the format asks.
func spaces(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") && !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	gap := false
	for _, c := range s {
		white := c == ' ' || c == '\n' || c == '\t' || c == '\r'
		if !white {
			b.WriteRune(c)
		} else if !gap {
			b.WriteByte(' ')
		}
		gap = white
	}
	return b.String()
}
