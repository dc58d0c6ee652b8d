package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// deviations reads where the agreement departs from the model (Bijlage 3): a table, or
// a list of articles.
func (r *reader) deviations(sections []*section) {
	for _, s := range sections {
		for _, u := range s.units {
			if u.table != nil {
				r.deviationTable(u)
				continue
			}
			r.deviationUnit(u)
		}
	}
}

func (r *reader) deviationTable(u *unit) {
	rows := u.table.Grid()
	columns, first := r.header("deviations", rows)
	if columns == nil || !hasKey(columns, "text") && !hasKey(columns, "article") {
		return
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		if nothingDeviates(cells) {
			continue
		}
		row := proposal.Row{}
		for _, key := range []string{"article", "text", "reason"} {
			c := cells[key]
			if c == nil || c.Text() == "" {
				continue
			}
			left, had := r.lex.placeholders(c.Text())
			if had {
				r.note(proposal.NotePlaceholder, c.Text(), c.Pos)
			}
			if left == "" {
				continue
			}
			if row.ID() == "" {
				row = r.svc.Add("deviations")
			}
			row.Set(key, left, cellEvidence(c, proposal.Certain))
		}
		for _, c := range cells {
			r.useCell(c)
		}
	}
}

// nothingDeviates tells whether a row says that there is nothing: "n.v.t.", "geen".
func nothingDeviates(cells map[string]*block.Cell) bool {
	for _, key := range []string{"article", "text", "reason"} {
		text := strings.Trim(cells[key].Text(), " -–.")
		if text != "" && !nothingSaid(text) {
			return false
		}
	}
	return true
}

var (
	articleStart = regexp.MustCompile(`(?i)^\s*(?:\d{1,2}[.)]\s+)?((?:artikel|art\.|article)\s*\d+(?:\.\d+)*(?:\s*(?:,\s*)?(?:lid|sub|onder|paragraph|leden)\s*[\da-z]+(?:\s*en\s*\d+)?)*)\s*[:.–—-]*\s*`)
	reasonStart  = regexp.MustCompile(`(?i)\b(?:reden|motivatie|motivering|toelichting|reason|motivation)\s*:\s*`)
)

// deviationUnit reads "Artikel 7 lid 2: … Reden: …".
func (r *reader) deviationUnit(u *unit) {
	text := strings.TrimSpace(u.text())
	if text == "" || r.lex.boilerplate(text) {
		return
	}
	if left, had := r.lex.placeholders(text); had && left == "" {
		r.note(proposal.NotePlaceholder, text, u.b.Pos)
		u.use()
		return
	}
	m := articleStart.FindStringSubmatchIndex(text)
	switch {
	case m != nil && strings.TrimSpace(text[m[1]:]) != "":
	case reasonStart.MatchString(text) && len(r.svc.Rows("deviations")) > 0 && reasonStart.FindStringIndex(text)[0] == 0:
		rows := r.svc.Rows("deviations")
		if last := rows[len(rows)-1]; !last.Has("reason") {
			last.Set("reason", reasonStart.ReplaceAllString(text, ""), u.evidence(proposal.Certain))
			u.use()
		}
		return
	case phrase.Negated(text) || nothingSaid(text):
		r.note(proposal.NoteNegated, text, u.b.Pos)
		return
	default:
		return
	}
	ev := u.evidence(proposal.Likely)
	body, reason := text[m[1]:], ""
	if at := reasonStart.FindStringIndex(body); at != nil {
		body, reason = body[:at[0]], body[at[1]:]
	}
	row := r.svc.Add("deviations")
	row.Set("article", text[m[2]:m[3]], ev)
	row.Set("text", strings.TrimSpace(body), ev)
	row.Set("reason", strings.TrimSpace(reason), ev)
	u.use()
}
