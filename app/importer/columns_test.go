package importer_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

// old is a register in a table, of an invented foundation.
const old = "Nr;Verwerking;Doel;Grondslag;Betrokkenen;Codering;Ingangsdatum;Verwerker\n" +
	"1;Salarisadministratie;Uitbetalen van loon;g2;Personeel;rood;04-03-2026;Wolkhuis B.V.\n" +
	"2;Nieuwsbrief;Informeren;toestemming;Donateurs;blauw;05-06-2026;Wolkhuis Nederland\n"

// spreadsheet writes a table to a file and shows the page for it.
func (st *stage) spreadsheet(text string) {
	st.t.Helper()
	path := filepath.Join(st.t.TempDir(), "oud register.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		st.t.Fatal(err)
	}
	st.own = true
	st.open(path)
}

// tap presses the button of that name that is on the window.
func (st *stage) tap(name string) {
	st.t.Helper()
	var found *widgets.Button
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if o.Text() == name && o.Visible() {
				found = o
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(st.canvas.Content())
	for _, o := range st.canvas.Overlays().List() {
		walk(o)
	}
	if found == nil {
		st.t.Fatalf("there is no button %q; the window says:\n%s", name, st.texts())
	}
	test.Tap(found)
	st.settle()
}

func TestSpreadsheetShowsItsColumnsFirst(t *testing.T) {
	st := newStage(t, plain())
	before := st.fingerprint()
	st.spreadsheet(old)
	st.says(t, "Kolommen van oud register.csv", "Salarisadministratie", "Doelen › Grondslag", "Niet herkend", "Voorbeeld (4)", "Namen (1)", "1 van 4 · oud register, rij 2")
	if st.fingerprint() != before {
		t.Fatal("showing the columns changed the register")
	}
	st.page.TakeOver() // as the button: on to the proposal
	st.settle()
	st.says(t, "Voorstel uit oud register.csv", "Terug naar de kolommen")
	st.press(fyne.KeyEscape)
	st.says(t, "Kolommen van oud register.csv")
	st.page.TakeOver()
	st.page.TakeOver()
	st.settle()
	if n := len(st.session.Snapshot().Activities); n != 2 {
		t.Errorf("%d activities, want 2; failures %v", n, st.failed)
	}
	st.tap("Openen") // the first is chosen
	if st.opened == "" {
		t.Error("it opened nothing")
	}
}

// The keyboard alone sends a column to a field, gives a text a meaning and leaves another
// column out; what comes of it is shown at once.
func TestColumnsAreChangedByKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.spreadsheet(old)
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // Grondslag
	st.says(t, "Kolom D: Grondslag", "g2 (1×)", "niet begrepen: naar de opmerkingen", "gelezen als: Toestemming")
	st.press(fyne.KeyEscape)
	st.settle()
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // Codering
	st.says(t, "Kolom F: Codering", "rood | blauw")
	st.press(fyne.KeyReturn)
	st.write("trefwoord")
	st.press(fyne.KeyReturn)
	st.tap("Gereed")
	st.says(t, "Gekozen")
	if text := st.texts(); !strings.Contains(text, "Labels") && !strings.Contains(text, "Trefwoorden") {
		t.Errorf("the column does not go to its field:\n%s", text)
	}
}

// The keyboard stays where it was when a choice changes what is asked below it: a cell
// with two things in each of its values goes to two fields, by Tab and typing.
func TestAColumnIsCutInTwoByKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.spreadsheet("Nr;Verwerking;Doel;Wat en hoelang\n1;Loon;Uitbetalen;\"NAW > 7 jaar; IBAN > 2 jaar\"\n2;Rooster;Plannen;NAW > 1 jaar\n")
	choose := func(text string) {
		st.press(fyne.KeyReturn)
		st.write(text)
		st.press(fyne.KeyReturn)
	}
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	choose("categorie persoonsg")
	st.canvas.FocusNext()
	choose("bij puntkomma's")
	st.canvas.FocusNext()
	choose("termijn zoals")
	st.canvas.FocusNext()
	for range 3 {
		st.press(fyne.KeyDelete)
	}
	st.write(" > ")
	st.tap("Gereed")
	st.says(t, "Categorie persoonsgegev", "Gekozen", "IBAN")
	st.page.TakeOver()
	st.page.TakeOver()
	st.settle()
	activities := st.session.Snapshot().Activities
	if len(activities) != 2 || len(activities[0].DataCategories)+len(activities[1].DataCategories) != 3 || len(activities[0].Retention)+len(activities[1].Retention) != 3 {
		t.Errorf("taken over: %+v; failures %v", activities, st.failed)
	}
}

