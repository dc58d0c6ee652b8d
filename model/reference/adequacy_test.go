package reference_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
)

func TestAdequateOnADate(t *testing.T) {
	for _, c := range []struct {
		name, country string
		on            model.Date
		want          bool
		condition     reference.Condition
	}{
		{"Brazil before its decision", "BR", "2025-06-01", false, ""},
		{"Brazil the day before", "BR", "2026-01-25", false, ""},
		{"Brazil from its decision", "BR", "2026-01-26", true, ""},
		{"United Kingdom today", "GB", "2026-11-22", true, ""},
		{"United Kingdom on the last day", "GB", "2031-12-27", true, ""},
		{"United Kingdom after the last day", "GB", "2031-12-28", false, ""},
		{"United States, DPF", "US", "2026-11-22", true, reference.Certified},
		{"United States under Privacy Shield", "US", "2019-01-01", true, reference.Certified},
		{"United States after Schrems II", "US", "2020-07-16", false, ""},
		{"United States between Safe Harbour and Privacy Shield", "US", "2016-01-01", false, ""},
		{"United States under Safe Harbour", "US", "2014-01-01", true, reference.Certified},
		{"Canada", "CA", "2026-11-22", true, reference.Commercial},
		{"Japan", "JP", "2026-11-22", true, reference.PrivateSector},
		{"Korea", "KR", "2026-11-22", true, reference.Exclusions},
		{"Switzerland", "CH", "2026-11-22", true, ""},
		{"European Patent Organisation", "EPO", "2026-11-22", true, ""},
		{"European Patent Organisation before", "EPO", "2025-07-14", false, ""},
		{"India", "IN", "2026-11-22", false, ""},
		{"a month in which it began", "BR", "2026-01", true, ""},
		{"no date asks for decisions without end", "GB", "", false, ""},
		{"no date, no end", "CH", "", true, ""},
		{"unknown country", "??", "2026-11-22", false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			decision, ok := reference.Adequate(c.country, c.on)
			if ok != c.want || decision.Condition != c.condition {
				t.Errorf("adequate %v, condition %q; want %v, %q", ok, decision.Condition, c.want, c.condition)
			}
			if ok && decision.Condition != "" && decision.Note("nl") == "" {
				t.Error("a condition without words")
			}
		})
	}
}

func TestInEEA(t *testing.T) {
	for country, want := range map[string]bool{
		"NL": true, "DE": true, "IS": true, "LI": true, "NO": true, "GF": true, "RE": true, "EEA": true, "EU": true,
		"GB": false, "CH": false, "US": false, "AW": false, "CW": false, "SX": false, "BQ": false, "GL": false, "FO": false, "EPO": false,
	} {
		if in, known := reference.InEEA(country); in != want || !known {
			t.Errorf("%s: in %v, known %v", country, in, known)
		}
	}
	if _, known := reference.InEEA("QQ"); known {
		t.Error("QQ is known")
	}
	count := 0
	for _, row := range reference.List("country").Rows() {
		if row.Extra("eu") == "yes" && row.Extra("kind") == "country" {
			count++
		}
	}
	if count != 27 {
		t.Errorf("%d member states", count)
	}
}

func TestSearchCountry(t *testing.T) {
	for query, first := range map[string]string{
		"ned": "NL", "verenigde staten": "US", "usa": "US", "united k": "GB", "bonaire": "BQ", "tsjech": "CZ", "nl": "NL", "reunion": "RE",
	} {
		found := reference.SearchCountry(query)
		if len(found) == 0 || found[0].Code != first {
			t.Errorf("%q: %d found, first %v", query, len(found), found[:min(1, len(found))])
		}
	}
	if got := len(reference.SearchCountry("")); got != len(reference.List("country").Rows()) {
		t.Errorf("an empty query finds %d", got)
	}
	if found := reference.SearchCountry("xyzzy"); len(found) != 0 {
		t.Errorf("xyzzy finds %d", len(found))
	}
}

func TestDecisionsOfTheUnitedStates(t *testing.T) {
	var codes []string
	for _, d := range reference.Decisions("US") {
		codes = append(codes, d.Code)
	}
	if got := strings.Join(codes, " "); got != "US privacy-shield safe-harbour" {
		t.Errorf("decisions %s", got)
	}
}
