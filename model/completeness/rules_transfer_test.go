package completeness_test

import "verwerkingsregister/model"

const wolkhuis = "engagements[wolkhuis].transfer."

var transferBreaches = []breach{
	{"transfer-unanswered", "outsideEEA", func(w *world) { w.processor().OutsideEEA = "" },
		func(w *world) { w.processor().OutsideEEA = model.Unknown }},
	{"transfer-unknown", "outsideEEA", func(w *world) { w.controller().OutsideEEA = model.Unknown }, nil},
	{"transfer-unknown", wolkhuis + "outsideEEA", func(w *world) { w.engagement().Transfer.OutsideEEA = model.Unknown }, nil},
	{"transfer-rows", "outsideEEA", func(w *world) { w.controller().OutsideEEA = model.Yes }, func(w *world) { w.american() }},
	{"transfer-contradiction", "outsideEEA", func(w *world) {
		w.american()
		w.controller().OutsideEEA = model.No
	}, func(w *world) { w.controller().OutsideEEA = model.Yes }},
	{"transfer-contradiction", "outsideEEA", func(w *world) { w.controller().Storage = []model.Place{{ID: "s", Country: "GB"}} },
		func(w *world) { w.controller().Storage[0].Country = "IE" }},
	{"transfer-place", wolkhuis + "outsideEEA", func(w *world) { w.american().OutsideEEA = "" },
		func(w *world) { w.engagement().Transfer.OutsideEEA = model.Yes }},
	{"transfer-place", "recipients[intern].transfer.outsideEEA", func(w *world) { w.recipient().Country = "CW" },
		func(w *world) { w.recipient().Country = "NL" }},
	{"transfer-no-but-place", wolkhuis + "outsideEEA", func(w *world) { w.engagement().Locations[0].Country = "US" },
		func(w *world) { w.engagement().Locations[0].Country = "FR" }},
	{"transfer-seat", wolkhuis + "outsideEEA", func(w *world) {
		w.engagement().SeatCountry, w.engagement().Transfer.OutsideEEA = "US", ""
	}, func(w *world) { w.engagement().Transfer.OutsideEEA = model.Unknown }},
	{"transfer-seat", "jointControllers[wolkhuis].transfer.outsideEEA", func(w *world) { w.party().Country = "US" }, nil},
	{"transfer-seat-no", wolkhuis + "text", func(w *world) { w.engagement().SeatCountry = "US" },
		func(w *world) { w.engagement().Transfer.Text = "De sleutels liggen bij ons" }},
	{"transfer-country", wolkhuis + "country", func(w *world) { w.american().Country = "" }, nil},
	{"transfer-country-inside", wolkhuis + "country", func(w *world) { w.american().Country = "DE" },
		func(w *world) { w.engagement().Transfer.Country = "US" }},
	{"mechanism-missing", wolkhuis + "mechanism", func(w *world) { w.american().Mechanism = "" }, nil},
	{"mechanism-retired", wolkhuis + "mechanism", func(w *world) { w.american().Mechanism = "privacy-shield" },
		func(w *world) { w.engagement().Transfer.Mechanism = "46-2-b" }},
	{"mechanism-retired", wolkhuis + "mechanism", func(w *world) { w.american().Mechanism = "scc-2010-87" }, nil},
	{"adequacy-absent", wolkhuis + "mechanism", func(w *world) { w.certified().Country = "IN" },
		func(w *world) { w.engagement().Transfer.Country = "BR" }},
	{"adequacy-scope", wolkhuis + "text", func(w *world) { w.certified().Country = "CA" },
		func(w *world) { w.engagement().Transfer.Text = "Een handelsonderneming onder PIPEDA" }},
	{"dpf-missing", wolkhuis + "dpfCertified", func(w *world) { w.certified().DPFCertified = "" },
		func(w *world) { w.register.Parties[1].DPFCertified = model.Yes }},
	{"dpf-missing", wolkhuis + "dpfCertified", func(w *world) { w.certified().DPFCertified = model.No },
		func(w *world) { w.engagement().Transfer.Country = "CH" }},
	{"dpf-date", wolkhuis + "dpfChecked", func(w *world) { w.certified().DPFChecked = "" }, func(w *world) {
		w.register.Parties[1].DPFCertified, w.register.Parties[1].DPFChecked = model.Yes, "2026-10-01"
	}},
	{"dpf-old", wolkhuis + "dpfChecked", func(w *world) { w.certified().DPFChecked = "2025-11-21" },
		func(w *world) { w.engagement().Transfer.DPFChecked = "2025-11-22" }},
	{"scc-module", wolkhuis + "sccModules", func(w *world) { w.american().SCCModules = nil }, nil},
	{"scc-module-misfit", wolkhuis + "sccModules", func(w *world) { w.american().SCCModules = []model.SCCModule{3} },
		func(w *world) { w.engagement().Transfer.SCCModules = []model.SCCModule{2, 3} }},
	{"scc-signed", wolkhuis + "signed", func(w *world) { w.american().Signed = "" }, nil},
	{"tia-date", wolkhuis + "tia.date", func(w *world) { w.american().TIA.Date = "" }, func(w *world) { w.certified() }},
	{"tia-outcome", wolkhuis + "tia.outcome", func(w *world) { w.american().TIA.Outcome = "in-progress" },
		func(w *world) { w.engagement().Transfer.TIA.Outcome = "acceptable" }},
	{"tia-outcome", wolkhuis + "tia.outcome", func(w *world) {
		w.american().Mechanism, w.engagement().Transfer.TIA.Outcome = "49-1-a", ""
	}, nil},
	{"tia-not-acceptable", wolkhuis + "tia.outcome", func(w *world) { w.american().TIA.Outcome = "not-acceptable" }, nil},
	{"tia-measures", wolkhuis + "measures", func(w *world) { w.american().TIA.Outcome = "acceptable-with-measures" },
		func(w *world) { w.engagement().Transfer.Measures = "Eigen sleutels" }},
	{"tia-review", wolkhuis + "tia.nextReview", func(w *world) { w.american().TIA.NextReview = "2026-11-21" },
		func(w *world) { w.engagement().Transfer.TIA.NextReview = "2027" }},
	{"art49-documentation", wolkhuis + "justification", func(w *world) { w.american().Mechanism = "49-1-2" },
		func(w *world) { w.engagement().Transfer.Justification = "Eenmalig, twaalf betrokkenen" }},
}

