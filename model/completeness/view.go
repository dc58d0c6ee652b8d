package completeness

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// view is a record as the rules see it. Only the pointer of its own kind is
// set; processing is set for activities and services.
type view struct {
	*Context
	record       model.Record
	kind         model.Kind
	id           model.ID
	role         model.Role // of the organisation in an activity, of the supplier in a service
	letter       string     // of the role, as in the model's tags
	status       model.Status
	organisation *model.Organisation
	activity     *model.Activity
	service      *model.Service
	party        *model.Party
	processing   *model.Processing
	found        struct { // looked up once, when the first rule asks
		transfers []transfer
		leaves    []leaf
	}
	rule     Finding   // what the rule that is applied reports, but for its place
	findings []Finding // of the rules applied so far
}

func (c *Context) view(record model.Record) *view {
	v := &view{Context: c, record: record}
	v.kind, v.id = record.Identity()
	switch r := record.(type) {
	case *model.Organisation:
		v.organisation = r
	case *model.Activity:
		v.activity, v.processing, v.role, v.status = r, &r.Processing, r.Role, r.Status
	case *model.Service:
		v.service, v.processing, v.role, v.status = r, &r.Processing, r.Role, r.Status
	case *model.Party:
		v.party, v.status = r, r.Status
	}
	v.letter = letters[v.role]
	return v
}

// letters are those of the roles in the model's tags.
var letters = map[model.Role]string{
	model.RoleController: "C", model.RoleJointController: "J", model.RoleProcessor: "P", model.RoleSubProcessor: "S",
}

// is reports whether the role is one of the letters C, J, P and S. A role that
// is not filled in is none of them.
func (v *view) is(letters string) bool {
	return v.letter != "" && strings.Contains(letters, v.letter)
}

// past reports whether the date, and all it can mean, lies before the day.
func (c *Context) past(d model.Date) bool {
	last, ok := d.LastDay()
	return ok && last.Before(c.day)
}

// future reports whether the date, and all it can mean, lies after the day.
func (c *Context) future(d model.Date) bool {
	first, ok := d.Day()
	return ok && first.After(c.day)
}

// olderThan reports whether the date lies more than so many months back.
func (c *Context) olderThan(d model.Date, months int) bool {
	last, ok := d.LastDay()
	return ok && last.AddDate(0, months, 0).Before(c.day)
}

// publicSector reports whether the organisation is a public authority or
// publicly funded education; false when its sector is not known.
func publicSector(o *model.Organisation) bool {
	sector, _ := reference.List("sector").Row(string(o.Sector))
	return sector.Extra("public") == "yes" || sector.Extra("publicly_funded") == "yes"
}

// outsideEEA reports whether a country is known and lies outside the EEA.
func outsideEEA(country model.Code) bool {
	in, known := reference.InEEA(string(country))
	return known && !in
}

// extra returns an extra column of a code's row in a list.
func extra(list string, code model.Code, column string) string {
	row, _ := reference.List(list).Row(string(code))
	return row.Extra(column)
}

// reachable reports whether a contact says how somebody is reached.
func reachable(c model.Contact) bool {
	return c.Email != "" || c.Phone != "" || c.Address != "" || c.Text != ""
}

// named reports whether a contact names somebody: a person or a function.
func named(c model.Contact) bool { return c.Name != "" || c.Function != "" || c.Text != "" }

// row returns the path of a row of a list of the record.
func row(list string, id model.RowID) field.Path { return field.Path(list).Row(id) }
