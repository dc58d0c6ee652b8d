package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/register"
)

// TestWordsThatArePutTogether holds the texts whose key is made of a value.
func TestWordsThatArePutTogether(t *testing.T) {
	var keys []string
	for _, a := range []model.Action{
		model.ActionCreate, model.ActionEdit, model.ActionImport, model.ActionDelete, model.ActionRestore, model.ActionUndo, model.ActionMerge,
	} {
		keys = append(keys, "cli.action."+string(a))
	}
	for _, s := range []completeness.Severity{completeness.Error, completeness.Warning, completeness.Info} {
		keys = append(keys, "cli.severity."+string(s))
	}
	for _, c := range register.ProblemClasses() {
		keys = append(keys, "cli.problem."+string(c))
	}
	for _, op := range []diff.Op{diff.Changed, diff.Added, diff.Removed, diff.Moved, diff.Replaced} {
		keys = append(keys, "cli.diff."+string(op))
	}
	for _, r := range completeness.Rules() {
		keys = append(keys, "findings."+string(r.Code))
	}
	for _, language := range text.Languages() {
		for _, key := range keys {
			if !text.For(language).Has(key) {
				t.Errorf("%s: no text %s", language, key)
			}
		}
	}
}

// TestNoTextIsLeftOver finds texts of the command line that nothing says.
func TestNoTextIsLeftOver(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(source)
	}
	for _, key := range text.For(text.Dutch).Keys() {
		if !strings.HasPrefix(key, "cli.") {
			continue
		}
		whole := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
		family := whole[:strings.LastIndexByte(whole, '.')+1]
		if !strings.Contains(code.String(), `"`+whole+`"`) && !strings.Contains(code.String(), `"`+family+`"`) && !strings.HasPrefix(key, "cli.verb.") {
			t.Errorf("nothing says %s", key)
		}
	}
}
