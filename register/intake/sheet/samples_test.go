package sheet_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "write the files in testdata anew")

// leaf is a sheet of a sample: rows of cells, nil for an empty one.
type leaf struct {
	name   string
	hidden bool
	from   int // the first row, 0 for row 1
	rows   [][]any
	merges []string
	hide   []int // rows that are hidden
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// xlsxOf writes sheets as a workbook of Excel.
func xlsxOf(t testing.TB, sheets ...leaf) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	format := "d mmmm yyyy"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	check(err)
	for i, s := range sheets {
		if i == 0 {
			check(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			check(err)
		}
		for r, row := range s.rows {
			number := r + max(1, s.from)
			for c, v := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, number)
				check(err)
				switch v := v.(type) {
				case nil:
				case time.Time:
					check(f.SetCellValue(s.name, cell, v))
					check(f.SetCellStyle(s.name, cell, cell, date))
				default:
					check(f.SetCellValue(s.name, cell, v))
				}
			}
		}
		for _, m := range s.merges {
			from, to, _ := strings.Cut(m, ":")
			check(f.MergeCell(s.name, from, to))
		}
		for _, n := range s.hide {
			check(f.SetRowVisible(s.name, n, false))
		}
		if s.hidden {
			check(f.SetSheetVisible(s.name, false))
		}
	}
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

// odsOf writes sheets as a workbook of LibreOffice.
func odsOf(t testing.TB, sheets ...leaf) []byte {
	t.Helper()
	var x strings.Builder
	x.WriteString(`<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">` +
		`<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`)
	for _, s := range sheets {
		style := "ta1"
		if s.hidden {
			style = "ta2"
		}
		fmt.Fprintf(&x, `<table:table table:name="%s" table:style-name="%s">`, s.name, style)
		if s.from > 1 {
			fmt.Fprintf(&x, `<table:table-row table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`, s.from-1)
		}
		for _, row := range s.rows {
			x.WriteString("<table:table-row>")
			for _, v := range row {
				odsCell(&x, v)
			}
			x.WriteString(`<table:table-cell table:number-columns-repeated="1000"/></table:table-row>`)
		}
		x.WriteString(`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>`)
	}
	x.WriteString(`</office:spreadsheet></office:body></office:document-content>`)
	return zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, [2]string{"content.xml", x.String()})
}

func odsCell(x *strings.Builder, v any) {
	switch v := v.(type) {
	case nil:
		x.WriteString("<table:table-cell/>")
	case time.Time:
		fmt.Fprintf(x, `<table:table-cell office:value-type="date" office:date-value="%s"><text:p>%s</text:p></table:table-cell>`, v.Format("2006-01-02"), v.Format("02-01-06"))
	case int:
		fmt.Fprintf(x, `<table:table-cell office:value-type="float" office:value="%d"><text:p>%d</text:p></table:table-cell>`, v, v)
	default:
		x.WriteString(`<table:table-cell office:value-type="string">`)
		for line := range strings.SplitSeq(fmt.Sprint(v), "\n") {
			x.WriteString("<text:p>")
			_ = xml.EscapeText(x, []byte(line))
			x.WriteString("</text:p>")
		}
		x.WriteString("</table:table-cell>")
	}
}

func zipOf(t testing.TB, parts ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// csvOf writes rows with a delimiter, quoted where they must be.
func csvOf(delimiter, end string, rows [][]any) string {
	var b strings.Builder
	for _, row := range rows {
		for i, v := range row {
			if i > 0 {
				b.WriteString(delimiter)
			}
			s := fmt.Sprint(v)
			if v == nil {
				s = ""
			}
			if strings.ContainsAny(s, delimiter+"\"\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteString(end)
	}
	return b.String()
}

// sample is one file of testdata, and what must be found in it.
type sample struct {
	name   string
	data   func(t testing.TB) []byte
	tables []wantTable
	facts  []string // JSON that the records must hold
	notes  []string // codes of notes there must be
	left   []string // places that are left out, with why
}

// wantTable is a table that must be found: where its headings are, and the field of each
// heading (after the last ›); "" is for the remarks.
type wantTable struct {
	sheet    string
	layout   string
	headings []int
	columns  map[string]string
}

// read gives the committed file, written anew when that is asked.
func (s sample) read(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join("testdata", s.name)
	if *update {
		if err := os.WriteFile(path, s.data(t), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func inCode(t testing.TB, text string, e interface {
	String(string) (string, error)
}) []byte {
	t.Helper()
	s, err := e.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

func windows(t testing.TB, s string) []byte { return inCode(t, s, charmap.Windows1252.NewEncoder()) }
func dos(t testing.TB, s string) []byte     { return inCode(t, s, charmap.CodePage850.NewEncoder()) }
func utf16(t testing.TB, s string) []byte {
	return inCode(t, s, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder())
}
