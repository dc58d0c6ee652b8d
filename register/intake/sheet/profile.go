package sheet

import (
	"encoding/json"
	"maps"
	"math"
	"slices"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Profiles remember mappings: what became of the columns of a table, by the fingerprint
// of its headings. The next version of the same file, and another with the same
// headings, is then read the same way.
//
//	p, err := sheet.ReadProfiles(data)
//	p.Apply(book, &mapping) // tables that are known
//	p.Keep(mapping)         // and remember the others
//	data, err := p.JSON()
type Profiles struct {
	Format int              `json:"format"`
	Tables map[string]Table `json:"tables"`
	Joins  []Join           `json:"joins,omitempty"`
}

// profileFormat is the version of the form in which profiles are written.
const profileFormat = 1

// ReadProfiles reads what JSON wrote; nothing gives no profiles. Anything else is a
// *limits.Error.
func ReadProfiles(data []byte) (Profiles, error) {
	p := Profiles{Format: profileFormat, Tables: map[string]Table{}}
	if len(data) == 0 {
		return p, nil
	}
	if err := json.Unmarshal(data, &p); err != nil {
		return Profiles{}, &limits.Error{Op: "read profile", Kind: limits.Damaged, Err: err}
	}
	if p.Format != profileFormat || p.Tables == nil {
		return Profiles{}, &limits.Error{Op: "read profile", Kind: limits.Unsupported, Subject: "profile"}
	}
	return p, nil
}

// JSON writes the profiles, to be read and edited by people too.
func (p Profiles) JSON() ([]byte, error) {
	p.Format = profileFormat
	out, err := json.MarshalIndent(p, "", "  ")
	return append(out, '\n'), err
}

// Apply gives the tables that are known what is remembered of them. Where a table stands
// on its sheet is the file's own matter, unless the headings that are remembered stand
// where the user found them. A hidden sheet stays unused.
func (p Profiles) Apply(b *grid.Book, m *Mapping) {
	for i := range m.Tables {
		t := &m.Tables[i]
		if _, ok := p.Tables[t.Fingerprint]; !ok || t.Fingerprint == "" {
			p.recognise(b, m, i)
		}
		p.fill(t)
	}
	for i := range m.Tables {
		p.below(b, m, i)
	}
	m.Joins = append(m.Joins, p.Joins...)
}

// fill gives a table that is known what is remembered of it.
func (p Profiles) fill(t *Table) {
	known, ok := p.Tables[t.Fingerprint]
	if !ok || len(known.Columns) != len(t.Columns) || t.Fingerprint == "" {
		return
	}
	t.About, t.Role = known.About, known.Role
	if !t.Hidden {
		t.Use, t.Why = known.Use, known.Why
	}
	for j := range t.Columns {
		at, dates := t.Columns[j].At, t.Columns[j].Dates
		t.Columns[j] = known.Columns[j]
		t.Columns[j].At = at
		if t.Columns[j].Dates == "" || t.Columns[j].Dates == Ask {
			t.Columns[j].Dates = dates
		}
	}
}

// below looks under a table for the headings of another that the user once showed there:
// in the next version of the file they stand lower.
func (p Profiles) below(b *grid.Book, m *Mapping, i int) {
	of := m.Tables[i]
	s := b.Sheet(of.Sheet)
	if s == nil || b.Export != nil || !of.Use || of.Layout == Form || len(of.Headings) == 0 || !m.alone(i) {
		return
	}
	lines := of.plane(s).between(of.Headings[len(of.Headings)-1]+1, math.MaxInt32)
	prints := slices.Sorted(maps.Keys(p.Tables))
	for j := range lines {
		for _, print := range prints {
			known := p.Tables[print]
			if print == of.Fingerprint || !known.Use || known.Layout == Form || !known.headedBy(&lines[j]) {
				continue
			}
			m.Tables = append(m.Tables, Table{Sheet: of.Sheet, Hidden: of.Hidden, Use: true, About: known.About, Role: known.Role, Layout: known.Layout, Headings: []int{lines[j].Number}})
			m.Refit(b, len(m.Tables)-1)
			p.fill(&m.Tables[len(m.Tables)-1])
			return
		}
	}
}

// headedBy tells whether a line holds the headings of a table, and nothing else.
func (t *Table) headedBy(line *grid.Row) bool {
	if len(t.Headings) != 1 || len(t.Columns) < 2 || len(line.Cells) != len(t.Columns) {
		return false
	}
	for i := range t.Columns {
		if fold(line.Cells[i].Text) != fold(t.Columns[i].Heading) {
			return false
		}
	}
	return true
}

// recognise looks on a sheet for the headings of a table that the user showed in another
// file, when those that were found are not known.
func (p Profiles) recognise(b *grid.Book, m *Mapping, i int) {
	s := b.Sheet(m.Tables[i].Sheet)
	if s == nil || b.Export != nil || !m.alone(i) {
		return
	}
	for _, print := range slices.Sorted(maps.Keys(p.Tables)) {
		known := p.Tables[print]
		if len(known.Headings) == 0 {
			continue
		}
		t := m.Tables[i]
		t.About, t.Layout, t.Headings = known.About, known.Layout, slices.Clone(known.Headings)
		if t.refit(s, nil); t.Fingerprint == print && len(t.Columns) > 0 {
			m.Tables[i] = t
			m.Refit(b, i)
			return
		}
	}
}

// alone tells whether a table is the only one of its sheet.
func (m *Mapping) alone(i int) bool {
	for j := range m.Tables {
		if j != i && m.Tables[j].Sheet == m.Tables[i].Sheet {
			return false
		}
	}
	return true
}

// Keep remembers the tables of a mapping, in place of what was known of them.
func (p *Profiles) Keep(m Mapping) {
	if p.Tables == nil {
		p.Tables = map[string]Table{}
	}
	for _, t := range m.Tables {
		if t.Fingerprint != "" {
			p.Tables[t.Fingerprint] = t
		}
	}
	p.Joins = m.Joins
}

// Only uses the tables of some sheets and no others, hidden or not. It tells whether
// every sheet that is named has a table.
func (m *Mapping) Only(sheets ...string) bool {
	named := map[string]bool{}
	for _, s := range sheets {
		named[s] = false
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		_, wanted := named[t.Sheet]
		if t.Use = wanted && len(t.Headings) > 0; t.Use {
			named[t.Sheet], t.Why = true, ""
		} else if t.Why == "" {
			t.Why = NotChosen
		}
	}
	for _, found := range named {
		if !found {
			return false
		}
	}
	return len(sheets) > 0
}
