package sheet_test

import (
	"strings"
	"testing"

	"verwerkingsregister/register/intake/sheet"
)

// keptSamples are registers as organisations keep them: titles and instructions above the table, rows that
// begin a department, days and terms in words. What is wanted of them was judged by hand.
var keptSamples = []sample{
	{
		name: "13 gemeente met afdelingen.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Register AVG", rows: []row{
				{"Gemeente Veenrade"}, {"Register van verwerkingsactiviteiten (art. 30 AVG)"}, {"Versie 3.2 – vastgesteld door het college d.d. 14-1-2025"}, nil,
				{"Algemeen", nil, nil, "Rechtmatigheid", nil, nil, "Gegevens", nil, nil, nil, "Delen", nil, nil, nil, "Bewaren", nil, "Beveiliging", nil, nil},
				{"Volgnr.", "Naam verwerking", "Proceseigenaar", "Doel(einden)", "Grondslag", "Wettelijke basis", "Betrokkenen", "Soort persoonsgegevens", "Bijzondere of strafrechtelijke gegevens? (J/N + welke)", "BSN (J/N)",
					"Ontvangers (intern)", "Ontvangers (extern)", "Verwerker(s) incl. datum VWO", "Doorgifte buiten EU/EER?", "Bewaartermijn", "Grondslag bewaartermijn (selectielijst)", "Maatregelen", "BIV-classificatie", "(Pre-)DPIA"},
				{"nummer", "korte naam", "functie", "waarvoor worden de gegevens gebruikt?", "kies uit a t/m f", "noem de wet", "van wie?", "welke gegevens?", "J/N", "J/N", "welke teams?", "welke organisaties?", "naam en datum", "ja/nee, waarheen", "termijn", "nr. selectielijst", "zie beleid", "bijv. 2-2-3", "datum"},
				{"Afdeling Burgerzaken"},
				{"BZ-01", "Uitgifte reisdocumenten", "Teamleider Burgerzaken", "Aanvragen en uitgeven van paspoorten en identiteitskaarten", "Wettelijke verplichting (art. 6 lid 1 sub c)", "Paspoortwet", "Inwoners", "NAW, geboortedatum, pasfoto, vingerafdrukken",
					"J, biometrisch", "J", "Team Balie", "RvIG", "Pasmaker B.V. (verwerkersovereenkomst d.d. 12-3-2024)", "Nee", "Aanvraaggegevens: 16 jaar; vingerafdrukken: tot uitreiking", "Selectielijst 2020, 10.1.2", "BIO", "2-3-3", "N"},
				{"BZ-02", "Verkiezingen", "Teamleider Burgerzaken", "Organiseren van verkiezingen", "c + e", "Kieswet", "Kiezers; stembureauleden", "Naam, adres; Bankrekening stembureauleden", "N", "J", nil, "Kiesraad", nil, "nee", "3 maanden na de verkiezing", nil, "BIO", nil, nil},
				{"Afdeling Sociaal Domein"},
				{"SD-01", "Wmo-voorzieningen", "Manager SD", "Beoordelen van aanvragen\nUitvoeren van voorzieningen", "publieke taak (art. 6, lid 1, onder e AVG)", "Wmo 2015", "Cliënten, mantelzorgers", "Contactgegevens, financiële gegevens, gezondheidsgegevens", "J: gezondheid", "J",
					"Wijkteam; Financiën", "Zorgaanbieders, CAK", "Zorgnet B.V. (VWO 1-9-2023); Hulpmiddelen Noord B.V. (geen)", "buiten EU: ja, VS (SCC)", "15 jaar na beëindiging", "14.1.1", "BIO, logging", "2-3-3", "J, 3-2-2024"},
			}, merges: []string{"A1:S1", "A2:S2", "A3:S3", "A5:C5", "D5:F5", "G5:J5", "K5:N5", "O5:P5", "Q5:S5", "A8:S8", "A11:S11"}})
		},
		tables: []wantTable{{"Register AVG", "rows", []int{5, 6}, map[string]string{"Volgnr.": "activity.sourceRef", "Naam verwerking": "activity.name", "Proceseigenaar": "activity.owner", "Doel(einden)": "activity.purposes.text", "Grondslag": "activity.purposes.legalBasis",
			"Wettelijke basis": "activity.purposes.statute", "Betrokkenen": "activity.dataSubjects.name", "Soort persoonsgegevens": "activity.dataCategories.label", "Bijzondere of strafrechtelijke gegevens? (J/N + welke)": "activity.dataCategories.special",
			"BSN (J/N)": "activity.dataCategories.label", "Ontvangers (intern)": "internal.recipients", "Ontvangers (extern)": "activity.recipients.name", "Verwerker(s) incl. datum VWO": "activity.engagements.party", "Doorgifte buiten EU/EER?": "activity.outsideEEA",
			"Bewaartermijn": "activity.retention.text", "Grondslag bewaartermijn (selectielijst)": "activity.retention.source", "Maatregelen": "activity.measures.text", "(Pre-)DPIA": "activity.dpia"}}},
		facts: []string{`"department":"Afdeling Burgerzaken"`, `"department":"Afdeling Sociaal Domein"`, `"legalBasis":"6-1-c","statute":"Paspoortwet"`, `"special":"biometric"`, `"kind":"national-id"`,
			`"party":"Pasmaker B.V.","role":"processor","agreement":{"date":"2024-03-12"`, `"legalBasis":"6-1-e"`, `"party":"Zorgnet B.V."`, `"date":"2023-09-01"`, `"party":"Hulpmiddelen Noord B.V."`,
			`"amount":15,"unit":"year"`, `"country":"US","mechanism":"46-2-c"`, `"label":"gezondheid","kind":"special","special":"health"`, `"label":"biometrisch","kind":"special"`, `"text":"BIO"`},
		left: []string{"Register AVG!A7 example"},
	},
	{
		name: "14 schoolbestuur.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Dataregister", rows: []row{
				{"Dataregister Stichting Openbaar Onderwijs De Kring"}, {"Instructie: vul per proces één regel in. Zet een x als de gegevens worden verwerkt."}, nil,
				{nil, nil, nil, nil, "Van wie", nil, nil, "Welke gegevens", nil, nil, nil, nil, "Grondslag (x)", nil, nil, nil, nil, nil, nil},
				{"#", "Proces", "Applicatie", "Waarvoor", "Leerlingen", "Ouders/verzorgers", "Personeel", "NAW", "BSN/PGN", "Medisch/zorg", "Foto/video", "Cijfers", "Wet", "Toestemming", "Algemeen belang",
					"Leverancier", "Verwerkersovereenkomst (datum)", "Bewaartermijnen", "Wie heeft toegang?", "Opslaglocatie", "Laatste controle"},
				{"LEERLINGEN"},
				{1, "Leerlingadministratie", "Scholix", "Inschrijven en bekostigen", "x", "x", nil, "x", "x", nil, nil, nil, "x", nil, nil, "Scholix B.V.", "ja, 01-08-2023", "2 jaar na uitschrijving; verzuim 5 jaar", "Administratie, directie", "NL", day(2025, 6, 1)},
				{2, "Zorg en begeleiding", "Zorgmap", "Passend onderwijs bieden", "X", "X", nil, "X", nil, "X", nil, "X", nil, nil, "x", "Zorgmap Ltd.", "nee", "3 jaar na uitschrijving", "IB'ers", "Ierland", day(2025, 6, 1)},
				{"PERSONEEL"},
				{3, "Salarisadministratie", "Loonloket", "Uitbetalen van salaris", nil, nil, "x", "x", "x", nil, nil, nil, "x", nil, nil, "Loonloket B.V.", "ja, 15-12-2022", "7 jaar", "HR", "NL", day(2024, 11, 4)},
			}, merges: []string{"A1:U1", "A2:U2", "E4:G4", "H4:L4", "M4:O4", "A6:U6", "A9:U9"}})
		},
		tables: []wantTable{{"Dataregister", "rows", []int{4, 5}, map[string]string{"#": "activity.sourceRef", "Proces": "activity.name", "Applicatie": "activity.systems", "Waarvoor": "activity.purposes.text", "Leerlingen": "activity.dataSubjects.name", "Ouders/verzorgers": "activity.dataSubjects.name",
			"Personeel": "activity.dataSubjects.name", "NAW": "activity.dataCategories.label", "BSN/PGN": "activity.dataCategories.label", "Medisch/zorg": "activity.dataCategories.label", "Cijfers": "activity.dataCategories.label", "Wet": "activity.purposes.legalBasis",
			"Algemeen belang": "activity.purposes.legalBasis", "Leverancier": "activity.engagements.party", "Verwerkersovereenkomst (datum)": "activity.engagements.agreement", "Bewaartermijnen": "activity.retention.text", "Wie heeft toegang?": "activity.access.group",
			"Opslaglocatie": "activity.storage.place", "Laatste controle": "activity.review.last"}}},
		facts: []string{`"tags":["LEERLINGEN"]`, `"tags":["PERSONEEL"]`, `"name":"Ouders/verzorgers"`, `"kind":"national-id"`, `"special":"health"`, `"legalBasis":"6-1-c"`, `"legalBasis":"6-1-e"`, `"date":"2023-08-01"`, `"status":"none"`, `"last":"2025-06-01"`, `"country":"IE"`},
	},
	{
		name: "15 bedrijf.csv",
		data: func(t testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(";", "\r\n", []row{
				{"Verwerkingsregister Molenaar Logistiek B.V.", "", "", "", "", "", "", "", "", "", "", "", ""},
				{"Laatst bijgewerkt: 3 februari 2026 door S. Kuiper", "", "", "", "", "", "", "", "", "", "", "", ""},
				{"Nr", "Verwerkingsactiviteit", "Afdeling", "Rol (V/VW)", "Waarom verwerken we dit?", "Op basis waarvan?", "Wie zijn de betrokkenen?", "Om welke persoonsgegevens gaat het?", "Met wie delen we?", "Externe partijen (verwerkers)", "Buiten de EU?", "Hoe lang bewaren we?", "Hoe beveiligd?", "DPIA nodig?", "Laatst herzien op"},
				{"HR-1", "Sollicitaties", "HR", "V", "Werven van personeel", "Toestemming (sub a) en gerechtvaardigd belang (sub f)", "Sollicitanten", "Naam, e-mailadres, cv", "Intern: leidinggevende", "Werfwijs B.V. (verwerkersovereenkomst 12 maart 2024)", "Nee", "4 weken na afwijzing, 1 jaar met toestemming", "MFA; versleuteling", "nee", "03-02-2026"},
				{"HR-2", "Verzuim", "HR", "V", "Begeleiden bij ziekte", "Wettelijke verplichting - Wet verbetering poortwachter", "Medewerkers", "Naam, verzuimdata", "UWV, arbodienst", "Geen", "nvt", "2 jaar na einde dienstverband", "Rollen en rechten", "ja (uitgevoerd 2023)", "03-02-2026"},
				{"IT-1", "Track & trace", "IT", "VW", "Volgen van zendingen", "Uitvoering overeenkomst", "Klanten van opdrachtgevers", "Naam, adres, telefoonnummer", "Opdrachtgevers", "Cloudberg Inc.; Routewijs GmbH", "Ja, VS (SCC + DPF) en India", "90 dagen", "ISO 27001", "onbekend", "13-01-2026"},
			}))
		},
		tables: []wantTable{{"15 bedrijf", "rows", []int{3}, map[string]string{"Nr": "activity.sourceRef", "Verwerkingsactiviteit": "activity.name", "Afdeling": "activity.department", "Rol (V/VW)": "activity.role", "Waarom verwerken we dit?": "activity.purposes.text", "Op basis waarvan?": "activity.purposes.legalBasis",
			"Wie zijn de betrokkenen?": "activity.dataSubjects.name", "Om welke persoonsgegevens gaat het?": "activity.dataCategories.label", "Met wie delen we?": "activity.recipients.name", "Externe partijen (verwerkers)": "activity.engagements.party", "Buiten de EU?": "activity.outsideEEA",
			"Hoe lang bewaren we?": "activity.retention.text", "Hoe beveiligd?": "activity.security", "DPIA nodig?": "activity.dpia.required", "Laatst herzien op": "activity.review.last"}}},
		facts: []string{`"role":"processor"`, `"legalBasis":"6-1-a"`, `"legalBasis":"6-1-f"`, `"legalBasis":"6-1-c"`, `"party":"Werfwijs B.V.","role":"processor","agreement":{"date":"2024-03-12"`, `"required":"no"`, `"required":"unknown"`, `"last":"2026-02-03"`, `"transfer":{"outsideEEA":"yes","country":"IN","text":"Ja, VS`, `"amount":90,"unit":"day"`},
	},
}