var retentionBreaches = []breach{
	{"retention-missing", "retention", func(w *world) { w.controller().Retention = nil }, nil},
	{"retention-category", "dataCategories[bank]", func(w *world) {
		w.controller().DataCategories = append(w.controller().DataCategories, model.DataCategory{ID: "bank", Label: "Bankrekening"})
		w.term().DataCategories = []model.RowID{"naw"}
	}, func(w *world) { w.term().DataCategories = append(w.term().DataCategories, "bank") }},
	{"retention-empty", "retention[termijn].amount", func(w *world) { *w.term() = model.Retention{ID: "termijn"} },
		func(w *world) { w.term().DecidedBy = "law" }},
	{"retention-vague", "retention[termijn].amount", func(w *world) { *w.term() = model.Retention{ID: "termijn", Text: "Zolang noodzakelijk."} },
		func(w *world) { w.term().Amount = model.N(5) }},
	{"retention-unparsed", "retention[termijn].amount", func(w *world) { *w.term() = model.Retention{ID: "termijn", Text: "twee jaar"} },
		func(w *world) { w.term().Limit = "criterion" }},
	{"retention-unit", "retention[termijn].unit", func(w *world) { w.term().Unit = "" }, nil},
	{"retention-trigger", "retention[termijn].trigger", func(w *world) { w.term().Trigger = "" },
		func(w *world) { w.term().Trigger = "na de diploma-uitreiking" }},
	{"retention-undecided", "retention[termijn].amount", func(w *world) {
		*w.term() = model.Retention{ID: "termijn", Trigger: "decided-by-controller"}
	}, func(w *world) { w.term().Limit = "criterion" }},
	{"retention-action", "retention[termijn].action", func(w *world) { w.term().Action = "" }, nil},
	{"retention-motivation", "retention[termijn].motivation", func(w *world) { w.term().Source = "" },
		func(w *world) { w.term().Motivation = "Nodig voor overstap" }},
	{"retention-deviation", "retention[termijn].deviation", func(w *world) { w.term().Adhered = model.No },
		func(w *world) { w.term().Deviation = "Het systeem kan nog niet wissen" }},
}

