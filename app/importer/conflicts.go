package importer

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/changenote"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// conflicts lists where the officer's own words stand, whatever the document says: both
// values, who wrote the one and what the document before said, and a way to follow the
// document there all the same.
type conflicts struct {
	page    *proposalPage
	buttons []*widgets.Button // of each that is shown
	shown   *fyne.Container
}

// shownConflicts is how many are shown; a document that contradicts more is another one.
const shownConflicts = 100

func newConflicts(p *proposalPage) *conflicts {
	return &conflicts{page: p, shown: container.NewVBox()}
}

func (c *conflicts) fill(outcomes []review.Outcome) {
	im := c.page.im
	focused := slices.IndexFunc(c.buttons, func(b *widgets.Button) bool { return b.First() == im.t.Window.Canvas().Focused() })
	c.shown.Objects, c.buttons = nil, nil
	if n := review.Conflicts(outcomes); n > 0 {
		c.shown.Add(widget.NewSeparator())
		c.shown.Add(widget.NewLabelWithStyle(im.t.Words.Count("importer.targets.conflicts", n), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	}
	n := 0
	for _, o := range outcomes {
		for _, conflict := range o.Conflicts {
			if n++; n <= shownConflicts {
				c.add(o.Record, conflict)
			}
		}
	}
	if n > shownConflicts {
		c.shown.Add(quiet(im.t.Words.Say("importer.targets.more", "n", n-shownConflicts)))
	}
	c.shown.Refresh()
	if focused >= 0 && focused < len(c.buttons) { // it was pressed, and is made anew
		widgets.FocusOn(c.buttons[focused])
	}
}

func (c *conflicts) add(record model.Record, conflict proposal.Conflict) {
	im := c.page.im
	line := func(key, value string) fyne.CanvasObject {
		l := quiet("")
		l.Wrapping = fyne.TextWrapWord
		l.SetText(im.t.Words.Say("importer.targets."+key, "value", value))
		return l
	}
	c.shown.Add(wrapped(im.t.Record(record) + ": " + im.t.Path(record, conflict.Path)))
	if conflict.Followed {
		c.shown.Add(line("gone", im.kept(record, conflict)))
	} else {
		c.shown.Add(line("stays", im.kept(record, conflict)))
	}
	c.shown.Add(line("says", im.said(record, conflict)))
	button := widgets.NewButton(im.kit, widgets.PlainButton, im.followCaption(conflict), nil, func() { c.page.follow(record, conflict) })
	c.buttons = append(c.buttons, button)
	c.shown.Add(container.NewHBox(button))
}

// follow turns whose words stand, the document's or the officer's own.
func (p *proposalPage) follow(record model.Record, c proposal.Conflict) {
	_, id := record.Identity()
	p.rev.Follow(id, c, !c.Followed)
	p.refresh()
}

// followCaption is what the button says that turns whose words stand.
func (im *Importer) followCaption(c proposal.Conflict) string {
	if c.Followed {
		return im.t.Words.Say("importer.targets.keep-own")
	}
	return im.t.Words.Say("importer.targets.follow")
}

// kept prints what stands in the register, with who wrote it and when.
func (im *Importer) kept(record model.Record, c proposal.Conflict) string {
	printed := im.print(record, c.Path, c.Kept)
	if wrote := (changenote.Teller{Presenter: im.t.Presenter}).Wrote(c.Wrote); wrote != "" {
		printed += " (" + wrote + ")"
	}
	return printed
}

// said prints what the document says, and whether it said so before.
func (im *Importer) said(record model.Record, c proposal.Conflict) string {
	printed := im.print(record, c.Path, c.Proposed)
	switch {
	case !c.News:
		printed += " (" + im.t.Words.Say("importer.targets.again") + ")"
	case c.Before != nil && c.From != "":
		printed += " (" + im.t.Words.Say("importer.targets.was", "value", im.print(record, c.Path, c.Before)) + ")"
	}
	return printed
}

// print prints one side of a conflict: a value, or the title of a row.
func (im *Importer) print(record model.Record, path field.Path, value any) string {
	kind, _ := record.Identity()
	f, err := field.At(kind, path)
	if err != nil || value == nil {
		return im.t.Words.Say("importer.targets.nothing")
	}
	if printed := im.t.Value(record, f, value); printed != "" {
		return printed
	}
	return im.t.Words.Say("importer.targets.nothing")
}
