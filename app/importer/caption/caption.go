// Package caption says how the lines of what was read are called and what they hold: on
// the page where they are ticked, and beside the columns they come from.
package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/proposal"
)

// Lines are the lines of a review, in words.
type Lines struct {
	*present.Presenter
	Review *review.Review
}

// Name says which value a line is: the record, the list, the row, or the field within
// its row.
func (l *Lines) Name(line int) string {
	at := l.Review.Line(line)
	switch at.Kind {
	case review.Record:
		kind, _ := l.Review.Record(at.Item).Identity()
		return Capital(l.Kind(kind)) + ": " + l.Review.Record(at.Item).Title()
	case review.Row:
		if name := l.Fields.RowName(at.Field); name != "" {
			return Capital(name)
		}
	}
	var names []string
	for _, g := range at.Groups {
		names = append(names, l.Fields.Label(g))
	}
	return strings.Join(append(names, l.Fields.Label(at.Field)), " › ")
}

// Value prints what a line proposes, on one line.
func (l *Lines) Value(line int) string {
	at := l.Review.Line(line)
	if at.Value == nil {
		return ""
	}
	printed := l.Presenter.Value(l.Review.Record(at.Item), at.Value.Field, l.Review.Get(line))
	return strings.Join(strings.Fields(printed), " ")
}

// Sure says how sure a value is, and in which colour.
func (l *Lines) Sure(line int) (string, widgets.Severity) {
	value := l.Review.Line(line).Value
	switch {
	case value == nil:
		return "", widgets.Neutral
	case value.Edited():
		return l.Words.Say("importer.edited"), widgets.Draft
	}
	return l.Words.Say("importer.confidence." + string(value.Evidence.Confidence)), Severity(value.Evidence.Confidence)
}

// Heading tells which lines stand above others: 1 for a record, 2 for a list.
func (l *Lines) Heading(line int) int {
	switch l.Review.Line(line).Kind {
	case review.Record:
		return 1
	case review.List:
		return 2
	}
	return 0
}

// Columns are the first columns in which lines are shown: the name, the value and how
// sure it is. Name may say more of a line than its own name.
func (l *Lines) Columns(widths [3]float32, name func(int) string) []widgets.Column[int] {
	column := func(id string, width float32, text func(int) string) widgets.Column[int] {
		return widgets.Column[int]{ID: id, Title: l.Words.Say("importer.column." + id), Width: width, Text: text}
	}
	field, value := column("field", widths[0], name), column("value", widths[1], l.Value)
	field.Cell = func(line int) widgets.CellStyle {
		at := l.Review.Line(line)
		return widgets.CellStyle{Indent: at.Depth, Quiet: at.Kind == review.Leaf}
	}
	value.Grow = true
	value.Cell = func(line int) widgets.CellStyle {
		return widgets.CellStyle{Bold: l.Review.Line(line).Kind == review.Row}
	}
	sure := column("confidence", widths[2], func(line int) string { text, _ := l.Sure(line); return text })
	sure.Cell = func(line int) widgets.CellStyle {
		_, severity := l.Sure(line)
		return widgets.CellStyle{Badge: true, Severity: severity}
	}
	return []widgets.Column[int]{field, value, sure}
}

// Severity is the colour of a degree of confidence.
func Severity(c proposal.Confidence) widgets.Severity {
	switch c {
	case proposal.Certain:
		return widgets.OK
	case proposal.Likely:
		return widgets.Info
	}
	return widgets.Warning
}

// Capital writes the first letter of a word large.
func Capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}
