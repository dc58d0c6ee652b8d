package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// Words turns what the model stores into what people read, in one language.
type Words struct {
	language string
	texts    map[string]string // of the reports themselves
	labels   map[string]string // of the fields, by Key or TypeKey
	titles   map[string]string // of the sections of a record, by kind.code
	on       model.Date        // the day on which codes must be valid
	missing  Cell
	codes    sync.Map // coded -> string: the words of codes met before
}

type coded struct{ list, code string }

// LoadWords reads the words of a language, "nl" or "en". Codes that are not
// valid on the given day get a note that says so.
func LoadWords(language string, on model.Date) (*Words, error) {
	w := &Words{language: language, on: on}
	for name, into := range map[string]*map[string]string{"report": &w.texts, "public": &w.texts, "fields": &w.labels, "sections": &w.titles} {
		file := name + "." + language + ".json"
		data, err := assets.Translations.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("load words: %w", err)
		}
		if err := json.Unmarshal(data, into); err != nil {
			return nil, fmt.Errorf("load words: read %s: %w", file, err)
		}
	}
	w.missing = Cell{Kind: MissingCell, Text: w.Text("value.missing")}
	return w, nil
}

// Language is the language of the words.
func (w *Words) Language() string { return w.language }

// Text returns a text of the reports. A key without a text is shown as a
// fault, in angle quotes.
func (w *Words) Text(key string) string {
	if s, ok := w.texts[key]; ok {
		return s
	}
	return "‹" + key + "›"
}

// Label returns the label of a field; of a field without one, its name.
func (w *Words) Label(f *field.Field) string {
	if s, ok := w.labels[f.Key]; ok {
		return s
	}
	if s, ok := w.labels[f.TypeKey]; ok {
		return s
	}
	return f.Name
}

// Code returns the words of a code. Of a code that no row has, written by a
// newer program, it says so; the code alone would tell nobody anything.
func (w *Words) Code(list string, code string) string {
	if words, ok := w.codes.Load(coded{list, code}); ok {
		return words.(string)
	}
	words := w.wordsOf(list, code)
	w.codes.Store(coded{list, code}, words)
	return words
}

func (w *Words) wordsOf(list string, code string) string {
	table := reference.List(list)
	row, ok := table.Row(code)
	if !ok {
		return fmt.Sprintf(w.Text("value.unknownCode"), code)
	}
	return row.Words(w.language, w.on)
}

// CodeOrText is Code for a field that takes free text too.
func (w *Words) CodeOrText(list string, value string) string {
	if _, ok := reference.List(list).Row(value); ok {
		return w.Code(list, value)
	}
	return value
}

// languageName names the languages that a program can tell; what a person
// typed is there already.
func (w *Words) languageName(language string) string {
	if name, ok := w.texts["language."+language]; ok {
		return name
	}
	return language
}

// Missing is the cell of what is not filled in.
func (w *Words) Missing() Cell { return w.missing }

// OrMissing is a cell of the text, or of "not filled in" without one.
func (w *Words) OrMissing(s string) Cell {
	if s == "" {
		return w.Missing()
	}
	return Text(s)
}

// Date is the cell of a date: a day as a day, a month or year as text, which
// keeps its last day for whoever puts dates in order.
func (w *Words) Date(d model.Date) Cell {
	if d == "" {
		return w.Missing()
	}
	day, ok := d.LastDay()
	if ok && len(d) == len("2006-01-02") {
		return Cell{Kind: DateCell, Text: d.Format(), Day: day}
	}
	return Cell{Text: d.Format(), Day: day}
}

// Count is the cell of a whole number.
func (w *Words) Count(c model.Count) Cell {
	n, ok := c.Value()
	if !ok {
		return w.Missing()
	}
	return Cell{Kind: NumberCell, Text: c.String(), Number: n}
}

// Term writes a retention term in words: "ten hoogste 24 maanden na de laatste
// inlog". It is empty when nothing of it is filled in.
func (w *Words) Term(r model.Retention) string {
	var parts []string
	if r.Limit != "" {
		parts = append(parts, w.Code("retention-limit", string(r.Limit)))
	}
	if n, ok := r.Amount.Value(); ok || r.Unit != "" {
		parts = append(parts, w.period(r.Amount, n, r.Unit))
	}
	if r.Trigger != "" {
		parts = append(parts, w.CodeOrText("retention-trigger", r.Trigger))
	}
	s := strings.Join(parts, " ")
	if r.Condition != "" {
		if s != "" {
			s += "; "
		}
		s += r.Condition
	}
	return s
}

func (w *Words) period(amount model.Count, n int, unit model.Code) string {
	words := amount.String()
	if words == "" {
		words = "?"
	}
	if unit == "" {
		return words
	}
	row, ok := reference.List("time-unit").Row(string(unit))
	if one := row.Extra("one_" + w.language); ok && n == 1 && one != "" {
		return words + " " + one
	}
	return words + " " + w.Code("time-unit", string(unit))
}
