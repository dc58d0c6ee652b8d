package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

const (
	maxElements = 500_000
	maxDepth    = 256
)

var (
	errTooManyElements = errors.New("too many elements")
	errTooDeep         = errors.New("nested too deep")
	errUnbalanced      = errors.New("elements are not closed in order")
)

// element is an element of a part together with the places of its bytes, so
// that everything that is not filled in can be copied as it was.
type element struct {
	name       xml.Name // Space is the prefix, as written
	attributes []xml.Attr
	// The start tag is [start, inner), the contents [inner, innerEnd), the end
	// tag [innerEnd, end). A self-closing element has inner == innerEnd == end.
	start, inner, innerEnd, end int
	children                    []*element
}

// parseElements reads the elements of a part, bounded in number and depth.
func parseElements(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &element{end: len(data), innerEnd: len(data)}
	stack := []*element{root}
	count := 0
	for {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements {
				return nil, errTooManyElements
			}
			if len(stack) > maxDepth {
				return nil, errTooDeep
			}
			e := &element{name: token.Name, attributes: token.Copy().Attr, start: start, inner: int(d.InputOffset())}
			parent := stack[len(stack)-1]
			parent.children = append(parent.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			e := stack[len(stack)-1]
			if len(stack) == 1 || e.name != token.Name {
				return nil, errUnbalanced
			}
			e.innerEnd, e.end = start, int(d.InputOffset())
			stack = stack[:len(stack)-1]
		}
	}
	if len(stack) > 1 || len(root.children) != 1 {
		return nil, errUnbalanced
	}
	return root, nil
}

func (e *element) is(local string) bool { return e.name.Space == "w" && e.name.Local == local }

// child returns the first child of that name in the main vocabulary, or nil.
func (e *element) child(local string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.is(local) {
			return c
		}
	}
	return nil
}

// first returns the first descendant of that name, in document order, or nil.
func (e *element) first(local string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.is(local) {
			return c
		}
		if found := c.first(local); found != nil {
			return found
		}
	}
	return nil
}

// value returns the val attribute, whatever its prefix.
func (e *element) value() string {
	if e == nil {
		return ""
	}
	for _, a := range e.attributes {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// raw returns the bytes of the element, or "" for none.
func (e *element) raw(data []byte) string {
	if e == nil {
		return ""
	}
	return string(data[e.start:e.end])
}
