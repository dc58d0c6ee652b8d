package changenote_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/changenote"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/renewal"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/limits"
)

// register is a school with a service and two activities that it touches.
func register() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{ID: "o", Name: "Stichting De Linde"},
		Services: []model.Service{{ID: "s1", Number: "D-001", Product: "Leeswijs", VendorID: "p1", Vendor: "Uitgeverij De Voorbeeldboom B.V.",
			DocumentVersion: "4.1", DocumentDate: "2025-03-01",
			Processing: model.Processing{
				DataCategories: []model.DataCategory{{ID: "c1", Label: "Contactgegevens", Applies: model.AppliesYes}, {ID: "c2", Label: "Gezondheid", Applies: model.AppliesNo}},
				Retention:      []model.Retention{{ID: "t1", Scope: "Alle gegevens", Text: "Drie maanden na het einde van de overeenkomst."}},
				Storage:        []model.Place{{ID: "o1", Place: "Amsterdam", Country: "NL"}},
				Engagements: []model.Engagement{
					{ID: "e1", Party: "Wolkhuis B.V.", Role: model.RoleSubProcessor, Service: "hosting", SeatCountry: "NL"},
					{ID: "e2", Party: "Praathoek Inc.", Role: model.RoleSubProcessor, Service: "helpdesk", SeatCountry: "US", Transfer: model.Transfer{OutsideEEA: model.Yes, Mechanism: "46-2-a"}},
				},
			}}},
		Activities: []model.Activity{
			{ID: "a1", Number: "V-001", Name: "Leesonderwijs", Services: []model.ServiceUse{{ID: "u", ServiceID: "s1"}}},
			{ID: "a2", Number: "V-002", Name: "Bibliotheek", Processing: model.Processing{Engagements: []model.Engagement{
				{ID: "e", PartyID: "p1", Agreement: model.Agreement{ObjectionDays: model.N(14), NoticeDays: model.N(30)}}}}},
		},
	}
}

// newer is what the supplier says now, under the same version line.
func newer() *model.Service {
	s := register().Services[0]
	s.Engagements[1] = model.Engagement{ID: "e3", Party: "Antwoordpunt GmbH", Role: model.RoleSubProcessor, Service: "helpdesk", SeatCountry: "DE"}
	s.DataCategories[1].Applies = model.AppliesYes
	s.Retention[0].Text = "Een jaar na het einde van de overeenkomst."
	s.Storage[0].Country, s.Storage[0].Place = "IE", "Dublin"
	s.Explanation = "Een leesprogramma."
	s.DataSubjects = []model.DataSubject{{ID: "b1", Name: "ouders"}}
	return &s
}

func note(saved *model.Service) changenote.Note {
	reg := register()
	n := changenote.New(reg, &reg.Services[0], newer(), saved)
	n.Document, n.Received, n.Made = "Bijsluiter Leeswijs.docx", "2026-11-22", time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	n.Fingerprint, n.Hash = "57-0123456789abcdef", "9f86d081884c7d65"
	n.Kept = []changenote.Kept{{Path: "targetGroup", Where: "Doelgroep", Stays: "groep 3", Says: "basisonderwijs",
		Wrote: model.Version{Number: 2, Author: "Noor Jansen", Action: model.ActionEdit, Time: time.Date(2026, 11, 20, 12, 0, 0, 0, time.Local)}}}
	return n
}

func teller(t *testing.T, l text.Language) changenote.Teller {
	t.Helper()
	p, err := present.New(l)
	if err != nil {
		t.Fatal(err)
	}
	return changenote.Teller{Presenter: p}
}

