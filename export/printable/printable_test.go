package printable_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/export/printable"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":            {"Leerlingdossier (BRON) – é ü €", "Leerlingdossier (BRON) – é ü €"},
		"emoji":            {"ja 😀 nee", "ja 😀 nee"},
		"line ends":        {"a\r\nb\rc\u0085d\u2028e\u2029f\ng", "a\nb\nc\nd\ne\nf\ng"},
		"tab":              {"a\tb", "a\tb"},
		"control":          {"a\x00b\x07c\x1bd\x7fe\u0080f", "abcdef"},
		"direction":        {"a\u202eb\u2066c\u2069d", "abcd"},
		"direction mark":   {"a\u200eb", "a\u200eb"},
		"non-character":    {"a\ufffeb\uffffc\ufdd0d\U0001fffee", "abcde"},
		"invalid":          {"a\xffb", "a\ufffdb"},
		"replacement kept": {"a\ufffdb", "a\ufffdb"},
		"markup":           {`<w:p/>&amp;]]>_x0000_=1+1`, `<w:p/>&amp;]]>_x0000_=1+1`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := printable.Text(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLine(t *testing.T) {
	if got, want := printable.Line("a\r\n\tb\nc"), "a b c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzText(f *testing.F) {
	f.Add("a\r\nb\x00\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		got := printable.Text(s)
		if again := printable.Text(got); again != got {
			t.Errorf("not idempotent: %q then %q", got, again)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Errorf("%q holds a control character", got)
			}
		}
		if strings.ContainsRune(s, 'x') != strings.ContainsRune(got, 'x') {
			t.Errorf("%q lost a letter: %q", s, got)
		}
	})
}
