package reference

import "verwerkingsregister/model"

// Condition limits to whom an adequacy decision applies.
type Condition string

// The limits a decision can have; the note of its row says it in words.
const (
	Unconditional Condition = ""
	Certified     Condition = "certified"      // only recipients that certified themselves, such as on the DPF list
	Commercial    Condition = "commercial"     // only commercial organisations
	PrivateSector Condition = "private-sector" // not the public sector
	Exclusions    Condition = "exclusions"     // some kinds of data or processing are left out
)

// Decision is an adequacy decision of the Commission (art. 45(3)).
type Decision struct {
	Row                 // its Note says what the decision covers
	Country   string    // code of the country or international organisation
	Number    string    // such as (EU) 2023/1795; empty when not known
	Condition Condition // never take a decision with one for granted
}

// Adequate returns the decision in force on that day for a country or
// international organisation. A month or a year asks for any day of it; a date
// that is empty or no date asks for decisions without end.
func Adequate(country string, on model.Date) (Decision, bool) {
	adequacy := List("adequacy")
	for i := range adequacy.rows {
		if row := &adequacy.rows[i]; row.Extra("country") == country && row.ValidOn(on) {
			return decisionOf(*row), true
		}
	}
	return Decision{}, false
}

// Decisions returns every decision there is or was for a country or
// international organisation, the present one first.
func Decisions(country string) []Decision {
	var decisions []Decision
	for _, row := range List("adequacy").Rows() {
		if row.Extra("country") == country {
			decisions = append(decisions, decisionOf(row))
		}
	}
	return decisions
}

func decisionOf(row Row) Decision {
	return Decision{Row: row, Country: row.Extra("country"), Number: row.Extra("decision"), Condition: Condition(row.Extra("condition"))}
}
