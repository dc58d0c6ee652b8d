package bijsluiter_test

import (
	x "verwerkingsregister/register/intake/docx/docxtest"
)

// The suppliers and products in these documents are invented.

const intro = "Onderwijsinstellingen maken in toenemende mate gebruik van digitale toepassingen binnen het onderwijs. " +
	"Bij het gebruik en de levering van deze producten en diensten zijn gegevens nodig die te herleiden zijn tot personen (zoals onderwijsdeelnemers). " +
	"Deze bijsluiter geeft Onderwijsinstellingen informatie over de dienstverlening die Verwerker verleent en welke persoonsgegevens de Verwerker daarbij verwerkt."

const closing = "Deze Privacy Bijsluiter maakt onderdeel uit van de afspraken die zijn gemaakt in het ‘Convenant Digitale Onderwijsmiddelen en Privacy 3.0’ (www.privacyconvenant.nl)."

// modelRows are the rows of the category table as the model has them.
var modelRows = [][2]string{
	{"1. Contactgegevens", "1a. naam, voornamen, e-mail"},
	{"", "1b. geboortedatum, geslacht"},
	{"", "1c. overige gegevens, te weten: adres, postcode, woonplaats, telefoonnummer en eventuele andere voor communicatie benodigde gegevens, alsmede een bankrekeningnummer voor het afhandelen van betalingen"},
	{"2. Onderwijsdeelnemernummer", "een administratienummer dat onderwijsdeelnemers identificeert"},
	{"3. Nationaliteit en geboorteplaats", ""},
	{"4. Ouders, voogd", "contactgegevens van de ouders/verzorgers van onderwijsdeelnemers (naam, voornamen, adres, postcode, woonplaats, telefoonnummer en eventueel e-mailadres)"},
	{"5. Medische gegevens", "gegevens die noodzakelijk zijn met het oog op de gezondheid of het welzijn van de betrokkene of op eigen verzoek, een en ander voor zover noodzakelijk voor het onderwijs"},
	{"6. Godsdienst", "gegevens betreffende de godsdienst of levensovertuiging van de betrokkene, voor zover die noodzakelijk zijn voor het onderwijs, of op eigen verzoek, een en ander voor zover noodzakelijk voor het onderwijs"},
	{"7. Studievoortgang", "gegevens betreffende de aard en het verloop van het onderwijs, alsmede de behaalde studieresultaten, te weten: examinering, studietraject, begeleiding, aanwezigheidsregistratie, klas, leerjaar"},
	{"8. Onderwijsorganisatie", "gegevens met het oog op de organisatie van het onderwijs en het verstrekken of ter beschikking stellen van leermiddelen"},
	{"9. Financiën", "gegevens met het oog op het berekenen, vastleggen en innen van inschrijvingsgelden, school- en lesgelden en bijdragen of vergoedingen voor leermiddelen en buitenschoolse activiteiten, alsmede bankrekeningnummer van de betrokkene"},
	{"10. Beeldmateriaal", "foto's en videobeelden met of zonder geluid van activiteiten van de instelling of het instituut"},
	{"11. Docent, zorg-coördinator, intern begeleider, decaan, mentor", "gegevens van docenten en begeleiders, voor zover van belang voor de organisatie van het instituut of de instelling en het geven van onderwijs, opleidingen en trainingen"},
	{"12. Overige gegevens, te weten:", "inlognaam en tijdstip van inloggen"},
	{"13. BSN/PGN", ""},
	{"14. Keten-ID (ECK-iD)", "unieke iD voor de educatieve contentketen"},
}

// categoryTable makes the model's table with these rows ticked.
func categoryTable(box func(bool) x.X, ticked ...int) x.X {
	rows := []x.X{x.HeadRow("Van toepassing? (aanvinken)", "Categorie", "Toelichting")}
	for i, r := range modelRows {
		on := false
		for _, t := range ticked {
			on = on || t == i
		}
		cells := []x.X{x.Cell(x.P(box(on)))}
		for _, text := range r {
			if text == "" {
				cells = append(cells, x.Cell())
			} else {
				cells = append(cells, x.Cell(x.P(x.T(text))))
			}
		}
		rows = append(rows, x.Row(cells...))
	}
	return x.Table(rows...)
}

