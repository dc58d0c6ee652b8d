package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// paragraph gathers a run of inline content.
type paragraph struct {
	reader *reader
	scope  scope

	out     strings.Builder
	space   bool // a space is due before the next word
	weight  block.Weight
	removed []block.Removed
	links   []block.Link
}

// look is how a run is set.
type look struct {
	bold bool
	font string
	why  block.Removal
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func number(s string, otherwise int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 100_000 {
		return otherwise
	}
	return n
}

// walk reads an inline element.
func (p *paragraph) walk(n *html.Node, l look) {
	l = restyle(n, l)
	switch n.DataAtom {
	case atom.Br:
		p.out.WriteByte('\n')
		p.space = false
		return
	case atom.Input:
		p.input(n)
		return
	case atom.Select:
		p.chosen(n)
		return
	case atom.Textarea:
		p.text(" "+inner(n)+" ", l)
		return
	case atom.Img:
		p.picture(n)
		return
	case atom.Sup:
		if mark := strings.Trim(inner(n), " []()"); mark != "" && strings.Trim(mark, "0123456789*") == "" {
			p.text("*", l) // a footnote: what it says may take something back
			return
		}
	case atom.Svg:
		p.picture(n)
		return
	case atom.I, atom.Span:
		if sign := drawnSign(n); sign != "" && (inner(n) == "" || attr(n, "role") == "img") {
			p.text(sign+" ", l)
			return
		}
	case atom.Ins:
		p.reader.doc.Add(block.Insertions, 1)
	}
	start := p.out.Len()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.text(c.Data, l)
		case c.Type == html.ElementNode && !skipped[c.DataAtom]:
			p.walk(c, l)
		}
	}
	if n.DataAtom == atom.A {
		p.link(n, start)
	}
}

func restyle(n *html.Node, l look) look {
	style := strings.ToLower(attr(n, "style"))
	switch n.DataAtom {
	case atom.B, atom.Strong:
		l.bold = true
	case atom.S, atom.Strike:
		l.why = block.Struck
	case atom.Del:
		l.why = block.Deleted
	case atom.Font:
		if face := attr(n, "face"); face != "" {
			l.font = face
		}
	}
	if strings.Contains(style, "line-through") {
		l.why = block.Struck
	}
	if strings.Contains(style, "font-weight:bold") || strings.Contains(style, "font-weight: bold") || strings.Contains(style, "font-weight:700") {
		l.bold = true
	}
	if i := strings.Index(style, "font-family:"); i >= 0 {
		l.font = strings.Trim(strings.FieldsFunc(style[i+len("font-family:"):]+";", func(r rune) bool { return r == ';' || r == ',' })[0], " '\"")
	}
	return l
}

// inner gives the text in an element.
func inner(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil && depth < 50; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return strings.TrimSpace(b.String())
}

// input writes what a form field holds.
func (p *paragraph) input(n *html.Node) {
	switch strings.ToLower(attr(n, "type")) {
	case "checkbox", "radio":
		if has(n, "checked") {
			p.text(" "+block.TickedSign+" ", look{})
		} else {
			p.text(" "+block.UntickedSign+" ", look{})
		}
	case "", "text", "email", "url", "tel", "date", "number", "search":
		p.text(" "+attr(n, "value")+" ", look{})
		if prompt := attr(n, "placeholder"); attr(n, "value") == "" && prompt != "" {
			p.remove(block.Placeholder, limits.Clean(prompt))
		}
	}
}

// chosen writes the chosen options of a list.
func (p *paragraph) chosen(n *html.Node) {
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < 10; c = c.NextSibling {
			if c.DataAtom == atom.Option && has(c, "selected") {
				p.text(" "+inner(c)+" ", look{})
			}
			walk(c, depth+1)
		}
	}
	walk(n, 0)
}

// picture takes the sign of a tick, box or cross that is drawn.
func (p *paragraph) picture(n *html.Node) {
	if sign := drawnSign(n); sign != "" {
		p.text(" "+sign+" ", look{})
		return
	}
	p.reader.doc.Add(block.Pictures, 1)
}

func (p *paragraph) link(n *html.Node, start int) {
	target := strings.TrimSpace(limits.Clean(attr(n, "href")))
	text := strings.TrimSpace(p.out.String()[start:])
	if text != "" && target != "" && !strings.HasPrefix(target, "#") && !strings.HasPrefix(strings.ToLower(target), "javascript:") {
		p.links = append(p.links, block.Link{Text: text, Target: target})
	}
}

// text adds text with its white space drawn together.
func (p *paragraph) text(s string, l look) {
	s = block.Symbols(l.font, limits.Clean(s))
	if l.why != "" {
		p.remove(l.why, s)
		return
	}
	for i, word := range strings.FieldsFunc(s, isSpace) {
		if i > 0 || p.space || isSpace(rune(s[0])) {
			p.gap()
		}
		p.out.WriteString(word)
		p.space = false
		p.weight.Add(" "+word, l.bold || p.scope.head > 0)
	}
	if s != "" && isSpace(rune(s[len(s)-1])) {
		p.space = true
	}
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\f' }

func (p *paragraph) gap() {
	if s := p.out.String(); s != "" && s[len(s)-1] != '\n' && s[len(s)-1] != ' ' {
		p.out.WriteByte(' ')
	}
}

func (p *paragraph) remove(why block.Removal, text string) {
	switch why {
	case block.Struck:
		p.reader.doc.Add(block.StruckText, 1)
	case block.Deleted:
		p.reader.doc.Add(block.Deletions, 1)
	}
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		p.removed = append(p.removed, block.Removed{Why: why, Text: text})
	}
}

// close gives the block of the run, none when it has no text.
func (p *paragraph) close() []block.Block {
	text := block.Boxes(block.Tidy(p.out.String()))
	if text == "" && len(p.removed) == 0 {
		return nil
	}
	b := block.Block{Kind: block.Paragraph, Text: text, Links: p.links, Removed: p.removed, Tick: block.TickOf(text)}
	p.weight.Set(&b)
	s := p.scope
	switch {
	case s.menu:
		b.Kind = block.Contents
	case s.head > 0 && text != "":
		b.Kind, b.Level, b.Bold = block.Heading, s.head, false
	case s.item != nil:
		b.Kind, b.Level = block.Item, min(s.item.level, 8)
		if s.item.open {
			b.Marker = s.item.marker
		}
		s.item.open = false
	}
	b.Pos = p.reader.position(s)
	return []block.Block{b}
}
