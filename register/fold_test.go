package register_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// TestWordsAreRecognisedAsTheyWereStored holds that the check of what is
// searched agrees with what a save stores, for any text.
func TestWordsAreRecognisedAsTheyWereStored(t *testing.T) {
	random := rng(8)
	for n := range 60 {
		g := generate.Generator{Rand: random, Hostile: n%2 == 1}
		for _, kind := range model.StoredKinds() {
			record := g.Record(kind)
			words := register.Searchable(record)
			if !register.SameWords(record, words) {
				t.Fatalf("%s is not recognised:\n%q", kind, words)
			}
			for _, other := range []string{words + "\nzzzz", "aaa\n" + words, words + "x", "", words + "\n"} {
				if other != words && register.SameWords(record, other) {
					t.Fatalf("%q passes for\n%q", other, words)
				}
			}
		}
	}
	for text, want := range map[string]string{
		"De 'Linde' (school)\tV-012 e-mail: a@b.nl.": "a@b.nl\nde\ne-mail\nlinde\nschool\nv-012",
		"Één ĳ, straße; -- !":                        "een\nij\nstrasse",
		"":                                           "", " . ": "",
	} {
		if got := register.Searchable(&model.Activity{Name: text}); got != want {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}
