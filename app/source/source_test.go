package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/app/source"
	"verwerkingsregister/register/intake/limits"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadGivesTheBytes(t *testing.T) {
	got, err := source.Read(write(t, "a.txt", "Leeswijs"), "/nergens/school.vreg")
	if err != nil || string(got) != "Leeswijs" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestReadRefuses(t *testing.T) {
	register := write(t, "school.vreg", "register")
	link := filepath.Join(t.TempDir(), "bijsluiter.docx")
	if err := os.Link(register, link); err != nil {
		t.Skipf("this disk has no hard links: %v", err)
	}
	for name, c := range map[string]struct {
		path string
		want source.Kind
	}{
		"a file that is not there":         {filepath.Join(t.TempDir(), "weg.docx"), source.NotFound},
		"a folder":                         {t.TempDir(), source.Folder},
		"the register itself":              {register, source.OpenRegister},
		"the register under another name":  {link, source.OpenRegister},
		"the register by a roundabout way": {filepath.Dir(register) + "/./school.vreg", source.OpenRegister},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := source.Read(c.path, register)
			var refused *source.Error
			if !errors.As(err, &refused) || refused.Kind != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestReadRefusesWhatIsTooBig(t *testing.T) {
	path := write(t, "groot.txt", "")
	if err := os.Truncate(path, limits.Standard().File+1); err != nil {
		t.Fatal(err)
	}
	if _, err := source.Read(path, "x"); limits.KindOf(err) != limits.TooLarge {
		t.Errorf("got %v", err)
	}
}

func TestFingerprintIsFoundInEveryForm(t *testing.T) {
	const want = "57-0123456789abcdef"
	var book bytes.Buffer
	z := zip.NewWriter(&book)
	part, err := z.Create("xl/sharedStrings.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte("<t>vingerafdruk " + want + "</t>")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"text":     []byte(`{"fingerprint": "` + want + `"}`),
		"document": book.Bytes(),
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok, err := source.Fingerprint(t.Context(), data, ""); err != nil || !ok || got.String() != want {
				t.Errorf("got %s, %v, %v", got, ok, err)
			}
		})
	}
	if got, ok, err := source.Fingerprint(t.Context(), []byte("geen 57-0123456789abcde"), ""); ok || err != nil {
		t.Errorf("found %s where there is none, %v", got, err)
	}
}
