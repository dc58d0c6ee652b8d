package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// basis is a legal basis that a sentence names, until it is known which purpose it is for.
type basis struct {
	codes []string
	ev    proposal.Evidence
	span  *span
	of    *proposal.Row // the purpose it stands beside
	apart bool          // it stands in an item of a list, and is of nothing else
	above bool          // it is the heading the purpose stands under
}

// codes gives the legal bases that a text names, each once.
func (r *reader) codes(text string) []string {
	f := words.Fold(text)
	var out []string
	for _, e := range r.lex.bases.Entries() {
		if at := words.Index(f, e.Text); at >= 0 && !slices.Contains(out, e.Key) && !phrase.NegatedBefore(f, at) {
			out = append(out, e.Key)
		}
	}
	if !slices.Contains(out, "6-1-b") {
		if at := ofContract.FindStringIndex(f); at != nil && !phrase.NegatedBefore(f, at[0]) {
			out = append(out, "6-1-b")
		}
	}
	for _, re := range []*regexp.Regexp{articleLetter, articleDotted} {
		if m := re.FindStringSubmatch(text); m != nil && len(out) == 0 {
			out = append(out, "6-1-"+strings.ToLower(m[1]))
		}
	}
	return out
}

// ofContract are the ways to say that something is done for a contract.
var ofContract = regexp.MustCompile(`\b(?:(?:uitvoer\pL+|nakom\pL+|sluiten|aangaan|afsluiten|totstandkoming|performance|performing|execution|conclusion) (?:van|of) (?:\pL+ ){0,4}?(?:\pL*overeenkomst(?:en)?|\pL*contract(?:en|s)?|agreements?)|(?:\pL*overeenkomst|\pL*contract|agreement) (?:die|dat|that|which|met|with) (?:u|je|jij|wij|we|you|ons|us)\b|(?:gesloten|bestaande) (?:\pL*overeenkomst|contract)|(?:vanwege|wegens|krachtens|steunt op|berust op|because of|under) (?:de|het|een|onze|uw|je|the|our|your) (?:\pL*overeenkomst|\pL*contract|agreement))\b`)

var articleLetter = regexp.MustCompile(`(?i)\b(?:art(?:ikel|icle|\.)?)\s*6\s*(?:,?\s*(?:lid|eerste lid|paragraph|\()\s*1?\)?)?,?\s*(?:aanhef en\s*)?(?:sub|onder|onderdeel|letter|\()\s*([a-f])\b`)

// articleDotted is the article with points or brackets between its parts: "6.1.b", "6(1)(f)".
var articleDotted = regexp.MustCompile(`(?i)\b6(?:\.1\.?\s?|\(1\)\s?)\(?([a-f])\b`)

// basis reads the legal bases in a sentence: those it calls so, and consent only where it
// says that consent is asked or given.
func (a *activity) basis(s *span, f string, ev proposal.Evidence) {
	codes := a.codes(s.text)
	f = mayWithdraw.ReplaceAllString(f, "")
	if len(codes) == 0 || phrase.Negation(s.text) || articleNine.MatchString(s.text) && articleLetter.FindString(s.text) == "" || a.topic == "recipients" || a.topic == "processors" || a.topic == "retention" || a.list == "categories" {
		return
	}
	if a.lex.says(f, "keep") && !phrase.TermIn(s.text).Empty() && !a.lex.says(f, "intro-basis") {
		return // a duty to keep, or consent to be kept longer, is no basis of the purpose
	}
	consent := a.lex.says(f, "consent") && !a.lex.says(f, "consent-guard")
	named := a.topic == "basis" || a.lex.says(f, "basis-trigger") || len(a.codes(lastBrackets.FindString(s.text))) > 0
	codes = slices.DeleteFunc(codes, func(code string) bool {
		if code == "6-1-a" {
			return !consent && !(a.topic == "basis" && !a.lex.says(f, "consent-guard"))
		}
		return !named
	})
	if len(codes) == 0 {
		return
	}
	if consent && toConfer.MatchString(f) {
		if codes = slices.DeleteFunc(codes, func(code string) bool { return code == "6-1-a" }); len(codes) == 0 {
			return
		}
	}
	b := basis{codes: codes, ev: ev, span: s, apart: a.inItem && (a.list != "basis" || strings.Contains(s.text, ":"))}
	if p := purposeIn(s.text); p != "" {
		for _, row := range a.row.Rows("purposes") {
			if row.Evidence("text").Source.Text == s.text {
				a.alsoOf(b, s.text)
				b.of = &row
			}
		}
	}
	if b.of == nil && whenDue.MatchString(f) {
		if b.codes = slices.DeleteFunc(b.codes, func(code string) bool { return code == "6-1-c" }); len(b.codes) == 0 {
			return
		}
	}
	a.bases = append(a.bases, b)
}

