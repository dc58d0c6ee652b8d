package cli_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/sheet/xlsx"
)

// season is a year in a register: what was changed on which day, by whom and
// why. The first two days lie before the period that is reported; on the third
// a word is misspelt, which the last puts right again.
var season = []struct {
	day, author, reason string
	edit                func(*model.Register)
}{
	{"2026-01-12", "M. Bakker", "overgenomen uit het oude register", func(r *model.Register) { *r = *opening() }},
	{"2026-01-20", "M. Bakker", "eerste controle", func(r *model.Register) { r.Activities[2].Department = "Communicatie" }},
	{"2026-02-03", "S. Vos", "", func(r *model.Register) { r.Activities[2].Description = "Nieuwsbreif voor ouders." }},
	{"2026-03-09", "J. de Boer", "Veenkluis stopt met hosting", func(r *model.Register) {
		r.Activities[0].Engagements[1] = model.Engagement{ID: "e3", Party: "Wolkhuis Inc.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "US",
			Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US"}}
	}},
	{"2026-04-14", "M. Bakker", "selectielijst 2026", func(r *model.Register) {
		r.Activities[0].Retention[0].Amount, r.Activities[0].Retention[0].Unit = model.N(5), "year"
	}},
	{"2026-05-20", "S. Vos", "duidelijker voor ouders", func(r *model.Register) {
		r.Activities[0].Description = strings.Replace(r.Activities[0].Description, "elk schooljaar nagelopen", "elk kwartaal nagelopen door de teamleider", 1)
	}},
	{"2026-06-30", "M. Bakker", "camera's weggehaald", func(r *model.Register) {
		r.Activities[1].Status, r.Activities[1].End = model.StatusEnded, "2026-06-30"
	}},
	{"2026-09-01", "J. de Boer", "dieetwensen bij vieringen", func(r *model.Register) {
		r.Activities[0].DataCategories = append(r.Activities[0].DataCategories, model.DataCategory{ID: "c2", Label: "Allergieën", Kind: "special", Special: "health"})
	}},
	{"2026-10-05", "S. Vos", "tikfout", func(r *model.Register) { r.Activities[2].Description = "Nieuwsbrief voor ouders." }},
}

// opening is what the register says at the start.
func opening() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{ID: "o", Name: "Stichting De Lindeboom"},
		Activities: []model.Activity{
			{ID: "a1", Number: "V-001", Name: "Leerlingadministratie", Role: model.RoleController, Status: model.StatusActive,
				Description: "Gegevens van leerlingen en hun ouders; de toegang is per functie geregeld en wordt elk schooljaar nagelopen.",
				Processing: model.Processing{
					DataCategories: []model.DataCategory{{ID: "c1", Label: "Naam", Kind: "ordinary"}},
					Retention:      []model.Retention{{ID: "r1", Scope: "Dossier", Amount: model.N(24), Unit: "month"}},
					Engagements: []model.Engagement{
						{ID: "e1", Party: "Klaslicht B.V.", Role: model.RoleProcessor, SeatCountry: "NL"},
						{ID: "e2", Party: "Veenkluis B.V.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "NL"},
					},
				}},
			{ID: "a2", Number: "V-002", Name: "Cameratoezicht", Role: model.RoleController, Status: model.StatusActive},
			{ID: "a3", Number: "V-003", Name: "Nieuwsbrief", Role: model.RoleController, Status: model.StatusActive, Description: "Nieuwsbrief voor ouders."},
		},
	}
}

