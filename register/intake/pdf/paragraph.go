package pdf

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// column is a stretch of lines under each other: the text of a page, of one of its
// columns, or of a cell.
type column struct {
	left, right float64 // between which text may stand
	cell        bool
}

var (
	bullet      = regexp.MustCompile(`^([-*•–—·▪◦○●■□►➢‣∙➔→✓])(?:\s+(\S.*)|$)|^(o)[ \t]+(\S.*)$`)
	numbered    = regexp.MustCompile(`^((?:\d{1,2}\.)*\d{1,2}[a-z]?[.)]|(?:\d{1,2}\.)+\d{1,2}|\(?[A-Za-z][.)]|[ivxIVX]{1,4}[.)])[ \t]+(\S.*)$`)
	initial     = regexp.MustCompile(`^\p{Lu}\.$`) // of a person, in a cell
	boxed       = regexp.MustCompile(`^[☒☐]`)
	labelled    = regexp.MustCompile(`^\p{Lu}[^:.|\t]{1,60}?\s?:(\s|$)`)
	numberAlone = regexp.MustCompile(`^(?:\d{1,2}[a-z]?|[a-z])[.)]$`)
	link        = regexp.MustCompile(`@|://|^www\.`)
	leaders     = regexp.MustCompile(`(?:\.\s?){4,}\s*[0-9ivx]{1,4}$`)
)

// marker cuts the bullet or number off a text. Level tells that it is a bullet.
func marker(s string) (mark, rest string, isBullet bool) {
	if m := bullet.FindStringSubmatch(s); m != nil {
		mark, rest = m[1], m[2]
		if m[3] != "" {
			mark, rest = m[3], m[4]
		}
		return mark, rest, true
	}
	if m := numbered.FindStringSubmatch(s); m != nil {
		return m[1], m[2], false
	}
	return "", s, false
}

// paragraph gathers lines that belong together.
type paragraph struct {
	text   string
	mark   string
	bullet bool
	last   line
	first  line
	inset  float64 // where the text behind the marker starts
	bold   bool
	size   float64
	// removed is what is struck out
	removed []string
}

// paragraphs makes blocks of lines. The place of each is filled in by at.
func (l *layouter) paragraphs(lines []line, c column, at func(line) block.Position) []block.Block {
	lines = l.hang(lines)
	var out []block.Block
	var p *paragraph
	flush := func() {
		if p != nil {
			out = l.emit(out, p, c, at(p.first))
		}
		p = nil
	}
	for _, ln := range lines {
		switch {
		case ln.gone && p != nil:
			p.removed = append(p.removed, ln.removed...)
			continue
		case p == nil || p.gone() || !l.goesOn(p, ln, c):
			flush()
			p = l.start(ln, c)
			continue
		}
		p.removed = append(p.removed, ln.removed...)
		p.text = l.vocabulary.join(p.text, ln.text(!c.cell), l.room(p.last, ln, c))
		p.last, p.bold = ln, p.bold && ln.bold
	}
	flush()
	return out
}

// room tells how full a line was when the next was started, seen by the letters the next
// starts with. A word is only broken when it is too long for a line of its own.
func (l *layouter) room(last, ln line, c column) fit {
	if link.MatchString(last.words[len(last.words)-1].Text) && last.right > c.right-ln.size*1.5 {
		return full
	}
	from := len(last.words) - 1
	for from > 0 && last.words[from].Glued {
		from--
	}
	w := ln.words[0]
	letter := math.Max((w.Right-w.Left)/math.Max(float64(utf8.RuneCountInString(w.Text)), 1), ln.size*0.4)
	_, width := ln.first()
	if last.right-last.words[from].Left+width <= c.right-c.left-ln.size*1.5 {
		return roomy
	}
	switch room := c.right - last.right; {
	case room < letter+1.5:
		return full
	case room < ln.size*2.5:
		return nearlyFull
	}
	return roomy
}

// hang puts a bullet that stands a little higher or lower than its text in front of it.
func (l *layouter) hang(lines []line) []line {
	var out []line
	for i, ln := range lines {
		if n := len(out); n > 0 && len(out[n-1].words) == 1 && math.Abs(ln.base-out[n-1].base) < ln.size*0.5 && out[n-1].right < ln.left {
			if _, rest, isBullet := marker(out[n-1].text(false)); isBullet && rest == "" {
				joined := lines[i]
				joined.words = append([]Word{out[n-1].words[0]}, joined.words...)
				joined.left = out[n-1].left
				out[n-1] = joined
				continue
			}
		}
		out = append(out, ln)
	}
	return out
}

// gone tells whether a paragraph has nothing but struck text so far.
func (p *paragraph) gone() bool { return p.text == "" && p.mark == "" }

func (l *layouter) start(ln line, c column) *paragraph {
	p := &paragraph{first: ln, last: ln, bold: ln.bold, size: ln.size, inset: ln.left, removed: ln.removed}
	if ln.gone {
		return p
	}
	p.text = ln.text(!c.cell)
	mark, rest, isBullet := marker(block.Boxes(p.text))
	if mark == "" || rest == "" && !isBullet || c.cell && initial.MatchString(mark) {
		return p
	}
	p.mark, p.text, p.bullet = strings.TrimSpace(mark), strings.TrimSpace(rest), isBullet
	for i := 1; i < len(ln.words); i++ {
		if !ln.words[i].Glued {
			p.inset = ln.words[i].Left
			break
		}
	}
	return p
}

