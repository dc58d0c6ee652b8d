package cli

import (
	"context"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

func (c *call) history(ctx context.Context) (int, error) {
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		var query register.HistoryQuery
		if len(c.args) > 1 {
			record, err := find(ctx, reg, c.args[1])
			if err != nil {
				return Refused, err
			}
			query.Record = record.ID
		}
		versions, err := reg.History(ctx, query)
		if err != nil {
			return Refused, err
		}
		if c.opt.json {
			if versions == nil {
				versions = []model.Version{}
			}
			return Done, c.putJSON(versions)
		}
		return Done, c.printHistory(ctx, reg, versions)
	})
}

// printHistory prints versions, newest first: a line each, and below it the
// fields that changed and the reason.
func (c *call) printHistory(ctx context.Context, reg *register.Register, versions []model.Version) error {
	all, err := reg.List(ctx, register.Query{Trash: register.WithTrash})
	if err != nil {
		return err
	}
	names := map[model.ID]string{}
	for _, s := range all {
		names[s.ID] = numbered(s)
	}
	signOffs, err := reg.SignOffs(ctx)
	if err != nil {
		return err
	}
	for _, s := range signOffs {
		names[s.ID] = c.Kind(model.KindSignOff) + ": " + c.approved(&s.SignOff)
	}
	const indent = 4
	for _, v := range versions {
		done := c.Words.Say("cli.action." + string(v.Action))
		if v.Author != "" {
			done += ", " + v.Author
		}
		c.printWrapped(0, indent, c.Words.Say("cli.history.version", "time", c.Words.Time(v.Time.In(c.Now().Location())), "record", names[v.Record],
			"version", c.Words.Say("cli.version", "n", v.Number), "done", done))
		if fields := c.fieldNames(v); len(fields) > 0 {
			c.printWrapped(indent, indent, c.Words.Say("cli.history.fields", "fields", strings.Join(fields, ", ")))
		}
		if v.Reason != "" {
			c.printWrapped(indent, indent, c.Words.Say("cli.history.reason", "reason", v.Reason))
		}
	}
	return nil
}

// fieldNames are the fields that a version changed, in words.
func (c *call) fieldNames(v model.Version) []string {
	if v.Number == 1 {
		return nil // all that is filled in
	}
	names := make([]string, 0, len(v.Fields))
	for _, f := range v.Fields {
		if known := field.Of(v.Kind).Child(f); known != nil {
			f = c.Fields.Label(known)
		}
		names = append(names, f)
	}
	return names
}

func (c *call) restore(ctx context.Context) (int, error) {
	if c.opt.version == 0 {
		return WrongUse, misuse("cli.misuse.missing-option", "option", "--version")
	}
	return c.with(ctx, writing, func(reg *register.Register) (int, error) {
		record, err := find(ctx, reg, c.args[1])
		if err != nil {
			return Refused, err
		}
		saved, err := reg.Restore(ctx, record.ID, c.opt.version, c.opt.reason)
		if err != nil {
			return Refused, noVersion(err, record, c.opt.version)
		}
		if c.opt.json {
			return Done, c.putJSON(asSaved(saved))
		}
		if len(saved.Versions) == 0 {
			c.printf("%s\n", c.Words.Say("cli.restore.same", "record", numbered(record), "version", c.opt.version))
			return Done, nil
		}
		c.printf("%s\n", c.Words.Say("cli.restore.done", "record", numbered(record), "version", c.opt.version, "new", saved.Versions[0].Number))
		return Done, nil
	})
}

// saved is what a change did, as JSON.
type saved struct {
	Change      int64           `json:"change,omitempty"`
	Versions    []model.Version `json:"versions"`
	Fingerprint string          `json:"fingerprint"`
}

func asSaved(s register.Saved) saved {
	return saved{Change: s.Change, Versions: append([]model.Version{}, s.Versions...), Fingerprint: s.Head.String()}
}
