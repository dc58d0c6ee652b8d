// Package jsonschema describes the program's JSON to other programs: the
// register as it is exported and imported, and a proposal as import prints it,
// each as one JSON Schema (draft 2020-12).
//
//	schema, err := jsonschema.Register("en")
//
// It is made from the catalogue of package field, so a field that is added to
// the model is in it; folder schemas of package assets holds what was
// published, and a test keeps the two equal.
//
// # What a schema asks
//
// Nothing is required but the format: what is absent is not filled in. A name
// that the model doesn't have is refused, since an import has no place for it.
// A code has its list under $defs with the meaning of each row, but a code
// that is in no list is valid: codes of newer lists are kept as they are. A
// date is a day, a month or a year; text that is none is kept as it was found,
// so the form of a date is given as an example only.
//
// The identifiers are URNs: nothing has to be fetched, and nothing is.
package jsonschema

import (
	"encoding/json"
	"fmt"
	"strings"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/model/reference"
)

// object is a JSON object; encoding/json writes its names in order.
type object = map[string]any

const (
	draft      = "https://json-schema.org/draft/2020-12/schema"
	proposalID = "urn:verwerkingsregister:schema:proposal:1"
	digest     = "^[0-9a-f]{64}$"
)

// Register returns the schema of a register's export, titled in that language
// ("nl" or "en").
func Register(lang string) ([]byte, error) {
	d, err := newDescription(lang)
	if err != nil {
		return nil, err
	}
	properties := object{
		"$schema":       object{"const": interchange.Schema},
		"format":        object{"const": interchange.Format},
		"formatVersion": object{"const": interchange.FormatVersion},
		"exported":      object{"type": "string", "format": "date-time"},
		"version":       object{"type": "integer", "minimum": 1},
		"fingerprint":   object{"type": "string"},
	}
	for name, kind := range interchange.Lists() {
		properties[name] = object{"type": "array", "items": d.fields(field.Of(kind))}
	}
	properties["organisation"] = d.fields(field.Of(model.KindOrganisation))
	return d.document(object{
		"$id": interchange.Schema, "title": d.words["register"], "required": []string{"format", "formatVersion"}, "properties": properties,
	})
}

// Proposal returns the schema of one proposal, titled in that language ("nl"
// or "en").
func Proposal(lang string) ([]byte, error) {
	d, err := newDescription(lang)
	if err != nil {
		return nil, err
	}
	d.proposal = true
	properties := object{
		"document": closed(object{
			"name": text(), "part": text(), "mediaType": text(), "sha256": object{"type": "string", "pattern": digest}, "size": object{"type": "integer", "minimum": 0},
		}),
		"unmatched": object{"type": "array", "items": closed(placed(object{"heading": text(), "text": text()}))},
		"notes":     object{"type": "array", "items": closed(placed(object{"code": text(), "path": text(), "text": text()}))},
	}
	for _, kind := range model.Kinds() {
		properties[proposal(kind)] = object{"type": "array", "items": d.fields(field.Of(kind))}
	}
	d.defs["confidence"] = object{"enum": []string{"certain", "likely", "doubtful"}}
	d.defs["source"] = closed(placed(object{"text": text()}))
	return d.document(object{
		"$id": proposalID, "title": d.words["proposal"], "required": []string{"document", "unmatched", "notes"}, "properties": properties,
	})
}

// proposal is the name of the list of a kind in a proposal.
func proposal(kind model.Kind) string {
	for name, of := range interchange.Lists() {
		if of == kind {
			return name
		}
	}
	return string(kind) + "s"
}

// description gathers what the fields share while they are described.
type description struct {
	lang     string
	words    map[string]string // titles of fields by their TypeKey
	defs     object
	proposal bool // each leaf has its evidence beside its value
}

