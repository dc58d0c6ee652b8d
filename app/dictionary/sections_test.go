package dictionary_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/dictionary"
	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// titled is a section of any kind of record, for tests.
type titled struct {
	key     string
	section dictionary.Section
}

func sections(t *testing.T, language string) []titled {
	t.Helper()
	d := load(t, language)
	var all []titled
	for _, kind := range model.Kinds() {
		for _, s := range d.Sections(kind) {
			all = append(all, titled{string(kind) + "." + s.Code, s})
		}
	}
	return all
}

func TestEveryFieldStandsInOneSection(t *testing.T) {
	d := load(t, "nl")
	for _, kind := range model.Kinds() {
		count := map[*field.Field]int{}
		for _, s := range d.Sections(kind) {
			for _, f := range s.Fields {
				count[f]++
			}
		}
		for _, f := range field.Of(kind).Fields {
			want := 1
			if f.Fixed {
				want = 0
			}
			if count[f] != want {
				t.Errorf("%s stands in %d sections, want %d", f.Key, count[f], want)
			}
		}
	}
}

// What the name of a reference and the reference itself say is edited as one,
// so they stand together.
func TestReferenceStandsBesideItsName(t *testing.T) {
	d := load(t, "nl")
	for _, kind := range model.Kinds() {
		for _, f := range field.Of(kind).Fields {
			if f.Type != field.RecordRef {
				continue
			}
			of, _ := d.SectionOf(kind, f.Name)
			if name, _ := d.SectionOf(kind, f.NameField); name.Code != of.Code {
				t.Errorf("%s stands in %s, its name in %s", f.Key, of.Code, name.Code)
			}
		}
	}
}

func TestEverySectionHasATitleAndAnIntroduction(t *testing.T) {
	for _, language := range dictionary.Languages() {
		words := texts(t, "sections."+language+".json")
		for _, s := range sections(t, language) {
			if s.section.Title == "" || s.section.Intro == "" || strings.Contains(s.section.Intro, "\n") {
				t.Errorf("%s: section %s has title %q and introduction %q", language, s.key, s.section.Title, s.section.Intro)
			}
			if len(s.section.Fields) == 0 {
				t.Errorf("section %s has no fields", s.key)
			}
			delete(words, s.key)
			delete(words, s.key+"#intro")
		}
		for key := range words {
			t.Errorf("%s: %q is of no section", language, key)
		}
	}
}

func TestSectionCodesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sections(t, "nl") {
		if seen[s.key] {
			t.Errorf("two sections are called %s", s.key)
		}
		seen[s.key] = true
	}
}

func TestUnknownFieldStandsInNoSection(t *testing.T) {
	if s, ok := load(t, "nl").SectionOf(model.KindParty, "purposes"); ok {
		t.Errorf("a party has no purposes, but they stand in %q", s.Code)
	}
}

// Every field of the law's own list stands where an officer looks for it.
func TestSectionsOfArticle30(t *testing.T) {
	d := load(t, "nl")
	for top, want := range map[string]string{
		"purposes": "purposes", "dataSubjects": "data", "dataCategories": "data", "recipients": "recipients",
		"engagements": "processors", "outsideEEA": "transfer", "retention": "retention", "security": "security",
		"jointControllers": "roles", "controllers": "roles",
	} {
		if s, _ := d.SectionOf(model.KindActivity, top); s.Code != want {
			t.Errorf("%s stands in %q, want %q", top, s.Code, want)
		}
	}
}

func TestLayoutNamesOnlyKinds(t *testing.T) {
	var layout map[model.Kind]any
	parse(t, assets.Translations, "sections.json", &layout)
	for kind := range layout {
		if model.New(kind) == nil {
			t.Errorf("%q is no kind of record", kind)
		}
	}
}
