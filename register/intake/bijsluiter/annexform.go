package bijsluiter

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// formTable reads a table of which the labels are those of the form of this program, three
// of them at least.
func (t *topic) formTable(u *unit) bool {
	rows, known := u.table.Grid(), 0
	for _, row := range rows {
		if cells := distinct(row); len(cells) == 2 {
			if _, ok := t.lex.column("annexform", cells[0].Text()); ok {
				known++
			}
		}
	}
	if known < 3 {
		return false
	}
	for _, row := range rows {
		t.formRow(row)
	}
	t.aspectsInRows(rows)
	return true
}

// formRow reads a row of a form that has a label for one thing and its value beside it,
// as the security annex of this program does. It tells whether it took the row.
func (t *topic) formRow(row []*block.Cell) bool {
	cells := distinct(row)
	if len(cells) != 2 {
		return false
	}
	key, ok := t.lex.column("annexform", cells[0].Text())
	if !ok {
		return false
	}
	t.useCell(cells...)
	value, ev := strings.TrimSpace(cells[1].Text()), cellEvidence(cells[1], proposal.Certain)
	if value == "" || t.lex.blank(value) {
		return true
	}
	switch key {
	case "scheme":
		scheme, version := value, ""
		if _, known := rowNamed("classification-scheme", scheme); !known {
			if i := strings.LastIndex(value, " "); i > 0 {
				scheme, version = value[:i], value[i+1:]
			}
		}
		if known, ok := rowNamed("classification-scheme", scheme); ok {
			t.svc.Set("classification.scheme", known.Code, ev)
			t.svc.Set("classification.schemeVersion", version, ev)
		} else {
			t.scheme(value, ev)
		}
	case "classified":
		if dates := phrase.Dates(value); len(dates) == 1 {
			t.svc.Set("classification.date", string(dates[0].Date), ev)
		} else if bareYear.MatchString(value) {
			t.svc.Set("classification.date", value, ev)
		}
	case "motivation":
		t.svc.Set("classification.motivation", value, ev)
	case "term":
		t.formTerm(value, ev)
	case "channel", "monitoring", "text":
		t.svc.Set("breachAgreement."+key, value, ev)
	case "notifiesAP":
		t.svc.Set("breachAgreement.notifiesAP", plainAnswer(value), ev)
	case "contact":
		t.formContact(value, ev)
	}
	return true
}

// formTerm reads "24 uren na ontdekking": a period, and what it starts with.
func (t *topic) formTerm(value string, ev proposal.Evidence) {
	fields := strings.Fields(value)
	for _, n := range []int{2, 3, 1} { // "24 hours", "4 school years", "24u"
		term := phrase.TermIn(strings.Join(fields[:min(n, len(fields))], " "))
		if n > len(fields) || term.Amount.IsZero() || term.Unit == "" {
			continue
		}
		t.svc.Set("breachAgreement.term", term.Amount, ev)
		t.svc.Set("breachAgreement.unit", string(term.Unit), ev)
		t.svc.Set("breachAgreement.trigger", strings.Join(fields[n:], " "), ev)
		return
	}
	t.breachSentence(value, ev)
}

// formContact reads the lines of a contact, each behind its label. Lines without one
// are kept as they stand.
func (t *topic) formContact(value string, ev proposal.Evidence) {
	var rest []string
	for _, line := range nonEmpty(strings.Split(value, "\n")...) {
		name, said := contactPart(line)
		if name == "country" {
			country, _ := phrase.Country(said)
			said = string(model.Code(country))
		}
		if name == "" || said == "" {
			rest = append(rest, line)
			continue
		}
		t.svc.Set("breachAgreement.contact."+name, said, ev)
	}
	for _, line := range rest {
		t.breachContact(line, ev)
	}
	if len(rest) > 0 {
		t.svc.Set("breachAgreement.contact.text", strings.Join(rest, "\n"), ev)
	}
}
