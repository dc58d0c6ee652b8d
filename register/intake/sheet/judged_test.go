package sheet_test

import (
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

var raise = flag.Bool("raise", false, "raise the floors of the judged registers to what was reached")

// TestJudged reads registers that were made and judged without looking at what the reader
// knows, each with what a privacy officer takes from it (NAME.want). What is found may
// only get more, and what is wrong fewer (floors.csv). No cell is lost.
//
// A line of NAME.want is "count activity N", "activity NAME" (or the number of it), or, of
// that record, "path = value | other way of saying it", "path ~ part", "path !" (nothing
// of it may be filled in) or "path ! value" (not that).
func TestJudged(t *testing.T) {
	names, err := filepath.Glob("testdata/judged/*.want")
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no judged registers")
	}
	floors := readFloors(t)
	for _, want := range names {
		name := strings.TrimSuffix(filepath.Base(want), ".want")
		t.Run(name, func(t *testing.T) {
			file, data := judgedFile(t, name)
			b := open(t, file, data)
			r := propose(t, b, sheet.Suggest(b))
			if c := r.Coverage(); c.Lost != 0 {
				t.Errorf("%d cells lost", c.Lost)
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			j := judgement{t: t, items: flattened(t, r.Proposal)}
			for line := range strings.Lines(string(text)) {
				j.line(strings.TrimSpace(line))
			}
			t.Logf("%-16s %3d of %3d found, %d wrong\n%s", name, j.found, j.asked, j.wrong, strings.Join(j.missing, "\n"))
			if f := floors[name]; j.found < f.found || j.wrong > f.wrong {
				t.Errorf("%d found and %d wrong, were %d and %d:\n%s", j.found, j.wrong, f.found, f.wrong, strings.Join(j.missing, "\n"))
			}
			floors[name] = floor{j.found, j.wrong, j.asked}
		})
	}
	if *raise && !t.Failed() {
		writeFloors(t, floors)
	}
}

type floor struct{ found, wrong, asked int }

const floorsFile = "testdata/judged/floors.csv"

func readFloors(t *testing.T) map[string]floor {
	t.Helper()
	out := map[string]floor{}
	f, err := os.Open(floorsFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		found, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		wrong, err := strconv.Atoi(row[3])
		if err != nil {
			t.Fatal(err)
		}
		out[row[0]] = floor{found: found, wrong: wrong}
	}
	return out
}

func writeFloors(t *testing.T, floors map[string]floor) {
	t.Helper()
	var b strings.Builder
	b.WriteString("name,found,asked,wrong\n")
	for _, name := range slices.Sorted(maps.Keys(floors)) {
		f := floors[name]
		fmt.Fprintf(&b, "%s,%d,%d,%d\n", name, f.found, f.asked, f.wrong)
	}
	if err := os.WriteFile(floorsFile, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// judgedFile gives a register as its file: as it lies there, or a workbook made of NAME.sheets.
func judgedFile(t *testing.T, name string) (file string, data []byte) {
	t.Helper()
	if data, err := os.ReadFile("testdata/judged/" + name + ".csv"); err == nil {
		return name + ".csv", data
	}
	text, err := os.ReadFile("testdata/judged/" + name + ".sheets")
	if err != nil {
		t.Fatal(err)
	}
	return name + ".xlsx", xlsxOf(t, leavesOf(t, string(text))...)
}

// leavesOf reads sheets as text: "=== NAME ~ A1:C1 hidden" begins one, with what is merged
// in it; a line is a row, "|" stands between its cells, "#" before a number and "@" before
// a day of Excel.
func leavesOf(t *testing.T, text string) []leaf {
	t.Helper()
	var out []leaf
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if title, ok := strings.CutPrefix(line, "=== "); ok {
			name, more, _ := strings.Cut(title, " ~ ")
			s := leaf{name: name}
			for _, word := range strings.Fields(more) {
				if word == "hidden" {
					s.hidden = true
				} else {
					s.merges = append(s.merges, word)
				}
			}
			out = append(out, s)
			continue
		}
		var cells []any
		for text := range strings.SplitSeq(line, "|") {
			cells = append(cells, cellOf(t, text))
		}
		out[len(out)-1].rows = append(out[len(out)-1].rows, cells)
	}
	return out
}

func cellOf(t *testing.T, text string) any {
	t.Helper()
	if number, ok := strings.CutPrefix(text, "#"); ok {
		n, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if date, ok := strings.CutPrefix(text, "@"); ok {
		d, err := time.Parse(time.DateOnly, date)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if text == "" {
		return nil
	}
	return text
}

// flat is a proposed record as values by their way, without the numbers of rows.
type flat struct {
	kind   model.Kind
	values map[string][]string
}

func flattened(t *testing.T, p *proposal.Proposal) []flat {
	t.Helper()
	var out []flat
	for _, it := range p.Items {
		kind, _ := it.Record.Identity()
		text, err := json.Marshal(it.Record)
		if err != nil {
			t.Fatal(err)
		}
		var all any
		if err := json.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		f := flat{kind: kind, values: map[string][]string{}}
		f.add("", all)
		out = append(out, f)
	}
	return out
}

func (f *flat) add(path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			f.add(strings.TrimPrefix(path+"."+key, "."), v[key])
		}
	case []any:
		for _, e := range v {
			f.add(path, e)
		}
	default:
		f.values[path] = append(f.values[path], fmt.Sprint(v))
	}
}

// called tells whether a record is the one a name or number means.
func (f *flat) called(name string, exact bool) bool {
	if exact {
		return slices.Contains(f.values["name"], name) || slices.Contains(f.values["sourceRef"], name)
	}
	for _, values := range f.values {
		if slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, name) }) {
			return true
		}
	}
	return false
}

