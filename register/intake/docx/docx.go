// Package docx reads a Word document (.docx, Office Open XML in either dialect)
// into blocks. It is our own reader because none of the libraries that were tried
// keeps what a bijsluiter hangs on: text in content controls, tick boxes,
// tracked insertions, merged cells, headings whose style has a Dutch name.
//
// # What is read how
//
//   - A heading is what the style says: its built-in name or its outline level,
//     through the chain of styles it is based on, whatever the language of Word.
//   - Content controls and form fields give their content, their tag and title;
//     a control that shows its prompt gives no text. Tick boxes of all three makes
//     (content control, form field, symbol font) become ☒ and ☐.
//   - Tracked insertions are text, tracked deletions and struck-out text are
//     kept apart (block.Removed) and counted.
//   - Tables come as a grid with merged cells as one; nested tables are blocks of
//     the cell that holds them. Numbers of lists and headings are computed.
//   - Text boxes once, after their paragraph. Footnotes and endnotes with the
//     block that refers to them and as a part of their own. Headers and footers apart.
//
// Nothing is fetched, opened or run: pictures, embedded objects, macros and
// external targets are counted and left alone.
package docx

import (
	"context"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Read gives the blocks of a Word document. Errors are of type *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	pkg, err := openPackage(a, t)
	if err != nil {
		return nil, err
	}
	return pkg.read(ctx)
}

// ReadBody gives the blocks of the XML of a main document part alone, without
// styles and numbering. It is the layer below the container that fuzzing aims at.
func ReadBody(ctx context.Context, xml []byte, t limits.Table) (*block.Document, error) {
	root, err := limits.ParseXML(xml, namespaces, t)
	if err != nil {
		return nil, err
	}
	r := newReader(ctx, t)
	r.doc.Blocks = r.blocks(root.Child("w:body"), scope{})
	return r.finish()
}

// namespaces gives both dialects of Office Open XML the same prefixes.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r:",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r:",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc:",
	"http://schemas.microsoft.com/office/word/2010/wordml":                      "w14:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":         "wps:",
	"urn:schemas-microsoft-com:vml":                                             "v:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a:",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                            "m:",
	"http://purl.org/dc/elements/1.1/":                                          "dc:",
	"http://www.w3.org/XML/1998/namespace":                                      "xml:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":         "wpg:",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":        "wpc:",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp:",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ap:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                  "pic:",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c:",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm:",
	"http://schemas.microsoft.com/office/word/2012/wordml":                      "w15:",
}

// reader holds what is needed to turn the parts of one document into blocks.
type reader struct {
	ctx     context.Context
	table   limits.Table
	doc     *block.Document
	styles  styles
	numbers *numbering
	links   map[string]string // relationship id -> target of a hyperlink
	notes   map[string]string // "footnote 2" -> its text
	// counters for positions
	paragraphs int
	tables     int
	// made counts blocks and cells, so that a bound is met before memory is spent.
	made int
	// lost is deleted text whose paragraph or row is gone; the next block has it.
	lost []block.Removed
	err  error
}

func newReader(ctx context.Context, t limits.Table) *reader {
	return &reader{ctx: ctx, table: t, doc: &block.Document{}, numbers: &numbering{}}
}

// fail keeps the first error; everything stops at the next block.
func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// room counts a block or cell, and tells whether reading may go on.
func (r *reader) room() bool {
	if r.err != nil {
		return false
	}
	if r.made++; r.made > r.table.Blocks {
		r.fail(&limits.Error{Op: "read docx", Kind: limits.TooManyElements, Limit: int64(r.table.Blocks)})
		return false
	}
	if r.made%256 == 0 && r.ctx.Err() != nil {
		r.fail(r.ctx.Err())
		return false
	}
	return true
}

func (r *reader) finish() (*block.Document, error) {
	if r.err != nil {
		return nil, r.err
	}
	if len(r.lost) > 0 && len(r.doc.Blocks) > 0 {
		last := &r.doc.Blocks[len(r.doc.Blocks)-1]
		last.Removed = append(last.Removed, r.lost...)
	}
	if !r.doc.HasText() {
		r.doc.Add(block.NoText, 1)
	}
	if err := r.doc.Check(r.table); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// on reads a toggle: an element that is there without a value, or with one that
// is not "off".
func on(e *limits.Element) bool {
	if e == nil {
		return false
	}
	v, ok := e.Attr("w:val")
	if !ok {
		return true
	}
	switch strings.ToLower(v) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// val gives the w:val of an element, "" without one.
func val(e *limits.Element) string {
	v, _ := e.Attr("w:val")
	return v
}
