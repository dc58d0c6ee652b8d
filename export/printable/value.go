package printable

import "strings"

// The marks around a value. They are characters that Unicode keeps for the inside of
// programs, which Text takes out of everything else.
const (
	valueOpen  = '\ufdd0'
	valueClose = '\ufdd1'
)

// Value marks a text as one value of a record, to the letter: what stands in it is part of
// it, be it a comma, a number or a line feed. Formats that can say so to whoever reads the
// document do; for the others, and wherever the text passes through [Text], the marks are
// not there. What is empty is no value.
func Value(s string) string {
	if s = Text(s); strings.TrimSpace(s) == "" {
		return s
	}
	return string(valueOpen) + s + string(valueClose)
}

// IsMark tells whether a character is one of the marks around a value.
func IsMark(r rune) bool { return r == valueOpen || r == valueClose }

// Piece is a part of a text: a value, or what stands around values.
type Piece struct {
	Text  string // printable
	Value bool
}

// Pieces takes a text apart at the marks of its values.
func Pieces(s string) []Piece {
	var all []Piece
	for s != "" {
		before, rest, found := strings.Cut(s, string(valueOpen))
		if before = Text(before); before != "" {
			all = append(all, Piece{Text: before})
		}
		if !found {
			break
		}
		value, after, _ := strings.Cut(rest, string(valueClose))
		if value = Text(value); value != "" {
			all = append(all, Piece{value, true})
		}
		s = after
	}
	return all
}

// Marked is Text that keeps the marks of values.
func Marked(s string) string {
	if !strings.ContainsRune(s, valueOpen) {
		return Text(s)
	}
	var b strings.Builder
	for _, p := range Pieces(s) {
		if p.Value {
			b.WriteString(Value(p.Text))
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Lines cuts a text into its lines; a line feed in a value ends none.
func Lines(s string) []string {
	lines := []string{""}
	for _, p := range Pieces(s) {
		last := &lines[len(lines)-1]
		if p.Value {
			*last += Value(p.Text)
			continue
		}
		parts := strings.Split(p.Text, "\n")
		*last += parts[0]
		lines = append(lines, parts[1:]...)
	}
	return lines
}
