package grid

import (
	"strings"

	"verwerkingsregister/register/intake/limits"
)

// Builder puts a book together within its bounds: every reader adds its cells
// through one, so that no reader can forget a bound.
type Builder struct {
	Book  Book
	table limits.Table
	cells int
	text  int64
	known map[string]string // one copy of each short text
}

// NewBuilder starts a book of a type.
func NewBuilder(t limits.Type, table limits.Table) *Builder {
	return &Builder{Book: Book{Type: t}, table: table, known: map[string]string{}}
}

const op = "read spreadsheet"

// Sheet starts a sheet; cells are added to the last one.
func (b *Builder) Sheet(name string, hidden bool) error {
	if len(b.Book.Sheets) >= b.table.Sheets {
		return &limits.Error{Op: op, Kind: limits.TooManySheets, Limit: int64(b.table.Sheets)}
	}
	b.Book.Sheets = append(b.Book.Sheets, Sheet{Name: limits.Clean(name), Hidden: hidden})
	return nil
}

// Last gives the sheet that is being filled.
func (b *Builder) Last() *Sheet { return &b.Book.Sheets[len(b.Book.Sheets)-1] }

// Add adds a cell at a place at or behind the last one; a cell without text adds
// nothing. A place before the last one is a damaged file.
func (b *Builder) Add(row int, hidden bool, cell Cell) error {
	cell.Text = b.keep(cell.Text)
	if cell.Text == "" {
		return nil
	}
	if row < 1 || row > maxRow || cell.Column < 1 {
		return &limits.Error{Op: op, Kind: limits.Damaged, Subject: "cell"}
	}
	if int(cell.Column) > b.table.SheetColumns {
		return &limits.Error{Op: op, Kind: limits.TooManyColumns, Limit: int64(b.table.SheetColumns)}
	}
	if b.cells++; b.cells > b.table.Cells {
		return &limits.Error{Op: op, Kind: limits.TooManyElements, Subject: "cells", Limit: int64(b.table.Cells)}
	}
	if b.text += int64(len(cell.Text)); b.text > b.table.SheetText {
		return &limits.Error{Op: op, Kind: limits.TooMuchText, Limit: b.table.SheetText}
	}
	s := b.Last()
	last := len(s.Rows) - 1
	if last < 0 || s.Rows[last].Number < row {
		if len(s.Rows) >= b.table.Rows {
			return &limits.Error{Op: op, Kind: limits.TooManyRows, Limit: int64(b.table.Rows)}
		}
		s.Rows = append(s.Rows, Row{Number: row, Hidden: hidden})
		last++
		if last > 0 {
			s.Rows[last].Cells = make([]Cell, 0, len(s.Rows[last-1].Cells))
		}
	}
	cells := s.Rows[last].Cells
	if s.Rows[last].Number > row || len(cells) > 0 && cells[len(cells)-1].Column >= cell.Column {
		return &limits.Error{Op: op, Kind: limits.Damaged, Subject: "order of cells"}
	}
	s.Rows[last].Cells = append(cells, cell)
	return nil
}

// shared is the length up to which equal texts are kept once, and most how many of them
// are remembered: what stands in a sheet often is soon there, and a sheet of texts that
// all differ must not be kept twice.
const shared, most = 64, 20_000

// keep gives a clean, trimmed copy of a text that shares nothing with the file.
func (b *Builder) keep(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	if len(s) <= shared {
		if k, ok := b.known[s]; ok {
			return k
		}
	}
	clean := strings.TrimSpace(limits.Clean(s))
	if len(s) > shared {
		return strings.Clone(clean)
	}
	clean = strings.Clone(clean)
	switch {
	case len(b.known) >= most:
	case clean == s:
		b.known[clean] = clean
	default:
		b.known[strings.Clone(s)] = clean
	}
	return clean
}
