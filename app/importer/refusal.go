package importer

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/widgets"
)

// refusal is what the page shows of a file that brings nothing: why, what is
// unharmed, and what can be done.
type refusal struct {
	im     *Importer
	file   *file
	button *widgets.Button
	shown  fyne.CanvasObject
}

func newRefusal(im *Importer, f *file) *refusal {
	r := &refusal{im: im, file: f}
	why := "importer.nothing."
	if f.fate == unchanged {
		why = "importer.unchanged."
	}
	title, text := im.t.Words.Say(why+"title", "file", f.name), strings.Join(im.noteTexts(f), " ")+" "+im.t.Words.Say(why+"text")
	if f.err != nil {
		n := im.t.Words.Explain(f.err, f.name)
		title, text = n.Title, n.Happened+" "+n.Safe+" "+n.Do
	}
	caption := im.t.Words.Say("importer.close")
	if im.list != nil {
		caption = im.t.Words.Say("importer.back")
	}
	close := func() {
		if !im.back() {
			im.leave()
		}
	}
	actions := []widgets.Action{{Text: caption, Kind: widgets.PrimaryButton, Do: close}}
	if r.locked() {
		actions[0].Kind = widgets.PlainButton
		actions = append(actions, widgets.Action{Text: im.t.Words.Say("importer.password.ask"), Kind: widgets.PrimaryButton, Do: r.askPassword})
	}
	r.shown = widgets.NewEmptyState(im.kit, theme.DocumentIcon(), title, strings.TrimSpace(text), actions)
	r.button = buttonOf(r.shown, actions[len(actions)-1].Text)
	return r
}

// buttonOf finds the button of a text in an object.
func buttonOf(o fyne.CanvasObject, text string) *widgets.Button {
	if b, ok := o.(*widgets.Button); ok && b.Text() == text {
		return b
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, inner := range c.Objects {
			if b := buttonOf(inner, text); b != nil {
				return b
			}
		}
	}
	return nil
}

func (r *refusal) object() fyne.CanvasObject { return r.shown }
func (r *refusal) focus() {
	if r.button != nil {
		widgets.FocusOn(r.button)
	}
}
func (r *refusal) escape() bool  { return r.im.back() }
func (r *refusal) nextPane()     {}
func (r *refusal) edit()         {}
func (r *refusal) takeOver()     {}
func (r *refusal) changed() bool { return false }
