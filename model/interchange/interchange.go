// Package interchange is the register as one JSON document: what the JSON
// export writes and the JSON import reads. The names are the json tags of
// package model; what is absent is not filled in.
//
// Beside the register the document has "format" ("verwerkingsregister"),
// "formatVersion", and for an export "exported", "version" and "fingerprint"
// of the history it was taken from. Read takes documents that other programs
// or people wrote too: IDs may be missing, a nested row may be given as its
// title text alone, and keys it does not know are reported, never dropped in
// silence.
package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Format and FormatVersion stand in every document.
const (
	Format        = "verwerkingsregister"
	FormatVersion = 1
)

// Document is a register on its way between programs.
type Document struct {
	Format        string     `json:"format"`
	FormatVersion int        `json:"formatVersion"`
	Exported      *time.Time `json:"exported,omitempty"`
	Version       int64      `json:"version,omitempty"`     // sequence number of the newest version in it
	Fingerprint   string     `json:"fingerprint,omitempty"` // of the history up to that version
	model.Register
}

// Unknown is a value that the document has and the model has no place for.
type Unknown struct {
	Place string // where in the document, such as activities[3].colour
	Text  string // the JSON text
}

// The ways in which a document can be refused.
var (
	ErrNoJSON  = errors.New("no JSON")
	ErrForeign = errors.New("JSON, but not of a register")
	ErrNewer   = errors.New("written by a newer version")
)

// Write writes the document, indented.
func Write(w io.Writer, document Document) error {
	document.Format, document.FormatVersion = Format, FormatVersion
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document); err != nil {
		return fmt.Errorf("write register as json: %w", err)
	}
	return nil
}

// Read reads a document and lists what it has no place for. The error is one
// of ErrNoJSON, ErrForeign and ErrNewer, with what was wrong.
func Read(b []byte) (Document, []Unknown, error) {
	var raw map[string]any
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	dec.UseNumber()
	if err := dec.Decode(&raw); err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrNoJSON, err)
	}
	if version, ok := raw["formatVersion"].(json.Number); ok {
		if n, err := version.Int64(); err == nil && n > FormatVersion {
			return Document{}, nil, fmt.Errorf("read register: format %d: %w", n, ErrNewer)
		}
	}
	if !looksLikeRegister(raw) {
		return Document{}, nil, fmt.Errorf("read register: %w", ErrForeign)
	}
	fit := &fitter{}
	fit.document(raw)
	fitted, err := json.Marshal(raw)
	if err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrForeign, err)
	}
	var document Document
	if err := json.Unmarshal(fitted, &document); err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrForeign, err)
	}
	return document, fit.unknown, nil
}

func looksLikeRegister(raw map[string]any) bool {
	if raw["format"] == Format {
		return true
	}
	for _, name := range []string{"organisation", "activities", "services", "parties"} {
		if _, ok := raw[name]; ok {
			return true
		}
	}
	return false
}

var lists = map[string]model.Kind{
	"activities": model.KindActivity, "services": model.KindService, "parties": model.KindParty,
}

// fitter makes a foreign document fit the model and notes what cannot.
type fitter struct{ unknown []Unknown }

func (f *fitter) document(raw map[string]any) {
	for name, v := range raw {
		switch kind, isList := lists[name]; {
		case isList:
			records, ok := v.([]any)
			if !ok {
				f.drop(raw, name, name)
				continue
			}
			for i, record := range records {
				f.record(records, i, field.Of(kind), fmt.Sprintf("%s[%d]", name, i+1), record)
			}
		case name == "organisation":
			if o, ok := v.(map[string]any); ok {
				f.group(o, field.Of(model.KindOrganisation), name)
			} else {
				f.drop(raw, name, name)
			}
		case name == "format" || name == "formatVersion" || name == "exported" || name == "version" || name == "fingerprint":
		default:
			f.drop(raw, name, name)
		}
	}
}

func (f *fitter) record(list []any, i int, of *field.Field, place string, v any) {
	switch v := v.(type) {
	case map[string]any:
		f.group(v, of, place)
	case string:
		if title := of.TitleField(); title != nil && title.Type != field.Codes {
			list[i] = map[string]any{title.Name: v}
			return
		}
		f.note(place, v)
		list[i] = map[string]any{}
	default:
		f.note(place, v)
		list[i] = map[string]any{}
	}
}

func (f *fitter) group(object map[string]any, of *field.Field, place string) {
	for name, v := range object {
		child, here := of.Child(name), place+"."+name
		if child == nil || !f.fits(object, name, child, here, v) {
			f.drop(object, name, here)
		}
	}
}

// fits makes the value fit the field where it can, and tells when it cannot.
func (f *fitter) fits(object map[string]any, name string, of *field.Field, place string, v any) bool {
	if v == nil {
		return true
	}
	switch of.Type {
	case field.Group:
		group, ok := v.(map[string]any)
		if ok {
			f.group(group, of, place)
		}
		return ok
	case field.Rows:
		rows, ok := v.([]any)
		for i := range rows {
			f.record(rows, i, of, fmt.Sprintf("%s[%d]", place, i+1), rows[i])
		}
		return ok
	case field.Count:
		n, ok := v.(json.Number)
		if ok {
			_, err := n.Int64()
			ok = err == nil
		}
		return ok
	case field.Texts, field.RowRefs, field.Codes:
		return f.fitsTexts(object, name, of, v)
	}
	return fitsText(object, name, v)
}

func fitsText(object map[string]any, name string, v any) bool {
	switch v := v.(type) {
	case string:
		return true
	case json.Number:
		object[name] = v.String()
		return true
	case bool:
		object[name] = map[bool]string{true: string(model.Yes), false: string(model.No)}[v]
		return true
	}
	return false
}

func (f *fitter) fitsTexts(object map[string]any, name string, of *field.Field, v any) bool {
	if text, ok := v.(string); ok {
		v = []any{text}
		object[name] = v
	}
	texts, ok := v.([]any)
	for _, text := range texts {
		_, isText := text.(string)
		_, isNumber := text.(json.Number)
		ok = ok && (isText && of.List != "scc-module" || isNumber && of.List == "scc-module")
	}
	return ok
}

func (f *fitter) drop(object map[string]any, name, place string) {
	f.note(place, object[name])
	delete(object, name)
}

func (f *fitter) note(place string, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		text = fmt.Append(nil, v)
	}
	f.unknown = append(f.unknown, Unknown{Place: place, Text: string(text)})
}
