package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

const (
	coverLabelWidth = 38
	coverTextWidth  = 84
	titleHeight     = 30.0 // points
	headingHeight   = 20.0
)

// cover writes the first sheet: title, organisation, what stands once, and the
// contents.
func (b *book) cover() error {
	name := b.document.Phrases.Cover
	if err := b.setUp(name, page{paper: paperA4, heading: b.document.Title, onePage: b.shortCover()}); err != nil {
		return err
	}
	hidden := false
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &hidden}); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	s := &sheet{book: b, stream: stream, row: 1}
	if err := s.coverRows(); err != nil {
		return err
	}
	return stream.Flush()
}

// shortCover tells whether the cover is still legible on one page.
func (b *book) shortCover() bool {
	const mostEntries = 90
	entries := len(b.document.Tables)
	for _, g := range b.document.Cover {
		entries += 3 + len(g.Entries)
		for _, e := range g.Entries {
			entries += coverFace.lines(printable.Text(e.Value.Text), pixels(coverTextWidth)) - 1
		}
	}
	return entries <= mostEntries
}

func (s *sheet) coverRows() error {
	if err := s.stream.SetColWidth(1, 1, units(coverLabelWidth)); err != nil {
		return err
	}
	if err := s.stream.SetColWidth(2, 2, units(coverTextWidth)); err != nil {
		return err
	}
	if err := s.put([]any{excelize.Cell{StyleID: s.styles.title, Value: s.document.Title}}, titleHeight); err != nil {
		return err
	}
	if err := s.put([]any{excelize.Cell{StyleID: s.styles.subtitle, Value: printable.Line(s.document.Organisation)}}, headingHeight); err != nil {
		return err
	}
	for _, group := range append(s.document.Cover, s.contents()) {
		if err := s.coverGroup(group); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) coverGroup(group report.Group) error {
	s.row++ // an empty row above
	if err := s.put([]any{excelize.Cell{StyleID: s.styles.group, Value: group.Title}, excelize.Cell{StyleID: s.styles.group, Value: ""}}, headingHeight); err != nil {
		return err
	}
	for _, e := range group.Entries {
		if err := s.coverEntry(e); err != nil {
			return err
		}
	}
	return nil
}

// coverEntry writes a label and a value; a long text goes on in rows below.
func (s *sheet) coverEntry(e report.Entry) error {
	label, value := printable.Text(e.Label), e.Value
	value.Text = printable.Text(value.Text)
	parts := coverFace.parts(value.Text, coverTextWidth)
	for n, part := range parts {
		value.Text = part
		if n > 0 {
			label = fmt.Sprintf(s.document.Phrases.Continued, n+1, len(parts))
		}
		lines := max(coverFace.lines(part, pixels(coverTextWidth)), coverFace.lines(label, pixels(coverLabelWidth)))
		row := []any{excelize.Cell{StyleID: s.styles.label, Value: label}, s.styles.onCover(value)}
		if err := s.put(row, coverFace.height(lines)); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) contents() report.Group {
	g := report.Group{Title: s.document.Phrases.Contents}
	for _, t := range s.document.Tables {
		g.Entries = append(g.Entries, report.Entry{Label: t.Title, Value: report.Text(t.Intro)})
	}
	return g
}
