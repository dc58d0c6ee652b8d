package renewal

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// fact is something that may be said in several rows and holds once: the
// countries where a party processes, say.
type fact struct {
	topic Topic
	list  string   // engagements, recipients, or storage for all of it together
	names []string // where the value stands in a row of that list
}

var facts = []fact{
	{Countries, "engagements", []string{"seatCountry"}},
	{Countries, "engagements", []string{"locations", "country"}},
	{Countries, "engagements", []string{"transfer", "country"}},
	{Countries, "recipients", []string{"country"}},
	{Countries, "recipients", []string{"transfer", "country"}},
	{Countries, "storage", []string{"country"}},
	{Mechanisms, "engagements", []string{"transfer", "outsideEEA"}},
	{Mechanisms, "engagements", []string{"transfer", "mechanism"}},
	{Mechanisms, "recipients", []string{"transfer", "outsideEEA"}},
	{Mechanisms, "recipients", []string{"transfer", "mechanism"}},
	{Places, "engagements", []string{"locations", "place"}},
}

// compareFacts compares the facts of both statements, row by row; those of the
// storage together, because its rows have no name of their own.
func (c *collector) compareFacts() {
	for _, f := range facts {
		list := field.Path(f.list)
		if f.list == "storage" {
			c.compareFact(f, list, rows(c.before, list), rows(c.after, list))
			continue
		}
		before, after := rows(c.before, list), rows(c.after, list)
		for _, row := range before {
			c.compareFact(f, row, only(before, row), only(after, row))
		}
		for _, row := range after {
			if !slices.Contains(before, row) {
				c.compareFact(f, row, nil, only(after, row))
			}
		}
	}
}

// compareFact compares what a fact says in these rows, before and after.
func (c *collector) compareFact(f fact, at field.Path, before, after []field.Path) {
	was, is := f.values(c.before, before), f.values(c.after, after)
	if slices.Equal(was, is) {
		return
	}
	op := Changed
	switch {
	case len(before) == 0:
		op = Added
	case len(after) == 0:
		op = Gone
	}
	of := field.Of(model.KindService).Child(f.list)
	path := at
	for _, name := range f.names {
		of, path = of.Child(name), path.Field(name)
	}
	c.add(f.topic, op, at, Detail{Path: path, Field: of, Before: filled(was), After: filled(is)})
}

// values are the different values of a fact in some rows, in order.
func (f fact) values(record model.Record, in []field.Path) []string {
	var values []string
	for _, row := range in {
		values = append(values, below(record, row, f.names)...)
	}
	slices.Sort(values)
	return slices.Compact(values)
}

func below(record model.Record, path field.Path, names []string) []string {
	path = path.Field(names[0])
	if len(names) == 1 {
		if v, err := field.Get(record, path); err == nil {
			if text, ok := v.(string); ok && text != "" {
				return []string{text}
			}
		}
		return nil
	}
	inner := rows(record, path)
	if inner == nil { // a group, or a list without rows
		return below(record, path, names[1:])
	}
	var values []string
	for _, row := range inner {
		values = append(values, below(record, row, names[1:])...)
	}
	return values
}

func rows(record model.Record, list field.Path) []field.Path {
	ids, err := field.RowIDs(record, list)
	if err != nil {
		return nil
	}
	var paths []field.Path
	for _, id := range ids {
		paths = append(paths, list.Row(id))
	}
	return paths
}

func only(paths []field.Path, path field.Path) []field.Path {
	if slices.Contains(paths, path) {
		return []field.Path{path}
	}
	return nil
}

// isFact tells whether a difference is in a fact, which is compared by meaning.
// A row that is new or gone is none, but for a location of a party.
func (c *collector) isFact(d diff.Change) bool {
	steps, err := d.Path.Steps()
	if err != nil {
		return false
	}
	if d.Op != diff.Changed {
		return len(steps) == 2 && steps[0].Name == "engagements" && steps[1].Name == "locations"
	}
	return slices.ContainsFunc(facts, func(f fact) bool {
		if steps[0].Name != f.list || len(steps) != len(f.names)+1 {
			return false
		}
		for i, name := range f.names {
			if steps[i+1].Name != name {
				return false
			}
		}
		return true
	})
}
