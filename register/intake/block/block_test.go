package block_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

func TestOptions(t *testing.T) {
	tests := []struct {
		name, in string
		want     []block.Option
	}{
		{"box before the word", "☒ po ☐ vo ☒ mbo", []block.Option{{block.Ticked, "po"}, {block.Unticked, "vo"}, {block.Ticked, "mbo"}}},
		{"box behind the word", "po ☒ vo ☐", []block.Option{{block.Ticked, "po"}, {block.Unticked, "vo"}}},
		{"words before the first box", "Sector: ☒ po", []block.Option{{block.NoBox, "Sector:"}, {block.Ticked, "po"}}},
		{"a box alone", "☐", []block.Option{{Tick: block.Unticked}}},
		{"no box", "ja", []block.Option{{block.NoBox, "ja"}}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, block.Options(tt.in)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestBoxes(t *testing.T) {
	for in, want := range map[string]string{"[x] ja": "☒ ja", "✅": "☒", "✔\ufe0f goed": "☒ goed", "[ ] nee": "☐ nee", "[Naam school]": "[Naam school]", "✗ fout": "✗ fout"} {
		if got := block.Boxes(in); got != want {
			t.Errorf("Boxes(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestGrid(t *testing.T) {
	table := block.Table{Rows: 2, Cols: 3, Cells: []block.Cell{
		{Row: 0, Col: 0, RowSpan: 2, ColSpan: 1}, {Row: 0, Col: 1, RowSpan: 1, ColSpan: 2}, {Row: 1, Col: 2, RowSpan: 1, ColSpan: 1}}}
	g := table.Grid()
	if g[0][0] != g[1][0] || g[0][1] != g[0][2] || g[1][1] != nil || g[1][2] != &table.Cells[2] {
		t.Errorf("grid %v", g)
	}
}

func TestPrint(t *testing.T) {
	p := block.Position{Page: 3, Table: 2, Row: 4, Column: 1, Paragraph: 1}
	if got, want := p.Print(block.Dutch()), "pagina 3, tabel 2, rij 4, kolom 1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := (block.Position{Part: block.InFooter}).Print(block.English()), "footer"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCheck(t *testing.T) {
	small := limits.Standard()
	small.Blocks, small.Text, small.Columns = 3, 20, 2
	cell := func(row, col int) block.Cell { return block.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1} }
	tests := []struct {
		name string
		doc  block.Document
		want limits.Kind
	}{
		{"whole", block.Document{Blocks: []block.Block{{Text: "tekst"}}}, ""},
		{"many", block.Document{Blocks: make([]block.Block, 4)}, limits.TooManyElements},
		{"long", block.Document{Blocks: []block.Block{{Text: "een tekst van meer dan twintig bytes"}}}, limits.TooMuchText},
		{"wide", block.Document{Blocks: []block.Block{{Table: &block.Table{Rows: 1, Cols: 3}}}}, limits.TooManyElements},
		{"high", block.Document{Blocks: []block.Block{{Table: &block.Table{Rows: 1 << 30, Cols: 1}}}}, limits.TooManyElements},
		{"cell outside", block.Document{Blocks: []block.Block{{Table: &block.Table{Rows: 1, Cols: 1, Cells: []block.Cell{cell(1, 0)}}}}}, limits.Damaged},
		{"control characters", block.Document{Blocks: []block.Block{{Text: "a\x00"}}}, limits.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := limits.KindOf(tt.doc.Check(small)); got != tt.want {
				t.Errorf("kind %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSymbols(t *testing.T) {
	for _, tt := range []struct{ font, in, want string }{
		{"Wingdings", "\uf0fe", "☒"}, {"Wingdings 2", "\uf0a3", "☐"}, {"ZapfDingbats", "4", "☒"}, {"FontAwesome5Free", "\uf00c", "☒"},
		{"Segoe MDL2 Assets", "\ue739", "☐"}, {"", "\uf0a8", "☐"}, {"Arial", "x", "x"}, {"ZapfDingbats", "✔", "✔"}, {"Wingdings", "\uf0d8", "•"},
	} {
		if got := block.Symbols(tt.font, tt.in); got != tt.want {
			t.Errorf("%s %q: got %q, want %q", tt.font, tt.in, got, tt.want)
		}
	}
}

func TestSignNamed(t *testing.T) {
	for in, want := range map[string]string{"Vinkje": "☒", "(tick)": "☒", ":white_check_mark:": "☒", "leeg vakje": "☐", "✅": "☒", "Nee": "✗", "Logo van de school": "", "": ""} {
		if got := block.SignNamed(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestWeight(t *testing.T) {
	var w block.Weight
	for _, run := range []struct {
		text string
		bold bool
	}{{"Doel", true}, {" ", false}, {"en aard:", true}, {" het oefenen van lezen. ", false}, {"Duur:", true}, {" een jaar", false}} {
		w.Add(run.text, run.bold)
	}
	var b block.Block
	w.Set(&b)
	if b.Bold || len(b.Strong) != 2 || b.Strong[0] != "Doel en aard:" || b.Strong[1] != "Duur:" {
		t.Errorf("bold %v, strong %q", b.Bold, b.Strong)
	}
	var whole block.Weight
	whole.Add("Duur", true)
	whole.Add(" ", false)
	var c block.Block
	whole.Set(&c)
	if !c.Bold || c.Strong != nil {
		t.Errorf("bold %v, strong %q", c.Bold, c.Strong)
	}
}
