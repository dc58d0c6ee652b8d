package outline

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// nested is one row of a list, in either version or both.
type nested struct {
	before, after model.RowID // empty where it is not
}

// listOf lays the rows of a list out, in their new order, with those that are
// gone where they stood.
func (b *builder) listOf(l *list, f *field.Field, at place) {
	if c := b.diff[at.before]; c.Op == diff.Replaced {
		l.add(&Row{Shape: Title, Kind: Altered, Change: b.number(), Level: at.level, Path: at.before,
			Label: b.words.Words.Say("history.outline.replaced", "what", b.words.Fields.Label(f))})
		return
	}
	title, own := b.titled(f, at)
	for _, n := range b.pair(at) {
		b.row(own, f, at, n)
	}
	if b.touched[at.before] {
		l.alter(title, own)
	} else {
		l.keep(title, own)
	}
}

// pair brings the rows of both versions together.
func (b *builder) pair(at place) []nested {
	old, _ := field.RowIDs(b.Before, at.before) // a list that is not there has no rows
	now, _ := field.RowIDs(b.After, at.after)
	was := map[model.RowID]model.RowID{}
	for _, id := range old {
		name := id
		if other, ok := b.renamed[at.before.Row(id)]; ok {
			name = other
		}
		was[name] = id
	}
	var pairs []nested
	placed := map[model.RowID]int{} // old ID to its place among pairs
	for _, id := range now {
		n := nested{before: was[id], after: id}
		if n.before != "" {
			placed[n.before] = len(pairs)
		}
		pairs = append(pairs, n)
	}
	return withGone(pairs, old, placed)
}

// withGone puts the rows that are gone behind the row they stood behind.
func withGone(pairs []nested, old []model.RowID, placed map[model.RowID]int) []nested {
	behind := map[int][]nested{} // -1: before all
	last := -1
	for _, id := range old {
		if at, ok := placed[id]; ok {
			last = at
			continue
		}
		behind[last] = append(behind[last], nested{before: id})
	}
	all := append([]nested(nil), behind[-1]...)
	for i, n := range pairs {
		all = append(append(all, n), behind[i]...)
	}
	return all
}

// row lays one nested row out.
func (b *builder) row(l *list, f *field.Field, at place, n nested) {
	in := place{at.before.Row(n.before), at.after.Row(n.after), l.level + 1}
	record := b.After
	switch {
	case n.before == "":
		in.before = at.before.Row(n.after)
	case n.after == "":
		in.after, record = in.before, b.Before
	}
	title := &Row{Shape: Title, Level: l.level, Path: in.before}
	name := b.words.RowTitle(record, map[bool]field.Path{true: in.after, false: in.before}[n.after != ""])
	if name == "" {
		name = b.words.Fields.RowName(f)
	}
	title.Label = name
	if n.before == "" || n.after == "" {
		b.whole(l, f, title, in, n)
		return
	}
	b.both(l, f, title, in)
}

// whole lays a row out that came or went, with everything it says.
func (b *builder) whole(l *list, f *field.Field, title *Row, in place, n nested) {
	kind, record, path, key := Added, b.After, in.after, "history.outline.added"
	if n.after == "" {
		kind, record, path, key = Removed, b.Before, in.before, "history.outline.removed"
	}
	title.Kind, title.Change = kind, b.number()
	title.Label = b.words.Words.Say(key, "what", title.Label)
	l.add(title)
	field.Leaves(record, func(p field.Path, leaf *field.Field, v any) {
		if !p.Within(path) || leaf.Fixed || leaf.Name == "id" || leaf.Type == field.RecordRef && leaf.NameField != "" {
			return
		}
		if text := b.print(record, leaf, v); text != "" {
			label := b.words.Fields.Label(leaf)
			if leaf.Parent != f { // deeper: say where
				label = b.below(record, path, p)
			}
			l.rows = append(l.rows, &Row{Kind: kind, Level: in.level, Label: label, Path: p, Parts: []Part{{kind, text}}})
		}
	})
}

// both lays a row out that is in both versions.
func (b *builder) both(l *list, f *field.Field, title *Row, in place) {
	own := &list{b: b, level: in.level}
	moved, isMoved := b.diff[in.before]
	if isMoved { // its number comes before those of what is in it
		title.Kind, title.Change = Moved, b.number()
		title.Label = b.words.Words.Say("history.outline.moved", "what", title.Label, "from", moved.From+1, "to", moved.To+1)
	}
	for _, c := range f.Fields {
		b.child(own, c, in.field(c.Name))
	}
	if !b.touched[in.before] {
		l.same = append(append(l.same, title), own.same...)
		l.fields += own.fields
		l.items++
		return
	}
	own.fold()
	if !isMoved {
		title.Kind = Altered
	}
	l.add(append([]*Row{title}, own.rows...)...)
}