// samples are documents in the model's own form.
func samples() map[string][]byte {
	return map[string][]byte{
		"2.0 tick table.docx":                sample20(),
		"3.0 letters inside letters.docx":    sample30(),
		"4.0 groups and sub-processors.docx": sample40(),
		"3.0 flattened.txt":                  []byte(sample30text),
		"4.0 text.txt":                       []byte(sample40text),
		"placeholders only.docx":             samplePlaceholders(),
		"bundle with agreement.docx":         sampleBundle(),
		"lost cells.docx":                    sampleLostCells(),
	}
}

func sample20() []byte {
	return x.Doc{Title: "Bijsluiter", Footer: x.P(x.T("Pagina 1 van 3")), Body: []x.X{
		x.S("Titel", x.T("BIJLAGE 1: PRIVACY BIJSLUITER WOORDKIST")),
		x.P(x.T("Onderwijsinstellingen maken in toenemende mate gebruik van digitale toepassingen binnen het onderwijs. Deze bijsluiter geeft Onderwijsinstellingen informatie over de dienstverlening die Bewerker verleent en welke persoonsgegevens de Bewerker daarbij verwerkt.")),
		x.H(1, "A. Algemene informatie"),
		x.P(x.Bold("Naam product en/of dienst"), x.T(" : Woordkist")),
		x.P(x.Bold("Naam Bewerker en vestigingsgegevens"), x.T(" : Uitgeverij De Kade B.V., Kadeplein 4, 3511 AA Utrecht")),
		x.P(x.Bold("Link naar leverancier en/of productpagina"), x.T(" : "), x.Link("https://www.woordkist.example", "www.woordkist.example")),
		x.P(x.Bold("Beknopte uitleg en werking product en dienst"), x.T(" : Online programma waarmee leerlingen hun woordenschat oefenen. De leerkracht volgt de vorderingen.")),
		x.P(x.Bold("Doelgroep"), x.T(" : leerlingen groep 4 t/m 8 van het basisonderwijs")),
		x.P(x.Bold("Gebruikers"), x.T(" : leerlingen, leerkrachten en intern begeleiders")),
		x.H(1, "B. Omschrijving specifieke diensten"),
		x.P(x.T("Onlosmakelijke verwerkingen:")),
		x.Item(2, 0, x.T("Oefenen en toetsen van woorden, met registratie van antwoorden.")),
		x.Item(2, 0, x.T("Rapportage voor de leerkracht.")),
		x.P(x.T("Optionele verwerkingen:")),
		x.Item(1, 0, x.T("Koppeling met het leerlingadministratiesysteem.")),
		x.H(1, "C. Doeleinden voor het verwerken van gegevens"),
		x.P(x.T("De gegevens worden verwerkt voor de volgende doeleinden:")),
		x.Item(3, 0, x.T("de organisatie, het geven en volgen van onderwijs en het begeleiden en volgen van leerlingen, waaronder:")),
		x.Item(3, 1, x.T("de opslag van leer- en toetsresultaten;")),
		x.Item(3, 1, x.T("analyse en interpretatie van leerresultaten;")),
		x.Item(3, 0, x.T("het verkrijgen van toegang tot de aangeboden digitale leermiddelen, waaronder identificatie, authenticatie en autorisatie;")),
		x.Item(3, 0, x.T("de continuïteit en goede werking van het digitale leermiddel, waaronder onderhoud, back-up en ondersteuning;")),
		x.P(x.T("De gegevens worden nooit gebruikt voor reclamedoeleinden.")),
		x.H(1, "D. Categorieën en soorten persoonsgegevens"),
		categoryTable(x.FormBox, 0, 3, 8, 12, 13),
		x.H(1, "E. Het gebruik van Subbewerkers"),
		x.P(x.T("De Bewerker maakt voor het product/dienst gebruik van de volgende Subbewerkers:")),
		x.Item(1, 0, x.T("Wolkhuis Hosting B.V. (Nederland): hosting van de applicatie")),
		x.Item(1, 0, x.T("Postduif GmbH, Duitsland: verzending van e-mail")),
		x.H(1, "F. Contactgegevens"),
		x.P(x.T("Voor vragen of opmerkingen over deze bijsluiter of de werking van dit product of deze dienst, kunt u terecht bij: privacy@dekade.example of 030 - 123 45 67.")),
		x.H(1, "G. Versie"),
		x.P(x.T("Versie 1.2, 14 juni 2017")),
		x.P(x.T("Deze Privacy Bijsluiter maakt onderdeel uit van de afspraken die zijn gemaakt in het ‘Convenant Digitale Onderwijsmiddelen en Privacy 2.0’ (www.privacyconvenant.nl).")),
	}}.Bytes()
}

