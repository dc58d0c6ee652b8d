package look

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"verwerkingsregister/assets"
)

// Language puts the words that Fyne itself shows (the menu of a text field, the
// buttons of its dialogs) in Dutch ("nl") or English ("en"), whatever the
// language of the computer is. Fyne has no Dutch and no way to choose a
// language, so the words are registered under the language of the system and
// under every language that Fyne could fall back to. Widgets that exist already
// keep their words; build the window after the choice.
func Language(code string) error {
	words, err := assets.Translations.ReadFile("fyne." + code + ".json")
	if err != nil {
		return fmt.Errorf("choose language of the toolkit %q: %w", code, err)
	}
	for _, locale := range locales() {
		if err := lang.AddTranslationsForLocale(words, locale); err != nil {
			return fmt.Errorf("choose language of the toolkit %q for %s: %w", code, locale, err)
		}
	}
	return nil
}

// locales are the languages that Fyne has words for, Dutch, and the language of
// this computer.
func locales() []fyne.Locale {
	const known = "en nl cs de el es fr ja pl pt pt-BR ru sv ta uk zh-Hans zh-Hant zh-TW"
	all := []fyne.Locale{lang.SystemLocale()}
	for _, name := range strings.Fields(known) {
		all = append(all, fyne.Locale(name))
	}
	return all
}
