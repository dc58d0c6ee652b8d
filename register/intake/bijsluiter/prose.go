package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Suppliers who write in plain sentences name data by the words everybody has for them: "Van
// elk kind leggen we de voornaam en de groep vast". What is read so is likely at most.

// spoken is a kind of data that a sentence names.
type spoken struct {
	label  string
	number string       // of the category, where the sentence names it
	reply  phrase.Reply // no where the clause denies it, optional where it holds under a condition
	groups []string     // whom it is about
}

var (
	// clauseMark parts a sentence where it may turn from what is processed to what is not.
	clauseMark = regexp.MustCompile(`(?i)\s*;\s*|,?\s+(?:maar|but|terwijl)\s+|,\s+(?:en|and)\s+(?:er|we|wij|ook|no)\s+`)
	pieceMark  = regexp.MustCompile(`(?i),\s*(?:(?:en|of|and|or|evenals|alsmede)\s+)?|\s+(?:en|of|and|or|evenals|alsmede|as well as)\s+`)
	// inCourseOf is what the processing belongs to, behind the data: "names as part of delivering the service".
	inCourseOf = regexp.MustCompile(`(?i)\s+(?:as part of|in the course of)\s.*$`)
	// frameBehind is what stands behind the data in a sentence about them.
	frameBehind = regexp.MustCompile(`(?i)\s+(?:vast|op|bij|nodig|verwerkt|verwerken|opgeslagen|vastgelegd|geregistreerd|bewaard|gebruikt|verzameld|gevraagd|processed|stored|collected|recorded|(?:worden|wordt|zijn|is|are|hebben|leggen|verwerken|in de app|in het systeem|(?:slaan|bewaren|vragen|registreren|gebruiken|houden) (?:we|wij))\b.*)$`)
	ofGroup     = regexp.MustCompile(`(?i)\b(?:van|over|voor|of|from|about)\s+((?:(?:de|het|elk|elke|ieder|iedere|alle|onze|uw|jullie|je|hun|the|each|every|all|your|our|their)\s+)?(\pL+(?:[/ ]\pL+)?))`)
	conditional = regexp.MustCompile(`(?i)\b(?:kan|kunnen|mogelijk|indien|optioneel|eventueel|alleen als|desgewenst|may|can|if|optionally)\b`)
)

// spokenOf finds the data that a sentence names, none when it names fewer than so many.
func (r *reader) spokenOf(s string, atLeast int) []spoken {
	var all []spoken
	if data, why := dataAndPurpose(s); why != "" && lexicon.HasAny(words.Fold(data), r.lex.processing) {
		s = data
	}
	for _, clause := range clauseMark.Split(strings.TrimRight(strings.TrimSpace(s), ".!"), -1) {
		reply := phrase.NoReply
		switch {
		case phrase.Negation(clause) || notProcessed(clause):
			reply = phrase.No
		case conditional.MatchString(clause):
			reply = phrase.Optional
		}
		groups := r.groupsOf(clause)
		clause = inCourseOf.ReplaceAllString(clause, "")
		if name := r.specialIn(clause); name != "" && reply == phrase.No {
			all = append(all, spoken{label: name, reply: reply})
			clause = fromWord(clause, words.Fold(name))[len(name):]
		}
		if counted := numberedIn(clause); len(counted) > 0 {
			for _, d := range counted {
				d.reply, d.groups = reply, groups
				all = append(all, d)
			}
			continue
		}
		for _, piece := range phrase.Split(clause, pieceMark) {
			if label := r.spokenLabel(piece, len(all) > 0); label != "" {
				all = append(all, spoken{label: label, reply: reply, groups: groups})
			}
		}
	}
	if len(all) < atLeast {
		return nil
	}
	return all
}

// specialIn gives the name of the special categories of data together, as a clause has it.
func (r *reader) specialIn(clause string) string {
	f := words.Fold(clause)
	for _, name := range r.lex.special {
		if words.Contains(f, name) {
			return properName(clause, name)
		}
	}
	return ""
}

// categoryBehind is the number of a category behind the data: "toetsresultaten (categorie 7)".
var categoryBehind = regexp.MustCompile(`(?i)\s*\((?:categorie|cat\.?|category)\s*(\d{1,2}\s?[a-c]?)\).*$`)

var (
	countedData = regexp.MustCompile(`(?i)([^():;]+?)\s*\((?:categorie|cat\.?|category)\s*(\d{1,2}\s?[a-c]?)\)`)
	listStart   = regexp.MustCompile(`(?i)^[\s,]*(?:(?:en|and|of|or)\s+)?(?:(?:de|het|een|the|a)\s+)?`)
)

// numberedIn gives the data of which a clause names the categories by number.
func numberedIn(clause string) []spoken {
	var all []spoken
	for _, m := range countedData.FindAllStringSubmatch(clause, -1) {
		if label := listStart.ReplaceAllString(m[1], ""); len(strings.Fields(label)) <= 10 {
			all = append(all, spoken{label: label, number: plainNumber(m[2])})
		}
	}
	return all
}

// modelNumber tells whether a number is one of the model's categories.
func modelNumber(number string) bool {
	_, ok := reference.List("bijsluiter-category").Row(number)
	return ok
}

