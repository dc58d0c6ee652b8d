package bijsluiter

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// contact reads whom to ask.
func (r *reader) contact(s *section) {
	for _, u := range s.units {
		if u.table != nil {
			r.contactTable(u)
			continue
		}
		for line := range strings.SplitSeq(u.text(), "\n") {
			r.contactLine(strings.TrimSpace(line), u)
		}
	}
	if s.rest != "" {
		r.contactText(s.rest, s.units[0].evidence(proposal.Certain))
		s.units[0].use()
	}
}

func (r *reader) contactTable(u *unit) {
	rows := u.table.Grid()
	if len(rows) > 1 && r.peopleTable(rows[0]) && len(distinct(rows[0])) > 2 {
		r.contactRows(rows)
		return
	}
	for _, row := range rows {
		cells := distinct(row)
		if len(cells) < 2 {
			continue
		}
		value := cells[1].Text()
		left, had := r.lex.placeholders(value)
		if had {
			r.note(proposal.NotePlaceholder, value, cells[1].Pos)
		}
		if left == "" && had || r.contactText(cells[0].Text()+": "+left, cellEvidence(cells[1], proposal.Certain)) {
			r.useCell(cells[0], cells[1])
		}
	}
}

// contactRows reads a table with a person in each row: the first that is filled in, and the first that is for
// breaches.
func (r *reader) contactRows(rows [][]*block.Cell) {
	header := rows[0]
	for _, row := range rows[1:] {
		texts := map[int]string{}
		for col, c := range row {
			if left, had := r.lex.placeholders(c.Text()); !had {
				texts[col] = left
			} else {
				r.note(proposal.NotePlaceholder, c.Text(), c.Pos)
			}
		}
		of := "contact."
		if r.contactColumn(header[0].Text()) == "" && lexicon.HasAny(words.Fold(row[0].Text()), r.lex.breaches) {
			of = "breachAgreement.contact." // "Meldpunt datalekken | ..."
		}
		if phrase.Email(strings.Join(slices.Collect(maps.Values(texts)), " ")) == "" || r.svc.Has(of+"email") {
			continue
		}
		for col, text := range texts {
			name := map[string]string{"email": "email", "phone": "phone", "name": "name", "role": "function"}[r.contactColumn(header[col].Text())]
			if name == "name" {
				var function string
				if text, function = r.withFunction(text); function != "" {
					r.once(of+"function", function, cellEvidence(row[col], proposal.Certain))
				}
			}
			if name != "" {
				r.once(of+name, text, cellEvidence(row[col], proposal.Certain))
				r.useCell(row[col], header[col])
			}
		}
	}
}

// contactColumn gives what a column of a table of people is for.
func (r *reader) contactColumn(header string) string {
	if key, ok := r.lex.label(header); ok && (key == "email" || key == "phone") {
		return key
	}
	key, _ := r.lex.column("contact", header)
	return key
}

var (
	personWords = regexp.MustCompile(`(?i)\b(?:mevrouw|de heer|(?:mevr|mw|dhr|mr|drs)\.?)\s+((?:[A-Z]\.?\s?){1,4}(?:(?:van|de|der|den|ter|ten)\s+){0,3}[A-Z][\pL\-]+)`)
	nameLabel   = regexp.MustCompile(`(?i)^(?:naam|naam contactpersoon|contactpersoon|name|contact person)\s*:\s*(.+)$`)
	roleLabel   = regexp.MustCompile(`(?i)^(?:functie|rol|function|position|role)\s*:\s*(.+)$`)
)

// contactLabels are the further parts of a contact that have a label before them.
var contactLabels = map[string]*regexp.Regexp{
	"department": regexp.MustCompile(`(?i)^(?:afdeling|department)\s*:\s*(.+)$`),
	"address":    regexp.MustCompile(`(?i)^(?:adres|address)\s*:\s*(.+)$`),
	"postcode":   regexp.MustCompile(`(?i)^(?:postcode|postal code)\s*:\s*(.+)$`),
	"city":       regexp.MustCompile(`(?i)^(?:plaats|woonplaats|town|city)\s*:\s*(.+)$`),
}

// contactPart gives the part of a contact that a line with a label names.
func contactPart(line string) (name, value string) {
	for label, of := range map[string]*regexp.Regexp{"name": nameLabel, "function": roleLabel, "country": countryLabel, "email": emailLabel, "phone": phoneLabel, "url": urlLabel} {
		if m := of.FindStringSubmatch(line); m != nil {
			return label, strings.TrimSpace(m[1])
		}
	}
	for label, of := range contactLabels {
		if m := of.FindStringSubmatch(line); m != nil {
			return label, strings.TrimSpace(m[1])
		}
	}
	return "", ""
}

var (
	emailLabel = regexp.MustCompile(`(?i)^(?:e-mail|e-mailadres|e-mail address)\s*:\s*(.+)$`)
	phoneLabel = regexp.MustCompile(`(?i)^(?:telefoon|telefoonnummer|telephone|phone)\s*:\s*(.+)$`)
	urlLabel   = regexp.MustCompile(`(?i)^(?:website)\s*:\s*(.+)$`)
)

var countryLabel = regexp.MustCompile(`(?i)^(?:land|country)\s*:\s*(.+)$`)

