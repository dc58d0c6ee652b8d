package docx

import (
	"maps"
	"slices"
	"strings"
)

// tags are the tags of a template, with where each was met first, by repeated
// part.
type tags struct {
	text, boxes map[string]Place
	repeats     map[string]*tags
	places      map[string]Place // of the repeats
}

func newTags() *tags {
	return &tags{text: map[string]Place{}, boxes: map[string]Place{}, repeats: map[string]*tags{}, places: map[string]Place{}}
}

func (t *tags) inside(name string, at Place) *tags {
	if t.repeats[name] == nil {
		t.repeats[name] = newTags()
		t.places[name] = at
	}
	return t.repeats[name]
}

func note(in map[string]Place, tag string, at Place) {
	if _, known := in[tag]; !known {
		in[tag] = at
	}
}

// check compares the tags with the schemas that count here, innermost first,
// and gives what is wrong.
func (t *tags) check(chain []Schema) TemplateErrors {
	var faults TemplateErrors
	for _, tag := range slices.Sorted(maps.Keys(t.text)) {
		if !slices.ContainsFunc(chain, func(s Schema) bool { return slices.Contains(s.Text, tag) || slices.Contains(s.Boxes, tag) }) {
			faults = append(faults, unknown(chain, tag, t.text[tag]))
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(t.boxes)) {
		switch {
		case slices.ContainsFunc(chain, func(s Schema) bool { return slices.Contains(s.Boxes, tag) }):
		case slices.ContainsFunc(chain, func(s Schema) bool { return slices.Contains(s.Text, tag) }):
			faults = append(faults, &TemplateError{Kind: WrongControl, Place: t.boxes[tag], Tag: tag})
		default:
			faults = append(faults, unknown(chain, tag, t.boxes[tag]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.places)) {
		inner, ok := itemsOf(chain, name)
		if !ok {
			fault := unknown(chain, name, t.places[name])
			fault.Kind, fault.Tag, fault.Repeat = UnknownTag, repeatPrefix+name, ""
			faults = append(faults, fault)
			continue
		}
		faults = append(faults, t.repeats[name].check(append([]Schema{inner}, chain...))...)
	}
	return faults
}

// unknown tells of a tag that is no name here, with the known name that is most
// like it, or the repeat inside which it is one.
func unknown(chain []Schema, tag string, at Place) *TemplateError {
	e := &TemplateError{Kind: UnknownTag, Place: at, Tag: tag}
	for _, s := range chain {
		for _, name := range slices.Sorted(maps.Keys(s.Items)) {
			if inner := s.Items[name]; inner.resolve(tag) != "" {
				e.Kind, e.Repeat = OutsideRepeat, name
				return e
			}
		}
	}
	e.Near = nearest(chain, tag)
	return e
}

// lacks gives the names of the schema that have no place, those of a repeat
// behind its own name and a dot.
func (t *tags) lacks(schema Schema) []string {
	var all []string
	for _, name := range slices.Concat(schema.Text, schema.Boxes) {
		if _, repeated := schema.Items[name]; !repeated && !t.has(name) {
			all = append(all, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(schema.Items)) {
		repeats := t.inAll(name)
		if len(repeats) == 0 {
			if !t.has(name) {
				all = append(all, name)
			}
			continue
		}
		for _, lacking := range repeats[0].lacks(schema.Items[name]) {
			if !slices.ContainsFunc(repeats[1:], func(other *tags) bool { return !slices.Contains(other.lacks(schema.Items[name]), lacking) }) {
				all = append(all, name+"."+lacking)
			}
		}
	}
	return all
}

// itemsOf is what counts inside a repeat: the innermost of that name.
func itemsOf(chain []Schema, name string) (Schema, bool) {
	for _, s := range chain {
		if inner, ok := s.Items[name]; ok {
			return inner, true
		}
	}
	return Schema{}, false
}

// inAll gives the repeats of a name, also those inside others.
func (t *tags) inAll(name string) []*tags {
	var all []*tags
	for _, other := range slices.Sorted(maps.Keys(t.repeats)) {
		if other == name {
			all = append(all, t.repeats[other])
		}
		all = append(all, t.repeats[other].inAll(name)...)
	}
	return all
}

// has tells whether a name has a place here or in a repeated part.
func (t *tags) has(name string) bool {
	if _, ok := t.text[name]; ok {
		return true
	}
	if _, ok := t.boxes[name]; ok {
		return true
	}
	for _, inner := range t.repeats {
		if inner.has(name) {
			return true
		}
	}
	return false
}

// resolve gives the name that a tag stands for in this schema, whatever its
// capitals, spaces and hyphens; empty when it is none.
func (s Schema) resolve(tag string) string {
	folded := fold(tag)
	for _, names := range [][]string{s.Text, s.Boxes, slices.Collect(maps.Keys(s.Items))} {
		for _, name := range names {
			if fold(name) == folded {
				return name
			}
		}
	}
	for _, also := range slices.Sorted(maps.Keys(s.Also)) {
		if fold(also) == folded {
			return s.Also[also]
		}
	}
	return ""
}

func fold(tag string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || r == '-' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(tag))
}

// nearest is the known name that is most like a tag; empty when none is.
func nearest(chain []Schema, tag string) string {
	folded, best, least := fold(tag), "", 1+len(fold(tag))/3
	for _, s := range chain {
		names := slices.Concat(s.Text, s.Boxes, slices.Sorted(maps.Keys(s.Items)), slices.Sorted(maps.Keys(s.Also)))
		for _, name := range names {
			if d := distance(fold(name), folded); d < least || d == least && best == "" {
				best, least = name, d
			}
		}
	}
	return best
}

// distance is how many letters must be put in, left out or changed to make one
// word of the other.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			before, row[j+1] = row[j+1], min(before+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
