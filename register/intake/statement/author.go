package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// author reads who wrote the statement, how it is reached, its officer, and the date.
func (r *reader) author(sections []*section) {
	it := proposal.NewItem(model.KindParty)
	r.party = it.Root()
	r.nameInTitle()
	r.nameNearTitle()
	for _, s := range sections {
		r.authorInSection(s)
	}
	if name := r.party.Text("name"); name != r.withoutArticle(name) {
		r.party.Set("name", r.withoutArticle(name), r.party.Evidence("name"))
	}
	r.name = r.party.Text("name")
}

// authorInSection reads a section for what it says of the author. One about a service only says how old the
// statement is, and who is its officer.
func (r *reader) authorInSection(s *section) {
	about := s.key == "contact" || s.key == "fg"
	r.responsible = s.key == "contact" && asController.MatchString(words.Fold(s.title))
	if s.head != nil {
		for i := range s.head.spans {
			r.dates(&s.head.spans[i], s.head)
		}
	}
	if authorityAlone.MatchString(s.title) {
		return
	}
	if s.key == "" && !slices.ContainsFunc(s.units, func(u *unit) bool { return u.b.Table == nil && phrase.Email(u.text()) != "" }) && s.head != nil && s.level > 1 {
		r.lastDates(s)
		return
	}
	lines := 0 // that may still be of the officer named above
	for _, u := range s.units {
		if u.b.Table != nil {
			continue
		}
		if authorityAlone.MatchString(u.text()) {
			return // its address stands below its name
		}
		for i := range u.spans {
			r.current = &u.spans[i]
			if lines > 0 && r.officerLine(r.current, u) {
				lines--
				continue
			}
			lines = 0
			if f := words.Fold(r.current.text); strings.HasSuffix(r.current.text, ":") && len(strings.Fields(f)) <= 8 && r.lex.says(f, "officer") && !phrase.Negation(f) {
				lines = 4
			}
			r.authorIn(r.current, u, s, about)
			r.line, r.street = &u.spans[i], nil
			if streetLine.MatchString(u.spans[i].text) {
				r.street = &u.spans[i]
			}
		}
	}
}

// authorityAlone is the supervisory authority on a line of its own, above how it is reached.
var authorityAlone = regexp.MustCompile(`(?i)^(?:de |the )?(?:autoriteit persoonsgegevens|gegevensbeschermingsautoriteit|(?:dutch )?data protection authority)(?:\s*\([A-Z]{2,4}\))?\s*(?:[:,]|\n|$)`)

func (r *reader) lastDates(s *section) {
	for _, u := range s.units {
		for i := range u.spans {
			r.dates(&u.spans[i], u)
			if text := u.spans[i].text; r.lex.says(words.Fold(text), "officer") && r.officer(text, evidence(text, u.b.Pos, proposal.Likely)) {
				r.take(&u.spans[i])
			}
			if text := u.spans[i].text; !r.party.Has("name") && isResponsible.MatchString(text) {
				r.nameIn(text, evidence(text, u.b.Pos, proposal.Likely), false)
			}
		}
	}
}

// authorIn reads one sentence for what it says of the author.
func (r *reader) authorIn(s *span, u *unit, in *section, about bool) {
	f := words.Fold(s.text)
	ev := evidence(s.text, u.b.Pos, proposal.Likely)
	r.dates(s, u)
	if len(s.text) > longest || words.Contains(f, "autoriteit persoonsgegevens") || words.Contains(f, "supervisory authority") || words.Contains(f, "gegevensbeschermingsautoriteit") || words.Contains(f, "data protection authority") {
		return
	}
	r.legalName(s.text, ev)
	if !r.party.Has("name") {
		r.nameIn(s.text, ev, about)
		if about && r.responsible && r.party.Has("name") {
			r.take(s)
		}
	}
	if r.responsible && r.controller.value == "" && r.party.Has("name") {
		r.controller = said{string(model.RoleController), evidence(in.title+": "+s.text, u.b.Pos, proposal.Likely)}
	}
	if about && proposal.SameParty(s.text, r.party.Text("name")) {
		r.take(s)
		return
	}
	if in.key == "fg" || r.lex.says(f, "officer") {
		text := s.text
		if initial.MatchString(u.b.Marker) { // "J. Blom" is no item of a list
			text = u.b.Marker + " " + text
		}
		if r.officer(text, ev) {
			r.take(s)
		}
		return
	}
	if !about && in.key != "complaint" && in.key != "rights" && in.key != "principles" && in.key != "changes" && in.key != "" {
		return
	}
	group := "contact"
	if in.key == "complaint" || in.key == "rights" || aboutPrivacy.MatchString(f) || strings.Contains(strings.ToLower(phrase.Email(s.text)), "privacy") || strings.Contains(strings.ToLower(phrase.Email(s.text)), "avg") {
		group = "privacyContact"
	}
	if r.reached(group, s.text, ev, about) && in.key != "rights" {
		r.take(s)
	}
}

