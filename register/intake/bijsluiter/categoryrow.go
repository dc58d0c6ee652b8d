package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// gridRow reads one row. A row without a label goes on with the category above it.
func (r *reader) gridRow(g *grid, i int, previous *string) (categoryRow, bool) {
	label, text, number := g.cell(i, "category"), g.cell(i, "explanation"), g.cell(i, "number")
	source := label
	if label.Text() == "" {
		source = text
	}
	if source == nil || label.Text() == "" && text.Text() == "" || above(label, i) && above(text, i) {
		return categoryRow{}, false
	}
	nr, _, name, rest := r.cutCategory(label.Text())
	if joined.MatchString(rest) { // "NAW-gegevens en geboortedatum"
		name, rest = strings.TrimSpace(name+" "+rest), ""
	}
	if name == "" {
		name = strings.TrimSpace(rest)
		rest = ""
	}
	if number != nil && nr == "" {
		nr = strings.TrimSpace(number.Text())
	}
	row := categoryRow{number: nr, label: name, text: strings.TrimSpace(rest), labelEv: cellEvidence(source, proposal.Certain)}
	row.textEv = row.labelEv
	if text != nil && text != label && text.Text() != "" {
		row.label, row.text, row.textEv = wholeLabel(label.Text(), name), text.Text(), cellEvidence(text, proposal.Certain)
	} else if rest != "" {
		row.textEv.Confidence = proposal.Likely
		r.note(proposal.NoteGlued, label.Text(), label.Pos)
	}
	if row.label == "" {
		row.label = *previous
	}
	*previous = row.label
	if name == "" {
		name = row.label
	}
	row.code, row.sure = r.codeOf(nr, name, row.text)
	r.byNumber(g, &row)
	r.numberBehind(&row)
	r.placeholdersIn(&row)
	if s := g.cell(i, "source"); s != nil && s.Text() != "" {
		row.source = s.Text()
		r.useCell(s)
	}
	if c := g.cell(i, "retention"); c != nil && c.Text() != "" {
		row.retention, row.retentionEv = c.Text(), cellEvidence(c, proposal.Certain)
		r.useCell(c)
	}
	r.rowPurposes(g.cell(i, "purpose"))
	r.rowSubjects(g, i, &row)
	row.appliesEv = cellEvidence(source, proposal.Certain)
	r.useCell(label, text, number)
	row.applies, row.appliesEv = g.reply(i, row.appliesEv)
	r.neededRow(g.cell(i, "needed"), &row)
	if c := g.cell(i, "optional"); row.applies == phrase.Yes && c != nil && phrase.Answer(c.Text()) == phrase.Yes {
		row.applies, row.appliesEv = phrase.Optional, cellEvidence(c, proposal.Likely)
		r.useCell(c)
	}
	for _, c := range g.answerCells(i) {
		r.useCell(c)
	}
	return row, true
}

// behindLabel is the number of a category of the model in brackets behind its name: "Contactgegevens (4)".
var behindLabel = regexp.MustCompile(`(?i)\s*[(\[](?:(?:categorie|cat\.?|category|nr\.?)\s*)?(\d{1,2}\s?[a-c]?)[)\]]$`)

// numberBehind takes the category from a number of the model that stands in brackets behind the name: it
// is there to say which category is meant. It is likely only, unless the name says so too.
func (r *reader) numberBehind(row *categoryRow) {
	if behindLabel.FindString(row.text) == row.text && row.text != "" {
		row.label, row.text = row.label+" "+row.text, ""
	}
	m := behindLabel.FindStringSubmatchIndex(row.label)
	if m == nil || !modelNumber(plainNumber(row.label[m[2]:m[3]])) {
		return
	}
	number, label := plainNumber(row.label[m[2]:m[3]]), row.label[:m[0]]
	code, _ := r.codeOf("", label, row.text)
	row.number, row.label, row.code, row.sure = number, label, number, proposal.Likely
	if code == number || len(number) == 2 && number[0] == '1' && number[1] >= 'a' && strings.HasPrefix(code, "1") && len(code) == 2 && code[1] >= 'a' {
		row.sure = proposal.Certain
	}
}

