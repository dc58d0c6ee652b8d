package pdf_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

// letterWide is how wide a letter of the test's font is.
const letterWide = 5.5

// piece writes text on a page, word by word.
func piece(text string, left, top float64) []pdf.Word {
	var words []pdf.Word
	for _, w := range strings.Fields(text) {
		right := left + float64(utf8.RuneCountInString(w))*letterWide
		words = append(words, pdf.Word{Text: w, Left: left, Right: right, Top: top, Bottom: top + 12, Base: top + 9, Size: 11, Font: "Arial"})
		left = right + 3
	}
	return words
}

// sized writes text in letters of another size.
func sized(size float64, words []pdf.Word) []pdf.Word {
	for i := range words {
		words[i].Size = size
	}
	return words
}

// bold writes text in bold letters.
func bold(words []pdf.Word) []pdf.Word {
	for i := range words {
		words[i].Bold = true
	}
	return words
}

func page(parts ...[]pdf.Word) pdf.Page {
	return pdf.Page{Width: 595, Height: 842, Words: slices.Concat(parts...)}
}

func drawn(p pdf.Page, boxes ...pdf.Box) pdf.Page {
	p.Boxes = boxes
	return p
}

// ruled draws a table with these places of its lines.
func ruled(xs, ys []float64) []pdf.Box {
	var boxes []pdf.Box
	for _, y := range ys {
		boxes = append(boxes, pdf.Box{Left: xs[0], Right: xs[len(xs)-1], Top: y - 0.5, Bottom: y + 0.5, Filled: true})
	}
	for _, x := range xs {
		boxes = append(boxes, pdf.Box{Left: x - 0.5, Right: x + 0.5, Top: ys[0], Bottom: ys[len(ys)-1], Filled: true})
	}
	return boxes
}

