package merge_test

import (
	"slices"
	"testing"

	"verwerkingsregister/app/merge"
	"verwerkingsregister/model"
	apart "verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// planned is a plan with a record in each state, and three contradictions in
// two records.
func planned() *merge.Plan {
	conflict := func(id model.ID) register.MergeConflict {
		here := &model.Activity{ID: id, Name: string(id)}
		return register.MergeConflict{Kind: model.KindActivity, ID: id, Here: here, There: here,
			Conflict: apart.Conflict{About: apart.Value, Path: "name"}}
	}
	second := conflict("a")
	second.Path = "department"
	return merge.NewPlan(register.Merged{
		Versions:   9,
		Both:       []model.Record{&model.Activity{ID: "a"}, &model.Activity{ID: "b"}, &model.Activity{ID: "c"}},
		Changed:    []model.Record{&model.Party{ID: "d"}},
		New:        []model.Record{&model.Activity{ID: "e", Number: "V-9"}, &model.SignOff{ID: "f", By: "FG"}},
		Renumbered: []register.Renumbered{{ID: "e", From: "V-8", To: "V-9"}},
		Conflicts:  []register.MergeConflict{conflict("a"), second, conflict("b")},
	})
}

func keys(lines []merge.Line) []string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Key())
	}
	return all
}

func TestPlanListsWhatComes(t *testing.T) {
	p := planned()
	want := []string{"all", "ractivity a", "ca value name", "ca value department", "ractivity b", "cb value name",
		"ractivity c", "rparty d", "ractivity e", "rsignoff f"}
	lines := p.Lines("")
	if got := keys(lines); !slices.Equal(got, want) {
		t.Errorf("the lines are %q, want %q", got, want)
	}
	if lines[8].Renamed != "V-8" || lines[7].Renamed != "" {
		t.Errorf("renamed from %q and %q", lines[8].Renamed, lines[7].Renamed)
	}
	for only, n := range map[merge.State]int{merge.Contradicting: 6, merge.Both: 1, merge.Changed: 1, merge.OnlyThere: 2} {
		if got := p.Lines(only); len(got) != n {
			t.Errorf("%s has the lines %q", only, keys(got))
		}
	}
	if lines := merge.NewPlan(register.Merged{New: p.Merged().New}).Lines(""); len(lines) != 2 {
		t.Errorf("without contradictions the lines are %q", keys(lines))
	}
}

func TestPlanChoosesByFieldByRecordAndAll(t *testing.T) {
	p := planned()
	lines := p.Lines("")
	chosen := func(at int) [3]int {
		ours, theirs, open := p.Chosen(lines[at])
		return [3]int{ours, theirs, open}
	}
	p.Choose(lines[2], apart.Ours)
	if got := [][3]int{chosen(0), chosen(1), chosen(2), chosen(3)}; !slices.Equal(got, [][3]int{{1, 0, 2}, {1, 0, 1}, {1, 0, 0}, {0, 0, 1}}) {
		t.Errorf("one field: %v", got)
	}
	p.Choose(lines[1], apart.Theirs)
	if got := chosen(1); got != [3]int{0, 2, 0} || p.Open() != 1 {
		t.Errorf("one record: %v, %d left", got, p.Open())
	}
	p.Choose(lines[0], apart.Ours)
	if got := chosen(0); got != [3]int{3, 0, 0} || p.Open() != 0 {
		t.Errorf("all: %v", got)
	}
	p.Choose(lines[3], "")
	if p.Open() != 1 {
		t.Errorf("taken back: %d left", p.Open())
	}
	p.Choose(lines[8], apart.Theirs) // a new record has nothing to choose
	conflicts := p.Merged().Conflicts
	if p.Resolve(conflicts[0]) != apart.Ours || p.Resolve(conflicts[1]) != "" {
		t.Error("what was chosen is not what resolves")
	}
	unknown := conflicts[0]
	unknown.Path = "remarks"
	if side := p.Resolve(unknown); side != "" {
		t.Errorf("what was not in the plan is resolved as %s", side)
	}
}
