package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
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
		all, err := reg.List(ctx, register.Query{Trash: register.WithTrash})
		if err != nil {
			return Refused, err
		}
		titles := make(titles, len(all))
		for _, s := range all {
			titles[s.ID] = s.Title
		}
		key := "cli.diff.versions"
		if from == 0 {
			key = "cli.diff.first"
		}
		c.printf("%s\n", c.Words.Say(key, "record", numbered(found), "from", from, "to", until))
		c.printDiff(before, after, d, titles)
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

// titles are what records are called, where a field refers to one.
type titles map[model.ID]string

// printDiff prints changes, a line each: where, what it was, what it is.
func (c *call) printDiff(before, after model.Record, d diff.Diff, titles titles) {
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
			"old", c.quoted(before, change.Field, titles.name(change.Field, change.Old)),
			"new", c.quoted(after, change.Field, titles.name(change.Field, change.New))))
	}
}

// name gives the title of the record a value refers to, and any other value as
// it is.
func (t titles) name(f *field.Field, value any) any {
	if id, ok := value.(string); ok && f.Type == field.RecordRef && t[model.ID(id)] != "" {
		return t[model.ID(id)]
	}
	return value
}

// quoted prints a value of a change, or that it is not filled in.
func (c *call) quoted(record model.Record, f *field.Field, value any) string {
	if said := line(c.Value(record, f, value)); said != "" {
		return "“" + said + "”"
	}
	return c.Words.Say("cli.diff.empty")
}
