package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/words"
)

// language tells in which language a document is by the small words in it, "" when that is
// not plain.
func (r *reader) language() string {
	counts := map[string]int{}
	count := func(text string) {
		for w := range strings.FieldsSeq(words.Fold(text)) {
			if lang := r.lex.smallWords[w]; lang != "" {
				counts[lang]++
			}
		}
	}
	for _, u := range r.units {
		if u.table == nil {
			count(u.text())
			continue
		}
		for i := range u.table.Cells {
			count(u.table.Cells[i].Text())
		}
	}
	switch nl, en := counts["nl"], counts["en"]; {
	case nl > 2*en && nl >= 3:
		return "nl"
	case en > 2*nl && en >= 3:
		return "en"
	}
	return ""
}
