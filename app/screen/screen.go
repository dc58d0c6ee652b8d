// Package screen holds what every screen of the window is built with: the
// words, the widgets' kit, the session, and the three things a screen may ask
// of the window around it (run a job, tell of a failure, go somewhere). A
// screen gets one Tools value and nothing else from outside.
package screen

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/present"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// Tools is what a screen is built with.
type Tools struct {
	*present.Presenter
	Kit     *widgets.Kit
	Window  fyne.Window
	Session *session.Session // nil on the welcome page
	Reader  propose.Reader   // of the documents of suppliers

	// Run does a job in the background, one at a time and in order, and then
	// calls then on the thread of the screen.
	Run func(job *session.Job, then func(err error))
	// Fail shows what went wrong, in words.
	Fail func(err error, subject string)
	// Go shows a record, at a field when path is not empty.
	Go func(kind model.Kind, id model.ID, path field.Path)
	// Document asks where to save a document that the register keeps, by its SHA-256
	// in hex, and saves it there. title is what it is called where it is not kept.
	Document func(hash, title string)
	// Changed is called when saved records changed, so that lists are read
	// again.
	Changed func()
}

// Say is short for the words of the window.
func (t *Tools) Say(key string, values ...any) string {
	return t.Words.Say("window."+key, values...)
}

// Options are the choices of a reference list, as a field shows them today.
func (t *Tools) Options(list string) []widgets.Option {
	return t.OptionsOn(list, t.Session.Today())
}

// OptionsOn are the choices of a reference list on a day. Rows that are not
// valid then stay in it, to be shown and not chosen.
func (t *Tools) OptionsOn(list string, today model.Date) []widgets.Option {
	language, rows := string(t.Words.Language()), reference.List(list).Rows()
	options := make([]widgets.Option, len(rows))
	for i, row := range rows {
		options[i] = widgets.Option{
			Code: row.Code, Label: row.Label(language), Note: row.Note(language),
			Retired: !row.ValidOn(today), Unverified: row.Check == reference.Unverified,
		}
	}
	return options
}
