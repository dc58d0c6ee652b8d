package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// sectionKeys are the headings under which a form has its answers; a table with two of
// them in its first column is a form, and not a table of categories or terms.
var sectionKeys = map[string]bool{
	"purposes": true, "categories": true, "subjects": true, "retention": true, "storage": true, "transfer": true,
	"subprocessors": true, "services": true, "optional": true, "inseparable": true, "decisions": true, "not-categories": true, "security": true, "breach": true,
	"certificates": true, "access": true, "classification": true,
}

// form tells whether a table is a form: two columns, the headings of parts of the annex in
// the first, or one among labels, and what is to be said under each in the second.
func (r *reader) form(t *block.Table) bool {
	found, named := map[string]bool{}, map[string]bool{}
	asked := 0 // questions about other parts of the annex
	for _, row := range t.Grid() {
		cells := distinct(row)
		if len(cells) > 2 {
			return false
		}
		if key := r.formKey(cells); sectionKeys[key] {
			found[key] = true
		} else if label, ok := r.labelOf(cells); ok {
			named[label] = true
		} else if r.formGuess(cells) && strings.HasSuffix(strings.TrimSpace(cells[0].Text()), "?") {
			asked++
		}
		if len(cells) > 0 && r.aboutParty(cells[0].Text()) && !found["retention"] {
			return false
		}
	}
	return len(found) >= 2 || asked >= 2 && len(named)+len(found) > 0 || len(found) == 1 && !found["subjects"] && len(named) >= 2 // "Gebruikers" is a label too
}

// labelOf gives the key of the label in the first of two cells.
func (r *reader) labelOf(cells []*block.Cell) (string, bool) {
	if len(cells) != 2 {
		return "", false
	}
	return r.lex.label(cells[0].Text())
}

// aboutParty tells whether a label is one of a table about a single sub-processor, which
// has headings among its labels too.
func (r *reader) aboutParty(label string) bool {
	key, _ := r.lex.column("subprocessors", label)
	return key == "seat" || key == "agreement" || key == "mechanism"
}

// formKey gives the key of the heading in the first of two cells, "" when there is none.
func (r *reader) formKey(cells []*block.Cell) string {
	if len(cells) != 2 || cells[1].Text() == "" && !holdsTable(cells[0]) && !holdsTable(cells[1]) {
		return ""
	}
	key, ok := r.lex.heading(cells[0].Text())
	if label, isLabel := r.lex.label(cells[0].Text()); isLabel && label != "contact" && (!sectionKeys[key] || label == "product") || !ok {
		return ""
	}
	return key
}

// formGuess tells whether the first of two cells is a heading by the words in it.
func (r *reader) formGuess(cells []*block.Cell) bool {
	if _, isLabel := r.labelOf(cells); isLabel || len(cells) != 2 || cells[1].Text() == "" {
		return false
	}
	key, ok := r.lex.stem("heading", cells[0].Text())
	if name, of, _ := strings.Cut(strings.TrimSpace(cells[0].Text()), " "); !ok && r.lex.subject(of) {
		key, ok = r.lex.heading(name) // "Persoonsgegevens leerlingen"
	}
	return ok && (about[key] || sectionKeys[key])
}

// holdsTable tells whether a table lies in a cell.
func holdsTable(c *block.Cell) bool {
	return slices.ContainsFunc(c.Blocks, func(b block.Block) bool { return b.Table != nil })
}

// bandLevel and formLevel are the levels of the headings in a form, deeper than those of any
// document.
const (
	bandLevel = 8
	formLevel = 9
)

// flowForm puts a form into the row of units: each heading with what stands beside it
// under it, what goes over the whole width as it is, and the labels between them as tables
// of their own.
func (r *reader) flowForm(b *block.Block) {
	from, data := 0, false
	for i, row := range b.Table.Grid() {
		cells := distinct(row)
		if data && r.namesData(cells) {
			r.keepLabels(b, from, i)
			from = i + 1
			r.units = append(r.units, newUnit(&block.Block{Kind: block.Paragraph, Text: oneLine(cells[0].Text()) + ": " + oneLine(cells[1].Text()), Pos: cells[1].Pos}))
			continue
		}
		if b.Table.Cols > 1 && len(cells) == 1 && cells[0].ColSpan == b.Table.Cols && cells[0].RowSpan == 1 {
			r.keepLabels(b, from, i)
			from = i + 1
			r.flowBand(cells[0])
			continue
		}
		if len(cells) == 0 || r.fieldsHeader(cells) || r.formKey(cells) == "" && !r.formGuess(cells) {
			continue
		}
		r.keepLabels(b, from, i)
		from, data = i+1, r.formKey(cells) == "categories"
		head := block.Block{Kind: block.Heading, Level: formLevel, Text: cells[0].Text(), Pos: cells[0].Pos}
		r.units = append(r.units, newUnit(&head))
		r.flowNested(cells[0])
		r.flowCell(cells[1])
	}
	r.keepLabels(b, from, b.Table.Rows)
}

