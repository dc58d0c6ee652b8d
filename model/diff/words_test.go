package diff_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/generate"
)

// marked writes segments as text: [-went-] and [+came+].
func marked(segments []diff.Segment) string {
	var b strings.Builder
	for _, s := range segments {
		switch s.Edit {
		case diff.Delete:
			b.WriteString("[-" + s.Text + "-]")
		case diff.Insert:
			b.WriteString("[+" + s.Text + "+]")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	tests := map[string]struct{ old, new, want string }{
		"both empty":          {"", "", ""},
		"the same":            {"Twee jaar.", "Twee jaar.", "Twee jaar."},
		"from nothing":        {"", "Twee jaar.", "[+Twee jaar.+]"},
		"to nothing":          {"Twee jaar.", "", "[-Twee jaar.-]"},
		"words replaced":      {"De bewaartermijn is vijf jaar na beëindiging", "De bewaartermijn bedraagt vijf jaar na de beëindiging", "De bewaartermijn [-is-][+bedraagt+] vijf jaar na [+de +]beëindiging"},
		"a number":            {"binnen 3 maanden na het einde", "binnen 6 maanden na het einde", "binnen [-3-][+6+] maanden na het einde"},
		"never half a word":   {"bewaartermijnen", "bewaartermijn", "[-bewaartermijnen-][+bewaartermijn+]"},
		"a sign":              {"naam, adres", "naam; adres", "naam[-,-][+;+] adres"},
		"case counts":         {"De School", "De school", "De [-School-][+school+]"},
		"a paragraph":         {"een\n\ndrie", "een\n\ntwee\n\ndrie", "een\n\n[+twee\n\n+]drie"},
		"line ends":           {"een\r\ntwee", "een\ntwee", "een[-\r-]\ntwee"},
		"composed characters": {"e\u0301e\u0301n", "\u00e9\u00e9n", "[-e\u0301e\u0301n-][+één+]"},
		"not UTF-8":           {"a\xffb c", "a\xffb d", "a\ufffdb [-c-][+d+]"},
		"beyond the BMP":      {"😀 a", "😀 b", "😀 [-a-][+b+]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, marked(diff.Words(tt.old, tt.new))); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// makesBoth checks that the segments are those of the two texts.
func makesBoth(t testing.TB, old, new string) {
	t.Helper()
	var a, b strings.Builder
	segments := diff.Words(old, new)
	for i, s := range segments {
		if s.Text == "" || i > 0 && s.Edit == segments[i-1].Edit || i > 0 && s.Edit == diff.Delete && segments[i-1].Edit == diff.Insert {
			t.Fatalf("segment %d is empty, like the one before it, or in the wrong order: %q", i, segments)
		}
		if s.Edit != diff.Insert {
			a.WriteString(s.Text)
		}
		if s.Edit != diff.Delete {
			b.WriteString(s.Text)
		}
	}
	if a.String() != strings.ToValidUTF8(old, "\ufffd") || b.String() != strings.ToValidUTF8(new, "\ufffd") {
		t.Fatalf("%q and %q became %q", old, new, segments)
	}
	if again := diff.Words(old, new); !slices.Equal(segments, again) {
		t.Fatalf("twice the same question, two answers")
	}
}

func TestWordsMakeBothTexts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{Rand: source(rapid.Uint64().Draw(rt, "seed"))}
		old := g.Text(rapid.IntRange(1, 3000).Draw(rt, "words"))
		new := g.EditText(old, rapid.IntRange(0, 2000).Draw(rt, "edits"))
		if rapid.Bool().Draw(rt, "moved") {
			half := len(new) / 2
			new = new[half:] + new[:half]
		}
		makesBoth(t, old, new)
	})
}

// TestWordsOfManyKinds gives more different words than there are characters
// below the surrogates.
func TestWordsOfManyKinds(t *testing.T) {
	var old, new strings.Builder
	for i := range 70_000 {
		old.WriteString(strings.Repeat(string(rune('a'+i%26)), 1+i/26%7) + string(rune(0x4e00+i%20_000)) + " ")
		if i%500 != 0 {
			new.WriteString(strings.Repeat(string(rune('a'+i%26)), 1+i/26%7) + string(rune(0x4e00+i%20_000)) + " ")
		}
	}
	makesBoth(t, old.String(), new.String())
}

func TestWordsOfTextsWithoutAnythingInCommon(t *testing.T) {
	g := generate.Generator{Rand: source(3)}
	old := g.Text(20_000)
	new := strings.ToUpper(g.Text(20_000))
	makesBoth(t, old, new)
}

func FuzzWords(f *testing.F) {
	f.Add("De bewaartermijn is vijf jaar", "De termijn bedraagt zeven jaar.")
	f.Add("a\xff\xfeb", "\xed\xa0\x80")
	f.Add(strings.Repeat("naam adres ", 60), strings.Repeat("adres naam ", 60))
	f.Fuzz(func(t *testing.T, old, new string) {
		makesBoth(t, old, new)
		if utf8.ValidString(old) && old == new && len(diff.Words(old, new)) > 1 {
			t.Fatal("a text differs from itself")
		}
	})
}
