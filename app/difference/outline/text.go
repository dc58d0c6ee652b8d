package outline

import (
	"slices"
	"strings"

	"verwerkingsregister/app/present"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// printer prints the values of both versions.
type printer struct {
	words *present.Presenter
	Sides
}

func (p printer) value(record model.Record, path field.Path) any {
	v, err := field.Get(record, path)
	if err != nil {
		return nil // not there, so nothing to print
	}
	return v
}

// print prints a value: several values a line each, other records by their
// name, and what was erased with the day it was.
func (p printer) print(record model.Record, f *field.Field, value any) string {
	switch v := value.(type) {
	case []string:
		return strings.Join(p.items(record, f, v), "\n")
	case string:
		if day, erased := register.ErasedOn(v); erased {
			return p.words.Words.Erased(day)
		}
		if f.Type == field.RecordRef && p.Name != nil {
			if name := p.Name(model.ID(v)); name != "" {
				return name
			}
		}
	}
	return p.words.Value(record, f, value)
}

func (p printer) items(record model.Record, f *field.Field, values []string) []string {
	items := make([]string, len(values))
	for i, v := range values {
		if day, erased := register.ErasedOn(v); erased {
			items[i] = p.words.Words.Erased(day)
			continue
		}
		items[i] = p.words.Value(record, f, []string{v})
	}
	return items
}

// below says where in a nested row a value stands.
func (p printer) below(record model.Record, row, path field.Path) string {
	whole, above := p.words.Path(record, path), p.words.Path(record, row)
	return strings.TrimPrefix(strings.TrimPrefix(whole, above), " › ")
}

// altered fills in what a value was and is. A long text becomes several rows,
// with what stayed the same in it folded.
func (b *builder) altered(row *Row, c diff.Change) []*Row {
	old, now := b.print(b.Before, c.Field, c.Old), b.print(b.After, c.Field, c.New)
	switch {
	case old == "" || now == "" || old == now:
		row.Parts = parts(Part{Removed, old}, Part{Added, now})
	case c.Field.Type == field.Texts || c.Field.Type == field.Codes || c.Field.Type == field.RowRefs:
		row.Parts = byItem(strings.Split(old, "\n"), strings.Split(now, "\n"))
	case c.Field.Type == field.LongText || c.Field.Type == field.Text && c.Field.List == "":
		return b.chunks(row, diff.Words(old, now))
	default:
		row.Parts = parts(Part{Removed, old}, Part{Added, now})
	}
	return []*Row{row}
}

func parts(all ...Part) []Part {
	return slices.DeleteFunc(all, func(p Part) bool { return p.Text == "" })
}

// byItem compares lists of several values, a value a line: in the new order,
// with what is gone behind them.
func byItem(old, now []string) []Part {
	rest := slices.Clone(old)
	var all []Part
	for _, item := range now {
		kind := Added
		if i := slices.Index(rest, item); i >= 0 {
			kind, rest = Same, slices.Delete(rest, i, i+1)
		}
		all = append(all, Part{kind, item + "\n"})
	}
	for _, item := range rest {
		all = append(all, Part{Removed, item + "\n"})
	}
	last := &all[len(all)-1]
	last.Text = strings.TrimSuffix(last.Text, "\n")
	return all
}

// How much of what stayed the same in a long text is shown beside a change, in
// words, and from how many words more it is folded.
const (
	contextWords = 14
	leastFolded  = 12
)

// chunks cuts a compared text at long stretches that stayed the same.
func (b *builder) chunks(row *Row, segments []diff.Segment) []*Row {
	rows, at := []*Row{row}, row
	for i, s := range segments {
		kind := map[diff.Edit]Kind{diff.Insert: Added, diff.Delete: Removed}[s.Edit]
		before, inside, after := s.Text, "", ""
		if kind == Same {
			before, inside, after = middle(s.Text, i == 0, i == len(segments)-1)
		}
		if inside == "" {
			at.Parts = append(at.Parts, Part{kind, s.Text})
			continue
		}
		if before != "" {
			at.Parts = append(at.Parts, Part{Same, before})
		}
		fold := &Row{Shape: Fold, Level: row.Level, Label: b.words.Words.Count("history.outline.words", len(strings.Fields(inside))),
			inner: []*Row{{Level: row.Level, Path: row.Path, Parts: []Part{{Same, strings.TrimSpace(inside)}}}}}
		if len(at.Parts) == 0 { // it begins the text: the label stands below it
			rows = append([]*Row{fold}, rows...)
		} else {
			rows = append(rows, fold)
			at = &Row{Level: row.Level, Kind: Altered, Path: row.Path}
			rows = append(rows, at)
		}
		if after != "" {
			at.Parts = append(at.Parts, Part{Same, after})
		}
	}
	if len(rows) > 1 && len(at.Parts) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

// middle takes the words apart that are far from a change. There is none
// before the first stretch, and none behind the last.
func middle(text string, first, last bool) (before, inside, after string) {
	from, to := 0, len(text)
	if !first {
		from = skipWords(text, contextWords)
	}
	if !last {
		to = len(text) - lastWords(text, contextWords)
	}
	if from >= to || len(strings.Fields(text[from:to])) < leastFolded {
		return text, "", ""
	}
	return text[:from], text[from:to], text[to:]
}

// skipWords gives the length of the first n words, with the space behind them.
func skipWords(text string, n int) int {
	space := true
	for i, r := range text {
		now := r == ' ' || r == '\n'
		if space && !now {
			if n == 0 {
				return i
			}
			n--
		}
		space = now
	}
	return len(text)
}

// lastWords gives the length of the last n words.
func lastWords(text string, n int) int {
	words := len(strings.Fields(text))
	if words <= n {
		return len(text)
	}
	return len(text) - skipWords(text, words-n)
}