func sample30() []byte {
	return x.Doc{Title: "Privacybijsluiter Rekenrijk", Header: x.P(x.T("Rekenrijk – versie 3.1")), Body: []x.X{
		x.S("Titel", x.T("Bijlage 1: Privacybijsluiter Rekenrijk")),
		x.P(x.T(intro)),
		x.H(1, "A. Algemene informatie"),
		x.Table(
			x.TextRow("Naam product en/of dienst :", "Rekenrijk Online"),
			x.TextRow("Naam Verwerker en vestigingsgegevens :", "Rekenrijk Uitgevers B.V.\nSchoolstraat 12\n7411 KM Deventer\nKvK-nummer 12345678"),
			x.TextRow("Link naar leverancier en/of productpagina :", "https://www.rekenrijk.example/privacy"),
			x.TextRow("Beknopte uitleg en werking product en dienst :", "Rekenrijk Online is een adaptief rekenprogramma."),
			x.Row(x.Cell(x.P(x.T("Doelgroep :"))), x.Cell(x.P(x.Box(true), x.T(" po "), x.Box(false), x.T(" vo "), x.Box(false), x.T(" mbo")))),
			x.TextRow("Gebruikers :", "onderwijsdeelnemers, ouders/verzorgers, medewerkers"),
		),
		x.H(1, "B. Omschrijving specifieke diensten"),
		x.P(x.T("Omschrijving van de specifiek verleende diensten en bijbehorende Verwerkingen van Persoonsgegevens:")),
		x.P(x.T("A. Verwerkingen die onlosmakelijk onderdeel vormen van de aangeboden dienst:")),
		x.Item(1, 0, x.T("Adaptief oefenen: antwoorden en reactietijden worden vastgelegd om het niveau te bepalen.")),
		x.Item(1, 0, x.T("Inloggen met naam en wachtwoord of via een toegangsdienst.")),
		x.P(x.T("B. Optionele verwerkingen die door de Verwerker worden aangeboden:")),
		x.P(x.Box(false), x.T(" Thuisomgeving voor ouders.")),
		x.P(x.Box(false), x.T(" Deelname aan landelijk normeringsonderzoek.")),
		x.H(1, "C. Doeleinden voor het verwerken van gegevens"),
		x.P(x.T("a. de organisatie, het geven en volgen van onderwijs en het begeleiden en volgen van Onderwijsdeelnemers, waaronder:")),
		x.Item(1, 0, x.T("de opslag van leer- en toetsresultaten;")),
		x.Item(1, 0, x.T("het terugontvangen door de Onderwijsinstelling van leer- en toetsresultaten;")),
		x.P(x.T("b. het geleverd krijgen/in gebruik kunnen nemen van Digitale Onderwijsmiddelen conform de afspraken tussen Onderwijsinstelling en Leverancier;")),
		x.P(x.T("d. de beveiliging, controle en preventie van misbruik en oneigenlijk gebruik en het voorkomen van inconsistentie en onbetrouwbaarheid in de verwerkte Persoonsgegevens;")),
		x.P(x.T("f. onderzoek en analyse op basis van strikte voorwaarden, vergelijkbaar met bestaande gedragscodes op het terrein van onderzoek en statistiek, ten behoeve van het leerproces;")),
		x.H(1, "D. Categorieën en soorten persoonsgegevens"),
		x.H(2, "1. Omschrijving van de categorieën Betrokkenen"),
		x.P(x.Box(true), x.T(" Onderwijsdeelnemers")),
		x.P(x.Box(false), x.T(" Ouders/voogden")),
		x.P(x.Box(true), x.T(" Docenten/medewerkers")),
		x.H(2, "2. Omschrijving van de categorieën persoonsgegevens"),
		categoryTable(x.Box, 0, 1, 3, 8, 12, 13, 15),
		x.H(2, "3. Door Verwerker gehanteerde specifieke bewaartermijnen van persoonsgegevens (of toetsingscriteria om dit vast te stellen)"),
		x.P(x.T("Leerresultaten: uiterlijk 3 maanden na het einde van de licentie worden de gegevens verwijderd.")),
		x.P(x.T("Accounts van onderwijsdeelnemers worden 24 maanden na de laatste inlog automatisch geanonimiseerd. Back-ups worden 30 dagen bewaard.")),
		x.P(x.T("Beeldmateriaal: zodra de school aangeeft dat het mag worden verwijderd.")),
		x.H(1, "E. Opslag Verwerking Persoonsgegevens"),
		x.P(x.T("Plaats/Land van opslag en Verwerking van de Persoonsgegevens: Nederland (Eemshaven) en Duitsland")),
		x.P(x.T("Er worden geen persoonsgegevens buiten de EER verwerkt.")),
		x.H(1, "F. Subverwerkers"),
		x.P(x.T("De Verwerker maakt voor het product/dienst gebruik van de volgende Subverwerkers:")),
		x.Table(x.HeadRow("Naam", "Dienst", "Land"),
			x.TextRow("Wolkhuis Hosting B.V.", "Hosting", "Nederland"),
			x.TextRow("Serverschuur GmbH", "Back-up", "Duitsland")),
		x.H(1, "G. Contactgegevens"),
		x.P(x.T("Voor vragen of opmerkingen over deze bijsluiter of de werking van dit product of deze dienst, kunt u terecht bij:")),
		x.P(x.T("Naam: mw. J. van Dijk\nFunctie: privacy officer\nE-mail: privacy@rekenrijk.example\nTelefoon: 0570-123456")),
		x.H(1, "H. Versie"),
		x.P(x.T("Versie en datum laatste aanpassing: versie 3.1, 1 februari 2021")),
		x.P(x.T(closing)),
	}}.Bytes()
}

