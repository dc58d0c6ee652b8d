// Package workbook renders a report as an Excel workbook.
//
//	err := workbook.Write(ctx, w, document, workbook.Options{})
//
// The first sheet is the cover. Every table of the report is a sheet with a
// real Excel table: a head that stays in sight, filters, wrapped text, day
// cells for days. It prints on A3 or A4 landscape, fitted to the width of the
// page, with the head on every page, and at the foot the stamp and the page
// number.
//
// # Nothing is cut
//
// A cell of Excel holds at most 32,767 characters, and a row is at most 409
// points high. A text that exceeds either goes on in a row of its own below,
// which repeats the columns that say what the row is about and is marked as a
// continuation; see [Parts].
//
// # Nothing runs
//
// Text is a string to Excel, whatever it starts with: the workbook holds no
// formula, no link, no macro and nothing from outside. Text passes through
// package printable first.
//
// # It takes no memory
//
// The library makes the sheets; their rows go into the file while the report makes
// them. Nothing is kept of them, and nothing is put in a folder for temporary files.
//
// # It is known when it comes back
//
// A property of the document says that the program made it, when, and of which state of
// the register (package origin). A table that can be filled in ([report.FillIn]) has a
// hidden last column that says what each row is about and what its cells were, and lists
// to choose from; a hidden sheet says what its columns hold. So intake can tell what a
// colleague changed and added, and reads nothing else out of such a workbook.
package workbook

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model/origin"
)

// Options are what a caller may choose.
type Options struct {
	// Progress, when set, is told now and then how many rows of how many are
	// done; the total is an estimate and never less than what is done.
	Progress func(done, total int)
	// Password, when set, is asked by Excel to open the workbook: the file is encrypted
	// with it (AES, as ECMA-376 has it). Without it nobody can read the file.
	Password string
}

// book is a workbook in the making.
type book struct {
	ctx      context.Context
	file     *excelize.File
	document report.Document
	styles   styles
	progress func(done, total int)
	done     int
	total    int
	choices  map[string]string       // where on the hidden sheet the words of a list stand
	rows     []func(io.Writer) error // what writes the rows of each sheet, in their order
	written  map[string]int          // how many rows the sheet of a table got
	prints   []origin.Print          // of one row, used again
}

// Write renders the document. When ctx ends it stops and returns the context's
// error; errors of w are passed on.
func Write(ctx context.Context, w io.Writer, document report.Document, options Options) error {
	if options.Password == "" {
		return write(ctx, w, document, options)
	}
	var open bytes.Buffer // the form of an encrypted file asks for all of it at once
	if err := write(ctx, &open, document, options); err != nil {
		return err
	}
	shut, err := excelize.Encrypt(open.Bytes(), &excelize.Options{Password: options.Password})
	if err != nil {
		return fmt.Errorf("encrypt workbook: %w", err)
	}
	if _, err := w.Write(shut); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func write(ctx context.Context, w io.Writer, document report.Document, options Options) (err error) {
	b := &book{ctx: ctx, file: excelize.NewFile(), document: widened(document), progress: options.Progress, written: map[string]int{}}
	defer func() {
		if closed := b.file.Close(); err == nil && closed != nil {
			err = fmt.Errorf("write workbook: %w", closed)
		}
	}()
	// The library would keep the whole file before it writes any of it.
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return b.archive(w) })
	if err := b.file.SetDefaultFont(fontName); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if b.styles, err = newStyles(b.file); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	for _, t := range document.Tables {
		b.total += t.Count
	}
	if err := b.sheets(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := b.file.Write(io.Discard); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// sheets makes all sheets, without their rows: those come when the file is written.
func (b *book) sheets() error {
	if err := b.properties(); err != nil {
		return err
	}
	if err := b.file.SetSheetName(b.file.GetSheetName(0), b.document.Phrases.Cover); err != nil {
		return err
	}
	if err := b.setUpCover(); err != nil {
		return err
	}
	if err := b.place(); err != nil {
		return err
	}
	b.rows = []func(io.Writer) error{b.cover}
	fillIn := false
	for _, t := range b.document.Tables {
		if _, err := b.file.NewSheet(t.Title); err != nil {
			return err
		}
		if err := b.setUpTable(t); err != nil {
			return fmt.Errorf("sheet %s: %w", t.ID, err)
		}
		b.rows = append(b.rows, func(out io.Writer) error { return b.table(t, out) })
		fillIn = fillIn || t.FillIn != nil
	}
	if !fillIn {
		return nil
	}
	if _, err := b.file.NewSheet(origin.LayoutSheet); err != nil {
		return err
	}
	b.rows = append(b.rows, b.hidden)
	return b.file.SetSheetVisible(origin.LayoutSheet, false)
}

// rowsOf writes the rows of the sheet with that part; the library numbers the sheets.
func (b *book) rowsOf(part string) func(io.Writer) error {
	for i, rows := range b.rows {
		if part == fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) {
			return rows
		}
	}
	return nil
}

func (b *book) properties() error {
	language := "nl-NL"
	if b.document.Language != "nl" {
		language = "en-GB"
	}
	stamp := b.document.Stamp.Time.UTC().Format(time.RFC3339)
	organisation := printable.Line(b.document.Organisation)
	err := b.file.SetDocProps(&excelize.DocProperties{
		Title: b.document.Title, Subject: organisation, Creator: organisation, LastModifiedBy: organisation,
		Created: stamp, Modified: stamp, Language: language,
	})
	if err != nil {
		return err
	}
	mark := origin.Mark{Made: b.document.Stamp.Time, Version: b.document.Stamp.Version, Fingerprint: b.document.Stamp.Fingerprint}
	if err := b.file.SetCustomProps(excelize.CustomProperty{Name: origin.Property, Value: mark.String()}); err != nil {
		return err
	}
	return b.file.SetAppProps(&excelize.AppProperties{Application: "Verwerkingsregister", ScaleCrop: false, LinksUpToDate: false})
}

// report tells the progress and whether to go on.
func (b *book) step() error {
	const every = 64
	if b.done++; b.done%every != 0 {
		return nil
	}
	if b.progress != nil {
		b.progress(b.done, max(b.total, b.done))
	}
	return b.ctx.Err()
}
