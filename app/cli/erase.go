package cli

import (
	"context"
	"slices"
	"strings"

	"verwerkingsregister/register"
)

// erasing is what erase did, as JSON.
type erasing struct {
	Erased    int      `json:"erased"`              // values of a record, or approvals that had the name
	Erasable  []string `json:"erasable,omitempty"`  // what erase would remove of a record
	Approvals int      `json:"approvals,omitempty"` // how many approvals it would take the name from
}

// erase removes personal data from the history: of a record what it holds no
// more, or a name from the approvals given under it.
func (c *call) erase(ctx context.Context) (int, error) {
	named, signer := len(c.args) > 1, strings.TrimSpace(c.opt.signer)
	if named == (signer != "") {
		return WrongUse, misuse("cli.misuse.erase")
	}
	access := writing
	if c.opt.dryRun {
		access = reading
	}
	return c.with(ctx, access, func(reg *register.Register) (int, error) {
		if !named {
			return c.eraseSigner(ctx, reg, signer)
		}
		record, err := find(ctx, reg, c.args[1])
		if err != nil {
			return Refused, err
		}
		return c.eraseOf(ctx, reg, record)
	})
}

// eraseOf erases what a record holds no more.
func (c *call) eraseOf(ctx context.Context, reg *register.Register, record register.Summary) (int, error) {
	if c.opt.dryRun {
		values, err := reg.Erasable(ctx, record.ID)
		if err != nil {
			return Refused, err
		}
		return Done, c.tellErased(erasing{Erasable: values}, c.Words.Say("cli.erase.would", "record", numbered(record), "values", line(strings.Join(values, "; "))))
	}
	n, err := reg.Erase(ctx, record.ID, c.opt.reason)
	if err != nil {
		return Refused, err
	}
	return Done, c.tellErased(erasing{Erased: n}, c.Words.Count("cli.erase.done", n, "record", numbered(record)))
}

// eraseSigner erases the name under approvals.
func (c *call) eraseSigner(ctx context.Context, reg *register.Register, name string) (int, error) {
	if c.opt.dryRun {
		all, err := reg.SignOffs(ctx)
		if err != nil {
			return Refused, err
		}
		all = slices.DeleteFunc(all, func(s register.SignedOff) bool { return s.By != name })
		return Done, c.tellErased(erasing{Approvals: len(all)}, c.Words.Count("cli.erase.would-signer", len(all), "name", line(name)))
	}
	n, err := reg.EraseSigner(ctx, name, c.opt.reason)
	if err != nil {
		return Refused, err
	}
	return Done, c.tellErased(erasing{Erased: n}, c.Words.Count("cli.erase.signer", n))
}

func (c *call) tellErased(e erasing, said string) error {
	switch {
	case c.opt.json:
		return c.putJSON(e)
	case e.Erased+len(e.Erasable)+e.Approvals == 0:
		said = c.Words.Say("cli.erase.nothing")
	}
	c.printf("%s\n", said)
	return nil
}
