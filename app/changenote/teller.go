package changenote

import (
	"strings"

	"verwerkingsregister/app/present"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/renewal"
)

// Teller words a note in one language.
type Teller struct{ *present.Presenter }

// Topic is the heading of a topic.
func (t Teller) Topic(topic renewal.Topic) string {
	return t.Words.Say("changenote.topic." + string(topic))
}

// Op says what happened: new, gone, changed.
func (t Teller) Op(op renewal.Op) string { return t.Words.Say("changenote.op." + string(op)) }

// Subject names what a change is about: the row by its title, or the field. Under a
// topic of more than one list the list is named too.
func (t Teller) Subject(n Note, c Change) string {
	record := n.record(c)
	if title := t.RowTitle(record, c.Path); title != "" {
		if list, err := field.At(model.KindService, c.Path.Parent()); err == nil && (c.Topic == renewal.Rest || c.Topic == renewal.Wording) {
			return t.Fields.Label(list) + " › " + title
		}
		return title
	}
	f, err := field.At(model.KindService, c.Path)
	if err != nil {
		return string(c.Path)
	}
	if f.Type == field.Rows && strings.HasSuffix(string(c.Path), "]") {
		return t.Fields.RowName(f)
	}
	return t.label(f)
}

// label names a field with the groups and lists it stands in, within its row.
func (t Teller) label(f *field.Field) string {
	label := t.Fields.Label(f)
	for p := f.Parent; p != nil && p.Parent != nil && !(p.Type == field.Rows && p.Parent.Parent == nil); p = p.Parent {
		label = t.Fields.Label(p) + " › " + label
	}
	return label
}

// Line is one value of a change in words; empty where there was or is nothing.
type Line struct{ Label, Before, After string }

// Lines are the values of a change, but for the name that is its subject.
func (t Teller) Lines(n Note, c Change) []Line {
	var lines []Line
	for _, d := range c.Details {
		line := Line{Label: t.label(d.Field), Before: t.Value(n.Before, d.Field, d.Before), After: t.Value(n.Stated, d.Field, d.After)}
		if d.Field.Title && c.Op != renewal.Changed && (line.Before == "" || line.After == "") && d.Path.Parent() == c.Path {
			continue // the subject says it
		}
		lines = append(lines, line)
	}
	return lines
}

// Said tells a value in a line: what it was and what it is.
func (t Teller) Said(l Line) string {
	switch {
	case l.Before == "":
		return l.Label + ": " + l.After
	case l.After == "":
		return l.Label + ": " + l.Before
	}
	return t.Words.Say("changenote.from-to", "label", l.Label, "before", l.Before, "after", l.After)
}

// Left tells why a change is not in the register, or not whole; "" when it is.
func (t Teller) Left(n Note, c Change) string {
	switch {
	case n.Own(c):
		return t.Words.Say("changenote.own")
	case c.Left:
		return t.Words.Say("changenote.left")
	}
	return ""
}

// Wrote tells who wrote what stays, and when; "" when that is not known.
func (t Teller) Wrote(v model.Version) string {
	if v.Number == 0 {
		return ""
	}
	said := "changenote.wrote"
	if v.Action == model.ActionImport {
		said = "changenote.imported"
	}
	said = t.Words.Say(said, "date", model.DateOf(v.Time.Local()).Format())
	if v.Author != "" {
		said += " · " + v.Author
	}
	return said
}

// Version names a statement by its version line and date.
func (t Teller) Version(s *model.Service) string {
	version, date := s.DocumentVersion, s.DocumentDate.Format()
	if version == "" {
		version = t.Words.Say("changenote.no-version")
	}
	if s.DocumentDate == "" {
		date = t.Words.Say("changenote.no-date")
	}
	return t.Words.Say("changenote.version", "version", version, "date", date)
}

// Objection tells until when an objection counts: the first day there is, whose
// term that is, and whether there are agreements that do not say.
func (t Teller) Objection(n Note) string {
	first := renewal.First(n.Touched, n.Received)
	if first == (renewal.Deadline{}) && n.Term.Stated { // no agreement in the register
		first = renewal.Deadline{Until: n.Term.Until(n.Received), Stated: true, Unknown: !n.Received.Valid()}
	}
	switch {
	case first.Unknown && !n.Received.Valid():
		return t.Words.Say("changenote.no-received")
	case first.Until == "" && first.Unknown:
		return t.Words.Say("changenote.unknown")
	case first.Until == "":
		return t.Words.Say("changenote.no-agreement")
	}
	said := t.Words.Say("changenote.until", "date", first.Until.Format(), "received", n.Received.Format())
	if first.Stated {
		said += " " + t.Words.Say("changenote.stated")
	}
	if first.Unknown {
		said += " " + t.Words.Say("changenote.some-unknown")
	}
	return said
}

// Translated tells that the statement is in another language than the one before,
// so that its words can't be compared; "" when it is not.
func (t Teller) Translated(n Note) string {
	if n.Before.Language == "" || n.Stated.Language == "" || n.Before.Language == n.Stated.Language {
		return ""
	}
	return t.Words.Say("changenote.translated")
}

// Partial tells that not all of the document could be read, so that what is told as
// gone may still stand in it; "" when it was read whole.
func (t Teller) Partial(n Note) string {
	if !n.Partial {
		return ""
	}
	return t.Words.Say("changenote.partial")
}

// Older tells that the statement is of an earlier date than the one it would take
// the place of; "" when it is not.
func (t Teller) Older(n Note) string {
	before, stated := n.Before.DocumentDate, n.Stated.DocumentDate
	if !stated.Before(before) {
		return ""
	}
	return t.Words.Say("changenote.older", "stated", stated.Format(), "before", before.Format())
}

// Touch tells of an activity how the statement touches it, and the terms of the
// agreements it engages the supplier under.
func (t Teller) Touch(touch renewal.Touch, received model.Date) []string {
	var lines []string
	if touch.Uses {
		lines = append(lines, t.Words.Say("changenote.uses"))
	}
	for _, term := range touch.Terms {
		said := ""
		if term.Engagement != nil {
			said = t.Words.Say("changenote.engages") + " "
		}
		switch until := term.Until(received); {
		case until != "":
			said += t.Words.Say("changenote.term", "days", term.Objection, "date", until.Format())
		case !term.Objection.IsZero():
			said += t.Words.Say("changenote.term-days", "days", term.Objection)
		default:
			said += t.Words.Say("changenote.term-unknown")
		}
		if term.Stated {
			said += " " + t.Words.Say("changenote.stated")
		}
		if from := term.Earliest(received); from != "" {
			said += " " + t.Words.Say("changenote.notice", "days", term.Notice, "date", from.Format())
		}
		lines = append(lines, said)
	}
	return lines
}
