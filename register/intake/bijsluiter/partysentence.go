package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// noneOutside is a sentence that says of all sub-processors, or of all data, that nothing
// goes outside the EEA.
var noneOutside = regexp.MustCompile(`(?i)^(?:geen (?:van (?:de|deze|onze) |enkele )?|none of (?:the|these|our) |no )(?:sub-?\s?(?:verwerker|processor|bewerker)s?|partijen|parties)\b|^er (?:worden|gaan) geen (?:persoons)?gegevens\b`)

// partySentence finds names in a sentence of running text: what stands behind "maakt
// gebruik van", "in handen van" and the like, and what has a legal form.
func (r *reader) partySentence(s *span, u *unit) {
	if s.used || r.lex.boilerplate(s.text) {
		return
	}
	if r.lex.openList(s.text) {
		r.note(proposal.NoteOpenList, s.text, u.b.Pos)
	}
	if phrase.Negated(s.text) {
		r.note(proposal.NoteNegated, s.text, u.b.Pos)
		return
	}
	if r.partiesListed(s, u) {
		return
	}
	if r.productOfFirm(s, u) {
		return
	}
	names := slices.DeleteFunc(makersOf(s.text, phrase.Firms(s.text, r.lex.parties)), r.supplierItself)
	for _, name := range names {
		if r.known(name) {
			continue
		}
		e := newEngagement()
		ev := evidence(s.text, u.b.Pos, proposal.Doubtful)
		e.parts["party"] = part{name, ev}
		if own := clauseOf(s.text, names, name); own != "" {
			if len(phrase.Places(strings.Replace(own, name, "", 1))) > 0 {
				e.parts["place"] = part{own, ev}
			}
			if phrase.SafeguardIn(own).Mechanism != "" {
				e.parts["mechanism"] = part{own, ev}
			}
		} else if insideBehind(s.text, name) == "" {
			r.placeBehind(e, s.text, names, name, ev)
		}
		if m := insideBehind(s.text, name); m != "" {
			for _, what := range placesApart(strings.Split(m, ", ")) {
				r.linePart(e, what, evidence(s.text, u.b.Pos, proposal.Doubtful))
			}
		}
		e.text, e.pos = s.text, u.b.Pos
		r.engage(e)
		s.used = true
	}
	if r.transferSentence(s.text, evidence(s.text, u.b.Pos, proposal.Likely)) {
		s.used = true
	}
}

// partOfFirm is a sentence that says of which firm the product is: "Leeslicht is een onderdeel van Lamp B.V."
var partOfFirm = regexp.MustCompile(`(?i)^(?:de app |het product |het platform |de dienst )?(.{2,40}?) (?:is|zijn|vormt) (?:een |het |deel |a |an? )?(?:onderdeel|product|dienst|merk|handelsnaam|label|part|brand|trade name|subsidiary|dochter(?:onderneming)?) (?:uit|van|of) (.+)$`)

// productOfFirm takes the supplier out of a sentence about the product among those about others.
func (r *reader) productOfFirm(s *span, u *unit) bool {
	m := partOfFirm.FindStringSubmatch(s.text)
	if m == nil || words.Fold(m[1]) != words.Fold(r.svc.Text("product")) && !r.isVendor(m[1]) {
		return false
	}
	if name, _ := splitName(m[2]); phrase.LegalForm(name) && !r.svc.Has("vendor") {
		r.vendor(tidyEnd(m[2]), evidence(s.text, u.b.Pos, proposal.Likely))
	}
	s.used = r.svc.Has("vendor")
	return true
}

// supplierItself tells whether a name is that of the supplier or the product, whole or short:
// "provided by Lamp's own staff".
func (r *reader) supplierItself(name string) bool {
	name = itsOwn.ReplaceAllString(name, "")
	return r.isVendor(name) || strings.HasPrefix(words.Fold(r.svc.Text("vendor"))+" ", words.Fold(name)+" ")
}

var itsOwn = regexp.MustCompile(`['’]s?$`)

// clauseOf gives the part of a sentence that is about one of the firms in it and about no other: the
// sentence where it is the only one, or what stands between semicolons; "" when there is none.
func clauseOf(text string, names []string, name string) string {
	if len(names) == 1 {
		return text
	}
	for _, clause := range semicolons(text) {
		others := slices.ContainsFunc(names, func(other string) bool { return other != name && strings.Contains(clause, other) })
		if strings.Contains(clause, name) && !others && clause != text {
			return clause
		}
	}
	return ""
}

// inProduct is what stands before a product that is named with its maker: "in Leeslicht van Lamp B.V."
var inProduct = regexp.MustCompile(`(?i)\b(?:in|programma|pakket|systeem|app|applicatie|dienst|software)\s+$`)

