package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// aspectOf gives the code of availability, integrity or confidentiality when a text is
// nothing but its name.
func (r *reader) aspectOf(s string) string {
	for _, f := range lexicon.Forms(s) {
		if code, ok := r.lex.aspects.Whole(f); ok {
			return code
		}
	}
	return ""
}

// levelOf gives the level that a short text names. Where it names several, as a form
// that nobody filled in does, there is none.
func (r *reader) levelOf(s string) string {
	if strings.ContainsAny(s, block.TickedSign+block.UntickedSign) {
		ticked := ""
		for _, o := range block.Options(s) {
			if o.Tick == block.Ticked {
				ticked += " " + o.Text
			}
		}
		s = ticked
	}
	found := ""
	for _, f := range strings.FieldsFunc(words.Fold(s), func(c rune) bool { return c == ' ' }) {
		code, ok := r.lex.levels[f]
		switch {
		case !ok:
		case found != "" && found != code:
			return ""
		default:
			found = code
		}
	}
	return found
}

// setLevel sets the level of an aspect, and notes where the document gives it two.
func (r *reader) setLevel(aspect, level string, ev proposal.Evidence) {
	name := "classification." + aspect
	if old := r.svc.Text(name); old != "" && old != level {
		ev.Confidence = proposal.Doubtful
		r.noteAt(proposal.NoteConflict, "classification", ev)
		return
	}
	r.svc.Set(name, level, ev)
}

var (
	aspectName = regexp.MustCompile(`(?i)\b(?:beschikbaarheid|betrouwbaarheid|availability|integriteit|integrity|vertrouwelijkheid|confidentiality)\b(?:\s*\([BIVCA]\))?`)
	aspectSign = regexp.MustCompile(`(?i)^(?:\s|[=:–→|,(-]|is\b|geclassificeerd als|klasse|niveau|level|score|classificatie|classification)*`)
	bivShort   = regexp.MustCompile(`(?i)\b(?:BIV|CIA)(?:[- ]?(?:classificatie|klasse|score|waarde|waarden|niveau|classification))?\s*(?:=|:|is|van)?\s*\(?([LMH])\s*[-/, ]?\s*([LMH])\s*[-/, ]?\s*([LMH])\b`)
	schemeOf   = regexp.MustCompile(`(?i)\b(?:certificeringsschema|toetsingskader|certification scheme)\b[^.\n]{0,60}?\b(?:versie|version|v)\.?\s*(\d+(?:\.\d+)*)`)
)

// classification reads the values of availability, integrity and confidentiality in a
// line, and tells whether the line is about nothing else.
func (t *topic) classification(text string, ev proposal.Evidence) bool {
	took := false
	if m := bivShort.FindStringSubmatch(text); m != nil && !strings.Contains(strings.ToUpper(m[0]), "L/M/H") {
		for i, aspect := range []string{"availability", "integrity", "confidentiality"} {
			t.setLevel(aspect, t.lex.levels[strings.ToLower(m[i+1])], ev)
		}
		took = true
	}
	marks := aspectName.FindAllStringIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		level := t.levelBehind(text[m[1]:end])
		if level == "" {
			continue
		}
		conf := ev
		if len(marks) > 1 {
			conf.Confidence = conf.Confidence.Lower(proposal.Likely)
		}
		t.setLevel(t.aspectOf(text[m[0]:m[1]]), level, conf)
		took = true
	}
	if t.scheme(text, ev) {
		return took || len(strings.Fields(text)) < 14
	}
	return took
}

// levelBehind reads the level right behind the name of an aspect. A form that still
// offers them all ("L/M/H") says none.
func (t *topic) levelBehind(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if strings.ContainsAny(s, block.TickedSign+block.UntickedSign) {
		return t.levelOf(s)
	}
	s = s[len(aspectSign.FindString(s)):]
	first := phrase.FirstWord(s)
	if rest := strings.TrimSpace(s[min(len(s), len(first)):]); strings.HasPrefix(rest, "/") {
		return ""
	}
	return t.levelOf(strings.Trim(first, ".,;)"))
}

