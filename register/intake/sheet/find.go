package sheet

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// candidate is a line that may hold the headings of a table.
type candidate struct {
	plane  plane
	index  int // in plane.lines
	about  About
	score  float64
	fields int // how many different fields its headings stand for
}

func (c candidate) line() *grid.Row { return &c.plane.lines[c.index] }

// looked is how many lines from the top may hold headings. Registers have long
// introductions, but no headings in the middle of their records.
const looked = 400

// enough is the score from which a line is taken for headings, plenty that from which
// the lines right below are taken for records.
const (
	enough = 4.0
	plenty = 7.0
)

// candidates gives the lines of a plane that may hold headings, in their order.
func candidates(p plane, h hint) []candidate {
	var out []candidate
	found := false
	for i := range p.lines {
		if i >= looked {
			break
		}
		if found && !p.turned && !opens(p.lines, i) {
			continue
		}
		best := candidate{score: enough}
		for _, about := range []About{Activities, Parties, OwnDetails, Lines} {
			c := candidate{plane: p, index: i, about: about}
			if len(c.line().Cells) <= looked {
				c.weigh(h)
			}
			if c.score > best.score {
				best = c
			}
		}
		if best.about != "" {
			out = append(out, best)
			found = found || best.score >= plenty
		}
	}
	return out
}

// opens tells whether another table may begin at a line: it comes after an empty line,
// or its first cell is a heading on its own.
func opens(lines []grid.Row, i int) bool {
	if i == 0 || lines[i].Number > lines[i-1].Number+1 {
		return true
	}
	first := words.Fold(lines[i].Cells[0].Text)
	for _, about := range []About{Activities, Parties} {
		if _, ok := vocabulary().headings[about].exact[first]; ok {
			return true
		}
	}
	return i > 0 && i <= 3 // the row with groups may score as well as that with headings
}

// weigh scores a line as the headings of a table of its sort: headings that are known
// count for it, cells that can't be headings count against it.
func (c *candidate) weigh(h hint) {
	line := c.line()
	seen := map[string]int{}
	matched := 0
	for i := range line.Cells {
		cell := &line.Cells[i]
		m, ok := matchHeading(c.about, cell.Text)
		switch {
		case cell.Kind != grid.Text || plainValue(cell.Text):
			c.score -= 1
		case !ok && c.plane.turned:
			c.score -= 0.1
		case !ok:
			c.score -= 0.3
		default:
			matched++
			if seen[m.field]++; seen[m.field] == 1 {
				c.score += m.points
			} else {
				c.score += m.points / 6
			}
		}
	}
	c.fields = len(seen)
	if c.fields < 2 || matched*4 < len(line.Cells) && c.fields < 4 {
		c.score = 0
		return
	}
	if seen[keyOf(c.about)] == 0 && seen["activity.purposes.text"] == 0 && c.about != Lines {
		c.score -= 2
	}
	c.prefer(h, seen)
}

// prefer weighs what the name of the sheet says, and what a form must have.
func (c *candidate) prefer(h hint, seen map[string]int) {
	if h.about == c.about {
		c.score += 2.5
	} else if h.about != "" && h.about != Nothing {
		c.score -= 1
	}
	if c.about == Lines {
		c.score-- // a line says less than the record it belongs to
		if seen["ref.activity"] == 0 && seen["activity.measures.text"] == 0 {
			c.score = 0
		}
	}
	switch {
	case c.plane.turned && (c.fields < 3 || !c.answered()):
		c.score = 0
	case c.about == OwnDetails && (!c.plane.turned || seen["organisation.name"] == 0 && h.about != OwnDetails):
		c.score = 0
	case c.about == Parties && c.plane.turned:
		c.score = 0
	case c.plane.turned:
		c.score -= 0.5
	}
}

// keyOf is the field that a table of that sort hardly ever lacks.
func keyOf(about About) string {
	switch about {
	case Parties:
		return "party.name"
	case OwnDetails:
		return "organisation.name"
	}
	return "activity.name"
}

// answered tells whether beside the labels of a form there is room for answers: a
// few columns with something in them, or none at all in an empty form.
func (c *candidate) answered() bool {
	line := c.line()
	if len(c.plane.lines)-c.index-1 == 0 {
		return true
	}
	beside, wide := 0, 0
	for i := range line.Cells {
		n := 0
		for j := c.index + 1; j < len(c.plane.lines); j++ {
			if c.plane.lines[j].Cell(int(line.Cells[i].Column)) != nil {
				n++
			}
		}
		if n > 0 {
			beside++
		}
		if n > 6 {
			wide++
		}
	}
	return beside == 0 || wide*2 <= beside
}

