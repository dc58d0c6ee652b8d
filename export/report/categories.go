package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
)

// Bounds on the groups of people that stand as columns beside the categories.
const (
	mostGroups   = 5
	longestGroup = 40 // letters of a name
)

// asColumns tells whether the groups of people can stand as columns beside the
// categories of data, a tick for each category that is of them: they are few,
// each has a name of its own, and no category is of others.
func (s *source) asColumns(p *model.Processing) bool {
	names, ids := map[string]bool{}, map[model.RowID]bool{}
	for _, subject := range p.DataSubjects {
		name := strings.ToLower(strings.TrimSpace(subject.Name))
		if name == "" || names[name] || utf8.RuneCountInString(name) > longestGroup {
			return false
		}
		names[name], ids[subject.ID] = true, true
	}
	for _, c := range p.DataCategories {
		if slices.ContainsFunc(c.Subjects, func(id model.RowID) bool { return !ids[id] }) {
			return false
		}
	}
	return len(names) > 0 && len(names) <= mostGroups
}

// categoryRows gives the table of the model, each category in its place, and
// below it the categories that the model does not have; and apart the rows of
// which something is filled in, without the numbers of the model.
func (s *source) categoryRows(p *model.Processing, listedApplies bool) (rows, stated []CategoryRow) {
	list, placed := p.DataCategories, map[int]bool{}
	add := func(c model.DataCategory, standard reference.Row) {
		row := s.categoryRow(c, standard, listedApplies)
		for _, subject := range p.DataSubjects {
			row.Of = append(row.Of, slices.Contains(c.Subjects, subject.ID))
		}
		rows = append(rows, row)
		row.Label = strings.TrimPrefix(row.Label, standard.Code+". ")
		stated = append(stated, row)
	}
	for _, standard := range reference.List("bijsluiter-category").Rows() {
		found := false
		for i, c := range list {
			if string(c.Code) == standard.Code {
				found, placed[i] = true, true
				add(c, standard)
			}
		}
		if !found {
			rows = append(rows, s.categoryRow(model.DataCategory{}, standard, false))
		}
	}
	for i, c := range list {
		if !placed[i] {
			add(c, reference.Row{})
		}
	}
	return rows, stated
}

func (s *source) categoryRow(c model.DataCategory, standard reference.Row, listedApplies bool) CategoryRow {
	lang := s.words.language
	row := CategoryRow{Applies: c.Applies, Label: joined(". ", standard.Code, standard.Label(lang))}
	if row.Applies == "" && listedApplies {
		row.Applies = model.AppliesYes
	}
	row.Label = joined(" – ", row.Label, printable.Value(ownLabel(c, standard, lang)))
	if row.Label == "" {
		row.Label = s.named(s.code("bijsluiter-category", c.Code))
	}
	row.Explanation = s.explanation(c, standard)
	var names []string
	for _, id := range c.Subjects {
		names = append(names, printable.Value(s.rowTitle("dataSubjects", id)))
	}
	if row.Subjects = Text(strings.Join(names, "\n")); len(names) == 0 && row.Applies != "" && row.Applies != model.AppliesNo {
		row.Subjects = s.words.Missing()
	}
	row.Note = s.applies(row.Applies)
	return row
}

// categoryName names a category where another row refers to it.
func (s *source) categoryName(id model.RowID) string {
	for _, c := range processingOf(s.record.Addr().Interface()).DataCategories {
		standard, _ := reference.List("bijsluiter-category").Row(string(c.Code))
		switch own := ownLabel(c, standard, s.words.language); {
		case c.ID != id:
		case own != "":
			return strings.TrimSuffix(c.Label, own) + printable.Value(own)
		case standard.Code != "":
			return standard.Label(s.words.language)
		}
	}
	return s.rowTitle("dataCategories", id)
}

// ownLabel is the name of a category as far as it says more than that of the model. One
// that was read in has that of the model before it.
func ownLabel(c model.DataCategory, standard reference.Row, language string) string {
	own := strings.TrimPrefix(c.Label, standard.Label(language)+" – ")
	if own == standard.NL || own == standard.EN || strings.Contains(strings.ToLower(standard.Label(language)), strings.ToLower(own)) {
		return ""
	}
	return own
}

// explanation is the wording of the model with what the record adds to it. A
// bijsluiter that was read in has the wording of the model as its own text.
func (s *source) explanation(c model.DataCategory, standard reference.Row) string {
	note := standard.Note(s.words.language)
	lines := []string{note}
	mark := ", "
	for _, item := range c.Items {
		if strings.Contains(item, ",") {
			mark = "; "
		}
	}
	if items := strings.Join(c.Items, mark); items != "" && items != note {
		lines = append(lines, s.words.Text("bijsluiter.items")+": "+strings.Join(values(c.Items), mark))
	}
	if c.Text != standard.NoteNL && c.Text != standard.NoteEN {
		lines = append(lines, printable.Value(c.Text))
	}
	return joined("\n", lines...)
}

// applies says what stands beside the box in the first column of the table: a
// tick means yes and an empty box means no, so that anything else needs words. A
// no is said as well: an empty box alone may have been forgotten.
func (s *source) applies(applies model.Applies) string {
	switch applies {
	case model.AppliesYes:
		return ""
	case model.AppliesNo:
		return s.words.Text("bijsluiter.no")
	case "":
		return s.words.Text("value.missing")
	}
	return strings.ToLower(s.words.Code("applies", string(applies)))
}