// written are the words of a note, as a reader of Word documents finds them.
func written(t *testing.T, l text.Language, n changenote.Note) string {
	t.Helper()
	var file bytes.Buffer
	if err := teller(t, l).Write(&file, n); err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("NOTES"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, t.Name()+"."+string(l)+".docx"), file.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	doc, err := docx.Read(context.Background(), file.Bytes(), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, block := range doc.Blocks {
		b.WriteString(block.Text + "\n")
		if block.Table != nil {
			row := 0
			for _, c := range block.Table.Cells {
				if c.Row != row {
					row = c.Row
					b.WriteString("\n")
				}
				b.WriteString(c.Text())
				b.WriteString(" | ")
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestTheNoteSaysWhatChangesAndUntilWhenToObject(t *testing.T) {
	got := written(t, text.Dutch, note(newer()))
	for _, want := range []string{"Wijzigingsnotitie Leeswijs", "versie 4.1, 01-03-2025", "Praathoek Inc. | Vervallen", "Antwoordpunt GmbH | Nieuw", "Duitsland",
		"Gezondheid | Nieuw", "Een jaar na het einde", "Drie maanden na het einde", "Bezwaar kan tot en met 06-12-2026", "22-11-2026", "V-001 Leesonderwijs", "V-002 Bibliotheek",
		"vóór 22-12-2026", "Doelgroep | groep 3", "geschreven op 20-11-2026 · Noor Jansen | basisonderwijs", "SHA-256 van het document | 9f86d081884c7d65", "Stand van het register | 22-11-2026, vingerafdruk 57-0123456789abcdef", "Betrokkenen › ouders | Nieuw", "Besluit", "Motivering"} {
		if !strings.Contains(got, want) {
			t.Errorf("the note does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "overgenomen") || strings.ContainsAny(got, "«{") {
		t.Errorf("it says too much, or too little:\n%s", got)
	}
	english := written(t, text.English, note(newer()))
	for _, want := range []string{"Change note Leeswijs", "Germany", "An objection is possible until 06-12-2026", "Sub-processors"} {
		if !strings.Contains(english, want) {
			t.Errorf("the note does not say %q:\n%s", want, english)
		}
	}
}

func TestWhatIsNotTakenOverIsToldAndMarked(t *testing.T) {
	reg := register()
	saved := newer()
	saved.Retention[0].Text = reg.Services[0].Retention[0].Text
	n := note(saved)
	for _, c := range n.Changes {
		if c.Left != (c.Topic == renewal.Retention) {
			t.Errorf("%s %s: left out %v", c.Topic, c.Path, c.Left)
		}
	}
	for _, c := range note(nil).Changes {
		if !c.Left {
			t.Errorf("nothing was taken over, and %s %s is not marked", c.Topic, c.Path)
		}
	}
}

func TestTermsAreNeverInvented(t *testing.T) {
	tell := teller(t, text.Dutch)
	n := note(nil)
	n.Touched[1].Terms[0].Objection = model.Count{}
	if got := tell.Objection(n); !strings.Contains(got, "onbekend") || strings.Contains(got, "2026") {
		t.Errorf("an agreement without a term: %s", got)
	}
	n.Touched = n.Touched[:1]
	if got := tell.Objection(n); !strings.Contains(got, "staat geen overeenkomst") {
		t.Errorf("without an agreement: %s", got)
	}
	n = note(nil)
	n.Received = ""
	if got := tell.Objection(n); !strings.Contains(got, "wanneer het bericht") {
		t.Errorf("not known when the notice came: %s", got)
	}
}

func TestTheSuppliersOwnTermIsToldAsSuch(t *testing.T) {
	tell := teller(t, text.Dutch)
	for name, c := range map[string]struct {
		touching int // how many activities the register has
		objects  string
	}{
		"used under no agreement": {1, "tot en met 22-12-2026, gerekend vanaf ontvangst van het bericht op 22-11-2026. Die termijn noemt de leverancier zelf"},
		"used by nobody":          {0, "tot en met 22-12-2026, gerekend vanaf ontvangst van het bericht op 22-11-2026. Die termijn noemt de leverancier zelf"},
		"an agreement says less":  {2, "tot en met 06-12-2026, gerekend vanaf ontvangst van het bericht op 22-11-2026."},
	} {
		reg := register()
		reg.Activities = reg.Activities[:c.touching]
		reg.Services[0].ObjectionDays = model.N(30)
		n := changenote.New(reg, &reg.Services[0], newer(), nil)
		n.Received = "2026-11-22"
		if got := tell.Objection(n); !strings.Contains(got, c.objects) || strings.Contains(got, "leverancier zelf") != strings.Contains(c.objects, "leverancier zelf") {
			t.Errorf("%s: %s", name, got)
		}
		if c.touching == 1 {
			if lines := tell.Touch(n.Touched[0], n.Received); len(lines) != 2 || strings.Contains(lines[1], "Schakelt") || !strings.Contains(lines[1], "leverancier zelf") {
				t.Errorf("%s: %q", name, lines)
			}
		}
		if n.Received = ""; !strings.Contains(tell.Objection(n), "wanneer het bericht") {
			t.Errorf("%s, not known when the notice came: %s", name, tell.Objection(n))
		}
	}
}

func TestAnotherLanguageIsTold(t *testing.T) {
	reg, english := register(), newer()
	reg.Services[0].Language, english.Language = "nl", "en"
	if got := written(t, text.Dutch, changenote.New(reg, &reg.Services[0], english, nil)); !strings.Contains(got, "in een andere taal") {
		t.Error(got)
	}
	english.Language = ""
	if got := written(t, text.Dutch, changenote.New(reg, &reg.Services[0], english, nil)); strings.Contains(got, "in een andere taal") {
		t.Errorf("a language that is not known: %s", got)
	}
}

func TestAnOlderStatementIsToldAsSuch(t *testing.T) {
	reg, older := register(), newer()
	reg.Services[0].DocumentDate, older.DocumentDate = "2026-10-05", "2024-03"
	if got := written(t, text.Dutch, changenote.New(reg, &reg.Services[0], older, nil)); !strings.Contains(got, "van 03-2024: ouder dan de bijsluiter van 05-10-2026") {
		t.Error(got)
	}
	older.DocumentDate = ""
	if got := written(t, text.Dutch, changenote.New(reg, &reg.Services[0], older, nil)); strings.Contains(got, "ouder dan") {
		t.Errorf("a document of no known date: %s", got)
	}
}

func TestAnUnchangedStatementSaysSo(t *testing.T) {
	reg := register()
	n := changenote.New(reg, &reg.Services[0], &reg.Services[0], &reg.Services[0])
	if got := written(t, text.Dutch, n); !strings.Contains(got, "Inhoudelijk is er niets veranderd.") {
		t.Error(got)
	}
}

func TestEveryWordIsThere(t *testing.T) {
	for _, l := range text.Languages() {
		var keys []string
		for _, topic := range renewal.Topics() {
			keys = append(keys, "topic."+string(topic))
		}
		for _, op := range []renewal.Op{renewal.Added, renewal.Gone, renewal.Changed} {
			keys = append(keys, "op."+string(op))
		}
		for _, key := range []string{"product", "vendor", "before", "after", "document", "received"} {
			keys = append(keys, "front."+key)
		}
		for _, key := range []string{"choice", "motivation", "by", "on"} {
			keys = append(keys, "decide."+key, "decide."+key+"-room")
		}
		keys = append(keys, "subject", "what", "before", "after", "stays", "says", "activity", "how")
		for _, key := range keys {
			if !text.For(l).Has("changenote." + key) {
				t.Errorf("%s: no changenote.%s", l, key)
			}
		}
	}
}

// A change where the officer's own words stay is told as one, and says why it is not in the register.
func TestWhatTheOfficerKeepsIsNoLessAChange(t *testing.T) {
	reg := register()
	n := changenote.New(reg, &reg.Services[0], newer(), &reg.Services[0])
	n.Kept = []changenote.Kept{{Path: "retention[t1].text", Where: "Bewaartermijnen", Stays: "Drie maanden", Says: "Een jaar"}}
	got := written(t, text.Dutch, n)
	if n := strings.Count(got, "wat er stond, blijft staan"); n != 1 {
		t.Errorf("%d changes are kept out by words of the officer:\n%s", n, got)
	}
}

// Of a document that was not read whole the note says that what is gone may still be in it.
func TestANoteOfAPartlyScannedDocumentSaysSo(t *testing.T) {
	n := note(nil)
	for _, partial := range []bool{true, false} {
		n.Partial = partial
		if got := written(t, text.English, n); strings.Contains(got, "Pages of this document were scanned") != partial {
			t.Errorf("partial %v:\n%s", partial, got)
		}
	}
}
