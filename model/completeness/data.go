package completeness

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
)

// dataRules look at the categories of personal data: what is used, what is
// special, and the second ground that special data ask (art. 9, 10, 87).
var dataRules = []rule{
	{code: "data-label", severity: Error, article: "30(1)(c)", roles: "CJ",
		find: categories("label", func(_ *view, d *model.DataCategory) bool {
			return d.Label == "" && d.Code == "" && len(d.Items) == 0
		})},
	{code: "data-other", severity: Warning, article: "30(1)(c)",
		find: categories("items", otherWithoutItems)},
	{code: "data-unknown", severity: Warning, article: "30(1)(c)", processor: "30(2)(b)",
		find: categories("applies", func(_ *view, d *model.DataCategory) bool { return d.Applies == model.AppliesUnknown })},
	{code: "data-optional", severity: Warning, article: "30(1)(c)", roles: "CJ",
		find: categories("chosen", func(_ *view, d *model.DataCategory) bool {
			return d.Applies == model.AppliesOptional && (d.Chosen == "" || d.Chosen == model.Unknown)
		})},
	{code: "special-kind", severity: Warning, article: "9(1)",
		find: categories("kind", func(_ *view, d *model.DataCategory) bool {
			suggested := extra("bijsluiter-category", d.Code, "kind")
			hidden := d.Special != "" || suggested == "special"
			return hidden && d.Kind != "special" || suggested == "national-id" && d.Kind != "national-id"
		})},
	{code: "special-which", severity: Warning, article: "9(1)",
		find: categories("special", func(_ *view, d *model.DataCategory) bool { return d.Kind == "special" && d.Special == "" })},
	{code: "art9-missing", severity: Warning, article: "9(2)", roles: "CJ",
		find: categories("art9", func(_ *view, d *model.DataCategory) bool { return d.Kind == "special" && d.Art9 == "" })},
	{code: "art9-national-law", severity: Warning, article: "9(2)", roles: "CJ",
		find: categories("uavg", func(_ *view, d *model.DataCategory) bool {
			return d.Kind == "special" && extra("art9", d.Art9, "national_law") == "yes" && d.UAVG == "" && d.Statute == ""
		})},
	{code: "uavg-misfit", severity: Warning, roles: "CJ", find: categories("uavg", uavgMisfits)},
	{code: "criminal-ground", severity: Warning, article: "10", roles: "CJ",
		find: categories("uavg", func(_ *view, d *model.DataCategory) bool {
			return d.Kind == "criminal" && d.UAVG == "" && d.Statute == ""
		})},
	{code: "bsn-statute", severity: Warning, article: "UAVG 46", roles: "CJ",
		find: categories("statute", func(_ *view, d *model.DataCategory) bool { return d.Kind == "national-id" && d.Statute == "" })},
	{code: "vulnerable-dpia", severity: Info, article: "35(1)", roles: "CJ",
		find: func(v *view, report report) {
			if slices.Contains(v.processing.DPIA.CriteriaEDPB, vulnerableCriterion) {
				return
			}
			for _, s := range v.processing.DataSubjects {
				if s.Vulnerable == model.Yes {
					report("dpia.criteriaEDPB", s.Name)
				}
			}
		}},
	{code: "pseudonymisation-moment", severity: Info, article: "32(1)(a)",
		find: missing("pseudonymisation.moment", func(v *view) bool {
			p := v.processing.Pseudonymisation
			return p.Applied == model.Yes && p.Moment == ""
		})},
}

// statementRules are those of dataRules that a supplier's statement is held to.
var statementRules = only(dataRules, "data-other", "data-unknown", "special-which", "pseudonymisation-moment")

func only(rules []rule, codes ...Code) []rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return !slices.Contains(codes, r.code) })
}

// vulnerableCriterion is the criterion of WP 248 about vulnerable data subjects.
const vulnerableCriterion = "7"

// categories makes a rule's function of a test on each category that is not
// ruled out.
func categories(name string, lacks func(*view, *model.DataCategory) bool) func(*view, report) {
	return func(v *view, report report) {
		for i := range v.processing.DataCategories {
			if d := &v.processing.DataCategories[i]; inUse(d) && lacks(v, d) {
				report(row("dataCategories", d.ID).Field(name), d.Label)
			}
		}
	}
}

// inUse reports whether a category is not ruled out: it doesn't apply, or is
// optional and not chosen.
func inUse(d *model.DataCategory) bool {
	return d.Applies != model.AppliesNo && !(d.Applies == model.AppliesOptional && d.Chosen == model.No)
}

func (v *view) dataInUse() []*model.DataCategory {
	var used []*model.DataCategory
	for i := range v.processing.DataCategories {
		if d := &v.processing.DataCategories[i]; inUse(d) {
			used = append(used, d)
		}
	}
	return used
}

func (v *view) vulnerable() bool {
	return slices.ContainsFunc(v.processing.DataSubjects, func(s model.DataSubject) bool { return s.Vulnerable == model.Yes })
}

// otherWithoutItems: category 12 of the bijsluiter says nothing without its
// own text.
func otherWithoutItems(_ *view, d *model.DataCategory) bool {
	return d.Code == "12" && len(d.Items) == 0 && d.Text == ""
}

// uavgMisfits reports an article about another kind of data than the category.
func uavgMisfits(_ *view, d *model.DataCategory) bool {
	switch subject := extra("uavg", d.UAVG, "subject"); subject {
	case "":
		return false
	case "criminal", "national-id":
		return string(d.Kind) != subject
	case "special":
		return d.Kind != "special"
	default:
		_, about := reference.List("special-category").Row(subject)
		return about && subject != string(d.Special)
	}
}
