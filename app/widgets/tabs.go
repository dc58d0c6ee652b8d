package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// Tab is one place that [Tabs] leads to.
type Tab struct {
	Key   string
	Title string
}

// Tabs is a line of places of which one is shown. It is one stop for Tab: Left
// and Right, Home and End choose.
type Tabs struct {
	control
	// OnSelected is called with the key of the place that was chosen.
	OnSelected func(key string)

	tabs []Tab
	key  string
}

// NewTabs returns the places in the order given, the first chosen.
func NewTabs(kit *Kit, tabs []Tab) *Tabs {
	t := &Tabs{tabs: slices.Clone(tabs)}
	if len(tabs) > 0 {
		t.key = tabs[0].Key
	}
	t.extend(kit, t)
	return t
}

// Select chooses a place without calling back.
func (t *Tabs) Select(key string) {
	t.key = key
	t.Refresh()
}

// SetTitle changes what a place is called, such as how much is in it.
func (t *Tabs) SetTitle(key, title string) {
	for i := range t.tabs {
		if t.tabs[i].Key == key {
			t.tabs[i].Title = title
		}
	}
	t.Refresh()
}

// Selected returns the key of the place that is chosen.
func (t *Tabs) Selected() string { return t.key }

func (t *Tabs) at() int {
	return slices.IndexFunc(t.tabs, func(tab Tab) bool { return tab.Key == t.key })
}

func (t *Tabs) choose(i int) {
	if i < 0 || i >= len(t.tabs) {
		return
	}
	t.Select(t.tabs[i].Key)
	if t.OnSelected != nil {
		t.OnSelected(t.key)
	}
}

// TypedKey implements [fyne.Focusable].
func (t *Tabs) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		t.choose(t.at() - 1)
	case fyne.KeyRight:
		t.choose(t.at() + 1)
	case fyne.KeyHome:
		t.choose(0)
	case fyne.KeyEnd:
		t.choose(len(t.tabs) - 1)
	default:
		t.control.TypedKey(key)
	}
}

// Tapped implements [fyne.Tappable].
func (t *Tabs) Tapped(ev *fyne.PointEvent) {
	t.takeFocus()
	x := float32(0)
	for i, tab := range t.tabs {
		x += tabWidth(tab)
		if ev.Position.X < x {
			t.choose(i)
			return
		}
	}
}

func tabWidth(tab Tab) float32 {
	return fyne.MeasureText(tab.Title, look.Size(theme.SizeNameText), fyne.TextStyle{Bold: true}).Width + look.Unit(24)
}

// CreateRenderer implements [fyne.Widget].
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	ground, line, ring := newBox(), newBox(), newRing()
	titles := make([]*canvas.Text, len(t.tabs))
	all := []fyne.CanvasObject{ground, line, ring}
	for i := range titles {
		titles[i] = newText("", theme.ColorNameForeground)
		all = append(all, titles[i])
	}
	paint := func(size fyne.Size) {
		ground.FillColor = look.Colour(look.Chosen)
		line.FillColor = look.Colour(theme.ColorNamePrimary)
		ground.Hidden, line.Hidden = t.at() < 0, t.at() < 0
		drawRing(ring, t.hasFocus)
		x := float32(0)
		for i, tab := range t.tabs {
			width, chosen := tabWidth(tab), tab.Key == t.key
			titles[i].TextStyle.Bold = chosen
			setText(titles[i], tab.Title, theme.ColorNameForeground, theme.SizeNameText)
			middle(titles[i], x+look.Unit(12), size.Height)
			if chosen {
				for _, box := range []*canvas.Rectangle{ground, ring} {
					box.Move(fyne.NewPos(x, 0))
					box.Resize(fyne.NewSize(width, size.Height))
				}
				line.Move(fyne.NewPos(x, size.Height-look.Unit(3)))
				line.Resize(fyne.NewSize(width, look.Unit(3)))
			}
			x += width
		}
	}
	return &objects{
		all: all, layout: paint,
		minSize: func() fyne.Size {
			width := float32(0)
			for _, tab := range t.tabs {
				width += tabWidth(tab)
			}
			return fyne.NewSize(width, fieldHeight()+look.Unit(6))
		},
		refresh: func() { paint(t.Size()) },
	}
}