// namesData tells whether the first of two cells below the heading of the data names a kind of them, and
// the second what of it there is: "Strafrechtelijke gegevens | Nee".
func (r *reader) namesData(cells []*block.Cell) bool {
	if len(cells) != 2 || r.formKey(cells) != "" || holdsTable(cells[1]) || strings.TrimSpace(cells[1].Text()) == "" || r.lex.blank(cells[1].Text()) {
		return false
	}
	name := strings.TrimSpace(cells[0].Text())
	if _, isLabel := r.lex.label(name); isLabel || len(strings.Fields(name)) > 6 || strings.HasSuffix(name, "?") {
		return false
	}
	return len(r.spokenOf(name, 1)) > 0
}

// flowBand takes a cell over the whole width of a form: a short line is the heading of what
// stands below it.
func (r *reader) flowBand(c *block.Cell) {
	if r.bandHeading(c) {
		r.units = append(r.units, newUnit(&block.Block{Kind: block.Heading, Level: bandLevel, Text: c.Text(), Pos: c.Pos}))
		return
	}
	r.flowCell(c)
}

// bandHeading tells whether a cell over the whole width is a heading: a short line that is no
// sentence and no label with its value.
func (r *reader) bandHeading(c *block.Cell) bool {
	text := strings.TrimSpace(c.Text())
	return len(c.Blocks) == 1 && c.Blocks[0].Table == nil && text != "" && len(text) < 100 && !strings.ContainsAny(text, "\n"+block.TickedSign+block.UntickedSign) &&
		!strings.HasSuffix(text, ".") && !strings.Contains(text, ": ")
}

// keepLabels keeps the rows of a form between two headings.
func (r *reader) keepLabels(b *block.Block, from, to int) {
	if u := r.keepRows(b, from, to); u != nil {
		u.labels = true
	}
}

// typedMarker is the sign, letter or number of an item that was typed as text.
var typedMarker = regexp.MustCompile(`^(?:[•·▪◦‣*–—-]|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{2,4})\))\s+\pL`)

// listed gives a paragraph as it is, or as the items it consists of: where it has several boxes, or each of its
// lines starts with a typed marker; a line that ends in a colon may lead to them.
func listed(b *block.Block) []*block.Block {
	if items := boxedItems(b); items != nil {
		return items
	}
	if b.Kind != block.Paragraph || b.Marker != "" || b.Tick != block.NoBox {
		return []*block.Block{b}
	}
	lines := strings.Split(b.Text, "\n")
	var items []*block.Block
	if len(lines) > 1 && strings.HasSuffix(strings.TrimSpace(lines[0]), ":") && !typedMarker.MatchString(lines[0]) {
		head := *b
		head.Text, lines = lines[0], lines[1:]
		items = append(items, &head)
	}
	for _, line := range lines {
		boxed := strings.HasPrefix(line, block.TickedSign) || strings.HasPrefix(line, block.UntickedSign)
		if !typedMarker.MatchString(line) && !(boxed && len(items) > 0) && (len(lines) < 2 || !typedNumber.MatchString(line)) {
			return []*block.Block{b}
		}
		item := *b
		item.Kind, item.Marker, item.Text = block.Item, "•", line
		if boxed {
			item.Tick = block.TickOf(line)
		}
		items = append(items, &item)
	}
	return items
}

// typedNumber is the number of an item among others.
var typedNumber = regexp.MustCompile(`^\d{1,2}[.)]\s+\pL`)

var bareMarker = regexp.MustCompile(`^(?:[•·▪◦‣*–—-]|\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?:[a-z]|[ivx]{2,4}|\d{1,2})[.)])\s+`)

// unmarked takes the typed marker off a text.
func unmarked(s string) string { return bareMarker.ReplaceAllString(s, "") }
