// Package generate makes registers, records and edits for tests and
// benchmarks: the same random source gives the same result, every time and
// everywhere. No program imports it.
//
// It walks the catalogue of package model/field, so that a field added to the
// model is filled without a word here. What it fills looks like a Dutch school
// board's register: texts are Dutch, codes stand in the lists of package
// model/reference, dates are days of the calendar, e-mail addresses end in
// .example. Within a register references hold: a party that is named exists
// and is named as it is called, a row that is referred to is there, numbers
// and titles are unique, and nothing is part of itself.
//
//	rng := rand.New(rand.NewPCG(1, 2))
//	reg := generate.Register(rng, generate.Size{Activities: 25, Services: 15, Parties: 12})
//	next := generate.Edit(rng, &reg.Activities[0])
//
// A Generator does the same with settings: how much is filled in, and whether
// the texts are hostile (formulas, control characters, markup, bidirectional
// overrides), for tests of everything that prints what a user typed.
package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"verwerkingsregister/model"
)

// Size is how many records of each kind a register gets, beside its
// organisation.
type Size struct{ Activities, Services, Parties int }

// Generator makes records as its settings say. Only Rand is needed.
type Generator struct {
	Rand *rand.Rand
	// Fill is the chance that a field is filled in; 0 is the default of 0.45.
	Fill float64
	// Rows is the most rows a list gets; 0 is the default of 3.
	Rows int
	// Hostile fills texts with what must never be run, shown raw or lost. It
	// is valid UTF-8, but for codes, dates and row IDs, which stay as they are.
	Hostile bool
	// Newer makes one code in ten one that no list has, as a file of a newer
	// version would.
	Newer bool
}

// Register returns a register of that size.
func Register(rng *rand.Rand, size Size) *model.Register {
	return Generator{Rand: rng}.Register(size)
}

// Record returns one record of the kind. Its references to other records hold
// IDs of records that are nowhere. It is nil for an unknown kind.
func Record(rng *rand.Rand, kind model.Kind) model.Record {
	return Generator{Rand: rng}.Record(kind)
}

// Edit returns a copy of the record with one realistic edit, which always
// makes it differ: a field changed, filled or cleared, a word in a text
// changed, a row added, removed or moved.
func Edit(rng *rand.Rand, record model.Record) model.Record {
	return Generator{Rand: rng}.Edit(record)
}

// Register returns a register of that size.
func (g Generator) Register(size Size) *model.Register {
	f := newFiller(g)
	reg := &model.Register{}
	if size.Parties > 0 {
		reg.Parties = make([]model.Party, 0, size.Parties)
	}
	for i := range size.Parties {
		p := &model.Party{}
		f.record(p, number("P", i))
		reg.Parties = append(reg.Parties, *p)
		f.known(p)
	}
	if size.Services > 0 {
		reg.Services = make([]model.Service, 0, size.Services)
	}
	for i := range size.Services {
		s := &model.Service{}
		f.record(s, number("D", i))
		reg.Services = append(reg.Services, *s)
		f.known(s)
	}
	if size.Activities > 0 {
		reg.Activities = make([]model.Activity, 0, size.Activities)
	}
	for i := range size.Activities {
		a := &model.Activity{}
		f.record(a, number("V", i))
		reg.Activities = append(reg.Activities, *a)
		f.known(a)
	}
	f.record(&reg.Organisation, "")
	return reg
}

// Record returns one record of the kind, or nil for an unknown kind.
func (g Generator) Record(kind model.Kind) model.Record {
	record := model.New(kind)
	if record == nil {
		return nil
	}
	f := newFiller(g)
	f.alone = true
	f.record(record, number(strings.ToUpper(string(kind[:1])), g.Rand.IntN(400)))
	return record
}

func number(prefix string, i int) string { return fmt.Sprintf("%s-%03d", prefix, i+1) }

// ID returns a new identity for a record.
func (g Generator) ID() model.ID { return model.ID(g.letters(16)) }

// RowID returns a new identity for a row.
func (g Generator) RowID() model.RowID { return model.RowID(g.letters(8)) }

func (g Generator) letters(n int) string {
	const alphabet = "abcdefghijklmnopqrstuvwxyz234567"
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[g.Rand.IntN(len(alphabet))]
	}
	return string(b)
}

func (g Generator) fill() float64 {
	if g.Fill == 0 {
		return 0.45
	}
	return g.Fill
}

func (g Generator) rows() int {
	if g.Rows == 0 {
		return 3
	}
	return g.Rows
}

// pick returns one of the values.
func pick[T any](g Generator, values []T) T { return values[g.Rand.IntN(len(values))] }

// some returns at least one of the values, each at most once, in their order.
func some[T any](g Generator, values []T, most int) []T {
	if len(values) == 0 {
		return nil
	}
	n := 1 + g.Rand.IntN(min(most, len(values)))
	chosen := make([]T, 0, n)
	for i, v := range values {
		if g.Rand.IntN(len(values)-i) < n-len(chosen) {
			chosen = append(chosen, v)
		}
	}
	return chosen
}
