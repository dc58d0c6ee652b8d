package odt

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// paragraph gathers the text of one paragraph.
type paragraph struct {
	reader *reader
	scope  scope

	text    strings.Builder
	weight  block.Weight
	removed []block.Removed
	found   []block.Control
	links   []block.Link
	notes   []string
	boxes   []block.Block
}

// space counts as one space, however much of it there is.
var space = regexp.MustCompile(`[ \t\n]+`)

func (p *paragraph) walk(e *limits.Element, l look) {
	for _, c := range e.Elements() {
		p.content(c, l)
	}
}

func (p *paragraph) content(c *limits.Element, l look) {
	switch c.Name {
	case "":
		p.add(space.ReplaceAllString(c.Text, " "), l)
	case "text:s":
		n, _ := c.Attr("text:c")
		p.add(strings.Repeat(" ", min(max(small(n), 1), 200)), l)
	case "text:tab":
		p.add("\t", l)
	case "text:line-break":
		p.add("\n", l)
	case "text:span":
		name, _ := c.Attr("text:style-name")
		p.walk(c, p.reader.restyle(l, name))
	case "text:a":
		p.link(c, l)
	case "text:note":
		p.note(c)
	case "text:change":
		id, _ := c.Attr("text:change-id")
		if text := p.reader.deleted[id]; text != "" {
			p.removed = append(p.removed, block.Removed{Why: block.Deleted, Text: text})
		}
	case "loext:content-control":
		p.control(c, l)
	case "field:fieldmark":
		p.fieldmark(c, l)
	case "text:placeholder":
		p.remove(block.Placeholder, c.Content())
	case "text:hidden-text", "text:hidden-paragraph":
		p.remove(block.Hidden, c.Content())
	case "office:annotation", "office:annotation-end":
		if c.Name == "office:annotation" {
			p.reader.doc.Add(block.Comments, 1)
		}
	case "draw:control":
		if id, ok := c.Attr("draw:control"); ok {
			p.add(p.reader.fields[id], look{})
		}
	case "draw:frame", "draw:text-box", "draw:g", "draw:custom-shape", "draw:a":
		for _, name := range []string{"svg:title", "svg:desc"} {
			if sign := block.SignNamed(c.Child(name).Content()); sign != "" {
				p.add(sign, l)
				return
			}
		}
		p.drawing(c)
	case "draw:image", "draw:object", "draw:object-ole", "text:bookmark", "svg:title", "svg:desc":
	default:
		p.walk(c, l)
	}
}

func sign(ticked bool) string {
	if ticked {
		return block.TickedSign
	}
	return block.UntickedSign
}

// drawing reads the text boxes in a drawing.
func (p *paragraph) drawing(e *limits.Element) {
	part := p.reader.part
	if p.scope.cell == nil && part == block.Body {
		p.reader.part = block.InTextBox
	}
	s := scope{cell: p.scope.cell, count: p.scope.count}
	p.boxes = append(p.boxes, p.reader.blocks(&limits.Element{Children: []*limits.Element{e}}, s)...)
	p.reader.part = part
}

func (p *paragraph) link(e *limits.Element, l look) {
	start := p.text.Len()
	p.walk(e, l)
	target, _ := e.Attr("xlink:href")
	if text := strings.TrimSpace(p.text.String()[start:]); text != "" && target != "" && !strings.HasPrefix(target, "#") {
		p.links = append(p.links, block.Link{Text: text, Target: target})
	}
}

// note reads a footnote or endnote; its number is no text of the paragraph.
func (p *paragraph) note(e *limits.Element) {
	part := p.reader.part
	p.reader.part = block.InFootnote
	blocks := p.reader.blocks(e.Child("text:note-body"), scope{})
	p.reader.part = part
	var lines []string
	for i := range blocks {
		lines = append(lines, blocks[i].Text)
	}
	p.notes = append(p.notes, strings.Join(lines, "\n"))
	p.reader.doc.Footnotes = append(p.reader.doc.Footnotes, blocks...)
}

// control reads a content control: a check box, or a field that is filled in or shows
// its prompt.
func (p *paragraph) control(e *limits.Element, l look) {
	if box, _ := e.Attr("loext:checkbox"); box == "true" {
		ticked, _ := e.Attr("loext:checked")
		p.add(sign(ticked == "true"), look{})
		return
	}
	if prompt, _ := e.Attr("loext:showing-place-holder"); prompt == "true" {
		p.remove(block.Placeholder, e.Content())
		p.found = append(p.found, control(e, "", true))
		return
	}
	start := p.text.Len()
	p.walk(e, l)
	if c := control(e, strings.TrimSpace(p.text.String()[start:]), false); c.Tag != "" || c.Title != "" {
		p.found = append(p.found, c)
	}
}

func control(e *limits.Element, text string, empty bool) block.Control {
	c := block.Control{Text: text, Empty: empty}
	c.Tag, _ = e.Attr("loext:tag")
	c.Title, _ = e.Attr("loext:alias")
	return c
}

// fieldmark reads a form field that came from Word.
func (p *paragraph) fieldmark(e *limits.Element, l look) {
	kind, _ := e.Attr("field:type")
	if !strings.HasSuffix(kind, "FORMCHECKBOX") {
		p.walk(e, l)
		return
	}
	ticked := false
	for _, c := range e.Children {
		name, _ := c.Attr("field:name")
		value, _ := c.Attr("field:value")
		if name == "Checkbox_Checked" {
			ticked = value == "true"
		}
	}
	p.add(sign(ticked), look{})
}

func (p *paragraph) add(text string, l look) {
	if text == "" {
		return
	}
	text = block.Symbols(l.font, text)
	switch {
	case l.hidden:
		p.reader.doc.Add(block.HiddenText, 1)
		p.remove(block.Hidden, text)
	case l.struck:
		p.reader.doc.Add(block.StruckText, 1)
		p.remove(block.Struck, text)
	default:
		p.text.WriteString(text)
		p.weight.Add(text, l.bold)
	}
}

func (p *paragraph) remove(why block.Removal, text string) {
	if n := len(p.removed); n > 0 && p.removed[n-1].Why == why {
		p.removed[n-1].Text += text
		return
	}
	p.removed = append(p.removed, block.Removed{Why: why, Text: text})
}

func (p *paragraph) block() block.Block {
	text := block.Boxes(block.Tidy(p.text.String()))
	b := block.Block{Text: text, Links: p.links, Controls: p.found, Footnotes: p.notes, Tick: block.TickOf(text)}
	p.weight.Set(&b)
	for _, r := range p.removed {
		if r.Text = block.Tidy(r.Text); r.Text != "" {
			b.Removed = append(b.Removed, r)
		}
	}
	return b
}
