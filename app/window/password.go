package window

import (
	"verwerkingsregister/app/password"
	"verwerkingsregister/app/widgets"
)

// newPassword asks for the password that a workbook gets, and says how strong
// it is.
func (s *space) newPassword(kit *widgets.Kit, changed func()) *widgets.PasswordPair {
	severities := map[password.Strength]widgets.Severity{password.Weak: widgets.Warning, password.Fair: widgets.Info, password.Strong: widgets.OK}
	organisation := s.session.Snapshot().Organisation
	pair := widgets.NewPasswordPair(kit, func(text string) (widgets.Severity, string) {
		strength := password.Judge(text, organisation.Name, organisation.FG.Name)
		return severities[strength], s.tools.Say("password." + string(strength))
	})
	pair.OnChanged = changed
	return pair
}

// show shows the fields, or takes them away with what was typed in them.
func show(p *widgets.PasswordPair, shown bool) {
	if shown {
		p.Object().Show()
		return
	}
	p.Clear()
	p.Object().Hide()
}
