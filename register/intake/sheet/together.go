package sheet

import (
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// This file is what columns say together: each by itself was looked at before.

// unknownMarks takes columns of marks whose headings nobody knows for categories of
// data, when others beside them are.
func unknownMarks(p plane, t *Table, columns []Column, strange []bool) {
	if t.About != Activities {
		return
	}
	known, unknown := 0, []int{}
	taken := make([]bool, len(columns)) // the columns that stand beside each other among known categories
	for i := range columns {
		c := &columns[i]
		switch {
		case c.Fixed != "" && c.Field == "activity.dataCategories.label":
			known++
			taken[i] = true
		case c.Field == "" && strange[i]:
			if q := profileOf(p, t, c.At); q.cells > 0 && q.marks >= 0.8 {
				unknown = append(unknown, i)
			}
		}
	}
	if known+len(unknown) < 3 || known == 0 {
		return
	}
	spread(taken, unknown)
	for _, i := range unknown {
		c := &columns[i]
		if amongSubjects(columns, i) {
			c.Field, c.Fixed, c.Confidence, c.Do = "activity.dataSubjects.name", c.Heading, proposal.Likely, ToField
			continue
		}
		if !taken[i] {
			continue
		}
		_, own, found := strings.Cut(c.Heading, " › ")
		if !found {
			own = c.Heading
		}
		c.Field, c.Fixed, c.Confidence, c.Do = "activity.dataCategories.label", own, proposal.Likely, ToField
	}
}

// parentsAmong takes a column of marks for a group of people, when it stands between such
// groups: "Ouders" is a category of data too in the words of the bijsluiter.
func parentsAmong(columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Fixed == "" || c.Field != "activity.dataCategories.label" || !amongSubjects(columns, i) {
			continue
		}
		if row, ok := reference.List("data-subject").Match(withoutBrackets(c.Fixed)); ok && row.Code != "other" {
			c.Field = "activity.dataSubjects.name"
		}
	}
}

// crosses takes a cross for "no" in a column that has ticks as well. Alone it may be either.
func crosses(p plane, t *Table, columns []Column) {
	ticked, crossed := map[int]bool{}, map[int]map[string]string{}
	for _, line := range p.between(t.First, t.Last) {
		for i := range line.Cells {
			c := &line.Cells[i]
			switch c.Text {
			case "✓", "✔", "☑", "✅":
				ticked[int(c.Column)] = true
			case "✗", "✘", "❌", "✖":
				if crossed[int(c.Column)] == nil {
					crossed[int(c.Column)] = map[string]string{}
				}
				crossed[int(c.Column)][c.Text] = string(model.No)
			}
		}
	}
	for i := range columns {
		if c := &columns[i]; c.Do == ToField && len(c.Values) == 0 && ticked[c.At] {
			c.Values = crossed[c.At]
		}
	}
}

// namesByContent finds the names of the activities in a column whose heading says nothing
// of it, where no other has them: it stands first or before the purposes, and each of its
// texts is short and another one.
func namesByContent(p plane, t *Table, columns []Column, strange []bool) {
	if t.About != Activities || t.Layout == Crosstab || slices.ContainsFunc(columns, func(c Column) bool { return c.Field == "activity.name" }) {
		return
	}
	for i := range columns {
		c := &columns[i]
		switch {
		case c.Field == "activity.sourceRef" || c.Field == "activity.department" || c.Field == "activity.tags" || c.Do == LeaveOut:
			continue
		case strange[i] && c.Field == "" && namesIn(p, t, c.At):
			c.Field, c.Confidence, c.Do = "activity.name", proposal.Likely, ToField
			return
		case c.Field == "" && i < 3:
			continue
		}
		return
	}
}

// namesIn tells whether a column holds what may be names: short texts in nearly every row
// that begins with something, no two the same.
func namesIn(p plane, t *Table, at int) bool {
	const most = 80 // letters in a name
	seen, rows := map[string]bool{}, 0
	for _, line := range p.between(t.First, t.Last) {
		if len(line.Cells) < 2 || t.instructs(&line) {
			continue
		}
		rows++
		cell := line.Cell(at)
		if cell == nil {
			continue
		}
		text := words.Fold(cell.Text)
		if cell.Kind != grid.Text || len(cell.Text) > most || len(text) < 3 || seen[text] || strings.Contains(cell.Text, "\n") || isMark(cell) || looksLikeDay(cell.Text) {
			return false
		}
		seen[text] = true
	}
	return len(seen) >= 2 && len(seen)*10 >= rows*8
}

// spread takes the columns that stand beside one that is taken, and those beside them.
func spread(taken []bool, among []int) {
	for _, order := range [][]int{among, reversed(among)} {
		for _, i := range order {
			taken[i] = taken[i] || i > 0 && taken[i-1] || i+1 < len(taken) && taken[i+1]
		}
	}
}

