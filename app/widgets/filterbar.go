package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Filter is one choice of a [FilterBar].
type Filter struct {
	Key     string
	Label   string // what is shown while nothing is chosen: "Alle rollen"
	Options []Option
	Width   float32 // at 100 per cent; zero is 150
}

// Toggle is a filter that is on or off.
type Toggle struct {
	Key   string
	Label string
}

// FilterBar narrows a list: a few choices, a few toggles, a button that takes
// all of them away, and at the right how many rows are left.
type FilterBar struct {
	widget.BaseWidget
	// OnChanged is called with the codes of the choices and "true" for the
	// toggles that are on; what is not narrowed is not in it.
	OnChanged func(values map[string]string)

	kit     *Kit
	choices map[string]*CodeSelect
	toggles map[string]*ToggleButton
	clear   *Button
	count   *widget.Label
	box     *fyne.Container
}

// NewFilterBar returns a bar on which nothing is chosen.
func NewFilterBar(kit *Kit, filters []Filter, toggles []Toggle) *FilterBar {
	b := &FilterBar{kit: kit, choices: map[string]*CodeSelect{}, toggles: map[string]*ToggleButton{}, count: widget.NewLabel("")}
	b.count.Importance = widget.LowImportance
	row := container.NewHBox()
	for _, f := range filters {
		s := NewCodeSelect(kit, f.Options)
		s.PlaceHolder = f.Label
		s.OnChanged = func(string) { b.changed() }
		b.choices[f.Key] = s
		width := f.Width
		if width == 0 {
			width = 150
		}
		row.Add(fixedWidth(s, width))
	}
	for _, t := range toggles {
		button := NewToggleButton(kit, t.Label)
		button.OnChanged = func(bool) { b.changed() }
		b.toggles[t.Key] = button
		row.Add(button)
	}
	b.clear = NewButton(kit, QuietButton, kit.Words.Clear, theme.ContentClearIcon(), func() {
		b.Fill(nil)
		b.changed()
	})
	b.clear.Hide()
	row.Add(b.clear)
	row.Add(layout.NewSpacer())
	row.Add(b.count)
	b.box = row
	b.ExtendBaseWidget(b)
	return b
}

// fixedWidth gives an object a width that was designed at 100 per cent.
func fixedWidth(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return newSelfLaid([]fyne.CanvasObject{o}, func(size fyne.Size) { o.Resize(size) },
		func() fyne.Size { return fyne.NewSize(look.Unit(width), o.MinSize().Height) })
}

// Fill chooses values without calling back; what is not in them is not narrowed.
func (b *FilterBar) Fill(values map[string]string) {
	for key, s := range b.choices {
		s.Fill(values[key])
	}
	for key, t := range b.toggles {
		t.Fill(values[key] == "true")
	}
	b.clear.Hidden = len(b.Value()) == 0
	b.box.Refresh()
}

// Value returns what is chosen.
func (b *FilterBar) Value() map[string]string {
	values := map[string]string{}
	for key, s := range b.choices {
		if s.Value() != "" {
			values[key] = s.Value()
		}
	}
	for key, t := range b.toggles {
		if t.Value() {
			values[key] = "true"
		}
	}
	return values
}

// SetCount shows how many rows are left, in the words of the caller.
func (b *FilterBar) SetCount(text string) {
	b.count.SetText(text)
	b.box.Refresh() // a longer text needs more room
}

func (b *FilterBar) changed() {
	values := b.Value()
	b.clear.Hidden = len(values) == 0
	b.box.Refresh()
	if b.OnChanged != nil {
		b.OnChanged(values)
	}
}

// CreateRenderer implements [fyne.Widget].
func (b *FilterBar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }
