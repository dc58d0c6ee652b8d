package roundtrip_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// processed are the fields that an activity shares with a service.
func processed(name string) bool {
	f := field.Of(model.KindActivity).Child(name)
	return f != nil && strings.HasPrefix(f.TypeKey, "Processing.")
}

// statedBy is an activity as a processor could state it, and the service that its
// customers read of it.
func statedBy(a *model.Activity) *model.Service {
	a.Role = model.RoleProcessor
	s := stated(model.Service{ID: a.ID, Product: a.Name, Explanation: a.Description, Processing: a.Processing})
	for i := range s.DataCategories {
		if c := &s.DataCategories[i]; c.Applies == "" {
			c.Applies = model.AppliesYes // what an activity lists it processes
		}
	}
	a.Processing = s.Processing
	return s
}

// The bijsluiter that an organisation publishes of an activity it carries out for others
// says of the processing what the activity says.
func TestTheBijsluiterOfAnActivityComesBack(t *testing.T) {
	t.Parallel()
	for _, w := range []way{{"4.0", "en", publish.Word}, {"3.0", "nl", publish.PDF}} {
		reg := generate.Generator{Rand: rand.New(rand.NewPCG(uint64(len(w.language)), 5)), Fill: 0.6}.Register(generate.Size{Activities: 2, Parties: 5})
		for i := range reg.Activities {
			a := &reg.Activities[i]
			went := statedBy(a)
			came := w.again(t, publish.Leaflet, reg, a.ID)
			if came.Product != a.Name || came.Role != model.RoleProcessor || !strings.HasPrefix(came.Vendor, reg.Organisation.Name) {
				t.Errorf("%s %s: %q of %q came as %q of %q in role %q", w.language, w.format, a.Name, reg.Organisation.Name, came.Product, came.Vendor, came.Role)
			}
			annex := w.again(t, publish.SecurityAnnex, reg, a.ID)
			for _, d := range slices.DeleteFunc(differences(w, went, came, annex), func(d difference) bool {
				top, _, _ := strings.Cut(d.key, ".")
				return !processed(top)
			}) {
				t.Errorf("%s %s: %s", w.language, w.format, d.said)
			}
		}
	}
}
