package example_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verwerkingsregister/app/example"
	"verwerkingsregister/register"
	steps "verwerkingsregister/register/example"
)

func TestExamplesAreMadeWithTheirHistory(t *testing.T) {
	ctx := context.Background()
	for _, name := range []string{example.School, example.Supplier} {
		t.Run(name, func(t *testing.T) {
			if !slices.Contains(steps.Names(), name) || !example.Known(name) {
				t.Fatal("there is no such example")
			}
			want, err := steps.Steps(name)
			if err != nil || len(want) == 0 {
				t.Fatalf("%d steps, %v", len(want), err)
			}
			reg, err := example.Create(ctx, filepath.Join(t.TempDir(), "x.vreg"), name, register.Options{Author: "lezer"})
			if err != nil {
				t.Fatal(err)
			}
			defer reg.Close()
			versions, err := reg.History(ctx, register.HistoryQuery{})
			if err != nil {
				t.Fatal(err)
			}
			last := want[len(want)-1]
			if newest := versions[0]; newest.Author != last.Author || !newest.Time.Equal(last.Time) || newest.Reason != last.Reason {
				t.Errorf("the newest version is of %s at %v: %q", newest.Author, newest.Time, newest.Reason)
			}
			if oldest := versions[len(versions)-1]; oldest.Author != want[0].Author || !oldest.Time.Equal(want[0].Time) {
				t.Errorf("the oldest version is of %s at %v", oldest.Author, oldest.Time)
			}
			report, err := reg.Verify(ctx, nil)
			if err != nil || !report.OK() {
				t.Errorf("%v, %+v", err, report.Problems)
			}
		})
	}
}

func TestExampleLeavesAnExistingFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.vreg")
	if err := os.WriteFile(path, []byte("van mij"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := example.Create(context.Background(), path, example.School, register.Options{}); !register.IsKind(err, register.Exists) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadFile(path); err != nil || string(left) != "van mij" {
		t.Errorf("the file holds %q, %v", left, err)
	}
}

func TestUnknownExample(t *testing.T) {
	if example.Known("bakker") {
		t.Error("there is an example of a baker")
	}
}
