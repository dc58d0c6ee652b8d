// Package look decides what the window looks like: colours, sizes and the
// language of the few words that Fyne itself puts on the screen.
//
// There is one theme type with three variants, light, dark and high contrast.
// The variant is always the one that was chosen here: what the desktop portal
// or the operating system prefers is asked by the program, once, and handed in
// as a variant, so that a picture on one computer is the picture on every
// other. Sizes are dense, because the window is for long forms and long lists,
// and can be scaled from 90 to 150 per cent.
//
//	fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 100))
//
// Widgets never name a colour but by meaning: [Error], [Added], [Draft] and so
// on. Each meaning has a strong colour for text and signs, and most have a soft
// one for the ground behind them. All pairs that occur as text on ground reach
// a contrast of 4.5 to 1 (WCAG AA), in high contrast 7 to 1 (AAA); a test holds
// this. Colour never carries meaning alone: every use has a sign or a word too.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant is one of the three sets of colours.
type Variant string

// The variants a user can choose from.
const (
	Light        Variant = "light"
	Dark         Variant = "dark"
	HighContrast Variant = "contrast"
)

// Variants returns all variants in the order in which a menu shows them.
func Variants() []Variant { return []Variant{Light, Dark, HighContrast} }

// The smallest and the largest size of text and spaces, in per cent.
const (
	SmallestScale = 90
	LargestScale  = 150
)

// Theme implements [fyne.Theme]. The zero value is not useful; see [New].
type Theme struct {
	variant Variant
	percent int
	colours palette
}

// New returns the theme of a variant at a size in per cent. An unknown variant
// is light, and a size outside the range is brought to its nearest end.
func New(variant Variant, percent int) *Theme {
	t := &Theme{variant: variant, percent: min(max(percent, SmallestScale), LargestScale)}
	switch variant {
	case Dark:
		t.colours = darkPalette()
	case HighContrast:
		t.colours = contrastPalette()
	default:
		t.variant, t.colours = Light, lightPalette()
	}
	return t
}

// Variant tells which set of colours the theme has.
func (t *Theme) Variant() Variant { return t.variant }

// Percent tells the size of the theme.
func (t *Theme) Percent() int { return t.percent }

// Color returns a colour by its name. The variant that Fyne proposes, from the
// desktop, is ignored: the theme has its own.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, t.base())
}

// Font returns Fyne's own fonts: they hold every letter of the languages of the
// European Union and look the same on every system.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

// Icon returns Fyne's own icons.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns a size by its name, scaled.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	size, ok := sizes[name]
	if !ok {
		size = theme.DefaultTheme().Size(name)
	}
	if thin[name] {
		return size
	}
	return size * float32(t.percent) / 100
}

func (t *Theme) base() fyne.ThemeVariant {
	if t.variant == Light {
		return theme.VariantLight
	}
	return theme.VariantDark
}

// sizes are the dense measures at 100 per cent, in Fyne's units.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               13,
	theme.SizeNameCaptionText:        11,
	theme.SizeNameHeadingText:        20,
	theme.SizeNameSubHeadingText:     15,
	theme.SizeNamePadding:            3,
	theme.SizeNameInnerPadding:       5,
	theme.SizeNameLineSpacing:        3,
	theme.SizeNameInlineIcon:         16,
	theme.SizeNameScrollBar:          11,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    3,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameSplitThickness:     5,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        3,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameButtonRadius:       4,
	theme.SizeNameCardRadius:         5,
	theme.SizeNameDialogRadius:       6,
	theme.SizeNamePopupRadius:        5,
	theme.SizeNameMenuRadius:         5,
	theme.SizeNameModalBlurRadius:    0,
}

// thin lists what stays one hair thick at every scale.
var thin = map[fyne.ThemeSizeName]bool{
	theme.SizeNameSeparatorThickness: true,
	theme.SizeNameInputBorder:        true,
}

// Colour returns a colour of the theme that is in force now.
func Colour(name fyne.ThemeColorName) color.Color {
	return theme.Color(name)
}

// Size returns a size of the theme that is in force now.
func Size(name fyne.ThemeSizeName) float32 { return theme.Size(name) }

// Unit scales a length that was designed at 100 per cent with the size of the
// text that is in force now.
func Unit(length float32) float32 {
	return length * theme.Size(theme.SizeNameText) / sizes[theme.SizeNameText]
}