// toConfer is a sentence on others to whom something is told, to which consent is the key and no basis of the whole.
var toConfer = regexp.MustCompile(`\b(?:overleggen|overlegt|bespreken|consult|discuss) (?:\pL+ ){0,6}?(?:met|with)\b`)

// alsoOf gives the basis in brackets at the end of a sentence to the purpose before the last one too: "om A te
// doen en B te doen (uitvoering van de overeenkomst)". That it is of both is no more than doubtful.
func (a *activity) alsoOf(b basis, text string) {
	if b.of == nil || len(b.codes) != 1 || len(a.codes(lastBrackets.FindString(text))) != 1 {
		return
	}
	b.ev.Confidence = b.ev.Confidence.Lower(proposal.Doubtful)
	a.bases = append(a.bases, b)
}

// mayWithdraw is a clause that only reminds that consent can be taken back.
var mayWithdraw = regexp.MustCompile(` (?:which|that) you (?:may|can) (?:always )?withdraw\b.*$| (?:die|dat|welke) (?:u|je) (?:\pL+ ){0,4}(?:kunt|kan|mag) intrekken\b.*$| (?:die|welke) (?:u|je) (?:kunt|kan|mag) (?:\pL+ ){0,3}intrekken\b.*$`)

// whenDue is a condition, and not the basis that would be there if it came true.
var whenDue = regexp.MustCompile(`\b(?:als|wanneer|indien|tenzij|voor zover|mits|if|when|where|unless|should)\b[^.;:]{0,60}\b(?:verplicht|verplichting|verplichten|plicht|required|obliged|obligation|vereist)`)

// basisText reads a text that is nothing but a basis: a cell, a label's value.
func (a *activity) basisText(text string, ev proposal.Evidence, of *proposal.Row) bool {
	codes := a.codes(text)
	if code, ok := a.lex.bare.WholeOf(text); ok && len(codes) == 0 {
		codes = []string{code}
	}
	if len(codes) == 0 {
		return false
	}
	a.bases = append(a.bases, basis{codes: codes, ev: ev, of: of})
	return true
}

var (
	lastBrackets = regexp.MustCompile(`\([^()]+\)[.;]?$`)
	articleNine  = regexp.MustCompile(`(?i)\bart(?:ikel|icle|\.)?\s*9\b`)
	inBrackets   = regexp.MustCompile(`(?i)\((?:for|voor|om)\s+([^()]+)\)\s*[.;]?$`)
)

