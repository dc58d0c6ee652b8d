package dictionary

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// between stands between the parts of a path as people read it.
const between = " › "

// PathLabel says in words where a value stands in a record, such as
// "Doelen › Inning ouderbijdrage › Grondslag". It asks rowTitle for the title
// of each row on the way, by the row's own path; a row without a title is
// called by what it is. What the catalogue does not know is called by its name
// on the path.
func (d *Dictionary) PathLabel(kind model.Kind, path field.Path, rowTitle func(field.Path) string) string {
	steps, err := path.Steps()
	if err != nil {
		return string(path)
	}
	var parts []string
	var here field.Path
	f := field.Of(kind)
	for _, step := range steps {
		if f != nil {
			f = f.Child(step.Name)
		}
		here = here.Field(step.Name)
		parts = append(parts, d.name(f, step.Name))
		if step.Row == "" {
			continue
		}
		here = here.Row(step.Row)
		title := rowTitle(here)
		if title == "" {
			title = d.rowName(f, step.Row)
		}
		parts = append(parts, title)
	}
	return strings.Join(parts, between)
}

func (d *Dictionary) name(f *field.Field, otherwise string) string {
	if f == nil {
		return otherwise
	}
	return d.Label(f)
}

func (d *Dictionary) rowName(f *field.Field, id model.RowID) string {
	if f != nil {
		if name := d.RowName(f); name != "" {
			return name
		}
	}
	return string(id)
}
