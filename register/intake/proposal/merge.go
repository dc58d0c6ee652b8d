package proposal

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// merger makes the new version of a known record out of what is there (the current
// record), what the last import left (the base, may be nil), and what was accepted.
//
// A leaf that the officer did not touch since the base follows the document: it takes
// what is accepted, and is emptied when the document no longer says anything. A leaf
// the officer did touch stays, and is a conflict when the document says otherwise. The
// same goes for rows. Without a base nothing tells whose words they are: then every
// filled-in leaf counts as the officer's, and the document only completes.
//
// Of a document that was not read whole, what it does not say stays, and is a conflict
// too: it may stand on a page that nobody could read.
type merger struct {
	reg      Register
	accepted model.Record
	full     model.Record // everything that was proposed
	refused  []field.Path
	base     model.Record
	own      map[string]bool         // fields that are never the document's
	keeps    bool                    // what the document says nothing of stays as it is
	partial  bool                    // not all of the document was read: what it does not say is not gone
	silent   func(field string) bool // the document is not about a field of the record

	current   model.Record
	conflicts []Conflict
	changed   bool
	rows      map[string]string // RowIDs of the proposal -> of the register
	later     []reference       // leaves that point at rows, set when all rows are there
}

type reference struct {
	path field.Path
	to   any
}

// officers are the fields of a service that are never the supplier's.
var officers = map[string]bool{"status": true, "review": true, "remarks": true, "tags": true, "number": true, "id": true, "chosen": true, "documents": true}

// inRow are the fields of a row that are never the document's.
var inRow = map[string]bool{"id": true, "chosen": true}

// ownFields are the fields of a kind that are never the document's. The document of an
// activity is an older register: all it says of the activity was the officer's once.
func ownFields(kind model.Kind) map[string]bool {
	if kind == model.KindActivity || kind == model.KindOrganisation {
		return map[string]bool{"number": true, "id": true}
	}
	return officers
}

func (m *merger) merge(known model.Record) (model.Record, []Conflict, bool) {
	m.current = field.Clone(known)
	m.rows = map[string]string{}
	kind, _ := known.Identity()
	m.group(field.Of(kind), places{})
	for _, r := range m.later {
		if to := m.translate(r.to); !empty(to) { // else it points at what was not taken over
			m.put(r.path, to)
		}
	}
	return m.current, m.conflicts, m.changed
}

// places are the paths of one row or group in the three records; a row has another
// ID in each. The zero value is the record itself.
type places struct {
	current, base, accepted field.Path
	noBase                  bool // the row is not in the base
}

func (p places) child(name string) places {
	return places{p.current.Field(name), p.base.Field(name), p.accepted.Field(name), p.noBase}
}

func (m *merger) group(of *field.Field, at places) {
	for _, f := range of.Fields {
		if m.officers(f.Name, at.current) || at.current == "" && m.silent(f.Name) {
			continue
		}
		here := at.child(f.Name)
		switch f.Type {
		case field.Group:
			m.group(f, here)
		case field.Rows:
			m.list(f, here)
		default:
			m.leaf(f, here)
		}
	}
}

// officers tells whether a field is never the document's. In a row only what the program
// and the officer put there is: the status of a certificate is the supplier's.
func (m *merger) officers(name string, at field.Path) bool {
	if at == "" {
		return m.own[name]
	}
	return inRow[name]
}

