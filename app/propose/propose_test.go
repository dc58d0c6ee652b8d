package propose_test

import (
	"context"
	"testing"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

func read(name, data string) (*proposal.Proposal, error) {
	_, p, err := propose.Reader{}.Document(context.Background(), name, []byte(data))
	return p, err
}

func TestReadRefusesWhatItCannotRead(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want limits.Kind
	}{
		"nothing":                 {"", limits.Empty},
		"a document of OLE times": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", limits.Unsupported},
		"a picture":               {"\x89PNG\r\n\x1a\n", limits.Unsupported},
		"half a document":         {"PK\x03\x04word/document.xml", limits.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := read("x.docx", c.data)
			if p != nil || limits.KindOf(err) == "" {
				t.Fatalf("got %v, %v", p, err)
			}
			if got := limits.KindOf(err); got != c.want && !(c.want == limits.Damaged && got == limits.Unsupported) {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestReadReadsText(t *testing.T) {
	p, err := read("leeswijs.txt", "Privacybijsluiter Leeswijs\n\nSubverwerkers\n\nWolkhuis B.V., Nederland, hosting\n")
	if err != nil {
		t.Fatal(err)
	}
	if p.Document.Name != "leeswijs.txt" || p.Document.MediaType != "text/plain" || len(p.Document.Bytes) == 0 {
		t.Errorf("the document is %+v", p.Document)
	}
}
