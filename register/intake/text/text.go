// Package text reads plain text and Markdown into blocks: a .txt or .md file, a
// wiki page, what somebody pasted, or the text layer of something else. Its
// structure has to be worked out from how the lines look.
//
//   - Headings: "# Titel", underlined, numbered or lettered and standing alone,
//     in capitals, or a short line between empty ones.
//   - Lists: bullets, numbers, letters, boxes; a line indented below an item goes on with it.
//   - Tables: with pipes, as a web page has them, with tabs, or with columns made of spaces (those are
//     marked as recovered; a line whose first column is empty goes on with the row above).
//   - A line "Label : waarde" is a paragraph of its own.
//   - Lines that were broken to fit a width are joined again; others are not.
//
// Bytes may be UTF-8, UTF-16 or Windows-1252. A form feed starts a page. The place
// of a block is its first line. Reading keeps every word: what no rule knows is a
// paragraph.
package text

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Read gives the blocks of a text file. Errors are of type *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
	if int64(len(data)) > t.File {
		return nil, &limits.Error{Op: "read text", Kind: limits.TooLarge, Limit: t.File}
	}
	s, guessed := Decode(data)
	if int64(len(s)) > t.Text {
		return nil, &limits.Error{Op: "read text", Kind: limits.TooMuchText, Limit: t.Text}
	}
	doc := &block.Document{}
	if guessed {
		doc.Add(block.Guessed, 1)
	}
	p := &parser{ctx: ctx, doc: doc, lines: split(s), limit: t.Blocks}
	if err := p.parse(); err != nil {
		return nil, err
	}
	if !doc.HasText() {
		doc.Add(block.NoText, 1)
	}
	if err := doc.Check(t); err != nil {
		return nil, err
	}
	return doc, nil
}

// Decode gives the text of bytes in UTF-8, UTF-16 or Windows-1252. Guessed tells
// that nothing in the bytes says which, and Windows-1252 was assumed.
func Decode(data []byte) (s string, guessed bool) {
	switch limits.UTF16Order(data) {
	case 'l':
		return decodeUTF16(data, unicode.LittleEndian), false
	case 'b':
		return decodeUTF16(data, unicode.BigEndian), false
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if utf8.Valid(data) {
		return string(data), false
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd"), true
	}
	return string(out), true
}

func decodeUTF16(data []byte, order unicode.Endianness) string {
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return string(out)
}

// line is one line of the text.
type line struct {
	number int
	page   int // 0 when the text has no form feeds
	raw    string
	text   string // without space around it
}

func (l line) blank() bool { return l.text == "" }

func (l line) pos() block.Position { return block.Position{Page: l.page, Line: l.number} }

// indent counts the spaces before the text; a tab goes to the next multiple of four.
func (l line) indent() int {
	n := 0
	for _, r := range l.raw {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

var (
	quoteMark = regexp.MustCompile(`^\s{0,3}(?:>\s?)+`)
	fence     = regexp.MustCompile("^\\s*(?:```|~~~)\\w*\\s*$")
	unfolds   = regexp.MustCompile(`(?i)^\s*(?:<details[^<>]*>)?\s*<summary[^<>]*>(.*?)</summary>\s*$`)
	pageBreak = regexp.MustCompile(`(?i)([^\s<>])</?(?:p|div|section|article|details)(?:\s[^<>]*)?/?>`)
	pageTag   = regexp.MustCompile(`(?i)</?(?:details|summary|div|span|p|center|section|article|a|b|i|strong|em|u|small|sub|sup)(?:\s[^<>]*)?/?>|<!--.*?-->`)
)

// unmark takes the marks of a quotation, of code and of a web page off a line; what
// unfolds a part is the heading of it.
func unmark(raw string) string {
	raw = quoteMark.ReplaceAllString(raw, "")
	if fence.MatchString(raw) {
		return ""
	}
	if !strings.ContainsRune(raw, '<') {
		return raw
	}
	if m := unfolds.FindStringSubmatch(raw); m != nil {
		raw = "###### " + m[1]
	}
	return pageTag.ReplaceAllString(pageBreak.ReplaceAllString(raw, "$1 "), "")
}

// split cuts a text into lines. Lines are counted on each page when there are pages.
func split(s string) []line {
	var lines []line
	pages := strings.Split(strings.TrimSuffix(s, "\f"), "\f")
	for i, page := range pages {
		number := 0
		if i > 0 {
			lines = append(lines, line{page: i + 1, number: 1})
		}
		for raw := range strings.SplitSeq(limits.Clean(strings.ReplaceAll(page, "\v", "\n")), "\n") {
			number++
			l := line{number: number, raw: strings.TrimRight(signs(unmark(raw)), " ")}
			if len(pages) > 1 {
				l.page = i + 1
			}
			l.text = strings.TrimSpace(l.raw)
			lines = append(lines, l)
		}
	}
	return lines
}
