package present

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// FieldNames says what the fields are called that a column of an old register can go to:
// those of the model, and what the reader knows beside them.
type FieldNames struct {
	presenter *Presenter
	fields    map[string]*field.Field
}

// NewFieldNames returns the names in the language of the presenter.
func NewFieldNames(p *Presenter) *FieldNames {
	n := &FieldNames{presenter: p, fields: map[string]*field.Field{}}
	for _, kind := range model.Kinds() {
		field.Of(kind).All(func(f *field.Field) { n.fields[f.Key] = f })
	}
	return n
}

// Of is what a field is called: with the list or group it stands in before it.
func (n *FieldNames) Of(key string) string { return strings.Join(n.parts(key), " › ") }

// All is what the fields of a column that goes to several are called: their own names,
// because there is no room for more.
func (n *FieldNames) All(keys []string) string {
	names := make([]string, 0, len(keys))
	for _, key := range keys {
		parts := n.parts(key)
		names = append(names, parts[len(parts)-1])
	}
	return strings.Join(names, " + ")
}

// Choice is what a field is called in a list to choose from: its own name first, because
// the end of a long one is not seen there.
func (n *FieldNames) Choice(key string) string {
	names := n.parts(key)
	own := names[len(names)-1]
	if len(names) == 1 {
		return own
	}
	return own + " (" + strings.Join(names[:len(names)-1], " › ") + ")"
}

// Table is what a table of an old register is read as: about says what it is of, inside, of
// one in a form, which list of an activity its rows are of.
func (n *FieldNames) Table(about, inside string) string {
	words := n.presenter.Words
	switch {
	case inside == "":
		return words.Say("sheet.about." + about)
	case n.fields[inside] == nil:
		return words.Say("sheet.about.inside-" + inside)
	}
	return words.Say("sheet.about.inside", "list", n.Of(inside))
}

// parts are the names of the lists or groups a field stands in, and its own.
func (n *FieldNames) parts(key string) []string {
	f := n.fields[key]
	if f == nil {
		return []string{n.presenter.Words.Say("mapping.extra." + strings.ReplaceAll(key, ".", "-"))}
	}
	var names []string
	for ; f != nil && f.Parent != nil; f = f.Parent {
		names = append(names, n.presenter.Fields.Label(f))
	}
	slices.Reverse(names)
	return names
}
