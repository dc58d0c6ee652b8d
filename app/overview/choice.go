package overview

import (
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
)

// Choice is what is chosen of a list. The zero value chooses everything.
type Choice struct {
	Text   string         // words that the row must hold, each anywhere in it
	Values map[int]string // by column, the value it must have
}

// Everything reports whether nothing is left out.
func (c Choice) Everything() bool { return strings.TrimSpace(c.Text) == "" && len(c.Values) == 0 }

// of gives the rows that fit.
func (c Choice) of(rows []*row) []*row {
	words := strings.Fields(widgets.Fold(c.Text))
	var fitting []*row
	for _, r := range rows {
		if r.holds(words) && r.has(c.Values) {
			fitting = append(fitting, r)
		}
	}
	return fitting
}

// say tells in words how the rows were chosen.
func (c Choice) say(list report.List) string {
	var parts []string
	if text := strings.TrimSpace(c.Text); text != "" {
		parts = append(parts, "“"+text+"”")
	}
	for _, column := range list.Choices {
		if value, ok := c.Values[column]; ok {
			parts = append(parts, list.Columns[column].Heading+": "+value)
		}
	}
	return strings.Join(parts, "; ")
}

// row is a line as the table shows it.
type row struct {
	line report.Line
	key  string
	text []string // of each cell, folded; cells that say the same share it
}

// rowsOf makes rows, each with a key that is the same when the list is made
// again.
func rowsOf(list report.List) []*row {
	rows := make([]*row, len(list.Lines))
	seen := map[string]int{}
	folded := map[string]string{}
	for i, line := range list.Lines {
		texts := make([]string, len(line.Cells))
		for j, cell := range line.Cells {
			text, known := folded[cell.Text]
			if !known {
				text = widgets.Fold(cell.Text)
				folded[cell.Text] = text
			}
			texts[j] = text
		}
		key := string(line.Record) + " " + string(line.Path)
		seen[key]++
		rows[i] = &row{line: line, key: key + " " + strconv.Itoa(seen[key]), text: texts}
	}
	return rows
}

// holds reports whether each of the words stands somewhere in the row.
func (r *row) holds(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool {
		return !slices.ContainsFunc(r.text, func(text string) bool { return strings.Contains(text, word) })
	})
}

func (r *row) has(values map[int]string) bool {
	for column, value := range values {
		if oneLine(r.line.Cells[column].Text) != value {
			return false
		}
	}
	return true
}

// texts are the values there are in a column, in order.
func texts(rows []*row, column int) []string {
	known := map[string]bool{}
	var all []string
	for _, r := range rows {
		if text := oneLine(r.line.Cells[column].Text); !known[text] {
			known[text] = true
			all = append(all, text)
		}
	}
	slices.SortFunc(all, func(a, b string) int { return strings.Compare(widgets.Fold(a), widgets.Fold(b)) })
	return all
}

// oneLine is a text of several lines as a cell shows it.
func oneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	return strings.Join(paragraphs(s), " · ")
}

// paragraphs are the lines of a text.
func paragraphs(s string) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
