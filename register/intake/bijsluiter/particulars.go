package bijsluiter

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// A bijsluiter that this program wrote has a table of particulars behind the rest: what
// the model has no place for, one thing to a row, under the names that fields have in the
// program. It says so to the letter, so it goes before what was read elsewhere.

// takeParticulars takes the tables of particulars out of the sections, so that nothing
// else reads them.
func (r *reader) takeParticulars(sections []*section) []*unit {
	var found []*unit
	for _, s := range sections {
		s.units = slices.DeleteFunc(s.units, func(u *unit) bool {
			if u.table == nil || r.particularColumns(u.table.Grid()) == nil {
				return false
			}
			found = append(found, u)
			if s.head != nil {
				s.head.use()
			}
			return true
		})
	}
	return found
}

// particularColumns gives the columns of a table of particulars, nil for another table.
func (r *reader) particularColumns(rows [][]*block.Cell) map[int]string {
	columns, first := r.header("particulars", rows)
	if first == 1 && len(columns) == 4 {
		return columns
	}
	return nil
}

// particulars sets what the tables say. A row that can't be made out stays unmatched.
func (r *reader) particulars(tables []*unit) {
	for _, u := range tables {
		rows := u.table.Grid()
		columns := r.particularColumns(rows)
		for _, cells := range rows[1:] {
			row := byKey(cells, columns)
			if r.particular(oneWord(row["part"]), row["row"], oneWord(row["field"]), row["value"]) {
				r.useCell(distinct(cells)...)
			}
		}
	}
}

// oneWord is the text of a cell on one line.
func oneWord(c *block.Cell) string { return strings.Join(strings.Fields(c.Text()), " ") }

// particular sets one thing, and tells whether it could.
func (r *reader) particular(part string, of *block.Cell, what string, value *block.Cell) bool {
	top := fieldLabelled(field.Of(model.KindService), part)
	if top == nil || value.Text() == "" {
		return false
	}
	f, path := top, []string(nil)
	if what != "" {
		for label := range strings.SplitSeq(what, " – ") {
			if f = fieldLabelled(f, label); f == nil {
				return false
			}
			path = append(path, f.Name)
		}
	}
	if !f.Leaf() {
		return false
	}
	said, ok := r.particularValue(f, value.Text())
	if !ok {
		return false
	}
	row := r.svc
	if top.Type == field.Rows {
		if row, ok = r.rowCalled(top, oneWord(of)); !ok {
			if row, ok = r.addRow(top, of); !ok {
				return false
			}
		}
	} else {
		path = append([]string{top.Name}, path...)
	}
	passage := strings.Join(nonEmpty(part, of.Text(), what, value.Text()), " | ")
	row.Set(strings.Join(path, "."), said, evidence(passage, value.Pos, proposal.Certain))
	return true
}

// particularValue reads a value as the program prints it.
func (r *reader) particularValue(f *field.Field, text string) (any, bool) {
	lines := nonEmpty(strings.Split(text, "\n")...)
	switch f.Type {
	case field.Code:
		known, ok := rowNamed(f.List, strings.Join(lines, " "))
		return known.Code, ok
	case field.Codes, field.Texts, field.RowRefs:
		var all []string
		for _, line := range lines {
			one, ok := r.particularValue(&field.Field{Type: elementOf[f.Type], List: f.List, RowList: f.RowList}, line)
			if !ok {
				return nil, false
			}
			all = append(all, one.(string))
		}
		return all, true
	case field.RowRef:
		list := field.Of(model.KindService).Child(f.RowList)
		row, ok := r.rowCalled(list, strings.Join(lines, " "))
		return string(row.ID()), ok
	case field.Date:
		date := printedDate(strings.Join(lines, ""))
		return string(date), date != ""
	case field.Count:
		n, err := strconv.Atoi(strings.Join(lines, ""))
		return model.N(n), err == nil
	case field.LongText:
		return strings.TrimSpace(text), true
	case field.Text:
		text = strings.Join(lines, " ")
		if known, ok := rowNamed(f.List, text); f.List != "" && ok {
			return known.Code, true
		}
		return text, true
	}
	return nil, false
}

// elementOf is the type of one value of a list.
var elementOf = map[field.Type]field.Type{field.Codes: field.Code, field.Texts: field.Text, field.RowRefs: field.RowRef}

var monthOrYear = regexp.MustCompile(`^(?:(\d{2})-)?(\d{4})$`)

// printedDate reads a day, a month or a year.
func printedDate(s string) model.Date {
	if m := monthOrYear.FindStringSubmatch(s); m != nil {
		return model.Date(strings.TrimSuffix(m[2]+"-"+m[1], "-"))
	}
	if dates := phrase.Dates(s); len(dates) == 1 {
		return dates[0].Date
	}
	return ""
}

var ordinal = regexp.MustCompile(`^(.*?)\s*\((\d+)\)$`)

