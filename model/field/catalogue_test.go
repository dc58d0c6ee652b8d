package field_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// every calls visit for every field of every kind.
func every(visit func(kind model.Kind, f *field.Field)) {
	for _, kind := range model.Kinds() {
		field.Of(kind).All(func(f *field.Field) {
			if f.Parent != nil {
				visit(kind, f)
			}
		})
	}
}

func TestEveryListExists(t *testing.T) {
	every(func(_ model.Kind, f *field.Field) {
		if f.List != "" && len(reference.List(f.List).Rows()) == 0 {
			t.Errorf("%s: there is no reference list %q, or it is empty", f.Key, f.List)
		}
		if (f.Type == field.Code || f.Type == field.Codes) != (f.List != "") && f.Type != field.Text {
			t.Errorf("%s is of type %d with list %q", f.Key, f.Type, f.List)
		}
	})
}

// TestConstantsStandInTheirLists holds the constants of package model to the
// codes people choose from.
func TestConstantsStandInTheirLists(t *testing.T) {
	for list, codes := range map[string][]string{
		"answer":  {string(model.Yes), string(model.No), string(model.Unknown), string(model.NotApplicable)},
		"applies": {string(model.AppliesYes), string(model.AppliesNo), string(model.AppliesOptional), string(model.AppliesUnknown)},
		"role": {string(model.RoleController), string(model.RoleJointController),
			string(model.RoleProcessor), string(model.RoleSubProcessor)},
		"status":          {string(model.StatusDraft), string(model.StatusActive), string(model.StatusEnded)},
		"engagement-role": {string(model.RoleProcessor), string(model.RoleSubProcessor)},
		"principal-role":  {string(model.RoleController), string(model.RoleProcessor)},
		"scc-module":      {"1", "2", "3", "4"},
	} {
		for _, code := range codes {
			if _, ok := reference.List(list).Row(code); !ok {
				t.Errorf("list %s has no %q", list, code)
			}
		}
	}
}

func TestReferencesPointSomewhere(t *testing.T) {
	every(func(kind model.Kind, f *field.Field) {
		if f.RowList != "" {
			// the lists that rows refer to are those of the record itself,
			// where the record has them
			list := field.Of(kind).Child(f.RowList)
			if list == nil && kind != model.KindParty {
				t.Errorf("%s: %s has no list %q of its own", f.Key, kind, f.RowList)
			}
			if list != nil && (list.Type != field.Rows || list.TitleField() == nil) {
				t.Errorf("%s: %q is no list of rows with a title", f.Key, f.RowList)
			}
		}
		if (f.Type == field.RecordRef) != (f.Ref != "") || (f.Ref != "") != (f.NameField != "") {
			t.Errorf("%s: ref %q, name %q", f.Key, f.Ref, f.NameField)
		}
		if f.Ref != "" {
			name := f.Parent.Child(f.NameField)
			if model.New(f.Ref) == nil || name == nil || name.Type != field.Text || name.IsNameOf() != f {
				t.Errorf("%s: %q is not its name as printed, or %q is no kind", f.Key, f.NameField, f.Ref)
			}
		}
	})
}

func TestEveryRowHasAnIDAndATitle(t *testing.T) {
	every(func(_ model.Kind, f *field.Field) {
		switch {
		case f.Type != field.Rows:
		case f.Child("id") == nil || !f.Child("id").Fixed || f.Fields[0].Name != "id":
			t.Errorf("%s: its rows have no fixed ID in front", f.Key)
		case f.TitleField() == nil:
			t.Errorf("%s: no field names its rows", f.Key)
		case !f.TitleField().Leaf():
			t.Errorf("%s: %s is no title", f.Key, f.TitleField().Name)
		}
	})
	for _, kind := range model.Kinds() {
		if field.Of(kind).TitleField() == nil {
			t.Errorf("%s: no field names it", kind)
		}
	}
}

