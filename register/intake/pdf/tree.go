package pdf

import (
	"maps"
	"slices"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Element is a part of the structure that a PDF may have beside its pages: what of the
// text is a heading, a paragraph, a table with its rows and cells. Programs that read a
// document aloud go by it.
type Element struct {
	Kind             string // "P", "Table", "TR", as the standard calls them
	RowSpan, ColSpan int    // of a cell; 0 is 1
	Name, Value      string // of a value that this program wrote: its name, and its text
	kids             map[int]*kid
	count            int // of its kids with those that hold nothing, which are not in kids
}

// kid is what an element holds at one place: another element, or a marked piece of a page.
type kid struct {
	element *Element
	mark    mark
}

// mark is a piece of a page that has a number.
type mark struct{ page, number int }

// Add puts an element in another, at its end.
func (e *Element) Add(below *Element) { e.at(e.count).element = below }

// Mark says that a piece of a page belongs to the element, at its end. Pages count from 1.
func (e *Element) Mark(page, number int) { e.at(e.count).mark = mark{page, number} }

func (e *Element) at(i int) *kid {
	if e.kids == nil {
		e.kids = map[int]*kid{}
	}
	if e.kids[i] == nil {
		e.kids[i] = &kid{}
	}
	e.count = max(e.count, i+1)
	return e.kids[i]
}

// all gives what an element holds, in its order.
func (e *Element) all() []*kid {
	out := make([]*kid, 0, len(e.kids))
	for _, i := range slices.Sorted(maps.Keys(e.kids)) {
		out = append(out, e.kids[i])
	}
	return out
}

// The structure of a file is given up when it is larger or deeper than that: the places
// of the text are enough then.
const (
	mostElements = 200_000
	mostDepth    = 60
)

// climber reads the structure of a document. PDFium gives it a page at a time: what an
// element holds on other pages has its place, but can't be seen.
type climber struct {
	*reader
	root    Element
	visited int
	values  bool // some part of it is a value
	broken  bool // the structure was given up
}

// page adds what the structure says of one page, and tells whether that is anything.
func (c *climber) page(ref requests.Page, number int) bool {
	tree, err := c.pdf.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: ref})
	if err != nil || c.broken {
		return false
	}
	defer func() {
		_, _ = c.pdf.FPDF_StructTree_Close(&requests.FPDF_StructTree_Close{StructTree: tree.StructTree})
	}()
	count, err := c.pdf.FPDF_StructTree_CountChildren(&requests.FPDF_StructTree_CountChildren{StructTree: tree.StructTree})
	if err != nil {
		return false
	}
	for i := range count.Count {
		child, err := c.pdf.FPDF_StructTree_GetChildAtIndex(&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree, Index: i})
		if err == nil {
			c.climb(c.root.at(i), child.StructElement, number, 1)
		}
	}
	return count.Count > 0
}

// climb adds an element, at its place, with all that it holds on the page.
func (c *climber) climb(at *kid, handle references.FPDF_STRUCTELEMENT, page, depth int) {
	if c.visited++; c.broken || depth > mostDepth || c.ctx.Err() != nil {
		c.broken = true
		return
	}
	if at.element == nil {
		at.element = c.element(handle)
	}
	count, err := c.pdf.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: handle})
	if err != nil {
		return
	}
	if c.visited += count.Count; c.visited > mostElements {
		c.broken = true
		return
	}
	at.element.count = max(at.element.count, count.Count)
	for i := range count.Count {
		if child, err := c.pdf.FPDF_StructElement_GetChildAtIndex(&requests.FPDF_StructElement_GetChildAtIndex{StructElement: handle, Index: i}); err == nil {
			c.climb(at.element.at(i), child.StructElement, page, depth+1)
			continue
		}
		if id, err := c.pdf.FPDF_StructElement_GetChildMarkedContentID(&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: handle, Index: i}); err == nil {
			at.element.at(i).mark = mark{page, id.ChildMarkedContentID}
		}
	}
}

// value reads the name and text of an element that is a value.
func (c *climber) value(e *Element, handle references.FPDF_STRUCTELEMENT) {
	title, err := c.pdf.FPDF_StructElement_GetTitle(&requests.FPDF_StructElement_GetTitle{StructElement: handle})
	if err != nil || !origin.IsValueName(title.Title) {
		return
	}
	text, err := c.pdf.FPDF_StructElement_GetActualText(&requests.FPDF_StructElement_GetActualText{StructElement: handle})
	if err != nil {
		return
	}
	e.Name, e.Value = title.Title, block.Tidy(limits.Clean(text.Actualtext))
	c.values = true
}

// element reads what an element is.
func (c *climber) element(handle references.FPDF_STRUCTELEMENT) *Element {
	e := &Element{}
	if kind, err := c.pdf.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: handle}); err == nil {
		e.Kind = kind.Type
	}
	if e.Kind == "Span" {
		c.value(e, handle)
	}
	if e.Kind != "TD" && e.Kind != "TH" {
		return e
	}
	count, err := c.pdf.FPDF_StructElement_GetAttributeCount(&requests.FPDF_StructElement_GetAttributeCount{StructElement: handle})
	if err != nil {
		return e
	}
	for i := range min(count.Count, 8) {
		attributes, err := c.pdf.FPDF_StructElement_GetAttributeAtIndex(&requests.FPDF_StructElement_GetAttributeAtIndex{StructElement: handle, Index: i})
		if err != nil {
			continue
		}
		for name, span := range map[string]*int{"RowSpan": &e.RowSpan, "ColSpan": &e.ColSpan} {
			value, err := c.pdf.FPDF_StructElement_Attr_GetValue(&requests.FPDF_StructElement_Attr_GetValue{StructElementAttribute: attributes.StructElementAttribute, Name: name})
			if err != nil {
				continue
			}
			if n, err := c.pdf.FPDF_StructElement_Attr_GetNumberValue(&requests.FPDF_StructElement_Attr_GetNumberValue{StructElementAttributeValue: value.StructElementAttributeValue}); err == nil && n.Value > 1 && n.Value < 200 {
				*span = int(n.Value)
			}
		}
	}
	return e
}
