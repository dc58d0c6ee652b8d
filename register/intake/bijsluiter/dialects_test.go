package bijsluiter_test

import (
	x "verwerkingsregister/register/intake/docx/docxtest"
)

// dialects are documents that leave the model's form: questions for headings, English,
// a web page, a wiki.
func dialects() map[string][]byte {
	return map[string][]byte{
		"question headings.md":  []byte(questions),
		"English.docx":          english(),
		"web page.html":         []byte(webPage),
		"two products.txt":      []byte(twoProducts),
		"general 4.0 staff.txt": []byte(generalStaff),
	}
}

const questions = `# 🔒 Privacybijsluiter Leeslicht

**Versie:** 2.3 | **Laatst gewijzigd:** 4 mei 2026

## ℹ️ Over dit product

- **Product**: Leeslicht
- **Leverancier**: Leeslicht Educatie B.V., Lampstraat 5, Leiden
- **Website**: https://leeslicht.example
- **Doelgroep**: po

## 🎯 Waarvoor gebruiken we de gegevens?

- Leerlingen laten oefenen met begrijpend lezen
- De leerkracht inzicht geven in de voortgang

## 👩‍🎓 Welke gegevens verwerken we?

### Leerlingen

- naam
- groep
- leesresultaten

### Leerkrachten

- naam en e-mailadres

## 🚫 Welke gegevens verwerken we niet?

- BSN
- Medische gegevens
- Godsdienst

## ⏳ Hoe lang bewaren we de gegevens?

| Gegevens | Bewaartermijn | Startmoment |
|---|---|---|
| Leesresultaten | 2 schooljaren | einde van het schooljaar |
| Accounts | 90 dagen | einde van het abonnement |

## 📍 Waar worden de gegevens opgeslagen?

Op servers in Nederland en/of Duitsland. ~~Back-ups staan in Ierland.~~

## 🤝 Met wie delen we gegevens?

| Naam | Dienst | Locatie data | Doorgifte VS? | Waarborgen |
|---|---|---|---|---|
| Wolkhuis B.V. | Hosting | NL | Nee | |
| Taalmotor Inc. / Wolkhuis | Spraakherkenning | EU-regio | Nee, behalve bij storingen | SCC |
| Postbode Inc. | E-mail | VS | Ja | DPF ✅ |

De lijst kan worden uitgebreid met overige actieve subverwerkers.

## ✉️ Vragen?

Mail naar privacy@leeslicht.example
`

func english() []byte {
	return x.Doc{Body: []x.X{
		x.S("Titel", x.T("Annex 1: Privacy leaflet Mathmill")),
		x.P(x.T("Educational institutions increasingly use digital applications in education.")),
		x.H(1, "A. General information"),
		x.P(x.T("Name of product and/or service: Mathmill")),
		x.P(x.T("Name of processor and place of business: Mathmill Ltd, 3 Mill Lane, Dublin, Ireland")),
		x.P(x.T("Link to supplier and/or product page: https://mathmill.example")),
		x.P(x.T("Brief explanation and operation of product and service: Pupils practise arithmetic at their own level.")),
		x.P(x.T("Target group: primary education")),
		x.P(x.T("Users: pupils and teachers")),
		x.H(1, "B. Description of specific services"),
		x.P(x.T("Processing that is an inseparable part of the service:")),
		x.Item(1, 0, x.T("Recording answers and progress.")),
		x.P(x.T("Optional processing offered by the processor:")),
		x.Item(1, 0, x.T("Reports for parents by e-mail.")),
		x.H(1, "C. Purposes for processing data"),
		x.Item(3, 0, x.T("organising, giving and following education and guiding and following participants;")),
		x.Item(3, 0, x.T("continuity and proper functioning of the learning tool, including maintenance and backup;")),
		x.H(1, "D. Categories and types of personal data"),
		x.P(x.T("Categories of data subjects: pupils, teachers")),
		x.Table(x.HeadRow("Applicable?", "Category", "Explanation"),
			x.Row(x.Cell(x.P(x.Box(true))), x.Cell(x.P(x.T("1a Contact details"))), x.Cell(x.P(x.T("name, e-mail")))),
			x.Row(x.Cell(x.P(x.Box(true))), x.Cell(x.P(x.T("7 Study progress"))), x.Cell(x.P(x.T("answers, scores")))),
			x.Row(x.Cell(x.P(x.Box(false))), x.Cell(x.P(x.T("5 Medical data"))), x.Cell()),
			x.Row(x.Cell(x.P(x.Box(false))), x.Cell(x.P(x.T("6 Religion"))), x.Cell())),
		x.H(2, "Retention periods"),
		x.P(x.T("The data are deleted within 3 months after the end of the licence. Backups are kept for 30 days.")),
		x.H(1, "E. Storage and processing of personal data"),
		x.P(x.T("The data are stored in Ireland and Germany. No personal data are transferred outside the EEA.")),
		x.H(1, "F. Use of sub-processors"),
		x.Table(x.HeadRow("Name of sub-processor", "Description of service", "Country of establishment", "Place of processing", "Transfer mechanism"),
			x.TextRow("Cloudbarn GmbH", "Hosting", "Germany", "Frankfurt", "n/a"),
			x.TextRow("Mailpigeon LLC", "E-mail", "United States", "US", "Standard contractual clauses, module three")),
		x.H(1, "G. Contact details"),
		x.P(x.T("For questions or remarks about this leaflet or the working of this product or service you can contact: privacy@mathmill.example")),
		x.H(1, "H. Version"),
		x.P(x.T("Version and date of last change: 1.4, March 3rd, 2026")),
		x.P(x.T("This leaflet is part of the agreements made in the Covenant Digital Educational Resources and Privacy 4.0.")),
	}}.Bytes()
}

