package text

import (
	"html"
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

var (
	property = regexp.MustCompile(`^[A-Za-z][\w-]*:(?:\s+(.*))?$`)
	entity   = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,24});`)
	circle   = regexp.MustCompile(`^(\s+)o {1,3}(\S)`)
)

// mostProperties is how many lines may stand before a text.
const mostProperties = 40

// front takes the properties that stand between two rules before a text in Markdown
// ("title: Privacy"): each as a paragraph, the title as the heading it is.
func (p *parser) front() {
	if len(p.lines) == 0 || p.lines[0].text != "---" {
		return
	}
	end := 0
	for i := 1; i < min(len(p.lines), mostProperties); i++ {
		l := p.lines[i]
		if l.text == "---" {
			end = i
			break
		}
		if !l.blank() && l.indent() == 0 && !property.MatchString(l.text) && !strings.HasPrefix(l.text, "- ") {
			return
		}
	}
	if end == 0 {
		return
	}
	for _, l := range p.lines[1:end] {
		b := block.Block{Kind: block.Paragraph, Pos: l.pos()}
		text := l.text
		if m := property.FindStringSubmatch(text); m != nil && strings.HasPrefix(strings.ToLower(text), "title:") {
			b.Kind, b.Level = block.Heading, 1
			text = strings.Trim(m[1], `"'`)
		}
		p.emit(b, text)
	}
	p.at = end + 1
}

// signs writes the signs of a line as what they stand for: entities of web pages, and the
// letter o with which Word and web pages paste the bullet of a second level.
func signs(raw string) string {
	if strings.ContainsRune(raw, '&') {
		raw = limits.Clean(entity.ReplaceAllStringFunc(raw, html.UnescapeString))
	}
	return circle.ReplaceAllString(raw, "${1}o\t${2}")
}
