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
	"reflect"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
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
	if record, ok := decodeOwn(string(b), &memory{}, model.New); ok {
		return record, nil
	}
	return decodeAny(b)
}

// Decoder reads many records in less time than Decode does. The memory of its
// records hangs together, so it is for records that are kept together too. The
// zero value is ready; it is not for several goroutines at once.
type Decoder struct {
	// Personal makes the personal values of records of what was written for
	// them. Its errors are those of Decode. Without it they stay what they were.
	Personal func(string) (string, error)

	memory         memory
	records, bytes int // that were read
}

// Decode reads canonical bytes into an empty record, which must be of their
// kind. After an error that is of no use any more.
func (d *Decoder) Decode(b []byte, to model.Record) error {
	d.Begin(len(b))
	d.Write(b)
	return d.End(to)
}

// Begin, Write and End do what Decode does with bytes that are not one piece
// yet: they are written where the texts of the record stay, so that nobody needs
// to copy them. Begin takes how many bytes there will be.
func (d *Decoder) Begin(size int) {
	d.memory.together = true
	d.memory.start = d.memory.room(size)
	d.records, d.bytes = d.records+1, d.bytes+size
}

// Expect makes room at once for so many more records like those that were read.
// It costs nothing when fewer come; without it memory grows with each record, and
// the collector goes through what was read again and again meanwhile.
func (d *Decoder) Expect(records int) {
	if d.records > 0 {
		d.memory.room(d.bytes / d.records * records)
	}
}

// Write adds bytes to those of the record; see Begin. It does not fail.
func (d *Decoder) Write(b []byte) (int, error) { return d.memory.texts.Write(b) }

// End reads what was written; see Begin.
func (d *Decoder) End(to model.Record) error {
	text := d.memory.texts.String()[d.memory.start:]
	d.memory.personal, d.memory.failed = d.Personal, nil
	_, ok := decodeOwn(text, &d.memory, func(kind model.Kind) model.Record {
		if own, _ := to.Identity(); own != kind {
			return nil
		}
		return to
	})
	if ok || d.memory.failed != nil {
		return d.memory.failed
	}
	d.memory.slabs = slabs{} // what was read in vain stands there
	record, err := decodeAny([]byte(text))
	if err != nil {
		return err
	}
	if reflect.TypeOf(record) != reflect.TypeOf(to) {
		return fmt.Errorf("decode record: it is of another kind")
	}
	reflect.ValueOf(to).Elem().Set(reflect.ValueOf(record).Elem())
	if d.Personal == nil {
		return nil
	}
	return field.ReplacePersonal(to, d.Personal)
}

// decodeAny reads records as encoding/json does, whatever their bytes look
// like: of a newer program with fields this one does not have, for one.
func decodeAny(b []byte) (model.Record, error) {
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
	s := sorter{in: raw.Bytes(), out: make([]byte, 0, raw.Len())}
	s.value()
	return s.out, nil
}

// sorter copies compact JSON, as encoding/json wrote it, with sorted keys.
type sorter struct {
	in, out []byte
	at      int
	members []member // of the objects being copied, the innermost last
	spare   []byte   // the members of one object before they are put in order
}

// member is where a member of an object stands in out: its key in quotes, and
// from there up to end the key, a colon and the value.
type member struct{ key, keyEnd, end int }

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
	s.out = append(s.out, '{')
	start, first := len(s.out), len(s.members)
	s.at++
	for s.in[s.at] != '}' {
		if s.in[s.at] == ',' {
			s.at++
		}
		s.member()
	}
	s.at++
	s.order(start, s.members[first:])
	s.members = s.members[:first]
	s.out = append(s.out, '}')
}

// member copies a member behind those before it, unless its value is empty.
func (s *sorter) member() {
	m := member{key: len(s.out)}
	start := s.at
	s.skipScalar()
	s.out = append(s.out, s.in[start:s.at]...)
	m.keyEnd = len(s.out)
	s.at++ // the colon
	s.out = append(s.out, ':')
	s.value()
	if m.end = len(s.out); string(s.out[m.keyEnd:]) == ":{}" {
		s.out = s.out[:m.key]
		return
	}
	s.members = append(s.members, m)
}

// order puts the members that were copied from start on in order, with commas
// between them.
func (s *sorter) order(start int, members []member) {
	s.spare = append(s.spare[:0], s.out[start:]...)
	copied := s.spare
	name := func(m member) []byte { return copied[m.key-start+1 : m.keyEnd-start-1] }
	slices.SortFunc(members, func(a, b member) int { return bytes.Compare(name(a), name(b)) })
	s.out = s.out[:start]
	for i, m := range members {
		if i > 0 {
			s.out = append(s.out, ',')
		}
		s.out = append(s.out, copied[m.key-start:m.end-start]...)
	}
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
		for c := s.in[s.at]; c != ',' && c != ']' && c != '}' && c != '\n'; c = s.in[s.at] {
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
