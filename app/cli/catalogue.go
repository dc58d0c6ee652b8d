package cli

import (
	"context"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/catalogue"
)

// draft is an activity of the catalogue, as JSON.
type draft struct {
	Code     string         `json:"code"`
	Groups   []string       `json:"groups"`
	Activity model.Activity `json:"activity"`
}

// added is a draft that was added to a register, as JSON.
type added struct {
	Code   string `json:"code"`
	Number string `json:"number"`
	Name   string `json:"name"`
}

// catalogue lists the common activities, or adds those that are named to a
// register, as drafts and in one step.
func (c *call) catalogue(ctx context.Context) (int, error) {
	switch len(c.args) {
	case 0:
		return Done, c.listCatalogue()
	case 1:
		return WrongUse, misuse("cli.misuse.missing", "argument", c.Words.Say("cli.argument.code"))
	}
	drafts := make([]*model.Activity, 0, len(c.args)-1)
	for _, code := range c.args[1:] {
		entry, ok := catalogue.Named(code, string(c.Words.Language()))
		if !ok {
			return WrongUse, misuse("cli.misuse.catalogue", "code", code)
		}
		drafts = append(drafts, &entry.Activity)
	}
	return c.with(ctx, writing, func(reg *register.Register) (int, error) { return c.addDrafts(ctx, reg, drafts) })
}

func (c *call) listCatalogue() error {
	entries := catalogue.Entries(string(c.Words.Language()))
	if c.opt.json {
		all := make([]draft, len(entries))
		for i, e := range entries {
			all[i] = draft{e.Code, e.Groups, e.Activity}
		}
		return c.putJSON(all)
	}
	for _, group := range catalogue.Groups() {
		c.printf("%s\n", c.Words.Say("cli.catalogue."+group))
		t := newTable(c.Stdout)
		for _, e := range entries {
			if e.For(group) {
				t.row("  "+e.Code, e.Activity.Name)
			}
		}
		t.flush()
	}
	c.printf("%s\n", c.Words.Say("cli.catalogue.terms"))
	for _, e := range entries {
		c.printf("  %s\n", e.Code)
		for _, r := range e.Activity.Retention {
			c.printWrapped(4, 6, c.Words.Say("cli.catalogue.term", "scope", r.Scope, "term", r.Text, "source", r.Source))
		}
	}
	return nil
}

func (c *call) addDrafts(ctx context.Context, reg *register.Register, drafts []*model.Activity) (int, error) {
	records := make([]model.Record, len(drafts))
	for i, a := range drafts {
		records[i] = a
	}
	change, err := accept.Taker{Register: reg, Random: c.Random}.Records(ctx, records)
	if err != nil {
		return Refused, err
	}
	change.Action, change.Reason = model.ActionCreate, c.opt.reason
	saved, err := reg.Save(ctx, change)
	if err != nil {
		return Refused, err
	}
	all := make([]added, 0, len(saved.Versions))
	for i, v := range saved.Versions {
		record, _, err := reg.Record(ctx, v.Record)
		if err != nil {
			return Refused, err
		}
		all = append(all, added{c.args[1+i], record.RecordNumber(), record.Title()})
	}
	if c.opt.json {
		return Done, c.putJSON(all)
	}
	for _, a := range all {
		c.printf("%s\n", c.Words.Say("cli.catalogue.added", "number", a.Number, "name", a.Name))
	}
	return Done, nil
}
