package propose

import (
	"context"
	"strconv"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Spreadsheet is a workbook that was read, with the mapping that will make records of
// it: the suggested one, until somebody changes it.
type Spreadsheet struct {
	Book     *grid.Book
	Mapping  sheet.Mapping
	Document proposal.Document
}

// Propose makes the records that the mapping says.
func (s *Spreadsheet) Propose(ctx context.Context, o sheet.Options) (*sheet.Result, error) {
	o.Document = s.Document
	return sheet.Propose(ctx, s.Book, s.Mapping, o)
}

// mostRows is how many rows of a workbook its text shows.
const mostRows = 2000

// widest is how many columns stand beside each other in the text of a workbook. The rows
// of a wider sheet are written cell below cell, each behind its heading.
const widest = 5

// Text is what stands on the sheets that are shown, to be looked at beside what was made
// of them. It ends after a number of rows.
func (s *Spreadsheet) Text() *block.Document {
	text := &block.Document{}
	left := mostRows
	for i := range s.Book.Sheets {
		sh := &s.Book.Sheets[i]
		if sh.Hidden || len(sh.Rows) == 0 || left == 0 {
			continue
		}
		rows := sh.Rows[:min(len(sh.Rows), left)]
		left -= len(rows)
		text.Blocks = append(text.Blocks, block.Block{Kind: block.Heading, Level: 1, Text: sh.Name, Pos: block.Position{Sheet: sh.Name}})
		if columns(rows) <= widest {
			text.Blocks = append(text.Blocks, s.beside(sh, rows))
		} else {
			text.Blocks = append(text.Blocks, s.below(sh, rows)...)
		}
	}
	return text
}

func columns(rows []grid.Row) int {
	most := 0
	for i := range rows {
		for _, c := range rows[i].Cells {
			most = max(most, int(c.Column))
		}
	}
	return most
}

// beside gives the rows of a sheet as one table.
func (s *Spreadsheet) beside(sh *grid.Sheet, rows []grid.Row) block.Block {
	table := &block.Table{Rows: len(rows), Cols: columns(rows)}
	for r := range rows {
		for _, c := range rows[r].Cells {
			table.Cells = append(table.Cells, s.cell(sh, rows[r].Number, c, block.Cell{Row: r, Col: int(c.Column) - 1}))
		}
	}
	return block.Block{Kind: block.TableKind, Table: table, Pos: block.Position{Sheet: sh.Name}}
}

// below gives each row of a sheet as a table of its own: headings at the left, and what
// stands below them in the row at the right.
func (s *Spreadsheet) below(sh *grid.Sheet, rows []grid.Row) []block.Block {
	var blocks []block.Block
	for r := range rows {
		row := &rows[r]
		number := strconv.Itoa(row.Number)
		table := &block.Table{Rows: len(row.Cells), Cols: 2}
		for i, c := range row.Cells {
			head := block.Cell{Row: i, Col: 0, RowSpan: 1, ColSpan: 1, Header: true, Blocks: []block.Block{{Kind: block.Paragraph, Text: s.heading(sh.Name, row.Number, int(c.Column))}}}
			table.Cells = append(table.Cells, head, s.cell(sh, row.Number, c, block.Cell{Row: i, Col: 1}))
		}
		blocks = append(blocks, block.Block{Kind: block.Heading, Level: 2, Text: sh.Name + " " + number, Pos: block.Position{Sheet: sh.Name, Row: row.Number}},
			block.Block{Kind: block.TableKind, Table: table, Pos: block.Position{Sheet: sh.Name, Row: row.Number}})
	}
	return blocks
}

func (s *Spreadsheet) cell(sh *grid.Sheet, row int, c grid.Cell, at block.Cell) block.Cell {
	at.RowSpan, at.ColSpan = 1, 1
	at.Pos = block.Position{Document: s.Document.Part, Sheet: sh.Name, Row: row, Column: int(c.Column)}
	at.Blocks = []block.Block{{Kind: block.Paragraph, Text: c.Text, Pos: at.Pos}}
	return at
}

// heading is what stands above a cell, in the table it belongs to; without one the letters
// of its column.
func (s *Spreadsheet) heading(sheetName string, row, column int) string {
	for i := range s.Mapping.Tables {
		t := &s.Mapping.Tables[i]
		if t.Sheet != sheetName || t.Layout == sheet.Form || row < t.First || row > t.Last {
			continue
		}
		for j := range t.Columns {
			if t.Columns[j].At == column {
				return t.Columns[j].Heading
			}
		}
	}
	return grid.ColumnName(column)
}
