package mapping

import (
	"slices"
	"strings"

	"verwerkingsregister/app/present"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/sheet"
)

// fieldNames says what the fields are called that a column can go to.
type fieldNames struct {
	presenter *present.Presenter
	fields    map[string]*field.Field
	choices   map[sheet.About][]widgets.Option
}

func newFieldNames(p *present.Presenter) *fieldNames {
	n := &fieldNames{presenter: p, fields: map[string]*field.Field{}, choices: map[sheet.About][]widgets.Option{}}
	for _, kind := range model.Kinds() {
		field.Of(kind).All(func(f *field.Field) { n.fields[f.Key] = f })
	}
	return n
}

// of is what a field is called: with the list or group it stands in before it.
func (n *fieldNames) of(key string) string { return strings.Join(n.parts(key), " › ") }

// choice is what a field is called in a list to choose from: its own name first, because
// the end of a long one is not seen there.
func (n *fieldNames) choice(key string) string {
	names := n.parts(key)
	own := names[len(names)-1]
	if len(names) == 1 {
		return own
	}
	return own + " (" + strings.Join(names[:len(names)-1], " › ") + ")"
}

// parts are the names of the lists or groups a field stands in, and its own.
func (n *fieldNames) parts(key string) []string {
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

// options are the fields that a column of a table of that sort can go to.
func (n *fieldNames) options(about sheet.About) []widgets.Option {
	if have, ok := n.choices[about]; ok {
		return have
	}
	keys := sheet.Choices(about)
	slices.SortStableFunc(keys, func(a, b string) int {
		return strings.Compare(strings.ToLower(n.of(a)), strings.ToLower(n.of(b)))
	})
	options := make([]widgets.Option, len(keys))
	for i, key := range keys {
		options[i] = widgets.Option{Code: key, Label: n.choice(key)}
	}
	n.choices[about] = options
	return options
}
