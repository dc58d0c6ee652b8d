package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
)

// section is a part of a record as the editor shows it: the same parts, under
// the same titles, stand on paper.
type section struct {
	code   string
	fields []*node
}

// sections are the parts of each kind of record. A field that stands in none
// of them is put in the last one, so that nothing is left out.
var sections = sync.OnceValue(func() map[model.Kind][]section {
	data, err := assets.Translations.ReadFile("sections.json")
	var listed map[model.Kind][]struct {
		Code   string
		Fields []string
	}
	if err == nil {
		err = json.Unmarshal(data, &listed)
	}
	if err != nil {
		panic(fmt.Sprintf("report: read sections: %v", err)) // they are part of the program
	}
	all := map[model.Kind][]section{}
	for kind, root := range nodes() {
		seen := map[string]bool{}
		for _, l := range listed[kind] {
			s := section{code: l.Code}
			for _, name := range l.Fields {
				if n := root.find(name); n != nil {
					s.fields = append(s.fields, n)
					seen[name] = true
				}
			}
			all[kind] = append(all[kind], s)
		}
		if len(all[kind]) == 0 {
			all[kind] = []section{{code: "general"}}
		}
		last := &all[kind][len(all[kind])-1]
		last.fields = append(last.fields, slices.DeleteFunc(slices.Clone(root.children), func(n *node) bool { return seen[n.Name] })...)
	}
	return all
})

// find returns the field of that name, or nil.
func (n *node) find(name string) *node {
	for _, c := range n.children {
		if c.Name == name {
			return c
		}
	}
	return nil
}
