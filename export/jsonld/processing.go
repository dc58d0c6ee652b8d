package jsonld

import (
	"fmt"
	"reflect"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// processing says what an activity and a service have in common.
func (t *thing) processing(p *model.Processing) {
	for _, ground := range bases(p.Purposes) {
		t.add("dpv:hasLegalBasis", ref(ground))
	}
	t.purposes(p.Purposes)
	t.operations(p.Operations)
	t.subjects(p.DataSubjects)
	t.categories(p.DataCategories)
	t.recipients(p.Recipients)
	t.engagements(p.Engagements)
	t.retention(p.Retention)
	t.storage(p.Storage)
	t.security(p)
	t.decisions(p.AutomatedDecision)
	t.code("dpia.required", "dpv:hasAuditStatus", term("dpia", p.DPIA.Required))
	t.rights(p.Rights)
	if p.Notice != "" {
		n := a("dpv:PrivacyNotice")
		n.add("dct:description", p.Notice)
		t.add("dpv:hasNotice", n)
		t.say("notice")
	}
}

func (t *thing) purposes(list []model.Purpose) {
	for i, row := range list {
		p := t.part("purposes", i, row.ID, "dpv:Purpose")
		p.text("text", "dct:description", row.Text)
		p.code("legalBasis", "dpv:hasLegalBasis", term("legal-basis", row.LegalBasis))
		t.add("dpv:hasPurpose", p.whole())
	}
}

// operations are texts, of which some are the words of the law.
func (t *thing) operations(list []string) {
	for _, text := range list {
		n := a("dpv:Processing")
		if known, ok := reference.List("operation").Match(text); ok {
			n.is(term("operation", known.Code))
		}
		n.add("dct:title", text)
		t.add("dpv:hasProcessing", n)
	}
	t.say("operations")
}

func (t *thing) subjects(list []model.DataSubject) {
	for i, row := range list {
		p := t.part("dataSubjects", i, row.ID, "dpv:DataSubject")
		p.text("name", "dct:title", row.Name)
		if known, ok := reference.List("data-subject").Match(row.Name); ok {
			p.is(term("data-subject", known.Code))
		}
		if row.Vulnerable == model.Yes {
			p.is("dpv:VulnerableDataSubject")
			p.say("vulnerable")
		}
		t.add("dpv:hasDataSubject", p.whole())
	}
}

// categories says which data are processed. A category that does not apply, or
// of which that is not known, and one that the organisation did not choose, are
// told in words only.
func (t *thing) categories(list []model.DataCategory) {
	for i, row := range list {
		if row.Applies == model.AppliesNo || row.Applies == model.AppliesUnknown || row.Chosen == model.No {
			t.words(t.label("dataCategories"), "dataCategories", i)
			continue
		}
		p := t.part("dataCategories", i, row.ID, "dpv:PersonalData")
		p.text("label", "dct:title", row.Label)
		for _, item := range row.Items {
			n := a("dpv:PersonalData")
			n.add("dct:title", item)
			p.add("dct:hasPart", n)
		}
		p.say("items")
		p.rows("subjects", "dpv:hasDataSubject", "dataSubjects", row.Subjects)
		p.class("kind", term("data-kind", row.Kind))
		p.class("special", term("special-category", row.Special))
		p.code("art9", "dpv:hasLegalBasis", term("art9", row.Art9))
		switch row.Applies {
		case model.AppliesYes:
			p.say("applies")
		case model.AppliesOptional:
			p.add("dpv:hasNecessity", ref("dpv:Optional"))
			p.say("applies")
		}
		if row.Source != "" {
			n := a("dpv:DataSource")
			n.add("dct:title", row.Source)
			p.add("dpv:hasDataSource", n)
			p.say("source")
		}
		t.add("dpv:hasPersonalData", p.whole())
	}
}

// class says a field as a type of the node.
func (t *thing) class(field, term string) {
	if term != "" {
		t.is(term)
		t.say(field)
	}
}

func (t *thing) recipients(list []model.Recipient) {
	for i, row := range list {
		p := t.part("recipients", i, row.ID, "dpv:Recipient")
		p.who("partyId", row.PartyID, row.Name)
		p.class("kind", term("recipient-kind", row.Kind))
		p.code("country", "dpv:hasCountry", country(row.Country))
		p.rows("dataCategories", "dpv:hasPersonalData", "dataCategories", row.DataCategories)
		p.transfer(row.Transfer, t)
		t.add("dpv:hasRecipient", p.whole())
	}
}

func (t *thing) engagements(list []model.Engagement) {
	for i, row := range list {
		property, agreement := "dpv:hasRecipient", ""
		p := t.part("engagements", i, row.ID)
		switch row.Role {
		case model.RoleProcessor:
			property, agreement = "dpv:hasDataProcessor", "dpv:ControllerProcessorAgreement"
			p.class("role", "dpv:DataProcessor")
		case model.RoleSubProcessor:
			property, agreement = "dpv:hasDataProcessor", "dpv:SubProcessorAgreement"
			p.class("role", "dpv:DataSubProcessor")
		default:
			p.is("dpv:Recipient")
		}
		p.who("partyId", row.PartyID, row.Party)
		p.text("service", "dct:description", row.Service)
		p.add("dpv:hasService", ref(t.writer.known[row.ServiceID]))
		if row.ServiceID == "" || t.writer.known[row.ServiceID] != "" {
			p.say("serviceId")
		}
		p.code("seatCountry", "dpv:hasCountry", country(row.SeatCountry))
		p.rows("dataCategories", "dpv:hasPersonalData", "dataCategories", row.DataCategories)
		p.rows("dataSubjects", "dpv:hasDataSubject", "dataSubjects", row.DataSubjects)
		p.agreement(agreement, row.Agreement)
		p.transfer(row.Transfer, t)
		t.add(property, p.whole())
	}
}

// agreement says that there is a signed agreement; any other state is told in
// words.
func (t *thing) agreement(class string, v model.Agreement) {
	if class == "" || v.Status != "signed" {
		return
	}
	n := a(class)
	n.add("dct:date", string(v.Date))
	n.add("dct:identifier", v.Reference)
	t.add("dpv:hasLegalMeasure", n)
	t.say("agreement.status", "agreement.date", "agreement.reference")
}

func (t *thing) retention(list []model.Retention) {
	for i, row := range list {
		p := t.part("retention", i, row.ID, "dpv:StorageDuration")
		p.text("scope", "dct:title", row.Scope)
		p.rows("dataCategories", "dpv:hasPersonalData", "dataCategories", row.DataCategories)
		n, filled := row.Amount.Value()
		if form := term("time-unit", row.Unit); filled && n >= 0 && form != "" {
			d := a("dpv:TemporalDuration")
			d.add("rdf:value", map[string]string{"@type": "xsd:duration", "@value": fmt.Sprintf(form, n)})
			d.add("dct:description", t.writer.words.Term(row))
			p.add("dpv:hasDuration", d)
			p.say("amount", "unit")
		}
		t.add("dpv:hasStorageCondition", p.whole())
	}
}

func (t *thing) storage(list []model.Place) {
	for i, row := range list {
		p := t.part("storage", i, row.ID, "dpv:StorageLocation")
		p.text("place", "dct:title", row.Place)
		p.code("country", "dpv:hasCountry", country(row.Country))
		t.add("dpv:hasStorageCondition", p.whole())
	}
}

// security says which measures are in place; one that is not, or of which that
// is not known, is told in words.
func (t *thing) security(p *model.Processing) {
	if p.Security != "" {
		n := a("dpv:TechnicalOrganisationalMeasure")
		n.add("dct:description", p.Security)
		t.add("dpv:hasTechnicalOrganisationalMeasure", n)
		t.say("security")
	}
	for i, row := range p.Measures {
		if row.Status != "meets" {
			t.words(t.label("measures"), "measures", i)
			continue
		}
		m := t.part("measures", i, row.ID, "dpv:TechnicalOrganisationalMeasure")
		if known, ok := reference.List("measure").Row(string(row.Code)); ok {
			m.is(term("measure-kind", known.Extra("kind")))
		}
		m.text("text", "dct:title", row.Text)
		m.say("status")
		t.add("dpv:hasTechnicalOrganisationalMeasure", m.whole())
	}
}

func (t *thing) decisions(d model.AutomatedDecision) {
	if d.Exists == model.Yes {
		t.code("automatedDecision.exists", "dpv:hasContext", "dpv:AutomatedDecisionMaking")
	}
	if d.Profiling == model.Yes {
		t.code("automatedDecision.profiling", "dpv:hasProcessing", "dpv:Profiling")
	}
	if d.Logic != "" {
		n := a("dpv:AlgorithmicLogic")
		n.add("dct:description", d.Logic)
		t.add("dpv:hasAlgorithmicLogic", n)
		t.say("automatedDecision.logic")
	}
}

// rights says which rights apply. How one is exercised is told in words, with
// the row.
func (t *thing) rights(r model.Rights) {
	for _, row := range r.Details {
		if what := term("right", row.Right); what != "" && row.Applies == model.Yes {
			t.add("dpv:hasRight", ref(what))
		}
	}
	if !reflect.DeepEqual(r, model.Rights{Details: r.Details}) {
		return
	}
	for _, row := range r.Details {
		if term("right", row.Right) == "" || row.Applies != model.Yes || row.How != "" {
			return
		}
	}
	t.say("rights.details", "rights")
}

// label is the label of a field of the record.
func (t *thing) label(name string) string {
	kind, _ := t.record.Identity()
	return t.writer.words.Label(field.Of(kind).Child(name))
}
