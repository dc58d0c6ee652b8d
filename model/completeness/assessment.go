package completeness

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// assessmentRules are about impact assessments (art. 35, 36) and automated
// decisions (art. 22) of who acts for itself.
var assessmentRules = []rule{
	{code: "dpia-unanswered", severity: Warning, article: "35(1)", roles: "CJ",
		find: missing("dpia.required", func(v *view) bool {
			d := v.processing.DPIA
			return (d.Required == "" || d.Required == model.Unknown) && !asksDPIA(d)
		})},
	{code: "dpia-required", severity: Warning, article: "35(1)", roles: "CJ",
		find: missing("dpia.required", func(v *view) bool { return v.processing.DPIA.Required != model.Yes && asksDPIA(v.processing.DPIA) })},
	{code: "dpia-not-done", severity: Warning, article: "35(1)", roles: "CJ",
		find: missing("dpia.status", func(v *view) bool {
			return v.processing.DPIA.Required == model.Yes && v.processing.DPIA.Status != "done"
		})},
	{code: "dpia-date", severity: Warning, article: "35(1)", roles: "CJ",
		find: missing("dpia.date", func(v *view) bool { return v.processing.DPIA.Status == "done" && v.processing.DPIA.Date == "" })},
	{code: "dpia-old", severity: Warning, article: "35(11)", roles: "CJ",
		find: missing("dpia.date", func(v *view) bool {
			d := v.processing.DPIA
			return v.status != model.StatusEnded && d.Status == "done" && d.NextReview == "" && v.olderThan(d.Date, 36)
		})},
	{code: "dpia-review", severity: Warning, article: "35(11)", roles: "CJ",
		find: missing("dpia.nextReview", func(v *view) bool {
			return v.status != model.StatusEnded && v.past(v.processing.DPIA.NextReview)
		})},
	{code: "dpia-advice", severity: Info, article: "35(2)", roles: "CJ",
		find: missing("dpia.fgAdvice", func(v *view) bool {
			appointed := v.register != nil && v.register.Organisation.FG.Appointed == model.Yes
			return appointed && v.processing.DPIA.Status == "done" && v.processing.DPIA.FGAdvice == ""
		})},
	{code: "consultation-unanswered", severity: Warning, article: "36(1)", roles: "CJ",
		find: missing("dpia.consultation", func(v *view) bool {
			high := slices.ContainsFunc(v.processing.Risks, func(r model.Risk) bool { return r.Residual == "high" })
			c := v.processing.DPIA.Consultation
			return high && (c == "" || c == model.Unknown)
		})},
	{code: "adm-unanswered", severity: Info, article: "22", roles: "CJ",
		find: missing("automatedDecision.exists", func(v *view) bool { return v.processing.AutomatedDecision.Exists == "" })},
	{code: "adm-unknown", severity: Warning, article: "22", roles: "CJ",
		find: missing("automatedDecision.exists", func(v *view) bool { return v.processing.AutomatedDecision.Exists == model.Unknown })},
	{code: "adm-logic", severity: Warning, article: "13(2)(f)", roles: "CJ",
		find: decision("logic", func(d model.AutomatedDecision) bool { return d.Logic == "" })},
	{code: "adm-consequences", severity: Warning, article: "13(2)(f)", roles: "CJ",
		find: decision("consequences", func(d model.AutomatedDecision) bool { return d.Consequences == "" })},
	{code: "adm-ground", severity: Warning, article: "22(2)", roles: "CJ",
		find: decision("ground", func(d model.AutomatedDecision) bool { return d.Ground == "" })},
	{code: "adm-safeguards", severity: Warning, article: "22(3)", roles: "CJ",
		find: decision("safeguards", func(d model.AutomatedDecision) bool { return d.Safeguards == "" })},
}

// asksDPIA reports whether the criteria that were ticked ask an assessment: one
// case of the law or of the supervisory authority's list is enough, of the
// criteria of WP 248 two, unless it was reasoned why not.
func asksDPIA(d model.DPIA) bool {
	if len(d.CriteriaLaw) > 0 || len(d.CriteriaAP) > 0 {
		return true
	}
	return len(d.CriteriaEDPB) >= 2 && !(d.Required == model.No && d.Reason != "")
}

// decision makes a rule's function of a test on automated decisions that
// exist.
func decision(name string, lacks func(model.AutomatedDecision) bool) func(*view, report) {
	return func(v *view, report report) {
		if d := v.processing.AutomatedDecision; d.Exists == model.Yes && lacks(d) {
			report(field.Path("automatedDecision").Field(name), "")
		}
	}
}
