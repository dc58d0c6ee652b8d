// Package renewal tells what a newer statement of a supplier changes: by what
// it means for the people whose data it is about, whatever its version line
// says, and which activities it touches until which date an objection counts.
//
//	for _, change := range renewal.Changes(before, after) { ... }
//	for _, touched := range renewal.Touched(reg, before, after) { ... }
//
// # By meaning
//
// A country is where a party is seated, where it processes or where data are
// transferred to; a second row with the same country changes nothing. A
// category of data that is listed as "not processed" is not there: it is added
// when it becomes processed. Rows that only changed places, or got another ID,
// are the same. The words that a value was found in are told with what else
// changed in their row; where nothing did, they are under [Wording], because the
// same is said in another form or layout too. Everything that has no topic of its
// own is under [Rest], so that nothing is left out.
//
// # Objections
//
// How long an objection is possible is agreed between customer and supplier.
// The term is that of the agreement as it is recorded; where none is recorded
// it is what the supplier states itself, and is marked so; where it states none
// the answer is that it is not known, never a usual term.
//
// The package holds no sentence: app/changenote words what it finds.
package renewal

import (
	"cmp"
	"fmt"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// Topic is what a change is about.
type Topic string

// The topics, in the order in which they are told.
const (
	SubProcessors Topic = "subprocessors"
	Countries     Topic = "countries"
	Mechanisms    Topic = "mechanisms" // transfers outside the EEA and what they rest on
	Categories    Topic = "categories"
	Retention     Topic = "retention"
	Places        Topic = "places"
	Certificates  Topic = "certificates"
	Rest          Topic = "rest"
	Wording       Topic = "wording" // the same values, in other words than before
)

// Topics lists them.
func Topics() []Topic {
	return []Topic{SubProcessors, Countries, Mechanisms, Categories, Retention, Places, Certificates, Rest, Wording}
}

// Op says what happened.
type Op string

// What can happen.
const (
	Added   Op = "added"
	Gone    Op = "gone"
	Changed Op = "changed"
)

// Change is one change: of a row, or of a value of the service itself.
type Change struct {
	Topic Topic
	Op    Op
	// Path is the row or value the change is about: in the record before, or
	// after it when it was added.
	Path    field.Path
	Details []Detail
}

// Detail is one value of what changed. Before and After are as in package
// field, nil where there was or is nothing. Of a country they are all codes
// that hold for the place where it is said.
type Detail struct {
	Path          field.Path
	Field         *field.Field
	Before, After any
}

// Changes tells what the statement after says otherwise than the one before,
// by topic. Both are left as they are.
func Changes(before, after *model.Service) []Change {
	now := field.Clone(after).(*model.Service)
	if kept, err := diff.KeepRowIDs(before, after); err == nil {
		now = field.Clone(kept).(*model.Service)
	}
	pairTerms(before.Retention, now.Retention)
	c := collector{before: before, after: now, at: map[place]int{}}
	c.compareFacts()
	var found []diff.Change
	for _, change := range diff.Records(before, now).Visible().Changes {
		if c.isFound(change) {
			found = append(found, change)
			continue
		}
		c.take(change)
	}
	for _, change := range found {
		c.takeFound(change)
	}
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		return cmp.Compare(slices.Index(Topics(), a.Topic), slices.Index(Topics(), b.Topic))
	})
	return c.changes
}

// place is a row, or the service itself, under a topic.
type place struct {
	topic Topic
	path  field.Path
}

// collector gathers the changes, one for each row and topic.
type collector struct {
	before, after *model.Service
	changes       []Change
	at            map[place]int
}

func (c *collector) add(topic Topic, op Op, path field.Path, details ...Detail) {
	i, known := c.at[place{topic, path}]
	if !known {
		i = len(c.changes)
		c.at[place{topic, path}] = i
		c.changes = append(c.changes, Change{Topic: topic, Op: op, Path: path})
	}
	c.changes[i].Details = append(c.changes[i].Details, details...)
}

// told are the fields of a service that say which statement it is, or that are
// not the supplier's.
var told = map[string]bool{"documents": true, "documentDate": true, "documentVersion": true, "language": true, "remarks": true, "status": true, "tags": true, "review": true}

// topics are the topics of the lists that have one of their own.
var topics = map[string]Topic{
	"engagements": SubProcessors, "dataCategories": Categories, "retention": Retention, "storage": Places, "certificates": Certificates,
}

// take gathers one difference, unless it is a fact that is compared by meaning.
func (c *collector) take(d diff.Change) {
	top := d.Path.Top()
	if told[top] || d.Op == diff.Moved || c.isFact(d) {
		return
	}
	topic, listed := topics[top]
	row := topRow(d.Path)
	if !listed {
		topic = Rest
	}
	switch {
	case top == "engagements" && within(d.Path, "locations"):
		topic = Places
	case within(d.Path, "transfer"), top == "transferText", top == "outsideEEA":
		topic = Mechanisms
	}
	switch d.Op {
	case diff.Added, diff.Removed:
		c.takeRow(topic, row, d)
	case diff.Replaced:
		c.add(topic, Changed, d.Path)
	default:
		c.add(c.applies(topic, row, Detail{d.Path, d.Field, filled(d.Old), filled(d.New)}))
	}
}

