package compare

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// State says where a record is.
type State string

// Where a record can be.
const (
	Differs   State = "differs"    // in both, saying different things
	OnlyHere  State = "only-here"  // in the register that is open
	OnlyThere State = "only-there" // in the other
)

// Pair is a record that differs between two registers.
type Pair struct {
	State State
	// Here is the record in the register that is open, There in the other, in
	// the words of this one: with the same IDs for what is the same. One of
	// them may be nil.
	Here, There model.Record
	Fields      []string // the record's own fields that differ, when both have it
}

// Either is the record, from the register that is open if it has it.
func (p Pair) Either() model.Record {
	if p.Here != nil {
		return p.Here
	}
	return p.There
}

// Pairs lists what differs between the other register and the one that is open.
// Records that differ in their IDs only are left out.
func Pairs(there, here *model.Register) ([]Pair, error) {
	d := diff.Registers(there, here)
	same := map[string]string{}
	for _, p := range d.Changed {
		_, old := p.Old.Identity()
		_, now := p.New.Identity()
		same[string(old)] = string(now)
	}
	var pairs []Pair
	for _, p := range d.Changed {
		old, err := aligned(p.Old, p.New, same)
		if err != nil {
			return nil, err
		}
		if shown := diff.Records(old, p.New).Visible(); !shown.Empty() {
			pairs = append(pairs, Pair{State: Differs, Here: p.New, There: old, Fields: shown.Fields()})
		}
	}
	for _, record := range d.Added {
		pairs = append(pairs, Pair{State: OnlyHere, Here: record})
	}
	for _, record := range d.Gone {
		old := field.Clone(record)
		if err := refer(old, same); err != nil {
			return nil, err
		}
		pairs = append(pairs, Pair{State: OnlyThere, There: old})
	}
	return pairs, nil
}

// aligned returns a record of the other register with the IDs this one has.
func aligned(there, here model.Record, same map[string]string) (model.Record, error) {
	old := field.Clone(there)
	_, id := here.Identity()
	old.SetIdentity(id, there.RecordNumber())
	if err := refer(old, same); err != nil {
		return nil, err
	}
	return diff.KeepRowIDs(here, old)
}

// refer makes references to other records those of this register.
func refer(record model.Record, same map[string]string) error {
	return field.Replace(record, func(_ field.Path, f *field.Field, value any) (any, bool) {
		id, ok := value.(string)
		if !ok || f.Type != field.RecordRef || same[id] == "" {
			return nil, false
		}
		return same[id], true
	})
}
