// Package roundtrip holds that what the program writes it can read: the
// bijsluiter of a service, written as a Word document and read again, is the
// same service in every field that the form has.
package roundtrip_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/example"
	"verwerkingsregister/register/intake/proposal"
)

// state is an example register after its last step.
func state(t *testing.T, name string) *model.Register {
	t.Helper()
	steps, err := example.Steps(name)
	if err != nil {
		t.Fatal(err)
	}
	newest := map[model.ID]model.Record{}
	var order []model.ID
	for _, step := range steps {
		for _, record := range step.Records {
			_, id := record.Identity()
			if newest[id] == nil {
				order = append(order, id)
			}
			newest[id] = record
		}
	}
	reg := &model.Register{}
	for _, id := range order {
		reg.Add(newest[id])
	}
	return reg
}

// again writes the bijsluiter of a service and reads it.
func again(t *testing.T, reg *model.Register, id model.ID, language string) *model.Service {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bijsluiter.docx")
	request := publish.Request{Format: publish.Bijsluiter, State: reg, Time: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC), Language: language, Record: id}
	if err := request.WriteFile(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := propose.Reader{}.Open(context.Background(), propose.File{Name: "bijsluiter.docx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found[0].Proposal.Accept(proposal.All()) {
		if s, ok := a.Record.(*model.Service); ok {
			return s
		}
	}
	return &model.Service{}
}

// said are the values of a field of a service, as they may be compared: in any
// order, with spaces and line ends as they come.
type said func(reg *model.Register, s *model.Service) []string

func one(value func(*model.Service) string) said {
	return func(_ *model.Register, s *model.Service) []string { return []string{value(s)} }
}

func each[T any](rows func(*model.Service) []T, value func(T) string) said {
	return func(_ *model.Register, s *model.Service) []string {
		var all []string
		for _, row := range rows(s) {
			all = append(all, value(row))
		}
		return all
	}
}

func engaged(value func(model.Engagement) string) said {
	return each(func(s *model.Service) []model.Engagement { return s.Engagements }, func(e model.Engagement) string {
		if v := value(e); v != "" {
			return e.Party + ": " + v
		}
		return ""
	})
}

// carried are the fields that the form has.
var carried = []struct {
	name string
	said said
}{
	{"product", one(func(s *model.Service) string { return s.Product })},
	{"vendor", one(func(s *model.Service) string { return s.Vendor })},
	{"url", one(func(s *model.Service) string { return s.URL })},
	{"explanation", one(func(s *model.Service) string { return s.Explanation })},
	{"targetGroup", one(func(s *model.Service) string { return s.TargetGroup })},
	{"users", one(func(s *model.Service) string { return strings.Join(s.Users, ", ") })},
	{"documentVersion", one(func(s *model.Service) string { return s.DocumentVersion })},
	{"documentDate", one(func(s *model.Service) string { return string(s.DocumentDate) })},
	{"contact.email", one(func(s *model.Service) string { return s.Contact.Email })},
	{"options", each(func(s *model.Service) []model.ServiceOption { return s.Options }, func(o model.ServiceOption) string { return string(o.Mode) + " " + o.Text })},
	{"purposes", each(func(s *model.Service) []model.Purpose { return s.Purposes }, func(p model.Purpose) string { return p.Text })},
	{"dataSubjects", each(func(s *model.Service) []model.DataSubject { return s.DataSubjects }, func(d model.DataSubject) string { return d.Name })},
	{"dataCategories", each(func(s *model.Service) []model.DataCategory { return s.DataCategories }, func(c model.DataCategory) string {
		if c.Applies == "" || c.Code == "" || !slices.ContainsFunc(reference.List("bijsluiter-category").Rows(), func(r reference.Row) bool { return r.Code == string(c.Code) }) {
			return ""
		}
		return string(c.Code) + " " + string(c.Applies)
	})},
	{"retention", each(func(s *model.Service) []model.Retention { return s.Retention }, func(r model.Retention) string {
		if r.Amount.IsZero() {
			return ""
		}
		return r.Amount.String() + " " + string(r.Unit)
	})},
	{"storage", each(func(s *model.Service) []model.Place { return s.Storage }, func(p model.Place) string { return string(p.Country) })},
	{"engagements", engaged(func(model.Engagement) string { return "." })},
	{"engagements.seatCountry", engaged(func(e model.Engagement) string { return string(e.SeatCountry) })},
	{"engagements.service", engaged(func(e model.Engagement) string { return e.Service })},
	{"engagements.locations", engaged(func(e model.Engagement) string {
		var all []string
		for _, l := range e.Locations {
			all = append(all, string(l.Country))
		}
		slices.Sort(all)
		return strings.Join(slices.Compact(all), " ")
	})},
	{"engagements.mechanism", engaged(func(e model.Engagement) string { return string(e.Transfer.Mechanism) })},
}

func normal(values []string) []string {
	var all []string
	for _, v := range values {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			all = append(all, v)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// lost are the fields of which not every value comes back: how many of the
// services may differ, and why.
var lost = map[string]struct {
	services int
	why      string
}{
	"documentVersion": {10, "a version that is only a year or a name is not told apart from other words on its line"},
	"dataSubjects":    {12, "a group that joins two with a comma or \"en\" is read as two groups"},
	"dataCategories":  {6, "an optional category that was not chosen is an open box beside a word, which is read as unclear; a category without a code is read by its name"},
	"retention":       {1, "two terms for one scope are not told apart"},
}

func TestABijsluiterComesBackAsItWent(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		differ := map[string]int{}
		for _, name := range example.Names() {
			reg := state(t, name)
			for i := range reg.Services {
				went := &reg.Services[i]
				came := again(t, reg, went.ID, language)
				for _, f := range carried {
					if want, got := normal(f.said(reg, went)), normal(f.said(reg, came)); !slices.Equal(want, got) {
						differ[f.name]++
						t.Logf("%s %s: %s\n went %q\n came %q", language, went.Product, f.name, want, got)
					}
				}
				holdsNo(t, went, came)
			}
		}
		for _, f := range carried {
			if differ[f.name] > lost[f.name].services {
				t.Errorf("%s: %s differs in %d services, %d known (%s)", language, f.name, differ[f.name], lost[f.name].services, lost[f.name].why)
			}
		}
	}
}

// holdsNo holds that no answer turns into a yes or a no on the way: what was not
// filled in, unknown or denied.
func holdsNo(t *testing.T, went, came *model.Service) {
	t.Helper()
	was := map[model.Code]model.Applies{}
	for _, c := range went.DataCategories {
		if c.Code != "" {
			was[c.Code] = c.Applies
		}
	}
	for _, c := range came.DataCategories {
		before, known := was[c.Code]
		if !known || c.Code == "" || c.Applies == before {
			continue
		}
		if c.Applies == model.AppliesYes && before != model.AppliesOptional || c.Applies == model.AppliesNo {
			t.Errorf("%s: category %s went as %q and came as %q", went.Product, c.Code, before, c.Applies)
		}
	}
}
