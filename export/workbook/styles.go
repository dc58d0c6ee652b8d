package workbook

import "github.com/xuri/excelize/v2"

// styles are the looks of cells, by their number in the file.
type styles struct {
	head, text, key, missing, day, number int
	title, subtitle, group, label, empty  int
	coverText                             int
	coverMissing, coverDay, coverNumber   int
}

const (
	fontName  = "Arial"
	darkBlue  = "1F3A5F"
	lightGrey = "D0D7DE"
	darkGrey  = "595959"
)

func newStyles(f *excelize.File) (styles, error) {
	var s styles
	day := "dd-mm-yyyy"
	number := "0"
	grid := []excelize.Border{
		{Type: "left", Color: lightGrey, Style: 1}, {Type: "right", Color: lightGrey, Style: 1},
		{Type: "top", Color: lightGrey, Style: 1}, {Type: "bottom", Color: lightGrey, Style: 1},
	}
	wrap := &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true}
	font := func(size float64, bold, italic bool, color string) *excelize.Font {
		return &excelize.Font{Family: fontName, Size: size, Bold: bold, Italic: italic, Color: color}
	}
	small, cover := font(9, false, false, "000000"), font(10, false, false, "000000")
	missing := font(9, false, true, darkGrey)
	for _, def := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{Font: font(9, true, false, "FFFFFF"), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{darkBlue}}, Border: grid,
			Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", WrapText: true}}},
		{&s.text, excelize.Style{Font: small, Border: grid, Alignment: wrap}},
		{&s.key, excelize.Style{Font: font(9, true, false, "000000"), Border: grid, Alignment: wrap}},
		{&s.missing, excelize.Style{Font: missing, Border: grid, Alignment: wrap}},
		{&s.day, excelize.Style{Font: small, Border: grid, Alignment: wrap, CustomNumFmt: &day}},
		{&s.number, excelize.Style{Font: small, Border: grid, Alignment: wrap, CustomNumFmt: &number}},
		{&s.title, excelize.Style{Font: font(18, true, false, darkBlue), Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&s.subtitle, excelize.Style{Font: font(12, false, false, darkGrey), Alignment: &excelize.Alignment{Vertical: "center"}}},
		{&s.group, excelize.Style{Font: font(12, true, false, darkBlue), Border: []excelize.Border{{Type: "bottom", Color: darkBlue, Style: 1}}}},
		{&s.empty, excelize.Style{Font: font(9, false, false, darkGrey), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}}, // it runs on over the cells beside it
		{&s.label, excelize.Style{Font: font(10, false, false, darkGrey), Alignment: wrap}},
		{&s.coverText, excelize.Style{Font: cover, Alignment: wrap}},
		{&s.coverMissing, excelize.Style{Font: font(10, false, true, darkGrey), Alignment: wrap}},
		{&s.coverDay, excelize.Style{Font: cover, Alignment: wrap, CustomNumFmt: &day}},
		{&s.coverNumber, excelize.Style{Font: cover, Alignment: wrap, CustomNumFmt: &number}},
	} {
		id, err := f.NewStyle(&def.style)
		if err != nil {
			return s, err
		}
		*def.into = id
	}
	return s, nil
}
