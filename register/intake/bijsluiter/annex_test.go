package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// annex2 is a security annex as the model has it, with everything in it.
const annex2 = `# Bijlage 2: Beveiligingsbijlage

De Verwerker is overeenkomstig de AVG en de artikelen van de Verwerkersovereenkomst verplicht passende technische en organisatorische maatregelen te nemen ter beveiliging van de Verwerking van Persoonsgegevens, en om die maatregelen aan te tonen. Deze bijlage geeft een beknopte beschrijving en opsomming van die maatregelen.

## Omschrijving van de maatregelen om te waarborgen dat enkel bevoegd personeel toegang heeft tot de Verwerking van Persoonsgegevens

| Groep medewerkers/functie | Categorieën Persoonsgegevens | Soort handelingen |
|---|---|---|
| Helpdesk | contactgegevens, leerresultaten | inzien na toestemming van de school |
| Systeembeheer | alle gegevens | onderhoud en back-up |

## Omschrijving van de maatregelen om de Persoonsgegevens te beschermen

- Alle verbindingen lopen over TLS 1.3.
- Gegevens worden versleuteld opgeslagen (AES-256).
- Dagelijkse back-up, 30 dagen bewaard.
- Er worden geen gegevens op usb-sticks gezet.
- Beheerders loggen in met tweefactorauthenticatie.
- In 2027 wordt een kwetsbaarhedenscan gepland.

Medewerkers tekenen een geheimhoudingsverklaring. De beveiliging wordt elk jaar met de directie besproken.

## Maatregelen om zwakke plekken te identificeren

Jaarlijks voert een onafhankelijke partij een penetratietest uit.

## Certificeringsschema

De dienst is geclassificeerd volgens het Certificeringsschema informatiebeveiliging en privacy ROSA, versie 3.0.

- Beschikbaarheid = M
- Integriteit = Midden
- Vertrouwelijkheid: H

| Aspect | Onderwerp | Maatregel | Voldoet | Toelichting |
|---|---|---|---|---|
| Beschikbaarheid | Herstel | Herstel binnen 24 uur | Ja | jaarlijks geoefend |
| Integriteit | Onweerlegbaarheid | Digitale handtekening onder wijzigingen | Nee | niet nodig voor oefenmateriaal |
| Vertrouwelijkheid | Netwerktoegang | Firewall tussen de zones | Voldoet | |

## Certificaten

- ISO 27001:2022 (Rekenrijk B.V., geldig tot 1 mei 2027)
- Het datacenter van Wolkhuis is NEN 7510 gecertificeerd.
- Een SOC 2 type II verklaring staat op de roadmap voor 2028.
- Wij zijn niet ISO 9001 gecertificeerd.
- Wij ontwikkelen conform ISO 27701.

## Afspraken over het informeren in geval van beveiligingsincidenten en/of datalekken

Wij monitoren onze systemen dag en nacht en beoordelen signalen. Bij een datalek informeren wij de onderwijsinstelling binnen 24 uur na ontdekking, per e-mail. Contactpersoon: mw. J. van Dijk, datalek@rekenrijk.example, 0570-123456. De Verwerker meldt een datalek niet zelf bij de Autoriteit Persoonsgegevens. De melding bevat ten minste:

- de kenmerken van het incident, zoals datum en tijdstip constatering;
- de oorzaak van het beveiligingsincident;
- de getroffen maatregelen;
- de omvang van de groep betrokkenen;
- het nummer van het meldformulier;

## Versie

Versie 2.1 van deze bijlage, 3 maart 2024

# Bijlage 3: Afwijkingen van het Model Verwerkersovereenkomst 4.0

| Nr. | Artikel/Bepaling | Afwijking | Reden |
|---|---|---|---|
| 1 | Artikel 7 lid 4 | Bezwaar kan binnen 14 dagen. | De planning van de leverancier |
| 2 | Artikel 11 | Audit eens per twee jaar. | Kosten |
`

