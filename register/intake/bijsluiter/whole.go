package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
)

// A bijsluiter that this program wrote says of its values where each begins and ends
// ([block.Value]): "A, B & C" is one name and "Nee" may be one. While the document is read
// each has a word in its place that means nothing and looks like nothing else, so that one
// reader serves these documents and all others; in what was read the values stand again.
// The words of the form around them are read as in any document. Of a value that was
// changed by hand the document does not say it any more, and it is read for what it seems.

// wholes are the values of a document with the words that stand for them.
type wholes struct {
	word   map[string]string // by value
	covers map[string]bool   // those words, in small letters
	open   *strings.Replacer // words into values
}

// covered gives blocks with words in the place of their values.
func (r *reader) covered(blocks []block.Block) []block.Block {
	w := wholes{word: map[string]string{}, covers: map[string]bool{}}
	out := w.blocks(blocks)
	var pairs []string
	for value, word := range w.word {
		pairs = append(pairs, word, value, strings.ToLower(word), value)
		w.covers[strings.ToLower(word)] = true
	}
	if len(pairs) > 0 {
		w.open = strings.NewReplacer(pairs...)
	}
	r.wholes = w
	return out
}

func (w *wholes) blocks(blocks []block.Block) []block.Block {
	out := slices.Clone(blocks)
	for i := range out {
		b := &out[i]
		if b.Table != nil {
			t := *b.Table
			t.Cells = slices.Clone(t.Cells)
			for j := range t.Cells {
				t.Cells[j].Blocks = w.blocks(t.Cells[j].Blocks)
			}
			b.Table = &t
		}
		if len(b.Values) > 0 {
			w.cover(b)
		}
	}
	return out
}

func (w *wholes) cover(b *block.Block) {
	var text strings.Builder
	at := 0
	for _, v := range b.Values {
		text.WriteString(b.Text[at:v.From])
		text.WriteString(w.wordFor(b.Text[v.From:v.To]))
		at = v.To
	}
	text.WriteString(b.Text[at:])
	controls := slices.Clone(b.Controls)
	for i := range controls {
		if controls[i].Text == b.Text {
			controls[i].Text = text.String()
		} else if word, ok := w.word[controls[i].Text]; ok {
			controls[i].Text = word
		}
	}
	b.Text, b.Controls, b.Values = text.String(), controls, nil
}

// wordFor gives the word that stands for a value: the same for the same value, and for
// others one that is not like it.
func (w *wholes) wordFor(value string) string {
	if word, ok := w.word[value]; ok {
		return word
	}
	const letters, length = "bcdfghjklmnpqrstvwxz", 12
	word := []byte("Q")
	for seed := uint64(len(w.word)+1) * 0x9e3779b97f4a7c15; len(word) < length; seed = (seed ^ seed>>29) * 0xbf58476d1ce4e5b9 {
		word = append(word, letters[seed>>40%uint64(len(letters))])
	}
	w.word[value] = string(word)
	return string(word)
}

// ours tells whether this program wrote the document: it says of values that they are whole.
func (r *reader) ours() bool { return r.wholes.open != nil }

// isWhole tells whether a text is one value of which the document says so.
func (r *reader) isWhole(s string) bool {
	return r.wholes.covers[strings.ToLower(strings.TrimSpace(s))]
}

// open gives a text with the values back in their places.
func (r *reader) open(s string) string {
	if !r.ours() {
		return s
	}
	return r.wholes.open.Replace(s)
}

// uncover puts the values back in all that was read.
func (r *reader) uncover() {
	if !r.ours() {
		return
	}
	for _, item := range r.out.Items {
		_ = field.Replace(item.Record, func(_ field.Path, _ *field.Field, v any) (any, bool) { // what it gave can be set
			switch v := v.(type) {
			case string:
				to := r.open(v)
				return to, to != v
			case []string:
				to := make([]string, len(v))
				for i := range v {
					to[i] = r.open(v[i])
				}
				return to, !slices.Equal(to, v)
			}
			return nil, false
		})
		for path, ev := range item.Evidence {
			ev.Source.Text = r.open(ev.Source.Text)
			item.Evidence[path] = ev
		}
	}
	for i := range r.engaged {
		r.engaged[i].name, r.engaged[i].ev.Source.Text = r.open(r.engaged[i].name), r.open(r.engaged[i].ev.Source.Text)
	}
	for i := range r.out.Notes {
		r.out.Notes[i].Text = r.open(r.out.Notes[i].Text)
	}
	for i := range r.out.Unmatched {
		r.out.Unmatched[i].Heading, r.out.Unmatched[i].Text = r.open(r.out.Unmatched[i].Heading), r.open(r.out.Unmatched[i].Text)
	}
}
