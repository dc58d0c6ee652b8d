package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
)

// accounted knows the passages on which values rest. A step that marks a passage as
// understood may have found no value in it after all, so what is marked and in no source
// is listed among the unmatched as well: nothing is lost by a mistake.
type accounted struct {
	whole map[string]bool // sources, their lines, and the sentences of those
	names map[string]bool // of products
	all   string          // every source, for what is only a part of one
}

func (r *reader) account() *accounted {
	a := &accounted{whole: map[string]bool{}, names: map[string]bool{}}
	var all strings.Builder
	add := func(text string) {
		text = squeezed(text)
		a.whole[text] = true
		all.WriteString(text + "\x00")
	}
	source := func(text string) {
		if a.whole[squeezed(text)] {
			return
		}
		add(text)
		for line := range strings.SplitSeq(text, "\n") {
			a.whole[squeezed(line)] = true
			for _, s := range phrase.Sentences(line) {
				a.whole[squeezed(s)] = true
			}
		}
	}
	for i, it := range r.out.Items {
		for path, ev := range it.Evidence {
			if path.Top() == "product" {
				a.names[squeezed(ev.Source.Text)] = true
			}
			source(ev.Source.Text)
		}
		if number, ok := r.registered[i]; ok && it.Root().Has("vendor") { // of the party, which is made last
			source(number.ev.Source.Text)
		}
	}
	a.all = all.String()
	return a
}

// has tells whether a text is the source of a value, whole or in part.
func (a *accounted) has(text string) bool {
	text = squeezed(text)
	return a.whole[text] || strings.Contains(a.all, text)
}

// known tells whether a text says no more than which product the document is about, or from
// which register this program made it.
func (a *accounted) known(text string) bool { return a.names[squeezed(text)] || madeHere(text) }

// lost tells whether some sentence of a text that was marked as understood is accounted for
// by nothing: no value rests on it, it is no part of the form, and it is more than an answer
// or a number.
func (r *reader) lost(a *accounted, text string) bool {
	if a.has(text) || onlyAnswer(text) || r.formText(text) {
		return false
	}
	parts := phrase.Sentences(text)
	return len(parts) < 2 || slices.ContainsFunc(parts, func(s string) bool { return !a.has(s) && !onlyAnswer(s) && !r.formText(s) })
}

// onlyAnswer tells whether a cell holds nothing but a tick, a cross, a dash or the number of
// its row: what it says is in the answer of the row.
func onlyAnswer(s string) bool {
	return phrase.Answer(s) != phrase.Unclear || strings.Trim(s, "0123456789abc.☒☐✗-–* ") == ""
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }
