package look_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// pairs are the texts and signs of the window with the grounds they stand on.
func pairs() map[fyne.ThemeColorName][]fyne.ThemeColorName {
	grounds := []fyne.ThemeColorName{theme.ColorNameBackground, look.Panel, theme.ColorNameInputBackground,
		theme.ColorNameHeaderBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground}
	chosen := append([]fyne.ThemeColorName{look.Chosen, look.ChosenIdle}, grounds...)
	return map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground:          append([]fyne.ThemeColorName{theme.ColorNameButton, theme.ColorNameSelection, look.NeutralSoft, look.InfoSoft, look.WarningSoft, look.ErrorSoft, look.OKSoft, look.DraftSoft}, chosen...),
		theme.ColorNameDisabled:            grounds,
		look.Quiet:                         append([]fyne.ThemeColorName{look.NeutralSoft}, chosen...),
		theme.ColorNamePrimary:             grounds,
		theme.ColorNameHyperlink:           grounds,
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNameForegroundOnError:   {look.Error},
		theme.ColorNameForegroundOnWarning: {look.Warning},
		theme.ColorNameForegroundOnSuccess: {look.OK},
		look.Error:                         append([]fyne.ThemeColorName{look.ErrorSoft}, chosen...),
		look.Warning:                       append([]fyne.ThemeColorName{look.WarningSoft}, chosen...),
		look.Info:                          append([]fyne.ThemeColorName{look.InfoSoft}, chosen...),
		look.OK:                            append([]fyne.ThemeColorName{look.OKSoft}, chosen...),
		look.Draft:                         append([]fyne.ThemeColorName{look.DraftSoft}, chosen...),
		look.Added:                         append([]fyne.ThemeColorName{look.AddedSoft}, grounds...),
		look.Removed:                       append([]fyne.ThemeColorName{look.RemovedSoft}, grounds...),
		look.Changed:                       append([]fyne.ThemeColorName{look.ChangedSoft}, grounds...),
	}
}

func TestTextIsReadableInEveryVariant(t *testing.T) {
	test.NewTempApp(t)
	for _, variant := range look.Variants() {
		th := look.New(variant, 100)
		least := 4.5
		if variant == look.HighContrast {
			least = 7
		}
		for text, grounds := range pairs() {
			for _, ground := range grounds {
				if got := contrast(th.Color(text, 0), th.Color(ground, 0)); got < least {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", variant, text, ground, got, least)
				}
			}
		}
	}
}

// What has the keyboard, and where a field ends, must be seen too: 3 to 1.
func TestRingsAndBordersCanBeSeen(t *testing.T) {
	test.NewTempApp(t)
	for _, variant := range look.Variants() {
		th := look.New(variant, 100)
		for _, name := range []fyne.ThemeColorName{look.Ring, theme.ColorNameInputBorder} {
			for _, ground := range []fyne.ThemeColorName{look.Panel, theme.ColorNameInputBackground, theme.ColorNameBackground} {
				if got := contrast(th.Color(name, 0), th.Color(ground, 0)); got < 3 {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want 3", variant, name, ground, got)
				}
			}
		}
	}
}

func TestVariantIsNotThatOfTheDesktop(t *testing.T) {
	test.NewTempApp(t)
	for _, variant := range look.Variants() {
		th := look.New(variant, 100)
		for name := range pairs() {
			if th.Color(name, theme.VariantLight) != th.Color(name, theme.VariantDark) {
				t.Errorf("%s: %s follows the desktop", variant, name)
			}
		}
	}
}

func TestEveryColourOfFyneIsDefined(t *testing.T) {
	for _, variant := range look.Variants() {
		test.AssertAllColorNamesDefined(t, look.New(variant, 100), string(variant))
	}
}

func TestSizesGrowWithTheScale(t *testing.T) {
	cases := []struct {
		percent int
		text    float32
		line    float32
	}{
		{90, 11.7, 1},
		{100, 13, 1},
		{150, 19.5, 1},
		{20, 11.7, 1},  // brought to the smallest
		{400, 19.5, 1}, // and to the largest
	}
	for _, c := range cases {
		th := look.New(look.Light, c.percent)
		if got := th.Size(theme.SizeNameText); math.Abs(float64(got-c.text)) > 0.001 {
			t.Errorf("text at %d%%: got %v, want %v", c.percent, got, c.text)
		}
		if got := th.Size(theme.SizeNameSeparatorThickness); got != c.line {
			t.Errorf("line at %d%%: got %v, want %v", c.percent, got, c.line)
		}
	}
}

func TestUnknownVariantIsLight(t *testing.T) {
	if got := look.New("sepia", 100).Variant(); got != look.Light {
		t.Errorf("got %q", got)
	}
}

// contrast is the contrast ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}
