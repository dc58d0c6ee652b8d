// Package accept turns what was read from outside, and agreed to, into one
// change of a register: one entry of its history, undone in one step. Window
// and command line both take over through it.
package accept

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// Taker takes over into one register.
type Taker struct {
	Register *register.Register
	Random   io.Reader // for new IDs; nil is crypto/rand
	// Same lets the user overrule which known record an item of a proposal is;
	// see proposal.Register. It may be nil.
	Same func(item int) (id model.ID, ok bool)
	// Called gives the party that goes by a name, where the user said that two
	// names are one; see proposal.Register. It may be nil.
	Called func(name string) string
}

// Records makes the change that brings records into the register: those that
// it has, by their ID, get a new version, the others are added. An organisation
// takes the place of the one that is there. An approval counts in the register
// it was given in: elsewhere it says who approved what, and approves nothing. A record that is the same already
// is left as it is when the change is saved.
func (t Taker) Records(ctx context.Context, records []model.Record) (register.Change, error) {
	bases, err := t.bases(ctx)
	if err != nil {
		return register.Change{}, err
	}
	mint, err := t.mint()
	if err != nil {
		return register.Change{}, err
	}
	change := register.Change{Action: model.ActionImport}
	for _, record := range records {
		record = field.Clone(record)
		kind, id := record.Identity()
		if kind == model.KindOrganisation {
			if record.Title() == "" && id == "" {
				continue // a document without one
			}
			if bases.organisation.ID != "" {
				id = bases.organisation.ID
				record.SetIdentity(id, "")
			}
		}
		field.EnsureRowIDs(record, mint.row)
		if _, here := bases.versions[id]; here {
			if record, err = t.keepRows(ctx, id, record); err != nil {
				return register.Change{}, err
			}
		}
		change.Writes = append(change.Writes, register.Write{Record: record, Base: bases.versions[id]})
	}
	return change, nil
}

// keepRows gives rows that are in the register already the IDs they have there,
// so that a second import of the same document changes nothing.
func (t Taker) keepRows(ctx context.Context, id model.ID, record model.Record) (model.Record, error) {
	current, _, err := t.Register.Record(ctx, id)
	if err != nil {
		return nil, err
	}
	d := diff.Records(current, record)
	d.Changes = slices.DeleteFunc(d.Changes, func(c diff.Change) bool { return c.Op == diff.Identified || c.Follows })
	kept, err := diff.Apply(current, d)
	if err != nil { // rows that can't be told apart: the document has it its own way
		return record, nil
	}
	return kept, nil
}

// bases are the newest versions of what the register has.
type bases struct {
	versions     map[model.ID]int
	organisation register.Summary
}

func (t Taker) bases(ctx context.Context) (bases, error) {
	all, err := t.Register.List(ctx, register.Query{Kinds: model.StoredKinds(), Trash: register.WithTrash})
	if err != nil {
		return bases{}, err
	}
	b := bases{versions: map[model.ID]int{}}
	for _, s := range all {
		b.versions[s.ID] = s.Version
		if s.Kind == model.KindOrganisation {
			b.organisation = s
		}
	}
	return b, nil
}

// minter makes new IDs, drawn from one seed.
type minter struct{ drawn *mathrand.ChaCha8 }

func (t Taker) mint() (minter, error) {
	source := t.Random
	if source == nil {
		source = rand.Reader
	}
	var seed [32]byte
	if _, err := io.ReadFull(source, seed[:]); err != nil {
		return minter{}, fmt.Errorf("draw IDs: %w", err)
	}
	return minter{mathrand.NewChaCha8(seed)}, nil
}

func (m minter) id() model.ID     { return model.ID(m.text(10)) }
func (m minter) row() model.RowID { return model.RowID(m.text(5)) }

// text draws n bytes, as small letters and digits.
func (m minter) text(n int) string {
	b := make([]byte, n)
	_, _ = m.drawn.Read(b) // never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b))
}
