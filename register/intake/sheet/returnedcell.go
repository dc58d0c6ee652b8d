package sheet

import (
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// cellChange is a cell that was changed, or filled in in a new row.
type cellChange struct {
	table *returnedTable
	row   *returnedRow
	c     returnedColumn
	to    target
	was   origin.Print
}

func (c cellChange) text() string { return c.table.text(c.row, &c.c) }

func (c cellChange) evidence(text string) proposal.Evidence {
	return proposal.Evidence{Source: proposal.Source{Text: text, Pos: c.table.position(c.row, c.c)}, Confidence: proposal.Certain}
}

// cell proposes what a cell says now.
func (r *returner) cell(c cellChange) {
	paths, labelled := c.c.field.Labelled()
	leaf := c.c.field.Leaf()
	switch {
	case labelled:
		r.lines(c, paths)
	case leaf == "":
		r.tell(proposal.NoteElsewhereChanged, c.to.item, c.table, c.row, c.c)
	default:
		f := fieldBelow(c.to.below, leaf)
		if f == nil || !f.Leaf() || f.Fixed {
			r.tell(proposal.NoteElsewhereChanged, c.to.item, c.table, c.row, c.c)
			return
		}
		if !r.leaf(c, f, leaf, c.text(), "\n") {
			r.tell(proposal.NoteValueChanged, c.to.item, c.table, c.row, c.c)
			return
		}
		r.account(c.table).set(c.row.line.Number, c.c.at, inField)
	}
}

// fieldBelow finds a field by its names from another one down; not through a list.
func fieldBelow(f *field.Field, path string) *field.Field {
	for name := range strings.SplitSeq(path, ".") {
		if f == nil || f.Leaf() {
			return nil
		}
		f = f.Child(name)
		if f != nil && f.Type == field.Rows {
			return nil
		}
	}
	return f
}

// leaf proposes a value for one field, and tells whether the text is one. Between stands
// between several values in one text.
func (r *returner) leaf(c cellChange, f *field.Field, path, text, between string) bool {
	ev := c.evidence(text)
	name := c.to.prefix + path
	if f.Type == field.RecordRef {
		parent, _, nested := cutLast(name)
		name = f.NameField
		if nested {
			name = parent + "." + f.NameField
		}
	}
	if text == "" {
		if c.to.of != nil {
			c.to.row.Empty(name, ev)
			r.result.Proposal.Notes = append(r.result.Proposal.Notes, proposal.Note{
				Code: proposal.NoteEmptied, Item: r.order[c.to.item], Path: c.to.row.Path().Field(name), Text: c.c.heading, Pos: ev.Source.Pos,
			})
		}
		return true
	}
	value, ok := r.value(f, text, between, c.to)
	if !ok {
		return false
	}
	if d, is := value.(string); is && f.Type == field.Date && origin.PrintOf(d) == c.was {
		return true // the same day, written otherwise
	}
	c.to.row.Set(name, value, ev)
	return true
}

func cutLast(path string) (before, last string, nested bool) {
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		return path[:i], path[i+1:], true
	}
	return "", path, false
}

// value reads what a text says of a field: one of Go's types that package field has.
func (r *returner) value(f *field.Field, text, between string, to target) (any, bool) {
	switch f.Type {
	case field.Code:
		return r.word(f.List, text)
	case field.Codes, field.RowRefs, field.Texts:
		var all []string
		for _, part := range separate(text, between) {
			one, ok := r.one(f, part, to)
			if !ok {
				return nil, false
			}
			all = append(all, one)
		}
		return all, true
	case field.RowRef:
		return r.one(f, text, to)
	case field.Date:
		d, ok := dayOf(&grid.Cell{Text: text}, DayFirst)
		return string(d.date), ok && d.whole && !d.asked
	case field.Count:
		n, err := strconv.Atoi(text)
		return model.N(n), err == nil && n >= 0
	}
	if f.List != "" {
		if code, ok := r.word(f.List, text); ok {
			return code, true
		}
	}
	return text, true
}

