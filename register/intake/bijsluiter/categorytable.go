package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
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
	// modelNumbers tells that the categories are named by their numbers in the model, and by nothing else.
	modelNumbers bool
	// ticks tells that some cell of the columns that say whether a row applies does so.
	ticks bool
	// denies tells that some row says in so many words, or with an open box, that it does
	// not apply: an empty cell then says nothing.
	denies bool
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
	headed := g.first > 0 && g.column("category") >= 0 && (g.column("applies") >= 0 || g.column("explanation") >= 0 || g.column("subjects") >= 0 || g.column("purpose") >= 0 && g.column("retention") >= 0 || len(g.groups) > 0)
	if known < 2 && !headed || r.namesNoData(g) {
		return nil, false
	}
	g.modelNumbers = r.modelNumbers(g)
	g.readChoices()
	g.readTicks()
	r.useHeader(g)
	return g, true
}

// webAddress is what a table of hosts or pages has in the place of data.
var webAddress = regexp.MustCompile("^`?(?i:https?://|www\\.)")

// namesNoData tells whether what most rows begin with cannot be data: a question about the product
// ("Can a customer export their data?") or the address of a page.
func (r *reader) namesNoData(g *grid) bool {
	rows, none := 0, 0
	for i := g.first; i < len(g.rows); i++ {
		text := strings.TrimSpace(g.cell(i, "category").Text())
		if text == "" {
			continue
		}
		rows++
		code, _ := r.codeOf("", strings.TrimSuffix(text, "?"), "")
		if webAddress.MatchString(text) || code == "" && strings.HasSuffix(text, "?") && len(strings.Fields(text)) > 4 {
			none++
		}
	}
	return none*2 > rows
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
		case r.isWhole(text) && !c.Header && g.first > 0: // a value of the first row
		case r.isWhole(text) || r.lex.subject(text) || under[col] || !ok && r.listed(text):
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
	denied := denial(withoutDeniedPart(row.label)) || denial(row.text) && !deniesOther(row)
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
