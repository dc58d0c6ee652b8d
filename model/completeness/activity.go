package completeness

import "verwerkingsregister/model"

// activityRules hold for an activity in every role.
var activityRules = []rule{
	{code: "activity-name", severity: Warning,
		find: missing("name", func(v *view) bool { return v.activity.Name == "" })},
	{code: "role-missing", severity: Error, article: "30",
		find: missing("role", func(v *view) bool { return v.role == "" })},
	{code: "owner-missing", severity: Info, article: "24(1)",
		find: missing("owner", func(v *view) bool { return v.activity.Owner == "" && v.activity.Department == "" })},
	{code: "end-missing", severity: Warning, article: "5(2)",
		find: missing("end", func(v *view) bool { return v.status == model.StatusEnded && v.activity.End == "" })},
	{code: "end-passed", severity: Warning, article: "5(2)",
		find: missing("status", func(v *view) bool { return v.status == model.StatusActive && v.past(v.activity.End) })},
	{code: "end-before-start", severity: Warning,
		find: missing("end", func(v *view) bool {
			start, ok1 := v.activity.Start.Day()
			end, ok2 := v.activity.End.LastDay()
			return ok1 && ok2 && end.Before(start)
		})},
	{code: "security-missing", severity: Error, article: "30(1)(g)", processor: "30(2)(d)",
		find: missing("security", func(v *view) bool {
			return v.processing.Security == "" && len(v.processing.Measures) == 0 &&
				(v.register == nil || v.register.Organisation.Security == "")
		})},
	{code: "measure-unmet", severity: Warning, article: "32(1)",
		find: func(v *view, report report) {
			for _, m := range v.processing.Measures {
				if m.Status == "does-not-meet" && m.Explanation == "" {
					report(row("measures", m.ID).Field("explanation"), m.Text)
				}
			}
		}},
	{code: "vendor-not-engaged", severity: Info, article: "28(3)", roles: "CJ", find: vendorsNotEngaged},
}

// vendorsNotEngaged reports services whose supplier stands nowhere among the
// engagements, recipients and joint controllers of the activity that uses them.
func vendorsNotEngaged(v *view, report report) {
	known := make(map[model.ID]bool)
	names := make(map[string]bool)
	for _, e := range v.processing.Engagements {
		known[e.PartyID], names[e.Party] = true, true
	}
	for _, r := range v.processing.Recipients {
		known[r.PartyID], names[r.Name] = true, true
	}
	for _, j := range v.activity.JointControllers {
		known[j.PartyID], names[j.Party] = true, true
	}
	delete(known, "") // a row that names nobody says nothing
	delete(names, "")
	for _, use := range v.activity.Services {
		s := v.services[use.ServiceID]
		if s == nil || s.VendorID == "" && s.Vendor == "" {
			continue
		}
		if !known[s.VendorID] && !names[s.Vendor] {
			report(row("services", use.ID), s.Product)
		}
	}
}

// controllerRules are the headings of art. 30(1).
var controllerRules = []rule{
	{code: "purpose-missing", severity: Error, article: "30(1)(b)", roles: "CJ",
		find: missing("purposes", func(v *view) bool { return len(v.processing.Purposes) == 0 })},
	{code: "subjects-missing", severity: Error, article: "30(1)(c)", roles: "CJ",
		find: missing("dataSubjects", func(v *view) bool { return len(v.processing.DataSubjects) == 0 })},
	{code: "subject-name", severity: Error, article: "30(1)(c)", roles: "CJ",
		find: func(v *view, report report) {
			for _, s := range v.processing.DataSubjects {
				if s.Name == "" {
					report(row("dataSubjects", s.ID).Field("name"), "")
				}
			}
		}},
	{code: "data-missing", severity: Error, article: "30(1)(c)", roles: "CJ",
		find: missing("dataCategories", func(v *view) bool { return len(v.dataInUse()) == 0 })},
	{code: "recipients-missing", severity: Error, article: "30(1)(d)", roles: "CJ",
		find: missing("recipients", func(v *view) bool {
			return len(v.processing.Recipients) == 0 && len(v.processing.Engagements) == 0 && len(v.activity.JointControllers) == 0
		})},
	{code: "recipient-name", severity: Error, article: "30(1)(d)", roles: "CJ",
		find: func(v *view, report report) {
			for _, r := range v.processing.Recipients {
				if r.Name == "" && r.PartyID == "" && r.Kind == "" {
					report(row("recipients", r.ID).Field("name"), "")
				}
			}
		}},
	{code: "joint-missing", severity: Error, article: "30(1)(a)", roles: "J",
		find: missing("jointControllers", func(v *view) bool { return len(v.activity.JointControllers) == 0 })},
	{code: "joint-role", severity: Warning, article: "26(1)", roles: "C",
		find: missing("role", func(v *view) bool { return len(v.activity.JointControllers) > 0 })},
	{code: "joint-name", severity: Error, article: "30(1)(a)", roles: "J",
		find: joint("party", func(_ *view, j *model.JointController) bool { return j.Party == "" && j.PartyID == "" })},
	{code: "joint-contact", severity: Error, article: "30(1)(a)", roles: "J",
		find: joint("contactPoint", func(v *view, j *model.JointController) bool {
			return j.ContactPoint == "" && !v.partyReachable(j.PartyID)
		})},
	{code: "joint-arrangement", severity: Warning, article: "26(1)", roles: "J",
		find: joint("arrangement", func(_ *view, j *model.JointController) bool {
			return j.Arrangement != "signed" && j.Arrangement != "not-needed"
		})},
	{code: "joint-tasks", severity: Warning, article: "26(1)", roles: "J",
		find: joint("ourTasks", func(_ *view, j *model.JointController) bool { return j.OurTasks == "" && j.TheirTasks == "" })},
	{code: "joint-essence", severity: Warning, article: "26(2)", roles: "J",
		find: joint("essenceAvailable", func(_ *view, j *model.JointController) bool { return j.EssenceAvailable != model.Yes })},
	{code: "notice-missing", severity: Info, article: "13", roles: "CJ",
		find: missing("notice", func(v *view) bool { return v.processing.Notice == "" })},
	{code: "provision-consequences", severity: Info, article: "13(2)(e)", roles: "CJ",
		find: missing("provision.consequences", func(v *view) bool {
			p := v.processing.Provision
			return p.Obligation != "" && p.Obligation != "none" && p.Consequences == ""
		})},
}

// joint makes a rule's function of a test on each joint controller.
func joint(name string, lacks func(*view, *model.JointController) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.activity.JointControllers {
			if j := &v.activity.JointControllers[i]; lacks(v, j) {
				report(row("jointControllers", j.ID).Field(name), v.partyName(j.PartyID, j.Party))
			}
		}
	}
}

// partyReachable reports whether the register says how the party is reached.
// Without a register that can't be told, and nothing is missed.
func (c *Context) partyReachable(id model.ID) bool {
	if c.register == nil {
		return id != ""
	}
	p := c.parties[id]
	return p != nil && (reachable(p.Contact) || reachable(p.PrivacyContact))
}

// partyName is the name the register has for a party, or else as printed.
func (c *Context) partyName(id model.ID, printed string) string {
	if p := c.parties[id]; p != nil && p.Name != "" {
		return p.Name
	}
	return printed
}