func sample40() []byte {
	tick := func(on bool) x.X {
		if on {
			return x.Cell(x.P(x.Symbol("Wingdings", "F0FE")))
		}
		return x.Cell(x.P(x.Symbol("Wingdings", "F0A8")))
	}
	row := func(nr, label, text string, a, b, c bool) x.X {
		return x.Row(x.Cell(x.P(x.T(nr))), x.Cell(x.P(x.T(label))), x.Cell(x.P(x.T(text))), tick(a), tick(b), tick(c))
	}
	return x.Doc{Title: "Lesplein", Footer: x.P(x.T("Privacybijsluiter Lesplein, versie 4.2, maart 2025")), Body: []x.X{
		x.S("Titel", x.T("Bijlage 1 – Privacybijsluiter")),
		x.P(x.T("Deze Privacybijsluiter hoort bij de Model Verwerkersovereenkomst 4.0.")),
		x.H(1, "A. Algemene informatie"),
		x.P(x.T("Naam product en/of dienst: "), x.Control("product", "Naam product", x.T("Lesplein"))),
		x.P(x.T("Naam Verwerker en vestigingsgegevens: "), x.Control("verwerker", "Verwerker", x.T("Lesplein Software N.V., Havenkade 3, Antwerpen, België"))),
		x.P(x.T("Link naar leverancier en/of productpagina: https://lesplein.example")),
		x.P(x.T("Beknopte uitleg en werking product en dienst:")),
		x.P(x.T("Lesplein is een elektronische leeromgeving.")),
		x.P(x.T("Docenten zetten er opdrachten klaar en geven feedback.")),
		x.P(x.T("Doelgroep: vo en mbo")),
		x.P(x.T("Gebruikers: studenten en docenten")),
		x.H(1, "B. Omschrijving specifieke diensten"),
		x.H(2, "Verwerkingen die onlosmakelijk onderdeel vormen van de aangeboden dienst"),
		x.P(x.T("Klaarzetten, inleveren en beoordelen van opdrachten.")),
		x.H(2, "Optionele verwerkingen"),
		x.P(x.T("Videobellen tussen docent en student.")),
		x.H(1, "C. Doeleinden voor het verwerken van gegevens"),
		x.P(x.T("De doeleinden zijn die van artikel 5 lid 1 van het Convenant.")),
		x.H(1, "D. Categorieën en soorten persoonsgegevens"),
		x.Table(
			x.HeadRow("Nr", "Categorie", "Toelichting", "Onderwijsdeelnemer", "Ouder/voogd", "Medewerker"),
			row("1a", "Contactgegevens", "naam, voornamen, e-mail", true, false, true),
			row("2", "Onderwijsdeelnemernummer", "een administratienummer dat onderwijsdeelnemers identificeert", true, false, false),
			row("5", "Medische gegevens", "", false, false, false),
			row("6", "Godsdienst", "", false, false, false),
			row("7", "Studievoortgang", "ingeleverde opdrachten, beoordelingen, feedback", true, false, false),
			row("10", "Beeldmateriaal", "profielfoto (optioneel, door de gebruiker zelf geplaatst)", true, false, true),
			row("13", "BSN / PGN", "", false, false, false)),
		x.H(2, "Bewaartermijnen"),
		x.Table(x.HeadRow("Categorie", "Bewaartermijn", "Startmoment"),
			x.TextRow("Contactgegevens", "90 dagen", "het einde van het abonnement"),
			x.TextRow("Studievoortgang", "maximaal 2 jaar", "vertrek van de student"),
			x.TextRow("Logbestanden", "6 maanden", "na vastlegging")),
		x.H(1, "E. Opslag Verwerking Persoonsgegevens"),
		x.P(x.T("De gegevens worden opgeslagen in de EU (Frankfurt). Logbestanden worden verwerkt in Ierland.")),
		x.H(1, "F. Subverwerkers"),
		x.Table(
			x.HeadRow("Naam Subverwerker (+ vestigingsland)", "Omschrijving dienst / Verwerking", "Categorieën Persoonsgegevens", "Plaats/land van Verwerking", "Doorgiftemechanisme / passende waarborg"),
			x.TextRow("Nimbus Cloud EMEA SARL (Luxemburg)", "Hosting en opslag", "alle", "Frankfurt, Duitsland", "n.v.t."),
			x.TextRow("Chatbox Inc. (Verenigde Staten)", "Helpdesk", "Contactgegevens", "VS", "EU-US Data Privacy Framework en SCC (module 3)"),
			x.TextRow("Videovenster LLC (VS)", "Videobellen", "Contactgegevens, Beeldmateriaal", "Ierland en VS", "Privacy Shield"),
			x.TextRow("Meetwerk Ltd (VK)", "Statistiek", "", "te verifiëren", "DPA ✅")),
		x.H(1, "Doorgifte buiten de EER"),
		x.P(x.T("Ja, naar de Verenigde Staten, uitsluitend voor ondersteuning en videobellen.")),
		x.H(1, "G. Contactgegevens"),
		x.P(x.T("Functionaris gegevensbescherming: fg@lesplein.example")),
		x.H(1, "H. Versie"),
		x.Table(x.HeadRow("Versie", "Datum", "Wijziging"),
			x.TextRow("4.1", "12-09-2023", "Subverwerker Chatbox toegevoegd"),
			x.TextRow("4.2", "3 maart 2025", "Bewaartermijn logbestanden verkort")),
	}}.Bytes()
}

