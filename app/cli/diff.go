package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/register"
)

// registerEndings are the ends of names that make the second argument of diff
// another register and not the number of a record.
var registerEndings = []string{".vreg", ".json"}

func (c *call) diff(ctx context.Context) (int, error) {
	if slices.Contains(registerEndings, strings.ToLower(filepath.Ext(c.args[1]))) {
		return c.diffRegisters(ctx)
	}
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		found, err := find(ctx, reg, c.args[1])
		if err != nil {
			return Refused, err
		}
		until, from := c.opt.until, c.opt.from
		if until == 0 {
			until = found.Version
		}
		if from == 0 {
			from = until - 1
		}
		before, err := versionOrNone(ctx, reg, found, from)
		if err != nil {
			return Refused, err
		}
		after, err := versionOrNone(ctx, reg, found, until)
		if err != nil {
			return Refused, err
		}
		d := diff.Records(before, after).Visible()
		if c.opt.json {
			return Done, c.putJSON(differing{Number: found.Number, Title: found.Title, From: from, To: until, Diff: d})
		}
		c.printf("%s\n", c.Words.Say("cli.diff.versions", "record", numbered(found), "from", from, "to", until))
		c.printDiff(before, after, d)
		return Done, nil
	})
}

// differing is what differs in one record, as JSON.
type differing struct {
	Number string `json:"number,omitempty"`
	Title  string `json:"title,omitempty"`
	From   int    `json:"from,omitempty"`
	To     int    `json:"to,omitempty"`
	diff.Diff
}

// versionOrNone reads a version of a record; version 0 is before it was there.
func versionOrNone(ctx context.Context, reg *register.Register, record register.Summary, n int) (model.Record, error) {
	if n == 0 {
		return nil, nil
	}
	read, _, err := versionOf(ctx, reg, record, n)
	return read, err
}

// printDiff prints changes, a line each: where, what it was, what it is.
func (c *call) printDiff(before, after model.Record, d diff.Diff) {
	if len(d.Changes) == 0 {
		c.printf("  %s\n", c.Words.Say("cli.diff.none"))
	}
	for _, change := range d.Changes {
		side := before // paths name rows by their ID before
		if side == nil || change.Op == diff.Added {
			side = after
		}
		where := c.place(side, change.Path)
		if change.Op != diff.Changed {
			c.printf("  %s\n", c.Words.Say("cli.diff."+string(change.Op), "where", where))
			continue
		}
		c.printf("  %s\n", c.Words.Say("cli.diff.changed", "where", where,
			"old", c.quoted(before, change, change.Old), "new", c.quoted(after, change, change.New)))
	}
}

// quoted prints a value of a change, or that it is not filled in.
func (c *call) quoted(record model.Record, change diff.Change, value any) string {
	if said := line(c.Value(record, change.Field, value)); said != "" {
		return "“" + said + "”"
	}
	return c.Words.Say("cli.diff.empty")
}
