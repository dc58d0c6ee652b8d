package register_test

import (
	"context"
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestRecountKeepsCountsAndTheFileInOrder(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.vreg")
	reg, err := register.Create(ctx, path, register.Options{})
	if err != nil {
		t.Fatal(err)
	}
	saved, err := reg.Save(ctx, register.Change{Writes: []register.Write{{Record: &model.Activity{Name: "Verzuim"}}, {Record: &model.Party{Name: "Firma"}}}})
	if err != nil {
		t.Fatal(err)
	}
	want := register.FindingCounts{Errors: 2, Warnings: 3, Notes: 1}
	if err := reg.Recount(ctx, map[model.ID]register.FindingCounts{saved.Versions[0].Record: want, "nobody": {Errors: 9}}); err != nil {
		t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	if reg, err = register.Open(ctx, path, register.Options{}); err != nil {
		t.Fatalf("after a recount the file does not open: %v", err)
	}
	defer reg.Close()
	all, err := reg.List(ctx, register.Query{Order: register.ByTitle})
	if err != nil || len(all) != 2 || all[1].Findings != want || all[0].Findings != (register.FindingCounts{}) {
		t.Errorf("the counts are %+v, %v", all, err)
	}
	if report, err := reg.Verify(ctx, nil); err != nil || !report.OK() {
		t.Errorf("verify says %+v, %v", report, err)
	}
}
