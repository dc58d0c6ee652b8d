package architecture_test

import (
	"go/ast"
	"os"
	"slices"
	"strings"
	"testing"
)

// folders are the top-level ones that were agreed with the customer.
var folders = []string{"app", "register", "model", "export", "assets"}

// made are top-level folders that commands make and git ignores.
var made = []string{"bin", "out", "dist"}

func TestTopLevelIsTheCustomers(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !entry.IsDir() || strings.HasPrefix(name, ".") || slices.Contains(folders, name) || slices.Contains(made, name) {
			continue
		}
		t.Errorf("folder %s: the top level is app, register, model, export and assets; new packages go inside those", name)
	}
}

// vague are names that say nothing of what is inside, so that anything ends up there.
var vague = []string{"util", "utils", "common", "helper", "helpers", "internal", "misc", "shared", "base", "types"}

func TestPackagesAreNamedAfterWhatTheyHold(t *testing.T) {
	for _, s := range sources(t) {
		for part := range strings.SplitSeq(s.folder+"/"+strings.TrimSuffix(s.pkg, "_test"), "/") {
			if slices.Contains(vague, part) {
				t.Errorf("%s: %q names no concept; name the package after the one thing it holds", s.path, part)
			}
		}
	}
}

func TestLongFilesAreMentioned(t *testing.T) {
	for _, s := range sources(t) {
		if s.lines > 600 {
			t.Logf("%s has %d lines: is it still one concept?", s.path, s.lines)
		}
	}
}

// calls are the functions that only some folders may call.
var calls = []struct {
	name   string // package.Function, or package.Prefix* for all that begin so
	places []string
	tests  bool // tests may call it anywhere
	reason string
}{
	{"fmt.Print*", []string{"app/tour"}, true,
		"output goes to a writer that was handed in; only a program's own main may take the process's"},
	{"log.*", nil, false,
		"an error is returned to whoever can tell the user; nothing is logged in passing"},
	{"os.Exit", []string{"app/tour", "register/intake/worker"}, true,
		"only main ends the process, so that everything else can clean up; the child that reads hostile bytes is a main of its own"},
	{"os.Open", []string{"register", "export/safefile", "app/source"}, true,
		"opening and closing the register file cancels SQLite's locks, so only register opens files by name"},
	{"os.OpenFile", []string{"register", "export/safefile"}, true,
		"opening and closing the register file cancels SQLite's locks, so only register opens files by name"},
	{"os.ReadFile", []string{"register", "export/safefile"}, true,
		"opening and closing the register file cancels SQLite's locks, so only register opens files by name"},
	{"os.Create*", []string{"register", "export/safefile"}, true,
		"what is written is written whole: temporary file, sync, rename, all in export/safefile"},
	{"os.WriteFile", []string{"register", "export/safefile", "app/tour"}, true,
		"what is written is written whole: temporary file, sync, rename, all in export/safefile"},
	{"time.Sleep", []string{"register"}, false,
		"code that sleeps waits for too long or not long enough: wait for the thing itself (register's tests kill at random moments)"},
}

func TestCallsStayWhereTheyBelong(t *testing.T) {
	for _, s := range sources(t) {
		ast.Inspect(s.syntax, func(node ast.Node) bool {
			name, ok := called(node)
			if !ok {
				return true
			}
			for _, c := range calls {
				prefix, open := strings.CutSuffix(c.name, "*")
				if name != c.name && !(open && strings.HasPrefix(name, prefix)) {
					continue
				}
				if (s.test && c.tests) || s.path == "app/main.go" || withinAny(s.folder, c.places) {
					continue
				}
				t.Errorf("%s calls %s: %s", s.path, name, c.reason)
			}
			return true
		})
	}
}

// called returns the name of a function called as package.Function, as written.
func called(node ast.Node) (string, bool) {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return "", false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	pkg, ok := selector.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return pkg.Name + "." + selector.Sel.Name, true
}
