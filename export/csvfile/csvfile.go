// Package csvfile writes a table of a report as a CSV file: UTF-8 with a byte
// order mark, semicolons between the cells and CR LF at the end of a row, as
// spreadsheets in the Netherlands read it without asking.
//
// A cell whose text a spreadsheet would take for a formula begins with an
// apostrophe, so that nothing runs when somebody opens the file; nothing else
// is changed. Text passes through package printable first.
package csvfile

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

// Write writes the table. The only errors are those of w.
func Write(w io.Writer, table report.Table) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	row := make([]string, len(table.Columns))
	for i, c := range table.Columns {
		row[i] = harmless(c.Heading)
	}
	if err := out.Write(row); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	for cells := range table.Rows {
		for i, c := range cells {
			row[i] = harmless(c.Text)
		}
		if err := out.Write(row); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// harmless marks what would be a formula; a spreadsheet looks past white space,
// and takes the wide forms of the signs for the signs.
func harmless(s string) string {
	s = printable.Text(s)
	first := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '"' })
	if first != "" && strings.ContainsRune("=+-@＝＋－＠|%", []rune(first)[0]) || strings.HasPrefix(s, "\t") {
		return "'" + s
	}
	return s
}
