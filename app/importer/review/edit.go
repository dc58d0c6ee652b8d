package review

import (
	"reflect"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Get gives the value of a line as it was edited, nil for a heading.
func (r *Review) Get(i int) any { return r.get(r.proposal.Items[r.lines[i].Item].Record, i) }

// Given gives the value of a line as the document proposes it.
func (r *Review) Given(i int) any { return r.get(r.given.Items[r.lines[i].Item].Record, i) }

func (r *Review) get(record model.Record, i int) any {
	v := r.lines[i].Value
	if v == nil {
		return nil
	}
	value, err := field.Get(record, v.Path)
	if err != nil {
		return nil
	}
	return value
}

// Set edits a value, which ticks it. A value that is emptied is unticked: there is
// nothing left to take over.
func (r *Review) Set(i int, to any) error {
	l := r.lines[i]
	edited := r.proposal.Items[l.Item].Clone()
	if err := field.Set(edited.Record, l.Value.Path, to); err != nil {
		return err
	}
	r.proposal.Items[l.Item] = edited
	l.Value.edited = !reflect.DeepEqual(r.Get(i), r.Given(i))
	l.Value.seen = true
	if empty(to) {
		r.untick(i)
	} else {
		r.tick(i)
	}
	return nil
}

// Reset makes a value again what the document proposes.
func (r *Review) Reset(i int) error { return r.Set(i, r.Given(i)) }

func empty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	case model.Count:
		return v.IsZero()
	}
	return v == nil
}
