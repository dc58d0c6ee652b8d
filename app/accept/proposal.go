package accept

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// Proposal makes the change that takes over the accepted records of a
// proposal, and keeps the document with it. The steps say what is known
// already, what changed and where the officer's own words were kept.
func (t Taker) Proposal(ctx context.Context, p *proposal.Proposal, accepted []proposal.Accepted) (register.Change, []proposal.Step, error) {
	change, steps, err := t.Proposals(ctx, []Offer{{Proposal: p, Accepted: accepted, Same: t.Same}})
	if err != nil {
		return register.Change{}, nil, err
	}
	return change, steps[0], nil
}

// Offer is what of one proposal is taken over. Same is as in [Taker].
type Offer struct {
	Proposal *proposal.Proposal
	Accepted []proposal.Accepted
	Same     func(item int) (id model.ID, ok bool)
	// Uses are the activities that use a proposed service, by its item: they get a
	// reference to it. They come as steps behind those of the offer, with item -1.
	Uses map[int][]model.ID
	// Follow tells where the document takes the place of the officer's own word; see
	// proposal.Register. It may be nil.
	Follow func(id model.ID, c proposal.Conflict) bool
}

// Proposals makes one change that takes over several proposals, one after the
// other: what a proposal brings is known to those behind it, so that a party in
// several documents is one party. The steps are those of each proposal.
func (t Taker) Proposals(ctx context.Context, offers []Offer) (register.Change, [][]proposal.Step, error) {
	change, _, steps, err := t.Several(ctx, nil, offers)
	return change, steps, err
}

// Several makes one change that takes over whole registers, and then proposals.
// The writes are those of each register, the steps those of each proposal.
func (t Taker) Several(ctx context.Context, registers [][]model.Record, offers []Offer) (register.Change, []register.Change, [][]proposal.Step, error) {
	fail := func(err error) (register.Change, []register.Change, [][]proposal.Step, error) {
		return register.Change{}, nil, nil, err
	}
	state, err := t.Register.Snapshot(ctx)
	if err != nil {
		return fail(err)
	}
	bases, err := t.bases(ctx)
	if err != nil {
		return fail(err)
	}
	mint, err := t.mint()
	if err != nil {
		return fail(err)
	}
	b := batch{state: state, bases: bases, past: imports{ctx: ctx, reg: t.Register}, written: map[model.ID]int{}, brought: map[model.ID]model.Record{}}
	b.change.Action = model.ActionImport
	changes := make([]register.Change, len(registers))
	for i, records := range registers {
		if changes[i], err = t.Records(ctx, records); err != nil {
			return fail(err)
		}
		for _, w := range changes[i].Writes {
			b.write(w.Record)
		}
	}
	steps := make([][]proposal.Step, len(offers))
	for i, o := range offers {
		steps[i] = proposal.Plan(proposal.Register{
			State: state, Imported: b.imported, Exported: b.past.exported, NewID: mint.id, NewRow: mint.row, Same: o.Same, Called: t.Called, Follow: o.Follow,
		}, o.Proposal, o.Accepted)
		b.sign(steps[i])
		if b.past.err != nil {
			return fail(b.past.err)
		}
		b.take(o.Proposal.Document, steps[i])
		steps[i] = append(steps[i], b.use(o.Uses, steps[i], mint.row)...)
	}
	return b.change, changes, steps, nil
}

// batch is a change in the making, and the register as it would be.
type batch struct {
	state   *model.Register
	bases   bases
	past    imports
	change  register.Change
	written map[model.ID]int          // place in the change's writes
	brought map[model.ID]model.Record // of those, what imports brought; nil when that can't be told
}

// imported is what imports brought of a record, with what proposals before this
// one in the batch bring.
func (b *batch) imported(kind model.Kind, id model.ID) model.Record {
	if record, ok := b.brought[id]; ok {
		return record
	}
	return b.past.of(kind, id)
}

// bring counts what a step changes as an import's; a word of the officer that
// it lets stand stays the officer's.
func (b *batch) bring(step proposal.Step) {
	kind, id := step.Record.Identity()
	if !step.Known {
		b.brought[id] = step.Record
		return
	}
	base := b.imported(kind, id)
	b.brought[id] = nil
	if base == nil {
		return
	}
	for _, known := range b.state.Records() {
		if k, at := known.Identity(); k == kind && at == id {
			b.brought[id] = brought(known, base, step.Record)
		}
	}
}

// brought adds to what imports had of a record what one of them made of it. Where it took
// the place of the officer's own word, that is the import's from then on.
func brought(before, base, after model.Record) model.Record {
	merged, _ := merge.Records(before, base, after, func(merge.Conflict) merge.Side { return merge.Theirs })
	return merged
}

// sign adds to the conflicts of steps who wrote what stands in the register.
func (b *batch) sign(steps []proposal.Step) {
	for _, step := range steps {
		_, id := step.Record.Identity()
		for i := range step.Conflicts {
			if _, again := b.brought[id]; !again { // else another document of the batch brought it
				step.Conflicts[i].Wrote = b.past.wrote(id, step.Conflicts[i].Path)
			}
		}
	}
}

