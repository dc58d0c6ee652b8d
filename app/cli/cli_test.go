package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/interchange"
)

// desk is a folder with registers in it, and the command line to work on them.
type desk struct {
	t       *testing.T
	folder  string
	env     map[string]string
	clock   time.Time // goes a minute on with each command
	random  *rand.ChaCha8
	dataDir string
	stdin   string
}

func newDesk(t *testing.T) *desk {
	return &desk{
		t: t, folder: t.TempDir(), env: map[string]string{"LANG": "nl_NL.UTF-8", "USER": "m.bakker"},
		clock: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), random: rand.NewChaCha8([32]byte{1}), dataDir: t.TempDir(),
	}
}

// answer is what a command gave.
type answer struct {
	code     int
	out, err string
}

// run carries out a command; words that begin with @ are files on the desk.
func (d *desk) run(args ...string) answer {
	d.t.Helper()
	d.clock = d.clock.Add(time.Minute)
	for i, arg := range args {
		if name, ok := strings.CutPrefix(arg, "@"); ok {
			args[i] = d.path(name)
		}
	}
	var out, err bytes.Buffer
	code := cli.Run(context.Background(), cli.Process{
		Args: args, Stdin: strings.NewReader(d.stdin), Stdout: &out, Stderr: &err, Getenv: func(name string) string { return d.env[name] },
		Now: func() time.Time { return d.clock }, Random: d.random, DataDir: d.dataDir,
	})
	return answer{code, out.String(), err.String()}
}

// do runs a command that must end with that code and returns its output.
func (d *desk) do(code int, args ...string) string {
	d.t.Helper()
	got := d.run(args...)
	if got.code != code {
		d.t.Fatalf("%v: exit code %d, want %d\n%s%s", args, got.code, code, got.out, got.err)
	}
	return got.out
}

// put runs a command with --json and reads its output into value.
func (d *desk) put(value any, code int, args ...string) {
	d.t.Helper()
	out := d.do(code, append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), value); err != nil {
		d.t.Fatalf("%v: %v in %s", args, err, out)
	}
}

func (d *desk) path(name string) string { return filepath.Join(d.folder, name) }

func (d *desk) bytes(name string) string {
	d.t.Helper()
	data, err := os.ReadFile(d.path(name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

func (d *desk) write(name, text string) {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// writeRegister puts an export on the desk.
func (d *desk) writeRegister(name string, reg *model.Register) {
	d.t.Helper()
	var b bytes.Buffer
	if err := interchange.Write(&b, interchange.Document{Register: *reg}); err != nil {
		d.t.Fatal(err)
	}
	d.write(name, b.String())
}

// small is a little register that people could have typed.
func small() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{Name: "Stichting De Lindeboom"},
		Activities: []model.Activity{{
			ID: "a1", Number: "V-001", Name: "Cameratoezicht", Role: model.RoleController, Status: model.StatusActive,
			Processing: model.Processing{Purposes: []model.Purpose{{ID: "p1", Text: "Beveiliging van gebouwen", LegalBasis: "6-1-f"}}},
		}},
		Parties: []model.Party{{ID: "b1", Number: "P-001", Name: "Wolkhuis B.V.", Country: "NL"}},
	}
}

// withSmall is a desk with school.vreg, filled with the little register.
func withSmall(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.writeRegister("in.json", small())
	d.do(cli.Done, "new", "@school.vreg")
	d.do(cli.Done, "import", "@school.vreg", "@in.json")
	return d
}

// exampleFile is school.vreg with the example of a school, made once.
var exampleFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	var stderr bytes.Buffer
	path := filepath.Join(folder, "school.vreg")
	if code := cli.Run(context.Background(), cli.Process{
		Args: []string{"new", path, "--example"}, Stdout: io.Discard, Stderr: &stderr,
		Getenv: func(string) string { return "" }, Now: time.Now,
	}); code != cli.Done {
		return nil, errors.New(stderr.String())
	}
	return os.ReadFile(path)
})

// withExample is a desk with the example of a school in school.vreg.
func withExample(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	data, err := exampleFile()
	if err != nil {
		t.Fatal(err)
	}
	d.write("school.vreg", string(data))
	return d
}

func TestKnows(t *testing.T) {
	for _, c := range []struct {
		args []string
		want bool
	}{
		{nil, false},
		{[]string{"school.vreg"}, false},
		{[]string{"/home/fg/list"}, false},
		{[]string{"list", "school.vreg"}, true},
		{[]string{"--help"}, true},
		{[]string{"--version"}, true},
		{[]string{"help"}, true},
	} {
		if got := cli.Knows(c.args); got != c.want {
			t.Errorf("%v: got %v", c.args, got)
		}
	}
}

