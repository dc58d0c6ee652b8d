package bijsluiter_test

import (
	"testing"

	"verwerkingsregister/model"
)

// Who can be asked may be named behind 't.a.v.', or by a function with a verb.
func TestWhoIsNamedInSentences(t *testing.T) {
	for line, want := range map[string]string{
		"Uitgeverij Dolfijn, t.a.v. Tess Mol\nE-mail: tess@dolfijn.example":                        "Tess Mol|",
		"Uitgeverij Dolfijn, t.a.v. de Functionaris Gegevensbescherming, fg@dolfijn.example":       "|Functionaris Gegevensbescherming",
		"Mail naar avg@dolfijn.example. Onze privacyjurist is Tess Mol.":                           "Tess Mol|privacyjurist",
		"Mail naar avg@dolfijn.example. Tess Mol is onze functionaris gegevensbescherming.":        "Tess Mol|functionaris gegevensbescherming",
		"Mail naar avg@dolfijn.example. Onze functionaris gegevensbescherming is op vrijdag vrij.": "|functionaris gegevensbescherming",
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Contactgegevens\n\n"+line+"\n")
		if got := s.Contact.Name + "|" + s.Contact.Function; got != want {
			t.Errorf("%s: got %s, want %s", line, got, want)
		}
	}
}

// The number of the model is no version of the document, and the number beside it is.
func TestVersionBesideTheModel(t *testing.T) {
	for line, want := range map[string]string{
		"Model: verwerkersovereenkomst 4.0 — laatste wijziging 17-05-2026 (v1.9)": "1.9",
		"Versie 4.0 (model verwerkersovereenkomst 4.0), datum 3 mei 2026":         "",
		"Model verwerkersovereenkomst versie 4.0, 3 mei 2026":                     "",
	} {
		s, _ := service(t, line+"\n\nDoelgroep: po\n\n## Persoonsgegevens\n\n| Categorie | Wel/niet |\n|---|---|\n| Contactgegevens | wel |\n")
		if s.DocumentVersion != want {
			t.Errorf("%s: got %q, want %q", line, s.DocumentVersion, want)
		}
	}
}