func TestNamesAreUniqueAndPlain(t *testing.T) {
	keys := map[string]bool{}
	every(func(_ model.Kind, f *field.Field) {
		if keys[f.Key] || f.Name == "" || f.TypeKey == "" {
			t.Errorf("%q (%q) stands twice, or has no name", f.Key, f.TypeKey)
		}
		keys[f.Key] = true
		for _, r := range f.Name {
			if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
				t.Errorf("%s: %q can't stand on a path", f.Key, f.Name)
			}
		}
		for _, letter := range f.For {
			if letter != 'C' && letter != 'J' && letter != 'P' && letter != 'S' {
				t.Errorf("%s: role %q", f.Key, letter)
			}
		}
	})
}

func TestPersonalFields(t *testing.T) {
	personal := map[string]bool{}
	every(func(_ model.Kind, f *field.Field) {
		if f.Personal {
			personal[f.TypeKey] = true
			if f.Type != field.Text {
				t.Errorf("%s: only texts can be kept apart", f.Key)
			}
		}
	})
	for _, key := range []string{"Contact.name", "Contact.email", "Contact.phone", "Activity.owner", "Assessment.decidedBy", "Review.reviewer", "Risk.owner"} {
		if !personal[key] {
			t.Errorf("%s names a person and is not marked", key)
		}
	}
}

func TestAskedOf(t *testing.T) {
	tests := []struct {
		path field.Path
		want string
	}{
		{"name", "CJPS"}, {"controllers", "PS"}, {"controllers.reference", "PS"}, {"controllers.transfer.tia.date", "PS"},
		{"jointControllers.shared", "CJ"}, {"purposes.text", "CJPS"}, {"purposes.legalBasis", "CJ"},
		{"purposes.assessment.status", "CJ"}, {"dataCategories.art9", "CJ"}, {"operations", "CJPS"},
	}
	for _, tt := range tests {
		f, err := field.At(model.KindActivity, tt.path)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range []struct {
			role   model.Role
			letter string
		}{{model.RoleController, "C"}, {model.RoleJointController, "J"}, {model.RoleProcessor, "P"}, {model.RoleSubProcessor, "S"}} {
			if f.AskedOf(r.role) {
				got += r.letter
			}
		}
		if got != tt.want {
			t.Errorf("%s is asked of %q, want %q", tt.path, got, tt.want)
		}
		if !f.AskedOf("") || !f.AskedOf("zombie") {
			t.Errorf("%s is not asked when the role is not known", tt.path)
		}
	}
}

func TestTypes(t *testing.T) {
	for path, want := range map[field.Path]field.Type{
		"name": field.Text, "description": field.LongText, "role": field.Code, "engagements.role": field.Code, "start": field.Date,
		"volume.people": field.Count, "tags": field.Texts, "dpia.criteriaAP": field.Codes, "engagements.transfer.sccModules": field.Codes,
		"engagements.under": field.RowRef, "dataCategories.subjects": field.RowRefs, "parentId": field.RecordRef, "parent": field.Text,
		"purposes": field.Rows, "review": field.Group, "retention.trigger": field.Text, "outsideEEA": field.Code,
	} {
		if f, err := field.At(model.KindActivity, path); err != nil || f.Type != want {
			t.Errorf("%s: %v, %v", path, f, err)
		}
	}
	if f, err := field.At(model.KindActivity, ""); err != nil || f != field.Of(model.KindActivity) {
		t.Errorf("the empty path is %v, %v", f, err)
	}
	for _, path := range []field.Path{"zz", "name.x", "purposes.zz", "purposes[a"} {
		if f, err := field.At(model.KindActivity, path); err == nil {
			t.Errorf("%q is %s", path, f.Key)
		}
	}
	if field.Of("zz") != nil {
		t.Error("an unknown kind has fields")
	}
}

func TestNumbers(t *testing.T) {
	for path, want := range map[field.Path]bool{"volume.people": true, "engagements.transfer.sccModules": true, "role": false, "dpia.criteriaAP": false, "name": false, "tags": false, "purposes": false} {
		if f, err := field.At(model.KindActivity, path); err != nil || f.Number() != want {
			t.Errorf("%s: %v, want %v (%v)", path, f.Number(), want, err)
		}
	}
}
