package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// table writes rows of cells under each other. What a user typed is made
// printable first: a title from somebody's document can't move the cursor.
type table struct{ w *tabwriter.Writer }

func newTable(w io.Writer) table { return table{tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)} }

func (t table) row(cells ...string) {
	for i, cell := range cells {
		indent := len(cell) - len(strings.TrimLeft(cell, " "))
		cells[i] = cell[:indent] + line(cell)
	}
	fmt.Fprintln(t.w, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
}

func (t table) flush() { _ = t.w.Flush() }

// line makes what a user typed fit on one line of a terminal.
func line(s string) string { return strings.Join(strings.Fields(printable.Line(s)), " ") }

// width is that of a usual terminal.
const width = 100

// printWrapped prints a text in lines that fit a usual terminal, the first
// behind one indent and those after it behind another.
func (c *call) printWrapped(first, indent int, text string) {
	c.printf("%s", wrapped(first, indent, text))
}

// wrapped is such a text. A word that is a choice of many goes on behind a bar.
func wrapped(first, indent int, text string) string {
	var b strings.Builder
	used := first // of the line, with its indent
	fmt.Fprintf(&b, "%*s", first, "")
	for i, word := range strings.Fields(printable.Line(text)) {
		for j, part := range parts(word) {
			length := utf8.RuneCountInString(part)
			space := 0
			if i > 0 && j == 0 {
				space = 1
			}
			if i+j > 0 && used+space+length > width {
				fmt.Fprintf(&b, "\n%*s", indent, "")
				used, space = indent, 0
			}
			fmt.Fprintf(&b, "%*s%s", space, "", part)
			used += space + length
		}
	}
	b.WriteString("\n")
	return b.String()
}

// parts are where a word may go on in the next line.
func parts(word string) []string {
	const long = 60
	if utf8.RuneCountInString(word) <= long {
		return []string{word}
	}
	return strings.SplitAfter(word, "|")
}

// short cuts a text that only has to be recognised.
func short(s string) string {
	const enough = 60
	if runes := []rune(s); len(runes) > enough {
		return strings.TrimSpace(string(runes[:enough])) + "…"
	}
	return s
}

// place says in words where a value stands in a record, on one line.
func (c *call) place(record model.Record, path field.Path) string {
	kind, _ := record.Identity()
	return line(c.Fields.PathLabel(kind, path, func(row field.Path) string { return short(c.RowTitle(record, row)) }))
}

// putJSON prints a value as JSON on stdout.
func (c *call) putJSON(value any) error {
	out := json.NewEncoder(c.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(value); err != nil {
		return fmt.Errorf("print JSON: %w", err)
	}
	return nil
}
