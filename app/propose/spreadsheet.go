package propose

import (
	"context"

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

// Text is what stands on the sheets that are shown, as tables, to be looked at
// beside what was made of them. It ends after a number of rows.
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
		table := &block.Table{Rows: len(rows)}
		for r := range rows {
			for _, c := range rows[r].Cells {
				pos := block.Position{Document: s.Document.Part, Sheet: sh.Name, Row: rows[r].Number, Column: int(c.Column)}
				table.Cols = max(table.Cols, int(c.Column))
				table.Cells = append(table.Cells, block.Cell{Row: r, Col: int(c.Column) - 1, RowSpan: 1, ColSpan: 1, Pos: pos,
					Blocks: []block.Block{{Kind: block.Paragraph, Text: c.Text, Pos: pos}}})
			}
		}
		text.Blocks = append(text.Blocks, block.Block{Kind: block.Heading, Level: 1, Text: sh.Name, Pos: block.Position{Sheet: sh.Name}},
			block.Block{Kind: block.TableKind, Table: table, Pos: block.Position{Sheet: sh.Name}})
	}
	return text
}
