package cli

import (
	"context"
	"errors"
	"time"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/source"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// exported is what was written, as JSON.
type exported struct {
	Path        string         `json:"path"`
	Format      publish.Format `json:"format"`
	Fingerprint string         `json:"fingerprint"`
}

func (c *call) export(ctx context.Context) (int, error) {
	out := c.args[1]
	format := publish.Format(c.opt.format)
	if format == "" {
		format = publish.ByName(out)
	}
	if format == "" {
		return WrongUse, misuse("cli.misuse.format", "file", base(out))
	}
	if source.Same(out, c.args[0]) {
		return Refused, &source.Error{Path: out, Kind: source.OpenRegister}
	}
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		request := publish.Request{Format: format, Time: c.Now(), Language: string(c.Words.Language()), Progress: c.progress()}
		var err error
		if request.State, request.Head, err = c.state(ctx, reg); err != nil {
			return Refused, err
		}
		if request.Record, err = c.exportedRecord(ctx, reg); err != nil {
			return Refused, err
		}
		if err := request.WriteFile(ctx, out); err != nil {
			if errors.Is(err, publish.ErrNoRecord) {
				return WrongUse, misuse("cli.misuse.no-record")
			}
			return Refused, err
		}
		if c.opt.json {
			return Done, c.putJSON(exported{out, format, request.Head.String()})
		}
		c.printf("%s\n", c.Words.Say("cli.export.done", "file", out, "fingerprint", request.Head))
		return Done, nil
	})
}

// state reads the register as it stands, or as it stood.
func (c *call) state(ctx context.Context, reg *register.Register) (*model.Register, register.Fingerprint, error) {
	if !c.opt.asOf.IsZero() {
		return reg.AsOf(ctx, c.local(c.opt.asOf))
	}
	snapshot, err := reg.Snapshot(ctx)
	if err != nil {
		return nil, register.Fingerprint{}, err
	}
	head, err := reg.Head(ctx)
	return snapshot, head, err
}

// local is the same day and hour where the user is.
func (c *call) local(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), 0, 0, 0, c.Now().Location())
}

// exportedRecord is the service or activity that was named, if one was.
func (c *call) exportedRecord(ctx context.Context, reg *register.Register) (model.ID, error) {
	number := c.opt.service
	if number == "" {
		number = c.opt.activity
	}
	if number == "" {
		return "", nil
	}
	found, err := find(ctx, reg, number)
	return found.ID, about(number, err)
}