// take adds the steps of one proposal that change something, and its document.
func (b *batch) take(document proposal.Document, steps []proposal.Step) {
	changed := false
	for _, step := range steps {
		if step.Changed {
			changed = true
			b.bring(step)
			b.write(step.Record)
		}
	}
	if changed {
		b.change.Documents = append(b.change.Documents, register.Document{Name: document.Name, Media: document.MediaType, Bytes: document.Bytes})
	}
}

// write adds a record to the change, in the place of what an earlier step made of it.
func (b *batch) write(record model.Record) {
	_, id := record.Identity()
	at, again := b.written[id]
	if !again || id == "" {
		at = len(b.change.Writes)
		b.written[id] = at
		b.change.Writes = append(b.change.Writes, register.Write{Base: b.bases.versions[id]})
	}
	b.change.Writes[at].Record = record
	b.put(record)
}

// use lets activities refer to the services that steps bring.
func (b *batch) use(uses map[int][]model.ID, steps []proposal.Step, newRow func() model.RowID) []proposal.Step {
	var linked []proposal.Step
	for _, step := range steps {
		service, ok := step.Record.(*model.Service)
		if !ok {
			continue
		}
		for _, id := range uses[step.Item] {
			known := b.state.Activity(id)
			if known == nil || slices.ContainsFunc(known.Services, func(u model.ServiceUse) bool { return u.ServiceID == service.ID }) {
				continue
			}
			activity := field.Clone(known).(*model.Activity)
			refer(activity, service, newRow())
			b.brought[id] = b.imported(model.KindActivity, id) // the reference is the officer's
			b.write(activity)
			linked = append(linked, proposal.Step{Item: -1, Record: activity, Known: true, Changed: true})
		}
	}
	return linked
}

// refer makes an activity refer to a service: the row that has its name only, or a
// new one.
func refer(a *model.Activity, s *model.Service, row model.RowID) {
	for i := range a.Services {
		if u := &a.Services[i]; u.ServiceID == "" && u.Service == s.Product {
			u.ServiceID = s.ID
			return
		}
	}
	a.Services = append(a.Services, model.ServiceUse{ID: row, ServiceID: s.ID, Service: s.Product})
}

// put brings a record into the register as it would be.
func (b *batch) put(record model.Record) {
	_, id := record.Identity()
	switch r := record.(type) {
	case *model.Organisation:
		b.state.Organisation = *r
		return
	case *model.Party:
		if known := b.state.Party(id); known != nil {
			*known = *r
			return
		}
	case *model.Service:
		if known := b.state.Service(id); known != nil {
			*known = *r
			return
		}
	case *model.Activity:
		if known := b.state.Activity(id); known != nil {
			*known = *r
			return
		}
	}
	b.state.Add(record)
}

// exported gives a record as it was in the state of the register that was exported.
func (i *imports) exported(_ model.Kind, id model.ID, mark origin.Mark) model.Record {
	head, err := register.ParseFingerprint(mark.Fingerprint)
	if err != nil {
		return nil // it does not say of which state it is
	}
	of, ok, err := i.reg.Holds(i.ctx, head)
	if err != nil || !ok {
		i.err = errors.Join(i.err, err)
		return nil
	}
	versions, err := i.reg.History(i.ctx, register.HistoryQuery{Record: id})
	for _, v := range versions { // newest first
		if err != nil {
			break
		}
		if v.Sequence > of.Sequence {
			continue
		}
		record, _, err := i.reg.Version(i.ctx, id, v.Number)
		i.err = errors.Join(i.err, err)
		return record
	}
	i.err = errors.Join(i.err, err)
	return nil
}

// imports finds what imports and exports had of records, and remembers the first error,
// because a plan can't take one.
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
			base = brought(before, base, record)
		}
		before = record
	}
	if err != nil {
		i.err = errors.Join(i.err, err)
		return nil
	}
	return base
}

// wrote gives the newest version that changed what stands at a place of a record.
func (i *imports) wrote(id model.ID, path field.Path) model.Version {
	top, _, _ := strings.Cut(string(path), ".")
	top, _, _ = strings.Cut(top, "[")
	versions, err := i.reg.History(i.ctx, register.HistoryQuery{Record: id, Field: top})
	var last model.Version
	stands := ""
	for _, v := range versions { // newest first
		var record model.Record
		if err == nil {
			record, _, err = i.reg.Version(i.ctx, id, v.Number)
		}
		if err != nil {
			break
		}
		said := saying(record, path)
		if last.Number != 0 && said != stands {
			return last
		}
		last, stands = v, said
	}
	i.err = errors.Join(i.err, err)
	return last
}

// saying is all that a record says at and below a place.
func saying(record model.Record, path field.Path) string {
	var b strings.Builder
	field.Leaves(record, func(at field.Path, _ *field.Field, value any) {
		if at.Within(path) {
			fmt.Fprintf(&b, "%s\x00%v\x00", at, value)
		}
	})
	return b.String()
}
