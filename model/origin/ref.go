package origin

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// RefColumn heads the hidden column with a Ref for each row.
const RefColumn = "_ref"

// Ref says what a row of a workbook is about: a record, or a row in one of its lists or
// one of its groups; and what its cells said when it was made.
type Ref struct {
	Kind   model.Kind
	Record model.ID
	Path   field.Path // of the row in the record; empty for the record itself
	// Part is 2 or more for a row in which the texts of the row above it go on.
	Part   int
	Prints []Print // of the cells before it, from the left
}

// String writes the ref; ParseRef reads it.
func (r Ref) String() string {
	var b strings.Builder
	b.WriteString(string(r.Kind))
	for _, s := range []string{string(r.Record), string(r.Path), strconv.Itoa(r.Part)} {
		b.WriteByte(' ')
		b.WriteString(url.QueryEscape(s))
	}
	b.WriteByte(' ')
	for i, p := range r.Prints {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(string(p))
	}
	return b.String()
}

// ParseRef reads what String wrote.
func ParseRef(s string) (Ref, bool) {
	parts := strings.Split(s, " ")
	if len(parts) != 5 {
		return Ref{}, false
	}
	record, err1 := url.QueryUnescape(parts[1])
	path, err2 := url.QueryUnescape(parts[2])
	part, err3 := strconv.Atoi(parts[3])
	if err1 != nil || err2 != nil || err3 != nil || part < 0 || model.New(model.Kind(parts[0])) == nil {
		return Ref{}, false
	}
	r := Ref{Kind: model.Kind(parts[0]), Record: model.ID(record), Path: field.Path(path), Part: part}
	for p := range strings.SplitSeq(parts[4], ",") {
		r.Prints = append(r.Prints, Print(p))
	}
	return r, true
}

// Print is a short mark of the text of a cell, to tell whether it was changed: five
// characters, or of a cell with labelled lines ten for each line, those of its label and
// those of the line. Spaces and what can't be seen don't count: spreadsheet programs
// differ in what they keep of them.
type Print string

// PrintOf is the print of a text.
func PrintOf(text string) Print {
	h := offset
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c > ' ' && c != 0x7f {
				h = (h ^ uint64(c)) * prime
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r != utf8.RuneError && unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			for _, b := range []byte(text[i : i+size]) {
				h = (h ^ uint64(b)) * prime
			}
		}
		i += size
	}
	return shortened(h)
}

// The numbers of FNV-1a.
const (
	offset uint64 = 14695981039346656037
	prime  uint64 = 1099511628211
)

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// length is how many characters a print of one text has.
const length = 5

func shortened(h uint64) Print {
	h ^= h >> 32
	var out [length]byte
	for i := range out {
		out[i] = digits[h&63]
		h >>= 6
	}
	return Print(out[:])
}

// LinesOf is the print of a text that consists of labelled lines.
func LinesOf(text string) Print {
	if text == "" {
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if PrintOf(line) == blank {
			continue
		}
		label, _, _ := strings.Cut(line+" ", ": ") // nothing may stand behind the colon
		b.WriteString(string(PrintOf(label)))
		b.WriteString(string(PrintOf(line)))
	}
	return Print(b.String())
}

var blank = PrintOf("")

// Line is the print of one labelled line: of its label, and of the whole.
type Line struct{ Label, Whole Print }

// Lines takes the print of labelled lines apart.
func (p Print) Lines() []Line {
	var lines []Line
	for ; len(p) >= 2*length; p = p[2*length:] {
		lines = append(lines, Line{p[:length], p[length : 2*length]})
	}
	return lines
}
