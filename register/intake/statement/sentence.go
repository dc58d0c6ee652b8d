package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

func (a *activity) paragraph(u *unit) {
	if u.label != "" && a.open() {
		if a.field(u.label, u.answer, u.evidence(a.conf)) {
			a.useAll(u)
		}
		return
	}
	if text := strings.TrimSpace(u.text()); a.list == "purposes" && len(u.spans) == 1 && a.open() && bareItem.MatchString(text) && !a.inSentences(text) && !a.lex.says(words.Fold(text), "you-can", "self", "meta") {
		if a.purposeItem(u, strings.TrimRight(text, ";,"), u.evidence(a.conf)) {
			a.useAll(u)
			return
		}
	}
	if a.bulletless(u) {
		return
	}
	for i := range u.spans {
		a.behind = ""
		if i+1 < len(u.spans) {
			a.behind = u.spans[i+1].text
		}
		if !a.furtherTerm(u, i) {
			a.sentence(&u.spans[i], u)
		}
	}
}

// longest is the length of what is still read as a sentence.
const longest = 1500

// sentence reads one sentence.
func (a *activity) sentence(s *span, u *unit) {
	if s.dated || len(s.text) > longest || a.lex.boiler.Has(s.text) {
		return
	}
	f := words.Fold(s.text)
	ev := evidence(s.text, u.b.Pos, a.conf)
	if !a.again && (a.frame.title != nil || a.topic != "" || a.namesAuthor(f) && !asProcessor.MatchString(f)) && a.roleIn(s.text, ev) {
		a.use(s)
	} else if s.used && !a.again {
		return
	}
	if closed[a.topic] && !(a.whole && a.topic == "principles") {
		a.announced(s, f)
		return
	}
	if key, rest, ok := a.labelled(s.text); ok {
		if rest != "" {
			ev.Confidence = a.inSoManyWords()
			if a.field(key, rest, ev) {
				a.use(s)
			}
			return
		}
		if key == "categories" && (a.topic == "recipients" || a.topic == "processors") {
			key = a.topic // "Wij gebruiken:" above the firms
		}
		a.list, a.parent = key, nil
		a.use(s)
		return
	}
	if strings.HasSuffix(s.text, ":") {
		a.intro(f, s, ev)
		return
	}
	if a.topic == "security" && a.lex.says(f, "keep") && !phrase.TermIn(s.text).Amount.IsZero() && !a.lex.says(f, "backup") {
		if a.retentionText("", s.text, ev) {
			a.use(s)
			return
		}
	}
	if a.topic == "security" || a.topic == "rights" {
		a.longText(s, ev)
		return
	}
	if !listed[a.topic] && !a.inItem {
		a.list = ""
	}
	if a.lex.says(f, "meta") {
		return
	}
	a.plain(s, f, ev)
}

// namesAuthor tells whether a sentence has the name of the author in it.
func (r *reader) namesAuthor(f string) bool {
	name := words.Fold(r.name)
	return name != "" && words.Contains(f, name)
}

// whenYou is what the reader may want, before what is done then: "Wilt u de nieuwsbrief
// ontvangen, dan vragen wij uw e-mailadres".
var whenYou = regexp.MustCompile(`^(?:(?i:wilt u|wil je|if you want|if you would like)\b[^,.]{3,80},\s+(?:dan\s+)?|(?i:\pL+ (?:u|je|jij)|als (?:u|je))\b[^,.]{3,80},\s+dan\s+)(.+)$`)

// termDespite tells whether only the condition of a sentence is denied, and a term follows:
// "Wordt u niet aangenomen, dan verwijderen wij alles na 4 weken". What somebody may want is
// no moment at which a term runs.
func termDespite(text, then string) bool {
	return !wish.MatchString(text) && !phrase.Negation(then) && !phrase.TermIn(then).Amount.IsZero()
}

var wish = regexp.MustCompile(`(?i)^(?:wilt u|wil je|(?:als|if) (?:u|je|jij|you)\b.*\b(?:wilt|wil|want|like)\b)`)

// plain reads a sentence of running text for all it may say.
func (a *activity) plain(s *span, f string, ev proposal.Evidence) {
	if m := whenYou.FindStringSubmatch(s.text); m != nil && (!phrase.Negation(s.text) || termDespite(s.text, m[1])) {
		a.parts(s, m[1:], ev)
		return
	}
	if parts := affirmed.Split(s.text, -1); len(parts) > 1 && phrase.Negation(s.text) && phrase.TermIn(s.text).Empty() {
		a.parts(s, parts, ev)
		return
	}
	if parts := strings.Split(s.text, "; "); len(parts) > 1 && (phrase.TermIn(s.text).Several || a.lex.says(f, "you-can") || !slices.ContainsFunc(parts, func(p string) bool { return termOf(p) == "" })) {
		a.parts(s, parts, ev)
		return
	}
	took := a.retention("", s.text, f, ev)
	took = a.transfer(s.text, f, ev) || took
	took = a.decision(s.text, f, ev) || took
	if phrase.Negation(onCondition.ReplaceAllString(inBracketsAnywhere.ReplaceAllString(s.text, ""), "")) && !took {
		took = a.denial(s.text, ev)
		if !took && !a.lex.says(f, "exception") {
			a.noteAt(proposal.NoteNegated, s.text, ev)
		}
		if took {
			a.use(s)
		}
		return
	}
	took = a.parties(s.text, f, ev) || took
	if a.open() {
		took = a.data(s.text, f, ev) || took
		took = a.subjects(s.text, ev) || took
		took = a.purpose(s.text, f, ev) || took
		a.basis(s, f, ev)
	}
	if took {
		a.use(s)
	}
}

// affirmed is where a sentence goes on to something else.
var affirmed = regexp.MustCompile(`,\s+(?:en|maar|and|but)\s+|;\s+`)

// parts reads a sentence of which a part is denied: the other parts say what they say.
func (a *activity) parts(s *span, parts []string, ev proposal.Evidence) {
	f := words.Fold(s.text)
	for _, part := range parts {
		if phrase.Negation(part) && a.open() && a.lex.says(f, "use") && !a.lex.says(f, "share", "exception") && a.denied(part, ev) {
			a.use(s)
			continue
		}
		p := span{text: part}
		a.plain(&p, words.Fold(part), ev)
		if p.used {
			a.use(s)
		}
	}
}

// open tells whether data and purposes are read here: under the heading of a service or
// of a topic, and not in the middle of anything else.
func (a *activity) open() bool {
	if a.again && !listed[a.topic] {
		return false // what is said elsewhere, about all
	}
	return a.frame.title != nil || listed[a.topic] || a.topic == "general" || a.whole
}

// longText keeps a sentence on security or rights whole.
func (a *activity) longText(s *span, ev proposal.Evidence) {
	name := map[string]string{"security": "security", "rights": "rights.procedure"}[a.topic]
	f := words.Fold(s.text)
	a.decision(s.text, f, ev)
	if speaksOfTransfer.MatchString(f) && !a.row.Has("outsideEEA") {
		a.transferAnswer(s.text, ev)
	}
	a.appendText(name, s.text, ev)
	a.use(s)
}

func (a *activity) appendText(name, text string, ev proposal.Evidence) {
	if old := a.row.Text(name); old != "" {
		was := a.row.Evidence(name)
		ev.Source = proposal.Source{Text: was.Source.Text + "\n" + ev.Source.Text, Pos: was.Source.Pos}
		text = old + " " + text
	}
	a.row.Set(name, text, ev)
}
