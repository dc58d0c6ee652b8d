package review

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// Fate is what taking over does with a record.
type Fate string

// What can become of a record.
const (
	Added   Fate = "new"
	Renewed Fate = "version" // a new version of one the register has
	Equal   Fate = "same"    // the register says the same already
	Left    Fate = "left"    // not taken over: nothing of it is ticked
	Joined  Fate = "joined"  // it goes into another record of the same document
)

// Outcome is what taking over would do with one record.
type Outcome struct {
	Fate   Fate
	Record model.Record // as it would be saved; as proposed when it is left
	Before model.Record // what the register has, nil for a new record
	// Fields are the fields of the record that would differ.
	Fields    []*field.Field
	Conflicts []proposal.Conflict
	// Known is what the register has, and Stated the same as the whole document
	// has it, ticked or not; both are nil for a new record.
	Known, Stated model.Record
	// Older is the date of the document the register has, when that is later.
	Older model.Date
	// More is set when what is ticked changes nothing, but the document says other
	// things too, and is not one that was taken over before.
	More bool
}

// Outcomes says, in the order of the proposal, what the steps of a plan do, and behind
// that what becomes of activities that get a reference to a service.
func (o Offer) Outcomes(steps []proposal.Step, reg *model.Register) []Outcome {
	outcomes := make([]Outcome, len(o.Proposal.Items))
	for i, it := range o.Proposal.Items {
		outcomes[i] = Outcome{Fate: Left, Record: it.Record}
	}
	known := byIdentity(reg)
	for _, s := range steps {
		of := known.outcomeOf(s.Record)
		if !s.Changed {
			of.Fate = Equal
		}
		of.Conflicts, of.Older = s.Conflicts, s.Older
		switch {
		case s.Item < 0:
			outcomes = append(outcomes, of)
			continue
		case s.Joined:
			of.Fate = Joined
		}
		outcomes[s.Item] = of
	}
	return outcomes
}

// Compare adds to outcomes what the whole document says of known records, as the
// steps of a plan in which all of it is accepted.
func (o Offer) Compare(outcomes []Outcome, steps []proposal.Step, reg *model.Register) {
	known := byIdentity(reg)
	for _, s := range steps {
		if !s.Known || s.Item < 0 {
			continue
		}
		of := &outcomes[s.Item]
		of.Known, of.Stated = known.outcomeOf(s.Record).Before, s.Record
		of.More = of.Fate == Equal && s.Changed && !cites(of.Known, o.Proposal.Document)
	}
}

// cites tells whether a known record refers to a document already. Parties never
// do, and are no news either.
func cites(known model.Record, document proposal.Document) bool {
	var references []model.DocumentRef
	switch r := known.(type) {
	case *model.Service:
		references = r.Documents
	case *model.Activity:
		references = r.Documents
	case *model.Party, *model.Organisation:
		return true
	}
	return slices.ContainsFunc(references, func(d model.DocumentRef) bool { return d.Hash == document.SHA256 })
}

// Older gives the date of a later document that the register has of what these
// outcomes are about; empty when there is none.
func Older(outcomes []Outcome) model.Date {
	for _, o := range outcomes {
		if o.Older != "" {
			return o.Older
		}
	}
	return ""
}

// OutcomesOf says what a change that takes over whole records does.
func OutcomesOf(change register.Change, reg *model.Register) []Outcome {
	known := byIdentity(reg)
	outcomes := make([]Outcome, len(change.Writes))
	for i, w := range change.Writes {
		outcomes[i] = known.outcomeOf(w.Record)
	}
	return outcomes
}

// identity is what a record is known by.
type identity struct {
	kind model.Kind
	id   model.ID
}

// knownRecords are the records of a register: there may be as many as are proposed.
type knownRecords map[identity]model.Record

func byIdentity(reg *model.Register) knownRecords {
	records := reg.Records()
	known := make(knownRecords, len(records))
	for _, r := range records {
		kind, id := r.Identity()
		known[identity{kind, id}] = r
	}
	return known
}

func (known knownRecords) outcomeOf(record model.Record) Outcome {
	o := Outcome{Fate: Added, Record: record}
	kind, id := record.Identity()
	if id == "" || known[identity{kind, id}] == nil {
		return o
	}
	o.Fate, o.Before = Renewed, known[identity{kind, id}]
	for _, g := range diff.Records(o.Before, record).Visible().Groups() {
		o.Fields = append(o.Fields, g.Field)
	}
	if len(o.Fields) == 0 {
		o.Fate = Equal
	}
	return o
}

// Tally counts outcomes by what becomes of the record.
func Tally(outcomes []Outcome) map[Fate]int {
	tally := map[Fate]int{}
	for _, o := range outcomes {
		tally[o.Fate]++
	}
	return tally
}

// Conflicts counts the places where the officer's own words stay.
func Conflicts(outcomes []Outcome) int {
	n := 0
	for _, o := range outcomes {
		n += len(proposal.Stands(o.Conflicts))
	}
	return n
}
