// Package reference holds the lists people choose from: legal bases, transfer
// mechanisms, countries, adequacy decisions, DPIA criteria, retention hints
// and the rest. A record stores the code of a row; the words, the source and
// the dates stand here.
//
// # Lists
//
// List gives a list by its name; the names are those of the list option in
// package model's struct tags, and stay. Every list is one file in lists/,
// its title and its default source stand in lists.csv. Columns of a list:
//
//	code                  what is stored; unique in the list, never reused
//	nl, en                the words; note_nl, note_en an explanation
//	source, check         where it was found, and how sure that is (Check)
//	checked_on            when
//	valid_from, valid_to  first and last day it could be chosen or relied on
//	replaced_by           the code to choose instead
//	synonyms              other spellings, with a semicolon between them
//
// Any other column is an extra of that list, read with Row.Extra:
//
//	adequacy             country, decision (number), condition (Condition)
//	art9                 national_law: yes when the exception needs an article
//	                     of national law; article
//	bijsluiter-category  kind (data-kind), special (special-category); the note
//	                     is the model's own explanation of the category
//	bijsluiter-purpose   paragraph and letter of article 5 of the covenant
//	country              eu, eea: yes or no; kind: country, overseas, area,
//	                     international-organisation
//	data-category        kind, special
//	data-subject         vulnerable (answer), a suggestion only
//	legal-basis, right   article
//	measure              kind: technical or organisational; aspect (biv-aspect)
//	mechanism            kind: adequacy, safeguard or derogation; article
//	party-kind           public: yes for public authorities and schools
//	retention-hint       sector, term_nl, term_en, amount, unit, trigger, action
//	scc-module           from, to: controller or processor
//	sector               public: a public authority; publicly_funded: yes or no
//	time-unit            one_nl, one_en: the word for a single unit
//	uavg                 subject: the special-category, data-kind or topic the
//	                     article is about
//
// A row that is no longer valid stays readable in the records that have it
// (Table.Row, Table.Label) and can't be newly chosen (Table.ChoosableOn). A
// code that no row has, from a newer version of the program, is its own label.
//
// # Promise
//
// A code is never taken away and never changes its meaning; rows are added,
// ended and given a successor.
package reference

import (
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/model"
)

//go:embed lists.csv lists/*.csv
var files embed.FS

// tables is compiled once from the embedded files.
var tables = sync.OnceValue(compile)

// List returns the list of that name, or nil when there is none. A nil Table
// is an empty list.
func List(name string) *Table { return tables().byName[name] }

// Names returns the names of all lists in alphabetical order.
func Names() []string { return slices.Clone(tables().names) }

type index struct {
	names  []string
	byName map[string]*Table
}

// compile reads the embedded files. They are part of the program and proved
// by the tests, so a fault in them is a panic.
func compile() index {
	idx := index{byName: make(map[string]*Table)}
	for _, l := range readCSV("lists.csv") {
		t := &Table{Name: l["name"], titleNL: l["nl"], titleEN: l["en"], byCode: make(map[string]int), byName: make(map[string]int)}
		for _, cells := range readCSV("lists/" + t.Name + ".csv") {
			for _, column := range []string{"source", "check", "checked_on"} {
				if cells[column] == "" {
					cells[column] = l[column]
				}
			}
			t.add(rowOf(cells))
		}
		idx.names = append(idx.names, t.Name)
		idx.byName[t.Name] = t
	}
	slices.Sort(idx.names)
	return idx
}

func readCSV(name string) []map[string]string {
	f, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("reference: %v", err))
	}
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("reference: read %s: %v", name, err))
	}
	header := records[0]
	rows := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		cells := make(map[string]string, len(header))
		for i, column := range header {
			cells[column] = record[i]
		}
		rows = append(rows, cells)
	}
	return rows
}

func rowOf(cells map[string]string) Row {
	take := func(column string) string {
		v := cells[column]
		delete(cells, column)
		return v
	}
	row := Row{
		Code: take("code"), NL: take("nl"), EN: take("en"), NoteNL: take("note_nl"), NoteEN: take("note_en"),
		Source: take("source"), Check: Check(take("check")), CheckedOn: model.Date(take("checked_on")),
		ValidFrom: model.Date(take("valid_from")), ValidTo: model.Date(take("valid_to")), ReplacedBy: take("replaced_by"),
	}
	if synonyms := take("synonyms"); synonyms != "" {
		row.Synonyms = strings.Split(synonyms, ";")
	}
	row.extra = cells
	return row
}
