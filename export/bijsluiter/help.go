package bijsluiter

import (
	"fmt"
	"strings"

	"verwerkingsregister/assets"
)

// Help is the page that explains a form of the user's own, as Markdown: how it
// works, and every place with what it holds.
func Help(language string) (string, error) {
	intro, err := assets.Templates.ReadFile("help." + language + ".md")
	if err != nil {
		return "", fmt.Errorf("read help on templates: %w", err)
	}
	var out strings.Builder
	out.Write(intro)
	heading := map[string]string{"nl": "Plaatsen", "en": "Places"}[language]
	fmt.Fprintf(&out, "\n## %s\n\n", heading)
	for _, p := range places() {
		if p.List != "" {
			continue
		}
		switch p.Kind {
		case listKind, columnsKind:
			fmt.Fprintf(&out, "- `{{#%[1]s}}` … `{{/%[1]s}}`: %s\n", p.word(language), p.About[language])
		case partKind:
			fmt.Fprintf(&out, "- `repeat:%s`: %s\n", p.word(language), p.About[language])
		default:
			fmt.Fprintf(&out, "- `{{%s}}`: %s\n", p.word(language), p.About[language])
		}
	}
	for _, list := range places() {
		if list.Kind == listKind || list.Kind == columnsKind {
			fmt.Fprintf(&out, "\n## {{#%s}}\n\n", list.word(language))
			for _, p := range places() {
				if p.List == list.full() {
					fmt.Fprintf(&out, "- `{{%s}}`: %s\n", p.word(language), p.About[language])
				}
			}
		}
	}
	return out.String(), nil
}

// word is the name of a place in a language; the other counts as well.
func (p place) word(language string) string {
	if language == "nl" {
		return p.Dutch
	}
	return p.Name
}
