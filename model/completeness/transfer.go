package completeness

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// transferRules ask country and safeguard of every transfer to a third country
// or international organisation, and what the safeguard asks in its turn (art.
// 30(1)(e), 30(2)(c), 44-49).
var transferRules = []rule{
	{code: "transfer-unanswered", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: missing("outsideEEA", func(v *view) bool { return v.processing.OutsideEEA == "" && !v.transfersSomething() })},
	{code: "transfer-unknown", severity: Warning, article: "30(1)(e)", processor: "30(2)(c)", find: unknownTransfers},
	{code: "transfer-rows", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: missing("outsideEEA", func(v *view) bool { return v.processing.OutsideEEA == model.Yes && !v.transfersSomething() })},
	{code: "transfer-contradiction", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: missing("outsideEEA", func(v *view) bool {
			return v.processing.OutsideEEA == model.No && (v.transfersSomething() || v.placesOutside())
		})},
	{code: "transfer-place", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: transfers("outsideEEA", func(_ *view, t *transfer) bool {
			return t.outside && (t.OutsideEEA == "" || t.OutsideEEA == model.NotApplicable)
		})},
	{code: "transfer-no-but-place", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: transfers("outsideEEA", func(_ *view, t *transfer) bool { return t.outside && t.OutsideEEA == model.No })},
	{code: "transfer-seat", severity: Warning, article: "44",
		find: transfers("outsideEEA", func(_ *view, t *transfer) bool { return t.seatOutside && !t.outside && t.OutsideEEA == "" })},
	{code: "transfer-seat-no", severity: Info, article: "44",
		find: transfers("text", func(_ *view, t *transfer) bool {
			return t.seatOutside && !t.outside && t.OutsideEEA == model.No && t.Text == ""
		})},
	{code: "transfer-country", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: transfers("country", func(_ *view, t *transfer) bool { return t.OutsideEEA == model.Yes && t.Country == "" })},
	{code: "transfer-country-inside", severity: Warning, article: "44",
		find: transfers("country", func(_ *view, t *transfer) bool {
			in, known := reference.InEEA(string(t.Country))
			return t.OutsideEEA == model.Yes && known && in
		})},
	{code: "mechanism-missing", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: transfers("mechanism", func(_ *view, t *transfer) bool { return t.OutsideEEA == model.Yes && t.Mechanism == "" })},
	{code: "mechanism-retired", severity: Error, article: "46(1)",
		find: transfers("mechanism", func(v *view, t *transfer) bool {
			r, known := reference.List("mechanism").Row(string(t.Mechanism))
			return t.current() && known && !r.ValidOn(v.on)
		})},
	{code: "adequacy-absent", severity: Error, article: "45(1)",
		find: transfers("mechanism", func(v *view, t *transfer) bool {
			_, adequate := reference.Adequate(string(t.Country), v.on)
			return t.adequacy() && t.Country != "" && outsideEEA(t.Country) && !adequate
		})},
	{code: "adequacy-scope", severity: Info, article: "45(3)",
		find: transfers("text", func(v *view, t *transfer) bool {
			c := v.condition(t)
			return c != reference.Unconditional && c != reference.Certified && t.Text == ""
		})},
	{code: "dpf-missing", severity: Error, article: "45(3)",
		find: transfers("dpfCertified", func(v *view, t *transfer) bool {
			certified, _ := v.dpf(t)
			return v.condition(t) == reference.Certified && certified != model.Yes
		})},
	{code: "dpf-date", severity: Warning, article: "45(3)",
		find: transfers("dpfChecked", func(v *view, t *transfer) bool {
			certified, checked := v.dpf(t)
			return v.condition(t) == reference.Certified && certified == model.Yes && checked == ""
		})},
	{code: "dpf-old", severity: Warning, article: "45(3)",
		find: transfers("dpfChecked", func(v *view, t *transfer) bool {
			certified, checked := v.dpf(t)
			return v.condition(t) == reference.Certified && certified == model.Yes && v.olderThan(checked, 12)
		})},
	{code: "scc-module", severity: Warning, article: "46(2)(c)",
		find: transfers("sccModules", func(_ *view, t *transfer) bool { return t.scc() && len(t.SCCModules) == 0 })},
	{code: "scc-module-misfit", severity: Warning, article: "46(2)(c)",
		find: transfers("sccModules", func(_ *view, t *transfer) bool {
			return t.scc() && len(t.SCCModules) > 0 && t.module != 0 && !slices.Contains(t.SCCModules, t.module)
		})},
	{code: "scc-signed", severity: Warning, article: "46(2)(c)",
		find: transfers("signed", func(_ *view, t *transfer) bool { return t.scc() && t.Signed == "" })},
	{code: "tia-date", severity: Warning, article: "46(1)",
		find: transfers("tia.date", func(_ *view, t *transfer) bool { return t.needsTIA() && t.TIA.Date == "" })},
	{code: "tia-outcome", severity: Warning, article: "46(1)",
		find: transfers("tia.outcome", func(_ *view, t *transfer) bool {
			o := t.TIA.Outcome
			return t.needsTIA() && (o == "" || o == "in-progress" || o == "unknown")
		})},
	{code: "tia-not-acceptable", severity: Warning, article: "44",
		find: transfers("tia.outcome", func(_ *view, t *transfer) bool { return t.current() && t.TIA.Outcome == "not-acceptable" })},
	{code: "tia-measures", severity: Warning, article: "46(1)",
		find: transfers("measures", func(_ *view, t *transfer) bool {
			return t.needsTIA() && t.TIA.Outcome == "acceptable-with-measures" && t.Measures == ""
		})},
	{code: "tia-review", severity: Warning, article: "46(1)",
		find: transfers("tia.nextReview", func(v *view, t *transfer) bool { return t.needsTIA() && v.past(t.TIA.NextReview) })},
	{code: "art49-documentation", severity: Error, article: "30(1)(e)", processor: "30(2)(c)",
		find: transfers("justification", func(_ *view, t *transfer) bool {
			return t.current() && t.Mechanism == "49-1-2" && t.Justification == ""
		})},
}