const sample30text = `BIJLAGE 1: PRIVACYBIJSLUITER TAALTUIN

Onderwijsinstellingen maken in toenemende mate gebruik van digitale toepassingen
binnen het onderwijs.

A. Algemene informatie

Naam product en/of dienst : Taaltuin
Naam Verwerker en vestigingsgegevens : Stichting Taaltuin, Tuinweg 8, 9711 AB Groningen
Link naar leverancier en/of productpagina : www.taaltuin.example
Beknopte uitleg en werking product en dienst : Met Taaltuin oefenen leerlingen
met lezen en spellen. De resultaten zijn zichtbaar voor de leerkracht.
Doelgroep : po
Gebruikers : leerlingen en leerkrachten

B. Omschrijving specifieke diensten

A. Verwerkingen die onlosmakelijk onderdeel vormen van de aangeboden dienst
Het oefenen en het bijhouden van de vorderingen.
B. Optionele verwerkingen die door de Verwerker worden aangeboden
Geen.

C. Doeleinden voor het verwerken van gegevens

a. de organisatie, het geven en volgen van onderwijs en het begeleiden en volgen van Onderwijsdeelnemers;
c. het verkrijgen van toegang tot de aangeboden Digitale Onderwijsmiddelen en externe informatiesystemen, waaronder identificatie, authenticatie en autorisatie;

D. Categorieën en soorten persoonsgegevens

1. Omschrijving van de categorieën Betrokkenen
Onderwijsdeelnemers en docenten

2. Omschrijving van de categorieën persoonsgegevens
Van toepassing? (aanvinken) Categorie Toelichting
x 1. Contactgegevens 1a. naam, voornamen, e-mail
2. Onderwijsdeelnemernummer een administratienummer dat onderwijsdeelnemers identificeert
5. Medische gegevens gegevens die noodzakelijk zijn met het oog op de gezondheid of het welzijn van de betrokkene
GodsdienstGegevens betreffende de godsdienst of levensovertuiging van de betrokkene
x 7. Studievoortgang gegevens betreffende de aard en het verloop van het onderwijs, alsmede de behaalde studieresultaten
13. BSN/PGN

3. Door Verwerker gehanteerde specifieke bewaartermijnen van persoonsgegevens
De gegevens worden binnen 1 jaar nadat de leerling de school verlaat vernietigd.

E. Opslag Verwerking Persoonsgegevens

Plaats/Land van opslag en Verwerking van de Persoonsgegevens: Nederland

F. Subverwerkers

De Verwerker maakt voor het product/dienst gebruik van de volgende Subverwerkers:
- Wolkhuis Hosting B.V., hosting, Nederland
- Berichtenbaas B.V. – verzenden van e-mail – Duitsland

G. Contactgegevens

Voor vragen of opmerkingen over deze bijsluiter of de werking van dit product of
deze dienst, kunt u terecht bij: info@taaltuin.example

H. Versie

Versie en datum laatste aanpassing: 2.0, 15-08-2020

Deze Privacy Bijsluiter maakt onderdeel uit van de afspraken die zijn gemaakt in
het 'Convenant Digitale Onderwijsmiddelen en Privacy 3.0' (www.privacyconvenant.nl).
`

