package pdf

import (
	"fmt"
	"strconv"
)

// structure is the tree that says what the marks on the pages are: headings,
// paragraphs, tables. Programs that read a document aloud go by it.
type structure struct {
	out    *file
	root   int      // the object of the tree
	whole  *element // the document
	pages  [][]int  // by page, by mark on it: the object of its element
	annots []int    // the elements of links, in the order they were made
}

// element is a part of the tree that is still being filled.
type element struct {
	id     int
	parent int
	kind   string
	extra  string // further entries of its dictionary
	kids   []byte
}

func newStructure(out *file) *structure {
	s := &structure{out: out, root: out.reserve()}
	s.whole = &element{id: out.reserve(), parent: s.root, kind: "Document"}
	return s
}

// open begins an element below another.
func (s *structure) open(parent *element, kind string) *element {
	e := &element{id: s.out.reserve(), parent: parent.id, kind: kind}
	parent.refer(e.id)
	return e
}

func (e *element) refer(id int) {
	e.kids = strconv.AppendInt(append(e.kids, ' '), int64(id), 10)
	e.kids = append(e.kids, " 0 R"...)
}

// mark gives the element a piece of a page and returns the number of the mark.
func (s *structure) mark(e *element, p *page) int {
	n := len(s.pages[p.index])
	s.pages[p.index] = append(s.pages[p.index], e.id)
	e.kids = fmt.Appendf(e.kids, " <</Type/MCR/Pg %d 0 R/MCID %d>>", p.id, n)
	return n
}

// link gives the element an annotation on a page and returns its key.
func (s *structure) link(e *element, p *page, annotation int) int {
	e.kids = fmt.Appendf(e.kids, " <</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", p.id, annotation)
	s.annots = append(s.annots, e.id)
	return len(s.annots) - 1
}

// close writes the element: nothing can be added to it any more.
func (s *structure) close(e *element) {
	s.out.packed(e.id, fmt.Sprintf("<</Type/StructElem/S/%s/P %d 0 R%s/K[%s]>>", e.kind, e.parent, e.extra, e.kids))
}

// finish writes the tree and the table of which element a mark belongs to.
// Keys of pages come first, those of links follow.
func (s *structure) finish() {
	s.close(s.whole)
	const atOnce = 64
	var leaves []byte
	var leaf []byte
	first := 0
	flush := func(next int) {
		if len(leaf) == 0 {
			return
		}
		id := s.out.reserve()
		s.out.packed(id, fmt.Sprintf("<</Limits[%d %d]/Nums[%s]>>", first, next-1, leaf))
		leaves = fmt.Appendf(leaves, " %d 0 R", id)
		leaf, first = leaf[:0], next
	}
	for key, marks := range s.pages {
		leaf = fmt.Appendf(leaf, " %d[", key)
		for _, id := range marks {
			leaf = strconv.AppendInt(append(leaf, ' '), int64(id), 10)
			leaf = append(leaf, " 0 R"...)
		}
		leaf = append(leaf, ']')
		if (key+1)%atOnce == 0 {
			flush(key + 1)
		}
	}
	for i, id := range s.annots {
		leaf = fmt.Appendf(leaf, " %d %d 0 R", len(s.pages)+i, id)
	}
	flush(len(s.pages) + len(s.annots))
	parents := s.out.reserve()
	s.out.packed(parents, fmt.Sprintf("<</Kids[%s]>>", leaves))
	s.out.packed(s.root, fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>", s.whole.id, parents, len(s.pages)+len(s.annots)))
}
