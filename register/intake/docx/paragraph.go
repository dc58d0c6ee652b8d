package docx

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// paragraph gathers the runs of one paragraph.
type paragraph struct {
	reader *reader
	scope  scope
	style  string

	text    strings.Builder
	weight  block.Weight
	removed []block.Removed
	fields  []field
	found   []block.Control
	links   []block.Link
	notes   []string
	boxes   []block.Block
	values  []stretch
	naming  map[string]stretch // values that were opened, by the number of their bookmark
}

// runState is what the wrappers around a run say about it.
type runState struct {
	why     block.Removal // why its text does not count; "" when it does
	control *control
}

// field is a complex field that is open: between its begin and its separator
// stand instructions, after that the result.
type field struct {
	instruction strings.Builder
	result      bool
	skip        bool // the result repeats what was already given
	start       int
}

// walk goes through the content of a paragraph or of a wrapper in it.
func (p *paragraph) walk(e *limits.Element, st runState) {
	if e == nil {
		return
	}
	for _, c := range e.Children {
		switch c.Name {
		case "w:r":
			p.run(c, st)
		case "w:ins", "w:moveTo":
			p.reader.doc.Add(block.Insertions, 1)
			p.walk(c, st)
		case "w:del", "w:moveFrom":
			p.reader.doc.Add(block.Deletions, 1)
			inner := st
			inner.why = block.Deleted
			p.walk(c, inner)
		case "w:hyperlink":
			p.hyperlink(c, st)
		case "w:sdt":
			p.sdt(c, st)
		case "w:fldSimple", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent":
			p.walk(c, st)
		case "mc:AlternateContent":
			p.walk(alternative(c), st)
		case "w:bookmarkStart":
			p.openValue(c)
		case "w:bookmarkEnd":
			p.closeValue(c)
		case "m:oMath", "m:oMathPara":
			p.add(mathText(c), nil, st)
		}
	}
}

func mathText(e *limits.Element) string {
	if e.Name == "m:t" {
		return e.Content()
	}
	var s string
	for _, c := range e.Children {
		s += mathText(c)
	}
	return s
}

func (p *paragraph) hyperlink(e *limits.Element, st runState) {
	start := p.text.Len()
	p.walk(e, st)
	id, _ := e.Attr("r:id")
	if target := p.reader.links[id]; target != "" {
		p.link(start, target)
	}
}

func (p *paragraph) link(start int, target string) {
	if text := strings.TrimSpace(p.text.String()[start:]); text != "" {
		p.links = append(p.links, block.Link{Text: text, Target: target})
	}
}

// run gives the content of one run.
func (p *paragraph) run(e *limits.Element, st runState) {
	rPr := e.Child("w:rPr")
	rStyle := val(rPr.Child("w:rStyle"))
	toggle := func(name string) bool { return p.reader.styles.toggle(name, rPr, rStyle, p.style) }
	switch {
	case st.why != "":
	case toggle("w:vanish"):
		st.why = block.Hidden
		p.reader.doc.Add(block.HiddenText, 1)
	case toggle("w:strike"), toggle("w:dstrike"):
		st.why = block.Struck
		p.reader.doc.Add(block.StruckText, 1)
	}
	font, _ := rPr.Child("w:rFonts").Attr("w:ascii")
	look := &look{bold: toggle("w:b"), font: font}
	for _, c := range e.Children {
		p.content(c, look, st)
	}
}

// look is how a run is set.
type look struct {
	bold bool
	font string
}

