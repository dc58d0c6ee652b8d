package bijsluiter_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

// register is a school with a service that says all there is to say.
func register() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{ID: "o", Name: "Stichting De Wilgen", Contact: model.Contact{Address: "Kerkstraat 1", Postcode: "1234 AB", City: "Rietveld", URL: "https://dewilgen.example"},
			PrivacyContact: model.Contact{Name: "K. de Boer", Function: "privacy officer", Email: "privacy@dewilgen.example"}},
		Parties: []model.Party{
			{ID: "p1", Number: "P-001", Name: "Leerbron Media B.V.", Country: "NL", Contact: model.Contact{Address: "Industrieweg 9", Postcode: "3511 AB", City: "Utrecht"}},
			{ID: "p2", Number: "P-002", Name: "Wolkhuis Hosting B.V.", Country: "NL"},
			{ID: "p3", Number: "P-003", Name: "Mailship Inc.", Country: "US"},
		},
		Services: []model.Service{{
			ID: "s", Number: "D-001", Product: "Rekenweide", VendorID: "p1", Vendor: "Leerbron Media B.V.", URL: "https://rekenweide.example/product",
			Explanation: "Adaptief oefenprogramma voor rekenen.\nDe leraar volgt de voortgang in een dashboard.", TargetGroup: "primair onderwijs, groep 3 tot en met 8", Users: []string{"leerlingen", "leraren", "ouders"},
			ModelVersion: "4.0", DocumentVersion: "2.3", DocumentDate: "2026-03-02",
			Options: []model.ServiceOption{
				{ID: "o1", Text: "Oefenen en toetsen", Mode: "inseparable"}, {ID: "o2", Text: "Ouderportaal", Mode: "optional", Chosen: model.No}, {ID: "o3", Text: "Werkstukken bewaren"},
			},
			Processing: model.Processing{
				Purposes:     []model.Purpose{{ID: "d1", Text: "het volgen van de leerresultaten", SubPurposes: []string{"opslag van leer- en toetsresultaten", "terugkoppelen aan de school"}}, {ID: "d2", Code: "1-c"}},
				DataSubjects: []model.DataSubject{{ID: "b1", Name: "Onderwijsdeelnemers"}, {ID: "b2", Name: "Leraren"}},
				DataCategories: []model.DataCategory{
					{ID: "c1", Code: "1a", Label: "Contactgegevens", Applies: model.AppliesYes, Subjects: []model.RowID{"b1", "b2"}, Items: []string{"voornaam", "e-mailadres"}},
					{ID: "c2", Code: "5", Applies: model.AppliesNo}, {ID: "c3", Code: "10", Applies: model.AppliesOptional, Chosen: model.No, Subjects: []model.RowID{"b1"}},
					{ID: "c4", Code: "7", Applies: model.AppliesYes, Subjects: []model.RowID{"b1"}}, {ID: "c8", Code: "3", Applies: model.AppliesNo, Text: "nationaliteit en geboorteplaats"}, {ID: "c5", Code: "13", Applies: model.AppliesUnknown},
					{ID: "c6", Label: "Logbestanden", Applies: model.AppliesYes, Text: "IP-adres en tijdstip"},
				},
				Retention: []model.Retention{
					{ID: "r1", Scope: "Leerresultaten", DataCategories: []model.RowID{"c4"}, Text: "2 jaar na de laatste inlog", Limit: "at-most", Amount: model.N(2), Unit: "year", Trigger: "after-last-login", Action: "anonymise"},
					{ID: "r2", Scope: "Overige gegevens", Text: "de school beslist"},
				},
				Security: "De gegevens staan versleuteld opgeslagen en worden elke nacht gekopieerd.",
				Measures: []model.Measure{
					{ID: "m1", Text: "Toegang alleen met een tweede factor", Aspect: "confidentiality", Status: "meets"},
					{ID: "m2", Text: "Herstel binnen vier uur", Aspect: "availability", Status: "does-not-meet", Explanation: "Nu binnen een werkdag."},
				},
				Access:          []model.AccessGroup{{ID: "t1", Group: "Helpdesk", Data: "contactgegevens", Operations: "inzien"}},
				Classification:  model.Classification{Scheme: "rosa-certificeringsschema", SchemeVersion: "3.0", Availability: "medium", Integrity: "high", Confidentiality: "medium", Date: "2026-01-15"},
				Certificates:    []model.Certificate{{ID: "z1", Standard: "iso-27001", Edition: "2022", Holder: "Wolkhuis Hosting B.V.", Scope: "hosting", Status: "held", From: "2025-02-01", To: "2028-01-31"}, {ID: "z2", Standard: "nen-7510", Status: "planned", From: "2027"}},
				BreachAgreement: model.BreachAgreement{Term: model.N(24), Unit: "hour", Trigger: "na ontdekking", Channel: "per e-mail", Contact: model.Contact{Email: "security@leerbron.example"}, Fields: []model.Code{"nature", "number"}, NotifiesAP: model.No},
				Storage:         []model.Place{{ID: "o1", Place: "Eemshaven", Country: "NL"}, {ID: "o2", Place: "Frankfurt", Country: "DE", Purpose: "back-up"}}, OutsideEEA: model.Yes,
				Engagements: []model.Engagement{
					{ID: "e1", PartyID: "p2", Role: model.RoleSubProcessor, Service: "hosting", SeatCountry: "NL", Locations: []model.Place{{ID: "l", Place: "Eemshaven", Country: "NL"}}, DataCategories: []model.RowID{"c1", "c4"}, Transfer: model.Transfer{OutsideEEA: model.No}},
					{ID: "e2", PartyID: "p3", Party: "Mailship", Role: model.RoleSubProcessor, Under: "e1", Service: "verzenden van e-mail", SeatCountry: "US", DataCategories: []model.RowID{"c1"},
						Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c", SCCModules: []model.SCCModule{3}, Signed: "2025-06-01", TIA: model.TransferTest{Date: "2025-05-15", Outcome: "acceptable"}}},
				},
			},
			Contact:    model.Contact{Department: "Privacyteam", Email: "privacy@leerbron.example", Phone: "030-1234567"},
			Deviations: []model.Deviation{{ID: "v1", Article: "Artikel 7 lid 2", Text: "Melding binnen 48 uur.", Reason: "De bezetting in het weekend."}},
		}, {ID: "leeg", Number: "D-002"}},
		Activities: []model.Activity{
			{ID: "a1", Number: "V-001", Name: "Schoolgids", Role: model.RoleController},
			{ID: "a2", Number: "V-002", Name: "Salarisverwerking voor scholen", Role: model.RoleProcessor, Processing: model.Processing{Operations: []string{"opslaan"},
				DataCategories: []model.DataCategory{{ID: "c1", Label: "Loongegevens", Items: []string{"salaris"}}}}},
		},
	}
}

