package dictionary

import (
	"fmt"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Section is one part of the editor of a record.
type Section struct {
	Code   string // names the section for good, such as "retention"
	Title  string
	Intro  string         // one line that says what it is about
	Fields []*field.Field // the record's own fields in it, in reading order
}

// Sections returns the sections of a kind of record in reading order. Together
// they hold every field that a user can fill in, each once. Nobody may change
// what it returns.
func (d *Dictionary) Sections(kind model.Kind) []Section { return d.sections[kind] }

// SectionOf returns the section in which a record's own field stands, such as
// the one that field.Path.Top names.
func (d *Dictionary) SectionOf(kind model.Kind, top string) (Section, bool) {
	for _, s := range d.sections[kind] {
		for _, f := range s.Fields {
			if f.Name == top {
				return s, true
			}
		}
	}
	return Section{}, false
}

func readSections(language string) (map[model.Kind][]Section, error) {
	var layout map[model.Kind][]struct {
		Code   string   `json:"code"`
		Fields []string `json:"fields"`
	}
	if err := readJSON(assets.Translations, "sections.json", &layout); err != nil {
		return nil, err
	}
	var titles map[string]string
	if err := readJSON(assets.Translations, "sections."+language+".json", &titles); err != nil {
		return nil, err
	}
	all := make(map[model.Kind][]Section)
	for kind, parts := range layout {
		for _, part := range parts {
			key := string(kind) + "." + part.Code
			s := Section{Code: part.Code, Title: titles[key], Intro: titles[key+"#intro"]}
			for _, name := range part.Fields {
				f := field.Of(kind).Child(name)
				if f == nil {
					return nil, fmt.Errorf("read sections: %s has no field %q", key, name)
				}
				s.Fields = append(s.Fields, f)
			}
			all[kind] = append(all[kind], s)
		}
	}
	return all, nil
}
