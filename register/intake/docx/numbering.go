package docx

import (
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// numbering computes the numbers of list items, which are not in the text.
type numbering struct {
	abstract map[string]*abstract
	lists    map[string]*list
}

// abstract is the definition of a list: the form of its levels and how far its
// counters are. Lists that share it count on.
type abstract struct {
	levels   [9]level
	counters [9]int
}

// list is a use of a definition.
type list struct {
	abstract *abstract
	restart  map[int]int // level -> start, taken at the first item
}

type level struct {
	start  int
	format string
	text   string
	font   string
}

func readNumbering(root *limits.Element) *numbering {
	n := &numbering{abstract: map[string]*abstract{}, lists: map[string]*list{}}
	if root == nil {
		return n
	}
	byStyle, wanted := map[string]*abstract{}, map[string]string{}
	for _, c := range root.Children {
		if c.Name != "w:abstractNum" {
			continue
		}
		id, _ := c.Attr("w:abstractNumId")
		a := readAbstract(c)
		n.abstract[id] = a
		if name := val(c.Child("w:styleLink")); name != "" {
			byStyle[name] = a
		}
		if name := val(c.Child("w:numStyleLink")); name != "" {
			wanted[id] = name
		}
	}
	for id, name := range wanted {
		if a := byStyle[name]; a != nil {
			n.abstract[id] = a
		}
	}
	for _, c := range root.Children {
		if c.Name == "w:num" {
			n.addList(c)
		}
	}
	return n
}

func readAbstract(e *limits.Element) *abstract {
	a := &abstract{}
	for _, c := range e.Children {
		i, ok := levelIndex(c, "w:ilvl")
		if c.Name != "w:lvl" || !ok {
			continue
		}
		a.levels[i] = level{
			start:  number(val(c.Child("w:start")), 1),
			format: val(c.Child("w:numFmt")),
			text:   val(c.Child("w:lvlText")),
		}
		a.levels[i].font, _ = c.Child("w:rPr", "w:rFonts").Attr("w:ascii")
		a.counters[i] = a.levels[i].start - 1
	}
	return a
}

func (n *numbering) addList(e *limits.Element) {
	id, _ := e.Attr("w:numId")
	a := n.abstract[val(e.Child("w:abstractNumId"))]
	if a == nil {
		return
	}
	l := &list{abstract: a, restart: map[int]int{}}
	for _, c := range e.Children {
		i, ok := levelIndex(c, "w:ilvl")
		if start := c.Child("w:startOverride"); c.Name == "w:lvlOverride" && ok && start != nil {
			l.restart[i] = number(val(start), 1)
		}
	}
	n.lists[id] = l
}

func levelIndex(e *limits.Element, name string) (int, bool) {
	v, ok := e.Attr(name)
	i := number(v, 0)
	return i, ok && i >= 0 && i < 9
}

// number reads a small count; anything else gives the default.
func number(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < -1_000_000 || n > 1_000_000 {
		return otherwise
	}
	return n
}

// next counts one item and gives its level and marker. ok is false when the
// properties name no list.
func (n *numbering) next(numPr *limits.Element) (lvl int, marker string, ok bool) {
	l := n.lists[val(numPr.Child("w:numId"))]
	if l == nil {
		return 0, "", false
	}
	lvl = min(max(number(val(numPr.Child("w:ilvl")), 0), 0), 8)
	a := l.abstract
	if start, ok := l.restart[lvl]; ok {
		a.counters[lvl] = start - 1
		delete(l.restart, lvl)
	}
	a.counters[lvl]++
	for i := lvl + 1; i < 9; i++ {
		a.counters[i] = a.levels[i].start - 1
	}
	return lvl, a.marker(lvl), true
}

func (a *abstract) marker(lvl int) string {
	def := a.levels[lvl]
	switch def.format {
	case "none":
		return ""
	case "bullet", "":
		sign := strings.TrimSpace(block.Symbols(def.font, def.text))
		if t := block.TickOf(block.Boxes(sign)); t != block.NoBox {
			return t.Sign()
		}
		return "•"
	}
	text := def.text
	for i := 0; i <= lvl; i++ {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), format(a.levels[i].format, max(a.counters[i], a.levels[i].start)))
	}
	return strings.TrimSpace(text)
}

// format writes a number the way a level asks for.
func format(form string, n int) string {
	switch form {
	case "lowerLetter":
		return strings.ToLower(block.Letters(n))
	case "upperLetter":
		return block.Letters(n)
	case "lowerRoman":
		return strings.ToLower(block.Roman(n))
	case "upperRoman":
		return block.Roman(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}
