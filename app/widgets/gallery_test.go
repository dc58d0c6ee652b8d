package widgets_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/widgets"
)

// TestGallery builds every widget in every variant. With GALLERY=folder it also
// paints them there, to be looked at:
//
//	GALLERY=pictures go test -tags migrated_fynedo,ci -run Gallery ./app/widgets
func TestGallery(t *testing.T) {
	folder := os.Getenv("GALLERY")
	themes := []*look.Theme{look.New(look.Light, 100), look.New(look.Dark, 100), look.New(look.HighContrast, 100), look.New(look.Light, 150)}
	for _, th := range themes {
		for name, build := range galleries() {
			title := fmt.Sprintf("%s-%s-%d", name, th.Variant(), th.Percent())
			t.Run(title, func(t *testing.T) {
				scale := float32(th.Percent()) / 100
				d := newDeskIn(t, th, fyne.NewSize(1100*scale, 760*scale), build)
				if open := opened()[name]; open != nil {
					open(d)
				}
				d.settle()
				if folder == "" {
					if test.RenderToMarkup(d.canvas) == "" {
						t.Error("nothing is drawn")
					}
					return
				}
				f, err := os.Create(filepath.Join(folder, title+".png"))
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				if err := png.Encode(f, d.canvas.Capture()); err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}

func galleries() map[string]func(*widgets.Kit) fyne.CanvasObject {
	return map[string]func(*widgets.Kit) fyne.CanvasObject{
		"form":  formGallery,
		"rows":  rowsGallery,
		"table": tableGallery,
		"more":  moreGallery,
		"open":  openGallery,
		"date":  openGallery,
		"ask":   blankGallery,
		"told":  blankGallery,
	}
}

func bases() []widgets.Option {
	return []widgets.Option{
		{Code: "consent", Label: "Toestemming", Note: "art. 6 lid 1 sub a"},
		{Code: "contract", Label: "Uitvoering van een overeenkomst", Note: "art. 6 lid 1 sub b"},
		{Code: "law", Label: "Wettelijke verplichting", Note: "art. 6 lid 1 sub c"},
		{Code: "vital", Label: "Vitaal belang", Note: "art. 6 lid 1 sub d"},
		{Code: "public", Label: "Taak van algemeen belang", Note: "art. 6 lid 1 sub e"},
		{Code: "interest", Label: "Gerechtvaardigd belang", Note: "art. 6 lid 1 sub f", Unverified: true},
		{Code: "wbp", Label: "Gerechtvaardigd belang (Wbp)", Retired: true},
	}
}

func answers() []widgets.Option {
	return []widgets.Option{{Label: "niet ingevuld"}, {Code: "yes", Label: "ja"}, {Code: "no", Label: "nee"},
		{Code: "unknown", Label: "onbekend"}, {Code: "na", Label: "n.v.t."}}
}

func dates() widgets.Dates {
	return widgets.Dates{
		Parse: func(s string) (string, bool) {
			var d, m, y int
			if n, _ := fmt.Sscanf(s, "%d-%d-%d", &d, &m, &y); n == 3 && d <= 31 && m <= 12 && y > 1000 {
				return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
			}
			if n, _ := fmt.Sscanf(s, "%d", &y); n == 1 && len(s) == 4 {
				return s, true
			}
			return "", false
		},
		Format: func(iso string) string {
			var d, m, y int
			if n, _ := fmt.Sscanf(iso, "%d-%d-%d", &y, &m, &d); n == 3 {
				return fmt.Sprintf("%02d-%02d-%04d", d, m, y)
			}
			return iso
		},
		Today: func() string { return "2026-11-22" },
	}
}

func formGallery(kit *widgets.Kit) fyne.CanvasObject {
	help := func(bool) {}
	name := widgets.NewTextField(kit)
	name.Fill("Leerlingadministratie en leerlingvolgsysteem")
	number := widgets.NewNumberField(kit)
	n := 1250
	number.FillNumber(&n)
	date := widgets.NewDateField(kit, dates())
	date.FillDate("2026-02-01")
	basis := widgets.NewCodeSelect(kit, bases())
	basis.Fill("interest")
	none := widgets.NewCodeSelect(kit, bases())
	unknown := widgets.NewCodeSelect(kit, bases())
	unknown.Fill("sector-2031")
	many := widgets.NewMultiSelect(kit, bases())
	many.Fill([]string{"contract", "law", "public", "interest"})
	yes := widgets.NewAnswerSelect(kit, answers())
	yes.Fill("no")
	country := widgets.NewCompletion(kit, bases())
	country.FillText("Stichting Het Voorbeeld", "")
	area := widgets.NewTextArea(kit, 2, 8)
	area.Fill("Het bijhouden van de gegevens van leerlingen, zodat de school onderwijs kan geven, de voortgang kan volgen en aan haar wettelijke verplichtingen kan voldoen. Voor elke leerling wordt een dossier bijgehouden.")
	list := widgets.NewStringList(kit)
	list.Fill([]string{"Naam en adres", "Burgerservicenummer"})
	off := widgets.NewTextField(kit)
	off.Fill("Alleen lezen")
	off.Disable()

	row := func(label string, field fyne.CanvasObject, o widgets.FormRowOptions) *widgets.FormRow {
		o.Label, o.OnHelp = label, help
		return widgets.NewFormRow(kit, o, field)
	}
	basisRow := row("Grondslag", basis, widgets.FormRowOptions{})
	basisRow.SetFinding(widgets.Warning, "Leg vast waarom dit belang zwaarder weegt dan dat van de leerling.")
	noneRow := row("Bewaartermijn", none, widgets.FormRowOptions{Required: true})
	noneRow.SetFinding(widgets.Error, "Vul een bewaartermijn in of kies 'nog te bepalen'.")
	nameRow := row("Naam van de verwerking", name, widgets.FormRowOptions{Required: true})
	nameRow.SetChanged(true)
	areaRow := row("Doel", area, widgets.FormRowOptions{Above: true, Required: true, Hint: "Schrijf op waarvoor de gegevens nodig zijn, zo dat een ouder het begrijpt."})
	areaRow.SetFinding(widgets.Info, "Dit doel staat ook bij 'Leerlingbegeleiding'.")
	return container.NewHBox(
		container.NewGridWrap(fyne.NewSize(620, 740), container.NewVBox(nameRow,
			row("Aantal betrokkenen", number, widgets.FormRowOptions{}),
			row("Begindatum", date, widgets.FormRowOptions{}),
			basisRow, noneRow,
			row("Code uit een nieuwere lijst", unknown, widgets.FormRowOptions{}),
			row("Grondslagen", many, widgets.FormRowOptions{}),
			row("Geautomatiseerde besluiten?", yes, widgets.FormRowOptions{}),
			row("Ontvanger", country, widgets.FormRowOptions{}),
			areaRow)),
		container.NewGridWrap(fyne.NewSize(440, 740), container.NewVBox(
			row("Soorten gegevens", list, widgets.FormRowOptions{Above: true}),
			row("Vergrendeld", off, widgets.FormRowOptions{Above: true}),
			container.NewHBox(widgets.NewButton(kit, widgets.PrimaryButton, "Opslaan", nil, nil),
				widgets.NewButton(kit, widgets.PlainButton, "Annuleren", nil, nil),
				widgets.NewButton(kit, widgets.DangerButton, "Verwijderen", nil, nil),
				widgets.NewButton(kit, widgets.QuietButton, "Meer", nil, nil)),
			container.NewHBox(widgets.NewBadge("Concept", widgets.Draft), widgets.NewBadge("Volledig", widgets.OK),
				widgets.NewBadge("3 ontbreken", widgets.Error), widgets.NewBadge("Let op", widgets.Warning),
				widgets.NewBadge("Nieuw", widgets.Info), widgets.NewBadge("Verwerker", widgets.Neutral)))))
}

func rowsGallery(kit *widgets.Kit) fyne.CanvasObject {
	list := widgets.NewRowList(kit, widgets.RowListOptions{
		Content: func(key string) fyne.CanvasObject {
			f := widgets.NewTextField(kit)
			f.Fill("Zorgplatform B.V.")
			s := widgets.NewCodeSelect(kit, bases())
			s.Fill("contract")
			return container.NewVBox(widgets.NewFormRow(kit, widgets.FormRowOptions{Label: "Naam"}, f),
				widgets.NewFormRow(kit, widgets.FormRowOptions{Label: "Grondslag"}, s))
		},
		OnAdd: func() string { return "" }, OnAddChild: func(string) string { return "" },
		OnMove: func(string, int) {}, OnDuplicate: func(string) string { return "" },
		OnRemove: func(string) func() { return nil }, AddText: "Verwerker toevoegen",
	})
	list.Fill([]widgets.Row{
		{Key: "a", Summary: "Zorgplatform B.V.", Detail: "hosting, Nederland", Badge: "Volledig", Weight: widgets.OK},
		{Key: "b", Summary: "Wolkopslag Ltd", Detail: "opslag, Ierland", Badge: "2 ontbreken", Weight: widgets.Error, Depth: 1},
		{Key: "c", Summary: "Mailstroom Inc.", Detail: "verzenden van e-mail, Verenigde Staten", Badge: "te controleren", Weight: widgets.Warning, Depth: 2},
		{Key: "d", Summary: "Toetsmaker Noord", Detail: "afnemen van toetsen"},
	})
	list.SetOpen("b", true)
	index := widgets.NewSectionIndex(kit)
	index.Fill([]widgets.Section{
		{Title: "Artikel 30 lid 1", Heading: true},
		{Key: "1", Title: "Algemeen", State: widgets.OK, Count: "8/8"},
		{Key: "2", Title: "Doelen en grondslagen", State: widgets.Error, Count: "2"},
		{Key: "3", Title: "Betrokkenen en gegevens", State: widgets.Warning, Count: "1"},
		{Key: "4", Title: "Ontvangers", Count: "0"},
		{Title: "Verder", Heading: true},
		{Key: "5", Title: "Beveiliging", State: widgets.OK, Count: "5/5"},
	})
	index.Select("2")
	help := widgets.NewHelpPane(kit, "Kies een veld voor uitleg.")
	help.Fill("Grondslag", []widgets.HelpBlock{
		{Heading: "Wat de wet zegt", Paragraphs: []string{"De verwerking is alleen rechtmatig indien en voor zover aan ten minste een van de onderstaande voorwaarden is voldaan."}, Quote: true, LinkText: "Artikel 6 AVG", LinkURL: "https://example.org/avg/6"},
		{Heading: "In gewone woorden", Paragraphs: []string{"Voor elk doel moet er een reden in de wet staan waarom u deze gegevens mag gebruiken."}},
		{Heading: "Voorbeelden", Points: []string{"Salaris betalen: uitvoering van een overeenkomst.", "Verzuim melden: wettelijke verplichting."}},
	})
	status := widgets.NewStatusBar()
	status.SetLeft(widgets.OK, "Opgeslagen 14:02 · versie 318")
	status.SetMiddle("Back-up vandaag 13:30")
	status.SetRight("register.vreg")
	return container.NewBorder(nil, status, container.NewGridWrap(fyne.NewSize(230, 700), index),
		container.NewGridWrap(fyne.NewSize(270, 700), help), container.NewPadded(list))
}

type activity struct {
	id, name, owner, role, status, review string
	findings                              int
}

func activities(n int) []activity {
	names := []string{"Leerlingadministratie", "Salarisadministratie", "Cameratoezicht", "Werving en selectie", "Ouderportaal", "Verzuimregistratie", "Toetsen en examens", "Bezoekersregistratie"}
	var rows []activity
	for i := range n {
		a := activity{id: fmt.Sprint("A", i), name: fmt.Sprintf("%s %d", names[i%len(names)], i+1), owner: "Afdeling " + string(rune('A'+i%5)),
			role: []string{"Verantwoordelijke", "Verwerker"}[i%2], status: []string{"Volledig", "Concept", "2 ontbreken"}[i%3], review: fmt.Sprintf("%02d-0%d-2027", i%28+1, i%9+1), findings: i % 4}
		rows = append(rows, a)
	}
	return rows
}

func tableOptions() widgets.DataTableOptions[activity] {
	return widgets.DataTableOptions[activity]{
		Key: func(a activity) string { return a.id },
		Columns: []widgets.Column[activity]{
			{ID: "name", Title: "Verwerking", Width: 300, Text: func(a activity) string { return a.name }},
			{ID: "owner", Title: "Eigenaar", Width: 160, Text: func(a activity) string { return a.owner }},
			{ID: "role", Title: "Rol", Width: 140, Text: func(a activity) string { return a.role }},
			{ID: "status", Title: "Status", Width: 120, Text: func(a activity) string { return a.status },
				Cell: func(a activity) widgets.CellStyle {
					s := map[string]widgets.Severity{"Volledig": widgets.OK, "Concept": widgets.Draft, "2 ontbreken": widgets.Error}[a.status]
					return widgets.CellStyle{Severity: s, Badge: true}
				}},
			{ID: "findings", Title: "Bevindingen", Width: 90, Text: func(a activity) string { return fmt.Sprint(a.findings) },
				Order: func(a, b activity) int { return a.findings - b.findings }},
			{ID: "review", Title: "Herzien", Width: 110, Text: func(a activity) string { return a.review },
				Cell: func(activity) widgets.CellStyle { return widgets.CellStyle{Quiet: true} }},
		},
	}
}

func tableGallery(kit *widgets.Kit) fyne.CanvasObject {
	table := widgets.NewDataTable(kit, tableOptions())
	table.SetRows(activities(60))
	table.SortBy("name", false)
	table.Select("A2")
	o := tableOptions()
	o.Multiple = true
	multi := widgets.NewDataTable(kit, o)
	multi.SetRows(activities(8))
	return container.New(layout.NewGridLayoutWithRows(2), table, container.NewBorder(widget.NewLabel("Meer dan een"), nil, nil, nil, multi))
}

func moreGallery(kit *widgets.Kit) fyne.CanvasObject {
	banner := widgets.NewBanner(kit)
	banner.Tell(widgets.Info, "Dit is een voorbeeldregister. Het kan niet worden gewijzigd.", []widgets.Action{{Text: "Begin met een kopie"}}, func() {})
	warn := widgets.NewBanner(kit)
	warn.Tell(widgets.Warning, "De back-up van vandaag is niet gelukt.", []widgets.Action{{Text: "Opnieuw"}}, nil)
	search := widgets.NewSearchBox(kit)
	filter := widgets.NewFilterBar(kit, []widgets.Filter{{Key: "role", Label: "Alle rollen", Options: bases()}, {Key: "state", Label: "Alle statussen", Options: bases()}},
		[]widgets.Toggle{{Key: "review", Label: "Te herzien"}, {Key: "draft", Label: "Concept"}})
	filter.Fill(map[string]string{"role": "law", "draft": "true"})
	filter.SetCount("12 van 248")
	inline, beside := widgets.NewDiffView(kit), widgets.NewDiffView(kit)
	inline.SetBeside(false)
	for _, v := range []*widgets.DiffView{inline, beside} {
		v.SetHeads("Versie 3, 12-05-2026 14:02", "Versie 4, 22-11-2026 10:00")
		v.Fill(retention())
	}
	progress := widgets.NewProgress(kit, "Bijsluiter lezen: 3 van 12 bladzijden", func() {})
	progress.SetDone(0.25)
	empty := widgets.NewEmptyState(kit, theme.DocumentIcon(), "Nog geen verwerkingen", "Begin met een verwerking die iedere school heeft, of lees de bijsluiter van een leverancier.",
		[]widgets.Action{{Text: "Nieuwe verwerking", Kind: widgets.PrimaryButton}, {Text: "Bijsluiter lezen"}})
	split := widgets.NewSplitter(kit, widgets.SplitterOptions{Size: 380}, inline, beside)
	return container.NewBorder(container.NewVBox(banner, warn, search, filter, progress), nil, nil, nil,
		widgets.NewSplitter(kit, widgets.SplitterOptions{Above: true, Size: 160}, split, empty))
}

// openGallery shows a field with its list open.
func openGallery(kit *widgets.Kit) fyne.CanvasObject {
	s := widgets.NewMultiSelect(kit, bases())
	s.Fill([]string{"law"})
	d := widgets.NewDateField(kit, dates())
	d.FillDate("2026-02-01")
	return container.NewVBox(container.NewGridWithColumns(3, s, widget.NewLabel(""), d), widget.NewLabel(""))
}

// opened says what is done in a gallery before the picture is taken.
func opened() map[string]func(*desk) {
	return map[string]func(*desk){
		"form": func(d *desk) { d.canvas.FocusNext() },
		"open": func(d *desk) { d.canvas.FocusNext(); d.press(fyne.KeyDown, fyne.KeyDown) },
		"date": func(d *desk) { d.canvas.FocusNext(); d.canvas.FocusNext(); d.press(fyne.KeyF4) },
		"ask": func(d *desk) {
			widgets.ShowQuestion(d.kit, d.canvas, widgets.Question{Title: "Versie opslaan", Label: "Reden (mag leeg blijven)", Lines: 3, Value: "Na overleg met de FG", Confirm: "Opslaan"})
		},
		"told": func(d *desk) {
			widgets.ShowMessage(d.kit, d.canvas, widgets.Message{Title: "Het register is niet opgeslagen", Severity: widgets.Error,
				Safe:    "De schijf is vol. Uw tekst staat nog op het scherm en het register van 14:02 is onbeschadigd.",
				Todo:    "Maak ruimte vrij en kies Opnieuw.",
				Details: "write register: no space left on device",
				Actions: []widgets.Action{{Text: "Elders opslaan"}, {Text: "Opnieuw", Kind: widgets.PrimaryButton}}})
			d.canvas.FocusPrevious()
			d.canvas.FocusNext()
		},
	}
}

func blankGallery(kit *widgets.Kit) fyne.CanvasObject { return widget.NewLabel("") }
