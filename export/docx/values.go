package docx

import "fmt"

// Box is the state of a check box that a template fills in. The zero value
// leaves the box out: nothing was stated, which is not the same as "no".
type Box int

const (
	NoBox Box = iota
	Unticked
	Ticked
)

// Values are what a template is filled in with. Inside the items of a repeated
// part the names of the item come first, then those around it.
type Values struct {
	Text  map[string]string
	Boxes map[string]Box
	Items map[string][]Values
}

// Schema is the names a template must have, no more and no less.
type Schema struct {
	Text  []string
	Boxes []string
	Items map[string]Schema
}

// TemplateErrorKind says what is wrong with a template.
type TemplateErrorKind int

const (
	// NotDocument: the file is no .docx.
	NotDocument TemplateErrorKind = iota + 1
	// TooBig: the file exceeds the bounds in size, parts, elements or depth.
	TooBig
	// BadXML: a part of the document is damaged.
	BadXML
	// UnknownTag: a content control has a tag that is not the name of a value.
	UnknownTag
	// MissingTag: a value has no content control, and would be left out.
	MissingTag
	// BadNesting: a content control stands where it cannot be filled in, such
	// as a repeat inside a sentence or around a single cell.
	BadNesting
	// WrongControl: the name of a check box on a text control, or the reverse.
	WrongControl
	// NoValue: the caller gave no value for a tag, or one too many.
	NoValue
)

var templateErrorNames = [...]string{
	"", "not a Word document", "too big", "damaged XML", "unknown tag", "missing tag", "control in the wrong place", "wrong kind of control", "no value",
}

func (k TemplateErrorKind) String() string {
	if k < 0 || int(k) >= len(templateErrorNames) {
		return ""
	}
	return templateErrorNames[k]
}

// TemplateError tells why a template cannot be used.
type TemplateError struct {
	Kind TemplateErrorKind
	Part string // of the document, such as "word/document.xml"; may be empty
	Tag  string // of the content control; may be empty
	Err  error  // the cause; may be nil
}

func (e *TemplateError) Error() string {
	s := "read template: " + e.Kind.String()
	if e.Tag != "" {
		s += fmt.Sprintf(" %q", e.Tag)
	}
	if e.Part != "" {
		s += " in " + e.Part
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *TemplateError) Unwrap() error { return e.Err }

// scope finds values by name, innermost first.
type scope struct {
	values Values
	outer  *scope
}

func (s *scope) text(name string) (string, bool) {
	for ; s != nil; s = s.outer {
		if v, ok := s.values.Text[name]; ok {
			return v, true
		}
	}
	return "", false
}

func (s *scope) box(name string) (Box, bool) {
	for ; s != nil; s = s.outer {
		if v, ok := s.values.Boxes[name]; ok {
			return v, true
		}
	}
	return NoBox, false
}

func (s *scope) items(name string) ([]Values, bool) {
	for ; s != nil; s = s.outer {
		if v, ok := s.values.Items[name]; ok {
			return v, true
		}
	}
	return nil, false
}
