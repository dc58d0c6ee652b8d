package report

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// paperLists says which columns the lists of an activity have on an upright
// page. Whatever else is filled in about a row is printed below its cells; a
// list that is not here has one column, with what names the row.
var paperLists = []listSpec{
	{"controllers", []columnSpec{column(40, "partyId"), column(20, "role"), column(20, "under"), column(20, "reference")}},
	{"jointControllers", []columnSpec{column(36, "partyId"), column(26, "arrangement"), column(18, "arrangementDate"), column(20, "essenceAvailable")}},
	{"purposes", []columnSpec{
		{fields: []string{"text", "code"}, width: 46, write: purposeName}, column(30, "legalBasis"), column(24, "statute"),
	}},
	{"dataSubjects", []columnSpec{column(46, "name"), column(16, "vulnerable"), column(22, "vulnerability"), column(16, "number")}},
	{"dataCategories", []columnSpec{
		{fields: []string{"label", "code"}, width: 30, write: categoryName}, column(30, "items"), column(16, "subjects"), column(10, "applies"), column(14, "kind"),
	}},
	{"recipients", []columnSpec{column(32, "partyId"), column(22, "kind"), column(14, "country"), column(32, "purpose")}},
	{"services", []columnSpec{column(40, "serviceId"), column(60, "options")}},
	{"engagements", []columnSpec{
		column(28, "partyId"), column(16, "role"), {fields: []string{"serviceId"}, width: 26, heading: "column.serviceOf"}, column(15, "seatCountry"), column(15, "transfer.outsideEEA"),
	}},
	{"retention", []columnSpec{
		column(28, "scope"), {fields: []string{"limit", "amount", "unit", "trigger", "condition", "text"}, width: 34, heading: "column.term", write: termAndText},
		column(18, "action"), column(20, "source"),
	}},
	{"storage", []columnSpec{column(34, "place"), column(18, "country"), column(22, "purpose"), column(26, "text")}},
	{"measures", []columnSpec{{fields: []string{"text", "code"}, width: 56, write: measureName}, column(22, "aspect"), column(22, "status")}},
	{"access", []columnSpec{column(30, "group"), column(35, "data"), column(35, "operations")}},
	{"certificates", []columnSpec{column(34, "standard"), column(24, "holder"), column(14, "status"), column(14, "from"), column(14, "to")}},
	{"details", []columnSpec{column(30, "right"), column(16, "applies"), column(54, "how")}},
	{"documents", []columnSpec{column(40, "title"), column(24, "kind"), column(14, "date"), column(22, "place")}},
}

func purposeName(s *source, row reflect.Value) string {
	p := row.Interface().(model.Purpose)
	return either(p.Text, s.code("bijsluiter-purpose", p.Code))
}

func categoryName(s *source, row reflect.Value) string {
	c := row.Interface().(model.DataCategory)
	return either(c.Label, s.code("bijsluiter-category", c.Code))
}

func measureName(s *source, row reflect.Value) string {
	m := row.Interface().(model.Measure)
	return either(m.Text, s.code("measure", m.Code))
}

// either joins a text and the words of its code, unless they say the same.
func either(text, words string) string {
	if text == words {
		return text
	}
	return joined("\n", text, words)
}

// termAndText gives the term and, between quotes, the text it was found in.
func termAndText(s *source, row reflect.Value) string {
	r := row.Interface().(model.Retention)
	if r.Text == "" {
		return s.words.Term(r)
	}
	return joined("\n", s.words.Term(r), "“"+r.Text+"”")
}

// paperList is a list with its columns found.
type paperList struct {
	columns []compiledColumn
	rest    []pathNode
	needed  []string
}

var paperColumns = sync.OnceValue(func() map[*node]paperList {
	activity := nodes()[model.KindActivity]
	lists := map[*node]paperList{}
	for _, n := range activity.children {
		if n.Type != field.Rows {
			continue
		}
		lists[n] = compilePaperList(n, paperSpecs(n.Name))
	}
	return lists
})

func paperSpecs(list string) []columnSpec {
	i := slices.IndexFunc(paperLists, func(l listSpec) bool { return l.list == list })
	if i < 0 {
		return nil
	}
	return paperLists[i].columns
}

func compilePaperList(n *node, specs []columnSpec) paperList {
	columns := compileColumns(n, specs)
	if len(specs) == 0 {
		return paperList{columns: nil, rest: columns[0].group}
	}
	if len(columns) == len(specs) {
		return paperList{columns: columns, needed: needed}
	}
	last := len(columns) - 1
	return paperList{columns: columns[:last], rest: columns[last].group, needed: needed}
}

// article says to which part of art. 30 a section of an activity answers.
func article(code string, role model.Role) string {
	if role.ActsForOthers() {
		return map[string]string{"roles": "30(2)(a)", "purposes": "30(2)(b)", "transfer": "30(2)(c)", "security": "30(2)(d)"}[code]
	}
	return map[string]string{
		"roles": "30(1)(a)", "purposes": "30(1)(b)", "data": "30(1)(c)", "recipients": "30(1)(d)", "transfer": "30(1)(e)", "retention": "30(1)(f)", "security": "30(1)(g)",
	}[code]
}

