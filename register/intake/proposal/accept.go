package proposal

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Chooser says whether one value of one item is taken over.
type Chooser func(item int, path field.Path, ev Evidence) bool

// AtLeast chooses every value that is at least so sure; it is what --accept asks.
func AtLeast(c Confidence) Chooser {
	return func(_ int, _ field.Path, ev Evidence) bool { return ev.Confidence.AtLeast(c) }
}

// All chooses every value.
func All() Chooser { return AtLeast(Doubtful) }

// Accepted is one record with only what was chosen.
type Accepted struct {
	Item   int // index in Items
	Record model.Record
	// Refused are the leaves and rows that were proposed and not chosen.
	Refused []field.Path
}

// Accept gives the records with only the chosen leaves. A row whose identifying
// leaf is not chosen goes as a whole, and so does a record; a row without one goes
// when nothing of it is left. References to rows that went are taken out.
func (p *Proposal) Accept(choose Chooser) []Accepted {
	var out []Accepted
	for i, it := range p.Items {
		a := acceptor{item: it, choose: func(path field.Path, ev Evidence) bool { return choose(i, path, ev) }}
		a.record = field.Clone(it.Record)
		kind, _ := it.Record.Identity()
		if !a.group(field.Of(kind), "", true) {
			continue
		}
		if it.Returned == nil { // of what came back, the register has the rows
			a.dropReferences()
		}
		out = append(out, Accepted{Item: i, Record: a.record, Refused: a.refused})
	}
	return out
}

type acceptor struct {
	item    *Item
	choose  func(field.Path, Evidence) bool
	record  model.Record
	refused []field.Path
}

// group keeps the chosen leaves below a path. It tells whether the whole stays: it
// does not when its identifying leaf is refused, or when it had evidence and none of
// what is left has.
func (a *acceptor) group(of *field.Field, path field.Path, titled bool) bool {
	had, left := false, false
	for _, f := range of.Fields {
		at := path.Field(f.Name)
		switch f.Type {
		case field.Group:
			had = had || a.proves(at)
			left = a.group(f, at, false) && a.proves(at) || left
		case field.Rows:
			had = had || a.proves(at)
			left = a.rows(f, at) || left
		default:
			ev, ok := a.item.Evidence[at]
			if !ok {
				continue
			}
			had = true
			if a.choose(at, ev) {
				left = true
				continue
			}
			if titled && f.Title && (a.item.Returned == nil || a.item.Returned.adds(path)) {
				return false
			}
			a.clear(at)
		}
	}
	return left || !had
}

// proves tells whether something below a path has evidence.
func (a *acceptor) proves(path field.Path) bool {
	for p := range a.item.Evidence {
		if p.Within(path) {
			return true
		}
	}
	return false
}

// rows keeps the rows of a list that stay, and tells whether there are any.
func (a *acceptor) rows(f *field.Field, path field.Path) bool {
	ids, err := field.RowIDs(a.record, path)
	if err != nil {
		return false
	}
	kept := 0
	for _, id := range ids {
		row := path.Row(id)
		if a.group(f, row, true) {
			kept++
			continue
		}
		a.refused = append(a.refused, row)
		if _, _, err := field.RemoveRow(a.record, row); err != nil {
			kept++
		}
	}
	return kept > 0
}

// clear empties a leaf that was refused.
func (a *acceptor) clear(path field.Path) {
	kind, _ := a.record.Identity()
	f, err := field.At(kind, path)
	if err != nil {
		return
	}
	a.refused = append(a.refused, path)
	var empty any = ""
	switch f.Type {
	case field.Count:
		empty = model.Count{}
	case field.Texts, field.Codes, field.RowRefs:
		empty = []string{}
	}
	_ = field.Set(a.record, path, empty)
}

// dropReferences takes out references to rows that are no longer there.
func (a *acceptor) dropReferences() {
	here := map[string]map[string]bool{}
	field.EachList(a.record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		set := map[string]bool{}
		for _, id := range ids {
			set[string(id)] = true
		}
		here[string(p)] = set
	})
	_ = field.Replace(a.record, func(_ field.Path, f *field.Field, v any) (any, bool) {
		switch v := v.(type) {
		case string:
			return "", f.Type == field.RowRef && !here[f.RowList][v]
		case []string:
			if f.Type != field.RowRefs {
				return nil, false
			}
			var kept []string
			for _, id := range v {
				if here[f.RowList][id] {
					kept = append(kept, id)
				}
			}
			return kept, len(kept) < len(v)
		}
		return nil, false
	})
}
