package merge_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
)

func base() *model.Activity {
	return &model.Activity{ID: "a", Number: "V-001", Name: "Leerlingvolgsysteem", Description: "oud", Processing: model.Processing{
		Purposes: []model.Purpose{{ID: "1", Text: "een"}, {ID: "2", Text: "twee"}, {ID: "3", Text: "drie"}}}}
}

// TestConflicts holds per pair of edits what is a conflict, and what the record
// says when ours and when theirs is chosen.
func TestConflicts(t *testing.T) {
	texts := func(a *model.Activity) string {
		all := a.Description + ":"
		for _, p := range a.Purposes {
			all += " " + p.Text
		}
		return all
	}
	type edit = func(*model.Activity)
	describe := func(s string) edit { return func(a *model.Activity) { a.Description = s } }
	add := func(id model.RowID, s string) edit {
		return func(a *model.Activity) { a.Purposes = append(a.Purposes, model.Purpose{ID: id, Text: s}) }
	}
	drop := func(a *model.Activity) { a.Purposes = a.Purposes[1:] }
	order := func(i, j, k int) edit {
		return func(a *model.Activity) { a.Purposes = []model.Purpose{a.Purposes[i], a.Purposes[j], a.Purposes[k]} }
	}
	reword := func(a *model.Activity) { a.Purposes[0].Text = "EEN" }
	nothing := func(*model.Activity) {}
	for name, c := range map[string]struct {
		ours, theirs         edit
		about                merge.About
		path                 field.Path
		takeOurs, takeTheirs string
	}{
		"two fields":            {describe("nieuw"), reword, "", "", "nieuw: EEN twee drie", "nieuw: EEN twee drie"},
		"the same text":         {describe("nieuw"), describe("nieuw"), "", "", "nieuw: een twee drie", "nieuw: een twee drie"},
		"two texts":             {describe("hier"), describe("daar"), merge.Value, "description", "hier: een twee drie", "daar: een twee drie"},
		"emptied and changed":   {describe(""), describe("daar"), merge.Value, "description", ": een twee drie", "daar: een twee drie"},
		"rows from both":        {add("4", "vier"), add("5", "vijf"), "", "", "oud: een twee drie vier vijf", "oud: een twee drie vier vijf"},
		"a row with one ID":     {add("4", "vier"), add("4", "vijf"), merge.Value, "purposes[4].text", "oud: een twee drie vier", "oud: een twee drie vijf"},
		"a removed row":         {drop, add("4", "vier"), "", "", "oud: twee drie vier", "oud: twee drie vier"},
		"removed twice":         {drop, drop, "", "", "oud: twee drie", "oud: twee drie"},
		"removed and changed":   {drop, reword, merge.Row, "purposes[1]", "oud: twee drie", "oud: EEN twee drie"},
		"changed and removed":   {reword, drop, merge.Row, "purposes[1]", "oud: EEN twee drie", "oud: twee drie"},
		"moved and changed":     {order(2, 0, 1), reword, "", "", "oud: drie EEN twee", "oud: drie EEN twee"},
		"moved and removed":     {order(2, 0, 1), drop, "", "", "oud: drie twee", "oud: drie twee"},
		"moved and added":       {add("4", "vier"), order(2, 1, 0), "", "", "oud: drie vier twee een", "oud: drie vier twee een"},
		"moved alike":           {order(2, 1, 0), order(2, 1, 0), "", "", "oud: drie twee een", "oud: drie twee een"},
		"two orders":            {order(2, 1, 0), order(1, 0, 2), merge.Order, "purposes", "oud: drie twee een", "oud: twee een drie"},
		"nothing and an edit":   {nothing, reword, "", "", "oud: EEN twee drie", "oud: EEN twee drie"},
		"rows without identity": {add("1", "vier"), add("1", "vijf"), merge.Rows, "purposes", "oud: een twee drie vier", "oud: een twee drie vijf"},
		"one broken list":       {add("1", "vier"), nothing, "", "", "oud: een twee drie vier", "oud: een twee drie vier"},
	} {
		t.Run(name, func(t *testing.T) {
			ours, theirs := base(), base()
			c.ours(ours)
			c.theirs(theirs)
			for side, want := range map[merge.Side]string{merge.Ours: c.takeOurs, merge.Theirs: c.takeTheirs} {
				merged, conflicts := merge.Records(base(), ours, theirs, func(merge.Conflict) merge.Side { return side })
				if got := texts(merged.(*model.Activity)); got != want {
					t.Errorf("with %s: %q, want %q", side, got, want)
				}
				if (c.about == "") != (len(conflicts) == 0) || len(conflicts) > 1 {
					t.Fatalf("conflicts: %+v", conflicts)
				}
				if c.about != "" && (conflicts[0].About != c.about || conflicts[0].Path != c.path) {
					t.Errorf("conflict about %s at %q, want %s at %q", conflicts[0].About, conflicts[0].Path, c.about, c.path)
				}
			}
		})
	}
}

func TestSeveralValues(t *testing.T) {
	for name, c := range map[string]struct {
		base, ours, theirs, want []string
		conflict                 bool
	}{
		"added by both":   {[]string{"b"}, []string{"b", "z"}, []string{"a", "b"}, []string{"b", "a", "z"}, false},
		"added alike":     {nil, []string{"a", "b"}, []string{"b"}, []string{"a", "b"}, false},
		"added and gone":  {[]string{"a", "b"}, []string{"b"}, []string{"a", "b", "c"}, []string{"b", "c"}, false},
		"two orders":      {[]string{"a", "b"}, []string{"b", "a"}, []string{"a", "b", "c"}, []string{"b", "a"}, true},
		"a value twice":   {[]string{"a"}, []string{"a", "a"}, []string{"a", "b"}, []string{"a", "a"}, true},
		"one side only":   {[]string{"a"}, []string{"c", "a"}, []string{"a"}, []string{"c", "a"}, false},
		"gone both sides": {[]string{"a", "b"}, []string{"a"}, []string{"b"}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			of := func(tags []string) *model.Activity { return &model.Activity{ID: "a", Tags: tags} }
			merged, conflicts := merge.Records(of(c.base), of(c.ours), of(c.theirs), nil)
			got := merged.(*model.Activity).Tags
			if len(got) != len(c.want) || len(conflicts) > 0 != c.conflict {
				t.Fatalf("%q with %d conflicts", got, len(conflicts))
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("%q, want %q", got, c.want)
				}
			}
		})
	}
}

// TestReferenceAndNameStayTogether holds that nobody gets the one party's ID
// with the other party's name.
func TestReferenceAndNameStayTogether(t *testing.T) {
	type printed struct {
		id   model.ID
		name string
	}
	of := func(p printed) *model.Activity {
		return &model.Activity{ID: "a", Processing: model.Processing{Engagements: []model.Engagement{{ID: "1", PartyID: p.id, Party: p.name}}}}
	}
	renamed, replaced := printed{"p", "Wolkhuis BV"}, printed{"q", "Wolkhuis"}
	for side, want := range map[merge.Side]printed{merge.Ours: renamed, merge.Theirs: replaced} {
		merged, conflicts := merge.Records(of(printed{"p", "Wolkhuis"}), of(renamed), of(replaced),
			func(merge.Conflict) merge.Side { return side })
		e := merged.(*model.Activity).Engagements[0]
		if got := (printed{e.PartyID, e.Party}); got != want || len(conflicts) != 1 {
			t.Errorf("with %s: %+v, %d conflicts", side, got, len(conflicts))
		}
	}
}
