package intake_test

import (
	"context"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake"
	x "verwerkingsregister/register/intake/docx/docxtest"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

func TestPropose(t *testing.T) {
	data := x.File(x.S("Titel", x.T("Privacybijsluiter Rekenrijk")), x.P(x.T("Naam Verwerker en vestigingsgegevens: Rekenrijk B.V.")), x.P(x.T("Doelgroep: po")))
	p, err := intake.Propose(context.Background(), intake.File{Name: "bijsluiter.txt", Data: data}, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) != 2 || p.Items[0].Record.Title() != "Rekenrijk" || p.Items[1].Record.(*model.Party).Name != "Rekenrijk B.V." {
		t.Errorf("proposed %+v", p.Items)
	}
	if p.Document.MediaType != limits.Docx.MediaType() || len(p.Document.SHA256) != 64 {
		t.Errorf("document %+v", p.Document)
	}
}

func TestRefusals(t *testing.T) {
	small := limits.Standard()
	small.File = 10
	tests := []struct {
		name  string
		data  string
		table limits.Table
		want  limits.Kind
	}{
		{"nothing", "", limits.Standard(), limits.Empty},
		{"too large", "a long enough text", small, limits.TooLarge},
		{"a picture", "\x89PNG\r\n\x1a\n.....", limits.Standard(), limits.Unsupported},
		{"a password", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", limits.Standard(), limits.Encrypted},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := intake.Propose(context.Background(), intake.File{Data: []byte(tt.data)}, tt.table)
			if got := limits.KindOf(err); got != tt.want {
				t.Errorf("kind %q (%v), want %q", got, err, tt.want)
			}
		})
	}
}

// FuzzInterpret tries what a document can say: whatever it is, a proposal comes of it that
// holds, travels between processes and can be accepted.
func FuzzInterpret(f *testing.F) {
	f.Add("Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\n\nDoelgroep: po\n")
	f.Add("| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens: naam, adres | ☒ |\n| Foto's | nee |\n\nSubverwerkers\n\n- Wolkhuis B.V., Nederland, hosting\n\nBewaartermijn: 2 jaar na einde\n")
	table := limits.Standard()
	table.Text, table.Blocks = 4000, 200
	f.Fuzz(func(t *testing.T, text string) {
		c, err := intake.Read(context.Background(), []byte(text), intake.Request{Name: "a.txt", As: intake.AsDocument}, table)
		if err != nil {
			if limits.KindOf(err) == "" {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		if c.Proposal == nil {
			return // a bundle
		}
		packed, err := c.Proposal.Pack()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := proposal.Unpack(packed); err != nil {
			t.Fatal(err)
		}
		c.Proposal.Accept(proposal.All())
	})
}
