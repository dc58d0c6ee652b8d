package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// datedText is a passage with dates that say how old the document is.
type datedText struct {
	text  string
	note  string // what the date is about
	dates []phrase.DateIn
	ev    proposal.Evidence
}

var version = regexp.MustCompile(`(?i)\b(?:versie(?:nummer)?|version|v\.)\s*(?:nr\.?|nummer|number)?\s*:?\s*v?\.?(20\d\d[.-]\d{1,2}|\d{1,3}(?:[.,]\d{1,3}){1,3}-\d{1,2}|\d{1,3}(?:[.,]\d{1,3}){0,3}[a-z]?)\b`)

// versionBehind is a number behind a label that is about more than the version.
var versionBehind = regexp.MustCompile(`(?i)^(?:versie|version)[^:\d]{0,50}:\s*v?(\d{1,3}(?:\.\d{1,3})+)\b`)

// versionShort is a version as it stands in a footer or under a title: "v1.4", "v2026-2".
var versionShort = regexp.MustCompile(`(?:^|[\s(|–-])[vV](\d{1,4}(?:[.\-]\d{1,3}){0,3})(?:[\s)|,;–-]|$)`)

// version reads the part that says which version this is.
func (r *reader) version(s *section) {
	if s.head != nil {
		if ev := s.head.evidence(proposal.Certain); len(phrase.Dates(s.title)) > 0 || version.MatchString(s.title) {
			r.versionText(s.title, ev)
		}
	}
	for _, u := range s.units {
		if u.table != nil {
			r.versionTable(u)
			continue
		}
		if marker := strings.TrimRight(u.b.Marker, ".)"); strings.Contains(marker, ".") && bareVersion.MatchString(marker) {
			r.once("documentVersion", marker, u.evidence(proposal.Certain)) // taken for the number of an item
		}
		if m := leadingVersion.FindStringSubmatch(u.text()); m != nil && len(phrase.Dates(u.text())) > 0 {
			r.once("documentVersion", m[1], u.evidence(proposal.Certain))
		}
		for i := range u.spans {
			sp := &u.spans[i]
			if r.versionText(sp.text, evidence(sp.text, u.b.Pos, proposal.Certain)) {
				sp.used = true
			}
		}
		if number := strings.TrimSpace(u.text()); bareVersion.MatchString(number) || bareYear.MatchString(number) {
			r.once("documentVersion", number, u.evidence(proposal.Certain))
			u.use()
		}
	}
}

// leadingVersion is a number in front of a date: "1.2 / 3 mei 2026".
var leadingVersion = regexp.MustCompile(`^v?(\d{1,3}(?:\.\d{1,3}){1,3}(?:-?[a-z])?)\s*(?:[/|,(–-]|d\.d\.|\s)\s*\pL*\s*\d`)

var bareVersion = regexp.MustCompile(`^v?\d{1,3}(?:\.\d{1,3}){0,3}$`)

// versionText takes version and dates out of a text, and tells whether it had any.
func (r *reader) versionText(text string, ev proposal.Evidence) bool {
	if left, had := r.lex.placeholders(text); had {
		r.note(proposal.NotePlaceholder, text, ev.Source.Pos)
		if len(phrase.Dates(left)) == 0 && !version.MatchString(left) {
			return true
		}
		text = left
	}
	dates := phrase.Dates(text)
	found := len(dates) > 0
	m := versionIn(text)
	if m != nil && !inDate(dates, m[2]) {
		if !modelMention(text) || besideModel(text, m[2], m[3]) {
			r.once("documentVersion", text[m[2]:m[3]], ev)
		}
		found = true
	}
	if len(dates) > 0 {
		r.dates = append(r.dates, datedText{text: ev.Source.Text, note: text, dates: dates, ev: ev})
	}
	if m == nil && r.versionName(text, dates, ev) {
		found = true
	}
	return found
}

// versionIn finds the number of a version in a text: where, and where the number stands in it.
func versionIn(text string) []int {
	for _, form := range []*regexp.Regexp{version, versionBehind, versionShort} {
		all := form.FindAllStringSubmatchIndex(text, -1)
		for _, m := range all {
			if besideModel(text, m[2], m[3]) {
				return m
			}
		}
		if all != nil {
			return all[0]
		}
	}
	return nil
}

// versionClause parts what a line says of the model from what it says of the document.
var versionClause = regexp.MustCompile(`\s+[–—|-]\s+|[,;(]\s*`)

// modelNumbered is a number of the model with its name: "verwerkersovereenkomst 4.0".
var modelNumbered = regexp.MustCompile(`\b\d\.\d\b`)

// besideModel tells whether a line names the model with its number, and the number at hand apart from
// that: "Model verwerkersovereenkomst 4.0 – versie 1.2".
func besideModel(text string, from, to int) bool {
	start := 0
	found, same := false, false
	for _, at := range append(versionClause.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		clause := text[start:at[0]]
		inside := from >= start && from < at[0]
		if modelMention(clause) {
			found = found || !inside && modelNumbered.MatchString(clause)
			same = same || inside || slices.Contains(modelNumbered.FindAllString(clause, -1), text[from:to])
		}
		start = at[1]
	}
	return found && !same
}

