package publish

import (
	"path/filepath"
	"slices"
	"strings"
)

// Report is what an export tells.
type Report string

// The reports.
const (
	Register Report = "register" // all of it
	AP       Report = "ap"       // the register for the supervisory authority, art. 30(4)
	Board    Report = "board"    // for the board, on what it decides; with Request.Since also what changed
	Changes  Report = "changes"  // what changed since a day; it needs Request.Since
	Activity Report = "activity" // one activity in full; it needs Request.Record
	Public   Report = "public"   // what anybody may read, as a Website

	// The forms, of one service or of an activity that is carried out for others;
	// they need Request.Record.
	Leaflet          Report = "bijsluiter"        // Bijlage 1
	SubProcessorList Report = "subprocessor-list" // the list in it, apart
	SecurityAnnex    Report = "security"          // Bijlage 2 and 3

	// The lists.
	Breach        Report = "breach"        // what a breach at a party touches; it needs Request.Party
	SubProcessors Report = "subprocessors" // and where they are used
	Transfers     Report = "transfers"     // outside the EEA
	Retention     Report = "retention"     // every term
	Findings      Report = "findings"      // what is missing or asks attention
	Agreements    Report = "agreements"    // that have an end
	Reviews       Report = "reviews"       // by when they are due
)

var listFormats = []Format{Workbook, PDF, Word, CSV}

// isList tells the lists from the other reports.
func (r Report) isList() bool { return slices.Contains(r.Formats(), CSV) }

// offers says in which formats each report can be had, the usual one first.
var offers = []struct {
	report  Report
	formats []Format
}{
	{Register, []Format{Workbook, PDF, JSON, JSONLD}},
	{AP, []Format{PDF, Word}},
	{Public, []Format{Website}},
	{Board, []Format{PDF, Word}},
	{Changes, []Format{PDF, Word, Workbook}},
	{Activity, []Format{PDF, Word}},
	{Leaflet, []Format{Word, PDF}}, {SubProcessorList, []Format{Word, PDF}}, {SecurityAnnex, []Format{Word, PDF}},
	{Breach, listFormats}, {SubProcessors, listFormats}, {Transfers, listFormats}, {Retention, listFormats}, {Findings, listFormats}, {Agreements, listFormats}, {Reviews, listFormats},
}

// Lists are the reports that are lists, the one that is asked in haste first.
func Lists() []Report {
	return slices.DeleteFunc(Reports(), func(r Report) bool { return !r.isList() })
}

// Reports lists them all.
func Reports() []Report {
	all := make([]Report, len(offers))
	for i, o := range offers {
		all[i] = o.report
	}
	return all
}

// Formats lists the formats of the report, the usual one first.
func (r Report) Formats() []Format {
	for _, o := range offers {
		if o.report == r {
			return slices.Clone(o.formats)
		}
	}
	return nil
}

// ByName returns the format of the report that the name of a file asks for, or
// "".
func (r Report) ByName(path string) Format {
	for _, f := range r.Formats() {
		if strings.EqualFold(filepath.Ext(path), f.Ending()) {
			return f
		}
	}
	return ""
}

// TellsOfPeriod reports whether the report can tell what changed since a day.
func (r Report) TellsOfPeriod() bool { return r == Board || r == Changes }

// AllFormats lists every format in which anything can be had.
func AllFormats() []Format {
	all := []Format{Bijsluiter}
	for _, o := range offers {
		for _, f := range o.formats {
			if !slices.Contains(all, f) {
				all = append(all, f)
			}
		}
	}
	return all
}
