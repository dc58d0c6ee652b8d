package bijsluiter

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// grid is a category table with what each of its columns is for.
type grid struct {
	unit    *unit
	rows    [][]*block.Cell
	first   int // first row below the header
	columns map[int]string
	// groups are the columns that stand for a group of data subjects each.
	groups map[int]string
	// group is the one group the whole table is about, by the heading above it.
	group string
	// choices are columns that stand for an answer each, such as "Ja | Optioneel | Nee".
	choices map[int]phrase.Reply
	// ticks tells that some cell of the columns that say whether a row applies does so.
	ticks bool
	// crosses tells that a bare cross stands beside ticks, so that it means no.
	crosses bool
}

// categoryTable reads a table as the table of categories, and tells whether it is one.
func (r *reader) categoryTable(u *unit, group string) bool {
	g, ok := r.gridOf(u)
	if !ok {
		return false
	}
	g.group = group
	r.answers = r.answers || g.column("applies") >= 0 || len(g.groups) > 0
	previous := ""
	whole := r.wholeModel(g)
	for i := g.first; i < len(g.rows); i++ {
		if c := g.cell(i, "category"); c != nil && r.lex.blank(c.Text()) && !r.says(g.cell(i, "explanation")) {
			r.useCell(distinct(g.rows[i])...)
			continue // a row of a form that was left open
		}
		row, ok := r.gridRow(g, i, &previous)
		if !ok {
			continue
		}
		if row.applies == phrase.Blank && row.code != "" && len(row.subjects) == 0 && (row.text == "" || modelWording(row.text)) {
			continue // a row of the model of which nothing was filled in
		}
		r.judge(g, &row, whole)
		r.addCategory(row)
	}
	return true
}

// gridOf works out the columns, by the words of the header and where there are none
// by what stands in them.
func (r *reader) gridOf(u *unit) (*grid, bool) {
	g := &grid{unit: u, rows: u.table.Grid(), columns: map[int]string{}, groups: map[int]string{}}
	for g.first = 0; g.first < min(3, len(g.rows)) && r.headerRow(g, g.rows[g.first]); g.first++ {
	}
	g.fillColumns(r)
	if col := g.column("explanation"); g.first > 0 && col >= 0 && g.column("category") < 0 {
		g.columns[col] = "category" // "Gegeven | Verwerkt": the data are named, and no more
	}
	if g.column("category") < 0 && g.column("explanation") < 0 {
		return nil, false
	}
	known := 0
	for i := g.first; i < len(g.rows); i++ {
		if _, code := r.categoryStart(g.cell(i, "category").Text()); code != "" {
			known++
		}
	}
	headed := g.first > 0 && g.column("category") >= 0 && (g.column("applies") >= 0 || g.column("explanation") >= 0 || g.column("subjects") >= 0 || len(g.groups) > 0)
	if known < 2 && !headed {
		return nil, false
	}
	g.readChoices()
	g.readTicks()
	r.useHeader(g)
	return g, true
}

// headerRow reads a row of column headings.
func (r *reader) headerRow(g *grid, row []*block.Cell) bool {
	found, cells := 0, distinct(row)
	columns, groups := map[int]string{}, map[int]string{}
	under := g.underGroups(row)
	for col, c := range row {
		if c == nil || c.Text() == "" || col > 0 && row[col-1] == c {
			continue
		}
		text := c.Text()
		switch key, ok := r.lex.column("categories", text); {
		case r.lex.subject(text) || under[col] || !ok && r.listed(text):
			groups[col] = strings.TrimSpace(text)
			found++
		case ok:
			columns[col] = key
			found++
		case c.Header:
			found++
		}
	}
	filled := 0
	for _, c := range cells {
		if c.Text() != "" {
			filled++
		}
	}
	if found < 2 && !(found == 1 && filled == 1) || found*2 < filled {
		return false
	}
	if _, code := r.categoryStart(cells[len(cells)-1].Text()); code != "" && len(columns) == 0 {
		return false
	}
	r.stemColumns("categories", without(row, groups), columns)
	for col := range row { // the first of two that are for the same
		if key := columns[col]; key != "" && g.column(key) < 0 {
			g.columns[col] = key
		}
	}
	for col, name := range groups {
		g.groups[col] = name
		if under[col] {
			delete(g.columns, g.rows[g.first-1][col].Col)
		}
	}
	return true
}