const sample40text = `Bijlage 1: Privacybijsluiter Toetshuis
Versie: 1.0 | Datum: 23 februari 2026

A. Algemene informatie

Naam product en/of dienst: Toetshuis
Naam Verwerker en vestigingsgegevens: Toetshuis B.V. (KvK 87654321), Markt 1, 5611 EC Eindhoven
Link naar leverancier en/of productpagina: https://toetshuis.example
Beknopte uitleg en werking product en dienst: Digitaal toetsen afnemen en nakijken.
Doelgroep: vo
Gebruikers: leerlingen, docenten

B. Omschrijving specifieke diensten

Omschrijving van de specifiek verleende diensten en bijbehorende Verwerkingen van Persoonsgegevens

1. Verwerkingen die onlosmakelijk onderdeel vormen van de aangeboden dienst:
- Afnemen en nakijken van toetsen.
2. Optionele verwerkingen die door de Verwerker worden aangeboden:
- Plagiaatcontrole.

C. Doeleinden voor het verwerken van gegevens

- de organisatie, het geven en volgen van onderwijs en het begeleiden en volgen van Onderwijsdeelnemers;
- de uitvoering of toepassing van een andere wet.

Grondslag: uitvoering van de overeenkomst met de school.

D. Categorieën en soorten persoonsgegevens

Categorieën Betrokkenen: leerlingen, docenten

| Van toepassing? | Categorie | Toelichting | Bewaartermijn |
|---|---|---|---|
| ✅ | 1a Contactgegevens | naam, e-mail | licentie + maximaal 3 maanden |
| ✅ | 7 Studievoortgang | toetsresultaten | dit en het vorige schooljaar |
| ❌ | 5 Medische gegevens | | |
| optioneel | 10 Beeldmateriaal | webcambeelden tijdens de toets | 30 dagen |
| ⚠️ | 9 Financiën | | |
| nee | 13 BSN | Geen BSN | |

E. Opslag Verwerking Persoonsgegevens

Gegevens worden opgeslagen op servers in europe-west4 (Eemshaven). Back-ups staan in Duitsland.

F. Subverwerkers

### Wolkhuis Hosting B.V.

| Veld | Details |
|---|---|
| Vestigingsland | Nederland |
| Type dienst | Hosting |
| Locatie verwerking | Nederland |
| Doorgifte buiten EER | Nee |

### Spiegelbeeld Inc.

| Veld | Details |
|---|---|
| Vestigingsland | Verenigde Staten |
| Type dienst | Plagiaatcontrole |
| Locatie verwerking | EU/VS |
| Doorgifte buiten EER | Nee* |
| Waarborgen | te verifiëren |
| DPA-status | Ondertekend |

G. Contactgegevens

Voor vragen over deze bijsluiter kunt u terecht bij: Privacyteam Toetshuis, privacy@toetshuis.example, tel. 040-1234567

H. Versie

Laatste update: 25 juni 2026

Deze Privacybijsluiter maakt onderdeel uit van de afspraken die zijn gemaakt in het Convenant Digitale Onderwijsmiddelen en Privacy 4.0.
`

