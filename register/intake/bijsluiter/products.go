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

// One annex may be about several products: in columns of its tables, in sections of their
// own, in a list above all that they have in common. Then it is read once for each, every
// time without what is only about the others (productview.go).

// product is one of several products that share an annex.
type product struct {
	name  string
	alias string // what tells it from the others: "Klas" of "Leeslicht Klas" beside "Leeslicht Thuis"
	ev    proposal.Evidence
}

// named is a text of the document in which products are looked for.
type named struct {
	text string
	pos  block.Position
}

// products finds the products that share the annex, none where it is about one. Several
// names in a title are several products only where the document sets them apart: as the
// headers of columns, as headings, as the whole text of a cell, each as an item of a list.
func (r *reader) products() []product {
	for _, set := range [][]product{r.productColumns(), r.productList(), r.productTitle(), r.unlessParts(r.productRow()), r.unlessParts(r.productSections())} {
		if len(set) > 1 && len(set) <= mostProducts {
			return aliased(set)
		}
	}
	return nil
}

// mostProducts bounds how often one document is read: a list of hundreds is another kind of list.
const mostProducts = 40

// unlessParts gives some products, none where the document says that the product is another: then
// they are parts of it.
func (r *reader) unlessParts(set []product) []product {
	if len(set) < 2 {
		return nil
	}
	for _, t := range r.titledNames() {
		if found, _ := mentioned(set, t.text); len(found) == 0 && r.productName(strings.TrimSpace(t.text)) && !bareVersion.MatchString(t.text) {
			return nil
		}
	}
	return set
}

// productRow takes the products from a table: those in the row or in the column that asks for
// the name of the product.
func (r *reader) productRow() []product {
	for _, u := range r.units {
		if u.table == nil {
			continue
		}
		grid := u.table.Grid()
		for _, row := range grid {
			if d := distinct(row); len(d) > 2 && r.asksProduct(d[0]) {
				if set := r.productCells(d[1:]); len(set) == len(d)-1 {
					return set
				}
			}
		}
		if col := r.productColumn(grid); col >= 0 {
			var cells []*block.Cell
			for _, row := range grid[1:] {
				cells = append(cells, row[col])
			}
			if set := r.productCells(cells); len(set) == len(grid)-1 {
				return set
			}
		}
	}
	return nil
}

// asksProduct tells whether a cell is the label of the name of the product.
func (r *reader) asksProduct(c *block.Cell) bool {
	key, ok := r.lex.label(c.Text())
	return ok && key == "product"
}

// productColumn gives the column of a table with a product in each row, -1 when there is none:
// its header asks for the product, and another for something else about a product.
func (r *reader) productColumn(grid [][]*block.Cell) int {
	if len(grid) < 3 {
		return -1
	}
	column, others := -1, 0
	for col, c := range grid[0] {
		if c == nil || col > 0 && grid[0][col-1] == c {
			continue
		}
		if key, ok := r.lex.column("subprocessors", c.Text()); ok && (key == "party" || key == "seat") {
			return -1
		}
		key, known := r.lex.label(c.Text())
		switch {
		case known && key == "product" && column < 0:
			column = col
		case known && key == "vendor":
			return -1
		case known:
			others++
		default:
			if _, ok := r.lex.heading(c.Text()); ok {
				others++
			}
		}
	}
	if others == 0 {
		return -1
	}
	return column
}

// productCells takes a product from each of some cells; none where one holds no name, or one
// that another has.
func (r *reader) productCells(cells []*block.Cell) []product {
	var set []product
	for _, c := range cells {
		name := strings.TrimSpace(oneWord(c))
		if c == nil || !r.productName(name) || slices.ContainsFunc(set, func(p product) bool { return words.Fold(p.name) == words.Fold(name) }) {
			return nil
		}
		set = append(set, product{name: name, ev: cellEvidence(c, proposal.Certain)})
	}
	return set
}

