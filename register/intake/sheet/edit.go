package sheet

import (
	"maps"
	"math"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// This file is what a wizard needs beside the mapping itself: what may be chosen, what
// stands in a column, what a text is taken for, and the columns found anew below other
// headings.

// Clone returns a copy that shares nothing with the mapping, so that one can be worked
// with while the other is changed.
func (m Mapping) Clone() Mapping {
	m.Tables, m.Joins = slices.Clone(m.Tables), slices.Clone(m.Joins)
	for i := range m.Tables {
		t := &m.Tables[i]
		t.Headings, t.Columns, t.Without = slices.Clone(t.Headings), slices.Clone(t.Columns), slices.Clone(t.Without)
		for j := range t.Columns {
			c := &t.Columns[j]
			c.Parts, c.Others, c.Values = slices.Clone(c.Parts), slices.Clone(c.Others), maps.Clone(c.Values)
		}
	}
	return m
}

// To sends the column to a field, because the user says so.
func (c *Column) To(key string) {
	c.Do, c.Field, c.Confidence, c.Why = ToField, key, proposal.Certain, ""
	c.Fixed, c.Set, c.Parts, c.Between, c.Split = "", 0, nil, "", AsUsual
}

// Otherwise sends the column to the remarks or leaves it out, because the user says so.
func (c *Column) Otherwise(do Do) {
	c.To("")
	c.Do, c.Confidence = do, ""
}

// Refit finds the columns of a table anew, after the user chose other headings, another
// layout or another subject: Headings, Layout, About and Use are the user's.
func (m *Mapping) Refit(b *grid.Book, table int) {
	t := &m.Tables[table]
	s := b.Sheet(t.Sheet)
	if s == nil || len(t.Headings) == 0 {
		return
	}
	t.refit(s, m.beside(table))
	one := Mapping{Tables: []Table{*t}}
	settleDates(b, &one)
	*t = one.Tables[0]
	link(b, m)
}

// Below begins another table on the sheet of one, under it: with a record in each row, and
// its headings in the first line after an empty one, else in the first line that is left.
// The user says where they are, and Refit finds the columns, when it stands among the
// tables; those above it end where it begins. It gives none where no line is left.
func (m *Mapping) Below(b *grid.Book, table int) (Table, bool) {
	of := m.Tables[table]
	s := b.Sheet(of.Sheet)
	if s == nil || len(of.Headings) == 0 || of.Layout == Form || of.Inside != "" {
		return Table{}, false
	}
	next := Table{Sheet: of.Sheet, Hidden: of.Hidden, Use: true, About: Activities, Layout: RowPerRecord}
	lines := of.plane(s).between(of.Headings[len(of.Headings)-1]+2, math.MaxInt32)
	gap := slices.IndexFunc(lines, func(r grid.Row) bool { return of.plane(s).line(r.Number-1) == nil })
	if gap < 0 {
		gap = slices.IndexFunc(lines, func(r grid.Row) bool { return r.Number > of.Last })
	}
	if gap < 0 {
		gap = len(lines) - 1
	}
	if gap < 0 {
		return Table{}, false
	}
	next.Headings = []int{lines[gap].Number}
	return next, true
}

// beside are the other tables of the sheet of one that have their headings in a row.
func (m *Mapping) beside(table int) []*Table {
	var others []*Table
	for i := range m.Tables {
		t := &m.Tables[i]
		if i != table && t.Sheet == m.Tables[table].Sheet && t.Use && t.Layout != Form && len(t.Headings) > 0 {
			others = append(others, t)
		}
	}
	return others
}

// part lets no line belong to two tables that stand under each other: the one above ends
// where the headings of the other are.
func (t *Table) part(others []*Table) {
	if t.Layout == Form {
		return
	}
	for _, o := range others {
		apart := t.To != 0 && o.From > t.To || o.To != 0 && t.From > o.To
		switch {
		case apart:
		case o.Headings[0] > t.Headings[0]:
			t.Last = min(t.Last, o.Headings[0]-1)
		default:
			o.Last = min(o.Last, t.Headings[0]-1)
		}
	}
}

// refit finds the columns below the headings, but for what other tables say of them.
func (t *Table) refit(s *grid.Sheet, others []*Table) {
	if t.Layout == "" {
		t.Layout = RowPerRecord
	}
	slices.Sort(t.Headings)
	if t.About != Lines {
		t.Inside = ""
	}
	c := candidate{plane: t.plane(s), about: t.About}
	if t.Inside == "" {
		t.From, t.To = 0, 0
	}
	if t.Layout == Form {
		c.index = slices.IndexFunc(c.plane.lines, func(r grid.Row) bool { return r.Number == t.Headings[0] })
		if c.index >= 0 {
			t.From, t.To = c.extentOfForm()
		}
	}
	t.First = t.Headings[len(t.Headings)-1] + 1
	if t.Inside == "" || t.Last < t.First { // a table in a form ends above the next label
		t.Last = c.last(*t)
	}
	if lines := c.plane.lines; t.Layout == Crosstab && len(lines) > 0 {
		t.Last = lines[len(lines)-1].Number
	}
	t.part(others)
	t.Columns = columnsOf(s, t)
	t.Fingerprint = fingerprint(t)
}

// Choices gives the fields a column may have in a table of that sort.
func Choices(about About) []string {
	kinds := map[About][]string{
		Activities: {"activity", "internal", "subprocessor", "transfer", "processor", "controller"},
		Lines:      {"ref", "activity", "internal", "subprocessor", "transfer", "processor", "controller"},
		Parties:    {"party", "linked"}, OwnDetails: {"organisation"},
	}[about]
	var out []string
	for key := range fields() {
		kind, _, _ := strings.Cut(key, ".")
		if slices.Contains(kinds, kind) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// DateField tells whether a field holds a day.
func DateField(key string) bool {
	k, ok := fieldOf(key)
	return ok && k.days
}

// ListOf gives the list of which a column with that field holds codes, "" for none.
func ListOf(key string) string {
	k, ok := fieldOf(key)
	switch {
	case !ok:
		return ""
	case k.model != nil && (k.model.Type == field.Code || k.model.Type == field.Codes):
		return k.model.List
	case k.model != nil:
		return ""
	case strings.HasSuffix(key, ".country"):
		return "country"
	case strings.HasSuffix(key, ".mechanism"):
		return "mechanism"
	case strings.HasSuffix(key, ".outsideEEA"), key == "transfer.adequate":
		return "answer"
	}
	return ""
}

// Meaning tells what code of a list a text is taken for. Whole: it says nothing else.
func Meaning(list, text string) (code string, whole, ok bool) {
	switch list {
	case "answer":
		a, ok := answerOf(text)
		return string(a.answer), a.whole, ok
	case "country":
		if c, ok := phrase.Country(text); ok {
			return string(c), true, true
		}
		return onlyPlace(phrase.Places(text))
	}
	if code, ok := codeOf(list, text); ok {
		return code, true, true
	}
	return onlyCode(codesIn(list, text))
}

// onlyPlace is the country of a text that names one and denies nothing.
func onlyPlace(found []phrase.Place) (code string, whole, ok bool) {
	if len(found) == 1 && found[0].Country != "" && !found[0].Negated && !found[0].Outside {
		return string(found[0].Country), false, true
	}
	return "", false, false
}

// onlyCode is the code of a text that names one.
func onlyCode(found said) (code string, whole, ok bool) {
	if len(found.codes) != 1 {
		return "", false, false
	}
	return found.codes[0], found.whole, true
}

// Text is what stands in cells of a column.
type Text struct {
	Text  string
	Cells int
}

// Texts gives the different texts of a column, cut as the column says, in the order in
// which they come, and at most so many. A field that was not cut is given whole; of a cell
// that holds several things, the first.
func (t *Table) Texts(b *grid.Book, c *Column, most int) []Text {
	s := b.Sheet(t.Sheet)
	if s == nil {
		return nil
	}
	at := map[string]int{}
	var out []Text
	compiled := compileColumn(c)
	for _, line := range t.plane(s).between(t.First, t.Last) {
		cell := line.Cell(c.At)
		if cell == nil || t.instructs(&line) {
			continue
		}
		for _, text := range compiled.texts(cell) {
			i, seen := at[text]
			switch {
			case seen:
				out[i].Cells++
			case len(out) < most:
				at[text] = len(out)
				out = append(out, Text{text, 1})
			}
		}
	}
	return out
}

// FirstLines gives the first lines of a sheet, for choosing where the headings are: of each
// its number and what stands in it. Of a form the lines are columns.
func FirstLines(b *grid.Book, sheet string, layout Layout, most int) []grid.Row {
	s := b.Sheet(sheet)
	if s == nil {
		return nil
	}
	lines := planeOf(s, layout == Form).between(1, math.MaxInt32)
	return lines[:min(most, len(lines))]
}

// meant gives the value in the words the user chose for its texts. Dropped: the user says
// that it stands for nothing.
func (v *value) meant() (out *value, dropped bool) {
	if len(v.c.Values) == 0 {
		return v, false
	}
	texts := []string{v.text}
	if _, ok := v.c.Values[v.text]; !ok {
		texts = splitValues(v.text, v.c.split)
	}
	changed := false
	for i, text := range texts {
		if code, ok := v.c.Values[text]; ok {
			dropped = dropped || code == ""
			texts[i], changed = code, true
		}
	}
	if !changed {
		return v, false
	}
	p := *v
	p.text = strings.Join(texts, "\n")
	return &p, dropped && strings.TrimSpace(p.text) == ""
}

// Roles are the parts the organisation can have in the activities of a table, and what
// the parties of a table can be.
func Roles(about About) []model.Role {
	if about == Parties {
		return []model.Role{"", model.RoleProcessor, model.RoleSubProcessor, "recipient", model.RoleController, model.RoleJointController}
	}
	return []model.Role{"", model.RoleController, model.RoleJointController, model.RoleProcessor, model.RoleSubProcessor}
}
