package canonical

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Values returns what canonical bytes say in each field of the record that is
// filled in, as JSON, by the name of the field: what two versions are compared
// by. They are parts of b.
func Values(b []byte) (map[string]json.RawMessage, error) {
	if values, ok := ownValues(b); ok {
		return values, nil
	}
	var envelope struct {
		Record map[string]json.RawMessage `json:"record"`
	}
	if err := json.Unmarshal(b, &envelope); err != nil {
		return nil, fmt.Errorf("read fields of record: %w", err)
	}
	return envelope.Record, nil
}

// ownValues does so for bytes that Encode wrote, which nobody changed: it only
// looks for where the fields begin and end.
func ownValues(b []byte) (map[string]json.RawMessage, bool) {
	const record, usual = `,"record":{`, 64
	at := bytes.Index(b, []byte(record))
	if at < 0 || !bytes.HasPrefix(b, []byte(`{"form":`)) || bytes.IndexByte(b[:at], '\\') >= 0 {
		return nil, false
	}
	values, rest := make(map[string]json.RawMessage, usual), b[at+len(record):]
	if string(rest) == "}}" {
		return values, true
	}
	for {
		name := pastText(rest)
		if name < 0 || name+1 >= len(rest) || rest[name] != ':' || bytes.IndexByte(rest[:name], '\\') >= 0 {
			return nil, false
		}
		end := pastValue(rest[name+1:])
		if end <= 0 {
			return nil, false
		}
		end += name + 1
		values[string(rest[1:name-1])] = rest[name+1 : end : end]
		switch {
		case string(rest[end:]) == "}}":
			return values, true
		case end == len(rest) || rest[end] != ',':
			return nil, false
		}
		rest = rest[end+1:]
	}
}

// pastText returns where a text in quotes ends; -1 when there is none.
func pastText(b []byte) int {
	if len(b) == 0 || b[0] != '"' {
		return -1
	}
	for at := 1; ; at++ {
		next := bytes.IndexByte(b[at:], '"')
		if next < 0 {
			return -1
		}
		at += next
		backslashes := at - len(bytes.TrimRight(b[:at], `\`))
		if backslashes%2 == 0 {
			return at + 1
		}
	}
}

// pastValue returns where a value ends; -1 when it does not.
func pastValue(b []byte) int {
	depth := 0
	for at := 0; at < len(b); {
		switch b[at] {
		case '"':
			n := pastText(b[at:])
			if n < 0 {
				return -1
			}
			at += n
		case '{', '[':
			depth++
			at++
			continue
		case '}', ']':
			if depth == 0 {
				return at // behind a number or a word
			}
			depth--
			at++
		case ',':
			if depth == 0 {
				return at
			}
			at++
			continue
		default:
			at++
			continue
		}
		if depth == 0 {
			return at
		}
	}
	return -1
}
