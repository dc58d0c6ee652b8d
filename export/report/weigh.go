package report

import (
	"reflect"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
)

// weigh finds the changes that must not be missed.
func (c *changes) weigh() {
	none := map[model.Kind]model.Record{model.KindActivity: &model.Activity{}, model.KindService: &model.Service{}}
	for _, r := range c.diff.Added {
		if was := none[kindOf(r)]; was != nil {
			c.compare(was, r)
		}
	}
	for _, p := range c.diff.Changed {
		if none[kindOf(p.New)] != nil {
			c.compare(p.Old, p.New)
		}
	}
	for _, r := range c.diff.Gone {
		if is := none[kindOf(r)]; is != nil {
			c.parties(r, r, c.facts(c.before, r), c.facts(c.before, is))
		}
	}
}

// facts are what counts of a record, by what they are known by, with the words
// for them. A fact that is said twice is one fact.
type facts struct {
	countries, special, processors, subProcessors map[string]string
	order                                         []string // of all their keys
}

// compare tells what a record says that it did not say before.
func (c *changes) compare(was, is model.Record) {
	before, after := c.facts(c.before, was), c.facts(c.source, is)
	for _, key := range after.order {
		if what := after.countries[key]; what != "" && before.countries[key] == "" {
			c.attention = append(c.attention, attention{newCountry, is, what, "", c.why(is, "engagements", "recipients", "storage", "services", "controllers", "jointControllers")})
		}
		if what := after.special[key]; what != "" && before.special[key] == "" {
			c.attention = append(c.attention, attention{newSpecial, is, what, "", c.why(is, "dataCategories")})
		}
	}
	c.longer(was, is)
	c.parties(is, is, before, after)
}

// parties tells which processors and sub-processors came and went.
func (c *changes) parties(record, named model.Record, before, after facts) {
	why := c.why(named, "engagements")
	for _, key := range after.order {
		if what := after.subProcessors[key]; what != "" && before.subProcessors[key] == "" {
			a := attention{newSubProcessor, record, what, "", why}
			c.attention, c.begun = append(c.attention, a), append(c.begun, a)
		}
		if what := after.processors[key]; what != "" && before.processors[key] == "" {
			c.attention = append(c.attention, attention{newProcessor, record, what, "", why})
		}
	}
	for _, key := range before.order {
		if what := before.subProcessors[key]; what != "" && after.subProcessors[key] == "" {
			c.endedSubs = append(c.endedSubs, attention{newSubProcessor, record, what, "", why})
		}
	}
}

func processing(r model.Record) *model.Processing {
	switch r := r.(type) {
	case *model.Activity:
		return &r.Processing
	case *model.Service:
		return &r.Processing
	}
	return &model.Processing{}
}

func (c *changes) facts(src *source, r model.Record) facts {
	s, p := src.of(r), processing(r)
	f := facts{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}, nil}
	put := func(into map[string]string, key, what string) {
		if into[key] == "" {
			into[key] = what
			f.order = append(f.order, key)
		}
	}
	country := func(code model.Code, of string) {
		if in, known := reference.InEEA(string(code)); known && !in {
			put(f.countries, "country "+string(code), joined(": ", s.code("country", code), of))
		}
	}
	for _, e := range p.Engagements {
		name := s.party(e.PartyID, e.Party)
		key := "party " + string(e.PartyID)
		if e.PartyID == "" {
			key = "party " + e.Party
		}
		switch e.Role {
		case model.RoleSubProcessor:
			put(f.subProcessors, "sub "+key, joined(", ", s.named(name), s.code("country", e.SeatCountry)))
		default:
			put(f.processors, key, joined(", ", s.named(name), s.code("country", e.SeatCountry)))
		}
		country(e.SeatCountry, name)
		country(e.Transfer.Country, name)
		for _, l := range e.Locations {
			country(l.Country, name)
		}
	}
	for _, to := range p.Recipients {
		country(to.Country, s.party(to.PartyID, to.Name))
		country(to.Transfer.Country, s.party(to.PartyID, to.Name))
	}
	for _, l := range p.Storage {
		country(l.Country, l.Place)
	}
	if a, ok := r.(*model.Activity); ok {
		for _, j := range a.JointControllers {
			country(j.Transfer.Country, s.party(j.PartyID, j.Party))
		}
		for _, to := range a.Controllers {
			country(to.Transfer.Country, s.party(to.PartyID, to.Party))
		}
	}
	for _, d := range p.DataCategories {
		if special(d) {
			kind := string(d.Special)
			if kind == "" {
				kind = string(d.Kind)
			}
			label := either(d.Label, s.code("bijsluiter-category", d.Code))
			put(f.special, "special "+kind+" "+label, joined(": ", joined(", ", s.code("data-kind", d.Kind), s.code("special-category", d.Special)), label))
		}
	}
	return f
}

// special tells whether the category asks more than a legal basis: special
// data (art. 9), criminal data (art. 10), national numbers (art. 87).
func special(d model.DataCategory) bool {
	return slices.Contains([]model.Code{"special", "criminal", "national-id"}, d.Kind) && d.Applies != model.AppliesNo
}

// longer finds the time limits that became longer. Rows are the same by their
// ID, or else by what they hold for.
func (c *changes) longer(was, is model.Record) {
	old, now := c.before.of(was), c.source.of(is)
	before := processing(was).Retention
	for _, r := range processing(is).Retention {
		i := slices.IndexFunc(before, func(b model.Retention) bool { return b.ID != "" && b.ID == r.ID })
		if i < 0 {
			i = slices.IndexFunc(before, func(b model.Retention) bool { return b.Scope != "" && b.Scope == r.Scope })
		}
		if i < 0 {
			continue
		}
		days, known := span(r)
		earlier, knownBefore := span(before[i])
		if known && knownBefore && days > earlier {
			c.attention = append(c.attention, attention{longerRetention, is, joined(": ", r.Scope, termAndText(now, reflect.ValueOf(r))), termAndText(old, reflect.ValueOf(before[i])), c.why(is, "retention")})
		}
	}
}

// span is the length of a term in days, as far as units can be compared.
func span(r model.Retention) (days float64, known bool) {
	n, filled := r.Amount.Value()
	per := map[model.Code]float64{"hour": 1. / 24, "day": 1, "working-day": 1.4, "week": 7, "month": 30.44, "year": 365.25, "school-year": 365.25}[r.Unit]
	return float64(n) * per, filled && per > 0
}
