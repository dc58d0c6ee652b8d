package report_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

// boardRegister has one of everything the board is told of.
func boardRegister() *model.Register {
	return &model.Register{Activities: []model.Activity{
		{ID: "a1", Number: "V-001", Name: "Ziekteverzuim", Role: model.RoleController, Status: model.StatusActive, Department: "Personeel",
			Review: model.Review{Next: "2026-10"},
			Processing: model.Processing{
				Purposes:       []model.Purpose{{Text: "Loon doorbetalen", LegalBasis: "6-1-c"}, {Text: "Re-integratie", LegalBasis: "6-1-c"}},
				DataCategories: []model.DataCategory{{Label: "Verzuim", Kind: "special", Special: "health"}, {Label: "BSN", Kind: "national-id", Applies: model.AppliesNo}},
				DPIA:           model.DPIA{Required: model.Yes, Status: "in-progress"},
				Engagements:    []model.Engagement{{Party: "Wolkhuis Inc.", Role: model.RoleSubProcessor, Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c"}}},
			}},
		{ID: "a2", Number: "V-002", Name: "Feest", Role: model.RoleController, Status: model.StatusEnded, Department: "Facilitair", Review: model.Review{Next: "2020"}},
		{ID: "a3", Number: "V-003", Name: "Hosting", Role: model.RoleProcessor, Department: "Personeel", Review: model.Review{Next: "2026-11"}, Processing: model.Processing{DPIA: model.DPIA{Required: model.No}}},
	}}
}

func TestBoardFigures(t *testing.T) {
	p := report.Board(boardRegister(), report.Past{}, load(t, "nl"), stamp)
	got := map[string]int{}
	var charts []report.Chart
	for block := range p.Blocks {
		switch b := block.(type) {
		case report.Figures:
			for _, f := range b.Items {
				got[f.Label] = f.Value
			}
		case report.Chart:
			charts = append(charts, b)
		}
	}
	for label, want := range map[string]int{
		"verwerkingen (zonder de beëindigde)": 2, "als verantwoordelijke": 1, "als verwerker": 1, "met doorgifte buiten de EER": 1,
		"met bijzondere, strafrechtelijke of identificatiegegevens": 1, "met een DPIA die nog niet is afgerond": 1,
	} {
		if n, said := got[label]; !said || n != want {
			t.Errorf("%s: %d, want %d", label, n, want)
		}
	}
	for _, want := range []string{"Personeel", "Wettelijke verplichting (art. 6 lid 1 onder c AVG)", "Verenigde Staten", "Wolkhuis Inc."} {
		if !slices.ContainsFunc(charts, func(c report.Chart) bool {
			return slices.ContainsFunc(c.Bars, func(b report.Bar) bool { return b.Label == want })
		}) {
			t.Errorf("no chart has a bar for %s", want)
		}
	}
	text := paperText(p)
	if overdue := text[strings.Index(text, "Controles over tijd"):strings.Index(text, "DPIA’s")]; !strings.Contains(overdue, "V-001") || strings.Contains(overdue, "V-002") || strings.Contains(overdue, "V-003") {
		t.Errorf("overdue: %s", overdue)
	}
	if strings.Contains(text, "BSN") {
		t.Error("data that are not processed are told")
	}
}

func TestBoardInBothLanguages(t *testing.T) {
	big := generate.Register(rand.New(rand.NewPCG(5, 6)), generate.Size{Activities: 60, Services: 20, Parties: 20})
	period := between()
	for _, language := range []string{"nl", "en"} {
		for name, p := range map[string]report.Paper{
			"empty": report.Board(&model.Register{}, report.Past{}, load(t, language), stamp), "big": report.Board(big, report.Past{}, load(t, language), stamp),
			"period": report.Board(period.After, report.Past{Since: &period}, load(t, language), stamp),
		} {
			if text := paperText(p); strings.Contains(text, "‹") || strings.Contains(text, "%!") {
				t.Errorf("%s %s: a text is missing in %s", language, name, text)
			}
		}
	}
}

// Completeness over time is told from the second point on.
func TestBoardTrend(t *testing.T) {
	points := []report.Point{report.PointOf(&model.Register{}, "2026-06-30"), report.PointOf(boardRegister(), "2026-09-30")}
	if points[0].Total() != 0 || points[1].Total() != 2 || points[1].Missing != 2 {
		t.Errorf("what is judged: %+v", points)
	}
	points = append(points, report.Point{Day: "2026-11-22", Complete: 1, Attention: 1, Missing: 2})
	text := paperText(report.Board(boardRegister(), report.Past{Trend: points}, load(t, "nl"), stamp))
	for _, want := range []string{"Volledigheid in de tijd", "30-09-2026 (0 %)", "22-11-2026 (50 %)", "2 van de 4"} {
		if !strings.Contains(text, want) {
			t.Errorf("the trend lacks %q", want)
		}
	}
	if one := paperText(report.Board(boardRegister(), report.Past{Trend: points[:1]}, load(t, "nl"), stamp)); strings.Contains(one, "in de tijd") {
		t.Error("one point is no trend")
	}
}

// A board reads what weighs most, and how much more there is.
func TestBoardIsBrief(t *testing.T) {
	reg := &model.Register{}
	for i := range 40 {
		a := model.Activity{ID: model.ID(fmt.Sprint(i)), Number: fmt.Sprintf("V-%03d", i), Name: "Verzuim", Role: model.RoleController, Processing: model.Processing{
			DataCategories: []model.DataCategory{{ID: "c", Label: "Gezondheid", Kind: "special", Special: "health", Art9: "9-2-h"}},
			DPIA:           model.DPIA{Required: model.Yes, Status: "done"},
		}}
		if i == 39 {
			a.DataCategories[0].Art9, a.DPIA.Status = "", "in-progress"
		}
		reg.Activities = append(reg.Activities, a)
	}
	text := paperText(report.Board(reg, report.Past{}, load(t, "nl"), stamp))
	data, dpia := text[strings.Index(text, "Bijzondere gegevens"):strings.Index(text, "Doorgiften buiten")], text[strings.Index(text, "DPIA’s"):]
	for name, part := range map[string]string{"data": data, "dpia": dpia} {
		if n := strings.Count(part, "V-0"); n != 15 || !strings.Contains(part, "15 van de 40") || !strings.Contains(part, "V-039") {
			t.Errorf("%s: %d rows: %s", name, n, part)
		}
	}
	if strings.Index(data, "V-039") > strings.Index(data, "V-000") {
		t.Error("what has no ground does not come first")
	}
}

// TestBoardCountsAMechanismThatIsOver holds that a transfer under Privacy Shield is not
// told to the board as one under an adequacy decision.
func TestBoardCountsAMechanismThatIsOver(t *testing.T) {
	reg := boardRegister()
	reg.Activities[0].Engagements = append(reg.Activities[0].Engagements,
		model.Engagement{Party: "Oud Inc.", Role: model.RoleProcessor, Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "privacy-shield"}},
		model.Engagement{Party: "Leeg Inc.", Role: model.RoleProcessor, Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US"}})
	for block := range report.Board(reg, report.Past{}, load(t, "nl"), stamp).Blocks {
		c, ok := block.(report.Chart)
		if !ok || !slices.Contains(c.Parts, "adequaatheidsbesluit") {
			continue
		}
		got := map[string]int{}
		for i, n := range c.Bars[0].Values {
			got[c.Parts[i]] = n
		}
		if got["adequaatheidsbesluit"] != 0 || got["niet meer geldig"] != 1 || got["niet ingevuld"] != 1 || got["passende waarborgen"] != 1 {
			t.Errorf("transfers to %s: %v", c.Bars[0].Label, got)
		}
		return
	}
	t.Error("no chart of transfers")
}
