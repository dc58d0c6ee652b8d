package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var dataOfWhom = regexp.MustCompile(`(?i)\b(?:\pL*gegevens|data|information|details|foto's|video's|beelden|opnames|photos|images)\s+(?:van|over|of|about|from)\s+(.+)`)

// ofWhomWe is "Van sollicitanten verwerken wij" and the same turned round.
var ofWhomWe = regexp.MustCompile(`(?i)(?:^|\b(?:verwerken|verzamelen|vragen) (?:wij|we) )van\s+(.+?)(?:\s+(?:verwerken|verzamelen|vragen)\b.*|:.*)?$`)

// subjects reads whose data a sentence is about.
func (a *activity) subjects(text string, ev proposal.Evidence) bool {
	m := dataOfWhom.FindStringSubmatch(text)
	if m == nil {
		m = ofWhomWe.FindStringSubmatch(text)
	}
	if m == nil {
		return false
	}
	took := false
	for _, p := range enumeration(m[1]) {
		f := others.ReplaceAllString(words.Fold(leadingWords.ReplaceAllString(p, "")), "")
		e, ok := a.lex.subjects.Start(f)
		if !ok {
			break
		}
		took = a.addSubject(e.Key, ev) || took
	}
	return took
}

// others are the rest of a group: "trainers en andere vrijwilligers".
var others = regexp.MustCompile(`^(?:andere|overige|other) `)

// addSubject proposes a group of data subjects, once.
func (a *activity) addSubject(name string, ev proposal.Evidence) bool {
	name = strings.Trim(leadingWords.ReplaceAllString(strings.TrimSpace(name), ""), " .;,"+block.TickedSign)
	if name == "" || strings.HasPrefix(words.Fold(name), "zie ") {
		return false
	}
	f := words.Fold(name)
	for _, row := range a.row.Rows("dataSubjects") {
		if words.Fold(row.Text("name")) == f {
			return true
		}
	}
	row := a.row.Add("dataSubjects")
	row.Set("name", name, ev)
	if a.lex.vulnerable[f] {
		row.Put("vulnerable", "yes")
	}
	return true
}