var (
	numberLike = regexp.MustCompile(`^[\d\s.,:/€%+-]+$`)
	technical  = regexp.MustCompile(`^(?i)(?:[a-z][\w-]*:\s?[a-z]\w+|use https?://\S+|https?://\S+)\s*$`)
)

// plainValue tells whether a text can be no heading: a number, a day, an e-mail address,
// a long text.
func plainValue(s string) bool {
	return numberLike.MatchString(s) || utf8.RuneCountInString(s) > 220 || strings.Contains(s, "@")
}

// tablesOf finds the tables of one sheet, the best layout first.
func tablesOf(s *grid.Sheet) []Table {
	h, named := hintOf(s.Name)
	if named && h.about == Nothing {
		return []Table{{Sheet: s.Name, Hidden: s.Hidden, About: Nothing, Why: OtherSubject}}
	}
	if len(s.Rows) == 0 {
		return nil
	}
	if exportPart(s) {
		return []Table{{Sheet: s.Name, Hidden: s.Hidden, About: Nothing, Why: ExportPart}}
	}
	if found, ok := formWithTables(s, h); ok {
		return found
	}
	flat := planeOf(s, false)
	all := candidates(flat, h)
	if len(s.Rows) <= looked { // no form is longer
		all = append(all, candidates(planeOf(s, true), h)...)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return int(math.Copysign(1, b.score-a.score)) })
	var out []Table
	if t, ok := crosstab(flat, h, bestScore(all)); ok {
		return []Table{t}
	}
	for _, c := range all {
		if c.score < bestScore(all)/3 {
			break
		}
		if t := c.table(h); !overlaps(out, t) && !repeats(flat, out, c) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return []Table{{Sheet: s.Name, Hidden: s.Hidden, About: Nothing, Why: NoTable}}
	}
	trim(out)
	slices.SortStableFunc(out, func(a, b Table) int { return top(a) - top(b) })
	return out
}

func bestScore(all []candidate) float64 {
	if len(all) == 0 {
		return 0
	}
	return all[0].score
}

// area gives the rows of the sheet that a table takes.
func (t *Table) area() (from, to int) {
	if t.Layout == Form {
		return t.From, t.To
	}
	return t.Headings[0], t.Last
}

func top(t Table) int { from, _ := t.area(); return from }

// overlaps tells whether the headings of a table stand in one that was found before.
// What is only below the headings of the other gives way (trim).
func overlaps(found []Table, t Table) bool {
	from, to := t.area()
	for i := range found {
		a, b := found[i].area()
		if t.Layout == Form || found[i].Layout == Form {
			if from <= b && a <= to {
				return true
			}
			continue
		}
		ta, la := t.Headings, found[i].Headings
		if ta[0] <= la[len(la)-1]+1 && la[0] <= ta[len(ta)-1]+1 {
			return true
		}
	}
	return false
}

// repeats tells whether a line is the headings of a table once more, as programs print
// them at the top of every page.
func repeats(flat plane, found []Table, c candidate) bool {
	if c.plane.turned {
		return false
	}
	for i := range found {
		if found[i].Layout == Form || found[i].Headings[0] > c.line().Number {
			continue
		}
		for _, n := range found[i].Headings {
			if head := flat.line(n); head != nil && slices.Equal(head.Cells, c.line().Cells) {
				return true
			}
		}
	}
	return false
}

// trim ends each table where the headings of the next begin.
func trim(found []Table) {
	for i := range found {
		for j := range found {
			a, b := &found[i], &found[j]
			if i == j || a.Layout == Form || b.Layout == Form {
				continue
			}
			if b.Headings[0] > a.Headings[0] {
				a.Last = min(a.Last, b.Headings[0]-1)
			}
		}
	}
}

// table describes the table below (in a form: beside) a line of headings.
func (c candidate) table(h hint) Table {
	s := c.plane.sheet
	t := Table{Sheet: s.Name, Hidden: s.Hidden, Use: !s.Hidden, About: c.about, Layout: RowPerRecord}
	if s.Hidden {
		t.Why = HiddenSheet
	}
	if h.about == c.about {
		t.Role = h.role
	}
	if title, ok := c.title(); ok && title.about == c.about && t.Role == "" {
		t.Role = title.role
	}
	head := c.line().Number
	t.Headings = []int{head}
	if c.plane.turned {
		t.Layout = Form
		t.From, t.To = c.extentOfForm()
	} else {
		t.Headings = c.headings()
	}
	t.First = t.Headings[len(t.Headings)-1] + 1
	t.Last = c.last(t)
	return t
}

