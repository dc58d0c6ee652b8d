package dictionary_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/app/dictionary"
	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

func load(t *testing.T, language string) *dictionary.Dictionary {
	t.Helper()
	d, err := dictionary.Load(language)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// catalogue lists every field of every kind, without the kinds themselves.
func catalogue() []*field.Field {
	var all []*field.Field
	for _, kind := range model.StoredKinds() {
		field.Of(kind).All(func(f *field.Field) {
			if f.Parent != nil {
				all = append(all, f)
			}
		})
	}
	return all
}

func texts(t *testing.T, name string) map[string]string {
	t.Helper()
	words := map[string]string{}
	parse(t, assets.Translations, name, &words)
	return words
}

func parse(t *testing.T, folder assets.Folder, name string, into any) {
	t.Helper()
	b, err := folder.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

func TestEveryFieldHasALabel(t *testing.T) {
	for _, language := range dictionary.Languages() {
		d := load(t, language)
		for _, f := range catalogue() {
			label := d.Label(f)
			if label == f.Name || label == f.TypeKey || label == f.Key || strings.TrimSpace(label) == "" {
				t.Errorf("%s: %s (%s) has label %q", language, f.Key, f.TypeKey, label)
			}
			if f.Type == field.Rows && (d.RowName(f) == "" || d.AddLabel(f) == "") {
				t.Errorf("%s: rows %s have row name %q and add label %q", language, f.Key, d.RowName(f), d.AddLabel(f))
			}
			if f.Type != field.Rows && d.RowName(f)+d.AddLabel(f) != "" {
				t.Errorf("%s: %s has no rows, but has a name for one", language, f.Key)
			}
		}
	}
}

// Two fields that stand beside each other must not be called the same.
func TestNeighboursDiffer(t *testing.T) {
	for _, language := range dictionary.Languages() {
		d := load(t, language)
		seen := map[string]string{}
		for _, f := range catalogue() {
			place := f.Parent.Key + ": " + d.Label(f)
			if other, twice := seen[place]; twice {
				t.Errorf("%s: %s and %s are both called %q", language, other, f.Key, d.Label(f))
			}
			seen[place] = f.Key
		}
	}
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	for _, subject := range []string{"fields", "sections"} {
		dutch, english := texts(t, subject+".nl.json"), texts(t, subject+".en.json")
		if missing := difference(dutch, english); len(missing) > 0 {
			t.Errorf("%s: only in Dutch: %v", subject, missing)
		}
		if missing := difference(english, dutch); len(missing) > 0 {
			t.Errorf("%s: only in English: %v", subject, missing)
		}
	}
}

func difference[T any](a, b map[string]T) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(a)), func(key string) bool {
		_, both := b[key]
		return both
	})
}

func TestNoLabelIsLeftOver(t *testing.T) {
	known := map[string]*field.Field{}
	for _, f := range catalogue() {
		known[f.Key], known[f.TypeKey] = f, f
	}
	for _, language := range dictionary.Languages() {
		words := texts(t, "fields."+language+".json")
		for key, text := range words {
			name, _, _ := strings.Cut(key, "#")
			f := known[name]
			if f == nil {
				t.Errorf("%s: %q is of no field", language, key)
				continue
			}
			if general := words[strings.Replace(key, f.Key, f.TypeKey, 1)]; name == f.Key && general == text && !hasOther(words, f) {
				t.Errorf("%s: %q says the same as %q", language, key, f.TypeKey)
			}
		}
	}
}

// hasOther reports whether any text for the field's place differs from those
// for its type: then the place needs all of them.
func hasOther(words map[string]string, f *field.Field) bool {
	return slices.ContainsFunc([]string{"", "#row", "#add"}, func(suffix string) bool {
		return words[f.Key+suffix] != words[f.TypeKey+suffix]
	})
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := dictionary.Load("fr"); !errors.Is(err, dictionary.ErrLanguage) {
		t.Errorf("got %v, want ErrLanguage", err)
	}
}

func TestThePlaceTakesPrecedence(t *testing.T) {
	d := load(t, "nl")
	service := field.Of(model.KindService).Child("engagements")
	activity := field.Of(model.KindActivity).Child("engagements")
	if got := d.AddLabel(service); got != "Subverwerker toevoegen" {
		t.Errorf("in a service: %q", got)
	}
	if got := d.AddLabel(activity); got != "Verwerker of subverwerker toevoegen" {
		t.Errorf("in an activity: %q", got)
	}
}

// helpFiles reads the help of a language by file.
func helpFiles(t *testing.T, language string) map[string]map[string]dictionary.Help {
	t.Helper()
	names, err := fs.Glob(assets.Help, "*."+language+".json")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]map[string]dictionary.Help{}
	for _, name := range names {
		entries := map[string]dictionary.Help{}
		parse(t, assets.Help, name, &entries)
		files[strings.TrimSuffix(name, "."+language+".json")] = entries
	}
	return files
}

func TestHelpIsTheSameInBothLanguages(t *testing.T) {
	dutch, english := helpFiles(t, "nl"), helpFiles(t, "en")
	for subject, entries := range dutch {
		if missing := append(difference(entries, english[subject]), difference(english[subject], entries)...); len(missing) > 0 {
			t.Errorf("%s: only in one language: %v", subject, missing)
		}
		for key, help := range entries {
			other := english[subject][key]
			if (help.Law == "") != (other.Law == "") || (help.Plain == "") != (other.Plain == "") || len(help.Examples) != len(other.Examples) {
				t.Errorf("%s: %s has other parts in English than in Dutch", subject, key)
			}
		}
	}
	if missing := difference(english, dutch); len(missing) > 0 {
		t.Errorf("only in English: %v", missing)
	}
}

func TestNoHelpIsLeftOver(t *testing.T) {
	known := map[string]bool{}
	for _, f := range catalogue() {
		known[f.Key], known[f.TypeKey] = true, true
	}
	seen := map[string]string{}
	for subject, entries := range helpFiles(t, "nl") {
		for key, help := range entries {
			if !known[key] {
				t.Errorf("%s: %q is of no field", subject, key)
			}
			if seen[key] != "" {
				t.Errorf("%q stands in %s and in %s", key, subject, seen[key])
			}
			seen[key] = subject
			if help.Plain == "" {
				t.Errorf("%s: %q does not say what to fill in", subject, key)
			}
		}
	}
}

// Lists of rows and what is chosen from a list are where officers hesitate.
func TestHesitationHasHelp(t *testing.T) {
	d := load(t, "nl")
	for _, f := range catalogue() {
		if strings.HasPrefix(f.Key, string(model.KindSignOff)+".") || // nobody fills it in field by field
			f.Fixed || (f.Type != field.Rows && f.Type != field.Code && f.Type != field.Codes && f.List == "") {
			continue
		}
		if _, ok := d.Help(f); !ok {
			t.Errorf("%s (%s) has no help", f.Key, f.TypeKey)
		}
	}
}
