package sheet

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// putBases puts legal bases beside the purposes of the line: one basis holds for all of
// them, as many bases as purposes go in pairs, and of several bases for one purpose each
// gets a row of its own, because a row has one. Anything else can't be paired: it is kept
// as text, with a note.
func (r *record) putBases(v *value) fate {
	if v.c.Fixed != "" {
		f, marked := fixed(v)
		if !marked {
			return f
		}
		marking := *v
		marking.text = v.c.Fixed
		return r.putBasesSaid(&marking)
	}
	if says("none", fold(v.text)) {
		return inRemarks
	}
	return r.putBasesSaid(v)
}

func (r *record) putBasesSaid(v *value) fate {
	rows := r.list("purposes").present(0)
	parts := splitValues(v.text, AtSemi)
	if len(parts) == len(rows) && len(rows) > 1 {
		if f, paired := r.pairBases(rows, parts, v); paired {
			return f
		}
	}
	var found said
	if code, ok := r.memo.codeOf("legal-basis", v.text); ok {
		found = said{[]string{code}, true}
	} else if found.codes = r.letters(v.text); found.codes != nil {
		found.whole = true
	} else {
		found = r.memo.codesIn("legal-basis", v.text)
	}
	switch {
	case len(found.codes) == 0:
		return r.putStatute(rows, v)
	case len(found.codes) == 1:
		return r.spreadBasis(rows, found, v)
	case len(rows) <= 1:
		return r.severalBases(rows, found, v)
	}
	r.note(proposal.NoteBases, r, v.text, v.pos)
	return putText(rows[0], "explanation", v)
}

var betweenBases = regexp.MustCompile(`\s*[+&/,;\n]\s*|\s+(?:en|and)\s+`)

// letters reads several bases of which each is written as a letter or by its name alone:
// "c + e".
func (r *record) letters(text string) []string {
	parts := betweenBases.Split(strings.TrimSpace(text), -1)
	if len(parts) < 2 || len(parts) > 6 {
		return nil
	}
	codes := make([]string, 0, len(parts))
	for _, p := range parts {
		code, ok := r.memo.codeOf("legal-basis", p)
		if !ok {
			return nil
		}
		codes = appendNew(codes, code)
	}
	return codes
}

func (r *record) pairBases(rows []proposal.Row, parts []string, v *value) (fate, bool) {
	codes := make([]said, len(parts))
	for i, p := range parts {
		if code, ok := r.memo.codeOf("legal-basis", p); ok {
			codes[i] = said{[]string{code}, true}
			continue
		}
		if codes[i] = r.memo.codesIn("legal-basis", p); len(codes[i].codes) != 1 {
			return unknown, false
		}
	}
	for i, row := range rows {
		r.setBasis(row, codes[i], v.part(parts[i]))
	}
	return inField, true
}

// setBasis gives a purpose its basis; what the text says more is the explanation.
func (r *record) setBasis(row proposal.Row, found said, v *value) {
	sure := proposal.Certain
	if !found.whole {
		sure = proposal.Likely
		if begin := strings.Fields(v.text); len(begin) > 12 && len(r.memo.codesIn("legal-basis", strings.Join(begin[:6], " ")).codes) == 0 {
			sure = proposal.Doubtful // a word somewhere in a long text: "contract staff"
		}
		putText(row, "explanation", v)
	}
	row.Set("legalBasis", found.codes[0], v.evidence(sure))
}

// spreadBasis gives all purposes of the line one basis.
func (r *record) spreadBasis(rows []proposal.Row, found said, v *value) fate {
	if len(rows) == 0 {
		row, _ := r.row("purposes", "", 0)
		rows = []proposal.Row{row}
	}
	for i, row := range rows {
		switch has := row.Text("legalBasis"); {
		case has == "":
			if i > 0 {
				found.whole = true // the explanation stands with the first
			}
			r.setBasis(row, found, v)
		case has != found.codes[0]:
			r.oneMore(row, found.codes[0], v)
		}
	}
	return inField
}

// severalBases gives one purpose several bases, each in a row of its own.
func (r *record) severalBases(rows []proposal.Row, found said, v *value) fate {
	if len(rows) == 0 {
		row, _ := r.row("purposes", "", 0)
		rows = []proposal.Row{row}
	}
	row := rows[0]
	for _, code := range found.codes {
		if row.Has("legalBasis") {
			r.oneMore(row, code, v)
			continue
		}
		r.setBasis(row, said{[]string{code}, found.whole}, v)
	}
	return inField
}

// oneMore adds a row with the same purpose and another basis.
func (r *record) oneMore(row proposal.Row, code string, v *value) {
	name := row.Text("text") + "\x00" + code
	more, added := r.row("purposes", name, 0)
	if !added {
		return
	}
	if row.Has("text") {
		more.Set("text", row.Text("text"), row.Evidence("text"))
	}
	more.Set("legalBasis", code, v.evidence(proposal.Likely))
}

// lawWords are words by which a text shows that it names a law.
var lawWords = []string{"wet", "besluit", "verordening", "regulation", "regulations", "act", "law", "regeling", "artikel", "art", "statuten", "cao", "richtlijn"}

// putStatute keeps what is no basis of art. 6 as the provision, when it names a law.
func (r *record) putStatute(rows []proposal.Row, v *value) fate {
	f := fold(v.text)
	for _, w := range lawWords {
		if words.Contains(f, w) || w == "wet" && len(f) > 4 && f[len(f)-3:] == "wet" {
			if len(rows) == 0 {
				row, _ := r.row("purposes", "", 0)
				rows = []proposal.Row{row}
			}
			likely := *v
			if rows[0].Has("statute") {
				return inRemarks
			}
			rows[0].Set("statute", v.text, likely.evidence(proposal.Likely))
			return inField
		}
	}
	r.note(proposal.NoteValue, r, v.text, v.pos)
	return inRemarks
}
