// Package entry puts what package phrase reads in a few words (a term, a safeguard)
// into the rows of a proposal, field by field, each with its passage. Every reader of
// documents that people wrote fills in its rows through it, so that the same words give
// the same values whoever said them.
package entry

import (
	"regexp"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Term fills in a row of the list retention from the text of a term, and gives what was
// read. What the text itself is not sure of is doubtful.
func Term(row proposal.Row, text string, ev proposal.Evidence) phrase.Term {
	t := phrase.TermIn(text)
	row.Set("text", text, ev)
	parsed := ev
	switch {
	case t.Hedged:
		parsed.Confidence = parsed.Confidence.Lower(proposal.Doubtful)
	case t.OnRequest: // not the term that holds without a request
		parsed.Confidence = parsed.Confidence.Lower(proposal.Likely)
	}
	row.Set("amount", t.Amount, parsed)
	row.Set("unit", string(t.Unit), parsed)
	row.Set("limit", limitOf(text, t.Limit), parsed)
	started := parsed
	if !t.Coded {
		started.Confidence = started.Confidence.Lower(proposal.Likely)
	}
	row.Set("trigger", t.Trigger, started)
	row.Set("action", string(t.Action), parsed)
	if erasedNoMore.MatchString(words.Fold(text)) {
		row.Set("erasureAfter", "no", parsed)
	}
	if t.Automatic {
		row.Set("automatic", "yes", parsed)
	}
	if t.Backup {
		row.Set("backup", "yes", parsed)
	}
	if t.ByController {
		row.Set("decidedBy", "controller", parsed)
	}
	return t
}

// limitOf gives the limit that a text begins with in the words of the list, and
// otherwise what was read.
func limitOf(text string, read model.Code) string {
	for _, known := range reference.List("retention-limit").Rows() {
		for _, label := range []string{known.Label(reference.Dutch), known.Label("en")} {
			if text == label || strings.HasPrefix(text, label+" ") || strings.HasPrefix(text, label+"\n") {
				return known.Code
			}
		}
	}
	return string(read)
}

// erasedNoMore says that after the end of the term nothing can be erased on request.
var erasedNoMore = regexp.MustCompile(`\b(?:niet (?:meer|langer)(?: kunnen| kan| te)?(?: worden)? (?:verwijderd|gewist|verwijderen|wissen)|can no longer be (?:erased|deleted)|(?:verwijdering|verwijderen|wissen) (?:is )?(?:dan )?(?:onmogelijk|niet meer mogelijk))\b`)

// Safeguard fills in the ground under a transfer of a row that has one, as a text names
// it: mechanism, modules, when clauses were signed or a list was looked at. It gives what
// was read.
func Safeguard(row proposal.Row, text string, ev proposal.Evidence) phrase.Safeguard {
	g := phrase.SafeguardIn(text)
	row.Set("transfer.mechanism", string(g.Mechanism), ev)
	var modules []string
	for _, m := range g.Modules {
		modules = append(modules, strconv.Itoa(int(m)))
	}
	row.Set("transfer.sccModules", modules, ev)
	if g.DPF {
		said := ev
		if !g.Certified {
			said.Confidence = said.Confidence.Lower(proposal.Likely)
		}
		row.Set("transfer.dpfCertified", "yes", said)
		row.Set("transfer.dpfChecked", string(phrase.DateOf(text, phrase.Checked)), ev)
	}
	if g.Mechanism != "" {
		row.Set("transfer.signed", string(phrase.DateOf(text, phrase.Signed)), ev)
	}
	return g
}

// Assessment fills in what a text says of a transfer impact assessment, once.
func Assessment(row proposal.Row, text string, ev proposal.Evidence) {
	if a, ok := phrase.AssessmentIn(text); ok {
		AssessmentOf(row, a, ev)
	}
}

// AssessmentOf fills in an assessment that was read, once.
func AssessmentOf(row proposal.Row, a phrase.Assessment, ev proposal.Evidence) {
	if row.Has("transfer.tia.text") {
		return
	}
	row.Set("transfer.tia.date", string(a.Date), ev)
	row.Set("transfer.tia.text", a.Text, ev)
	if !a.Sure {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	row.Set("transfer.tia.outcome", string(a.Outcome), ev)
}
