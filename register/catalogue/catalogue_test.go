package catalogue_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/catalogue"
)

func TestThirtyOrMoreAndSomeForEach(t *testing.T) {
	entries := catalogue.Entries("nl")
	if len(entries) < 30 {
		t.Errorf("%d entries", len(entries))
	}
	codes := map[string]bool{}
	for _, e := range entries {
		if codes[e.Code] || e.Code == "" {
			t.Errorf("code %q twice or empty", e.Code)
		}
		codes[e.Code] = true
		for _, group := range e.Groups {
			if !slices.Contains(catalogue.Groups(), group) {
				t.Errorf("%s is for %q", e.Code, group)
			}
		}
	}
	for _, group := range catalogue.Groups() {
		n := 0
		for _, e := range entries {
			if e.For(group) {
				n++
			}
		}
		if n < 15 {
			t.Errorf("%s has %d entries", group, n)
		}
	}
	if _, ok := catalogue.Named("payroll", "en"); !ok {
		t.Error("payroll is not found")
	}
	if _, ok := catalogue.Named("nothing", "en"); ok {
		t.Error("an unknown code is found")
	}
}

// TestBothLanguagesSayTheSame holds that a draft has the same values in both
// languages, and texts where the other has them.
func TestBothLanguagesSayTheSame(t *testing.T) {
	dutch, english := catalogue.Entries("nl"), catalogue.Entries("en")
	for i := range dutch {
		nl, en := values(&dutch[i].Activity), values(&english[i].Activity)
		if len(nl) != len(en) {
			t.Errorf("%s: %d values in Dutch, %d in English", dutch[i].Code, len(nl), len(en))
			continue
		}
		for j := range nl {
			if nl[j].path != en[j].path || nl[j].coded && nl[j].text != en[j].text {
				t.Errorf("%s: %v in Dutch, %v in English", dutch[i].Code, nl[j], en[j])
			}
		}
	}
}

type value struct {
	path  field.Path
	text  string
	coded bool
}

func values(a *model.Activity) []value {
	var all []value
	field.Leaves(a, func(path field.Path, f *field.Field, v any) {
		text, _ := v.(string)
		all = append(all, value{path, text, f.List != "" || f.Type == field.Count})
	})
	return all
}

// TestEveryCodeIsInItsList holds that nothing in a draft is unknown or no
// longer to be chosen.
func TestEveryCodeIsInItsList(t *testing.T) {
	for _, e := range catalogue.Entries("nl") {
		field.Leaves(&e.Activity, func(path field.Path, f *field.Field, v any) {
			code, ok := v.(string)
			if !ok || code == "" || f.List == "" {
				return
			}
			row, ok := reference.List(f.List).Row(code)
			if !ok && f.Type == field.Code || ok && !row.ValidOn("2026-11-22") {
				t.Errorf("%s: %s is %q", e.Code, path, code)
			}
		})
		for _, c := range e.Activity.DataCategories {
			if c.Label == "" || c.Kind == "" {
				t.Errorf("%s: a category has no label or kind: %+v", e.Code, c)
			}
		}
		for _, s := range e.Activity.DataSubjects {
			if s.Name == "" {
				t.Errorf("%s: a group of people has no name", e.Code)
			}
		}
	}
}

// TestEveryTermHasItsSource holds that a retention term says where it comes
// from, and that what was not verified says so.
func TestEveryTermHasItsSource(t *testing.T) {
	for _, e := range catalogue.Entries("nl") {
		if len(e.Activity.Retention) == 0 || e.Activity.Remarks == "" {
			t.Errorf("%s has no retention or no remarks", e.Code)
		}
		for _, r := range e.Activity.Retention {
			if r.Source == "" || r.Text == "" || r.Scope == "" {
				t.Errorf("%s: %+v", e.Code, r)
			}
		}
	}
	wmo, _ := catalogue.Named("wmo", "nl")
	if source := wmo.Activity.Retention[0].Source; !strings.HasSuffix(source, "(te controleren)") {
		t.Errorf("a term from memory has source %q", source)
	}
	for lang, want := range map[string]string{"nl": "AWR art. 52. Gelezen bij Baker Tilly; Mercash", "en": "Dutch General Taxes Act art. 52. Read at Baker Tilly; Mercash"} {
		payroll, _ := catalogue.Named("payroll", lang)
		if got := payroll.Activity.Retention[0].Source; got != want {
			t.Errorf("payroll has source %q, want %q", got, want)
		}
	}
	if leave, _ := catalogue.Named("sick-leave", "en"); leave.Activity.Retention[0].Source != "Longer for a self-insuring employer (to be checked)" {
		t.Errorf("a row from memory has source %q", leave.Activity.Retention[0].Source)
	}
	payroll, _ := catalogue.Named("payroll", "en")
	if r := payroll.Activity.Retention[0]; r.Text != "7 years after the financial year" || !strings.Contains(r.Source, "General Taxes Act art. 52") {
		t.Errorf("payroll is kept %q by %q", r.Text, r.Source)
	}
}

// TestWhatIsOpenIsTheOrganisations holds that of what art. 30 asks a draft
// leaves open only what nobody but the organisation knows.
func TestWhatIsOpenIsTheOrganisations(t *testing.T) {
	open := []completeness.Code{"security-missing", "transfer-unanswered"}
	for _, e := range catalogue.Entries("nl") {
		a := e.Activity
		a.ID, a.Number, a.Status = "a", "V-001", model.StatusActive
		reg := &model.Register{Activities: []model.Activity{a}}
		for _, f := range completeness.In(reg, "2026-11-22").Check(&reg.Activities[0]) {
			if f.Severity == completeness.Error && !slices.Contains(open, f.Code) {
				t.Errorf("%s: %s at %q", e.Code, f.Code, f.Path)
			}
		}
	}
}
