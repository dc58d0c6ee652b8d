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
func (n *fieldNames) of(key string) string {
	f := n.fields[key]
	if f == nil {
		return n.presenter.Words.Say("mapping.extra." + strings.ReplaceAll(key, ".", "-"))
	}
	var names []string
	for ; f != nil && f.Parent != nil; f = f.Parent {
		names = append(names, n.presenter.Fields.Label(f))
	}
	slices.Reverse(names)
	return strings.Join(names, " › ")
}

// options are the fields that a column of a table of that sort can go to.
func (n *fieldNames) options(about sheet.About) []widgets.Option {
	if have, ok := n.choices[about]; ok {
		return have
	}
	var options []widgets.Option
	for _, key := range sheet.Choices(about) {
		options = append(options, widgets.Option{Code: key, Label: n.of(key)})
	}
	slices.SortStableFunc(options, func(a, b widgets.Option) int {
		return strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label))
	})
	n.choices[about] = options
	return options
}
