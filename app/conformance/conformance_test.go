// Package conformance holds every report to the register it tells of: each is written
// in every format and language, read back with the readers of the program, and compared.
package conformance_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register"
	"verwerkingsregister/register/example"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
)

// made is when the reports are made.
var made = time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC)

var head = register.Fingerprint{N: 104, Hash: "db6d897c8f37a638"}

// state is the example register of a school after its last step.
func state(t *testing.T) *model.Register {
	t.Helper()
	steps, err := example.Steps(example.Names()[0])
	if err != nil {
		t.Fatal(err)
	}
	newest, order := map[model.ID]model.Record{}, []model.ID{}
	for _, step := range steps {
		for _, record := range step.Records {
			_, id := record.Identity()
			if newest[id] == nil {
				order = append(order, id)
			}
			newest[id] = record
		}
	}
	reg := &model.Register{}
	for _, id := range order {
		reg.Add(newest[id])
	}
	reg.Activities[0].Public.Public = model.Yes
	return reg
}

// requests are all reports of a register, in every format.
func requests(reg *model.Register, language string) []publish.Request {
	processor := slices.IndexFunc(reg.Activities, func(a model.Activity) bool { return a.Role.ActsForOthers() })
	var all []publish.Request
	for _, r := range publish.Reports() {
		for _, f := range r.Formats() {
			q := publish.Request{Report: r, Format: f, State: reg, Head: head, Time: made, Language: language}
			switch {
			case r == publish.Activity:
				q.Record = reg.Activities[0].ID
			case r == publish.Breach:
				q.Party = report.InvolvedParties(reg)[0]
			case r == publish.Changes:
				q.Since = &publish.Since{Day: "2026-01-01", Until: "2026-11-22", State: &model.Register{}}
			case r.HasForm() && len(reg.Services) > 0:
				q.Record = reg.Services[0].ID
			case r.HasForm() && processor >= 0:
				q.Record = reg.Activities[processor].ID
			}
			all = append(all, q)
		}
	}
	return all
}

func named(q publish.Request) string {
	return fmt.Sprintf("%s.%s in %s", q.Report, q.Format, q.Language)
}

// written writes a report to a new file, and gives its place.
func written(t *testing.T, q publish.Request) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rapport"+q.Format.Ending())
	if err := q.WriteFile(context.Background(), path); err != nil {
		t.Fatalf("%s: %v", named(q), err)
	}
	return path
}

