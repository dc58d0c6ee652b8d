package accept

import (
	"context"
	"errors"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// Proposal makes the change that takes over the accepted records of a
// proposal, and keeps the document with it. The steps say what is known
// already, what changed and where the officer's own words were kept.
func (t Taker) Proposal(ctx context.Context, p *proposal.Proposal, accepted []proposal.Accepted) (register.Change, []proposal.Step, error) {
	state, err := t.Register.Snapshot(ctx)
	if err != nil {
		return register.Change{}, nil, err
	}
	bases, err := t.bases(ctx)
	if err != nil {
		return register.Change{}, nil, err
	}
	mint, err := t.mint()
	if err != nil {
		return register.Change{}, nil, err
	}
	past := imports{ctx: ctx, reg: t.Register}
	steps := proposal.Plan(proposal.Register{
		State: state, Imported: past.of, NewID: mint.id, NewRow: mint.row, Same: t.Same,
	}, p, accepted)
	if past.err != nil {
		return register.Change{}, nil, past.err
	}
	change := register.Change{Action: model.ActionImport}
	for _, step := range steps {
		if !step.Changed {
			continue
		}
		_, id := step.Record.Identity()
		change.Writes = append(change.Writes, register.Write{Record: step.Record, Base: bases.versions[id]})
	}
	if len(change.Writes) > 0 {
		change.Documents = []register.Document{{Name: p.Document.Name, Media: p.Document.MediaType, Bytes: p.Document.Bytes}}
	}
	return change, steps, nil
}

// imports finds what imports made of records, and remembers the first error, because a
// plan can't take one.
type imports struct {
	ctx context.Context
	reg *register.Register
	err error
}

// of gives what the imports of a record brought, without what people made of it since:
// the first import, and of each later one only what it changed. A word of the officer
// that a later import let stand is not its own, and stays the officer's. It is nil for
// a record that never came from an import, or where that can't be told.
func (i *imports) of(_ model.Kind, id model.ID) model.Record {
	versions, err := i.reg.History(i.ctx, register.HistoryQuery{Record: id})
	slices.Reverse(versions) // now oldest first
	var base, before model.Record
	for _, v := range versions {
		if err != nil {
			break
		}
		if base == nil && v.Action != model.ActionImport {
			continue
		}
		var record model.Record
		if record, _, err = i.reg.Version(i.ctx, id, v.Number); err != nil {
			break
		}
		switch {
		case base == nil:
			base = record
		case v.Action == model.ActionImport:
			applied, failed := diff.Apply(base, diff.Records(before, record))
			if failed != nil { // then nothing counts as the import's
				return nil
			}
			base = applied
		}
		before = record
	}
	if err != nil {
		i.err = errors.Join(i.err, err)
		return nil
	}
	return base
}