// rowCalled gives the row of a list that is called so: "Wolkhuis B.V.", or "Wolkhuis B.V.
// (2)" for the second of that name.
func (r *reader) rowCalled(list *field.Field, name string) (proposal.Row, bool) {
	if row, ok := r.rowNumbered(list, name, 1); ok {
		return row, true
	}
	bare, number := numbered(name)
	return r.rowNumbered(list, bare, number)
}

// numbered takes the number off a name.
func numbered(name string) (bare string, number int) {
	if m := ordinal.FindStringSubmatch(name); m != nil {
		n, _ := strconv.Atoi(m[2])
		return m[1], n
	}
	return name, 1
}

// addRow adds a row of a list that stands nowhere else, such as a recipient, under its
// name; or that of a category of the model of which the form itself says nothing.
func (r *reader) addRow(list *field.Field, of *block.Cell) (proposal.Row, bool) {
	bare, number := numbered(oneWord(of))
	known, category := reference.List("bijsluiter-category").Match(r.open(bare))
	category = category && list.Name == "dataCategories"
	if elsewhere[list.Name] && !category {
		return proposal.Row{}, false
	}
	row, ev := r.svc.Add(list.Name), cellEvidence(of, proposal.Certain)
	if category {
		row.Set("code", known.Code, ev)
	}
	if title := list.TitleField(); title.Type != field.Code {
		row.Set(title.Name, bare, ev)
	}
	if r.called == nil {
		r.called = map[model.RowID]string{}
	}
	r.called[row.ID()] = fmt.Sprint(bare, " ", number) // its title may come later
	return row, true
}

// elsewhere are the lists whose rows stand in the form itself.
var elsewhere = map[string]bool{"options": true, "purposes": true, "dataSubjects": true, "dataCategories": true, "storage": true, "retention": true, "engagements": true,
	"measures": true, "access": true, "certificates": true, "deviations": true}

// rowNumbered gives the row that is the first, second, and so on, with a title.
func (r *reader) rowNumbered(list *field.Field, title string, number int) (proposal.Row, bool) {
	seen := 0
	for _, row := range r.svc.Rows(list.Name) {
		if r.called[row.ID()] == fmt.Sprint(title, " ", number) {
			return row, true
		}
		if r.called[row.ID()] == "" && r.isCalled(list, row, title) {
			if seen++; seen == number {
				return row, true
			}
		}
	}
	return proposal.Row{}, false
}

// isCalled tells whether a row has a title: that of the row itself, or the words of its
// code where it has none of its own. A title that is whole is meant to the letter, others
// but for what may change where they are broken off.
func (r *reader) isCalled(list *field.Field, row proposal.Row, title string) bool {
	as := glue
	if r.isWhole(title) {
		as = squeezed
	}
	return slices.ContainsFunc(titlesOf(list, row), func(name string) bool { return name != "" && as(r.open(name)) == as(r.open(title)) })
}

// titlesOf gives what a row may be called.
func titlesOf(list *field.Field, row proposal.Row) []string {
	var names []string
	if f := list.TitleField(); f != nil {
		own := row.Text(f.Name)
		if f.Type == field.Code {
			known, _ := reference.List(f.List).Row(own)
			names = append(names, known.Label("nl"), known.Label("en"))
		}
		names = append(names, own)
	}
	if f := list.Child("code"); f != nil {
		known, _ := reference.List(f.List).Row(row.Text("code"))
		names = append(names, known.Label("nl"), known.Label("en"))
	}
	return names
}

// glue is a text without what may change where it is broken off.
func glue(s string) string { return strings.ReplaceAll(words.Fold(s), " ", "") }

// fieldLabelled gives the field below another that has a label, in either language.
func fieldLabelled(f *field.Field, label string) *field.Field {
	return labelledFields()[f][glue(label)]
}

// labelledFields are the fields of a service by what holds them and their labels.
var labelledFields = sync.OnceValue(func() map[*field.Field]map[string]*field.Field {
	all := map[*field.Field]map[string]*field.Field{}
	field.Of(model.KindService).All(func(f *field.Field) {
		if all[f.Parent] == nil {
			all[f.Parent] = map[string]*field.Field{}
		}
		for _, labels := range fieldLabels() {
			for _, key := range []string{f.Key, strings.Replace(f.Key, "service.", "activity.", 1), f.TypeKey} {
				if label := glue(labels[key]); label != "" {
					all[f.Parent][label] = f
				}
			}
		}
	})
	return all
})

// fieldLabels are the names of the fields as people see them, by language.
var fieldLabels = sync.OnceValue(func() []map[string]string {
	var all []map[string]string
	for _, language := range []string{"nl", "en"} {
		data, err := assets.Translations.ReadFile("fields." + language + ".json")
		labels := map[string]string{}
		if err == nil {
			err = json.Unmarshal(data, &labels)
		}
		if err != nil {
			panic(fmt.Sprintf("read labels of fields: %v", err)) // they are part of the program
		}
		all = append(all, labels)
	}
	return all
})
