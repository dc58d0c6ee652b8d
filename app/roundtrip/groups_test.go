package roundtrip_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
)

// Whose data each category is comes back, where the groups of people are columns and where
// they are too many, or too long of name, for that; what was not said stays open.
func TestTheGroupsOfPeopleComeBack(t *testing.T) {
	t.Parallel()
	few := []string{"Oud-leerlingen", "Ouders en verzorgers", "Zorgteam Noord", "Onderwijsondersteunend personeel", "Leerkrachten"}
	for name, groups := range map[string][]string{
		"one": few[:1], "five": few, "seven": append(slices.Clone(few), "Vrijwilligers", "Stagiairs"), "a long name": {"Leerlingen", "Gasten" + strings.Repeat(" van de school", 5)},
	} {
		for _, w := range []way{{"4.0", "nl", publish.Word}, {"4.0-general", "en", publish.PDF}} {
			t.Run(fmt.Sprint(name, " ", w.model, " ", w.language, " ", w.format), func(t *testing.T) {
				went := grouped(groups)
				reg := &model.Register{Organisation: model.Organisation{ID: "o", Name: "Stichting De Wilgen"}, Services: []model.Service{*went}}
				came := w.again(t, publish.Leaflet, reg, went.ID)
				if was, is := said(went), said(came); was != is {
					t.Errorf("went\n%scame\n%s", was, is)
				}
			})
		}
	}
}

// grouped is a service of which every category is of other groups.
func grouped(groups []string) *model.Service {
	s := &model.Service{ID: "s", Number: "D-001", Product: "Rekenweide", Vendor: "Leerbron Media B.V."}
	for i, name := range groups {
		id := model.RowID(fmt.Sprint("b", i))
		s.DataSubjects = append(s.DataSubjects, model.DataSubject{ID: id, Name: name})
		s.DataCategories = append(s.DataCategories, model.DataCategory{ID: model.RowID(fmt.Sprint("c", i)), Label: "Eigen gegevens van soort " + string(rune('A'+i)), Applies: model.AppliesYes,
			Subjects: []model.RowID{id, s.DataSubjects[i/2].ID}, Text: "zie het logboek"})
	}
	s.DataCategories = append(s.DataCategories,
		model.DataCategory{ID: "c8", Label: "Beeldopnamen van buiten", Applies: model.AppliesOptional, Subjects: []model.RowID{"b0"}, Text: "zie het logboek"},
		model.DataCategory{ID: "c9", Label: "Gebruiksgegevens van het platform", Applies: model.AppliesYes, Text: "zie het logboek"},
		model.DataCategory{ID: "c10", Label: "Uitslagen van de eindtoets", Applies: model.AppliesNo, Text: "zie het logboek"},
		model.DataCategory{ID: "c11", Label: "Gegevens over het vervoer", Applies: model.AppliesUnknown, Text: "zie het logboek"})
	return s
}

// said is each category with whether it applies and to whom, in words.
func said(s *model.Service) string {
	var lines []string
	for _, c := range s.DataCategories {
		var whose []string
		for _, g := range s.DataSubjects {
			if slices.Contains(c.Subjects, g.ID) {
				whose = append(whose, g.Name)
			}
		}
		lines = append(lines, fmt.Sprintf("%s %q of %q\n", c.Label, c.Applies, whose))
	}
	return strings.Join(lines, "")
}
