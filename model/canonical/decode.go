package canonical

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/model"
)

// decodeOwn reads the bytes Encode writes, many times faster than encoding/json:
// fields.go has a function for each type of the model, which expects the keys in
// their order, and texts are cut from the whole. It has no opinion of
// anything else; ok is false for all that Encode would have written differently, and
// encoding/json decides what that is. The record is read into what room returns for
// its kind.
func decodeOwn(text string, into *memory, room func(model.Kind) model.Record) (record model.Record, ok bool) {
	if !utf8.ValidString(text) || hasControl(text) {
		return nil, false
	}
	r := reader{in: text, backslash: -1, memory: into}
	if !r.skip(`{"form":`) {
		return nil, false
	}
	if form, ok := r.integer(); !ok || form != Form || !r.skip(`,"kind":`) {
		return nil, false
	}
	kind, ok := r.string()
	if !ok || !r.skip(`,"record":`) {
		return nil, false
	}
	record = room(model.Kind(kind))
	if !readRecord(&r, record) || r.rest() != "}" {
		return nil, false
	}
	return record, true
}

func readText[S ~string](r *reader, to *S) bool {
	s, ok := r.string()
	*to = S(s)
	return ok
}

// readPersonal reads a text about a named person.
func readPersonal(r *reader, to *string) bool {
	s, ok := r.string()
	if !ok || r.personal == nil || s == "" {
		*to = s
		return ok
	}
	*to, r.failed = r.personal(s)
	return r.failed == nil
}

func readInteger[I ~int](r *reader, to *I) bool {
	n, ok := r.integer()
	*to = I(n)
	return ok
}

func readCount(r *reader, to *model.Count) bool {
	n, ok := r.integer()
	*to = model.N(n)
	return ok
}

// readList reads a list into a slab, if lists are kept together and no list of
// these rows is being read already. Encode writes no empty ones.
func readList[T any](r *reader, to *[]T, rows *slab[T], read func(*reader, *T) bool) bool {
	if !r.skip("[") {
		return false
	}
	if !r.together || rows.busy {
		rows = &slab[T]{few: true}
	}
	rows.busy = true
	for n := 0; ; n++ {
		if !read(r, rows.row(n)) {
			return false
		}
		if r.skip("]") {
			*to = rows.take(n + 1)
			return true
		}
		if !r.skip(",") {
			return false
		}
	}
}

// reader goes through the bytes of a record.
type reader struct {
	in        string
	at        int
	separator byte // what stands before the next key of an object
	backslash int  // the first from where it was last looked for
	*memory
}

// open begins an object. Its brace stands before its first key, as a comma does
// before the others.
func (r *reader) open() bool {
	r.separator = '{'
	return r.at < len(r.in) && r.in[r.at] == '{'
}

// key goes past a key, if that comes next. Most do not, and differ in the letter
// behind the quote.
func (r *reader) key(k string) bool {
	end := r.at + 1 + len(k)
	if end > len(r.in) || r.in[r.at+2] != k[1] || r.in[r.at+1:end] != k || r.in[r.at] != r.separator {
		return false
	}
	r.at, r.separator = end, ','
	return true
}

// close ends an object.
func (r *reader) close() bool {
	if r.separator == '{' {
		r.separator = ','
		return r.skip("{}")
	}
	return r.skip("}")
}

// memory is where what is read is put: the bytes of a record, from which its
// texts are cut, and its lists, when they are kept together with those of others.
type memory struct {
	texts    strings.Builder
	start    int // where the bytes of the record begin
	together bool
	personal func(string) (string, error) // makes personal values of what was written for them
	failed   error                        // its error
	slabs
}

// slab is a long list from which the lists of many records are cut: fewer
// pieces of memory, and none too many.
type slab[T any] struct {
	list []T
	used int
	busy bool // a list of it is being read
	few  bool // it is for one list
}

// row returns the next row, the nth of its list.
func (s *slab[T]) row(n int) *T {
	if at := s.used + n; at < len(s.list) {
		return &s.list[at]
	}
	const usual = 64
	least := usual
	if s.few {
		least = 1
	}
	longer := make([]T, max(least, 2*n))
	copy(longer, s.list[s.used:s.used+n])
	s.list, s.used = longer, 0
	return &s.list[n]
}