// isFound tells whether a difference is in the words that a row was found in, or in
// the name of a category of data that has a code.
func (c *collector) isFound(d diff.Change) bool {
	switch {
	case d.Op != diff.Changed || topRow(d.Path) == d.Path || d.Field.Title && d.Field.Name != "label":
		return false
	case d.Field.Name == "label":
		was, is := c.value(c.before, d.Path.Parent().Field("code")), c.value(c.after, d.Path.Parent().Field("code"))
		return d.Path.Top() == "dataCategories" && was != nil && was == is
	}
	return d.Field.Name == "text"
}

func (c *collector) value(record model.Record, path field.Path) any {
	v, err := field.Get(record, path)
	if err != nil {
		return nil
	}
	return filled(v)
}

// takeFound gathers the words that a row was found in: with what else changed in
// that row, else as wording when the values that were made of them are the same.
func (c *collector) takeFound(d diff.Change) {
	row := topRow(d.Path)
	detail := Detail{d.Path, d.Field, filled(d.Old), filled(d.New)}
	for i := range c.changes {
		if told := &c.changes[i]; told.Path == row && told.Topic != Wording {
			told.Details = append(told.Details, detail)
			return
		}
	}
	if d.Field.Name == "label" || c.understood(d.Path.Parent()) {
		c.add(Wording, Changed, row, detail)
		return
	}
	c.take(d)
}

// made are the values that are made of the words a row or group was found in, any of
// which says that they were understood.
var made = map[string][]string{
	"engagements": {"party"}, "locations": {"place", "country"}, "storage": {"place", "country"}, "certificates": {"standard"},
	"transfer": {"outsideEEA", "country", "mechanism"}, "dataCategories": {"items"}, "retention": {"amount", "limit"},
}

// understood tells whether values were made of the words of a row or group, now.
func (c *collector) understood(of field.Path) bool {
	steps, err := of.Steps()
	if err != nil || len(steps) == 0 {
		return false
	}
	list := steps[len(steps)-1].Name
	return slices.ContainsFunc(made[list], func(name string) bool { return c.value(c.after, of.Field(name)) != nil }) ||
		list == "dataCategories" && applies(c.after, of) == model.AppliesNo
}

// pairTerms recognises a term that goes by other words now: the only one that
// went and the only one that came for the same categories of data.
func pairTerms(before, after []model.Retention) {
	of := func(rows, others []model.Retention) map[string][]int {
		apart := map[string][]int{}
		for i, r := range rows {
			if len(r.DataCategories) > 0 && !slices.ContainsFunc(others, func(o model.Retention) bool { return o.ID == r.ID }) {
				key := fmt.Sprint(slices.Sorted(slices.Values(r.DataCategories)))
				apart[key] = append(apart[key], i)
			}
		}
		return apart
	}
	went, came := of(before, after), of(after, before)
	for key, rows := range went {
		if len(rows) == 1 && len(came[key]) == 1 {
			after[came[key][0]].ID = before[rows[0]].ID
		}
	}
}

// takeRow gathers a row that is new or gone, with what it says.
func (c *collector) takeRow(topic Topic, row field.Path, d diff.Change) {
	op, record := Added, model.Record(c.after)
	if d.Op == diff.Removed {
		op, record = Gone, c.before
	}
	if row != d.Path { // a row in a row
		op = Changed
	}
	if topic == Categories && applies(record, d.Path) == model.AppliesNo {
		return // said not to be processed, as it was when it was not there
	}
	var details []Detail
	field.Leaves(record, func(path field.Path, f *field.Field, value any) {
		if !path.Within(d.Path) || f.Name == "id" || f.Type == field.RecordRef {
			return
		}
		detail := Detail{Path: path, Field: f, After: filled(value)}
		if d.Op == diff.Removed {
			detail.Before, detail.After = detail.After, nil
		}
		if detail.Before != nil || detail.After != nil {
			details = append(details, detail)
		}
	})
	c.add(topic, op, row, details...)
}

// applies turns the answer whether a category is processed into its coming or
// going.
func (c *collector) applies(topic Topic, row field.Path, d Detail) (Topic, Op, field.Path, Detail) {
	op := Changed
	switch {
	case row == d.Path && d.Before == nil: // a value of the service itself
		op = Added
	case row == d.Path && d.After == nil:
		op = Gone
	case topic == Categories:
		before, after := applies(c.before, row), applies(c.after, row)
		switch {
		case before == model.AppliesNo && after != model.AppliesNo:
			op = Added
		case before != model.AppliesNo && after == model.AppliesNo:
			op = Gone
		}
	}
	return topic, op, row, d
}

func applies(record model.Record, row field.Path) model.Applies {
	v, err := field.Get(record, row.Field("applies"))
	if text, ok := v.(string); err == nil && ok {
		return model.Applies(text)
	}
	return ""
}

// filled is the value, or nil when it says nothing.
func filled(v any) any {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
	case []string:
		if len(v) == 0 {
			return nil
		}
	case model.Count:
		if v.IsZero() {
			return nil
		}
	}
	return v
}

// topRow is the row of the service that a path is in, or the path itself.
func topRow(path field.Path) field.Path {
	steps, err := path.Steps()
	if err != nil || len(steps) == 0 || steps[0].Row == "" {
		return path
	}
	return field.Path(steps[0].Name).Row(steps[0].Row)
}

// within tells whether a path stands in a list or group of its row.
func within(path field.Path, name string) bool {
	return path.Within(topRow(path).Field(name))
}
