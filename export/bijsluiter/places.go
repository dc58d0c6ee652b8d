package bijsluiter

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/docx"
)

// kind is what a place holds.
type kind string

// The kinds of places.
const (
	textKind kind = "text"
	boxKind  kind = "box"  // a tick box
	listKind kind = "list" // rows that are repeated, with places of their own
	partKind kind = "part" // what stands in it is there or not
	// columnsKind is a list whose places are in one cell, which is repeated beside itself in every row.
	columnsKind kind = "columns"
	linesKind   kind = "lines" // a list of which every row is one line: repeated, or all in one text
)

// repeats tells whether a place has an end of its own, with others inside.
func (k kind) repeats() bool {
	return k == listKind || k == linesKind || k == partKind || k == columnsKind
}

// place is a name that a template may use.
type place struct {
	List  string // the list inside which it counts, one in another behind a dot; empty: everywhere
	Name  string
	Dutch string // the same name in Dutch, which counts as well
	Kind  kind
	About map[string]string // what it holds, by language
	Or    string            // the place that holds the same in another way, behind its list and a dot; may be empty
}

// full is the name behind that of its list and a dot.
func (p place) full() string { return strings.TrimPrefix(p.List+"."+p.Name, ".") }

// places lists the names, those of a list behind the others.
var places = sync.OnceValue(func() []place {
	data, err := assets.Templates.ReadFile("places.csv")
	if err != nil {
		panic(fmt.Sprintf("read places: %v", err)) // the file is part of the program
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("read places: %v", err))
	}
	var all []place
	for _, r := range rows[1:] {
		all = append(all, place{List: r[0], Name: r[1], Kind: kind(r[2]), Dutch: r[3], About: map[string]string{"nl": r[4], "en": r[5]}, Or: r[6]})
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
		case boxKind:
			s.Boxes = append(s.Boxes, p.Name)
		case textKind, linesKind:
			s.Text = append(s.Text, p.Name)
		case columnsKind:
			s.Columns = append(s.Columns, p.Name)
		case listKind, partKind:
		}
		if p.Kind.repeats() {
			s.Items[p.Name] = schemaOf(p.full())
		}
	}
	return s
}
