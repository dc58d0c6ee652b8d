package bijsluiter_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

const judgedFolder = "testdata/judged"

var raise = flag.Bool("raise", false, "raise the floors of the judged documents to what was reached")

// The bars over all judged documents.
const (
	precisionBar = 0.98
	recallBar    = 0.92
)

// floor is what was reached for a document before, so that it can only get better.
type floor struct{ found, wrong, wrongYes int }

// TestJudged reads documents as suppliers write them and compares what is proposed with
// what a privacy officer took from them by hand; -v prints the table, and what is wrong
// and missed.
func TestJudged(t *testing.T) {
	floors := readFloors(t)
	var all verdict
	fmtRow := "%-52s %8s %6s %7s %8s %6s %9s %9s %5s"
	t.Logf(fmtRow, "document", "expected", "found", "recall", "certain", "wrong", "precision", "wrong yes", "lost")
	line := func(name string, v verdict) {
		t.Logf(fmtRow, name, strconv.Itoa(v.expected), strconv.Itoa(v.found), fmt.Sprintf("%.3f", v.recall()), strconv.Itoa(v.certain),
			strconv.Itoa(v.certain-v.certainWell), fmt.Sprintf("%.3f", v.precision()), strconv.Itoa(v.wrongYes), fmt.Sprintf("%d/%d", v.lost, v.passages))
	}
	var names []string
	details := map[string]verdict{}
	for _, path := range judgedDocuments(t) {
		name := filepath.Base(path)
		v := judgeFile(t, path)
		line(name, v)
		all.add(v)
		names, details[name] = append(names, name), v
		f, known := floors[name]
		now := floor{v.found, v.certain - v.certainWell, v.wrongYes}
		if known && (now.found < f.found || now.wrong > f.wrong || now.wrongYes > f.wrongYes) {
			t.Errorf("%s was better: found %d, wrong %d, wrong yes %d; now %d, %d, %d", name, f.found, f.wrong, f.wrongYes, now.found, now.wrong, now.wrongYes)
		}
		if v.lost > 0 {
			t.Errorf("%s: %d passages are lost", name, v.lost)
		}
		if !known && !*raise {
			t.Errorf("%s has no floor; run with -raise", name)
		}
		if known {
			now = floor{max(now.found, f.found), min(now.wrong, f.wrong), min(now.wrongYes, f.wrongYes)}
		}
		floors[name] = now
	}
	line("all", all)
	for _, name := range names {
		for _, s := range details[name].yes {
			t.Logf("%s: WRONG YES %s", name, s)
		}
		for _, s := range details[name].wrong {
			t.Logf("%s: wrong  %s", name, s)
		}
		for _, s := range details[name].missed {
			t.Logf("%s: missed %s", name, s)
		}
	}
	if *raise {
		writeFloors(t, names, floors)
	}
	if all.recall() < recallBar || all.precision() < precisionBar || all.wrongYes > 0 {
		t.Errorf("recall %.3f (bar %.2f), precision of certain values %.3f (bar %.2f), wrong yes %d", all.recall(), recallBar, all.precision(), precisionBar, all.wrongYes)
	}
}

// TestTheJudgeIsNoLenientOne turns expectations round and sees that it shows.
func TestTheJudgeIsNoLenientOne(t *testing.T) {
	path := filepath.Join(judgedFolder, "05 website met uitklapblokken.html")
	want, err := os.ReadFile(path + ".want.txt")
	if err != nil {
		t.Fatal(err)
	}
	fair := judgeAgainst(t, path, string(want))
	for name, change := range map[string][2]string{
		"a no that is a yes":      {"data: 1a | yes", "data: 1a | no"},
		"another place":           {"storage = Amsterdam NL; Middenmeer NL", "storage = Amsterdam NL"},
		"a party that is no more": {"sub: Duwtje Inc.", "sub: Steentje Inc."},
		"another term":            {"90 day", "3 month"},
		"never":                   {"never = BSN", "never = contactgegevens"},
	} {
		v := judgeAgainst(t, path, strings.Replace(string(want), change[0], change[1], 1))
		if v.certain-v.certainWell <= fair.certain-fair.certainWell && v.wrongYes <= fair.wrongYes {
			t.Errorf("%s: nothing is wrong", name)
		}
		if name != "never" && v.found >= fair.found {
			t.Errorf("%s: nothing is missed", name)
		}
	}
}

