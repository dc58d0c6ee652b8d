package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/widgets"
)

// TestMarkup holds how each widget is built up, in the test driver's markup:
// what a change of one widget does to another is seen here. After a change that
// is meant, take the new files over from testdata/failed.
func TestMarkup(t *testing.T) {
	for name, build := range scenes() {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, fyne.NewSize(420, 160), build)
			if name != "empty" {
				d.canvas.FocusNext()
			}
			d.settle()
			test.AssertRendersToMarkup(t, name+".xml", d.canvas)
		})
	}
}

func scenes() map[string]func(*widgets.Kit) fyne.CanvasObject {
	one := func(build func(*widgets.Kit) fyne.CanvasObject) func(*widgets.Kit) fyne.CanvasObject {
		return func(kit *widgets.Kit) fyne.CanvasObject { return top(build(kit)) }
	}
	return map[string]func(*widgets.Kit) fyne.CanvasObject{
		"textfield": one(func(kit *widgets.Kit) fyne.CanvasObject {
			f := widgets.NewTextField(kit)
			f.Fill("Coördinatie")
			return f
		}),
		"textarea": one(func(kit *widgets.Kit) fyne.CanvasObject {
			a := widgets.NewTextArea(kit, 2, 5)
			a.Fill("Het bijhouden van de gegevens van leerlingen, zodat de school onderwijs kan geven en de voortgang kan volgen.")
			return a
		}),
		"codeselect": one(func(kit *widgets.Kit) fyne.CanvasObject {
			s := widgets.NewCodeSelect(kit, bases())
			s.Fill("interest")
			return s
		}),
		"multiselect": one(func(kit *widgets.Kit) fyne.CanvasObject {
			s := widgets.NewMultiSelect(kit, bases())
			s.Fill([]string{"law", "interest", "sector-2031"})
			return s
		}),
		"answerselect": one(func(kit *widgets.Kit) fyne.CanvasObject {
			s := widgets.NewAnswerSelect(kit, answers())
			s.Fill("unknown")
			return s
		}),
		"completion": one(func(kit *widgets.Kit) fyne.CanvasObject {
			f := widgets.NewCompletion(kit, bases())
			f.FillText("Toestemming", "consent")
			return f
		}),
		"datefield": one(func(kit *widgets.Kit) fyne.CanvasObject {
			f := widgets.NewDateField(kit, dates())
			f.FillDate("2026-02-01")
			return f
		}),
		"numberfield": one(func(kit *widgets.Kit) fyne.CanvasObject {
			f, n := widgets.NewNumberField(kit), 1250
			f.FillNumber(&n)
			return f
		}),
		"stringlist": one(func(kit *widgets.Kit) fyne.CanvasObject {
			l := widgets.NewStringList(kit)
			l.Fill([]string{"een", "twee"})
			return l
		}),
		"rowlist": one(func(kit *widgets.Kit) fyne.CanvasObject {
			tr := newTree(kit)
			tr.set([]widgets.Row{{Key: "a", Summary: "Zorgplatform", Detail: "hosting", Badge: "Volledig", Weight: widgets.OK}, {Key: "b", Summary: "Opslag", Depth: 1}})
			tr.list.SetOpen("a", true)
			return tr.list
		}),
		"formrow": one(func(kit *widgets.Kit) fyne.CanvasObject {
			r := widgets.NewFormRow(kit, widgets.FormRowOptions{Label: "Naam", Required: true, Above: true, Hint: "Zoals iedereen het noemt.", OnHelp: func(bool) {}}, widgets.NewTextField(kit))
			r.SetFinding(widgets.Error, "Vul een naam in.")
			return r
		}),
		"datatable": func(kit *widgets.Kit) fyne.CanvasObject {
			o := tableOptions()
			o.Columns = o.Columns[2:5]
			table := widgets.NewDataTable(kit, o)
			table.SetRows(activities(2))
			return table
		},
		"searchbox": one(func(kit *widgets.Kit) fyne.CanvasObject { return widgets.NewSearchBox(kit) }),
		"filterbar": one(func(kit *widgets.Kit) fyne.CanvasObject {
			b := widgets.NewFilterBar(kit, []widgets.Filter{{Key: "basis", Label: "Alle grondslagen", Options: bases()}}, []widgets.Toggle{{Key: "review", Label: "Te herzien"}})
			b.SetCount("12 van 248")
			return b
		}),
		"sectionindex": func(kit *widgets.Kit) fyne.CanvasObject {
			s := widgets.NewSectionIndex(kit)
			s.Fill([]widgets.Section{{Title: "Artikel 30", Heading: true}, {Key: "a", Title: "Algemeen", State: widgets.OK, Count: "8/8"}, {Key: "b", Title: "Doelen", State: widgets.Error, Count: "2"}})
			return s
		},
		"helppane": func(kit *widgets.Kit) fyne.CanvasObject {
			p := widgets.NewHelpPane(kit, "Kies een veld.")
			p.Fill("Doel", []widgets.HelpBlock{{Heading: "De wet", Paragraphs: []string{"Artikel 5."}, Quote: true}, {Points: []string{"Een voorbeeld."}}})
			return p
		},
		"diffview": func(kit *widgets.Kit) fyne.CanvasObject {
			v := widgets.NewDiffView(kit)
			v.SetHeads("Versie 3", "Versie 4")
			v.Fill(retention())
			return v
		},
		"statusbar": one(func(*widgets.Kit) fyne.CanvasObject {
			b := widgets.NewStatusBar()
			b.SetLeft(widgets.Draft, "Concept")
			b.SetRight("register.vreg")
			return b
		}),
		"banner": one(func(kit *widgets.Kit) fyne.CanvasObject {
			b := widgets.NewBanner(kit)
			b.Tell(widgets.Warning, "De back-up is niet gelukt.", []widgets.Action{{Text: "Opnieuw"}}, func() {})
			return b
		}),
		"empty": func(kit *widgets.Kit) fyne.CanvasObject {
			return widgets.NewEmptyState(kit, theme.DocumentIcon(), "Nog geen verwerkingen", "Begin met een verwerking.", []widgets.Action{{Text: "Nieuw", Kind: widgets.PrimaryButton}})
		},
		"badge": one(func(*widgets.Kit) fyne.CanvasObject {
			return container.NewHBox(widgets.NewBadge("Concept", widgets.Draft), widgets.NewBadge("", widgets.Error))
		}),
		"button": one(func(kit *widgets.Kit) fyne.CanvasObject {
			return container.NewHBox(widgets.NewButton(kit, widgets.PrimaryButton, "Opslaan", theme.DocumentSaveIcon(), nil),
				widgets.NewIconButton(kit, "Uitleg", theme.QuestionIcon(), nil))
		}),
		"splitter": func(kit *widgets.Kit) fyne.CanvasObject {
			return widgets.NewSplitter(kit, widgets.SplitterOptions{Size: 120}, widget.NewLabel("Index"), widget.NewLabel("Formulier"))
		},
		"progress": one(func(kit *widgets.Kit) fyne.CanvasObject {
			p := widgets.NewProgress(kit, "Lezen", func() {})
			p.SetDone(0.5)
			return p
		}),
	}
}
