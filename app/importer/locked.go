package importer

import (
	"errors"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/limits"
)

// lockedError refuses a file that a password opens.
type lockedError struct{ error }

func (e *lockedError) Unwrap() error { return e.error }

// locked tells whether a password would open the file.
func (r *refusal) locked() bool {
	var locked *lockedError
	return errors.As(r.file.err, &locked)
}

// askPassword asks for the password of the file and reads it again. What is typed
// is kept as long as the page is open, because its columns may be read anew.
func (r *refusal) askPassword() {
	say := r.im.t.Words.Say
	text := say("importer.password.text")
	if limits.KindOf(r.file.err) == limits.WrongPassword {
		text = say("importer.password.wrong") + " " + text
	}
	widgets.ShowQuestion(r.im.t.Kit, r.im.t.Window.Canvas(), widgets.Question{
		Title: say("importer.password.title", "file", r.file.name), Text: text,
		Confirm: say("importer.password.confirm"), Secret: true, Needed: true,
		OnCancel: r.focus,
		OnAnswer: func(password string) {
			r.file.source.Password, r.file.fate, r.file.page = password, waiting, nil
			if r.im.list != nil {
				r.im.show(r.im.list)
			}
			r.im.load()
		},
	})
}
