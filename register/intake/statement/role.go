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

// scopedRole is a role that a statement says it has for one of its services, or for all
// others.
type scopedRole struct {
	said
	scope  string // folded
	others bool
}

var (
	roleScope   = regexp.MustCompile(`^(?:voor|bij|for|when|with)\s+(.+?)\s+(?:is|zijn|treedt|treden|handelt|handelen|we are|are|acts?)\b`)
	leadingFold = regexp.MustCompile(`^(?:(?:onze|ons|de|het|alle|our|the|all)\s+)+`)
)

// roleFor keeps the role of a clause that begins with what it is for: "Voor onze webwinkel
// zijn wij verwerkingsverantwoordelijke".
func (a *activity) roleFor(clause string, ev proposal.Evidence) bool {
	m := roleScope.FindStringSubmatch(words.Fold(clause))
	if m == nil || a.frame.title != nil {
		return false
	}
	at := len(a.roles)
	if !a.roleInClause(clause, ev) || len(a.roles) == at {
		return false
	}
	if others := a.lex.says(m[1], "others"); others || !a.lex.says(m[1], "use", "datum") {
		for _, role := range a.roles[at:] {
			a.reader.scoped = append(a.reader.scoped, scopedRole{role, leadingFold.ReplaceAllString(m[1], ""), others})
		}
		a.roles = a.roles[:at]
	}
	return true
}

// scopedRole gives the role that is said of the service by its name, else that of all
// others.
func (a *activity) scopedRole() []said {
	name := words.Fold(a.row.Text("name"))
	var rest []said
	for _, s := range a.reader.scoped {
		switch {
		case s.others:
			rest = append(rest, s.said)
		case name != "" && (words.Contains(s.scope, name) || words.Contains(name, s.scope)):
			return []said{s.said}
		}
	}
	return rest
}

// roleIn reads who is controller and who is processor, clause by clause.
func (a *activity) roleIn(text string, ev proposal.Evidence) bool {
	took := false
	for _, clause := range clauses.Split(andWe.ReplaceAllString(text, "; $1"), -1) {
		if a.roleFor(clause, ev) {
			took = true
			continue
		}
		took = a.roleInClause(clause, ev) || took
	}
	return took
}

var (
	clauses      = regexp.MustCompile(`\s*[;:]\s+|,\s+(?:en|waarbij|terwijl|and|while)\s+`)
	andWe        = regexp.MustCompile(`(?i)\s+(?:en|and)\s+((?:wij|we)\s)`)
	actsAs       = regexp.MustCompile(`\b(?:treedt|treden|optreedt|optreden|is|zijn|handelt|handelen|fungeert|are|am|acts?|acting)\b`)
	asProcessor  = regexp.MustCompile(`\b(?:verwerker|bewerker|data processor|processor)\b`)
	asController = regexp.MustCompile(`\b(?:verwerkingsverantwoordelijke|verwerkings verantwoordelijke|verwerkersverantwoordelijke|verantwoordelijk(?:e)? voor (?:de|alle|deze) (?:gegevens)?verwerking(?:en)?|verantwoordelijke voor de gegevensverwerking|data controller|controller|responsible for the processing)\b`)
	jointly      = regexp.MustCompile(`\b(?:gezamenlijk(?:e)?|samen|joint|jointly)\b`)
	onBehalf     = regexp.MustCompile(`\b(?:in opdracht van|namens|on behalf of|on the instructions of)\s+(?:de |het |een |onze |uw |the |our |a )?([a-z]+)`)
)

// ofOurs stands before a role that another party has for the author.
var ofOurs = regexp.MustCompile(`\b(?:onze|ons|mijn|our|my)\s(?:\pL+\s)?$`)

// forYou tells that something is done for the reader: "we process the names of your clients on your behalf".
var forYou = regexp.MustCompile(`\b(?:wij|we) (?:\pL+ )?(?:process|verwerken)\b.*\b(?:on your behalf|on your instructions|namens u|in uw opdracht|in jouw opdracht)\b`)

// anotherParty begins a clause on a party that was named before: "Deze partij treedt op als verwerker".
var anotherParty = regexp.MustCompile(`^\s*(?:deze|die|dit|dat|this|these|that|those)\s+(?:\pL+\s+){0,2}?(?:partij|partijen|bedrijf|bedrijven|leverancier|leveranciers|aanbieder|dienstverlener|dienstverleners|party|parties|company|provider|providers)\b`)

