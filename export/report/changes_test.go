package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// policy is a long text of which a part changes.
const policy = "Toegang per functie en elk schooljaar nagelopen; tweestapsverificatie voor alle medewerkers; versleutelde laptops en back-ups; personeelsdossiers op papier " +
	"in afgesloten kasten; jaarlijkse training voor iedereen; procedure voor datalekken met een meldpunt dat elke werkdag bereikbaar is; en een jaarlijkse controle."

// before is a register at the start of a period.
func before() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{ID: "o", Name: "Stichting De Lindeboom"},
		Activities: []model.Activity{
			{ID: "a1", Number: "V-001", Name: "Leerlingadministratie", Role: model.RoleController, Status: model.StatusActive, Processing: model.Processing{
				Security:       policy,
				DataCategories: []model.DataCategory{{ID: "c1", Label: "Naam", Kind: "ordinary"}},
				Retention:      []model.Retention{{ID: "r1", Scope: "Dossier", Amount: model.N(24), Unit: "month"}, {ID: "r2", Scope: "Foto's", Amount: model.N(2), Unit: "year"}},
				Engagements: []model.Engagement{
					{ID: "e1", Party: "Klaslicht B.V.", Role: model.RoleProcessor, SeatCountry: "NL"},
					{ID: "e2", Party: "Veenkluis B.V.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "NL"},
				},
			}},
			{ID: "a2", Number: "V-002", Name: "Cameratoezicht", Role: model.RoleController, Status: model.StatusActive},
			{ID: "a3", Number: "V-003", Name: "Nieuwsbrief", Role: model.RoleController, Status: model.StatusActive},
		},
	}
}

// after is the same register at its end: a sub-processor replaced, a term made
// longer and one shorter, a special category added, a paragraph reworded, an
// activity ended, one gone, one new.
func after() *model.Register {
	reg := before()
	a := &reg.Activities[0]
	a.Security = strings.Replace(policy, "jaarlijkse training", "training per kwartaal", 1)
	a.DataCategories = append(a.DataCategories, model.DataCategory{ID: "c2", Label: "Allergieën", Kind: "special", Special: "health"})
	a.Retention[0].Amount, a.Retention[0].Unit = model.N(5), "year"
	a.Retention[1].Amount, a.Retention[1].Unit = model.N(6), "month"
	a.Engagements[1] = model.Engagement{ID: "e3", Party: "Wolkhuis Inc.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "US",
		Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US"}}
	reg.Activities[1].Status = model.StatusEnded
	reg.Activities[2] = model.Activity{ID: "a4", Number: "V-004", Name: "Bezoekersregistratie", Role: model.RoleController, Department: "Facilitair"}
	return reg
}

func between() report.Between {
	at := func(day int) time.Time { return time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC) }
	return report.Between{Before: before(), After: after(), From: "2026-01-01", Until: "2026-11-22", Versions: []model.Version{
		{Sequence: 9, Record: "a1", Number: 4, Time: at(9), Author: "J. de Boer", Reason: "nieuwe hostingpartij", Fields: []string{"engagements"}},
		{Sequence: 7, Record: "a1", Number: 3, Time: at(7), Author: "M. Bakker", Fields: []string{"security", "retention", "dataCategories"}},
		{Sequence: 5, Record: "a2", Number: 2, Time: at(5), Author: "M. Bakker", Reason: "camera's weggehaald", Fields: []string{"status"}},
		{Sequence: 6, Record: "a4", Number: 1, Time: at(6), Author: "M. Bakker", Reason: "tablet bij de balie"},
	}}
}

// said gives the rows of a table as lines.
func said(t *testing.T, d report.Document, id string) []string {
	t.Helper()
	var lines []string
	for _, table := range d.Tables {
		if table.ID != id {
			continue
		}
		for row := range table.Rows {
			texts := make([]string, len(row))
			for i, c := range row {
				texts[i] = strings.ReplaceAll(c.Text, "\n", " / ")
			}
			lines = append(lines, strings.Join(texts, " | "))
		}
		if len(lines) != table.Count {
			t.Errorf("%s has %d rows, says %d", id, len(lines), table.Count)
		}
	}
	return lines
}