// one reads one of several values.
func (r *returner) one(f *field.Field, text string, to target) (string, bool) {
	switch f.Type {
	case field.Codes:
		return r.word(f.List, text)
	case field.RowRef, field.RowRefs:
		return r.rowCalled(f.RowList, text, to)
	}
	return text, true
}

// separate cuts a text with several values, one on each line, or in a labelled line with
// a semicolon between them.
func separate(text, between string) []string {
	var parts []string
	for part := range strings.SplitSeq(text, between) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// rowCalled finds the row of another list of the same record.
func (r *returner) rowCalled(list, name string, to target) (string, bool) {
	if to.of != nil {
		if id, ok := to.of.rows[list][fold(name)]; ok {
			return string(id), true
		}
	}
	of, err := field.At(kindOf(to.item.Record), field.Path(list))
	if err != nil || of.TitleField() == nil {
		return "", false
	}
	for _, row := range to.item.Root().Rows(list) {
		if title := row.Text(of.TitleField().Name); title != "" && fold(title) == fold(name) {
			return string(row.ID()), true
		}
	}
	return "", false
}

func kindOf(record model.Record) model.Kind {
	kind, _ := record.Identity()
	return kind
}

// word reads the words of a list as they are printed, or as people write them.
func (r *returner) word(list, text string) (string, bool) {
	known := r.codes[list]
	if known == nil {
		known = map[string]string{}
		on := model.DateOf(r.book.Export.Made)
		for _, row := range reference.List(list).Rows() {
			for _, words := range []string{row.Words(reference.Dutch, on), row.Words("en", on), row.NL, row.EN} {
				if _, taken := known[fold(words)]; !taken {
					known[fold(words)] = row.Code
				}
			}
		}
		r.codes[list] = known
	}
	if code, ok := known[fold(text)]; ok && fold(text) != "" {
		return code, true
	}
	switch list {
	case "answer":
		a, ok := answerOf(text)
		return string(a.answer), ok && a.whole
	case "country":
		code, ok := r.memo.country(text)
		return string(code), ok
	}
	return r.memo.codeOf(list, text)
}

// labelledLine is a field under its label, as lines say it now.
type labelledLine struct {
	leaf    *labelledLeaf // nil for what can't be changed there
	text    string
	changed bool
}

// lines proposes what differs in the labelled lines of a cell.
func (r *returner) lines(c cellChange, paths []string) {
	known := leavesBelow(c.to.below, paths)
	had, labels := map[origin.Print]bool{}, map[origin.Print]bool{}
	for _, line := range c.was.Lines() {
		had[line.Whole], labels[line.Label] = true, true
	}
	entries, loose := known.read(c.text(), had)
	account, here := r.account(c.table), map[string]bool{}
	for _, e := range entries {
		if e.leaf == nil {
			loose = loose || e.changed
			continue
		}
		here[e.leaf.path] = true
		if e.changed && !r.leaf(c, e.leaf.field, e.leaf.path, e.text, "; ") {
			r.tell(proposal.NoteValueChanged, c.to.item, c.table, c.row, c.c)
		}
	}
	for i := range known.leaves {
		l := &known.leaves[i]
		if !here[l.path] && slices.ContainsFunc(l.labels, func(label string) bool { return labels[origin.PrintOf(label)] }) {
			here[l.path] = true
			r.leaf(c, l.field, l.path, "", "; ")
		}
	}
	if loose {
		r.tell(proposal.NoteElsewhereChanged, c.to.item, c.table, c.row, c.c)
		return
	}
	account.set(c.row.line.Number, c.c.at, inField)
}

// labelledLeaf is a field with the labels it has, in each language.
type labelledLeaf struct {
	path   string
	field  *field.Field
	labels []string
}

// labelledLeaves are the fields a cell of labelled lines can hold. Rows in them have
// labels that begin with those of nested: nothing tells which row they are.
type labelledLeaves struct {
	leaves []labelledLeaf
	nested []string
}

// leavesBelow lists the fields of such a cell: those in the groups and fields at the
// paths, all when there are none. Under one group the label of the group is left out.
func leavesBelow(f *field.Field, paths []string) labelledLeaves {
	var l labelledLeaves
	if len(paths) == 0 {
		l.group(f, "", []string{"", ""})
		return l
	}
	for _, path := range paths {
		at := fieldBelow(f, path)
		switch {
		case at == nil:
		case len(paths) == 1 && at.Type == field.Group:
			l.group(at, path+".", []string{"", ""})
		default:
			parent, _, nested := cutLast(path)
			prefix := []string{"", ""}
			if nested {
				parent += "."
				prefix = chain(f, path)
			}
			l.add(at, parent, prefix)
		}
	}
	return l
}

// chain is what the labels of the groups around a field begin with.
func chain(f *field.Field, path string) []string {
	prefix := []string{"", ""}
	steps := strings.Split(path, ".")
	for _, name := range steps[:len(steps)-1] {
		f = f.Child(name)
		for i, language := range languages {
			prefix[i] += printedLabel(language, f) + " – "
		}
	}
	return prefix
}

func (l *labelledLeaves) group(f *field.Field, path string, prefix []string) {
	for _, child := range f.Fields {
		l.add(child, path, prefix)
	}
}

// add adds a field, under its label behind those of the groups around it.
func (l *labelledLeaves) add(f *field.Field, path string, prefix []string) {
	labels := make([]string, len(languages))
	for i, language := range languages {
		labels[i] = prefix[i] + printedLabel(language, f)
	}
	switch {
	case f.Name == "id" && f.Fixed || f.IsNameOf() != nil:
	case f.Type == field.Rows:
		l.nested = append(l.nested, labels...)
	case f.Type == field.Group:
		for i := range labels {
			labels[i] += " – "
		}
		l.group(f, path+f.Name+".", labels)
	default:
		l.leaves = append(l.leaves, labelledLeaf{path + f.Name, f, labels})
	}
}

// read takes a text of labelled lines apart. Loose tells that a line stands before any
// label and was not there before.
func (l labelledLeaves) read(text string, had map[origin.Print]bool) (entries []labelledLine, loose bool) {
	for line := range strings.SplitSeq(text, "\n") {
		fresh := strings.TrimSpace(line) != "" && !had[origin.PrintOf(line)]
		leaf, value, labelled := l.label(line)
		switch {
		case labelled:
			entries = append(entries, labelledLine{leaf, value, fresh})
		case len(entries) > 0:
			last := &entries[len(entries)-1]
			last.text += "\n" + line
			last.changed = last.changed || fresh
		default:
			loose = loose || fresh
		}
	}
	for i := range entries {
		entries[i].text = strings.TrimSpace(entries[i].text)
	}
	return entries, loose
}

// label finds the label that a line begins with, the longest that fits. It is true with
// no leaf for a row within the row.
func (l labelledLeaves) label(line string) (leaf *labelledLeaf, value string, ok bool) {
	longest := 0
	for i := range l.leaves {
		for _, label := range l.leaves[i].labels {
			if len(label) > longest && strings.HasPrefix(line, label+":") {
				leaf, value, ok, longest = &l.leaves[i], strings.TrimPrefix(line[len(label)+1:], " "), true, len(label)
			}
		}
	}
	if ok {
		return leaf, value, true
	}
	for _, label := range l.nested {
		rest, found := strings.CutPrefix(line, label+" ")
		number, _, dash := strings.Cut(rest, " – ")
		if _, err := strconv.Atoi(number); found && dash && err == nil {
			return nil, "", true
		}
	}
	return nil, "", false
}
