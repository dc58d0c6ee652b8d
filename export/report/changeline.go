package report

import (
	"fmt"
	"reflect"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// changeLine is one difference in words.
type changeLine struct {
	top     string // the field of the record it is in
	where   string
	was, is Cell
}

// lineOf words a difference. Paths name rows as they were called before; an
// added row is only there after.
func lineOf(c diff.Change, was, is *source) changeLine {
	side := was
	if c.Op == diff.Added {
		side = is
	}
	n, where := side.where(c.Path)
	line := changeLine{top: c.Path.Top(), where: where, was: Text("–"), is: Text("–")}
	switch c.Op {
	case diff.Added:
		line.is = is.words.OrMissing(is.wholeRow(n, c.Row))
	case diff.Removed:
		line.was = was.words.OrMissing(was.wholeRow(n, c.Row))
	case diff.Moved:
		line.was, line.is = was.placed(c.From), is.placed(c.To)
	case diff.Replaced:
		line.was, line.is = was.wholeList(n, c.Old), is.wholeList(n, c.New)
	case diff.Changed:
		line.was, line.is = was.words.OrMissing(was.value(n, c.Old)), is.words.OrMissing(is.value(n, c.New))
		if n.Type == field.Text || n.Type == field.LongText {
			line.was.Text, line.is.Text = folded(line.was, line.is)
		}
	}
	return line
}

// where names the place of a value: the lists and groups on the way, with the
// titles of their rows. It returns the field that stands there.
func (s *source) where(path field.Path) (*node, string) {
	steps, err := path.Steps()
	if err != nil {
		return s.root, string(path)
	}
	n, v := s.root, s.record
	var labels []string
	for i, step := range steps {
		n = n.child(step.Name)
		label := s.words.Label(n.Field)
		if v.IsValid() {
			v = v.FieldByIndex(n.index)
		}
		if step.Row != "" {
			last := i == len(steps)-1
			row, found := rowNamed(v, step.Row)
			if v = row; found && !last { // the row itself says what it is called
				if title := s.titleOf(n, row); title != "" {
					label = fmt.Sprintf("%s: %s", label, firstLine(title))
				}
			}
		}
		labels = append(labels, label)
	}
	return n, strings.Join(labels, " – ")
}

// rowNamed finds a row of a list by its ID.
func rowNamed(list reflect.Value, id model.RowID) (reflect.Value, bool) {
	if !list.IsValid() || list.Kind() != reflect.Slice {
		return reflect.Value{}, false
	}
	for i := range list.Len() {
		if row := list.Index(i); model.RowID(row.FieldByName("ID").String()) == id {
			return row, true
		}
	}
	return reflect.Value{}, false
}

// wholeRow gives all that a row says.
func (s *source) wholeRow(n *node, row any) string {
	v := reflect.ValueOf(row)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return strings.Join(s.lines(n.children, v), "\n")
}

func (s *source) wholeList(n *node, rows any) Cell {
	v := reflect.ValueOf(rows)
	var lines []string
	for i := range v.Len() {
		lines = append(lines, bullet+strings.Join(s.lines(n.children, v.Index(i)), "; "))
	}
	return s.words.OrMissing(strings.Join(lines, "\n"))
}

// placed says which place a row has in its list.
func (s *source) placed(at int) Cell {
	return Text(fmt.Sprintf(s.words.Text("changes.place"), at+1))
}

// value words a value of a leaf as package field gives it.
func (s *source) value(n *node, value any) string {
	switch v := value.(type) {
	case model.Count:
		return v.String()
	case []string:
		words := make([]string, len(v))
		for i, one := range v {
			words[i] = s.one(n, one)
		}
		return strings.Join(words, "; ")
	case string:
		return s.one(n, v)
	}
	return ""
}

func (s *source) one(n *node, v string) string {
	switch {
	case v == "":
		return ""
	case n.Type == field.Code || n.Type == field.Codes:
		return s.words.Code(n.List, v)
	case n.Type == field.RowRef || n.Type == field.RowRefs:
		return s.rowTitle(n.RowList, model.RowID(v))
	case n.Type == field.RecordRef:
		if title := s.titles[model.ID(v)]; title != "" {
			return title
		}
		return s.words.Text("value.unknownRecord")
	case n.Type == field.Date:
		return model.Date(v).Format()
	case n.List != "":
		return s.words.CodeOrText(n.List, v)
	case n.TypeKey == "Service.language":
		return s.words.languageName(v)
	}
	return v
}

// Texts of which a part changed are cut down to what changed, with some words
// around it.
const (
	longText = 240
	around   = 6 // words
)

// folded cuts what two long texts have in common out of both.
func folded(was, is Cell) (before, after string) {
	if was.Kind == MissingCell || is.Kind == MissingCell || len(was.Text) < longText && len(is.Text) < longText {
		return was.Text, is.Text
	}
	segments := diff.Words(was.Text, is.Text)
	var a, b strings.Builder
	for i, s := range segments {
		switch s.Edit {
		case diff.Equal:
			kept := ends(s.Text, i == 0, i == len(segments)-1)
			a.WriteString(kept)
			b.WriteString(kept)
		case diff.Delete:
			a.WriteString(s.Text)
		case diff.Insert:
			b.WriteString(s.Text)
		}
	}
	return strings.TrimSpace(a.String()), strings.TrimSpace(b.String())
}

// ends keeps the first and last words of a piece that stayed: those beside a
// change.
func ends(text string, first, last bool) string {
	words := strings.SplitAfter(text, " ")
	head, tail := around, around
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(words) <= head+tail+2 {
		return text
	}
	return strings.Join(words[:head], "") + "… " + strings.Join(words[len(words)-tail:], "")
}