// said is all text of a report, as the readers of the program find it.
func said(t *testing.T, q publish.Request, path string) string {
	t.Helper()
	var out strings.Builder
	switch q.Format {
	case publish.Website:
		err := filepath.WalkDir(path, func(name string, _ fs.DirEntry, err error) error {
			if err == nil && filepath.Ext(name) == ".html" {
				write(&out, read(t, name, intake.AsDocument).Document.Blocks)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	case publish.CSV:
		rows := rowsOf(t, q, path)
		for _, row := range rows {
			out.WriteString(strings.Join(row, "\n") + "\n")
		}
	case publish.JSON, publish.JSONLD:
		var all any
		if err := json.Unmarshal([]byte(content(t, path)), &all); err != nil {
			t.Fatalf("%s: %v", named(q), err)
		}
		fmt.Fprint(&out, all)
	default:
		as := intake.AsDocument
		if q.Format == publish.Workbook {
			as = intake.AsSpreadsheet
		}
		found := read(t, path, as)
		if found.Spreadsheet != nil {
			for i := range found.Spreadsheet.Book.Sheets {
				down(&out, &found.Spreadsheet.Book.Sheets[i])
			}
			return out.String()
		}
		write(&out, found.Document.Blocks)
	}
	return out.String()
}

// down writes the cells of a sheet column by column, days as people write them: a text that
// goes on in the row below is then whole.
func down(out *strings.Builder, s *grid.Sheet) {
	columns := 0
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			columns = max(columns, int(c.Column))
		}
	}
	for column := 1; column <= columns; column++ {
		for _, row := range s.Rows {
			c := row.Cell(column)
			if c == nil {
				continue
			}
			text := c.Text
			if c.Kind == grid.Date {
				text = model.Date(text).Format()
			}
			for _, goesOn := range []string{"[vervolg in de volgende rij]", "[continued in the next row]"} {
				text = strings.TrimSuffix(text, goesOn)
			}
			out.WriteString(text + "\n")
		}
	}
}

// rowsOf reads a file of delimited values.
func rowsOf(t *testing.T, q publish.Request, path string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(content(t, path), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", named(q), err)
	}
	return rows
}

// cache keeps the reader of PDF ready for the next file.
var cache string

func TestMain(m *testing.M) {
	var err error
	if cache, err = os.MkdirTemp("", "conformance"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(cache)
	os.Exit(code)
}

// read reads a file with the readers of the program.
func read(t *testing.T, path string, as intake.Form) propose.Found {
	t.Helper()
	reader := propose.Reader{Read: func(ctx context.Context, data []byte, q intake.Request) (*intake.Content, error) {
		q.Cache = cache
		return intake.Read(ctx, data, q, limits.Standard())
	}}
	found, err := reader.Open(t.Context(), propose.File{Name: filepath.Base(path), Data: []byte(content(t, path)), As: as})
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	return found[0]
}

func write(out *strings.Builder, blocks []block.Block) {
	for _, b := range blocks {
		out.WriteString(b.Text + "\n")
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				write(out, c.Blocks)
			}
		}
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// squeezed is a text without spaces and signs: formats break lines where they like, and
// a page puts a hyphen at the end of one.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// says tells whether a text holds a fact: as one, or on pages in a few parts, because a
// text goes on over the end of a page.
func says(text, fact string, pages bool) bool {
	const parts, shortest = 4, 4
	for range parts {
		if strings.Contains(text, fact) {
			return true
		}
		if !pages {
			return false
		}
		runes := []rune(fact)
		n := sort.Search(len(runes), func(n int) bool { return !strings.Contains(text, string(runes[:n+1])) })
		if n < shortest {
			return false
		}
		fact = string(runes[n:])
	}
	return false
}

// facts are what a report must say of a register.
func facts(t *testing.T, q publish.Request) []string {
	t.Helper()
	words, err := q.Words()
	if err != nil {
		t.Fatal(err)
	}
	switch {
	case q.Report == publish.Register && q.Format == publish.JSONLD:
		return titles(q.State.Activities)
	case q.Report == publish.Register && q.Format == publish.PDF:
		return texts(activities(q.State)...)
	case q.Report == publish.Register:
		return texts(q.State.Records()...)
	case q.Report == publish.AP:
		return texts(without(inside, activities(q.State))...)
	case q.Report == publish.Activity:
		return texts(q.State.Activity(q.Record))
	case slices.Contains(publish.Lists(), q.Report) || q.Report == publish.Breach:
		var all []string
		for _, line := range q.Lines(words).Lines {
			for _, c := range line.Cells {
				if c.Kind != report.MissingCell {
					all = append(all, c.Text)
				}
			}
		}
		return all
	case q.Report == publish.Changes:
		return titles(q.State.Activities)
	case q.Report == publish.Leaflet:
		return stated(q.State.Service(q.Record), q.Language)
	case q.Report == publish.SubProcessorList:
		return parties(q.State.Service(q.Record))
	case q.Report == publish.Public:
		return []string{q.State.Organisation.Name}
	}
	return []string{organisationOf(q)}
}

// organisationOf is whose report it is; the security annex names the product instead.
func organisationOf(q publish.Request) string {
	if q.Report == publish.SecurityAnnex {
		return q.State.Service(q.Record).Product
	}
	return q.State.Organisation.Name
}

func activities(reg *model.Register) []model.Record {
	var all []model.Record
	for i := range reg.Activities {
		all = append(all, &reg.Activities[i])
	}
	return all
}

func titles(activities []model.Activity) []string {
	var all []string
	for i := range activities {
		all = append(all, activities[i].Name)
	}
	return all
}

// stated is what a bijsluiter must say of a service, the categories of the model in the
// words that it has for them.
func stated(s *model.Service, language string) []string {
	all := append(parties(s), s.Product)
	for _, p := range s.Purposes {
		all = append(all, p.Text)
	}
	for _, c := range s.DataCategories {
		if c.Applies != model.AppliesYes {
			continue
		}
		if standard, ok := reference.List("bijsluiter-category").Row(string(c.Code)); ok && c.Label == standard.NL {
			c.Label = standard.Label(language)
		}
		all = append(all, c.Label)
	}
	return all
}

func parties(s *model.Service) []string {
	var all []string
	for _, e := range s.Engagements {
		all = append(all, e.Party)
	}
	return all
}

// without gives copies of records without some of their fields.
func without(names []string, records []model.Record) []model.Record {
	var all []model.Record
	for _, record := range records {
		record = field.Clone(record)
		kind, _ := record.Identity()
		for _, name := range names {
			clear(record, field.Of(kind).Child(name), field.Path(name))
		}
		all = append(all, record)
	}
	return all
}

// clear empties a field, a group or a list.
func clear(record model.Record, f *field.Field, path field.Path) {
	switch f.Type {
	case field.Group:
		for _, child := range f.Fields {
			clear(record, child, path.Field(child.Name))
		}
	case field.Rows:
		ids, _ := field.RowIDs(record, path)
		for _, id := range ids {
			_, _, _ = field.RemoveRow(record, path.Row(id))
		}
	case field.Text, field.LongText:
		_ = field.Set(record, path, "")
	case field.Texts:
		_ = field.Set(record, path, []string{})
	}
}

// texts are all texts that somebody typed in records: not codes, which are printed in
// words, nor what refers to something else, nor what the program keeps.
func texts(records ...model.Record) []string {
	var all []string
	for _, record := range records {
		field.Values(record, func(f *field.Field, v any) {
			if f.Fixed || f.List != "" || f.Ref != "" || f.IsNameOf() != nil || f.TypeKey == "Service.language" {
				return
			}
			switch f.Type {
			case field.Text, field.LongText:
				all = append(all, v.(string))
			case field.Texts:
				all = append(all, v.([]string)...)
			}
		})
	}
	return all
}

// inside are the fields of an activity that are nobody's business outside the
// organisation.
var inside = []string{"remarks", "fgRemarks", "tags", "sourceRef", "oldVersion", "created", "updated", "public", "review", "breaches"}

// What the register says, each report says, in every format and language.
func TestEveryReportSaysWhatTheRegisterSays(t *testing.T) {
	more := generate.Generator{Rand: rand.New(rand.NewPCG(5, 11)), Fill: 0.8}.Register(generate.Size{Activities: 3, Services: 2, Parties: 3})
	more.Activities[0].Public.Public, more.Activities[0].Status = model.Yes, "active"
	for name, reg := range map[string]*model.Register{"school": state(t), "generated": more} {
		for _, language := range []string{"nl", "en"} {
			for _, q := range requests(reg, language) {
				if q.Format == publish.PDF && (name == "school") != (language == "nl") {
					continue // a PDF takes seconds to read
				}
				t.Run(name+" "+named(q), func(t *testing.T) {
					text := squeezed(said(t, q, written(t, q)))
					told := facts(t, q)
					lost := 0
					for _, fact := range told {
						if !says(text, squeezed(fact), q.Format == publish.PDF) {
							if lost++; lost < 6 {
								t.Errorf("it does not say %q", fact)
							}
						}
					}
					if lost > 5 {
						t.Errorf("it does not say %d of %d facts", lost, len(told))
					}
				})
			}
		}
	}
}
