package widgets

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// NumberField holds a whole number of zero or more, or nothing at all: zero and
// not filled in are two different things. Dots and spaces between digits are
// read as thousands.
type NumberField struct {
	TextField

	// OnNumber is called at each change that leaves a number, or nothing (nil).
	OnNumber func(*int)
	// OnUnreadable is called with the text when it is no number.
	OnUnreadable func(text string)
}

// NewNumberField returns an empty field.
func NewNumberField(kit *Kit) *NumberField {
	f := &NumberField{}
	f.extend(kit, f)
	f.OnChanged = f.typed
	return f
}

// FillNumber shows a number, or nothing, without calling back.
func (f *NumberField) FillNumber(n *int) {
	if n == nil {
		f.Fill("")
		return
	}
	f.Fill(strconv.Itoa(*n))
}

// Number returns the number that was typed, nil for nothing, and whether the
// text can be read.
func (f *NumberField) Number() (n *int, ok bool) {
	digits := strings.NewReplacer(".", "", " ", "", "\u00a0", "").Replace(f.Text)
	if digits == "" {
		return nil, strings.TrimSpace(f.Text) == ""
	}
	v, err := strconv.Atoi(digits)
	if err != nil || v < 0 {
		return nil, false
	}
	return &v, true
}

// TypedRune takes digits and what stands between thousands.
func (f *NumberField) TypedRune(r rune) {
	if r >= '0' && r <= '9' || r == '.' || r == ' ' {
		f.TextField.TypedRune(r)
	}
}

// MinSize implements [fyne.CanvasObject]: room for nine digits.
func (f *NumberField) MinSize() fyne.Size { return atLeastWide(f.TextField.MinSize(), 110) }

func (f *NumberField) typed(text string) {
	n, ok := f.Number()
	switch {
	case ok && f.OnNumber != nil:
		f.OnNumber(n)
	case !ok && f.OnUnreadable != nil:
		f.OnUnreadable(text)
	}
}
