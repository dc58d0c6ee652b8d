// Package text holds every sentence that a user reads, in Dutch and in
// English, for the window and for the command line alike.
//
// The words stand in assets/translations, one file per subject and language:
// the text "saved" of cli.nl.json is asked for as "cli.saved". Objects inside
// a file make longer keys. A text may hold values in braces, which the caller
// gives by name:
//
//	words := text.For(text.Dutch)
//	words.Say("cli.written", "file", path)
//	words.Count("cli.activities", 3)
//
// Count chooses between the texts "one" and "other" below a key, and gives
// {n}. A key that does not exist comes back between guillemets; tests hold
// that every key in the code exists in both languages, with the same values.
//
// Errors are worded here and nowhere else: Explain gives any error a title,
// what happened, what is safe and what to do.
package text

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"verwerkingsregister/assets"
)

// Language is a language that the program speaks.
type Language string

// The languages of the program.
const (
	Dutch   Language = "nl"
	English Language = "en"
)

// Languages lists them, the default first.
func Languages() []Language { return []Language{Dutch, English} }

// ParseLanguage reads a language as a user or a locale names it: "nl", "EN",
// "en_GB.UTF-8". The answer is Dutch, with false, for any other.
func ParseLanguage(name string) (Language, bool) {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(strings.ReplaceAll(name, "-", "_"), "_")
	for _, l := range Languages() {
		if strings.EqualFold(name, string(l)) {
			return l, true
		}
	}
	return Dutch, false
}

// Words is the program's vocabulary in one language. Get one with For; it can
// be used from several goroutines.
type Words struct {
	language Language
	texts    map[string]string
}

// For returns the words of a language.
func For(l Language) Words {
	if l == English {
		return english()
	}
	return dutch()
}

var (
	dutch   = sync.OnceValue(func() Words { return load(Dutch) })
	english = sync.OnceValue(func() Words { return load(English) })
)

// load reads every subject of a language. The files are part of the program,
// so one that can't be read is a fault of the program itself.
func load(l Language) Words {
	w := Words{language: l, texts: map[string]string{}}
	entries, err := fs.ReadDir(assets.Translations, ".")
	if err != nil {
		panic(fmt.Sprintf("text: list translations: %v", err))
	}
	for _, entry := range entries {
		subject, ok := strings.CutSuffix(entry.Name(), "."+string(l)+".json")
		if !ok {
			continue
		}
		bytes, err := assets.Translations.ReadFile(entry.Name())
		if err != nil {
			panic(fmt.Sprintf("text: %v", err))
		}
		var content any
		if err := json.Unmarshal(bytes, &content); err != nil {
			panic(fmt.Sprintf("text: read %s: %v", entry.Name(), err))
		}
		w.add(subject, content)
	}
	return w
}

// add keeps the texts of a subject, objects as longer keys.
func (w Words) add(key string, content any) {
	switch v := content.(type) {
	case string:
		w.texts[key] = v
	case map[string]any:
		for name, inner := range v {
			w.add(key+"."+name, inner)
		}
	}
}

// Language tells which language the words are of.
func (w Words) Language() Language { return w.language }

// Has reports whether there is a text with that key.
func (w Words) Has(key string) bool {
	_, ok := w.texts[key]
	return ok
}

// Keys lists the keys of all texts, in order.
func (w Words) Keys() []string { return slices.Sorted(maps.Keys(w.texts)) }

// Say returns a text. Values are given in pairs, a name and what to print for
// it.
func (w Words) Say(key string, values ...any) string {
	text, ok := w.texts[key]
	if !ok {
		return "«" + key + "»"
	}
	return fill(text, values)
}

// Count returns the text for a number of things, with that number as {n}.
func (w Words) Count(key string, n int, values ...any) string {
	form := ".other"
	if n == 1 {
		form = ".one"
	}
	return w.Say(key+form, append([]any{"n", n}, values...)...)
}

func fill(text string, values []any) string {
	if len(values) == 0 {
		return text
	}
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		pairs = append(pairs, fmt.Sprintf("{%v}", values[i]), printed(values[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func printed(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	}
	return fmt.Sprint(value)
}

// Time prints a moment to the minute, in the zone of the time itself: the
// Dutch way, or year first in English, which nobody can misread.
func (w Words) Time(t time.Time) string {
	if w.language == English {
		return t.Format("2006-01-02 15:04")
	}
	return t.Format("02-01-2006 15:04")
}
