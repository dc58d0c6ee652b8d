package sheet_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
	"verwerkingsregister/register/intake/sheet/grid"
)

// xlsxWith is a workbook with one sheet of this XML and these shared texts.
func xlsxWith(t testing.TB, sheetXML, shared string) []byte {
	t.Helper()
	return zipOf(t,
		[2]string{"[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		[2]string{"_rels/.rels", `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		[2]string{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>`},
		[2]string{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="http://x/externalLink" Target="http://example.org/evil" TargetMode="External"/></Relationships>`},
		[2]string{"xl/worksheets/sheet1.xml", sheetXML},
		[2]string{"xl/sharedStrings.xml", shared})
}

func TestRefusals(t *testing.T) {
	small := limits.Standard()
	small.Cells, small.Rows, small.SheetColumns, small.SheetText, small.Sheets = 50, 20, 30, 4000, 1
	protected := func() []byte {
		f := excelize.NewFile()
		defer f.Close()
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: "geheim"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	cell := `<c r="A1" t="inlineStr"><is><t>x</t></is></c>`
	for name, c := range map[string]struct {
		data []byte
		want limits.Kind
	}{
		"nothing":             {nil, limits.Empty},
		"an empty workbook":   {xlsxWith(t, "<worksheet/>", "<sst/>"), limits.Empty},
		"a password":          {protected(), limits.Encrypted},
		"an old workbook":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), limits.Unsupported},
		"half a zip":          {xlsxWith(t, "<worksheet/>", "<sst/>")[:300], limits.Damaged},
		"a zip of other data": {zipOf(t, [2]string{"a.txt", "a"}), limits.Unsupported},
		"broken XML":          {xlsxWith(t, "<worksheet><row r='1'>"+cell, "<sst/>"), limits.Damaged},
		"cells out of order":  {xlsxWith(t, `<worksheet><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row></worksheet>`, "<sst/>"), limits.Damaged},
		"a wild reference":    {xlsxWith(t, `<worksheet><row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row></worksheet>`, "<sst/>"), limits.Damaged},
		"a far column":        {xlsxWith(t, `<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>`, "<sst/>"), limits.TooManyColumns},
		"many cells":          {[]byte(strings.Repeat("a,b,c\n", 19)), limits.TooManyElements},
		"many rows":           {[]byte("a,b\n" + strings.Repeat("a,\n", 30)), limits.TooManyRows},
		"much text":           {[]byte("a,b\n" + strings.Repeat("x", 5000) + ",y\n"), limits.TooMuchText},
		"many sheets":         {odsOf(t, leaf{name: "a", rows: []row{{"x"}}}, leaf{name: "b", rows: []row{{"x"}}}), limits.TooManySheets},
		"repeated text":       {odsWith(t, `<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>`), limits.TooManyRows},
		"repeated columns":    {odsWith(t, `<table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell></table:table-row>`), limits.TooManyColumns},
		"an encrypted ods":    {zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, [2]string{"META-INF/manifest.xml", "<manifest:encryption-data/>"}), limits.Encrypted},
		"deep JSON":           {[]byte(strings.Repeat(`[{"a":`, 500)), limits.TooDeep},
		"other JSON":          {[]byte(`[1,"a":2]`), limits.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := sheet.Open(context.Background(), "oud.xlsx", c.data, small)
			if b != nil || limits.KindOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func odsWith(t testing.TB, rows string) []byte {
	t.Helper()
	return zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		[2]string{"content.xml", `<office:spreadsheet xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="a">` + rows + `</table:table></office:spreadsheet>`})
}

// TestBomb holds that a little file that unpacks to very much is refused at once.
func TestBomb(t *testing.T) {
	big := "<sst><si><t>" + strings.Repeat("x", 200<<20) + "</t></si></sst>"
	_, err := sheet.Open(context.Background(), "oud.xlsx", xlsxWith(t, "<worksheet/>", big), limits.Standard())
	if k := limits.KindOf(err); k != limits.TooMuchInflated && k != limits.TooLarge && k != limits.Unsupported {
		t.Errorf("got %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sheet.Open(ctx, "oud.csv", []byte("a,b\nc,d\n"), limits.Standard()); err != nil && err != context.Canceled {
		t.Errorf("got %v", err)
	}
	b := open(t, samples[0].name, samples[0].read(t))
	if _, err := sheet.Propose(ctx, b, sheet.Suggest(b), sheet.Options{}); err != context.Canceled {
		t.Errorf("a cancelled proposal gives %v", err)
	}
}

func TestOddWorkbook(t *testing.T) {
	b := open(t, "oud.xlsx", xlsxWith(t, `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>a_x000A_b</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>`+
		`<x:row r="3" hidden="1"><x:c r="B3" t="e"><x:v>#REF!</x:v></x:c><x:c r="C3"><x:f>NOW()</x:f></x:c><x:c r="D3"><x:v>0.30000000000000004</x:v></x:c><x:c r="E3" t="d"><x:v>2024-05-06T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
		`<sst><si><r><t>ri</t></r><r><t>jk</t></r><rPh><t>nee</t></rPh></si></sst>`))
	want := []grid.Row{
		{Number: 1, Cells: []grid.Cell{{Column: 1, Text: "rijk"}, {Column: 2, Text: "a\nb"}, {Column: 3, Kind: grid.Bool, Text: "true"}}},
		{Number: 3, Hidden: true, Cells: []grid.Cell{{Column: 2, Kind: grid.Fault, Text: "#REF!"}, {Column: 3, Kind: grid.Fault, Text: "=NOW()"}, {Column: 4, Kind: grid.Number, Text: "0.3"}, {Column: 5, Kind: grid.Date, Text: "2024-05-06"}}},
	}
	if d := cmp.Diff(want, b.Sheets[0].Rows); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]block.Notice{{Code: block.External, Count: 1}}, b.Notices); d != "" {
		t.Errorf("what points outside must be counted and never followed: %s", d)
	}
}

// TestSameAsExcelize reads every workbook of Excel in testdata a second time, with
// excelize, and compares texts and numbers.
func TestSameAsExcelize(t *testing.T) {
	for _, s := range samples {
		if !strings.HasSuffix(s.name, ".xlsx") {
			continue
		}
		b := open(t, s.name, s.read(t))
		f, err := excelize.OpenReader(bytes.NewReader(s.read(t)))
		if err != nil {
			t.Fatal(err)
		}
		for _, sh := range b.Sheets {
			rows, err := f.GetRows(sh.Name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			cells := 0
			for i, row := range rows {
				for j, text := range row {
					if strings.TrimSpace(text) == "" {
						continue
					}
					cells++
					line := sheetRow(sh, i+1)
					if c := line.Cell(j + 1); c == nil || c.Kind != grid.Date && c.Text != strings.TrimSpace(text) {
						t.Errorf("%s %s row %d column %d: excelize reads %q, we read %+v", s.name, sh.Name, i+1, j+1, text, c)
					}
				}
			}
			if cells != sh.Cells() {
				t.Errorf("%s %s: excelize reads %d cells, we read %d", s.name, sh.Name, cells, sh.Cells())
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func sheetRow(s grid.Sheet, number int) *grid.Row {
	for i := range s.Rows {
		if s.Rows[i].Number == number {
			return &s.Rows[i]
		}
	}
	return &grid.Row{}
}

// Who knows better how a file is written than it shows says so; where another delimiter
// would do as well, that is told.
func TestDelimitedAsTheUserSays(t *testing.T) {
	data := []byte("Naam;Doel,Wie\nCaf\x82;a,b\nLoon;c,d\n")
	for _, c := range []struct {
		as      delimited.As
		columns int
		first   string
		notices int
	}{
		{delimited.As{}, 2, "Café", 2},
		{delimited.As{Delimiter: ",", Encoding: "CP850"}, 2, "Café;a", 0},
		{delimited.As{Delimiter: "|", Encoding: "Windows-1252"}, 1, "Caf‚;a,b", 0},
		{delimited.As{Delimiter: "no", Encoding: "no"}, 2, "Café", 2},
	} {
		b, err := sheet.OpenAs(context.Background(), sheet.File{Name: "oud.csv", Data: data, As: c.as}, limits.Standard())
		if err != nil {
			t.Fatal(err)
		}
		row := b.Sheets[0].Rows[1]
		if len(row.Cells) != c.columns || row.Text(1) != c.first || len(b.Notices) != c.notices {
			t.Errorf("%+v: %+v, %v", c.as, row, b.Notices)
		}
	}
}

func TestDelimited(t *testing.T) {
	for name, c := range map[string]struct {
		data             []byte
		delimiter, first string
	}{
		"semicolons":        {[]byte("a;b;c\n1,5;2;3\n"), ";", "a"},
		"a named delimiter": {[]byte("sep=,\na;a,b\n"), ",", "a;a"},
		"tabs":              {[]byte("a\tb\n1, 2\t3\n"), "\t", "a"},
		"Windows":           {windows(t, "cliënt;prijs €\nx;y\n"), ";", "cliënt"},
		"DOS":               {dos(t, "cliënt;coördinatie\nx;y\n"), ";", "cliënt"},
		"UTF-16":            {utf16(t, "cliënt;b\nx;y\n"), ";", "cliënt"},
		"an old Macintosh":  {[]byte("a;b\rc;d\r"), ";", "a"},
		"a stray quote":     {[]byte("a\"b;c\nd;e\n"), ";", "a\"b"},
		"a mark":            {[]byte("\xef\xbb\xbfa;b\nc;d\n"), ";", "a"},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, "oud.csv", c.data)
			if b.Delimiter != c.delimiter || b.Sheets[0].Rows[0].Text(1) != c.first {
				t.Errorf("got delimiter %q and %+v", b.Delimiter, b.Sheets[0].Rows)
			}
		})
	}
	b := open(t, "oud.csv", []byte("a;\"b\nb\"\n\nc;d\n"))
	if got := fmt.Sprint(b.Sheets[0].Rows); got != "[{1 false [{1 0 a} {2 0 b\nb}]} {3 false [{1 0 c} {2 0 d}]}]" {
		t.Errorf("rows are counted as %s", got)
	}
}

// FuzzOpen tries bytes as they come. Most of them are no zip, so it tries what is no zip
// itself; the others are tried below their container. Run it, as make test-full does, with
// -fuzzminimizetime 20x: by itself the fuzzer spends a minute on making each input smaller.
func FuzzOpen(f *testing.F) {
	for _, s := range samples {
		if strings.HasSuffix(s.name, ".csv") {
			f.Add(s.data(f))
		}
	}
	f.Add([]byte(`[{"Naam":"Salaris","Doelen":[{"Doel":"betalen","Grondslag":null}],"Ja":true,"Aantal":3}]`))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data) })
}