func TestLayoutTableOverPages(t *testing.T) {
	xs := []float64{50, 150, 400}
	first := drawn(page(piece("Categorie", 55, 604), piece("Toelichting", 155, 604), piece("Naam", 55, 624), piece("voornaam en", 155, 624)), ruled(xs, []float64{600, 620, 640})...)
	second := drawn(page(piece("Categorie", 55, 104), piece("Toelichting", 155, 104), piece("achternaam", 155, 124), piece("BSN", 55, 144)), ruled(xs, []float64{100, 120, 140, 160})...)
	doc := pdf.Layout([]pdf.Page{first, second})
	if len(doc.Blocks) != 1 || doc.Blocks[0].Table == nil {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	table := doc.Blocks[0].Table
	g := table.Grid()
	if table.Rows != 3 || squeeze(g[1][1].Text()) != "voornaam en achternaam" || g[2][0].Text() != "BSN" || g[2][0].Pos.Page != 2 {
		t.Errorf("%d rows, %q, %q on page %d", table.Rows, g[1][1].Text(), g[2][0].Text(), g[2][0].Pos.Page)
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestLayoutMergedCells(t *testing.T) {
	xs, ys := []float64{50, 150, 250}, []float64{100, 120, 140}
	boxes := ruled(xs, ys)
	boxes[4] = pdf.Box{Left: 149.5, Right: 150.5, Top: 120, Bottom: 140, Filled: true} // no line between the upper two
	table := pdf.Layout([]pdf.Page{drawn(page(piece("breed", 60, 104), piece("a", 60, 124), piece("b", 160, 124)), boxes...)}).Blocks[0].Table
	if len(table.Cells) != 3 || table.Cells[0].ColSpan != 2 || table.Cells[2].Text() != "b" {
		t.Errorf("%+v", table.Cells)
	}
}

func TestLayoutHeadings(t *testing.T) {
	doc := pdf.Layout([]pdf.Page{page(sized(18, piece("Subverwerkers", 50, 100)), piece("Wij maken gebruik van een hostingpartij in Nederland.", 50, 130))})
	if len(doc.Blocks) != 2 || doc.Blocks[0].Kind != block.Heading || doc.Blocks[1].Kind != block.Paragraph {
		t.Errorf("%+v", doc.Blocks)
	}
}

func TestLayoutMargins(t *testing.T) {
	sheet := func(n string) pdf.Page {
		return page(piece("Bijsluiter versie 3", 50, 20), piece("Tekst van pagina "+n, 50, 300), piece("Pagina "+n+" van 2", 50, 800))
	}
	doc := pdf.Layout([]pdf.Page{sheet("1"), sheet("2")})
	if len(doc.Blocks) != 2 || len(doc.Headers) != 1 || len(doc.Footers) != 1 || doc.Headers[0].Text != "Bijsluiter versie 3" {
		t.Errorf("%d blocks, headers %+v, footers %+v", len(doc.Blocks), doc.Headers, doc.Footers)
	}
}

// texts gives the blocks of one page as lines: kind, marker and text, cells between bars.
func texts(p ...pdf.Page) []string {
	var out []string
	for _, b := range pdf.Layout(p).Blocks {
		if b.Table == nil {
			out = append(out, strings.TrimSpace(string(b.Kind)+" "+b.Marker+" "+b.Text))
			continue
		}
		for _, row := range b.Table.Grid() {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text())
			}
			out = append(out, strings.Join(cells, " | "))
		}
	}
	return out
}

func TestLayoutText(t *testing.T) {
	wide := piece("Deze regel loopt tot het einde van de bladspiegel door, zoals een regel in een alinea dat doet.", 50, 60)
	column := []float64{50, 120, 300}
	check := func(x, y float64) []pdf.Box {
		return []pdf.Box{{Left: x, Right: x + 9, Top: y, Bottom: y + 9, Framed: true}, {Left: x + 1, Right: x + 8, Top: y + 1, Bottom: y + 8, Framed: true, Shape: true}}
	}
	tests := []struct {
		name string
		page pdf.Page
		want []string
	}{
		{"a list", page(wide, piece("• eerste punt", 50, 100), piece("• tweede punt", 50, 114)), []string{
			"paragraph  " + text(wide), "item • eerste punt", "item • tweede punt"}},
		{"a wrapped name in a narrow cell", drawn(page(wide, piece("Noordvink", 54, 104), piece("GmbH", 54, 117), piece("Leipzig", 124, 104)), ruled(column, []float64{100, 135})...), []string{
			"paragraph  " + text(wide), "Noordvink GmbH | Leipzig"}},
		{"a word too long for its cell", drawn(page(wide, piece("Onderwijsdee", 54, 104), piece("lnemer", 54, 117), piece("ja", 124, 104)), ruled(column, []float64{100, 135})...), []string{
			"paragraph  " + text(wide), "Onderwijsdeelnemer | ja"}},
		{"lines that were ended on purpose", drawn(page(wide, piece("po", 124, 104), piece("vo", 124, 117), piece("Sector", 54, 104)), ruled(column, []float64{100, 135})...), []string{
			"paragraph  " + text(wide), "Sector | po\nvo"}},
		{"drawn boxes", drawn(page(wide, piece("ouders", 70, 100), piece("leerlingen", 70, 120)), append(check(55, 102), pdf.Box{Left: 55, Right: 64, Top: 122, Bottom: 131, Framed: true})...), []string{
			"paragraph  " + text(wide), "paragraph  ☒ ouders", "paragraph  ☐ leerlingen"}},
		{"words broken with a hyphen", page(wide, piece("De gegevens van scholen en van gebruikers in het basis- en voortgezet onderwijs: de gebrui-", 50, 100), piece("kers, de back-up en wat daarbij hoort, zoals de e-mail van leerkrachten en de gege-", 50, 114), piece("vens van hun leerlingen.", 50, 128)), []string{
			"paragraph  " + text(wide), "paragraph  De gegevens van scholen en van gebruikers in het basis- en voortgezet onderwijs: de gebruikers, de back-up en wat daarbij hoort, zoals de e-mail van leerkrachten en de gegevens van hun leerlingen."}},
		{"columns without lines", page(wide, piece("Naam", 50, 100), piece("Dienst", 200, 100), piece("Wolkhuis B.V.", 50, 114), piece("hosting en", 200, 114), piece("opslag", 200, 128), piece("Postduif", 50, 142), piece("e-mail", 200, 142)), []string{
			"paragraph  " + text(wide), "Naam | Dienst", "Wolkhuis B.V. | hosting en opslag", "Postduif | e-mail"}},
		{"columns that touch, under a head in their middle", page(wide, piece("Partij", 75, 100), piece("Wat", 160, 100), piece("Waar", 225, 100),
			piece("Lamp B.V.", 50, 113), piece("hosting", 131, 113), piece("Duitsland", 207, 113), piece("Kaartmaker GmbH", 50, 126), piece("kaarten", 131, 126), piece("Duitsland", 207, 126),
			piece("Sup Inc.", 50, 139), piece("vragen klanten", 131, 139), piece("Ierland", 207, 139)), []string{
			"paragraph  " + text(wide), "Partij | Wat | Waar", "Lamp B.V. | hosting | Duitsland", "Kaartmaker GmbH | kaarten | Duitsland", "Sup Inc. | vragen klanten | Ierland"}},
		{"a head that tells where the columns below it part", page(wide, bold(piece("Wat", 60, 100)), bold(piece("Termijn", 112, 100)), bold(piece("Start", 230, 100)),
			piece("Meldingen", 50, 113), piece("18 maanden", 101, 113), piece("afhandeling", 165, 113), piece("Accounts", 50, 126), piece("1 maand", 101, 126), piece("uitdiensttreding", 165, 126)), []string{
			"paragraph  " + text(wide), "Wat | Termijn | Start", "Meldingen | 18 maanden | afhandeling", "Accounts | 1 maand | uitdiensttreding"}},
		{"a title that ends where a column below it starts", page(wide, bold(piece("Data van docenten", 50, 100)), bold(piece("Soort", 50, 114)), bold(piece("Wat", 138.4, 114)), bold(piece("Hoe lang", 300, 114)),
			piece("Contact", 50, 125), piece("naam", 138.4, 125), piece("1 jaar", 300, 125), piece("Rooster", 50, 136), piece("vakken", 138.4, 136), piece("2 jaar", 300, 136)), []string{
			"paragraph  " + text(wide), "paragraph  Data van docenten", "Soort | Wat | Hoe lang", "Contact | naam | 1 jaar", "Rooster | vakken | 2 jaar"}},
		{"labels in the middle of the height of their rows", page(wide, piece("Toetsplein (digitaal", 150, 100), bold(piece("Dienst", 50, 105.5)), piece("nakijken)", 150, 111),
			piece("Toetsplein B.V.", 150, 127), bold(piece("Verwerker", 50, 138)), piece("Zuidplein 116", 150, 138), piece("1077 XV Amsterdam", 150, 149), bold(piece("Doelgroep", 50, 165)), piece("vo en mbo", 150, 165), bold(piece("Status", 50, 181)), piece("akkoord", 150, 181)), []string{
			"paragraph  " + text(wide), "Dienst | Toetsplein (digitaal\nnakijken)", "Verwerker | Toetsplein B.V.\nZuidplein 116\n1077 XV Amsterdam", "Doelgroep | vo en mbo", "Status | akkoord"}},
		{"an initial in a cell", drawn(page(wide, piece("P. Smeets", 54, 104), piece("ja", 124, 104)), ruled(column, []float64{100, 120})...), []string{
			"paragraph  " + text(wide), "P. Smeets | ja"}},
		{"dots of a browser before items", drawn(page(wide, piece("naam", 70, 100), piece("groep", 70, 111), piece("foto", 90, 122)),
			pdf.Box{Left: 60, Right: 63, Top: 104, Bottom: 107, Filled: true, Dark: true, Framed: true}, pdf.Box{Left: 60, Right: 63, Top: 115, Bottom: 118, Filled: true, Dark: true, Framed: true}, pdf.Box{Left: 80, Right: 83, Top: 126, Bottom: 129, Framed: true}), []string{
			"paragraph  " + text(wide), "item • naam", "item • groep", "item • foto"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, texts(tt.page)); d != "" {
				t.Error(d)
			}
		})
	}
}

