package limits_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"verwerkingsregister/register/intake/limits"
)

func zipOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestSniff(t *testing.T) {
	utf16 := "\xff\xfe" + strings.Join(strings.Split("Privacybijsluiter", ""), "\x00") + "\x00"
	tests := []struct {
		name string
		data []byte
		want limits.Type
	}{
		{"docx", zipOf(t, "[Content_Types].xml", "wordprocessingml.document"), limits.Docx},
		{"xlsx", zipOf(t, "[Content_Types].xml", "spreadsheetml.sheet"), limits.Xlsx},
		{"odt", zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text"), limits.Odt},
		{"plain zip", zipOf(t, "a.pdf", "x"), limits.Zip},
		{"broken zip", []byte("PK\x03\x04rest"), limits.Zip},
		{"pdf after a few bytes", []byte("\n\n%PDF-1.7 ..."), limits.PDF},
		{"rtf", []byte(`{\rtf1\ansi`), limits.RTF},
		{"old word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1WordDocument"), limits.OLE},
		{"password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), limits.Protected},
		{"html", []byte("\xef\xbb\xbf<!DOCTYPE html><html>"), limits.HTML},
		{"piece of html", []byte("<div><h1>Privacy</h1><p>tekst</p></div>"), limits.HTML},
		{"mail", []byte("From: a@a.example\r\nTo: b@b.example\r\nDate: Mon\r\nSubject: Bijsluiter\r\n\r\nHallo"), limits.Mail},
		{"labels are no mail", []byte("Naam product: Rekenrijk\nDoelgroep: po\n"), limits.Text},
		{"json", []byte(`{"services":[]}`), limits.JSON},
		{"text", []byte("A. Algemene informatie\n"), limits.Text},
		{"utf-16", []byte(utf16), limits.Text},
		{"html in utf-16", []byte("\xfe\xff\x00" + strings.Join(strings.Split("<!DOCTYPE html><html>", ""), "\x00")), limits.HTML},
		{"windows letters", []byte("Categorie\xebn van gegevens"), limits.Text},
		{"register", []byte("SQLite format 3\x00...."), limits.SQLite},
		{"picture", []byte("\x89PNG\r\n\x1a\n....."), limits.Image},
		{"nothing", nil, limits.Unknown},
		{"noise", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0}, limits.Unknown},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := limits.Sniff(tt.data, limits.Standard()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "gewone tekst\tmet tab\n", "gewone tekst\tmet tab\n"},
		{"letters and emoji", "Categorieën ☒ ✅", "Categorieën ☒ ✅"},
		{"control characters", "a\x00b\x07c\x7fd", "abcd"},
		{"direction", "\u202eNSB neeG\u202c\u2066x\u2069", "NSB neeGx"},
		{"spaces", "a\u00a0b\u2003c\u200bd\ufeff", "a b cd"},
		{"line ends", "a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"invalid", "a\xffb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := limits.Clean(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestArchiveBounds(t *testing.T) {
	small := limits.Standard()
	small.Entries, small.Inflated, small.Part, small.RatioGrace = 3, 20_000, 10_000, 500
	tests := []struct {
		name string
		data []byte
		want limits.Kind
	}{
		{"entries", zipOf(t, "a", "", "b", "", "c", "", "d", ""), limits.TooManyEntries},
		{"sum", zipOf(t, "a", strings.Repeat("x", 9000), "b", strings.Repeat("x", 9000), "c", strings.Repeat("x", 9000)), limits.TooMuchInflated},
		{"part", zipOf(t, "a", strings.Repeat("x", 11_000)), limits.TooLarge},
		{"dense", zipOf(t, "a", strings.Repeat("x", 9_900)), limits.TooDense},
		{"missing", zipOf(t, "b", "x"), limits.Damaged},
		{"whole", zipOf(t, "/A", "x"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := limits.OpenArchive(tt.data, small)
			if err == nil {
				_, err = a.Read("a")
			}
			if got := limits.KindOf(err); got != tt.want {
				t.Errorf("kind %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

func TestXMLBounds(t *testing.T) {
	small := limits.Standard()
	small.Depth, small.Tokens, small.Nodes, small.Part = 5, 100, 20, 2000
	tests := []struct {
		name, in string
		want     limits.Kind
	}{
		{"whole", "<a><b>x</b></a>", ""},
		{"deep", strings.Repeat("<a>", 6) + strings.Repeat("</a>", 6), limits.TooDeep},
		{"nodes", "<a>" + strings.Repeat("<b/>", 30) + "</a>", limits.TooManyElements},
		{"large", "<a>" + strings.Repeat(" ", 3000) + "</a>", limits.TooLarge},
		{"unfinished", "<a><b>", limits.Damaged},
		{"entity", `<!DOCTYPE a [<!ENTITY l "ha">]><a>&l;</a>`, limits.Damaged},
		{"nothing", "", limits.Damaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := limits.ParseXML([]byte(tt.in), nil, small)
			if got := limits.KindOf(err); got != tt.want {
				t.Errorf("kind %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

func TestXMLNames(t *testing.T) {
	root, err := limits.ParseXML([]byte(`<q:a xmlns:q="urn:known" xmlns:z="urn:other" q:k="v" n="1"><z:b>tekst</z:b></q:a>`), map[string]string{"urn:known": "k:"}, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	v, _ := root.Attr("k:k")
	n, _ := root.Attr("n")
	if root.Name != "k:a" || v != "v" || n != "1" || root.Child("?:b").Content() != "tekst" {
		t.Errorf("got %+v", root)
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\u202eb\r\n\x00")
	f.Fuzz(func(t *testing.T, s string) {
		once := limits.Clean(s)
		if !utf8.ValidString(once) || limits.Clean(once) != once {
			t.Errorf("Clean(%q) = %q is not settled", s, once)
		}
	})
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="iso-8859-1"?><a b="c"><!-- x --><d/>e</a>`))
	table := limits.Standard()
	table.Nodes, table.Tokens = 10_000, 30_000
	f.Fuzz(func(t *testing.T, data []byte) {
		root, err := limits.ParseXML(data, nil, table)
		if err != nil && limits.KindOf(err) == "" {
			t.Fatalf("error without a kind: %v", err)
		}
		if err == nil && !utf8.ValidString(root.Content()) {
			t.Fatal("text is not valid")
		}
	})
}
