package register

import (
	"context"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/merge"
)

// held is a record as one version says it.
type held struct {
	record  model.Record
	trashed bool
	text    string // canonical
}

// held reads the version of a record that has a hash; nil without one.
func (m *merging) held(ctx context.Context, id string, hash []byte) (*held, error) {
	if hash == nil {
		return nil, nil
	}
	e, err := readEntry(ctx, m.tx, `WHERE h.record = ? AND h.hash = ?`, id, hash)
	if err != nil {
		return nil, err
	}
	record, err := m.r.unpacker().record(ctx, m.tx, e)
	if err != nil {
		return nil, err
	}
	text, err := canonical.Encode(record)
	return &held{record, e.trashed, string(text)}, err
}

// standing reads a record as it stands.
func (m *merging) standing(ctx context.Context, id string) (*held, error) {
	s, err := readState(ctx, m.tx, model.ID(id))
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, &Error{Kind: NotFound, Record: model.ID(id)}
	}
	return m.held(ctx, id, s.hash)
}

// mergeRecords makes a version of every record that both sides changed.
func (m *merging) mergeRecords(ctx context.Context) error {
	for _, l := range m.records {
		if !l.both {
			continue
		}
		if err := m.mergeRecord(ctx, l); err != nil {
			return err
		}
	}
	return nil
}

func (m *merging) mergeRecord(ctx context.Context, l recordLines) error {
	var sides [3]*held
	for i, hash := range [][]byte{l.base, l.ours, l.theirs} {
		var err error
		if sides[i], err = m.held(ctx, l.id, hash); err != nil {
			return err
		}
	}
	base, ours, theirs := sides[0], sides[1], sides[2]
	if base == nil {
		base = &held{}
	}
	trashed := m.trashed(base, ours, theirs)
	merged, _ := merge.Records(base.record, ours.record, theirs.record, m.choose(ours.record, theirs.record))
	return m.put(ctx, merged, trashed)
}

// trashed decides whether a record is in the trash that both sides changed. It
// is a conflict when one side put it there and the other changed what it says.
func (m *merging) trashed(base, ours, theirs *held) bool {
	if ours.trashed == theirs.trashed || base.trashed {
		return ours.trashed && theirs.trashed // what either took out of the trash is out
	}
	c := merge.Conflict{About: merge.Record, Base: base.record}
	remover, editor := merge.Ours, theirs
	if theirs.trashed {
		remover, editor = merge.Theirs, ours
		c.Ours = ours.record
	} else {
		c.Theirs = theirs.record
	}
	if editor.text == base.text {
		return true
	}
	return m.choose(ours.record, theirs.record)(c) == remover
}

// choose notes a conflict of a record and asks which side counts.
func (m *merging) choose(ours, theirs model.Record) func(merge.Conflict) merge.Side {
	kind, id := ours.Identity()
	return func(c merge.Conflict) merge.Side {
		conflict := MergeConflict{Kind: kind, ID: id, Number: ours.RecordNumber(), Title: ours.Title(),
			Here: ours, There: theirs, Conflict: c}
		if m.opts.Resolve != nil {
			conflict.Chosen = m.opts.Resolve(conflict)
		}
		m.result.Conflicts = append(m.result.Conflicts, conflict)
		return conflict.Chosen
	}
}

// mergeOrganisations makes one organisation of two that were made apart: the
// one made first gets what both say, the other goes to the trash.
func (m *merging) mergeOrganisations(ctx context.Context) error {
	ids, err := m.identities(ctx, `WHERE r.kind = ? AND r.trashed = 0 ORDER BY `+madeFirst, string(model.KindOrganisation))
	if err != nil || len(ids) < 2 {
		return err
	}
	kept, err := m.standing(ctx, ids[0])
	if err != nil {
		return err
	}
	for _, id := range ids[1:] {
		other, err := m.standing(ctx, id)
		if err != nil {
			return err
		}
		ours, theirs := kept.record, other.record
		theirs.SetIdentity(model.ID(ids[0]), "")
		if m.cameAlong(ids[0]) {
			ours, theirs = theirs, ours
		}
		kept.record, _ = merge.Records(nil, ours, theirs, m.choose(ours, theirs))
		if err := m.put(ctx, kept.record, false); err != nil {
			return err
		}
		other.record.SetIdentity(model.ID(id), "")
		if err := m.put(ctx, other.record, true); err != nil {
			return err
		}
	}
	return nil
}

// cameAlong reports whether only the other copy had a record.
func (m *merging) cameAlong(id string) bool {
	for _, l := range m.records {
		if l.id == id {
			return l.ours == nil
		}
	}
	return false
}

// madeFirst puts records in the order in which they were made, the same in
// every copy.
const madeFirst = `(SELECT time FROM history WHERE record = r.id AND version = 1), r.id`

// identities lists the IDs of the records a condition chooses.
func (m *merging) identities(ctx context.Context, where string, args ...any) ([]string, error) {
	rows, err := m.tx.QueryContext(ctx, `SELECT r.id FROM record r `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// renumber gives the next number to every record whose number a record made
// before it has too.
func (m *merging) renumber(ctx context.Context) error {
	ids, err := m.identities(ctx, `JOIN history mine ON mine.record = r.id AND mine.version = 1
		WHERE r.number <> '' AND EXISTS (SELECT 1 FROM record o JOIN history its ON its.record = o.id AND its.version = 1
			WHERE o.number = r.number COLLATE NOCASE AND o.kind = r.kind AND (its.time, o.id) < (mine.time, r.id))
		ORDER BY r.kind, r.number COLLATE NOCASE, mine.time, r.id`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		now, err := m.standing(ctx, id)
		if err != nil {
			return err
		}
		kind, _ := now.record.Identity()
		from := now.record.RecordNumber()
		to, err := m.nextNumber(ctx, kind)
		if err != nil {
			return err
		}
		now.record.SetIdentity(model.ID(id), to)
		if err := m.put(ctx, now.record, now.trashed); err != nil {
			return err
		}
		m.result.Renumbered = append(m.result.Renumbered, Renumbered{Kind: kind, ID: model.ID(id), Title: now.record.Title(), From: from, To: to})
	}
	return nil
}