// content handles one element of a run.
func (p *paragraph) content(c *limits.Element, l *look, st runState) {
	switch c.Name {
	case "w:t", "w:delText":
		p.add(c.Content(), l, st)
	case "w:tab", "w:ptab":
		p.add("\t", nil, st)
	case "w:br", "w:cr":
		p.add("\n", nil, st)
	case "w:noBreakHyphen":
		p.add("-", nil, st)
	case "w:sym":
		p.add(symbol(c), nil, st)
	case "w:fldChar":
		p.fieldChar(c, st)
	case "w:instrText":
		if f := p.field(); f != nil && !f.result && f.instruction.Len() < 4096 {
			f.instruction.WriteString(c.Content())
		}
	case "w:footnoteReference", "w:endnoteReference":
		id, _ := c.Attr("w:id")
		kind := strings.TrimSuffix(strings.TrimPrefix(c.Name, "w:"), "Reference")
		if note := p.reader.notes[kind+" "+id]; note != "" && st.why == "" {
			p.notes = append(p.notes, note)
		}
	case "w:ruby":
		p.walk(c.Child("w:rubyBase"), st)
	case "mc:AlternateContent":
		for _, inner := range alternative(c).Elements() {
			p.content(inner, l, st)
		}
	case "w:drawing", "w:pict", "w:object":
		if sign := pictured(c, 4); sign != "" {
			p.add(sign, nil, st)
		}
		p.drawing(c, st)
	}
}

// pictured gives the sign of a picture of a tick, box or cross, by the text that stands
// for it.
func pictured(e *limits.Element, depth int) string {
	for _, c := range e.Elements() {
		for _, name := range []string{"descr", "title", "alt"} {
			if text, ok := c.Attr(name); ok && (c.Name == "wp:docPr" || strings.HasPrefix(c.Name, "v:")) {
				if sign := block.SignNamed(text); sign != "" {
					return sign
				}
			}
		}
		if depth > 0 && c.Name != "w:txbxContent" {
			if sign := pictured(c, depth-1); sign != "" {
				return sign
			}
		}
	}
	return ""
}

func symbol(e *limits.Element) string {
	font, _ := e.Attr("w:font")
	code, _ := e.Attr("w:char")
	r := rune(0)
	for _, d := range code[:min(len(code), 6)] {
		i := strings.IndexRune("0123456789ABCDEF", []rune(strings.ToUpper(string(d)))[0])
		if i < 0 {
			return ""
		}
		r = r*16 + rune(i)
	}
	if sign := block.Symbol(font, r); sign != "" {
		return sign
	}
	return limits.Clean(string(r))
}

// drawing looks for text boxes; nothing else of a drawing is read.
func (p *paragraph) drawing(e *limits.Element, st runState) {
	if st.why != "" {
		return
	}
	for _, c := range e.Children {
		switch c.Name {
		case "w:txbxContent":
			s := p.scope
			s.control = nil
			if s.cell == nil {
				s.part = block.InTextBox
			}
			p.boxes = append(p.boxes, p.reader.blocks(c, s)...)
		case "mc:AlternateContent":
			p.drawing(alternative(c), st)
		case "":
		default:
			p.drawing(c, st)
		}
	}
}

// add puts text into the paragraph, or among what does not count.
func (p *paragraph) add(text string, l *look, st runState) {
	if text == "" {
		return
	}
	if f := p.field(); f != nil && (!f.result || f.skip) {
		return
	}
	if l != nil {
		text = block.Symbols(l.font, text)
	}
	if st.control != nil && st.control.box != block.NoBox {
		return
	}
	if st.why == "" && st.control != nil && st.control.prompt {
		st.why = block.Placeholder
	}
	if st.why == "" {
		p.text.WriteString(text)
		p.weigh(text, l)
		return
	}
	if n := len(p.removed); n > 0 && p.removed[n-1].Why == st.why {
		p.removed[n-1].Text += text
		return
	}
	p.removed = append(p.removed, block.Removed{Why: st.why, Text: text})
}

func (p *paragraph) weigh(text string, l *look) {
	if l != nil {
		p.weight.Add(text, l.bold)
	}
}

// block closes the paragraph.
func (p *paragraph) block() block.Block {
	around, values := p.valuesApart()
	text := block.Boxes(block.Tidy(around))
	b := block.Block{Links: p.links, Controls: p.found, Footnotes: p.notes}
	b.Fill(text, values)
	p.weight.Set(&b)
	b.Tick = block.TickOf(text)
	for _, r := range p.removed {
		if r.Text = block.Tidy(r.Text); r.Text != "" {
			b.Removed = append(b.Removed, r)
		}
	}
	return b
}
