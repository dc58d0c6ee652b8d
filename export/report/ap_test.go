package report_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// keptInside are the fields of an activity that no supervisory authority is
// handed with the register: they are no part of what art. 30(1) and (2) name,
// and the guide in front says so.
var keptInside = []string{"remarks", "fgRemarks", "tags", "sourceRef", "oldVersion", "created", "updated", "public", "review", "breaches"}

// What is handed over under art. 30(4) has all of each activity but that.
func TestTheAuthorityGetsEachActivityWhole(t *testing.T) {
	words := load(t, "nl")
	rapid.Check(t, func(t *rapid.T) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), Fill: rapid.Float64Range(0.2, 1).Draw(t, "fill")}
		reg := g.Register(generate.Size{Activities: 2, Services: 1, Parties: 1})
		got := paperText(report.AP(reg, words, stamp))
		for i := range reg.Activities {
			field.Leaves(&reg.Activities[i], func(path field.Path, f *field.Field, v any) {
				if f.Fixed && f.Name == "id" || f.Key == "activity.role" || f.List == "time-unit" || slices.Contains(keptInside, path.Top()) {
					return
				}
				for _, want := range printed(f, v, words) {
					if !strings.Contains(got, want) {
						t.Fatalf("%s: %q is not printed", path, want)
					}
				}
			})
		}
	})
}

func TestTheAuthorityGetsNothingThatIsKeptInside(t *testing.T) {
	review := model.Review{Reviewer: "BINNEN"}
	reg := &model.Register{
		Organisation: model.Organisation{Remarks: "BINNEN"},
		Activities: []model.Activity{{
			ID: "a", Name: "Lessen", Role: model.RoleController, Remarks: "BINNEN", FGRemarks: "BINNEN", Tags: []string{"BINNEN"}, SourceRef: "BINNEN", OldVersion: "BINNEN", Review: review,
			Processing: model.Processing{Breaches: []model.Breach{{ID: "b", Summary: "BINNEN"}}},
		}},
		Services: []model.Service{{ID: "s", Product: "Lesplank", Remarks: "BINNEN", Tags: []string{"BINNEN"}, Review: review}},
		Parties:  []model.Party{{ID: "p", Name: "Klaslicht B.V.", Remarks: "BINNEN", Tags: []string{"BINNEN"}, Review: review}},
	}
	text := paperText(report.AP(reg, load(t, "nl"), stamp))
	if at := strings.Index(text, "BINNEN"); at >= 0 {
		t.Errorf("handed over: …%s", text[max(0, at-200):at+6])
	}
	for _, said := range []string{"art. 30 lid 4", "art. 33 lid 5", "interne opmerkingen"} {
		if !strings.Contains(text, said) {
			t.Errorf("the guide does not say %q", said)
		}
	}
}
