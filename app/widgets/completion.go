package widgets

import "fyne.io/fyne/v2"

// Completion is a line of free text with suggestions: pick one that exists, or
// keep what was typed. Down and F4 show all suggestions.
type Completion struct {
	TextField
	// OnText is called at each change of the text. code is that of the
	// suggestion the text was picked from, empty for text of one's own.
	OnText func(text, code string)

	options []Option
	code    string
	picker  *picker
}

// NewCompletion returns an empty field.
func NewCompletion(kit *Kit, options []Option) *Completion {
	f := &Completion{options: options}
	f.extend(kit, f)
	f.OnChanged = f.typed
	return f
}

// SetOptions replaces the suggestions.
func (f *Completion) SetOptions(options []Option) { f.options = options }

// FillText shows a text, and remembers the suggestion it came from, without
// calling back.
func (f *Completion) FillText(text, code string) {
	f.code = code
	f.Fill(text)
}

// Code returns the code of the suggestion that was picked, empty for text of
// one's own.
func (f *Completion) Code() string { return f.code }

// TypedRune implements [fyne.Focusable].
func (f *Completion) TypedRune(r rune) {
	f.TextField.TypedRune(r)
	if f.Text != "" && len(matching(f.options, f.Text, offered)) > 0 {
		f.open(f.Text)
	}
}

// TypedKey implements [fyne.Focusable].
func (f *Completion) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyDown || key.Name == fyne.KeyF4 {
		f.open("")
		return
	}
	f.TextField.TypedKey(key)
}

// TypedShortcut opens the list on Alt+Down.
func (f *Completion) TypedShortcut(shortcut fyne.Shortcut) {
	if altDown(shortcut) {
		f.open("")
		return
	}
	f.TextField.TypedShortcut(shortcut)
}

// open shows the suggestions for a text; the entry of the pop-up goes on where
// the field was.
func (f *Completion) open(filter string) {
	if f.Disabled() || len(f.options) == 0 {
		return
	}
	f.picker = &picker{kit: f.kit, field: f, options: f.options, keep: offered,
		typed: f.change,
		picked: func(o Option) {
			f.code = o.Code
			quietly(&f.Entry, o.Label)
			f.tell()
		},
		closed: func(int) { f.end() },
	}
	f.picker.open(f.Text, nil)
	if f.picker.popUp == nil {
		return
	}
	if filter == "" {
		f.picker.filter("")
	}
	f.picker.entry.CursorColumn = f.CursorColumn
	f.picker.entry.Refresh()
}

func offered(o Option) bool { return !o.Retired }

// end puts the caret behind the text.
func (f *Completion) end() {
	f.CursorColumn = len([]rune(f.Text))
	f.Refresh()
}

// change takes over what was typed in the pop-up.
func (f *Completion) change(text string) {
	quietly(&f.Entry, text)
	f.typed(text)
}

func (f *Completion) typed(text string) {
	f.code = ""
	for _, o := range f.options {
		if Fold(o.Label) == Fold(text) && offered(o) {
			f.code = o.Code
			break
		}
	}
	f.tell()
}

func (f *Completion) tell() {
	if f.OnText != nil {
		f.OnText(f.Text, f.code)
	}
}
