package sheet

import (
	"regexp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/proposal"
)

var labelItems = regexp.MustCompile(`(?s)^([^:(]{3,80}?)\s*(?::\s*(.+)|\((.+)\))$`)

// labelOf takes the items off the name of a category: "Contactgegevens: naam, adres".
func labelOf(text string) (label string, items []string) {
	if !strings.ContainsAny(text, ":(") {
		return text, nil
	}
	m := labelItems.FindStringSubmatch(text)
	if m == nil {
		return text, nil
	}
	list := m[2] + m[3]
	if !strings.ContainsAny(list, ",;/") && len(strings.Fields(list)) > 4 {
		return text, nil // a sentence about it
	}
	return m[1], splitValues(list, AtCommas)
}

// putCategories makes categories of personal data.
func (r *record) putCategories(v *value) fate {
	if v.c.Fixed != "" {
		return r.putMarkedCategory(v)
	}
	if a, ok := answerOf(v.text); ok && a.whole {
		return r.answeredCategory(v, a.answer)
	}
	// A line that names a category and its items holds commas between the items.
	var parts []string
	for _, line := range splitValues(v.text, AtSemi) {
		if label, items := labelOf(line); v.c.split != AtCommas || len(items) > 1 && label != line && strings.Contains(line, ":") {
			parts = append(parts, line)
			continue
		}
		parts = append(parts, splitValues(line, v.c.split)...)
	}
	if len(parts) == 1 && says("none", fold(parts[0])) {
		return inRemarks
	}
	for _, p := range parts {
		r.category(p, v, proposal.Certain)
	}
	return inField
}

// answeredCategory reads an answer below a heading that names a category, such as "BSN
// (J/N)". An answer itself is no category.
func (r *record) answeredCategory(v *value, answer model.Answer) fate {
	own := v.c.Heading
	if i := strings.LastIndex(own, " › "); i >= 0 {
		own = own[i+len(" › "):]
	}
	name := withoutBrackets(own)
	if answer != model.Yes || !isCategory(name) {
		return inRemarks
	}
	r.category(name, v, proposal.Likely)
	return inField
}

// category makes one category, with its kind when its name says so.
func (r *record) category(text string, v *value, sure proposal.Confidence) proposal.Row {
	label, items := labelOf(text)
	row, added := r.row("dataCategories", label, v.set())
	if !added {
		for _, item := range items {
			row.Set("items", appendNew(row.Texts("items"), item), v.evidence(sure))
		}
		return row
	}
	p := v.part(text)
	row.Set("label", label, p.evidence(sure))
	if v.c.Fixed != "" && camel.MatchString(label) {
		row.Set("label", spelledOut(label), p.evidence(sure))
	}
	row.Set("items", items, p.evidence(sure))
	if c, ok := categoryOf(label); ok {
		row.Set("kind", c.kind, p.evidence(proposal.Likely))
		row.Set("special", c.special, p.evidence(proposal.Likely))
	}
	return row
}

// camel finds a name that a program wrote without spaces.
var camel = regexp.MustCompile(`^\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}+)+$`)

// spelledOut gives the words for a category that a program wrote without spaces.
func spelledOut(label string) string {
	c, _ := categoryOf(label)
	if row, ok := reference.List("special-category").Row(c.special); ok {
		return row.NL
	}
	return label
}

// putMarkedCategory makes the category that a column of marks stands for.
func (r *record) putMarkedCategory(v *value) fate {
	a, ok := answerOf(v.text)
	switch {
	case ok && a.answer == model.Unknown:
		row := r.category(v.c.Fixed, v, proposal.Certain)
		row.Set("applies", "unknown", v.evidence(proposal.Certain))
		return inField
	case ok && a.answer != model.Yes && a.whole:
		return leftFor(NoMark)
	case ok && a.answer != model.Yes:
		return inRemarks
	}
	row := r.category(v.c.Fixed, v, proposal.Certain)
	if ok && a.whole {
		return inField
	}
	text := v.text
	if ok {
		text = a.rest
	}
	rest := v.part(text)
	row.Set("items", splitValues(text, AtCommas), rest.evidence(proposal.Likely))
	return inField
}

