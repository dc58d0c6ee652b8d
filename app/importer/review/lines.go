package review

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// build makes the lines of all items.
func (r *Review) build() {
	for i, it := range r.proposal.Items {
		kind, _ := it.Record.Identity()
		b := builder{review: r, item: i, evidence: it.Evidence, proven: around(it.Evidence), record: it.Record}
		r.at = append(r.at, map[field.Path]int{})
		line := b.open(Line{Kind: Record, Item: i, Field: field.Of(kind)})
		r.records = append(r.records, line)
		b.nameRecord(field.Of(kind))
		b.fields(field.Of(kind), "", nil, 0)
		b.close(line)
	}
}

// builder makes the lines of one item.
type builder struct {
	review   *Review
	item     int
	evidence map[field.Path]proposal.Evidence
	proven   map[field.Path]bool // below which there is evidence
	record   model.Record
	names    []int // the lines that identify what is being built
}

func (b *builder) open(l Line) int {
	b.review.lines = append(b.review.lines, l)
	return len(b.review.lines) - 1
}

func (b *builder) close(line int) { b.review.lines[line].end = len(b.review.lines) }

// value makes the value of a leaf that has evidence.
func (b *builder) value(f *field.Field, path field.Path) (*Value, bool) {
	ev, ok := b.evidence[path]
	if !ok {
		return nil, false
	}
	return &Value{Path: path, Field: f, Evidence: ev, names: append([]int(nil), b.names...)}, true
}

// nameRecord puts the value that identifies the record first.
func (b *builder) nameRecord(of *field.Field) {
	f := of.TitleField()
	if f == nil {
		return
	}
	v, ok := b.value(f, field.Path(f.Name))
	if !ok {
		return
	}
	line := b.open(Line{Kind: Leaf, Item: b.item, Path: v.Path, Field: f, Value: v, names: true})
	b.close(line)
	b.review.at[b.item][v.Path] = line
	b.names = append(b.names, line)
}

// fields makes the lines of what stands in a record, row or group.
func (b *builder) fields(of *field.Field, base field.Path, groups []*field.Field, depth int) {
	for _, f := range of.Fields {
		path := base.Field(f.Name)
		if _, done := b.review.at[b.item][path]; done {
			continue
		}
		switch f.Type {
		case field.Group:
			b.fields(f, path, append(groups[:len(groups):len(groups)], f), depth)
		case field.Rows:
			b.list(f, path, groups, depth)
		default:
			b.leaf(f, path, groups, depth)
		}
	}
}

func (b *builder) leaf(f *field.Field, path field.Path, groups []*field.Field, depth int) {
	v, ok := b.value(f, path)
	if !ok {
		return
	}
	line := b.open(Line{Kind: Leaf, Item: b.item, Path: path, Field: f, Groups: groups, Depth: depth, Value: v})
	b.close(line)
	b.review.at[b.item][path] = line
}

// list makes a heading for a list and the lines of its rows. Without any evidence
// in it there is nothing to choose.
func (b *builder) list(f *field.Field, path field.Path, groups []*field.Field, depth int) {
	ids, err := field.RowIDs(b.record, path)
	if err != nil || !b.proven[path] {
		return
	}
	heading := b.open(Line{Kind: List, Item: b.item, Path: path, Field: f, Groups: groups, Depth: depth})
	for _, id := range ids {
		if b.proven[path.Row(id)] {
			b.row(f, path.Row(id), depth+1)
		}
	}
	b.close(heading)
}

func (b *builder) row(f *field.Field, path field.Path, depth int) {
	names := b.names
	line := b.open(Line{Kind: Row, Item: b.item, Path: path, Field: f, Depth: depth})
	if title := f.TitleField(); title != nil {
		if v, ok := b.value(title, path.Field(title.Name)); ok {
			b.review.lines[line].Value = v
			b.review.at[b.item][v.Path] = line
			b.names = append(names[:len(names):len(names)], line)
		}
	}
	b.fields(f, path, nil, depth+1)
	b.names = names
	b.close(line)
}

// around gives the paths below which there is evidence.
func around(evidence map[field.Path]proposal.Evidence) map[field.Path]bool {
	proven := map[field.Path]bool{}
	for p := range evidence {
		for ; p != "" && !proven[p]; p = p.Parent() {
			proven[p] = true
		}
	}
	return proven
}

// Filter narrows the lines.
type Filter string

// The filters.
const (
	All      Filter = "all"
	Unsure   Filter = "unsure"   // likely and doubtful
	Unticked Filter = "unticked" // not to be taken over
)

func (f Filter) keeps(v *Value) bool {
	switch f {
	case Unsure:
		return v.Evidence.Confidence != proposal.Certain
	case Unticked:
		return !v.ticked
	}
	return true
}

// Lines gives the lines of the values that a filter keeps, with the records,
// lists and rows they stand in.
func (r *Review) Lines(f Filter) []int {
	kept := make([]bool, len(r.lines))
	var around []int
	for i, l := range r.lines {
		for len(around) > 0 && r.lines[around[len(around)-1]].end <= i {
			around = around[:len(around)-1]
		}
		if l.Value != nil && f.keeps(l.Value) {
			kept[i] = true
			for _, a := range around {
				kept[a] = true
			}
		}
		if l.end > i+1 {
			around = append(around, i)
		}
	}
	lines := []int{}
	for i, k := range kept {
		if k {
			lines = append(lines, i)
		}
	}
	return lines
}