// makersOf takes the name of a product off that of its maker.
func makersOf(text string, names []string) []string {
	for i, name := range names {
		at := strings.Index(text, name)
		product, maker, ok := strings.Cut(name, " van ")
		if ok && at > 0 && !strings.Contains(product, " ") && phrase.LegalForm(maker) && phrase.Capital(maker) && inProduct.MatchString(text[:at]) {
			names[i] = maker
		}
	}
	return names
}

// placeBehind takes the place of one of several parties from what a sentence says between its
// name and that of the next.
func (r *reader) placeBehind(e *engagement, text string, names []string, name string, ev proposal.Evidence) {
	_, behind, _ := strings.Cut(text, name)
	for _, other := range names {
		if before, _, found := strings.Cut(behind, other); found && other != name {
			behind = before
		}
	}
	if found := phrase.Places(behind); len(found) == 1 && !found[0].Negated && !found[0].Outside {
		e.parts["place"] = part{strings.Trim(behind, " ,.()"), ev}
	}
}

// insideBehind gives what stands in brackets right behind a name: "Lamp Oy (hosting, Helsinki)".
func insideBehind(text, name string) string {
	_, rest, found := strings.Cut(text, name)
	rest = strings.TrimLeft(rest, ". ")
	if !found || !strings.HasPrefix(rest, "(") {
		return ""
	}
	inside, _, _ := strings.Cut(rest[1:], ")")
	return strings.ReplaceAll(inside, "; ", ", ")
}

var commaMark = regexp.MustCompile(`\s*[,;]\s*(?:en\s+|and\s+)?`)

var andMark = regexp.MustCompile(`\)\s+(?:en|and)\s+`)

// partiesListed reads the names behind a colon, each with a legal form and what it does:
// "… de volgende subverwerkers: Lamp B.V. te Ede (hosting), Briefduif A/S te Kopenhagen (e-mail)."
func (r *reader) partiesListed(s *span, u *unit) bool {
	before, rest, ok := splitColon(s.text)
	if !ok || phrase.LegalForm(before) || phrase.Negation(before) {
		return false
	}
	parts := firmsListed(rest)
	if len(parts) == 0 {
		return false
	}
	r.firmLines(parts, u, evidence(s.text, u.b.Pos, proposal.Likely))
	s.used = true
	return true
}

// placeAndTask is a firm with where it is and what it does: "Lamp B.V. (Ede, Nederland) voor de hosting".
var placeAndTask = regexp.MustCompile(`^([^()]+?) \(([^()]*)\),? (?:voor|for|ten behoeve van|t\.b\.v\.) ([^(),]+)$`)

// firmLines reads the parts of a list of firms.
func (r *reader) firmLines(parts []string, u *unit, ev proposal.Evidence) {
	for _, part := range parts {
		if strings.Count(part, "(") > strings.Count(part, ")") {
			part += ")"
		}
		if m := placeAndTask.FindStringSubmatch(part); m != nil {
			part = m[1] + ": " + m[2] + "; " + m[3]
		} else if name, what, ok := strings.Cut(part, " ("); ok {
			part = name + ": " + strings.Trim(what, ")")
		}
		r.partyLine(part, u, ev)
	}
}

// firmsListed parts a list of firms, each with its legal form and what is said about it; none where
// it is no such list.
func firmsListed(rest string) []string {
	var parts []string
	mark := commaMark
	if all := phrase.Split(rest, semicolonMark); len(all) > 1 && !slices.ContainsFunc(all, func(p string) bool { return !phrase.LegalForm(p) }) {
		mark = semicolonMark // "Lamp, Inc. (hosting, Dublin); Kaars B.V. (e-mail)"
	}
	for _, part := range phrase.Split(strings.TrimRight(rest, "."), mark) {
		if others := andMark.Split(part, -1); len(others) > 1 && phrase.LegalForm(others[0]) {
			part = others[0] // what stands behind "en" is read below when it is a firm
			for _, more := range others[1:] {
				if phrase.LegalForm(more) {
					parts = append(parts, part)
					part = more
				}
			}
		}
		if len(parts) > 0 && (!phrase.LegalForm(lexicon.WithoutBrackets(part)) || phrase.LegalForm(part) && len(strings.Fields(part)) == 1) {
			parts[len(parts)-1] += ", " + part
			continue
		}
		parts = append(parts, part)
	}
	if slices.ContainsFunc(parts, func(p string) bool { return !phrase.LegalForm(p) || !phrase.Capital(p) }) {
		return nil
	}
	return parts
}
