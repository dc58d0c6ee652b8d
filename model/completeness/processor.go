package completeness

import (
	"slices"

	"verwerkingsregister/model"
)

// processorRules are the headings of art. 30(2).
var processorRules = []rule{
	{code: "principal-missing", severity: Error, article: "30(2)(a)", roles: "PS",
		find: missing("controllers", func(v *view) bool { return len(v.activity.Controllers) == 0 })},
	{code: "principal-name", severity: Error, article: "30(2)(a)", roles: "PS",
		find: principals("party", func(_ *view, p *model.Principal) bool { return p.Party == "" && p.PartyID == "" })},
	{code: "principal-contact", severity: Error, article: "30(2)(a)", roles: "PS",
		find: principals("contact", func(v *view, p *model.Principal) bool {
			return !reachable(p.Contact) && !v.partyReachable(p.PartyID)
		})},
	{code: "principal-fg", severity: Error, article: "30(2)(a)", roles: "PS",
		find: principals("fg", func(_ *view, p *model.Principal) bool { return lacksDPO(p.FG) })},
	{code: "principal-representative", severity: Error, article: "30(2)(a)", roles: "PS",
		find: principals("representative", func(v *view, p *model.Principal) bool {
			return v.needsRepresentative(p) && lacksRepresentative(p.Representative)
		})},
	{code: "principal-processor", severity: Error, article: "30(2)(a)", roles: "S",
		find: missing("controllers", func(v *view) bool { return !v.hasPrincipal(model.RoleProcessor) })},
	{code: "principal-controller", severity: Warning, article: "30(2)(a)", roles: "S",
		find: missing("controllers", func(v *view) bool {
			return !v.hasPrincipal(model.RoleController) && !v.hasPrincipal(model.RoleJointController)
		})},
	{code: "principal-role", severity: Warning, article: "30(2)(a)", roles: "S",
		find: principals("role", func(_ *view, p *model.Principal) bool { return p.Role == "" })},
	{code: "principal-agreement", severity: Warning, article: "28(3)", roles: "PS",
		find: principals("agreement.status", func(v *view, p *model.Principal) bool {
			return !settled(p.Agreement) && !(v.role == model.RoleSubProcessor && p.Role != model.RoleProcessor)
		})},
	{code: "operations-missing", severity: Error, article: "30(2)(b)", roles: "PS",
		find: missing("operations", func(v *view) bool { return len(v.processing.Operations) == 0 })},
}

// principals makes a rule's function of a test on each principal.
func principals(name string, lacks func(*view, *model.Principal) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.activity.Controllers {
			if p := &v.activity.Controllers[i]; lacks(v, p) {
				report(row("controllers", p.ID).Field(name), v.partyName(p.PartyID, p.Party))
			}
		}
	}
}

// hasPrincipal reports whether the activity is done for somebody in that role.
func (v *view) hasPrincipal(role model.Role) bool {
	return slices.ContainsFunc(v.activity.Controllers, func(p model.Principal) bool { return p.Role == role })
}

// needsRepresentative reports whether the principal says it has to have a
// representative, or is established outside the EEA and says nothing.
func (v *view) needsRepresentative(p *model.Principal) bool {
	country := p.Contact.Country
	party := v.parties[p.PartyID]
	if party != nil {
		if party.Representative.Required == model.No || !lacksRepresentative(party.Representative) {
			return false
		}
		if country == "" {
			country = party.Country
		}
	}
	return p.Representative.Required == model.Yes || p.Representative.Required == "" && outsideEEA(country)
}

// settled reports an agreement that is signed or said not to be needed.
func settled(a model.Agreement) bool { return a.Status == "signed" || a.Status == "not-needed" }
