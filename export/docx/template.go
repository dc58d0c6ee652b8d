package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// Bounds on a template, which may come from a user.
const (
	maxTemplate = 16 << 20 // bytes of the file
	maxParts    = 2000
	maxPart     = 32 << 20 // bytes of a part, unpacked
)

const mainPart = "word/document.xml"

const (
	typesPart = "[Content_Types].xml"
	// The types of the main part of a Word template (.dotx), of a document, and, in part, of both
	// with macros.
	templateType = "wordprocessingml.template.main+xml"
	documentType = "wordprocessingml.document.main+xml"
	macroType    = "macroEnabled"
)

// filledParts are the parts in which content controls are filled in.
var filledParts = regexp.MustCompile(`^word/(document|header[0-9]*|footer[0-9]*|footnotes|endnotes)\.xml$`)

// Template is a Word document with places to fill in. It is safe for use by
// several goroutines at once.
type Template struct {
	archive   *zip.Reader
	schema    Schema
	parts     map[string][]piece
	types     string // what the parts are, as a document has it
	lacking   []string
	landscape bool
}

// Lacks gives the names of the schema that have no place in the template, so
// that their values are not in the document; those of a repeat behind its own
// name and a dot.
func (t *Template) Lacks() []string { return t.lacking }

// Parse reads a template and checks that its tags are names of the schema. The
// error is a [*TemplateError], or [TemplateErrors] of all that is wrong.
func Parse(data []byte, schema Schema) (*Template, error) {
	if len(data) > maxTemplate {
		return nil, &TemplateError{Kind: TooBig}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &TemplateError{Kind: NotDocument, Err: err}
	}
	if len(archive.File) > maxParts {
		return nil, &TemplateError{Kind: TooBig}
	}
	t := &Template{archive: archive, schema: schema, parts: map[string][]piece{}}
	found := newTags()
	var faults TemplateErrors
	for _, f := range archive.File {
		if f.Name == typesPart {
			if t.types, err = typesOf(f); err != nil {
				return nil, err
			}
		}
		if !filledParts.MatchString(f.Name) {
			continue
		}
		t.parts[f.Name], err = parsePart(f, schema, found)
		var wrong TemplateErrors
		switch {
		case errors.As(err, &wrong):
			faults = append(faults, wrong...)
		case err != nil:
			return nil, err
		}
	}
	if _, ok := t.parts[mainPart]; !ok {
		return nil, &TemplateError{Kind: NotDocument, Place: Place{Part: mainPart}}
	}
	if faults = append(faults, found.check([]Schema{schema})...); len(faults) > 0 {
		return nil, faults
	}
	t.lacking = found.lacks(schema)
	for _, p := range t.parts[mainPart] {
		if l, ok := p.(literal); ok && strings.Contains(string(l), `w:orient="landscape"`) {
			t.landscape = true
		}
	}
	return t, nil
}

// typesOf reads what the parts of a template are. What is made of a Word template is a document; one
// with macros would not open as one.
func typesOf(f *zip.File) (string, error) {
	data, err := readPart(f)
	if err != nil {
		return "", err
	}
	if bytes.Contains(data, []byte(macroType)) {
		return "", &TemplateError{Kind: NotDocument, Place: Place{Part: f.Name}}
	}
	return strings.ReplaceAll(string(data), templateType, documentType), nil
}

func parsePart(f *zip.File, schema Schema, found *tags) ([]piece, error) {
	data, err := readPart(f)
	if err != nil {
		return nil, err
	}
	root, err := elementsOf(f, data)
	if err != nil {
		return nil, err
	}
	expanded, err := expand(f.Name, data, root, schema.repeatsColumn)
	if err != nil {
		return nil, err
	}
	if len(expanded) != len(data) {
		data = expanded
		if root, err = elementsOf(f, data); err != nil {
			return nil, err
		}
	}
	c := compiler{part: f.Name, data: data, where: placesOf(f.Name, data, root), scope: []Schema{schema}}
	return c.compile(root, nil, found)
}

// elementsOf parses a part; what is wrong with it is a [*TemplateError].
func elementsOf(f *zip.File, data []byte) (*element, error) {
	root, err := parseElements(data)
	if err != nil {
		kind := BadXML
		if errors.Is(err, errTooManyElements) || errors.Is(err, errTooDeep) {
			kind = TooBig
		}
		return nil, &TemplateError{Kind: kind, Place: Place{Part: f.Name}, Err: err}
	}
	return root, nil
}

func readPart(f *zip.File) ([]byte, error) {
	if f.UncompressedSize64 > maxPart {
		return nil, &TemplateError{Kind: TooBig, Place: Place{Part: f.Name}}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &TemplateError{Kind: NotDocument, Place: Place{Part: f.Name}, Err: err}
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, &TemplateError{Kind: NotDocument, Place: Place{Part: f.Name}, Err: err}
	}
	if len(data) > maxPart {
		return nil, &TemplateError{Kind: TooBig, Place: Place{Part: f.Name}}
	}
	return data, nil
}

// Fill writes the template, filled in, to w. Values that do not agree with the
// schema are a [*TemplateError] of kind NoValue, found before anything is
// written.
func (t *Template) Fill(w io.Writer, properties Properties, values Values) error {
	if err := values.check(t.schema); err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	for _, f := range t.archive.File {
		if err := t.fillPart(archive, f, properties, values); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("finish document: %w", err)
	}
	return nil
}

func (t *Template) fillPart(archive *zip.Writer, f *zip.File, properties Properties, values Values) error {
	pieces, filled := t.parts[f.Name]
	switch {
	case filled:
		var out strings.Builder
		if err := fillAll(&out, pieces, &scope{values: values}); err != nil {
			return err
		}
		return writePart(archive, f.Name, out.String())
	case f.Name == typesPart:
		return writePart(archive, f.Name, t.types)
	case f.Name == "docProps/core.xml":
		return writePart(archive, f.Name, properties.core())
	}
	if err := archive.Copy(f); err != nil {
		return fmt.Errorf("copy %s: %w", f.Name, err)
	}
	return nil
}

// check tells whether the values are those the schema names, in every item.
func (v Values) check(schema Schema) error {
	if err := sameNames(schema.Text, v.Text); err != nil {
		return err
	}
	if err := sameNames(schema.Boxes, v.Boxes); err != nil {
		return err
	}
	for name := range schema.Items {
		if _, ok := v.Items[name]; !ok {
			return &TemplateError{Kind: NoValue, Tag: repeatPrefix + name}
		}
	}
	for name, items := range v.Items {
		inner, ok := schema.Items[name]
		if !ok {
			return &TemplateError{Kind: NoValue, Tag: repeatPrefix + name}
		}
		for _, item := range items {
			if err := item.check(inner); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameNames[V any](names []string, values map[string]V) error {
	for _, name := range names {
		if _, ok := values[name]; !ok {
			return &TemplateError{Kind: NoValue, Tag: name}
		}
	}
	if len(values) == len(names) {
		return nil
	}
	known := map[string]bool{}
	for _, name := range names {
		known[name] = true
	}
	for name := range values {
		if !known[name] {
			return &TemplateError{Kind: NoValue, Tag: name}
		}
	}
	return nil
}

// Landscape tells whether the pages of the template lie on their side.
func (t *Template) Landscape() bool { return t.landscape }
