package sheet

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/avgregister"
	"verwerkingsregister/register/intake/sheet/delimited"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/sheet/ods"
	"verwerkingsregister/register/intake/sheet/xlsx"
)

// readingTime is how long reading a workbook may take.
const readingTime = 20 * time.Second

const op = "read spreadsheet"

// File is a file as it came in.
type File struct {
	Name string
	Data []byte
	As   delimited.As // of delimited text: what is known of how it is written
}

// Open reads a workbook, whatever its name, and finds out how it is written.
func Open(ctx context.Context, name string, data []byte, t limits.Table) (*grid.Book, error) {
	return OpenAs(ctx, File{Name: name, Data: data}, t)
}

// OpenAs reads a workbook, whatever its name: .xlsx, .ods, delimited text or the export
// of the AVG-register Rijksoverheid. A refusal is a *limits.Error. Reading stays
// within the bounds of t, ends in time, and a fault in a reader is a refusal as well.
func OpenAs(ctx context.Context, f File, t limits.Table) (*grid.Book, error) {
	read, err := readerFor(f, t)
	if err != nil {
		return nil, err
	}
	timed, stop := context.WithTimeout(ctx, readingTime)
	defer stop()
	type result struct {
		book *grid.Book
		err  error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- result{nil, &limits.Error{Op: op, Kind: limits.Crashed, Err: fmt.Errorf("%v", fault)}}
			}
		}()
		book, err := read(timed)
		done <- result{book, err}
	}()
	var r result
	select {
	case r = <-done:
	case <-timed.Done():
		r.err = timed.Err()
	}
	switch {
	case errors.Is(r.err, context.DeadlineExceeded) && ctx.Err() == nil:
		return nil, &limits.Error{Op: op, Kind: limits.TooLong}
	case r.err != nil:
		return nil, r.err
	case cells(r.book) == 0:
		return nil, &limits.Error{Op: op, Kind: limits.Empty}
	}
	return r.book, nil
}

func cells(b *grid.Book) int {
	n := 0
	for i := range b.Sheets {
		n += b.Sheets[i].Cells()
	}
	return n
}

// Readable tells whether a file is meant to be read here: a workbook, an export, or
// a text that is a table.
func Readable(name string, data []byte, t limits.Table) bool {
	switch limits.Sniff(data, t) {
	case limits.Xlsx, limits.Ods:
		return true
	case limits.Text:
		return tabularName(name) || delimited.Tabular(data)
	case limits.Zip, limits.JSON:
		return avgregister.Holds(data, t)
	}
	return false
}

func tabularName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

func readerFor(f File, t limits.Table) (func(context.Context) (*grid.Book, error), error) {
	data := f.Data
	if len(data) == 0 {
		return nil, &limits.Error{Op: op, Kind: limits.Empty}
	}
	if int64(len(data)) > t.File {
		return nil, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.File}
	}
	t = forCells(t)
	title := strings.TrimSuffix(filepath.Base(f.Name), filepath.Ext(f.Name))
	switch kind := limits.Sniff(data, t); kind {
	case limits.Xlsx:
		return func(ctx context.Context) (*grid.Book, error) { return xlsx.Read(ctx, data, t) }, nil
	case limits.Ods:
		return func(ctx context.Context) (*grid.Book, error) { return ods.Read(ctx, data, t) }, nil
	case limits.Text:
		return func(ctx context.Context) (*grid.Book, error) { return delimited.Read(ctx, title, data, f.As, t) }, nil
	case limits.Zip, limits.JSON:
		return func(ctx context.Context) (*grid.Book, error) { return avgregister.Read(ctx, title, data, t) }, nil
	case limits.Protected:
		return nil, &limits.Error{Op: op, Kind: limits.Encrypted}
	default:
		return nil, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(kind)}
	}
}

// forCells widens two bounds that honest workbooks pass. Thousands of equal empty
// cells are packed far closer than text, so the ratio is only that which the format
// itself allows; and a big sheet has more tokens than any document. What may be
// unpacked stays bounded in bytes.
func forCells(t limits.Table) limits.Table {
	const most = 1100 // what deflate can do
	t.Ratio = max(t.Ratio, most)
	t.Tokens = max(t.Tokens, 8*t.Cells)
	return t
}
