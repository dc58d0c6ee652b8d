package completeness

import "verwerkingsregister/model"

// engagementRules look at the processors and sub-processors of an activity
// (art. 28).
var engagementRules = []rule{
	{code: "engagement-party", severity: Warning, article: "28(1)",
		find: engagements("party", func(_ *view, e *model.Engagement) bool { return e.Party == "" && e.PartyID == "" })},
	{code: "engagement-role", severity: Warning, article: "28(1)",
		find: engagements("role", func(_ *view, e *model.Engagement) bool { return e.Role == "" })},
	{code: "engagement-under", severity: Warning, article: "28(2)", roles: "CJ",
		find: engagements("under", func(_ *view, e *model.Engagement) bool {
			return e.Role == model.RoleSubProcessor && e.Under == ""
		})},
	{code: "engagement-circle", severity: Warning, article: "28(2)", find: engagements("under", inCircle)},
	{code: "agreement-unsigned", severity: Warning, article: "28(3)",
		find: engagements("agreement.status", func(v *view, e *model.Engagement) bool {
			return v.ownAgreement(e) && !settled(e.Agreement) && !lapsed(v, e.Agreement)
		})},
	{code: "agreement-expired", severity: Warning, article: "28(3)",
		find: engagements("agreement.expires", func(v *view, e *model.Engagement) bool {
			return v.ownAgreement(e) && lapsed(v, e.Agreement)
		})},
	{code: "agreement-date", severity: Info, article: "28(3)",
		find: engagements("agreement.date", func(v *view, e *model.Engagement) bool {
			return v.ownAgreement(e) && e.Agreement.Status == "signed" && e.Agreement.Date == ""
		})},
	{code: "subprocessors-unstated", severity: Info, article: "28(2)", roles: "CJ",
		find: engagements("agreement.authorisation", func(v *view, e *model.Engagement) bool {
			return e.Role == model.RoleProcessor && !v.hasSubProcessors(e) &&
				e.Agreement.Authorisation != "none" && e.Agreement.Authorisation != "specific"
		})},
	{code: "subprocessors-not-allowed", severity: Warning, article: "28(2)", roles: "CJ",
		find: engagements("agreement.authorisation", func(v *view, e *model.Engagement) bool {
			return e.Agreement.Authorisation == "none" && v.hasSubProcessors(e)
		})},
	{code: "engagement-place", severity: Warning, article: "30(1)(e)", processor: "30(2)(c)",
		find: engagements("locations", func(v *view, e *model.Engagement) bool {
			return len(e.Locations) == 0 && e.Transfer.OutsideEEA != model.Yes
		})},
}

// engagements makes a rule's function of a test on each engagement that has
// not ended.
func engagements(name string, lacks func(*view, *model.Engagement) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.processing.Engagements {
			if e := &v.processing.Engagements[i]; !v.past(e.Until) && lacks(v, e) {
				report(row("engagements", e.ID).Field(name), v.partyName(e.PartyID, e.Party))
			}
		}
	}
}

// ownAgreement reports whether the agreement is one the organisation itself
// must have: with its processors, not between these and their sub-processors.
func (v *view) ownAgreement(e *model.Engagement) bool {
	return e.Under == "" && (e.Role == model.RoleProcessor || e.Role == model.RoleSubProcessor && v.role.ActsForOthers())
}

// lapsed reports an agreement that was ended or is past its last day.
func lapsed(v *view, a model.Agreement) bool {
	return a.Status == "expired" || a.Status == "terminated" || a.Status == "signed" && v.past(a.Expires)
}

func (v *view) engagement(id model.RowID) *model.Engagement {
	for i := range v.processing.Engagements {
		if e := &v.processing.Engagements[i]; id != "" && e.ID == id {
			return e
		}
	}
	return nil
}

// hasSubProcessors reports whether the sub-processors of a processor are
// known: below it in the tree, or in the service it delivers.
func (v *view) hasSubProcessors(e *model.Engagement) bool {
	for _, other := range v.processing.Engagements {
		if other.Under == e.ID && e.ID != "" {
			return true
		}
	}
	s := v.services[e.ServiceID]
	return s != nil && len(s.Engagements) > 0
}

// inCircle reports an engagement that is, by way of others, under itself.
func inCircle(v *view, e *model.Engagement) bool {
	at := e
	for range v.processing.Engagements {
		if at = v.engagement(at.Under); at == nil {
			return false
		}
		if at.ID == e.ID {
			return true
		}
	}
	return false
}
