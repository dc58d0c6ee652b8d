// Package html reads a web page, a saved help-desk article or a piece of HTML into
// blocks. Only what a reader of the page sees as text is taken: headings, paragraphs,
// lists, tables, definition lists (as tables of two columns), form fields with what is
// filled in, boxes and icons that stand for them. Nothing is fetched or run; scripts,
// styles and embedded pages are left out. Menus (nav) are kept as contents, since they
// only repeat.
//
// A page has no page numbers or lines a person could count, so places are paragraphs
// and cells, as in a Word document.
package html

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Read gives the blocks of a page. Errors are of type *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
	const op = "read html"
	if int64(len(data)) > t.Part {
		return nil, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.Part}
	}
	text, guessed, err := decode(data)
	if err != nil {
		return nil, &limits.Error{Op: op, Kind: limits.Damaged, Err: err}
	}
	if err := count(ctx, text, t); err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, &limits.Error{Op: op, Kind: limits.TooDeep, Err: err}
	}
	r := &reader{ctx: ctx, doc: &block.Document{}}
	if guessed {
		r.doc.Add(block.Guessed, 1)
	}
	r.doc.Blocks = r.flow(root, scope{})
	if r.err != nil {
		return nil, r.err
	}
	if !r.doc.HasText() {
		r.doc.Add(block.NoText, 1)
	}
	if err := r.doc.Check(t); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// decode gives the page in UTF-8, by its mark, its own word or its look. A page that says
// nothing and is UTF-8 to its end is that, however late its first letter beyond ASCII comes.
func decode(data []byte) (text []byte, guessed bool, err error) {
	switch limits.UTF16Order(data) {
	case 'l':
		text, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return text, false, err
	case 'b':
		text, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return text, false, err
	}
	head := data[:min(len(data), 1024)]
	encoding, name, certain := charset.DetermineEncoding(head, "")
	if !certain && utf8.Valid(data) {
		return data, false, nil
	}
	if name == "utf-8" && !utf8.Valid(data) { // it is not what it says
		encoding, certain = charmap.Windows1252, false
	} else if bytes.Contains(bytes.ToLower(head), []byte("charset=")) {
		certain = true
	}
	text, err = encoding.NewDecoder().Bytes(data)
	return text, !certain && !bytes.Equal(text, data), err
}

// count goes through the tokens before a tree is made of them, so that a page with too
// many is refused before it costs memory.
func count(ctx context.Context, data []byte, t limits.Table) error {
	z := html.NewTokenizer(bytes.NewReader(data))
	for n := 0; ; n++ {
		if n > t.Nodes {
			return &limits.Error{Op: "read html", Kind: limits.TooManyElements, Limit: int64(t.Nodes)}
		}
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if z.Next() == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return &limits.Error{Op: "read html", Kind: limits.Damaged, Err: z.Err()}
		}
	}
}

// reader turns the tree of one page into blocks.
type reader struct {
	ctx        context.Context
	doc        *block.Document
	paragraphs int
	tables     int
	err        error
}

// scope is where a container of blocks stands.
type scope struct {
	cell  *block.Position
	count *int
	item  *item // of the innermost list
	menu  bool
	head  int    // level of the heading around, 0 for none
	look  look   // of the block around
	box   string // of a task, to be written before its text
	depth int
}

// item is a list item whose first paragraph is still to come.
type item struct {
	level  int
	marker string
	open   bool
}

// skipped are elements whose content is no text of the page.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Embed: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Svg: true, atom.Head: true, atom.Map: true, atom.Datalist: true,
}

// inline are elements that stand within a line of text.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Input: true, atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true,
	atom.Q: true, atom.S: true, atom.Samp: true, atom.Select: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true,
	atom.Sub: true, atom.Sup: true, atom.Textarea: true, atom.Time: true, atom.Tt: true, atom.U: true, atom.Var: true, atom.Wbr: true, atom.Br: true,
	atom.Img: true, atom.Del: true, atom.Output: true, atom.Button: true,
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