func text(words []pdf.Word) string {
	var parts []string
	for _, w := range words {
		parts = append(parts, w.Text)
	}
	return strings.Join(parts, " ")
}

// Words that are read from right to left stand so in the text, a number between them too;
// the cells of a row stay where they are.
func TestRightToLeft(t *testing.T) {
	doc := pdf.Layout([]pdf.Page{page(piece("Firma עולם 12 שלום B.V. levert", 50, 100), piece("שלום", 50, 200), piece("עולם דרך", 250, 200), piece("שלום", 50, 230), piece("Gent", 250, 230))})
	var got []string
	for _, b := range doc.Blocks {
		if b.Table == nil {
			got = append(got, b.Text)
			continue
		}
		for _, c := range b.Table.Cells {
			got = append(got, c.Text())
		}
	}
	if want := []string{"Firma שלום 12 עולם B.V. levert", "שלום", "דרך עולם", "שלום", "Gent"}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func FuzzLayout(f *testing.F) {
	f.Add("a", 50.0, 100.0, 50.0, 60.0, 250.0, 61.0, 11.0, 0)
	f.Add("☒ b-", -5.0, math.MaxFloat64, 0.0, 0.0, 0.0, 500.0, math.NaN(), 1)
	f.Fuzz(func(t *testing.T, s string, x, y, left, top, right, bottom, size float64, turn int) {
		one := pdf.Word{Text: s, Left: x, Right: right, Top: y, Bottom: bottom, Base: y, Size: size, Turn: turn, Struck: turn == 7}
		boxes := append(ruled([]float64{left, x, right}, []float64{top, y, bottom}), pdf.Box{Left: left, Right: right, Top: top, Bottom: bottom, Framed: true, Dark: turn == 3})
		p := drawn(page([]pdf.Word{one}, piece("tekst van een regel", y, x), piece(s, left, top), piece(s, right, top)), boxes...)
		doc := pdf.Layout([]pdf.Page{p, p})
		if err := doc.Check(limits.Standard()); err != nil && limits.KindOf(err) == limits.Damaged {
			t.Fatalf("handed over what does not hold: %v", err)
		}
	})
}
