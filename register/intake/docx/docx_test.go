package docx_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/docx"
	x "verwerkingsregister/register/intake/docx/docxtest"
	"verwerkingsregister/register/intake/limits"
)

func read(t *testing.T, data []byte) *block.Document {
	t.Helper()
	doc, err := docx.Read(context.Background(), data, limits.Standard())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

// show prints blocks one a line, so that a test can say what it expects.
func show(blocks []block.Block) string {
	var b strings.Builder
	for i := range blocks {
		showBlock(&b, &blocks[i], "")
	}
	return b.String()
}

func showBlock(b *strings.Builder, k *block.Block, indent string) {
	fmt.Fprintf(b, "%s%s", indent, k.Kind)
	if k.Level > 0 {
		fmt.Fprintf(b, " %d", k.Level)
	}
	if k.Marker != "" {
		fmt.Fprintf(b, " %q", k.Marker)
	}
	if k.Table != nil {
		fmt.Fprintf(b, " %dx%d\n", k.Table.Rows, k.Table.Cols)
		for i := range k.Table.Cells {
			c := &k.Table.Cells[i]
			fmt.Fprintf(b, "%s  %d,%d span %dx%d", indent, c.Row, c.Col, c.RowSpan, c.ColSpan)
			if c.Header {
				b.WriteString(" header")
			}
			if c.Tick != block.NoBox {
				fmt.Fprintf(b, " %s", c.Tick)
			}
			b.WriteString("\n")
			for j := range c.Blocks {
				showBlock(b, &c.Blocks[j], indent+"    ")
			}
		}
		return
	}
	fmt.Fprintf(b, " %q", k.Text)
	if k.Tick != block.NoBox {
		fmt.Fprintf(b, " %s", k.Tick)
	}
	if k.Bold {
		b.WriteString(" bold")
	}
	for _, r := range k.Removed {
		fmt.Fprintf(b, " -%s:%q", r.Why, r.Text)
	}
	for _, c := range k.Controls {
		fmt.Fprintf(b, " {%s=%q %v}", c.Tag, c.Text, c.Empty)
	}
	for _, l := range k.Links {
		fmt.Fprintf(b, " ->%s", l.Target)
	}
	for _, n := range k.Footnotes {
		fmt.Fprintf(b, " *%q", n)
	}
	fmt.Fprintf(b, " @%s\n", k.Pos.Print(block.Dutch()))
}

// around is a content control around paragraphs, a cell or rows.
func around(properties string, content x.X) x.X {
	return x.X("<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + string(content) + "</w:sdtContent></w:sdt>")
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		name string
		body []x.X
		want string
	}{
		{"headings by style in any language, on another style, or by outline level",
			[]x.X{x.S("Titel", x.T("Privacybijsluiter")), x.H(1, "Algemeen"), x.S("Huiskop", x.T("Opslag")), `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Los</w:t></w:r></w:p>`, x.S("Inhopg1", x.T("Algemeen 3"))},
			`heading 1 "Privacybijsluiter" @alinea 1
heading 1 "Algemeen" @alinea 2
heading 2 "Opslag" @alinea 3
heading 3 "Los" @alinea 4
contents "Algemeen 3" @alinea 5
`},
		{"tracked changes, struck and hidden text",
			[]x.X{x.P(x.T("Bewaartermijn: "), x.Deleted("vijf"), x.Inserted("zeven"), x.T(" jaar"), x.Struck(" of langer"), x.Hidden("geheim"))},
			`paragraph "Bewaartermijn: zeven jaar" -deleted:"vijf" -struck:"of langer" -hidden:"geheim" @alinea 1
`},
		{"strike by a style of characters",
			[]x.X{x.P(`<w:r><w:rPr><w:rStyle w:val="Vervallen"/></w:rPr><w:t>Oud</w:t></w:r>`, x.T(" nieuw"))},
			`paragraph "nieuw" -struck:"Oud" @alinea 1
`},
		{"a deleted paragraph goes with the next block",
			[]x.X{x.P(x.Deleted("weg")), x.P(x.T("blijft"))},
			`paragraph "" -deleted:"weg" @alinea 1
paragraph "blijft" @alinea 2
`},
		{"tick boxes of every make",
			[]x.X{x.P(x.Box(true), x.T(" po "), x.Box(false), x.T(" vo")), x.P(x.FormBox(true), x.T("mbo")), x.P(x.Symbol("Wingdings", "F0FE"), x.T(" ho")), x.P(x.T("[ ] geen")),
				x.P(`<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>&#xF0A8;</w:t></w:r>`, x.T(" leeg")), x.P(x.T("✗ kruis"))},
			`paragraph "☒ po ☐ vo" ticked @alinea 1
paragraph "☒mbo" ticked @alinea 2
paragraph "☒ ho" ticked @alinea 3
paragraph "☐ geen" unticked @alinea 4
paragraph "☐ leeg" unticked @alinea 5
paragraph "✗ kruis" @alinea 6
`},
		{"content controls, filled in and not, in a paragraph and around one",
			[]x.X{x.P(x.T("Product: "), x.Control("product", "Naam product", x.T("Rekenrijk"))), x.P(x.T("Website: "), x.Prompt("url", "Link", "Klik hier")), x.Control("blok", "", x.P(x.T("Eén")))},
			`paragraph "Product: Rekenrijk" {product="Rekenrijk" false} @alinea 1
paragraph "Website:" -placeholder:"Klik hier" {url="" true} @alinea 2
paragraph "Eén" {blok="Eén" false} @alinea 3
`},
		{"content controls around paragraphs and cells: a box once, and no prompt",
			[]x.X{x.Table(x.Row(x.Cell(x.P(x.T("1"))), around("<w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox>", x.Cell(x.P(x.T("☐")))), around("<w:showingPlcHdr/>", x.Cell(x.P(x.T("Kies een item.")))))),
				around("<w14:checkbox><w14:checked/></w14:checkbox>", x.P(x.T("☒"))), around("<w:showingPlcHdr/>", x.P(x.T("Typ hier.")))},
			`table 1x3
  0,0 span 1x1
    paragraph "1" @tabel 1, rij 1, kolom 1
  0,1 span 1x1 unticked
    paragraph "☐" unticked @tabel 1, rij 1, kolom 2
  0,2 span 1x1
    paragraph "" -placeholder:"Kies een item." {="" true} @tabel 1, rij 1, kolom 3
paragraph "☒" ticked @alinea 1
paragraph "" -placeholder:"Typ hier." {="" true} @alinea 2
`},
		{"lists with computed numbers",
			[]x.X{x.Item(1, 0, x.T("bol")), x.Item(2, 0, x.T("een")), x.Item(2, 1, x.T("een een")), x.Item(2, 1, x.T("een twee")), x.Item(2, 0, x.T("twee")), x.Item(2, 1, x.T("weer een")), x.Item(3, 0, x.T("letter"))},
			`item "•" "bol" @alinea 1
item "1." "een" @alinea 2
item 1 "1.1" "een een" @alinea 3
item 1 "1.2" "een twee" @alinea 4
item "2." "twee" @alinea 5
item 1 "2.1" "weer een" @alinea 6
item "a)" "letter" @alinea 7
`},
		{"a text box once, a link, a footnote",
			[]x.X{x.P(x.T("Zie "), x.Link("https://rekenrijk.example", "de site"), x.TextBox(x.P(x.T("Kader")))), x.P(x.T("Nee"), x.Note(1))},
			`paragraph "Zie de site" ->https://rekenrijk.example @alinea 1
paragraph "Kader" @tekstvak
paragraph "Nee" *"Behalve in augustus." @alinea 2
`},
		{"merged and nested tables, rows and cells in controls",
			[]x.X{x.Table(x.HeadRow("Nr", "Categorie", "Toelichting"),
				x.Row(x.CellWith(`<w:vMerge w:val="restart"/>`, x.P(x.T("1"))), x.CellWith(`<w:gridSpan w:val="2"/>`, x.P(x.Box(true)))),
				x.Row(x.CellWith(`<w:vMerge/>`), x.Cell(x.P(x.T("b"))), x.Cell(x.Table(x.TextRow("in", "nog")))),
				x.Control("rij", "", x.Row(x.Control("cel", "", x.Cell(x.P(x.T("2")))), x.Cell(), x.Cell(x.P(x.FormBox(false))))),
				"<w:tr><w:trPr><w:del/></w:trPr>"+x.Cell(x.P(x.Deleted("oude rij")))+"</w:tr>"), x.P(x.T("na"))},
			`table 4x3
  0,0 span 1x1 header
    paragraph "Nr" bold @tabel 1, rij 1, kolom 1
  0,1 span 1x1 header
    paragraph "Categorie" bold @tabel 1, rij 1, kolom 2
  0,2 span 1x1 header
    paragraph "Toelichting" bold @tabel 1, rij 1, kolom 3
  1,0 span 2x1
    paragraph "1" @tabel 1, rij 2, kolom 1
  1,1 span 1x2 ticked
    paragraph "☒" ticked @tabel 1, rij 2, kolom 2
  2,1 span 1x1
    paragraph "b" @tabel 1, rij 3, kolom 2
  2,2 span 1x1
    table 1x2
      0,0 span 1x1
        paragraph "in" @tabel 2, rij 1, kolom 1
      0,1 span 1x1
        paragraph "nog" @tabel 2, rij 1, kolom 2
  3,0 span 1x1
    paragraph "2" {cel="2" false} @tabel 1, rij 4, kolom 1
  3,1 span 1x1
  3,2 span 1x1 unticked
    paragraph "☐" unticked {rij="☐" false} @tabel 1, rij 4, kolom 3
paragraph "na" -deleted:"oude rij" @alinea 1
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, x.Doc{Body: tt.body, Notes: []x.X{x.P(x.T("Behalve in augustus."))}}.Bytes())
			if got := show(doc.Blocks); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestAround(t *testing.T) {
	doc := read(t, x.Doc{Title: "Bijlage 1", Body: []x.X{x.P(x.T("tekst"))}, Header: x.P(x.T("Versie 3")), Footer: x.P(x.T("pagina")), Notes: []x.X{x.P(x.T("noot"))}}.Bytes())
	if doc.Title != "Bijlage 1" || doc.Language != "nl-NL" {
		t.Errorf("properties %q %q", doc.Title, doc.Language)
	}
	for _, tt := range []struct{ name, got, want string }{
		{"header", show(doc.Headers), "paragraph \"Versie 3\" @koptekst\n"},
		{"footer", show(doc.Footers), "paragraph \"pagina\" @voettekst\n"},
		{"footnote", show(doc.Footnotes), "paragraph \"noot\" @voetnoot\n"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	small := limits.Standard()
	small.Blocks = 10
	many := make([]x.X, 20)
	for i := range many {
		many[i] = x.P(x.T("alinea"))
	}
	wide := x.Table(x.Row(x.CellWith(`<w:gridSpan w:val="100000"/>`, x.P(x.T("breed")))))
	deep := strings.Repeat("<w:tbl><w:tr><w:tc>", 90) + strings.Repeat("</w:tc></w:tr></w:tbl>", 90)
	tests := []struct {
		name  string
		data  []byte
		table limits.Table
		want  limits.Kind
	}{
		{"no zip", []byte("PK\x03\x04 and no more"), limits.Standard(), limits.Damaged},
		{"too many blocks", x.File(many...), small, limits.TooManyElements},
		{"too many columns", x.File(wide), limits.Standard(), limits.TooManyElements},
		{"too deep", x.File(x.X(deep)), limits.Standard(), limits.TooDeep},
		{"broken XML", x.File("<w:p><w:r>"), limits.Standard(), limits.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := docx.Read(context.Background(), tt.data, tt.table)
			if got := limits.KindOf(err); got != tt.want {
				t.Errorf("kind %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	many := make([]x.X, 600)
	for i := range many {
		many[i] = x.P(x.T("alinea"))
	}
	if _, err := docx.Read(ctx, x.File(many...), limits.Standard()); err != context.Canceled {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}

func FuzzBody(f *testing.F) {
	f.Add(x.Body(x.H(1, "Kop"), x.P(x.Box(true), x.T("a"), x.Deleted("b")), x.Table(x.Row(x.CellWith(`<w:vMerge w:val="restart"/>`), x.Cell(x.P(x.FormBox(true)))), x.Row(x.CellWith("<w:vMerge/>"), x.Cell()))))
	f.Add(x.Body(x.Control("t", "n", x.P(x.T("x"))), x.P(x.TextBox(x.P(x.T("k"))), x.Link("https://a.example", "b")), x.Item(1, 8, x.T("i"))))
	table := limits.Standard()
	table.Blocks, table.Nodes, table.Tokens = 2000, 20_000, 60_000
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := docx.ReadBody(context.Background(), data, table)
		if err != nil {
			if limits.KindOf(err) == "" {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		if err := doc.Check(table); err != nil {
			t.Fatalf("handed over what does not hold: %v", err)
		}
	})
}