// groupsOf gives the groups of people whom a clause is about: "van elk kind".
func (r *reader) groupsOf(clause string) []string {
	var groups []string
	for _, m := range ofGroup.FindAllStringSubmatch(clause, -1) {
		first, _, _ := strings.Cut(m[2], " ")
		for _, name := range []string{m[2], first} {
			if r.lex.subject(name) {
				groups = append(groups, name)
				break
			}
		}
	}
	return groups
}

// spokenLabel gives the data that a piece of a clause names, as it is written from the known
// word on. Further tells that the piece goes on with a list of data; then a word or two that
// are not known are data too.
func (r *reader) spokenLabel(piece string, further bool) string {
	piece = withoutDenial(piece)
	piece = determiner.ReplaceAllString(withoutDenial(otherWords.ReplaceAllString(strings.TrimSpace(piece), "")), "") // "ook geen BSN"
	f := words.Fold(piece)
	at, ok := r.lex.data.Within(f)
	if label, also := r.lex.categories.Within(f); also && len(label.Text) > len(at.Text) && label.Key != "12" && !r.lex.subject(label.Text) {
		at, ok = label, true
	}
	if _, word := r.lex.dataWords.Whole(f); word && !ok && further {
		at, ok = lexicon.Entry{Text: f}, true
	}
	before, _, bracket := strings.Cut(piece, "(")
	if bracket && ok && strings.HasSuffix(piece, ")") && !words.Contains(words.Fold(before), at.Text) && before != "" && len(strings.Fields(before)) <= 5 {
		return strings.TrimSpace(piece) // what stands in brackets says what the name before it holds
	}
	switch {
	case ok && further && len(strings.Fields(piece)) <= 3 && !frameBehind.MatchString(piece):
	case ok:
		piece = fromWord(piece, at.Text)
	case !further || len(strings.Fields(piece)) > 3 || r.lex.subject(piece) || frameBehind.MatchString(" "+piece) || strings.ContainsAny(piece, ":?@") || strings.HasPrefix(piece, "(") || phrase.Negation(piece):
		return ""
	}
	piece = strings.TrimSpace(frameBehind.ReplaceAllString(piece, ""))
	for _, m := range ofGroup.FindAllStringSubmatchIndex(piece, -1) {
		if r.lex.subject(piece[m[4]:m[5]]) {
			piece = strings.TrimSpace(piece[:m[0]])
			break
		}
	}
	if len(strings.Fields(piece)) > 8 {
		return ""
	}
	return strings.Trim(piece, " ,.:")
}

// otherWords lead to one more of a list: "en andere gezondheidsgegevens".
var otherWords = regexp.MustCompile(`(?i)^(?:(?:andere|overige|other|ook|also|alleen|uitsluitend|only)\s+)+`)

// fromWord gives a text from a folded phrase in it on.
func fromWord(s, folded string) string {
	fields := strings.Fields(s)
	for i := range fields {
		if f := words.Fold(strings.Join(fields[i:], " ")); f == folded || strings.HasPrefix(f, folded+" ") {
			return strings.Join(fields[i:], " ")
		}
	}
	return s
}

// prose reads the data in a sentence of running text, and tells whether there were any.
func (l *categoryList) prose(s string, u *unit) bool {
	if t := phrase.TermIn(s); !t.Amount.IsZero() || t.Action != "" || strings.HasSuffix(strings.TrimSpace(s), "?") {
		return false // it is about a term
	}
	if modelExplanation(tickBehind.ReplaceAllString(s, "")) {
		return false // it explains a row of the form, ticked or not
	}
	found := l.spokenOf(s, 1)
	if len(found) == 0 || !lexicon.HasAny(words.Fold(s), l.lex.processing) && len(found) < 3 {
		return false
	}
	ev := evidence(s, u.b.Pos, proposal.Likely)
	for _, d := range found {
		row := categoryRow{label: d.label, applies: d.reply, told: true, labelEv: ev, textEv: ev, appliesEv: ev, subjectsEv: ev, subjects: d.groups}
		row.code, row.sure = l.codeOf(d.number, d.label, "")
		if modelNumber(d.number) {
			row.code, row.sure = d.number, proposal.Likely
		}
		row.number = d.number
		if l.denied {
			row.applies = phrase.No
		}
		if len(row.subjects) == 0 && l.group != "" {
			row.subjects = []string{l.group}
		}
		if row.applies == phrase.No {
			row.subjects = nil
			if row.code != "" && row.sure == proposal.Certain { // it is named in so many words
				row.labelEv.Confidence, row.appliesEv.Confidence = proposal.Certain, proposal.Certain
			}
		}
		if !l.have(row) {
			l.found = append(l.found, row)
		}
	}
	if slices.ContainsFunc(found, func(d spoken) bool { return d.reply == phrase.No }) {
		l.note(proposal.NoteNegated, s, u.b.Pos)
	}
	u.useText(s)
	return true
}

// tickBehind is a tick that came to stand behind a text.
var tickBehind = regexp.MustCompile(`\s+(?:[xX☒☐✓✔])$`)

// have tells whether the list holds a row already.
func (l *categoryList) have(row categoryRow) bool {
	return slices.ContainsFunc(l.found, func(old categoryRow) bool {
		return words.Fold(old.label) == words.Fold(row.label) && old.applies == row.applies && slices.Equal(old.subjects, row.subjects)
	})
}
