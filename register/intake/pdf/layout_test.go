package pdf_test

import (
	"math"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

func piece(text string, left, top float64) pdf.Piece {
	return pdf.Piece{Text: text, Left: left, Right: left + float64(len(text))*5.5, Top: top, Bottom: top + 11, Size: 11, Font: "Arial"}
}

// ruled draws a table with these places of its lines.
func ruled(xs, ys []float64) []pdf.Box {
	var boxes []pdf.Box
	for _, y := range ys {
		boxes = append(boxes, pdf.Box{Left: xs[0], Right: xs[len(xs)-1], Top: y - 0.5, Bottom: y + 0.5})
	}
	for _, x := range xs {
		boxes = append(boxes, pdf.Box{Left: x - 0.5, Right: x + 0.5, Top: ys[0], Bottom: ys[len(ys)-1]})
	}
	return boxes
}

func TestLayoutTableOverPages(t *testing.T) {
	xs := []float64{50, 150, 400}
	first := pdf.Page{Height: 800, Boxes: ruled(xs, []float64{600, 620, 640}), Pieces: []pdf.Piece{piece("Categorie", 55, 604), piece("Toelichting", 155, 604), piece("Naam", 55, 624), piece("voornaam en", 155, 624)}}
	second := pdf.Page{Height: 800, Boxes: ruled(xs, []float64{100, 120, 140, 160}), Pieces: []pdf.Piece{piece("Categorie", 55, 104), piece("Toelichting", 155, 104), piece("achternaam", 155, 124), piece("BSN", 55, 144)}}
	doc := pdf.Layout([]pdf.Page{first, second})
	if len(doc.Blocks) != 1 || doc.Blocks[0].Table == nil {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	table := doc.Blocks[0].Table
	g := table.Grid()
	if table.Rows != 3 || g[1][1].Text() != "voornaam en achternaam" || g[2][0].Text() != "BSN" || g[2][0].Pos.Page != 2 {
		t.Errorf("%d rows, %q, %q on page %d", table.Rows, g[1][1].Text(), g[2][0].Text(), g[2][0].Pos.Page)
	}
}

func TestLayoutMergedCells(t *testing.T) {
	xs, ys := []float64{50, 150, 250}, []float64{100, 120, 140}
	boxes := ruled(xs, ys)
	boxes = append(boxes[:4], pdf.Box{Left: 149.5, Right: 150.5, Top: 120, Bottom: 140}, boxes[5]) // no line between the upper two
	table := pdf.Layout([]pdf.Page{{Height: 800, Boxes: boxes, Pieces: []pdf.Piece{piece("breed", 60, 104), piece("a", 60, 124), piece("b", 160, 124)}}}).Blocks[0].Table
	if len(table.Cells) != 3 || table.Cells[0].ColSpan != 2 || table.Cells[2].Text() != "b" {
		t.Errorf("%+v", table.Cells)
	}
}

func TestLayoutHeadings(t *testing.T) {
	big := piece("Subverwerkers", 50, 100)
	big.Size, big.Bottom = 18, 118
	doc := pdf.Layout([]pdf.Page{{Height: 800, Pieces: []pdf.Piece{big, piece("Wij maken gebruik van een hostingpartij in Nederland.", 50, 130)}}})
	if len(doc.Blocks) != 2 || doc.Blocks[0].Kind != block.Heading || doc.Blocks[1].Kind != block.Paragraph {
		t.Errorf("%+v", doc.Blocks)
	}
}

func TestLayoutMargins(t *testing.T) {
	page := func(n string) pdf.Page {
		return pdf.Page{Height: 800, Pieces: []pdf.Piece{piece("Bijsluiter versie 3", 50, 20), piece("Tekst van pagina "+n, 50, 300), piece("Pagina "+n+" van 2", 50, 780)}}
	}
	doc := pdf.Layout([]pdf.Page{page("1"), page("2")})
	if len(doc.Blocks) != 2 || len(doc.Headers) != 1 || len(doc.Footers) != 1 || doc.Headers[0].Text != "Bijsluiter versie 3" {
		t.Errorf("%d blocks, headers %+v, footers %+v", len(doc.Blocks), doc.Headers, doc.Footers)
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("a", 50.0, 100.0, 50.0, 60.0, 250.0, 61.0, 11.0)
	f.Add("☒ b", -5.0, math.MaxFloat64, 0.0, 0.0, 0.0, 500.0, math.NaN())
	f.Fuzz(func(t *testing.T, s string, x, y, left, top, right, bottom, size float64) {
		p := piece(s, x, y)
		p.Size = size
		page := pdf.Page{Height: y, Pieces: []pdf.Piece{p, piece("tekst", y, x), piece(s, left, top)}, Boxes: append(ruled([]float64{left, x, right}, []float64{top, y, bottom}), pdf.Box{Left: left, Right: right, Top: top, Bottom: bottom})}
		doc := pdf.Layout([]pdf.Page{page, page})
		if err := doc.Check(limits.Standard()); err != nil && limits.KindOf(err) == limits.Damaged {
			t.Fatalf("handed over what does not hold: %v", err)
		}
	})
}
