package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// certificateUnit reads a paragraph or item under the heading of the certificates: there
// a bare norm is one that is held.
func (t *topic) certificateUnit(u *unit) {
	for i := range u.spans {
		s := &u.spans[i]
		conf := proposal.Likely
		if u.b.Kind == block.Item {
			conf = proposal.Certain
		}
		ev := evidence(s.text, u.b.Pos, conf)
		if t.lex.boilerplate(s.text) {
			continue
		}
		if took, denied := t.certificatesIn(s.text, ev); took || denied {
			s.used = took
			continue
		}
		if len(t.norms(s.text)) > 0 {
			// "conform ISO 27001" is a way of working and no certificate.
			t.measure(measureText{text: bare(s.text)}, evidence(s.text, u.b.Pos, proposal.Likely))
			s.used = true
			continue
		}
		t.describe(s.text, evidence(s.text, u.b.Pos, proposal.Likely))
		s.used = true
	}
}

// norm is a standard that a text names, at a place in its folded form.
type norm struct {
	code, edition string
	at, end       int
}

// norms finds the standards in a text.
func (r *reader) norms(text string) []norm {
	f := words.Fold(text)
	taken := make([]bool, len(f)+1)
	var found []norm
	for _, e := range r.lex.norms.Entries() {
		for from := 0; from < len(f); {
			at := words.Index(f[from:], e.Text)
			if at < 0 {
				break
			}
			at += from
			from = at + len(e.Text)
			if taken[at] {
				continue
			}
			for i := at; i < from; i++ {
				taken[i] = true
			}
			found = append(found, norm{e.Key, editionAt(f[from:]), at, from})
		}
	}
	for i := 1; i < len(found); i++ {
		for j := i; j > 0 && found[j].at < found[j-1].at; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	return found
}

var edition = regexp.MustCompile(`^ ((?:19|20)\d\d)\b|^ (?:type |typ )(ii|i|1|2)\b`)

func editionAt(rest string) string {
	m := edition.FindStringSubmatch(rest)
	switch {
	case m == nil:
		return ""
	case m[2] != "":
		return "type " + strings.ToUpper(m[2])
	}
	return m[1]
}

// certificatesIn proposes the certificates a text speaks of, and tells whether it did:
// it says that one is held or planned, or stands under the heading of certificates. A
// text that denies one is no certificate and nothing else.
func (t *topic) certificatesIn(text string, ev proposal.Evidence) (took, denied bool) {
	found := t.norms(text)
	if len(found) == 0 {
		return false, false
	}
	if parts := nonEmpty(strings.Split(text, ";")...); len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return len(t.norms(p)) == 0 }) {
		for _, p := range parts { // "SOC 2; ISO 27001 volgt in 2027"
			of, no := t.certificatesIn(p, ev)
			took, denied = took || of, denied || no
		}
		return took, denied && !took
	}
	f := words.Fold(text)
	planned, follows := t.lex.planned(text), lexicon.HasAny(f, t.lex.follows)
	speaks := lexicon.HasAny(f, t.lex.certified) || planned && !follows
	if !speaks && (follows || t.key != "certificates") || t.aspectTable(text) {
		return false, false
	}
	if phrase.Negation(text) && (!planned || phrase.Negation(notYet.ReplaceAllString(text, ""))) {
		t.note(proposal.NoteNegated, text, ev.Source.Pos)
		return false, true
	}
	if !speaks && !t.bareNorm(text) {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	status := "held"
	switch {
	case planned:
		status = "planned"
	case lexicon.HasAny(f, t.lex.expired):
		status = "expired"
	}
	dates, apart := certificateDates(text), t.datesBehind(text)
	for _, n := range found {
		row := t.certificate(n, ev)
		row.Set("status", status, ev)
		t.holder(row, text, ev)
		switch {
		case apart != nil:
			apart[n.code].set(row, status, ev)
		case len(found) == 1 || len(dates) < 2:
			dates.set(row, status, ev)
		}
		row.Set("text", text, ev)
	}
	return true, false
}

// datesBehind gives the dates in brackets right behind a norm, by its code, where another
// norm stands behind them: "ISO 27001 (geldig tot 1 mei 2029) en NEN 7510". It is nil for
// any other text.
func (t *topic) datesBehind(text string) map[string]validity {
	all, more := map[string]validity{}, false
	for part := range strings.SplitAfterSeq(text, ")") {
		open := max(strings.LastIndex(part, "("), 0)
		norms, dates := t.norms(part[:open]), certificateDates(part[open:])
		switch {
		case len(certificateDates(part[:open])) > 0:
			return nil
		case open == 0 || len(dates) == 0:
			more = more || len(all) > 0 && len(t.norms(part)) > 0
		case len(norms) == 0:
			return nil
		default:
			more = more || len(all) > 0
			all[norms[len(norms)-1].code] = dates
		}
	}
	if !more {
		return nil
	}
	return all
}

