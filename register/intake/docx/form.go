package docx

import (
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// control is a content control: a field of a form made in Word.
type control struct {
	tag, title string
	prompt     bool       // it shows its prompt: nothing is filled in
	box        block.Tick // of a tick box; its sign replaces the content
	given      bool       // the box was put into the text
	start      int
}

// newControl reads the properties of a content control. One that says nothing
// about itself (Word wraps tables of contents in them) gives nil.
func newControl(sdt *limits.Element) *control {
	pr := sdt.Child("w:sdtPr")
	c := &control{tag: val(pr.Child("w:tag")), title: val(pr.Child("w:alias")), prompt: on(pr.Child("w:showingPlcHdr"))}
	if box := pr.Child("w14:checkbox"); box != nil {
		c.box, c.prompt = block.Unticked, false
		if checked := box.Child("w14:checked"); checked != nil {
			v, ok := checked.Attr("w14:val")
			if !ok || v == "1" || strings.EqualFold(v, "true") || strings.EqualFold(v, "on") {
				c.box = block.Ticked
			}
		}
	}
	if c.tag == "" && c.title == "" && !c.prompt && c.box == block.NoBox {
		return nil
	}
	return c
}

// sdt reads a content control inside a paragraph.
func (p *paragraph) sdt(e *limits.Element, st runState) {
	c := newControl(e)
	if c == nil {
		p.walk(e.Child("w:sdtContent"), st)
		return
	}
	p.openControl(c)
	inner := st
	inner.control = c
	p.walk(e.Child("w:sdtContent"), inner)
	p.closeControl(c)
}

// openControl notes where the content of a control starts, and puts the sign of a
// tick box in its place. A control around several paragraphs gives its box once.
func (p *paragraph) openControl(c *control) {
	if c == nil {
		return
	}
	c.start = p.text.Len()
	if c.box != block.NoBox && !c.given {
		c.given = true
		p.text.WriteString(c.box.Sign())
	}
}

func (p *paragraph) closeControl(c *control) {
	if c == nil || c.tag == "" && c.title == "" && !c.prompt {
		return
	}
	text := strings.TrimSpace(p.text.String()[c.start:])
	if text == "" && !c.prompt {
		return
	}
	p.found = append(p.found, block.Control{Tag: c.tag, Title: c.title, Text: text, Empty: c.prompt})
}

// field gives the innermost open field.
func (p *paragraph) field() *field {
	if len(p.fields) == 0 {
		return nil
	}
	return &p.fields[len(p.fields)-1]
}

// fieldChar opens, turns or closes a complex field. Fields are looked at within
// their paragraph: one that runs on gives its text all the same.
func (p *paragraph) fieldChar(e *limits.Element, st runState) {
	kind, _ := e.Attr("w:fldCharType")
	switch kind {
	case "begin":
		skip := p.formField(e.Child("w:ffData"), st)
		if len(p.fields) < 32 {
			p.fields = append(p.fields, field{skip: skip})
		}
	case "separate":
		if f := p.field(); f != nil {
			f.result, f.start = true, p.text.Len()
		}
	case "end":
		f := p.field()
		if f == nil {
			return
		}
		if target, ok := linkTarget(f.instruction.String()); ok && f.result {
			p.link(f.start, target)
		}
		p.fields = p.fields[:len(p.fields)-1]
	}
}

// formField gives the box or choice of a form field of the old kind. It tells
// whether the result in the document repeats that.
func (p *paragraph) formField(data *limits.Element, st runState) bool {
	if data == nil {
		return false
	}
	if box := data.Child("w:checkBox"); box != nil {
		tick := block.Unticked
		state := box.Child("w:checked")
		if state == nil {
			state = box.Child("w:default")
		}
		if on(state) {
			tick = block.Ticked
		}
		p.add(tick.Sign(), nil, st)
		return true
	}
	list := data.Child("w:ddList")
	if list == nil {
		return false
	}
	var entries []string
	for _, c := range list.Children {
		if c.Name == "w:listEntry" {
			entries = append(entries, val(c))
		}
	}
	chosen := list.Child("w:result")
	if chosen == nil {
		chosen = list.Child("w:default")
	}
	i, err := strconv.Atoi(val(chosen))
	if err == nil && i >= 0 && i < len(entries) {
		p.add(entries[i], nil, st)
	}
	return true
}

// linkTarget reads the address out of the instruction of a HYPERLINK field.
func linkTarget(instruction string) (string, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return "", false
	}
	rest = strings.TrimSpace(rest)
	if !strings.HasPrefix(rest, `"`) {
		return "", false
	}
	target, _, ok := strings.Cut(rest[1:], `"`)
	return target, ok && target != ""
}
