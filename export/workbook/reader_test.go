package workbook_test

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A reader of our own, as strict as Excel: the library that writes the file
// should not be the only one to say what is in it.

type sheetXML struct {
	Rows []struct {
		Cells []struct {
			Ref   string `xml:"r,attr"`
			Type  string `xml:"t,attr"`
			Value string `xml:"v"`
			Text  struct {
				Plain string `xml:"t"`
				Runs  []struct {
					Text string `xml:"t"`
				} `xml:"r"`
			} `xml:"is"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

var number = regexp.MustCompile(`_x([0-9a-fA-F]{4})_`)

// decoded replaces numbered characters, as Excel does in every text.
func decoded(text string) string {
	return number.ReplaceAllStringFunc(text, func(s string) string {
		n, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil {
			return s
		}
		return string(rune(n))
	})
}

// readSheets reads every sheet: rows of cells.
func readSheets(t testing.TB, data []byte) [][][]string {
	t.Helper()
	parts := unpacked(t, data)
	var sheets [][][]string
	for i := 1; ; i++ {
		content, ok := parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i)]
		if !ok {
			return sheets
		}
		var sheet sheetXML
		if err := xml.Unmarshal([]byte(content), &sheet); err != nil {
			t.Fatal(err)
		}
		var rows [][]string
		for _, r := range sheet.Rows {
			var row []string
			for _, c := range r.Cells {
				column, _, err := excelize.CellNameToCoordinates(c.Ref)
				if err != nil {
					t.Fatal(err)
				}
				for len(row) < column {
					row = append(row, "")
				}
				text := c.Value
				if c.Type == "inlineStr" {
					text = decoded(c.Text.Plain)
					for _, run := range c.Text.Runs {
						text += decoded(run.Text)
					}
				}
				row[column-1] = text
			}
			rows = append(rows, row)
		}
		sheets = append(sheets, rows)
	}
}