// judgeFile reads one document, or those in a bundle, and judges what is proposed.
func judgeFile(t *testing.T, path string) verdict {
	t.Helper()
	want, err := os.ReadFile(path + ".want.txt")
	if err != nil {
		t.Fatal(err)
	}
	return judgeAgainst(t, path, string(want))
}

func judgeAgainst(t *testing.T, path, want string) verdict {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	e, err := parseExpectation(want)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	var ps []*proposal.Proposal
	var text strings.Builder
	passageCount, lost := 0, []string(nil)
	for _, c := range contents(t, path, data) {
		ps = append(ps, c.Proposal)
		said := passages(c.Document)
		text.WriteString(strings.Join(said, " ") + " ")
		passageCount += len(said)
		lost = append(lost, lostIn(c.Document, c.Proposal)...)
	}
	v, err := judge(e, ps, text.String())
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	v.passages, v.lost = passageCount, len(lost)
	for _, s := range lost {
		v.missed = append(v.missed, "lost "+strconv.Quote(s))
	}
	return v
}

// contents reads a document, or each part of a bundle.
func contents(t *testing.T, path string, data []byte) []*intake.Content {
	t.Helper()
	read := func(parts ...int) *intake.Content {
		q := intake.Request{Name: filepath.Base(path), As: intake.AsDocument, Parts: parts, Cache: pdfCache()}
		c, err := intake.Read(context.Background(), data, q, limits.Standard())
		if err != nil {
			t.Fatalf("%s %v: %v", path, parts, err)
		}
		return c
	}
	whole := read()
	if whole.Parts == nil {
		return []*intake.Content{whole}
	}
	var all []*intake.Content
	for i := range whole.Parts {
		all = append(all, read(i))
	}
	return all
}

// lostIn gives what nothing accounts for, sentence by sentence also within a cell: the
// cell of a page's layout holds half the page.
func lostIn(doc *block.Document, p *proposal.Proposal) []string {
	have := sources(p)
	var out []string
	for _, passage := range missing(doc, p) {
		for line := range strings.Lines(passage) {
			for _, s := range phrase.Sentences(line) {
				if !strings.Contains(have, squeeze(s)) && !bijsluiter.Boilerplate(s) && !answersOnly(s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// pdfCache is where PDFium is kept ready between runs, as the tests of package pdf do.
func pdfCache() string { return filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium") }

func judgedDocuments(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(judgedFolder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var docs []string
	for _, path := range all {
		if !strings.HasSuffix(path, ".want.txt") && filepath.Base(path) != "floors.csv" {
			docs = append(docs, path)
		}
	}
	if len(docs) == 0 {
		t.Fatal("no judged documents")
	}
	return docs
}

const floorsHead = "document,found,wrong certain,wrong yes\n"

func readFloors(t *testing.T) map[string]floor {
	t.Helper()
	floors := map[string]floor{}
	data, err := os.ReadFile(filepath.Join(judgedFolder, "floors.csv"))
	if err != nil && !*raise {
		t.Fatal(err)
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), floorsHead)) {
		var f floor
		name, numbers, _ := strings.Cut(line, ",")
		if _, err := fmt.Sscanf(numbers, "%d,%d,%d", &f.found, &f.wrong, &f.wrongYes); err != nil {
			t.Fatalf("floors.csv: %q: %v", line, err)
		}
		floors[name] = f
	}
	return floors
}

func writeFloors(t *testing.T, names []string, floors map[string]floor) {
	t.Helper()
	var b strings.Builder
	b.WriteString(floorsHead)
	for _, name := range names {
		f := floors[name]
		fmt.Fprintf(&b, "%s,%d,%d,%d\n", name, f.found, f.wrong, f.wrongYes)
	}
	if err := os.WriteFile(filepath.Join(judgedFolder, "floors.csv"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