func TestSecurityAnnex(t *testing.T) {
	s, p := service(t, "Doelgroep: po\n\nVersie: 1.0, 1 februari 2026\n\n"+annex2)
	c := s.Classification
	if got := fmt.Sprintf("%s %s %s %s %s", c.Availability, c.Integrity, c.Confidentiality, c.Scheme, c.SchemeVersion); got != "medium medium high rosa-certificeringsschema 3.0" {
		t.Errorf("classification %s", got)
	}
	var got []string
	for _, a := range s.Access {
		got = append(got, a.Group+"/"+a.Data+"/"+a.Operations)
	}
	wantList(t, "access", got, "Helpdesk/contactgegevens, leerresultaten/inzien na toestemming van de school", "Systeembeheer/alle gegevens/onderhoud en back-up")
	got = nil
	for _, m := range s.Measures {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s", m.Text, m.Code, m.Aspect, m.Status))
	}
	wantList(t, "measures", got,
		"Alle verbindingen lopen over TLS 1.3.|encryption-transit||", "Gegevens worden versleuteld opgeslagen (AES-256).|encryption-rest||",
		"Dagelijkse back-up, 30 dagen bewaard.|backup||", "Er worden geen gegevens op usb-sticks gezet.|||", "Beheerders loggen in met tweefactorauthenticatie.|mfa||",
		"In 2027 wordt een kwetsbaarhedenscan gepland.|vulnerability-scan||planned",
		"Medewerkers tekenen een geheimhoudingsverklaring.|confidentiality||", "Jaarlijks voert een onafhankelijke partij een penetratietest uit.|penetration-test||",
		"Herstel: Herstel binnen 24 uur||availability|meets", "Onweerlegbaarheid: Digitale handtekening onder wijzigingen||integrity|does-not-meet",
		"Netwerktoegang: Firewall tussen de zones|firewall|confidentiality|meets", "Wij ontwikkelen conform ISO 27701.|||")
	got = nil
	for _, c := range s.Certificates {
		got = append(got, fmt.Sprintf("%s %s|%s|%s|%s|%s", c.Standard, c.Edition, c.Holder, c.Status, c.From, c.To))
	}
	wantList(t, "certificates", got, "iso-27001 2022|Rekenrijk B.V.|held||2027-05-01", "nen-7510 |Wolkhuis|held||", "soc-2 type II||planned|2028|")
	b := s.BreachAgreement
	if got := fmt.Sprint(b.Term, " ", b.Unit, " ", b.Trigger, "|", b.Channel, "|", b.Contact.Name, "|", b.Contact.Email, "|", b.Contact.Phone, "|", b.NotifiesAP); got != "24 hour na ontdekking|per e-mail|J. van Dijk|datalek@rekenrijk.example|0570-123456|no" {
		t.Errorf("breach agreement %s", got)
	}
	if got := fmt.Sprint(b.Fields, b.OtherField); got != "[discovered cause measures-taken number] [het nummer van het meldformulier]" {
		t.Errorf("fields of a notice %s", got)
	}
	got = nil
	for _, d := range s.Deviations {
		got = append(got, d.Article+"/"+d.Text+"/"+d.Reason)
	}
	wantList(t, "deviations", got, "Artikel 7 lid 4/Bezwaar kan binnen 14 dagen./De planning van de leverancier", "Artikel 11/Audit eens per twee jaar./Kosten")
	if s.DocumentDate != "2026-02-01" || s.DocumentVersion != "1.0" || len(s.OtherDates) != 1 || s.OtherDates[0].Date != "2024-03-03" {
		t.Errorf("dates %s %s %v", s.DocumentVersion, s.DocumentDate, s.OtherDates)
	}
	if len(s.Retention) != 0 || len(s.Engagements) != 0 {
		t.Errorf("read out of the security annex: %v %v", s.Retention, s.Engagements)
	}
	var unmatched []string
	for _, u := range p.Unmatched {
		unmatched = append(unmatched, u.Text)
	}
	wantList(t, "unmatched", unmatched, "Wij zijn niet ISO 9001 gecertificeerd.")
}

