package report_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// approvedRegister has an activity that stands as approved, one that was
// changed since and one that never was.
func approvedRegister() *model.Register {
	a := model.Approval{SignOff: "s", By: "A. de Wit (FG)", Date: "2026-03-12", Version: 3}
	since := a
	since.Changed = true
	return &model.Register{
		Organisation: model.Organisation{Name: "De Linde"},
		Activities: []model.Activity{
			{ID: "a", Number: "V-001", Name: "Verlof", Role: model.RoleController},
			{ID: "b", Number: "V-002", Name: "Toegang", Role: model.RoleController},
			{ID: "c", Number: "V-003", Name: "Nieuwsbrief", Role: model.RoleProcessor},
		},
		Approvals: map[model.ID]model.Approval{"a": a, "b": since, "": since},
	}
}

// facts are all facts of a paper, as one text.
func facts(p report.Paper) string {
	var b strings.Builder
	for _, g := range p.Cover {
		for _, e := range g.Entries {
			b.WriteString(e.Label + ": " + e.Value.Text + "\n")
		}
	}
	p.Blocks(func(block report.Block) bool {
		if f, ok := block.(report.Facts); ok {
			for _, e := range f.Entries {
				b.WriteString(e.Label + ": " + e.Value.Text + "\n")
			}
		}
		return true
	})
	return b.String()
}

func TestApprovalsStandInTheReports(t *testing.T) {
	words, err := report.LoadWords("nl", "2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	reg := approvedRegister()
	const given, changed = "Vaststelling: Vastgesteld op 12-03-2026 door A. de Wit (FG)\n", "Vaststelling: Gewijzigd na vaststelling op 12-03-2026 door A. de Wit (FG)\n"
	for name, paper := range map[string]report.Paper{"ap": report.AP(reg, words, report.Stamp{}), "register": report.RegisterPaper(reg, words, report.Stamp{})} {
		text := facts(paper)
		if strings.Count(text, given) != 1 || strings.Count(text, changed) != 2 { // one of the whole, on the cover
			t.Errorf("%s says\n%s", name, text)
		}
	}
	tables := report.Register(reg, words, report.Stamp{}).Tables
	last := tables[len(tables)-1]
	var rows []string
	last.Rows(func(cells []report.Cell) bool {
		rows = append(rows, cells[1].Text+" "+cells[3].Text+" "+cells[4].Text+" "+cells[6].Text)
		return true
	})
	want := []string{"V-001 Vastgesteld, sindsdien gelijk A. de Wit (FG) 3", "V-002 Gewijzigd na vaststelling A. de Wit (FG) 3"}
	if last.ID != "approvals" || !slices.Equal(rows, want) {
		t.Errorf("table %s has %q", last.ID, rows)
	}
	for id, a := range reg.Approvals {
		a.By, a.Erased = "", "2026-05-01"
		reg.Approvals[id] = a
	}
	if text := facts(report.AP(reg, words, report.Stamp{})); !strings.Contains(text, "Vastgesteld op 12-03-2026 door (naam gewist op 01-05-2026)\n") {
		t.Errorf("of an erased name it says\n%s", text)
	}
	reg.Approvals = nil
	if tables := report.Register(reg, words, report.Stamp{}).Tables; tables[len(tables)-1].ID == "approvals" {
		t.Error("a register without approvals has a table of them")
	}
}
