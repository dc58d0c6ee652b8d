package diff

import (
	"cmp"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Pair is a record that two registers both have, and what differs. Its two
// sides have different IDs when they were recognised by their number.
type Pair struct {
	Old, New model.Record
	Diff     Diff
}

// RegisterDiff is what differs between two registers, by kind and number.
type RegisterDiff struct {
	Added   []model.Record // only in the second
	Gone    []model.Record // only in the first
	Changed []Pair         // in both, saying different things
}

// Empty reports that the registers say the same.
func (d RegisterDiff) Empty() bool { return len(d.Added)+len(d.Gone)+len(d.Changed) == 0 }

// Registers compares two registers. Records are the same by their ID, or else
// by kind and number; the organisations are always the same one. In two copies of
// one register, which have the organisation's ID in common, both may have given
// the next number to a record of their own: there the titles must agree too. The
// results point into the registers.
func Registers(a, b *model.Register) RegisterDiff {
	var d RegisterDiff
	same := map[model.ID]model.ID{}
	pairs := pairRecords(a, b, same)
	for _, p := range pairs {
		switch {
		case p.Old == nil:
			d.Added = append(d.Added, p.New)
		case p.New == nil:
			d.Gone = append(d.Gone, p.Old)
		default:
			if p.Diff = Records(p.Old, p.New); !p.Diff.Empty() {
				p.Diff.followRecords(same)
				d.Changed = append(d.Changed, p)
			}
		}
	}
	return d
}

// pairRecords pairs every record with its other self, if it has one, and notes
// in same which IDs stand for one record.
func pairRecords(a, b *model.Register, same map[model.ID]model.ID) []Pair {
	byID, byNumber := map[model.ID]model.Record{}, map[named]model.Record{}
	copies := a.Organisation.ID != "" && a.Organisation.ID == b.Organisation.ID
	for _, record := range b.Records() {
		_, id := record.Identity()
		byID[id] = record
	}
	taken := map[model.Record]bool{}
	pairs := make([]Pair, 0, len(byID))
	take := func(old, now model.Record) {
		_, from := old.Identity()
		_, to := now.Identity()
		same[from], taken[now] = to, true
		pairs = append(pairs, Pair{Old: old, New: now})
	}
	var rest []model.Record
	for _, old := range a.Records() {
		kind, id := old.Identity()
		switch now := byID[id]; {
		case kind == model.KindOrganisation:
			take(old, &b.Organisation)
		case id != "" && now != nil && !taken[now] && kindOf(now) == kind:
			take(old, now)
		default:
			rest = append(rest, old)
		}
	}
	for _, record := range b.Records() {
		if !taken[record] && record.RecordNumber() != "" {
			byNumber[nameOf(record, copies)] = record
		}
	}
	for _, old := range rest {
		if now := byNumber[nameOf(old, copies)]; now != nil && !taken[now] {
			take(old, now)
		} else {
			pairs = append(pairs, Pair{Old: old})
		}
	}
	for _, record := range b.Records() {
		if !taken[record] {
			pairs = append(pairs, Pair{New: record})
		}
	}
	slices.SortStableFunc(pairs, func(x, y Pair) int {
		return cmp.Or(place(x)-place(y), cmp.Compare(x.either().RecordNumber(), y.either().RecordNumber()))
	})
	return pairs
}

// named is a record as people name it.
type named struct {
	kind          model.Kind
	number, title string
}

func nameOf(record model.Record, withTitle bool) named {
	n := named{kind: kindOf(record), number: record.RecordNumber()}
	if withTitle {
		n.title = record.Title()
	}
	return n
}

func kindOf(record model.Record) model.Kind {
	kind, _ := record.Identity()
	return kind
}

func (p Pair) either() model.Record {
	if p.New != nil {
		return p.New
	}
	return p.Old
}

func place(p Pair) int { return slices.Index(model.Kinds(), kindOf(p.either())) }

// followRecords marks the references that changed only because the records
// they name have other IDs in the other register.
func (d Diff) followRecords(same map[model.ID]model.ID) {
	for i, c := range d.Changes {
		if c.Op != Changed || c.Field.Type != field.RecordRef {
			continue
		}
		to, known := same[model.ID(c.Old.(string))]
		d.Changes[i].Follows = known && equal(string(to), c.New)
	}
}
