package review

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// Text is a document as it is read from top to bottom, to be shown beside what
// was found in it: its body, then its notes, headers and footers.
type Text struct {
	Blocks []Block
	places map[block.Position]Spot
	near   map[block.Position]Spot // by the place without the paragraph
	within string                  // the part of a bundle that is being added
}

// Block is a paragraph, a heading, an item, or a row of a table.
type Block struct {
	// Part is set for the heading above what stands outside the body, which has
	// no text of its own.
	Part    block.Part
	Heading int
	Indent  int
	Marker  string
	Quiet   bool // a line of a table of contents
	Cells   []Cell
	Columns []float32 // the shares of the columns of a table; empty outside one
}

// Cell is the text of a block, or of a cell of a row.
type Cell struct {
	Text         string
	Column, Span int
	Strong       bool
}

// Spot is a stretch of the text of one cell, From and To in bytes.
type Spot struct{ Block, Cell, From, To int }

// Legible writes the signs of tick boxes with letters that every font has.
func Legible(text string) string { return boxes.Replace(text) }

var boxes = strings.NewReplacer(block.TickedSign, "[x]", block.UntickedSign, "[ ]")

// NewText puts a document in reading order, with its tick boxes made legible.
func NewText(doc *block.Document) *Text {
	t := &Text{places: map[block.Position]Spot{}, near: map[block.Position]Spot{}}
	t.add(doc.Blocks, 0)
	for _, p := range []struct {
		part   block.Part
		blocks []block.Block
	}{{block.InFootnote, doc.Footnotes}, {block.InHeader, doc.Headers}, {block.InFooter, doc.Footers}} {
		if len(p.blocks) > 0 {
			t.Blocks = append(t.Blocks, Block{Part: p.part, Heading: 2, Cells: []Cell{{Span: 1}}})
			t.add(p.blocks, 0)
		}
	}
	return t
}

func (t *Text) add(blocks []block.Block, indent int) {
	for i := range blocks {
		b := &blocks[i]
		if b.Pos.Document != t.within {
			t.within = b.Pos.Document
			t.Blocks = append(t.Blocks, Block{Heading: 1, Cells: []Cell{{Text: t.within, Span: 1, Strong: true}}})
		}
		if b.Table != nil {
			t.table(b.Table, indent)
			continue
		}
		if b.Text == "" {
			continue
		}
		out := Block{Indent: indent, Marker: b.Marker, Quiet: b.Kind == block.Contents,
			Cells: []Cell{{Text: Legible(b.Text), Span: 1, Strong: b.Bold}}}
		switch b.Kind {
		case block.Heading:
			out.Heading = max(b.Level, 1)
		case block.Item:
			out.Indent += b.Level
			if out.Marker == "" && b.Tick == block.NoBox {
				out.Marker = "•"
			}
		}
		t.place(b.Pos, Spot{len(t.Blocks), 0, 0, len(out.Cells[0].Text)})
		t.Blocks = append(t.Blocks, out)
	}
}

// rowsOf gives the cells of each row from left to right; a cell that covers
// several rows stands in the first.
func rowsOf(t *block.Table) [][]*block.Cell {
	rows := make([][]*block.Cell, t.Rows)
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row >= 0 && c.Row < t.Rows {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b *block.Cell) int { return a.Col - b.Col })
	}
	return rows
}

// table gives one block for each row. Tables within a cell come after its row.
func (t *Text) table(of *block.Table, indent int) {
	columns := shares(of)
	for _, row := range rowsOf(of) {
		out := Block{Indent: indent, Columns: columns}
		var nested []block.Block
		for _, c := range row {
			t.cell(&out, c)
			for i := range c.Blocks {
				if c.Blocks[i].Table != nil {
					nested = append(nested, c.Blocks[i])
				}
			}
		}
		if len(out.Cells) > 0 {
			t.Blocks = append(t.Blocks, out)
		}
		t.add(nested, indent+1)
	}
}

// cell adds a cell to the row that is being made, with the places of its
// paragraphs in its text.
func (t *Text) cell(row *Block, c *block.Cell) {
	text := Legible(c.Text())
	spot := Spot{len(t.Blocks), len(row.Cells), 0, len(text)}
	t.place(c.Pos, spot)
	at := 0
	for i := range c.Blocks {
		if b := &c.Blocks[i]; b.Text != "" {
			end := at + len(Legible(b.Text))
			if b.Pos != c.Pos {
				t.place(b.Pos, Spot{spot.Block, spot.Cell, at, end})
			}
			at = end + 1
		}
	}
	row.Cells = append(row.Cells, Cell{Text: text, Column: c.Col, Span: max(c.ColSpan, 1), Strong: c.Header})
}

