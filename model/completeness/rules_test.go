package completeness_test

import (
	"slices"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
)

// breach is one way to break a rule and one to mend it. Breaking starts from a
// world in which nothing is missing; mending goes on from the broken one. No
// mend means that the unbroken world is the mended one.
type breach struct {
	code   completeness.Code
	path   field.Path
	breaks func(w *world)
	mends  func(w *world)
}

func TestEveryRuleCanBeBrokenAndMended(t *testing.T) {
	tested := make(map[completeness.Code]bool)
	for _, b := range slices.Concat(organisationBreaches, activityBreaches, purposeBreaches, dataBreaches, processorBreaches,
		engagementBreaches, transferBreaches, retentionBreaches, assessmentBreaches, recordBreaches) {
		tested[b.code] = true
		t.Run(string(b.code), func(t *testing.T) {
			w := newWorld()
			if has(w.check(), b.code, b.path) {
				t.Fatalf("the unbroken world has it at %s", b.path)
			}
			b.breaks(w)
			if !has(w.check(), b.code, b.path) {
				t.Fatalf("broken, and not found at %s; found %v", b.path, codes(w.check()))
			}
			if b.mends == nil {
				return
			}
			b.mends(w)
			if has(w.check(), b.code, b.path) {
				t.Errorf("mended, and still found")
			}
		})
	}
	for _, rule := range completeness.Rules() {
		if !tested[rule.Code] {
			t.Errorf("%s has no test", rule.Code)
		}
	}
}

func codes(findings []completeness.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, string(f.Code)+"@"+string(f.Path))
	}
	return list
}

var organisationBreaches = []breach{
	{"organisation-name", "name", func(w *world) { w.organisation().Name = "" }, nil},
	{"organisation-contact", "contact", func(w *world) { w.organisation().Contact = model.Contact{Country: "NL"} },
		func(w *world) { w.organisation().Contact.Phone = "010" }},
	{"organisation-sector", "sector", func(w *world) { w.organisation().Sector = "" }, nil},
	{"fg-unanswered", "fg.appointed", func(w *world) { w.organisation().FG = model.DPO{} },
		func(w *world) { w.organisation().FG.Appointed = model.No }},
	{"fg-unanswered", "fg.appointed", func(w *world) { w.organisation().FG.Appointed = model.Unknown }, nil},
	{"fg-required", "fg.appointed", func(w *world) {
		w.organisation().Sector = "municipality"
		w.organisation().FG = model.DPO{Appointed: model.No}
	}, func(w *world) { w.organisation().Sector = "company" }},
	{"fg-contact", "fg", func(w *world) { w.organisation().FG.Email = "" }, func(w *world) { w.organisation().FG.Phone = "010" }},
	{"fg-contact", "fg", func(w *world) { w.organisation().FG.Name = "" }, func(w *world) { w.organisation().FG.Function = "FG" }},
	{"fg-organisation", "fg.organisation", func(w *world) { w.organisation().FG.External = model.Yes },
		func(w *world) { w.organisation().FG.Organisation = "FG-huis" }},
	{"representative-missing", "representative", func(w *world) { w.organisation().Contact.Country = "CH" }, func(w *world) {
		w.organisation().Representative = model.Representative{Organisation: "Balie", Contact: model.Contact{Email: "balie@balie.example"}}
	}},
	{"representative-missing", "representative", func(w *world) { w.organisation().Contact.Country = "CH" },
		func(w *world) { w.organisation().Representative.Required = model.No }},
	{"party-name", "name", func(w *world) { w.party().Name = "" }, nil},
	{"party-country", "country", func(w *world) { w.party().Country = "" }, nil},
	{"party-fg-contact", "fg", func(w *world) { w.party().FG.Appointed = model.Yes },
		func(w *world) { w.party().FG.Contact = model.Contact{Name: "B. Bos", Email: "fg@wolkhuis.example"} }},
	{"dpf-date", "dpfChecked", func(w *world) { w.party().DPFCertified = model.Yes }, func(w *world) { w.party().DPFChecked = "2026-08-01" }},
	{"dpf-old", "dpfChecked", func(w *world) { w.party().DPFCertified, w.party().DPFChecked = model.Yes, "2025-10-01" },
		func(w *world) { w.party().DPFChecked = "2025-12-01" }},
	{"service-product", "product", func(w *world) { w.service().Product = "" }, nil},
	{"service-vendor", "vendor", func(w *world) { w.service().VendorID, w.service().Vendor = "", "" },
		func(w *world) { w.service().Vendor = "Wolkhuis" }},
	{"service-date", "documentDate", func(w *world) { w.service().DocumentDate = "" }, nil},
	{"service-old", "documentDate", func(w *world) { w.service().DocumentDate = "2025-11-21" },
		func(w *world) { w.service().DocumentDate = "2025-11-22" }},
	{"option-unchosen", "options[o].chosen", func(w *world) {
		w.service().Options = []model.ServiceOption{{ID: "o", Text: "Ouderportaal", Mode: "optional"}}
	}, func(w *world) { w.service().Options[0].Chosen = model.No }},
}

