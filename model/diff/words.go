package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Edit says what happened to a piece of text.
type Edit string

// What can happen to a piece of text.
const (
	Equal  Edit = "equal"
	Insert Edit = "insert"
	Delete Edit = "delete"
)

// Segment is a piece of text that stayed, came or went.
type Segment struct {
	Edit Edit   `json:"edit"`
	Text string `json:"text"`
}

// Words compares two texts word by word. The pieces that stayed and went make
// the old text, those that stayed and came the new one; invalid UTF-8 stands
// in them as U+FFFD. What went comes before what came in its place.
//
// The answer depends on the texts alone, never on the clock. A stretch so long
// and so different that comparing it would take long is replaced whole.
func Words(old, new string) []Segment {
	old, new = strings.ToValidUTF8(old, "\ufffd"), strings.ToValidUTF8(new, "\ufffd")
	t := table{numbers: map[string]rune{}}
	a, b := t.number(pieces(old)), t.number(pieces(new))
	switch {
	case old == new:
		return join([]Segment{{Equal, old}})
	case t.full:
		return join([]Segment{{Delete, old}, {Insert, new}})
	}
	s := stretches{dmp: diffmatchpatch.New(), budget: workLimit}
	s.dmp.DiffTimeout = 0 // with a deadline the answer would depend on the clock
	s.compare(a, b, 0)
	found := s.dmp.DiffCleanupSemantic(slices.Clone(s.found)) // it overwrites what it is given
	segments := make([]Segment, len(found))
	for i, f := range found {
		segments[i] = Segment{edits[f.Type], t.text(f.Text)}
	}
	return join(segments)
}

var edits = map[diffmatchpatch.Operation]Edit{
	diffmatchpatch.DiffEqual: Equal, diffmatchpatch.DiffInsert: Insert, diffmatchpatch.DiffDelete: Delete,
}

// join puts neighbours of one kind together and drops empty pieces; between
// two pieces that stayed, all that went comes before all that came.
func join(segments []Segment) []Segment {
	var joined []Segment
	var gone, come strings.Builder
	flush := func() {
		if gone.Len() > 0 {
			joined = append(joined, Segment{Delete, gone.String()})
		}
		if come.Len() > 0 {
			joined = append(joined, Segment{Insert, come.String()})
		}
		gone.Reset()
		come.Reset()
	}
	for _, s := range segments {
		switch {
		case s.Text == "":
		case s.Edit == Delete:
			gone.WriteString(s.Text)
		case s.Edit == Insert:
			come.WriteString(s.Text)
		default:
			flush()
			if n := len(joined); n > 0 && joined[n-1].Edit == Equal {
				joined[n-1].Text += s.Text
			} else {
				joined = append(joined, s)
			}
		}
	}
	flush()
	return joined
}

// pieces cuts a text in words, the spaces between them and single signs.
func pieces(text string) []string {
	var cut []string
	for text != "" {
		n := pieceLength(text)
		cut = append(cut, text[:n])
		text = text[n:]
	}
	return cut
}

func pieceLength(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	var in func(rune) bool
	switch {
	case inWord(first):
		in = inWord
	case first == ' ':
		in = func(r rune) bool { return r == ' ' }
	default:
		return n
	}
	if end := strings.IndexFunc(text[n:], func(r rune) bool { return !in(r) }); end >= 0 {
		return n + end
	}
	return len(text)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// table numbers the pieces, because go-diff compares characters: every piece
// becomes one, but none a surrogate, which is no character.
type table struct {
	numbers map[string]rune
	texts   []string
	full    bool
}

const (
	firstSurrogate = 0xd800
	surrogates     = 0x800
)

func (t *table) number(pieces []string) []rune {
	runes := make([]rune, len(pieces))
	for i, piece := range pieces {
		r, ok := t.numbers[piece]
		if !ok {
			r = rune(len(t.texts))
			if r >= firstSurrogate {
				r += surrogates
			}
			t.full = t.full || r > unicode.MaxRune
			t.numbers[piece] = r
			t.texts = append(t.texts, piece)
		}
		runes[i] = r
	}
	return runes
}

func (t *table) text(runes string) string {
	var b strings.Builder
	for _, r := range runes {
		if r >= firstSurrogate {
			r -= surrogates
		}
		b.WriteString(t.texts[r])
	}
	return b.String()
}
