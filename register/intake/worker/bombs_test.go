package worker_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"verwerkingsregister/register/intake"
	x "verwerkingsregister/register/intake/docx/docxtest"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/worker"
)

// bomb is a little file that asks for very much, or a big one that is all trouble.
type bomb struct {
	name string
	file string
	data func() []byte
	want []limits.Kind // the refusals that are right; none: it may be read as well
}

const (
	parentMay = 64 << 20  // bytes that the memory of this process may grow by
	childMay  = 600 << 20 // that a child may take
	// timeMay is what a bomb may take of which any answer is right; the others may take
	// longer than the program gives, as a machine that is busy would say too-long of them.
	timeMay    = 4 * time.Second
	refusalMay = time.Minute
)

// TestBombs gives each bomb to a child, and holds it to a clear answer in time, and
// this process to its memory. No file is left behind.
func TestBombs(t *testing.T) {
	if runtime.GOOS != "linux" || raced {
		t.Skip("memory is read from /proc, and the race detector has its own")
	}
	temp := t.TempDir()
	r := reader()
	r.Cache = filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")
	if _, err := r.Read(context.Background(), pdfOf(), intake.Request{}); limits.KindOf(err) == limits.Crashed {
		t.Fatal(err) // compiles PDFium, which is not what is measured
	}
	t.Setenv("TMPDIR", temp)
	for _, b := range append(append(append(zipBombs(), xmlBombs()...), textBombs()...), pdfBombs()...) {
		t.Run(b.name, func(t *testing.T) { b.burst(t, r) })
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("%d files are left behind, %v", len(left), err)
	}
	var children syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &children); err != nil || children.Maxrss*1024 > childMay {
		t.Errorf("a child took %d MiB, %v", children.Maxrss>>10, err)
	}
}

func (b bomb) burst(t *testing.T, r worker.Reader) {
	if r.Time = refusalMay; len(b.want) == 0 {
		r.Time = timeMay
	}
	data := b.data()
	debug.FreeOSMemory()
	before := resident(t)
	var most atomic.Int64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				most.Store(max(most.Load(), resident(t)))
			}
		}
	}()
	start := time.Now()
	_, err := r.Read(context.Background(), data, intake.Request{Name: b.file})
	took := time.Since(start)
	close(stop)
	<-stopped
	kind := limits.KindOf(err)
	right := len(b.want) == 0
	for _, k := range b.want {
		right = right || k == kind
	}
	if err != nil && kind == "" || kind == limits.Crashed || !right {
		t.Errorf("refused with %v, want one of %v", err, b.want)
	}
	if took > r.Time+10*time.Second {
		t.Errorf("it took %v", took)
	}
	if grown := most.Load() - before; grown > parentMay {
		t.Errorf("this process grew by %d MiB", grown>>20)
	}
	t.Logf("%d kB, %v, %q, +%d MiB", len(data)>>10, took.Round(time.Millisecond), kind, max(0, most.Load()-before)>>20)
	runtime.KeepAlive(data)
}

// resident is how much memory this process has.
func resident(t testing.TB) int64 {
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Error(err)
		return 0
	}
	pages, err := strconv.ParseInt(strings.Fields(string(data))[1], 10, 64)
	if err != nil {
		t.Error(err)
	}
	return pages * int64(os.Getpagesize())
}

// zipped puts names and contents in a zip.
func zipped(files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const wordTypes = `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" PartName="/word/document.xml"/></Types>`

// word is a Word document whose part is this XML.
func word(document string, more ...string) []byte {
	return zipped(append([]string{"[Content_Types].xml", wordTypes, "word/document.xml", document}, more...)...)
}

// lying is a zip of one Word part, stored, whose sizes say something else than is there.
func lying(inflated, compressed uint64, content []byte) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct {
		name string
		data []byte
		lies bool
	}{{"[Content_Types].xml", []byte(wordTypes), false}, {"word/document.xml", content, true}} {
		var packed bytes.Buffer
		f, _ := flate.NewWriter(&packed, flate.BestSpeed)
		_, _ = f.Write(part.data)
		_ = f.Close()
		h := &zip.FileHeader{Name: part.name, Method: zip.Deflate, UncompressedSize64: uint64(len(part.data)), CompressedSize64: uint64(packed.Len())}
		if part.lies {
			h.UncompressedSize64, h.CompressedSize64 = inflated, compressed
			if compressed == 0 {
				h.CompressedSize64 = uint64(packed.Len())
			}
		}
		w, err := z.CreateRaw(h)
		if err != nil {
			panic(err)
		}
		_, _ = w.Write(packed.Bytes())
	}
	_ = z.Close()
	return b.Bytes()
}