// judgement compares what was proposed with what was wanted, line by line.
type judgement struct {
	t                   *testing.T
	items               []flat
	about               *flat
	name                string
	asked, found, wrong int
	missing             []string
}

func (j *judgement) line(line string) {
	kind, name, _ := strings.Cut(line, " ")
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case kind == "count":
		kind, number, _ := strings.Cut(name, " ")
		n := 0
		for i := range j.items {
			if string(j.items[i].kind) == kind {
				n++
			}
		}
		j.mark(strconv.Itoa(n) == number, fmt.Sprintf("%d records: %s", n, line))
	case kind == "activity" || kind == "party":
		j.about, j.name = nil, name
		for _, exact := range []bool{true, false} {
			for i := range j.items {
				if f := &j.items[i]; j.about == nil && string(f.kind) == kind && f.called(name, exact) {
					j.about = f
				}
			}
		}
		if j.about == nil {
			j.about = &flat{}
		}
	default:
		j.fact(line)
	}
}

func (j *judgement) mark(ok bool, what string) {
	if j.asked++; ok {
		j.found++
		return
	}
	j.missing = append(j.missing, "    "+what)
}

func (j *judgement) fact(line string) {
	fields := strings.SplitN(line, " ", 3)
	path, sign, value := fields[0], fields[1], ""
	if len(fields) == 3 {
		value = fields[2]
	}
	got := j.about.values[path]
	told := fmt.Sprintf("%s: %s, got %q", j.name, line, got)
	switch sign {
	case "=":
		j.mark(slices.ContainsFunc(strings.Split(value, " | "), func(v string) bool { return slices.Contains(got, v) }), told)
		if len(got) == 1 && !strings.Contains(value, " | ") && got[0] != value && coded(path) {
			j.wrong++
		}
	case "~":
		j.mark(slices.ContainsFunc(got, func(v string) bool { return strings.Contains(v, value) }), told)
	case "!":
		if value == "" && len(got) > 0 || value != "" && slices.Contains(got, value) {
			j.wrong++
			j.missing = append(j.missing, "    wrong: "+told)
		}
	default:
		j.t.Fatalf("what is %q?", line)
	}
}

// coded tells whether a field holds one answer, of which another is wrong.
func coded(path string) bool {
	leaf := path[strings.LastIndexByte(path, '.')+1:]
	return slices.Contains([]string{"name", "sourceRef", "department", "legalBasis", "special", "art9", "amount", "unit", "date", "status", "country", "mechanism", "outsideEEA", "required", "updated", "created"}, leaf) && path != "recipients.name" && path != "dataSubjects.name"
}
