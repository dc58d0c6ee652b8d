package rtf_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/block/blocktest"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/rtf"
)

const frame = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Calibri;}{\f1\fnil\fcharset2 Wingdings;}{\f2\fcharset238 Calibri CE;}}{\colortbl;\red0;}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\outlinelevel1 Huiskop;}}{\info{\title Bijlage}{\author Iemand}}%s}`

func read(t *testing.T, body string) *block.Document {
	t.Helper()
	doc, err := rtf.Read(context.Background(), []byte(fmt.Sprintf(frame, body)), limits.Standard())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"headings", `\pard\s1 Algemeen\par\pard\s2 Opslag\par\pard\outlinelevel2 Los\par`, "heading 1 \"\" \"Algemeen\"\nheading 2 \"\" \"Opslag\"\nheading 3 \"\" \"Los\"\n"},
		{"letters", `\pard Categorie\'ebn \u8364?\u-10179?\u-8704? \f2\'e8\f0{\uc2\u235\'c3\'abx}\par`, "paragraph 0 \"\" \"Categorieën €😀 čëx\"\n"},
		{"formats that do not count", `\pard Nieuw {\strike oud}{\deleted weg}{\v stil}{\b\b0 !}\par{\b vet}\par`, "paragraph 0 \"\" \"Nieuw !\" -struck:\"oud\" -deleted:\"weg\" -hidden:\"stil\"\nparagraph 0 \"\" \"vet\" bold\n"},
		{"lists", `\pard{\listtext\f1\'b7\tab}\ilvl0 bol\par\pard{\pntext a)\tab}een\par`, "item 0 \"•\" \"bol\"\nitem 0 \"a)\" \"een\"\n"},
		{"boxes", `\pard{\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres1\ffdefres0}}}{\fldrslt}} po {\field{\*\fldinst FORMCHECKBOX {\*\formfield{\fftype1\ffres25\ffdefres0}}}{\fldrslt}} vo {\f1\'fe} mbo\par`, "paragraph 0 \"\" \"☒ po ☐ vo ☒ mbo\"\n"},
		{"a link and a note", `\pard Zie {\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt hier}}{\footnote \pard Behalve soms.\par}\par`, "paragraph 0 \"\" \"Zie hier\" ->https://a.example *\"Behalve soms.\"\n"},
		{"a table with merged cells", `\trowd\trhdr\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\trowd\cellx2000\pard\intbl breed\cell\row\trowd\clvmgf\cellx1000\cellx2000\intbl hoog\cell c\par d\cell\row\trowd\clvmrg\cellx1000\cellx2000\intbl\cell e\cell\row\pard na\par`,
			"cell 0,0 1x1 true  \"a\"\ncell 0,1 1x1 true  \"b\"\ncell 1,0 1x2 false  \"breed\"\ncell 2,0 2x1 false  \"hoog\"\ncell 2,1 1x1 false  \"c\\nd\"\ncell 3,1 1x1 false  \"e\"\nparagraph 0 \"\" \"na\"\n"},
		{"what is no text", `{\*\generator X;}{\pict\bin3 }}}}\pard tekst{\object{\*\objdata 00}}\par`, "paragraph 0 \"\" \"tekst\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := blocktest.Show(read(t, tt.in).Blocks); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// A table in a cell is a table of that cell, whatever stands there for readers that know
// none.
func TestTableInACell(t *testing.T) {
	props := `{\*\nesttableprops\trowd\cellx700\cellx900\nestrow}{\nonesttables\par}`
	doc := read(t, `\trowd\cellx500\cellx900\pard\intbl a\cell voor\par\pard\intbl\itap2 x\nestcell y\nestcell `+props+`\pard\intbl\itap2 z\nestcell\nestcell `+props+
		`\pard\intbl\itap1 na\cell\row\trowd\cellx500\cellx900\pard\intbl b\cell c\cell\row\pard einde\par`)
	if got, want := blocktest.Show(doc.Blocks), "cell 0,0 1x1 false  \"a\"\ncell 0,1 1x1 false  \"voor\\nna\"\ncell 1,0 1x1 false  \"b\"\ncell 1,1 1x1 false  \"c\"\nparagraph 0 \"\" \"einde\"\n"; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	want := "paragraph 0 \"\" \"voor\"\ncell 0,0 1x1 false  \"x\"\ncell 0,1 1x1 false  \"y\"\ncell 1,0 1x1 false  \"z\"\ncell 1,1 1x1 false  \"\"\nparagraph 0 \"\" \"na\"\n"
	if got := blocktest.Show(doc.Blocks[0].Table.Cells[1].Blocks); got != want {
		t.Errorf("in the cell:\n%s\nwant:\n%s", got, want)
	}
}

func TestAround(t *testing.T) {
	doc := read(t, `{\header\pard Versie 2\par}{\footer\pard voet\par}\pard tekst\par`)
	if doc.Title != "Bijlage" || blocktest.Show(doc.Headers) != "paragraph 0 \"\" \"Versie 2\"\n" || blocktest.Show(doc.Footers) != "paragraph 0 \"\" \"voet\"\n" {
		t.Errorf("got %+v", doc)
	}
}

func TestRefusals(t *testing.T) {
	for name, tt := range map[string]struct {
		in   string
		want limits.Kind
	}{
		"no rtf": {"tekst", limits.Damaged}, "too deep": {`{\rtf1` + strings.Repeat("{", 1000), limits.TooDeep},
	} {
		_, err := rtf.Read(context.Background(), []byte(tt.in), limits.Standard())
		if got := limits.KindOf(err); got != tt.want {
			t.Errorf("%s: kind %q (%v), want %q", name, got, err, tt.want)
		}
	}
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(frame, `\pard{\listtext a\tab}x\par\trowd\clvmgf\cellx10\cellx20\intbl a\cell b\cell\row{\field{\*\fldinst HYPERLINK "u"}{\fldrslt v}}{\footnote n\par}{\*\formfield\fftype1}`)))
	table := limits.Standard()
	table.Blocks = 20_000
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := rtf.Read(context.Background(), data, table)
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
