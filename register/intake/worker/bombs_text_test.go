package worker_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"

	"verwerkingsregister/register/intake/limits"
)

func textBombs() []bomb {
	times := strings.Repeat
	text := func(s func() string) func() []byte { return func() []byte { return []byte(s()) } }
	page := func(s func() string) func() []byte {
		return func() []byte { return []byte("<!DOCTYPE html><html><body>" + s()) }
	}
	const mail = "From: a@a.example\r\nTo: b@b.example\r\nDate: Mon\r\nSubject: x\r\n"
	return []bomb{
		{"html: 500,000 elements deep", "a.html", page(func() string { return times("<div>", 500_000) }), nil},
		{"html: 100,000 tables in tables", "a.html", page(func() string { return times("<table><tr><td>", 100_000) }), nil},
		{"html: a cell over a milliard columns", "a.html", page(func() string { return `<table><tr><td colspan="999999999" rowspan="999999999">x</td></tr></table>` }), nil},
		{"html: 60,000 cells over 60,000 rows", "a.html", page(func() string { return "<table>" + times(`<tr><td rowspan="60000">x</td></tr>`, 60_000) }), nil},
		{"html: nothing but brackets", "a.html", page(func() string { return times("<", 20<<20) }), nil},
		{"html: half open tags", "a.html", page(func() string { return times("<a href='", 2<<20) }), nil},
		{"html: formatting that crosses", "a.html", page(func() string { return times("<b><i><u><p>", 50_000) }), nil},
		{"rtf: ten million groups", "a.rtf", text(func() string { return `{\rtf1` + times("{", 10_000_000) }), nil},
		{"rtf: bytes that are not there", "a.rtf", text(func() string { return `{\rtf1\bin2000000000 x}` }), nil},
		{"rtf: a million cells", "a.rtf", text(func() string {
			return `{\rtf1\trowd` + times(`\cellx1`, 1_000_000) + times(`a\cell`, 1_000_000) + `\row}`
		}), nil},
		{"rtf: letters to skip", "a.rtf", text(func() string { return `{\rtf1` + times(`\uc2000000000\u10000 `, 500_000) + "}" }), nil},
		{"rtf: a word of 20 MB", "a.rtf", text(func() string { return `{\rtf1\` + times("a", 20<<20) + "}" }), nil},
		{"text: one line of 40 MB", "a.txt", text(func() string { return times("a", 40<<20) }), nil},
		{"text: one line of 3 MB of words", "a.txt", text(func() string { return words(3 << 20) }), nil},
		{"text: three million pipes", "a.md", text(func() string { return times("|", 3_000_000) }), nil},
		{"text: a table of pipes", "a.md", text(func() string { return "|a|b|\n|---|---|\n" + times("|a|b|\n", 300_000) }), nil},
		{"text: a cell of a web page of a million lines", "a.md", text(func() string { return "<table><tr><td>\n" + times("woord\n", 1_000_000) + "</table>" }), nil},
		{"text: tables of web pages without an end", "a.md", text(func() string { return times("<table>\n", 300_000) }), nil},
		{"text: signs of emphasis", "a.md", text(func() string { return times("*_", 1_500_000) }), nil},
		{"text: 100,000 indents", "a.md", text(func() string { return times(" ", 100_000) + "- a\n" + times("> ", 100_000) + "b" }), nil},
		{"text: 20,000 lists of sub-processors", "a.txt", text(func() string { return times("Subverwerkers\n\nWolkhuis B.V., Nederland, hosting\n\n", 20_000) }), nil},
		{"text: 30,000 sub-processors", "a.txt", text(func() string {
			var b strings.Builder
			b.WriteString("Subverwerkers\n\n")
			for i := range 30_000 {
				fmt.Fprintf(&b, "- Wolkhuis %d B.V., Nederland, hosting\n", i)
			}
			return b.String()
		}), nil},
		{"text: one sentence of all headings", "a.txt", text(func() string { return times("bewaartermijn subverwerkers ", 100_000) }), nil},
		{"csv: 20 million cells", "a.csv", text(func() string { return times("a,", 20_000_000) }), []limits.Kind{limits.TooManyColumns, limits.TooMuchMemory}},
		{"csv: 20 million rows", "a.csv", text(func() string { return "a,b\n" + times(",x\n", 10_000_000) }), []limits.Kind{limits.TooManyRows}},
		{"csv: nothing but quotes", "a.csv", text(func() string { return "a,b\n" + times(`"`, 40<<20) }), nil},
		{"csv: as many cells as there may be", "a.csv", text(func() string { return times(times("a,", 11)+"b\n", 49_000) }), nil},
		{"csv: a register of 40,000 rows", "a.csv", text(func() string {
			var b strings.Builder
			b.WriteString("Nr;Verwerking;Doel;Ontvangers;Verwerker\n")
			for i := range 40_000 {
				fmt.Fprintf(&b, "%d;Verwerking %d;Doel %d;Ontvanger %d;Firma %d\n", i, i, i, i, i)
			}
			return b.String()
		}), nil},
		{"mail: 100,000 parts deep", "a.eml", text(func() string {
			return mail + times("Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n", 100_000)
		}), nil},
		{"mail: 20,000 parts in parts", "a.eml", text(func() string {
			var b strings.Builder
			b.WriteString(mail)
			for i := range 20_000 {
				fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n", i, i)
			}
			return b.String()
		}), []limits.Kind{limits.TooDeep}},
		{"mail: a million parts", "a.eml", text(func() string {
			return mail + "Content-Type: multipart/mixed; boundary=B\r\n\r\n" + times("--B\r\n\r\nx\r\n", 1_000_000)
		}), nil},
		{"mail: a million attachments", "a.eml", text(func() string {
			return mail + "Content-Type: multipart/mixed; boundary=B\r\n\r\n" + times("--B\r\nContent-Disposition: attachment\r\n\r\nx\r\n", 700_000)
		}), []limits.Kind{limits.TooManyEntries}},
		{"mail: a header of 40 MB", "a.eml", text(func() string { return mail + "X: " + times("y", 40<<20) + "\r\n\r\nx" }), nil},
		{"mail: a subject of encoded words", "a.eml", text(func() string {
			return "From: a@a.example\r\nTo: b@b.example\r\nDate: Mon\r\nSubject: " + times("=?utf-8?q?a?=\r\n ", 100_000) + "\r\n\r\ntekst"
		}), nil},
		{"json: three million records of nothing", "a.json", text(func() string { return `{"format":"x","activities":[` + times("{},", 3_000_000) + "{}]}" }), []limits.Kind{limits.TooDense, limits.TooMuchMemory, limits.TooLong}},
		{"json: ten million deep", "a.json", text(func() string { return `{"a":` + times(`[`, 10_000_000) }), nil},
		{"json: an export ten million deep", "a.json", text(func() string { return times(`[{"a":`, 5_000_000) }), nil},
	}
}

// pdfOf is a PDF of these objects, numbered from 1; the first is its catalogue.
func pdfOf(objects ...string) []byte {
	if len(objects) == 0 {
		objects = []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// stream is the object of a stream with a dictionary.
func stream(dictionary string, content []byte) string {
	return fmt.Sprintf("<</Length %d%s>>stream\n%s\nendstream", len(content), dictionary, content)
}

func packed(times int, content []byte) []byte {
	for range times {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, _ = w.Write(content)
		_ = w.Close()
		content = b.Bytes()
	}
	return content
}

func pdfBombs() []bomb {
	times := strings.Repeat
	const catalogue, pages, font = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
	shows := func(contents string) func() []byte { // a page with the contents in object 4
		return func() []byte {
			return pdfOf(catalogue, pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>", contents, font)
		}
	}
	raw := func(s string) func() []byte { return func() []byte { return []byte(s) } }
	return []bomb{
		{"pdf: a table of a milliard objects", "a.pdf", raw("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 1000000000\n0000000000 65535 f \ntrailer<</Size 1000000000/Root 1 0 R>>\nstartxref\n52\n%%EOF"), nil},
		{"pdf: a text without end", "a.pdf", shows(stream("", []byte("BT /F 12 Tf <414243"))), nil},
		{"pdf: an outline in a circle", "a.pdf", func() []byte {
			return pdfOf("<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>", pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", "<</First 5 0 R/Last 5 0 R>>", "<</Title(a)/Parent 4 0 R/Next 5 0 R/First 4 0 R>>")
		}, nil},
		{"pdf: pages in a circle", "a.pdf", func() []byte { return pdfOf(catalogue, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>") }, nil},
		{"pdf: a hundred million pages that are not there", "a.pdf", func() []byte { return pdfOf(catalogue, "<</Type/Pages/Kids[]/Count 100000000>>") }, nil},
		{"pdf: 20,000 pages", "a.pdf", func() []byte {
			return pdfOf(catalogue, "<</Type/Pages/Kids["+times("3 0 R ", 20_000)+"]/Count 20000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
		}, nil},
		{"pdf: contents of 200 MB", "a.pdf", func() []byte { return shows(stream("/Filter/FlateDecode", packed(1, make([]byte, 200<<20))))() }, nil},
		{"pdf: contents packed twice", "a.pdf", func() []byte {
			return shows(stream("/Filter[/FlateDecode/FlateDecode]", packed(2, make([]byte, 200<<20))))()
		}, nil},
		{"pdf: 500,000 texts on a page", "a.pdf", shows(stream("/Filter/FlateDecode", packed(1, []byte("BT /F 12 Tf "+times("1 0 0 1 100 100 Tm (woord) Tj ", 500_000)+"ET")))), nil},
		{"pdf: 200,000 lines on a page", "a.pdf", func() []byte {
			var b strings.Builder
			for i := range 200_000 {
				fmt.Fprintf(&b, "%d %d m %d %d l S ", i%595, i%842, (i*7)%595, (i*13)%842)
			}
			return shows(stream("/Filter/FlateDecode", packed(1, []byte(b.String()))))()
		}, nil},
		{"pdf: a picture of a milliard by a milliard", "a.pdf", shows(stream("", []byte("BI /W 1000000000 /H 1000000000 /BPC 8 /CS /RGB ID x EI"))), nil},
		{"pdf: a form that draws itself", "a.pdf", func() []byte {
			return pdfOf(catalogue, pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>", stream("", []byte("/X Do")),
				stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", []byte(times("/X Do ", 50))))
		}, nil},
		{"pdf: a million notes", "a.pdf", func() []byte {
			return pdfOf(catalogue, pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots["+times("4 0 R ", 1_000_000)+"]>>", "<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/Contents(x)>>")
		}, nil},
		{"pdf: a stream of objects that holds itself", "a.pdf", func() []byte {
			return pdfOf(catalogue, pages, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", stream("/Type/ObjStm/N 1000000/First 10/Extends 4 0 R", []byte("4 0 <</A 4 0 R>>")))
		}, nil},
		{"pdf: an earlier table that is this one", "a.pdf", raw("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R/Prev 52>>\nstartxref\n52\n%%EOF"), nil},
		{"pdf: arrays in arrays", "a.pdf", func() []byte {
			return pdfOf("<</Type/Catalog/Pages 2 0 R/X "+times("[", 1_000_000)+">>", pages, "<</Type/Page/Parent 2 0 R>>")
		}, nil},
		{"pdf: behind a password", "a.pdf", raw("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O(" +
			times("x", 32) + ")/U(" + times("y", 32) + ")>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000096 00000 n \ntrailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]>>\nstartxref\n250\n%%EOF"), nil},
		{"pdf: half of one", "a.pdf", func() []byte { whole := pdfOf(); return whole[:len(whole)/2] }, nil},
		{"pdf: nothing but its name", "a.pdf", raw("%PDF-"), nil},
	}
}
