package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// PasswordPair asks for the password that something is to get: twice, in dots
// until the user wants to see it, with a judgement of it. Left empty, there is
// none. Nothing of it outlives the dialog it stands in.
type PasswordPair struct {
	// OnChanged is called when anything was typed, and when the fields took
	// another room.
	OnChanged func()

	kit          *Kit
	first, again *TextField
	rows         [2]*FormRow
	reveal       *ToggleButton
	object       *fyne.Container
	judge        func(password string) (Severity, string)
}

// NewPasswordPair returns two empty fields, of which the second is there once
// something stands in the first. Judge says in words how strong a password is.
func NewPasswordPair(kit *Kit, judge func(password string) (Severity, string)) *PasswordPair {
	p := &PasswordPair{kit: kit, first: NewTextField(kit), again: NewTextField(kit), judge: judge}
	p.reveal = newReveal(kit, p.first, p.again)
	p.rows[0] = NewFormRow(kit, FormRowOptions{Label: kit.Words.Password, Above: true}, p.first)
	p.rows[1] = NewFormRow(kit, FormRowOptions{Label: kit.Words.PasswordAgain, Above: true}, p.again)
	p.object = container.NewVBox(p.rows[0], p.rows[1], container.NewHBox(p.reveal))
	p.first.OnChanged = func(string) { p.changed() }
	p.again.OnChanged = func(string) { p.changed() }
	p.tell()
	return p
}

// Object is what the dialog shows.
func (p *PasswordPair) Object() fyne.CanvasObject { return p.object }

// First implements [Field].
func (p *PasswordPair) First() fyne.Focusable { return p.first.First() }

// Value is the password, empty for none; ok is false until it was typed twice.
func (p *PasswordPair) Value() (password string, ok bool) {
	return p.first.Value(), p.first.Value() == "" || p.first.Value() == p.again.Value()
}

// Clear forgets what was typed.
func (p *PasswordPair) Clear() {
	p.first.Fill("")
	p.again.Fill("")
	p.reveal.Fill(false)
	p.reveal.OnChanged(false)
	p.tell()
}

func (p *PasswordPair) changed() {
	p.tell()
	if p.OnChanged != nil {
		p.OnChanged()
	}
}

// tell shows how strong the password is and whether it was typed twice.
func (p *PasswordPair) tell() {
	typed := p.first.Value() != ""
	for _, o := range p.object.Objects[1:] {
		if typed {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if !typed {
		p.again.Fill("")
		p.rows[0].SetFinding(Neutral, "")
		p.rows[1].SetFinding(Neutral, "")
		return
	}
	p.rows[0].SetFinding(p.judge(p.first.Value()))
	words := p.kit.Words
	switch _, same := p.Value(); {
	case same:
		p.rows[1].SetFinding(OK, words.PasswordSame)
	case p.again.Value() == "":
		p.rows[1].SetFinding(Info, words.PasswordMissing)
	default:
		p.rows[1].SetFinding(Error, words.PasswordDiffers)
	}
}