// productColumns takes the products from the header of a table, where each stands in the
// opening of the document too.
func (r *reader) productColumns() []product {
	opening := r.opening()
	for _, u := range r.units {
		if u.table == nil {
			continue
		}
		for _, row := range u.table.Grid()[:min(2, u.table.Rows)] {
			var set []product
			cells := distinct(row)
			for _, c := range cells[min(1, len(cells)):] {
				name := strings.TrimSpace(oneWord(c))
				if !r.productName(name) || r.lex.subject(name) || r.formText(name) {
					continue
				}
				if at, ok := namedIn(opening, name); ok {
					set = append(set, product{name: name, ev: evidence(at.text, at.pos, proposal.Certain)})
				}
			}
			if len(set) > 1 {
				return set
			}
		}
	}
	return nil
}

// opening gives the texts at the start of the document, headings and titles among them.
func (r *reader) opening() []named {
	var all []named
	for i, u := range r.units {
		if u.table == nil && i < 16 {
			all = append(all, named{u.text(), u.b.Pos})
		}
	}
	return all
}

// namedIn finds the first text that names something.
func namedIn(texts []named, name string) (named, bool) {
	for _, t := range texts {
		if words.Contains(words.Fold(t.text), words.Fold(name)) {
			return t, true
		}
	}
	return named{}, false
}

// listOfProducts leads to a list of the products that a document is about.
var listOfProducts = regexp.MustCompile(`(?i)\b(?:producten|diensten|applicaties|apps|leermiddelen|methodes|products|services|applications)\b[^.]{0,60}:?$`)

// aboutAll is what such a line says of them.
var aboutAll = regexp.MustCompile(`(?i)\b(?:geldt voor|gelden voor|van toepassing|betrekking op|betreft|gaat over|applies to|apply to|relates to|covers)\b`)

// productList takes the products from the items below a line that says what they are.
func (r *reader) productList() []product {
	for i, u := range r.units[:min(30, len(r.units))] {
		text := strings.TrimSpace(u.text())
		if u.table != nil || u.b.Kind == block.Item || !listOfProducts.MatchString(text) || !aboutAll.MatchString(text) || phrase.Negation(text) {
			continue
		}
		var set []product
		for _, item := range r.units[i+1:] {
			if item.table != nil || item.b.Kind != block.Item {
				break
			}
			name := nameOfItem(item.text())
			if !r.productName(name) {
				return nil
			}
			set = append(set, product{name: name, ev: item.evidence(proposal.Likely)})
		}
		if len(set) > 1 {
			return set
		}
	}
	return nil
}

// itemKind is what kind of product an item names, in front of its name.
var itemKind = regexp.MustCompile(`^(?:\pL{1,4}[.)]\s+)?(?:[\pL-]+(?: [\pL-]+)?:\s+)?`)

// nameOfItem gives the name with which an item of a list of products starts.
func nameOfItem(s string) string {
	s = strings.TrimSpace(unmarked(strings.TrimSpace(s)))
	s = s[len(itemKind.FindString(s)):]
	for _, mark := range []string{" (", " – ", " - ", " — ", ": ", ", "} {
		s, _, _ = strings.Cut(s, mark)
	}
	return strings.TrimSpace(openEnd.ReplaceAllString(strings.TrimRight(s, ".;, "), ""))
}

// betweenNames parts the names in a title.
var betweenNames = regexp.MustCompile(`\s*(?:,|;|\n|\s/\s|\s\+\s|\s&\s|\s(?:en|and)\s)\s*`)

// productTitle takes the products from the title or from the line that asks for the name,
// where at least two of them head a part of the document.
func (r *reader) productTitle() []product {
	for _, t := range r.titledNames() {
		var set []product
		for _, name := range betweenNames.Split(t.text, -1) {
			name = trimFor(strings.Trim(strings.TrimSpace(name), ":.\"“”"))
			if !r.productName(name) || phrase.LegalForm(name) {
				set = nil
				break
			}
			set = append(set, product{name: name, ev: evidence(t.text, t.pos, proposal.Certain)})
		}
		if len(set) > 1 && r.setApartBy(aliased(set)) {
			return set
		}
	}
	return nil
}