func samplePlaceholders() []byte {
	return x.File(
		x.S("Titel", x.T("Bijlage 1: Privacybijsluiter <naam product>")),
		x.P(x.T(intro)),
		x.H(1, "A. Algemene informatie"),
		x.P(x.T("Naam product en/of dienst : <naam product en/of dienst>")),
		x.P(x.T("Naam Verwerker en vestigingsgegevens : "), x.Prompt("verwerker", "Naam Verwerker", "Klik of tik om tekst in te voeren.")),
		x.P(x.T("Link naar leverancier en/of productpagina : ______________")),
		x.P(x.T("Beknopte uitleg en werking product en dienst : [INVULLEN DOOR VERWERKER]")),
		x.H(1, "B. Omschrijving specifieke diensten"),
		x.P(x.T("<concrete omschrijving van de door Verwerker te leveren producten/diensten>")),
		x.H(1, "D. Categorieën en soorten persoonsgegevens"),
		categoryTable(x.Box),
		x.H(1, "E. Opslag Verwerking Persoonsgegevens"),
		x.P(x.T("Plaats/Land van opslag en Verwerking van de Persoonsgegevens: [plaats/land]")),
		x.H(1, "F. Subverwerkers"),
		x.Table(x.HeadRow("Naam", "Dienst", "Land"), x.TextRow("<naam>", "<dienst>", "<land>")),
		x.H(1, "G. Contactgegevens"),
		x.P(x.T("Voor vragen of opmerkingen over deze bijsluiter of de werking van dit product of deze dienst, kunt u terecht bij: [privacy@school.nl]")),
		x.H(1, "H. Versie"),
		x.P(x.T("Versie en datum laatste aanpassing: xxxxxx")),
	)
}

