package text_test

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"verwerkingsregister/app/source"
	"verwerkingsregister/app/text"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// refusals returns one error of every kind that the program's packages give.
func refusals(t *testing.T) map[string]error {
	t.Helper()
	all := map[string]error{
		"json none":    fmt.Errorf("read: %w", interchange.ErrNoJSON),
		"json foreign": fmt.Errorf("read: %w", interchange.ErrForeign),
		"json newer":   fmt.Errorf("read: %w", interchange.ErrNewer),
		"not public":   fmt.Errorf("export: %w", report.ErrNothingPublic),
		"cancelled":    fmt.Errorf("verify: %w", context.Canceled),
		"unknown":      errors.New("sql: unexpected end of input"),
	}
	for _, kind := range register.ErrorKinds() {
		all["register "+string(kind)] = fmt.Errorf("window: %w", &register.Error{
			Op: "open register", Kind: kind, Path: "/home/fg/school.vreg", Needs: 7, Version: 3, Number: "V-001", Err: errors.New("SQLITE_BUSY"),
		})
	}
	for _, kind := range declared(t, "limits/error.go", "Kind") {
		all["intake "+kind] = &limits.Error{Op: "read docx", Kind: limits.Kind(kind), Subject: "word/document.xml", Limit: 100, Err: errors.New("unexpected EOF")}
	}
	for _, kind := range source.Kinds() {
		all["source "+string(kind)] = &source.Error{Path: "/home/fg/brief.docx", Kind: kind, Err: errors.New("EACCES")}
	}
	for kind := safefile.Other; kind <= safefile.Exists; kind++ {
		all["export "+kind.String()] = &safefile.Error{Op: "rename", Path: "/home/fg/out.xlsx", Kind: kind, Err: errors.New("EBUSY")}
	}
	return all
}

// declared reads the values of a type from the source that declares them, so
// that a new one can't be forgotten here.
func declared(t *testing.T, path, typ string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../register/intake/"+path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typ {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, value)
		return true
	})
	if len(values) < 10 {
		t.Fatalf("%s: found only %v", path, values)
	}
	return values
}

func TestEveryNoteIsWordedInBothLanguages(t *testing.T) {
	codes := declared(t, "proposal/note.go", "NoteCode")
	for _, notice := range declared(t, "block/block.go", "NoticeCode") {
		codes = append(codes, string(proposal.FileNote(notice)))
	}
	for _, language := range text.Languages() {
		for _, code := range codes {
			if !text.For(language).Has("notes." + code) {
				t.Errorf("%s: no words for the note %s", language, code)
			}
		}
	}
}

func TestEveryRefusalIsExplainedInBothLanguages(t *testing.T) {
	for name, err := range refusals(t) {
		for _, language := range text.Languages() {
			t.Run(name+" "+string(language), func(t *testing.T) {
				notice := text.For(language).Explain(err, "bijsluiter.docx")
				for part, said := range map[string]string{
					"title": notice.Title, "happened": notice.Happened, "safe": notice.Safe, "do": notice.Do,
				} {
					if said == "" || strings.ContainsAny(said, "«{") {
						t.Errorf("%s: %q", part, said)
					}
					if strings.Contains(said, "SQLITE") || strings.Contains(said, "EOF") || strings.Contains(said, "EBUSY") || strings.Contains(said, "EACCES") {
						t.Errorf("%s shows the words of a Go error: %q", part, said)
					}
				}
				if name != "unknown" && notice.Title == text.For(language).Explain(errors.New("x"), "").Title {
					t.Error("it has no words of its own")
				}
				if notice.Details != err.Error() {
					t.Errorf("details %q", notice.Details)
				}
			})
		}
	}
}

func TestExplainNamesTheFile(t *testing.T) {
	dutch := text.For(text.Dutch)
	locked := dutch.Explain(&register.Error{Op: "open register", Kind: register.Locked, Path: "/data/school.vreg"}, "")
	if want := "Dit register is al geopend: school.vreg. Een ander venster, een ander programma of een collega heeft het in gebruik. " +
		"Er is niets gewijzigd. Sluit het daar en probeer het opnieuw."; locked.Line() != want {
		t.Errorf("got  %q\nwant %q", locked.Line(), want)
	}
	secret := dutch.Explain(&limits.Error{Op: "read docx", Kind: limits.Encrypted}, "leeswijs.docx")
	if !strings.Contains(secret.Title, "leeswijs.docx") {
		t.Errorf("got %q", secret.Title)
	}
}

func TestNoErrorNeedsNoWords(t *testing.T) {
	if got := text.For(text.Dutch).Explain(nil, "x"); got != (text.Notice{}) {
		t.Errorf("got %+v", got)
	}
}
