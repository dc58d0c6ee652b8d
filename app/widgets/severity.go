package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// Severity says how much a mark, a finding or a message weighs.
type Severity int

// The severities, from none to the heaviest.
const (
	Neutral Severity = iota
	OK
	Info
	Draft
	Warning
	Error
)

// colours returns the strong and the soft colour of a severity.
func (s Severity) colours() (strong, soft fyne.ThemeColorName) {
	switch s {
	case OK:
		return look.OK, look.OKSoft
	case Info:
		return look.Info, look.InfoSoft
	case Draft:
		return look.Draft, look.DraftSoft
	case Warning:
		return look.Warning, look.WarningSoft
	case Error:
		return look.Error, look.ErrorSoft
	}
	return look.Quiet, look.NeutralSoft
}

// icon returns the picture of a severity in its colour, nil for none.
func (s Severity) icon() fyne.Resource {
	strong, _ := s.colours()
	switch s {
	case OK:
		return theme.NewColoredResource(theme.ConfirmIcon(), strong)
	case Info:
		return theme.NewColoredResource(theme.InfoIcon(), strong)
	case Draft:
		return theme.NewColoredResource(theme.DocumentCreateIcon(), strong)
	case Warning:
		return theme.NewColoredResource(theme.WarningIcon(), strong)
	case Error:
		return theme.NewColoredResource(theme.ErrorIcon(), strong)
	}
	return nil
}
