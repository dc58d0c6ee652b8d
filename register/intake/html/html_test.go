package html_test

import (
	"context"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/block/blocktest"
	"verwerkingsregister/register/intake/html"
	"verwerkingsregister/register/intake/limits"
)

func read(t *testing.T, page string) *block.Document {
	t.Helper()
	doc, err := html.Read(context.Background(), []byte(page), limits.Standard())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"headings, paragraphs and what is left out", "<html lang=nl><head><title>Bij&shy;sluiter</title><script>x</script></head><body><nav><a href=/>Menu</a></nav><h2>Welke <em>gegevens</em>?</h2><div>Wij\n verwerken<br>namen.<style>p{}</style></div></body>",
			"contents 0 \"\" \"Menu\" ->/\nheading 2 \"\" \"Welke gegevens?\"\nparagraph 0 \"\" \"Wij verwerken\\nnamen.\"\n"},
		{"spaces between inline elements", "<p>een<b>woord</b> <i>en</i>\n<span> nog</span>een</p>", "paragraph 0 \"\" \"eenwoord en nogeen\"\n"},
		{"bold, struck and a link", "<p><strong>Subverwerkers</strong></p><p><s>Oud</s> <a href='https://a.example'>nieuw</a> <del>weg</del></p>",
			"paragraph 0 \"\" \"Subverwerkers\" bold\nparagraph 0 \"\" \"nieuw\" -struck:\"Oud\" -deleted:\"weg\" ->https://a.example\n"},
		{"lists", "<ul><li>een<ul><li>diep</li></ul></li><li><p>twee</p><p>vervolg</p></li></ul><ol type=a start=3><li>c</li></ol>",
			"item 0 \"•\" \"een\"\nitem 1 \"•\" \"diep\"\nitem 0 \"•\" \"twee\"\nitem 0 \"\" \"vervolg\"\nitem 0 \"c.\" \"c\"\n"},
		{"form fields", "<p><input type=checkbox checked>po <input type=checkbox>vo <select><option>a<option selected>b</select> <input value='Rekenrijk'><input placeholder='uw naam'></p>",
			"paragraph 0 \"\" \"☒ po ☐ vo b Rekenrijk\" -placeholder:\"uw naam\"\n"},
		{"icons and pictures of ticks", "<p><i class='fa fa-check'></i> ja</p><p><img alt='✓'> ook</p><p><i class='icon-times'></i></p>", "paragraph 0 \"\" \"☒ ja\"\nparagraph 0 \"\" \"☒ ook\"\nparagraph 0 \"\" \"✗\"\n"},
		{"what pictures of ticks are called", "<p><img alt=Vinkje> a</p><p><img alt='leeg vakje'> b</p><p><img alt=Logo> c</p><p><svg><title>check mark</title></svg> d</p><p>:white_check_mark: e</p>",
			"paragraph 0 \"\" \"☒ a\"\nparagraph 0 \"\" \"☐ b\"\nparagraph 0 \"\" \"c\"\nparagraph 0 \"\" \"☒ d\"\nparagraph 0 \"\" \"☒ e\"\n"},
		{"a wiki: emoticons, tasks and what unfolds", "<p><ac:emoticon ac:name=\"tick\" /> ja</p><ul class=inline-task-list><li class=checked>po</li><li>vo</li></ul><button aria-expanded=false>Opslag</button><div style='display:none'>Nederland</div>",
			"paragraph 0 \"\" \"☒ ja\"\nitem 0 \"•\" \"☒ po\"\nitem 0 \"•\" \"☐ vo\"\nheading 6 \"\" \"Opslag\"\nparagraph 0 \"\" \"Nederland\"\n"},
		{"a paragraph that is struck out", "<p style='text-decoration: line-through'>oud</p>", "paragraph 0 \"\" \"\" -struck:\"oud\"\n"},
		{"a footnote makes an answer unclear", "<p>Nee<sup>1</sup></p>", "paragraph 0 \"\" \"Nee*\"\n"},
		{"symbol fonts", "<p><span style=\"font-family:Wingdings\">&#254;</span> ja</p>", "paragraph 0 \"\" \"☒ ja\"\n"},
		{"a table with spans", "<table><caption>Subverwerkers</caption><tr><th>a<th>b</tr><tr><td rowspan=2>1<td>2</tr><tr><td>3<table><tr><td>in</table></tr></table>",
			"heading 6 \"\" \"Subverwerkers\"\ncell 0,0 1x1 true  \"a\"\ncell 0,1 1x1 true  \"b\"\ncell 1,0 2x1 false  \"1\"\ncell 1,1 1x1 false  \"2\"\ncell 2,1 1x1 false  \"3\"\n"},
		{"definitions", "<dl><dt>Product</dt><dd>Rekenrijk</dd><div><dt>Land</dt><dd>NL</dd><dd>DE</dd></div></dl>",
			"cell 0,0 1x1 false  \"Product\"\ncell 0,1 1x1 false  \"Rekenrijk\"\ncell 1,0 1x1 false  \"Land\"\ncell 1,1 1x1 false  \"NL\\nDE\"\n"},
		{"blocks in an inline element", "<span><div>een</div><div>twee</div></span>", "paragraph 0 \"\" \"een\"\nparagraph 0 \"\" \"twee\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := blocktest.Show(read(t, tt.in).Blocks); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestEncoding(t *testing.T) {
	var wide string
	for _, c := range "<html><meta charset=utf-16><p>Categorieën</p>" {
		wide += string([]byte{byte(c), byte(c >> 8)})
	}
	for name, tt := range map[string]struct {
		page    string
		guessed bool
	}{
		"its own word":              {"<html><meta charset=windows-1252><p>Categorie\xebn</p>", false},
		"no word":                   {"<html><p>Categorie\xebn</p>", true},
		"a word that does not hold": {"<html><meta charset=utf-8><p>Categorie\xebn</p>", true},
		"UTF-16":                    {"\xff\xfe" + wide, false},
		"UTF-16 without a mark":     {wide, false},
	} {
		doc := read(t, tt.page)
		if doc.Blocks[0].Text != "Categorieën" || len(doc.Notices) > 0 != tt.guessed {
			t.Errorf("%s: got %q, notices %v", name, doc.Blocks[0].Text, doc.Notices)
		}
	}
	late := read(t, "<html><p>"+strings.Repeat("x", 2000)+"</p><p>Categorieën – 055</p>")
	if late.Blocks[1].Text != "Categorieën – 055" || len(late.Notices) > 0 {
		t.Errorf("a page in UTF-8 that does not say so: got %q %v", late.Blocks[1].Text, late.Notices)
	}
}

