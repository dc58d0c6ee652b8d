package text

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// parser goes through the lines once.
type parser struct {
	ctx      context.Context
	doc      *block.Document
	lines    []line
	at       int
	limit    int
	width    int // lines were broken at this width; 0 when they were not
	tables   int
	unclosed bool // a table of a web page has no end, and so no later one
	breaks   *hyphens
}

func (p *parser) parse() error {
	p.width, p.breaks = wrapWidth(p.lines), hyphensOf(p.lines)
	p.front()
	for p.at < len(p.lines) {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		if len(p.doc.Blocks) > p.limit {
			return &limits.Error{Op: "read text", Kind: limits.TooManyElements, Limit: int64(p.limit)}
		}
		if p.lines[p.at].blank() || isRule(p.lines[p.at].text) {
			p.at++
			continue
		}
		if p.table() || p.heading() || p.item() {
			continue
		}
		p.paragraph()
	}
	return nil
}

// wrapWidth finds the width at which lines were broken: the length that the long
// lines stay just below. A text whose lines run on has none. The rows of a table aren't
// broken and say nothing about it, nor does one line in twenty that is longer than the rest.
func wrapWidth(lines []line) int {
	var lengths []int
	for _, l := range lines {
		if n := utf8.RuneCountInString(l.raw); n > 40 && !strings.HasPrefix(l.text, "|") {
			lengths = append(lengths, n)
		}
	}
	if len(lengths) < 4 {
		return 0
	}
	slices.Sort(lengths)
	longest := lengths[len(lengths)-1-len(lengths)/20]
	near := 0
	for _, n := range lengths {
		if n > longest-longest/5 {
			near++
		}
	}
	if longest > 140 || near*3 < len(lengths) {
		return 0
	}
	return longest
}

// goesOn tells whether a line was broken off to be continued by the next.
func (p *parser) goesOn(cur, next line) bool {
	if next.blank() || isRule(next.text) || p.startsBlock(next.text) {
		return false
	}
	used, last := utf8.RuneCountInString(cur.raw), cur.text[len(cur.text)-1:]
	first, _ := utf8.DecodeRuneInString(next.text)
	if unicode.IsLower(first) && used >= 45 && !strings.ContainsAny(last, ".:;!?|") {
		return true
	}
	if p.width == 0 {
		return false
	}
	word, _, _ := strings.Cut(next.text, " ")
	if used+1+utf8.RuneCountInString(word) > p.width-3 {
		return true
	}
	return unicode.IsLower(first) && used*10 > p.width*6
}

var (
	atx      = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*$`)
	bullet   = regexp.MustCompile(`^([-*+•–·▪◦○●■►➢‣∙])\s+(\S.*)$|^(o)\t\s*(\S.*)$`)
	numbered = regexp.MustCompile(`^((?:\d{1,2}\.)*\d{1,2}[a-z]?[.)]?|[A-Za-z][.)]|[ivxIVX]{1,4}[.)])\s+(\S.*)$`)
	labelled = regexp.MustCompile(`^[\p{Lu}(][^:|\t]{1,70}?\s?:(\s|$)`)
	ticked   = regexp.MustCompile(`^[xXvV]\s+(\d|\p{Lu})`)
	boxed    = regexp.MustCompile(`^[☒☐]\s*(\S.*)?$`)
	rule     = regexp.MustCompile(`^([-=_*~+|: ]){3,}$`)
	under    = regexp.MustCompile(`^(={3,}|-{3,}|~{3,})$`)
)

func isRule(s string) bool { return rule.MatchString(s) && strings.Trim(s, " |:") != "" }

// startsBlock tells whether a line can only be the start of something.
func (p *parser) startsBlock(s string) bool {
	s = block.Boxes(s)
	if atx.MatchString(s) || bullet.MatchString(s) || ticked.MatchString(s) || boxed.MatchString(s) || labelled.MatchString(s) || strings.HasPrefix(s, "|") {
		return true
	}
	m := numbered.FindStringSubmatch(s)
	return m != nil && (strings.ContainsAny(m[1], ".)") || startsUpper(m[2]))
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// peek gives the line n further, blank when there is none.
func (p *parser) peek(n int) line {
	if i := p.at + n; i >= 0 && i < len(p.lines) {
		return p.lines[i]
	}
	return line{}
}

// take joins the line at hand with those that go on with it, and gives the text.
// Indented tells that lines set in deeper than the first also belong to it.
func (p *parser) take(indented bool) string {
	first := p.lines[p.at]
	s := first.text
	for {
		cur, next := p.lines[p.at], p.peek(1)
		p.at++
		if next.blank() {
			return s
		}
		deeper := indented && next.indent() > first.indent() && !p.startsBlock(next.text) && !isRule(next.text)
		if !deeper && !p.goesOn(cur, next) {
			return s
		}
		s = p.breaks.join(s, next.text)
	}
}

func (p *parser) paragraph() {
	first := p.lines[p.at]
	p.emit(block.Block{Kind: block.Paragraph, Pos: first.pos()}, p.take(false))
}

func (p *parser) item() bool {
	l := p.lines[p.at]
	s := block.Boxes(l.text)
	b := block.Block{Kind: block.Item, Level: min(l.indent()/2, 8), Pos: l.pos()}
	text := s
	if m := bullet.FindStringSubmatch(s); m != nil {
		b.Marker, text = "•", m[2]
		if m[3] != "" {
			b.Marker, text = m[3], m[4]
		}
	} else if m := numbered.FindStringSubmatch(s); m != nil && (strings.ContainsAny(m[1], ".)") || startsUpper(m[2])) {
		b.Marker, text = m[1], m[2]
	} else if !boxed.MatchString(s) {
		return false
	}
	cut := len(s) - len(text)
	whole := block.Boxes(p.take(true))
	p.emit(b, whole[min(cut, len(whole)):])
	return true
}

// emit finishes the text of a block and keeps the block.
func (p *parser) emit(b block.Block, s string) {
	inline(&b, s)
	p.doc.Add(block.StruckText, len(b.Removed))
	if b.Text == "" && len(b.Removed) == 0 {
		return
	}
	p.doc.Blocks = append(p.doc.Blocks, b)
}
