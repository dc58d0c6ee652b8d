// Package interchange is the register as one JSON document: what the JSON
// export writes and the JSON import reads. The names are the json tags of
// package model; what is absent is not filled in.
//
// Beside the register the document has "$schema" (the published JSON Schema),
// "format" ("verwerkingsregister"), "formatVersion", and for an export "exported", "version" and "fingerprint"
// of the history it was taken from.
//
// Read takes back what Write wrote without any loss. It takes documents that
// other programs or people wrote too, and makes of them what it can:
//
//   - a row may be given as its title alone, and a group, such as a contact,
//     as a text that is kept as found;
//   - rows get IDs where they have none, and a reference to a row may name it
//     by its title;
//   - a list of one may be given as that one, a number as text and a text as a
//     number, yes and no as true and false, and a date in the Dutch way.
//
// What has no place in the model is reported with where it stood and its text,
// never dropped in silence. Records keep the IDs they have and get none here.
package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"verwerkingsregister/model"
)

// Format, FormatVersion and Schema stand in every document.
const (
	Format        = "verwerkingsregister"
	FormatVersion = 1
	Schema        = "urn:verwerkingsregister:schema:register:1" // names the JSON Schema it keeps to
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
	whole := struct {
		Schema string `json:"$schema"`
		Document
	}{Schema, document}
	if err := enc.Encode(whole); err != nil {
		return fmt.Errorf("write register as json: %w", err)
	}
	return nil
}

// Read reads a document and lists what it has no place for. The error is one
// of ErrNoJSON, ErrForeign and ErrNewer, with what was wrong.
func Read(b []byte) (Document, []Unknown, error) {
	parsed, err := parse(b)
	if err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrNoJSON, err)
	}
	raw, ok := parsed.(map[string]any)
	if !ok || !looksLikeRegister(raw) {
		return Document{}, nil, fmt.Errorf("read register: %w", ErrForeign)
	}
	if version, ok := raw["formatVersion"].(json.Number); ok {
		if n, err := version.Float64(); err == nil && n > FormatVersion {
			return Document{}, nil, fmt.Errorf("read register: format %s: %w", version, ErrNewer)
		}
	}
	fit := &fitter{foreign: raw["format"] != Format}
	fitted, err := json.Marshal(fit.document(raw))
	if err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrForeign, err)
	}
	var document Document
	if err := json.Unmarshal(fitted, &document); err != nil {
		return Document{}, nil, fmt.Errorf("read register: %w: %v", ErrForeign, err)
	}
	identify(&document.Register)
	return document, fit.unknown, nil
}

// parse reads one JSON value, after which nothing may follow.
func parse(b []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the document")
	}
	return v, nil
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