// contactLine reads one line of the contact part.
func (r *reader) contactLine(line string, u *unit) {
	if line == "" {
		return
	}
	left, had := r.lex.placeholders(line)
	if had {
		r.note(proposal.NotePlaceholder, line, u.b.Pos)
		if left == "" || strings.HasSuffix(left, ":") {
			u.useText(line)
			return
		}
	}
	if r.contactText(left, evidence(line, u.b.Pos, proposal.Certain)) {
		u.useText(line)
	}
}

// contactText takes what it knows out of a text, and tells whether it found anything.
func (r *reader) contactText(text string, ev proposal.Evidence) bool {
	found := false
	set := func(name, value string, e proposal.Evidence) {
		if value == "" {
			return
		}
		found = true
		r.once("contact."+name, value, e)
	}
	if name, value := contactPart(text); r.isWhole(value) {
		set(name, value, ev)
		return true
	}
	set("email", phrase.Email(text), ev)
	set("phone", phrase.Phone(text), ev)
	if phrase.Email(text) == "" {
		set("url", phrase.URL(text), ev)
	} else {
		set("url", phrase.URL(strings.ReplaceAll(text, phrase.Email(text), "")), ev)
	}
	if m := nameLabel.FindStringSubmatch(text); m != nil && !strings.ContainsAny(m[1], "@0123456789") {
		name, function := r.withFunction(m[1])
		set("name", name, ev)
		set("function", function, ev)
	} else if m := personWords.FindStringSubmatch(text); m != nil {
		ev := ev
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		set("name", strings.TrimSpace(m[1]), ev)
	} else {
		ev := ev
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		name, function := r.attentionOf(text)
		set("name", name, ev)
		set("function", function, ev)
	}
	if m := roleLabel.FindStringSubmatch(text); m != nil {
		set("function", strings.TrimSpace(m[1]), ev)
	}
	for _, name := range slices.Sorted(maps.Keys(contactLabels)) {
		if m := contactLabels[name].FindStringSubmatch(text); m != nil {
			set(name, strings.TrimSpace(m[1]), ev)
		}
	}
	if m := countryLabel.FindStringSubmatch(text); m != nil {
		if country, ok := phrase.Country(m[1]); ok {
			set("country", string(country), ev)
		}
	}
	if !found {
		return false
	}
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	for _, part := range contactParts(text) {
		switch {
		case r.lex.function(part):
			r.once("contact.function", part, likely)
		case personName(part) && !r.isVendor(part):
			r.once("contact.name", part, likely)
		default:
			r.namedFunction(part, likely)
		}
	}
	return found
}

// withFunction parts a name from the function behind it: "P. Smeets, security officer".
func (r *reader) withFunction(s string) (name, function string) {
	s = strings.TrimSpace(s)
	if before, behind, ok := strings.Cut(s, ", "); ok && r.lex.function(behind) {
		return strings.TrimSpace(before), strings.TrimSpace(behind)
	}
	if before, behind, ok := strings.Cut(s, " ("); ok && r.lex.function(strings.TrimRight(behind, ")")) {
		return strings.TrimSpace(before), strings.TrimRight(behind, ")")
	}
	return s, ""
}

var contactMarks = regexp.MustCompile(`[,;|\n:?!]\s+|\s+[–—-]\s+|\s+(?:via|per|op|of|or|at|on|to|aan|bij|naar)\s+|\t`)

// contactParts cuts a line about whom to ask into its parts, without what leads to them
// ("onze privacy officer", "met mevrouw De Wit").
func contactParts(text string) []string {
	var out, parts []string
	for _, sentence := range phrase.Sentences(text) {
		parts = append(parts, contactMarks.Split(sentence, -1)...)
	}
	for _, part := range parts {
		part = strings.Trim(whoIs.ReplaceAllString(leading.ReplaceAllString(strings.TrimSpace(part), ""), ""), " .()")
		if before, after, ok := strings.Cut(part, " ("); ok {
			out = append(out, before, strings.TrimRight(after, ")"))
			continue
		}
		out = append(out, part)
	}
	return out
}

var leading = regexp.MustCompile(`(?i)^(?:(?:de|onze|our|the|met|with|mail|e-mail|email|bel|call|t\.a\.v\.|contact|contactpersoon|mevrouw|mevr\.|mw\.|dhr\.|de heer|mr\.|mrs\.?|ms\.?|dr\.|ir\.|drs\.|ing\.)\s+)+`)

// teamWords tell that it is not a person who is named.
var teamWords = regexp.MustCompile(`(?i)\b(?:privacy|contact|support|help|team|service|klanten|afdeling|uitgever|bureau|school|stichting)`)

var personWord = regexp.MustCompile(`^(?:\pL\.)+$|^\p{Lu}[\pL'’\-]+$`)

// personName tells whether a text may be the name of a person: two to five words with a
// capital or initials, and small words only between them.
func personName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) < 2 || len(fields) > 5 || phrase.LegalForm(s) || teamWords.MatchString(s) {
		return false
	}
	for i, f := range fields {
		between := i > 0 && i < len(fields)-1 && slices.Contains([]string{"van", "de", "der", "den", "ter", "ten", "te", "het", "von", "al", "el", "la", "le", "ver"}, strings.ToLower(f))
		if !between && !personWord.MatchString(f) {
			return false
		}
	}
	return !phrase.PlaceLine(s)
}
