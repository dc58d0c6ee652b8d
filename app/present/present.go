// Package present prints the values of a record for people: codes as the words
// of their list, dates the usual way, rows and records by their title. Window
// and command line share it, so that a value reads the same in both.
//
// Not filled in prints as nothing at all; the caller chooses how to show that.
// A code that is in no list, or a row or record that is not there, prints as
// it stands: nothing is ever hidden.
package present

import (
	"strings"

	"verwerkingsregister/app/dictionary"
	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// Presenter prints values in one language.
type Presenter struct {
	Words  text.Words
	Fields *dictionary.Dictionary
}

// New returns the presenter of a language.
func New(language text.Language) (*Presenter, error) {
	fields, err := dictionary.Load(string(language))
	if err != nil {
		return nil, err
	}
	return &Presenter{Words: text.For(language), Fields: fields}, nil
}

// Code returns the words of a code.
func (p *Presenter) Code(list, code string) string {
	return reference.List(list).Label(code, string(p.Words.Language()))
}

// Kind returns what a kind of record is called.
func (p *Presenter) Kind(kind model.Kind) string { return p.Words.Say("present.kind." + string(kind)) }

// Value prints a leaf's value. The record is where row references are looked
// up; it may be nil. Several values are joined by "; ".
func (p *Presenter) Value(record model.Record, f *field.Field, value any) string {
	switch v := value.(type) {
	case model.Count:
		return v.String()
	case []string:
		texts := make([]string, len(v))
		for i := range v {
			texts[i] = p.one(record, f, v[i])
		}
		return strings.Join(texts, "; ")
	case string:
		return p.one(record, f, v)
	}
	return ""
}

func (p *Presenter) one(record model.Record, f *field.Field, v string) string {
	switch {
	case v == "":
		return ""
	case f.List != "":
		return p.Code(f.List, v)
	case f.Type == field.Date:
		return model.Date(v).Format()
	case f.RowList != "" && record != nil:
		if title := p.RowTitle(record, field.Path(f.RowList).Row(model.RowID(v))); title != "" {
			return title
		}
	}
	return v
}

// RowTitle names the row at the path in one line, empty when it has no title
// yet or is not there.
func (p *Presenter) RowTitle(record model.Record, row field.Path) string {
	kind, _ := record.Identity()
	rows, err := field.At(kind, row)
	if err != nil {
		return ""
	}
	title := rows.TitleField()
	if title == nil {
		return ""
	}
	value, err := field.Get(record, row.Field(title.Name))
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(p.Value(record, title, value), "\n")
	return strings.TrimSpace(line)
}

// Path says in words where a value stands in the record.
func (p *Presenter) Path(record model.Record, path field.Path) string {
	kind, _ := record.Identity()
	return p.Fields.PathLabel(kind, path, func(row field.Path) string { return p.RowTitle(record, row) })
}

// Record names a record as a list would: its number and title.
func (p *Presenter) Record(record model.Record) string {
	kind, _ := record.Identity()
	title := record.Title()
	if title == "" {
		title = p.Words.Say("present.untitled." + string(kind))
	}
	if number := record.RecordNumber(); number != "" {
		return number + " " + title
	}
	return title
}