func wantList(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "", ""
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("%s %d: got %q, want %q", what, i, g, w)
		}
	}
}

// A security annex that comes alone proposes a service with what it says, and does not
// speak for the rest of the bijsluiter.
func TestSecurityAnnexAlone(t *testing.T) {
	_, p := read(t, "bijlage 2.txt", []byte("BIJLAGE 2: BEVEILIGINGSBIJLAGE REKENRIJK ONLINE\n\nNaam Verwerker: Rekenrijk B.V.\n\n"+strings.SplitN(annex2, "\n", 2)[1]))
	svc := p.Items[0].Record.(*model.Service)
	if svc.Product != "REKENRIJK ONLINE" || svc.Vendor != "Rekenrijk B.V." || len(svc.Measures) < 8 || svc.DocumentDate != "" {
		t.Errorf("%q %q %d measures, date %q", svc.Product, svc.Vendor, len(svc.Measures), svc.DocumentDate)
	}
	known := &model.Register{Services: []model.Service{{ID: "s1", Product: "Rekenrijk Online", Vendor: "Rekenrijk B.V.", DocumentVersion: "4", Processing: model.Processing{
		DataCategories: []model.DataCategory{{ID: "c1", Label: "Contactgegevens"}}, Measures: []model.Measure{{ID: "m1", Text: "Oude maatregel"}}}}}}
	steps := proposal.Plan(proposal.Register{State: known, NewID: func() model.ID { return "new" }, NewRow: rowIDs(), Imported: func(model.Kind, model.ID) model.Record { return &known.Services[0] }}, p, p.Accept(proposal.All()))
	for _, st := range steps {
		if s, ok := st.Record.(*model.Service); ok && (!st.Known || len(s.DataCategories) != 1 || s.DocumentVersion != "4" || strings.Contains(s.Measures[0].Text, "Oude")) {
			t.Errorf("taken over: known %v, %d categories, version %q, measures %v", st.Known, len(s.DataCategories), s.DocumentVersion, s.Measures)
		}
	}
}

func rowIDs() func() model.RowID {
	n := 0
	return func() model.RowID { n++; return model.RowID(fmt.Sprint("n", n)) }
}

// A bijsluiter without a security annex does not take away what an annex brought.
func TestBijsluiterWithoutAnnexKeepsMeasures(t *testing.T) {
	_, p := read(t, "b.txt", []byte(head+"Doelgroep: po\n\nSubverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n"))
	known := &model.Register{Services: []model.Service{{ID: "s1", Product: "Rekenrijk", Vendor: "Rekenrijk B.V.", Processing: model.Processing{Measures: []model.Measure{{ID: "m1", Text: "Back-up"}}}, Deviations: []model.Deviation{{ID: "d1", Article: "7"}}}}}
	for _, st := range proposal.Plan(proposal.Register{State: known, NewID: func() model.ID { return "new" }, NewRow: rowIDs(), Imported: func(model.Kind, model.ID) model.Record { return &known.Services[0] }}, p, p.Accept(proposal.All())) {
		if s, ok := st.Record.(*model.Service); ok && (len(s.Measures) != 1 || len(s.Deviations) != 1 || len(s.Engagements) != 1) {
			t.Errorf("got %v %v %v", s.Measures, s.Deviations, s.Engagements)
		}
	}
}