func TestSheetThatIsNotUnderstoodCanBeRead(t *testing.T) {
	st := newStage(t, plain())
	st.spreadsheet("Wat;Waarom\nLoon;Uitbetalen\nRooster;Plannen\n")
	st.says(t, "geen kolomkoppen", "Weggelaten (6)", "Met deze keuzes komt er geen vermelding uit het bestand.")
	st.press(fyne.KeyReturn) // the sheet: there are no columns yet
	st.says(t, "Blad oud register")
	st.press(fyne.KeyReturn)
	st.write("ja")
	st.press(fyne.KeyReturn)
	st.says(t, "rij 1: Wat · Waarom")
	st.tap("Gereed")
	st.says(t, "Wat", "Waarom", "Gebruikt")
}

// TestASecondTableAndACrosstabByKeyboard adds a table below the first, and reads it as a
// crosstab, all in the form of the sheet.
func TestASecondTableAndACrosstabByKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.spreadsheet("Verwerking;Doel;Betrokkenen\nLoon;Uitbetalen;Personeel\n;;\nWat;Rooster;Nieuwsbrief\nHuisnummer;x;\nVlag;x;x\n")
	st.says(t, "4 vermeldingen")                             // until somebody says that there are two tables
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyF6) // round to the sheets
	st.press(fyne.KeyReturn)
	st.tap("Nog een tabel op dit blad…")
	st.says(t, "Nog een tabel op oud register", "rij 4: Wat · Rooster · Nieuwsbrief")
	var layout *widgets.CodeSelect
	for _, o := range test.LaidOutObjects(st.canvas.Overlays().Top()) {
		if s, ok := o.(*widgets.CodeSelect); ok && s.Value() == "rows" {
			layout = s
		}
	}
	if layout == nil {
		t.Fatal("the layout is not asked")
	}
	widgets.FocusOn(layout)
	st.press(fyne.KeyF4)
	st.write("kruistabel")
	st.press(fyne.KeyReturn)
	st.tap("Tabel toevoegen")
	st.settle()
	st.says(t, "3 vermeldingen", "Rooster", "Nieuwsbrief")
}

// What the user said of the columns holds for the next file with the same headings.
func TestColumnsAreRemembered(t *testing.T) {
	st := newStage(t, plain())
	st.profiles = filepath.Join(t.TempDir(), "columns.json")
	st.spreadsheet(old)
	for range 5 {
		st.press(fyne.KeyDown)
	}
	st.press(fyne.KeyReturn, fyne.KeyReturn)
	st.write("trefw")
	st.press(fyne.KeyReturn)
	st.tap("Gereed")
	st.page.TakeOver()
	st.settle()
	st.spreadsheet(strings.ReplaceAll(old, "rood", "groen"))
	if text := st.texts(); strings.Contains(text, "Niet herkend") {
		t.Errorf("the column is unknown again:\n%s", text)
	}
	if err := os.WriteFile(st.profiles, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	st.spreadsheet(old)
	st.says(t, "Niet herkend")
	if len(st.failed) != 1 {
		t.Errorf("a damaged file is not told of: %v", st.failed)
	}
}

// A file that can be cut in two ways says so, and is cut as the user says.
func TestDelimiterIsAsked(t *testing.T) {
	st := newStage(t, plain())
	st.spreadsheet("Verwerking;Doel,Grondslag\nLoon;Betalen,toestemming\nRooster;Plannen,toestemming\n")
	st.says(t, "Tekens nagaan")
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyReturn)
	st.says(t, "Tussen de waarden staat", "puntkomma ;", "UTF-8")
	st.canvas.FocusNext()
	st.press(fyne.KeyReturn)
	st.write("komma ,")
	st.press(fyne.KeyReturn)
	st.tap("Gereed")
	st.says(t, "Grondslag", "Gebruikt")
}

// Among several files a spreadsheet opens on its columns too, and leads back to the list.
func TestSpreadsheetAmongOthers(t *testing.T) {
	st := newStage(t, plain())
	folder := t.TempDir()
	var paths []string
	for name, text := range map[string]string{"oud.csv": old, "brief.txt": "Beste school, hierbij de bijsluiter."} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	slices.Sort(paths)
	st.own = true
	st.open(paths...)
	st.press(fyne.KeyDown, fyne.KeyReturn)
	st.says(t, "Kolommen van oud.csv", "Terug naar de lijst")
	st.page.TakeOver()
	st.settle()
	st.says(t, "Voorstel uit oud.csv")
	st.press(fyne.KeyEscape)
	st.says(t, "Kolommen van oud.csv")
	st.press(fyne.KeyEscape)
	st.says(t, "brief.txt")
}

// Of many records some destinations are shown at a time.
func TestDestinationsOfManyRecords(t *testing.T) {
	st := newStage(t, plain())
	var b strings.Builder
	b.WriteString("Nr;Verwerking;Doel\n")
	for i := range 50 {
		fmt.Fprintf(&b, "%d;Werk %d;Doel %d\n", i, i, i)
	}
	st.spreadsheet(b.String())
	st.page.TakeOver()
	st.settle()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight)
	st.says(t, "1 tot en met 40 van 50", "Verwerking: Werk 0")
	st.tap("Volgende")
	st.says(t, "41 tot en met 50 van 50", "Verwerking: Werk 49")
}
