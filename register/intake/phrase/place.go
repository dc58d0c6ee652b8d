package phrase

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/words"
)

// Place is a place or country named in a text.
type Place struct {
	Place   string     // city, region or area as it is usually written; "" for a country
	Country model.Code // "" when the name says no country ("Europa", "wereldwijd")
	// Negated: the text says it is not there. Outside: the text speaks of what is
	// outside it ("buiten de EER"). Neither is a place where something happens.
	Negated, Outside bool
	// Adjective: only said of something ("Duitse servers").
	Adjective bool
}

type placeName struct {
	place, country, kind string
}

func (l *lexicon) compilePlaces() {
	l.places = map[string]placeName{}
	add := func(name string, p placeName) {
		f := words.Fold(name)
		if _, taken := l.places[f]; f == "" || taken {
			return
		}
		l.places[f] = p
		l.longest = max(l.longest, strings.Count(f, " ")+1)
	}
	for _, row := range words.Rows(files, "data/places.csv") {
		add(row["name"], placeName{row["place"], row["country"], row["kind"]})
	}
	for _, row := range reference.List("country").Rows() {
		kind := "country"
		if row.Extra("kind") == "area" {
			kind = "area"
		}
		if row.Extra("kind") == "international-organisation" {
			continue
		}
		for _, name := range append([]string{row.NL, row.EN}, row.Synonyms...) {
			if len(words.Fold(name)) > 1 {
				add(name, placeName{"", row.Code, kind})
			}
		}
	}
	for _, code := range []string{"EU", "EEA", "NL"} {
		add(code, placeName{"", code, "country"})
	}
}

// Country reads a text that is nothing but the name or code of a country.
func Country(s string) (model.Code, bool) {
	f := words.Fold(strings.Trim(strings.TrimSpace(s), ".()"))
	if p, ok := vocabulary().places[f]; ok && p.country != "" && (p.kind == "country" || p.kind == "area") {
		return model.Code(p.country), true
	}
	if row, ok := reference.List("country").Row(strings.ToUpper(f)); ok && len(f) <= 3 {
		return model.Code(row.Code), true
	}
	if row, ok := reference.List("country").Match(strings.TrimSpace(s)); ok { // an international organisation, which is no place
		return model.Code(row.Code), true
	}
	if name, ok := nearPlace(f); ok {
		return model.Code(name.country), true
	}
	return "", false
}

// Places finds the places and countries a text names, in order, each once. A city
// or region takes its country with it, so "Frankfurt, Duitsland" is one place, and so is
// "Leipstad, Duitsland", a town the program does not know.
func Places(s string) []Place {
	if all := countryList(s); all != nil {
		return all
	}
	f := words.Fold(s)
	tokens := tokensOf(s)
	var found []Place
	last := 0 // where the place before this one ended
	for i := 0; i < len(tokens); {
		name, n := placeAt(tokens, i)
		if n == 0 || name.kind == "none" {
			i += max(n, 1)
			continue
		}
		p := Place{Place: name.place, Country: model.Code(name.country), Adjective: name.kind == "adjective"}
		_, p.Outside = has(joined(tokens[max(last, i-4):i]), "outside")
		last = i + n
		p.Negated = !p.Outside && NegatedBefore(f, offset(tokens, i))
		if name.kind == "country" && !p.Outside && !p.Negated {
			for _, town := range townsBeside(s, tokens, i, n) {
				p.Place = town
				found = join(found, p)
			}
		}
		found = join(found, p)
		i += n
	}
	return found
}

// countryList reads a text that is nothing but names or codes of countries: "DE/NL".
func countryList(s string) []Place {
	var all []Place
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("/,;&+\n", r) }) {
		c, ok := Country(part)
		if !ok || len(all) >= 40 {
			return nil
		}
		all = join(all, Place{Country: c})
	}
	return all
}

// offset gives the place of a token in the folded text.
func offset(tokens []token, i int) int {
	n := 0
	for _, t := range tokens[:i] {
		n += len(t.text) + 1
	}
	return n
}

// placeAt gives the longest name that starts at a token, and its number of tokens.
func placeAt(tokens []token, i int) (placeName, int) {
	l := vocabulary()
	for n := min(l.longest, len(tokens)-i); n > 0; n-- {
		if p, ok := l.places[joined(tokens[i:i+n])]; ok {
			return p, n
		}
	}
	if p, ok := nearPlace(tokens[i].text); ok {
		return p, 1
	}
	return placeName{}, 0
}

// nearPlace allows a slip in the longer names of countries.
func nearPlace(token string) (placeName, bool) {
	if len(token) < 8 {
		return placeName{}, false
	}
	for name, p := range vocabulary().places {
		if p.kind == "country" && name[0] == token[0] && words.Near(name, token) {
			return p, true
		}
	}
	return placeName{}, false
}

// join adds a place to those found: a country behind or before a city of it says
// nothing new, and neither does an area around a country that is named.
func join(found []Place, p Place) []Place {
	for i := range found {
		q := &found[i]
		if q.Negated != p.Negated || q.Outside != p.Outside {
			continue
		}
		switch {
		case area(q.Country) && area(p.Country) && q.Place == "" && p.Place == "" && i == len(found)-1:
			q.Country = "EEA" // "EU/EER": the wider of both
			return found
		case q.Country == p.Country && strings.Contains(q.Place, p.Place):
			q.Adjective = q.Adjective && p.Adjective
			return found
		case q.Country == p.Country && strings.Contains(p.Place, q.Place):
			*q = p
			return found
		case area(q.Country) && !area(p.Country) && p.Country != "" && inArea(p.Country) && i == len(found)-1:
			*q = p
			return found
		case area(p.Country) && !area(q.Country) && inArea(q.Country):
			return found
		}
	}
	return append(found, p)
}

func area(c model.Code) bool { return c == "EU" || c == "EEA" }

func inArea(c model.Code) bool {
	in, known := reference.InEEA(string(c))
	return in && known
}