func TestWrongUseIsToldInOneLine(t *testing.T) {
	d := withSmall(t)
	before := d.bytes("school.vreg")
	for name, args := range map[string][]string{
		"an unknown verb":            {"open", "@school.vreg"},
		"no file":                    {"list"},
		"too many arguments":         {"list", "@school.vreg", "nog een"},
		"an unknown option":          {"list", "@school.vreg", "--colour"},
		"an option of another verb":  {"list", "@school.vreg", "--example"},
		"an option without value":    {"list", "@school.vreg", "--query"},
		"a flag with a value":        {"list", "@school.vreg", "--json=yes"},
		"a number that is none":      {"show", "@school.vreg", "V-001", "--version", "one"},
		"a date that is none":        {"export", "@school.vreg", "@x.json", "--as-of", "gisteren"},
		"an unknown format":          {"export", "@school.vreg", "@x.doc"},
		"an unknown language":        {"list", "@school.vreg", "--lang", "de"},
		"an unknown example":         {"new", "@other.vreg", "--example=bakker"},
		"restore without version":    {"restore", "@school.vreg", "V-001"},
		"a general option too many":  {"--version", "list"},
		"an unknown general option":  {"--verbose"},
		"an export without its mark": {"verify", "@school.vreg", "--against", "@in.json"},
	} {
		t.Run(name, func(t *testing.T) {
			got := d.run(args...)
			if got.code != cli.WrongUse || got.out != "" || strings.Count(got.err, "\n") != 1 || strings.ContainsAny(got.err, "«{") {
				t.Errorf("exit code %d, stdout %q, stderr %q", got.code, got.out, got.err)
			}
		})
	}
	if d.bytes("school.vreg") != before {
		t.Error("wrong use changed the register")
	}
}

func TestHelpExplainsEveryVerb(t *testing.T) {
	d := newDesk(t)
	for _, language := range []string{"nl", "en"} {
		overview := d.do(cli.Done, "--help", "--lang", language)
		if strings.ContainsAny(overview, "«{") {
			t.Errorf("%s: %s", language, overview)
		}
		for _, verb := range []string{"new", "import", "export", "list", "show", "history", "diff", "restore", "sign", "erase", "check", "verify", "backup", "merge", "catalogue", "schema"} {
			if !strings.Contains(overview, "\n  "+verb+" ") {
				t.Errorf("%s: the overview has no %s", language, verb)
			}
			help := d.do(cli.Done, verb, "--help", "--lang", language)
			if !strings.Contains(help, "verwerkingsregister "+verb+" ") || strings.ContainsAny(help, "«{") {
				t.Errorf("%s %s: %s", verb, language, help)
			}
			for _, line := range strings.Split(help, "\n") {
				if n := utf8.RuneCountInString(line); n > 100 {
					t.Errorf("%s %s: a line of %d letters: %s", verb, language, n, line)
				}
			}
			if again := d.do(cli.Done, "help", verb, "--lang="+language); again != help {
				t.Errorf("%s %s: help VERB says something else", verb, language)
			}
		}
	}
}

func TestLanguageFollowsTheSystem(t *testing.T) {
	d := newDesk(t)
	for locale, want := range map[string]string{"nl_NL.UTF-8": "Opdrachten:", "en_GB.UTF-8": "Commands:", "C": "Opdrachten:", "": "Opdrachten:"} {
		d.env["LANG"] = locale
		if got := d.do(cli.Done, "--help"); !strings.Contains(got, want) {
			t.Errorf("%q: %s", locale, got)
		}
	}
	d.env["LC_ALL"] = "en_US"
	if got := d.do(cli.Done, "--help"); !strings.Contains(got, "Commands:") {
		t.Errorf("LC_ALL comes before LANG: %s", got)
	}
}

func TestVersionIsTheProgramsOwn(t *testing.T) {
	if got := newDesk(t).do(cli.Done, "--version"); !strings.HasPrefix(got, "Verwerkingsregister 0.") {
		t.Errorf("got %q", got)
	}
}

