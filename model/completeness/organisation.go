package completeness

import "verwerkingsregister/model"

// organisationRules ask what every entry needs of the organisation itself
// (art. 30(1)(a) and 30(2)(a)).
var organisationRules = []rule{
	{code: "organisation-name", severity: Error, article: "30(1)(a)",
		find: missing("name", func(v *view) bool { return v.organisation.Name == "" })},
	{code: "organisation-contact", severity: Error, article: "30(1)(a)",
		find: missing("contact", func(v *view) bool { return !reachable(v.organisation.Contact) })},
	{code: "organisation-sector", severity: Info,
		find: missing("sector", func(v *view) bool { return v.organisation.Sector == "" })},
	{code: "fg-unanswered", severity: Warning, article: "37(1)",
		find: missing("fg.appointed", func(v *view) bool {
			return v.organisation.FG.Appointed == "" || v.organisation.FG.Appointed == model.Unknown
		})},
	{code: "fg-required", severity: Warning, article: "37(1)(a)",
		find: missing("fg.appointed", func(v *view) bool {
			return v.organisation.FG.Appointed == model.No && publicSector(v.organisation)
		})},
	{code: "fg-contact", severity: Error, article: "30(1)(a)",
		find: missing("fg", func(v *view) bool { return lacksDPO(v.organisation.FG) })},
	{code: "fg-organisation", severity: Info, article: "37(6)",
		find: missing("fg.organisation", func(v *view) bool {
			return v.organisation.FG.External == model.Yes && v.organisation.FG.Organisation == ""
		})},
	{code: "representative-missing", severity: Error, article: "30(1)(a)",
		find: missing("representative", func(v *view) bool {
			r := v.organisation.Representative
			asked := r.Required == model.Yes || r.Required == "" && outsideEEA(v.organisation.Contact.Country)
			return asked && lacksRepresentative(r)
		})},
}

// lacksDPO reports a DPO who is said to be there and is not named with contact
// details.
func lacksDPO(d model.DPO) bool {
	return d.Appointed == model.Yes && (!reachable(d.Contact) || !named(d.Contact) && d.Organisation == "")
}

func lacksRepresentative(r model.Representative) bool {
	return r.Organisation == "" && !named(r.Contact) || !reachable(r.Contact)
}

// partyRules look at what the register says of another organisation.
var partyRules = []rule{
	{code: "party-name", severity: Warning, article: "30(1)(d)",
		find: missing("name", func(v *view) bool { return v.party.Name == "" })},
	{code: "party-country", severity: Info, article: "44",
		find: missing("country", func(v *view) bool { return v.party.Country == "" })},
	{code: "party-fg-contact", severity: Warning, article: "30(2)(a)",
		find: missing("fg", func(v *view) bool { return lacksDPO(v.party.FG) })},
	{code: "dpf-date", severity: Warning, article: "45(3)",
		find: missing("dpfChecked", func(v *view) bool { return v.party.DPFCertified == model.Yes && v.party.DPFChecked == "" })},
	{code: "dpf-old", severity: Warning, article: "45(3)",
		find: missing("dpfChecked", func(v *view) bool {
			return v.party.DPFCertified == model.Yes && v.olderThan(v.party.DPFChecked, 12)
		})},
}

// serviceRules look at a supplier's own statement.
var serviceRules = []rule{
	{code: "service-product", severity: Warning,
		find: missing("product", func(v *view) bool { return v.service.Product == "" })},
	{code: "service-vendor", severity: Warning, article: "28(3)",
		find: missing("vendor", func(v *view) bool { return v.service.Vendor == "" && v.service.VendorID == "" })},
	{code: "service-date", severity: Info,
		find: missing("documentDate", func(v *view) bool { return v.service.DocumentDate == "" })},
	{code: "service-old", severity: Warning,
		find: missing("documentDate", func(v *view) bool {
			return v.status != model.StatusEnded && v.olderThan(v.service.DocumentDate, 12)
		})},
	{code: "option-unchosen", severity: Warning, article: "28(3)(a)",
		find: func(v *view, report report) {
			for _, o := range v.service.Options {
				if o.Mode == "optional" && (o.Chosen == "" || o.Chosen == model.Unknown) {
					report(row("options", o.ID).Field("chosen"), o.Text)
				}
			}
		}},
}