// notYet is what is not there and will be.
var notYet = regexp.MustCompile(`(?i)\b(?:nog niet|nog geen|not yet|not\b[^.;]{0,40}\byet)\b`)

// aspectTable keeps a line with a classification scheme out of the certificates.
func (t *topic) aspectTable(text string) bool {
	_, ok := t.lex.schemes.Within(words.Fold(text))
	return ok && t.key == "classification"
}

// bareNorm tells whether a text is little more than the name of a norm.
func (t *topic) bareNorm(text string) bool { return len(strings.Fields(text)) <= 12 }

// certificate adds a row for a norm, or gives the row of the same one without a holder.
func (r *reader) certificate(n norm, ev proposal.Evidence) proposal.Row {
	row := r.svc.Add("certificates")
	row.Set("standard", n.code, ev)
	row.Set("edition", n.edition, ev)
	return row
}

var ofHolder = regexp.MustCompile(`(?i)\b(?:het |de |our |the )?(?:eigen )?(datacent(?:er|rum|re|ra|ers)|data cent(?:er|re)s?|hosting ?(?:partij|provider|partner|leverancier)|subverwerker|cloud ?(?:leverancier|provider))\b(?:\s+(?:van\s+)?(?-i:([A-Z][\pL0-9&.\-]*(?:\s+[A-Z][\pL0-9&.\-]*)*)))?`)

// holder sets who holds a certificate: the party or data centre the sentence names, or
// the supplier when it speaks of itself. Else nobody is named.
func (t *topic) holder(row proposal.Row, text string, ev proposal.Evidence) {
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	var named []string
	for _, name := range phrase.Firms(text, t.lex.holders) {
		if _, ok := t.lex.norms.Within(words.Fold(name)); !ok {
			named = append(named, name)
		}
	}
	f := words.Fold(text)
	switch m := ofHolder.FindStringSubmatch(text); {
	case len(named) == 1:
		row.Set("holder", named[0], likely)
	case len(named) > 1:
	case doneElsewhere.MatchString(text):
		row.Set("holder", doneElsewhere.FindStringSubmatch(text)[1], likely)
	case m != nil && m[2] != "":
		row.Set("holder", m[2], likely)
	case m != nil:
		row.Set("holder", strings.TrimSpace(m[0]), likely)
	case t.speaksOfItself(f):
		row.Set("holder", t.svc.Text("vendor"), likely)
	}
}

// doneElsewhere is a sentence on what somebody else does, who has the certificate: "betalingen lopen via
// Duitenbank, die PCI DSS-gecertificeerd is", "inloggen via Sleutelhuis (SOC 2)".
var doneElsewhere = regexp.MustCompile(`\b(?:door|via|bij|by|through|with|at)\s+(\p{Lu}[\pL\d.&'-]*(?:\s\p{Lu}[\pL\d.&'-]*){0,3})(?:,\s+(?:die|dat|which|who)\b|\s+\()`)

// speaksOfItself tells whether the supplier is the subject of a sentence.
func (t *topic) speaksOfItself(f string) bool {
	vendor := proposal.NormalName(t.svc.Text("vendor"))
	if vendor != "" && words.Contains(f, vendor) {
		return true
	}
	return lexicon.HasAny(f, t.lex.ourselves)
}

// validity is from when to when a certificate holds, as a text says.
type validity []struct {
	name string
	date model.Date
}

var (
	sinceDate = regexp.MustCompile(`(?i)\b(?:sinds|since|vanaf|per|met ingang van|from|afgegeven op|behaald (?:op|in)|verleend op|issued on|in|voor|eind|begin|uiterlijk)\s+(?:eind |begin |medio )?$`)
	untilDate = regexp.MustCompile(`(?i)\b(?:tot(?: en met)?|t/m|until|till|geldig tot|valid until|verloopt op|expires on|loopt tot|to)\s+(?:en met\s+)?(?:eind |begin |medio )?$`)
	yearAlone = regexp.MustCompile(`\b(20[0-4]\d)\b`)
)

// certificateDates reads the dates and years in a text behind the words that say which
// end of the term they are.
func certificateDates(text string) validity {
	var all validity
	add := func(at int, date model.Date) {
		before := text[:at]
		switch {
		case untilDate.MatchString(before):
			all = append(all, struct {
				name string
				date model.Date
			}{"to", date})
		case sinceDate.MatchString(before):
			all = append(all, struct {
				name string
				date model.Date
			}{"from", date})
		}
	}
	rest := text
	for _, d := range phrase.Dates(text) {
		add(d.At, d.Date)
		rest = rest[:d.At] + strings.Repeat(" ", len(d.Text)) + rest[d.At+len(d.Text):]
	}
	for _, m := range yearAlone.FindAllStringIndex(rest, -1) {
		if m[0] > 0 && strings.ContainsAny(rest[m[0]-1:m[0]], ":-/") {
			continue // an edition
		}
		add(m[0], model.Date(rest[m[0]:m[1]]))
	}
	return all
}

