// Package canonical gives a record the one byte form that is stored, hashed
// and compared: UTF-8 JSON without white space, the keys of every object in
// byte order, only what is filled in, and the number of the form first.
//
// Two records that say the same have the same bytes, whatever version of the
// program wrote them, as long as the form's number is the same. Invalid UTF-8
// becomes U+FFFD. Decode(Encode(r)) equals r; Encode(Decode(b)) equals b for
// every b that Encode wrote.
//
// Promise: bytes of an earlier form stay readable for ever. A new form gets a
// new number and never changes what an earlier one means.
package canonical

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"verwerkingsregister/model"
)

// Form is the number of the byte form that Encode writes.
const Form = 1

// Encode returns the record's canonical bytes.
func Encode(record model.Record) ([]byte, error) {
	body, err := Compact(record)
	if err != nil {
		return nil, fmt.Errorf("encode record: %w", err)
	}
	kind, _ := record.Identity()
	out := fmt.Appendf(nil, `{"form":%d,"kind":%q,"record":`, Form, kind)
	out = append(out, body...)
	return append(out, '}'), nil
}

// Decode reads canonical bytes back. The error tells bytes of a newer form
// (ErrNewerForm) from bytes that are no record at all.
func Decode(b []byte) (model.Record, error) {
	var envelope struct {
		Form   int             `json:"form"`
		Kind   model.Kind      `json:"kind"`
		Record json.RawMessage `json:"record"`
	}
	if err := json.Unmarshal(b, &envelope); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	if envelope.Form > Form {
		return nil, fmt.Errorf("decode record: form %d: %w", envelope.Form, ErrNewerForm)
	}
	record := model.New(envelope.Kind)
	if record == nil || envelope.Form < 1 || len(envelope.Record) == 0 || envelope.Record[0] != '{' {
		return nil, fmt.Errorf("decode record: no record of a known kind")
	}
	if err := json.Unmarshal(envelope.Record, record); err != nil {
		return nil, fmt.Errorf("decode record: %w", err)
	}
	return record, nil
}

// ErrNewerForm says that a newer program wrote the bytes.
var ErrNewerForm = fmt.Errorf("written by a newer version")

// Compact returns any value as JSON without white space, with the keys of
// every object in byte order and without those that hold an empty object: a
// group in which nothing is filled in is not filled in itself.
func Compact(v any) ([]byte, error) {
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	s := sorter{in: raw.Bytes()}
	s.value()
	return s.out, nil
}

// sorter copies compact JSON, as encoding/json wrote it, with sorted keys.
type sorter struct {
	in, out []byte
	at      int
}

type member struct{ key, text []byte }

func (m member) name() []byte { return m.key[1 : len(m.key)-1] }

func (s *sorter) value() {
	switch s.in[s.at] {
	case '{':
		s.object()
	case '[':
		s.array()
	default:
		start := s.at
		s.skipScalar()
		s.copyScalar(s.in[start:s.at])
	}
}

// copyScalar copies a scalar. What stood for invalid UTF-8 is escaped by
// encoding/json, unlike the same character where it was valid; here it is not.
func (s *sorter) copyScalar(text []byte) {
	const escaped = `\ufffd`
	for len(text) > 0 {
		at := bytes.IndexByte(text, '\\')
		if at < 0 {
			break
		}
		s.out = append(s.out, text[:at]...)
		text = text[at:]
		if bytes.HasPrefix(text, []byte(escaped)) {
			s.out = append(s.out, "\ufffd"...)
			text = text[len(escaped):]
			continue
		}
		s.out = append(s.out, text[:2]...)
		text = text[2:]
	}
	s.out = append(s.out, text...)
}

func (s *sorter) object() {
	var members []member
	before := s.out
	s.at++
	for s.in[s.at] != '}' {
		if s.in[s.at] == ',' {
			s.at++
		}
		start := s.at
		s.skipScalar()
		key := s.in[start:s.at]
		s.at++ // the colon
		s.out = nil
		s.value()
		if string(s.out) != "{}" {
			members = append(members, member{key, s.out})
		}
	}
	s.at++
	slices.SortFunc(members, func(a, b member) int { return bytes.Compare(a.name(), b.name()) })
	s.out = append(before, '{')
	for i, m := range members {
		if i > 0 {
			s.out = append(s.out, ',')
		}
		s.out = append(append(append(s.out, m.key...), ':'), m.text...)
	}
	s.out = append(s.out, '}')
}

func (s *sorter) array() {
	s.out = append(s.out, '[')
	s.at++
	for s.in[s.at] != ']' {
		if s.in[s.at] == ',' {
			s.at++
			s.out = append(s.out, ',')
		}
		s.value()
	}
	s.at++
	s.out = append(s.out, ']')
}

func (s *sorter) skipScalar() {
	if s.in[s.at] != '"' {
		for !bytes.ContainsRune([]byte(",]}\n"), rune(s.in[s.at])) {
			s.at++
		}
		return
	}
	for s.at++; s.in[s.at] != '"'; s.at++ {
		if s.in[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}
