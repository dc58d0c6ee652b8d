package completeness

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// rule is one row of the tables.
type rule struct {
	code      Code
	severity  Severity
	article   string // the article for who acts for itself
	processor string // the article for who acts for others, where it differs
	roles     string // letters of the roles it holds for, as in the model's tags; empty: all
	find      func(v *view, report report)
}

// report notes a place where the rule is not met; subject is the row it is in.
type report func(path field.Path, subject string)

// tables are the rules by kind of record, in the order they are applied.
var tables = map[model.Kind][]rule{
	model.KindOrganisation: slices.Concat(organisationRules, certificateRules, everyRecordRules),
	model.KindActivity: slices.Concat(activityRules, controllerRules, purposeRules, dataRules, processorRules, engagementRules,
		transferRules, retentionRules, assessmentRules, certificateRules, reviewRules, everyRecordRules),
	model.KindService: slices.Concat(serviceRules, statementRules, transferRules, certificateRules, reviewRules, everyRecordRules),
	model.KindParty:   slices.Concat(partyRules, certificateRules, reviewRules, everyRecordRules),
}

// apply adds what a rule finds. It is asked a hundred times for every record of a
// register, so that it makes nothing anew for a rule that finds nothing.
func (v *view) apply(r *rule, report report) {
	if r.roles != "" && !v.is(r.roles) {
		return
	}
	v.rule = Finding{Code: r.code, Kind: v.kind, Record: v.id, Severity: r.severity, Article: r.article}
	if r.processor != "" && v.role.ActsForOthers() {
		v.rule.Article = r.processor
	}
	if v.kind == model.KindService && r.severity == Error {
		v.rule.Severity = Warning
	}
	r.find(v, report)
}

// report notes a place where the rule that is applied is not met.
func (v *view) report(path field.Path, subject string) {
	finding := v.rule
	finding.Path, finding.Subject = path, subject
	v.findings = append(v.findings, finding)
}

// missing makes a rule's function of a test on the record as a whole: it
// reports the path when the test finds something missing there.
func missing(path field.Path, lacks func(v *view) bool) func(*view, report) {
	return func(v *view, report report) {
		if lacks(v) {
			report(path, "")
		}
	}
}

// articleWords are the words around an article, by language.
var articleWords = map[string]struct{ prefix, paragraph, letter, gdpr string }{
	"nl": {"art. ", " lid ", " onder ", " AVG"},
	"en": {"art. ", "", "", " GDPR"},
}

// ArticleText writes an article out in a sentence's words: 30(1)(b) is "art. 30
// lid 1 onder b AVG" in Dutch and "art. 30(1)(b) GDPR" in English. No article
// is no text.
func ArticleText(article, lang string) string {
	if lang != "nl" {
		lang = "en"
	}
	w := articleWords[lang]
	if article == "" {
		return ""
	}
	if act, number, found := strings.Cut(article, " "); found {
		return w.prefix + number + " " + act
	}
	if lang == "en" {
		return w.prefix + article + w.gdpr
	}
	parts := strings.Split(strings.ReplaceAll(article, ")", ""), "(")
	text := w.prefix + parts[0]
	for _, part := range parts[1:] {
		if part[0] >= '0' && part[0] <= '9' {
			text += w.paragraph + part
		} else {
			text += w.letter + part
		}
	}
	return text + w.gdpr
}

// Fill puts the finding's article into its sentence: at {Article} with a
// capital, at {article} without.
func (f Finding) Fill(sentence, lang string) string {
	article := ArticleText(f.Article, lang)
	capital := article
	if article != "" {
		capital = strings.ToUpper(article[:1]) + article[1:]
	}
	return strings.NewReplacer("{article}", article, "{Article}", capital).Replace(sentence)
}
