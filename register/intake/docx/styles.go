package docx

import (
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/limits"
)

// styles are the styles of a document by their id.
type styles map[string]*style

// style is what of a style matters here.
type style struct {
	name    string // built-in names are English in every language of Word
	basedOn string
	outline int // 1 to 9, 0 = says nothing, -1 = says body text
	numPr   *limits.Element
	rPr     *limits.Element
}

func readStyles(root *limits.Element) styles {
	all := styles{}
	if root == nil {
		return all
	}
	for _, c := range root.Children {
		if c.Name != "w:style" {
			continue
		}
		id, _ := c.Attr("w:styleId")
		all[id] = &style{
			name:    strings.ToLower(val(c.Child("w:name"))),
			basedOn: val(c.Child("w:basedOn")),
			outline: outline(c.Child("w:pPr")),
			numPr:   c.Child("w:pPr", "w:numPr"),
			rPr:     c.Child("w:rPr"),
		}
	}
	return all
}

// outline reads an outline level: 0 to 8 in the file are levels 1 to 9, and 9
// says that the paragraph is no heading.
func outline(pPr *limits.Element) int {
	e := pPr.Child("w:outlineLvl")
	if e == nil {
		return 0
	}
	n, err := strconv.Atoi(val(e))
	switch {
	case err != nil || n < 0:
		return 0
	case n > 8:
		return -1
	}
	return n + 1
}

// chain walks a style and what it is based on, until f has had enough. The number
// of steps is bounded, since a file can base styles on each other in a circle.
func (s styles) chain(id string, f func(*style) (more bool)) {
	for range 20 {
		st := s[id]
		if st == nil || !f(st) {
			return
		}
		id = st.basedOn
	}
}

// heading gives the level of a heading style, 0 for any other.
func (s styles) heading(id string) int {
	level := 0
	s.chain(id, func(st *style) bool {
		switch {
		case st.outline > 0:
			level = st.outline
		case st.outline < 0:
			return false
		case st.name == "title" || st.name == "titel":
			level = 1
		default:
			level = headingName(st.name)
		}
		return level == 0
	})
	return level
}

// headingName reads "heading 2", and "kop 2" as some converters write it.
func headingName(name string) int {
	for _, prefix := range []string{"heading", "kop", "überschrift", "titre"} {
		rest, ok := strings.CutPrefix(name, prefix)
		if !ok {
			continue
		}
		if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
			return n
		}
	}
	return 0
}

// contents tells whether a style is one of the table of contents.
func (s styles) contents(id string) bool {
	found := false
	s.chain(id, func(st *style) bool {
		found = strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "contents ") || strings.HasPrefix(st.name, "inhopg")
		return !found
	})
	return found
}

// numPr gives the numbering a paragraph style brings.
func (s styles) numPr(id string) *limits.Element {
	var found *limits.Element
	s.chain(id, func(st *style) bool {
		found = st.numPr
		return found == nil
	})
	return found
}

// toggle reads a run property through direct formatting, run style and paragraph
// style, the first that speaks of it.
func (s styles) toggle(name string, rPr *limits.Element, styleIDs ...string) bool {
	if e := rPr.Child(name); e != nil {
		return on(e)
	}
	for _, id := range styleIDs {
		var found *limits.Element
		s.chain(id, func(st *style) bool {
			found = st.rPr.Child(name)
			return found == nil
		})
		if found != nil {
			return on(found)
		}
	}
	return false
}
