package review

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// Target says what becomes of a proposed record: a new one, or a version of one
// the register has.
type Target struct {
	Item   int
	Kind   model.Kind
	Title  string         // as proposed
	Found  model.Record   // what it is by its names, nil for a new record
	Near   []model.Record // others whose names come near
	Alike  []string       // of a party: names in these documents that come near
	Others []model.Record // the rest of that kind
	// Chosen tells that the officer decided; ID is then the record, "" for a new one.
	Chosen bool
	ID     model.ID
}

// Is gives the record of the register that the target is, "" for a new one.
func (t Target) Is() model.ID {
	if t.Chosen {
		return t.ID
	}
	if t.Found == nil {
		return ""
	}
	_, id := t.Found.Identity()
	return id
}

// Targets gives what becomes of each proposed record in a register. Names are those of
// the parties in all documents that are looked at.
func (r *Review) Targets(reg *model.Register, names []string) []Target {
	return r.TargetsOf(reg, names, 0, len(r.proposal.Items))
}

// TargetsOf are those of the records from one place up to another.
func (r *Review) TargetsOf(reg *model.Register, names []string, from, to int) []Target {
	targets := make([]Target, to-from)
	for i := from; i < to; i++ {
		record := r.Record(i)
		kind, _ := record.Identity()
		t := Target{Item: i, Kind: kind, Title: record.Title()}
		t.ID, t.Chosen = r.Same(i)
		if known := proposal.ReturnedTo(reg, r.proposal.Items[i]); known != nil {
			t.Found = known
		} else {
			t.find(reg, record)
		}
		if service, ok := record.(*model.Service); ok && t.Found == nil {
			if again := proposal.Again(reg, r.proposal, service); again != nil {
				t.Found = again
				t.Near = slices.DeleteFunc(t.Near, func(near model.Record) bool { return near == t.Found })
			}
		}
		if party, ok := record.(*model.Party); ok {
			if o := proposal.Author(reg, r.proposal, party); o != nil {
				t.Found = o
			}
		}
		if kind == model.KindParty {
			t.alike(names)
		}
		for _, known := range reg.Records() {
			if k, id := known.Identity(); k == kind && id != "" && !t.names(known) {
				t.Others = append(t.Others, known)
			}
		}
		targets[i-from] = t
	}
	return targets
}

func (t *Target) find(reg *model.Register, record model.Record) {
	switch record := record.(type) {
	case *model.Party:
		if p := proposal.KnownParty(reg, record.Name); p != nil {
			t.Found = p
		}
		for _, p := range proposal.NearParties(reg, record.Name) {
			if t.Found == nil || p != t.Found {
				t.Near = append(t.Near, p)
			}
		}
	case *model.Activity:
		if a := proposal.KnownActivity(reg, record); a != nil {
			t.Found = a
		}
	case *model.Service:
		if s := proposal.KnownService(reg, record); s != nil {
			t.Found = s
		}
		for i := range reg.Services {
			s := &reg.Services[i]
			if (t.Found == nil || s != t.Found) && nearService(s, record) {
				t.Near = append(t.Near, s)
			}
		}
	}
}

// alike finds the names that come near and are of another party so far.
func (t *Target) alike(names []string) {
	for _, name := range names {
		same := func(other string) bool { return proposal.SameParty(other, name) }
		if same(t.Title) || !proposal.NearParty(name, t.Title) || slices.ContainsFunc(t.Alike, same) ||
			slices.ContainsFunc(t.Near, func(r model.Record) bool { return same(r.Title()) }) {
			continue
		}
		t.Alike = append(t.Alike, name)
	}
}

// nearService tells whether two services may well be one: of one vendor, or with
// names that come near.
func nearService(known, proposed *model.Service) bool {
	return proposal.NearParty(known.Product, proposed.Product) || proposal.SameParty(known.Vendor, proposed.Vendor)
}

func (t *Target) names(known model.Record) bool {
	return known == t.Found || slices.Contains(t.Near, known)
}

// Choose decides what a proposed record is: a known one, or new with "".
func (r *Review) Choose(item int, id model.ID) { r.same[item] = id }

// Unchoose leaves it to the names again.
func (r *Review) Unchoose(item int) { delete(r.same, item) }

// Same is what the officer decided, for accept.Taker.
func (r *Review) Same(item int) (id model.ID, ok bool) {
	id, ok = r.same[item]
	return id, ok
}

// Use says which activities use a proposed service.
func (r *Review) Use(item int, activities []model.ID) {
	if len(activities) == 0 {
		delete(r.uses, item)
		return
	}
	r.uses[item] = activities
}
