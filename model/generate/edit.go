package generate

import (
	"reflect"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Edit returns a copy of the record with one realistic edit; see the function
// of that name.
func (g Generator) Edit(record model.Record) model.Record {
	f := newFiller(g)
	f.alone = true
	for {
		edited := field.Clone(record)
		f.edit(edited)
		if !reflect.DeepEqual(record, edited) {
			return edited
		}
	}
}

func (f *filler) edit(record model.Record) {
	switch f.Rand.IntN(10) {
	case 0, 1, 2:
		f.editLeaf(record)
	case 3, 4:
		f.editWords(record)
	case 5:
		f.fillLeaf(record)
	case 6, 7:
		f.addRow(record)
	case 8:
		f.removeRow(record)
	case 9:
		f.moveRow(record)
	}
}

// place is a leaf or list of the record that can be edited.
type place struct {
	path field.Path
	of   *field.Field
	rows []model.RowID
}

func (f *filler) leaves(record model.Record, wanted func(*field.Field) bool) []place {
	var found []place
	field.Leaves(record, func(p field.Path, of *field.Field, _ any) {
		if !of.Fixed && wanted(of) {
			found = append(found, place{path: p, of: of})
		}
	})
	return found
}

// editLeaf gives a filled-in leaf another value, or clears it.
func (f *filler) editLeaf(record model.Record) {
	found := f.leaves(record, func(of *field.Field) bool { return true })
	if len(found) == 0 {
		return
	}
	p := pick(f.Generator, found)
	if f.Rand.IntN(6) == 0 && !p.of.Title {
		must(field.Set(record, p.path, empty(p.of)))
		return
	}
	f.setLeaf(record, p)
}

func empty(of *field.Field) any {
	switch of.Type {
	case field.Count:
		return model.Count{}
	case field.Codes, field.Texts, field.RowRefs:
		return []string(nil)
	}
	return ""
}

func (f *filler) setLeaf(record model.Record, p place) {
	switch p.of.Type {
	case field.Count:
		must(field.Set(record, p.path, model.N(f.count(p.of))))
	case field.Codes:
		must(field.Set(record, p.path, some(f.Generator, f.codes(p.of.List), 3)))
	case field.Texts:
		must(field.Set(record, p.path, f.texts(p.of)))
	case field.RowRef, field.RowRefs:
		f.relink(record, p)
	case field.RecordRef:
		must(field.Set(record, p.path, string(f.ID())))
	default:
		must(field.Set(record, p.path, f.text(p.of)))
	}
}

// relink points a reference at other rows of its list.
func (f *filler) relink(record model.Record, p place) {
	ids, err := field.RowIDs(record, field.Path(p.of.RowList))
	must(err)
	own, inTree := treeRow(p)
	var targets []string
	for _, id := range ids {
		if !inTree || !below(record, p, id, own) {
			targets = append(targets, string(id))
		}
	}
	switch {
	case len(targets) == 0:
	case p.of.Type == field.RowRef:
		must(field.Set(record, p.path, pick(f.Generator, targets)))
	default:
		must(field.Set(record, p.path, some(f.Generator, targets, 3)))
	}
}

// treeRow returns the row whose place in a tree the leaf gives.
func treeRow(p place) (row model.RowID, inTree bool) {
	if p.of.Parent.Name != p.of.RowList {
		return "", false
	}
	steps, err := p.path.Steps()
	must(err)
	return steps[0].Row, true
}

// below reports whether a row of a tree is the other one or stands below it.
func below(record model.Record, p place, id, other model.RowID) bool {
	for depth := 0; id != "" && id != other && depth < 100; depth++ {
		up, err := field.Get(record, field.Path(p.of.RowList).Row(id).Field(p.of.Name))
		if err != nil {
			return false
		}
		id = model.RowID(up.(string))
	}
	return id == other
}

// editWords changes, adds or drops a word of a running text.
func (f *filler) editWords(record model.Record) {
	found := f.leaves(record, func(of *field.Field) bool { return of.Type == field.LongText })
	if len(found) == 0 {
		return
	}
	p := pick(f.Generator, found)
	text, err := field.Get(record, p.path)
	must(err)
	must(field.Set(record, p.path, f.EditText(text.(string), 1)))
}

// EditText changes that many words of a text: each is replaced, dropped or
// gets another beside it.
func (g Generator) EditText(text string, edits int) string {
	words := strings.Split(text, " ")
	others := strings.Fields(strings.Join(what, " "))
	for range edits {
		i := g.Rand.IntN(len(words))
		switch g.Rand.IntN(4) {
		case 0:
			words[i] = ""
		case 1:
			words[i] += " " + pick(g, others)
		default:
			words[i] = pick(g, others)
		}
	}
	kept := words[:0]
	for _, word := range words {
		if word != "" {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// fillLeaf fills in a leaf that was empty.
func (f *filler) fillLeaf(record model.Record) {
	filled := map[field.Path]bool{}
	field.Leaves(record, func(p field.Path, _ *field.Field, _ any) { filled[p] = true })
	kind, _ := record.Identity()
	var found []place
	holders := []place{{of: field.Of(kind)}}
	field.EachList(record, func(p field.Path, of *field.Field, ids []model.RowID) {
		for _, id := range ids {
			holders = append(holders, place{path: p.Row(id), of: of})
		}
	})
	for len(holders) > 0 {
		h := holders[0]
		holders = holders[1:]
		for _, c := range h.of.Fields {
			p := place{path: h.path.Field(c.Name), of: c}
			switch {
			case !c.AskedOf(roleOf(record)) || c.Fixed || c.Type == field.Rows:
			case c.Type == field.Group:
				holders = append(holders, p)
			case !filled[p.path]:
				found = append(found, p)
			}
		}
	}
	if len(found) > 0 {
		f.setLeaf(record, pick(f.Generator, found))
	}
}

func (f *filler) listsOf(record model.Record, atLeast int) []place {
	var found []place
	field.EachList(record, func(p field.Path, of *field.Field, ids []model.RowID) {
		if of.AskedOf(roleOf(record)) && len(ids) >= atLeast {
			found = append(found, place{path: p, of: of, rows: ids})
		}
	})
	return found
}

// addRow puts a new row somewhere in a list.
func (f *filler) addRow(record model.Record) {
	found := f.listsOf(record, 0)
	if len(found) == 0 {
		return
	}
	p := pick(f.Generator, found)
	id := f.RowID()
	must(field.AddRow(record, p.path, id))
	row := p.path.Row(id)
	for _, c := range p.of.Fields {
		if c.Leaf() && !c.Fixed && c.AskedOf(roleOf(record)) && (c.Title || f.Rand.Float64() < f.fill()) {
			f.setLeaf(record, place{path: row.Field(c.Name), of: c})
		}
	}
	must(field.MoveRow(record, row, f.Rand.IntN(len(p.rows)+1)))
}

// removeRow takes a row away, with the references to it.
func (f *filler) removeRow(record model.Record) {
	found := f.listsOf(record, 1)
	if len(found) == 0 {
		return
	}
	p := pick(f.Generator, found)
	id := pick(f.Generator, p.rows)
	_, _, err := field.RemoveRow(record, p.path.Row(id))
	must(err)
	must(field.Replace(record, func(_ field.Path, of *field.Field, value any) (any, bool) {
		if of.RowList != string(p.path) {
			return nil, false
		}
		return without(value, string(id))
	}))
}

func without(value any, id string) (any, bool) {
	switch value := value.(type) {
	case string:
		return "", value == id
	case []string:
		var rest []string
		for _, v := range value {
			if v != id {
				rest = append(rest, v)
			}
		}
		return rest, len(rest) < len(value)
	}
	return nil, false
}

func (f *filler) moveRow(record model.Record) {
	found := f.listsOf(record, 2)
	if len(found) == 0 {
		return
	}
	p := pick(f.Generator, found)
	must(field.MoveRow(record, p.path.Row(pick(f.Generator, p.rows)), f.Rand.IntN(len(p.rows))))
}
