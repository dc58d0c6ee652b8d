// Package architecture_test holds the layout that architecture and style ask
// for: which folder may import which, who may touch the screen, the database
// driver and the file system, and how things are named. Each rule carries its
// reason, and a failure says it, because a rule whose reason is forgotten is
// the next one to be broken.
package architecture_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "verwerkingsregister"
)

// source is one Go file of the tree, whatever its build tags.
type source struct {
	path    string // from the root, with slashes
	folder  string // of the file, which is its package's path in the module
	test    bool   // a _test.go file
	pkg     string // the package name it declares
	imports []string
	lines   int
	syntax  *ast.File
}

// sources reads every Go file of the tree. Folders that the go command leaves
// out as well (testdata, dot and underscore folders) are left out.
func sources(t *testing.T) []source {
	t.Helper()
	var found []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != root && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") {
			return nil
		}
		s, err := read(name)
		found = append(found, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func read(name string) (source, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return source{}, err
	}
	syntax, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return source{}, err
	}
	rel, err := filepath.Rel(root, name)
	if err != nil {
		return source{}, err
	}
	rel = filepath.ToSlash(rel)
	s := source{
		path: rel, folder: path.Dir(rel), test: strings.HasSuffix(rel, "_test.go"),
		pkg: syntax.Name.Name, lines: strings.Count(string(text), "\n"), syntax: syntax,
	}
	for _, spec := range syntax.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return source{}, err
		}
		s.imports = append(s.imports, imported)
	}
	return s, nil
}

// within reports whether folder is at, or below, place.
func within(folder, place string) bool {
	return folder == place || strings.HasPrefix(folder, place+"/")
}

func withinAny(folder string, places []string) bool {
	for _, place := range places {
		if within(folder, place) {
			return true
		}
	}
	return false
}
