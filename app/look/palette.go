package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colours that Fyne has no name for, by meaning. A name that ends in Soft
// is the ground behind the colour of the same name.
const (
	// Error, Warning and Info are the severities of a finding.
	Error       = theme.ColorNameError
	ErrorSoft   = fyne.ThemeColorName("errorSoft")
	Warning     = theme.ColorNameWarning
	WarningSoft = fyne.ThemeColorName("warningSoft")
	Info        = fyne.ThemeColorName("info")
	InfoSoft    = fyne.ThemeColorName("infoSoft")
	// OK is for what is complete, saved or valid.
	OK     = theme.ColorNameSuccess
	OKSoft = fyne.ThemeColorName("okSoft")
	// Draft is for what was typed and is not a version yet.
	Draft     = fyne.ThemeColorName("draft")
	DraftSoft = fyne.ThemeColorName("draftSoft")
	// Added, Removed and Changed are for comparing two versions.
	Added       = fyne.ThemeColorName("added")
	AddedSoft   = fyne.ThemeColorName("addedSoft")
	Removed     = fyne.ThemeColorName("removed")
	RemovedSoft = fyne.ThemeColorName("removedSoft")
	Changed     = fyne.ThemeColorName("changed")
	ChangedSoft = fyne.ThemeColorName("changedSoft")
	// Quiet is for captions and what is of second importance; still readable.
	Quiet = theme.ColorNamePlaceHolder
	// NeutralSoft is the ground of a mark without judgement.
	NeutralSoft = fyne.ThemeColorName("neutralSoft")
	// Off is for a button that cannot be pressed now. It is weaker than text,
	// and than ColorNameDisabled, which is for text that can be read but not
	// changed.
	Off = fyne.ThemeColorName("off")
	// Panel is the ground of forms and lists, one step off the window's.
	Panel = fyne.ThemeColorName("panel")
	// Line is the hair line between panels and rows.
	Line = theme.ColorNameSeparator
	// Chosen is the ground of the selected row while its list has the
	// keyboard, ChosenIdle while it has not.
	Chosen     = fyne.ThemeColorName("chosen")
	ChosenIdle = fyne.ThemeColorName("chosenIdle")
	// Ring is drawn around what has the keyboard.
	Ring = fyne.ThemeColorName("ring")
)

// palette holds the colours of one variant by name.
type palette map[fyne.ThemeColorName]color.Color

// rgb makes an opaque colour out of 0xRRGGBB.
func rgb(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// rgba makes a colour out of 0xRRGGBBAA.
func rgba(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

func lightPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0xf3f5f8),
		Panel:                              rgb(0xffffff),
		theme.ColorNameForeground:          rgb(0x1b2430),
		Quiet:                              rgb(0x566272),
		theme.ColorNameDisabled:            rgb(0x3f4a58),
		Off:                                rgb(0x98a1ae),
		theme.ColorNameButton:              rgb(0xe4e8ee),
		theme.ColorNameDisabledButton:      rgb(0xeceff3),
		theme.ColorNamePrimary:             rgb(0x1d5fa5),
		theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		theme.ColorNameHyperlink:           rgb(0x1d5fa5),
		theme.ColorNameFocus:               rgba(0x1d5fa53a),
		Ring:                               rgb(0x1d5fa5),
		theme.ColorNameHover:               rgba(0x1b24300c),
		theme.ColorNamePressed:             rgba(0x1b243024),
		theme.ColorNameSelection:           rgb(0xc5dcf5),
		Chosen:                             rgb(0xcfe2f7),
		ChosenIdle:                         rgb(0xe3e8ef),
		theme.ColorNameInputBackground:     rgb(0xffffff),
		theme.ColorNameInputBorder:         rgb(0x838c99),
		theme.ColorNameHeaderBackground:    rgb(0xe9edf2),
		theme.ColorNameMenuBackground:      rgb(0xffffff),
		theme.ColorNameOverlayBackground:   rgb(0xffffff),
		Line:                               rgb(0xd9dee5),
		theme.ColorNameShadow:              rgba(0x10182038),
		theme.ColorNameScrollBar:           rgba(0x1b243070),
		theme.ColorNameScrollBarBackground: rgba(0x1b243010),
		Error:                              rgb(0xaf231c),
		ErrorSoft:                          rgb(0xfdeceb),
		theme.ColorNameForegroundOnError:   rgb(0xffffff),
		Warning:                            rgb(0x7f5200),
		WarningSoft:                        rgb(0xfff3d9),
		theme.ColorNameForegroundOnWarning: rgb(0xffffff),
		Info:                               rgb(0x1d5fa5),
		InfoSoft:                           rgb(0xe7f0fa),
		OK:                                 rgb(0x1b6a38),
		OKSoft:                             rgb(0xe4f4e9),
		theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
		Draft:                              rgb(0x63459a),
		DraftSoft:                          rgb(0xf0ebf9),
		Added:                              rgb(0x165f2f),
		AddedSoft:                          rgb(0xdaf2e1),
		Removed:                            rgb(0x9a1f1a),
		RemovedSoft:                        rgb(0xfce2e0),
		Changed:                            rgb(0x744a00),
		ChangedSoft:                        rgb(0xfff0cf),
		NeutralSoft:                        rgb(0xe6eaef),
	}
}