var activityBreaches = []breach{
	{"activity-name", "name", func(w *world) { w.controller().Name = "" }, nil},
	{"role-missing", "role", func(w *world) { w.controller().Role = "" }, nil},
	{"owner-missing", "owner", func(w *world) { w.controller().Department = "" }, func(w *world) { w.controller().Owner = "B. Bos" }},
	{"end-missing", "end", func(w *world) { w.controller().Status = model.StatusEnded }, func(w *world) { w.controller().End = "2026-07" }},
	{"end-passed", "status", func(w *world) { w.controller().End = "2026-07-31" },
		func(w *world) { w.controller().Status = model.StatusEnded }},
	{"end-before-start", "end", func(w *world) { w.controller().Start, w.controller().End = "2026-05-01", "2025" },
		func(w *world) { w.controller().End = "2026" }},
	{"security-missing", "security", func(w *world) { w.processor().Security = "" },
		func(w *world) { w.processor().Measures = []model.Measure{{ID: "m", Code: "mfa"}} }},
	{"security-missing", "security", func(w *world) { w.controller().Security = "" },
		func(w *world) { w.organisation().Security = "ISMS" }},
	{"measure-unmet", "measures[m].explanation", func(w *world) {
		w.controller().Measures = []model.Measure{{ID: "m", Code: "mfa", Status: "does-not-meet"}}
	}, func(w *world) { w.controller().Measures[0].Explanation = "Alleen binnen het gebouw" }},
	{"vendor-not-engaged", "services[u]", func(w *world) {
		w.controller().Services = []model.ServiceUse{{ID: "u", ServiceID: "s1", Service: "Rekentuin"}}
		w.service().VendorID, w.service().Vendor = "p2", "Cloudmill Inc."
	}, func(w *world) { w.engagement().PartyID = "p2" }},
	{"vendor-not-engaged", "services[u]", func(w *world) {
		w.joint().Services = []model.ServiceUse{{ID: "u", ServiceID: "s1", Service: "Rekentuin"}}
		w.service().VendorID, w.service().Vendor = "p2", "Cloudmill Inc."
	}, func(w *world) { w.joint().JointControllers[0].PartyID = "p2" }},
	{"vendor-not-engaged", "services[u]", func(w *world) { // a row without a name is nobody's
		w.controller().Services = []model.ServiceUse{{ID: "u", ServiceID: "s1", Service: "Rekentuin"}}
		w.service().VendorID, w.service().Vendor = "p2", ""
		w.engagement().Party = ""
	}, func(w *world) { w.recipient().PartyID = "p2" }},
	{"purpose-missing", "purposes", func(w *world) { w.controller().Purposes = nil }, nil},
	{"subjects-missing", "dataSubjects", func(w *world) { w.controller().DataSubjects = nil }, nil},
	{"subject-name", "dataSubjects[leerlingen].name", func(w *world) { w.controller().DataSubjects[0].Name = "" }, nil},
	{"data-missing", "dataCategories", func(w *world) { w.controller().DataCategories = nil }, nil},
	{"data-missing", "dataCategories", func(w *world) { w.data().Applies = model.AppliesNo },
		func(w *world) { w.data().Applies = model.AppliesYes }},
	{"recipients-missing", "recipients", func(w *world) { w.controller().Recipients, w.controller().Engagements = nil, nil },
		func(w *world) { w.controller().Recipients = []model.Recipient{{ID: "i", Kind: "internal"}} }},
	{"recipient-name", "recipients[intern].name", func(w *world) { *w.recipient() = model.Recipient{ID: "intern"} },
		func(w *world) { w.recipient().Kind = "authority" }},
	{"joint-missing", "jointControllers", func(w *world) { w.joint().JointControllers = nil }, nil},
	{"joint-role", "role", func(w *world) { w.controller().JointControllers = w.joint().JointControllers },
		func(w *world) { w.controller().Role = model.RoleJointController }},
	{"joint-name", "jointControllers[wolkhuis].party", func(w *world) {
		w.joint().JointControllers[0].PartyID, w.joint().JointControllers[0].Party = "", ""
	}, func(w *world) { w.joint().JointControllers[0].Party = "Wolkhuis" }},
	{"joint-contact", "jointControllers[wolkhuis].contactPoint", func(w *world) {
		w.joint().JointControllers[0].ContactPoint = ""
		w.party().Contact = model.Contact{}
	}, func(w *world) { w.party().PrivacyContact.Email = "privacy@wolkhuis.example" }},
	{"joint-arrangement", "jointControllers[wolkhuis].arrangement", func(w *world) { w.joint().JointControllers[0].Arrangement = "draft" }, nil},
	{"joint-tasks", "jointControllers[wolkhuis].ourTasks", func(w *world) {
		w.joint().JointControllers[0].OurTasks, w.joint().JointControllers[0].TheirTasks = "", ""
	}, nil},
	{"joint-essence", "jointControllers[wolkhuis].essenceAvailable", func(w *world) { w.joint().JointControllers[0].EssenceAvailable = "" }, nil},
	{"notice-missing", "notice", func(w *world) { w.controller().Notice = "" }, nil},
	{"provision-consequences", "provision.consequences", func(w *world) { w.controller().Provision.Obligation = "statutory" },
		func(w *world) { w.controller().Provision.Obligation = "none" }},
}

