package text_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/text"
)

func TestLanguageOfALocale(t *testing.T) {
	for _, c := range []struct {
		name  string
		want  text.Language
		known bool
	}{
		{"nl", text.Dutch, true},
		{"nl_BE.UTF-8", text.Dutch, true},
		{"EN", text.English, true},
		{"en-GB", text.English, true},
		{"C.UTF-8", text.Dutch, false},
		{"de_DE", text.Dutch, false},
		{"", text.Dutch, false},
	} {
		if got, known := text.ParseLanguage(c.name); got != c.want || known != c.known {
			t.Errorf("%q: got %s, %v; want %s, %v", c.name, got, known, c.want, c.known)
		}
	}
}

func TestUnknownKeyIsVisible(t *testing.T) {
	if got := text.For(text.Dutch).Say("no.such.text"); got != "«no.such.text»" {
		t.Errorf("got %q", got)
	}
}

func TestTimesAreWrittenAsInTheLanguage(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 5, 0, 0, time.UTC)
	if got := text.For(text.Dutch).Time(at); got != "22-11-2026 09:05" {
		t.Errorf("Dutch: %q", got)
	}
	if got := text.For(text.English).Time(at); got != "2026-11-22 09:05" {
		t.Errorf("English: %q", got)
	}
}

// braces finds the values that a text asks for.
var braces = regexp.MustCompile(`\{\w+\}`)

func TestBothLanguagesSayTheSame(t *testing.T) {
	dutch, english := text.For(text.Dutch), text.For(text.English)
	for _, key := range dutch.Keys() {
		if !english.Has(key) {
			t.Errorf("%s: there is no English", key)
			continue
		}
		nl, en := braces.FindAllString(dutch.Say(key), -1), braces.FindAllString(english.Say(key), -1)
		slices.Sort(nl)
		slices.Sort(en)
		if !slices.Equal(slices.Compact(nl), slices.Compact(en)) {
			t.Errorf("%s: Dutch gives the values %v, English %v", key, nl, en)
		}
	}
	for _, key := range english.Keys() {
		if !dutch.Has(key) {
			t.Errorf("%s: there is no Dutch", key)
		}
	}
}

// TestEveryTextInTheCodeExists reads the keys that the code of app names as
// they are; keys that are put together are held by tests of their own.
func TestEveryTextInTheCodeExists(t *testing.T) {
	dutch := text.For(text.Dutch)
	eachCall(t, "..", func(place, method, key string) {
		wanted := []string{key}
		if method == "Count" {
			wanted = []string{key + ".one", key + ".other"}
		}
		for _, k := range wanted {
			if !dutch.Has(k) && !dutch.Has("window."+k) { // screens leave the first word out
				t.Errorf("%s says %q, which no file of assets/translations holds", place, k)
			}
		}
	})
}

// eachCall visits every x.Say("key", ...) and x.Count("key", n, ...) below a folder.
func eachCall(t *testing.T, folder string, visit func(place, method, key string)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			selector, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || (selector.Sel.Name != "Say" && selector.Sel.Name != "Count") {
				return true
			}
			if literal, ok := call.Args[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
				key, _ := strconv.Unquote(literal.Value)
				visit(files.Position(call.Pos()).String(), selector.Sel.Name, key)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