// The report names exactly what was changed, and nothing else.
func TestChangesAreNamed(t *testing.T) {
	d := report.ChangesDocument(between(), load(t, "nl"), stamp)
	const hosting, bakker = "09-03-2026 J. de Boer: nieuwe hostingpartij", "07-03-2026 M. Bakker"
	for id, want := range map[string][]string{
		"attention": {
			"Nieuwe landen buiten de EER | V-001 Leerlingadministratie | Verenigde Staten: Wolkhuis Inc. | – | " + hosting,
			"Nieuwe bijzondere, strafrechtelijke of nationale identificatiegegevens | V-001 Leerlingadministratie | Bijzonder, Gezondheid: Allergieën | – | " + bakker,
			"Langere bewaartermijnen | V-001 Leerlingadministratie | Dossier: 5 jaar | 24 maanden | " + bakker,
			"Nieuwe subverwerkers | V-001 Leerlingadministratie | Wolkhuis Inc., Verenigde Staten | – | " + hosting,
		},
		"changes": {
			"Verwerking | V-004 | Bezoekersregistratie | nieuw | – | – | verantwoordelijke, Facilitair | 06-03-2026 M. Bakker: tablet bij de balie",
			"Verwerking | V-003 | Nieuwsbrief | beëindigd | – | verantwoordelijke | – | niet ingevuld",
			"Verwerking | V-002 | Cameratoezicht | beëindigd | – | verantwoordelijke | – | 05-03-2026 M. Bakker: camera's weggehaald",
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Persoonsgegevens | – | Categorie persoonsgegevens: Allergieën / Soort gegevens: Bijzonder / Bijzonder persoonsgegeven: Gezondheid | " + bakker,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Verwerkers en subverwerkers | Partij: Veenkluis B.V. / Rol: Subverwerker / Werkt onder: Klaslicht B.V. / Vestigingsland: Nederland | – | " + hosting,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Verwerkers en subverwerkers | – | Partij: Wolkhuis Inc. / Rol: Subverwerker / Werkt onder: Klaslicht B.V. / Vestigingsland: Verenigde Staten / Doorgifte – Doorgifte buiten de EER: Ja / Doorgifte – Derde land: Verenigde Staten | " + hosting,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Bewaartermijnen: Dossier – Aantal | 24 | 5 | " + bakker,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Bewaartermijnen: Dossier – Eenheid | maanden | jaar | " + bakker,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Bewaartermijnen: Foto's – Aantal | 2 | 6 | " + bakker,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Bewaartermijnen: Foto's – Eenheid | jaar | maanden | " + bakker,
			"Verwerking | V-001 | Leerlingadministratie | gewijzigd | Algemene beschrijving van de beveiliging | … op papier in afgesloten kasten; jaarlijkse training voor iedereen; procedure voor datalekken … | " +
				"… op papier in afgesloten kasten; training per kwartaal voor iedereen; procedure voor datalekken … | " + bakker,
		},
	} {
		got := said(t, d, id)
		if len(got) != len(want) {
			t.Errorf("%s: %d rows, want %d\n%s", id, len(got), len(want), strings.Join(got, "\n"))
			continue
		}
		for i := range want {
			if !slices.Contains(got, want[i]) {
				t.Errorf("%s: not said: %s\n%s", id, want[i], strings.Join(got, "\n"))
			}
		}
	}
}

// The paper tells the same as the tables, and nothing of a period without
// changes.
func TestChangesOnPaper(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		all := paperText(report.Changes(between(), load(t, language), stamp))
		for _, want := range []string{"Wolkhuis Inc.", "Allergieën", "V-004", "V-003", "Veenkluis B.V.", "nieuwe hostingpartij", "01-01-2026"} {
			if !strings.Contains(all, want) {
				t.Errorf("%s: %q is not said", language, want)
			}
		}
		if strings.Contains(all, "‹") || strings.Contains(all, "%!") {
			t.Errorf("%s: a text is missing in %s", language, all)
		}
	}
	quiet := between()
	quiet.After, quiet.Versions = before(), nil
	if all := paperText(report.Changes(quiet, load(t, "nl"), stamp)); strings.Contains(all, "V-001") || !strings.Contains(all, "geen wijziging van die aard") {
		t.Errorf("of a period without changes it says %s", all)
	}
}

// paperText is all that a paper says.
func paperText(p report.Paper) string {
	var b strings.Builder
	fmt.Fprintln(&b, p.Title, p.Organisation, p.Subtitle, p.StampLine)
	entries := func(list []report.Entry) {
		for _, e := range list {
			fmt.Fprintln(&b, e.Label, e.Value.Text)
		}
	}
	for _, g := range p.Cover {
		fmt.Fprintln(&b, g.Title)
		entries(g.Entries)
	}
	for block := range p.Blocks {
		switch v := block.(type) {
		case report.Heading:
			fmt.Fprintln(&b, v.Text, v.Note)
		case report.Paragraph:
			fmt.Fprintln(&b, v.Text)
		case report.Facts:
			fmt.Fprintln(&b, v.Title)
			entries(v.Entries)
		case report.Table:
			block = v.Grid()
		case report.Figures:
			for _, f := range v.Items {
				fmt.Fprintln(&b, f.Value, f.Label)
			}
		case report.Chart:
			fmt.Fprintln(&b, v.Title, v.Parts)
			for _, bar := range v.Bars {
				fmt.Fprintln(&b, bar.Label, bar.Values)
			}
		}
		if g, ok := block.(report.Grid); ok {
			for _, c := range g.Columns {
				fmt.Fprintln(&b, c.Heading)
			}
			for row := range g.Rows {
				for _, c := range row.Cells {
					fmt.Fprintln(&b, c.Text)
				}
				entries(row.Below)
			}
		}
	}
	return b.String()
}
