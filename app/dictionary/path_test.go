package dictionary_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

func TestPathLabel(t *testing.T) {
	titles := map[field.Path]string{
		"purposes[d1]":                            "Inning ouderbijdrage",
		"engagements[wolkhuis]":                   "Wolkhuis B.V.",
		"engagements[wolkhuis].locations[dublin]": "Dublin",
	}
	cases := []struct {
		name, language string
		kind           model.Kind
		path           field.Path
		want           string
	}{
		{"a field of the record", "nl", model.KindActivity, "name", "Naam van de verwerking"},
		{"a field of a row", "nl", model.KindActivity, "purposes[d1].legalBasis", "Doelen › Inning ouderbijdrage › Grondslag"},
		{"the same in English", "en", model.KindActivity, "purposes[d1].legalBasis", "Purposes › Inning ouderbijdrage › Legal basis"},
		{"the row itself", "nl", model.KindActivity, "purposes[d1]", "Doelen › Inning ouderbijdrage"},
		{"the whole list", "nl", model.KindActivity, "purposes", "Doelen"},
		{"a row in a row", "nl", model.KindService, "engagements[wolkhuis].locations[dublin].country", "Subverwerkers › Wolkhuis B.V. › Plaatsen van verwerking › Dublin › Land"},
		{"through a group", "nl", model.KindOrganisation, "fg.name", "Functionaris gegevensbescherming (FG) › Naam van de FG"},
		{"a row without a title", "nl", model.KindActivity, "retention[b7].amount", "Bewaartermijnen › bewaartermijn › Aantal"},
		{"of a newer program", "nl", model.KindActivity, "moods[m1].colour", "moods › m1 › colour"},
		{"of an unknown kind", "nl", "planet", "name", "name"},
		{"no path at all", "nl", model.KindActivity, "purposes[d1", "purposes[d1"},
		{"the record itself", "nl", model.KindActivity, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := load(t, c.language).PathLabel(c.kind, c.path, func(p field.Path) string { return titles[p] })
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
