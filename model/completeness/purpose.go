package completeness

import "verwerkingsregister/model"

// purposeRules ask a legal basis for each purpose and what that basis asks in
// its turn (art. 6).
var purposeRules = []rule{
	{code: "purpose-text", severity: Error, article: "30(1)(b)", roles: "CJ",
		find: purposes("text", func(_ *view, p *model.Purpose) bool { return p.Text == "" && p.Code == "" })},
	{code: "basis-missing", severity: Warning, article: "6(1)", roles: "CJ",
		find: purposes("legalBasis", func(_ *view, p *model.Purpose) bool { return p.LegalBasis == "" })},
	{code: "basis-statute", severity: Warning, article: "6(3)", roles: "CJ",
		find: purposes("statute", func(_ *view, p *model.Purpose) bool {
			return (p.LegalBasis == "6-1-c" || p.LegalBasis == "6-1-e") && p.Statute == ""
		})},
	{code: "consent-record", severity: Warning, article: "7(1)", roles: "CJ",
		find: purposes("consentRecord", func(_ *view, p *model.Purpose) bool { return p.LegalBasis == "6-1-a" && p.ConsentRecord == "" })},
	{code: "consent-children", severity: Info, article: "8", roles: "CJ",
		find: purposes("explanation", func(v *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-a" && p.Explanation == "" && v.vulnerable()
		})},
	{code: "interest-missing", severity: Warning, article: "13(1)(d)", roles: "CJ",
		find: purposes("legitimateInterest", func(_ *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-f" && p.LegitimateInterest == ""
		})},
	{code: "lia-missing", severity: Warning, article: "6(1)(f)", roles: "CJ",
		find: purposes("assessment.status", func(_ *view, p *model.Purpose) bool {
			s := p.Assessment.Status
			return p.LegalBasis == "6-1-f" && s != "favourable" && s != "unfavourable"
		})},
	{code: "lia-unfavourable", severity: Warning, article: "6(1)(f)", roles: "CJ",
		find: purposes("legalBasis", func(_ *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-f" && p.Assessment.Status == "unfavourable"
		})},
	{code: "lia-date", severity: Info, article: "5(2)", roles: "CJ",
		find: purposes("assessment.date", func(_ *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-f" && p.Assessment.Status == "favourable" && p.Assessment.Date == ""
		})},
	{code: "lia-review", severity: Warning, article: "5(2)", roles: "CJ",
		find: purposes("assessment.nextReview", func(v *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-f" && v.past(p.Assessment.NextReview)
		})},
	{code: "interest-public-task", severity: Warning, article: "6(1)", roles: "CJ",
		find: purposes("legalBasis", func(v *view, p *model.Purpose) bool {
			return p.LegalBasis == "6-1-f" && p.Explanation == "" && v.register != nil && publicSector(&v.register.Organisation)
		})},
}

// purposes makes a rule's function of a test on each purpose.
func purposes(name string, lacks func(*view, *model.Purpose) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.processing.Purposes {
			if p := &v.processing.Purposes[i]; lacks(v, p) {
				report(row("purposes", p.ID).Field(name), p.Text)
			}
		}
	}
}
