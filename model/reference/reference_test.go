package reference_test

import (
	"slices"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

func TestEveryListIsWhole(t *testing.T) {
	for _, name := range reference.Names() {
		list := reference.List(name)
		if list.Title("nl") == "" || list.Title("en") == "" {
			t.Errorf("%s: title missing in a language", name)
		}
		if len(list.Rows()) == 0 {
			t.Errorf("%s: no rows", name)
		}
		codes := make(map[string]bool)
		for _, row := range list.Rows() {
			if codes[row.Code] || row.Code == "" {
				t.Errorf("%s: code %q is empty or there twice", name, row.Code)
			}
			codes[row.Code] = true
			checkRow(t, list, row)
		}
	}
}

func checkRow(t *testing.T, list *reference.Table, row reference.Row) {
	t.Helper()
	if row.NL == "" || row.EN == "" || (row.NoteNL == "") != (row.NoteEN == "") {
		t.Errorf("%s %s: a language is missing", list.Name, row.Code)
	}
	if row.Source == "" {
		t.Errorf("%s %s: source missing", list.Name, row.Code)
	}
	if !slices.Contains([]reference.Check{reference.Verified, reference.Partly, reference.Unverified}, row.Check) {
		t.Errorf("%s %s: check is %q", list.Name, row.Code, row.Check)
	}
	if !row.CheckedOn.Valid() {
		t.Errorf("%s %s: checked on %q", list.Name, row.Code, row.CheckedOn)
	}
	for _, d := range []model.Date{row.ValidFrom, row.ValidTo} {
		if d != "" && !d.Valid() {
			t.Errorf("%s %s: %q is no date", list.Name, row.Code, d)
		}
	}
	if row.ValidFrom != "" && row.ValidTo != "" && row.ValidTo < row.ValidFrom {
		t.Errorf("%s %s: ends before it begins", list.Name, row.Code)
	}
	if _, ok := list.Row(row.ReplacedBy); row.ReplacedBy != "" && !ok {
		t.Errorf("%s %s: replaced by %q, which is not there", list.Name, row.Code, row.ReplacedBy)
	}
}

// TestNamesAreUnambiguous holds that every code, label and synonym leads to
// its own row, so that an importer never takes one row for another.
func TestNamesAreUnambiguous(t *testing.T) {
	for _, name := range reference.Names() {
		list := reference.List(name)
		for _, row := range list.Rows() {
			for _, word := range slices.Concat([]string{row.Code, row.NL, row.EN}, row.Synonyms) {
				if got, ok := list.Match(word); !ok || got.Code != row.Code {
					t.Errorf("%s: %q of %s leads to %q", name, word, row.Code, got.Code)
				}
			}
		}
	}
}

// TestExtrasPointAtRows holds that a column that names rows of another list
// names rows that are there.
func TestExtrasPointAtRows(t *testing.T) {
	for _, link := range []struct{ list, column, to string }{
		{"adequacy", "country", "country"},
		{"bijsluiter-category", "kind", "data-kind"},
		{"bijsluiter-category", "special", "special-category"},
		{"data-category", "kind", "data-kind"},
		{"data-category", "special", "special-category"},
		{"data-subject", "vulnerable", "answer"},
		{"measure", "aspect", "biv-aspect"},
		{"retention-hint", "unit", "time-unit"},
		{"retention-hint", "trigger", "retention-trigger"},
		{"retention-hint", "action", "retention-action"},
	} {
		for _, row := range reference.List(link.list).Rows() {
			value := row.Extra(link.column)
			if _, ok := reference.List(link.to).Row(value); value != "" && !ok {
				t.Errorf("%s %s: %s %q is not in %s", link.list, row.Code, link.column, value, link.to)
			}
		}
	}
}

func TestEveryListTheModelNamesIsThere(t *testing.T) {
	for _, kind := range model.Kinds() {
		field.Of(kind).All(func(f *field.Field) {
			if f.List != "" && reference.List(f.List) == nil {
				t.Errorf("%s: there is no list %q", f.Key, f.List)
			}
		})
	}
}

func TestModelConstantsAreCodes(t *testing.T) {
	for list, codes := range map[string][]string{
		"answer":  {string(model.Yes), string(model.No), string(model.Unknown), string(model.NotApplicable)},
		"applies": {string(model.AppliesYes), string(model.AppliesNo), string(model.AppliesOptional), string(model.AppliesUnknown)},
		"role":    {string(model.RoleController), string(model.RoleJointController), string(model.RoleProcessor), string(model.RoleSubProcessor)},
		"status":  {string(model.StatusDraft), string(model.StatusActive), string(model.StatusEnded)},
	} {
		for _, code := range codes {
			if _, ok := reference.List(list).Row(code); !ok {
				t.Errorf("%s lacks %q", list, code)
			}
		}
	}
}

func TestRetiredRowsStayReadableAndCannotBeChosen(t *testing.T) {
	mechanisms := reference.List("mechanism")
	for code, last := range map[string]model.Date{
		"privacy-shield": "2020-07-15", "safe-harbour": "2015-10-05",
		"scc-2001-497": "2022-12-27", "scc-2004-915": "2022-12-27", "scc-2010-87": "2022-12-27",
	} {
		row, ok := mechanisms.Row(code)
		if !ok || row.ValidTo != last || mechanisms.Label(code, "nl") == code {
			t.Errorf("%s: %+v, %v", code, row, ok)
		}
		for _, choosable := range mechanisms.ChoosableOn("2026-11-22") {
			if choosable.Code == code {
				t.Errorf("%s can be chosen today", code)
			}
		}
		if !row.ValidOn(last) {
			t.Errorf("%s was not valid on %s", code, last)
		}
	}
}

func TestUnverifiedRowsAreMarked(t *testing.T) {
	row, _ := reference.List("uavg").Row("uavg-25")
	if got, want := row.Caption("nl", "2026-11-22"), "Art. 25 UAVG: ras of etnische afkomst (te controleren)"; got != want {
		t.Errorf("caption %q, want %q", got, want)
	}
	shield, _ := reference.List("mechanism").Row("privacy-shield")
	if got, want := shield.Caption("en", "2026-11-22"), "Privacy Shield (Implementing Decision (EU) 2016/1250) (not valid)"; got != want {
		t.Errorf("caption %q, want %q", got, want)
	}
	for _, row := range reference.List("retention-hint").Rows() {
		if row.Extra("amount") == "8" && row.Extra("unit") == "week" {
			t.Errorf("%s ships a term no source confirms", row.Code)
		}
	}
}

func TestUnknownCodesAreTheirOwnLabel(t *testing.T) {
	if got := reference.List("legal-basis").Label("6-1-z", "nl"); got != "6-1-z" {
		t.Errorf("label of an unknown code is %q", got)
	}
	var none *reference.Table
	if got := none.Label("x", "nl"); got != "x" || none.Rows() != nil || none.Title("nl") != "" || none.Search("") != nil {
		t.Errorf("a list that is not there is not empty")
	}
	if _, ok := none.Match("x"); ok {
		t.Error("a list that is not there has a row")
	}
}

func TestMatchKnowsSynonyms(t *testing.T) {
	for _, c := range []struct{ list, text, want string }{
		{"classification-level", "H", "high"}, {"classification-level", "Middel", "medium"}, {"classification-level", "laag", "low"},
		{"country", "VS", "US"}, {"country", "U.S.A.", "US"}, {"country", "curacao", "CW"}, {"country", "GRIEKENLAND", "GR"},
		{"mechanism", "SCC's", "46-2-c"}, {"sector", "po", "primary-education"}, {"role", "Bewerker", "processor"},
		{"bijsluiter-category", "Leerlingnummer", "2"}, {"right", "vergetelheid", "erasure"},
	} {
		if row, ok := reference.List(c.list).Match(c.text); !ok || row.Code != c.want {
			t.Errorf("%s %q: %q, want %q", c.list, c.text, row.Code, c.want)
		}
	}
	if row, ok := reference.List("mechanism").Match("EU-AVG"); ok {
		t.Errorf("EU-AVG is no mechanism, got %s", row.Code)
	}
}
