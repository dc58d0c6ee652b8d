package jsonld

import (
	"net/url"
	"strings"
	"time"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// catalogue is the register itself.
func (w *writer) catalogue(stamp report.Stamp) node {
	n := a("dpcat:ROPA", "dcat:Catalog", "dpv:RecordsOfActivities")
	n["@id"] = urn + "register"
	n.add("dct:title", w.words.Text("title"))
	n.add("dct:identifier", stamp.Fingerprint)
	n.add("dct:publisher", ref(recordIRI(&w.reg.Organisation)))
	if !stamp.Time.IsZero() {
		n.add("dct:issued", map[string]string{"@type": "xsd:dateTime", "@value": stamp.Time.Format(time.RFC3339)})
	}
	for i := range w.reg.Activities {
		n.add("dcat:dataset", ref(recordIRI(&w.reg.Activities[i])))
	}
	return n
}

func (w *writer) organisation(o *model.Organisation) node {
	t := w.thing(o, "dpv:Organisation")
	t.text("name", "dct:title", o.Name)
	t.contact("contact", "", o.Contact)
	t.contact("privacyContact", t.label("privacyContact"), o.PrivacyContact)
	t.officer(o.FG)
	t.representative(o.Representative)
	return t.whole()
}

func (w *writer) party(p *model.Party) node {
	t := w.thing(p, "dpv:LegalEntity")
	t.text("number", "dct:identifier", p.Number)
	t.text("name", "dct:title", p.Name)
	if kind := term("party-kind", p.Kind); kind != "" {
		t.is(kind)
		t.say("kind")
	}
	t.code("country", "dpv:hasCountry", country(p.Country))
	t.contact("contact", "", p.Contact)
	t.contact("privacyContact", t.label("privacyContact"), p.PrivacyContact)
	t.officer(p.FG)
	t.representative(p.Representative)
	return t.whole()
}

// contact says how somebody is reached. What a card has no place for stays to
// be told.
func (t *thing) contact(field, title string, c model.Contact) {
	card := a("vcard:Kind")
	say := func(name, property, value string) {
		card.add(property, value)
		t.say(field + "." + name)
	}
	say("name", "vcard:fn", c.Name)
	say("function", "vcard:role", c.Function)
	say("department", "vcard:organization-unit", c.Department)
	address := node{}
	for _, line := range []struct{ name, property, value string }{
		{"address", "vcard:street-address", c.Address}, {"postcode", "vcard:postal-code", c.Postcode}, {"city", "vcard:locality", c.City},
	} {
		address.add(line.property, line.value)
		t.say(field + "." + line.name)
	}
	if c.Country != "" {
		address.add("vcard:country-name", t.writer.words.Code("country", string(c.Country)))
		t.say(field + ".country")
	}
	card.add("vcard:hasAddress", address)
	card.add("vcard:hasEmail", ref(scheme("mailto:", c.Email)))
	card.add("vcard:hasTelephone", ref(scheme("tel:", c.Phone)))
	t.say(field+".email", field+".phone")
	if u := web(c.URL); u != "" {
		card.add("vcard:hasURL", ref(u))
		t.say(field + ".url")
	}
	if len(card) > 1 {
		card.add("dct:title", title)
		t.add("dpv:hasContact", card)
	}
}

// officer says who the data protection officer is, where one was appointed.
func (t *thing) officer(fg model.DPO) {
	if fg.Appointed != model.Yes {
		return
	}
	t.say("fg.appointed")
	t.within("fg", "dpv:hasDataProtectionOfficer", a("dpv:DataProtectionOfficer"), fg.Contact)
}

func (t *thing) representative(r model.Representative) {
	if r.Organisation == "" && r.Contact == (model.Contact{}) {
		return
	}
	n := a("dpv:Representative")
	n.add("dct:title", r.Organisation)
	t.say("representative.organisation")
	t.within("representative", "dpv:hasRepresentative", n, r.Contact)
}

// within puts a contact on a node of its own.
func (t *thing) within(field, property string, n node, c model.Contact) {
	inner := *t
	inner.node = n
	inner.contact(field, "", c)
	t.add(property, n)
}

// scheme makes an IRI of an address; "" stays "".
func scheme(name, value string) string {
	if value == "" {
		return ""
	}
	return name + url.PathEscape(value)
}

// web is a value that is a web address and nothing else, or "".
func web(value string) string {
	if !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "http://") {
		return ""
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.String() != value || strings.ContainsAny(value, " <>\"{}|\\^`") {
		return ""
	}
	return value
}
