package odt

import (
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// style is what of a style matters here.
type style struct {
	parent, display string
	outline         int
	font            string
	bold, struck    *bool
	hidden          bool
}

// listStyle gives the form of each level of a list.
type listStyle struct{ levels [11]levelStyle }

type levelStyle struct {
	bullet         string // the sign, "" for a numbered level
	format         string // 1, a, A, i, I
	prefix, suffix string
	display        int // how many levels the number shows
	start          int
}

// readStyles takes the styles of a part: named ones and those made on the fly.
func (r *reader) readStyles(root *limits.Element) {
	for _, group := range []string{"office:styles", "office:automatic-styles"} {
		for _, c := range root.Child(group).Elements() {
			name, _ := c.Attr("style:name")
			switch c.Name {
			case "style:style":
				r.styles[name] = readStyle(c)
			case "text:list-style":
				r.lists[name] = readListStyle(c)
			}
		}
	}
}

func readStyle(e *limits.Element) *style {
	s := &style{}
	s.parent, _ = e.Attr("style:parent-style-name")
	s.display, _ = e.Attr("style:display-name")
	if s.display == "" {
		s.display, _ = e.Attr("style:name")
	}
	s.display = strings.ToLower(strings.ReplaceAll(s.display, "_20_", " "))
	level, _ := e.Attr("style:default-outline-level")
	s.outline = small(level)
	p := e.Child("style:text-properties")
	if s.font, _ = p.Attr("style:font-name"); s.font == "" {
		s.font, _ = p.Attr("fo:font-family")
	}
	if w, ok := p.Attr("fo:font-weight"); ok {
		bold := w == "bold" || w >= "600" && w <= "900"
		s.bold = &bold
	}
	if line, ok := p.Attr("style:text-line-through-style"); ok {
		struck := line != "none"
		s.struck = &struck
	}
	shown, _ := p.Attr("text:display")
	s.hidden = shown == "none"
	return s
}

func readListStyle(e *limits.Element) *listStyle {
	l := &listStyle{}
	for _, c := range e.Children {
		n, _ := c.Attr("text:level")
		level := small(n)
		if level < 1 || level > 10 {
			continue
		}
		s := levelStyle{start: 1, display: 1}
		switch c.Name {
		case "text:list-level-style-bullet":
			char, _ := c.Attr("text:bullet-char")
			font, _ := c.Child("style:text-properties").Attr("style:font-name")
			s.bullet = block.Boxes(block.Symbols(font, char))
		case "text:list-level-style-number":
			s.format, _ = c.Attr("style:num-format")
			s.prefix, _ = c.Attr("style:num-prefix")
			s.suffix, _ = c.Attr("style:num-suffix")
			if v, ok := c.Attr("text:display-levels"); ok {
				s.display = max(small(v), 1)
			}
			if v, ok := c.Attr("text:start-value"); ok {
				s.start = small(v)
			}
		default:
			s.bullet = "•"
		}
		l.levels[level] = s
	}
	return l
}

func small(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 100_000 {
		return 0
	}
	return n
}

// chain walks a style and its parents; the number of steps is bounded, since a file can
// make them a circle.
func (r *reader) chain(name string, f func(*style) (more bool)) {
	for range 20 {
		s := r.styles[name]
		if s == nil || !f(s) {
			return
		}
		name = s.parent
	}
}

// heading gives the level of a heading style, 0 for another.
func (r *reader) heading(name string) int {
	level := 0
	r.chain(name, func(s *style) bool {
		if level = s.outline; level == 0 {
			if rest, ok := strings.CutPrefix(s.display, "heading "); ok {
				level = small(rest)
			} else if s.display == "title" {
				level = 1
			}
		}
		return level == 0
	})
	return min(level, 9)
}

// contents tells whether a style is one of the table of contents.
func (r *reader) contents(name string) bool {
	found := false
	r.chain(name, func(s *style) bool {
		found = strings.HasPrefix(s.display, "contents ")
		return !found
	})
	return found
}

// look is how text is set: by the innermost style that speaks of it.
type look struct {
	bold, struck, hidden bool
	font                 string
}

// restyle gives the look of text in a style within another look.
func (r *reader) restyle(l look, name string) look {
	var bold, struck *bool
	font := ""
	r.chain(name, func(s *style) bool {
		if bold == nil {
			bold = s.bold
		}
		if struck == nil {
			struck = s.struck
		}
		if font == "" {
			font = s.font
		}
		l.hidden = l.hidden || s.hidden
		return true
	})
	if bold != nil {
		l.bold = *bold
	}
	if struck != nil {
		l.struck = *struck
	}
	if font != "" {
		l.font = strings.TrimRight(font, "0123456789")
		if strings.HasPrefix(strings.ToLower(font), "wingdings ") {
			l.font = font
		}
	}
	return l
}

// marker counts an item of a list and gives its number or bullet.
func (r *reader) marker(list string, level int) string {
	s := r.lists[list]
	if s == nil || level < 1 || level > 9 {
		return "•"
	}
	def := s.levels[level]
	if def.bullet != "" {
		if t := block.TickOf(def.bullet); t != block.NoBox {
			return t.Sign()
		}
		return "•"
	}
	if def.format == "" {
		return ""
	}
	counters := r.counters[list]
	if counters == nil {
		counters = &[10]int{}
		r.counters[list] = counters
	}
	if counters[level] == 0 {
		counters[level] = max(def.start, 1) - 1
	}
	counters[level]++
	for i := level + 1; i < len(counters); i++ {
		counters[i] = 0
	}
	var numbers []string
	for i := max(level-def.display+1, 1); i <= level; i++ {
		numbers = append(numbers, format(s.levels[i].format, max(counters[i], 1)))
	}
	return strings.TrimSpace(def.prefix + strings.Join(numbers, ".") + def.suffix)
}

func format(form string, n int) string {
	switch form {
	case "a":
		return strings.ToLower(block.Letters(n))
	case "A":
		return block.Letters(n)
	case "i":
		return strings.ToLower(block.Roman(n))
	case "I":
		return block.Roman(n)
	}
	return strconv.Itoa(n)
}
