package jsonld

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

//go:embed terms.csv
var termRows string

// terms are the terms of codes, by list and code.
var terms = sync.OnceValue(func() map[[2]string]string {
	rows, err := csv.NewReader(strings.NewReader(termRows)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("jsonld: read terms.csv: %v", err)) // it is part of the program
	}
	all := map[[2]string]string{}
	for _, row := range rows[1:] {
		all[[2]string{row[0], row[1]}] = row[2]
	}
	return all
})

// term is the term of a code, or "".
func term[C ~string](list string, code C) string { return terms()[[2]string{list, string(code)}] }

// node is a node of the graph: its properties by term.
type node map[string]any

// a makes a node of that type.
func a(types ...string) node {
	n := node{}
	for _, t := range types {
		n.is(t)
	}
	return n
}

// is adds a type, once.
func (n node) is(term string) {
	if term == "" {
		return
	}
	types, _ := n["@type"].([]string)
	for _, t := range types {
		if t == term {
			return
		}
	}
	n["@type"] = append(types, term)
}

// add adds a value to a property; "" and an empty node are none.
func (n node) add(property string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case node:
		if len(v) == 0 {
			return
		}
	}
	values, _ := n[property].([]any)
	n[property] = append(values, value)
}

// ref refers to a node by its IRI or term; "" refers to nothing.
func ref(iri string) node {
	if iri == "" {
		return nil
	}
	return node{"@id": iri}
}

// urn begins the name of whatever the register has a key for.
const urn = "urn:verwerkingsregister:"

func recordIRI(record model.Record) string {
	kind, id := record.Identity()
	if id == "" {
		return urn + string(kind)
	}
	return urn + string(kind) + ":" + url.PathEscape(string(id))
}

// rowIRI names a row of a record's list; a row without a key has no name.
func rowIRI(record model.Record, list string, id model.RowID) string {
	if id == "" {
		return ""
	}
	return recordIRI(record) + ":" + list + ":" + url.PathEscape(string(id))
}

// thing is a record, or a row of one, on its way to a node: it keeps what was
// said, so that the rest can be told in words.
type thing struct {
	node
	writer *writer
	record model.Record
	list   string // the list of a row; "" for the record itself
	row    int
	prefix string // of the keys of its fields
	said   map[string]bool
}

func (w *writer) thing(record model.Record, types ...string) *thing {
	kind, _ := record.Identity()
	t := &thing{node: a(types...), writer: w, record: record, prefix: string(kind) + ".", said: map[string]bool{}}
	t.node["@id"] = recordIRI(record)
	return t
}

// part is a row of the record.
func (t *thing) part(list string, row int, id model.RowID, types ...string) *thing {
	t.said[t.prefix+list] = true
	p := &thing{node: a(types...), writer: t.writer, record: t.record, list: list, row: row, prefix: t.prefix + list + ".", said: map[string]bool{}}
	if iri := rowIRI(t.record, list, id); iri != "" {
		p.node["@id"] = iri
	}
	return p
}

// say notes that fields need no words any more.
func (t *thing) say(fields ...string) {
	for _, f := range fields {
		t.said[t.prefix+f] = true
	}
}

// text says a field as a text.
func (t *thing) text(field, property, value string) {
	t.add(property, value)
	t.say(field)
}

// code says a field as the term of its code, when there is one.
func (t *thing) code(field, property, term string) {
	if term != "" {
		t.add(property, ref(term))
		t.say(field)
	}
}

// rows says a field that refers to rows of the same record.
func (t *thing) rows(field, property, list string, ids []model.RowID) {
	for _, id := range ids {
		t.add(property, ref(rowIRI(t.record, list, id)))
	}
	t.say(field)
}

// whole tells the rest in words and gives the node.
func (t *thing) whole() node {
	var rest []report.Entry
	if t.list == "" {
		rest = t.writer.teller.Record(t.record, t.said)
	} else {
		rest = t.writer.teller.Row(t.record, t.list, t.row, t.said)
	}
	t.notes("", rest)
	return t.node
}

// words tells a row in words only, under the name of its list: nothing is
// stated of it.
func (t *thing) words(label, list string, row int) {
	t.say(list)
	t.notes(label+" – ", t.writer.teller.Row(t.record, list, row, nil))
}

func (t *thing) notes(prefix string, entries []report.Entry) {
	for _, e := range entries {
		t.add("skos:note", map[string]string{"@language": t.writer.words.Language(), "@value": prefix + e.Label + ": " + e.Value.Text})
	}
}

// country is the term of a country. Codes that ISO 3166-1 does not have, such
// as those of international organisations, have none.
func country(code model.Code) string {
	if len(code) != 2 || code == "XK" {
		return ""
	}
	for _, r := range code {
		if r < 'A' || r > 'Z' {
			return ""
		}
	}
	return "loc:" + string(code)
}
