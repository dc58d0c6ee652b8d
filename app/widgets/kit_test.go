package widgets_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/widgets"
)

// words are Dutch captions for the tests.
func words() widgets.Words {
	return widgets.Words{
		NotFilledIn: "niet ingevuld", Unverified: "te controleren", Retired: "vervallen", Unknown: "onbekende code",
		Clear: "Leegmaken", NothingFound: "Niets gevonden",
		Add: "Toevoegen", Remove: "Verwijderen", Duplicate: "Dupliceren", MoveUp: "Omhoog", MoveDown: "Omlaag",
		AddChild: "Onderliggende toevoegen",
		Removed:  "Verwijderd: %s", Undo: "Ongedaan maken", NoRows: "Nog niets ingevuld",
		Count: "%d van %d tekens", Calendar: "Kalender", Today: "Vandaag", Earlier: "Vorige maand", LaterOn: "Volgende maand",
		Months: [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
			"oktober", "november", "december"},
		Weekdays: [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"},
		Required: "verplicht", Changed: "gewijzigd", Help: "Uitleg",
		Cancel: "Annuleren", Close: "Sluiten", Copy: "Kopiëren", Copied: "Gekopieerd",
		Details: "Technische gegevens", Search: "Zoeken", Working: "Bezig", Reveal: "Wachtwoord tonen",
		Password: "Wachtwoord", PasswordAgain: "Nog een keer", PasswordMissing: "Typ het nog een keer.", PasswordDiffers: "Dit is een ander.", PasswordSame: "Hetzelfde.",
		Open: "Openen", Save: "Opslaan", FileName: "Bestandsnaam", ParentFolder: "Bovenliggende map",
		Home: "Persoonlijke map", HiddenFiles: "Verborgen bestanden tonen", ModifiedOn: "Gewijzigd op",
		Overwrite: "%s bestaat al. Wilt u het vervangen?", Replace: "Vervangen",
		FolderUnreadable: "Deze map kan niet worden gelezen", EmptyFolder: "Geen bestanden in deze map", FileMissing: "Er is geen bestand %s",
	}
}

// clock is a Later that runs what is due when it is told that time passed.
type clock struct {
	now   time.Duration
	queue []*due
}

type due struct {
	at time.Duration
	f  func()
}

func (c *clock) later(wait time.Duration, f func()) func() {
	d := &due{c.now + wait, f}
	c.queue = append(c.queue, d)
	return func() { d.f = nil }
}

func (c *clock) pass(d time.Duration) {
	c.now += d
	waiting := c.queue
	c.queue = nil
	for _, d := range waiting {
		switch {
		case d.f == nil:
		case d.at <= c.now:
			d.f()
		default:
			c.queue = append(c.queue, d)
		}
	}
}

// desk is a window with a kit, for a test.
type desk struct {
	kit    *widgets.Kit
	clock  *clock
	window fyne.Window
	canvas fyne.Canvas
}

// newDesk puts an object made with a kit on a window.
func newDesk(t testing.TB, size fyne.Size, build func(*widgets.Kit) fyne.CanvasObject) *desk {
	t.Helper()
	return newDeskIn(t, look.New(look.Light, 100), size, build)
}

func newDeskIn(t testing.TB, theme fyne.Theme, size fyne.Size, build func(*widgets.Kit) fyne.CanvasObject) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme)
	d := &desk{clock: &clock{}}
	d.kit = widgets.NewKit(words(), widgets.AtOnce, d.clock.later)
	d.window = app.NewWindow("")
	t.Cleanup(d.window.Close)
	d.canvas = d.window.Canvas()
	d.window.SetContent(d.kit.Window(build(d.kit)))
	d.window.Resize(size)
	return d
}

// top puts an object at its own height at the top of a window.
func top(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(o, nil, nil, nil)
}

// press types keys on what has the keyboard.
func (d *desk) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := d.canvas.Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if f := d.canvas.OnTypedKey(); f != nil {
			f(&fyne.KeyEvent{Name: k})
		}
	}
}

// write types text on what has the keyboard at each letter: a pop-up that opens
// takes over.
func (d *desk) write(text string) {
	for _, r := range text {
		d.canvas.Focused().TypedRune(r)
	}
}

// tab goes to the next field as the driver of the desktop does.
func (d *desk) tab() {
	if t, ok := d.canvas.Focused().(fyne.Tabbable); ok && t.AcceptsTab() {
		d.press(fyne.KeyTab)
		return
	}
	d.canvas.FocusNext()
}

// shortcut sends a shortcut to what has the keyboard.
func (d *desk) shortcut(s fyne.Shortcut) {
	if f, ok := d.canvas.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

// settle lays the window out again, as the driver of the desktop does when the
// least size of something has changed.
func (d *desk) settle() {
	for range 3 {
		for _, o := range append([]fyne.CanvasObject{d.canvas.Content()}, d.canvas.Overlays().List()...) {
			layOut(o)
		}
	}
}

func layOut(o fyne.CanvasObject) {
	var children []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		if c.Layout != nil {
			c.Layout.Layout(c.Objects, c.Size())
		}
		children = c.Objects
	case fyne.Widget:
		r := test.WidgetRenderer(c)
		r.Layout(c.Size())
		children = r.Objects()
	}
	for _, child := range children {
		layOut(child)
	}
}
