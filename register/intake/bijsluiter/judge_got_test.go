package bijsluiter_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/proposal"
)

// value is one value that was proposed, or several of a list.
type value struct {
	texts   []string
	certain bool
}

type gotRow map[string]value

// gotService is what was proposed for one service, by the names of the expectations.
type gotService struct {
	values gotRow
	rows   map[string][]gotRow
	// found are the texts that were taken over as they stand in the document.
	found []string
}

// lists says by which name a list of the proposal goes in the expectations.
var lists = map[string]string{
	"dataCategories": "data", "engagements": "sub", "retention": "term", "purposes": "purpose", "options": "option",
	"dataSubjects": "subject", "certificates": "certificate", "measures": "measure", "access": "access", "deviations": "deviation",
}

// shortNames are the names of columns that have another name in the model.
var shortNames = map[string]string{
	"seatCountry": "seat", "transfer.outsideEEA": "outside", "transfer.country": "country", "transfer.mechanism": "mechanism",
	"transfer.sccModules": "modules", "transfer.dpfCertified": "dpf", "transfer.signed": "signed", "transfer.importer": "importer",
	"transfer.tia.outcome": "tia", "transfer.tia.date": "tiaDate", "dataCategories": "data", "dataSubjects": "subjects", "subPurposes": "sub",
}

// asFound are the values that are the text of the document as it stands.
var asFound = map[string]bool{
	"data.text": true, "data.label": true, "sub.text": true, "sub.transfer.text": true, "sub.transfer.tia.text": true, "sub.agreement.text": true, "term.text": true,
	"certificate.text": true, "transferText": true, "security": true, "breachAgreement.text": true, "breachAgreement.monitoring": true, "classification.motivation": true,
	"sub.transfer.measures": true, "purpose.explanation": true, "sub.breachAgreement.text": true, "contact.text": true,
}

// gotServices takes the services out of a proposal.
func gotServices(p *proposal.Proposal) ([]*gotService, []gotRow, error) {
	raw, err := json.Marshal(p)
	if err != nil {
		return nil, nil, err
	}
	var doc struct {
		Services []map[string]any `json:"services"`
		Parties  []map[string]any `json:"parties"`
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		return nil, nil, err
	}
	var services []*gotService
	for _, s := range doc.Services {
		services = append(services, flatten(s))
	}
	var parties []gotRow
	for _, party := range doc.Parties {
		row := gotRow{}
		collect(row, "", party, nil)
		parties = append(parties, row)
	}
	return services, parties, nil
}

func flatten(s map[string]any) *gotService {
	names := map[string]string{}
	for _, list := range []string{"dataCategories", "dataSubjects"} {
		for _, row := range rowsOf(s[list]) {
			names[fmt.Sprint(row["id"])] = title(row)
		}
	}
	g := &gotService{values: gotRow{}, rows: map[string][]gotRow{}}
	all := gotRow{}
	collect(all, "", s, names)
	for key, v := range all {
		g.put(g.values, "", key, v)
	}
	for list, kind := range lists {
		for _, row := range rowsOf(s[list]) {
			all, out := gotRow{}, gotRow{}
			collect(all, "", row, names)
			for key, v := range all {
				g.put(out, kind+".", key, v)
			}
			g.rows[kind] = append(g.rows[kind], out)
		}
	}
	return g
}

// put files a value under its name, or among the texts that stand in the document.
func (g *gotService) put(row gotRow, kind, key string, v value) {
	if asFound[kind+key] {
		g.found = append(g.found, v.texts...)
		if key != "label" {
			return
		}
	}
	if short := shortNames[key]; short != "" && kind != "" {
		key = short
	}
	row[key] = v
}

func title(row map[string]any) string {
	for _, key := range []string{"code", "label", "name"} {
		if leaf, ok := row[key].(map[string]any); ok {
			return fmt.Sprint(leaf["value"])
		}
	}
	return ""
}

func rowsOf(v any) []map[string]any {
	var rows []map[string]any
	list, _ := v.([]any)
	for _, x := range list {
		if row, ok := x.(map[string]any); ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// collect gathers the leaves of a record or row. Places become one list, an amount and
// its unit one value; other lists of rows are left to the caller.
func collect(out gotRow, prefix string, m map[string]any, names map[string]string) {
	for key, v := range m {
		group, isGroup := v.(map[string]any)
		_, isLeaf := group["value"]
		switch {
		case isLeaf:
			out[prefix+key] = leaf(group, names)
		case isGroup:
			collect(out, prefix+key+".", group, names)
		case key == "locations" || key == "storage":
			out[strings.ReplaceAll(prefix+key, "locations", "places")] = places(rowsOf(v))
		case key == "otherDates":
			out[prefix+key] = dates(rowsOf(v))
		}
	}
	for _, amount := range []string{"amount", "breachAgreement.term"} {
		unit := strings.ReplaceAll(strings.ReplaceAll(amount, "amount", "unit"), "breachAgreement.term", "breachAgreement.unit")
		if a, ok := out[amount]; ok {
			u := out[unit]
			delete(out, amount)
			delete(out, unit)
			out[strings.ReplaceAll(amount, "amount", "term")] = value{texts: []string{strings.Join(append(a.texts, u.texts...), " ")}, certain: a.certain || u.certain}
		}
	}
}

func leaf(m map[string]any, names map[string]string) value {
	v := value{certain: m["confidence"] == "certain"}
	list, ok := m["value"].([]any)
	if !ok {
		list = []any{m["value"]}
	}
	for _, x := range list {
		text := fmt.Sprint(x)
		if name := names[text]; name != "" {
			text = name
		}
		v.texts = append(v.texts, text)
	}
	return v
}

// places gives rows of places as "place country"; a place that only names its country
// is the country.
func places(rows []map[string]any) value {
	var all value
	for _, row := range rows {
		var place, country value
		if m, ok := row["place"].(map[string]any); ok {
			place = leaf(m, nil)
		}
		if m, ok := row["country"].(map[string]any); ok {
			country = leaf(m, nil)
		}
		text := strings.TrimSpace(strings.Join(place.texts, " ") + " " + strings.Join(country.texts, " "))
		if len(country.texts) > 0 && len(place.texts) > 0 && countryName(place.texts[0]) {
			text = country.texts[0]
		}
		if text == "" {
			continue
		}
		if !slices.Contains(all.texts, text) {
			all.texts = append(all.texts, text)
		}
		all.certain = all.certain || place.certain || country.certain
	}
	return all
}

func dates(rows []map[string]any) value {
	var all value
	for _, row := range rows {
		if m, ok := row["date"].(map[string]any); ok {
			v := leaf(m, nil)
			all.texts = append(all.texts, v.texts...)
			all.certain = all.certain || v.certain
		}
	}
	return all
}
