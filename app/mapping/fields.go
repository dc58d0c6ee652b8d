package mapping

import (
	"slices"
	"strings"

	"verwerkingsregister/app/present"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/sheet"
)

// fieldNames are the names of the fields that a column can go to, and the choices made of
// them.
type fieldNames struct {
	*present.FieldNames
	choices map[sheet.About][]widgets.Option
}

func newFieldNames(p *present.Presenter) *fieldNames {
	return &fieldNames{FieldNames: present.NewFieldNames(p), choices: map[sheet.About][]widgets.Option{}}
}

// options are the fields that a column of a table of that sort can go to.
func (n *fieldNames) options(about sheet.About) []widgets.Option {
	if have, ok := n.choices[about]; ok {
		return have
	}
	keys := sheet.Choices(about)
	slices.SortStableFunc(keys, func(a, b string) int {
		return strings.Compare(strings.ToLower(n.Of(a)), strings.ToLower(n.Of(b)))
	})
	options := make([]widgets.Option, len(keys))
	for i, key := range keys {
		options[i] = widgets.Option{Code: key, Label: n.Choice(key)}
	}
	n.choices[about] = options
	return options
}
