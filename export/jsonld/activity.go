package jsonld

import (
	"slices"

	"verwerkingsregister/model"
)

func (w *writer) activity(v *model.Activity) node {
	t := w.thing(v, "dpcat:ROPARecord", "dpv:PersonalDataProcess")
	t.text("number", "dct:identifier", v.Number)
	t.text("name", "dct:title", v.Name)
	t.text("description", "dct:description", v.Description)
	t.code("status", "dpv:hasActivityStatus", term("status", v.Status))
	t.code("importance", "dpv:hasImportance", term("main-auxiliary", v.Importance))
	if v.Department != "" {
		unit := a("dpv:OrganisationalUnit")
		unit.add("dct:title", v.Department)
		t.add("dpv:hasOrganisationalUnit", unit)
		t.say("department")
	}
	t.role(v)
	t.principals(v.Controllers)
	t.joint(v)
	for _, use := range v.Services {
		t.add("dpv:hasService", ref(w.known[use.ServiceID]))
	}
	t.processing(&v.Processing)
	return t.whole()
}

func (w *writer) service(v *model.Service) node {
	t := w.thing(v, "dpv:Service", "dpv:PersonalDataProcess")
	t.text("number", "dct:identifier", v.Number)
	t.text("product", "dct:title", v.Product)
	t.text("explanation", "dct:description", v.Explanation)
	if iri := w.known[v.VendorID]; iri != "" {
		t.add("dpv:hasServiceProvider", ref(iri))
	}
	t.contact("contact", "", v.Contact)
	t.processing(&v.Processing)
	return t.whole()
}

// role says what the organisation itself is in the activity.
func (t *thing) role(v *model.Activity) {
	own := ref(recordIRI(&t.writer.reg.Organisation))
	switch v.Role {
	case model.RoleController:
		t.add("dpv:hasDataController", own)
		t.say("role")
	case model.RoleProcessor:
		t.add("dpv:hasDataProcessor", own)
		t.say("role")
	case model.RoleSubProcessor: // that it is one below another is told in words
		t.add("dpv:hasDataProcessor", own)
	case model.RoleJointController:
		t.say("role")
	}
}

// principals are those the organisation acts for.
func (t *thing) principals(list []model.Principal) {
	for i, row := range list {
		property, class := "dpv:hasDataController", "dpv:DataController"
		if row.Role == model.RoleProcessor {
			property, class = "dpv:hasDataProcessor", "dpv:DataProcessor"
		}
		p := t.part("controllers", i, row.ID, class)
		p.who("partyId", row.PartyID, row.Party)
		if row.Role == model.RoleController || row.Role == model.RoleProcessor {
			p.say("role")
		}
		p.contact("contact", "", row.Contact)
		p.transfer(row.Transfer, t)
		t.add(property, p.whole())
	}
}

// joint is the group of those who decide together, the organisation among them.
func (t *thing) joint(v *model.Activity) {
	if v.Role != model.RoleJointController && len(v.JointControllers) == 0 {
		return
	}
	group := a("dpv:JointDataControllers")
	group.add("dpv:hasDataController", ref(recordIRI(&t.writer.reg.Organisation)))
	for i, row := range v.JointControllers {
		p := t.part("jointControllers", i, row.ID, "dpv:DataController")
		p.who("partyId", row.PartyID, row.Party)
		p.transfer(row.Transfer, t)
		group.add("dpv:hasDataController", p.whole())
	}
	t.add("dpv:hasJointDataControllers", group)
}

// who names a party: its record where there is one, and the name as printed.
func (t *thing) who(field string, id model.ID, printed string) {
	iri := t.writer.known[id]
	t.add("dct:title", printed)
	t.add("dpv:hasEntity", ref(iri))
	if iri != "" || id == "" {
		t.say(field)
	}
}

// transfer says that data go outside the EEA, as a process of its own within
// the activity: where to, to whom and on what ground. Every other answer is
// told in words.
func (t *thing) transfer(v model.Transfer, activity *thing) {
	if v.OutsideEEA != model.Yes {
		return
	}
	t.say("transfer.outsideEEA")
	n := a("dpv:PersonalDataProcess")
	n.add("dpv:hasProcessing", ref("dpv:CrossBorderTransfer"))
	if iri, ok := t.node["@id"].(string); ok {
		n.add("dpv:hasDataImporter", ref(iri))
	}
	if c := country(v.Country); c != "" {
		n.add("dpv:hasThirdCountry", ref(c))
		t.say("transfer.country")
	}
	if ground := term("mechanism", v.Mechanism); ground != "" {
		n.add("dpv:hasLegalBasis", ref(ground))
		t.say("transfer.mechanism")
	}
	for _, id := range v.DataCategories {
		n.add("dpv:hasPersonalData", ref(rowIRI(t.record, "dataCategories", id)))
	}
	activity.add("dpv:hasProcess", n)
}

// bases gathers the legal bases of the purposes, each once.
func bases(purposes []model.Purpose) []string {
	var out []string
	for _, p := range purposes {
		if ground := term("legal-basis", p.LegalBasis); ground != "" && !slices.Contains(out, ground) {
			out = append(out, ground)
		}
	}
	return out
}
