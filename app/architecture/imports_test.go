package architecture_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// edge is what the packages of one folder may import of this module.
type edge struct {
	from   string
	to     []string
	reason string
}

// edges are the imports that are allowed inside the module. The first row
// whose folder holds a file decides for it, so narrower folders stand first.
var edges = []edge{
	{"assets", nil,
		"assets is a leaf: templates, words and examples are data, and data knows nobody"},
	{"model", []string{"model"},
		"the model is the AVG in Go; it must be readable and testable without a file, a screen or a document"},
	{"register/intake/block", []string{"register/intake/block", "register/intake/limits"},
		"blocks are what every reader gives back, so they know no reader"},
	{"register/intake/limits", nil,
		"the bounds of what may be read stand below every reader"},
	{"register/intake", []string{"register/intake", "model", "assets"},
		"intake proposes and writes nothing: it can't reach the register file"},
	{"register", []string{"register", "model", "assets"},
		"register and export don't know each other: what is kept doesn't depend on how it is shown"},
	{"export", []string{"export", "model", "assets"},
		"export gets values and writes documents; it never reads the register file itself"},
	{"app/program", nil,
		"name and version are needed everywhere, so they need nothing"},
	{"app/password", nil,
		"a password is judged by itself, and shown to nobody"},
	{"app/source", []string{"register", "model"},
		"reading a file that a user points at is the same for window and command line"},
	{"app/text", []string{"app/text", "app/source", "register", "export", "model", "assets"},
		"window and command line take their sentences from one place, which knows neither"},
	{"app/dictionary", []string{"model", "assets"},
		"the words of fields depend on the fields and on nothing else"},
	{"app/present", []string{"app/dictionary", "app/text", "model"},
		"a value reads the same in the window and on the command line, so it is printed below both"},
	{"app/session", []string{"register", "model"},
		"what happens between window and file is tested without a window"},
	{"app/propose", []string{"register/intake", "model"},
		"reading a document is the same for window and command line, and can't write"},
	{"app/profile", []string{"app/source", "register/intake", "export/safefile"},
		"how a spreadsheet is read is remembered the same by window and command line"},
	{"app/accept", []string{"register", "model"},
		"taking over what was read is the same for window and command line"},
	{"app/publish", []string{"app/source", "register", "export", "model"},
		"window and command line write the same file for the same question"},
	{"app/example", []string{"app/accept", "register", "model", "assets"},
		"an example is filled in the way any register is"},
	{"app/cli", []string{"app/cli", "app/accept", "app/changenote", "app/example", "app/present", "app/profile", "app/program", "app/propose", "app/publish", "app/session", "app/source", "app/text",
		"register", "export", "model", "assets"},
		"the command line runs where there is no screen, so it can't import a window"},
	{"app", []string{"app", "register", "export", "model", "assets"},
		"app is the top: it may use everything"},
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		row := slices.IndexFunc(edges, func(e edge) bool { return within(s.folder, e.from) })
		if row < 0 {
			t.Errorf("%s: no rule says what %s may import; give it a row in edges, with the reason", s.path, s.folder)
			continue
		}
		for _, imported := range s.imports {
			folder, ours := strings.CutPrefix(imported, module+"/")
			if !ours || folder == s.folder || withinAny(folder, edges[row].to) {
				continue
			}
			t.Errorf("%s imports %s: %s", s.path, folder, edges[row].reason)
		}
	}
}