// goesOn tells whether a line goes on with the paragraph before it.
func (l *layouter) goesOn(p *paragraph, ln line, c column) bool {
	last := p.last
	step := ln.base - last.base
	text := ln.text(false)
	first, _ := utf8.DecodeRuneInString(text)
	small := unicode.IsLower(first)
	heading, was := l.level(ln), l.level(last)
	switch {
	case heading != was, math.Abs(ln.size-last.size) > last.size*0.12 && len(ln.words) > 2:
		return false
	case ln.page == last.page && (step > l.spacing*math.Max(ln.size, last.size)*1.3+1.5 || step < 0):
		return false
	case l.startsItem(text, ln, p):
		return false
	case labelled.MatchString(text) && (labelled.MatchString(p.text) || endsSentence(p.text)):
		return false
	case !c.cell && l.tight && p.mark == "" && !small && closesSentence(last):
		return false // where nothing tells, two sentences apart do no harm
	case ln.bold != last.bold && !(small && l.filled(last, ln, c)) && (ln.bold || p.bold):
		return false
	case p.mark != "" && ln.left < p.first.left-3 && !small:
		return false
	case p.mark == "" && ln.left > p.first.left+8 && ln.left > last.left+8 && !small && !c.cell:
		return false
	}
	if l.filled(last, ln, c) || c.cell && numberAlone.MatchString(p.text) {
		return true
	}
	// A line that was ended too early and goes on in small letters was broken by hand or
	// by a program that counts on more room.
	_, width := ln.first()
	room := c.right - last.right - width
	ended := strings.ContainsAny(last.words[len(last.words)-1].Text[len(last.words[len(last.words)-1].Text)-1:], ".:;!?")
	return small && !ended && room < (c.right-c.left)*0.25
}

var abbreviated = regexp.MustCompile(`(?i)(^|[^\p{L}])(\p{L}|inc|ltd|nr|no|art|bijv|evt|etc|ca|mr|dr|drs|ing|ir|prof|vs|co|corp|mw|dhr|resp|incl|excl|max|min|tel|o\.a|d\.w\.z|jo|lid|sub|st)\.$`)

// closesSentence tells whether a line ends with the end of a sentence.
func closesSentence(l line) bool {
	last := l.words[len(l.words)-1].Text
	return strings.HasSuffix(last, ".") && !abbreviated.MatchString(last)
}

// filled tells whether the first word of a line had no room on the line before it.
func (l *layouter) filled(last, ln line, c column) bool {
	_, width := ln.first()
	return last.right+ln.size*0.28+width > c.right-2
}

// startsItem tells whether a text can only be the start of an item.
func (l *layouter) startsItem(text string, ln line, p *paragraph) bool {
	text = block.Boxes(text)
	if boxed.MatchString(text) {
		return true
	}
	mark, rest, isBullet := marker(text)
	switch {
	case mark == "":
		return false
	case isBullet && (mark == "-" || mark == "–" || mark == "o" || mark == "*"):
		// a dash may also stand in a sentence: it starts an item where items start
		return rest != "" && (p.mark == mark || p.mark == "" && ln.left <= p.first.left+40 && !strings.HasSuffix(p.last.text(false), ","))
	case isBullet:
		return true
	case p.mark != "" && math.Abs(ln.left-p.inset) < 2 && math.Abs(ln.left-p.first.left) > 4:
		return false // "12. " at the start of a line of an item
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || p.mark != "" || strings.HasSuffix(p.last.text(false), ":")
}

// emit makes a block of a paragraph.
func (l *layouter) emit(out []block.Block, p *paragraph, c column, pos block.Position) []block.Block {
	b := block.Block{Kind: block.Paragraph, Marker: p.mark, Bold: p.bold, Pos: pos}
	b.Text = block.Boxes(block.Tidy(p.text))
	b.Tick = block.TickOf(b.Text)
	level := l.level(p.first)
	short := utf8.RuneCountInString(b.Text) < 160
	switch {
	case leaders.MatchString(b.Text):
		b.Kind = block.Contents
	case level > 0 && short && !p.bullet && b.Tick == block.NoBox && hasLetter(b.Text) && (!c.cell || p.bold):
		b.Kind, b.Level = block.Heading, level
	case p.mark != "" && p.bold && !p.bullet && short && !c.cell:
		// a numbered heading in letters of the usual size: bold says so
	case p.mark != "":
		b.Kind, b.Level = block.Item, l.depth(p.first.left, c)
		if p.bullet {
			b.Marker = "•"
		}
	}
	for _, text := range p.removed {
		b.Removed = append(b.Removed, block.Removed{Why: block.Struck, Text: block.Tidy(text)})
	}
	l.doc.Add(block.StruckText, len(b.Removed))
	if b.Text == "" && b.Marker == "" && len(b.Removed) == 0 {
		return out
	}
	return append(out, b)
}

func endsSentence(s string) bool {
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".;,:")
}

// depth gives how deep an item lies, by how far it is set in.
func (l *layouter) depth(left float64, c column) int {
	step := 18.0
	return max(0, min(int((left-c.left+2)/step)-1, 8))
}
