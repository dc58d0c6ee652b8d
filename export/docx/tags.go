package docx

import (
	"maps"
	"slices"
)

// tags are the tags of a template, with the part in which each was met, by
// repeated part.
type tags struct {
	text, boxes map[string]string
	repeats     map[string]*tags
	parts       map[string]string
}

func newTags() *tags {
	return &tags{text: map[string]string{}, boxes: map[string]string{}, repeats: map[string]*tags{}, parts: map[string]string{}}
}

func (t *tags) inside(name, part string) *tags {
	if t.repeats[name] == nil {
		t.repeats[name] = newTags()
		t.parts[name] = part
	}
	return t.repeats[name]
}

// check compares the tags with the schema; outer are the schemas around it.
func (t *tags) check(schema Schema, outer []Schema) error {
	chain := append([]Schema{schema}, outer...)
	for _, tag := range slices.Sorted(maps.Keys(t.text)) {
		if err := known(chain, tag, t.text[tag], func(s Schema) ([]string, []string) { return s.Text, s.Boxes }); err != nil {
			return err
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(t.boxes)) {
		if err := known(chain, tag, t.boxes[tag], func(s Schema) ([]string, []string) { return s.Boxes, s.Text }); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.parts)) {
		if _, ok := schema.Items[name]; !ok {
			return &TemplateError{Kind: UnknownTag, Part: t.parts[name], Tag: repeatPrefix + name}
		}
	}
	return t.complete(schema, chain)
}

// complete tells whether every name of the schema has a place.
func (t *tags) complete(schema Schema, chain []Schema) error {
	for _, name := range slices.Concat(schema.Text, schema.Boxes) {
		if !t.has(name) {
			return &TemplateError{Kind: MissingTag, Tag: name}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(schema.Items)) {
		inner, ok := t.repeats[name]
		if !ok {
			return &TemplateError{Kind: MissingTag, Tag: repeatPrefix + name}
		}
		if err := inner.check(schema.Items[name], chain); err != nil {
			return err
		}
	}
	return nil
}

// has tells whether a name has a place here or in a repeated part.
func (t *tags) has(name string) bool {
	if t.text[name] != "" || t.boxes[name] != "" {
		return true
	}
	for _, inner := range t.repeats {
		if inner.has(name) {
			return true
		}
	}
	return false
}

func known(chain []Schema, tag, part string, names func(Schema) (right, wrong []string)) error {
	for _, s := range chain {
		right, wrong := names(s)
		if slices.Contains(right, tag) {
			return nil
		}
		if slices.Contains(wrong, tag) {
			return &TemplateError{Kind: WrongControl, Part: part, Tag: tag}
		}
	}
	return &TemplateError{Kind: UnknownTag, Part: part, Tag: tag}
}
