package cli

import (
	"context"

	"verwerkingsregister/app/source"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/register"
)

// comparison is what differs between two registers, as JSON.
type comparison struct {
	OnlyHere  []named     `json:"onlyHere"`
	OnlyThere []named     `json:"onlyThere"`
	Differing []differing `json:"differing"`
}

// named is a record that only one of two registers has.
type named struct {
	Kind   model.Kind `json:"kind"`
	Number string     `json:"number,omitempty"`
	Title  string     `json:"title,omitempty"`
}

// diffRegisters tells what this register has that the other has not, what the
// other has, and what differs: from the other's values to this one's.
func (c *call) diffRegisters(ctx context.Context) (int, error) {
	other, err := source.Register(ctx, c.args[1], c.args[0], c.settings(reading))
	if err != nil {
		return Refused, about(c.args[1], err)
	}
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		here, err := reg.Snapshot(ctx)
		if err != nil {
			return Refused, err
		}
		d := diff.Registers(other, here)
		if c.opt.json {
			return Done, c.putJSON(asComparison(d))
		}
		c.printComparison(d, titlesOf(other, here))
		return Done, nil
	})
}

func asComparison(d diff.RegisterDiff) comparison {
	result := comparison{OnlyHere: asNamed(d.Added), OnlyThere: asNamed(d.Gone), Differing: []differing{}}
	for _, p := range d.Changed {
		if shown := p.Diff.Visible(); !shown.Empty() {
			result.Differing = append(result.Differing, differing{Number: p.New.RecordNumber(), Title: p.New.Title(), Diff: shown})
		}
	}
	return result
}

func asNamed(records []model.Record) []named {
	all := make([]named, 0, len(records))
	for _, r := range records {
		kind, _ := r.Identity()
		all = append(all, named{kind, r.RecordNumber(), r.Title()})
	}
	return all
}

// titlesOf are what the records of some registers are called; the last wins.
func titlesOf(registers ...*model.Register) titles {
	all := titles{}
	for _, register := range registers {
		for _, record := range register.Records() {
			_, id := record.Identity()
			all[id] = record.Title()
		}
	}
	return all
}

func (c *call) printComparison(d diff.RegisterDiff, titles titles) {
	files := []any{"file", base(c.args[0]), "other", base(c.args[1])}
	say := func(key string, record model.Record) {
		kind, _ := record.Identity()
		c.printf("%s\n", c.Words.Say(key, append(files, "record", c.Kind(kind)+" "+line(c.Record(record)))...))
	}
	c.printf("%s\n", c.Words.Say("cli.diff.registers", files...))
	same := len(d.Added)+len(d.Gone) == 0
	for _, r := range d.Added {
		say("cli.diff.only-here", r)
	}
	for _, r := range d.Gone {
		say("cli.diff.only-there", r)
	}
	for _, p := range d.Changed {
		shown := p.Diff.Visible()
		if shown.Empty() {
			continue
		}
		same = false
		say("cli.diff.record", p.New)
		c.printDiff(p.Old, p.New, shown, titles)
	}
	if same {
		c.printf("%s\n", c.Words.Say("cli.diff.same"))
	}
}
