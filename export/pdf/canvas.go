package pdf

import (
	"fmt"
	"math"
	"strconv"

	"verwerkingsregister/export/printable"
)

// page is a page whose contents were written, or are being made.
type page struct {
	index int // in the order they were made
	id    int
	body  int // the object of its contents
	links []annotation
	title bool // it is a cover, which has no head
}

// Sizes in points.
const (
	shortSide  = 595.28 // A4
	longSide   = 841.89
	sideMargin = 54
	topMargin  = 64
	footMargin = 58
)

// canvas is a document in the making: the page that is drawn on, with what
// must be known of the pages before.
type canvas struct {
	out                 *file
	tree                *structure
	width, height       float64 // of a page
	plain, bold, italic *face
	pages               []*page
	page                *page
	body                []byte
	colour              colour // of the next text, as the page has it
	resources           int
}

func newCanvas(out *file, landscape bool) (*canvas, error) {
	faces, err := noto()
	if err != nil {
		return nil, err
	}
	c := &canvas{out: out, tree: newStructure(out), width: shortSide, height: longSide, resources: out.reserve()}
	if landscape {
		c.width, c.height = longSide, shortSide
	}
	c.plain, c.bold, c.italic = newFace(faces.regular, out.reserve(), "R"), newFace(faces.bold, out.reserve(), "B"), newFace(faces.italic, out.reserve(), "I")
	return c, nil
}

// turn ends the page and begins the next.
func (c *canvas) turn() {
	c.endPage()
	c.page = &page{index: len(c.pages), id: c.out.reserve(), body: c.out.reserve()}
	c.pages = append(c.pages, c.page)
	c.tree.pages = append(c.tree.pages, nil)
}

func (c *canvas) endPage() {
	if c.page != nil {
		c.out.stream(c.page.body, "", c.body)
	}
	c.page, c.body, c.colour = nil, c.body[:0], ""
}

// number appends a number as short as it can be.
func number(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = strconv.AppendFloat(b, math.Round(v*100)/100, 'f', -1, 64)
		b = append(b, ' ')
	}
	return b
}

// begin says that what is drawn until end belongs to the element.
func (c *canvas) begin(e *element) {
	c.body = fmt.Appendf(c.body, "/%s<</MCID %d>>BDC\n", e.kind, c.tree.mark(e, c.page))
}

// decorate says that what is drawn until end has no meaning of its own: rules,
// and what is repeated on every page.
func (c *canvas) decorate() { c.body = append(c.body, "/Artifact BMC\n"...) }

func (c *canvas) end() { c.body = append(c.body, "EMC\n"...) }

// write draws a text; y is that of the foot of the letters, from the top of
// the page.
func (c *canvas) write(x, y float64, l look, s string) {
	s = printable.Text(s) // without the marks of values
	if s == "" {
		return
	}
	if c.colour != l.colour {
		c.colour = l.colour
		c.body = append(append(c.body, l.colour...), " rg\n"...)
	}
	c.body = append(c.body, "BT/"...)
	c.body = append(append(c.body, l.face.label...), ' ')
	c.body = append(number(c.body, l.size), "Tf "...)
	c.body = append(number(c.body, x, c.height-y), "Td"...)
	c.body = append(l.face.encode(c.body, s), "Tj ET\n"...)
}

// lines draws lines below one another from the given top.
func (c *canvas) lines(x, top float64, l look, lines []line) {
	for i, line := range lines {
		s := line.text
		if line.spaced {
			s += " " // so that the words of two lines stay apart when they are copied
		}
		c.write(x+line.indent, top+float64(i)*l.lead()+l.above(), l, s)
	}
}

// fill draws a filled rectangle.
func (c *canvas) fill(x, top, width, height float64, with colour) {
	c.colour = with
	c.body = append(append(c.body, with...), " rg "...)
	c.body = append(number(c.body, x, c.height-top-height, width, height), "re f\n"...)
}

// rule draws a lying line.
func (c *canvas) rule(x, y, width, thickness float64, with colour) {
	c.body = append(append(c.body, with...), " RG "...)
	c.body = append(number(c.body, thickness), "w "...)
	c.body = append(number(c.body, x, c.height-y), "m "...)
	c.body = append(number(c.body, x+width, c.height-y), "l S\n"...)
}
