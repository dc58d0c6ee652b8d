package workbook

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

const (
	coverLabelWidth = 38
	coverTextWidth  = 84
	titleHeight     = 30.0 // points
	headingHeight   = 20.0
	underLine       = 3.0 // between the line below a heading and the first text
)

// setUpCover makes the first sheet, all but its rows.
func (b *book) setUpCover() error {
	name := b.document.Phrases.Cover
	if err := b.setUp(name, page{paper: paperA4, heading: b.document.Title, onePage: b.shortCover()}); err != nil {
		return err
	}
	if err := b.setWidth(name, 1, coverLabelWidth); err != nil {
		return err
	}
	if err := b.setWidth(name, 2, coverTextWidth); err != nil {
		return err
	}
	hidden := false
	return b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &hidden})
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

// cover writes the first sheet: title, organisation, what stands once, and the contents.
func (b *book) cover(out io.Writer) error {
	w, err := newRowWriter(out, 2)
	if err != nil {
		return err
	}
	s := &sheet{book: b, rowWriter: w}
	if err := s.put([]value{{style: b.styles.title, text: b.document.Title}}, titleHeight); err != nil {
		return err
	}
	if err := s.put([]value{{style: b.styles.subtitle, text: printable.Line(b.document.Organisation)}}, headingHeight); err != nil {
		return err
	}
	for _, group := range append(b.document.Cover, b.contents()) {
		if err := s.coverGroup(group); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) coverGroup(group report.Group) error {
	s.row++ // an empty row above
	if err := s.put([]value{{style: s.styles.group, text: group.Title}, {style: s.styles.group}}, headingHeight); err != nil {
		return err
	}
	if err := s.put(nil, underLine); err != nil {
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
	label, cell := printable.Text(e.Label), e.Value
	cell.Text = printable.Text(cell.Text)
	parts := coverFace.parts(cell.Text, coverTextWidth)
	for n, part := range parts {
		cell.Text = part
		if n > 0 {
			label = fmt.Sprintf(s.document.Phrases.Continued, n+1, len(parts))
		}
		lines := max(coverFace.lines(part, pixels(coverTextWidth)), coverFace.lines(label, pixels(coverLabelWidth)))
		row := []value{{style: s.styles.label, text: label}, s.styles.onCover(cell)}
		if err := s.put(row, coverFace.height(lines)); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) contents() report.Group {
	g := report.Group{Title: b.document.Phrases.Contents}
	for _, t := range b.document.Tables {
		g.Entries = append(g.Entries, report.Entry{Label: t.Title, Value: report.Text(t.Intro)})
	}
	return g
}
