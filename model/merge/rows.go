package merge

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// list merges the lists of rows at one place.
func (m *merger) list(of *field.Field, path field.Path) {
	base := got(field.RowIDs(m.base.record, path))
	ours, theirs := got(field.RowIDs(m.ours.record, path)), got(field.RowIDs(m.theirs.record, path))
	if !diff.Distinct(base) || !diff.Distinct(ours) || !diff.Distinct(theirs) {
		m.whole(of, path)
		return
	}
	kept := map[model.RowID]bool{}
	for _, id := range slices.Concat(ours, without(theirs, ours)) {
		row := path.Row(id)
		inOurs, inTheirs := slices.Contains(ours, id), slices.Contains(theirs, id)
		switch {
		case inOurs && inTheirs:
			if !slices.Contains(base, id) {
				must(field.AddRow(m.base.record, path, id))
			}
			m.group(of, row)
			kept[id] = true
		case !slices.Contains(base, id):
			kept[id] = true
		default:
			kept[id] = m.survives(of, row, inTheirs)
		}
		switch {
		case kept[id] && !inOurs:
			must(field.InsertRow(m.out, path, len(got(field.RowIDs(m.out, path))), got(field.Row(m.theirs.record, row))))
		case !kept[id] && inOurs:
			_, _, err := field.RemoveRow(m.out, row)
			must(err)
		}
	}
	m.arrange(of, path, lists{base, ours, theirs, kept})
}

// whole merges lists whose rows can't be told apart, as if they were leaves.
func (m *merger) whole(of *field.Field, path field.Path) {
	base := got(field.AllRows(m.base.record, path))
	ours, theirs := got(field.AllRows(m.ours.record, path)), got(field.AllRows(m.theirs.record, path))
	switch {
	case !rowsDiffer(ours, theirs), !rowsDiffer(base, theirs):
		return
	case rowsDiffer(base, ours):
		if !m.decide(Conflict{About: Rows, Path: path, Field: of, Base: base, Ours: ours, Theirs: theirs}) {
			return
		}
	}
	must(field.SetRows(m.out, path, theirs))
}

// survives decides about a row that one side removed: it is gone, unless the
// other changed it or began to refer to it and that side is chosen.
func (m *merger) survives(of *field.Field, row field.Path, inTheirs bool) bool {
	keeper := m.ours
	if inTheirs {
		keeper = m.theirs
	}
	base, now := got(field.Row(m.base.record, row)), got(field.Row(keeper.record, row))
	if !rowsDiffer(base, now) && len(without(keeper.referrers[row], m.base.referrers[row])) == 0 {
		return false
	}
	c := Conflict{About: Row, Path: row, Field: of, Base: base}
	if inTheirs {
		c.Theirs = now
	} else {
		c.Ours = now
	}
	if m.decide(c) == inTheirs {
		return true
	}
	m.dropped = append(m.dropped, row)
	return false
}

// lists are the rows of one list on all sides, and which of them are kept.
type lists struct {
	base, ours, theirs []model.RowID
	kept               map[model.RowID]bool
}

// arrange puts the rows of a merged list in order.
func (m *merger) arrange(of *field.Field, path field.Path, l lists) {
	for at, id := range l.weave(m.backbone(of, path, l)) {
		if got(field.RowIDs(m.out, path))[at] != id {
			must(field.MoveRow(m.out, path.Row(id), at))
		}
	}
}

// backbone is the order of the rows that both sides have: of the side that
// moved them, where only one did.
func (m *merger) backbone(of *field.Field, path field.Path, l lists) []model.RowID {
	ours, theirs := both(l.ours, l.theirs), both(l.theirs, l.ours)
	stood := both(l.base, ours)
	weMoved, theyMoved := !slices.Equal(both(ours, stood), stood), !slices.Equal(both(theirs, stood), stood)
	switch {
	case slices.Equal(ours, theirs), weMoved && !theyMoved:
		return ours
	case theyMoved && !weMoved:
		return theirs
	case !weMoved: // both added the same row, at another place
		if slices.Compare(ours, theirs) > 0 {
			return theirs
		}
		return ours
	}
	if m.decide(Conflict{About: Order, Path: path, Field: of, Base: l.base, Ours: l.ours, Theirs: l.theirs}) {
		return theirs
	}
	return ours
}

// weave puts the rows that one side has alone behind the row that stands before
// them on that side. Where both have such, the order does not tell the sides
// apart.
func (l lists) weave(backbone []model.RowID) []model.RowID {
	ours, theirs := l.alone(l.ours, backbone), l.alone(l.theirs, backbone)
	var order []model.RowID
	add := func(behind model.RowID) {
		first, second := ours[behind], theirs[behind]
		if slices.Compare(first, second) > 0 {
			first, second = second, first
		}
		order = slices.Concat(order, first, second)
	}
	add("")
	for _, id := range backbone {
		order = append(order, id)
		add(id)
	}
	return order
}

// alone returns the kept rows that are not in the backbone, by the row of it
// that they stand behind; "" is the start.
func (l lists) alone(ids, backbone []model.RowID) map[model.RowID][]model.RowID {
	runs := map[model.RowID][]model.RowID{}
	behind := model.RowID("")
	for _, id := range ids {
		switch {
		case slices.Contains(backbone, id):
			behind = id
		case l.kept[id]:
			runs[behind] = append(runs[behind], id)
		}
	}
	return runs
}
