package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// datumTopic is the key of a section whose heading is a datum, with lines under it that say
// what that datum is for, on which ground and how long it is kept: "E-mailadres / Waarom? … /
// Bewaartermijn: …". Such sections describe one activity together, a datum each.
const datumTopic = "datum"

// dataHeadings finds the sections whose heading is a datum. They come in a row and look
// alike, so that one that is not known is recognised by those beside it.
func (r *reader) dataHeadings(all []*section) {
	var alike []*section
	known := 0
	for _, s := range all {
		if s.key != "" || s.head == nil || !r.aboutOneDatum(s) {
			continue
		}
		alike = append(alike, s)
		if r.onlyData(s.title) {
			known++
		}
	}
	if known < 2 || known*2 < len(alike) {
		return
	}
	for _, s := range alike {
		s.key = datumTopic
	}
}

// aboutOneDatum tells whether a section is labelled lines that name no data themselves.
func (r *reader) aboutOneDatum(s *section) bool {
	found := map[string]bool{}
	for _, u := range s.units {
		key, _, ok := r.answered(u)
		if !ok {
			return false
		}
		found[key] = true
	}
	return !found["categories"] && (found["purposes"] || found["basis"]) && len(found) > 1
}

// onlyData tells whether a title names nothing but data that are known.
func (r *reader) onlyData(title string) bool {
	parts := enumeration(trimNumber(title))
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool {
		_, ok := r.lex.kinds[bareDatum(p)]
		return !ok
	})
}

// answered reads a line with a label, or a question, and what it says behind it.
func (r *reader) answered(u *unit) (key, rest string, ok bool) {
	if u.b.Table != nil || len(u.spans) == 0 {
		return "", "", false
	}
	if key, rest, ok = r.labelled(u.text()); ok {
		return key, rest, rest != ""
	}
	asked, rest, found := strings.Cut(u.text(), "? ")
	if !found {
		return "", "", false
	}
	if key, ok = r.lex.labels.WholeOf(asked); !ok {
		key, ok = r.lex.headings.WholeOf(asked + "?")
	}
	return key, strings.TrimSpace(rest), ok
}

// soThat is the word before a purpose that is a sentence.
var soThat = regexp.MustCompile(`(?i)^(?:zodat|so that)\s+`)

// datumSection reads a section whose heading is a datum: the datum, and the purpose with
// its ground and the term that are said of it.
func (a *activity) datumSection(s *section) {
	ev := s.head.evidence(a.conf)
	title := trimNumber(s.title)
	parts := []string{title}
	if a.onlyData(title) {
		parts = enumeration(title)
	}
	for _, p := range parts {
		a.addDatum(p, ev, true)
	}
	a.useAll(s.head)
	var purpose *proposal.Row
	for _, u := range s.units {
		if key, rest, _ := a.answered(u); key == "purposes" {
			purpose = a.purposeOf(rest, a.answerEvidence(u))
			a.useAll(u)
		}
	}
	for _, u := range s.units {
		key, rest, _ := a.answered(u)
		said := a.answerEvidence(u)
		took := false
		switch key {
		case "purposes":
		case "basis":
			took = a.basisText(rest, said, purpose)
		case "retention":
			took = a.retentionText(title, rest, said)
		default:
			took = a.field(key, rest, said)
		}
		if took {
			a.useAll(u)
		}
	}
}

// answerEvidence is a line behind a label in so many words, and running text behind a question.
func (a *activity) answerEvidence(u *unit) proposal.Evidence {
	if _, _, labelled := a.labelled(u.text()); labelled {
		return u.evidence(a.inSoManyWords())
	}
	return u.evidence(a.conf)
}

// purposeOf proposes a purpose and gives its row.
func (a *activity) purposeOf(text string, ev proposal.Evidence) *proposal.Row {
	text = soThat.ReplaceAllString(behindFor.ReplaceAllString(text, ""), "")
	if phrase.Negation(text) || !a.addPurpose(text, ev) {
		return nil
	}
	rows := a.row.Rows("purposes")
	for i := range rows {
		if rows[i].Evidence("text").Source.Text == ev.Source.Text {
			return &rows[i]
		}
	}
	return nil
}