// place remembers where a position stands; the first that has it counts.
func (t *Text) place(pos block.Position, spot Spot) {
	if pos == (block.Position{}) {
		return
	}
	if _, known := t.places[pos]; !known {
		t.places[pos] = spot
	}
	if pos.Table == 0 {
		return // outside a table the paragraph or line is the place
	}
	pos.Paragraph, pos.Line = 0, 0
	if _, known := t.near[pos]; !known {
		t.near[pos] = spot
	}
}

// shares divides the width over the columns of a table: first so that words stay
// whole, those of a head less than others, and then by how much a column holds.
func shares(t *block.Table) []float32 {
	const longest, inHead = 16, 8 // letters that count of one word
	words, letters, cells := make([]int, max(t.Cols, 1)), make([]int, max(t.Cols, 1)), make([]int, max(t.Cols, 1))
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.ColSpan > 1 || c.Col < 0 || c.Col >= len(words) {
			continue
		}
		most, text := longest, Legible(c.Text())
		if c.Header || c.Row == 0 {
			most = inHead
		}
		for _, word := range strings.Fields(text) {
			words[c.Col] = max(words[c.Col], min(utf8.RuneCountInString(word), most))
		}
		letters[c.Col] += utf8.RuneCountInString(text)
		cells[c.Col]++
	}
	out := make([]float32, len(words))
	for i := range out {
		out[i] = float32(max(words[i], 3)) + float32(math.Sqrt(float64(letters[i])/float64(max(cells[i], 1))))
	}
	return out
}

// Find gives where a passage stands: the place it names, narrowed to its words,
// or else the first place that has its words. It is false when neither is there.
func (t *Text) Find(s proposal.Source) (Spot, bool) {
	spot, ok := t.places[s.Pos]
	if !ok {
		pos := s.Pos
		pos.Paragraph, pos.Line = 0, 0
		spot, ok = t.near[pos]
	}
	if ok {
		return t.narrow(spot, s.Text), true
	}
	words := strings.TrimSpace(Legible(s.Text))
	if words == "" || s.Pos.Sheet != "" { // of a cell it is known where it stands
		return Spot{}, false
	}
	for b := range t.Blocks {
		for c, cell := range t.Blocks[b].Cells {
			if at := strings.Index(cell.Text, words); at >= 0 {
				return Spot{b, c, at, at + len(words)}, true
			}
		}
	}
	return Spot{}, false
}

// narrow gives the words of a passage within the place it stands in, or all of
// that place when its words are not there as they are.
func (t *Text) narrow(spot Spot, words string) Spot {
	words = strings.TrimSpace(Legible(words))
	text := t.Blocks[spot.Block].Cells[spot.Cell].Text
	if words == "" {
		return spot
	}
	if at := strings.Index(text[spot.From:spot.To], words); at >= 0 {
		return Spot{spot.Block, spot.Cell, spot.From + at, spot.From + at + len(words)}
	}
	if at := strings.Index(text, words); at >= 0 {
		return Spot{spot.Block, spot.Cell, at, at + len(words)}
	}
	return spot
}

// Attach finds the passages of all values in a text.
func (r *Review) Attach(t *Text) {
	for i, l := range r.lines {
		if l.Value == nil {
			continue
		}
		if spot, ok := t.Find(l.Value.Evidence.Source); ok {
			r.spots[i] = t.toValue(spot, r.Given(i))
		}
	}
}

// toValue gives the place of a text within its passage, when it stands there in so
// many words: "Leeswijs" in "Naam product: Leeswijs".
func (t *Text) toValue(passage Spot, value any) Spot {
	said, ok := value.(string)
	said = strings.TrimSpace(Legible(said))
	if !ok || len(said) < 3 {
		return passage
	}
	text := t.Blocks[passage.Block].Cells[passage.Cell].Text[passage.From:passage.To]
	if at := strings.LastIndex(text, said); at >= 0 {
		passage.From += at
		passage.To = passage.From + len(said)
	}
	return passage
}

// Spot gives where the passage of a line stands in the text that is attached.
func (r *Review) Spot(i int) (Spot, bool) {
	s, ok := r.spots[i]
	return s, ok
}

// From gives the first line whose value comes from a place in the text: from that
// stretch of the cell when there is one, else from the cell, else from the block.
func (r *Review) From(at Spot) (line int, ok bool) {
	best, rank := -1, 0
	for i := range r.lines {
		s, known := r.spots[i]
		if !known || s.Block != at.Block {
			continue
		}
		n := 1
		if s.Cell == at.Cell {
			n = 2
			if s.From < at.To && s.To > at.From {
				n = 3
			}
		}
		if n > rank {
			best, rank = i, n
		}
	}
	return best, best >= 0
}
