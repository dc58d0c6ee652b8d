package interchange

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// fitter makes a document fit the model and notes what cannot.
type fitter struct {
	foreign bool // another program wrote it
	unknown []Unknown
}

// Lists returns the lists of a document by name, with the kind of record each
// holds.
func Lists() map[string]model.Kind {
	return map[string]model.Kind{
		"activities": model.KindActivity, "services": model.KindService, "parties": model.KindParty, "signOffs": model.KindSignOff,
	}
}

func (f *fitter) document(raw map[string]any) map[string]any {
	fitted, lists := map[string]any{}, Lists()
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		v := raw[name]
		kind, isList := lists[name]
		switch {
		case isList:
			fitted[name] = f.rows(field.Of(kind), name, v)
		case name == "organisation":
			fitted[name] = f.group(field.Of(model.KindOrganisation), name, v)
		case envelope(name, v):
			fitted[name] = v
		default:
			f.note(name, v)
		}
	}
	return fitted
}

// envelope reports whether the value is what a document has beside the
// register under that name.
func envelope(name string, v any) bool {
	switch name {
	case "$schema", "format", "fingerprint":
		_, ok := v.(string)
		return ok
	case "formatVersion", "version":
		n, ok := v.(json.Number)
		if !ok {
			return false
		}
		_, err := n.Int64()
		return err == nil
	case "exported":
		text, ok := v.(string)
		if !ok {
			return false
		}
		_, err := time.Parse(time.RFC3339, text)
		return err == nil
	}
	return false
}

// value fits a value to a field; nil is not filled in.
func (f *fitter) value(of *field.Field, place string, v any) any {
	if v == nil {
		return nil
	}
	switch of.Type {
	case field.Group:
		return f.group(of, place, v)
	case field.Rows:
		return f.rows(of, place, v)
	case field.Count:
		return f.count(place, v)
	case field.Texts, field.RowRefs, field.Codes:
		return f.texts(of, place, v)
	}
	return f.text(of, place, v)
}

// group fits an object to a record, group or row. A text in its place is kept
// as found, in the field that every such group has for it.
func (f *fitter) group(of *field.Field, place string, v any) any {
	switch v := v.(type) {
	case nil:
		return nil
	case map[string]any:
		fitted := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			child, here := of.Child(name), place+"."+name
			if child == nil {
				f.note(here, v[name])
			} else if fit := f.value(child, here, v[name]); fit != nil {
				fitted[name] = fit
			}
		}
		return fitted
	case string:
		if text := of.Child("text"); of.Type == field.Group && text != nil && of.Parent != nil {
			return map[string]any{"text": v}
		}
	}
	f.note(place, v)
	return nil
}

// rows fits a list of records or rows; a single one is a list of one.
func (f *fitter) rows(of *field.Field, place string, v any) any {
	list, ok := v.([]any)
	if !ok {
		if v == nil {
			return nil
		}
		list = []any{v}
	}
	fitted := make([]any, 0, len(list))
	for i, row := range list {
		if fit := f.row(of, fmt.Sprintf("%s[%d]", place, i+1), row); fit != nil {
			fitted = append(fitted, fit)
		}
	}
	return fitted
}

// row fits one record or row, which may be given as its title.
func (f *fitter) row(of *field.Field, place string, v any) any {
	if _, isObject := v.(map[string]any); isObject || v == nil {
		return f.group(of, place, v)
	}
	if title := of.TitleField(); title != nil {
		if _, ok := scalar(v); ok {
			return map[string]any{title.Name: f.value(title, place, v)}
		}
	}
	f.note(place, v)
	return nil
}

func (f *fitter) count(place string, v any) any {
	if text, ok := scalar(v); ok {
		if n, err := model.ParseCount(text); err == nil && !n.IsZero() {
			return n
		}
	}
	f.note(place, v)
	return nil
}

// texts fits a list of texts, codes or references; a single one is a list.
func (f *fitter) texts(of *field.Field, place string, v any) any {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	fitted := make([]any, 0, len(list))
	for i, item := range list {
		text, ok := scalar(item)
		if ok && of.List == "scc-module" { // the one list whose codes are numbers
			n, err := strconv.Atoi(text)
			if ok = err == nil; ok {
				fitted = append(fitted, n)
			}
		} else if ok {
			fitted = append(fitted, text)
		}
		if !ok {
			f.note(fmt.Sprintf("%s[%d]", place, i+1), item)
		}
	}
	return fitted
}

func (f *fitter) text(of *field.Field, place string, v any) any {
	if yes, ok := v.(bool); ok && (of.List == "answer" || of.List == "applies") {
		if yes {
			return string(model.Yes)
		}
		return string(model.No)
	}
	text, ok := scalar(v)
	if !ok {
		f.note(place, v)
		return nil
	}
	if f.foreign && of.Type == field.Date {
		if date, ok := model.ParseDate(text); ok {
			return string(date)
		}
	}
	return text
}

// scalar returns the text of a text or number.
func scalar(v any) (text string, ok bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case json.Number:
		return v.String(), true
	}
	return "", false
}

func (f *fitter) note(place string, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		text = fmt.Append(nil, v)
	}
	f.unknown = append(f.unknown, Unknown{Place: place, Text: string(text)})
}

// identify gives rows an ID where they have none, and turns references that
// name a row by its title into its ID.
func identify(reg *model.Register) {
	for _, record := range reg.Records() {
		given := 0
		field.EnsureRowIDs(record, func() model.RowID {
			given++
			return model.RowID("r" + strconv.Itoa(given))
		})
		resolve(record)
	}
}

func resolve(record model.Record) {
	kind, _ := record.Identity()
	known := map[string]naming{}
	err := field.Replace(record, func(_ field.Path, f *field.Field, v any) (any, bool) {
		if f.RowList == "" {
			return nil, false
		}
		if _, ok := known[f.RowList]; !ok {
			known[f.RowList] = namesOf(record, field.Of(kind).Child(f.RowList))
		}
		names := known[f.RowList]
		switch v := v.(type) {
		case string:
			id := names.id(v)
			return id, id != v
		case []string:
			ids := make([]string, len(v))
			for i, name := range v {
				ids[i] = names.id(name)
			}
			return ids, !slices.Equal(ids, v)
		}
		return nil, false
	})
	if err != nil { // every path was just walked, and every value has its type
		panic(err)
	}
}

// naming is how the rows of a list can be named.
type naming struct {
	ids    map[string]bool
	titles map[string]string // IDs; empty for a title that two rows have
}

func namesOf(record model.Record, list *field.Field) naming {
	n := naming{ids: map[string]bool{}, titles: map[string]string{}}
	path, title := field.Path(list.Name), list.TitleField()
	ids, err := field.RowIDs(record, path)
	if err != nil || title == nil {
		return n
	}
	for _, id := range ids {
		n.ids[string(id)] = true
		v, err := field.Get(record, path.Row(id).Field(title.Name))
		name, ok := v.(string)
		if err != nil || !ok || name == "" {
			continue
		}
		if _, taken := n.titles[key(name)]; taken {
			n.titles[key(name)] = ""
		} else {
			n.titles[key(name)] = string(id)
		}
	}
	return n
}

// id returns the ID of the row, or the name itself when it names none.
func (n naming) id(name string) string {
	if id := n.titles[key(name)]; id != "" && !n.ids[name] {
		return id
	}
	return name
}

func key(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
