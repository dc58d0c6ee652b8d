package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// heading takes the line at hand as a heading when it looks like one.
func (p *parser) heading() bool {
	l := p.lines[p.at]
	b := block.Block{Kind: block.Heading, Pos: l.pos()}
	if m := atx.FindStringSubmatch(l.text); m != nil {
		b.Level = len(m[1])
		p.at++
		p.emit(b, unnumber(&b, m[2]))
		return true
	}
	next := p.peek(1)
	if under.MatchString(next.text) && !p.startsBlock(l.text) && utf8.RuneCountInString(l.text) <= 100 {
		b.Level = 2
		if next.text[0] == '=' {
			b.Level = 1
		}
		p.at += 2
		p.emit(b, unnumber(&b, l.text))
		return true
	}
	if b.Level = p.standsAlone(l, next); b.Level == 0 {
		return false
	}
	p.at++
	p.emit(b, unnumber(&b, l.text))
	return true
}

// unnumber moves the number of a heading from the text to the marker.
func unnumber(b *block.Block, s string) string {
	m := numbered.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	b.Marker = m[1]
	return m[2]
}

// standsAlone judges a line that no mark makes a heading: a numbered, capital or
// short line with room around it. It gives the level, 0 for no heading.
func (p *parser) standsAlone(l, next line) int {
	if !headingLike(l.text) || !p.peek(-1).blank() && !isRule(p.peek(-1).text) && !asks(l, next) {
		return 0
	}
	if p.goesOn(l, next) {
		return 0
	}
	if m := numbered.FindStringSubmatch(l.text); m != nil {
		if !next.blank() && numbered.MatchString(next.text) || !startsUpper(m[2]) || words(m[2]) > 10 {
			return 0
		}
		return 1 + strings.Count(strings.TrimRight(m[1], "."), ".")
	}
	if capitals(l.text) && (next.blank() || !strings.Contains(l.text, ":")) {
		return 1
	}
	if p.startsBlock(l.text) {
		return 0
	}
	if words(l.text) > 9 || !startsUpper(trimSigns(l.text)) {
		return 0
	}
	after := next
	for i := 2; after.blank() && p.at+i <= len(p.lines); i++ {
		after = p.peek(i)
	}
	if after.blank() || !p.startsBlock(after.text) && headingLike(after.text) && words(after.text) <= 9 && next.blank() {
		return 0
	}
	return 3
}

// asks tells whether a line is a numbered question with its answer right under it, as a page that was
// pasted without its empty lines has them: "3. Wat bewaren wij?".
func asks(l, next line) bool {
	m := numbered.FindStringSubmatch(l.text)
	return m != nil && m[1][0] <= '9' && strings.HasSuffix(l.text, "?") && !next.blank() && !numbered.MatchString(next.text)
}

// headingLike refuses what ends as a sentence does and what is long.
func headingLike(s string) bool {
	if utf8.RuneCountInString(s) > 90 || strings.ContainsAny(s, "\t|☒☐@") || strings.Contains(s, "://") {
		return false
	}
	return !strings.ContainsAny(s[len(s)-1:], ".;,:!")
}

// trimSigns takes pictures and marks off the start of a line.
func trimSigns(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func words(s string) int { return len(strings.Fields(s)) }

// capitals tells whether a line is all in capitals, with letters enough to tell.
func capitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}