// namedVersion is a version that is called by a year or a name.
var namedVersion = regexp.MustCompile(`(?i)^(?:versie|version)(?:nummer|nr\.?|number)?\s*(:|\s)\s*([\pL\d][\pL\d\-–/.' ]{1,39})$`)

// versionName takes a version that is no number: "Versie: 2026", "Versie voorjaar 2026".
func (r *reader) versionName(text string, dates []phrase.DateIn, ev proposal.Evidence) bool {
	text, _, _ = strings.Cut(text, " | ")
	text, _, _ = strings.Cut(text, ",")
	m := namedVersion.FindStringSubmatch(strings.TrimRight(strings.TrimSpace(text), "."))
	if m == nil || modelMention(text) {
		return false
	}
	name := strings.TrimSpace(m[2])
	if _, known := r.lex.heading(text); known || len(dates) > 0 && strings.Contains(name, dates[0].Text) || phrase.Unverified(name) {
		return false
	}
	if first, _, _ := strings.Cut(words.Fold(name), " "); len(strings.Fields(name)) > 4 || slices.Contains([]string{"en", "and", "van", "of", "is", "datum", "date"}, first) {
		return false
	}
	if m[1] != ":" && !bareYear.MatchString(name) {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	r.once("documentVersion", name, ev)
	return true
}

var bareYear = regexp.MustCompile(`^(?:19|20)\d\d(?:\s*[-–/.]\s*(?:(?:20)?\d\d|\d{1,2}))?$`)

func inDate(dates []phrase.DateIn, at int) bool {
	for _, d := range dates {
		if at >= d.At && at < d.At+len(d.Text) {
			return true
		}
	}
	return false
}

// modelMention tells whether a text speaks of the version of the model.
func modelMention(s string) bool {
	f := words.Fold(s)
	return words.Contains(f, "convenant") || words.Contains(f, "model") || words.Contains(f, "verwerkersovereenkomst")
}

// versionTable reads a change log, or labels with values.
func (r *reader) versionTable(u *unit) {
	rows := u.table.Grid()
	columns, first := r.header("version", rows)
	if columns == nil {
		for _, row := range rows {
			cells := distinct(row)
			texts := make([]string, len(cells))
			for i, c := range cells {
				texts[i] = c.Text()
			}
			text := strings.Join(nonEmpty(texts...), " ")
			if len(cells) > 0 && r.versionText(text, evidence(text, cells[len(cells)-1].Pos, proposal.Certain)) {
				r.useCell(cells...)
			}
		}
		return
	}
	newest, newestDate := "", model.Date("")
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		c := cells["date"]
		if c == nil {
			c = cells["version"]
		}
		if c == nil || c.Text() == "" {
			continue
		}
		dates := phrase.Dates(c.Text())
		text := rowOf(cells)
		if len(dates) > 0 {
			r.dates = append(r.dates, datedText{text: text, note: cells["change"].Text(), dates: dates, ev: evidence(text, c.Pos, proposal.Certain)})
			if dates[0].Date >= newestDate {
				newestDate, newest = dates[0].Date, cells["version"].Text()
			}
		}
		r.useCell(cells["version"], cells["date"], cells["change"], cells["author"])
	}
	if newest != "" {
		r.once("documentVersion", newest, evidence(newest, u.b.Pos, proposal.Certain))
	}
}

func rowOf(cells map[string]*block.Cell) string {
	var texts []string
	for _, key := range []string{"version", "date", "change", "author"} {
		if c := cells[key]; c != nil && c.Text() != "" {
			texts = append(texts, c.Text())
		}
	}
	return strings.Join(texts, " | ")
}

// finishDates takes the latest date as the date of what the document says and keeps
// the others. Headers, footers and the lines around the title are looked at too.
func (r *reader) finishDates(a annex) {
	for _, part := range [][]block.Block{r.doc.Headers, r.doc.Footers} {
		for i := range part {
			if b := &part[i]; b.Table == nil && (len(phrase.Dates(b.Text)) > 0 || version.MatchString(b.Text) || versionShort.MatchString(b.Text) || namedVersion.MatchString(b.Text)) && len(b.Text) < 160 {
				had := r.svc.Has("documentVersion")
				r.versionText(b.Text, evidence(b.Text, b.Pos, proposal.Likely))
				r.margins[b.Text] = len(phrase.Dates(b.Text)) > 0 || had != r.svc.Has("documentVersion")
			}
		}
	}
	r.datesAroundTitle(a)
	r.closing(r.last)
	r.dropMonths()
	var latest phrase.DateIn
	var from *datedText
	for i := range r.dates {
		for _, d := range r.dates[i].dates {
			if from == nil || later(d.Date, latest.Date) {
				latest, from = d, &r.dates[i]
			}
		}
	}
	if from == nil {
		return
	}
	r.svc.Set("documentDate", string(latest.Date), from.ev)
	others := false
	for _, t := range r.dates {
		for _, d := range t.dates {
			if d.Date == latest.Date {
				continue
			}
			others = true
			row := r.svc.Add("otherDates")
			row.Set("date", string(d.Date), t.ev)
			row.Set("text", strings.TrimSpace(t.note), t.ev)
		}
	}
	if others {
		r.noteAt(proposal.NoteDates, "documentDate", from.ev)
	}
	r.dates = nil
}

