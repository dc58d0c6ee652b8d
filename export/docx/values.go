package docx

import (
	"fmt"
	"strings"
)

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

// Schema is the names that a template may have. A name of Text that is one of
// Items as well holds all of them in one text.
type Schema struct {
	Text  []string
	Boxes []string
	Items map[string]Schema
	// Columns are the names of Items that repeat a cell of every row, so a
	// column of a table, and not rows or paragraphs.
	Columns []string
	// Also holds further spellings of the names, in another language say.
	Also map[string]string
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
	// UnknownTag: a place has a tag that is not the name of a value.
	UnknownTag
	// OutsideRepeat: the name is known only inside a repeat, and stands outside.
	OutsideRepeat
	// BadNesting: a content control stands where it cannot be filled in, such
	// as a repeat inside a sentence or around a single cell.
	BadNesting
	// WrongControl: the name of a text on a check box.
	WrongControl
	// BadBraces: braces are opened and not closed, or the reverse.
	BadBraces
	// UnclosedRepeat: a repeat is opened and not closed.
	UnclosedRepeat
	// StrayEnd: the end of a repeat that was not opened, or of another one.
	StrayEnd
	// OutsideTable: a repeat in braces that stands in no table.
	OutsideTable
	// NoValue: the caller gave no value for a tag, or one too many.
	NoValue
)

var templateErrorNames = [...]string{
	"", "not a Word document", "too big", "damaged XML", "unknown tag", "tag outside its repeat", "control in the wrong place", "wrong kind of control",
	"braces that do not match", "repeat without an end", "end without a repeat", "repeat outside a table", "no value",
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
	Place
	Tag    string // of the content control, or the word in braces; may be empty
	Near   string // the known name that is most like an unknown one; may be empty
	Repeat string // the repeat inside which a tag would be known; may be empty
	Err    error  // the cause; may be nil
}

func (e *TemplateError) Error() string {
	s := "read template: " + e.Kind.String()
	if e.Tag != "" {
		s += fmt.Sprintf(" %q", e.Tag)
	}
	if place := e.Place.String(); place != "" {
		s += " in " + place
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *TemplateError) Unwrap() error { return e.Err }

// TemplateErrors are all that is wrong with a template, so that it can be
// mended in one go.
type TemplateErrors []*TemplateError

func (e TemplateErrors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives each of them.
func (e TemplateErrors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}

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
