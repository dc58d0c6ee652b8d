package cli

import (
	"context"
	"slices"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/changenote"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// statement is a supplier's document that was read into a proposal.
type statement struct{ *proposal.Proposal }

func (s statement) shown(*call) any { return s.Proposal }

// change takes over what --accept says.
func (s statement) change(ctx context.Context, c *call, to accept.Taker) (register.Change, []remark, error) {
	change, steps, err := to.Proposals(ctx, []accept.Offer{s.offer(c)})
	return change, c.kept(steps), err
}

// offer is what --accept takes of the proposal.
func (s statement) offer(c *call) accept.Offer {
	choose := proposal.AtLeast(proposal.Certain)
	if c.opt.accept == "all" {
		choose = proposal.All()
	}
	return accept.Offer{Proposal: s.Proposal, Accepted: s.Accept(choose)}
}

// kept tells where the officer's own words stay, and of what the register has a later
// document.
func (c *call) kept(steps [][]proposal.Step) []remark {
	var kept []remark
	for _, step := range slices.Concat(steps...) {
		if step.Older != "" {
			kept = append(kept, remark{Code: "older", Text: c.Words.Say("cli.import.older", "record", line(c.Record(step.Record)), "date", step.Older.Format())})
		}
		for _, conflict := range step.Conflicts {
			stays := c.proposed(step.Record, conflict.Path, conflict.Kept)
			if wrote := (changenote.Teller{Presenter: c.Presenter}).Wrote(conflict.Wrote); wrote != "" {
				stays += " (" + wrote + ")"
			}
			where := line(c.Record(step.Record)) + " › " + c.place(step.Record, conflict.Path)
			kept = append(kept, remark{Code: "kept", Path: string(conflict.Path), Text: c.Words.Say("cli.import.kept", "where", where,
				"kept", stays, "proposed", c.proposed(step.Record, conflict.Path, conflict.Proposed))})
		}
	}
	return kept
}

// titleOf names the record that a note is about, where there are several.
func (s statement) titleOf(n proposal.Note) string {
	if n.Item < 0 || n.Item >= len(s.Items) || len(s.Items) == 1 {
		return ""
	}
	return short(line(s.Items[n.Item].Record.Title()))
}

// remarks tell what the reader noticed and what it did not understand.
func (s statement) remarks(c *call) []remark {
	all := make([]remark, 0, len(s.Notes)+len(s.Unmatched))
	for _, n := range s.Notes {
		text := c.Words.Say("notes." + string(n.Code))
		if n.Text != "" {
			text += " “" + line(n.Text) + "”"
		}
		if title := s.titleOf(n); title != "" {
			text = title + ": " + text
		}
		all = append(all, remark{Code: string(n.Code), Path: string(n.Path), Text: text})
	}
	for _, u := range s.Unmatched {
		text := c.Words.Say("cli.import.unplaced", "text", line(u.Text))
		if heading := line(u.Heading); heading != "" {
			text = c.Words.Say("cli.import.unmatched", "heading", heading, "text", line(u.Text))
		}
		all = append(all, remark{Code: "unmatched", Text: text})
	}
	return all
}

// proposed prints a value of a record, or that it is not filled in.
func (c *call) proposed(record model.Record, path field.Path, value any) string {
	kind, _ := record.Identity()
	f, err := field.At(kind, path)
	if err != nil || value == nil {
		return c.Words.Say("cli.diff.empty")
	}
	if said := line(c.Value(record, f, value)); said != "" {
		return "“" + said + "”"
	}
	return c.Words.Say("cli.diff.empty")
}

// print prints the values of a proposal with how sure each is, and the passage
// it rests on where that says more than the value.
func (s statement) print(c *call) {
	for _, item := range s.Items {
		kind, _ := item.Record.Identity()
		c.printf("%s: %s\n", c.Kind(kind), line(item.Record.Title()))
		t := newTable(c.Stdout)
		field.Leaves(item.Record, func(path field.Path, f *field.Field, value any) {
			evidence, ok := item.Evidence[path]
			if !ok {
				return
			}
			said := line(c.Value(item.Record, f, value))
			if passage := line(evidence.Source.Text); passage != said {
				said = c.Words.Say("cli.import.from", "value", said, "source", short(passage))
			}
			t.row("  "+c.Words.Say("cli.confidence."+string(evidence.Confidence)), c.place(item.Record, path)+": "+said)
		})
		t.flush()
	}
}
