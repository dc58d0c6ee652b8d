// Package delimited reads files of comma-separated values and their kin into a
// grid.Book. Nothing in such a file says how its letters are coded or what stands
// between its values, so both are found out:
//
//   - letters: the mark at the start, else the zeros of UTF-16, else valid UTF-8, else
//     the older code of Windows or DOS that makes Dutch letters of the bytes. The last
//     is a guess and gives a notice.
//   - delimiter: what a line "sep=;" says, else the one of ; , tab and | that cuts most
//     lines into the same number of values, quoted line breaks and all. Where another
//     does so nearly as well, that gives a notice too.
//
// Who knows better says so with [As].
package delimited

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
)

const op = "read csv"

// As says how a file is written. What is empty is found out.
type As struct {
	Delimiter string `json:"delimiter,omitempty"` // one sign
	Encoding  string `json:"encoding,omitempty"`  // one of Encodings
}

// Encodings are the codes of letters that can be asked for.
func Encodings() []string {
	return []string{"UTF-8", "Windows-1252", "CP850", "Macintosh", "UTF-16LE", "UTF-16BE"}
}

// Delimiters are the signs that can be asked for between values.
func Delimiters() []string {
	var all []string
	for _, d := range delimiters {
		all = append(all, string(d))
	}
	return all
}

// Read reads a file into a book of one sheet of that name. A refusal is a *limits.Error.
func Read(ctx context.Context, name string, data []byte, as As, t limits.Table) (*grid.Book, error) {
	if int64(len(data)) > t.File {
		return nil, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.File}
	}
	text, coding, guessed, err := as.decode(data)
	if err != nil {
		return nil, &limits.Error{Op: op, Kind: limits.Damaged, Err: err}
	}
	text, delimiter, open := as.delimiter(text)
	b := grid.NewBuilder(limits.Text, t)
	b.Book.Encoding, b.Book.Delimiter = coding, string(delimiter)
	if guessed {
		b.Book.Note(block.Guessed, 1)
	}
	if open {
		b.Book.Note(block.Delimiter, 1)
	}
	if err := b.Sheet(name, false); err != nil {
		return nil, err
	}
	err = rows(ctx, text, delimiter, func(number int, values []string) error {
		for i, v := range values {
			if err := b.Add(number, false, grid.Cell{Column: int32(min(i, 1<<20) + 1), Text: v}); err != nil {
				return err
			}
		}
		return nil
	})
	return &b.Book, err
}

// rows gives every record with its number, as a program for spreadsheets counts
// rows: one a record, however many lines it takes.
func rows(ctx context.Context, text string, delimiter rune, add func(int, []string) error) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = delimiter, true, -1, true
	number, line := 0, 1
	for {
		values, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &limits.Error{Op: op, Kind: limits.Damaged, Err: err}
		}
		start, _ := r.FieldPos(0)
		number += 1 + max(0, start-line) // the reader passes over empty lines
		if err := add(number, values); err != nil {
			return err
		}
		line = start + 1
		for _, v := range values {
			line += strings.Count(v, "\n")
		}
		if number%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// decode brings a file to UTF-8 with line feeds, from the code that was asked for.
func (as As) decode(data []byte) (text, coding string, guessed bool, err error) {
	asked := map[string]encoding.Encoding{
		"Windows-1252": charmap.Windows1252, "CP850": charmap.CodePage850, "Macintosh": charmap.Macintosh, "UTF-8": unicode.UTF8BOM,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	}[as.Encoding]
	if asked == nil {
		return decode(data)
	}
	if data, err = asked.NewDecoder().Bytes(data); err != nil {
		return "", as.Encoding, false, err
	}
	return withLineFeeds(data), as.Encoding, false, nil
}

// delimiter gives the delimiter that was asked for, or the one that is found. Open: another
// fits nearly as well.
func (as As) delimiter(text string) (body string, d rune, open bool) {
	body, d = Delimiter(text)
	if r, _ := utf8.DecodeRuneInString(as.Delimiter); slices.Contains(delimiters, r) {
		return body, r, false
	}
	if len(body) < len(text) {
		return body, d, false // the file says so itself
	}
	best, next := consistency(body, d), 0
	for _, other := range delimiters {
		if other != d {
			next = max(next, consistency(body, other))
		}
	}
	return body, d, next > 0 && next*10 >= best*8
}

