package docx

import (
	"strings"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// stretch is a part of a paragraph that a bookmark names as a value.
type stretch struct {
	name     string
	from, to int
}

// openValue and closeValue note where the value stands that a bookmark names. One within
// another, or that goes on in another paragraph, is none.
func (p *paragraph) openValue(e *limits.Element) {
	name, _ := e.Attr("w:name")
	id, ok := e.Attr("w:id")
	if !ok || !origin.IsValueName(name) || len(p.naming) > 0 {
		return
	}
	p.naming = map[string]stretch{id: {name: name, from: p.text.Len()}}
}

func (p *paragraph) closeValue(e *limits.Element) {
	id, _ := e.Attr("w:id")
	if v, ok := p.naming[id]; ok {
		v.to = p.text.Len()
		p.values, p.naming = append(p.values, v), nil
	}
}

// valuesApart gives the text with a sign in the place of each value, and the values: those
// that are as they were when they got their name.
func (p *paragraph) valuesApart() (around string, values []string) {
	text := p.text.String()
	var b strings.Builder
	at := 0
	for _, v := range p.values {
		value := block.Tidy(text[v.from:v.to])
		if !origin.Names(v.name, value) {
			continue
		}
		b.WriteString(text[at:v.from])
		b.WriteString(block.ValueSign(len(values)))
		values, at = append(values, value), v.to
	}
	b.WriteString(text[at:])
	return b.String(), values
}