var purposeBreaches = []breach{
	{"purpose-text", "purposes[doel].text", func(w *world) { w.purpose().Text = "" }, func(w *world) { w.purpose().Code = "1-a" }},
	{"basis-missing", "purposes[doel].legalBasis", func(w *world) { w.purpose().LegalBasis = "" }, nil},
	{"basis-statute", "purposes[doel].statute", func(w *world) { w.purpose().LegalBasis = "6-1-e" },
		func(w *world) { w.purpose().Statute = "Wet op het primair onderwijs" }},
	{"basis-statute", "purposes[doel].statute", func(w *world) { w.purpose().LegalBasis = "6-1-c" },
		func(w *world) { w.purpose().LegalBasis = "6-1-d" }},
	{"consent-record", "purposes[doel].consentRecord", func(w *world) { w.purpose().LegalBasis = "6-1-a" },
		func(w *world) { w.purpose().ConsentRecord = "In het leerlingdossier" }},
	{"consent-children", "purposes[doel].explanation", func(w *world) {
		w.purpose().LegalBasis = "6-1-a"
		w.controller().DataSubjects[0].Vulnerable = model.Yes
	}, func(w *world) { w.purpose().Explanation = "De ouders geven toestemming" }},
	{"interest-missing", "purposes[doel].legitimateInterest", func(w *world) { w.interest().LegitimateInterest = "" }, nil},
	{"lia-missing", "purposes[doel].assessment.status", func(w *world) { w.interest().Assessment.Status = "in-progress" },
		func(w *world) { w.purpose().Assessment.Status = "favourable" }},
	{"lia-unfavourable", "purposes[doel].legalBasis", func(w *world) { w.interest().Assessment.Status = "unfavourable" },
		func(w *world) { w.purpose().LegalBasis = "6-1-b" }},
	{"lia-date", "purposes[doel].assessment.date", func(w *world) { w.interest().Assessment.Date = "" }, nil},
	{"lia-review", "purposes[doel].assessment.nextReview", func(w *world) { w.interest().Assessment.NextReview = "2026-10" },
		func(w *world) { w.purpose().Assessment.NextReview = "2026-11" }},
	{"interest-public-task", "purposes[doel].legalBasis", func(w *world) {
		w.interest()
		w.organisation().Sector = "primary-education"
	}, func(w *world) { w.purpose().Explanation = "Het gaat om het gebouw, niet om het onderwijs" }},
}

