package register_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// remembered is what a test knows a record to be, apart from the register.
type remembered struct {
	versions []string // canonical bytes of each version
	trashed  []bool
}

func (r *remembered) add(text string, trashed bool) {
	n := len(r.versions)
	if n > 0 && r.versions[n-1] == text && r.trashed[n-1] == trashed {
		return
	}
	r.versions, r.trashed = append(r.versions, text), append(r.trashed, trashed)
}

// TestRandomWorkIsRemembered does what users do, in random order, and compares
// the register with a plain memory of it.
func TestRandomWorkIsRemembered(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomWork(t, rand.New(rand.NewPCG(seed, 99))) })
	}
}

func randomWork(t *testing.T, random *rand.Rand) {
	path := filepath.Join(t.TempDir(), "werk.vreg")
	reg, err := register.Create(t.Context(), path, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { reg.Close() }()
	memory := map[model.ID]*remembered{}
	var ids []model.ID
	for range 60 {
		switch op := random.IntN(10); {
		case op < 3 || len(ids) == 0:
			change := register.Change{}
			for range 1 + random.IntN(3) {
				record := generate.Record(random, []model.Kind{model.KindActivity, model.KindService, model.KindParty}[random.IntN(3)])
				record.SetIdentity("", "")
				change.Writes = append(change.Writes, register.Write{Record: record})
			}
			mustSave(t, reg, change)
			for _, w := range change.Writes {
				_, id := w.Record.Identity()
				memory[id] = &remembered{}
				memory[id].add(encoded(t, w.Record), false)
				ids = append(ids, id)
			}
		case op < 6:
			id := ids[random.IntN(len(ids))]
			record, summary := mustRecord(t, reg, id)
			edited := generate.Edit(random, record)
			mustSave(t, reg, write(edited, summary.Version))
			memory[id].add(encoded(t, edited), false)
		case op == 6:
			id := ids[random.IntN(len(ids))]
			record, summary := mustRecord(t, reg, id)
			mustSave(t, reg, register.Change{Writes: []register.Write{{Record: record, Base: summary.Version, Delete: true}}})
			memory[id].add(encoded(t, record), true)
		case op == 7:
			id := ids[random.IntN(len(ids))]
			n := random.IntN(len(memory[id].versions))
			if _, err := reg.Restore(t.Context(), id, n+1, "terug"); err != nil {
				t.Fatal(err)
			}
			memory[id].add(memory[id].versions[n], false)
		case op == 8:
			id := ids[random.IntN(len(ids))]
			history, err := reg.History(t.Context(), register.HistoryQuery{Record: id, Limit: 1})
			if err != nil {
				t.Fatal(err)
			}
			undo(t, reg, history[0].Change, memory)
		default:
			if err := reg.Close(); err != nil {
				t.Fatal(err)
			}
			if reg, err = register.Open(t.Context(), path, options(newClock())); err != nil {
				t.Fatal(err)
			}
		}
	}
	compareWithMemory(t, reg, memory)
}

// undo takes a change back where nothing was done since, in both.
func undo(t *testing.T, reg *register.Register, change int64, memory map[model.ID]*remembered) {
	t.Helper()
	made, err := reg.History(t.Context(), register.HistoryQuery{Change: change})
	if err != nil {
		t.Fatal(err)
	}
	overtaken := false
	for _, v := range made {
		overtaken = overtaken || len(memory[v.Record].versions) != v.Number
	}
	_, err = reg.Undo(t.Context(), change, "")
	if overtaken {
		wantKind(t, err, register.Conflict)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range made {
		m := memory[v.Record]
		if v.Number == 1 {
			m.add(m.versions[0], true)
		} else {
			m.add(m.versions[v.Number-2], m.trashed[v.Number-2])
		}
	}
}

func compareWithMemory(t *testing.T, reg *register.Register, memory map[model.ID]*remembered) {
	t.Helper()
	total := 0
	for id, m := range memory {
		_, summary := mustRecord(t, reg, id)
		last := len(m.versions) - 1
		if summary.Version != last+1 || summary.Trashed != m.trashed[last] {
			t.Errorf("%s is at version %d (trash: %v), remembered are %d (%v)", summary.Number, summary.Version, summary.Trashed, last+1, m.trashed[last])
			continue
		}
		for n, want := range m.versions {
			total++
			record, _, err := reg.Version(t.Context(), id, n+1)
			if err != nil {
				t.Fatal(err)
			}
			if encoded(t, record) != want {
				t.Errorf("version %d of %s is not what was saved", n+1, summary.Number)
			}
		}
	}
	if report := verified(t, reg); report.Versions != total {
		t.Errorf("%d versions in the file, %d remembered", report.Versions, total)
	}
}