func TestRefusals(t *testing.T) {
	small := limits.Standard()
	small.Nodes, small.Columns = 50, 10
	for name, tt := range map[string]struct {
		page string
		want limits.Kind
	}{
		"many elements": {strings.Repeat("<p>x", 100), limits.TooManyElements},
		"many columns":  {"<table><tr><td colspan=500>x</table>", limits.TooManyElements},
	} {
		_, err := html.Read(context.Background(), []byte(tt.page), small)
		if got := limits.KindOf(err); got != tt.want {
			t.Errorf("%s: kind %q (%v), want %q", name, got, err, tt.want)
		}
	}
	if _, err := html.Read(context.Background(), []byte(strings.Repeat("<div>", 10_000)), limits.Standard()); err != nil && limits.KindOf(err) == "" {
		t.Errorf("deep nesting: %v", err)
	}
}

func FuzzPage(f *testing.F) {
	f.Add("<h1>a</h1><ul><li>b<ol type=i><li>c</ol></ul><table><tr><td rowspan=3 colspan=2>d<td>e</table><dl><dd>f<dt>g</dl><input type=checkbox><sup>1</sup>")
	table := limits.Standard()
	table.Blocks, table.Nodes = 20_000, 20_000
	f.Fuzz(func(t *testing.T, page string) {
		doc, err := html.Read(context.Background(), []byte(page), table)
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