// transfer is one transfer of the record with what surrounds it.
type transfer struct {
	*model.Transfer
	path        field.Path
	subject     string
	party       model.ID
	outside     bool            // data are processed or received in a place outside the EEA
	seatOutside bool            // the other party is seated outside the EEA
	module      model.SCCModule // the SCC module that fits the two roles; 0: can't be told
}

// current reports a transfer that takes place.
func (t *transfer) current() bool { return t.OutsideEEA == model.Yes }

func (t *transfer) scc() bool { return t.current() && t.Mechanism == "46-2-c" }

func (t *transfer) adequacy() bool { return t.current() && t.Mechanism == "45-3" }

// needsTIA reports a transfer on a safeguard or derogation, not on adequacy.
func (t *transfer) needsTIA() bool {
	kind := extra("mechanism", t.Mechanism, "kind")
	return t.current() && (kind == "safeguard" || kind == "derogation")
}

// condition returns the condition of the adequacy decision the transfer rests
// on.
func (v *view) condition(t *transfer) reference.Condition {
	if !t.adequacy() {
		return reference.Unconditional
	}
	decision, _ := reference.Adequate(string(t.Country), v.on)
	return decision.Condition
}

// dpf returns whether the importer is on the Data Privacy Framework list and
// when that was looked up, as the transfer says or else the party.
func (v *view) dpf(t *transfer) (certified model.Answer, checked model.Date) {
	certified, checked = t.DPFCertified, t.DPFChecked
	if p := v.parties[t.party]; p != nil && (certified == "" || certified == p.DPFCertified) {
		certified = p.DPFCertified
		if checked == "" {
			checked = p.DPFChecked
		}
	}
	return certified, checked
}

