package example_test

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/example"
)

// today is a day on which the examples are as they are meant to be read.
const today model.Date = "2026-11-22"

func steps(t *testing.T, name string) []example.Step {
	t.Helper()
	all, err := example.Steps(name)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func register(t *testing.T, name string) *model.Register {
	t.Helper()
	r := example.Register(steps(t, name))
	return &r
}

// each calls visit for every record of every step of every example.
func each(t *testing.T, visit func(t *testing.T, step example.Step, record model.Record)) {
	for _, name := range example.Names() {
		t.Run(name, func(t *testing.T) {
			for _, step := range steps(t, name) {
				for _, record := range step.Records {
					visit(t, step, record)
				}
			}
		})
	}
}

// about names a record in a step, for messages.
func about(step example.Step, record model.Record) string {
	_, id := record.Identity()
	return step.Time.Format("2006-01-02") + " " + string(id)
}

func TestSizes(t *testing.T) {
	for name, want := range map[string]struct{ activities, services, parties, versions int }{
		"school":   {25, 15, 12, 40},
		"supplier": {8, 3, 8, 12},
	} {
		r := register(t, name)
		if len(r.Activities) != want.activities || len(r.Services) != want.services || len(r.Parties) != want.parties {
			t.Errorf("%s: %d activities, %d services, %d parties", name, len(r.Activities), len(r.Services), len(r.Parties))
		}
		versions := 0
		for _, step := range steps(t, name) {
			versions += len(step.Records)
		}
		if later := versions - len(r.Records()); later < want.versions {
			t.Errorf("%s: %d versions after the first, want %d or more", name, later, want.versions)
		}
	}
}

func TestUnknownName(t *testing.T) {
	if _, err := example.Steps("hospital"); !errors.Is(err, example.ErrUnknown) {
		t.Errorf("got %v, want ErrUnknown", err)
	}
}

func TestStepsTellWhoWhenAndWhy(t *testing.T) {
	for _, name := range example.Names() {
		all := steps(t, name)
		for i, step := range all {
			if step.Author == "" || step.Reason == "" || len(step.Records) == 0 {
				t.Errorf("%s: step %d has author %q, reason %q and %d records", name, i, step.Author, step.Reason, len(step.Records))
			}
			if i > 0 && !step.Time.After(all[i-1].Time) {
				t.Errorf("%s: step %d is not later than the one before", name, i)
			}
		}
		if kind, _ := all[0].Records[0].Identity(); kind != model.KindOrganisation {
			t.Errorf("%s: the first record is a %s", name, kind)
		}
	}
}

// A later version changes something, and keeps its number.
func TestVersionsDiffer(t *testing.T) {
	for _, name := range example.Names() {
		before := map[model.ID]model.Record{}
		for _, step := range steps(t, name) {
			for _, record := range step.Records {
				_, id := record.Identity()
				last := before[id]
				before[id] = record
				if last == nil {
					continue
				}
				if bytes.Equal(encode(t, last), encode(t, record)) {
					t.Errorf("%s: the same as before", about(step, record))
				}
				if last.RecordNumber() != record.RecordNumber() {
					t.Errorf("%s: number %s was %s", about(step, record), record.RecordNumber(), last.RecordNumber())
				}
			}
		}
	}
}

func encode(t *testing.T, record model.Record) []byte {
	t.Helper()
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestNumbersDiffer(t *testing.T) {
	for _, name := range example.Names() {
		seen := map[string]bool{}
		for _, record := range register(t, name).Records() {
			kind, _ := record.Identity()
			if record.Title() == "" || seen[record.RecordNumber()] || (kind != model.KindOrganisation && record.RecordNumber() == "") {
				t.Errorf("%s: %s has number %q", name, record.Title(), record.RecordNumber())
			}
			seen[record.RecordNumber()] = true
		}
	}
}

func TestEveryCodeIsKnown(t *testing.T) {
	each(t, func(t *testing.T, step example.Step, record model.Record) {
		field.Leaves(record, func(path field.Path, f *field.Field, value any) {
			if f.List == "" {
				return
			}
			for _, code := range texts(value) {
				if _, known := reference.List(f.List).Row(code); !known {
					t.Errorf("%s: %s has %q, which is not in %s", about(step, record), path, code, f.List)
				}
			}
		})
	})
}

func texts(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	}
	return nil
}

func TestEveryDateIsOne(t *testing.T) {
	each(t, func(t *testing.T, step example.Step, record model.Record) {
		field.Leaves(record, func(path field.Path, f *field.Field, value any) {
			if f.Type == field.Date && !model.Date(value.(string)).Valid() {
				t.Errorf("%s: %s has %q", about(step, record), path, value)
			}
		})
	})
}

// At no moment does a record point at one that was not there yet.
func TestReferencesResolve(t *testing.T) {
	for _, name := range example.Names() {
		there := map[string]bool{}
		for _, step := range steps(t, name) {
			for _, record := range step.Records {
				kind, id := record.Identity()
				there[string(kind)+" "+string(id)] = true
			}
			for _, record := range step.Records {
				checkReferences(t, step, record, there)
			}
		}
	}
}

func checkReferences(t *testing.T, step example.Step, record model.Record, there map[string]bool) {
	t.Helper()
	rows := map[string][]model.RowID{}
	field.EachList(record, func(path field.Path, _ *field.Field, ids []model.RowID) {
		rows[string(path)] = ids
		for i, id := range ids {
			if id == "" || slices.Contains(ids[:i], id) {
				t.Errorf("%s: row %d of %s has ID %q", about(step, record), i, path, id)
			}
		}
	})
	field.Leaves(record, func(path field.Path, f *field.Field, value any) {
		for _, id := range texts(value) {
			switch {
			case f.Type == field.RecordRef && !there[string(f.Ref)+" "+id]:
				t.Errorf("%s: %s points at %s %q", about(step, record), path, f.Ref, id)
			case f.RowList != "" && !slices.Contains(rows[f.RowList], model.RowID(id)):
				t.Errorf("%s: %s points at row %q of %s", about(step, record), path, id, f.RowList)
			}
		}
	})
}

// Nobody real is in the examples: all addresses on the net end in .example.
func TestAddressesAreInvented(t *testing.T) {
	address := regexp.MustCompile(`(?:@|https?://|www\.)[a-z0-9.-]+`)
	each(t, func(t *testing.T, step example.Step, record model.Record) {
		field.Leaves(record, func(path field.Path, _ *field.Field, value any) {
			for _, text := range texts(value) {
				for _, found := range address.FindAllString(text, -1) {
					if !strings.HasSuffix(strings.TrimRight(found, "."), ".example") {
						t.Errorf("%s: %s has %q", about(step, record), path, found)
					}
				}
			}
		})
	})
}

// A newcomer sees some open findings and is not buried in them.
func TestSomeFindingsAreOpen(t *testing.T) {
	for name, want := range map[string]struct{ atLeast, atMost, errors int }{
		"school":   {12, 26, 3},
		"supplier": {2, 6, 0},
	} {
		findings := completeness.In(register(t, name), today).CheckAll()
		if n := len(findings); n < want.atLeast || n > want.atMost {
			t.Errorf("%s: %d findings, want %d to %d", name, n, want.atLeast, want.atMost)
		}
		if c := completeness.Count(findings); c.Errors > want.errors {
			t.Errorf("%s: %d errors, want at most %d", name, c.Errors, want.errors)
		}
		if t.Failed() {
			for _, f := range findings {
				t.Logf("%s %s %s %s", f.Severity, f.Code, f.Record, f.Path)
			}
		}
	}
}

func TestWhatTheExamplesShow(t *testing.T) {
	school := register(t, "school")
	findings := completeness.In(school, today).CheckAll()
	for _, c := range []struct {
		code   completeness.Code
		record model.ID
	}{
		{"dpia-not-done", "v-zorg"},
		{"retention-missing", "v-verlof"},
		{"review-overdue", "v-website"},
		{"agreement-unsigned", "v-ict"},
		{"joint-arrangement", "v-vriendenplein"},
		{"service-old", "s-taalbroei-rekenen"},
	} {
		open := slices.ContainsFunc(findings, func(f completeness.Finding) bool {
			return f.Code == c.code && f.Record == c.record
		})
		if !open {
			t.Errorf("%s is not open on %s", c.code, c.record)
		}
	}
	statuses := map[model.Status]int{}
	for _, a := range school.Activities {
		statuses[a.Status]++
	}
	if statuses[model.StatusDraft] != 1 || statuses[model.StatusEnded] != 1 {
		t.Errorf("statuses are %v", statuses)
	}
}
