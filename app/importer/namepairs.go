package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
)

// namePairs is what the page shows of names of parties that come near each other, in all
// files and in the register: each pair is one party or two, as the officer says. Until
// somebody says so they are two.
type namePairs struct {
	im    *Importer
	rows  []*widgets.CodeSelect
	ready *widgets.Button
	shown fyne.CanvasObject
}

// The choices for a pair.
const pairApart, pairFirst, pairOther = "apart", "first", "other"

func newNamePairs(im *Importer, pairs []review.Pair) *namePairs {
	n := &namePairs{im: im}
	say, kit := im.t.Words.Say, im.kit.Fork()
	box := container.NewVBox()
	for _, p := range pairs {
		choice := widgets.NewCodeSelect(kit, nil)
		choice.Fixed = true
		options := []widgets.Option{{Code: pairApart, Label: say("importer.names.apart")}, {Code: pairOther, Label: say("importer.names.one", "name", p.Other)}}
		name := say("importer.names.pair", "name", p.Name, "other", p.Other)
		if p.Known {
			name = say("importer.names.known", "name", p.Name, "other", p.Other)
		} else {
			options = append(options, widgets.Option{Code: pairFirst, Label: say("importer.names.one", "name", p.Name)})
		}
		choice.SetOptions(options)
		choice.Fill(n.chosen(p))
		choice.OnChanged = func(code string) { n.choose(p, code) }
		n.rows = append(n.rows, choice)
		label := widget.NewLabel(name)
		label.Truncation = fyne.TextTruncateEllipsis
		box.Add(container.NewGridWithColumns(2, label, choice))
	}
	n.ready = widgets.NewButton(kit, widgets.PrimaryButton, say("importer.back"), nil, func() { im.back() })
	text := quiet(say("importer.names.text"))
	text.Wrapping = fyne.TextWrapWord
	head := container.NewVBox(heading(say("importer.names.title", "n", len(pairs))), text)
	below := container.NewPadded(container.NewHBox(layout.NewSpacer(), n.ready))
	n.shown = widgets.NewFrame(head, below, nil, nil, widgets.NewPage(kit, container.NewPadded(box)))
	return n
}

// chosen is what was said of a pair.
func (n *namePairs) chosen(p review.Pair) string {
	switch {
	case n.im.names.Joined(p.Name) == p.Other:
		return pairOther
	case n.im.names.Joined(p.Other) == p.Name:
		return pairFirst
	}
	return pairApart
}

func (n *namePairs) choose(p review.Pair, code string) {
	if n.im.names.Joined(p.Name) == p.Other {
		n.im.names.Part(p.Name)
	}
	if n.im.names.Joined(p.Other) == p.Name {
		n.im.names.Part(p.Other)
	}
	switch code {
	case pairOther:
		n.im.names.Join(p.Name, p.Other)
	case pairFirst:
		n.im.names.Join(p.Other, p.Name)
	}
}

func (n *namePairs) object() fyne.CanvasObject { return n.shown }
func (n *namePairs) focus()                    { widgets.FocusOn(n.rows[0]) }
func (n *namePairs) escape() bool              { return n.im.back() }
func (n *namePairs) nextPane()                 { n.im.turnTo([]widgets.Field{n.rows[0], n.ready}) }
func (n *namePairs) edit()                     {}
func (n *namePairs) takeOver()                 {}
func (n *namePairs) changed() bool             { return false }