// asked tells whether art. 30 asks the field of an activity in that role, so
// that it is printed also when nothing is filled in.
func asked(name string, role model.Role) bool {
	switch name {
	case "role", "status", "outsideEEA":
		return true
	case "controllers", "operations":
		return role.ActsForOthers()
	case "purposes", "dataSubjects", "dataCategories", "recipients", "retention":
		return !role.ActsForOthers()
	}
	return false
}

// internal are the fields of an activity that are left out of what is handed
// over to the supervisory authority: notes and administration of the
// organisation's own, and the record of breaches, which art. 33(5) keeps apart.
var internal = []string{"remarks", "fgRemarks", "tags", "sourceRef", "oldVersion", "created", "updated", "public", "review", "breaches"}

// activityBlocks prints an activity: its sections with what is filled in, and
// what art. 30 asks.
func (b *builder) activityBlocks(a *model.Activity, yield func(Block) bool) bool {
	if facts := b.approvalFacts(a.ID); len(facts) > 0 && !yield(Facts{Entries: facts}) {
		return false
	}
	s := b.source.of(a)
	for _, sec := range sections()[model.KindActivity] {
		p := part{source: s, role: a.Role, general: b.reg.Organisation.Security != ""}
		for _, n := range sec.fields {
			if !n.hidden() && n.Name != "number" && n.Name != "name" && !slices.Contains(b.skip, n.Name) {
				p.add(n)
			}
		}
		blocks := p.blocks()
		if len(blocks) == 0 {
			continue
		}
		heading := Heading{Level: 3, Text: b.words.titles["activity."+sec.code], Note: reference.Article(article(sec.code, a.Role), b.words.language)}
		if !yield(heading) {
			return false
		}
		for _, block := range blocks {
			if !yield(block) {
				return false
			}
		}
	}
	return true
}

// part is a section being printed: single values first, then the lists.
type part struct {
	*source
	role    model.Role
	general bool // the organisation says what holds for every activity
	entries []Entry
	groups  []Block
	lists   []Block
}

func (p *part) blocks() []Block {
	var out []Block
	if len(p.entries) > 0 {
		out = append(out, Facts{Entries: p.entries})
	}
	return slices.Concat(out, p.groups, p.lists)
}

func (p *part) add(n *node) {
	v := p.record.FieldByIndex(n.index)
	missing := empty(v) && (n.Type != field.RecordRef || p.reference(n, p.record) == "")
	switch {
	case missing && n.Name == "security":
		p.security(n)
	case missing && asked(n.Name, p.role):
		p.entries = append(p.entries, Entry{p.words.Label(n.Field), p.words.Missing()})
	case missing:
	case n.Type == field.Rows:
		p.lists = append(p.lists, p.list(n, v))
	case n.Type == field.Group:
		p.group(n, v)
	default:
		p.entries = append(p.entries, Entry{p.words.Label(n.Field), p.shortCell(n, p.record)})
	}
}

// security says where the measures stand when no general description is filled
// in: below as a list, or with the organisation (art. 30(1)(g), 30(2)(d)).
func (p *part) security(n *node) {
	switch {
	case p.record.FieldByName("Measures").Len() > 0:
	case p.general:
		p.entries = append(p.entries, Entry{p.words.Label(n.Field), Text(fmt.Sprintf(p.words.Text("ap.seeGeneral"), p.words.Text("ap.general")))})
	default:
		p.entries = append(p.entries, Entry{p.words.Label(n.Field), p.words.Missing()})
	}
}

// group prints a group: a small one as one value, a large one under a title of
// its own.
func (p *part) group(n *node, v reflect.Value) {
	const small = 3
	var entries []Entry
	var single []*node
	for _, c := range n.children {
		if rows := v.FieldByIndex(c.index); c.Type == field.Rows && rows.Len() > 0 {
			p.lists = append(p.lists, p.gridOf(p.words.Label(c.Field), compilePaperList(c, paperSpecs(c.Name)), c, rows))
			continue
		}
		single = append(single, c)
		p.each(c, v, "", func(label string, n *node, holder reflect.Value) {
			entries = append(entries, Entry{label, p.shortCell(n, holder)})
		})
	}
	switch {
	case len(entries) > small:
		p.groups = append(p.groups, Facts{Title: p.words.Label(n.Field), Entries: entries})
	case len(entries) > 0:
		p.entries = append(p.entries, Entry{p.words.Label(n.Field), Text(strings.Join(p.lines(single, v), "\n"))})
	}
}

// shortCell is the value of a leaf with several values on one line.
func (s *source) shortCell(n *node, holder reflect.Value) Cell {
	switch n.Type {
	case field.Codes, field.Texts, field.RowRefs:
		return s.words.OrMissing(s.inLine(n, holder))
	}
	return s.cell(n, holder)
}

// list prints a list as a grid.
func (p *part) list(n *node, rows reflect.Value) Grid {
	list := paperColumns()[n]
	if p.role.ActsForOthers() && n.Name == "purposes" { // the legal basis is asked of who decides
		list.needed = nil
	}
	return p.gridOf(p.words.Label(n.Field), list, n, rows)
}

