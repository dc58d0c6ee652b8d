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

// printWrapped prints a text in lines that fit a usual terminal, the first
// behind one indent and those after it behind another.
func (c *call) printWrapped(first, indent int, text string) {
	const width = 100
	words := strings.Fields(printable.Line(text))
	used := 0 // of the line, with its indent
	for i, word := range words {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
			c.printf("%*s%s", first, "", word)
			used = first + length
		case used+1+length <= width:
			c.printf(" %s", word)
			used += 1 + length
		default:
			c.printf("\n%*s%s", indent, "", word)
			used = indent + length
		}
	}
	c.printf("\n")
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
