package outline

import (
	"slices"

	"verwerkingsregister/app/present"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// builder walks both versions along the catalogue.
type builder struct {
	printer
	diff    map[field.Path]diff.Change // the visible ones; of a row that moved and changed, the move
	touched map[field.Path]bool        // paths at or below which something changed
	renamed map[field.Path]model.RowID // rows that have another ID after
	changes int
	section string // the heading that what is laid out now stands below
}

func newBuilder(words *present.Presenter, sides Sides, d diff.Diff) *builder {
	b := &builder{printer: printer{words, sides}, diff: map[field.Path]diff.Change{},
		touched: map[field.Path]bool{}, renamed: map[field.Path]model.RowID{}}
	for _, c := range diff.Records(sides.Before, sides.After).Changes {
		if c.Op == diff.Identified {
			b.renamed[c.Path] = model.RowID(c.New.(string))
		}
	}
	for _, c := range d.Changes {
		b.diff[c.Path] = c
		for p := c.Path; p != ""; p = p.Parent() {
			b.touched[p] = true
		}
	}
	return b
}

// place is one place in both versions.
type place struct {
	before, after field.Path
	level         int
}

func (p place) field(name string) place {
	return place{p.before.Field(name), p.after.Field(name), p.level}
}

// list collects rows; what stayed the same waits until it is known how much.
type list struct {
	b      *builder
	rows   []*Row
	same   []*Row
	fields int // filled-in fields among the same
	items  int // nested rows among the same
	level  int
}

func (l *list) add(rows ...*Row) {
	l.fold()
	l.rows = append(l.rows, rows...)
}

// fold puts what stayed the same so far in one row.
func (l *list) fold() {
	if len(l.same) == 0 {
		return
	}
	label := l.b.words.Words.Count("history.outline.fields", l.fields)
	if l.items > 0 {
		label = l.b.words.Words.Count("history.outline.rows", l.items)
	}
	l.rows = append(l.rows, &Row{Shape: Fold, Level: l.level, Label: label, inner: l.same})
	l.same, l.fields, l.items = nil, 0, 0
}

// record lays the whole record out, in the sections of its editor. Fields that
// the program keeps are shown where they differ.
func (b *builder) record() []*Row {
	kind, _ := b.After.Identity()
	l := &list{b: b}
	for _, f := range field.Of(kind).Fields {
		if f.Fixed && b.touched[field.Path(f.Name)] {
			b.child(l, f, place{}.field(f.Name))
		}
	}
	sections := b.words.Fields.Sections(kind)
	for _, f := range field.Of(kind).Fields {
		if len(sections) == 0 && !f.Fixed { // nobody edits it, so it has no editor to follow
			b.child(l, f, place{}.field(f.Name))
		}
	}
	for _, section := range sections {
		b.section = section.Title
		heading := &Row{Shape: Heading, Label: section.Title}
		if !slices.ContainsFunc(section.Fields, func(f *field.Field) bool { return b.touched[field.Path(f.Name)] }) {
			before := len(l.same)
			for _, f := range section.Fields {
				b.child(l, f, place{}.field(f.Name))
			}
			if len(l.same) > before {
				l.same = slices.Insert(l.same, before, heading)
			}
			continue
		}
		heading.Kind = Altered
		l.add(heading)
		for _, f := range section.Fields {
			b.child(l, f, place{}.field(f.Name))
		}
	}
	l.fold()
	return l.rows
}

// child lays one field of a group, a row or the record out.
func (b *builder) child(l *list, f *field.Field, at place) {
	switch {
	case f.Type == field.Rows:
		b.listOf(l, f, at)
	case f.Type == field.Group:
		b.group(l, f, at)
	default:
		b.leaf(l, f, at)
	}
}

// group lays nested fields that stand once out under their own title.
func (b *builder) group(l *list, f *field.Field, at place) {
	title, own := b.titled(f, at)
	inner := place{at.before, at.after, own.level}
	for _, c := range f.Fields {
		b.child(own, c, inner.field(c.Name))
	}
	if b.touched[at.before] {
		l.alter(title, own)
	} else {
		l.keep(title, own)
	}
}

// titled makes the title of a list or group and what stands below it. There is
// no title where the section is called that already.
func (b *builder) titled(f *field.Field, at place) (title []*Row, own *list) {
	label := b.words.Fields.Label(f)
	if at.level == 0 && label == b.section {
		return nil, &list{b: b}
	}
	return []*Row{{Shape: Title, Level: at.level, Label: label, Path: at.before}}, &list{b: b, level: at.level + 1}
}

// alter adds rows of which some changed, under their title.
func (l *list) alter(title []*Row, own *list) {
	own.fold()
	for _, t := range title {
		t.Kind = Altered
	}
	l.add(append(title, own.rows...)...)
}

// keep adds rows that stayed the same, under their title.
func (l *list) keep(title []*Row, own *list) {
	if len(own.same) > 0 {
		l.same = append(append(l.same, title...), own.same...)
		l.fields += own.fields
	}
}

// leaf lays one value out.
func (b *builder) leaf(l *list, f *field.Field, at place) {
	if f.Type == field.RecordRef && f.NameField != "" && b.diff[at.before].Op == "" {
		return // its printed name says it
	}
	if f.Name == "id" {
		return
	}
	row := &Row{Level: at.level, Label: b.words.Fields.Label(f), Path: at.before}
	c, changed := b.diff[at.before]
	if !changed {
		text := b.print(b.After, f, b.value(b.After, at.after))
		if text != "" {
			row.Parts = []Part{{Text: text}}
			l.same = append(l.same, row)
			l.fields++
		}
		return
	}
	row.Kind, row.Change = Altered, b.number()
	l.add(b.altered(row, c)...)
}

func (b *builder) number() int {
	b.changes++
	return b.changes
}
