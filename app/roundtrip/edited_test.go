package roundtrip_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// edited is a Word document in which somebody wrote other words.
func edited(t *testing.T, file propose.File, was, is string) propose.File {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file.Data), int64(len(file.Data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(bytes.ReplaceAll(data, []byte(was), []byte(is))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return propose.File{Name: file.Name, Data: out.Bytes()}
}

// The words on the page count: a cell in which somebody typed two names is two, whatever the
// document said of the one that stood there; one that nobody touched stays as it was.
func TestAValueThatSomebodyChanged(t *testing.T) {
	s := stippellijn()
	s.Engagements[0].Party, s.Engagements[1].Party = "A, B & C", "Lamp B.V., Kap N.V."
	file := way{"4.0", "nl", publish.Word}.written(t, publish.Leaflet, s)
	for _, c := range []struct{ name, to, want string }{
		{"nobody", "Lamp B.V., Kap N.V.", "A, B & C | Lamp B.V., Kap N.V."},
		{"two firms", "Lamp B.V., Snoer N.V.", "A, B & C | Lamp B.V. | Snoer N.V."},
		{"one firm", "Lamp B.V.", "A, B & C | Lamp B.V."},
		{"left open", "[naam invullen]", "A, B & C"},
	} {
		var got []string
		for _, a := range read(t, edited(t, file, "Lamp B.V., Kap N.V.", c.to)).Accept(proposal.All()) {
			if s, ok := a.Record.(*model.Service); ok {
				for _, e := range s.Engagements {
					got = append(got, e.Party)
				}
			}
		}
		slices.Sort(got)
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