// dropMonths takes out months of which the document names a day as well: both are the
// same date.
func (r *reader) dropMonths() {
	days := map[string]bool{}
	for _, t := range r.dates {
		for _, d := range t.dates {
			if len(d.Date) == len("2006-01-02") {
				days[string(d.Date[:7])] = true
			}
		}
	}
	for i := range r.dates {
		r.dates[i].dates = slices.DeleteFunc(r.dates[i].dates, func(d phrase.DateIn) bool { return len(d.Date) == 7 && days[string(d.Date)] })
	}
}

// later compares dates of which one may be only a month.
func later(a, b model.Date) bool {
	x, _ := a.LastDay()
	y, _ := b.LastDay()
	return x.After(y)
}

var dateWords = regexp.MustCompile(`(?i)\b(?:versie|version|datum|date|laatst|laatste (?:wijziging|aanpassing|update|herziening)|last|update|status per|gewijzigd|geldig vanaf|bijgewerkt|opgesteld|vastgesteld|geldt vanaf|effective|ingevuld|opgemaakt|bewerkt|aangepast|herzien|peildatum|completed|revised|reviewed|edited)\b`)

// datesAroundTitle reads dates in the first and last lines, where they say what they
// are about.
func (r *reader) datesAroundTitle(a annex) {
	if a.title != nil && (len(phrase.Dates(a.title.text())) > 0 || version.MatchString(a.title.text())) {
		r.versionText(a.title.text(), a.title.evidence(proposal.Likely))
	}
	var units []*unit
	for _, s := range a.sections {
		units = append(units, s.units...)
	}
	for i, u := range units {
		if i >= 6 && i < len(units)-4 || u.table != nil {
			continue
		}
		r.bareVersionLine(u)
		for j := range u.spans {
			sp := &u.spans[j]
			open := !sp.used || (startsWith(version, sp.text) || modelMention(sp.text) && dateWords.MatchString(sp.text)) && len(r.dates) == 0 && !r.svc.Has("documentVersion")
			if open && len(sp.text) < 140 && (dateWords.MatchString(sp.text) || versionShort.MatchString(sp.text)) && r.versionText(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely)) {
				sp.used = true
			}
		}
	}
}

// bareVersionLine reads a line with nothing but a number and a date: "1.9 – september 2026".
func (r *reader) bareVersionLine(u *unit) {
	line := strings.TrimSpace(u.b.Marker + " " + u.text())
	dates := phrase.Dates(line)
	m := leadingVersion.FindStringSubmatch(line)
	if u.anyUsed() || m == nil || len(dates) != 1 || strings.Trim(line[dates[0].At+len(dates[0].Text):], " .)") != "" || dates[0].At > len(m[1])+8 {
		return
	}
	ev := evidence(line, u.b.Pos, proposal.Likely)
	r.once("documentVersion", m[1], ev)
	r.dates = append(r.dates, datedText{text: line, note: line, dates: dates, ev: ev})
	u.use()
}

// lines gives the texts of the document outside tables, then headers, footers and the cells
// of forms.
func (r *reader) lines() []*unit {
	var all []*unit
	for _, u := range r.units {
		if u.table == nil {
			all = append(all, u)
		}
	}
	for _, part := range [][]block.Block{r.doc.Headers, r.doc.Footers} {
		for i := range part {
			if part[i].Table == nil && part[i].Text != "" {
				all = append(all, newUnit(&part[i]))
			}
		}
	}
	for _, u := range r.units {
		if u.table == nil || !u.labels && u.table.Cols != 2 {
			continue
		}
		for i := range u.table.Cells { // of a form
			for j := range u.table.Cells[i].Blocks {
				if b := &u.table.Cells[i].Blocks[j]; b.Text != "" {
					all = append(all, newUnit(b))
				}
			}
		}
	}
	return all
}

// modelVersion tells by their words which model the document follows.
func (r *reader) modelVersion(a annex) {
	for _, v := range r.lex.versions {
		for _, u := range r.lines() {
			if !words.Contains(words.Fold(u.text()), v.text) {
				continue
			}
			text := u.text()
			for _, s := range phrase.Sentences(text) {
				if words.Contains(words.Fold(s), v.text) {
					text = s
					break
				}
			}
			r.svc.Set("modelVersion", v.version, evidence(text, u.b.Pos, proposal.Confidence(v.confidence)))
			if v.confidence == string(proposal.Certain) {
				u.useText(text)
			}
			if v.version == "2.0" {
				r.noteAt(proposal.NoteOldTerms, "modelVersion", evidence(text, u.b.Pos, proposal.Likely))
			}
			return
		}
	}
}