func TestClassificationForms(t *testing.T) {
	for in, want := range map[string]string{
		"Beschikbaarheid: L\nIntegriteit: M\nVertrouwelijkheid: H\n":                                                 "low medium high",
		"| Beschikbaarheid | Integriteit | Vertrouwelijkheid |\n|---|---|---|\n| Laag | Middel | Hoog |\n":           "low medium high",
		"| | Laag | Midden | Hoog |\n|---|---|---|---|\n| Beschikbaarheid | | x | |\n| Integriteit | x | | |\n":      "medium low ",
		"De BIV-classificatie is M-M-H.\n":                                                                           "medium medium high",
		"Beschikbaarheid: L/M/H\nIntegriteit: L/M/H\n\n- Back-up\n":                                                  "  ",
		"Beschikbaarheid ☐ Laag ☒ Midden ☐ Hoog\n":                                                                   "medium  ",
		"Het product is geclassificeerd als Beschikbaarheid midden, Integriteit midden en Vertrouwelijkheid hoog.\n": "medium medium high",
		"Wij waarborgen beschikbaarheid, integriteit en vertrouwelijkheid van de gegevens.\n":                        "  ",
		"Een hoge beschikbaarheid is voor ons van belang.\n":                                                         "  ",
	} {
		s, _ := service(t, "Doelgroep: po\n\n# Bijlage 2 Beveiligingsbijlage\n\n## Certificeringsschema\n\n"+in)
		c := s.Classification
		if got := fmt.Sprintf("%s %s %s", c.Availability, c.Integrity, c.Confidentiality); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCertificateTable(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n# Bijlage 2 Beveiligingsbijlage\n\n## Certificaten\n\n| Certificaat | Houder | Scope | Status | Geldig vanaf | Geldig tot |\n|---|---|---|---|---|---|\n"+
		"| ISO/IEC 27001:2022 | Wolkhuis B.V. | hosting | behaald | 1-5-2024 | 1-5-2027 |\n| NEN 7510 | Rekenrijk B.V. | | gepland voor 2027 | | |\n| ISAE 3402 type II | Rekenrijk B.V. | | nee | | |\n")
	var got []string
	for _, c := range s.Certificates {
		got = append(got, fmt.Sprintf("%s %s|%s|%s|%s|%s|%s", c.Standard, c.Edition, c.Holder, c.Scope, c.Status, c.From, c.To))
	}
	wantList(t, "certificates", got, "iso-27001 2022|Wolkhuis B.V.|hosting|held|2024-05-01|2027-05-01", "nen-7510 |Rekenrijk B.V.||planned||", "isae-3402 type II|Rekenrijk B.V.||unknown||")
}

func TestBreachTerm(t *testing.T) {
	for in, want := range map[string]string{
		"Wij melden een datalek uiterlijk binnen 48 uur na ontdekking aan de school.":                                    "48 hour ",
		"De onderwijsinstelling meldt het datalek binnen 72 uur bij de Autoriteit Persoonsgegevens.":                     "  ",
		"De verwerkingsverantwoordelijke moet een datalek binnen 72 uur melden bij de Autoriteit Persoonsgegevens.":      "  ",
		"Wij melden zonder onredelijke vertraging.":                                                                      "  ",
		"Wij melden een datalek binnen 24 uur of uiterlijk 2 dagen.":                                                     "  ",
		"De Verwerker doet bij een datalek zelf een melding bij de Autoriteit Persoonsgegevens.":                         "  yes",
		"In het geval van een algemeen datalek doet de Verwerker een eerste melding bij de Autoriteit Persoonsgegevens.": "  ",
	} {
		s, _ := service(t, "Doelgroep: po\n\nDatalekken\n\n"+in+"\n")
		b := s.BreachAgreement
		if got := fmt.Sprintf("%s %s %s", b.Term, b.Unit, b.NotifiesAP); got != want || b.Text != in {
			t.Errorf("%q: got %q, want %q; text %q", in, got, want, b.Text)
		}
	}
}

func TestDeviationLines(t *testing.T) {
	for in, want := range map[string]string{
		"Artikel 7 lid 4: bezwaar binnen 14 dagen. Reden: planning.": "Artikel 7 lid 4|bezwaar binnen 14 dagen.|planning.",
		"Er zijn geen afwijkingen van het model.":                    "",
		"N.v.t.": "",
	} {
		s, p := service(t, "Doelgroep: po\n\n# Bijlage 3 Afwijkingen\n\n"+in+"\n")
		got := ""
		for _, d := range s.Deviations {
			got += d.Article + "|" + d.Text + "|" + d.Reason
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
		if want == "" && (notes(p) != "negated" || len(p.Unmatched) != 1) {
			t.Errorf("%q: notes %s, unmatched %v", in, notes(p), p.Unmatched)
		}
	}
}