// aboutPrivacy is a sentence on whom to ask about privacy.
var aboutPrivacy = regexp.MustCompile(`\b(?:aanspreekpunt|contactpersoon|vragen|questions|contact person|privacy officer)\b.*\bprivacy\b|\bprivacy (?:officer|functionaris|coordinator)\b`)

func (r *reader) once(name, value string, ev proposal.Evidence) {
	if !r.party.Has(name) {
		r.party.Set(name, value, ev)
	}
}

// signedAt is a line with nothing but a place and a day, as stands below a statement.
var signedAt = regexp.MustCompile(`^\p{Lu}[\pL'’ -]{2,30},\s+(?:\d{1,2}\s+)?\pL+\s+20\d\d\.?$`)

// versionInFront begins a line on how old the statement is.
var versionInFront = regexp.MustCompile(`^(?:versie|version|vastgesteld|laatst|last|bijgewerkt|updated|adopted)\b`)

// dates keeps the latest date that the statement gives itself.
func (r *reader) dates(s *span, u *unit) {
	f := words.Fold(s.text)
	signed := signedAt.MatchString(strings.TrimSpace(s.text))
	if len(s.text) > 170 || !signed && !r.lex.says(f, "dates") {
		return
	}
	if !r.lex.says(f, "name-of-statement", "this-text") && len(strings.Fields(f)) > 14 && !versionInFront.MatchString(f) {
		return
	}
	for _, d := range phrase.Dates(strings.Trim(s.text, "_* ")) {
		s.dated = true
		if a, _ := d.Date.LastDay(); r.date.Text == "" {
			r.date, r.dateEv = d, evidence(s.text, u.b.Pos, proposal.Likely)
		} else if b, _ := r.date.Date.LastDay(); a.After(b) {
			r.date, r.dateEv = d, evidence(s.text, u.b.Pos, proposal.Likely)
		}
		r.take(s)
	}
}

// take marks a sentence as understood, for as long as what it says is proposed.
func (r *reader) take(s *span) {
	if !s.used {
		s.used = true
		r.taken = append(r.taken, s)
	}
}

// close proposes the author as a party when it is named, and the firms that work for it.
func (r *reader) close() {
	if len(r.out.Items) == 0 || r.name == "" {
		for _, s := range r.taken {
			s.used = s.dated && len(r.out.Items) > 0 && strings.Contains(r.dateEv.Source.Text, s.text)
		}
	}
	if len(r.out.Items) == 0 {
		return
	}
	var named []said
	for _, it := range r.out.Items {
		if a, ok := it.Record.(*model.Activity); ok {
			for _, e := range it.Root().Rows("engagements") {
				if e.Evidence("party").Confidence != proposal.Doubtful || len(a.Engagements) > 0 {
					named = append(named, said{e.Text("party"), e.Evidence("party")})
				}
			}
		}
	}
	if r.name != "" {
		r.out.Items = append(r.out.Items, r.party.Item())
	}
	seen := map[string]bool{proposal.NormalName(r.name): true}
	for _, n := range named {
		if key := proposal.NormalName(n.value); key != "" && !seen[key] {
			seen[key] = true
			it := proposal.NewItem(model.KindParty)
			it.Root().Set("name", n.value, n.ev)
			r.out.Items = append(r.out.Items, it)
		}
	}
}