func darkPalette() palette {
	return palette{
		theme.ColorNameBackground:          rgb(0x1a1e24),
		Panel:                              rgb(0x21262d),
		theme.ColorNameForeground:          rgb(0xe4e8ee),
		Quiet:                              rgb(0xa4afbe),
		theme.ColorNameDisabled:            rgb(0xc2cad5),
		Off:                                rgb(0x66707e),
		theme.ColorNameButton:              rgb(0x343b46),
		theme.ColorNameDisabledButton:      rgb(0x282e36),
		theme.ColorNamePrimary:             rgb(0x84b9f3),
		theme.ColorNameForegroundOnPrimary: rgb(0x0d1b2a),
		theme.ColorNameHyperlink:           rgb(0x84b9f3),
		theme.ColorNameFocus:               rgba(0x84b9f34a),
		Ring:                               rgb(0x84b9f3),
		theme.ColorNameHover:               rgba(0xffffff10),
		theme.ColorNamePressed:             rgba(0xffffff28),
		theme.ColorNameSelection:           rgb(0x2c4f78),
		Chosen:                             rgb(0x233f61),
		ChosenIdle:                         rgb(0x313843),
		theme.ColorNameInputBackground:     rgb(0x171b20),
		theme.ColorNameInputBorder:         rgb(0x6d7888),
		theme.ColorNameHeaderBackground:    rgb(0x2a3038),
		theme.ColorNameMenuBackground:      rgb(0x282e36),
		theme.ColorNameOverlayBackground:   rgb(0x282e36),
		Line:                               rgb(0x363e49),
		theme.ColorNameShadow:              rgba(0x00000088),
		theme.ColorNameScrollBar:           rgba(0xffffff70),
		theme.ColorNameScrollBarBackground: rgba(0xffffff12),
		Error:                              rgb(0xff9c94),
		ErrorSoft:                          rgb(0x452423),
		theme.ColorNameForegroundOnError:   rgb(0x2b0907),
		Warning:                            rgb(0xf0c36a),
		WarningSoft:                        rgb(0x40331a),
		theme.ColorNameForegroundOnWarning: rgb(0x271b00),
		Info:                               rgb(0x93c2f5),
		InfoSoft:                           rgb(0x203850),
		OK:                                 rgb(0x86d6a0),
		OKSoft:                             rgb(0x1d3b29),
		theme.ColorNameForegroundOnSuccess: rgb(0x07230f),
		Draft:                              rgb(0xc9b2f4),
		DraftSoft:                          rgb(0x372d4c),
		Added:                              rgb(0x8fdca8),
		AddedSoft:                          rgb(0x1d3d2a),
		Removed:                            rgb(0xffa8a1),
		RemovedSoft:                        rgb(0x4a2726),
		Changed:                            rgb(0xf3cb7b),
		ChangedSoft:                        rgb(0x43361b),
		NeutralSoft:                        rgb(0x343b46),
	}
}

func contrastPalette() palette {
	black, white, yellow := rgb(0x000000), rgb(0xffffff), rgb(0xffe14d)
	return palette{
		theme.ColorNameBackground:          black,
		Panel:                              black,
		theme.ColorNameForeground:          white,
		Quiet:                              rgb(0xe0e0e0),
		theme.ColorNameDisabled:            rgb(0xe0e0e0),
		Off:                                rgb(0x8a8a8a),
		theme.ColorNameButton:              rgb(0x262626),
		theme.ColorNameDisabledButton:      rgb(0x161616),
		theme.ColorNamePrimary:             yellow,
		theme.ColorNameForegroundOnPrimary: black,
		theme.ColorNameHyperlink:           yellow,
		theme.ColorNameFocus:               rgba(0xffe14d66),
		Ring:                               yellow,
		theme.ColorNameHover:               rgba(0xffffff2a),
		theme.ColorNamePressed:             rgba(0xffffff50),
		theme.ColorNameSelection:           rgb(0x004a9f),
		Chosen:                             rgb(0x002f60),
		ChosenIdle:                         rgb(0x333333),
		theme.ColorNameInputBackground:     black,
		theme.ColorNameInputBorder:         white,
		theme.ColorNameHeaderBackground:    rgb(0x1e1e1e),
		theme.ColorNameMenuBackground:      rgb(0x111111),
		theme.ColorNameOverlayBackground:   rgb(0x111111),
		Line:                               rgb(0x9a9a9a),
		theme.ColorNameShadow:              rgba(0x000000b0),
		theme.ColorNameScrollBar:           white,
		theme.ColorNameScrollBarBackground: rgb(0x333333),
		Error:                              rgb(0xffb3ad),
		ErrorSoft:                          rgb(0x3a0a07),
		theme.ColorNameForegroundOnError:   black,
		Warning:                            rgb(0xffd166),
		WarningSoft:                        rgb(0x332300),
		theme.ColorNameForegroundOnWarning: black,
		Info:                               rgb(0xa9d4ff),
		InfoSoft:                           rgb(0x06233f),
		OK:                                 rgb(0x8ff0ae),
		OKSoft:                             rgb(0x052a12),
		theme.ColorNameForegroundOnSuccess: black,
		Draft:                              rgb(0xdcc8ff),
		DraftSoft:                          rgb(0x271a40),
		Added:                              rgb(0x8ff0ae),
		AddedSoft:                          rgb(0x052a12),
		Removed:                            rgb(0xffb3ad),
		RemovedSoft:                        rgb(0x3a0a07),
		Changed:                            rgb(0xffd166),
		ChangedSoft:                        rgb(0x332300),
		NeutralSoft:                        rgb(0x2b2b2b),
	}
}
