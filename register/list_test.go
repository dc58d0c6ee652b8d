package register_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestListChoosesAndSorts(t *testing.T) {
	c := newClock()
	opts := options(c)
	opts.Rules = register.Rules{Version: 1, Count: func(r model.Record) register.FindingCounts {
		if a, ok := r.(*model.Activity); ok && a.Role == "" {
			return register.FindingCounts{Errors: 2, Notes: 1}
		}
		return register.FindingCounts{}
	}}
	reg := fresh(t, opts)
	records := []model.Record{
		&model.Activity{Name: "Éénmalige enquête", Role: model.RoleController, Status: model.StatusActive, Department: "Onderwijs",
			Owner: "Zoë de Vries", Review: model.Review{Next: "2026-11"}, Description: "Vragenlijst voor oud-leerlingen."},
		&model.Activity{Name: "Leerlingadministratie", Status: model.StatusDraft, Department: "bestuur", Review: model.Review{Next: "2026-11-21"}},
		&model.Activity{Name: "Applicatiebeheer", Role: model.RoleProcessor, Status: model.StatusActive, Review: model.Review{Next: "ooit"},
			Processing: model.Processing{Storage: []model.Place{{Place: "Groningen"}}}},
		&model.Service{Product: "Leerpad", Status: model.StatusActive, Review: model.Review{Next: "2025"}},
		&model.Party{Name: "Stichting Straße", Status: model.StatusEnded},
	}
	for _, record := range records {
		c.Move(time.Minute)
		mustSave(t, reg, write(record, 0))
	}
	activities := []model.Kind{model.KindActivity}
	for name, q := range map[string]struct {
		query register.Query
		want  string
	}{
		"all":                   {register.Query{}, "D-001 P-001 V-001 V-002 V-003"},
		"part of a word":        {register.Query{Text: "administratie"}, "V-002"},
		"accents and case":      {register.Query{Text: "EENMALIGE enquete"}, "V-001"},
		"typed with accents":    {register.Query{Text: "lëerling"}, "V-001 V-002"},
		"inside a nested row":   {register.Query{Text: "groningen"}, "V-003"},
		"sharp s":               {register.Query{Text: "strasse"}, "P-001"},
		"number":                {register.Query{Text: "v-00", Kinds: activities}, "V-001 V-002 V-003"},
		"every word must occur": {register.Query{Text: "leerling groningen"}, ""},
		"wildcards are letters": {register.Query{Text: "l%ling"}, ""},
		"owner":                 {register.Query{Text: "zoe"}, "V-001"},
		"kind":                  {register.Query{Kinds: []model.Kind{model.KindService, model.KindParty}}, "D-001 P-001"},
		"role":                  {register.Query{Roles: []model.Role{model.RoleProcessor}}, "V-003"},
		"no role yet":           {register.Query{Roles: []model.Role{""}, Kinds: activities}, "V-002"},
		"status":                {register.Query{Statuses: []model.Status{model.StatusDraft, model.StatusEnded}}, "P-001 V-002"},
		"department":            {register.Query{Departments: []string{"Onderwijs"}}, "V-001"},
		"complete":              {register.Query{Completeness: register.OnlyComplete, Kinds: activities}, "V-001 V-003"},
		"incomplete":            {register.Query{Completeness: register.OnlyIncomplete}, "V-002"},
		"due: day":              {register.Query{ReviewBefore: "2026-11-22"}, "D-001 V-002"},
		"due: month is over":    {register.Query{ReviewBefore: "2026-12-01"}, "D-001 V-001 V-002"},
		"due: not on the day":   {register.Query{ReviewBefore: "2026-11-21"}, "D-001"},
		"by title":              {register.Query{Order: register.ByTitle}, "V-003 V-001 V-002 D-001 P-001"},
		"by title, down":        {register.Query{Order: register.ByTitle, Descending: true}, "P-001 D-001 V-002 V-001 V-003"},
		"by department":         {register.Query{Order: register.ByDepartment, Kinds: activities}, "V-002 V-001 V-003"},
		"by review":             {register.Query{Order: register.ByReview}, "D-001 V-001 V-002 P-001 V-003"},
		"by change, down":       {register.Query{Order: register.ByChanged, Descending: true}, "P-001 D-001 V-003 V-002 V-001"},
		"by findings, down":     {register.Query{Order: register.ByFindings, Descending: true, Limit: 1}, "V-002"},
		"page":                  {register.Query{Offset: 1, Limit: 2}, "P-001 V-001"},
		"rest":                  {register.Query{Offset: 3}, "V-002 V-003"},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := reg.List(t.Context(), q.query)
			if err != nil {
				t.Fatal(err)
			}
			var numbers []string
			for _, s := range found {
				numbers = append(numbers, s.Number)
			}
			if got := strings.Join(numbers, " "); got != q.want {
				t.Errorf("found %s, want %s", got, q.want)
			}
		})
	}
	if s, err := reg.Find(t.Context(), " v-002 "); err != nil || s.Title != "Leerlingadministratie" || s.Findings.Errors != 2 || s.Findings.Notes != 1 {
		t.Errorf("find: %+v, %v", s, err)
	}
	_, err := reg.Find(t.Context(), "V-999")
	wantKind(t, err, register.NotFound)
	_, err = reg.Find(t.Context(), "")
	wantKind(t, err, register.NotFound)
}