// withSeason is a desk with that year in school.vreg, day by day. In between
// an activity was approved, which changes nothing.
func withSeason(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	var now time.Time
	reg, err := register.Create(context.Background(), d.path("school.vreg"), register.Options{Now: func() time.Time { return now }, Random: d.random})
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	state := &model.Register{}
	for i, step := range season {
		if now, err = time.Parse("2006-01-02 15:04", step.day+" 10:00"); err != nil {
			t.Fatal(err)
		}
		step.edit(state)
		change := register.Change{Author: step.author, Reason: step.reason}
		for _, record := range state.Records() {
			base := register.AnyVersion
			if i == 0 {
				base = 0
			}
			change.Writes = append(change.Writes, register.Write{Record: record, Base: base})
		}
		if _, err := reg.Save(context.Background(), change); err != nil {
			t.Fatal(err)
		}
		if i == 6 {
			if _, err := reg.SignOff(context.Background(), register.Approving{By: "Bestuur", Records: []model.ID{"a1"}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return d
}

// attention is what asks attention, in this order, each with its reason.
var attention = []string{
	"Nieuwe landen buiten de EER", "Verenigde Staten: Wolkhuis Inc.", "09-03-2026 J. de Boer: Veenkluis stopt met hosting",
	"Nieuwe bijzondere", "Bijzonder, Gezondheid: Allergieën", "01-09-2026 J. de Boer: dieetwensen bij vieringen",
	"Langere bewaartermijnen", "Dossier: 5 jaar", "14-04-2026 M. Bakker: selectielijst 2026",
	"Nieuwe subverwerkers", "Wolkhuis Inc., Verenigde Staten",
}

// unsaid is what stayed as it was, or is so again.
var unsaid = []string{"V-003", "Nieuwsbr", "tikfout", "Communicatie", "eerste controle", "Naam:", "Klaslicht B.V., Nederland", "Bestuur"}

func TestTheReportOfAYearNamesItsChangesAndNoOther(t *testing.T) {
	d := withSeason(t)
	for _, format := range []string{"xlsx", "docx", "pdf"} {
		name := "changes." + format
		d.do(cli.Done, "export", "@school.vreg", "@"+name, "--report", "changes", "--since", "2026-02-01")
		text := d.read(format, name)
		at := 0
		for _, want := range attention {
			found := strings.Index(text[at:], want)
			if found < 0 {
				t.Fatalf("%s: %q is not said after what stands before it:\n%s", format, want, text)
			}
			at += found
		}
		for _, want := range []string{"V-002", "camera's weggehaald", "elk kwartaal nagelopen", "Veenkluis B.V.", "duidelijker voor ouders"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not said:\n%s", format, want, text)
			}
		}
		for _, other := range unsaid {
			if strings.Contains(text, other) {
				t.Errorf("%s says %q:\n%s", format, other, text)
			}
		}
	}
}

// TestTheRowsOfAYear counts the rows of the report: one for each change, by
// what was changed.
func TestTheRowsOfAYear(t *testing.T) {
	d := withSeason(t)
	d.do(cli.Done, "export", "@school.vreg", "@changes.xlsx", "--report", "changes", "--since", "2026-02-01")
	book, err := xlsx.Read(context.Background(), []byte(d.bytes("changes.xlsx")), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, c.Text)
			}
			if len(cells) > 4 && (cells[3] == "gewijzigd" || cells[3] == "beëindigd" || cells[3] == "nieuw") {
				got = append(got, fmt.Sprintf("%s %s: %s", cells[1], cells[3], cells[4]))
			}
		}
	}
	want := []string{
		"V-001 gewijzigd: Bewaartermijnen: Dossier – Aantal", "V-001 gewijzigd: Bewaartermijnen: Dossier – Eenheid", "V-001 gewijzigd: Omschrijving",
		"V-001 gewijzigd: Persoonsgegevens", "V-001 gewijzigd: Verwerkers en subverwerkers", "V-001 gewijzigd: Verwerkers en subverwerkers",
	}
	slices.Sort(got)
	ended := slices.DeleteFunc(slices.Clone(got), func(s string) bool { return !strings.HasPrefix(s, "V-002 beëindigd") })
	changed := slices.DeleteFunc(got, func(s string) bool { return strings.HasPrefix(s, "V-002 beëindigd") })
	if !slices.Equal(changed, want) || len(ended) != 1 {
		t.Errorf("the rows are\n%s\nand %q", strings.Join(changed, "\n"), ended)
	}
}

// TestAnExportProvesItsStateAndNoOther holds exports of each kind against the
// register they were made of, later, and against another.
func TestAnExportProvesItsStateAndNoOther(t *testing.T) {
	d := withSeason(t)
	d.do(cli.Done, "new", "@other.vreg", "--organisation", "Stichting De Berk")
	for _, name := range []string{"register.xlsx", "ap.pdf", "ap.docx"} {
		what := strings.Split(name, ".")[0]
		d.do(cli.Done, "export", "@school.vreg", "@"+name, "--report", what)
	}
	d.editIn("school.vreg", func(a *model.Activity) { a.Remarks = "na de export" })
	d.do(cli.Done, "sign", "@school.vreg", "--by", "Bestuur")
	for _, name := range []string{"register.xlsx", "ap.pdf", "ap.docx"} {
		says(t, name, d.do(cli.Done, "verify", "@school.vreg", "--against", "@"+name), "hoort bij deze geschiedenis")
		says(t, name, d.do(cli.Findings, "verify", "@other.vreg", "--against", "@"+name), "komt in deze geschiedenis niet voor")
	}
}

// TestAnEditedExport changes an export: its fingerprint, which then is of no
// state of the register, and something else, of which nobody says it was
// compared.
func TestAnEditedExport(t *testing.T) {
	d := withSeason(t)
	d.do(cli.Done, "export", "@school.vreg", "@out.json")
	text := d.bytes("out.json")
	printed := regexp.MustCompile(`[0-9]+-[0-9a-f]{16}`).FindString(text)
	last := map[bool]string{true: "1", false: "0"}[strings.HasSuffix(printed, "0")]
	d.write("other.json", strings.ReplaceAll(text, printed, printed[:len(printed)-1]+last))
	says(t, "other fingerprint", d.do(cli.Findings, "verify", "@school.vreg", "--against", "@other.json"), "komt in deze geschiedenis niet voor")
	d.write("said.json", strings.ReplaceAll(text, "Stichting", "Vereniging"))
	says(t, "other words", d.do(cli.Done, "verify", "@school.vreg", "--against", "@said.json"), printed, "is niet vergeleken")
}

// read gives the text of an export, as readers of such documents see it.
func (d *desk) read(format, name string) string {
	d.t.Helper()
	data, ctx, bounds := []byte(d.bytes(name)), context.Background(), limits.Standard()
	var b strings.Builder
	var document *block.Document
	var err error
	switch format {
	case "docx":
		document, err = docx.Read(ctx, data, bounds)
	case "pdf":
		document, err = pdf.Read(ctx, data, bounds, d.t.TempDir())
	default:
		book, failed := xlsx.Read(ctx, data, bounds)
		if failed != nil {
			d.t.Fatal(failed)
		}
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					b.WriteString(c.Text + "\n")
				}
			}
		}
		return oneLine(b.String())
	}
	if err != nil {
		d.t.Fatal(err)
	}
	for _, one := range document.Blocks {
		b.WriteString(one.Text + "\n")
		if one.Table == nil {
			continue
		}
		for _, cell := range one.Table.Cells {
			for _, inner := range cell.Blocks {
				b.WriteString(inner.Text + "\n")
			}
		}
	}
	return oneLine(b.String())
}

// oneLine joins lines, which break elsewhere on each page.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