// decode brings a file to UTF-8 with line feeds.
func decode(data []byte) (text, coding string, guessed bool, err error) {
	var e encoding.Encoding
	switch order := limits.UTF16Order(data); {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data, coding = data[3:], "UTF-8"
	case order == 'l':
		e, coding = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16LE"
	case order == 'b':
		e, coding = unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16BE"
	case utf8.Valid(data):
		coding = "UTF-8"
	default:
		e, coding = older(data)
		guessed = true
	}
	if e != nil {
		if data, err = e.NewDecoder().Bytes(data); err != nil {
			return "", coding, guessed, err
		}
	}
	return withLineFeeds(data), coding, guessed, nil
}

func withLineFeeds(data []byte) string {
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	if !strings.Contains(text, "\n") { // of an old Macintosh
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text
}

// dutch are the letters beyond ASCII that Dutch words have, and the signs that people
// type between them.
const dutch = "ëïéèüöäáóêçàí€’‘“”–•ËÏÉ"

// older tells the code of Windows from that of DOS: the one that makes more Dutch
// letters of the bytes.
func older(data []byte) (encoding.Encoding, string) {
	count := func(e encoding.Encoding) int {
		text, err := e.NewDecoder().Bytes(data[:min(len(data), 1<<20)])
		n := 0
		for _, r := range string(text) {
			switch {
			case err != nil:
			case strings.ContainsRune(dutch, r):
				n += 2
			case r == utf8.RuneError || r >= 0x2500 && r < 0x2600: // drawn lines
				n -= 2
			}
		}
		return n
	}
	if count(charmap.CodePage850) > count(charmap.Windows1252) {
		return charmap.CodePage850, "CP850"
	}
	return charmap.Windows1252, "Windows-1252"
}

// delimiters are those that are looked for, the likeliest of a Dutch Excel first.
var delimiters = []rune{';', ',', '\t', '|'}

// Delimiter gives the delimiter of a text, and the text without a line that names it.
func Delimiter(text string) (string, rune) {
	first, rest, _ := strings.Cut(text, "\n")
	if d, ok := strings.CutPrefix(strings.ToLower(strings.Trim(strings.TrimSuffix(first, "\r"), `"`)), "sep="); ok && utf8.RuneCountInString(d) == 1 {
		if r, _ := utf8.DecodeRuneInString(d); r != '"' && r != utf8.RuneError {
			return rest, r
		}
	}
	best, most := delimiters[0], -1
	for _, d := range delimiters {
		if n := consistency(text, d); n > most {
			best, most = d, n
		}
	}
	return text, best
}

// Tabular tells whether a text is a table of delimited values: nearly all of its
// lines have the same number of them, three or more.
func Tabular(data []byte) bool {
	text, _, _, err := decode(data[:min(len(data), 256<<10)])
	if err != nil {
		return false
	}
	body, d := Delimiter(text)
	lines, same, values := shape(body, d)
	return len(body) < len(text) || lines >= 2 && values >= 3 && same*10 >= lines*8
}

// consistency scores a delimiter: how many lines have the commonest number of values,
// times that number less one.
func consistency(text string, d rune) int {
	_, same, values := shape(text, d)
	return same * (values - 1)
}

// shape looks at the first lines: how many there are, how many have the commonest
// number of values above one, and what that number is.
func shape(text string, d rune) (lines, same, values int) {
	const looked = 200
	counts := map[int]int{}
	stop := errors.New("enough")
	err := rows(context.Background(), text[:min(len(text), 1<<20)], d, func(_ int, v []string) error {
		if lines++; len(v) > 1 {
			counts[len(v)]++
		}
		if lines == looked {
			return stop
		}
		return nil
	})
	if err != nil && !errors.Is(err, stop) {
		return 0, 0, 1
	}
	values = 1
	for v, n := range counts {
		if n > same || n == same && v > values {
			same, values = n, v
		}
	}
	return lines, same, values
}