var dataBreaches = []breach{
	{"data-label", "dataCategories[naw].label", func(w *world) { w.data().Label = "" },
		func(w *world) { w.data().Items = []string{"naam"} }},
	{"data-other", "dataCategories[naw].items", func(w *world) { w.data().Code = "12" }, func(w *world) { w.data().Text = "Kenteken" }},
	{"data-unknown", "dataCategories[naw].applies", func(w *world) { w.data().Applies = model.AppliesUnknown }, nil},
	{"data-optional", "dataCategories[naw].chosen", func(w *world) { w.data().Applies = model.AppliesOptional },
		func(w *world) { w.data().Chosen = model.Yes }},
	{"special-kind", "dataCategories[naw].kind", func(w *world) { w.data().Code = "5" }, func(w *world) { w.data().Kind = "special" }},
	{"special-kind", "dataCategories[naw].kind", func(w *world) { w.data().Code = "13" }, func(w *world) { w.data().Kind = "national-id" }},
	{"special-kind", "dataCategories[naw].kind", func(w *world) { w.data().Special = "religion" }, func(w *world) { w.data().Special = "" }},
	{"special-which", "dataCategories[naw].special", func(w *world) { w.special().Special = "" }, nil},
	{"art9-missing", "dataCategories[naw].art9", func(w *world) { w.special().Art9 = "" }, func(w *world) { w.data().Applies = model.AppliesNo }},
	{"art9-national-law", "dataCategories[naw].uavg", func(w *world) { w.special().Art9 = "9-2-h" },
		func(w *world) { w.data().UAVG = "uavg-30" }},
	{"art9-national-law", "dataCategories[naw].uavg", func(w *world) { w.special().Art9 = "9-2-b" },
		func(w *world) { w.data().Statute = "Arbowet art. 14" }},
	{"uavg-misfit", "dataCategories[naw].uavg", func(w *world) { w.special().UAVG = "uavg-27" },
		func(w *world) { w.data().UAVG = "uavg-30" }},
	{"uavg-misfit", "dataCategories[naw].uavg", func(w *world) { w.special().UAVG = "uavg-46" },
		func(w *world) { w.data().UAVG = "uavg-22" }},
	{"criminal-ground", "dataCategories[naw].uavg", func(w *world) { w.data().Kind = "criminal" },
		func(w *world) { w.data().UAVG = "uavg-33" }},
	{"bsn-statute", "dataCategories[naw].statute", func(w *world) { w.data().Kind = "national-id" },
		func(w *world) { w.data().Statute = "Wet register onderwijsdeelnemers" }},
	{"vulnerable-dpia", "dpia.criteriaEDPB", func(w *world) { w.controller().DataSubjects[0].Vulnerable = model.Yes },
		func(w *world) { w.controller().DPIA.CriteriaEDPB = []model.Code{"7"} }},
	{"pseudonymisation-moment", "pseudonymisation.moment", func(w *world) { w.controller().Pseudonymisation.Applied = model.Yes },
		func(w *world) { w.controller().Pseudonymisation.Moment = "on-receipt" }},
}

