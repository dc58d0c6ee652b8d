package completeness

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// retentionRules ask a time limit for every category of data (art. 30(1)(f))
// and whether it can be carried out.
var retentionRules = []rule{
	{code: "retention-missing", severity: Error, article: "30(1)(f)", roles: "CJ",
		find: missing("retention", func(v *view) bool { return len(v.processing.Retention) == 0 })},
	{code: "retention-category", severity: Error, article: "30(1)(f)", roles: "CJ", find: categoriesWithoutRetention},
	{code: "retention-empty", severity: Error, article: "30(1)(f)", roles: "CJ",
		find: retentions("amount", func(_ *view, r *model.Retention) bool { return !stated(r) && r.Text == "" })},
	{code: "retention-vague", severity: Warning, article: "30(1)(f)", roles: "CJ",
		find: retentions("amount", func(_ *view, r *model.Retention) bool { return !stated(r) && vague(r.Text) })},
	{code: "retention-unparsed", severity: Info, article: "30(1)(f)", roles: "CJ",
		find: retentions("amount", func(_ *view, r *model.Retention) bool {
			return !stated(r) && r.Text != "" && !vague(r.Text)
		})},
	{code: "retention-unit", severity: Warning, article: "30(1)(f)", roles: "CJ",
		find: retentions("unit", func(_ *view, r *model.Retention) bool { return !r.Amount.IsZero() && r.Unit == "" })},
	{code: "retention-trigger", severity: Warning, article: "30(1)(f)", roles: "CJ",
		find: retentions("trigger", func(_ *view, r *model.Retention) bool { return !r.Amount.IsZero() && r.Trigger == "" })},
	{code: "retention-undecided", severity: Warning, article: "30(1)(f)", roles: "CJ",
		find: retentions("amount", func(_ *view, r *model.Retention) bool {
			undecided := r.DecidedBy == "controller" || r.Trigger == "decided-by-controller"
			return undecided && r.Amount.IsZero() && r.Limit != criterion
		})},
	{code: "retention-action", severity: Info, article: "5(1)(e)", roles: "CJ",
		find: retentions("action", func(_ *view, r *model.Retention) bool { return r.Action == "" })},
	{code: "retention-motivation", severity: Info, article: "5(1)(e)", roles: "CJ",
		find: retentions("motivation", func(_ *view, r *model.Retention) bool { return r.Source == "" && r.Motivation == "" })},
	{code: "retention-deviation", severity: Warning, article: "5(1)(e)", roles: "CJ",
		find: retentions("deviation", func(_ *view, r *model.Retention) bool { return r.Adhered == model.No && r.Deviation == "" })},
}

// criterion is the kind of limit that has words instead of a period.
const criterion = "criterion"

// retentions makes a rule's function of a test on each term.
func retentions(name string, lacks func(*view, *model.Retention) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.processing.Retention {
			if r := &v.processing.Retention[i]; lacks(v, r) {
				report(row("retention", r.ID).Field(name), r.Scope)
			}
		}
	}
}

// stated reports a term that says when: a period, a moment, a criterion that is
// written out, or who decides.
func stated(r *model.Retention) bool {
	return !r.Amount.IsZero() || r.Trigger != "" || r.DecidedBy != "" || r.Limit == criterion && r.Text != "" && !vague(r.Text)
}

// vagueWords are the phrases that only repeat the law (art. 5(1)(e)).
var vagueWords = []string{
	"zolang noodzakelijk", "zo lang als noodzakelijk", "zolang als noodzakelijk", "zolang nodig", "zo lang als nodig", "zolang als nodig",
	"niet langer dan noodzakelijk", "niet langer dan nodig", "wettelijke termijn", "wettelijke bewaartermijn",
	"as long as necessary", "as long as needed", "no longer than necessary", "statutory period",
}

func vague(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(vagueWords, func(phrase string) bool { return strings.Contains(text, phrase) })
}

// categoriesWithoutRetention reports the categories no term is for. A term
// that names no category is for all.
func categoriesWithoutRetention(v *view, report report) {
	if len(v.processing.Retention) == 0 {
		return
	}
	covered := make(map[model.RowID]bool)
	for _, r := range v.processing.Retention {
		if len(r.DataCategories) == 0 {
			return
		}
		for _, id := range r.DataCategories {
			covered[id] = true
		}
	}
	for _, d := range v.dataInUse() {
		if !covered[d.ID] {
			report(row("dataCategories", d.ID), d.Label)
		}
	}
}
