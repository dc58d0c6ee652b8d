package outline_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/app/difference/outline"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func dutch(t testing.TB) *present.Presenter {
	t.Helper()
	p, err := present.New(text.Dutch)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func example() *model.Activity {
	return &model.Activity{
		ID: "a1", Number: "V-012", Name: "Verzuim", Department: "Zorg", Role: model.RoleController,
		Description: strings.Repeat("De school houdt bij wie er is en wie er niet is. ", 12) + "Na twee jaar gaat alles weg.",
		Tags:        []string{"leerlingen", "verzuim"},
		Processing: model.Processing{
			Retention: []model.Retention{
				{ID: "r1", Scope: "Meldingen", Text: "twee jaar"},
				{ID: "r2", Scope: "Brieven", Text: "een jaar"},
				{ID: "r3", Scope: "Gesprekken", Text: "vijf jaar"},
			},
			Engagements: []model.Engagement{{ID: "e1", PartyID: "p1", Party: "Wolkhuis B.V."}},
		},
	}
}

func between(t testing.TB, a, b model.Record) *outline.Outline {
	t.Helper()
	return outline.New(dutch(t), outline.Sides{Before: a, After: b, Name: func(id model.ID) string {
		return map[model.ID]string{"p1": "Wolkhuis B.V.", "p2": "Noordster B.V."}[id]
	}})
}

func TestEveryChangeIsToldWithItsSign(t *testing.T) {
	a, b := example(), example()
	b.Department = "Zorg en welzijn"
	b.Tags = []string{"verzuim", "leerplicht"}
	b.Description = strings.Replace(b.Description, "Na twee jaar", "Na 24 maanden", 1)
	b.Retention = []model.Retention{b.Retention[2], b.Retention[0], {ID: "r4", Scope: "Beelden", Text: "vier weken"}}
	b.Retention[1].Text = "drie jaar"
	b.Engagements[0].PartyID, b.Engagements[0].Party = "p2", "Noordster B.V."
	o := between(t, a, b)
	plain := o.Plain()
	for _, want := range []string{
		"~ Afdeling", "Zorg [+en welzijn+]", "[-leerlingen-]", "[+leerplicht+]", "[-twee jaar-][+24 maanden+]",
		"+ Toegevoegd: Beelden", "+   ", "vier weken", "– Verwijderd: Brieven", "een jaar",
		"→", "[-Wolkhuis-][+Noordster+] B.V.", "woorden gelijk)", "1 veld gelijk)",
	} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is not told:\n%s", want, plain)
		}
	}
	for _, not := range []string{"p1", "p2", "«"} {
		if strings.Contains(plain, not) {
			t.Errorf("%q is told:\n%s", not, plain)
		}
	}
}

func TestWhatStayedTheSameIsFoldedAndUnfolds(t *testing.T) {
	a, b := example(), example()
	b.Department = "Welzijn"
	o := between(t, a, b)
	shown := len(o.Rows())
	folds := slices.IndexFunc(o.Rows(), func(r *outline.Row) bool { return r.Shape == outline.Fold })
	if folds < 0 {
		t.Fatalf("nothing is folded:\n%s", o.Plain())
	}
	o.Turn(folds)
	if len(o.Rows()) <= shown {
		t.Error("a fold that is turned shows nothing more")
	}
	o.Turn(folds)
	if len(o.Rows()) != shown {
		t.Error("turned again it does not fold")
	}
	o.OpenAll(true)
	said := ""
	for _, r := range o.Rows() {
		for _, p := range r.Parts {
			said += p.Text + "\n"
		}
	}
	for _, want := range []string{"Verzuim", "Meldingen", "vijf jaar", "Wolkhuis B.V.", "Na twee jaar gaat alles weg."} {
		if !strings.Contains(said, want) {
			t.Errorf("unfolded, %q is not shown", want)
		}
	}
}

func TestNextGoesThroughTheChangesInOrder(t *testing.T) {
	a, b := example(), example()
	b.Department, b.Remarks = "Welzijn", "Nieuw"
	b.Retention[1].Text = "twee jaar"
	o := between(t, a, b)
	var numbers []int
	at, ok := o.Next(-1, 1)
	for ok {
		numbers = append(numbers, o.Rows()[at].Change)
		at, ok = o.Next(at, 1)
	}
	if fmt.Sprint(numbers) != "[1 2 3]" || o.Changes() != 3 {
		t.Errorf("went through %v of %d", numbers, o.Changes())
	}
	if before, ok := o.Next(at, -1); !ok || o.Rows()[before].Change != 2 || o.At(before) != 2 {
		t.Errorf("back at %d %v", before, ok)
	}
}

