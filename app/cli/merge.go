package cli

import (
	"context"

	"verwerkingsregister/app/source"
	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// merging is what a merge did, as JSON.
type merging struct {
	Saved      bool                     `json:"saved"` // false: nothing was changed
	Versions   int                      `json:"versions"`
	Documents  int                      `json:"documents"`
	New        []named                  `json:"new"`
	Changed    []named                  `json:"changed"`
	Both       []named                  `json:"both"`
	Conflicts  []register.MergeConflict `json:"conflicts"`
	Renumbered []register.Renumbered    `json:"renumbered"`
	Head       string                   `json:"fingerprint,omitempty"` // after it
}

// merge brings in what was done in another copy of the register. Conflicts
// that nobody decided are printed, and refuse it.
func (c *call) merge(ctx context.Context) (int, error) {
	if source.Same(c.args[1], c.args[0]) {
		return Refused, about(c.args[1], &source.Error{Path: c.args[1], Kind: source.OpenRegister})
	}
	return c.with(ctx, writing, func(reg *register.Register) (int, error) {
		opts := register.MergeOptions{DryRun: c.opt.dryRun, Reason: c.opt.reason}
		if opts.Reason == "" {
			opts.Reason = c.Words.Say("cli.merge.reason", "other", base(c.args[1]))
		}
		if c.opt.prefer != "" {
			opts.Resolve = func(register.MergeConflict) merge.Side { return merge.Side(c.opt.prefer) }
		}
		merged, err := reg.Merge(ctx, c.args[1], opts)
		if err != nil && !register.IsKind(err, register.Unmerged) {
			return Refused, err
		}
		if told := c.tellMerge(ctx, reg, merged, err == nil && !c.opt.dryRun); told != nil {
			return Refused, told
		}
		switch {
		case err != nil:
			return Refused, err
		case len(merged.Conflicts)+len(merged.Renumbered) > 0:
			return Findings, nil
		}
		return Done, nil
	})
}

// tellMerge prints what a merge did, or what it would do or can't decide.
func (c *call) tellMerge(ctx context.Context, reg *register.Register, m register.Merged, saved bool) error {
	if c.opt.json {
		result := merging{Saved: saved && m.Versions > 0, Versions: m.Versions, Documents: m.Documents,
			New: asNamed(m.New), Changed: asNamed(m.Changed), Both: asNamed(m.Both),
			Conflicts: append([]register.MergeConflict{}, m.Conflicts...), Renumbered: append([]register.Renumbered{}, m.Renumbered...)}
		if result.Saved {
			result.Head = m.Head.String()
		}
		return c.putJSON(result)
	}
	if m.Versions == 0 {
		c.printf("%s\n", c.Words.Say("cli.merge.nothing", "other", base(c.args[1])))
		return nil
	}
	all, err := reg.List(ctx, register.Query{Trash: register.WithTrash})
	if err != nil {
		return err
	}
	titles := titles{}
	for _, record := range m.New {
		_, id := record.Identity()
		titles[id] = record.Title()
	}
	for _, s := range all {
		titles[s.ID] = s.Title
	}
	if !saved {
		c.printf("%s\n", c.Words.Say("cli.merge.unsaved"))
	}
	c.printf("%s\n", c.Words.Count("cli.merge.came", m.Versions, "other", base(c.args[1])))
	c.printMerged(m)
	for _, conflict := range m.Conflicts {
		c.printConflict(conflict, titles)
	}
	return nil
}

func (c *call) printMerged(m register.Merged) {
	say := func(key string, records []model.Record) {
		for _, r := range records {
			c.printf("%s\n", c.Words.Say(key, "record", c.called(r)))
		}
	}
	say("cli.merge.new", m.New)
	say("cli.merge.changed", m.Changed)
	say("cli.merge.both", m.Both)
	for _, r := range m.Renumbered {
		c.printf("%s\n", c.Words.Say("cli.merge.renumbered", "title", line(r.Title), "from", r.From, "to", r.To))
	}
}

// called is a record by kind, number and title.
func (c *call) called(r model.Record) string {
	kind, _ := r.Identity()
	return c.Kind(kind) + " " + line(c.Record(r))
}

// printConflict prints where both copies differ, what each says and which was
// chosen.
func (c *call) printConflict(m register.MergeConflict, titles titles) {
	v, side := m.Conflict, m.Here
	key := "cli.merge.conflict." + string(v.About)
	switch v.About {
	case merge.Row, merge.Record: // one of them is gone
		key += "-there"
		if v.Ours == nil {
			key, side = "cli.merge.conflict."+string(v.About)+"-here", m.There
		}
	}
	values := []any{"file", base(c.args[0]), "other", base(c.args[1]), "where", c.called(m.Here)}
	if v.About != merge.Record {
		values[len(values)-1] = c.called(m.Here) + ", " + c.place(side, v.Path)
	}
	if v.About == merge.Value {
		values = append(values, "old", c.quoted(m.Here, v.Field, titles.name(v.Field, v.Base)),
			"ours", c.quoted(m.Here, v.Field, titles.name(v.Field, v.Ours)),
			"theirs", c.quoted(m.There, v.Field, titles.name(v.Field, v.Theirs)))
	}
	c.printf("%s\n", c.Words.Say(key, values...))
	if m.Chosen != "" {
		c.printf("  %s\n", c.Words.Say("cli.merge.chosen."+string(m.Chosen), "file", base(c.args[0]), "other", base(c.args[1])))
	}
}
