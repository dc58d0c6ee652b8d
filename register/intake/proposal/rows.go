package proposal

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/words"
)

// rowName is what a row is recognised by: its code, its title, and without either all
// its text.
type rowName struct {
	id         model.RowID
	code, name string
	texts      []string // of a row without either
}

// rowNames are the names of the rows of a list, in their order.
func rowNames(r model.Record, list field.Path, f *field.Field) []rowName {
	ids, err := field.RowIDs(r, list)
	if r == nil || err != nil {
		return nil
	}
	names := make([]rowName, len(ids))
	for i, id := range ids {
		names[i] = nameRow(r, list.Row(id), f)
		names[i].id = id
	}
	return names
}

func nameRow(r model.Record, row field.Path, f *field.Field) rowName {
	var n rowName
	if f.Child("code") != nil {
		n.code, _ = get(r, row.Field("code")).(string)
	}
	switch s := title(r, row, f); {
	case s != "" && f.Name == "engagements":
		n.name = NormalName(s)
	case s != "":
		n.name = words.Fold(s)
	case n.code == "":
		for _, leaf := range leaves(f, "", inRow) {
			if s, ok := get(r, row+leaf).(string); ok && s != "" && !points(f, leaf) {
				n.texts = append(n.texts, words.Fold(s))
			}
		}
	}
	return n
}

func (a rowName) sameName(b rowName) bool {
	return a.name == b.name && (a.name != "" || a.code == b.code && slices.Equal(a.texts, b.texts))
}

// part tells whether two rows without a name are one, of which not all was taken over.
func (a rowName) part(b rowName) bool {
	some, all := a.texts, b.texts
	if len(some) > len(all) {
		some, all = all, some
	}
	return a.name+a.code+b.name+b.code == "" && len(some) > 0 &&
		!slices.ContainsFunc(some, func(text string) bool { return !slices.Contains(all, text) })
}

// alike are the ways in which two rows are one, the surest first, and what both then
// have in common. A row whose code was not taken over is known by its title, and so is
// one that got another code; a row in another language by its code.
var alike = []struct {
	common func(rowName) string
	same   func(a, b rowName) bool
}{
	{rowName.title, func(a, b rowName) bool { return a.code == b.code && a.sameName(b) }},
	{rowName.title, func(a, b rowName) bool { return (a.code == "" || b.code == "") && a.sameName(b) }},
	{rowName.symbol, func(a, b rowName) bool { return a.code != "" && a.code == b.code }},
	{rowName.title, rowName.sameName},
	{rowName.title, rowName.part},
}

func (a rowName) title() string  { return a.name }
func (a rowName) symbol() string { return a.code }

// pair finds for the rows of one list the same ones in another, by ID; each is at most
// one of the others.
func pair(rows, others []rowName) map[model.RowID]model.RowID {
	to, taken := map[model.RowID]model.RowID{}, map[model.RowID]bool{}
	for _, way := range alike {
		having := map[string][]rowName{}
		for _, b := range others {
			if !taken[b.id] {
				having[way.common(b)] = append(having[way.common(b)], b)
			}
		}
		for _, a := range rows {
			if to[a.id] != "" {
				continue
			}
			common := way.common(a)
			for i, b := range having[common] {
				if way.same(a, b) {
					to[a.id], taken[b.id] = b.id, true
					having[common] = slices.Delete(having[common], i, i+1)
					break
				}
			}
		}
	}
	return to
}

// pairByID is [pair] for two states of one record, where an ID goes before any name.
func pairByID(rows, others []rowName) map[model.RowID]model.RowID {
	here, there := map[model.RowID]bool{}, map[model.RowID]bool{}
	for _, r := range rows {
		here[r.id] = true
	}
	for _, r := range others {
		there[r.id] = true
	}
	one := func(r rowName) bool { return here[r.id] && there[r.id] }
	to := pair(slices.DeleteFunc(slices.Clone(rows), one), slices.DeleteFunc(slices.Clone(others), one))
	for _, r := range rows {
		if one(r) {
			to[r.id] = r.id
		}
	}
	return to
}

// follow makes a row known that the register has by another name than the document: by
// the row of the base that both come from.
func follow(known, base, stated map[model.RowID]model.RowID) {
	taken := map[model.RowID]bool{}
	for _, cur := range known {
		taken[cur] = true
	}
	from := map[model.RowID]model.RowID{}
	for cur, was := range base {
		from[was] = cur
	}
	for row, was := range stated {
		if cur := from[was]; known[row] == "" && cur != "" && !taken[cur] {
			known[row] = cur
		}
	}
}