// ofAnother is a clause on a party that the sentence names: "de afhandeling doet Parkeerdienst, die
// optreedt als verwerker".
var ofAnother = regexp.MustCompile(`(?i)[\p{L}.)],\s+(?:(?:die|dat|welke|who|which)\s(?:[^,]*\s)?|(?:een|a|an)\s+(?:\pL+\s+)?)(?:verwerker|processor|verantwoordelijke|controller)\b`)

func (a *activity) roleInClause(clause string, ev proposal.Evidence) bool {
	f := strings.ReplaceAll(words.Fold(clause), "payment processor", "payment provider")
	code, at := "", -1
	if m := asProcessor.FindStringIndex(f); m != nil {
		code, at = string(model.RoleProcessor), m[0]
	}
	if m := asController.FindStringIndex(f); m != nil && (at < 0 || m[0] < at) {
		code, at = string(model.RoleController), m[0]
		if jointly.MatchString(f) {
			code = string(model.RoleJointController)
		}
	}
	verb := actsAs.FindStringIndex(f)
	if code != "" && ofOurs.MatchString(f[:at]) {
		return false // "AllClub B.V. is onze verwerker"
	}
	if code != "" && verb != nil && verb[0] < at && !phrase.NegatedBefore(f, at) && !ofAnother.MatchString(clause) {
		subject := f[:verb[0]]
		self := strings.TrimSpace(subject) == "" || a.lex.says(subject, "self") || phrase.Capital(strings.TrimSpace(clause)) && !a.lex.says(subject, "customer") && !anotherParty.MatchString(subject)
		name := proposal.NormalName(a.reader.name)
		switch {
		case name != "" && strings.Contains(subject, name):
			a.roles = append(a.roles, said{code, ev})
			if code == string(model.RoleProcessor) {
				a.principal(f[at:], ev)
			}
			return true
		case a.lex.says(subject, "customer") && code == string(model.RoleController):
			a.principal(subject, ev)
			a.actsFor(clause, f, ev)
			return true
		case self && !a.lex.says(subject, "officer"):
			a.roles = append(a.roles, said{code, ev})
			if code == string(model.RoleProcessor) {
				a.principal(f[at:], ev)
			}
			return true
		}
	}
	return a.actsFor(clause, f, ev)
}

// inRole is the role in brackets behind the name of a service: "Uploaded files (we act as processor)".
var inRole = regexp.MustCompile(`(?i)\((?:(?:wij|we)\s+(?:zijn|treden|handelen|act|are)\b[^()]*|(?:als|as)\s[^()]*|verwerker|processor|verwerkingsverantwoordelijke|controller)\)`)

// roleInHeading reads the role that stands in brackets in the heading of a service.
func (a *activity) roleInHeading(title string, ev proposal.Evidence) {
	f := words.Fold(inRole.FindString(title))
	switch {
	case asController.MatchString(f) && jointly.MatchString(f):
		a.roles = append(a.roles, said{string(model.RoleJointController), ev})
	case asController.MatchString(f):
		a.roles = append(a.roles, said{string(model.RoleController), ev})
	case asProcessor.MatchString(f):
		a.roles = append(a.roles, said{string(model.RoleProcessor), ev})
	}
}

// actsFor reads that something is done on behalf of a customer.
func (a *activity) actsFor(clause, f string, ev proposal.Evidence) bool {
	if forYou.MatchString(f) && a.lex.says(f, "use") && !phrase.Negation(clause) {
		a.roles = append(a.roles, said{string(model.RoleProcessor), ev})
		return true
	}
	m := onBehalf.FindStringSubmatch(f)
	if m == nil || !a.lex.says(m[1], "customer") || !a.lex.says(f, "use", "datum") || phrase.Negation(clause) {
		return false
	}
	a.roles = append(a.roles, said{string(model.RoleProcessor), ev})
	a.principal(m[1], ev)
	return true
}

// principal proposes whom the author acts for, as the text calls them.
func (a *activity) principal(f string, ev proposal.Evidence) {
	if len(a.row.Rows("controllers")) > 0 {
		return
	}
	for _, w := range strings.Fields(f) {
		if slices.Contains(a.lex.lists["customer"], w) {
			row := a.row.Add("controllers")
			row.Set("party", w, ev)
			row.Put("role", string(model.RoleController))
			return
		}
	}
}
