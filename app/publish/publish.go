// Package publish hands the register out: it knows every report there is, in
// which formats it can be had and what each of them is made of, so that window
// and command line write the same file for the same question.
package publish

import (
	"context"
	"errors"
	"io"
	"time"

	"verwerkingsregister/export/csvfile"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/jsonfile"
	"verwerkingsregister/export/jsonld"
	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// Format is what an export can be.
type Format string

// The formats.
const (
	Workbook   Format = "xlsx"       // tables in Excel
	PDF        Format = "pdf"        // to print and to hand over
	Word       Format = "docx"       // to work on
	CSV        Format = "csv"        // one list, for another program
	Bijsluiter Format = "bijsluiter" // the report of that name in Word, asked for as a format
	JSON       Format = "json"       // the whole register, without loss
	JSONLD     Format = "jsonld"     // the whole register in a vocabulary that others know
	Website    Format = "html"       // pages for a web server, in a folder of their own
)

// Ending is what the name of a file in this format ends with; that of a folder
// needs none.
func (f Format) Ending() string {
	switch f {
	case Bijsluiter:
		return Word.Ending()
	case Website:
		return ""
	}
	return "." + string(f)
}

// ErrNoRecord says that the report is made of one service or activity, and none
// that is there was named. One without a bijsluiter is report.ErrNotProcessor.
var ErrNoRecord = errors.New("no record to make it of")

// Request is one export.
type Request struct {
	Report   Report               // the whole register when it is not said
	Format   Format               // one of the report's
	State    *model.Register      // the register as it stood
	Head     register.Fingerprint // of that state
	Time     time.Time            // when the export is made
	Language string               // "nl" or "en"
	Record   model.ID             // of a report about one record: the service or activity
	Model    string               // for a Bijsluiter: "3.0", "4.0" or "4.0-general"; that of the service when it is not said
	Template []byte               // for a report that has a form: a Word file of the user's own
	List     *report.List         // of a list: the lines chosen of it, in their order; all of them when it is not said
	Party    report.Involved      // for Breach: at whom
	AsOf     model.Date           // the day as of which the state is, when that is not today
	Since    *Since               // for Changes, and for Board when it is asked: where they start; Before reads it
	Trend    []report.Point       // for Board: how complete the register was; Before reads it
	Progress func(done, total int)
	Password string // for a Workbook: what opens it; nobody is asked when it is not said
}

// Since is the register as it stood before a period, and what was saved in it.
type Since struct {
	Day      model.Date // the first of the period
	Until    model.Date // the last
	State    *model.Register
	Versions []model.Version
}

// WriteFile writes the export to a file: the whole of it, or the file stays as
// it was. A Website is a new folder, and refused where something has its name.
func (r Request) WriteFile(ctx context.Context, path string) error {
	if r.Format == Website {
		return r.writeSite(ctx, path)
	}
	return safefile.Write(ctx, path, func(w io.Writer) error { return r.write(ctx, w) })
}

func (r Request) write(ctx context.Context, w io.Writer) error {
	stamp := r.stamp()
	if r.Format == JSON {
		return jsonfile.Write(ctx, w, r.State, stamp, jsonfile.Options{Progress: r.Progress})
	}
	words, err := r.Words()
	if err != nil {
		return err
	}
	if r.Report == Activity && r.State.Activity(r.Record) == nil {
		return ErrNoRecord
	}
	if r.Format == Bijsluiter {
		r.Report, r.Format = Leaflet, Word
	}
	if r.Report.HasForm() {
		return r.writeForm(ctx, w, words, stamp)
	}
	switch r.Format {
	case JSONLD:
		return jsonld.Write(ctx, w, r.State, words, stamp, jsonld.Options{Progress: r.Progress})
	case Workbook:
		return workbook.Write(ctx, w, r.document(words, stamp), workbook.Options{Progress: r.Progress, Password: r.Password})
	case CSV:
		return csvfile.Write(w, r.list(words, stamp).Table)
	case Word:
		return docx.Paper(r.paper(words, stamp)).Write(w)
	}
	return pdf.Write(ctx, w, r.paper(words, stamp), pdf.Options{Progress: r.Progress, Total: len(r.State.Activities)})
}

// Words are those that reports are written in.
func (r Request) Words() (*report.Words, error) {
	on := r.AsOf
	if on == "" {
		on = model.DateOf(r.Time)
	}
	return report.LoadWords(r.Language, on)
}

// Lines makes the list that is asked for, to be shown on a screen. A list that
// was chosen out of it comes back in List.
func (r Request) Lines(words *report.Words) report.List { return r.list(words, r.stamp()) }

func (r Request) stamp() report.Stamp {
	return report.Stamp{Time: r.Time, AsOf: r.AsOf, Version: r.Head.N, Fingerprint: r.Head.String()}
}

func (r Request) list(words *report.Words, stamp report.Stamp) report.List {
	switch {
	case r.List != nil:
		return *r.List
	case r.Report == Breach:
		return report.Breach(r.Party, r.State, words, stamp)
	}
	return report.ListOf(string(r.Report), r.State, words, stamp)
}

// document makes the report as tables.
func (r Request) document(words *report.Words, stamp report.Stamp) report.Document {
	switch {
	case r.Report == Changes:
		return report.ChangesDocument(r.between(), words, stamp)
	case r.Report.isList():
		return report.ListDocument(r.list(words, stamp), r.State, words, stamp)
	}
	return report.Register(r.State, words, stamp)
}

func (r Request) between() report.Between {
	return report.Between{Before: r.Since.State, After: r.State, From: r.Since.Day, Until: r.Since.Until, Versions: r.Since.Versions}
}

// paper makes the report as a text to read.
func (r Request) paper(words *report.Words, stamp report.Stamp) report.Paper {
	switch r.Report {
	case AP:
		return report.AP(r.State, words, stamp)
	case Board:
		past := report.Past{Trend: r.Trend}
		if r.Since != nil {
			period := r.between()
			past.Since = &period
		}
		return report.Board(r.State, past, words, stamp)
	case Changes:
		return report.Changes(r.between(), words, stamp)
	case Activity:
		paper, _ := report.ActivityPaper(r.State, r.Record, words, stamp)
		return paper
	}
	if r.Report.isList() {
		return report.ListPaper(r.list(words, stamp), r.State, words, stamp)
	}
	return report.RegisterPaper(r.State, words, stamp)
}
