package docx

import (
	"strconv"
	"strings"
)

// looks are the styles and lists of a template, as far as they tell what a
// paragraph is. It counts the items of lists, so it serves one reading.
type looks struct {
	styles map[string]style
	lists  map[string]map[string]listLevel // by number of the list and level
	counts map[string]map[string]int
}

type style struct {
	name, based, outline string
	list, level          string
}

type listLevel struct {
	format, text string
	start        int
}

// looks reads the styles and lists of the template; one that is damaged counts
// as not there.
func (t *Template) looks() *looks {
	l := &looks{styles: map[string]style{}, lists: map[string]map[string]listLevel{}, counts: map[string]map[string]int{}}
	for _, f := range t.archive.File {
		if f.Name != "word/styles.xml" && f.Name != "word/numbering.xml" {
			continue
		}
		data, err := readPart(f)
		if err != nil {
			continue
		}
		root, err := parseElements(data)
		if err != nil {
			continue
		}
		l.readStyles(root.child("styles"))
		l.readLists(root.child("numbering"))
	}
	return l
}

func (l *looks) readStyles(e *element) {
	if e == nil {
		return
	}
	for _, s := range e.children {
		if !s.is("style") {
			continue
		}
		number := s.child("pPr").child("numPr")
		l.styles[s.attribute("styleId")] = style{
			name: strings.ToLower(s.child("name").value()), based: s.child("basedOn").value(), outline: s.child("pPr").child("outlineLvl").value(),
			list: number.child("numId").value(), level: number.child("ilvl").value(),
		}
	}
}

func (l *looks) readLists(e *element) {
	if e == nil {
		return
	}
	levels := map[string]map[string]listLevel{}
	for _, child := range e.children {
		switch {
		case child.is("abstractNum"):
			of := map[string]listLevel{}
			for _, level := range child.children {
				if level.is("lvl") {
					start, err := strconv.Atoi(level.child("start").value())
					if err != nil {
						start = 1
					}
					of[level.attribute("ilvl")] = listLevel{level.child("numFmt").value(), level.child("lvlText").value(), start}
				}
			}
			levels[child.attribute("abstractNumId")] = of
		case child.is("num"):
			l.lists[child.attribute("numId")] = levels[child.child("abstractNumId").value()]
		}
	}
}

// attribute is the value of an attribute, whatever its prefix.
func (e *element) attribute(local string) string {
	for _, a := range e.attributes {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// level is that of a heading, 0 for a title, -1 for any other paragraph.
func (l *looks) level(p *element) int {
	properties := p.child("pPr")
	if own, err := strconv.Atoi(properties.child("outlineLvl").value()); err == nil && own < 9 {
		return own + 1
	}
	id := properties.child("pStyle").value()
	for range 20 { // a style may be based on itself in a damaged file
		s, ok := l.styles[id]
		if !ok {
			return -1
		}
		if s.name == "title" {
			return 0
		}
		if outline, err := strconv.Atoi(s.outline); err == nil && outline < 9 {
			return outline + 1
		}
		if number, ok := strings.CutPrefix(s.name, "heading "); ok {
			if level, err := strconv.Atoi(number); err == nil {
				return level
			}
		}
		id = s.based
	}
	return -1
}

// mark is what Word sets before an item of a list: its bullet or number.
func (l *looks) mark(p *element) string {
	list, level := l.item(p)
	of, ok := l.lists[list][level]
	if !ok {
		return ""
	}
	if of.format == "bullet" || of.format == "none" || of.format == "" {
		deep, _ := strconv.Atoi(level)
		if deep > 0 {
			return strings.Repeat("    ", deep) + "– "
		}
		return "• "
	}
	if l.counts[list] == nil {
		l.counts[list] = map[string]int{}
	}
	counts := l.counts[list]
	counts[level]++
	for deeper := range counts {
		if deeper > level {
			delete(counts, deeper)
		}
	}
	text := of.text
	for at := range 9 {
		key := strconv.Itoa(at)
		with := l.lists[list][key]
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(at+1), numbered(with.format, with.start-1+max(counts[key], 1)))
	}
	return text + " "
}

// item is the list and the level of a paragraph, from itself or its style.
func (l *looks) item(p *element) (list, level string) {
	number := p.child("pPr").child("numPr")
	list, level = number.child("numId").value(), number.child("ilvl").value()
	for id, n := p.child("pPr").child("pStyle").value(), 0; list == "" && id != "" && n < 20; n++ {
		s := l.styles[id]
		list, level, id = s.list, s.level, s.based
	}
	if level == "" {
		level = "0"
	}
	return list, level
}

// numbered writes the number of an item.
func numbered(format string, n int) string {
	letter := func(first byte) string {
		if n < 1 {
			return strconv.Itoa(n)
		}
		return strings.Repeat(string(rune(int(first)+(n-1)%26)), 1+min((n-1)/26, 9))
	}
	switch format {
	case "lowerLetter":
		return letter('a')
	case "upperLetter":
		return letter('A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			out.WriteString(r.sign)
			n -= r.value
		}
	}
	return out.String()
}