// FuzzExcel tries what a sheet and its texts can say.
func FuzzExcel(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>Doel</t></is></c></row><row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
		"<sst><si><t>Verwerking</t></si><si><r><t>ri</t></r><r><t>jk</t></r></si></sst>")
	f.Fuzz(func(t *testing.T, sheetXML, shared string) { check(t, xlsxWith(t, sheetXML, shared)) })
}

// FuzzOpenDocument tries what the content of a spreadsheet of LibreOffice can say.
func FuzzOpenDocument(f *testing.F) {
	f.Add(`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2024-05-06"><text:p>x<text:s text:c="2"/></text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>`)
	f.Fuzz(func(t *testing.T, rows string) { check(t, odsWith(t, rows)) })
}

// check opens a workbook and makes a proposal of it: nothing is refused without a kind,
// and no cell is lost.
func check(t *testing.T, data []byte) {
	t.Helper()
	small := limits.Standard()
	small.Cells, small.Rows, small.SheetColumns = 2000, 500, 60
	b, err := sheet.Open(context.Background(), "oud", data, small)
	if err != nil {
		if k := limits.KindOf(err); k == "" || k == limits.Crashed || k == limits.TooLong {
			t.Fatalf("refused with %v", err)
		}
		return
	}
	r := propose(t, b, sheet.Suggest(b))
	if c := r.Coverage(); c.Lost != 0 || c.Cells != c.Fields+c.Remarks+c.Left {
		t.Errorf("cells are lost: %+v", c)
	}
}