func load(t testing.TB, language string) *report.Words {
	t.Helper()
	w, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func render(t testing.TB, form bijsluiter.Form, language string, leaflet report.Bijsluiter) []byte {
	t.Helper()
	template, err := bijsluiter.Template(form, language)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bijsluiter.Write(&out, template, leaflet, docx.Properties{Title: "Privacybijsluiter", Language: "nl-NL", Created: stamp.Time}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBijsluiterOfService(t *testing.T) {
	reg := register()
	for _, language := range []string{"nl", "en"} {
		for name, service := range map[string]*model.Service{"rekenweide": &reg.Services[0], "leeg": &reg.Services[1]} {
			document := render(t, bijsluiter.Leaflet40, language, report.BijsluiterOfService(reg, service, load(t, language), stamp))
			golden(t, name+"."+language, text(t, document))
			keep(t, name+"."+language+".docx", document)
		}
	}
}

func TestEveryForm(t *testing.T) {
	reg := register()
	for _, form := range bijsluiter.Forms() {
		for _, language := range []string{"nl", "en"} {
			leaflet := report.BijsluiterOfService(reg, &reg.Services[0], load(t, language), stamp)
			document := render(t, form, language, leaflet)
			golden(t, string(form)+"."+language, text(t, document))
			keep(t, string(form)+"."+language+".docx", document)
			template, err := bijsluiter.Template(form, language)
			if err != nil {
				t.Fatal(err)
			}
			paper, err := bijsluiter.Paper(template, leaflet, docx.Properties{})
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := pdf.Write(context.Background(), &out, paper, pdf.Options{}); err != nil {
				t.Fatal(err)
			}
			keep(t, string(form)+"."+language+".pdf", out.Bytes())
		}
	}
}

func TestBijsluiterOfActivity(t *testing.T) {
	reg := register()
	leaflet, err := report.BijsluiterOfActivity(reg, &reg.Activities[1], load(t, "nl"), stamp)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "salaris.nl", text(t, render(t, bijsluiter.Leaflet40, "nl", leaflet)))
	if _, err := report.BijsluiterOfActivity(reg, &reg.Activities[0], load(t, "nl"), stamp); !errors.Is(err, report.ErrNotProcessor) {
		t.Errorf("got %v, want ErrNotProcessor", err)
	}
}

// Every text of a hostile service comes out as text, and nothing runs.
func TestHostileService(t *testing.T) {
	for seed := range uint64(40) {
		reg := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 7)), Hostile: true, Fill: 0.9}.Register(generate.Size{Activities: 1, Services: 2, Parties: 3})
		for i := range reg.Services {
			v := &reg.Services[i]
			document := render(t, bijsluiter.Leaflet40, "nl", report.BijsluiterOfService(reg, v, load(t, "nl"), stamp))
			got := text(t, document)
			for _, want := range []string{v.Product, v.Explanation, v.TargetGroup, v.URL, v.DocumentVersion, v.Contact.Email} {
				if want = printable.Text(want); !strings.Contains(got, want) {
					t.Errorf("seed %d: %q is not there", seed, want)
				}
			}
			for name, part := range unpack(t, document) {
				for _, forbidden := range []string{`TargetMode="External"`, "<w:instrText", "w:hyperlink", "\x00"} {
					if strings.Contains(part, forbidden) {
						t.Errorf("seed %d: %s holds %s", seed, name, forbidden)
					}
				}
				if n := strings.Count(part, "<w:fldSimple"); n != 0 && n != 2 {
					t.Errorf("seed %d: %s has %d fields", seed, name, n)
				}
			}
		}
	}
}

// keep writes a document where KEEP_DOCUMENTS says, to look at.
func keep(t *testing.T, name string, document []byte) {
	t.Helper()
	dir := os.Getenv("KEEP_DOCUMENTS")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), document, 0o644); err != nil {
		t.Fatal(err)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs, got:\n%s", name, got)
	}
}

func unpack(t testing.TB, document []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// text is the text of a document: a line for each paragraph, cells and rows
// marked.
func text(t testing.TB, document []byte) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(unpack(t, document)["word/document.xml"]))
	var out strings.Builder
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			out.WriteString(map[string]string{"br": "\n", "tab": "\t", "tr": "--\n"}[token.Name.Local])
		case xml.CharData:
			if inText {
				out.Write(token)
			}
		case xml.EndElement:
			inText = false
			if token.Name.Local == "p" {
				out.WriteString("\n")
			}
		}
	}
}