// flow reads the content of a block: runs of inline content are paragraphs.
func (r *reader) flow(n *html.Node, s scope) []block.Block {
	if s.depth++; r.err == nil {
		r.err = r.ctx.Err()
	}
	if r.err != nil || s.depth > 500 {
		return nil
	}
	var out []block.Block
	p := &paragraph{reader: r, scope: s}
	flush := func() {
		out = append(out, p.close()...)
		p = &paragraph{reader: r, scope: s}
	}
	if s.box != "" {
		p.text(s.box+" ", look{})
		s.box = ""
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			p.text(c.Data, s.look)
		case c.Type == html.DocumentNode:
			out = append(out, r.flow(c, s)...)
		case c.DataAtom == atom.Svg && drawnSign(c) != "", c.Data == "ac:emoticon":
			p.picture(c)
			switch { // an emoticon that is not closed holds what follows it
			case c.DataAtom == atom.Svg:
			case hasBlocks(c, 0):
				flush()
				out = append(out, r.flow(c, s)...)
			default:
				p.walk(c, s.look)
			}
		case c.Data == "ac:task-status":
			p.text(map[string]string{"complete": block.TickedSign}[inner(c)]+map[string]string{"incomplete": block.UntickedSign}[inner(c)]+" ", look{})
		case c.Type != html.ElementNode || skipped[c.DataAtom]:
			r.skip(c)
		case inline[c.DataAtom] && !hasBlocks(c, 0) && !opensPanel(c):
			p.walk(c, s.look)
		default:
			flush()
			out = append(out, r.element(c, s)...)
		}
	}
	flush()
	return out
}

// skip takes the title out of what is left out, and counts pictures and embedded pages.
func (r *reader) skip(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.Head:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Title && c.FirstChild != nil {
				r.doc.Title = strings.Join(strings.Fields(limits.Clean(c.FirstChild.Data)), " ")
			}
		}
	case atom.Iframe, atom.Object, atom.Embed:
		r.doc.Add(block.External, 1)
	case atom.Svg:
		r.doc.Add(block.Pictures, 1)
	}
}

// hasBlocks tells whether an inline element holds blocks, as careless pages have it.
func hasBlocks(n *html.Node, depth int) bool {
	if depth > 50 {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (!inline[c.DataAtom] && !skipped[c.DataAtom] && c.DataAtom != atom.Option && c.DataAtom != atom.Optgroup || hasBlocks(c, depth+1)) {
			return true
		}
	}
	return false
}

// element reads one block element.
func (r *reader) element(n *html.Node, s scope) []block.Block {
	s.look = restyle(n, s.look)
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		s.head = headings[n.DataAtom]
	case atom.Summary, atom.Legend, atom.Caption:
		s.head = 6
	case atom.Button:
		s.head = 6
	case atom.Nav:
		s.menu = true
	case atom.Ul, atom.Ol, atom.Menu:
		return r.list(n, s)
	case atom.Dl:
		return r.definitions(n, s)
	case atom.Table:
		return r.table(n, s)
	case atom.Html:
		if lang := attr(n, "lang"); lang != "" {
			r.doc.Language = limits.Clean(lang)
		}
	}
	return r.flow(n, s)
}

// list reads the items of a list.
func (r *reader) list(n *html.Node, s scope) []block.Block {
	level := 0
	if s.item != nil {
		level = s.item.level + 1
	}
	number := number(attr(n, "start"), 1)
	var out []block.Block
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		inner := s
		inner.item = &item{level: level, marker: "•", open: true}
		if n.DataAtom == atom.Ol {
			inner.item.marker = orderedMarker(attr(n, "type"), number)
		}
		if c.DataAtom != atom.Li {
			inner.item.open = false
			out = append(out, r.element(c, inner)...)
			continue
		}
		number++
		inner.box = task(n, c)
		out = append(out, r.flow(c, inner)...)
	}
	return out
}

func orderedMarker(form string, n int) string {
	switch form {
	case "a":
		return strings.ToLower(block.Letters(n)) + "."
	case "A":
		return block.Letters(n) + "."
	case "i":
		return strings.ToLower(block.Roman(n)) + "."
	case "I":
		return block.Roman(n) + "."
	}
	return strconv.Itoa(n) + "."
}

// position counts the paragraph in its cell or in the page.
func (r *reader) position(s scope) block.Position {
	if s.cell != nil {
		*s.count++
		pos := *s.cell
		pos.Paragraph = *s.count
		return pos
	}
	r.paragraphs++
	return block.Position{Paragraph: r.paragraphs}
}
