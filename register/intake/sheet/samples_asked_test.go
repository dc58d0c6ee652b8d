package sheet_test

import "testing"

// askedSamples are registers of which the headings ask questions, in the words of those who fill them in.
var askedSamples = []sample{
	{
		name: "16 waterschap.csv",
		data: func(testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(";", "\r\n", []row{
				{"Verwerkingsregister Waterschap De Lage Polder"},
				{"Versie 3.2 - vastgesteld door het DB d.d. 14 mei 2025"},
				{""},
				{"ID", "Werkproces", "Korte omschrijving van het werkproces", "Procesverantwoordelijke", "Wat is het doel?", "Op welke AVG-grondslag is de verwerking gebaseerd?", "Welke wet of regeling?", "Van wie verwerken we gegevens?", "Welke persoonsgegevens?", "Bijzondere of strafrechtelijke persoonsgegevens?", "Zo ja, grond art. 9/10", "BSN?", "Waar komen de gegevens vandaan?", "Wie krijgen de gegevens (intern)?", "Wie krijgen de gegevens (extern)?", "Welke verwerkers?", "Is er een VWO?", "Gaan er gegevens buiten de EER? Zo ja, welk land en welke waarborg", "Hoe lang bewaren we?", "Applicatie", "DPIA gedaan? (datum)", "Beveiligingsniveau (BIO)", "Opmerkingen FG"},
				{"WP-001", "Heffing waterschapsbelasting", "Opleggen van aanslagen", "Hoofd Belastingen", "Heffen en innen van belasting", "e - taak van algemeen belang", "Waterschapswet art. 110", "Belastingplichtigen", "NAW-gegevens, BSN, WOZ-waarde, bankrekeningnummer", "Nee", "", "Ja", "Kadaster, BRP", "Team Belastingen", "Deurwaarder; Belastingdienst", "Heffinghuis B.V.", "ja, 12-02-2023", "nee", "7 jaar na afloop belastingjaar", "Belastingbalie", "ja, 03-11-2022", "BBN2"},
				{"WP-002", "Werving en selectie", "Sollicitaties behandelen", "Hoofd P&O", "Vervullen van vacatures", "a en b", "", "Sollicitanten", "NAW, CV, motivatiebrief, foto", "Ja: foto (ras)", "uitdrukkelijke toestemming", "Nee", "Betrokkene zelf", "P&O, selectiecommissie", "-", "Sollicitatiesuite Inc.", "ja, 01-09-2021", "ja, Verenigde Staten, SCC's", "4 weken, met toestemming 1 jaar", "Sollicitatiesuite", "nee", "BBN1", "Verwerker nog op Privacy Shield?"},
				{"WP-003", "Cameratoezicht gemalen", "", "Beheerder gemalen", "Beveiliging van objecten", "f gerechtvaardigd belang", "", "Bezoekers, medewerkers, passanten", "camerabeelden", "Nee", "", "nee", "camera's", "", "Politie (op vordering)", "", "", "Nee", "max. 4 weken", "VMS", "n.v.t.", "BBN2"},
			}))
		},
		tables: []wantTable{{"16 waterschap", "rows", []int{4}, map[string]string{
			"ID": "activity.sourceRef", "Werkproces": "activity.name", "Procesverantwoordelijke": "activity.owner", "Wat is het doel?": "activity.purposes.text", "Op welke AVG-grondslag is de verwerking gebaseerd?": "activity.purposes.legalBasis", "Welke wet of regeling?": "activity.purposes.statute", "Van wie verwerken we gegevens?": "activity.dataSubjects.name", "Welke persoonsgegevens?": "activity.dataCategories.label", "BSN?": "activity.dataCategories.label", "Zo ja, grond art. 9/10": "activity.dataCategories.art9", "Waar komen de gegevens vandaan?": "activity.dataCategories.source", "Wie krijgen de gegevens (intern)?": "internal.recipients", "Wie krijgen de gegevens (extern)?": "activity.recipients.name", "Welke verwerkers?": "activity.engagements.party", "Is er een VWO?": "activity.engagements.agreement", "Gaan er gegevens buiten de EER? Zo ja, welk land en welke waarborg": "activity.outsideEEA", "Hoe lang bewaren we?": "activity.retention.text", "DPIA gedaan? (datum)": "activity.dpia"}}},
		facts: []string{`"label":"CV"`, `"name":"Belastingplichtigen"`, `"legalBasis":"6-1-e"`, `"date":"2023-02-12"`, `"country":"US","mechanism":"46-2-c"`, `"name":"Team Belastingen","kind":"internal"`, `"art9":"9-2-a"`},
		notes: []string{"mechanism-retired"},
	},
	{
		name: "17 vereniging in gewone taal.csv",
		data: func(testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(";", "\r\n", []row{
				{"Waarvoor", "Welke gegevens", "Van wie", "Waarom mag het", "Wie kan erbij", "Delen we het met", "Waar staat het", "Hoe lang", "Afspraken gemaakt?"},
				{"Ledenadministratie", "naam, adres, geboortedatum, e-mail, telefoon, rekeningnummer", "leden en ouders van jeugdleden", "overeenkomst (lidmaatschap)", "secretaris, penningmeester", "de bond", "Ledenpakket (cloud, Nederland)", "tot 2 jaar na opzegging", "ja, 2019"},
				{"Website met foto's", "foto's", "spelers", "toestemming", "webmaster", "iedereen", "hosting bij Webhuisje", "tot toestemming wordt ingetrokken", "nee"},
				{"Vrijwilligersvergoeding", "naam, adres, BSN, IBAN", "vrijwilligers", "wettelijke plicht", "penningmeester", "Belastingdienst", "eigen laptop penningmeester", "7 jaar", "nvt"},
			}))
		},
		tables: []wantTable{{"17 vereniging in gewone taal", "rows", []int{1}, map[string]string{
			"Waarvoor": "activity.purposes.text", "Welke gegevens": "activity.dataCategories.label", "Van wie": "activity.dataSubjects.name", "Waarom mag het": "activity.purposes.legalBasis", "Wie kan erbij": "activity.access.group", "Delen we het met": "activity.recipients.name", "Waar staat het": "activity.storage.place", "Hoe lang": "activity.retention.text", "Afspraken gemaakt?": "activity.engagements.agreement"}}},
		facts: []string{`"legalBasis":"6-1-b"`, `"legalBasis":"6-1-a"`, `"legalBasis":"6-1-c"`, `"name":"de bond"`, `"country":"NL"`},
	},
	{
		name: "18 zorginstelling.csv",
		data: func(testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(";", "\r\n", []row{
				{"Verwerking", "Doel", "Rol", "Grondslag AVG", "Cliënt", "Mantelzorger", "Medewerker", "NAW", "Geboortedatum", "BSN", "Medische gegevens", "Etniciteit", "Verzekeringsgegevens", "Ontvangers", "Verwerker(s)", "Verwerkersovereenkomst getekend op", "Bewaartermijn", "Startpunt bewaartermijn", "Doorgifte", "Status", "Laatst bijgewerkt"},
				{"Cliëntdossier (ECD)", "Zorgverlening en wettelijke dossierplicht", "Verantwoordelijke", "Wettelijke verplichting (WGBO)", "x", "x", "", "x", "x", "x", "x", "x", "x", "Zorgverzekeraar, huisarts", "Zorgdossier B.V.", "15-6-2022", "20", "jaar na laatste contact", "Nee", "Actief", "5-10-2025"},
				{"Roosterplanning", "Inzetten van personeel", "Verantwoordelijke", "Overeenkomst", "", "", "x", "x", "", "", "", "", "", "", "Planwijs B.V. / Uurtool GmbH", "1-3-2021 / 7-9-2022", "2 jaar", "na einde dienstverband", "Nee", "actief", "5-10-2025"},
				{"Klachtencommissie regio", "Klachten behandelen voor regio", "Gezamenlijk", "Gerechtvaardigd belang", "x", "x", "x", "x", "", "", "x", "", "", "Inspectie (IGJ)", "", "", "zolang noodzakelijk", "", "nee", "Concept", "1-11-2025"},
			}))
		},
		tables: []wantTable{{"18 zorginstelling", "rows", []int{1}, map[string]string{
			"Cliënt": "activity.dataSubjects.name", "Mantelzorger": "activity.dataSubjects.name", "Medewerker": "activity.dataSubjects.name", "Geboortedatum": "activity.dataCategories.label", "Etniciteit": "activity.dataCategories.label", "Verwerkersovereenkomst getekend op": "activity.engagements.agreement.date", "Startpunt bewaartermijn": "activity.retention.trigger", "Laatst bijgewerkt": "activity.updated"}}},
		facts: []string{`"party":"Planwijs B.V.","role":"processor","agreement":{"date":"2021-03-01"`, `"party":"Uurtool GmbH","role":"processor","agreement":{"date":"2022-09-07"`, `"special":"race-ethnicity"`, `"role":"joint-controller"`},
	},
	{
		name: "19 formulier in een csv.csv",
		data: func(testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(";", "\r\n", []row{
				{"Register van verwerkingen – Stichting De Kring"},
				{"", "Verwerking 1", "Verwerking 2"},
				{"A. Algemeen"},
				{"Naam van de verwerking", "Donateursadministratie", "Huisbezoek ouderen"},
				{"Verantwoordelijke afdeling", "Fondsenwerving", "Welzijn"},
				{"Datum opname in register", "2-5-2018", "3-5-2018"},
				{"B. Doel en grondslag"},
				{"Doel(en)", "Innen van giften; bedanken van donateurs", "Begeleiden van eenzame ouderen"},
				{"Grondslag (kies)", "Overeenkomst; gerechtvaardigd belang", "Toestemming"},
				{"C. Gegevens"},
				{"Betrokkenen", "Donateurs", "Ouderen, vrijwilligers"},
				{"Gewone gegevens", "Naam, adres, IBAN, giften", "Naam, adres, telefoon"},
				{"Bijzondere gegevens", "geen", "Gezondheid, godsdienst"},
				{"D. Verstrekking"},
				{"Ontvangers", "Bank, Belastingdienst (bij controle)", "Huisarts (met toestemming)"},
				{"Verwerkers + datum overeenkomst", "Giftsoft B.V. (12-4-2020)", "Geen"},
				{"Doorgifte buiten EU?", "Nee", "Nee"},
				{"E. Bewaren en beveiligen"},
				{"Bewaartermijn", "7 jaar (fiscaal)", "1 jaar na laatste bezoek"},
				{"Maatregelen", "Wachtwoordbeleid, 2FA, back-up", "Afgesloten kast"},
				{"Laatste controle door FG", "1-12-2024", "1-12-2024"},
			}))
		},
		tables: []wantTable{{"19 formulier in een csv", "form", []int{1}, map[string]string{
			"Naam van de verwerking": "activity.name", "Verantwoordelijke afdeling": "activity.department", "Doel(en)": "activity.purposes.text", "Grondslag (kies)": "activity.purposes.legalBasis", "Gewone gegevens": "activity.dataCategories.label", "Bijzondere gegevens": "activity.dataCategories.special", "Verwerkers + datum overeenkomst": "activity.engagements.party", "Doorgifte buiten EU?": "activity.outsideEEA", "Laatste controle door FG": "activity.review.last"}}},
		facts: []string{`"text":"bedanken van donateurs","legalBasis":"6-1-f"`, `"party":"Giftsoft B.V.","role":"processor","agreement":{"date":"12-4-2020"`, `"special":"religion"`},
		notes: []string{"date-order"},
	},
}