func TestRefusalsChangeNothing(t *testing.T) {
	d := withSmall(t)
	d.write("foreign.vreg", "dit is geen register")
	d.write("empty.vreg", "")
	d.write("broken.json", `{"activities": [`)
	d.write("other.json", `{"kleur": "blauw"}`)
	files := []string{"school.vreg", "foreign.vreg", "empty.vreg"}
	before := map[string]string{}
	for _, name := range files {
		before[name] = d.bytes(name)
	}
	for name, args := range map[string][]string{
		"a file that is not there":    {"list", "@weg.vreg"},
		"a file of something else":    {"list", "@foreign.vreg"},
		"an empty file":               {"verify", "@empty.vreg"},
		"a folder":                    {"list", d.folder},
		"a new file over an old one":  {"new", "@school.vreg"},
		"a record that is not there":  {"show", "@school.vreg", "V-999"},
		"a version that is not there": {"show", "@school.vreg", "V-001", "--version", "9"},
		"broken JSON":                 {"import", "@school.vreg", "@broken.json"},
		"other JSON":                  {"import", "@school.vreg", "@other.json"},
		"one good and one bad":        {"import", "@school.vreg", "@in.json", "@broken.json"},
		"a source that is not there":  {"import", "@school.vreg", "@weg.json"},
		"the register itself":         {"import", "@school.vreg", "@school.vreg"},
		"an export over itself":       {"export", "@school.vreg", "@school.vreg", "--format", "json"},
		"an export into nothing":      {"export", "@school.vreg", "@geen/map/x.json"},
		"restoring what is not there": {"restore", "@school.vreg", "V-001", "--version", "7"},
	} {
		t.Run(name, func(t *testing.T) {
			got := d.run(args...)
			if got.code != cli.Refused || got.out != "" || strings.Count(got.err, "\n") != 1 || strings.ContainsAny(got.err, "«{") {
				t.Errorf("exit code %d, stdout %q, stderr %q", got.code, got.out, got.err)
			}
			if again := d.run(append(args, "--lang", "en")...); again.err == got.err {
				t.Errorf("the refusal is the same in English: %q", got.err)
			}
		})
	}
	for _, name := range files {
		if d.bytes(name) != before[name] {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestExportAndImportLoseNothing(t *testing.T) {
	for seed := range uint64(8) {
		d := newDesk(t)
		rng := rand.New(rand.NewPCG(seed, 7))
		whole := generate.Register(rng, generate.Size{Activities: 6, Services: 4, Parties: 5})
		d.writeRegister("in.json", whole)
		d.do(cli.Done, "new", "@first.vreg")
		d.do(cli.Done, "import", "@first.vreg", "@in.json")
		d.do(cli.Done, "export", "@first.vreg", "@first.json")
		d.do(cli.Done, "new", "@second.vreg")
		d.do(cli.Done, "import", "@second.vreg", "@first.json")
		d.do(cli.Done, "export", "@second.vreg", "@second.json")
		if content(t, d.bytes("first.json")) != content(t, d.bytes("second.json")) {
			t.Errorf("seed %d: the second register says something else than the first", seed)
		}
		if out := d.do(cli.Done, "diff", "@first.vreg", "@second.vreg"); !strings.Contains(out, "zeggen hetzelfde") {
			t.Errorf("seed %d: diff says %s", seed, out)
		}
	}
}

// content is the register in an export, without the moment it was made.
func content(t *testing.T, export string) string {
	t.Helper()
	document, unknown, err := interchange.Read([]byte(export))
	if err != nil || len(unknown) > 0 {
		t.Fatalf("%v, %v", err, unknown)
	}
	text, err := json.Marshal(document.Register)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestOptionsStandAnywhere(t *testing.T) {
	d := withSmall(t)
	want := d.do(cli.Done, "list", "@school.vreg", "--query", "camera", "--json")
	for _, args := range [][]string{
		{"list", "--json", "--query", "camera", "@school.vreg"},
		{"list", "--query=camera", "@school.vreg", "--json"},
		{"list", "--json", "--query=camera", "--", "@school.vreg"},
	} {
		if got := d.do(cli.Done, args...); got != want {
			t.Errorf("%v gives %s", args, got)
		}
	}
}

// TestALongNameLeavesTheColumnsTogether holds that one long name does not push
// what stands behind it out of everybody's terminal.
func TestALongNameLeavesTheColumnsTogether(t *testing.T) {
	d := newDesk(t)
	reg := small()
	reg.Activities[0].Name = strings.Repeat("Een heel lange naam ", 30)
	d.writeRegister("in.json", reg)
	d.do(cli.Done, "new", "@school.vreg")
	d.do(cli.Done, "import", "@school.vreg", "@in.json")
	for _, args := range [][]string{{"list", "@school.vreg"}, {"check", "@school.vreg"}} {
		if out := d.run(args...).out; !strings.Contains(out, "Een heel lange naam") || strings.Contains(out, strings.Repeat("Een heel lange naam ", 4)) {
			t.Errorf("%v prints\n%s", args, out)
		}
	}
}