func sampleBundle() []byte {
	return x.File(
		x.S("Titel", x.T("Verwerkersovereenkomst")),
		x.P(x.T("De ondergetekenden: Stichting Scholen aan Zee en Boekbus B.V. komen het volgende overeen.")),
		x.H(1, "Artikel 1: Definities"),
		x.P(x.T("In deze overeenkomst hebben begrippen de betekenis die de AVG daaraan geeft.")),
		x.H(1, "Artikel 5: Gebruik van de gegevens"),
		x.P(x.T("Subverwerkers worden alleen ingeschakeld na kennisgeving, 30 dagen van tevoren.")),
		x.S("Titel", x.T("Bijlage 1 Privacybijsluiter Boekbus")),
		x.H(1, "Algemene informatie"),
		x.P(x.T("Naam product en/of dienst\tBoekbus")),
		x.P(x.T("Naam Verwerker en vestigingsgegevens\tBoekbus B.V., Leeslaan 2, Zwolle")),
		x.H(1, "Doeleinden voor het verwerken van gegevens"),
		x.Item(1, 0, x.T("het uitlenen van boeken aan leerlingen en het bijhouden van leestijd")),
		x.H(1, "Categorieen en soorten persoonsgegevens"),
		x.P(x.Bold("Leerlingen")),
		x.Item(1, 0, x.T("naam")),
		x.Item(1, 0, x.T("leerlingnummer")),
		x.P(x.Bold("Leerkrachten")),
		x.Item(1, 0, x.T("naam en e-mailadres")),
		x.P(x.T("Wij verwerken geen BSN, medische gegevens of godsdienst.")),
		x.H(1, "Bewaartermijn"),
		x.P(x.T("Leengegevens bewaren we "), x.Deleted("vijf"), x.Inserted("twee"), x.T(" jaar na uitschrijving van de leerling.")),
		x.H(1, "Subverwerkers"),
		x.P(x.T("Het beheer van de servers is in handen van Netwacht B.V. in Nederland.")),
		x.H(1, "Contact"),
		x.P(x.T("hallo@boekbus.example")),
		x.H(1, "Versie"),
		x.P(x.T("Januari 2024")),
	)
}

func sampleLostCells() []byte {
	cell := func(s string) x.X { return x.Cell(x.P(x.T(s))) }
	return x.File(
		x.S("Titel", x.T("Privacybijsluiter Zangvogel")),
		x.P(x.T("Naam product en/of dienst: Zangvogel")),
		x.P(x.T("Naam Verwerker en vestigingsgegevens: Vogel Media V.O.F.")),
		x.H(1, "D. Categorieën en soorten persoonsgegevens"),
		x.Table(
			x.HeadRow("Categorie", "Toelichting", "Leerling", "Ouder", "Docent"),
			x.Row(cell("1a Contactgegevens"), cell("naam, e-mail"), cell("x"), cell(""), cell("x")),
			x.Row(cell("5 Medische gegevens"), cell("gehoor"), cell("")),
			x.Row(cell("6 Godsdienst"), cell(""), cell(""), cell(""), cell("")),
			x.Row(cell("10 Beeldmateriaal"), cell("opnames"), cell("zie toelichting"), cell(""), cell("")),
			x.Row(cell("13 BSN"), cell("wordt niet verwerkt"), cell("x"), cell(""), cell(""))),
	)
}