// directory is a zip whose directory names so many entries, all of them the first.
func directory(entries int, name string, size uint32) []byte {
	var b bytes.Buffer
	le := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) }
	b.WriteString("PK\x03\x04")
	le([]uint16{20, 0, 0, 0, 0})
	le([]uint32{0, 1, size})
	le([]uint16{uint16(len(name)), 0})
	b.WriteString(name + "x")
	start := b.Len()
	for i := range entries {
		own := fmt.Sprintf("%06x%s", i, name)
		b.WriteString("PK\x01\x02")
		le([]uint16{20, 20, 0, 0, 0, 0})
		le([]uint32{0, 1, size})
		le([]uint16{uint16(len(own)), 0, 0, 0, 0})
		le([]uint32{0, 0})
		b.WriteString(own)
	}
	length := b.Len() - start
	b.WriteString("PK\x05\x06")
	le([]uint16{0, 0, uint16(entries), uint16(entries)})
	le([]uint32{uint32(length), uint32(start)})
	le(uint16(0))
	return b.Bytes()
}

func zipBombs() []bomb {
	zeros := func(n int) string { return strings.Repeat("\x00", n) }
	bombs := []bomb{
		{"zip: a part of 40 MB", "a.docx", func() []byte { return word(zeros(40 << 20)) }, []limits.Kind{limits.TooLarge, limits.TooDense}},
		{"zip: a part of 31 MB of nothing", "a.docx", func() []byte { return word(zeros(31 << 20)) }, []limits.Kind{limits.TooDense}},
		{"zip: 40 parts of 4 MB", "a.zip", func() []byte {
			var files []string
			for i := range 40 {
				files = append(files, fmt.Sprint(i, ".txt"), zeros(4<<20))
			}
			return zipped(files...)
		}, []limits.Kind{limits.TooMuchInflated}},
		{"zip: 600,000 entries", "a.zip", func() []byte { return directory(600_000, "a", 1) }, []limits.Kind{limits.TooManyEntries}},
		{"zip: entries that overlap", "a.zip", func() []byte { return directory(1500, "a.txt", 30<<20) }, []limits.Kind{limits.TooMuchInflated}},
		{"zip: too many documents", "a.zip", func() []byte { return directory(1500, "a.txt", 1) }, []limits.Kind{limits.TooManyEntries}},
		{"zip: says less than is there", "a.docx", func() []byte { return lying(10, 0, []byte(zeros(40<<20))) }, []limits.Kind{limits.Damaged}},
		{"zip: says more than is there", "a.docx", func() []byte { return lying(1<<40, 0, []byte("<a/>")) }, []limits.Kind{limits.TooMuchInflated, limits.Unsupported}},
		{"zip: is packed in more than there is", "a.docx", func() []byte { return lying(100, 1<<40, []byte("<a/>")) }, nil},
		{"zip: a zip in a zip in a zip", "a.zip", func() []byte {
			data := zipped("a.txt", "tekst")
			for range 20 {
				data = zipped("a.zip", string(data))
			}
			return data
		}, nil},
		{"zip: names that lead elsewhere", "a.zip", func() []byte {
			return zipped("../../../../etc/passwd", "a", "/etc/shadow", "b", `C:\Windows\win.ini`, "c", `..\..\x`, "d", "a/../../e", "f", "\x00\x01", "g")
		}, nil},
		{"zip: noise behind the first bytes", "a.docx", func() []byte { return append([]byte("PK\x03\x04"), bytes.Repeat([]byte("PK\x03\x04"), 10<<20)...) }, []limits.Kind{limits.Damaged}},
		{"zip: a comment of ends", "a.zip", func() []byte { return append(zipped("a.txt", "x"), bytes.Repeat([]byte("PK\x05\x06"), 10<<20)...) }, nil},
		{"ole: noise", "a.doc", func() []byte {
			return append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), bytes.Repeat([]byte("E\x00"), 20<<20)...)
		}, []limits.Kind{limits.Unsupported}},
		{"51 MB", "a.txt", func() []byte { return bytes.Repeat([]byte("a"), 51<<20) }, []limits.Kind{limits.TooLarge}},
	}
	whole := x.File(x.H(1, "Privacybijsluiter"), x.Table(x.TextRow("a", "b")))
	for i := range 50 {
		bombs = append(bombs, bomb{fmt.Sprintf("zip: cut off at %d%%", i*2), "a.docx", func() []byte { return whole[:len(whole)*i/50] },
			[]limits.Kind{limits.Damaged, limits.Empty, limits.Unsupported}})
	}
	return bombs
}

