// Package catalogue holds common processing activities of schools,
// municipalities and companies, as drafts to start a register from: what they
// are for, whose data they use, who gets them and how long they are usually
// kept, with the source of that term.
//
//	for _, entry := range catalogue.Entries("nl") {
//		fmt.Println(entry.Code, entry.Activity.Name)
//	}
//
// A draft answers what is the same everywhere and leaves open what only the
// organisation can say: who is responsible, which suppliers and systems it
// uses, where data are kept, how they are secured. A legal basis is filled in
// where the law settles it. Nothing in it was verified but what a source is
// named for; each draft says so in its remarks, in the words of its language.
//
// The drafts are data, in folder catalogue of package assets.
package catalogue

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
)

// The kinds of organisation that entries are for.
const (
	School       = "school"
	Municipality = "municipality"
	Company      = "company"
)

// Groups lists the kinds of organisation.
func Groups() []string { return []string{School, Municipality, Company} }

// Entry is one activity of the catalogue.
type Entry struct {
	Code   string   // names it for life
	Groups []string // the kinds of organisation that usually have it
	// Activity is the draft, without ID and number; its rows have IDs.
	Activity model.Activity
}

// For reports whether organisations of that kind usually have the activity.
func (e Entry) For(group string) bool { return slices.Contains(e.Groups, group) }

// Entries returns the catalogue in a language ("nl" or "en"), in the order of
// its file. The caller may change what it gets.
func Entries(lang string) []Entry {
	all := read()
	entries := make([]Entry, len(all.Entries))
	for i, d := range all.Entries {
		a := d.activity(lang)
		a.Remarks = all.Remarks[lang]
		for j, t := range d.Retention {
			a.Retention = append(a.Retention, t.retention(rowID("retention", j), lang, all))
		}
		entries[i] = Entry{Code: d.Code, Groups: slices.Clone(d.Groups), Activity: a}
	}
	return entries
}

// Named returns the entry of that code in a language.
func Named(code, lang string) (Entry, bool) {
	all := Entries(lang)
	i := slices.IndexFunc(all, func(e Entry) bool { return e.Code == code })
	if i < 0 {
		return Entry{}, false
	}
	return all[i], true
}

// words is a text in each language.
type words map[string]string

// file is what the file holds.
type file struct {
	Remarks    words // what every draft says of itself
	Unverified words // said of a source that was not verified
	ReadAt     words // stands before who was read
	Entries    []draft
}

// draft is an entry as the file has it.
type draft struct {
	Code        string
	Groups      []string
	Name        words
	Description words
	Purposes    []purpose
	Subjects    []string
	Categories  []category
	Recipients  []recipient
	Retention   []term
}

type purpose struct {
	Text               words
	LegalBasis         model.Code
	Statute            words
	LegitimateInterest words
}

type category struct {
	Code    string
	Items   []words
	Art9    model.Code
	UAVG    model.Code
	Statute words
}

type recipient struct {
	Name words
	Kind model.Code
}

// term is a retention term, or names the row of the list of hints that has it.
type term struct {
	Scope   words
	Hint    string
	Text    words
	Amount  int
	Unit    model.Code
	Trigger string
	Action  model.Code
	Source  words
	Check   reference.Check
}

// read reads the file, once. It is part of the program, so that it can be read
// is a matter of tests.
var read = sync.OnceValue(func() file {
	var all file
	b, err := assets.Catalogue.ReadFile("catalogue.json")
	if err == nil {
		err = json.Unmarshal(b, &all)
	}
	if err != nil {
		panic(fmt.Sprintf("catalogue: %v", err))
	}
	return all
})

func (d draft) activity(lang string) model.Activity {
	a := model.Activity{Name: d.Name[lang], Description: d.Description[lang], Role: model.RoleController, Status: model.StatusDraft}
	for i, p := range d.Purposes {
		a.Purposes = append(a.Purposes, model.Purpose{
			ID: rowID("purpose", i), Text: p.Text[lang], LegalBasis: p.LegalBasis, Statute: p.Statute[lang], LegitimateInterest: p.LegitimateInterest[lang],
		})
	}
	for i, code := range d.Subjects {
		subject, _ := reference.List("data-subject").Row(code)
		a.DataSubjects = append(a.DataSubjects, model.DataSubject{
			ID: rowID("subject", i), Name: subject.Label(lang), Vulnerable: model.Answer(subject.Extra("vulnerable")),
		})
	}
	for i, c := range d.Categories {
		a.DataCategories = append(a.DataCategories, c.dataCategory(rowID("category", i), lang))
	}
	if len(a.DataSubjects) == 1 { // of several groups the organisation says which
		for i := range a.DataCategories {
			a.DataCategories[i].Subjects = []model.RowID{a.DataSubjects[0].ID}
		}
	}
	for i, r := range d.Recipients {
		a.Recipients = append(a.Recipients, model.Recipient{ID: rowID("recipient", i), Name: r.Name[lang], Kind: r.Kind})
	}
	return a
}

func (c category) dataCategory(id model.RowID, lang string) model.DataCategory {
	listed, _ := reference.List("data-category").Row(c.Code)
	made := model.DataCategory{
		ID: id, Label: listed.Label(lang), Kind: model.Code(listed.Extra("kind")), Special: model.Code(listed.Extra("special")),
		Art9: c.Art9, UAVG: c.UAVG, Statute: c.Statute[lang],
	}
	for _, item := range c.Items {
		made.Items = append(made.Items, item[lang])
	}
	return made
}

func (t term) retention(id model.RowID, lang string, all file) model.Retention {
	r := model.Retention{ID: id, Scope: t.Scope[lang], Text: t.Text[lang], Unit: t.Unit, Trigger: t.Trigger, Action: t.Action, Source: t.Source[lang]}
	if t.Amount > 0 {
		r.Amount = model.N(t.Amount)
	}
	check := t.Check
	if hint, ok := reference.List("retention-hint").Row(t.Hint); ok {
		r.Text, r.Unit, r.Trigger, r.Action = hint.Extra("term_"+lang), model.Code(hint.Extra("unit")), hint.Extra("trigger"), model.Code(hint.Extra("action"))
		r.Amount, _ = model.ParseCount(hint.Extra("amount"))
		r.Source, check = hint.Note(lang), hint.Check
		if check != reference.Unverified {
			r.Source = strings.TrimSpace(r.Source + " " + all.ReadAt[lang] + " " + hint.Source)
		}
	}
	if check == reference.Unverified {
		r.Source = strings.TrimSuffix(r.Source, ".") + " (" + all.Unverified[lang] + ")"
	}
	return r
}

func rowID(list string, i int) model.RowID { return model.RowID(fmt.Sprintf("%s-%d", list, i+1)) }
