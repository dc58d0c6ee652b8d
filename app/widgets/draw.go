package widgets

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// control is the body of the widgets that this package draws itself and that
// take the keyboard.
type control struct {
	widget.DisableableWidget
	Hooks

	kit      *Kit
	self     fyne.Widget
	hasFocus bool
	hovered  bool
}

func (c *control) extend(kit *Kit, self fyne.Widget) {
	c.kit, c.self = kit, self
	c.ExtendBaseWidget(self)
}

// First implements [Field].
func (c *control) First() fyne.Focusable {
	f, _ := c.self.(fyne.Focusable)
	return f
}

// FocusGained implements [fyne.Focusable].
func (c *control) FocusGained() {
	c.hasFocus = true
	c.self.Refresh()
	c.kit.focused(c.self)
	c.entered()
}

// FocusLost implements [fyne.Focusable].
func (c *control) FocusLost() {
	c.hasFocus = false
	c.self.Refresh()
	c.left()
}

// TypedRune implements [fyne.Focusable].
func (c *control) TypedRune(rune) {}

// TypedKey implements [fyne.Focusable].
func (c *control) TypedKey(key *fyne.KeyEvent) {
	if !c.kit.offersHook(key) && enter(key) {
		c.kit.offers(key)
	}
}

// MouseIn implements [desktop.Hoverable].
func (c *control) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.self.Refresh()
}

// MouseMoved implements [desktop.Hoverable].
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (c *control) MouseOut() {
	c.hovered = false
	c.self.Refresh()
}

// takeFocus gives the widget the keyboard, as a click on it does.
func (c *control) takeFocus() {
	if !c.Disabled() {
		focus(c.First())
	}
}

// newText returns a text in a colour of the theme at the size of plain text.
func newText(text string, name fyne.ThemeColorName) *canvas.Text {
	t := canvas.NewText(text, look.Colour(name))
	t.TextSize = look.Size(theme.SizeNameText)
	return t
}

func setText(t *canvas.Text, text string, name fyne.ThemeColorName, size fyne.ThemeSizeName) {
	t.Text = text
	t.Color = look.Colour(name)
	t.TextSize = look.Size(size)
	t.Refresh()
}

func newBox() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// inputBox draws a rectangle as the ground of a field.
func inputBox(box *canvas.Rectangle, disabled, hovered bool) {
	box.FillColor = look.Colour(theme.ColorNameInputBackground)
	box.StrokeColor = look.Colour(theme.ColorNameInputBorder)
	if hovered && !disabled {
		box.StrokeColor = look.Colour(theme.ColorNameForeground)
	}
	if disabled {
		readOnlyBox(box, box)
	}
	box.StrokeWidth = look.Size(theme.SizeNameInputBorder)
	box.CornerRadius = look.Size(theme.SizeNameInputRadius)
	box.Refresh()
}

// readOnlyBox draws the ground and the border of a field that cannot be changed:
// quieter than one that can, while its text stays as readable.
func readOnlyBox(ground, border *canvas.Rectangle) {
	ground.FillColor = look.Colour(theme.ColorNameBackground)
	border.StrokeColor = look.Colour(look.Line)
}

// foreground is the colour of text that can or cannot be changed.
func foreground(disabled bool) fyne.ThemeColorName {
	if disabled {
		return theme.ColorNameDisabled
	}
	return theme.ColorNameForeground
}

// lineHeight is the height of one line of plain text.
func lineHeight() float32 {
	return fyne.MeasureText("Mg", look.Size(theme.SizeNameText), fyne.TextStyle{}).Height
}

// textInset is where the text of a field begins.
func textInset() float32 {
	return look.Size(theme.SizeNameInnerPadding) + look.Size(theme.SizeNameInputBorder)
}

// fieldHeight is the height of a field of one line.
func fieldHeight() float32 {
	return lineHeight() + 2*look.Size(theme.SizeNameInnerPadding)
}

// atLeastWide widens a size to a width that was designed at 100 per cent.
func atLeastWide(size fyne.Size, width float32) fyne.Size {
	return fyne.NewSize(max(size.Width, look.Unit(width)), size.Height)
}

// fit shortens a line with an ellipsis until it is no wider than a width.
func fit(text string, width, size float32, style fyne.TextStyle) string {
	if text == "" || fyne.MeasureText(text, size, style).Width <= width {
		return text
	}
	runes := []rune(text)
	n := sort.Search(len(runes), func(n int) bool {
		return fyne.MeasureText(string(runes[:n+1])+"…", size, style).Width > width
	})
	if n == 0 {
		return ""
	}
	return string(runes[:n]) + "…"
}

// objects is a renderer for widgets that lay themselves out: the functions that
// are nil do nothing.
type objects struct {
	all     []fyne.CanvasObject
	layout  func(fyne.Size)
	minSize func() fyne.Size
	refresh func()
}

func (r *objects) Destroy()                     {}
func (r *objects) Layout(size fyne.Size)        { r.layout(size) }
func (r *objects) MinSize() fyne.Size           { return r.minSize() }
func (r *objects) Objects() []fyne.CanvasObject { return r.all }
func (r *objects) Refresh()                     { r.refresh() }

// middle puts a text at a distance from the left, in the middle of a height.
func middle(t *canvas.Text, x, height float32) {
	need := t.MinSize()
	t.Resize(need)
	t.Move(fyne.NewPos(x, (height-need.Height)/2))
}

// joinNonEmpty joins the texts that are not empty.
func joinNonEmpty(separator string, texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, separator)
}

// selfLaid is a container whose owner places the objects.
type selfLaid struct {
	layout  func(fyne.Size)
	minSize func() fyne.Size
}

func newSelfLaid(all []fyne.CanvasObject, layout func(fyne.Size), minSize func() fyne.Size) *fyne.Container {
	return &fyne.Container{Objects: all, Layout: selfLaid{layout, minSize}}
}

// Layout implements [fyne.Layout].
func (l selfLaid) Layout(_ []fyne.CanvasObject, size fyne.Size) { l.layout(size) }

// MinSize implements [fyne.Layout].
func (l selfLaid) MinSize([]fyne.CanvasObject) fyne.Size { return l.minSize() }