// guests are the libraries from outside: where each may be imported. A library
// that stands in no row may not be imported at all.
var guests = []struct {
	library string
	places  []string
	reason  string
}{
	{"fyne.io/fyne/v2", []string{"app"},
		"only app draws: everything else works, and is tested, without a screen"},
	{"github.com/mattn/go-sqlite3", []string{"register"},
		"one package opens the register file, with one driver and one set of settings"},
	{"github.com/klauspost/compress", []string{"register", "export/workbook"},
		"packing is the own affair of what makes a file"},
	{"github.com/sergi/go-diff", []string{"model/diff"},
		"differences are made in one place, within its bounds on size and time"},
	{"golang.org/x/text", []string{"model/canonical", "model/reference", "register", "export", "app"},
		"the model itself needs no tables of the world's scripts"},
	{"golang.org/x/sys", []string{"register", "export/safefile"},
		"only what writes files must speak to the system itself"},
	{"github.com/xuri/excelize/v2", []string{"export/workbook", "register/intake/sheet"},
		"workbooks are written in one place and read in one, with the limits set"},
	{"github.com/klippa-app/go-pdfium", []string{"register/intake/pdf"},
		"hostile documents are read in one place, within bounds, in a process of their own"},
	{"github.com/tetratelabs/wazero", []string{"register/intake/pdf"},
		"what reads PDF runs inside its bounds and nowhere else"},
	{"github.com/richardlehane/mscfb", []string{"register/intake"},
		"old Office files are read by intake only"},
	{"golang.org/x/net/html", []string{"register/intake"},
		"only intake reads pages; the program opens no connection"},
}

// testGuests may be imported by tests, wherever they stand.
var testGuests = []string{"github.com/google/go-cmp", "github.com/santhosh-tekuri/jsonschema/v6", "pgregory.net/rapid"}

func TestLibrariesStayWhereTheyBelong(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range s.imports {
			host, _, _ := strings.Cut(imported, "/")
			if !strings.Contains(host, ".") { // the standard library, or ours
				continue
			}
			if withinAny(imported, testGuests) {
				if !s.test {
					t.Errorf("%s imports %s: it is for tests only, it may panic on what a user writes", s.path, imported)
				}
				continue
			}
			allowed := false
			reason := "no row in guests lets it in; give it one, with the reason, when the program needs it"
			for _, g := range guests {
				if within(imported, g.library) {
					allowed, reason = withinAny(s.folder, g.places), g.reason
				}
			}
			if !allowed {
				t.Errorf("%s imports %s: %s", s.path, imported, reason)
			}
		}
	}
}

// screenless are the packages of app that work without Fyne.
var screenless = []string{
	"app/program", "app/password", "app/source", "app/accept", "app/changenote", "app/profile", "app/propose", "app/example", "app/publish", "app/text", "app/dictionary", "app/present", "app/session", "app/cli",
	"app/windowtest", "app/architecture",
}

func TestCommandLineKnowsNoScreen(t *testing.T) {
	for _, s := range sources(t) {
		if !withinAny(s.folder, screenless) {
			continue
		}
		for _, imported := range s.imports {
			if within(imported, "fyne.io/fyne/v2") {
				t.Errorf("%s imports %s: the command line runs on servers, and its packages compile without Fyne", s.path, imported)
			}
		}
	}
}

// networks are the packages of the standard library that open a connection.
var networks = []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "log/syslog"}

// listener is the test that listens whether anything does.
const listener = "register/intake/worker/canary_test.go"

func TestNothingOpensAConnection(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range s.imports {
			if slices.Contains(networks, imported) && s.path != listener {
				t.Errorf("%s imports %s: the program opens no connection at all", s.path, imported)
			}
		}
	}
}

// TestOnlyMainNeedsAScreen asks the go command, because a window library can
// come in through another one.
func TestOnlyMainNeedsAScreen(t *testing.T) {
	list := exec.Command("go", "list", "-e", "-deps", "-tags", "migrated_fynedo,x11",
		"-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		imports[words[0]] = words[1:]
	}
	needs := screenNeeds{imports: imports, known: map[string]bool{}}
	for name := range imports {
		if within(name, module) && name != module+"/app" && needs.screen(name) {
			t.Errorf("%s pulls in OpenGL: only app/main.go imports fyne.io/fyne/v2/app, "+
				"so that every other package compiles and is tested without graphics headers", name)
		}
	}
}

// screenNeeds finds the packages from which OpenGL or GLFW can be reached.
type screenNeeds struct {
	imports map[string][]string
	known   map[string]bool
}

func (n screenNeeds) screen(name string) bool {
	if within(name, "github.com/go-gl") {
		return true
	}
	if answer, ok := n.known[name]; ok {
		return answer
	}
	n.known[name] = false
	n.known[name] = slices.ContainsFunc(n.imports[name], n.screen)
	return n.known[name]
}