const webPage = `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Privacybijsluiter Klasklok</title><script>print()</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/prijzen">Prijzen</a></li></ul></nav>
<h1>Privacybijsluiter Klasklok</h1>
<h2>Algemene informatie</h2>
<dl><dt>Naam product</dt><dd>Klasklok</dd><dt>Naam Verwerker en vestigingsgegevens</dt><dd>Klok &amp; Co B.V.<br>Torenplein 1<br>8011 AB Zwolle</dd><dt>Doelgroep</dt><dd>vo, mbo</dd></dl>
<h2>Doel van de verwerking</h2>
<ul><li>het maken en tonen van roosters</li><li>het bijhouden van aanwezigheid</li></ul>
<h2>Soorten persoonsgegevens</h2>
<table><thead><tr><th>Categorie</th><th>Toelichting</th><th>Verwerkt</th></tr></thead>
<tr><td>Contactgegevens</td><td>naam, e-mailadres</td><td>✅</td></tr>
<tr><td>Onderwijsorganisatie</td><td>rooster, lokaal</td><td>✅</td></tr>
<tr><td>Medische gegevens</td><td>Wij verwerken geen medische gegevens.</td><td>❌</td></tr></table>
<h2>Bewaartermijn</h2><p>Roostergegevens: tot 30 juni van het betreffende schooljaar.</p><p>Aanwezigheid: 1 jaar na vertrek van de leerling.</p>
<h2>Locatie data</h2><p>Onze servers staan in Middenmeer.</p>
<h2>Externe partijen</h2>
<table><tr><th>Leverancier</th><th>Waarvoor</th><th>Land</th></tr>
<tr><td>Wolkhuis B.V., Netwacht B.V. en Serverschuur B.V.</td><td>hosting en beheer</td><td>Nederland</td></tr>
<tr><td>Meetlint GmbH</td><td>statistiek</td><td>te verifiëren</td></tr></table>
<h2>Contact</h2><p>Klok &amp; Co, <a href="mailto:avg@klok.example">avg@klok.example</a>, 038-1234567</p>
<footer><p>Laatste update: 12-01-2026</p></footer></body></html>`

const twoProducts = `Privacybijsluiter Rekenbos

Naam product: Rekenbos
Naam Verwerker: Bosuitgevers B.V.
Doelgroep: po

Categorieën persoonsgegevens

☒ 1a Contactgegevens: naam
☐ 5 Medische gegevens

Subverwerkers

- Wolkhuis B.V. (Nederland): hosting

Versie
1 september 2025

Privacybijsluiter Taalbos

Naam product: Taalbos
Naam Verwerker: Bosuitgevers B.V.
Doelgroep: vo

Categorieën persoonsgegevens

☒ 1a Contactgegevens: naam
☒ 5 Medische gegevens: dyslexie
☐ 13 BSN

Versie
1 oktober 2025
`

const generalStaff = `BIJLAGE 1: PRIVACYBIJSLUITER GESPREKSWIJZER

Deze bijlage hoort bij de Algemene Verwerkersovereenkomst 4.0. Er is geen sprake van een digitaal onderwijsmiddel zoals bedoeld in het Convenant.

Algemene informatie

Naam product en/of dienst: Gesprekswijzer
Naam Verwerker en vestigingsgegevens: Gesprekswijzer B.V., Dorpsstraat 9, Ede

Doeleinden

- het voeren en vastleggen van functioneringsgesprekken

Categorieën Betrokkenen

Medewerkers en leidinggevenden

Categorieën persoonsgegevens

- naam
- e-mailadres
- gespreksverslagen

Bewaartermijnen

Gespreksverslagen: 2 jaar na einde dienstverband
Accounts: zodra de school aangeeft dat ze verwijderd mogen worden

Subverwerkers

Geen.

Contact

info@gesprekswijzer.example
`