func (m *merger) leaf(f *field.Field, at places) {
	cur, next := get(m.current, at.current), get(m.accepted, at.accepted)
	if m.wasRefused(at.accepted) || f.Type == field.RecordRef && m.wasRefused(at.accepted.Parent().Field(f.NameField)) {
		return
	}
	points := f.Type == field.RowRef || f.Type == field.RowRefs
	if stated := get(m.full, at.accepted); points && !empty(stated) { // also at rows that are there and were not taken over again
		next = stated
		if empty(cur) || m.untouched(at, cur) {
			m.later = append(m.later, reference{at.current, next})
		}
		return
	}
	switch {
	case equal(cur, next) || m.keeps && empty(next):
	case empty(cur) && !m.emptied(at):
		m.put(at.current, next)
	case m.untouched(at, cur) && !(m.partial && empty(next)):
		m.put(at.current, next)
	case (!empty(next) || m.emptied(at)) && !m.sameName(f, cur, next):
		c := Conflict{Path: at.current, Kept: cur, Proposed: next, From: at.accepted, News: true}
		if m.base != nil && !at.noBase {
			c.Before = get(m.base, at.base)
			c.News = !equal(c.Before, next)
		}
		if m.conflict(c) {
			m.put(at.current, next)
		}
	}
}

// conflict notes that a word of the officer stands in the way, and tells whether the
// document is followed all the same.
func (m *merger) conflict(c Conflict) bool {
	if m.reg.Follow != nil {
		_, id := m.current.Identity()
		c.Followed = m.reg.Follow(id, c)
	}
	m.conflicts = append(m.conflicts, c)
	return c.Followed
}

// sameName tells whether two values are the name of one party, the other with its legal
// form or as an alias. Then the name in the register stays, and that is no conflict.
func (m *merger) sameName(f *field.Field, cur, next any) bool {
	a, _ := cur.(string)
	b, _ := next.(string)
	switch f.Name {
	case "vendor", "party":
		return SameParty(a, b)
	case "name":
		p, ok := m.current.(*model.Party)
		return ok && (SameParty(a, b) || slices.ContainsFunc(p.Aliases, func(alias string) bool { return SameParty(alias, b) }))
	}
	return false
}

// untouched tells whether the current value is what the last import left.
func (m *merger) untouched(at places, cur any) bool {
	return m.base != nil && !at.noBase && equal(get(m.base, at.base), cur)
}

// emptied tells whether the officer took out what the last import brought.
func (m *merger) emptied(at places) bool {
	return m.base != nil && !at.noBase && !empty(get(m.base, at.base))
}

func (m *merger) wasRefused(path field.Path) bool {
	return slices.ContainsFunc(m.refused, func(p field.Path) bool { return path.Within(p) })
}

func (m *merger) put(path field.Path, v any) {
	old := get(m.current, path)
	if v == nil || equal(old, v) {
		return
	}
	if field.Set(m.current, path, v) == nil {
		m.changed = true
	}
}

// translate turns RowIDs of the proposal into those of the register.
func (m *merger) translate(v any) any {
	switch v := v.(type) {
	case string:
		return m.rows[v]
	case []string:
		var out []string
		for _, id := range v {
			if to := m.rows[id]; to != "" {
				out = append(out, to)
			}
		}
		return out
	}
	return v
}

// list merges rows, recognised by what names them. What names a row of the document
// does so too where that was not taken over, and what the officer calls otherwise is
// known by what the last import called it.
func (m *merger) list(f *field.Field, at places) {
	next, cur := rowNames(m.full, at.accepted, f), rowNames(m.current, at.current, f)
	known, base, stated := pair(next, cur), map[model.RowID]model.RowID{}, map[model.RowID]model.RowID{}
	if m.base != nil && !at.noBase {
		was := rowNames(m.base, at.base, f)
		base, stated = pairByID(cur, was), pair(next, was)
		follow(known, base, stated)
	}
	accepted := m.rowsOf(m.accepted, at.accepted)
	for _, row := range next {
		curID, baseID := known[row.id], stated[row.id]
		if curID != "" {
			baseID = base[curID]
			m.rows[string(row.id)] = string(curID)
		}
		if !accepted[row.id] {
			continue
		}
		here := places{accepted: at.accepted.Row(row.id), noBase: baseID == ""}
		if baseID != "" {
			here.base = at.base.Row(baseID)
		}
		if curID == "" {
			if baseID != "" {
				c := Conflict{Path: at.current, Proposed: title(m.accepted, here.accepted, f), From: here.accepted, Before: title(m.base, here.base, f)}
				c.News = !m.sameRow(f, m.accepted, here.accepted, here.base)
				if !m.conflict(c) {
					continue
				}
				here.noBase = true
			}
			curID = m.addRow(at.current)
			m.rows[string(row.id)] = string(curID)
		}
		here.current = at.current.Row(curID)
		m.group(f, here)
	}
	if m.keeps && len(next) == 0 {
		return
	}
	stays := map[model.RowID]bool{}
	for _, id := range known {
		stays[id] = true
	}
	for _, row := range cur {
		if !stays[row.id] {
			m.gone(f, at, row.id, base[row.id])
		}
	}
}

