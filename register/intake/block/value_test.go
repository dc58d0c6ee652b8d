package block_test

import (
	"slices"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

func TestFill(t *testing.T) {
	a, b := block.ValueSign(0), block.ValueSign(1)
	for name, c := range map[string]struct {
		text   string
		values []string
		want   string
		parts  []string
	}{
		"none":                {"gewoon", nil, "gewoon", nil},
		"one":                 {"van " + a + ".", []string{"A, B & C"}, "van A, B & C.", []string{"A, B & C"}},
		"side by side":        {a + b + a, []string{"x", "y", "z"}, "xyz", []string{"x", "y", "z"}},
		"on lines of its own": {a + " " + a + "\n" + a + "\n" + b, []string{"een\ntwee", "drie"}, "een\ntwee\ndrie", []string{"een\ntwee", "drie"}},
		"a sign too many":     {a + " " + b, []string{"een"}, "een ", []string{"een"}},
	} {
		got := block.Block{Kind: block.Paragraph}
		got.Fill(c.text, c.values)
		var parts []string
		for _, v := range got.Values {
			parts = append(parts, got.Text[v.From:v.To])
		}
		if got.Text != c.want || !slices.Equal(parts, c.parts) {
			t.Errorf("%s: got %q with values %q, want %q with %q", name, got.Text, parts, c.want, c.parts)
		}
	}
}

func TestCheckRefusesValuesOutsideTheText(t *testing.T) {
	for name, values := range map[string][]block.Value{
		"before":    {{From: -1, To: 2}},
		"behind":    {{From: 1, To: 9}},
		"empty":     {{From: 2, To: 2}},
		"backwards": {{From: 3, To: 4}, {From: 0, To: 1}},
		"half":      {{From: 0, To: 1}}, // of a letter
	} {
		doc := block.Document{Blocks: []block.Block{{Kind: block.Paragraph, Text: "één", Values: values}}}
		if doc.Check(limits.Standard()) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