func xmlBombs() []bomb {
	const open, end = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`, `</w:body></w:document>`
	body := func(s string) func() []byte { return func() []byte { return word(noisy(open + s + end)) } }
	times := strings.Repeat
	deep := []limits.Kind{limits.TooDeep, limits.TooDense}
	odt := func(s string) func() []byte {
		return func() []byte {
			return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", noisy(`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>`+s+`</office:text></office:body></office:document-content>`))
		}
	}
	xlsx := func(sheet, shared string) func() []byte {
		return func() []byte {
			return zipped("[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
				"_rels/.rels", `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
				"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>`,
				"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
				"xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", shared)
		}
	}
	return []bomb{
		{"docx: 200,000 elements deep", "a.docx", body(times("<w:p>", 200_000)), deep},
		{"docx: 100,000 tables in tables", "a.docx", body(times("<w:tbl><w:tr><w:tc>", 100_000)), deep},
		{"docx: 80 tables in tables", "a.docx", body(times("<w:tbl><w:tr><w:tc>", 60) + times("</w:tc></w:tr></w:tbl>", 60)), []limits.Kind{limits.TooDeep}},
		{"docx: 500,000 attributes", "a.docx", body("<w:p" + attributes(500_000) + "/>"), nil},
		{"docx: 200,000 namespaces", "a.docx", body("<w:p" + namespaces(200_000) + "/>"), nil},
		{"docx: entities of entities", "a.docx", func() []byte { return word(laughs()) }, []limits.Kind{limits.Damaged}},
		{"docx: an entity of another file", "a.docx", func() []byte {
			return word(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>" + end)
		}, []limits.Kind{limits.Damaged}},
		{"docx: a million paragraphs", "a.docx", body(times("<w:p/>", 1_000_000)), []limits.Kind{limits.TooManyElements, limits.TooDense}},
		{"docx: 200,000 paragraphs of words", "a.docx", body(times("<w:p><w:r><w:t>woord</w:t></w:r></w:p>", 110_000)), []limits.Kind{limits.TooManyElements, limits.TooDense}},
		{"docx: 20 MB in one run", "a.docx", body("<w:p><w:r><w:t>" + words(20<<20) + "</w:t></w:r></w:p>"), []limits.Kind{limits.TooMuchText}},
		{"docx: a remark of 20 MB", "a.docx", body("<!--" + words(20<<20) + "-->"), nil},
		{"docx: an attribute of 20 MB", "a.docx", body(`<w:p w:x="` + words(20<<20) + `"/>`), nil},
		{"docx: a cell over a milliard columns", "a.docx", body(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`), nil},
		{"docx: styles that rest on each other", "a.docx", func() []byte {
			return word(open+`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`+end, "word/styles.xml",
				`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`)
		}, nil},
		{"odt: a row two milliard times", "a.odt", odt(`<table:table><table:table-row table:number-rows-repeated="2147483647"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), nil},
		{"odt: a cell two milliard times", "a.odt", odt(`<table:table><table:table-row><table:table-cell table:number-columns-repeated="2147483647"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`), nil},
		{"odt: a milliard spaces", "a.odt", odt(`<text:p>x` + times(`<text:s text:c="1000000000"/>`, 100) + `y</text:p>`), nil},
		{"odt: lists in lists", "a.odt", odt(times("<text:list><text:list-item>", 50_000)), deep},
		{"xlsx: texts of 40 MB", "a.xlsx", xlsx("<worksheet/>", "<sst><si><t>"+times("x", 40<<20)+"</t></si></sst>"), []limits.Kind{limits.TooLarge, limits.TooMuchInflated, limits.Empty}},
		{"xlsx: the last cell there is", "a.xlsx", xlsx(`<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`, "<sst/>"), []limits.Kind{limits.TooManyColumns}},
		{"xlsx: a cell beyond the last", "a.xlsx", xlsx(`<worksheet><sheetData><row r="99999999999"><c r="ZZZZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>`, "<sst/>"), []limits.Kind{limits.Damaged}},
		{"xlsx: a million cells of one text", "a.xlsx", xlsx("<worksheet><sheetData>"+times(`<row>`+times(`<c t="s"><v>0</v></c>`, 20)+"</row>", 60_000)+"</sheetData></worksheet>", "<sst><si><t>"+words(30_000)+"</t></si></sst>"), []limits.Kind{limits.TooMuchText, limits.TooManyRows, limits.TooLarge}},
		{"xlsx: a million merges", "a.xlsx", xlsx(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>`+times(`<mergeCell ref="A1:B2"/>`, 1_000_000)+"</mergeCells></worksheet>", "<sst/>"), nil},
		{"xlsx: 100,000 columns", "a.xlsx", xlsx("<worksheet><sheetData><row>"+times(`<c><v>1</v></c>`, 100_000)+"</row></sheetData></worksheet>", "<sst/>"), []limits.Kind{limits.TooManyColumns}},
		{"xlsx: 300,000 elements deep", "a.xlsx", xlsx("<worksheet>"+times("<sheetData>", 300_000), "<sst/>"), []limits.Kind{limits.TooDeep, limits.Damaged, limits.Empty}},
	}
}

// noisy puts behind XML what can't be packed, so that it is not refused for being packed
// too well before anybody looks at it.
func noisy(xml string) string {
	noise := make([]byte, len(xml)/60)
	state := uint32(1)
	for i := range noise {
		state = state*1664525 + 1013904223
		noise[i] = "abcdefghijklmnopqrstuvwxyzABCDEF"[state>>27]
	}
	return xml + "<!--" + string(noise) + "-->"
}

// words is a text of so many bytes that does not repeat itself soon.
func words(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString("woord" + strconv.Itoa(i*7919%1_000_003) + " ")
	}
	return b.String()
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` a%d="%d"`, i, i)
	}
	return b.String()
}

func namespaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` xmlns:a%d="urn:%d"`, i, i)
	}
	return b.String()
}

func laughs() string {
	s := `<!DOCTYPE a [<!ENTITY a0 "ha">`
	for i := range 9 {
		s += fmt.Sprintf(`<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	return s + "]><a>&a9;</a>"
}
