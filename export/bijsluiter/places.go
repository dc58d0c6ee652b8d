package bijsluiter

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/docx"
)

// Kind is what a place holds.
type Kind string

// The kinds of places.
const (
	Text Kind = "text"
	Box  Kind = "box"  // a tick box
	List Kind = "list" // rows that are repeated, with places of their own
	Part Kind = "part" // what stands in it is there or not
	// Columns is a list whose places are in one cell, which is repeated beside itself in every row.
	Columns Kind = "columns"
	Lines   Kind = "lines" // a list of which every row is one line: repeated, or all in one text
)

// repeats tells whether a place has an end of its own, with others inside.
func (k Kind) repeats() bool { return k == List || k == Lines || k == Part || k == Columns }

// Place is a name that a template may use.
type Place struct {
	List  string // the list inside which it counts, one in another behind a dot; empty: everywhere
	Name  string
	Dutch string // the same name in Dutch, which counts as well
	Kind  Kind
	About map[string]string // what it holds, by language
	Or    string            // the place that holds the same in another way, behind its list and a dot; may be empty
}

// full is the name behind that of its list and a dot.
func (p Place) full() string { return strings.TrimPrefix(p.List+"."+p.Name, ".") }

// Places lists the names, those of a list behind the others.
func Places() []Place { return slices.Clone(places()) }

var places = sync.OnceValue(func() []Place {
	data, err := assets.Templates.ReadFile("places.csv")
	if err != nil {
		panic(fmt.Sprintf("read places: %v", err)) // the file is part of the program
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("read places: %v", err))
	}
	var all []Place
	for _, r := range rows[1:] {
		all = append(all, Place{List: r[0], Name: r[1], Kind: Kind(r[2]), Dutch: r[3], About: map[string]string{"nl": r[4], "en": r[5]}, Or: r[6]})
	}
	return all
})

// schema is the names as package docx knows them.
var schema = sync.OnceValue(func() docx.Schema {
	return schemaOf("")
})

// schemaOf is the names that count inside a list.
func schemaOf(list string) docx.Schema {
	s := docx.Schema{Also: map[string]string{}, Items: map[string]docx.Schema{}}
	for _, p := range places() {
		if p.List != list {
			continue
		}
		s.Also[p.Dutch] = p.Name
		switch p.Kind {
		case Box:
			s.Boxes = append(s.Boxes, p.Name)
		case Text, Lines:
			s.Text = append(s.Text, p.Name)
		case Columns:
			s.Columns = append(s.Columns, p.Name)
		case List, Part:
		}
		if p.Kind.repeats() {
			s.Items[p.Name] = schemaOf(p.full())
		}
	}
	return s
}
