package cli

import (
	"context"
	"errors"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/example"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// made is a register that was made, as JSON.
type made struct {
	Path        string `json:"path"`
	Activities  int    `json:"activities"`
	Services    int    `json:"services"`
	Parties     int    `json:"parties"`
	Fingerprint string `json:"fingerprint"`
}

func (c *call) create(ctx context.Context) (code int, err error) {
	if c.opt.example != "" && !example.Known(c.opt.example) {
		return WrongUse, misuse("cli.misuse.bad-value", "option", "--example", "value", c.opt.example)
	}
	reg, err := c.makeFile(ctx)
	if err != nil {
		return Refused, err
	}
	defer func() { err = errors.Join(err, reg.Close()) }()
	if c.opt.organisation != "" {
		if err := c.nameOrganisation(ctx, reg); err != nil {
			return Refused, err
		}
	}
	return c.tellMade(ctx, reg)
}

// makeFile makes the file, empty or with an example.
func (c *call) makeFile(ctx context.Context) (*register.Register, error) {
	if c.opt.example != "" {
		return example.Create(ctx, c.args[0], c.opt.example, c.settings(writing))
	}
	return register.Create(ctx, c.args[0], c.settings(writing))
}

// nameOrganisation says whose register it is.
func (c *call) nameOrganisation(ctx context.Context, reg *register.Register) error {
	snapshot, err := reg.Snapshot(ctx)
	if err != nil {
		return err
	}
	organisation := snapshot.Organisation
	organisation.Name = c.opt.organisation
	change, err := accept.Taker{Register: reg, Random: c.Random}.Records(ctx, []model.Record{&organisation})
	if err != nil {
		return err
	}
	change.Action = "" // it was typed, not imported
	_, err = reg.Save(ctx, change)
	return err
}

func (c *call) tellMade(ctx context.Context, reg *register.Register) (int, error) {
	snapshot, err := reg.Snapshot(ctx)
	if err != nil {
		return Refused, err
	}
	head, err := reg.Head(ctx)
	if err != nil {
		return Refused, err
	}
	m := made{c.args[0], len(snapshot.Activities), len(snapshot.Services), len(snapshot.Parties), head.String()}
	if c.opt.json {
		return Done, c.putJSON(m)
	}
	c.printf("%s\n", c.Words.Say("cli.new.done", "file", m.Path))
	if c.opt.example != "" {
		c.printf("%s\n", c.Words.Say("cli.new.holds", "activities", m.Activities, "services", m.Services, "parties", m.Parties))
	}
	return Done, nil
}