// neededRow reads the column that says whether the data are needed, beside one that says that they
// are processed: those that are not needed are a choice.
func (r *reader) neededRow(c *block.Cell, row *categoryRow) {
	if c == nil {
		return
	}
	answer := phrase.Answer(c.Text())
	if needed[words.Fold(c.Text())] {
		answer = phrase.Yes
	}
	switch {
	case answer != phrase.Yes && answer != phrase.No && answer != phrase.Optional:
		return
	case row.applies == phrase.Yes && answer != phrase.Yes:
		row.applies, row.appliesEv = phrase.Optional, cellEvidence(c, proposal.Likely)
	}
	r.useCell(c)
}

// wholeLabel gives the label of a row whose explanation has a cell of its own: all of the
// cell but its number, since what stands behind the name of the category says which part
// of it is meant ("Overige gegevens, te weten: geluidsopnamen").
func wholeLabel(cell, name string) string {
	cell = strings.TrimSpace(strings.TrimLeft(cell, block.TickedSign+block.UntickedSign+" "))
	if m := leadingNumber.FindString(cell); m != "" {
		cell = cell[len(m):]
	}
	if i := strings.Index(strings.ToLower(cell), strings.ToLower(name)); i != 0 || len(cell) > 120 {
		return name
	}
	return strings.TrimRight(strings.Join(strings.Fields(cell), " "), " :,")
}

// above tells whether a cell started in an earlier row, or is not there.
func above(c *block.Cell, row int) bool { return c == nil || c.Row < row }

func (r *reader) placeholdersIn(row *categoryRow) {
	left, had := r.lex.placeholders(row.text)
	if !had {
		return
	}
	r.note(proposal.NotePlaceholder, row.text, row.textEv.Source.Pos)
	row.text = left
	row.textEv.Confidence = row.textEv.Confidence.Lower(proposal.Likely)
}

// rowPurposes reads what the data of a row are for.
func (r *reader) rowPurposes(c *block.Cell) {
	if !r.says(c) || phrase.Answer(c.Text()) != phrase.Unclear || phrase.Negated(c.Text()) {
		return
	}
	p := &purposeReader{reader: r, paragraph: "1"}
	for _, line := range purposeLines(c.Text()) {
		p.add(line, cellEvidence(c, proposal.Likely))
	}
	r.useCell(c)
}

// rowSubjects reads which groups a row is about.
func (r *reader) rowSubjects(g *grid, i int, row *categoryRow) {
	if g.group != "" {
		row.subjects, row.subjectsEv = []string{g.group}, row.labelEv
	}
	if c := g.cell(i, "subjects"); c != nil && r.lex.blank(c.Text()) {
		r.useCell(c)
	} else if c != nil && c.Text() != "" {
		row.subjects, row.subjectsEv = []string{c.Text()}, cellEvidence(c, proposal.Certain)
		r.useCell(c)
	}
	sure := proposal.Certain
	if len(g.groups) > 0 && slices.ContainsFunc(sortedKeys(g.groups), func(col int) bool { return g.rows[i][col] == nil }) {
		sure = proposal.Likely // a cell was lost, so that a tick may stand under another column
	}
	for _, col := range sortedKeys(g.groups) {
		c := g.rows[i][col]
		if c == nil {
			continue
		}
		said := phrase.Answer(c.Text())
		part := said == phrase.Unclear && !phrase.Negation(c.Text()) && (len(r.spokenOf(c.Text(), 1)) > 0 || phrase.Answer(strings.Trim(c.Text(), " *")) == phrase.Yes)
		if said != phrase.Yes && said != phrase.Optional && !part {
			continue
		}
		row.subjects, row.columns = append(row.subjects, g.groups[col]), true
		if row.subjectsEv.Source.Text == "" {
			row.subjectsEv = cellEvidence(c, sure)
		}
		if part { // "alleen naam": some of it is
			row.subjectsEv.Confidence = row.subjectsEv.Confidence.Lower(proposal.Likely)
		}
	}
}
