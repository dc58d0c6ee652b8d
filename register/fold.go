package register

import (
	"hash/maphash"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// fold brings text to the form in which it is searched and sorted: lower case,
// without accents.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	s = norm.NFKD.String(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ø':
			return 'o'
		}
		return r
	}, strings.ReplaceAll(s, "ß", "ss"))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldedWords splits text into folded words without the punctuation around
// them; what stands inside a word, as in e-mail or V-012, stays.
func foldedWords(s string) []string {
	words := strings.Fields(fold(s))
	kept := words[:0]
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// words goes through the words of records, one after the other, in memory that
// is used again.
type words struct {
	buffer []byte
	seed   maphash.Seed
	seen   map[uint64]bool // by the hash of a word: whether the record has it
}

// searchable returns the words of a record, each once, for the words table.
// Codes and IDs are no words; the number is.
func searchable(record model.Record) string {
	const usual = 500 // words of a record that is well filled in
	seen := make(map[string]bool, usual)
	(&words{}).each(record, func(word []byte) bool {
		if !seen[string(word)] {
			seen[string(word)] = true
		}
		return true
	})
	return strings.Join(slices.Sorted(maps.Keys(seen)), wordEnd)
}

// wordEnd stands between two words; no word has it.
const wordEnd = "\n"

// same reports whether a text is what searchable returns for a record. Words
// are compared by a hash that nobody can know beforehand.
func (w *words) same(record model.Record, text string) bool {
	if w.seen == nil {
		w.seen, w.seed = map[uint64]bool{}, maphash.MakeSeed()
	}
	clear(w.seen)
	last := ""
	for word := range strings.SplitSeq(text, wordEnd) {
		if word <= last {
			return text == "" && searchable(record) == ""
		}
		w.seen[maphash.String(w.seed, word)], last = false, word
	}
	met := 0
	all := w.each(record, func(word []byte) bool {
		hash := maphash.Bytes(w.seed, word)
		before, known := w.seen[hash]
		if known && !before {
			w.seen[hash] = true
			met++
		}
		return known
	})
	return all && met == len(w.seen)
}

// each hands every word of a record to do, until that returns false.
func (w *words) each(record model.Record, do func([]byte) bool) bool {
	going := w.of(record.RecordNumber(), do)
	field.Values(record, func(f *field.Field, value any) {
		if f.Fixed || !going {
			return
		}
		switch f.Type {
		case field.Text, field.LongText, field.Date:
			going = w.of(value.(string), do)
		case field.Texts:
			for _, s := range value.([]string) {
				going = going && w.of(s, do)
			}
		}
	})
	return going
}

// of hands the words of a text to do.
func (w *words) of(s string, do func([]byte) bool) bool {
	if !isASCII(s) {
		for _, word := range foldedWords(s) {
			if !do([]byte(word)) {
				return false
			}
		}
		return true
	}
	w.buffer = append(w.buffer[:0], s...)
	start, end := -1, 0 // of a word, from its first letter or digit to its last
	for i, c := range w.buffer {
		switch {
		case 'A' <= c && c <= 'Z':
			w.buffer[i] = c + 'a' - 'A'
		case c == ' ' || '\t' <= c && c <= '\r':
			if start >= 0 && !do(w.buffer[start:end]) {
				return false
			}
			start = -1
			continue
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		default:
			continue
		}
		if start < 0 {
			start = i
		}
		end = i + 1
	}
	return start < 0 || do(w.buffer[start:end])
}
