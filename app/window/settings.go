package window

import (
	"slices"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/text"
)

// settings is what the program remembers for this user on this computer. It
// holds names of files and tastes, nothing out of a register.
type settings struct{ store fyne.Preferences }

const (
	keyLanguage = "language"
	keyTheme    = "theme"
	keyScale    = "scale"
	keyRecent   = "recent"
	keyAuthor   = "author"
	keyHelp     = "help"
	keyExports  = "exports"
)

const recentMost = 10

func (s settings) language() text.Language {
	language, _ := text.ParseLanguage(s.store.StringWithFallback(keyLanguage, string(text.Dutch)))
	return language
}

func (s settings) setLanguage(l text.Language) { s.store.SetString(keyLanguage, string(l)) }

func (s settings) variant() look.Variant {
	return look.Variant(s.store.StringWithFallback(keyTheme, string(look.Light)))
}

func (s settings) setVariant(v look.Variant) { s.store.SetString(keyTheme, string(v)) }

func (s settings) percent() int { return s.store.IntWithFallback(keyScale, 100) }

func (s settings) setPercent(percent int) { s.store.SetInt(keyScale, percent) }

func (s settings) author(otherwise string) string {
	return s.store.StringWithFallback(keyAuthor, otherwise)
}

func (s settings) setAuthor(name string) { s.store.SetString(keyAuthor, name) }

func (s settings) helpShown() bool { return s.store.BoolWithFallback(keyHelp, true) }

func (s settings) setHelpShown(shown bool) { s.store.SetBool(keyHelp, shown) }

// exports is the folder that was exported to last; empty when none was.
func (s settings) exports() string { return s.store.String(keyExports) }

func (s settings) setExports(folder string) { s.store.SetString(keyExports, folder) }

func (s settings) recent() []string { return s.store.StringList(keyRecent) }

// remember puts a file first among the recent ones.
func (s settings) remember(path string) {
	recent := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	recent = slices.Insert(recent, 0, path)
	s.store.SetStringList(keyRecent, recent[:min(len(recent), recentMost)])
}

// forget takes a file that is not there any more out of the list.
func (s settings) forget(path string) {
	s.store.SetStringList(keyRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}