func newDescription(lang string) (*description, error) {
	d := &description{lang: lang, defs: object{}, words: map[string]string{}}
	for _, name := range []string{"fields", "schema"} {
		b, err := assets.Translations.ReadFile(name + "." + lang + ".json")
		if err != nil {
			return nil, fmt.Errorf("describe the json: %w", err)
		}
		if err := json.Unmarshal(b, &d.words); err != nil {
			return nil, fmt.Errorf("describe the json: %s.%s: %w", name, lang, err)
		}
	}
	return d, nil
}

// document completes a schema.
func (d *description) document(schema object) ([]byte, error) {
	schema["$schema"], schema["$defs"] = draft, d.defs
	schema["type"], schema["additionalProperties"] = "object", false
	b, err := json.MarshalIndent(schema, "", " ")
	if err != nil {
		return nil, fmt.Errorf("describe the json: %w", err)
	}
	return append(b, '\n'), nil
}

// fields describes a record, a row or a group.
func (d *description) fields(of *field.Field) object {
	properties := object{}
	for _, f := range of.Fields {
		properties[f.Name] = d.titled(f)
	}
	return closed(properties)
}

func (d *description) titled(f *field.Field) object {
	schema := d.value(f)
	schema["title"] = d.words[f.TypeKey]
	return schema
}

func (d *description) value(f *field.Field) object {
	switch {
	case f.Type == field.Group:
		return d.shared(f)
	case f.Type == field.Rows:
		return object{"type": "array", "items": d.shared(f)}
	case d.proposal && f.Name != "id":
		return closed(object{"value": d.leaf(f), "source": ref("source"), "confidence": ref("confidence")})
	}
	return d.leaf(f)
}

// shared describes the fields of a group or a row once for all places where
// its type stands.
func (d *description) shared(f *field.Field) object {
	name, _, _ := strings.Cut(f.Fields[0].TypeKey, ".")
	if _, known := d.defs[name]; !known {
		d.defs[name] = object{} // holds the place of a type that holds itself
		d.defs[name] = d.fields(f)
	}
	return ref(name)
}

func (d *description) leaf(f *field.Field) object {
	switch f.Type {
	case field.Code:
		return d.code(f)
	case field.Codes:
		return object{"type": "array", "items": d.code(f)}
	case field.Count:
		return object{"type": "integer"}
	case field.Date:
		return object{"type": "string", "examples": []string{"2026-11-22", "2026-11", "2026"}}
	case field.Texts:
		return object{"type": "array", "items": text()}
	case field.RowRefs:
		return object{"type": "array", "items": text(), "description": d.words["row-of"] + " " + f.RowList}
	case field.RowRef:
		return object{"type": "string", "description": d.words["row-of"] + " " + f.RowList}
	case field.RecordRef:
		return object{"type": "string", "description": d.words["record-of"] + " " + string(f.Ref)}
	}
	return text()
}

// code describes the codes of a field's reference list, of which there may be
// more.
func (d *description) code(f *field.Field) object {
	name := "list-" + f.List
	if _, known := d.defs[name]; known {
		return ref(name)
	}
	kind, table := "string", reference.List(f.List)
	if f.Number() {
		kind = "integer"
	}
	rows := []object{}
	for _, row := range table.Rows() {
		var code any = row.Code
		if f.Number() {
			code = json.Number(row.Code)
		}
		rows = append(rows, object{"const": code, "title": row.Label(d.lang)})
	}
	d.defs[name] = object{"title": table.Title(d.lang), "type": kind, "anyOf": []object{{"oneOf": rows}, {"description": d.words["newer-code"]}}}
	return ref(name)
}

func text() object { return object{"type": "string"} }

func ref(name string) object { return object{"$ref": "#/$defs/" + name} }

func closed(properties object) object {
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

// placed adds where something stands in the document: its part, page, and
// cell or line.
func placed(properties object) object {
	properties["document"], properties["part"] = text(), text()
	properties["page"] = object{"type": "integer", "minimum": 1}
	properties["cell"] = text()
	properties["line"] = object{"type": "integer", "minimum": 1}
	return properties
}