// scheme sets by which scheme the service was classified, and its version.
func (t *topic) scheme(text string, ev proposal.Evidence) bool {
	e, ok := t.lex.schemes.Within(words.Fold(text))
	if !ok || phrase.Negated(text) {
		return false
	}
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	t.once("classification.scheme", e.Key, ev)
	if m := schemeOf.FindStringSubmatch(text); m != nil {
		t.once("classification.schemeVersion", m[1], ev)
	}
	if dates := phrase.Dates(text); len(dates) == 1 {
		t.once("classification.date", string(dates[0].Date), ev)
	}
	return true
}

// classificationTable reads aspects in the first column or in the header, with a level
// beside or under each.
func (t *topic) classificationTable(u *unit) bool {
	grid := u.table.Grid()
	took := t.aspectsInRows(grid)
	return t.aspectsInHeader(grid) || took
}

func (t *topic) aspectsInRows(grid [][]*block.Cell) bool {
	took := false
	for i, row := range grid {
		cells := distinct(row)
		if len(cells) < 2 {
			continue
		}
		aspect := t.aspectOf(cells[0].Text())
		if aspect == "" || len(strings.Fields(cells[1].Text())) > 6 {
			continue
		}
		level := t.levelOf(cells[1].Text())
		if picked := t.pickedLevel(grid, i, cells[1:]); picked != "" {
			level = picked
		}
		if level == "" {
			continue
		}
		took = true
		t.setLevel(aspect, level, cellEvidence(cells[1], proposal.Certain))
		t.useCell(cells...)
		if len(cells) > 2 && len(strings.Fields(cells[len(cells)-1].Text())) > 2 {
			t.append("classification.motivation", cells[0].Text()+": "+cells[len(cells)-1].Text(), cellEvidence(cells[len(cells)-1], proposal.Certain))
		}
	}
	if took {
		t.useLevelHeader(grid)
	}
	return took
}

// pickedLevel reads a row of boxes under a header with the levels.
func (t *topic) pickedLevel(grid [][]*block.Cell, row int, cells []*block.Cell) string {
	picked := ""
	for _, c := range cells {
		if phrase.Answer(c.Text()) != phrase.Yes || row == 0 {
			continue
		}
		level := t.levelOf(grid[0][c.Col].Text())
		if level == "" || picked != "" && picked != level {
			return ""
		}
		picked = level
	}
	return picked
}

// useLevelHeader marks the header over aspects and levels.
func (t *topic) useLevelHeader(grid [][]*block.Cell) {
	for _, c := range distinct(grid[0]) {
		if t.aspectOf(c.Text()) != "" {
			return
		}
	}
	t.useCell(distinct(grid[0])...)
}

func (t *topic) aspectsInHeader(grid [][]*block.Cell) bool {
	if len(grid) < 2 {
		return false
	}
	took := false
	for col, c := range grid[0] {
		aspect := t.aspectOf(c.Text())
		if aspect == "" || grid[1][col] == nil {
			continue
		}
		level := t.levelOf(grid[1][col].Text())
		if level == "" || len(strings.Fields(grid[1][col].Text())) > 4 {
			continue
		}
		took = true
		t.setLevel(aspect, level, cellEvidence(grid[1][col], proposal.Certain))
		t.useCell(c, grid[1][col])
	}
	return took
}

// measureStatus reads whether a measure is met.
func measureStatus(s string) string {
	if row, ok := reference.List("measure-status").Match(strings.TrimSpace(s)); ok {
		return row.Code
	}
	switch phrase.Answer(s) {
	case phrase.Yes:
		return "meets"
	case phrase.No:
		if f := words.Fold(s); f == "nvt" || f == "n v t" || f == "n a" {
			return "not-applicable"
		}
		if block.TickOf(s) != block.NoBox {
			return "unknown"
		}
		return "does-not-meet"
	case phrase.ToVerify:
		return "unknown"
	}
	return ""
}