func TestNumbersOfFourDigitsSortAfterThree(t *testing.T) {
	reg := fresh(t, options(newClock()))
	for _, n := range []int{1000, 2, 999} {
		mustSave(t, reg, write(&model.Activity{Name: "x", Number: fmt.Sprintf("V-%03d", n)}, 0))
	}
	var got []string
	found, err := reg.List(t.Context(), register.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found {
		got = append(got, s.Number)
	}
	if !slices.Equal(got, []string{"V-002", "V-999", "V-1000"}) {
		t.Errorf("sorted %v", got)
	}
	whole, err := reg.Snapshot(t.Context())
	if err != nil || whole.Activities[2].Number != "V-1000" {
		t.Errorf("the snapshot is sorted otherwise: %v", err)
	}
}

func TestNewRulesCountAgainAtOpen(t *testing.T) {
	path := sample(t, 1)
	opts := options(newClock())
	for version := 1; version <= 2; version++ {
		opts.Rules = register.Rules{Version: version, Count: func(model.Record) register.FindingCounts {
			return register.FindingCounts{Warnings: version}
		}}
		reg, err := register.Open(t.Context(), path, opts)
		if err != nil {
			t.Fatal(err)
		}
		found, err := reg.List(t.Context(), register.Query{})
		if err != nil || found[0].Findings.Warnings != version {
			t.Errorf("rules %d: %+v, %v", version, found, err)
		}
		verified(t, reg)
		reg.Close()
	}
}

func TestAsOf(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	reg := fresh(t, options(c))
	start := c.Now()
	a, b := &model.Activity{Name: "eerste"}, &model.Activity{Name: "tweede"}
	mustSave(t, reg, register.Change{Writes: []register.Write{{Record: a}, {Record: b}}})
	c.Move(time.Hour)
	a.Name = "eerste, gewijzigd"
	second := mustSave(t, reg, register.Change{Writes: []register.Write{{Record: a, Base: 1}, {Record: b, Base: 1, Delete: true}}})
	c.Move(time.Hour)
	if _, err := reg.Restore(ctx, b.ID, 1, ""); err != nil {
		t.Fatal(err)
	}
	for _, moment := range []struct {
		at   time.Duration
		want string
	}{
		{-time.Second, ""}, {0, "eerste tweede"}, {59 * time.Minute, "eerste tweede"},
		{time.Hour, "eerste, gewijzigd"}, {2 * time.Hour, "eerste, gewijzigd tweede"}, {99 * time.Hour, "eerste, gewijzigd tweede"},
	} {
		whole, head, err := reg.AsOf(ctx, start.Add(moment.at))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, a := range whole.Activities {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, " "); got != moment.want {
			t.Errorf("after %s: %q, want %q", moment.at, got, moment.want)
		}
		if moment.at == time.Hour && head != second.Head {
			t.Errorf("fingerprint %s, want %s", head, second.Head)
		}
	}
	if _, v, err := reg.RecordAsOf(ctx, b.ID, start.Add(90*time.Minute)); err != nil || v.Number != 2 || v.Action != model.ActionDelete {
		t.Errorf("record as of: %+v, %v", v, err)
	}
	_, _, err := reg.RecordAsOf(ctx, b.ID, start.Add(-time.Hour))
	wantKind(t, err, register.NotFound)
}

func TestHistoryFilters(t *testing.T) {
	c := newClock()
	reg := fresh(t, options(c))
	start := c.Now()
	a := &model.Activity{Name: "Verzuim", Processing: model.Processing{Retention: []model.Retention{{Text: "twee jaar"}}}}
	change := mustSave(t, reg, register.Change{Author: "Anna", Writes: []register.Write{{Record: a}, {Record: &model.Party{Name: "B"}}}})
	c.Move(time.Hour)
	a.Retention[0].Text = "vijf jaar"
	mustSave(t, reg, register.Change{Author: "Bram", Reason: "selectielijst", Writes: []register.Write{{Record: a, Base: 1}}})
	c.Move(time.Hour)
	a.Name = "Verzuimregistratie"
	mustSave(t, reg, register.Change{Author: "Anna", Writes: []register.Write{{Record: a, Base: 2}}})
	for name, q := range map[string]struct {
		query register.HistoryQuery
		want  []int64
	}{
		"all":     {register.HistoryQuery{}, []int64{4, 3, 2, 1}},
		"record":  {register.HistoryQuery{Record: a.ID}, []int64{4, 3, 1}},
		"change":  {register.HistoryQuery{Change: change.Change}, []int64{2, 1}},
		"author":  {register.HistoryQuery{Author: "Bram"}, []int64{3}},
		"field":   {register.HistoryQuery{Field: "retention"}, []int64{3, 1}},
		"no part": {register.HistoryQuery{Field: "retent"}, nil},
		"from":    {register.HistoryQuery{From: start.Add(time.Hour)}, []int64{4, 3}},
		"until":   {register.HistoryQuery{Until: start.Add(time.Hour)}, []int64{2, 1}},
		"page":    {register.HistoryQuery{Before: 4, Limit: 2}, []int64{3, 2}},
	} {
		versions, err := reg.History(t.Context(), q.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for _, v := range versions {
			got = append(got, v.Sequence)
		}
		if !slices.Equal(got, q.want) {
			t.Errorf("%s: %v, want %v", name, got, q.want)
		}
	}
}
