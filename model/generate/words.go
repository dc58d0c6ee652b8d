package generate

import (
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// short has what stands in short fields, by the field's name, or by its place
// in its type where the name alone says too little.
var short = map[string][]string{
	"department":    {"Leerlingenadministratie", "Personeel en organisatie", "Onderwijs en zorg", "ICT en informatiebeheer", "Financiën", "Bestuursbureau", "Facilitair"},
	"organisation":  {"Meridiaan Privacyadvies", "FG-Collectief Oost", "Bureau Waarborg", "Zonneveld & Partners"},
	"function":      {"functionaris gegevensbescherming", "privacy officer", "teamleider applicatiebeheer", "directeur bedrijfsvoering", "security officer"},
	"address":       {"Lindelaan 12", "Postbus 318", "Kerkstraat 4a", "Havenweg 101", "Stationsplein 7, 2e verdieping", "1 Example Way, Suite 400"},
	"city":          {"Utrecht", "Zwolle", "Groningen", "'s-Hertogenbosch", "Amersfoort", "Dublin", "München"},
	"legalForm":     {"stichting", "vereniging", "besloten vennootschap", "naamloze vennootschap"},
	"aliases":       {"Wolkhuis Hosting", "Lesbron NL", "Toetskompas Educatie", "Leergeluk Uitgevers", "WH B.V.", "Cloudyard Europe"},
	"group":         {"Noordzee Education Group", "Brightfield Holdings Inc.", "klas", "leerjaar", "school", "Leraren", "Applicatiebeheerders"},
	"tags":          {"audit 2026", "kernproces", "zorg", "po", "vo", "nog bespreken", "AI"},
	"name":          {"Leerlingen", "Ouders en verzorgers", "Medewerkers", "Sollicitanten", "Oud-leerlingen", "Websitebezoekers", "Stagiairs", "Dienst Uitvoering Onderwijs", "Samenwerkingsverband passend onderwijs", "Inspectie van het Onderwijs", "GGD", "Accountant"},
	"label":         {"Naam en contactgegevens", "Burgerservicenummer (BSN)", "Leerresultaten", "Gezondheidsgegevens", "Godsdienst", "Verzuim", "Inloggegevens", "Foto's en beeldmateriaal", "Gebruiksgegevens", "Geboortedatum en geslacht"},
	"items":         {"naam", "adres", "e-mailadres", "geboortedatum", "BSN", "ketenID", "toetsscore", "groep", "IP-adres", "laatste inlog", "reden van verzuim", "foto", "telefoonnummer", "medicatie"},
	"excluded":      {"namen", "leerlingnummer", "geboortedatum", "vrije tekst van de leraar"},
	"shared":        {"paginastatistieken", "aantal volgers", "bereik per bericht", "leeftijdsgroepen"},
	"neverShared":   {"namen van leerlingen", "e-mailadressen", "toetsresultaten", "privéberichten"},
	"operations":    {"verzamelen", "opslaan", "raadplegen", "verstrekken", "analyseren", "vernietigen", "inzien en wijzigen", "alleen inzien"},
	"subPurposes":   {"toetsresultaten opslaan", "voortgang volgen", "toegang verlenen", "rapporteren aan ouders", "materiaal afstemmen op het niveau"},
	"systems":       {"leerlingvolgsysteem", "roosterpakket", "salarispakket", "digitaal archief", "Active Directory", "ouderportaal", "back-upomgeving"},
	"users":         {"leerlingen", "ouders", "leraren", "intern begeleiders", "beheerders"},
	"options":       {"koppeling met het leerlingvolgsysteem", "foto bij het profiel", "berichten aan ouders", "proctoring"},
	"statute":       {"art. 8 lid 5 WPO", "art. 2.3.6a WVO 2020", "art. 52 AWR", "art. 46 UAVG jo. art. 40b WPO", "art. 28 Wet op de loonbelasting 1964"},
	"source":        {"van de ouders bij inschrijving", "van de vorige school (OSO)", "BRON", "Archiefwet, selectielijst 2022", "eigen beleid, vastgesteld door het bestuur"},
	"ground":        {"uitdrukkelijke toestemming", "art. 40 UAVG", "nodig voor de overeenkomst"},
	"scope":         {"leerlingdossier", "verzuimgegevens", "accounts", "sollicitaties", "beeldopnamen", "logbestanden", "back-ups", "alle persoonsgegevens in de dienst"},
	"condition":     {"met toestemming van de sollicitant", "na een incident", "alleen bij een bezwaar", "zonder verlenging van het contract"},
	"trigger":       {"na het laatste schoolexamen", "einde van het schooljaar waarin de leerling vertrekt", "na ontdekking van het lek"},
	"place":         {"Amsterdam", "Frankfurt am Main", "Middenmeer", "Dublin", "map Privacy op het bestuursbureau", "archief 2026/118", "https://dossier.example/dpia/14"},
	"purpose":       {"opslag", "back-up", "support op afstand", "uitwisseling bij overstap", "wettelijk toezicht", "telemetrie"},
	"service":       {"hosting van de toepassing", "e-mailbezorging", "support en helpdesk", "foutopsporing", "sms-berichten", "back-up"},
	"importer":      {"Cloudyard Operations Inc.", "Brightfield Support LLC", "Skylark Analytics Pvt. Ltd."},
	"reference":     {"2026-0118", "OVK/2025/33", "zaak 4471", "VWO-leverancier-12"},
	"keyHolder":     {"applicatiebeheer van de school", "de leverancier", "een onafhankelijke derde"},
	"edition":       {"2013", "2017", "2022"},
	"holder":        {"Wolkhuis B.V.", "het datacentrum", "de leverancier zelf"},
	"issuer":        {"Certinord", "Keurmerk Instituut Delta", "Auditus"},
	"schemeVersion": {"3.0", "3.1"},
	"channel":       {"per e-mail aan het meldpunt", "telefonisch, daarna schriftelijk", "via het klantportaal"},
	"otherFields":   {"vermoedelijke dader", "gevolgen voor andere scholen", "verzekeraar ingelicht"},
	"contactPoint":  {"privacy@school.example", "het secretariaat van het bestuur", "de functionaris gegevensbescherming"},
	"contact":       {"privacy@school.example", "via het formulier op de website", "de leraar of de directie van de school"},
	"number":        {"ongeveer 1.200", "450", "enkele tientallen", "alle leerlingen van groep 1 tot en met 8", "NR-27001-4418"},
	"notice":        {"https://school.example/privacy", "schoolgids, hoofdstuk 7", "personeelshandboek"},
	"article":       {"artikel 3 lid 2", "artikel 7 lid 4", "artikel 9", "bijlage 2"},
	"user":          {"de leverancier, voor onderzoek", "een universiteit", "het samenwerkingsverband"},
	"data":          {"alle gegevens van de eigen groep", "contactgegevens", "logbestanden zonder inhoud"},
	"language":      {"nl", "en"},
	"modelVersion":  {"2.0", "3.0", "4.0"},
	"targetGroup":   {"basisonderwijs, groep 3 tot en met 8", "voortgezet onderwijs, onderbouw", "speciaal onderwijs"},
	"vendorAddress": {"Havenweg 101, 8011 AB Zwolle", "Kerkstraat 4a, 3511 LX Utrecht"},
	"vulnerability": {"kinderen onder de 16 jaar", "afhankelijk van de school als werkgever", "patiënten"},

	"DatedNote.text":    {"subverwerker voor e-mail toegevoegd", "bewaartermijn aangepast", "eerste versie", "tekstuele wijzigingen"},
	"Volume.text":       {"ongeveer 12.000 leerlingen per schooljaar", "enkele tientallen per jaar", "alle medewerkers"},
	"Place.text":        {"servers in Nederland", "binnen de EER", "datacentrum en uitwijk in Duitsland"},
	"DocumentRef.title": {"Privacybijsluiter 2026", "Verwerkersovereenkomst", "DPIA", "Advies van de FG", "Certificaat"},
	"Transfer.copy":     {"op te vragen bij privacy@leverancier.example", "https://leverancier.example/scc"},
}

// activities, products and companies are what records are called.
var (
	activities = []string{"Leerlingadministratie", "Leerlingvolgsysteem", "Toetsing en examinering", "Verzuimregistratie", "Zorg en begeleiding",
		"Werving en selectie", "Salarisadministratie", "Personeelsdossiers", "Cameratoezicht", "Ouderportaal", "Nieuwsbrief", "Schoolfotografie",
		"Toegang tot digitale leermiddelen", "Overstap naar het voortgezet onderwijs", "Oudervragenlijst", "Vrijwilligersbeheer", "Netwerk- en werkplekbeheer",
		"Medische gegevens bij schoolreizen", "Klachtenbehandeling", "Oud-leerlingen en reünies", "Stagebegeleiding", "Paginastatistieken op sociale media"}
	places = []string{"", " bovenbouw", " onderbouw", " locatie Noord", " locatie De Wilg", " bestuursbureau", " speciaal onderwijs",
		" schooljaar 2026-2027", " zij-instromers", " internationale schakelklas"}
	products = []string{"Toetskompas", "Leergeluk Rekenen", "Leesbron", "Roosterwijs", "Klassebord", "Schoolbrug", "Taalplein", "Dossierhuis",
		"Proefwerkplaats", "Ouderklik", "Verzuimwijzer", "Stagekaart", "Examenzaal", "Lesarchief"}
	editions  = []string{"", " po", " vo", " mbo", " Plus", " Analyse", " Online", " 2026"}
	companies = []string{"Wolkhuis", "Lesbron", "Toetskompas", "Leergeluk", "Cloudyard", "Brightfield", "Skylark", "Meridiaan", "Noordster", "Dataforens",
		"Berichtenpost", "Zonneveld", "Kompas & Zonen", "Het Leerhuis", "Vlindertuin"}
	endings   = []string{" B.V.", " N.V.", " Inc.", " GmbH", " Ltd.", " Coöperatie U.A.", " Educatie B.V.", " Hosting B.V.", " Stichting"}
	boards    = []string{"Stichting Scholengroep De Wilgenhof", "Vereniging Onderwijs Tussen Vecht en Eem", "Stichting Leerbron Oost"}
	givens    = []string{"Anouk", "Bram", "Çelik", "Daniël", "Eva", "Fatima", "Gijs", "Hanneke", "Ivo", "José", "Łukasz", "Noor"}
	surnames  = []string{"de Vries", "van der Meer", "Bakker", "Yılmaz", "Jansen-Willemsen", "el Amrani", "Peters", "Noordhoek", "'t Hart", "Ó Briain"}
	mailboxes = []string{"privacy", "fg", "info", "helpdesk", "security"}
	hosts     = []string{"school.example", "wolkhuis.example", "lesbron.example", "leergeluk.example"}
)

// The parts of sentences, from which long texts are made.
var (
	who = []string{"De school", "De leverancier", "Het bestuur", "De verwerker", "Een subverwerker", "De leraar", "De intern begeleider",
		"Het samenwerkingsverband", "De applicatiebeheerder", "De helpdesk"}
	what = []string{"bewaart de gegevens", "verstrekt de resultaten aan de ouders", "controleert de toegang tot het dossier", "pseudonimiseert de gegevens bij ontvangst",
		"vernietigt de bestanden", "wisselt de gegevens uit met de nieuwe school", "analyseert de leerresultaten", "meldt een inbreuk aan het meldpunt",
		"stelt het overzicht vast", "versleutelt de verbinding en de opslag", "houdt bij wie het dossier heeft ingezien", "legt de toestemming vast in het ouderportaal"}
	when = []string{"zolang de leerling is ingeschreven", "binnen 4 weken na afloop van de procedure", "als de ouders daarvoor toestemming geven",
		"voor zover dat nodig is voor de begeleiding", "na afloop van het schooljaar", "in opdracht van de verwerkingsverantwoordelijke",
		"alleen binnen de Europese Economische Ruimte", "met uitzondering van bijzondere persoonsgegevens", "volgens het beleid van 1 augustus 2025",
		"tenzij een wettelijke termijn langer is"}
	ending = []string{"", "", ", zoals in de overeenkomst is vastgelegd", " en legt daarover verantwoording af", "; daarvan wordt een verslag gemaakt", " (zie bijlage 2)"}
)

func (f *filler) sentence() string {
	return pick(f.Generator, who) + " " + pick(f.Generator, what) + " " + pick(f.Generator, when) + pick(f.Generator, ending) + "."
}

// Text returns a running text of about that many words.
func (g Generator) Text(words int) string {
	f := newFiller(g)
	var b strings.Builder
	for n := 0; n < words; {
		sentence := f.sentence()
		switch {
		case n == 0:
		case g.Rand.IntN(6) == 0:
			b.WriteString("\n\n")
		default:
			b.WriteByte(' ')
		}
		b.WriteString(sentence)
		n += strings.Count(sentence, " ") + 1
	}
	return b.String()
}

func (f *filler) longText(of *field.Field) string {
	if pool, ok := short[of.TypeKey]; ok {
		return pick(f.Generator, pool)
	}
	if of.Title {
		return f.sentence()
	}
	return f.Text(1 + f.Rand.IntN(45))
}

func (f *filler) shortText(of *field.Field) string {
	if of.Personal && of.Name != "email" && of.Name != "phone" {
		return f.person()
	}
	switch of.Name {
	case "email":
		return pick(f.Generator, mailboxes) + "@" + pick(f.Generator, hosts)
	case "phone":
		return "0" + strconv.Itoa(30+f.Rand.IntN(20)) + "-" + f.digits(7)
	case "postcode":
		return strconv.Itoa(1000+f.Rand.IntN(9000)) + " " + strings.ToUpper(f.letters(1)) + "X"
	case "kvk":
		return "0" + f.digits(7)
	case "url":
		return "https://" + pick(f.Generator, hosts) + "/" + f.letters(5)
	case "oldVersion", "documentVersion":
		return strconv.Itoa(1+f.Rand.IntN(5)) + "." + strconv.Itoa(f.Rand.IntN(10))
	case "sourceRef", "registration":
		return strings.ToUpper(f.letters(2)) + f.digits(5)
	}
	for _, key := range []string{of.TypeKey, of.Name} {
		if pool, ok := short[key]; ok {
			return pick(f.Generator, pool)
		}
	}
	return strings.TrimSuffix(f.sentence(), ".")
}

func (f *filler) texts(of *field.Field) []string {
	if f.Hostile {
		texts := make([]string, 1+f.Rand.IntN(f.rows()))
		for i := range texts {
			texts[i] = f.hostile()
		}
		return texts
	}
	pool, ok := short[of.Name]
	if !ok {
		pool = what
	}
	return some(f.Generator, pool, 5)
}

// recordTitle names a record as no other of its kind is named.
func (f *filler) recordTitle(of *field.Field) string {
	kind := model.Kind(of.Parent.Name)
	for try := 0; ; try++ {
		title := f.nameOf(kind)
		if try > 8 {
			title += " " + strconv.Itoa(len(f.titles)+1)
		}
		if !f.titles[string(kind)+title] {
			f.titles[string(kind)+title] = true
			return title
		}
	}
}

// nameOf returns what a record of the kind could be called.
func (f *filler) nameOf(kind model.Kind) string {
	g := f.Generator
	switch kind {
	case model.KindActivity:
		return pick(g, activities) + pick(g, places)
	case model.KindService:
		return pick(g, products) + pick(g, editions)
	case model.KindParty:
		return pick(g, companies) + pick(g, endings)
	}
	return pick(g, boards)
}

func (f *filler) person() string {
	return pick(f.Generator, givens) + " " + pick(f.Generator, surnames)
}

func (f *filler) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '0' + byte(f.Rand.IntN(10))
	}
	return string(b)
}
