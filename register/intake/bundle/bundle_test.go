package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/bundle"
	"verwerkingsregister/register/intake/limits"
)

const letter = "From: a@school.example\r\nTo: b@school.example\r\nSubject: =?utf-8?q?Bijsluiter_Rekenrijk_=E2=80=93_nieuw?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n" +
	"--X\r\nContent-Type: multipart/alternative; boundary=Y\r\n\r\n--Y\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCategorie=EBn\r\n--Y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Categorie\u00ebn</p>\r\n--Y--\r\n" +
	"--X\r\nContent-Type: image/png\r\nContent-Disposition: inline; filename=logo.png\r\n\r\nx\r\n" +
	"--X\r\nContent-Type: text/plain; name=\"bijlage.txt\"\r\nContent-Disposition: attachment; filename*=utf-8''map%2Fbijl%C3%A4ge.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nTmFhbSBwcm9kdWN0\r\n--X--\r\n"

func names(files []bundle.File) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name+"="+strings.TrimSpace(strings.TrimPrefix(string(f.Data), "\ufeff")))
	}
	return strings.Join(out, " | ")
}

func TestMail(t *testing.T) {
	files, err := bundle.Mail(context.Background(), []byte(letter), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(files), "Bijsluiter Rekenrijk – nieuw=<p>Categorieën</p> | bijläge.txt=Naam product"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestZip(t *testing.T) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"map/a.txt", "__MACOSX/map/._a.txt", "../../b.txt", ".DS_Store"} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(name))
	}
	_ = z.Close()
	files, err := bundle.Zip(context.Background(), buf.Bytes(), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(files), "a.txt=map/a.txt | b.txt=../../b.txt"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	small := limits.Standard()
	small.Documents = 1
	if _, err := bundle.Zip(context.Background(), buf.Bytes(), small); limits.KindOf(err) != limits.TooManyEntries {
		t.Errorf("got %v", err)
	}
}

func TestMailBounds(t *testing.T) {
	deep := "Content-Type: multipart/mixed; boundary=B\r\n\r\n"
	for range 20 {
		deep += "--B\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
	}
	small := limits.Standard()
	small.Part = 10
	for name, tt := range map[string]struct {
		in    string
		table limits.Table
		want  limits.Kind
	}{
		"large":   {"Subject: x\r\n\r\n" + strings.Repeat("y", 100), small, limits.TooLarge},
		"empty":   {"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B--\r\n", limits.Standard(), limits.Empty},
		"no mail": {"zomaar tekst", limits.Standard(), limits.Damaged},
	} {
		if _, err := bundle.Mail(context.Background(), []byte(tt.in), tt.table); limits.KindOf(err) != tt.want {
			t.Errorf("%s: got %v, want %s", name, err, tt.want)
		}
	}
	if _, err := bundle.Mail(context.Background(), []byte(deep), limits.Standard()); limits.KindOf(err) == "" && err != nil {
		t.Errorf("deep: %v", err)
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(letter))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := bundle.Mail(context.Background(), data, limits.Standard()); err != nil && limits.KindOf(err) == "" {
			t.Fatalf("error without a kind: %v", err)
		}
	})
}
