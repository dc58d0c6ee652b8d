package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

var scoped = regexp.MustCompile(`(?s)^([^:=]{3,80}?)\s*(?::|=| [-–] )\s*(.+)$`)

// putRetention makes terms: one of each line, for what stands before a colon, or for the
// categories of the record when there are as many of them.
func (r *record) putRetention(v *value) fate {
	if f := fold(v.text); f == "" || says("none", f) && !says("indefinite", f) {
		return inRemarks
	}
	if r.putAmount(v) {
		return inField
	}
	parts := r.joinTerms(splitValues(v.text, v.c.split))
	categories := r.list("dataCategories").present(v.c.Set)
	for i, part := range parts {
		scope, text := "", part
		if m := scopeIn(part); m != nil && (r.isTerm(m[2]) || r.hasCategory(m[1])) {
			scope, text = m[1], m[2]
		}
		row := r.term(scope, text, v.part(part))
		switch {
		case scope != "":
			r.scopeTo(row, scope, v)
		case len(parts) == len(categories) && len(parts) > 1 && !r.list("dataCategories").marked():
			row.Set("dataCategories", []string{string(categories[i].ID())}, v.evidence(proposal.Likely))
		case v.c.Set > 0 || r.lines > 1 || r.table.About == Lines || len(categories) > 0 && r.severalLines():
			r.bind(row, categories, v)
		}
	}
	return inField
}

// scopeIn gives what stands before a colon, and what behind it.
func scopeIn(part string) []string {
	if !strings.ContainsAny(part, ":=-–") {
		return nil
	}
	return scoped.FindStringSubmatch(part)
}

// joinTerms puts a part that goes on with a small letter and has no period of its own
// back behind the part before it.
func (r *record) joinTerms(parts []string) []string {
	out := parts[:0:0]
	for _, p := range parts {
		c, _ := utf8.DecodeRuneInString(p)
		if n := len(out); n > 0 && unicode.IsLower(c) && r.memo.term(p).Amount.IsZero() && scopeIn(p) == nil && !r.isCriterion(p) {
			out[n-1] += "; " + p
			continue
		}
		out = append(out, p)
	}
	return out
}

// severalLines tells whether the table spreads records over several lines, so that what
// stands in one line belongs together.
func (r *record) severalLines() bool { return r.table.Layout == Crosstab }

// bind says that a term holds for the categories of its line.
func (r *record) bind(row proposal.Row, categories []proposal.Row, v *value) {
	ids := row.Texts("dataCategories")
	for _, c := range categories {
		ids = appendNew(ids, string(c.ID()))
	}
	row.Set("dataCategories", ids, v.evidence(proposal.Likely))
}

// scopeTo says for which categories a term holds that names them.
func (r *record) scopeTo(row proposal.Row, scope string, v *value) {
	f := fold(scope)
	var ids []string
	for _, c := range r.list("dataCategories").all {
		if label := fold(c.Text("label")); label == f || len(label) > 4 && words.Contains(f, label) || len(f) > 4 && words.Contains(label, f) {
			ids = append(ids, string(c.ID()))
		}
	}
	row.Set("dataCategories", ids, v.evidence(proposal.Likely))
}

// hasCategory tells whether a category of the record is called so.
func (r *record) hasCategory(name string) bool {
	f := fold(name)
	for _, c := range r.list("dataCategories").all {
		if fold(c.Text("label")) == f {
			return true
		}
	}
	return false
}

func (r *record) isTerm(text string) bool {
	return !r.memo.term(text).Empty() || says("indefinite", fold(text)) || r.isCriterion(text)
}

func (r *record) isCriterion(text string) bool {
	code, ok := r.memo.codeOf("retention-limit", text)
	return ok && code == "criterion"
}

// term makes a row of one term, with what it says as amount, unit, start and action.
func (r *record) term(scope, text string, v *value) proposal.Row {
	row, added := r.row("retention", scope+"\x00"+text, v.c.Set)
	if !added {
		return row
	}
	sure, likely := v.evidence(proposal.Certain), v.evidence(proposal.Likely)
	row.Set("scope", scope, sure)
	row.Set("text", text, sure)
	t := r.memo.term(text)
	f := fold(text)
	switch {
	case t.Several:
		r.note(proposal.NoteUnclear, r, text, v.pos)
	case says("indefinite", f) || speaksOnly("indefinite", f):
		r.note(proposal.NoteIndefinite, r, text, v.pos)
		return row
	case t.Amount.IsZero() && r.isCriterion(text):
		row.Set("limit", "criterion", sure)
		r.note(proposal.NoteOpenTerm, r, text, v.pos)
		return row
	}
	if !t.Amount.IsZero() || t.Trigger != "" {
		row.Set("limit", string(t.Limit), likely)
	}
	row.Set("amount", t.Amount, sure)
	row.Set("unit", string(t.Unit), sure)
	row.Set("trigger", t.Trigger, likely)
	row.Set("action", string(t.Action), likely)
	if t.Backup {
		row.Set("backup", string(model.Yes), likely)
	}
	if t.Automatic {
		row.Set("automatic", string(model.Yes), likely)
	}
	return row
}

// speaksOnly tells whether a short text has the words for something in it.
func speaksOnly(what, folded string) bool { return len(folded) < 40 && speaks(what, folded) }

// putAmount reads a bare number below a heading that names the unit: "Bewaartermijn (jaar)".
func (r *record) putAmount(v *value) bool {
	n, err := strconv.ParseFloat(strings.Replace(v.text, ",", ".", 1), 64)
	if err != nil || n <= 0 || n > 9999 || v.cell.Kind == grid.Date {
		return false
	}
	text := v.text + " " + unitWord(v.c.Heading)
	t := phrase.TermIn(text)
	if t.Amount.IsZero() {
		return false
	}
	row, added := r.row("retention", "\x00"+text, v.c.Set)
	if added {
		row.Set("text", text, v.evidence(proposal.Certain))
		row.Set("amount", t.Amount, v.evidence(proposal.Certain))
		row.Set("unit", string(t.Unit), v.evidence(proposal.Certain))
		row.Set("limit", "exact", v.evidence(proposal.Likely))
	}
	return true
}

// unitWord finds the unit of time that a heading names.
func unitWord(heading string) string {
	for w := range strings.FieldsSeq(fold(heading)) {
		if phrase.TermIn("1 "+w).Unit != "" {
			return w
		}
	}
	return ""
}
