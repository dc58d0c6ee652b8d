package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/bundle"
	"verwerkingsregister/register/intake/limits"
)

const letter = "From: a@school.example\r\nTo: b@school.example\r\nSubject: =?utf-8?q?Bijsluiter_Rekenrijk_=E2=80=93_nieuw?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n" +
	"--X\r\nContent-Type: multipart/alternative; boundary=Y\r\n\r\n--Y\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCategorie=EBn\r\n--Y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Categorie\u00ebn</p>\r\n--Y--\r\n" +
	"--X\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename=logo.png\r\n\r\nx\r\n" +
	"--X\r\nContent-Type: text/plain; name=\"bijlage.txt\"\r\nContent-Disposition: attachment; filename*=utf-8''map%2Fbijl%C3%A4ge.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nTmFhbSBwcm9kdWN0\r\n--X--\r\n"

// contents are the parts with their names; a part that can't be had is its refusal.
func contents(b *bundle.Bundle) string {
	var out []string
	for i, name := range b.Names() {
		data, err := b.Read(i)
		text := strings.TrimSpace(strings.TrimPrefix(string(data), "\ufeff"))
		if err != nil {
			text = string(limits.KindOf(err))
		}
		out = append(out, name+"="+text)
	}
	return strings.Join(out, " | ")
}

func openMail(mail string, t limits.Table) (*bundle.Bundle, error) {
	return bundle.Open(context.Background(), []byte(mail), limits.Mail, t)
}

func TestMail(t *testing.T) {
	b, err := openMail(letter, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(b), "Bijsluiter Rekenrijk – nieuw=<p>Categorieën</p> | bijläge.txt=Naam product"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A page that a browser saved with all it needs is a mail of the page and its parts.
func TestSavedPage(t *testing.T) {
	part := func(kind, content string) string {
		return "--X\r\nContent-Type: " + kind + "\r\nContent-Location: https://rekenrijk.example/" + kind + "\r\n\r\n" + content + "\r\n"
	}
	b, err := openMail("From: <Saved by Blink>\r\nSubject: Privacy\r\nDate: Mon, 23 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=X\r\n\r\n"+
		part("text/html", "<p>Naam product</p>")+part("text/css", "p { color: red; }")+part("application/javascript", "x")+part("font/woff2", "x")+part("image/png", "x")+"--X--\r\n", limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(b), "Privacy=<p>Naam product</p>"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func zipOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(name))
	}
	_ = z.Close()
	return buf.Bytes()
}

func TestZip(t *testing.T) {
	data := zipOf(t, "map/a.txt", "__MACOSX/map/._a.txt", "../../b.txt", ".DS_Store", "een/c.txt", "twee/c.txt")
	b, err := bundle.Open(context.Background(), data, limits.Zip, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(b), "a.txt=map/a.txt | b.txt=../../b.txt | een/c.txt=een/c.txt | twee/c.txt=twee/c.txt"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := b.Read(9); limits.KindOf(err) != limits.Damaged {
		t.Errorf("a part that is not there: %v", err)
	}
	small := limits.Standard()
	small.Documents = 1
	if _, err := bundle.Open(context.Background(), data, limits.Zip, small); limits.KindOf(err) != limits.TooManyEntries {
		t.Errorf("got %v", err)
	}
	if _, err := bundle.Open(context.Background(), zipOf(t, ".DS_Store"), limits.Zip, limits.Standard()); limits.KindOf(err) != limits.Empty {
		t.Errorf("a zip without a document: %v", err)
	}
}

// One part of a zip that is a bomb does no harm to the others.
// TestZipWithOneNameTwice reads both of two files that have one path, by names that differ.
func TestZipWithOneNameTwice(t *testing.T) {
	b, err := bundle.Open(context.Background(), zipOf(t, "map/a.txt", "map/a.txt", "Map/A.TXT", "map/a (2).txt"), limits.Zip, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for i, name := range b.Names() {
		if names[name] {
			t.Errorf("%s is listed twice", name)
		}
		names[name] = true
		if _, err := b.Read(i); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(names) != 4 {
		t.Errorf("names %v, want 4", b.Names())
	}
}

func TestZipWithABomb(t *testing.T) {
	small := limits.Standard()
	small.Part = 10
	b, err := bundle.Open(context.Background(), zipOf(t, "a.txt", "een lange naam.txt"), limits.Zip, small)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(b), "a.txt=a.txt | een lange naam.txt=too-large"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Attachments without a name, or of one name, are told apart.
func TestNamesOfAttachments(t *testing.T) {
	attached := "--X\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment%s\r\n\r\nx\r\n"
	mail := "Subject: Stukken\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n" +
		fmt.Sprintf(attached, "") + fmt.Sprintf(attached, "; filename=a.pdf") + fmt.Sprintf(attached, "; filename=a.pdf") + "--X--\r\n"
	b, err := openMail(mail, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contents(b), "Stukken=x | a.pdf=x | a.pdf (2)=x"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestMailBounds(t *testing.T) {
	small := limits.Standard()
	small.Part = 10
	b, err := openMail("Subject: x\r\n\r\n"+strings.Repeat("y", 100), small)
	if err != nil || contents(b) != "x=too-large" {
		t.Errorf("large: %v", err)
	}
	for name, mail := range map[string]struct {
		text string
		want limits.Kind
	}{
		"empty":   {"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B--\r\n", limits.Empty},
		"blank":   {"Subject: x\r\n\r\n \r\n", limits.Empty},
		"no mail": {"zomaar tekst", limits.Damaged},
		"deep":    {nested(20), limits.TooDeep},
	} {
		if _, err := openMail(mail.text, limits.Standard()); limits.KindOf(err) != mail.want {
			t.Errorf("%s: got %v, want %s", name, err, mail.want)
		}
	}
}

// nested is a mail whose parts lie so deep in parts.
func nested(depth int) string {
	var b strings.Builder
	b.WriteString("Subject: x\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=B%d\r\n\r\n--B%d\r\n", i, i)
	}
	b.WriteString("\r\ntekst\r\n")
	return b.String()
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(letter))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data, limits.Mail) })
}

// FuzzDirectory tries what the directory of a zip can say.
func FuzzDirectory(f *testing.F) {
	f.Add(zipOf(f, "map/a.txt", "../../b.txt", "map/"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, data, limits.Zip) })
}

// check opens a bundle and reads all of it: nothing has an error without a kind, and
// no two parts have one name.
func check(t *testing.T, data []byte, typ limits.Type) {
	small := limits.Standard()
	small.Part, small.Inflated, small.Entries = 1<<20, 4<<20, 100
	b, err := bundle.Open(context.Background(), data, typ, small)
	if err != nil {
		if limits.KindOf(err) == "" {
			t.Fatalf("error without a kind: %v", err)
		}
		return
	}
	for i := range b.Names() {
		data, err := b.Read(i)
		if err != nil && limits.KindOf(err) == "" || int64(len(data)) > small.Part {
			t.Errorf("part %d: %d bytes, %v", i, len(data), err)
		}
	}
}
