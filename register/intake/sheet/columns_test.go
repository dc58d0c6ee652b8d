package sheet_test

import "testing"

// Columns that are numbered belong together: each processor has its own country and day,
// each group of data its own term.
func TestNumberedColumnsBelongTogether(t *testing.T) {
	run, _ := suggested(t, "Naam;Doel;Persoonsgegevens 1;Bewaartermijn 1;Persoonsgegevens 2;Bewaartermijn 2;Verwerker 1;Land verwerker 1;VWO 1;Verwerker 2;Land verwerker 2;VWO 2\n"+
		"Inschrijving;Registreren;Naam, adres;7 jaar;Cijfers;50 jaar;Campusplus B.V.;NL;25-05-2020;Cloudhoek Ltd;Ierland;30-06-2021\n")
	holds(t, run(), `"party":"Campusplus B.V.","role":"processor","seatCountry":"NL","agreement":{"date":"2020-05-25"}`,
		`"party":"Cloudhoek Ltd","role":"processor","seatCountry":"IE","agreement":{"date":"2021-06-30"}`,
		`"dataCategories":["r2","r3"],"text":"7 jaar"`, `"dataCategories":["r4"],"text":"50 jaar"`)
}

// The part of a process is the activity; the process is what it has in common with others.
func TestPartsOfProcessesAreActivities(t *testing.T) {
	run, _ := suggested(t, "Proces;Subproces;Doel;Intern gedeeld met;Extern gedeeld met\nPersoneel;In dienst;Aannemen;HR;UWV\nPersoneel;Verzuim;Re-integratie;HR;Arbodienst\n")
	holds(t, run(), `"name":"In dienst"`, `"name":"Verzuim"`, `"tags":["Personeel"]`, `"name":"HR","kind":"internal"`, `"recipients":[{"id":"r2","name":"UWV"`)
}

// In the record of a processor agreements are those with whom it works for.
func TestAgreementsOfAProcessor(t *testing.T) {
	run, _ := suggested(t, "Register als verwerker;;;;\nKlant;FG klant;Dienst / product;Verwerkersovereenkomst d.d.;Subverwerkers (land);Doorgifte\n"+
		"Gemeente Laakdal;-;Zaaksysteem;3 maart 2022;Noord B.V. (NL), Mailrelay Inc. (VS);VS: DPF\n")
	holds(t, run(), `"party":"Gemeente Laakdal","agreement":{"date":"2022-03-03"}`, `"name":"Zaaksysteem"`, `"role":"processor"`, `FG klant: -`,
		`"party":"Mailrelay Inc.","role":"sub-processor","seatCountry":"US","transfer":{"outsideEEA":"yes","country":"US","mechanism":"45-3"`)
}

// A word that was cut at the end of a line is whole, and a column of marks that no known
// category stands beside is none.
func TestHeadingsThatWereCut(t *testing.T) {
	run, m := suggested(t, "Naam;Doel;BSN;\"Straf-\nrechtelijk\";Bron;Onbekend iets\nA;a;J;J;K;J\nB;b;J;N;K;J\n")
	if c := column(t, m, "Onbekend iets"); c.Field != "" {
		t.Errorf("it is taken for %s", c.Field)
	}
	holds(t, run(), `"label":"Strafrechtelijk","kind":"criminal"`)
}

// Headings in the words of a small foundation.
func TestHeadingsInPlainWords(t *testing.T) {
	run, _ := suggested(t, "Nr.;Wat doen we?;Waarom?;Om wie gaat het;Welke gegevens;Wie krijgen het;Externe partij + vwo getekend\n"+
		"1;Maaltijddienst;Bezorgen;cliënten;naam;kok;Koks B.V. (13-3-2024)\n2;Ledenlijst;Bijhouden;leden;naam;bond;Ledenpakket B.V. (25-3-2024)\n")
	holds(t, run(), `"sourceRef":"1"`, `"name":"Maaltijddienst"`, `"text":"Bezorgen"`, `"dataSubjects":[{"id":"r2","name":"cliënten"}]`, `"recipients":[{"id":"r5","name":"kok"}]`,
		`"party":"Koks B.V.","role":"processor","agreement":{"date":"2024-03-13"`)
}