// putSpecial reads a column that asks for special categories: which there are, or only
// whether there are any.
func (r *record) putSpecial(v *value) fate {
	text := v.text
	if a, ok := answerOf(text); ok {
		switch rows := r.list("dataCategories").present(v.set()); {
		case a.whole && len(rows) == 1:
			return r.specialOrNot(rows[0], a.answer, v)
		case a.answer != model.Yes:
			return inRemarks
		case a.whole:
			r.note(proposal.NoteSpecial, r, v.text, v.pos)
			return inRemarks
		}
		text = a.rest
	}
	if f := fold(text); says("none", f) || strings.HasPrefix(f, "geen ") {
		return inRemarks
	}
	for _, part := range splitValues(text, v.c.split) {
		r.specialCategory(part, v)
	}
	return inField
}

// specialOrNot reads whether the one category of a line is special. Where its name says
// otherwise, the answer goes to the remarks.
func (r *record) specialOrNot(row proposal.Row, answer model.Answer, v *value) fate {
	switch kind := row.Text("kind"); {
	case answer == model.Yes && row.Has("special"), answer == model.No && kind != "" && kind != "special" && kind != "ordinary":
		return inField
	case answer == model.Yes && kind == "":
		row.Set("kind", "special", v.evidence(proposal.Certain))
		r.note(proposal.NoteSpecial, r, v.text, v.pos)
		return inField
	case answer == model.No && (kind == "" || kind == "ordinary"):
		row.Set("kind", "ordinary", v.evidence(proposal.Certain))
		return inField
	case answer == model.Yes:
		r.note(proposal.NoteSpecial, r, v.text, v.pos)
	}
	return inRemarks
}

func (r *record) specialCategory(part string, v *value) {
	label, items := labelOf(part)
	row, added := r.row("dataCategories", label, v.c.Set)
	p := v.part(part)
	if added {
		row.Set("label", label, p.evidence(proposal.Certain))
		row.Set("items", items, p.evidence(proposal.Certain))
	}
	if c, ok := categoryOf(label); ok && c.kind != "ordinary" {
		row.Set("kind", c.kind, p.evidence(proposal.Certain))
		row.Set("special", c.special, p.evidence(proposal.Certain))
		return
	}
	if found := r.memo.codesIn("special-category", part); len(found.codes) == 1 {
		row.Set("kind", "special", p.evidence(proposal.Certain))
		row.Set("special", found.codes[0], p.evidence(proposal.Likely))
		return
	}
	if found := r.memo.codesIn("data-kind", part); len(found.codes) == 1 && found.codes[0] != "ordinary" {
		row.Set("kind", found.codes[0], p.evidence(proposal.Likely))
		return
	}
	row.Set("kind", "special", p.evidence(proposal.Likely))
}

// putGround puts the exception of art. 9 or the article of the UAVG beside the special
// categories of the record.
func (r *record) putGround(v *value) fate {
	leaf, list := "art9", "art9"
	if v.c.known.leaf == "uavg" {
		leaf, list = "uavg", "uavg"
	}
	code, whole, ok := r.code(list, v)
	var rows []proposal.Row
	for _, row := range r.list("dataCategories").all {
		if row.Has("special") || row.Text("kind") == "special" {
			rows = append(rows, row)
		}
	}
	if !ok || len(rows) == 0 {
		return inRemarks
	}
	sure := proposal.Certain
	if !whole || len(rows) > 1 {
		sure = proposal.Likely
	}
	for _, row := range rows {
		if !row.Has(leaf) {
			row.Set(leaf, code, v.evidence(sure))
		}
	}
	if !whole {
		return inRemarks
	}
	return inField
}
