package pdf

import (
	"strings"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
)

// value puts a value in its place among the words of a run, when the words on the pages
// are those of the value. It tells whether they were.
func (t *tagger) value(e *Element, text *run) bool {
	words, pages, said := []Word(nil), []int(nil), ""
	for _, k := range e.all() {
		for _, w := range t.words[k.mark] {
			words, pages, said = append(words, w), append(pages, k.mark.page), said+w.Text
		}
	}
	if !origin.Names(e.Name, e.Value) || origin.PrintOf(said) != origin.PrintOf(withoutFar(e.Value)) {
		return false
	}
	for i := range words {
		words[i].Text = block.ValueSign(len(text.values))
	}
	text.words, text.pages = append(text.words, words...), append(text.pages, pages...)
	text.values = append(text.values, e.Value)
	return true
}

// withoutFar is a text without the characters beyond the first 65,536, which PDFium gives
// as characters that are unknown.
func withoutFar(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return -1
		}
		return r
	}, s)
}
