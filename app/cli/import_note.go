package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/changenote"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// noteFits reports what --note can't be asked with.
func (c *call) noteFits() error {
	switch {
	case c.opt.note == "":
		return nil
	case len(c.args) != 2 || c.opt.dryRun:
		return misuse("cli.misuse.note")
	}
	return nil
}

// statements are what suppliers state in a source: one document, or those in a bundle.
type statements interface{ stated() []statement }

func (s statement) stated() []statement { return []statement{s} }

func (p pack) stated() []statement {
	var all []statement
	for _, one := range p.parts {
		if s, ok := one.offering.(statement); ok {
			all = append(all, s)
		}
	}
	return all
}

// writeNotes writes what a source changes of services that the register knows,
// before it is taken over: a note that can't be written leaves the register as
// it was. A second service gets a file of its own, numbered.
func (c *call) writeNotes(ctx context.Context, reg *register.Register, in incoming, path string) ([]string, error) {
	s, ok := in.(statements)
	if !ok {
		return nil, nil
	}
	notes, err := c.changeNotes(ctx, reg, s.stated())
	if err != nil {
		return nil, err
	}
	head, err := reg.Head(ctx)
	if err != nil {
		return nil, err
	}
	var written []string
	for i, n := range notes {
		n.Document, n.Hash, n.Fingerprint = base(path), s.stated()[0].Document.SHA256, head.String()
		n.Partial = slices.ContainsFunc(s.stated(), func(one statement) bool { return one.Partial() })
		to := c.opt.note
		if i > 0 {
			ending := filepath.Ext(to)
			to = strings.TrimSuffix(to, ending) + " " + strconv.Itoa(i+1) + ending
		}
		if err := (changenote.Teller{Presenter: c.Presenter}).WriteFile(ctx, to, n); err != nil {
			return written, about(to, err)
		}
		written = append(written, to)
	}
	return written, nil
}

// changeNotes compares what the register has of the services of statements with
// all that they say of them together, and with what is taken over.
func (c *call) changeNotes(ctx context.Context, reg *register.Register, all []statement) ([]changenote.Note, error) {
	state, err := reg.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	whole, some := make([]accept.Offer, len(all)), make([]accept.Offer, len(all))
	for i, s := range all {
		whole[i], some[i] = accept.Offer{Proposal: s.Proposal, Accepted: s.Accept(proposal.All()), Follow: proposal.Anew}, s.offer(c)
	}
	to := accept.Taker{Register: reg, Random: c.Random}
	_, stated, err := to.Proposals(ctx, whole)
	if err != nil {
		return nil, err
	}
	_, taken, err := to.Proposals(ctx, some)
	if err != nil {
		return nil, err
	}
	var notes []changenote.Note
	at := map[model.ID]int{} // a service that two statements are about has one note, of what they say together
	for _, step := range slices.Concat(stated...) {
		says, ok := step.Record.(*model.Service)
		if !ok || state.Service(says.ID) == nil {
			continue
		}
		note := c.changeNote(state, says, slices.Concat(taken...))
		if i, again := at[says.ID]; again {
			notes[i] = note
			continue
		}
		at[says.ID] = len(notes)
		notes = append(notes, note)
	}
	return notes, nil
}

func (c *call) changeNote(state *model.Register, says *model.Service, taken []proposal.Step) changenote.Note {
	var saved *model.Service
	var kept []changenote.Kept
	for _, step := range taken {
		if service, ok := step.Record.(*model.Service); ok && service.ID == says.ID {
			saved = service
			for _, conflict := range step.Conflicts {
				kept = append(kept, changenote.Kept{Path: conflict.Path, Wrote: conflict.Wrote, Where: c.place(service, conflict.Path), Stays: c.proposed(service, conflict.Path, conflict.Kept), Says: c.proposed(service, conflict.Path, conflict.Proposed)})
			}
		}
	}
	n := changenote.New(state, state.Service(says.ID), says, saved)
	n.Kept, n.Received, n.Made = kept, model.DateOf(c.Now()), c.Now()
	return n
}
