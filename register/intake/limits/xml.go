package limits

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// Element is one XML element, or a run of text when Name is "". Names carry the
// prefix their namespace was given in [ParseXML], such as "w:p"; a namespace
// that was not named gives "?:" before the local name; no namespace gives none.
type Element struct {
	Name     string
	Attrs    []Attr
	Children []*Element
	Text     string // of a text run only
}

// Attr is one attribute, its name prefixed like an element's.
type Attr struct{ Name, Value string }

// Attr gives the value of an attribute and whether it is there.
func (e *Element) Attr(name string) (string, bool) {
	if e == nil {
		return "", false
	}
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Child gives the first child element of that name, or nil. It may be called
// on nil, so that a path can be walked without a check at each step.
func (e *Element) Child(path ...string) *Element {
	for _, name := range path {
		if e == nil {
			return nil
		}
		var next *Element
		for _, c := range e.Children {
			if c.Name == name {
				next = c
				break
			}
		}
		e = next
	}
	return e
}

// Elements gives the children, none for nil.
func (e *Element) Elements() []*Element {
	if e == nil {
		return nil
	}
	return e.Children
}

// Content gives all text under the element.
func (e *Element) Content() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.content(&b)
	return b.String()
}

func (e *Element) content(b *strings.Builder) {
	b.WriteString(e.Text)
	for _, c := range e.Children {
		c.content(b)
	}
}

// ParseXML reads one part into a tree, within the bounds of t. Namespaces maps
// a namespace to the prefix its names get. Entities are never expanded and
// nothing outside the part is looked at. Text and attribute values are cleaned.
func ParseXML(data []byte, namespaces map[string]string, t Table) (*Element, error) {
	const op = "read xml"
	if int64(len(data)) > t.Part {
		return nil, &Error{Op: op, Kind: TooLarge, Limit: t.Part}
	}
	data, err := decodeUTF16(data)
	if err != nil {
		return nil, &Error{Op: op, Kind: Damaged, Err: err}
	}
	p := xmlParser{table: t, namespaces: namespaces}
	p.dec = xml.NewDecoder(bytes.NewReader(data))
	p.dec.CharsetReader = charset.NewReaderLabel
	root, err := p.parse()
	if err != nil {
		var limit *Error
		if errors.As(err, &limit) {
			return nil, limit
		}
		return nil, &Error{Op: op, Kind: Damaged, Err: err}
	}
	return root, nil
}

func decodeUTF16(data []byte) ([]byte, error) {
	order := unicode.LittleEndian
	switch UTF16Order(data) {
	case 0:
		return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
	case 'b':
		order = unicode.BigEndian
	}
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return nil, err
	}
	// The declaration still says UTF-16, which the decoder would try to undo.
	if i := bytes.Index(out, []byte("?>")); i >= 0 && bytes.HasPrefix(out, []byte("<?xml")) {
		out = out[i+2:]
	}
	return out, nil
}

type xmlParser struct {
	dec        *xml.Decoder
	table      Table
	namespaces map[string]string
	tokens     int
	nodes      int
}

func (p *xmlParser) parse() (*Element, error) {
	const op = "read xml"
	top := &Element{}
	stack := []*Element{top}
	for {
		tok, err := p.dec.Token()
		if errors.Is(err, io.EOF) && len(stack) == 1 && len(top.Children) > 0 {
			return p.root(top)
		}
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		if p.tokens++; p.tokens > p.table.Tokens {
			return nil, &Error{Op: op, Kind: TooManyElements, Limit: int64(p.table.Tokens)}
		}
		cur := stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(stack) > p.table.Depth {
				return nil, &Error{Op: op, Kind: TooDeep, Limit: int64(p.table.Depth)}
			}
			if p.nodes++; p.nodes > p.table.Nodes {
				return nil, &Error{Op: op, Kind: TooManyElements, Limit: int64(p.table.Nodes)}
			}
			e := p.element(tok)
			cur.Children = append(cur.Children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 1 && len(tok) > 0 {
				cur.Children = append(cur.Children, &Element{Text: Clean(string(tok))})
			}
		}
	}
}

func (p *xmlParser) root(top *Element) (*Element, error) {
	for _, c := range top.Children {
		if c.Name != "" {
			return c, nil
		}
	}
	return nil, io.ErrUnexpectedEOF
}

func (p *xmlParser) element(tok xml.StartElement) *Element {
	e := &Element{Name: p.name(tok.Name)}
	for _, a := range tok.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		e.Attrs = append(e.Attrs, Attr{p.name(a.Name), Clean(a.Value)})
	}
	return e
}

func (p *xmlParser) name(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if prefix, ok := p.namespaces[n.Space]; ok {
		return prefix + n.Local
	}
	return "?:" + n.Local
}