func reversed(in []int) []int {
	out := slices.Clone(in)
	slices.Reverse(out)
	return out
}

// numberSets tells groups of columns apart that are numbered: "Verwerker 1", "Land
// verwerker 1", "Verwerker 2".
func numberSets(columns []Column) {
	numbers := map[string]map[int]bool{}
	each := func(do func(c *Column, base string, n int)) {
		for i := range columns {
			parts := digitsBehind.FindStringSubmatch(columns[i].Heading)
			if parts == nil || columns[i].Do != ToField {
				continue
			}
			if n, err := strconv.Atoi(parts[2]); err == nil && n > 0 {
				do(&columns[i], words.Fold(parts[1]), n)
			}
		}
	}
	each(func(_ *Column, base string, n int) {
		if numbers[base] == nil {
			numbers[base] = map[int]bool{}
		}
		numbers[base][n] = true
	})
	each(func(c *Column, base string, n int) {
		if f, ok := fieldOf(c.Field); ok && len(numbers[base]) > 1 && f.several {
			c.Set = n
		}
	})
}

// ofPrincipals takes what a table says of agreements for those with the principals, when
// it names them and no processors: it is the record of a processor.
func ofPrincipals(columns []Column) {
	names := func(field string) bool {
		return slices.ContainsFunc(columns, func(c Column) bool { return c.Do == ToField && c.Field == field })
	}
	if !names("activity.controllers.party") || names("activity.engagements.party") {
		return
	}
	for i := range columns {
		if rest, ok := strings.CutPrefix(columns[i].Field, "activity.engagements.agreement"); ok && columns[i].Do == ToField {
			columns[i].Field = "activity.controllers.agreement" + rest
		}
	}
}

// narrowNames takes the column with the names of the parts of processes for the names of
// the activities, when it stands beside one with the processes, which are theirs in common.
func narrowNames(columns []Column) {
	part := slices.IndexFunc(columns, func(c Column) bool { return says("part", words.Fold(c.Heading)) })
	whole := slices.IndexFunc(columns, func(c Column) bool { return c.Do == ToField && c.Field == "activity.name" })
	if part < 0 || whole < 0 || part == whole || !says("whole", words.Fold(columns[whole].Heading)) {
		return
	}
	columns[whole].Field, columns[whole].Confidence = "activity.tags", proposal.Likely
	c := &columns[part]
	c.Do, c.Field, c.Confidence, c.Fixed = ToField, "activity.name", proposal.Certain, ""
}

// amongSubjects tells whether a column of marks stands among groups of people, and beside
// no category of data.
func amongSubjects(columns []Column, i int) bool {
	beside := false
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(columns) || columns[j].Fixed == "" {
			continue
		}
		if columns[j].Field != "activity.dataSubjects.name" {
			return false
		}
		beside = true
	}
	return beside
}

// secondBasis takes a column that asks for the basis in a law for the provision, when
// another asks for the legal basis itself and this one names none.
func secondBasis(p plane, t *Table, columns []Column) {
	first := -1
	for i := range columns {
		c := &columns[i]
		if c.Field != "activity.purposes.legalBasis" || c.Fixed != "" {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		law := strings.Contains(words.Fold(c.Heading), "wettelijk") && !strings.Contains(words.Fold(columns[first].Heading), "wettelijk")
		if q := profileOf(p, t, c.At); law && q.cells > 0 && q.bases < 0.3 {
			c.Field, c.Confidence = "activity.purposes.statute", proposal.Likely
		}
	}
}

// settleTwice settles fields that several columns claim. A field that holds many values,
// or running text, takes them all; of one that holds a single value the surest column
// wins and the rest goes to the remarks.
func settleTwice(t *Table, columns []Column) {
	first := map[string]int{}
	for i := range columns {
		c := &columns[i]
		f, ok := fieldOf(c.Field)
		if c.Do != ToField || !ok || f.several || c.Set > 0 || c.Fixed != "" {
			continue
		}
		j, taken := first[c.Field]
		if !taken {
			first[c.Field] = i
			continue
		}
		loser := c
		if words.Fold(columns[j].Heading) == "id" && words.Fold(c.Heading) != "id" { // the number of a program
			columns[j].Field, columns[j].Confidence, columns[j].Do, columns[j].Why = "", "", LeaveOut, TechnicalData
			first[c.Field] = i
			continue
		} else if c.Confidence != columns[j].Confidence && c.Confidence.AtLeast(columns[j].Confidence) {
			loser, first[c.Field] = &columns[j], i
		}
		if t.Layout == Form && loser.Heading == columns[first[c.Field]].Heading {
			continue // the answer goes on in the next row
		}
		loser.Others = append([]string{loser.Field}, loser.Others...)
		loser.Field, loser.Confidence, loser.Do = "", "", ToRemarks
	}
}
