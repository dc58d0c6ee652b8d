package cli

import (
	"context"
	"path/filepath"
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

// writeNotes writes what a source changes of services that the register knows,
// before it is taken over: a note that can't be written leaves the register as
// it was. A second service gets a file of its own, numbered.
func (c *call) writeNotes(ctx context.Context, reg *register.Register, in incoming, path string) ([]string, error) {
	s, ok := in.(statement)
	if !ok {
		return nil, nil
	}
	notes, err := c.changeNotes(ctx, reg, s)
	if err != nil {
		return nil, err
	}
	var written []string
	for i, n := range notes {
		n.Document = base(path)
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

// changeNotes compares what the register has of the services of a statement
// with all that it says of them, and with what is taken over.
func (c *call) changeNotes(ctx context.Context, reg *register.Register, s statement) ([]changenote.Note, error) {
	state, err := reg.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	to := accept.Taker{Register: reg, Random: c.Random}
	_, stated, err := to.Proposals(ctx, []accept.Offer{{Proposal: s.Proposal, Accepted: s.Accept(proposal.All())}})
	if err != nil {
		return nil, err
	}
	_, taken, err := to.Proposals(ctx, []accept.Offer{s.offer(c)})
	if err != nil {
		return nil, err
	}
	var notes []changenote.Note
	for _, step := range stated[0] {
		says, ok := step.Record.(*model.Service)
		if !ok || !step.Known {
			continue
		}
		notes = append(notes, c.changeNote(state, says, taken[0]))
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
				kept = append(kept, changenote.Kept{Where: c.place(service, conflict.Path), Stays: c.proposed(service, conflict.Path, conflict.Kept), Says: c.proposed(service, conflict.Path, conflict.Proposed)})
			}
		}
	}
	n := changenote.New(state, state.Service(says.ID), says, saved)
	n.Kept, n.Received, n.Made = kept, model.DateOf(c.Now()), c.Now()
	return n
}