// underGroups tells which columns stand under a header over several that says that they are
// groups of people: "Van wie" above "Kleuter | Ouder | Leerkracht".
func (g *grid) underGroups(row []*block.Cell) map[int]bool {
	under := map[int]bool{}
	if g.first == 0 {
		return under
	}
	for col, over := range g.rows[g.first-1] {
		if c := row[col]; c != nil && over != nil && c != over && over.ColSpan > 1 && g.columns[over.Col] == "subjects" && len(c.Text()) < 40 {
			under[col] = true
		}
	}
	return under
}

// useHeader marks the headers that are words of the form or name a group; others stay
// unmatched, for people to see.
func (r *reader) useHeader(g *grid) {
	for i := range g.first {
		for col, c := range g.rows[i] {
			if c != nil && (g.groups[col] != "" || r.formText(c.Text())) {
				r.useCell(c)
			}
		}
	}
}

func (g *grid) column(key string) int {
	best := -1
	for col, k := range g.columns {
		if k == key && (best < 0 || col < best) {
			best = col
		}
	}
	return best
}

// cell gives the cell of a row in the column of that kind, nil when there is none.
func (g *grid) cell(row int, key string) *block.Cell {
	col := g.column(key)
	if col < 0 || row >= len(g.rows) || col >= len(g.rows[row]) {
		return nil
	}
	return g.rows[row][col]
}

// fillColumns names the columns the header left unnamed by what stands in them.
func (g *grid) fillColumns(r *reader) {
	if len(g.rows) == 0 {
		return
	}
	for col := range g.rows[0] {
		if g.columns[col] != "" || g.groups[col] != "" {
			continue
		}
		answers, codes, numbers, filled, long := 0, 0, 0, 0, 0
		for i := g.first; i < len(g.rows); i++ {
			c := g.rows[i][col]
			if c == nil || c.Text() == "" || col > 0 && g.rows[i][col-1] == c {
				continue
			}
			filled++
			text := c.Text()
			if _, code := r.categoryStart(text); code != "" {
				codes++
			}
			if a := phrase.Answer(text); a != phrase.Unclear || phrase.Cross(text) {
				answers++
			}
			if categoryNumber.MatchString(strings.TrimSpace(text)) {
				numbers++
			}
			if len(text) > 12 {
				long++
			}
		}
		switch {
		case filled == 0:
		case numbers*2 > filled && g.column("number") < 0:
			g.columns[col] = "number"
		case answers*2 > filled && g.column("applies") < 0 && !(len(g.groups) > 0 && g.headed(col)):
			g.columns[col] = "applies"
		case codes*3 >= filled && codes > 0 && g.column("category") < 0:
			g.columns[col] = "category"
		case long*2 >= filled && g.column("explanation") < 0:
			g.columns[col] = "explanation"
		}
	}
}

// readChoices finds the columns that stand for an answer each, in two of which no row has a mark.
func (g *grid) readChoices() {
	if g.first == 0 {
		return
	}
	choices := map[int]phrase.Reply{}
	for col, c := range g.rows[g.first-1] {
		if c == nil || g.groups[col] != "" || g.columns[col] != "" && g.columns[col] != "applies" && g.columns[col] != "optional" {
			continue
		}
		switch answer := phrase.Answer(c.Text()); {
		case answer == phrase.Yes || answer == phrase.No || answer == phrase.Optional:
			choices[col] = answer
		case always[words.Fold(c.Text())]:
			choices[col] = phrase.Yes
		}
	}
	if len(choices) < 2 {
		return
	}
	for i := g.first; i < len(g.rows); i++ {
		marks := 0
		for col := range choices {
			switch text := bare(g.rows[i][col].Text()); {
			case text == "" || phrase.Answer(g.rows[i][col].Text()) == phrase.No:
			case phrase.Answer(g.rows[i][col].Text()) == phrase.Yes || phrase.Cross(text):
				marks++
			default:
				return // more than marks stands in it
			}
		}
		if marks > 1 {
			return
		}
	}
	g.choices = choices
	for col := range choices {
		g.columns[col] = "applies"
	}
}

// always are headers of the column of what is processed in any case.
var always = map[string]bool{"onlosmakelijk": true, "standaard": true, "noodzakelijk": true, "verplicht": true, "altijd": true, "inseparable": true, "standard": true, "required": true, "mandatory": true, "always": true, "wel": true}

// chosen gives the answer of the column that has a mark in a row; unclear when none has.
func (g *grid) chosen(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	for _, col := range slices.Sorted(maps.Keys(g.choices)) {
		c := g.rows[i][col]
		if text := bare(c.Text()); phrase.Answer(c.Text()) == phrase.Yes || text != "" && phrase.Cross(text) {
			return g.choices[col], cellEvidence(c, proposal.Certain)
		}
	}
	otherwise.Confidence = proposal.Doubtful
	return phrase.Unclear, otherwise
}

