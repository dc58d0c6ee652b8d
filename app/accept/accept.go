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
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// Taker takes over into one register.
type Taker struct {
	Register *register.Register
	Random   io.Reader // for the IDs of rows that have none; nil is crypto/rand
}

// Records makes the change that brings records into the register: those that
// it has, by their ID, get a new version, the others are added. An organisation
// takes the place of the one that is there. A record that is the same already
// is left as it is when the change is saved.
func (t Taker) Records(ctx context.Context, records []model.Record) (register.Change, error) {
	bases, err := t.bases(ctx)
	if err != nil {
		return register.Change{}, err
	}
	next, err := t.rowIDs()
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
		field.EnsureRowIDs(record, next)
		change.Writes = append(change.Writes, register.Write{Record: record, Base: bases.versions[id]})
	}
	return change, nil
}

// bases are the newest versions of what the register has.
type bases struct {
	versions     map[model.ID]int
	organisation register.Summary
}

func (t Taker) bases(ctx context.Context) (bases, error) {
	all, err := t.Register.List(ctx, register.Query{Trash: register.WithTrash})
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

// rowIDs returns a source of new IDs, drawn from one seed.
func (t Taker) rowIDs() (func() model.RowID, error) {
	source := t.Random
	if source == nil {
		source = rand.Reader
	}
	var seed [32]byte
	if _, err := io.ReadFull(source, seed[:]); err != nil {
		return nil, fmt.Errorf("draw row IDs: %w", err)
	}
	drawn := mathrand.NewChaCha8(seed)
	return func() model.RowID {
		var b [5]byte
		_, _ = drawn.Read(b[:]) // never fails
		return model.RowID(strings.ToLower(base32.StdEncoding.EncodeToString(b[:])))
	}, nil
}
