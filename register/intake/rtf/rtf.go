// Package rtf reads Rich Text Format into blocks: headings by style or outline level,
// paragraphs, list items with their numbers, tables with merged cells, tick boxes of
// form fields and symbol fonts, hyperlinks, footnotes, headers and footers. Struck-out,
// hidden and deleted text does not count. A table within a cell becomes lines of text
// of that cell. Pictures and objects are counted and left alone.
package rtf

import (
	"bytes"
	"context"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Read gives the blocks of an RTF document. Errors are of type *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
	if int64(len(data)) > t.Part {
		return nil, &limits.Error{Op: "read rtf", Kind: limits.TooLarge, Limit: t.Part}
	}
	if !bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return nil, &limits.Error{Op: "read rtf", Kind: limits.Damaged}
	}
	r := &reader{
		ctx: ctx, limit: t, lex: lexer{data: data}, doc: &block.Document{}, fonts: map[int]*font{}, styles: map[int]int{},
		state: state{uc: 1}, encoding: charmap.Windows1252,
	}
	r.flow = &flow{}
	if err := r.run(); err != nil {
		return nil, err
	}
	r.flow.flushTable(r)
	r.doc.Blocks = r.flow.blocks
	if !r.doc.HasText() {
		r.doc.Add(block.NoText, 1)
	}
	if err := r.doc.Check(t); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// destination is what the text of a group is.
type destination int

const (
	body destination = iota
	skip
	fontTable
	styleSheet
	listText
	instruction
	formField
	title
)

// state is what a group inherits and may change for itself.
type state struct {
	dest                          destination
	bold, struck, hidden, deleted bool
	font                          int
	uc                            int // how many characters stand in for a \u
	star                          bool
	// the group gathers a part of its own, or a field; closing it ends that
	opens func()
}

type font struct {
	name     string
	encoding encoding.Encoding
	symbol   bool
}

// reader goes through the tokens of one document.
type reader struct {
	ctx      context.Context
	limit    limits.Table
	lex      lexer
	doc      *block.Document
	encoding encoding.Encoding
	fonts    map[int]*font
	styles   map[int]int // number of a style -> level of its heading

	state state
	stack []state
	flow  *flow

	text   strings.Builder // of a destination that is no body: a name, an instruction
	bytes  int64
	skipN  int // characters still to be skipped behind a \u
	high   rune
	style  int // being defined in the style sheet
	level  int // of the style being defined
	box    int // result of a form field: -1 none
	boxDef int
	boxed  bool
	paras  int
	tables int
}

func (r *reader) run() error {
	for n := 0; ; n++ {
		if n%4096 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		tok, ok := r.lex.next()
		if !ok {
			r.flow.endParagraph(r)
			return nil
		}
		switch tok.kind {
		case open:
			if len(r.stack) >= r.limit.Depth {
				return &limits.Error{Op: "read rtf", Kind: limits.TooDeep, Limit: int64(r.limit.Depth)}
			}
			r.stack = append(r.stack, r.state)
			r.state.opens, r.state.star = nil, false
		case shut:
			r.closeGroup()
		case control:
			r.control(tok)
		case char:
			r.char(tok.text)
		}
		if r.bytes > r.limit.Text {
			return &limits.Error{Op: "read rtf", Kind: limits.TooMuchText, Limit: r.limit.Text}
		}
		if len(r.flow.blocks) > r.limit.Blocks {
			return &limits.Error{Op: "read rtf", Kind: limits.TooManyElements, Limit: int64(r.limit.Blocks)}
		}
	}
}

func (r *reader) closeGroup() {
	if r.state.opens != nil {
		r.state.opens()
	}
	if n := len(r.stack); n > 0 {
		r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	}
	r.skipN = 0
}

// char takes text as it stands, or one byte in the code page of the font.
func (r *reader) char(s string) {
	for r.skipN > 0 && s != "" {
		s = s[1:]
		r.skipN--
	}
	if s == "" {
		return
	}
	f := r.fonts[r.state.font]
	enc := r.encoding
	if f != nil && f.encoding != nil {
		enc = f.encoding
	}
	if f != nil && f.symbol {
		r.add(s2runes(s))
		return
	}
	out, err := enc.NewDecoder().String(s)
	if err != nil {
		out = strings.ToValidUTF8(s, "\ufffd")
	}
	r.add(out)
}

// s2runes reads each byte as a character of a symbol font.
func s2runes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// unicode takes a \u: a number in sixteen bits, two of them for the higher characters.
func (r *reader) unicode(n int) {
	c := rune(n)
	if c < 0 {
		c += 0x10000
	}
	r.skipN = r.state.uc
	switch {
	case c >= 0xd800 && c < 0xdc00:
		r.high = c
		return
	case c >= 0xdc00 && c < 0xe000:
		if r.high == 0 {
			return
		}
		c = (r.high-0xd800)<<10 + (c - 0xdc00) + 0x10000
	}
	r.high = 0
	if c > 0 && c <= 0x10ffff {
		skip := r.skipN
		r.add(string(c))
		r.skipN = skip
	}
}

// add puts text where the group says it belongs.
func (r *reader) add(s string) {
	if r.state.dest == skip {
		return
	}
	s = limits.Clean(s)
	r.bytes += int64(len(s))
	switch r.state.dest {
	case body:
		if f := r.fonts[r.state.font]; f != nil {
			s = block.Symbols(f.name, s)
		} else {
			s = block.Symbols("", s)
		}
		r.flow.add(r, s)
	case listText:
		if f := r.fonts[r.state.font]; f != nil {
			s = block.Symbols(f.name, s)
		}
		r.text.WriteString(s)
	case fontTable, styleSheet:
		r.name(s)
	default:
		r.text.WriteString(s)
	}
}

// name gathers the name of a font or style, which ends at a semicolon.
func (r *reader) name(s string) {
	for {
		before, after, done := strings.Cut(s, ";")
		r.text.WriteString(before)
		if !done {
			return
		}
		name := strings.TrimSpace(r.text.String())
		r.text.Reset()
		if r.state.dest == fontTable {
			if f := r.fonts[r.state.font]; f != nil {
				f.name = name
				f.symbol = f.symbol || strings.HasPrefix(strings.ToLower(name), "wingdings") || strings.EqualFold(name, "symbol")
			}
		} else {
			r.defineStyle(name)
		}
		s = after
	}
}

func (r *reader) defineStyle(name string) {
	level := r.level
	lower := strings.ToLower(name)
	for _, prefix := range []string{"heading ", "kop "} {
		if rest, ok := strings.CutPrefix(lower, prefix); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
			level = int(rest[0] - '0')
		}
	}
	if lower == "title" || lower == "titel" {
		level = 1
	}
	if level > 0 && len(r.styles) < 1000 {
		r.styles[r.style] = level
	}
	r.style, r.level = 0, 0
}