// headed tells whether a column has a header, one that is not known: beside columns of
// groups it asks something else than whether the row applies ("Bijzonder?").
func (g *grid) headed(col int) bool {
	for i := range g.first {
		if c := g.rows[i][col]; c != nil && c.Text() != "" {
			return true
		}
	}
	return false
}

// readTicks finds out whether the table uses ticks at all.
func (g *grid) readTicks() {
	for i := g.first; i < len(g.rows); i++ {
		for col, c := range g.rows[i] {
			if c == nil || g.columns[col] != "applies" && g.groups[col] == "" && !(g.columns[col] == "category" && c.Tick != block.NoBox) {
				continue
			}
			if a := phrase.Answer(c.Text()); a == phrase.Yes || a == phrase.Optional || c.Tick == block.Ticked {
				g.ticks = true
			}
			g.crosses = g.crosses || phrase.Cross(c.Text())
		}
	}
}

var joined = regexp.MustCompile(`(?i)^(?:en|of|and|or)\s`)

func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			out = append(out, strings.TrimSpace(t))
		}
	}
	return out
}

// answerCells gives the cells of a row that say whether it applies.
func (g *grid) answerCells(i int) []*block.Cell {
	var cells []*block.Cell
	for _, col := range sortedKeys(g.columns) {
		if g.columns[col] == "applies" && g.rows[i][col] != nil {
			cells = append(cells, g.rows[i][col])
		}
	}
	for _, col := range sortedKeys(g.groups) {
		if g.rows[i][col] != nil {
			cells = append(cells, g.rows[i][col])
		}
	}
	return cells
}

// reply puts the answers of a row together: yes when one says so; no when all do, by a
// word or by an open box in a table that uses ticks. A cell that was lost, or that says
// something else, makes it unclear.
func (g *grid) reply(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	cells := g.answerCells(i)
	if g.choices != nil {
		return g.chosen(i, otherwise)
	}
	expected := len(g.groups)
	for _, key := range g.columns {
		if key == "applies" {
			expected++
		}
	}
	if expected == 0 {
		return g.labelTick(i, otherwise)
	}
	replies := map[phrase.Reply]int{}
	ev := map[phrase.Reply]proposal.Evidence{}
	if a, ok := g.decided(cells, expected); ok {
		return a, cellEvidence(cells[0], proposal.Certain)
	}
	for _, c := range cells {
		a := g.answer(c)
		if replies[a] == 0 {
			ev[a] = cellEvidence(c, proposal.Certain)
		}
		replies[a]++
	}
	for _, a := range []phrase.Reply{phrase.Yes, phrase.Optional} {
		if replies[a] > 0 {
			return a, ev[a]
		}
	}
	if replies[phrase.ToVerify] > 0 {
		return phrase.ToVerify, ev[phrase.ToVerify]
	}
	if n := replies[phrase.Blank]; n > 0 && n == len(cells) {
		return phrase.Blank, ev[phrase.Blank]
	}
	if replies[phrase.No] == expected {
		e := ev[phrase.No]
		if e.Source.Text == "" {
			e.Source.Text = otherwise.Source.Text
		}
		return phrase.No, e
	}
	if e, ok := ev[phrase.Unclear]; ok && e.Source.Text != "" {
		otherwise = e
	}
	otherwise.Confidence = proposal.Doubtful
	return phrase.Unclear, otherwise
}

// decided gives the answer of a row beside columns of groups, which say no more than whose
// data they are: a no in so many words holds unless one of them says yes.
func (g *grid) decided(cells []*block.Cell, expected int) (phrase.Reply, bool) {
	if len(g.groups) == 0 || expected == len(g.groups) || len(cells) != expected {
		return phrase.NoReply, false
	}
	switch a := g.answer(cells[0]); a {
	case phrase.Yes, phrase.Optional, phrase.ToVerify, phrase.Blank:
		return a, true
	case phrase.No:
		denied := phrase.Answer(bare(cells[0].Text())) == phrase.No
		for _, c := range cells[1:] {
			said := g.answer(c)
			denied = denied && said != phrase.Yes && said != phrase.Optional
		}
		return a, denied
	}
	return phrase.NoReply, false
}

