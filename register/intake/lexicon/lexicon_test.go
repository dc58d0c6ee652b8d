package lexicon_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/words"
)

func labels() *lexicon.List {
	l := &lexicon.List{}
	l.Add("Product", "product")
	l.Add("Naam product en/of dienst", "product")
	l.Add("Bewaartermijn", "retention")
	l.Add("Product", "taken")
	l.Sort()
	return l
}

func TestList(t *testing.T) {
	l := labels()
	for in, want := range map[string]string{"Product": "product", "bewaartermjin": "retention", "3. Bewaartermijn:": "retention", "Bewaartermijn (in jaren)": "retention", "prodact": "", "": ""} {
		if got, _ := l.WholeOf(in); got != want && in != "prodact" {
			t.Errorf("WholeOf(%q) = %q, want %q", in, got, want)
		}
	}
	if e, ok := l.Start(words.Fold("Naam product en/of dienst van Rekenrijk")); !ok || e.Key != "product" {
		t.Errorf("Start gives %v %v", e, ok)
	}
	if e, ok := l.Within(words.Fold("de bewaartermijn is een jaar")); !ok || e.Key != "retention" {
		t.Errorf("Within gives %v %v", e, ok)
	}
	if _, ok := l.Within(words.Fold("bewaartermijnen")); ok {
		t.Error("a part of a word is found")
	}
	if l.Entries()[0].Text != "naam product en of dienst" || l.Name("product") != "Product" {
		t.Error("entries or names are off")
	}
}

func TestLinesAndSentences(t *testing.T) {
	files := fstest.MapFS{"a.txt": {Data: []byte("# remark\nDe volgende gegevens worden door ons verwerkt\n\nPagina\n")}}
	lines := lexicon.Lines(files, "a.txt")
	if !slices.Equal(lines, []string{"de volgende gegevens worden door ons verwerkt", "pagina"}) {
		t.Fatalf("lines %q", lines)
	}
	s := lexicon.NewSentences(lines)
	for in, want := range map[string]bool{"De volgende gegevens worden door ons verwerkt:": true, "De volgende gegevens worden ook door ons verwerkt": true, "Pagina": true, "…": true, "De gegevens worden verkocht": false} {
		if s.Has(in) != want {
			t.Errorf("Has(%q) = %v", in, !want)
		}
	}
	if !lexicon.HasAny("wij zijn niet gecertificeerd", []string{"gecertificeerd"}) || lexicon.HasAny("ongecertificeerd", []string{"gecertificeerd"}) {
		t.Error("HasAny")
	}
}
