package register_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// everyTable is a register in which no table is empty.
func everyTable(t *testing.T) *wholeFile {
	t.Helper()
	return newWholeFile(t, func(reg *register.Register) {
		a := generate.Record(rng(8), model.KindActivity).(*model.Activity)
		a.ID, a.Number, a.Owner = "", "", "K. Bakker"
		mustSave(t, reg, register.Change{Writes: []register.Write{{Record: a}},
			Documents: []register.Document{{Name: "bijsluiter.txt", Media: "text/plain", Bytes: []byte("inhoud")}}})
		for n := range 12 { // more than stand on one whole version
			a.Description = fmt.Sprint("Versie ", n)
			mustSave(t, reg, write(a, n+1))
		}
		a.Description = "nog niet opgeslagen"
		if err := reg.SaveDraft(t.Context(), a, 13); err != nil {
			t.Fatal(err)
		}
		if _, err := reg.SignOff(t.Context(), register.Approving{By: "FG"}); err != nil {
			t.Fatal(err)
		}
	})
}

// TestNoChangedColumnIsSilent changes every column of every table in three ways:
// to another value in the last row, to nothing in the first, and in the middle
// to what the next row has.
func TestNoChangedColumnIsSilent(t *testing.T) {
	w := everyTable(t)
	original := filepath.Join(t.TempDir(), "heel.vreg")
	if err := os.WriteFile(original, w.b, 0o600); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, c := range columnsOf(t, original) {
		for _, change := range []struct {
			row int
			to  string
		}{{c.rows - 1, c.other()}, {0, c.nothing()}, {c.rows / 2, c.neighbours(c.rows / 2)}} {
			changed := false
			path := tampered(t, original, func(db *sql.DB) error {
				result, err := db.Exec(fmt.Sprintf(`UPDATE %s SET %s = %s WHERE rowid = %s AND %[2]s IS NOT %[3]s`, c.table, c.name, change.to, nth(c.table, change.row)))
				if err != nil {
					return nil // the table does not take it: two rows with one key
				}
				n, err := result.RowsAffected()
				changed = n > 0
				return err
			})
			if changed {
				tried++
				w.damagedFile(path, fmt.Sprintf("%s.%s of row %d set to %s", c.table, c.name, change.row, change.to))
			}
		}
	}
	t.Log(tried, "changes:", w.tell)
}

// TestNoMissingRowIsSilent takes single rows and all rows out of every table.
// Drafts and settings have no history: nothing in the file says that there was
// another.
func TestNoMissingRowIsSilent(t *testing.T) {
	w := everyTable(t)
	original := filepath.Join(t.TempDir(), "heel.vreg")
	if err := os.WriteFile(original, w.b, 0o600); err != nil {
		t.Fatal(err)
	}
	tables := map[string]int{}
	for _, c := range columnsOf(t, original) {
		tables[c.table] = c.rows
	}
	delete(tables, "draft")
	delete(tables, "setting")
	for table, rows := range tables {
		for what, which := range map[string]string{
			"the first row": "rowid = " + nth(table, 0), "one row": "rowid = " + nth(table, rows/2), "the last row": "rowid = " + nth(table, rows-1), "every row": "TRUE",
		} {
			path := tampered(t, original, func(db *sql.DB) error { return execAll(db, []string{"DELETE FROM " + table + " WHERE " + which}) })
			w.damagedFile(path, what+" of "+table+" taken out")
		}
	}
	t.Log(len(tables), "tables:", w.tell)
}

// nth is the rowid of a row, counted from 0.
func nth(table string, row int) string {
	return fmt.Sprintf("(SELECT rowid FROM %s ORDER BY rowid LIMIT 1 OFFSET %d)", table, row)
}

// column is a column of a table, and how many rows that has.
type column struct {
	table, name, kind string
	rows              int
}

// other is a value of the same kind that is most likely not there yet.
func (c column) other() string {
	switch c.kind {
	case "INTEGER":
		return c.name + " + 1"
	case "BLOB":
		return "CAST(" + c.name + " || x'01' AS BLOB)"
	}
	return c.name + " || 'x'"
}

func (c column) nothing() string {
	return map[string]string{"INTEGER": "0", "BLOB": "x''", "TEXT": "''"}[c.kind]
}

// neighbours is the value of the next row, of the last that of the first.
func (c column) neighbours(row int) string {
	return fmt.Sprintf("(SELECT %s FROM %s ORDER BY rowid LIMIT 1 OFFSET %d)", c.name, c.table, (row+1)%c.rows)
}

// columnsOf lists the columns of all tables, none of which is empty.
func columnsOf(t *testing.T, path string) (columns []column) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "kopie.vreg")
	copyFile(t, path, copied)
	db, err := register.Raw(copied)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT m.name, c.name, c.type FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1, 2`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var c column
		if err := rows.Scan(&c.table, &c.name, &c.kind); err != nil {
			t.Fatal(err)
		}
		columns = append(columns, c)
	}
	for i, c := range columns {
		if err := db.QueryRow(`SELECT count(*) FROM ` + c.table).Scan(&columns[i].rows); err != nil || columns[i].rows == 0 {
			t.Fatalf("table %s has no rows: %v", c.table, err)
		}
	}
	return columns
}

// TestNoFlippedBitInAnyKindOfPageIsSilent changes bits in pages of every kind
// SQLite makes for us: in all of how some begin, and here and there in the rest.
func TestNoFlippedBitInAnyKindOfPageIsSilent(t *testing.T) {
	w := newWholeFile(t, func(reg *register.Register) {
		var change register.Change
		for i := range 180 { // enough for indexes of more than one level
			change.Writes = append(change.Writes, register.Write{Record: &model.Party{Name: fmt.Sprint("Partij ", i)}})
		}
		scan := make([]byte, 9<<10) // enough for pages that go on with a row
		seeded(4).Read(scan)
		change.Documents = []register.Document{{Name: "scan.bin", Bytes: scan}}
		mustSave(t, reg, change)
	})
	const page, most, header, body = 4096, 2, 12, 12
	kinds := map[string][]int{}
	for at := 0; at < len(w.b); at += page {
		kind := pageKind(w.b[at:], at)
		kinds[kind] = append(kinds[kind], at)
	}
	random := rng(2)
	for _, kind := range []string{"first", "table leaf", "table interior", "index leaf", "index interior", "overflow"} {
		if len(kinds[kind]) == 0 {
			t.Errorf("the file has no page of the kind %q", kind)
			continue
		}
		for range min(most, len(kinds[kind])) {
			start := kinds[kind][random.IntN(len(kinds[kind]))]
			for i := range header + body {
				at := start + i
				if i >= header {
					at = start + header + random.IntN(page-header)
				}
				b := slices.Clone(w.b)
				b[at] ^= 1 << random.IntN(8)
				w.damaged(b, fmt.Sprintf("a bit of byte %d of a page of the kind %q", at-start, kind))
			}
		}
	}
	t.Log("flips:", w.tell)
}

// pageKind tells what a page is for by how it begins. What has no kind goes on
// with a row, behind the number of the page that goes on after it.
func pageKind(page []byte, at int) string {
	kind, ok := map[byte]string{2: "index interior", 5: "table interior", 10: "index leaf", 13: "table leaf"}[page[0]]
	switch {
	case at == 0:
		return "first"
	case ok:
		return kind
	}
	return "overflow"
}
