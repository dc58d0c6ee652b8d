package block

import (
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/limits"
)

// Value is a stretch of the Text of a block, from byte From up to To, that is one value to
// the letter, whatever stands in it: a comma, a number, a line break. Only documents that
// this program made say so (package model/origin), and only of what nobody changed since.
type Value struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// valueSigns hold the places of values while the text around them is being read. They are
// no characters, so no document has them. They take turns, so that two values next to each
// other stay two.
var valueSigns = [...]rune{'\ufdd0', '\ufdd1'}

// ValueSign is what stands in the place of the n-th value of a text, from 0.
func ValueSign(n int) string { return string(valueSigns[n%len(valueSigns)]) }

// IsValueSign tells whether a character stands in the place of a value.
func IsValueSign(r rune) bool { return r == valueSigns[0] || r == valueSigns[1] }

// Fill sets Text with the values in their places. Lines that a value was on give its sign
// more than once.
func (b *Block) Fill(text string, values []string) {
	if len(values) == 0 {
		b.Text = text
		return
	}
	var out strings.Builder
	n, was := 0, rune(0)
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if !IsValueSign(r) {
			out.WriteRune(r)
			continue
		}
		if rest := strings.TrimLeft(text, " \t\n"); strings.HasPrefix(rest, string(r)) {
			text = rest // it goes on
			continue
		}
		if n < len(values) && r != was {
			b.Values = append(b.Values, Value{out.Len(), out.Len() + len(values[n])})
			out.WriteString(values[n])
			n, was = n+1, r
		}
	}
	b.Text = out.String()
}

// checkValues holds the values of a block to its text.
func (b *Block) checkValues() error {
	at := 0
	for _, v := range b.Values {
		if v.From < at || v.To <= v.From || v.To > len(b.Text) || !utf8.ValidString(b.Text[v.From:v.To]) {
			return &limits.Error{Op: "check document", Kind: limits.Damaged, Subject: "value"}
		}
		at = v.To
	}
	return nil
}