// take returns the list of the first n rows.
func (s *slab[T]) take(n int) []T {
	list := s.list[s.used : s.used+n : s.used+n]
	s.used, s.busy = s.used+n, false
	return list
}

func (r *reader) rest() string { return r.in[r.at:] }

// skip goes past what is expected next.
func (r *reader) skip(expected string) bool {
	if !strings.HasPrefix(r.in[r.at:], expected) {
		return false
	}
	r.at += len(expected)
	return true
}

// string reads a text between quotes.
func (r *reader) string() (s string, ok bool) {
	if !r.skip(`"`) {
		return "", false
	}
	length := strings.IndexByte(r.rest(), '"')
	if length < 0 {
		return "", false
	}
	if r.backslash < r.at {
		r.findBackslash()
	}
	if r.backslash < r.at+length {
		start := r.room(length)
		ok = r.unescape()
		return r.texts.String()[start:], ok
	}
	s = r.in[r.at : r.at+length]
	r.at += length + 1
	return s, true
}

// room makes sure that a text of a length can be written, and returns where.
// Texts that were read stay where they are.
func (m *memory) room(length int) int {
	if m.texts.Cap()-m.texts.Len() < length {
		const usual = 64 << 10
		if m.together {
			length = max(length, usual)
		}
		m.texts = strings.Builder{}
		m.texts.Grow(length)
	}
	return m.texts.Len()
}

// findBackslash looks for the next one; long stretches have none.
func (r *reader) findBackslash() {
	if r.backslash = strings.IndexByte(r.rest(), '\\'); r.backslash < 0 {
		r.backslash = len(r.rest())
	}
	r.backslash += r.at
}

// hasControl reports whether there is a control character anywhere: Encode
// writes none.
func hasControl(text string) bool {
	const (
		ones = 0x0101010101010101
		tops = 0x8080808080808080
	)
	below := func(w uint64) uint64 { return (w - ones*' ') &^ w } // a byte below the space borrows from its top bit
	for ; len(text) >= 32; text = text[32:] {
		all := below(word(text)) | below(word(text[8:])) | below(word(text[16:])) | below(word(text[24:]))
		if all&tops != 0 {
			return true
		}
	}
	for _, c := range []byte(text) {
		if c < ' ' {
			return true
		}
	}
	return false
}

// word returns the first eight bytes as a number, which the compiler reads at once.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// unescape reads a text with escapes up to its quote.
func (r *reader) unescape() bool {
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch {
		case c == '"':
			return true
		case c != '\\':
			plain := strings.IndexAny(r.rest(), `"\`)
			if plain < 0 {
				return false
			}
			r.texts.WriteString(r.in[r.at-1 : r.at+plain])
			r.at += plain
			continue
		}
		sign, ok := r.escape()
		if !ok {
			return false
		}
		r.texts.WriteRune(sign)
	}
	return false
}

// escape reads what stands behind a backslash. Half of a surrogate pair is
// nothing Encode writes.
func (r *reader) escape() (sign rune, ok bool) {
	const hex, half = 4, 0xD800
	if r.at == len(r.in) {
		return 0, false
	}
	c := r.in[r.at]
	r.at++
	if c == 'u' && len(r.rest()) >= hex {
		n, err := strconv.ParseUint(r.rest()[:hex], 16, 16)
		r.at += hex
		return rune(n), err == nil && n < half
	}
	at := strings.IndexByte(`"\/bfnrt`, c)
	if at < 0 {
		return 0, false
	}
	return rune("\"\\/\b\f\n\r\t"[at]), true
}

// integer reads a whole number as Encode writes it.
func (r *reader) integer() (n int, ok bool) {
	start := r.at
	for r.at < len(r.in) && (r.in[r.at] == '-' || r.in[r.at]-'0' <= 9) {
		r.at++
	}
	digits := r.in[start:r.at]
	n, err := strconv.Atoi(digits)
	return n, err == nil && strconv.Itoa(n) == digits
}