// needed are the columns that are shown also when no row says anything in
// them, by the first field of each.
var needed = []string{"legalBasis", "transfer.outsideEEA", "limit"}

// gridOf is a grid of rows. A column in which no row says anything is left out,
// unless it names the row or is needed.
func (s *source) gridOf(label string, list paperList, n *node, rows reflect.Value) Grid {
	if list.columns == nil {
		return s.titledGrid(label, list, n, rows)
	}
	var columns []Column
	var shown []compiledColumn
	for i, c := range list.columns {
		if i == 0 || slices.Contains(list.needed, c.fields[0]) || s.says(c, rows) {
			shown = append(shown, c)
			columns = append(columns, c.column(s.words))
		}
	}
	columns[0].Heading = label
	return Grid{Columns: columns, Rows: func(yield func(Row) bool) {
		for i := range rows.Len() {
			row := Row{Below: s.below(list.rest, rows.Index(i))}
			for _, c := range shown {
				row.Cells = append(row.Cells, s.columnCell(c, rows.Index(i)))
			}
			if !yield(row) {
				return
			}
		}
	}}
}

func (s *source) columnCell(c compiledColumn, row reflect.Value) Cell {
	if c.leaf != nil && c.write == nil {
		if cell := s.shortCell(c.leaf, fieldAt(row, c.path)); cell.Kind != MissingCell {
			return cell
		}
	}
	return c.cell(s, row)
}

// says tells whether any row has something in the column.
func (s *source) says(c compiledColumn, rows reflect.Value) bool {
	for i := range rows.Len() {
		if c.cell(s, rows.Index(i)).Kind != MissingCell {
			return true
		}
	}
	return false
}

// titledGrid prints each row under its title.
func (s *source) titledGrid(label string, list paperList, n *node, rows reflect.Value) Grid {
	return Grid{Columns: []Column{{Heading: label, Width: 1}}, Rows: func(yield func(Row) bool) {
		for i := range rows.Len() {
			title := s.titleOf(n, rows.Index(i))
			if title == "" {
				title = fmt.Sprintf(s.words.Text("value.unnamedRow"), i+1)
			}
			var rest []pathNode
			for _, r := range list.rest {
				if !r.node.Title {
					rest = append(rest, r)
				}
			}
			if !yield(Row{Cells: []Cell{Text(title)}, Below: s.below(rest, rows.Index(i))}) {
				return
			}
		}
	}}
}

// below gives what is filled in of the fields that have no column: a group as
// one entry with its values on lines, a list likewise.
func (s *source) below(rest []pathNode, row reflect.Value) []Entry {
	var entries []Entry
	for _, r := range rest {
		holder := fieldAt(row, r.path)
		v := holder.FieldByIndex(r.node.index)
		label := s.words.Label(r.node.Field)
		if prefix := s.prefix(r.node); prefix != "" { // what is left of a group of which another part has a column
			lines := strings.Join(s.lines([]*node{r.node}, holder), "\n")
			if last := len(entries) - 1; last >= 0 && entries[last].Label == s.words.Label(r.node.Parent) {
				entries[last].Value.Text = joined("\n", entries[last].Value.Text, lines)
			} else if lines != "" {
				entries = append(entries, Entry{s.words.Label(r.node.Parent), Text(lines)})
			}
			continue
		}
		switch {
		case r.node.Type == field.Group && hasContact(v):
			if lines := s.onLines(r.node, v); lines != "" {
				entries = append(entries, Entry{label, Text(lines)})
			}
		case r.node.Type == field.Group:
			if lines := s.lines(r.node.children, v); len(lines) > 0 {
				entries = append(entries, Entry{label, Text(strings.Join(lines, "\n"))})
			}
		case r.node.Type == field.Rows && v.Len() > 0:
			entries = append(entries, Entry{label, Text(strings.Join(s.rowLines(r.node, v), "\n"))})
		case r.node.Leaf():
			s.each(r.node, holder, "", func(_ string, n *node, holder reflect.Value) {
				entries = append(entries, Entry{label, s.shortCell(n, holder)})
			})
		}
	}
	return entries
}

// rowLines gives each row of a list within a row on a line.
func (s *source) rowLines(n *node, rows reflect.Value) []string {
	if places, ok := rows.Interface().([]model.Place); ok {
		return s.places(places)
	}
	lines := make([]string, rows.Len())
	for i := range lines {
		lines[i] = strings.Join(s.lines(n.children, rows.Index(i)), "; ")
	}
	return lines
}

// ActivityPaper is one activity in full, with the measures that hold for every
// activity, and false when it is not there.
func ActivityPaper(reg *model.Register, id model.ID, words *Words, stamp Stamp) (Paper, bool) {
	a := reg.Activity(id)
	if a == nil {
		return Paper{}, false
	}
	b := newBuilder(reg, words)
	p := b.paper("register", stamp)
	p.Title, p.Subtitle = joined(" – ", a.Number, b.source.named(a.Name)), words.Text("paper.register")
	p.Blocks = func(yield func(Block) bool) { _ = b.activityBlocks(a, yield) && b.general(yield) }
	return p, true
}
