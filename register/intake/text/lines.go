package text

import (
	"context"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// Line is a line of text with what its look says of it, for readers that find lines on
// a page.
type Line struct {
	Text    string // with spaces before and in it where the page has room; "" parts blocks
	Number  int
	Page    int
	Heading int // level of a heading by the size of its letters, 0 for none
	Bold    bool
}

// FromLines works out the structure of lines the way [Read] does, and takes the look of
// headings along. Tables counts the tables of the document and goes on counting.
func FromLines(lines []Line, tables *int) []block.Block {
	p := &parser{ctx: context.Background(), doc: &block.Document{}, limit: len(lines) + 1, tables: *tables}
	for _, l := range lines {
		raw := strings.TrimRight(l.Text, " ")
		p.lines = append(p.lines, line{number: l.Number, page: l.Page, raw: raw, text: strings.TrimSpace(raw), level: l.Heading, bold: l.Bold})
	}
	if err := p.parse(); err != nil {
		return nil
	}
	*tables = p.tables
	return p.doc.Blocks
}