func (v validity) set(row proposal.Row, status string, ev proposal.Evidence) {
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	for _, d := range v {
		name := d.name
		if status == "planned" {
			name = "from"
		}
		if !row.Has(name) {
			row.Set(name, string(d.date), ev)
		}
	}
}

// certificateTable reads a table with a certificate in each row.
func (t *topic) certificateTable(u *unit) bool {
	rows := u.table.Grid()
	columns, first := t.header("certificates", rows)
	if columns == nil || !hasKey(columns, "standard") {
		return false
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		c := cells["standard"]
		if c == nil || c.Text() == "" || nothingSaid(c.Text()) || t.lex.blank(c.Text()) {
			continue
		}
		t.certificateRow(cells)
	}
	return true
}

func (t *topic) certificateRow(cells map[string]*block.Cell) {
	c := cells["standard"]
	ev := cellEvidence(c, proposal.Certain)
	_, asked := cells["status"]
	t.dropBlanks(cells, "standard")
	found := t.norms(c.Text())
	if known, ok := rowNamed("certificate-standard", c.Text()); ok {
		found = []norm{{code: known.Code}}
	}
	if len(found) == 0 {
		found = []norm{{code: "other"}}
		ev.Confidence = proposal.Likely
	}
	status := statusOf(cells["status"].Text(), t.lex)
	for _, n := range found {
		row := t.certificate(n, ev)
		row.Set("text", certificateText(cells), evidence(certificateText(cells), c.Pos, proposal.Certain))
		if cells["edition"] != nil && !row.Has("edition") {
			row.Set("edition", cells["edition"].Text(), cellEvidence(cells["edition"], proposal.Certain))
		}
		for _, key := range []string{"holder", "scope", "issuer", "number"} {
			if cell := cells[key]; cell != nil {
				left, _ := t.lex.placeholders(cell.Text())
				if key != "scope" { // which may be a text of paragraphs
					left = oneLine(left)
				}
				row.Set(key, left, cellEvidence(cell, proposal.Certain))
			}
		}
		if cell := cells["status"]; cell != nil && cell.Text() != "" {
			row.Set("status", status, cellEvidence(cell, proposal.Certain))
			if status == "unknown" {
				t.noteAt(proposal.NoteUnclear, row.Path()+".status", cellEvidence(cell, proposal.Doubtful))
			}
		}
		for _, key := range []string{"from", "to"} {
			t.certificateDate(row, key, cells[key])
		}
		if planned := t.lex.planned(certificateText(cells)); !asked && planned {
			row.Set("status", "planned", evidence(certificateText(cells), c.Pos, proposal.Likely))
		} else if !asked && row.Has("to") { // what is valid until a day is there
			row.Set("status", "held", evidence(certificateText(cells), c.Pos, proposal.Likely))
		}
	}
	for _, used := range cells {
		t.useCell(used)
	}
}

// certificateDate reads the date in a cell, which may be a year.
func (t *topic) certificateDate(row proposal.Row, key string, c *block.Cell) {
	if c == nil || c.Text() == "" {
		return
	}
	if t.lex.planned(c.Text()) {
		key = "from" // when it will be there
	}
	dates := phrase.Dates(c.Text())
	switch year := yearAlone.FindString(c.Text()); {
	case len(dates) == 1:
		row.Set(key, string(dates[0].Date), cellEvidence(c, proposal.Certain))
	case len(dates) == 2 && key == "from": // "1 mei 2024 - 1 mei 2027"
		row.Set("from", string(dates[0].Date), cellEvidence(c, proposal.Certain))
		row.Set("to", string(dates[1].Date), cellEvidence(c, proposal.Certain))
	case len(dates) == 0 && year != "":
		row.Set(key, year, cellEvidence(c, proposal.Certain))
	default:
		t.noteAt(proposal.NoteUnclear, row.Path()+".from", cellEvidence(c, proposal.Doubtful))
	}
}

func certificateText(cells map[string]*block.Cell) string {
	var texts []string
	for _, key := range []string{"standard", "edition", "holder", "scope", "status", "from", "to", "issuer", "number"} {
		if text := cells[key].Text(); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " | ")
}

// statusOf reads whether a certificate is held: nothing said is not held.
func statusOf(s string, l *lexicons) string {
	f := words.Fold(s)
	if row, ok := reference.List("certificate-status").Match(strings.TrimSpace(s)); ok {
		return row.Code
	}
	switch {
	case s == "":
		return ""
	case l.planned(s):
		return "planned"
	case lexicon.HasAny(f, l.expired):
		return "expired"
	case phrase.Negation(s):
		return "unknown"
	case phrase.Answer(s) == phrase.Yes || lexicon.HasAny(f, l.certified):
		return "held"
	}
	return "unknown"
}
