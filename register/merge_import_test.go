package register_test

import (
	"maps"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// imported saves what an import of one document makes.
func (s *side) imported(names ...string) {
	s.t.Helper()
	s.clock.Move(time.Minute)
	change := register.Change{Action: model.ActionImport, Reason: "bijsluiter",
		Documents: []register.Document{{Name: "bijsluiter.docx", Bytes: []byte("De bijsluiter van het pakket.")}}}
	for _, name := range names {
		change.Writes = append(change.Writes, register.Write{Record: &model.Service{Product: name}})
	}
	mustSave(s.t, s.reg, change)
}

// TestMergeOfTheSameImportInBoth holds that a document that both copies
// imported is kept once, that what each made of it stays, and that numbers both
// gave out are not given twice.
func TestMergeOfTheSameImportInBoth(t *testing.T) {
	both := sides(t, 60, 2)
	a, b := both[0], both[1]
	a.imported("Leerlingvolg", "Toetsen")
	b.imported("Leerlingvolg", "Rooster")
	hashes := a.hashes()
	maps.Copy(hashes, b.hashes())
	headA, headB := a.head(), b.head()
	before, err := a.reg.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	copyA, copyB := a.copied(), b.copied()
	a.merge(copyB, merge.Ours)
	b.merge(copyA, merge.Theirs)
	a.keeps(hashes, headA, headB)
	b.keeps(hashes, headA, headB)
	after, err := a.reg.Documents(t.Context())
	if err != nil || len(after) != len(before) {
		t.Errorf("%d documents, there were %d (%v)", len(after), len(before), err)
	}
	if x, y := a.says(), b.says(); !maps.Equal(x, y) {
		t.Error("it matters which is merged into which")
	}
	numbers := map[string]string{}
	listed, err := a.reg.List(t.Context(), register.Query{Trash: register.WithTrash})
	if err != nil {
		t.Fatal(err)
	}
	services := 0
	for _, s := range listed {
		if s.Kind == model.KindService {
			services++
		}
		if other, taken := numbers[s.Number]; taken && s.Number != "" {
			t.Errorf("%s is the number of %s and %s", s.Number, other, s.Title)
		}
		numbers[s.Number] = s.Title
	}
	if services < 4 {
		t.Errorf("%d services are left", services)
	}
}

// TestMergesInAChain passes what three copies did from one to the next and
// back: each ends with everything, and every join of two lines has two parents.
func TestMergesInAChain(t *testing.T) {
	three := sides(t, 61, 3)
	hashes, heads := map[string]bool{}, []register.Fingerprint{}
	for _, s := range three {
		s.work(4)
		maps.Copy(hashes, s.hashes())
		heads = append(heads, s.head())
	}
	a, b, c := three[0], three[1], three[2]
	b.merge(a.copied(), merge.Ours)
	c.merge(b.copied(), merge.Theirs)
	b.merge(c.copied(), merge.Ours)
	a.merge(b.copied(), merge.Ours)
	for i, s := range three {
		s.keeps(hashes, heads...)
		if s.head() != c.head() || !maps.Equal(s.says(), c.says()) {
			t.Errorf("copy %d differs from the last that decided", i)
		}
		path := s.copied()
		db, err := register.Raw(path)
		if err != nil {
			t.Fatal(err)
		}
		var joins int
		err = db.QueryRow(`SELECT count(*) FROM history WHERE length(parent) = 32 AND length(parent2) = 32 AND parent <> parent2`).Scan(&joins)
		if err != nil || joins != 2 {
			t.Errorf("copy %d: %d versions join two lines, %v", i, joins, err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		sum := fileSum(t, s.reg.Path())
		for _, other := range three {
			if other != s {
				if merged := s.merge(other.copied(), merge.Ours); merged.Versions != 0 {
					t.Errorf("merging again took over %d versions", merged.Versions)
				}
			}
		}
		if fileSum(t, s.reg.Path()) != sum {
			t.Error("merging again changed the file")
		}
	}
}
