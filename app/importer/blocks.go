package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/block"
)

// blocks makes the text of a document ready to be shown.
func (im *Importer) blocks(t *review.Text) []widgets.TextBlock {
	blocks := make([]widgets.TextBlock, len(t.Blocks))
	for i, b := range t.Blocks {
		out := widgets.TextBlock{Heading: b.Heading, Indent: b.Indent, Marker: b.Marker, Quiet: b.Quiet, Columns: b.Columns}
		for _, c := range b.Cells {
			out.Cells = append(out.Cells, widgets.TextCell{Text: c.Text, Column: c.Column, Span: c.Span, Strong: c.Strong})
		}
		if b.Part != block.Body {
			out.Cells[0].Text = im.t.Words.Say("importer.part." + string(b.Part))
		}
		blocks[i] = out
	}
	return blocks
}

// place prints where a passage stands.
func (im *Importer) place(pos block.Position) string {
	if im.t.Words.Language() == text.English {
		return pos.Print(block.English())
	}
	return pos.Print(block.Dutch())
}

// heading is the title of a page.
func heading(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = theme.SizeNameSubHeadingText
	return l
}

// quiet is a caption.
func quiet(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance = widget.LowImportance
	return l
}

// wrapped is a text of several lines, to be copied if need be.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	l.Selectable = true
	return l
}
