package pdf_test

import (
	"slices"
	"testing"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/pdf"
)

// A value keeps its line breaks and signs when the words on the page are its own, and is
// read as any text when they are not.
func TestTaggedValues(t *testing.T) {
	for name, c := range map[string]struct {
		value string
		lines []string
		text  string
		want  []string
	}{
		"over lines":      {"• A, B\n& C zeer", []string{"• A,", "B & C", "zeer"}, "Naam: • A, B\n& C zeer", []string{"• A, B\n& C zeer"}},
		"a far character": {"blij😀", []string{"blij\ufffd\ufffd"}, "Naam: blij😀", []string{"blij😀"}},
		"other words":     {"A, B", []string{"A, B en C"}, "Naam: A, B en C", nil},
	} {
		words := marked(0, piece("Naam:", 60, 60))
		value := &pdf.Element{Kind: "Span", Name: origin.ValueName(c.value, ""), Value: c.value}
		for i, line := range c.lines {
			left := 60.0
			if i == 0 {
				left = 100
			}
			words = append(words, marked(i+1, piece(line, left, 60+12*float64(i)))...)
			value.Mark(1, i+1)
		}
		p := of("P", 1, 0)
		p.Add(value)
		doc, ok := pdf.Tagged([]pdf.Page{page(words)}, element("", element("Document", p)))
		if !ok || len(doc.Blocks) != 1 {
			t.Fatalf("%s: the structure is not gone by: %+v", name, doc)
		}
		b := doc.Blocks[0]
		var got []string
		for _, v := range b.Values {
			got = append(got, b.Text[v.From:v.To])
		}
		if b.Text != c.text || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q with values %q, want %q with %q", name, b.Text, got, c.text, c.want)
		}
	}
}