// Two tables about a sub-processor that became one are two sub-processors.
func TestTouchingTablesOfSubprocessors(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Subverwerkers\n\n| Naam | Duinhost B.V. |\n|---|---|\n| Dienst | hosting |\n| Locatie verwerking | Zandvoort |\n| Naam | Pen Inc. |\n| Dienst | schrijfherkenning |\n| Locatie verwerking | Canada |\n")
	got := ""
	for _, e := range s.Engagements {
		got += e.Service + " " + string(e.Party) + "|"
	}
	if want := "hosting Duinhost B.V.|schrijfherkenning Pen Inc.|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A line above a list says in many words whether its parts belong to the service.
func TestPartsBelowALine(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Diensten\n\nVast onderdeel van de dienst:\n\n- toetsen maken\n\nOptioneel, alleen als de school dit aanzet:\n\n- delen met ouders\n")
	got := ""
	for _, o := range s.Options {
		got += o.Text + " " + string(o.Mode) + "|"
	}
	if want := "toetsen maken inseparable|delen met ouders optional|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A line about whom to ask may go on about breaches.
func TestBreachBelowContact(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Contact en datalekken\n\nFG: T. Mol, fg@dolfijn.example. Datalekken meldt de verwerker binnen 36 uur na ontdekking.\n")
	if s.BreachAgreement.Term.String() != "36" || s.BreachAgreement.Unit != "hour" {
		t.Errorf("got %s %s", s.BreachAgreement.Term, s.BreachAgreement.Unit)
	}
}

// A ticked part is chosen where the document asks to tick what is, and else only offered.
func TestTickedPartsAreChosenWhereAsked(t *testing.T) {
	for lead, want := range map[string]string{
		"Optionele verwerkingen (aankruisen wat van toepassing is):":     "yes no ",
		"Optionele verwerkingen die door de leverancier worden geboden:": "  ",
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Diensten\n\n"+lead+"\n\n- ☒ delen met ouders\n- ☐ koppeling met de bibliotheek\n")
		got := ""
		for _, o := range s.Options {
			got += string(o.Chosen) + " "
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", lead, got, want)
		}
	}
}

// A word below an address that has its town is the label of what comes next.
func TestWordBelowAnAddress(t *testing.T) {
	_, p := read(t, t.Name(), []byte("Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\n\nDoelgroep: po\n\nAanbieder\n\nLettergroep BV, Rijndijk 200, 2314 AE Leiden\n\nRol\n\nWij zijn verwerker.\n"))
	if s := p.Items[0].Record.(*model.Service); s.VendorAddress != "Rijndijk 200, 2314 AE Leiden" {
		t.Errorf("got %q", s.VendorAddress)
	}
}

// The last line below a security annex dates the whole document, where nothing else does, and a line
// in that annex may say whom to ask.
func TestLinesThatCloseTheDocument(t *testing.T) {
	annex := "\n\nDoelgroep: po\n\n## Persoonsgegevens\n\nLeerlingen: naam, groep\n\n# Bijlage 2 Beveiligingsbijlage\n\nWachtwoorden zijn versleuteld.\n\nContactpunt: mevrouw T. Mol, avg@dolfijn.example, 070 - 211 30 40\n\nIedere inbreuk wordt onverwijld en uiterlijk binnen 48 uur doorgegeven.\n\n"
	for lines, want := range map[[2]string]string{
		{"Product: Leeslicht", "Versie 6 (3 april 2026)"}:                             "6 2026-04-03",
		{"Product: Leeslicht", "2.1 / 3 april 2026"}:                                  "2.1 2026-04-03",
		{"Product: Leeslicht\n\nVersie 3, 1 mei 2026", "Versie 6 van 3 april 2026"}:   "3 2026-05-01",
		{"Product: Leeslicht", "Wij evalueren versie 6 van het plan op 3 april 2026"}: " ",
	} {
		s, _ := service(t, lines[0]+annex+lines[1]+"\n")
		if got := s.DocumentVersion + " " + string(s.DocumentDate); got != want {
			t.Errorf("%s ... %s: got %q, want %q", lines[0], lines[1], got, want)
		}
		if s.Contact.Name != "T. Mol" || s.Contact.Email != "avg@dolfijn.example" || s.BreachAgreement.Term.String() != "48" {
			t.Errorf("got %v, %v", s.Contact, s.BreachAgreement.Term)
		}
	}
}

// A part of the service may have its answer behind it, and so may a kind of data in a form.
func TestAnswersBehindNames(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Diensten\n\nAltijd: lezen op niveau; voorlezen.\n\nNaar keuze van de school, optioneel: meelezen thuis (gekozen: ja); leesbingo (gekozen: nee)\n")
	got := ""
	for _, o := range s.Options {
		got += o.Text + " " + string(o.Mode) + " " + string(o.Chosen) + "|"
	}
	if want := "lezen op niveau inseparable |voorlezen inseparable |meelezen thuis optional yes|leesbingo optional no|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	form := "| Naam verwerking | Afhandelen van parkeerbezwaren |\n|---|---|\n| Doel van de verwerking | afhandelen van bezwaren |\n| Categorieën betrokkenen | Indieners van een bezwaar; medewerkers; gemachtigden |\n| Persoonsgegevens | naam, kenteken |\n| Strafrechtelijke gegevens | Nee |\n| Bewaartermijn | 7 jaar na afhandeling |\n"
	s, _ = service(t, "# Bijlage 1 verwerkersovereenkomst gemeente\n\n"+form)
	got = s.Product + ": "
	for _, c := range s.DataCategories {
		got += c.Label + " " + string(c.Applies) + "|"
	}
	for _, d := range s.DataSubjects {
		got += d.Name + "|"
	}
	if want := "Afhandelen van parkeerbezwaren: naam yes|kenteken yes|Strafrechtelijke gegevens no|Indieners van een bezwaar|medewerkers|gemachtigden|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Sentences that say what belongs elsewhere: how long back-ups are there, whose product it is, and that
// nothing goes outside the EEA.
func TestSentencesElsewhere(t *testing.T) {
	_, p := read(t, t.Name(), []byte("Privacybijsluiter Leeslicht\n\nDoelgroep: po\n\n## Wat is Leeslicht?\n\nMet Leeslicht oefenen leerlingen. Leeslicht is een programma van Dolfijn Media B.V., Duinweg 3, 2204 AB Noordwijk.\n\n## Persoonsgegevens\n\nLeerlingen: naam, groep\n\nBack-ups worden na 21 dagen overschreven.\n\n## Opslag\n\nDe gegevens staan op servers in Haarlem. Doorgifte naar landen buiten de EER: nee.\n"))
	s := p.Items[0].Record.(*model.Service)
	if s.OutsideEEA != "no" || len(s.Retention) != 1 || s.Retention[0].Amount.String() != "21" || s.Retention[0].Backup != "yes" || s.VendorAddress != "Duinweg 3, 2204 AB Noordwijk" {
		t.Errorf("got %q, %v, %q, %v", s.OutsideEEA, s.Retention, s.VendorAddress, p.Unmatched)
	}
}

// Whether decisions are left to a machine is answered behind a colon, or denied in a sentence anywhere.
func TestDecisionsByMachine(t *testing.T) {
	for text, want := range map[string]string{
		"Geautomatiseerde besluitvorming: nee":                                                       "no ",
		"Automatische besluitvorming: ja":                                                            "yes ",
		"# Bijlage 2 Beveiligingsbijlage\n\nEr is in Leeslicht geen profilering.":                    " no",
		"# Bijlage 2 Beveiligingsbijlage\n\nGeen geautomatiseerde besluiten zonder tussenkomst.":     " ",
		"# Bijlage 2 Beveiligingsbijlage\n\nGeautomatiseerde besluiten worden vooraf gecontroleerd.": " ",
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Persoonsgegevens\n\nLeerlingen: naam, groep\n\n"+text+"\n")
		if got := string(s.AutomatedDecision.Exists) + " " + string(s.AutomatedDecision.Profiling); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// Slashes part the name of a supplier from its street, and those who use the product.
func TestSlashesInTheGeneralPart(t *testing.T) {
	_, p := read(t, t.Name(), []byte("Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\n\nVerwerker: Lettergroep B.V. / Rijndijk 200, 2314 AE Leiden\n\nGebruikers: leerlingen / leraren\n\n## Contact\n\nMail avg@lettergroep.example of bel (071-5120000)\n"))
	s := p.Items[0].Record.(*model.Service)
	if s.Vendor != "Lettergroep B.V." || s.VendorAddress != "Rijndijk 200, 2314 AE Leiden" || len(s.Users) != 2 || s.Contact.Phone != "071-5120000" {
		t.Errorf("got %q, %q, %v, %q", s.Vendor, s.VendorAddress, s.Users, s.Contact.Phone)
	}
}