var processorBreaches = []breach{
	{"principal-missing", "controllers", func(w *world) { w.processor().Controllers = nil }, nil},
	{"principal-name", "controllers[school].party", func(w *world) { w.processor().Controllers[0].Party = "" },
		func(w *world) { w.processor().Controllers[0].PartyID = "p1" }},
	{"principal-contact", "controllers[school].contact", func(w *world) { w.processor().Controllers[0].Contact = model.Contact{} },
		func(w *world) { w.processor().Controllers[0].PartyID = "p1" }},
	{"principal-fg", "controllers[school].fg", func(w *world) { w.processor().Controllers[0].FG.Appointed = model.Yes },
		func(w *world) {
			w.processor().Controllers[0].FG.Contact = model.Contact{Name: "C. Dam", Email: "fg@noord.example"}
		}},
	{"principal-representative", "controllers[school].representative", func(w *world) { w.processor().Controllers[0].Contact.Country = "GB" },
		func(w *world) { w.processor().Controllers[0].Representative.Required = model.No }},
	{"principal-representative", "controllers[school].representative", func(w *world) { w.processor().Controllers[0].PartyID = "p2" },
		func(w *world) {
			w.register.Parties[1].Representative = model.Representative{Organisation: "Balie", Contact: model.Contact{Phone: "010"}}
		}},
	{"principal-processor", "controllers", func(w *world) { w.subProcessor().Controllers = w.subProcessor().Controllers[:1] }, nil},
	{"principal-controller", "controllers", func(w *world) { w.subProcessor().Controllers = w.subProcessor().Controllers[1:] }, nil},
	{"principal-role", "controllers[wolkhuis].role", func(w *world) { w.subProcessor().Controllers[1].Role = "" }, nil},
	{"principal-agreement", "controllers[school].agreement.status", func(w *world) { w.processor().Controllers[0].Agreement.Status = "" },
		func(w *world) { w.processor().Controllers[0].Agreement.Status = "not-needed" }},
	{"operations-missing", "operations", func(w *world) { w.processor().Operations = nil }, nil},
}

var engagementBreaches = []breach{
	{"engagement-party", "engagements[wolkhuis].party", func(w *world) { w.engagement().PartyID, w.engagement().Party = "", "" },
		func(w *world) { w.engagement().Party = "Wolkhuis" }},
	{"engagement-role", "engagements[wolkhuis].role", func(w *world) { w.engagement().Role = "" }, nil},
	{"engagement-under", "engagements[wolkhuis].under", func(w *world) { w.engagement().Role = model.RoleSubProcessor },
		func(w *world) { w.engagement().Under = "ander" }},
	{"engagement-circle", "engagements[wolkhuis].under", func(w *world) { w.engagement().Under = "wolkhuis" },
		func(w *world) { w.engagement().Under = "" }},
	{"agreement-unsigned", "engagements[wolkhuis].agreement.status", func(w *world) { w.engagement().Agreement.Status = "sent" },
		func(w *world) { w.engagement().Until = "2026-06-30" }},
	{"agreement-expired", "engagements[wolkhuis].agreement.expires", func(w *world) { w.engagement().Agreement.Expires = "2026-11-21" },
		func(w *world) { w.engagement().Agreement.Expires = "2026-11-22" }},
	{"agreement-expired", "engagements[wolkhuis].agreement.expires", func(w *world) { w.engagement().Agreement.Status = "terminated" },
		func(w *world) { w.engagement().Until = "2026-06-30" }},
	{"agreement-date", "engagements[wolkhuis].agreement.date", func(w *world) { w.engagement().Agreement.Date = "" }, nil},
	{"subprocessors-unstated", "engagements[wolkhuis].agreement.authorisation", func(w *world) { w.engagement().Agreement.Authorisation = "general" },
		func(w *world) { w.addSubProcessor() }},
	{"subprocessors-not-allowed", "engagements[wolkhuis].agreement.authorisation", func(w *world) { w.addSubProcessor() },
		func(w *world) { w.engagement().Agreement.Authorisation = "general" }},
	{"subprocessors-not-allowed", "engagements[wolkhuis].agreement.authorisation", func(w *world) {
		w.engagement().ServiceID = "s1"
		w.service().Engagements = []model.Engagement{{ID: "x", Party: "Schijfboer"}}
	}, func(w *world) { w.service().Engagements = nil }},
	{"engagement-place", "engagements[wolkhuis].locations", func(w *world) { w.engagement().Locations = nil }, nil},
}

// addSubProcessor puts a sub-processor under the controller's processor.
func (w *world) addSubProcessor() {
	w.controller().Engagements = append(w.controller().Engagements, model.Engagement{
		ID: "schijfboer", Party: "Schijfboer", Role: model.RoleSubProcessor, Under: "wolkhuis",
		Locations: []model.Place{{ID: "l1", Country: "DE"}}, Transfer: model.Transfer{OutsideEEA: model.No},
	})
}