func TestARecordThatIsNewOrGoneIsToldWhole(t *testing.T) {
	for name, sides := range map[string][2]model.Record{"new": {nil, example()}, "gone": {example(), nil}} {
		t.Run(name, func(t *testing.T) {
			o := between(t, sides[0], sides[1])
			if plain := o.Plain(); !strings.Contains(plain, "Verzuim") || !strings.Contains(plain, "Wolkhuis") || strings.Contains(plain, "gelijk") {
				t.Errorf("told:\n%s", plain)
			}
		})
	}
	if o := between(t, example(), example()); o.Changes() != 0 {
		t.Errorf("the same record: %s", o.Plain())
	}
	if o := between(t, nil, nil); len(o.Rows()) != 0 {
		t.Error("nothing is told of nothing")
	}
}

func TestWhatWasErasedSaysSo(t *testing.T) {
	a, b := &model.Party{ID: "p1", Name: "Wolkhuis"}, &model.Party{ID: "p1", Name: "Wolkhuis"}
	a.Contact.Name, b.Contact.Name = "\x1a2026-11-22", "P. de Wit"
	if plain := between(t, a, b).Plain(); !strings.Contains(plain, "[-gewist op 22-11-2026-]") {
		t.Errorf("told:\n%s", plain)
	}
}

// TestNothingIsLeftOut holds for generated records that each change of a
// difference is told once, under the path it has.
func TestNothingIsLeftOut(t *testing.T) {
	words := dutch(t)
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 1))
		a := generate.Record(random, model.Kinds()[seed%4])
		b := field.Clone(a)
		for range 1 + seed%5 {
			b = generate.Edit(random, b)
		}
		want := diff.Records(a, b).Visible()
		o := outline.New(words, outline.Sides{Before: a, After: b})
		told := map[field.Path]int{}
		for _, r := range o.Rows() {
			if r.Change > 0 {
				told[r.Path]++
			}
		}
		for _, c := range want.Changes {
			if told[c.Path] != 1 {
				t.Fatalf("seed %d: the change %s of %s is told %d times:\n%s", seed, c.Op, c.Path, told[c.Path], o.Plain())
			}
		}
		if len(told) != len(want.Changes) || o.Changes() != len(want.Changes) {
			t.Fatalf("seed %d: %d changes, told are %d", seed, len(want.Changes), o.Changes())
		}
		if strings.Contains(o.Plain(), "«") {
			t.Fatalf("seed %d: words are missing:\n%s", seed, o.Plain())
		}
	}
}

// BenchmarkOutline lays out two versions of 100 kB with 2 % of the words changed.
func BenchmarkOutline(b *testing.B) {
	words := dutch(b)
	old, now := example(), example()
	var a, c strings.Builder
	for i := range 16000 {
		fmt.Fprintf(&a, "woord%d ", i%700)
		if i%50 == 0 {
			fmt.Fprintf(&c, "ander%d ", i)
		} else {
			fmt.Fprintf(&c, "woord%d ", i%700)
		}
	}
	old.Description, now.Description = a.String(), c.String()
	for b.Loop() {
		outline.New(words, outline.Sides{Before: old, After: now})
	}
}

// TestNoSectionIsNamedTwice: a list that is called as its section has no title
// of its own.
func TestNoSectionIsNamedTwice(t *testing.T) {
	a, b := example(), example()
	b.Recipients = []model.Recipient{{ID: "x1", Name: "Leerplichtambtenaar"}}
	b.Retention[0].Text = "drie jaar"
	o := between(t, a, b)
	o.OpenAll(true)
	for i, row := range o.Rows()[1:] {
		if above := o.Rows()[i]; above.Shape == outline.Heading && above.Label == row.Label && row.Shape == outline.Title {
			t.Errorf("%q is told twice:\n%s", row.Label, o.Plain())
		}
	}
	if plain := o.Plain(); !strings.Contains(plain, "\nOntvangers\n+ Toegevoegd: Leerplichtambtenaar\n") {
		t.Errorf("the recipient is not right below its section:\n%s", plain)
	}
}
