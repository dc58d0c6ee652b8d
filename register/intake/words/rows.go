package words

import (
	"encoding/csv"
	"fmt"
	"io/fs"
)

// Rows reads a CSV file of the program's own, its first line the names of the
// columns. Such files are embedded beside the code and proved by tests, so a fault
// in one is a panic.
func Rows(files fs.FS, name string) []map[string]string {
	f, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("words: %v", err))
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	records, err := r.ReadAll()
	if err != nil || len(records) == 0 {
		panic(fmt.Sprintf("words: read %s: %v", name, err))
	}
	rows := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		row := make(map[string]string, len(record))
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}