// title reads what stands above the headings.
func (c candidate) title() (hint, bool) {
	if c.plane.turned {
		return hint{}, false
	}
	for i := c.index - 1; i >= 0 && i >= c.index-6; i-- {
		line := &c.plane.lines[i]
		if len(line.Cells) <= 2 {
			if h, ok := hintOf(line.Cells[0].Text); ok && h.about != Nothing && len(line.Cells[0].Text) < 120 {
				return h, true
			}
		}
	}
	return hint{}, false
}

// extentOfForm gives the rows from the first known label to the empty row below the last
// one; labels that nobody knows stand between and below them.
func (c candidate) extentOfForm() (from, to int) {
	for _, cell := range c.line().Cells {
		if m, ok := matchHeading(c.about, cell.Text); ok && m.confidence != proposal.Doubtful {
			if from == 0 {
				from = int(cell.Column)
			}
			to = int(cell.Column)
		}
	}
	for row := to + 1; ; row++ {
		if c.rowEmpty(row) {
			return from, row - 1
		}
	}
}

func (c candidate) rowEmpty(row int) bool {
	for i := range c.plane.lines {
		if c.plane.lines[i].Cell(row) != nil {
			return false
		}
	}
	return true
}

// headings adds the row above with the names of groups, and the rows below with what
// the groups hold or what programs call them.
func (c candidate) headings() []int {
	out := []int{c.line().Number}
	if c.index > 0 && c.groups(&c.plane.lines[c.index-1], c.line()) {
		out = append([]int{c.plane.lines[c.index-1].Number}, out...)
	}
	if c.index+1 < len(c.plane.lines) {
		next := &c.plane.lines[c.index+1]
		if next.Number == c.line().Number+1 && (c.groups(c.line(), next) && c.subheadings(next) || allTechnical(next)) {
			out = append(out, next.Number)
		}
	}
	return out
}

// groups tells whether one row names groups of the columns that the next row names:
// some of its cells reach over several cells below, and it is no title.
func (c candidate) groups(upper, lower *grid.Row) bool {
	if upper.Number+1 != lower.Number || len(upper.Cells) == 0 {
		return false
	}
	wide := 0
	for _, a := range c.plane.merges() {
		if a.Top == upper.Number && a.Bottom == upper.Number && a.Right > a.Left && upper.Cell(a.Left) != nil && below(lower, a.Left, a.Right) > 1 {
			wide++
		}
	}
	if len(c.plane.merges()) == 0 && len(upper.Cells) >= 2 {
		for i, cell := range upper.Cells {
			to := math.MaxInt32
			if i+1 < len(upper.Cells) {
				to = int(upper.Cells[i+1].Column) - 1
			}
			if below(lower, int(cell.Column), to) > 1 {
				wide++
			}
		}
		if len(upper.Cells)*2 > len(lower.Cells)*2-1 {
			wide = 0
		}
	}
	first := upper.Cells[0]
	title := len(upper.Cells) == 1 && int(first.Column) == int(lower.Cells[0].Column)
	return wide > 0 && !title
}

// below counts the cells of a row between two columns.
func below(row *grid.Row, from, to int) int {
	n := 0
	for i := range row.Cells {
		if at := int(row.Cells[i].Column); at >= from && at <= to {
			n++
		}
	}
	return n
}

// subheadings tells whether a row below headings may hold headings itself.
func (c candidate) subheadings(row *grid.Row) bool {
	for i := range row.Cells {
		if row.Cells[i].Kind != grid.Text || plainValue(row.Cells[i].Text) || utf8.RuneCountInString(row.Cells[i].Text) > 80 {
			return false
		}
	}
	return true
}

// sentence tells whether a line is a single sentence, such as a remark below a table.
func sentence(line *grid.Row) bool {
	return len(line.Cells) == 1 && len(strings.Fields(line.Cells[0].Text)) > 4
}

func allTechnical(row *grid.Row) bool {
	n := 0
	for i := range row.Cells {
		if technical.MatchString(row.Cells[i].Text) {
			n++
		}
	}
	return n*5 >= len(row.Cells)*3 && n >= 2
}

// last gives the last line of a table: it ends at an empty line when what follows has
// so few cells that it is text below the table.
func (c candidate) last(t Table) int {
	lines := c.plane.between(t.First, math.MaxInt32)
	if len(lines) == 0 {
		return t.First - 1
	}
	if t.Layout == Form {
		return lines[len(lines)-1].Number
	}
	width := 0
	for i := range lines {
		if i > 0 && lines[i].Number > lines[i-1].Number+1 {
			if few := max(1, width/(3*i)); len(lines[i].Cells) <= few && width >= 2*i || sentence(&lines[i]) {
				return lines[i-1].Number
			}
		}
		width += len(lines[i].Cells)
	}
	return lines[len(lines)-1].Number
}