// rowsOf are the rows of a list.
func (m *merger) rowsOf(r model.Record, list field.Path) map[model.RowID]bool {
	ids, _ := field.RowIDs(r, list)
	rows := make(map[model.RowID]bool, len(ids))
	for _, id := range ids {
		rows[id] = true
	}
	return rows
}

// gone takes a row out that the document no longer has, unless it is the officer's.
func (m *merger) gone(f *field.Field, at places, id, baseID model.RowID) {
	if m.base == nil || at.noBase || baseID == "" {
		return
	}
	row, was := at.current.Row(id), at.base.Row(baseID)
	if (m.partial || !m.sameRow(f, m.current, row, was)) &&
		!m.conflict(Conflict{Path: row, Kept: title(m.current, row, f), Before: title(m.base, was, f), News: true}) {
		return
	}
	if _, _, err := field.RemoveRow(m.current, row); err == nil {
		m.changed = true
	}
}

// sameRow tells whether a row says what it said in the last import, apart from its lists
// and from what points elsewhere.
func (m *merger) sameRow(f *field.Field, record model.Record, row, was field.Path) bool {
	for _, leaf := range leaves(f, "", inRow) {
		if !equal(get(record, row+leaf), get(m.base, was+leaf)) && !points(f, leaf) {
			return false
		}
	}
	return true
}

func (m *merger) addRow(list field.Path) model.RowID {
	have, _ := field.RowIDs(m.current, list)
	id := m.reg.NewRow()
	for slices.Contains(have, id) {
		id = m.reg.NewRow()
	}
	if field.AddRow(m.current, list, id) == nil {
		m.changed = true
	}
	return id
}

func title(r model.Record, row field.Path, f *field.Field) string {
	t := f.TitleField()
	if t == nil {
		return ""
	}
	s, _ := get(r, row.Field(t.Name)).(string)
	return s
}

// leaves lists the paths of the leaves of a row, relative to it, without lists and
// without the fields that are never the document's.
func leaves(f *field.Field, from field.Path, own map[string]bool) []field.Path {
	var out []field.Path
	for _, c := range f.Fields {
		switch {
		case own[c.Name]:
		case c.Type == field.Group:
			out = append(out, leaves(c, from+"."+field.Path(c.Name), own)...)
		case c.Leaf():
			out = append(out, from+"."+field.Path(c.Name))
		}
	}
	return out
}

// points tells whether a leaf refers to another record or row.
func points(f *field.Field, leaf field.Path) bool {
	for name := range strings.SplitSeq(strings.TrimPrefix(string(leaf), "."), ".") {
		if f = f.Child(name); f == nil {
			return false
		}
	}
	return f.Type == field.RowRef || f.Type == field.RowRefs || f.Type == field.RecordRef
}

func get(r model.Record, path field.Path) any {
	if r == nil || strings.Contains(string(path), "[]") {
		return nil
	}
	v, err := field.Get(r, path)
	if err != nil {
		return nil
	}
	return v
}

func empty(v any) bool {
	switch v := v.(type) {
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	case model.Count:
		return v.IsZero()
	}
	return v == nil
}

func equal(a, b any) bool {
	if empty(a) || empty(b) {
		return empty(a) && empty(b)
	}
	if x, ok := a.([]string); ok {
		y, ok := b.([]string)
		return ok && slices.Equal(x, y)
	}
	return a == b
}
