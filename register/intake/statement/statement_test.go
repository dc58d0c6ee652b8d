package statement_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/statement"
)

const head = "# Privacyverklaring Rekenrijk\n\nRekenrijk B.V. is verantwoordelijk voor de verwerking van persoonsgegevens.\n\n"

// lines gives the facts of a text, and the notes behind them.
func lines(t *testing.T, text string) string {
	t.Helper()
	_, p := read(t, t.Name(), []byte(head+text))
	var all []string
	for _, f := range facts(p) {
		all = append(all, f.text)
	}
	for _, n := range p.Notes {
		all = append(all, "note "+string(n.Code))
	}
	return strings.Join(all, "\n")
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, has, not string }{
		{"groups of data below the heading on data", "## 2. Welke gegevens verwerken wij?\n\n### 2.1 Accountgegevens\n\nAls u een account maakt, verwerken wij:\n- Gebruikersnaam\n- Voorkeurstaal (Fries of Nederlands)\n\n### 2.2 Bedrijfsgegevens\n\n- Handelsnaam\n- Vestigingsplaats\n", "data yes=Bedrijfsgegevens", "data yes=Vestigingsplaats"},
		{"legal bases below the heading on purposes", "## 3. Waarvoor gebruiken wij uw gegevens?\n\n### 3.1 Uitvoering van de overeenkomst (artikel 6 lid 1 sub b AVG)\n\n- Het versturen van de bestelling\n\n### 3.2 Gerechtvaardigd belang\n\n- Beveiliging van de webwinkel\n", "basis=6-1-f of Beveiliging van de webwinkel", "bases-unpaired"},
		{"a table of processors has no purposes of the author", "## Welke gegevens\n\n- naam\n- adres\n\n## Verwerkers\n\n| Subverwerker | Doel | Vestigingsland | DPA |\n|---|---|---|---|\n| **Wolkhuis Inc.** (alleen bij foto's) | Opslag van bestanden | Verenigde Staten | Standard Contractual Clauses |\n", "engages=processor Wolkhuis Inc. in US 46-2-c", "purpose="},
		{"what is stored in something names nobody", "## Welke gegevens\n\n- naam\n- sleutels (versleuteld opgeslagen in Kluisbak)\n", "data yes=naam", "Kluisbak"},
		{"a promise on processors is no recipient", "## Delen\n\nWij verwerken uw naam en adres om te leveren. Wij delen gegevens met:\n\n- de boekhouder\n\nMet verwerkers sluiten wij een verwerkersovereenkomst.\n", "recipient=boekhouder", "recipient=verwerkers"},
		{"another party has another role", "## Bestellingen\n\nWij verwerken uw naam en adres om te leveren. Een drukker maakt het pakje. Deze partij treedt op als verwerker.\n", "role=controller", "role=processor"},
		{"a place that was left open is no datum", "## Welke gegevens\n\n- Naam: [naam van de organisatie]\n- geboortedatum\n", "data yes=geboortedatum", "organisatie"},
		{"a list of firms below the words for using", "## Welke gegevens\n\n- naam\n- adres\n\n## Met wie we gegevens delen\n\nWij gebruiken:\n\n- **Wolkhuis (Groot)**: authenticatie en opslag\n- **Duitenbank**: betalingen\n", "recipient=Duitenbank", "data yes=Duitenbank"},
		{"a table of one activity below its heading", "## Verwerking 2 — Plannen van ritten\n\n| Veld | Inhoud |\n|---|---|\n| **Doel** | Ritten verdelen |\n| **Rechtsgrond** | Uitvoering overeenkomst (art. 6 lid 1 sub b) |\n| **Categorieën gegevens** | kenteken, rijbewijs |\n| **Bewaartermijn** | 2 jaar |\n", "Plannen van ritten: data yes=kenteken", "data yes=Plannen"},
		{"leaving the device is no transfer", "## Welke gegevens\n\n- naam\n- adres\n\n## Opslag van gegevens\n\nZonder account verlaat geen enkele foto je telefoon.\n", "data yes=naam", "outside="},
		{"consent is a basis when it is given", "## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n", "basis=6-1-a", ""},
		{"consent as a bar is none", "## Nieuwsbrief\n\nWij gebruiken uw e-mailadres om u de nieuwsbrief te sturen. Wij delen het niet zonder uw toestemming.\n", "purpose=u de nieuwsbrief te sturen", "basis="},
		{"taking consent back is none", "## Nieuwsbrief\n\nWij gebruiken uw e-mailadres om u de nieuwsbrief te sturen. U kunt uw toestemming intrekken.\n", "data yes=e-mailadres", "basis="},
		{"several bases and purposes", "## Doeleinden\n\nWij verwerken persoonsgegevens voor:\n\n- het leveren van boeken\n- het voeren van de administratie\n\nDe grondslag is de uitvoering van de overeenkomst of een wettelijke verplichting.\n", "note bases-unpaired", "basis="},
		{"the basis of a processor is not its own", "## Leerplatform\n\nRekenrijk treedt op als verwerker voor scholen. Wij verwerken naam en e-mailadres om toegang te geven. De grondslag is een wettelijke verplichting.\n", "note legal-basis-left", "basis="},
		{"data are not sold", "## Bestellingen\n\nWij verwerken uw naam en adres om te leveren. Wij verkopen geen gegevens aan adverteerders.\n", "note negated", "recipient="},
		{"a denial beside an affirmation", "## Bestellingen\n\nWij verwerken uw naam en factuuradres om te leveren, maar geen BSN.\n", "data no=BSN", "data yes=BSN"},
		{"no transfer", "## Bestellingen\n\nWij verwerken uw naam en e-mailadres om te leveren. Er is geen doorgifte buiten de EER.\n", "outside=no", "outside=yes"},
		{"a denial with an exception", "## Welke gegevens verwerken wij\n\nWij verwerken geen medische gegevens, tenzij u die zelf geeft.\n\n- naam\n- adres\n", "", "data yes=medische"},
		{"both roles at once are none", "## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen. Wij zijn verwerkingsverantwoordelijke. Wij zijn verwerker.\n", "note conflict", "role="},
		{"what the reader may do is no purpose", "## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen. U kunt uw gegevens gebruiken om een account aan te maken bij anderen.\n", "purpose=u te laten inloggen", "account aan te maken"},
		{"principles are no purposes", "## Inleiding\n\nDat betekent dat wij:\n\n- duidelijk vermelden waarvoor wij persoonsgegevens verwerken;\n- alleen naam en adres vragen om te leveren;\n\n## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen.\n", "purpose=u te laten inloggen", "leveren"},
		{"data in general are denied", "## Dossier\n\nWij verwerken uw naam en e-mailadres om u te behandelen. Wij verwerken geen gegevens die wij niet nodig hebben, zoals ras en geloofsovertuiging.\n", "data no=geloofsovertuiging", "data yes=geloofsovertuiging"},
		{"what is not recorded is no yes", "## Leden\n\nWij verwerken uw naam en e-mailadres om u in te schrijven. Wij leggen medische gegevens van leden en bezoekers niet vast.\n", "note negated", "data yes=medische"},
		{"a list below the data that are needed", "## Welke gegevens\n\nDan hebben wij de volgende gegevens van u nodig:\n\n- geboortedatum\n- telefoonnummer\n", "data yes=geboortedatum", "subject="},
		{"a role of one service and one of all others", "## Onze rol\n\nVoor de leesapp zijn wij verwerker. Voor alle overige diensten zijn wij verwerkingsverantwoordelijke.\n\n## Leesapp\n\nWij gebruiken naam en e-mailadres om u te laten inloggen.\n\n## Webshop\n\nWij gebruiken naam en factuuradres om te leveren.\n", "Leesapp: role=processor", "Webshop: role=processor"},
		{"consent to be kept longer is no basis", "## Sollicitaties\n\nWij gebruiken uw cv en e-mailadres om u te beoordelen. Met uw toestemming bewaren wij uw cv een jaar.\n", "keep= 1 year", "basis="},
		{"a wish, and what is done then", "## Nieuwsbrief\n\nWilt u onze nieuwsbrief, dan vragen wij uw e-mailadres.\n", "Nieuwsbrief: data yes=e-mailadres", "data yes=nieuwsbrief"},
		{"a question that asks whether data stay", "## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen.\n\n## Blijven de gegevens in Europa?\n\nJa.\n", "outside=no", "outside=yes"},
		{"the first person", "## Opdrachten\n\nIk bewaar je naam en factuuradres. Ik heb die nodig om de opdracht uit te voeren.\n", "purpose=de opdracht uit te voeren", "subject="},
		{"a condition is no recipient", "## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen.\n\n### Met wie delen wij ze?\n\nMet de expert en, bij een aanrijding, de tegenpartij.\n", "recipient=tegenpartij", "recipient=bij"},
		{"a list is of what stands in it", "## Welke gegevens\n\nWij hebben alleen wat u ons zelf verstrekt, zoals:\n\n- adres\n- telefoonnummer\n- e-mailadres\n", "data yes=telefoonnummer", "recipient="},
		{"data in the opening", "Als u lid wordt hebben wij gegevens van u nodig. Denk aan gegevens als:\n\n- geboortedatum\n- telefoonnummer\n\n## Waarvoor\n\n- het innen van de contributie\n", "data yes=geboortedatum", "recipient="},
		{"what is denied in brackets is not the datum", "## Welke gegevens\n\n- betaalgegevens (niet zichtbaar voor ons)\n- naam\n", "data yes=betaalgegevens", "data no="},
		{"a datum that need not be given", "## Welke gegevens\n\n- telefoonnummer (niet verplicht)\n- naam\n", "data optional=telefoonnummer", "data no="},
		{"a denial behind the datum", "## Zoekers\n\nWij gebruiken uw naam en e-mailadres om u te mailen. Uw inkomen vragen wij niet.\n", "data no=inkomen", "data yes=inkomen"},
		{"a duty to keep is no basis of the purpose", "## Bestellingen\n\nWij gebruiken uw naam en adres om te leveren. Wij bewaren ze 7 jaar, omdat dat wettelijk verplicht is.\n", "keep= 7 year", "basis="},
		{"a condition is no basis", "## Doelen\n\nWij gebruiken persoonsgegevens voor:\n\n- het leveren van boeken\n- Wij verwerken gegevens als wij hier wettelijk toe verplicht zijn.\n", "purpose=het leveren van boeken", "basis="},
		{"a basis beside the words of its purpose", "## Doelen\n\nWij gebruiken persoonsgegevens om:\n\n- boeken te leveren\n- vragen te beantwoorden\n\n## Grondslagen\n\n- Bij het leveren van boeken baseren wij ons op de overeenkomst die u met ons sluit\n- Bij het beantwoorden van vragen baseren wij ons op het gerechtvaardigd belang\n", "basis=6-1-b of boeken te leveren", "basis=6-1-f of boeken"},
		{"two purposes in a sentence", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven en om contributie te innen.\n", "purpose=contributie te innen", "purpose=u in te schrijven en"},
		{"the purpose in a sentence of its own", "## Leden\n\nWij noteren uw naam en geboortedatum. Het doel is het innen van contributie.\n", "purpose=het innen van contributie", ""},
		{"what somebody chooses is no purpose", "## Account\n\nWij verwerken uw naam en e-mailadres wanneer u ervoor kiest om een account aan te maken.\n", "data yes=e-mailadres", "purpose="},
		{"what a service is about is no topic", "## Verstrekken van boeken\n\nWij gebruiken uw naam en adres om boeken te sturen. Wij bewaren ze 1 jaar.\n", "Verstrekken van boeken: is an activity", ""},
		{"what holds of all stands among services", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven.\n\n## Wat wij niet doen\n\nWij sturen geen gegevens naar landen buiten de EU.\n", "Leden: outside=no", "Wat wij niet doen: is"},
		{"a machine of others decides nothing here", "## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen. Ontvangende partijen kunnen automatische besluiten nemen.\n", "purpose=u te laten inloggen", "decisions=yes"},
		{"terms behind one label", "## Verkoop\n\nGegevens: naam, adres\n\nDoel: verkopen van boeken\n\nBewaartermijn: 7 jaar na de verkoop; klachtgegevens 2 jaar.\n", "keep=klachtgegevens 2 year", "note unclear"},
		{"a basis with its article in brackets, and what it is for", "## Waarom?\n\n- **Wettelijke plicht** (6.1.c): het bewaren van facturen\n- **Gerechtvaardigd belang** (art. 6.1.f AVG): beter rekenonderwijs\n", "basis=6-1-c of het bewaren van facturen", "purpose=Wettelijke"},
		{"our processor is not we", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Kluis B.V. is onze verwerker.\n", "purpose=u in te schrijven", "role=processor"},
		{"what a firm is is no recipient beside it", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Wij maken gebruik van de subverwerker Kluis B.V. in Assen.\n", "engages=processor Kluis B.V. in NL", "recipient="},
		{"consent to confer is no basis", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u te helpen. Met uw toestemming overleggen wij met de schoolarts.\n", "purpose=u te helpen", "basis="},
		{"a basis in brackets behind a purpose", "## Leden\n\nWij gebruiken uw naam en geboortedatum om de contributie te innen (uitvoering van de overeenkomst).\n", "basis=6-1-b of de contributie te innen", "purpose=de contributie te innen ("},
		{"a role in a heading's brackets", "## Account (wij zijn verwerker)\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen.\n", "role=processor", "basis="},
		{"decisions denied among the recipients", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Wij delen ze met de gemeente.\n\n## Delen met anderen\n\nWij gebruiken geen geautomatiseerde besluitvorming.\n", "decisions=no", "decisions=yes"},
		{"a guarantee stays with its own party", "## Opslag van bestanden\n\nWij verwerken naam en e-mailadres om ze te tonen. We use Tulp B.V. in the Netherlands and Scan Inc. in the United States (standard contractual clauses) as processors.\n", "engages=processor Scan Inc. in US 46-2-c", "engages=processor Tulp B.V. in NL 46"},
		{"the maker of what something runs on", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Onze administratie draait op Clubkaart van Clubsoft B.V.\n", "engages=processor Clubsoft B.V.", "Clubkaart van"},
		{"a thing kept, in a word", "## Paspoort\n\nWij gebruiken uw naam en pasfoto om u te herkennen. De aanvraag bewaren wij 11 jaar.\n", "keep=aanvraag 11 year", ""},
		{"a term that runs from the end of something", "## Leden\n\nGegevens: naam, geboortedatum\n\nDoel: innen van contributie\n\nBewaartermijn: lidmaatschap + 2 jaar\n", "keep= 2 year na einde lidmaatschap", ""},
		{"two firms in an answer, with what they do", "## Bookings\n\n**Data:** name, e-mail address\n\n**Who receives it:** our booking system Roomly Ltd. (Ireland) and our payment provider Cashwell N.V. (Belgium)\n", "recipient=Cashwell N.V.", "recipient=booking"},
		{"a denial behind a processor", "## Welke gegevens\n\n- naam\n- adres\n\n## Subverwerkers\n\n- **Denkwolk** (VS) — raden van antwoorden. Uw gegevens worden niet gebruikt om te leren.\n- **Posthoorn** (NL) — bezorging\n", "engages=processor Denkwolk", "leren"},
		{"a code of a country behind a processor", "## Welke gegevens\n\n- naam\n- adres\n\n## Subverwerkers\n\n- **Denkwolk** (US) — raden van antwoorden\n", "engages=processor Denkwolk in US", "service=US"},
		{"a term that is nothing but as long as", "## Welke gegevens\n\n- naam\n- adres\n\n## Bewaartermijn\n\nZolang je abonnement loopt.\n", "keep=", ""},
		{"a sentence that is nothing but a purpose", "## Welke gegevens\n\n- naam\n- adres\n\n## Waarom verwerken wij gegevens\n\nUitsluitend om boeken te lenen. Geen reclame.\n", "purpose=boeken te lenen", "reclame"},
		{"why is no whom", "## Welke gegevens\n\n- naam\n- adres\n\n## Met wie delen wij gegevens\n\nWij delen gegevens met:\n\n- Drukkerijen: voor het boek (met uw toestemming)\n- Juridische verplichting: als de rechter dat vraagt\n", "recipient=Drukkerijen", "recipient=Juridisch"},
		{"a line that goes on is no datum", "## Welke gegevens\n\n- naam, adres, EN\n- geboortedatum\n", "data yes=adres", "data yes=EN"},
		{"a file has a term of its own", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Het ledendossier bewaren wij 5 jaar.\n", "keep=ledendossier 5 year", ""},
		{"who gives is no receiver", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven.\n\n### Met wie delen wij ze?\n\nOns bestuur kan gegevens delen met de gemeente.\n", "recipient=gemeente", "recipient=bestuur"},
		{"who is asked works for nobody", "## Fraude\n\nWij gebruiken uw naam en polisnummer om fraude te voorkomen. Daarvoor raadplegen wij het systeem van Stichting Toets.\n", "purpose=fraude te voorkomen", "engages="},
		{"a receiver in front of the verb", "## Opvang\n\nWij gebruiken naam en BSN om plaatsing te regelen, omdat wij dit aan de Belastingdienst moeten doorgeven.\n", "recipient=Belastingdienst", ""},
		{"who answers for itself is a receiver", "## Ziekte\n\nWij gebruiken uw naam en telefoonnummer om u te begeleiden. De begeleiding wordt gedaan door arbodienst Vitaal B.V.; die is daarvoor zelf verantwoordelijk.\n", "recipient=Vitaal B.V.", "engages="},
		{"so says the next sentence", "## Ziekte\n\nWij gebruiken uw naam en telefoonnummer om u te begeleiden. De begeleiding wordt gedaan door Vitaal B.V. Zij is daarvoor zelf verantwoordelijk.\n", "recipient=Vitaal B.V.", "engages="},
		{"an appointment through a firm", "## Afspraken\n\nU kunt een afspraak maken via Agenda B.V. Wij gebruiken uw naam en e-mailadres om die te bevestigen.\n", "engages=processor Agenda B.V.", ""},
		{"a complaint through a firm", "## Afspraken\n\nWij gebruiken uw naam en e-mailadres om afspraken te bevestigen. U kunt een klacht indienen via Geschil B.V.\n", "data yes=naam", "engages="},
		{"two firms, each in its place", "## Systemen\n\nOnze verwerkers zijn Kassa B.V. (kassa, Duitsland) en Post Ltd (nieuwsbrief).\n\n## Orders\n\nWij gebruiken uw naam en adres om te leveren.\n", "engages=processor Kassa B.V. in DE", "Post Ltd in DE"},
		{"terms with what they are of", "## Verkoop\n\nGegevens: naam, adres\n\nDoel: verkopen van boeken\n\nBewaartermijn: facturen 7 jaar en offertes 2 jaar.\n", "keep=offertes 2 year", "note unclear"},
		{"a group behind an adjective", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven.\n\n### Met wie delen wij ze?\n\nWij delen ze met de landelijke schaakbond.\n", "recipient=schaakbond", "recipient=landelijke"},
		{"headings that are data", "# Privacyverklaring\n\n## Telefoonnummer\n\nDoel: u bellen bij uitval\n\nBewaartermijn: 1 jaar\n\n## Geboortedatum\n\nDoel: u indelen\n\nBewaartermijn: 2 jaar\n", "keep=Telefoonnummer 1 year", "Telefoonnummer: is an activity"},
		{"letters in a sentence", "## Inschrijving\n\nWij vragen van u: (a) naam en adres; (b) telefoonnummer; (c) e-mailadres.\n", "data yes=telefoonnummer", "(b)"},
		{"a term behind a denied condition", "## Sollicitatie\n\nWij gebruiken uw naam en e-mailadres. Wordt u niet aangenomen, dan verwijderen wij uw gegevens na 4 weken.\n", "keep= 4 week delete", ""},
		{"a term and another", "## Kaarten\n\nData: naam\n\nBewaartermijn: 2 jaar. Facturen: 7 jaar.\n", "keep=Facturen 7 year", ""},
		{"a term and an exception", "## Orders\n\nWe use your name and email address to deliver. We keep your data two years, except invoices, seven years.\n", "keep=invoices 7 year", "note unclear"},
		{"an exception in Dutch", "## Bestellingen\n\nWij gebruiken uw naam en adres om te leveren. Wij bewaren uw gegevens 2 jaar, behalve facturen, die wij 7 jaar bewaren.\n", "keep=facturen 7 year", ""},
		{"a party in a clause is the processor", "## Parkeren\n\nWij gebruiken uw naam en kenteken om een vergunning te verlenen. De afhandeling is opgedragen aan Parkeerdienst B.V., die hierbij optreedt als verwerker.\n", "engages=processor Parkeerdienst B.V.", "role=processor"},
		{"consent that may be taken back is given", "## Nieuwsbrief\n\nWij gebruiken uw e-mailadres om u de nieuwsbrief te sturen. De grondslag is uw toestemming, die u altijd kunt intrekken.\n", "basis=6-1-a", ""},
		{"an interest that is named", "## Netwerk\n\nWij verwerken uw IP-adres en naam. Ons gerechtvaardigd belang is het beveiligen van ons netwerk.\n", "basis=6-1-f of het beveiligen van ons netwerk", ""},
		{"a kind of data has its term", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven. Wij bewaren ze 2 jaar. Betaalgegevens bewaren we zeven jaar.\n", "keep=Betaalgegevens 7 year", ""},
		{"a purpose behind a camera", "## Camera's\n\nIn de hal hangen camera's ter voorkoming van diefstal. De beelden bewaren wij 7 dagen.\n", "purpose=voorkoming van diefstal", ""},
		{"a condition on need is no purpose", "## Hulp\n\nIn het dossier staan medische gegevens en uw inkomen, voor zover die nodig zijn voor je zaak.\n", "data yes=medische gegevens", "purpose="},
		{"what is asked is no purpose", "## Leden\n\nAls u lid wordt, vragen wij om:\n\n- geslacht\n- geboortedatum\n- telefoonnummer\n", "data yes=geslacht", "purpose="},
		{"a datum that the next cell denies", "## Welke gegevens\n\n| Categorie | Toelichting |\n|---|---|\n| Naam | voornaam en achternaam |\n| Godsdienst | wordt niet vastgelegd |\n", "data no=Godsdienst", "data yes=Godsdienst"},
		{"questions of the reader name no service", "## Wat staat er in mijn dossier?\n\n- uw naam\n- uw geboortedatum\n\n## Wie kan mijn gegevens zien?\n\nUw apotheek en uw zorgverzekeraar kunnen uw gegevens inzien.\n", "recipient=apotheek", "dossier: is an activity"},
		{"own staff receives nothing", "## Leden\n\nWij gebruiken uw naam en e-mailadres om u in te schrijven.\n\n### Wie kan mijn gegevens zien?\n\nAlleen onze docenten kunnen uw gegevens inzien.\n", "data yes=naam", "recipient="},
		{"a firm behind what it does", "## Orders\n\nWe use your name and email address to deliver.\n\n### Who receives your data?\n\n- our payment provider, Paybridge Ltd (Ireland)\n", "recipient=Paybridge Ltd", "recipient=payment"},
		{"labels without a colon", "## Kaarten\n\n**Doel** Kaartverkoop\n\n**Gegevens** Naam, e-mailadres\n\n**Grondslag** Overeenkomst\n\n**Verwerker** Kaartwinkel B.V., Utrecht\n", "basis=6-1-b of Kaartverkoop", "engages=processor Utrecht"},
		{"a product and who makes it", "## Lessen\n\nWij gebruiken je naam en e-mailadres om lessen te plannen. Onze planning staat in Lesplanner, een programma van Wegwijs Software B.V.\n", "engages=processor Wegwijs Software B.V.", "Lesplanner"},
		{"two verbs of one object", "## Declaraties\n\nWij gebruiken uw naam en polisnummer om de declaratie te controleren en uit te betalen.\n", "purpose=de declaratie te controleren en uit te betalen", "purpose=uit te betalen"},
		{"two groups in an item", "## Zorg\n\nWij gebruiken uw naam en e-mailadres om u te helpen.\n\n### Met wie delen wij ze?\n\n- Uw huisarts en apotheek\n", "recipient=apotheek", "recipient=huisarts en"},
		{"a contract with us", "## Lessen\n\nWij gebruiken je naam en e-mailadres om lessen te plannen. We mogen dat omdat je een lesovereenkomst met ons hebt.\n", "basis=6-1-b", ""},
		{"the author answers for all, under a heading that is none", "## Plichten van de uitgeverij\n\nRekenrijk B.V. is volgens de AVG de verantwoordelijke voor de verwerking van persoonsgegevens.\n\n## Account\n\nWij verwerken uw naam en e-mailadres om u te laten inloggen.\n", "role=controller", ""},
		{"a table of labels under the name of an activity", "## Klachtmeldingen\n\n| Doel | Afhandelen van meldingen |\n|---|---|\n| Gegevens | naam, telefoonnummer |\n| Grondslag | taak van algemeen belang |\n| Verwerker | Meldlijn B.V. (meldsysteem), Nederland |\n", "Klachtmeldingen: engages=processor Meldlijn B.V. in NL", "processor Nederland"},
		{"an activity in each column", "## Overzicht\n\n| Onderwerp | Leden | Webshop |\n|---|---|---|\n| Doel | innen van contributie | leveren van shirts |\n| Gegevens | naam, IBAN | naam, adres |\n| Grondslag | overeenkomst | overeenkomst |\n| Bewaartermijn | 7 jaar | 2 jaar |\n", "Webshop: keep= 2 year", "\n: "},
		{"a processor in apposition", "## Papers\n\nWe use your name and email address to check your work. Papers are checked by Textcompare AB, a processor established in Sweden.\n", "engages=processor Textcompare AB of SE", "role=processor"},
		{"what leads out is no purpose", "## Nieuwsbrief\n\nWij gebruiken uw e-mailadres om u de nieuwsbrief te sturen. Onderaan staat een link om u uit te schrijven.\n", "purpose=u de nieuwsbrief te sturen", "purpose=u uit te schrijven"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(t, tt.in)
			if !strings.Contains(got, tt.has) || tt.not != "" && strings.Contains(got, tt.not) {
				t.Errorf("want %q and not %q in:\n%s", tt.has, tt.not, got)
			}
		})
	}
}

// Running text is never certain.
func TestRunningTextIsNotCertain(t *testing.T) {
	for _, path := range documents(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, p := read(t, path, data)
		for _, it := range p.Items {
			for at, ev := range it.Evidence {
				if ev.Confidence == proposal.Certain && ev.Source.Pos.Table == 0 && !strings.Contains(ev.Source.Text, ":") && !strings.Contains(ev.Source.Text, " | ") {
					t.Errorf("%s: %s is certain by %q", filepath.Base(path), at, ev.Source.Text)
				}
			}
		}
	}
}

func TestRecognised(t *testing.T) {
	for in, want := range map[string]bool{
		"# Privacyverklaring\n\nTekst.\n":                                                         true,
		"Privacybeleid De Otter\n\nTekst.\n":                                                      true,
		"# Register van verwerkingsactiviteiten\n\nTekst.\n":                                      true,
		"# Privacy statement\n\nText.\n":                                                          true,
		"# Bijlage 1: Privacybijsluiter Rekenrijk\n\nZie ook onze privacyverklaring.\n":           false,
		"# Zo gaan wij om met uw gegevens\n\nTekst.\n":                                            true,
		"# Privacy bij De Linde\n\nTekst.\n":                                                      true,
		"PRIVACYVERKLARING DE LINDE U.A.\n\nTekst.\n":                                             true,
		"# Privacy bij De Linde\n\n## Privacybijsluiter Rekenrijk\n\nTekst.\n":                    false,
		"# Zo gaan wij om met uw gegevens\n\n## Privacybijsluiter Rekenrijk\n\nTekst.\n":          false,
		"# Beveiligingsbijlage\n\nTekst.\n":                                                       false,
		"- Prijzen\n- Privacyverklaring\n- Inloggen\n\n# Privacybijsluiter Rekenrijk\n\nTekst.\n": false,
		"- Prijzen\n- Privacy\n\n# Privacy en AVG in Rekenrijk\n\nTekst.\n":                       false,
		"Boodschappen\n\nMelk, brood en kaas.\n":                                                  false,
		"# Jaarverslag\n\nIn dit lange verslag van meer dan honderd tekens staat ergens dat er ook een privacyverklaring is die u kunt lezen.\n": false,
	} {
		doc, _ := read(t, "x", []byte(in))
		if got := statement.Recognised(doc); got != want {
			t.Errorf("%q: got %v", in, got)
		}
	}
}

func TestNothingDescribed(t *testing.T) {
	_, p := read(t, "x", []byte("# Privacyverklaring\n\nWij vinden privacy belangrijk.\n"))
	if len(p.Items) != 0 || len(p.Notes) != 1 || p.Notes[0].Code != proposal.NoteNoStatement || len(p.Unmatched) != 1 {
		t.Errorf("%d items, notes %v, unmatched %v", len(p.Items), p.Notes, p.Unmatched)
	}
}

// Taken over, an activity is found again by its name, and the statement is its notice.
func TestTakenOver(t *testing.T) {
	_, p := read(t, "verklaring.md", []byte(head+"## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n"))
	state := &model.Register{Activities: []model.Activity{{ID: "a1", Name: "Nieuwsbrief", Remarks: "eigen tekst"}}}
	n := 0
	steps := proposal.Plan(proposal.Register{State: state, NewID: func() model.ID { return "new" }, NewRow: func() model.RowID { n++; return model.RowID(strings.Repeat("x", n)) }}, p, p.Accept(proposal.All()))
	for _, st := range steps {
		if a, ok := st.Record.(*model.Activity); ok && (!st.Known || a.Remarks != "eigen tekst" || len(a.Purposes) != 1 || a.Purposes[0].LegalBasis != "6-1-a" || len(a.Documents) != 1 || a.Documents[0].Hash == "") {
			t.Errorf("taken over: %v %+v", st.Known, a)
		}
	}
}

// A statement of the register's own organisation completes it and makes no party of it; one
// of another makes a party.
func TestAuthor(t *testing.T) {
	text := "# Privacyverklaring De Linde\n\n## Contact\n\nStichting De Linde\ninfo@delinde.example\n\n## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n"
	_, p := read(t, "verklaring.md", []byte(text))
	for name, own := range map[string]bool{"Stichting De Linde": true, "Stichting De Eik": false} {
		state := &model.Register{Organisation: model.Organisation{ID: "o1", Name: name, KvK: "12345678"}}
		var organisation, party bool
		for _, st := range proposal.Plan(proposal.Register{State: state, NewID: func() model.ID { return "new" }, NewRow: func() model.RowID { return "row" }}, p, p.Accept(proposal.All())) {
			switch r := st.Record.(type) {
			case *model.Organisation:
				organisation = st.Known && r.Name == name && r.KvK == "12345678" && r.Contact.Email == "info@delinde.example"
			case *model.Party:
				party = true
			}
		}
		if organisation != own || party == own {
			t.Errorf("%s: organisation %v, party %v", name, organisation, party)
		}
	}
}

// Who is named below the heading on who answers goes before the name in the opening, which may be the
// product's; what begins a sentence and what is the reader's are no names.
func TestAuthorBelowItsHeading(t *testing.T) {
	for opening, want := range map[string]string{
		"Tafelplan respecteert je privacy.\n\n## Verwerkingsverantwoordelijke\n\nKookeiland Horeca, KvK 87654321. Vragen via avg@kook.example.": "Kookeiland Horeca",
		"## Wat wij vragen\n\n- Je CV (als bestand)\n\n## Contact\n\navg@kook.example":                                                          "",
		"## Wie zijn wij?\n\nKookeiland is een horecazaak op Texel. Wij zijn verantwoordelijk voor de gegevens.\n\nKookeiland\n\nStrandweg 3":   "Kookeiland",
		"Concreet gaat het om het plannen van tafels.":                                                                                          "",
	} {
		_, p := read(t, "verklaring.md", []byte("# Privacyverklaring\n\n"+opening+"\n\n## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n"))
		got := ""
		for _, it := range p.Items {
			if party, ok := it.Record.(*model.Party); ok {
				got = party.Name
			}
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", opening, got, want)
		}
	}
}

// TestCodes holds the data files to the lists they speak of.
func TestCodes(t *testing.T) {
	for list, codes := range statement.Codes() {
		for _, code := range codes {
			if code == "" {
				continue
			}
			if _, ok := reference.List(list).Row(code); !ok {
				t.Errorf("the list %s has no %q", list, code)
			}
		}
	}
}

// TestRealStatements reads statements of others, when a folder of them is named.
func TestRealStatements(t *testing.T) {
	folder := os.Getenv("VERWERKINGSREGISTER_STATEMENTS")
	if folder == "" {
		t.Skip("VERWERKINGSREGISTER_STATEMENTS names no folder")
	}
	all, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(all) == 0 {
		t.Fatalf("no statements: %v", err)
	}
	for _, path := range all {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, p := read(t, filepath.Base(path), data)
		if !statement.Recognised(doc) {
			t.Errorf("%s is not recognised", filepath.Base(path))
		}
		for _, text := range missing(doc, p) {
			t.Errorf("%s: lost: %q", filepath.Base(path), text)
		}
		t.Logf("%s: %d items, %d unmatched", filepath.Base(path), len(p.Items), len(p.Unmatched))
		for _, f := range facts(p) {
			t.Logf("\t%s\t%s", f.conf, f.text)
		}
		for _, n := range p.Notes {
			t.Logf("\tnote %s: %s", n.Code, n.Text)
		}
		for _, u := range p.Unmatched {
			t.Logf("\tleft under %q: %s", u.Heading, u.Text)
		}
	}
}

// FuzzRead holds the reader to its promise for any text: it never panics, and nothing is
// lost.
func FuzzRead(f *testing.F) {
	for _, path := range documents(f) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if ext := filepath.Ext(path); ext == ".md" || ext == ".txt" {
			f.Add(string(data))
		}
	}
	f.Add(head + "Doel: x\n- a\n - b\n| Doel | Grondslag |\n|---|---|\n| x | y |\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 || strings.TrimSpace(text) == "" {
			return
		}
		doc, p := read(t, "fuzz.md", []byte("Privacyverklaring\n\n"+text))
		if lost := missing(doc, p); len(lost) > 0 {
			t.Errorf("lost: %q", lost)
		}
	})
}

// An officer that need not be appointed isn't, and whom to ask instead is no officer; the address below
// the authority is the authority's.
func TestNoOfficerAndTheAuthority(t *testing.T) {
	got := lines(t, "## Welke gegevens\n\n- naam\n- adres\n\n## Functionaris gegevensbescherming\n\nRekenrijk is niet wettelijk verplicht een functionaris aan te stellen. Vragen kunt u mailen naar vragen@rekenrijk.example.\n\n## Klachten\n\n**Autoriteit Persoonsgegevens**  \nPostbus 12  \n1234 AB Ede  \nTelefoon: 088 123 45 67\n")
	for _, want := range []string{"fg.appointed=no", "privacyContact.email=vragen@rekenrijk.example"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in:\n%s", want, got)
		}
	}
	for _, not := range []string{"fg.email", "Postbus", "088"} {
		if strings.Contains(got, not) {
			t.Errorf("%s is in:\n%s", not, got)
		}
	}
}

// The controller that is named as such is the author, whatever the title names; so is the firm behind the
// name that it trades under.
func TestControllerBehindTheTitle(t *testing.T) {
	for text, want := range map[string]string{
		"De verwerkingsverantwoordelijke is **Truus van Dam** (Damdenkwerk), bereikbaar via truus@dam.example.":           "Truus van Dam",
		"## Verwerkingsverantwoordelijke\n\n**Ritplan Nederland B.V.** (handelsnaam: Ritplan)  \nDorpsweg 4, 1234 AB Ede": "Ritplan Nederland B.V.",
	} {
		_, p := read(t, "titel.md", []byte("# Privacyverklaring — Ritplan\n\n"+text+"\n\n## Welke gegevens\n\n- naam\n- adres\n"))
		var got string
		for _, it := range p.Items {
			if party, ok := it.Record.(*model.Party); ok && got == "" {
				got = party.Name
			}
		}
		if got != want {
			t.Errorf("%s: the author is %q", text, got)
		}
	}
}
