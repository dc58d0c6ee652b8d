// Package completeness says what a register still lacks: what art. 30(1) asks
// of a controller and art. 30(2) of a processor, and what follows from the
// answers given (special data ask a second ground, legitimate interests a
// balancing test, a transfer without adequacy decision a DTIA).
//
// # Use
//
//	ctx := completeness.In(&register, today)
//	findings := ctx.Check(&activity)
//
// A Finding is data: a code, the record, the path of the field to fill in, a
// severity and the article. Its sentence stands in the translations, under its
// code (findings.nl.json, findings.en.json), with {article} and {Article} as
// places for the article; Finding.Fill fills them in. The sentence is the same
// at the field and in a list; a list puts Finding.Subject, the row it is
// about, in front.
//
// # Severity
//
//	Error    what art. 30 asks is missing, or contradicts itself
//	Warning  another duty follows from an answer, or an answer is doubtful,
//	         unknown or out of date
//	Info     advice
//
// Findings never block saving. A service is its supplier's own statement, not
// an entry of art. 30: what would be an Error in an activity is a Warning there.
//
// # Rules
//
// A rule is a row in a table and one small pure function over the record, its
// register and the date; Rules lists them. Nothing here reads a clock or a
// file. "Not filled in", unknown, no and not applicable are four different
// answers: a rule that asks for an answer takes every one of the last three,
// and unknown is found by rules of its own.
package completeness

import (
	"slices"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Version goes up whenever the rules may give other findings for the same
// register and date.
const Version = 1

// Severity says how serious a finding is.
type Severity string

// The severities, most serious first.
const (
	Error   Severity = "error"   // what art. 30 asks is missing or contradicts itself
	Warning Severity = "warning" // another duty, or something doubtful or out of date
	Info    Severity = "info"    // advice
)

// Code identifies a rule and its sentence. Codes are stable.
type Code string

// Finding is one thing to fill in, correct or look at.
type Finding struct {
	Code     Code       `json:"code"`
	Kind     model.Kind `json:"kind"`
	Record   model.ID   `json:"record"`
	Path     field.Path `json:"path"` // the field to go to; empty: the record as a whole
	Severity Severity   `json:"severity"`
	Article  string     `json:"article,omitempty"` // such as 30(1)(b) or UAVG 46; see ArticleText
	Subject  string     `json:"subject,omitempty"` // the row it is about, in the officer's own words
}

// Counts is the number of findings by severity.
type Counts struct{ Errors, Warnings, Infos int }

// Count counts findings by severity.
func Count(findings []Finding) Counts {
	var c Counts
	for _, f := range findings {
		switch f.Severity {
		case Error:
			c.Errors++
		case Warning:
			c.Warnings++
		default:
			c.Infos++
		}
	}
	return c
}

// Context is what a record is judged against: the register it belongs to and
// the day.
type Context struct {
	register   *model.Register
	on         model.Date
	day        time.Time
	parties    map[model.ID]*model.Party
	services   map[model.ID]*model.Service
	activities map[model.ID]bool
}

// In returns the context of a register on a day. Without a register (nil) a
// record is judged by itself: references to other records aren't followed and
// never missed. The register must not change while the context is used.
func In(register *model.Register, on model.Date) *Context {
	c := &Context{
		register: register, on: on,
		parties: make(map[model.ID]*model.Party), services: make(map[model.ID]*model.Service), activities: make(map[model.ID]bool),
	}
	c.day, _ = on.Day()
	if register == nil {
		return c
	}
	for i := range register.Parties {
		c.parties[register.Parties[i].ID] = &register.Parties[i]
	}
	for i := range register.Services {
		c.services[register.Services[i].ID] = &register.Services[i]
	}
	for i := range register.Activities {
		c.activities[register.Activities[i].ID] = true
	}
	return c
}

// Check returns the findings of one record, errors first and else in the order
// of the rules.
func (c *Context) Check(record model.Record) []Finding {
	v := c.view(record)
	report := v.report
	rules := tables[v.kind]
	for i := range rules {
		v.apply(&rules[i], report)
	}
	slices.SortStableFunc(v.findings, func(a, b Finding) int { return rank(a.Severity) - rank(b.Severity) })
	return v.findings
}

// CheckAll returns the findings of every record of the context's register, in
// the order of Register.Records.
func (c *Context) CheckAll() []Finding {
	if c.register == nil {
		return nil
	}
	var findings []Finding
	for _, record := range c.register.Records() {
		findings = append(findings, c.Check(record)...)
	}
	return findings
}

func rank(s Severity) int { return slices.Index([]Severity{Error, Warning, Info}, s) }

// Rule describes one rule, for lists of rules and for tests.
type Rule struct {
	Code     Code
	Kinds    []model.Kind
	Severity Severity
	Article  string
}

// Rules lists all rules in the order they are applied.
func Rules() []Rule {
	var rules []Rule
	at := make(map[Code]int)
	for _, kind := range model.Kinds() {
		for _, r := range tables[kind] {
			i, seen := at[r.code]
			if !seen {
				i = len(rules)
				at[r.code] = i
				rules = append(rules, Rule{Code: r.code, Severity: r.severity, Article: r.article})
			}
			rules[i].Kinds = append(rules[i].Kinds, kind)
		}
	}
	return rules
}
