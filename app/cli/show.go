package cli

import (
	"context"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

func (c *call) show(ctx context.Context) (int, error) {
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		found, err := find(ctx, reg, c.args[1])
		if err != nil {
			return Refused, err
		}
		n := c.opt.version
		if n == 0 {
			n = found.Version
		}
		record, version, err := versionOf(ctx, reg, found, n)
		if err != nil {
			return Refused, err
		}
		if c.opt.json {
			return Done, c.putJSON(record)
		}
		c.printf("%s: %s\n%s\n", c.Kind(version.Kind), line(c.Record(record)), c.savedBy(version))
		if err := c.showApproval(ctx, reg, found.ID); err != nil {
			return Refused, err
		}
		for _, section := range c.Fields.Sections(version.Kind) {
			p := sheet{call: c, record: record}
			for _, f := range section.Fields {
				p.field(f, field.Path(f.Name), 1)
			}
			if p.text.Len() > 0 {
				c.printf("\n%s\n%s", section.Title, p.text.String())
			}
		}
		return Done, nil
	})
}

// savedBy says when a version was saved, and by whom when that is known.
func (c *call) savedBy(v model.Version) string {
	key := "cli.show.saved"
	if v.Author == "" {
		key = "cli.show.unsigned"
	}
	return c.Words.Say(key, "version", v.Number, "time", c.Words.Time(v.Time.In(c.Now().Location())), "author", line(v.Author))
}

// showApproval says how a record stands against its approval, and how to see
// what changed since.
func (c *call) showApproval(ctx context.Context, reg *register.Register, id model.ID) error {
	_, state, err := reg.Record(ctx, id)
	if err != nil || !state.Approval.Given() {
		return err
	}
	c.printf("%s\n", c.standing(state.Approval))
	if state.Approval.Changed {
		c.printf("%s\n", c.Words.Say("cli.approval.since", "version", state.Approval.Version))
	}
	return nil
}

// sheet prints the fields of a record that are filled in, one under the other.
type sheet struct {
	*call
	record model.Record
	text   strings.Builder
}

func (p *sheet) field(f *field.Field, path field.Path, depth int) {
	switch {
	case f.Fixed:
	case f.Type == field.Rows:
		p.rows(f, path, depth)
	case f.Type == field.Group:
		inner := sheet{call: p.call, record: p.record}
		for _, child := range f.Fields {
			inner.field(child, path.Field(child.Name), depth+1)
		}
		if inner.text.Len() > 0 {
			p.put(depth, p.Fields.Label(f))
			p.text.WriteString(inner.text.String())
		}
	default:
		p.leaf(f, path, depth)
	}
}

func (p *sheet) rows(f *field.Field, path field.Path, depth int) {
	ids, err := field.RowIDs(p.record, path)
	if err != nil || len(ids) == 0 {
		return
	}
	p.put(depth, p.Fields.Label(f))
	for _, id := range ids {
		row := path.Row(id)
		title := p.RowTitle(p.record, row)
		if title == "" {
			title = p.Fields.RowName(f)
		}
		p.put(depth+1, "- "+title)
		for _, child := range f.Fields {
			if !child.Title || !p.says(child, row.Field(child.Name), title) {
				p.field(child, row.Field(child.Name), depth+2)
			}
		}
	}
}

// says reports whether the title of a row holds all of the field that names it.
func (p *sheet) says(f *field.Field, path field.Path, title string) bool {
	value, err := field.Get(p.record, path)
	return err == nil && p.Value(p.record, f, value) == title
}

func (p *sheet) leaf(f *field.Field, path field.Path, depth int) {
	value, err := field.Get(p.record, path)
	if err != nil || p.named(f, path) {
		return
	}
	if said := p.Value(p.record, f, value); said != "" {
		p.put(depth, p.Fields.Label(f)+": "+said)
	}
}

// named reports whether the field refers to another record whose name, as it
// was printed, stands beside it and says more.
func (p *sheet) named(f *field.Field, path field.Path) bool {
	if f.Type != field.RecordRef || f.NameField == "" {
		return false
	}
	name, err := field.Get(p.record, path.Parent().Field(f.NameField))
	return err == nil && name != ""
}

// put writes text at a depth; the lines after the first stand under it.
func (p *sheet) put(depth int, text string) {
	for i, l := range strings.Split(printable.Text(text), "\n") {
		indent := depth
		if i > 0 {
			indent++
		}
		p.text.WriteString(strings.Repeat("  ", indent) + strings.TrimRight(l, " \t") + "\n")
	}
}
