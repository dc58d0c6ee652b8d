package review_test

import (
	"testing"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// at gives the words of a spot.
func at(t *review.Text, s review.Spot) string {
	return t.Blocks[s.Block].Cells[s.Cell].Text[s.From:s.To]
}

func TestEveryPassageIsFoundAsItsWords(t *testing.T) {
	u := newReview(t)
	for _, i := range u.Lines(review.All) {
		v := u.Line(i).Value
		if v == nil {
			continue
		}
		spot, ok := u.Spot(i)
		if !ok {
			t.Errorf("%s: its passage %q is not in the text", v.Path, v.Evidence.Source.Text)
			continue
		}
		if got := at(u.text, spot); got != review.Legible(v.Evidence.Source.Text) && got != u.Get(i) {
			t.Errorf("%s: found %q, want %q", v.Path, got, v.Evidence.Source.Text)
		}
	}
}

func TestAValueIsFoundWithinItsPassage(t *testing.T) {
	it := proposal.NewItem("service")
	pos := block.Position{Paragraph: 1}
	it.Root().Set("product", "Leeswijs", proposal.Evidence{Source: proposal.Source{Text: "Naam product: Leeswijs", Pos: pos}})
	text := review.NewText(&block.Document{Blocks: []block.Block{{Kind: block.Paragraph, Text: "Naam product: Leeswijs", Pos: pos}}})
	r := review.New(&proposal.Proposal{Items: []*proposal.Item{it}})
	r.Attach(text)
	line, _ := r.Find(0, "product")
	if spot, ok := r.Spot(line); !ok || at(text, spot) != "Leeswijs" {
		t.Errorf("%v, %v", spot, ok)
	}
}

func TestAPlaceInTheTextLeadsToItsValue(t *testing.T) {
	u := newReview(t)
	row := u.line(review.Row, "Mailstroom Inc.")
	spot, _ := u.Spot(row)
	if i, ok := u.From(spot); !ok || i != row {
		t.Errorf("line %d, %v; want %d", i, ok, row)
	}
	if _, ok := u.From(review.Spot{Block: 1}); ok {
		t.Error("the introduction leads to a value")
	}
}

func TestTablesAndPartsOutsideTheBody(t *testing.T) {
	cell := func(row, col, span int, blocks ...block.Block) block.Cell {
		return block.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: span, Blocks: blocks,
			Pos: block.Position{Table: 1, Row: row + 1, Column: col + 1}}
	}
	para := func(n int, text string) block.Block {
		return block.Block{Kind: block.Paragraph, Text: text, Pos: block.Position{Table: 1, Row: 2, Column: 1, Paragraph: n}}
	}
	inner := &block.Table{Rows: 1, Cols: 1, Cells: []block.Cell{{RowSpan: 1, ColSpan: 1, Blocks: []block.Block{{Text: "binnenin"}},
		Pos: block.Position{Table: 2, Row: 1, Column: 1}}}}
	doc := &block.Document{
		Blocks: []block.Block{{Kind: block.TableKind, Table: &block.Table{Rows: 2, Cols: 2, Cells: []block.Cell{
			cell(0, 0, 2, block.Block{Kind: block.Paragraph, Text: "Over twee kolommen"}),
			cell(1, 0, 1, para(1, "eerste alinea"), para(2, "tweede alinea")),
			cell(1, 1, 1, block.Block{Kind: block.TableKind, Table: inner}),
		}}}},
		Footers: []block.Block{{Kind: block.Paragraph, Text: "versie 4.0", Pos: block.Position{Part: block.InFooter, Paragraph: 1}}},
	}
	text := review.NewText(doc)
	if n := len(text.Blocks); n != 5 {
		t.Fatalf("%d blocks, want two rows, the inner row, a heading and the footer", n)
	}
	if b := text.Blocks[0]; b.Cells[0].Span != 2 || len(b.Columns) != 2 {
		t.Errorf("%+v", b)
	}
	if b := text.Blocks[3]; b.Part != block.InFooter || b.Heading == 0 {
		t.Errorf("%+v", b)
	}
	for name, c := range map[string]struct {
		source proposal.Source
		want   string
	}{
		"a paragraph of a cell":              {proposal.Source{Text: "tweede alinea", Pos: para(2, "").Pos}, "tweede alinea"},
		"words of a paragraph":               {proposal.Source{Text: "alinea", Pos: para(2, "").Pos}, "alinea"},
		"a whole cell":                       {proposal.Source{Text: "eerste alinea\ntweede alinea", Pos: doc.Blocks[0].Table.Cells[1].Pos}, "eerste alinea\ntweede alinea"},
		"a paragraph that is not counted so": {proposal.Source{Text: "eerste", Pos: block.Position{Table: 1, Row: 2, Column: 1, Paragraph: 9}}, "eerste"},
		"other words than are there":         {proposal.Source{Text: "niet zo", Pos: para(2, "").Pos}, "tweede alinea"},
		"a place nobody knows":               {proposal.Source{Text: "versie 4.0", Pos: block.Position{Page: 3}}, "versie 4.0"},
		"a table in a table":                 {proposal.Source{Text: "binnenin", Pos: block.Position{Table: 2, Row: 1, Column: 1}}, "binnenin"},
	} {
		t.Run(name, func(t *testing.T) {
			if spot, ok := text.Find(c.source); !ok || at(text, spot) != c.want {
				t.Errorf("found %v, %v", spot, ok)
			}
		})
	}
	if _, ok := text.Find(proposal.Source{Text: "nergens"}); ok {
		t.Error("found words that are not there")
	}
	if _, ok := text.Find(proposal.Source{}); ok {
		t.Error("found nothing at all")
	}
}

func TestLargeTextIsQuick(t *testing.T) {
	doc, p := reviewtest.Large(2000)
	r := review.New(p)
	r.Attach(review.NewText(doc))
	for _, i := range r.Lines(review.All) {
		if _, ok := r.Spot(i); !ok && r.Line(i).Value != nil {
			t.Fatalf("no passage for %s", r.Line(i).Path)
		}
	}
}