// titledNames gives what the titles and the labels of the product say its name is.
func (r *reader) titledNames() []named {
	var all []named
	for _, u := range r.units[:min(40, len(r.units))] {
		if u.table != nil {
			for _, row := range u.table.Grid() {
				if d := distinct(row); len(d) == 2 && r.asksProduct(d[0]) {
					all = append(all, named{d[1].Text(), d[1].Pos})
				}
			}
			continue
		}
		if name, ok := r.annexTitle(u, false); ok && name != "" {
			all = append(all, named{name, u.b.Pos})
		}
		for line := range strings.SplitSeq(u.text(), "\n") {
			if before, rest, ok := splitColon(line); ok && rest != "" {
				if key, known := r.lex.label(before); known && key == "product" {
					all = append(all, named{rest, u.b.Pos})
				}
			}
		}
	}
	return all
}

// setApartBy tells whether two at least of some products head a section or a column, or are the
// whole text of a cell.
func (r *reader) setApartBy(set []product) bool {
	found := map[int]bool{}
	mark := func(text string) {
		if only, whole := mentioned(set, text); whole && len(only) == 1 {
			found[only[0]] = true
		}
	}
	for _, u := range r.units {
		switch {
		case u.table != nil:
			for i := range u.table.Cells {
				mark(u.table.Cells[i].Text())
			}
		case u.b.Kind == block.Heading || u.b.Bold && len(u.text()) < 80:
			mark(u.text())
		}
	}
	return len(found) > 1
}

// productName tells whether a text can be the name of a product.
func (r *reader) productName(s string) bool {
	_, column := r.lex.heading(s)
	return phrase.Capital(s) && len(strings.Fields(s)) <= 6 && len(s) <= 60 && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !strings.ContainsAny(s, "@\n") &&
		!column && !phrase.Negation(s) && len(phrase.Dates(s)) == 0 && phrase.Answer(s) == phrase.Unclear && !phrase.PlaceLine(s) && !version.MatchString(s) && !r.lex.blank(s)
}

// aliased adds to each of some names what tells it from the others, where all start alike.
func aliased(set []product) []product {
	first, _, _ := strings.Cut(set[0].name, " ")
	for i := range set {
		rest, ok := strings.CutPrefix(set[i].name, first+" ")
		if !ok || rest == "" {
			return set
		}
	}
	for i := range set {
		set[i].alias = strings.TrimPrefix(set[i].name, first+" ")
	}
	return set
}

// besideName are the words that may stand beside the name of a product where a text is nothing
// more than the name: "Alleen Leeslicht Klas".
var besideName = regexp.MustCompile(`^(?:alleen|uitsluitend|only|voor|for|bij|in|van|product|dienst|app|applicatie|module|deel|part|annex|bijlage|onderdeel|over|about|en|and|of|or|beide|both|de|het|the|[a-z]|\d{1,2})$`)

// mentioned gives the products that a text names, in order, and tells whether it says little
// more than their names.
func mentioned(set []product, text string) (found []int, whole bool) {
	f := words.Fold(text)
	if len(f) == 0 {
		return nil, false
	}
	order := make([]int, len(set))
	for i := range set {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(set[b].name) - len(set[a].name) })
	for _, i := range order {
		for _, name := range nonEmpty(words.Fold(set[i].name), wholeAlias(set[i], f)) {
			if !words.Contains(f, name) {
				continue
			}
			found = append(found, i)
			f = strings.ReplaceAll(" "+f+" ", " "+name+" ", "  ")
			break
		}
	}
	slices.Sort(found)
	for _, w := range strings.Fields(f) {
		if !besideName.MatchString(w) {
			return found, false
		}
	}
	return found, len(found) > 0
}

// wholeAlias gives the short name of a product where a text is nothing else.
func wholeAlias(p product, f string) string {
	if f == words.Fold(p.alias) {
		return f
	}
	return ""
}
