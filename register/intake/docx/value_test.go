package docx_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model/origin"
	x "verwerkingsregister/register/intake/docx/docxtest"
)

// named is a text in a bookmark with the name of a value.
func named(id, value string, runs ...x.X) x.X {
	return x.X(`<w:bookmarkStart w:id="`+id+`" w:name="`+origin.ValueName(value, id)+`"/>`) + x.Join(runs...) + x.X(`<w:bookmarkEnd w:id="`+id+`"/>`)
}

func TestValues(t *testing.T) {
	for name, c := range map[string]struct {
		runs []x.X
		text string
		want []string
	}{
		"whole, in pieces":     {[]x.X{named("1", "A, B & C", x.T("A, "), x.Bold("B & C"))}, "A, B & C", []string{"A, B & C"}},
		"with a line break":    {[]x.X{x.T("van "), named("1", "een\ntwee", x.T("een"), `<w:r><w:br/></w:r>`, x.T("twee"))}, "van een\ntwee", []string{"een\ntwee"}},
		"a box is no box":      {[]x.X{named("1", "[x] Kruis", x.T("[x] Kruis")), x.T(" en [x] vakje")}, "[x] Kruis en ☒ vakje", []string{"[x] Kruis"}},
		"two":                  {[]x.X{named("1", "A", x.T("A")), x.T(" (AB, "), named("2", "B", x.T("B")), x.T(")")}, "A (AB, B)", []string{"A", "B"}},
		"changed by hand":      {[]x.X{named("1", "A, B & C", x.T("A, B, C & D"))}, "A, B, C & D", nil},
		"deleted in part":      {[]x.X{named("1", "A, B", x.T("A"), x.Deleted(", B"))}, "A", nil},
		"one within another":   {[]x.X{x.X(`<w:bookmarkStart w:id="9" w:name="` + origin.ValueName("ab", "9") + `"/>`), named("1", "a", x.T("a")), x.T("b"), `<w:bookmarkEnd w:id="9"/>`}, "ab", []string{"ab"}},
		"another bookmark":     {[]x.X{`<w:bookmarkStart w:id="1" w:name="_Toc1"/>`, x.T("Kop"), `<w:bookmarkEnd w:id="1"/>`}, "Kop", nil},
		"it does not end":      {[]x.X{x.X(`<w:bookmarkStart w:id="1" w:name="` + origin.ValueName("A", "1") + `"/>`), x.T("A")}, "A", nil},
		"empty":                {[]x.X{named("1", ""), x.T("A")}, "A", nil},
		"with space around it": {[]x.X{named("1", " A ", x.T(" A "))}, "A", []string{"A"}},
	} {
		b := read(t, x.File(x.P(c.runs...))).Blocks[0]
		var got []string
		for _, v := range b.Values {
			got = append(got, b.Text[v.From:v.To])
		}
		if b.Text != c.text || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q with values %q, want %q with %q", name, b.Text, got, c.text, c.want)
		}
		if strings.HasPrefix(name, "a box") && b.Tick != "" {
			t.Errorf("%s: the block is %s", name, b.Tick)
		}
	}
}