// TestHeadingsOfTemplates holds how authorities and associations call what a register asks.
func TestHeadingsOfTemplates(t *testing.T) {
	for _, want := range []struct{ name, headings, values, fields string }{
		{"GBA", "Naam van de verwerking;Verwerkingsdoeleinde;Categorie van verwerking;Categorieën van betrokkenen;Documenten inzake passende waarborgen;Externe verwerkers;Datum van de laatste aanpassing;Databron",
			"Loon;Uitbetalen;Personeelsbeheer;Werknemers;;Loonbureau;13/02/2024;werknemer",
			"activity.name;activity.purposes.text;activity.operations;activity.dataSubjects.name;transfer.mechanism;activity.engagements.party;activity.updated;activity.dataCategories.source"},
		{"VNG", "Procesnaam;Clustereigenaar;Doel van de verwerking;Persoonsgegevens (bijzonder);Persoonsgegevens (strafrechtelijk);Interne verstrekking;Externe verstrekking;Beveiligingsniveau BIO",
			"Vergunning;J. de Wit;Verlenen;geen;geen;Team Toezicht;Provincie;BBN2",
			"activity.name;activity.owner;activity.purposes.text;activity.dataCategories.special;activity.dataCategories.special;internal.recipients;activity.recipients.name;activity.classification.motivation"},
		{"CNIL", "Nom du traitement;Date de création;Finalité principale;Catégories de personnes concernées;Catégories de données personnelles;Durée de conservation;Transferts hors UE;Garanties;Base légale",
			"Paie;13/02/2020;Payer les salaires;Salariés;Nom;5 ans;non;;Obligation légale",
			"activity.name;activity.created;activity.purposes.text;activity.dataSubjects.name;activity.dataCategories.label;activity.retention.text;activity.outsideEEA;transfer.mechanism;activity.purposes.legalBasis"},
	} {
		m := sheet.Suggest(open(t, want.name+".csv", []byte(want.headings+"\n"+want.values+"\n")))
		fields := strings.Split(want.fields, ";")
		for i, heading := range strings.Split(want.headings, ";") {
			if got := fieldOf(m.Tables[0], heading); got != fields[i] {
				t.Errorf("%s: column %q is %q, want %q", want.name, heading, got, fields[i])
			}
		}
	}
}

func TestAnswersNameNothing(t *testing.T) {
	b := open(t, "x.csv", []byte("Naam verwerking;Doel;Verwerkers;Systemen\nRoosters;Inplannen;ja;nee\nPost;Bezorgen;Postduif;Postbus\n"))
	got := records(t, propose(t, b, sheet.Suggest(b)))
	if strings.Contains(got, `"party":"ja"`) || !strings.Contains(got, "Verwerkers: ja") || !strings.Contains(got, `"party":"Postduif"`) {
		t.Error(got)
	}
}
