package sheet_test

import (
	"slices"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// What stands in the rows of a table in a form belongs to the record of the form, wherever
// the title of the table stands; what its columns are called counts in that table only.
func TestTablesInAForm(t *testing.T) {
	const head = "Naam van de verwerking;Nieuwsbrief;;\nDoel;Informeren van leden;;\nGrondslag;Toestemming;;\n"
	for _, c := range []struct {
		name, table string
		tables      int
		facts       []string
	}{
		{"the title above it", ";;;\nOntvangers;;;\nNaam;Land;Doel;\nDrukkerij Zon;België;Drukken;\nBezorgdienst;Nederland;Bezorgen;\n", 2,
			[]string{`"recipients":[`, `"name":"Drukkerij Zon","country":"BE","purpose":"Drukken"`, `"name":"Bezorgdienst","country":"NL","purpose":"Bezorgen"`}},
		{"the title beside it", "Verwerkers;Naam;Dienst;Overeenkomst\n;Mailmeeuw B.V.;Verzenden;13-2-2024\n;Tekstbureau;Schrijven;nee\nBewaartermijn;2 jaar;;\n", 2,
			[]string{`"party":"Mailmeeuw B.V."`, `"service":"Verzenden"`, `"date":"2024-02-13"`, `"status":"none"`, `"amount":2,"unit":"year"`}},
		{"the first heading is the title", ";;;\nCategorieën persoonsgegevens;Omschrijving;Bijzonder;Bewaartermijn\nContactgegevens;naam, e-mail;Nee;1 jaar\nVoorkeuren;onderwerpen;Nee;6 maanden\n", 2,
			[]string{`"label":"Contactgegevens","items":["naam","e-mail"],"kind":"ordinary"`, `"label":"Voorkeuren"`, `"amount":6,"unit":"month"`}},
		{"two columns", ";;;\nBewaartermijnen;;;\nGegevens;Termijn;;\nNaam;1 jaar;;\nE-mailadres;tot afmelding;;\n", 2,
			[]string{`"scope":"Naam"`, `"amount":1,"unit":"year"`, `"scope":"E-mailadres"`}},
		{"tables right below each other", "Ontvangers;Naam;Land;\n;Drukkerij Zon;België;\nDoorgifte;Ontvanger;Land;Waarborg\n;CloudMail Inc.;VS;SCC\n", 3,
			[]string{`"name":"Drukkerij Zon","country":"BE"`, `"country":"US","mechanism":"46-2-c"`}},
		{"rows with a number", ";;;\nBetrokkenen;;;\nNr;Groep;Aantal;\n1;Leden;200;\n2;Donateurs;30;\n", 2,
			[]string{`"name":"Leden","number":"200"`, `"name":"Donateurs","number":"30"`}},
		{"a label with an answer below it", ";;;\nOntvangers;;;\nNaam;Land;Doel;\nDrukkerij Zon;België;Drukken;\nBeveiliging;Kast op slot;;\n", 2,
			[]string{`"name":"Drukkerij Zon"`, `"Kast op slot"`}},
		{"a row that could be headings", ";;;\nOntvangers;;;\nNaam;Rol;Land;Doel\nZon B.V.;Verwerker;Nederland;Hosting\n", 2,
			[]string{`"name":"Zon B.V."`, `"kind":"processor"`, `"purpose":"Hosting"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			run, m := suggested(t, head+c.table)
			if len(m.Tables) != c.tables {
				t.Errorf("there are %d tables: %+v", len(m.Tables), m.Tables)
			}
			r := run()
			holds(t, r, append(c.facts, `"name":"Nieuwsbrief"`)...)
			activities := 0
			for _, item := range r.Proposal.Items {
				if kindOf(item) == model.KindActivity {
					activities++
				}
			}
			if got := r.Coverage(); got.Lost != 0 || activities != 1 {
				t.Errorf("%d activities, %+v %+v", activities, got, r.Left())
			}
		})
	}
}

// Without a form for one activity around it, a table is one by itself, and a label with its
// answer is no heading.
func TestNoTablesInAForm(t *testing.T) {
	for _, c := range []struct {
		name, text string
		records    int
	}{
		{"details above a register", "Organisatie;Stichting Zon;;\nDatum;1-1-2026;;\n;;;\nDoel;Grondslag;Persoonsgegevens;Bewaartermijn\nSalaris betalen;wet;naam, IBAN;7 jaar\nWerven;toestemming;naam, cv;4 weken\n", 2},
		{"two records beside each other", "Naam verwerking;Salaris;Verzuim\nDoel;Betalen;Begeleiden\nGrondslag;overeenkomst;wet\n;;\nOntvangers;;\nNaam;Land;Doel\nZon;NL;Lezen\n", 2},
		{"answers that are words of headings", "Naam verwerking;Salaris\nDoel;Betalen\nGrondslag;wet\nOntvangers;Verwerkers\nBewaartermijn;7 jaar\n", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			run, m := suggested(t, c.text)
			if slices.ContainsFunc(m.Tables, func(t sheet.Table) bool { return t.Inside != "" }) {
				t.Errorf("there is a table in a form: %+v", m.Tables)
			}
			r := run()
			named := 0
			for _, item := range r.Proposal.Items {
				if kindOf(item) == model.KindActivity && item.Root().Has("name") {
					named++
				}
			}
			if got := r.Coverage(); got.Lost != 0 || named != c.records {
				t.Errorf("%d records, %+v", named, got)
			}
		})
	}
}

// A table in a form is left out, read otherwise, and remembered, like any other.
func TestATableInAFormIsEdited(t *testing.T) {
	const text = "Naam van de verwerking;Nieuwsbrief;\nDoel;Informeren;\nGrondslag;Toestemming;\n;;\nOntvangers;;\nNaam;Land;Dinges\nZon B.V.;NL;Drukken\n;;\nBeveiliging;slot;\n"
	b := open(t, "fiche.csv", []byte(text))
	m := sheet.Suggest(b)
	column(t, &m, "Dinges").To("activity.recipients.purpose")
	holds(t, propose(t, b, m), `"name":"Zon B.V.","country":"NL","purpose":"Drukken"`)
	var known sheet.Profiles
	known.Keep(m)
	again := sheet.Suggest(b)
	known.Apply(b, &again)
	holds(t, propose(t, b, again), `"purpose":"Drukken"`)

	again.Refit(b, 1)
	if inner := again.Tables[1]; inner.Inside != "activity.recipients" || inner.Last != 7 {
		t.Errorf("its headings chosen anew, it is %+v", inner)
	}
	again.Tables[1].Use = false
	r := propose(t, b, again)
	if c := r.Coverage(); c.Lost != 0 || c.Left != 6 {
		t.Errorf("left out: %+v %+v", c, r.Left())
	}
	again.Tables[1].Use, again.Tables[1].About = true, sheet.Activities
	again.Refit(b, 1)
	if again.Tables[1].Inside != "" {
		t.Error("a table of activities stands in a form")
	}
}

func kindOf(item *proposal.Item) model.Kind {
	kind, _ := item.Record.Identity()
	return kind
}
