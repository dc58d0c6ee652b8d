package sheet_test

import (
	"strings"
	"testing"
)

type row = []any

// samples cover every layout, and every trap that registers of others have set.
var samples = []sample{
	{
		name: "01 een rij per verwerking.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t,
				leaf{name: "Verwerkingen", rows: []row{
					{"Register van verwerkingsactiviteiten – Scholengroep De Vlier"}, {"Vul per verwerking één rij in."}, nil, nil,
					{"Nr.", "Naam van de verwerking", "Afdeling", "Doel(en) (art. 30 lid 1 sub b)", "Grondslag", "Categorieën betrokkenen", "Categorieën persoonsgegevens",
						"Bijzondere persoonsgegevens", "Ontvangers", "Verwerker(s)", "Datum verwerkersovereenkomst", "Doorgifte buiten de EER?", "Bewaartermijn", "Beveiligingsmaatregelen", "DPIA uitgevoerd?", "Laatst gewijzigd", "Kleurcode"},
					{"Voorbeeld", "bijv. salaris", "bijv. HR", "bijv. loon betalen"},
					{1, "Salarisadministratie", "P&O", "Uitbetalen van salaris", "b) uitvoering overeenkomst", "Medewerkers; oud-medewerkers", "NAW, bankrekeningnummer, BSN", nil, "Belastingdienst, pensioenfonds",
						"Loonhuis B.V.", day(2024, 3, 25), "Nee", "7 jaar na einde boekjaar", "Autorisaties en logging", "Nee", day(2025, 9, 1), "groen"},
					{2, "Leerlingdossier", "Onderwijs", "Begeleiden van leerlingen\nVerantwoorden aan de inspectie", "Taak van algemeen belang", "Leerlingen, ouders", "Contactgegevens: naam, adres, telefoon; Cijfers",
						"Ja, gezondheid", "Inspectie van het onderwijs", "Wolkhuis B.V.", "loopt nog", "nee", "Cijfers: 2 jaar na uitschrijving; Contactgegevens: 8 weken na uitschrijving", "Zie beleid", "Ja", day(2026, 1, 15), nil},
					nil,
					{"Dit register is vastgesteld door het bestuur op 1 februari 2026."},
				}},
				leaf{name: "Toelichting", rows: []row{{"Zo vult u dit register in."}, {"Elke verwerking krijgt een eigen nummer."}}},
				leaf{name: "Oud", hidden: true, rows: []row{{"Nr.", "Verwerking", "Doel", "Grondslag"}, {9, "Schoolkrant", "Uitgeven van een krant", "toestemming"}}},
			)
		},
		tables: []wantTable{
			{"Verwerkingen", "rows", []int{5}, map[string]string{"Nr.": "activity.sourceRef", "Naam van de verwerking": "activity.name", "Afdeling": "activity.department",
				"Doel(en) (art. 30 lid 1 sub b)": "activity.purposes.text", "Grondslag": "activity.purposes.legalBasis", "Categorieën betrokkenen": "activity.dataSubjects.name",
				"Categorieën persoonsgegevens": "activity.dataCategories.label", "Bijzondere persoonsgegevens": "activity.dataCategories.special", "Ontvangers": "activity.recipients.name",
				"Verwerker(s)": "activity.engagements.party", "Datum verwerkersovereenkomst": "activity.engagements.agreement.date", "Doorgifte buiten de EER?": "activity.outsideEEA",
				"Bewaartermijn": "activity.retention.text", "Beveiligingsmaatregelen": "activity.security", "DPIA uitgevoerd?": "activity.dpia", "Laatst gewijzigd": "activity.updated", "Kleurcode": ""}},
			{"Oud", "rows", []int{1}, map[string]string{"Verwerking": "activity.name", "Doel": "activity.purposes.text"}},
		},
		facts: []string{`"legalBasis":"6-1-b"`, `"legalBasis":"6-1-e"`, `"date":"2024-03-25"`, `"label":"BSN","kind":"national-id"`, `"special":"health"`, `"items":["naam","adres","telefoon"]`,
			`"amount":7,"unit":"year","trigger":"end-of-fiscal-year"`, `"scope":"Cijfers","dataCategories":["r`, `"status":"done"`, `"outsideEEA":"no"`, `"updated":"2025-09-01"`, `Kleurcode: groen`, `Datum verwerkersovereenkomst: loopt nog`},
		notes: []string{"hidden-sheet", "value-unknown"},
		left:  []string{"Toelichting other-subject", "Oud hidden-sheet", "Verwerkingen!A10 outside-table", "Verwerkingen!A6 example"},
	},
	{
		name: "02 twee kopregels.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Register", from: 3, rows: []row{
				{"Nr", "Verwerking", "Doel en grondslag", nil, "Verwerker", nil, nil, "Doorgifte", nil, nil, "Bewaartermijn (jaren)"},
				{nil, nil, "Doel", "Grondslag", "Naam", "Land", "Overeenkomst d.d.", "Buiten EER", "Land", "Waarborg", nil},
				{"A-1", "Nieuwsbrief", "Informeren", "Toestemming", "Postduif Inc.", "Verenigde Staten", "12-04-2024", "ja", "VS", "SCC module 2", 2},
				{"A-2", "Camera's", "Beveiliging van gebouwen", "art. 6 lid 1 onder f AVG", "Kijkwerk B.V.", "NL", "25-05-2023", "nee", nil, nil, 1},
			}, merges: []string{"C3:D3", "E3:G3", "H3:J3", "A3:A4", "B3:B4", "K3:K4"}})
		},
		tables: []wantTable{{"Register", "rows", []int{3, 4}, map[string]string{"Nr": "activity.sourceRef", "Verwerking": "activity.name", "Doel": "activity.purposes.text", "Grondslag": "activity.purposes.legalBasis",
			"Verwerker › Naam": "activity.engagements.party", "Verwerker › Land": "activity.engagements.seatCountry", "Overeenkomst d.d.": "activity.engagements.agreement.date", "Buiten EER": "activity.outsideEEA",
			"Doorgifte › Land": "transfer.country", "Waarborg": "transfer.mechanism", "Bewaartermijn (jaren)": "activity.retention.text"}}},
		facts: []string{`"party":"Postduif Inc."`, `"seatCountry":"US"`, `"date":"2024-04-12"`, `"transfer":{"outsideEEA":"yes","country":"US","mechanism":"46-2-c","sccModules":[2]`, `"amount":2,"unit":"year"`, `"legalBasis":"6-1-f"`},
	},
	{
		name: "03 formulier per blad.xlsx",
		data: func(t testing.TB) []byte {
			form := func(name, purpose, basis, subjects, retention string) []row {
				return []row{
					{"Verwerkingsformulier"}, nil,
					{"1.", "Naam verwerking", name}, {"2.", "Proceseigenaar", "Hoofd administratie"}, {"3.", "Doel van de verwerking", purpose}, {"4.", "Wettelijke grondslag", basis},
					{"5.", "Categorieën betrokkenen", subjects}, {"6.", "Categorieën persoonsgegevens", "Naam"}, {nil, nil, "Adres"}, {nil, nil, "Geboortedatum"},
					{"7.", "Bewaartermijn", retention}, {"8.", "Doorgifte buiten de EU", "Nee"}, {"9.", "Lievelingskleur", "paars"},
				}
			}
			return xlsxOf(t,
				leaf{name: "Voorblad", rows: []row{{"Register van De Vlier"}, nil, {"Naam organisatie:", "Scholengroep De Vlier"}, {"KvK-nummer", "12345678"}, {"Adres", "Beukenlaan 1"}, {"Naam FG", "J. de Wit"}, {"E-mail FG", "fg@devlier.example"}}},
				leaf{name: "Inschrijving", rows: form("Inschrijving", "Aannemen van leerlingen", "wettelijke verplichting", "Leerlingen en ouders", "5 jaar na uitschrijving")},
				leaf{name: "Schoolreis", rows: form("Schoolreis", "Organiseren van reizen", "overeenkomst", "Leerlingen", "onbepaald")},
			)
		},
		tables: []wantTable{
			{"Voorblad", "form", []int{1}, map[string]string{"Naam organisatie:": "organisation.name", "KvK-nummer": "organisation.kvk", "Adres": "organisation.contact.address", "Naam FG": "organisation.fg.name", "E-mail FG": "organisation.fg.email"}},
			{"Inschrijving", "form", []int{2}, map[string]string{"Naam verwerking": "activity.name", "Doel van de verwerking": "activity.purposes.text", "Wettelijke grondslag": "activity.purposes.legalBasis", "Lievelingskleur": "", "Bewaartermijn": "activity.retention.text"}},
			{"Schoolreis", "form", []int{2}, map[string]string{"Naam verwerking": "activity.name", "Categorieën persoonsgegevens": "activity.dataCategories.label"}},
		},
		facts: []string{`"name":"Scholengroep De Vlier"`, `"kvk":"12345678"`, `"name":"J. de Wit"`, `"legalBasis":"6-1-c"`, `"label":"Geboortedatum"`, `"amount":5,"unit":"year"`, `Lievelingskleur: paars`, `"name":"Schoolreis"`},
		notes: []string{"indefinite"},
	},
	{
		name: "04 meer rijen per verwerking.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Verwerkingen", rows: []row{
				{"Nummer", "Verwerking", "Doel", "Rechtsgrond", "Persoonsgegevens", "Bewaartermijn", "Verwerker", "Land verwerker"},
				{"V1", "Verzuim", "Begeleiden bij ziekte", "wettelijke plicht", "Verzuimgegevens", "2 jaar na einde dienstverband", "Arbohulp B.V.", "Nederland"},
				{nil, nil, "Loon doorbetalen", "overeenkomst", "Loongegevens", "7 jaar na boekjaar", "Loonhuis B.V.", "België"},
				{nil, nil, nil, nil, "Naam", "10 jaar", nil, nil},
				{"V2", "Bezoekers", "Weten wie er in het gebouw is", "gerechtvaardigd belang", "Naam, kenteken", "4 weken na opname", nil, nil},
				{"V2", "Bezoekers", "Calamiteiten", "vitaal belang", "Naam", nil, nil, nil},
			}, merges: []string{"A2:A4", "B2:B4"}})
		},
		tables: []wantTable{{"Verwerkingen", "rows", []int{1}, map[string]string{"Nummer": "activity.sourceRef", "Rechtsgrond": "activity.purposes.legalBasis", "Land verwerker": "activity.engagements.seatCountry"}}},
		facts: []string{`"text":"Begeleiden bij ziekte","legalBasis":"6-1-c"`, `"text":"Loon doorbetalen","legalBasis":"6-1-b"`, `"party":"Loonhuis B.V.","role":"processor","seatCountry":"BE"`, `"text":"Calamiteiten","legalBasis":"6-1-d"`,
			`"text":"10 jaar","limit":"exact","amount":10`},
	},
	{
		name: "05 een kolom per categorie.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Overzicht", rows: []row{
				{nil, nil, "Betrokkenen", nil, "Persoonsgegevens", nil, nil, nil, "Rechtsgrond", nil, nil},
				{"Proces", "Doel", "Leerlingen", "Ouders", "NAW", "BSN", "Gezondheid", "Foto", "Toestemming", "Wettelijke verplichting", "Toelichting"},
				{"Inschrijving", "Aannemen", "x", "x", "x", "x", "ja, alleen dieet", nil, nil, "x", "Via formulier"},
				{"Schoolfoto", "Jaarboek", "x", "nee", "X", nil, nil, "✓", "x", nil, nil},
			}, merges: []string{"C1:D1", "E1:H1", "I1:J1"}})
		},
		tables: []wantTable{{"Overzicht", "rows", []int{1, 2}, map[string]string{"Proces": "activity.name", "Doel": "activity.purposes.text", "Leerlingen": "activity.dataSubjects.name", "NAW": "activity.dataCategories.label",
			"BSN": "activity.dataCategories.label", "Foto": "activity.dataCategories.label", "Toestemming": "activity.purposes.legalBasis", "Toelichting": "activity.remarks"}}},
		facts: []string{`"name":"Leerlingen"`, `"name":"Ouders"`, `"label":"BSN","kind":"national-id"`, `"label":"Gezondheid","items":["alleen dieet"]`, `"label":"Foto"`, `"legalBasis":"6-1-c"`, `"legalBasis":"6-1-a"`},
		left:  []string{"Overzicht!D4 says-no"},
	},
	{
		name: "06 kruistabel.csv",
		data: func(t testing.TB) []byte {
			return windows(t, csvOf(";", "\r\n", []row{
				{"Persoonsgegeven", "Bewaartermijn", "Leerlingvolgsysteem", "Elektronische leeromgeving", "Bibliotheek", "Financiële administratie"},
				{"Naam", "2 jaar na uitschrijving", "x", "x", "x", "x"},
				{"Geboortedatum", "2 jaar na uitschrijving", "x", "", "", ""},
				{"E-mailadres", "1 jaar", "x", "x", "alleen ouders", ""},
				{"Bankrekeningnummer", "7 jaar", "", "", "", "x"},
				{"Geloof", "", "", "", "", ""},
			}))
		},
		tables: []wantTable{{"06 kruistabel", "crosstab", []int{1}, map[string]string{"Persoonsgegeven": "activity.dataCategories.label", "Bewaartermijn": "activity.retention.text", "Leerlingvolgsysteem": "activity.name", "Financiële administratie": "activity.name"}}},
		facts:  []string{`"name":"Elektronische leeromgeving"`, `"name":"Financiële administratie"`, `"label":"Bankrekeningnummer"`, `"amount":7`, `E-mailadres: alleen ouders`},
		left:   []string{"06 kruistabel!A6 no-record"},
	},
	{
		name: "07 gekoppelde bladen.ods",
		data: func(t testing.TB) []byte {
			return odsOf(t,
				leaf{name: "Register", from: 4, rows: []row{
					{"Nr", "Verwerking", "Doel", "Verwerkers", "Ontvangers"},
					{1, "Boekhouding", "Bijhouden van de boeken", "1,3", "Belastingdienst"},
					{2, "Website", "Informeren", 2, "Iedereen"},
					{3, "Roosters", "Inplannen", "1 en 9", nil},
				}},
				leaf{name: "Verwerkers", rows: []row{
					{"Nr", "Naam", "Contactgegevens", "Land", "Datum verwerkersovereenkomst", "Waarborgen", "Merkwaardigheid"},
					{1, "Cijferwerk B.V.", "Dorpsstraat 1, 1234 AB Ons Dorp, info@cijferwerk.example", "Nederland", day(2023, 5, 2), nil, "snel"},
					{2, "Webbakker Ltd.", "hello@webbakker.example", "India", day(2022, 1, 31), "Standard contractual clauses", nil},
					{3, "Opslag GmbH", nil, "Duitsland", day(2024, 6, 30), nil, nil},
				}},
				leaf{name: "Maatregelen", rows: []row{{"Maatregel", "Toegepast", "Geldt voor verwerkingen"}, {"Tweefactorauthenticatie", "ja", "1,2"}, {"Back-up", "nee", "alle"}, {"Bewustwording", nil, nil}}},
			)
		},
		tables: []wantTable{
			{"Register", "rows", []int{4}, map[string]string{"Verwerkers": "activity.engagements.party", "Ontvangers": "activity.recipients.name"}},
			{"Verwerkers", "rows", []int{1}, map[string]string{"Nr": "party.sourceNumber", "Naam": "party.name", "Contactgegevens": "party.contact.text", "Datum verwerkersovereenkomst": "linked.agreement.date", "Waarborgen": "linked.transfer.mechanism", "Merkwaardigheid": ""}},
			{"Maatregelen", "rows", []int{1}, map[string]string{"Maatregel": "activity.measures.text", "Toegepast": "activity.measures.status", "Geldt voor verwerkingen": "ref.activity"}},
		},
		facts: []string{`"party":"Opslag GmbH","role":"processor","seatCountry":"DE","agreement":{"date":"2024-06-30"}`, `"party":"Webbakker Ltd.","role":"processor","seatCountry":"IN","agreement":{"date":"2022-01-31"},"transfer":{"outsideEEA":"yes","country":"IN","mechanism":"46-2-c"`,
			`"email":"info@cijferwerk.example"`, `"text":"Tweefactorauthenticatie"`, `"status":"does-not-meet"`, `Verwerkers: 1 en 9`, `Merkwaardigheid: snel`},
		notes: []string{"reference-unknown"},
		left:  []string{"Maatregelen!A4 no-record"},
	},
	{
		name: "08 Engels.csv",
		data: func(testing.TB) []byte {
			return []byte("\xef\xbb\xbf" + csvOf(",", "\r\n", []row{
				{"Business function", "Purpose of processing", "Name and contact details of joint controller (if applicable)", "Categories of individuals", "Categories of personal data", "Categories of recipients",
					"Link to contract with processor", "Names of third countries or international organisations that personal data are transferred to (if applicable)", "Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)",
					"Retention schedule (if possible)", "General description of technical and organisational security measures (if possible)", "Article 6 lawful basis for processing personal data", "Date created"},
				{"HR", "Payroll", "N/A", "Employees", "Contact details, Bank details", "Tax authority", "contracts/payroll.pdf", "N/A", "N/A", "6 years after employment ends", "Encryption", "Contract; Legal obligation", "03/04/2024"},
				{"Marketing", "Newsletters", "N/A", "Customers", "Email", "Email provider", "no", "Canada", "Adequacy decision", "Until consent is withdrawn", "Access control", "Consent", "05/06/2024"},
			}))
		},
		tables: []wantTable{{"08 Engels", "rows", []int{1}, map[string]string{"Business function": "activity.department", "Purpose of processing": "activity.purposes.text", "Categories of individuals": "activity.dataSubjects.name",
			"Link to contract with processor": "activity.engagements.agreement", "Retention schedule (if possible)": "activity.retention.text", "Article 6 lawful basis for processing personal data": "activity.purposes.legalBasis", "Date created": "activity.created"}}},
		facts: []string{`"name":"Payroll"`, `"legalBasis":"6-1-c"`, `"country":"CA","mechanism":"45-3"`, `"created":"03/04/2024"`, `"outsideEEA":"yes"`, `Link to contract with processor: contracts/payroll.pdf`},
		notes: []string{"date-order", "adequacy-conditional"},
	},
	{
		name: "09 als verwerker.csv",
		data: func(t testing.TB) []byte {
			return utf16(t, csvOf("\t", "\r\n", []row{
				{"Register als verwerker"},
				{"Volgnummer", "Naam opdrachtgever", "Contactpersoon opdrachtgever", "FG van de opdrachtgever", "Categorieën verwerkingen", "Subverwerkers", "Doorgifte naar derde landen", "Technische en organisatorische maatregelen"},
				{"P1", "Gemeente Zonnedaal", "A. Bos, a.bos@zonnedaal.example", "B. Vos, fg@zonnedaal.example", "Opslaan, Raadplegen", "Wolkhuis B.V.\nZon, Inc.", "Geen", "ISO 27001"},
				{"P2", "Stichting Het Anker", "C. Meeuw, 010-1234567", "n.v.t.", "Hosting", "Wolkhuis BV", "Ja, Verenigde Staten op grond van het DPF", "ISO 27001"},
			}))
		},
		tables: []wantTable{{"09 als verwerker", "rows", []int{2}, map[string]string{"Volgnummer": "activity.sourceRef", "Naam opdrachtgever": "activity.controllers.party", "Contactpersoon opdrachtgever": "activity.controllers.contact.text",
			"FG van de opdrachtgever": "activity.controllers.fg.text", "Categorieën verwerkingen": "activity.operations", "Subverwerkers": "subprocessor.party", "Doorgifte naar derde landen": "activity.transferText"}}},
		facts: []string{`"role":"processor"`, `"party":"Gemeente Zonnedaal"`, `"email":"a.bos@zonnedaal.example"`, `"name":"B. Vos"`, `"role":"sub-processor"`, `"party":"Zon, Inc."`, `"country":"US","mechanism":"45-3"`, `"outsideEEA":"no"`, `"aliases":["Wolkhuis BV"]`},
		notes: []string{"parties-joined"},
	},
	{
		name: "10 verouderd.xlsx",
		data: func(t testing.TB) []byte {
			return xlsxOf(t, leaf{name: "Verwerkingen", rows: []row{
				{"Nr", "Verwerking", "Doel", "Verwerker", "Doorgifte buiten Nederland", "Land", "Waarborgen", "Bewaartermijn"},
				{1, "Mailing", "Verzenden", "Postduif Inc.", "ja", "Verenigde Staten", "Privacy Shield", "zolang als nodig"},
				{2, "Opslag", "Bewaren", "Wolkhuis GmbH", "ja", "Duitsland", nil, "1 jaar"},
				{3, "Analyse", "Meten", "Meetlat Ltd.", "ja", "India", "adequaatheidsbesluit", "2 jaar"},
				{4, "Helpdesk", "Hulp", "Hulplijn Ltd.", "ja", "Filipijnen", nil, "permanent"},
				{5, "Chat", "Antwoorden", "Praatpaal AS", "ja", "Noorwegen", nil, "3 maanden"},
				{6, "Archief", "Bewaren", nil, "ja", nil, nil, "20 jaar"},
				{7, "Werving", "Vinden", "Zoekt Inc.", "ja", "VS", "modelcontract 2010/87", "4 weken"},
			}})
		},
		tables: []wantTable{{"Verwerkingen", "rows", []int{1}, map[string]string{"Doorgifte buiten Nederland": "activity.outsideEEA", "Land": "transfer.country", "Waarborgen": "transfer.mechanism"}}},
		facts:  []string{`"mechanism":"privacy-shield"`, `"country":"IN","mechanism":"45-3"`, `"mechanism":"scc-2010-87"`, `"limit":"criterion"`, `"transferText":"ja"`},
		notes:  []string{"mechanism-retired", "abroad", "no-adequacy", "no-safeguard", "open-term", "indefinite"},
	},
	{
		name: "11 AVG-register.zip",
		data: func(t testing.TB) []byte {
			controller := "\xef\xbb\xbf" + `[{"Status":"Vastgesteld","Id":7,"Naam":"Subsidies","Nummer":"M7","Versie":2,"AanmaakDatum":"2019-01-02T10:00:00.1","Dienst":"Team A / Subsidies","Verwerkers":[{"Id":1,"Naam":"Loket B.V.","Email":"info@loket.example","Land":"NEDERLAND"}],` +
				`"Doelen":[{"Id":1,"Doel":"Beoordelen van aanvragen, ook later","Rechtsgrond":"Vervulling publieke taak"},{"Id":2,"Doel":"Betalen","Rechtsgrond":"Wettelijke verplichting"}],` +
				`"Betrokkenen":[{"Id":1,"Omschrijving":"Aanvragers","Gezondheid":true,"Genetisch":false,"Strafrechtelijk":null,"Gegevens":[{"Id":1,"Omschrijving":"NAW","Bewaartermijn":"5 jaar","BronOmschrijving":"Aanvrager"},{"Id":2,"Omschrijving":"Rekeningnummer","Bewaartermijn":"7 jaar"}]}],` +
				`"Beveiliging":{"Maatregelen":["Beleid","Overige beveiligingsmaatregelen: kluis"],"HasBeveiliging":true},"Doorgifte":{"BuitenEu":false},"Besluitvorming":{"HasBesluitvorming":null}}]`
			processor := "\xef\xbb\xbf" + `[{"Status":"InBewerking","Id":8,"Naam":"Hosting voor anderen","Nummer":"M8","Verantwoordelijken":[{"Id":3,"Naam":"Ministerie van Zand, Klei en Veen","ReferentieNummer":"ZK-12"}],"Categorien":[{"Id":4,"Omschrijving":"Opslaan"}],"Doorgifte":{"BuitenEu":true,"BuitenEuOmschrijving":"Japan","BuitenEuPassendBeschermingsniveau":true}}]`
			return zipOf(t,
				[2]string{"AVG Verantwoordelijke Verwerkingen/JSON/Team A / Subsidies.json", controller},
				[2]string{"AVG Verwerker Verwerkingen/JSON/Team A / Subsidies.json", processor},
				[2]string{"WPG Verantwoordelijke Verwerkingen/JSON/Team A / Subsidies.json", `[{"Naam":"Toezicht"}]`})
		},
		tables: []wantTable{
			{"AVG Verantwoordelijke Verwerkingen", "rows", []int{1}, map[string]string{"Nummer": "activity.sourceRef", "Id": "-", "Dienst": "activity.department", "Doelen › Doel": "activity.purposes.text", "Doelen › Rechtsgrond": "activity.purposes.legalBasis",
				"Gezondheid": "activity.dataCategories.label", "Gegevens › Bewaartermijn": "activity.retention.text", "Verwerkers › Naam": "activity.engagements.party", "Verwerkers › Email": "processor.contact.email", "HasBeveiliging": ""}},
			{"AVG Verwerker Verwerkingen", "rows", []int{1}, map[string]string{"Verantwoordelijken › Naam": "activity.controllers.party", "BuitenEuOmschrijving": "transfer.country", "BuitenEuPassendBeschermingsniveau": "transfer.adequate"}},
		},
		facts: []string{`"sourceRef":"M7"`, `"department":"Team A / Subsidies"`, `"text":"Beoordelen van aanvragen, ook later","legalBasis":"6-1-e"`, `"text":"Betalen","legalBasis":"6-1-c"`, `"special":"health"`, `"text":"Overige beveiligingsmaatregelen: kluis"`,
			`"party":"Ministerie van Zand, Klei en Veen"`, `"reference":"ZK-12"`, `"country":"JP","mechanism":"45-3"`, `"outsideEEA":"no"`, `"status":"draft"`},
		left: []string{"WPG Verantwoordelijke Verwerkingen other-subject"},
	},
	{
		name: "12 vallen.csv",
		data: func(t testing.TB) []byte {
			return dos(t, "sep=|\r\n"+csvOf("|", "\r\n", []row{
				{"Naam", "Naam", "Doel", "Leverancier", "Verwerker 2", "Verwerkersovereenkomst", "Gewijzigd op", "Opmerkingen", "Aantal betrokkenen"},
				{"Cliëntregistratie", "zorg", "=HYPERLINK(\"x\")", "Firma A", "Firma A Noord", "ja", "13-02-2025", "Eerste regel\nTweede regel; met punt", "1.200"},
				{"Naam", "Naam", "Doel", "Leverancier", "Verwerker 2", "Verwerkersovereenkomst", "Gewijzigd op", "Opmerkingen", "Aantal betrokkenen"},
				{"Financiën", "", strings.Repeat("lang ", 500), "Salesforce, Inc.", "", "in te zien bij inkoop", "04-03-2025", "@SUM(A1)", "veel"},
				{"Cliëntregistratie", "nogmaals", "Zorg verlenen", "FIRMA A BV", "", "nee", "onbekend", "-", ""},
			}))
		},
		tables: []wantTable{{"12 vallen", "rows", []int{1}, map[string]string{"Doel": "activity.purposes.text", "Leverancier": "activity.engagements.party", "Verwerker 2": "activity.engagements.party", "Gewijzigd op": "activity.updated", "Aantal betrokkenen": "activity.volume.text"}}},
		facts:  []string{`"name":"Cliëntregistratie"`, `=HYPERLINK`, `"party":"Salesforce, Inc."`, `"party":"Firma A Noord"`, `"updated":"2025-03-04"`, `"people":1200`, `Naam: zorg`, `"status":"signed"`, `in te zien bij inkoop`, `Gewijzigd op: onbekend`, `"aliases":["FIRMA A BV"]`},
		notes:  []string{"parties-joined", "parties-near", "file.encoding-guessed"},
		left:   []string{"12 vallen!A3 heading-again"},
	},
}
