package sheet

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// putExtra puts a value into a field that is no single field of the model.
func (r *record) putExtra(v *value) fate {
	key := v.c.Field
	switch {
	case strings.HasPrefix(key, "transfer."):
		return r.addTransfer(v)
	case strings.HasPrefix(key, "processor."):
		return r.putOfParty(v, "engagements", strings.TrimPrefix(key, "processor."))
	case strings.HasPrefix(key, "controller."):
		return r.putOfParty(v, "controllers", strings.TrimPrefix(key, "controller."))
	case strings.HasPrefix(key, "linked."):
		return r.party.keep(v)
	}
	switch key {
	case "activity.dpia":
		return r.putDPIA(v)
	case "activity.engagements.agreement":
		return r.putAgreements(v, "engagements")
	case "activity.controllers.agreement":
		return r.putAgreements(v, "controllers")
	case "internal.recipients", "subprocessor.party":
		list := "recipients"
		if key == "subprocessor.party" {
			list = "engagements"
		}
		return r.putParties(v, list)
	case "party.sourceNumber":
		return inField // by it other sheets find the party
	case "ref.activity":
		return inField // by it the line found its activity
	}
	return inRemarks
}

// performed are words by which a heading asks whether something was done, rather than
// whether it must be.
var performed = []string{"uitgevoerd", "gedaan", "verricht", "aanwezig", "performed", "done", "isgebpiaaluitgevoerd"}

// putDPIA reads whether there is, or must be, a DPIA: yes, no, a day, a place, or text.
func (r *record) putDPIA(v *value) fate {
	asksDone := false
	for _, w := range performed {
		asksDone = asksDone || words.Contains(fold(v.c.Heading), w)
	}
	set := func(leaf, value string, sure proposal.Confidence) {
		if !r.root.Has("dpia." + leaf) {
			r.root.Set("dpia."+leaf, value, v.evidence(sure))
		}
	}
	if d, ok := dayOf(v.cell, v.c.Dates); ok && !d.asked {
		set("date", string(d.date), proposal.Certain)
		set("status", "done", proposal.Likely)
		if !d.whole && !besideAnswer(v.text) {
			return putText(r.root, "dpia.outcome", v)
		}
		return inField
	}
	if a, ok := answerOf(v.text); ok {
		switch {
		case asksDone && a.answer == model.Yes:
			set("status", "done", proposal.Certain)
		case asksDone && a.answer == model.No:
			set("status", "not-started", proposal.Likely)
		case asksDone && a.answer == model.NotApplicable:
			set("status", "not-needed", proposal.Likely)
		case asksDone:
			set("status", "unknown", proposal.Certain)
		default:
			set("required", string(a.answer), proposal.Likely)
		}
		if !a.whole {
			return putText(r.root, "dpia.reason", v)
		}
		return inField
	}
	if code, ok := r.memo.codeOf("dpia-status", v.text); ok {
		set("status", code, proposal.Certain)
		return inField
	}
	if isPlace(v.text) {
		return putLine(r.root, "dpia.place", v)
	}
	return putText(r.root, "dpia.reason", v)
}

// isPlace tells whether a text is where a document is: an address or the name of a file.
func isPlace(text string) bool {
	if len(strings.Fields(text)) > 6 || strings.Contains(text, "\n") {
		return false
	}
	lower := strings.ToLower(text)
	for _, end := range []string{".pdf", ".docx", ".doc", ".xlsx", ".odt"} {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return phrase.URL(text) != "" || strings.Contains(text, `\`) || strings.HasPrefix(text, "/")
}

// putAgreements reads what is said of the agreements with the processors of the line, or
// with the principals.
func (r *record) putAgreements(v *value, list string) fate {
	rows := r.list(list).present(v.c.Set)
	if len(rows) == 0 && len(r.list(list).all) == 1 {
		rows = r.list(list).all
	}
	if len(rows) == 0 {
		return inRemarks
	}
	parts := []string{v.text}
	if lines := splitValues(v.text, AtSemi); len(lines) == len(rows) {
		parts = lines
	} else if days := severalDays(v.text); len(days) == len(rows) {
		parts = days
	}
	f := inField
	for i, row := range rows {
		p := v
		if len(parts) == len(rows) && len(rows) > 1 {
			p = v.part(parts[i])
		}
		f = max(f, r.putAgreement(row, "agreement.", p))
	}
	return f
}

// putAgreement reads a day, yes or no, a place, or text.
func (r *record) putAgreement(row proposal.Row, prefix string, v *value) fate {
	if d, ok := dayOf(v.cell, v.c.Dates); ok {
		if d.asked {
			r.note(proposal.NoteDateOrder, r, v.text, v.pos)
			row.Set(prefix+"date", v.text, v.evidence(proposal.Doubtful))
			return inField
		}
		row.Set(prefix+"date", string(d.date), v.evidence(proposal.Certain))
		if !d.whole {
			if a, ok := answerOf(v.text); ok && a.answer == model.Yes {
				row.Set(prefix+"status", "signed", v.evidence(proposal.Likely))
			}
			if besideAnswer(v.text) {
				return inField
			}
			return putText(row, prefix+"text", v)
		}
		return inField
	}
	if code, ok := r.memo.codeOf("agreement-status", v.text); ok {
		row.Set(prefix+"status", code, v.evidence(proposal.Likely))
		return inField
	}
	if a, ok := answerOf(v.text); ok {
		status := map[model.Answer]string{model.Yes: "signed", model.No: "none", model.Unknown: "unknown", model.NotApplicable: "not-needed"}[a.answer]
		row.Set(prefix+"status", status, v.evidence(proposal.Likely))
		if a.whole {
			return inField
		}
		return putText(row, prefix+"text", v)
	}
	if isPlace(v.text) {
		return putLine(row, prefix+"place", v)
	}
	return putText(row, prefix+"text", v)
}
