package report

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// ErrNothingPublic says that there is no activity that may be published.
var ErrNothingPublic = errors.New("no activity is public")

//go:embed public.csv
var publicFields string

// published are the fields that anybody may read, by key. What stands in no row
// of public.csv is not public, so that a new field is kept inside until
// somebody decides.
var published = sync.OnceValue(func() map[string]bool {
	rows, err := csv.NewReader(strings.NewReader(publicFields)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("report: read public.csv: %v", err)) // it is part of the program
	}
	public := map[string]bool{}
	for _, row := range rows[1:] {
		public[row[0]] = row[1] == "yes"
	}
	return public
})

// Published counts the activities of a register by whether they are published.
type Published struct {
	Activities int `json:"activities"` // that are
	NotActive  int `json:"notActive"`  // that are not: a draft, ended, or of no status
	NotMarked  int `json:"notMarked"`  // nobody answered that they are public
	Later      int `json:"later"`      // from a later day on
}

// PublicPart is what anybody may read of a register on a day: the activities
// that take place and of which somebody said that they are public, with the
// fields that public.csv has; the organisation likewise; and of the parties
// that those name, their names alone. A natural person is not named. It shares
// nothing with reg.
func PublicPart(reg *model.Register, words *Words) (*model.Register, Published) {
	var public model.Register
	var count Published
	public.Organisation = *keepPublic(&reg.Organisation).(*model.Organisation)
	persons, named := map[model.ID]bool{}, map[model.ID]bool{}
	for _, p := range reg.Parties {
		persons[p.ID] = p.Kind == personKind
	}
	for i := range reg.Activities {
		a := &reg.Activities[i]
		if !count.takes(a, words.on) {
			continue
		}
		kept := keepPublic(a).(*model.Activity)
		eachParty(kept, func(id model.ID, printed *string) {
			named[id] = true
			if persons[id] {
				*printed = ""
			}
		})
		public.Activities = append(public.Activities, *kept)
	}
	for _, p := range reg.Parties {
		name := p.Name
		if persons[p.ID] {
			name = words.Code("party-kind", personKind)
		}
		if named[p.ID] {
			public.Parties = append(public.Parties, model.Party{ID: p.ID, Name: name})
		}
	}
	return &public, count
}

const personKind = "person"

// takes tells whether the activity is published on that day, and counts it.
func (c *Published) takes(a *model.Activity, on model.Date) bool {
	from, known := a.Public.From.Day()
	today, _ := on.Day()
	switch {
	case a.Status != model.StatusActive:
		c.NotActive++
	case a.Public.Public != model.Yes:
		c.NotMarked++
	case a.Public.From != "" && (!known || from.After(today)): // a day that can't be read has not come
		c.Later++
	default:
		c.Activities++
		return true
	}
	return false
}

// Text tells the counts in a sentence.
func (c Published) Text(words *Words) string {
	text := fmt.Sprintf(words.Text("public.count"), c.Activities)
	var not []string
	for _, left := range []struct {
		key string
		n   int
	}{{"public.notActive", c.NotActive}, {"public.notMarked", c.NotMarked}, {"public.later", c.Later}} {
		if left.n > 0 {
			not = append(not, fmt.Sprintf(words.Text(left.key), left.n))
		}
	}
	if len(not) > 0 {
		text += " " + fmt.Sprintf(words.Text("public.not"), strings.Join(not, "; "))
	}
	return text
}

// eachParty visits the references to parties that can be public, with the name
// as it was printed beside each.
func eachParty(a *model.Activity, visit func(id model.ID, printed *string)) {
	for i := range a.JointControllers {
		visit(a.JointControllers[i].PartyID, &a.JointControllers[i].Party)
	}
	for i := range a.Recipients {
		visit(a.Recipients[i].PartyID, &a.Recipients[i].Name)
	}
	for i := range a.Engagements {
		visit(a.Engagements[i].PartyID, &a.Engagements[i].Party)
	}
}

// keepPublic copies a record with what is public of it.
func keepPublic(record model.Record) model.Record {
	kind, _ := record.Identity()
	kept := field.Clone(record)
	nodes()[kind].keepPublic(reflect.ValueOf(kept).Elem())
	return kept
}

func (n *node) keepPublic(v reflect.Value) {
	for _, c := range n.children {
		held := v.FieldByIndex(c.index)
		switch {
		case c.Name == "id" && c.Fixed: // rows refer to each other by it
		case !c.anyPublic():
			held.SetZero()
		case c.Type == field.Group:
			c.keepPublic(held)
		case c.Type == field.Rows:
			for i := range held.Len() {
				c.keepPublic(held.Index(i))
			}
		}
	}
}

// anyPublic reports whether the field, or something below it, is public.
func (n *node) anyPublic() bool {
	if n.Leaf() {
		return published()[n.Key]
	}
	for _, c := range n.children {
		if c.anyPublic() {
			return true
		}
	}
	return false
}
