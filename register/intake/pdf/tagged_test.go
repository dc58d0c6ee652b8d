package pdf_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/pdf"
)

// marked gives words the number of a piece of their page.
func marked(number int, parts ...[]pdf.Word) []pdf.Word {
	words := slices.Concat(parts...)
	for i := range words {
		words[i].Mark = number + 1
	}
	return words
}

func element(kind string, below ...*pdf.Element) *pdf.Element {
	e := &pdf.Element{Kind: kind}
	for _, b := range below {
		e.Add(b)
	}
	return e
}

// of is an element that holds a piece of a page.
func of(kind string, page, number int) *pdf.Element {
	e := &pdf.Element{Kind: kind}
	e.Mark(page, number)
	return e
}

// tagged is a document of two pages, with a table that goes on over them, and its structure.
func tagged() ([]pdf.Page, *pdf.Element) {
	pages := []pdf.Page{
		page(marked(0, piece("Bewaartermijnen", 60, 120)), marked(1, piece("Een alinea die over", 60, 150), piece("twee regels gaat.", 60, 165)),
			marked(2, piece("Gegevens", 60, 200)), marked(3, piece("Termijn", 300, 200)),
			marked(4, piece("Leerresultaten", 60, 720)), marked(5, piece("twee jaar na", 300, 720)), piece("Pagina 1", 500, 820)),
		page(piece("Gegevens", 60, 60), piece("Termijn", 300, 60), marked(0, piece("vertrek", 300, 80)),
			marked(1, piece("Accounts", 60, 110)), marked(2, piece("een maand", 300, 110)), marked(3, piece("• opslag", 60, 150)), marked(4, piece("– back-up", 80, 165)), marked(5, piece("• inzage", 60, 180)), piece("Pagina 2", 500, 820)),
	}
	term := of("TD", 1, 5)
	term.Mark(2, 0)
	table := element("Table", element("TR", of("TH", 1, 2), of("TH", 1, 3)), element("TR", of("TD", 1, 4), term), element("TR", of("TD", 2, 1), of("TD", 2, 2)))
	return pages, element("", element("Document", of("H1", 1, 0), of("P", 1, 1), table, of("P", 2, 3), of("P", 2, 4), of("P", 2, 5)))
}

func TestTaggedIsReadByItsStructure(t *testing.T) {
	pages, root := tagged()
	doc, ok := pdf.Tagged(pages, root)
	if !ok {
		t.Fatal("the structure does not account for the text")
	}
	var kinds []block.Kind
	for _, b := range doc.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if want := []block.Kind{block.Heading, block.Paragraph, block.TableKind, block.Item, block.Item, block.Item}; !slices.Equal(kinds, want) {
		t.Fatalf("got %v, want %v", kinds, want)
	}
	var rows []string
	for _, row := range doc.Blocks[2].Table.Grid() {
		rows = append(rows, row[0].Text()+" | "+row[1].Text())
	}
	if want := []string{"Gegevens | Termijn", "Leerresultaten | twee jaar na vertrek", "Accounts | een maand"}; !slices.Equal(rows, want) {
		t.Errorf("got %q, want %q", rows, want)
	}
	if c := doc.Blocks[2].Table.Grid(); !c[0][0].Header || c[1][0].Header || c[2][1].Pos.Page != 2 {
		t.Errorf("the head or a place is not right: %+v", c[2][1].Pos)
	}
	if got := doc.Blocks[3:]; got[0].Level != 0 || got[1].Level != 1 || got[2].Level != 0 || got[1].Text != "back-up" {
		t.Errorf("the list came as %+v", got)
	}
	if len(doc.Footers) != 1 || !strings.HasPrefix(doc.Footers[0].Text, "Pagina") {
		t.Errorf("the footers are %+v", doc.Footers)
	}
}

// A structure that leaves text out, or does not know a table that is drawn, is not gone by.
func TestStructureThatLeavesTextOut(t *testing.T) {
	for name, spoil := range map[string]func(pages []pdf.Page){
		"text outside": func(p []pdf.Page) { p[0].Words = append(p[0].Words, piece("Subverwerkers: Wolkhuis B.V.", 60, 400)...) },
		"another mark": func(p []pdf.Page) { p[0].Words = append(p[0].Words, marked(9, piece("Wolkhuis", 60, 400))...) },
		"filled in":    func(p []pdf.Page) { p[0].Words[0].Field, p[0].Words[0].Mark = true, 0 },
		"a drawn table": func(p []pdf.Page) {
			p[1] = drawn(p[1], ruled([]float64{50, 75, 300}, []float64{140, 160, 175, 195})...)
		},
	} {
		pages, root := tagged()
		spoil(pages)
		if _, ok := pdf.Tagged(pages, root); ok {
			t.Errorf("%s: the structure is gone by", name)
		}
	}
	if _, ok := pdf.Tagged([]pdf.Page{page(piece("tekst", 60, 100))}, &pdf.Element{}); ok {
		t.Error("no structure is gone by")
	}
}
