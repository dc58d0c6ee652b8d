package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var speaksOfTransfer = regexp.MustCompile(`\b(?:buiten (?:de )?(?:eer|eu|europa|europese (?:economische ruimte|unie))|doorgifte|derde landen|derde land|outside (?:the )?(?:eea|eu|european|europe)|transfer|transferred|transfers)\b`)

var keptAt = regexp.MustCompile(`\b(?:opgeslagen|bewaard|servers?|gehost|datacenters?|datacentrum|stored|hosted)\b`)

// transfer reads whether data leave the EEA, and where they are kept.
func (a *activity) transfer(text, f string, ev proposal.Evidence) bool {
	took := false
	if speaksOfTransfer.MatchString(f) || a.topic == "transfer" || a.row.Has("transferText") && phrase.SafeguardIn(text).Mechanism != "" {
		took = a.transferAnswer(text, ev)
	}
	if a.open() && keptAt.MatchString(f) {
		for _, p := range phrase.Places(text) {
			if p.Negated || p.Outside || p.Country == "" {
				continue
			}
			took = a.stored(p, text, ev) || took
		}
	}
	return took
}

func (a *activity) stored(p phrase.Place, text string, ev proposal.Evidence) bool {
	for _, row := range a.row.Rows("storage") {
		if row.Text("country") == string(p.Country) && row.Text("place") == p.Place {
			return true
		}
	}
	row := a.row.Add("storage")
	row.Set("place", p.Place, ev)
	row.Set("country", string(p.Country), ev)
	row.Set("text", text, ev)
	return true
}

// asksInside is a heading that asks whether data stay inside, so that yes is no transfer.
var asksInside = regexp.MustCompile(`\b(?:blijven|blijft|binnen|in europa|stay|stays|remain|within|in europe)\b`)

// transferAnswer sets whether data leave the EEA. Where the text says both, it is not
// known.
func (a *activity) transferAnswer(text string, ev proposal.Evidence) bool {
	answer, sure := phrase.OutsideEEA(text)
	if bare := strings.Trim(words.Fold(text), " ."); (bare == "ja" || bare == "nee" || bare == "yes" || bare == "no") && asksInside.MatchString(a.asked) {
		answer, sure = map[string]string{"ja": "no", "yes": "no", "nee": "yes", "no": "yes"}[bare], false
	}
	if answer == "" {
		if phrase.SafeguardIn(text).Mechanism == "" || phrase.Negation(text) {
			return false
		}
		a.appendText("transferText", text, ev)
		return true
	}
	if !sure {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	a.appendText("transferText", text, ev)
	if old := a.row.Text("outsideEEA"); old != "" && old != answer {
		a.noteAt(proposal.NoteConflict, text, ev)
		answer = "unknown"
		ev.Confidence = proposal.Doubtful
	}
	a.row.Set("outsideEEA", answer, ev)
	return true
}

// decision reads whether decisions are taken by machine, or people are profiled.
func (a *activity) decision(text, f string, ev proposal.Evidence) bool {
	took := false
	for _, d := range []struct{ list, field string }{{"decisions", "automatedDecision.exists"}, {"profiling", "automatedDecision.profiling"}} {
		if !a.lex.says(f, d.list) || a.lex.says(f, "you-can", "meta", "exception") || a.row.Has(d.field) {
			continue
		}
		answer := "yes"
		if phrase.Negation(text) {
			answer = "no"
		} else if name := proposal.NormalName(a.reader.name); !a.lex.says(f, "self", "customer", "use") && (name == "" || !strings.Contains(f, name)) {
			continue // nobody says that it is done here
		}
		a.row.Set(d.field, answer, ev)
		took = true
	}
	return took
}
