// Package odt reads an OpenDocument text (.odt), as LibreOffice and others write it,
// into blocks. It keeps the same rules as the reader of Word documents (package
// block): headings by outline level or style, content controls and check boxes,
// tables with merged cells, numbers of lists computed, footnotes, text boxes once;
// what is struck out, hidden or deleted under tracked changes does not count.
package odt

import (
	"context"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Read gives the blocks of an OpenDocument text. Errors are of type *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
	a, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	if encrypted(a) {
		return nil, &limits.Error{Op: "read odt", Kind: limits.Encrypted}
	}
	content, err := part(a, "content.xml", t)
	if err != nil {
		return nil, err
	}
	r := newReader(ctx)
	if a.Has("styles.xml") {
		styles, err := part(a, "styles.xml", t)
		if err != nil && limits.KindOf(err) != limits.Damaged {
			return nil, err
		}
		r.readStyles(styles)
		r.margins(styles)
	}
	r.properties(a, t)
	for _, name := range a.Names() {
		if strings.HasPrefix(name, "Pictures/") {
			r.doc.Add(block.Pictures, 1)
		}
	}
	return r.read(content, t)
}

// ReadContent gives the blocks of the XML of the content part alone. It is the layer
// below the container that fuzzing aims at.
func ReadContent(ctx context.Context, xml []byte, t limits.Table) (*block.Document, error) {
	content, err := limits.ParseXML(xml, namespaces, t)
	if err != nil {
		return nil, err
	}
	return newReader(ctx).read(content, t)
}

func part(a *limits.Archive, name string, t limits.Table) (*limits.Element, error) {
	data, err := a.Read(name)
	if err != nil {
		return nil, err
	}
	return limits.ParseXML(data, namespaces, t)
}

// encrypted tells whether the manifest says that the content is behind a password.
func encrypted(a *limits.Archive) bool {
	data, err := a.Read("META-INF/manifest.xml")
	return err == nil && strings.Contains(string(data), "encryption-data")
}

// namespaces are named as in the standard.
var namespaces = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      "style:",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":          "fo:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:form:1.0":                       "form:",
	"urn:oasis:names:tc:opendocument:xmlns:meta:1.0":                       "meta:",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext:",
	"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0":     "field:",
	"http://www.w3.org/XML/1998/namespace":                                 "xml:",
	"http://www.w3.org/1999/xlink":                                         "xlink:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":             "svg:",
	"http://purl.org/dc/elements/1.1/":                                     "dc:",
}

// reader turns the parts of one document into blocks.
type reader struct {
	ctx        context.Context
	doc        *block.Document
	styles     map[string]*style
	lists      map[string]*listStyle
	deleted    map[string]string // id of a tracked deletion -> its text
	fields     map[string]string // name of a form's field -> what is filled in
	counters   map[string]*[10]int
	part       block.Part
	paragraphs int
	tables     int
	err        error
}

func newReader(ctx context.Context) *reader {
	return &reader{
		ctx: ctx, doc: &block.Document{}, styles: map[string]*style{}, lists: map[string]*listStyle{},
		deleted: map[string]string{}, fields: map[string]string{}, counters: map[string]*[10]int{},
	}
}

func (r *reader) read(content *limits.Element, t limits.Table) (*block.Document, error) {
	r.readStyles(content)
	body := content.Child("office:body", "office:text")
	r.changes(body.Child("text:tracked-changes"))
	r.forms(body.Child("office:forms"))
	r.doc.Blocks = r.blocks(body, scope{})
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

// changes reads the tracked changes: the text of deletions stands here, and not where
// it was deleted.
func (r *reader) changes(e *limits.Element) {
	for _, c := range e.Elements() {
		id, _ := c.Attr("text:id")
		if d := c.Child("text:deletion"); d != nil {
			r.deleted[id] = block.Tidy(d.Content())
			r.doc.Add(block.Deletions, 1)
		}
		if c.Child("text:insertion") != nil {
			r.doc.Add(block.Insertions, 1)
		}
	}
}

// forms reads what is filled in on an old form.
func (r *reader) forms(e *limits.Element) {
	for _, c := range e.Elements() {
		if value, ok := filledIn(c); ok {
			for _, name := range []string{"xml:id", "form:id"} {
				if id, ok := c.Attr(name); ok {
					r.fields[id] = value
				}
			}
		}
		r.forms(c)
	}
}

// filledIn gives what a field of a form holds; a box is ticked or not.
func filledIn(e *limits.Element) (string, bool) {
	first := func(names ...string) string {
		for _, name := range names {
			if v, ok := e.Attr(name); ok {
				return v
			}
		}
		return ""
	}
	switch e.Name {
	case "form:checkbox":
		return sign(first("form:current-state", "form:state") == "checked"), true
	case "form:radio":
		return sign(first("form:current-selected", "form:selected") == "true"), true
	case "form:text", "form:textarea", "form:combobox", "form:date", "form:number", "form:formatted-text":
		return limits.Clean(first("form:current-value", "form:value")), true
	case "form:listbox":
		var chosen []string
		for _, c := range e.Elements() {
			on, ok := c.Attr("form:current-selected")
			if !ok {
				on, _ = c.Attr("form:selected")
			}
			if label, _ := c.Attr("form:label"); c.Name == "form:option" && on == "true" {
				chosen = append(chosen, limits.Clean(label))
			}
		}
		return strings.Join(chosen, ", "), true
	}
	return "", false
}

// margins reads headers and footers, which stand with the page styles.
func (r *reader) margins(styles *limits.Element) {
	for _, page := range styles.Child("office:master-styles").Elements() {
		for _, c := range page.Elements() {
			switch c.Name {
			case "style:header", "style:header-first", "style:header-left":
				r.part = block.InHeader
				r.doc.Headers = append(r.doc.Headers, r.blocks(c, scope{})...)
			case "style:footer", "style:footer-first", "style:footer-left":
				r.part = block.InFooter
				r.doc.Footers = append(r.doc.Footers, r.blocks(c, scope{})...)
			}
			r.part = block.Body
		}
	}
}

func (r *reader) properties(a *limits.Archive, t limits.Table) {
	meta, err := part(a, "meta.xml", t)
	if err != nil {
		return
	}
	info := meta.Child("office:meta")
	r.doc.Title = strings.TrimSpace(info.Child("dc:title").Content())
	r.doc.Language = strings.TrimSpace(info.Child("dc:language").Content())
}
