package docx

import (
	"strconv"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model/origin"
)

// repeatPrefix marks the tag of a control around what is repeated.
const repeatPrefix = "repeat:"

// level is where in the document a content control stands, which decides what
// it may contain.
type level int

const (
	inLine level = iota // in a paragraph, around runs
	inBody              // around paragraphs
	inCell              // around one table cell
	inRow               // around table rows
)

// piece is a stretch of a part: bytes to copy, or a control to fill in.
type piece interface {
	fill(out *strings.Builder, s *scope) error
}

type literal string

func (l literal) fill(out *strings.Builder, _ *scope) error {
	out.WriteString(string(l))
	return nil
}

// textControl is a control that holds one text.
type textControl struct {
	tag, open, close string
	shell            shell
}

func (c textControl) fill(out *strings.Builder, s *scope) error {
	value, ok := s.text(c.tag)
	if !ok {
		state, isBox := s.box(c.tag)
		if !isBox {
			return &TemplateError{Kind: NoValue, Tag: c.tag}
		}
		value = map[Box]string{Ticked: tickedGlyph, Unticked: untickedGlyph}[state]
	}
	out.WriteString(c.open)
	c.shell.write(out, c.shell.runs, value)
	out.WriteString(c.close)
	return nil
}

// boxControl is a check box.
type boxControl struct {
	tag string
	// open holds the control up to and after the value of its state.
	open, openRest, close string
	ticked, unticked      string // the glyphs
	shell                 shell
}

func (c boxControl) fill(out *strings.Builder, s *scope) error {
	state, ok := s.box(c.tag)
	if !ok {
		return &TemplateError{Kind: NoValue, Tag: c.tag}
	}
	glyph, value := c.unticked, "0"
	switch state {
	case NoBox:
		c.shell.write(out, func(string, int) string { return "" }, "")
		return nil
	case Ticked:
		glyph, value = c.ticked, "1"
	case Unticked:
	}
	out.WriteString(c.open + value + c.openRest)
	c.shell.write(out, func(text string, _ int) string {
		return "<w:r><w:rPr>" + tickFont + "</w:rPr>" + runContent(text) + "</w:r>"
	}, glyph)
	out.WriteString(c.close)
	return nil
}

// repeatControl is a control around what stands there once for each item.
type repeatControl struct {
	tag, open, close string
	inner            []piece
	none             string // what stands there when there are no items
}

func (c repeatControl) fill(out *strings.Builder, s *scope) error {
	items, ok := s.items(c.tag)
	if !ok {
		return &TemplateError{Kind: NoValue, Tag: repeatPrefix + c.tag}
	}
	if len(items) == 0 {
		out.WriteString(c.none)
		return nil
	}
	out.WriteString(c.open)
	for _, item := range items {
		if err := fillAll(out, c.inner, &scope{item, s}); err != nil {
			return err
		}
	}
	out.WriteString(c.close)
	return nil
}

func fillAll(out *strings.Builder, pieces []piece, s *scope) error {
	for _, p := range pieces {
		if err := p.fill(out, s); err != nil {
			return err
		}
	}
	return nil
}

// shell is what stands around the runs of a control: nothing, a paragraph for
// each line, or a cell with those.
type shell struct {
	level          level
	paragraphLook  string // w:pPr, as in the template
	runLook        string // w:rPr, as in the template
	cellProperties string // w:tcPr, as in the template
}

func (s shell) write(out *strings.Builder, runs func(text string, at int) string, text string) {
	if s.level == inLine {
		out.WriteString(runs(text, out.Len()))
		return
	}
	if s.level == inCell {
		out.WriteString("<w:tc>" + s.cellProperties)
	}
	for _, line := range printable.Lines(text) {
		out.WriteString("<w:p>" + s.paragraphLook + runs(line, out.Len()) + "</w:p>")
	}
	if s.level == inCell {
		out.WriteString("</w:tc>")
	}
}

// runs is a text as runs, each of its values in a bookmark that names it (package origin).
// At is where in the part they stand: names and numbers of bookmarks occur once.
func (s shell) runs(text string, at int) string {
	pieces := printable.Pieces(text)
	if len(pieces) == 0 {
		pieces = []printable.Piece{{}}
	}
	var b strings.Builder
	for _, p := range pieces {
		run := "<w:r>" + s.runLook + runContent(p.Text) + "</w:r>"
		if p.Value {
			id := strconv.Itoa(firstBookmark + at + b.Len())
			run = `<w:bookmarkStart w:id="` + id + `" w:name="` + origin.ValueName(p.Text, id) + `"/>` + run + `<w:bookmarkEnd w:id="` + id + `"/>`
		}
		b.WriteString(run)
	}
	return b.String()
}

// firstBookmark is above the numbers that the bookmarks of a template have.
const firstBookmark = 1 << 20

// glyphOf reads a state of a check box: the hexadecimal number of a character.
func glyphOf(state *element, fallback string) string {
	n, err := strconv.ParseUint(state.value(), 16, 32)
	if err != nil || n == 0 || n > 0x10FFFF {
		return fallback
	}
	return string(rune(n))
}