// answer reads one cell: empty or an open box says no only where ticks are used.
func (g *grid) answer(c *block.Cell) phrase.Reply {
	text := strings.TrimSpace(c.Text())
	if phrase.Cross(text) {
		if g.ticks {
			return phrase.No
		}
		return phrase.Unclear
	}
	if said := bare(text); said != text && strings.Contains(text, block.UntickedSign) && phrase.Answer(said) == phrase.No {
		return phrase.No // an open box with the word beside it
	}
	if needed[words.Fold(text)] {
		return phrase.Yes
	}
	a := phrase.Answer(text)
	dash := strings.Trim(text, "-–—") == ""
	open := a == phrase.NoReply || dash || a == phrase.No && strings.Contains(text, block.UntickedSign)
	if open && !g.ticks {
		return phrase.Unclear
	}
	if open {
		return phrase.No
	}
	return a
}

// needed are the words for what is always processed, beside "optional".
var needed = map[string]bool{"nodig": true, "noodzakelijk": true, "verplicht": true, "altijd": true, "required": true, "mandatory": true, "always": true}

// labelTick reads a box in the cell of the label itself.
func (g *grid) labelTick(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	for _, key := range []string{"category", "explanation", "number"} {
		c := g.cell(i, key)
		if c == nil || c.Tick == block.NoBox {
			continue
		}
		if c.Tick == block.Ticked {
			return phrase.Yes, cellEvidence(c, proposal.Certain)
		}
		if g.ticks {
			return phrase.No, cellEvidence(c, proposal.Certain)
		}
		return phrase.Unclear, cellEvidence(c, proposal.Doubtful)
	}
	return phrase.NoReply, otherwise
}

// wholeModel tells whether a table lists the whole model, with the rows that seldom
// apply: then a row that says nothing says nothing.
func (r *reader) wholeModel(g *grid) bool {
	codes := map[string]bool{}
	for i := g.first; i < len(g.rows); i++ {
		if _, code := r.categoryStart(g.cell(i, "category").Text()); code != "" {
			codes[code] = true
		}
	}
	return len(codes) >= 8 && codes["5"] && codes["6"]
}

// judge settles whether a row applies when no cell says so, and holds a yes against a
// denial in the explanation.
func (r *reader) judge(g *grid, row *categoryRow, whole bool) {
	denied := denial(row.label) || denial(row.text)
	switch {
	case row.applies == phrase.NoReply && denied:
		row.applies, row.appliesEv = phrase.No, evidence(row.textEv.Source.Text, row.textEv.Source.Pos, proposal.Likely)
		r.note(proposal.NoteNegated, row.textEv.Source.Text, row.textEv.Source.Pos)
	case row.applies == phrase.NoReply && optionally(row):
		row.applies, row.appliesEv.Confidence = phrase.Optional, row.appliesEv.Confidence.Lower(proposal.Likely)
	case row.applies == phrase.NoReply && (whole || r.answers || g.recovered() && !g.named()):
		row.applies = phrase.Unclear
		row.appliesEv.Confidence = proposal.Doubtful
	case row.applies == phrase.NoReply:
		row.applies, row.doubt = phrase.Yes, true
	case (row.applies == phrase.Yes || row.applies == phrase.Optional) && denied:
		row.applies = phrase.Unclear
		row.appliesEv.Confidence = proposal.Doubtful
	}
}

// optionally tells whether the label or the explanation of a row says in so many words that it
// is a choice: "profielfoto (optioneel)".
func optionally(row *categoryRow) bool {
	within := ""
	if open := strings.LastIndex(row.label, "("); open > 0 {
		within = strings.Trim(row.label[open:], "()")
	}
	return slices.ContainsFunc([]string{within, strings.Trim(row.text, "()")}, func(s string) bool {
		return len(s) < 80 && (phrase.Answer(s) == phrase.Optional || onlyIf.MatchString(s))
	})
}

// onlyIf is a condition under which data are processed, and not for whom.
var onlyIf = regexp.MustCompile(`(?i)^(?:(?:alleen|enkel|uitsluitend|only)\s+)?(?:indien|mits|als de school|als u|if|when enabled|where applicable|indien van toepassing)\b`)

// recovered tells whether the table was worked out from where text stands, so that a
// column with ticks may have been lost.
func (g *grid) recovered() bool { return g.unit != nil && g.unit.table.Recovered }

// named tells whether the header names every column, so that none with ticks was lost.
func (g *grid) named() bool {
	if g.first == 0 || len(g.columns) < 3 {
		return false
	}
	for col, c := range g.rows[g.first-1] {
		if c == nil || g.columns[col] == "" {
			return false
		}
	}
	return true
}

// denial tells whether a text denies as a whole: it starts with the denial or says that
// the data are not processed. The model's own explanations never do.
func denial(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	first := phrase.Sentences(s)[0]
	if a := phrase.Answer(first); a == phrase.No && len(first) < 80 {
		return true
	}
	return phrase.Negated(first) && notProcessed(first)
}
