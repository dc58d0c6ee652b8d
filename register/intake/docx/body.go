package docx

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// scope is where a container of blocks stands: its part of the document, the
// cell it is in, and the content control around it.
type scope struct {
	part    block.Part
	cell    *block.Position // of the cell, nil outside tables
	count   *int            // paragraphs of the cell so far
	control *control
}

// blocks reads the paragraphs and tables of a container in order, through every
// wrapper that only marks them.
func (r *reader) blocks(container *limits.Element, s scope) []block.Block {
	if container == nil {
		return nil
	}
	var out []block.Block
	for _, c := range container.Children {
		if r.err != nil {
			return nil
		}
		switch c.Name {
		case "w:p":
			out = append(out, r.paragraph(c, s)...)
		case "w:tbl":
			if t := r.tableBlock(c, s); t != nil {
				out = append(out, *t)
			}
		case "w:sdt":
			inner := s
			inner.control = newControl(c)
			if inner.control == nil {
				inner.control = s.control
			}
			out = append(out, r.blocks(c.Child("w:sdtContent"), inner)...)
		case "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdtContent":
			out = append(out, r.blocks(c, s)...)
		case "w:del", "w:moveFrom":
			r.lose(c)
		case "mc:AlternateContent":
			out = append(out, r.blocks(alternative(c), s)...)
		case "w:altChunk":
			r.doc.Add(block.Embedded, 1)
		}
	}
	return out
}

// alternative picks the form of an alternate content that is read: the first, and
// the fallback when there is no other, so that nothing is read twice.
func alternative(e *limits.Element) *limits.Element {
	if c := e.Child("mc:Choice"); c != nil {
		return c
	}
	return e.Child("mc:Fallback")
}

// lose keeps the text of a deleted container for the next block.
func (r *reader) lose(e *limits.Element) {
	r.doc.Add(block.Deletions, 1)
	if text := strings.TrimSpace(plain(e)); text != "" {
		r.lost = append(r.lost, block.Removed{Why: block.Deleted, Text: text})
	}
}

// plain gives the text of an element without any regard for form.
func plain(e *limits.Element) string {
	var b strings.Builder
	var walk func(*limits.Element)
	walk = func(e *limits.Element) {
		switch e.Name {
		case "w:t", "w:delText":
			b.WriteString(e.Content())
			return
		case "w:p", "w:tc", "w:tab", "w:br":
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
		}
		for _, c := range e.Children {
			walk(c)
		}
	}
	walk(e)
	return b.String()
}

// paragraph gives the block of a paragraph, and after it those of the text boxes
// anchored in it. A paragraph without text, box or field gives none of its own.
func (r *reader) paragraph(e *limits.Element, s scope) []block.Block {
	p := &paragraph{reader: r, scope: s}
	pPr := e.Child("w:pPr")
	p.style = val(pPr.Child("w:pStyle"))
	p.openControl(s.control)
	p.walk(e, runState{control: s.control})
	p.closeControl(s.control)
	b := p.block()
	b.Removed = append(r.lost, b.Removed...)
	r.lost = nil
	if b.Text == "" && len(b.Removed) == 0 && len(b.Controls) == 0 {
		return p.boxes
	}
	if !r.room() {
		return nil
	}
	r.classify(&b, pPr, p.style)
	if b.Kind == block.Item && b.Text == "" {
		b.Kind = block.Paragraph
	}
	b.Pos = r.position(s)
	return append([]block.Block{b}, p.boxes...)
}

// position counts the paragraph in its cell or in the body.
func (r *reader) position(s scope) block.Position {
	if s.cell != nil {
		*s.count++
		pos := *s.cell
		pos.Paragraph = *s.count
		return pos
	}
	if s.part != block.Body {
		return block.Position{Part: s.part}
	}
	r.paragraphs++
	return block.Position{Paragraph: r.paragraphs}
}

// classify tells headings, list items and lines of a table of contents from
// plain paragraphs.
func (r *reader) classify(b *block.Block, pPr *limits.Element, style string) {
	b.Kind = block.Paragraph
	if r.styles.contents(style) {
		b.Kind = block.Contents
		return
	}
	numPr := pPr.Child("w:numPr")
	if numPr == nil {
		numPr = r.styles.numPr(style)
	}
	lvl, marker, listed := 0, "", false
	if numPr != nil && b.Text != "" {
		lvl, marker, listed = r.numbers.next(numPr)
	}
	level := outline(pPr)
	if level == 0 {
		level = r.styles.heading(style)
	}
	switch {
	case level > 0 && b.Text != "":
		b.Kind, b.Level, b.Marker = block.Heading, level, marker
	case listed:
		b.Kind, b.Level, b.Marker = block.Item, lvl, marker
		if b.Tick == block.NoBox {
			b.Tick = block.TickOf(marker)
		}
	}
}
