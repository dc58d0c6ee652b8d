package bijsluiter

import (
	"regexp"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/words"
)

// securityWords are the words by which a security annex is understood; they stand in
// data/security.csv, under the name of their list.
type securityWords struct {
	securityTitles, deviationTitles, noProducts     []string
	aspects, schemes, measures, norms, breachFields lexicon.List
	channels                                        lexicon.List
	levels                                          map[string]string // folded word -> code
	certified, follows, expired, plans, holders     []string
	ourselves, breaches, monitors, authority        []string
	controllers, conditions, operations             []string
}

// annexNumber is the number of an annex at the start of a title.
var annexNumber = regexp.MustCompile(`^(?:bijlage|annex|appendix) (?:\d|[a-f])\b`)

func (w *securityWords) compile() {
	lists := map[string]*lexicon.List{"aspect": &w.aspects, "scheme": &w.schemes, "measure": &w.measures, "norm": &w.norms, "breach-field": &w.breachFields, "channel": &w.channels}
	phrases := map[string]*[]string{
		"title": &w.securityTitles, "deviations-title": &w.deviationTitles, "no-product": &w.noProducts, "certified": &w.certified, "follows": &w.follows,
		"expired": &w.expired, "planned": &w.plans, "holder": &w.holders, "ourselves": &w.ourselves, "breach": &w.breaches, "monitoring": &w.monitors,
		"authority": &w.authority, "controller": &w.controllers, "condition": &w.conditions, "operation": &w.operations,
	}
	for _, row := range words.Rows(files, "data/security.csv") {
		if l := lists[row["list"]]; l != nil {
			l.Add(row["text"], row["key"])
			continue
		}
		p := phrases[row["list"]]
		if p == nil {
			panic("bijsluiter: data/security.csv: no list " + row["list"])
		}
		*p = append(*p, words.Fold(row["text"]))
	}
	w.levels = map[string]string{}
	for _, row := range reference.List("classification-level").Rows() {
		for _, name := range append([]string{row.NL, row.EN}, row.Synonyms...) {
			w.levels[words.Fold(name)] = row.Code
		}
	}
	for _, row := range reference.List("biv-aspect").Rows() {
		for _, name := range append([]string{row.NL, row.EN}, row.Synonyms...) {
			w.aspects.Add(name, row.Code)
		}
	}
	for _, l := range lists {
		l.Sort()
	}
}