var assessmentBreaches = []breach{
	{"dpia-unanswered", "dpia.required", func(w *world) { w.controller().DPIA.Required = "" },
		func(w *world) { w.controller().DPIA.Required = model.NotApplicable }},
	{"dpia-required", "dpia.required", func(w *world) { w.controller().DPIA.CriteriaAP = []model.Code{"7"} },
		func(w *world) { w.controller().DPIA.Required = model.Yes }},
	{"dpia-required", "dpia.required", func(w *world) { w.controller().DPIA.CriteriaEDPB = []model.Code{"5", "7"} },
		func(w *world) { w.controller().DPIA.Reason = "Kleine groep, geen gevolgen" }},
	{"dpia-required", "dpia.required", func(w *world) {
		w.controller().DPIA = model.DPIA{Required: model.No, CriteriaLaw: []model.Code{"b"}, Reason: "Klein"}
	}, func(w *world) { w.controller().DPIA.CriteriaLaw = nil }},
	{"dpia-not-done", "dpia.status", func(w *world) { w.controller().DPIA.Required = model.Yes },
		func(w *world) { w.controller().DPIA.Status = "done" }},
	{"dpia-date", "dpia.date", func(w *world) { w.controller().DPIA.Status = "done" }, func(w *world) { w.controller().DPIA.Date = "2025" }},
	{"dpia-old", "dpia.date", func(w *world) {
		w.controller().DPIA = model.DPIA{Required: model.Yes, Status: "done", Date: "2023-11-21"}
	},
		func(w *world) { w.controller().DPIA.Date = "2023-11-22" }},
	{"dpia-review", "dpia.nextReview", func(w *world) { w.controller().DPIA.NextReview = "2026-10-31" },
		func(w *world) { w.controller().DPIA.NextReview = "2026-11" }},
	{"dpia-advice", "dpia.fgAdvice", func(w *world) { w.controller().DPIA.Status = "done" },
		func(w *world) { w.controller().DPIA.FGAdvice = "Akkoord" }},
	{"consultation-unanswered", "dpia.consultation", func(w *world) {
		w.controller().Risks = []model.Risk{{ID: "r", Description: "Verlies", Residual: "high"}}
	}, func(w *world) { w.controller().DPIA.Consultation = model.No }},
	{"adm-unanswered", "automatedDecision.exists", func(w *world) { w.decision().Exists = "" },
		func(w *world) { w.decision().Exists = model.Unknown }},
	{"adm-unknown", "automatedDecision.exists", func(w *world) { w.decision().Exists = model.Unknown }, nil},
	{"adm-logic", "automatedDecision.logic", func(w *world) { w.automated().Logic = "" }, func(w *world) { w.decision().Exists = model.No }},
	{"adm-consequences", "automatedDecision.consequences", func(w *world) { w.automated().Consequences = "" }, nil},
	{"adm-ground", "automatedDecision.ground", func(w *world) { w.automated().Ground = "" }, nil},
	{"adm-safeguards", "automatedDecision.safeguards", func(w *world) { w.automated().Safeguards = "" }, nil},
}

var recordBreaches = []breach{
	{"certificate-status", "certificates[c].status", certificate(model.Certificate{}), func(w *world) { w.party().Certificates[0].Status = "planned" }},
	{"certificate-not-yet", "certificates[c].status", certificate(model.Certificate{Status: "held", From: "2027"}),
		func(w *world) { w.party().Certificates[0].Status = "planned" }},
	{"certificate-expired", "certificates[c].to", certificate(model.Certificate{Status: "held", From: "2023-01-01", To: "2026-01-01"}),
		func(w *world) { w.party().Certificates[0].Status = "expired" }},
	{"certificate-plan-passed", "certificates[c].status", certificate(model.Certificate{Status: "planned", From: "2026-10"}),
		func(w *world) { w.party().Certificates[0].From = "2026" }},
	{"certificate-since", "certificates[c].from", certificate(model.Certificate{Status: "held"}),
		func(w *world) { w.party().Certificates[0].From = "2024-05-01" }},
	{"review-unplanned", "review.next", func(w *world) { w.controller().Review = model.Review{} },
		func(w *world) { w.controller().Review.IntervalMonths = model.N(12) }},
	{"review-overdue", "review.next", func(w *world) { w.controller().Review.Next = "2026-11-21" },
		func(w *world) { w.controller().Review.Next = "2026-11-22" }},
	{"review-overdue", "review.next", func(w *world) { w.processor().Review.Last = "2025-11-21" },
		func(w *world) { w.processor().Status, w.processor().End = model.StatusEnded, "2026-01-01" }},
	{"dangling-record", "engagements[wolkhuis].partyId", func(w *world) { w.engagement().PartyID = "weg" },
		func(w *world) { w.engagement().PartyID = "" }},
	{"dangling-record", "services[u].serviceId", func(w *world) { w.controller().Services = []model.ServiceUse{{ID: "u", ServiceID: "weg"}} },
		func(w *world) { w.controller().Services[0].ServiceID = "s1" }},
	{"dangling-record", "parentId", func(w *world) { w.controller().ParentID = "weg" }, func(w *world) { w.controller().ParentID = "a2" }},
	{"dangling-row", "dataCategories[naw].subjects", func(w *world) { w.data().Subjects = []model.RowID{"weg"} },
		func(w *world) { w.data().Subjects = []model.RowID{"leerlingen"} }},
	{"code-unknown", "purposes[doel].legalBasis", func(w *world) { w.purpose().LegalBasis = "6-1-z" }, nil},
	{"code-retired", wolkhuis + "mechanism", func(w *world) { w.engagement().Transfer.Mechanism = "safe-harbour" },
		func(w *world) { w.american().Mechanism = "46-2-b" }},
	{"code-unverified", "dataCategories[naw].uavg", func(w *world) { w.special().UAVG = "uavg-22" },
		func(w *world) { w.data().UAVG = "uavg-30" }},
	{"date-unreadable", "start", func(w *world) { w.controller().Start = "najaar 2024" }, func(w *world) { w.controller().Start = "2024-10" }},
}

// certificate gives the party one certificate.
func certificate(c model.Certificate) func(w *world) {
	c.ID = "c"
	return func(w *world) { w.party().Certificates = []model.Certificate{c} }
}
