package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Tick is the state of a box that can be ticked.
type Tick int

// The states of a box. A row above others is ticked partly when only some of
// them are ticked.
const (
	NoTick Tick = iota // there is no box
	Unticked
	PartlyTicked
	Ticked
)

// icon returns the picture of a box, nil for none.
func (t Tick) icon() fyne.Resource {
	switch t {
	case Unticked:
		return theme.CheckButtonIcon()
	case PartlyTicked:
		return theme.NewPrimaryThemedResource(theme.Icon(theme.IconNameCheckButtonPartial))
	case Ticked:
		return theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon())
	}
	return nil
}