// basisItem reads an item of a list of bases: "Toestemming: voor de nieuwsbrief".
func (a *activity) basisItem(u *unit, text string, ev proposal.Evidence) bool {
	if articleNine.MatchString(text) {
		return false
	}
	before, rest, ok := strings.Cut(text, ":")
	if !ok {
		before, rest, ok = strings.Cut(text, " – ")
	}
	if m := inBrackets.FindStringSubmatch(rest); m != nil {
		rest = m[1]
	}
	codes := a.codes(before)
	if ok && len(codes) == 1 && len(strings.Fields(rest)) >= 2 && !phrase.Negation(rest) {
		purpose := behindFor.ReplaceAllString(strings.TrimSpace(rest), "")
		if a.addPurpose(purpose, ev) {
			rows := a.row.Rows("purposes")
			a.bases = append(a.bases, basis{codes: codes, ev: ev, of: &rows[len(rows)-1]})
			return true
		}
	}
	if codes = a.codes(text); len(codes) == 1 && !phrase.Negation(text) {
		if row, sure := a.purposeNamed(text); row != nil {
			if !sure {
				ev.Confidence = ev.Confidence.Lower(proposal.Doubtful)
			}
			a.bases = append(a.bases, basis{codes: codes, ev: ev, of: row})
			return true
		}
	}
	if len(codes) > 0 && !phrase.Negation(text) && len(u.spans) > 0 {
		a.bases = append(a.bases, basis{codes: codes, ev: ev, span: &u.spans[0]})
		return false
	}
	return false
}

// purposeNamed finds the purpose of which a text has the words, and whether it has all.
func (a *activity) purposeNamed(text string) (*proposal.Row, bool) {
	f := words.Fold(text)
	var best *proposal.Row
	most := 0.0
	for _, row := range a.row.Rows("purposes") {
		all, there := 0, 0
		for _, w := range strings.Fields(words.Fold(row.Text("text"))) {
			if len(w) < 4 {
				continue
			}
			all++
			if strings.Contains(f, w[:max(4, len(w)-2)]) {
				there++
			}
		}
		if share := float64(there) / float64(max(1, all)); all > 0 && share > most {
			best, most = &row, share
		}
	}
	if most < 0.6 {
		return nil, false
	}
	return best, most == 1
}

// pairBases gives each purpose its basis: the one that stands beside it, else the only
// one that is named. What can't be paired stays where it is, with a note. A processor has
// no basis of its own.
func (a *activity) pairBases() {
	purposes := a.row.Rows("purposes")
	var loose []basis
	distinct := map[string]bool{}
	for _, b := range a.bases {
		if a.processor() {
			a.noteAt(proposal.NoteBasis, b.ev.Source.Text, b.ev)
			continue
		}
		if b.of != nil && len(b.codes) == 1 {
			a.setBasis(*b.of, b)
			continue
		}
		if b.apart {
			a.noteAt(proposal.NoteBases, b.ev.Source.Text, b.ev)
			continue
		}
		loose = append(loose, b)
		for _, c := range b.codes {
			distinct[c] = true
		}
	}
	if len(loose) == 0 {
		return
	}
	if len(distinct) > 1 || len(purposes) == 0 {
		for _, b := range loose {
			a.noteAt(proposal.NoteBases, b.ev.Source.Text, b.ev)
		}
		return
	}
	b := loose[0]
	if len(purposes) > 1 {
		b.ev.Confidence = b.ev.Confidence.Lower(proposal.Doubtful)
	}
	for _, row := range purposes {
		if !row.Has("legalBasis") {
			a.setBasis(row, b)
		}
	}
	for _, b := range loose {
		if b.span != nil {
			a.use(b.span)
		}
	}
}

func (a *activity) setBasis(row proposal.Row, b basis) {
	if old := row.Text("legalBasis"); old != "" && old != b.codes[0] {
		a.noteAt(proposal.NoteConflict, b.ev.Source.Text, b.ev)
		return
	}
	row.Set("legalBasis", b.codes[0], b.ev)
	if b.codes[0] == "6-1-f" && !b.above && b.ev.Confidence != proposal.Doubtful && len(strings.Fields(b.ev.Source.Text)) > 6 {
		likely := b.ev
		likely.Confidence = likely.Confidence.Lower(proposal.Likely)
		row.Set("legitimateInterest", b.ev.Source.Text, likely)
	}
	if b.span != nil {
		a.use(b.span)
	}
}
