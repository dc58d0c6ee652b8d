package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
)

// Sizes of paper, as Excel numbers them.
const (
	paperA3 = 8
	paperA4 = 9
)

// page says how a sheet prints.
type page struct {
	paper     int
	landscape bool
	heading   string // at the top of every page
	titleRow  bool   // repeat the first row on every page
	onePage   bool   // make it fit one page
}

// setUp must come before the first row of a sheet is written.
func (b *book) setUp(sheet string, p page) error {
	fit, width, height, orientation := true, 1, 0, "portrait"
	if p.landscape {
		orientation = "landscape"
	}
	if p.onePage {
		height = 1
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	layout := &excelize.PageLayoutOptions{Size: &p.paper, Orientation: &orientation, FitToWidth: &width, FitToHeight: &height}
	if err := b.file.SetPageLayout(sheet, layout); err != nil {
		return err
	}
	side, top, bottom, edge := 0.4, 0.75, 0.65, 0.3
	margins := &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge}
	if err := b.file.SetPageMargins(sheet, margins); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(sheet, b.headerFooter(p.heading)); err != nil {
		return err
	}
	if !p.titleRow {
		return nil
	}
	return b.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: "'" + strings.ReplaceAll(sheet, "'", "''") + "'!$1:$1", Scope: sheet,
	})
}

// setWidth gives a column room for that many characters.
func (b *book) setWidth(sheet string, column, characters int) error {
	name, err := excelize.ColumnNumberToName(column)
	if err != nil {
		return err
	}
	return b.file.SetColWidth(sheet, name, name, units(characters))
}

func (b *book) headerFooter(heading string) *excelize.HeaderFooterOptions {
	d := b.document
	return &excelize.HeaderFooterOptions{
		OddHeader: "&L" + small + printed(heading, 130) + "&R" + small + printed(d.Organisation, 70),
		OddFooter: "&L" + small + printed(d.StampLine, 130) + "&R" + small + printed(d.Phrases.Page, 12) + " &P " + printed(d.Phrases.Of, 12) + " &N",
	}
}

// small sets size and font. The font comes last, because a size followed by a
// text that starts with a digit would be read as another size.
const small = `&8&"` + fontName + `,Regular"`

// printed is text in a header or footer, in which & starts a code. What is too
// long for it (255 characters for all of it) ends in an ellipsis; the whole
// text stands on the cover.
func printed(s string, longest int) string {
	s = printable.Line(s)
	var out strings.Builder
	units := 0
	for i, r := range s {
		text, size := string(r), 1
		switch {
		case r == '&':
			text, size = "&&", 2
		case r > 0xffff:
			size = 2
		}
		if units+size > longest-1 && i+len(string(r)) < len(s) {
			return out.String() + "…"
		}
		out.WriteString(text)
		units += size
	}
	return out.String()
}