// transfers makes a rule's function of a test on each transfer.
func transfers(name string, lacks func(*view, *transfer) bool) func(*view, report) {
	return func(v *view, report report) {
		for _, t := range v.transfers() {
			if lacks(v, &t) {
				report(t.path.Field(name), t.subject)
			}
		}
	}
}

func unknownTransfers(v *view, report report) {
	if v.processing.OutsideEEA == model.Unknown {
		report("outsideEEA", "")
	}
	for _, t := range v.transfers() {
		if t.OutsideEEA == model.Unknown {
			report(t.path.Field("outsideEEA"), t.subject)
		}
	}
}

// transfersSomething reports whether some party gets data outside the EEA.
func (v *view) transfersSomething() bool {
	return slices.ContainsFunc(v.transfers(), func(t transfer) bool { return t.current() })
}

// placesOutside reports whether data are stored or processed outside the EEA.
func (v *view) placesOutside() bool {
	return slices.ContainsFunc(v.processing.Storage, placeOutside) ||
		slices.ContainsFunc(v.transfers(), func(t transfer) bool { return t.outside })
}

func placeOutside(p model.Place) bool { return outsideEEA(p.Country) }

// transfers returns the transfers of the record's rows, ended engagements left
// out.
func (v *view) transfers() []transfer {
	if v.found.transfers == nil {
		v.found.transfers = v.collectTransfers()
	}
	return v.found.transfers
}

func (v *view) collectTransfers() []transfer {
	all := []transfer{}
	p := v.processing
	for i := range p.Engagements {
		if e := &p.Engagements[i]; !v.past(e.Until) {
			all = append(all, v.engagementTransfer(e))
		}
	}
	for i := range p.Recipients {
		all = append(all, v.recipientTransfer(&p.Recipients[i]))
	}
	if v.activity == nil {
		return all
	}
	for i := range v.activity.Controllers {
		c := &v.activity.Controllers[i]
		t := v.transferWith("controllers", c.ID, c.PartyID, c.Party, &c.Transfer)
		t.module = 4
		if c.Role == model.RoleProcessor {
			t.module = 3
		}
		t.seatOutside = t.seatOutside || outsideEEA(c.Contact.Country)
		all = append(all, t)
	}
	for i := range v.activity.JointControllers {
		j := &v.activity.JointControllers[i]
		t := v.transferWith("jointControllers", j.ID, j.PartyID, j.Party, &j.Transfer)
		t.module = 1
		all = append(all, t)
	}
	return all
}

func (v *view) transferWith(list string, id model.RowID, party model.ID, printed string, t *model.Transfer) transfer {
	with := transfer{Transfer: t, path: row(list, id).Field("transfer"), subject: v.partyName(party, printed), party: party}
	if p := v.parties[party]; p != nil {
		with.seatOutside = outsideEEA(p.Country)
	}
	return with
}

func (v *view) engagementTransfer(e *model.Engagement) transfer {
	t := v.transferWith("engagements", e.ID, e.PartyID, e.Party, &e.Transfer)
	t.outside = slices.ContainsFunc(e.Locations, placeOutside)
	if e.SeatCountry != "" {
		t.seatOutside = outsideEEA(e.SeatCountry)
	}
	switch {
	case e.Under != "" || e.Role == model.RoleSubProcessor || v.role.ActsForOthers():
		t.module = 3
	case v.role.ActsForItself() && e.Role == model.RoleProcessor:
		t.module = 2
	}
	return t
}

func (v *view) recipientTransfer(r *model.Recipient) transfer {
	t := v.transferWith("recipients", r.ID, r.PartyID, r.Name, &r.Transfer)
	t.outside = outsideEEA(r.Country)
	if !v.role.ActsForItself() {
		return t
	}
	switch r.Kind {
	case "processor":
		t.module = 2
	case "sub-processor":
		t.module = 3
	case "controller", "joint-controller", "group", "external", "authority":
		t.module = 1
	}
	return t
}
