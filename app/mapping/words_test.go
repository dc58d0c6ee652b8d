package mapping_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/text"
	"verwerkingsregister/register/intake/sheet"
)

// TestWordsThatArePutTogether holds the texts whose key is made of a value.
func TestWordsThatArePutTogether(t *testing.T) {
	var keys []string
	for _, key := range sheet.Extra() {
		keys = append(keys, "mapping.extra."+strings.ReplaceAll(key, ".", "-"))
	}
	for _, why := range sheet.Reasons() {
		keys = append(keys, "sheet.why."+string(why))
	}
	for _, about := range []sheet.About{sheet.Activities, sheet.Parties, sheet.OwnDetails, sheet.Lines} {
		keys = append(keys, "sheet.about."+string(about))
	}
	for _, about := range []sheet.About{sheet.Activities, sheet.Parties} {
		for _, role := range sheet.Roles(about) {
			if role == "" {
				role = "unsaid"
			}
			keys = append(keys, "mapping.role."+string(about)+"-"+string(role))
		}
	}
	for _, at := range []sheet.Split{"usual", sheet.Whole, sheet.AtLines, sheet.AtSemi, sheet.AtCommas, sheet.AtSlashes, sheet.AtDashes} {
		keys = append(keys, "mapping.split."+string(at))
	}
	for _, o := range []sheet.Outcome{sheet.NewRecord, sheet.Continued, sheet.Added, sheet.Skipped} {
		keys = append(keys, "mapping.outcome."+string(o))
	}
	for _, order := range []sheet.DateOrder{sheet.DayFirst, sheet.MonthFirst, sheet.Ask} {
		keys = append(keys, "mapping.dates."+string(order))
	}
	for _, layout := range []sheet.Layout{sheet.RowPerRecord, sheet.Form, sheet.Crosstab} {
		keys = append(keys, "mapping.sheet.layout-"+string(layout), "mapping.sheet.line-"+string(layout))
	}
	keys = append(keys, "mapping.sheet.use-yes", "mapping.sheet.use-no", "mapping.sheet.delimiter-semicolon", "mapping.sheet.delimiter-comma", "mapping.sheet.delimiter-tab", "mapping.sheet.delimiter-bar", "mapping.sheet.many-1", "mapping.sheet.many-2", "mapping.sheet.many-3",
		"mapping.tab.preview", "mapping.tab.rows", "mapping.tab.left", "mapping.tab.names")
	for _, language := range text.Languages() {
		for _, key := range keys {
			if !text.For(language).Has(key) {
				t.Errorf("%s: no text %s", language, key)
			}
		}
	}
}
