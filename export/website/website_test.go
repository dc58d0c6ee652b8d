package website_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/export/website"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

var update = flag.Bool("update", false, "write the golden files")

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

// write writes the public register of reg and reads its pages back, by file.
func write(t *testing.T, dir string, reg *model.Register, language string) map[string]string {
	t.Helper()
	words, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	site, err := report.PublicSite(reg, words, stamp)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "site")
	if err := website.Write(context.Background(), folder, site, website.Options{}); err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(folder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(b)
	}
	return files
}

func open(a model.Activity) model.Activity {
	a.Status, a.Public = model.StatusActive, model.Publication{Public: model.Yes}
	return a
}

func school() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{
			Name: "Stichting De Regenboog", KvK: "12345678", Contact: model.Contact{Name: "A. de Boer", Address: "Dorpsstraat 1", City: "Voorbeeldstad", URL: "https://regenboog.example"},
			FG: model.DPO{Appointed: model.Yes, Contact: model.Contact{Name: "B. Visser", Email: "fg@regenboog.example"}},
		},
		Parties: []model.Party{{ID: "p1", Name: "Klankboom B.V."}},
		Activities: []model.Activity{
			open(model.Activity{
				Number: "V-001", Name: "Leerlingadministratie", Role: model.RoleController, Department: "Onderwijs", Description: "Inschrijven en volgen van leerlingen.",
				Remarks: "nog bespreken met de directeur",
				Processing: model.Processing{
					Purposes: []model.Purpose{
						{ID: "1", Text: "In- en uitschrijven van leerlingen", LegalBasis: "6-1-c", Statute: "Wet op het primair onderwijs"},
						{ID: "2", Text: "Begeleiden van leerlingen", LegalBasis: "6-1-e"},
					},
					DataSubjects:   []model.DataSubject{{ID: "1", Name: "Leerlingen", Vulnerable: model.Yes}},
					DataCategories: []model.DataCategory{{ID: "1", Label: "Naam en geboortedatum", Subjects: []model.RowID{"1"}, Kind: "ordinary"}},
					Recipients:     []model.Recipient{{ID: "1", Name: "DUO", Kind: "authority", Country: "NL"}},
					Engagements:    []model.Engagement{{ID: "1", PartyID: "p1", Role: "processor", Service: "Leerlingvolgsysteem", Transfer: model.Transfer{OutsideEEA: model.No}}},
					OutsideEEA:     model.No,
					Retention:      []model.Retention{{ID: "1", Scope: "Leerlingdossier", Amount: model.N(2), Unit: "year", Trigger: "leaving-school", Limit: "exact", Action: "delete"}},
					Security:       "Alle kluizen op slot",
					Notice:         "https://regenboog.example/privacy",
				},
			}),
			open(model.Activity{Number: "V-002", Name: "Klassenfoto", Role: model.RoleController}),
		},
	}
}

func TestPageOfAnActivity(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		files := write(t, t.TempDir(), school(), language)
		for _, name := range []string{"index.html", "v-001.html"} {
			golden := filepath.Join("testdata", language, name)
			if *update {
				if err := errors.Join(os.MkdirAll(filepath.Dir(golden), 0o755), os.WriteFile(golden, []byte(files[name]), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), files[name]); diff != "" {
				t.Errorf("%s/%s:\n%s", language, name, diff)
			}
		}
	}
}

func TestFilesOfAFolder(t *testing.T) {
	reg := school()
	for _, number := range []string{"V-001", "../../etc", "index", "", "Ünïcode 7"} {
		reg.Activities = append(reg.Activities, open(model.Activity{Number: number, Name: "x" + number}))
	}
	var got []string
	for name := range write(t, t.TempDir(), reg, "nl") {
		got = append(got, name)
	}
	slices.Sort(got)
	want := []string{"activity.html", "afdelingen.html", "etc.html", "grondslagen.html", "index-2.html", "index.html", "n-code-7.html", "v-001-2.html", "v-001.html", "v-002.html"}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

// allowed are the elements of a page with the attributes each may have. A page
// that has another loads, runs or hides something.
var allowed = map[string][]string{
	"html": {"lang"}, "head": nil, "meta": {"charset", "http-equiv", "content", "name"}, "title": nil, "style": nil, "body": nil, "header": nil, "footer": nil,
	"nav": {"aria-label"}, "main": {"id"}, "a": {"href", "class", "rel", "aria-current"}, "p": {"class"}, "h1": nil, "h2": nil, "h3": nil, "small": nil, "ul": nil, "li": nil,
	"dl": nil, "dt": nil, "dd": nil, "span": {"class"}, "div": {"class", "role", "tabindex", "aria-label"},
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope"}, "td": {"class", "colspan"},
}

// page is what a test looks at on a page.
type page struct {
	text     string // all text, one run after another
	headings []int
	links    []string
	language string
	policy   string
	style    string
}

// read takes a page apart, and fails on whatever may not be there.
func read(t *testing.T, name, content string) page {
	t.Helper()
	var p page
	decoder := xml.NewDecoder(strings.NewReader(content))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, []string{"meta"}, xml.HTMLEntity
	var inside []string
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return p
		}
		if err != nil {
			t.Fatal(fmt.Errorf("%s is no well-formed page: %w", name, err))
		}
		switch token := token.(type) {
		case xml.Comment, xml.ProcInst:
			t.Errorf("%s holds %v", name, token)
		case xml.StartElement:
			inside = append(inside, token.Name.Local)
			p.start(t, name, token)
		case xml.EndElement:
			inside = inside[:len(inside)-1]
		case xml.CharData:
			if len(inside) > 0 && inside[len(inside)-1] == "style" {
				p.style += string(token)
				continue
			}
			p.text += string(token)
		}
	}
}

func (p *page) start(t *testing.T, name string, e xml.StartElement) {
	attributes, known := allowed[e.Name.Local]
	if !known {
		t.Errorf("%s has an element %s", name, e.Name.Local)
	}
	values := map[string]string{}
	for _, a := range e.Attr {
		if !slices.Contains(attributes, a.Name.Local) || a.Name.Space != "" {
			t.Errorf("%s has %s %s=%q", name, e.Name.Local, a.Name.Local, a.Value)
		}
		values[a.Name.Local] = a.Value
	}
	switch e.Name.Local {
	case "html":
		p.language = values["lang"]
	case "meta":
		if values["http-equiv"] == "Content-Security-Policy" {
			p.policy = values["content"]
		}
	case "h1", "h2", "h3":
		p.headings = append(p.headings, int(e.Name.Local[1]-'0'))
	case "th":
		if values["scope"] != "col" && values["scope"] != "row" {
			t.Errorf("%s has a head of a table for nothing", name)
		}
	case "a":
		p.links = append(p.links, values["href"])
	}
}

// Whatever is typed into a register is text on the page: it opens no element,
// adds no attribute and links to nowhere.
func TestPagesHoldOnlyText(t *testing.T) {
	dir := t.TempDir()
	for seed := range uint64(12) { // each writes files through to the disk
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 1)), Fill: 0.7, Hostile: true}
		reg := g.Register(generate.Size{Activities: 2, Services: 1, Parties: 2})
		for i := range reg.Activities {
			reg.Activities[i] = open(reg.Activities[i])
		}
		files := write(t, dir, reg, "en")
		for name, content := range files {
			p := read(t, name, content)
			for _, link := range p.links {
				if files[link] == "" && link != "#main" && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
					t.Errorf("%s links to %q", name, link)
				}
			}
			if strings.ContainsAny(content, "\x00\x1b\u202e\u2066") {
				t.Errorf("%s holds what cannot be printed", name)
			}
		}
	}
}

func TestPagesLoadNothing(t *testing.T) {
	for name, content := range write(t, t.TempDir(), school(), "nl") {
		p := read(t, name, content)
		digest := sha256.Sum256([]byte(p.style))
		if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(digest[:]) + "'"; !strings.Contains(p.policy, want) || !strings.HasPrefix(p.policy, "default-src 'none';") {
			t.Errorf("%s allows %q and has the style %s", name, p.policy, want)
		}
		if strings.Contains(p.style, "url(") || strings.Contains(p.style, "@import") || len(p.style) < 500 {
			t.Errorf("the style of %s is not its own", name)
		}
	}
}

func TestPagesCanBeReadByAll(t *testing.T) {
	for _, language := range []string{"nl", "en"} {
		titles := map[string]string{}
		for name, content := range write(t, t.TempDir(), school(), language) {
			p := read(t, name, content)
			if p.language != language || strings.Count(content, "<title>") != 1 || strings.Count(content, "<main ") != 1 || !strings.Contains(content, `id="main"`) || p.links[0] != "#main" {
				t.Errorf("%s has no language, title or way past the menu", name)
			}
			if p.headings[0] != 1 || slices.Contains(p.headings[1:], 1) {
				t.Errorf("%s has headings %v", name, p.headings)
			}
			for i := 1; i < len(p.headings); i++ {
				if p.headings[i] > p.headings[i-1]+1 {
					t.Errorf("%s skips a heading: %v", name, p.headings)
				}
			}
			if strings.Count(content, "<table>") != strings.Count(content, "<caption>") || strings.Contains(content, "<caption></caption>") {
				t.Errorf("a table of %s says not what it holds", name)
			}
			title := content[strings.Index(content, "<title>"):strings.Index(content, "</title>")]
			if titles[title] != "" {
				t.Errorf("%s and %s have one title", name, titles[title])
			}
			titles[title] = name
			if strings.Contains(p.text, "‹") {
				t.Errorf("%s asks for words that are not there", name)
			}
		}
	}
}

// Every colour of text can be read on every colour behind it (WCAG 1.4.3).
func TestContrast(t *testing.T) {
	style, err := os.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := func(property string) []string {
		var found []string
		for _, m := range regexp.MustCompile(`[ {;]`+property+`: (#[0-9a-f]+)`).FindAllStringSubmatch(string(style), -1) {
			found = append(found, m[1])
		}
		return found
	}
	texts, behind := colours("color"), colours("background")
	if len(texts) < 4 || len(behind) < 2 {
		t.Fatalf("found %v on %v", texts, behind)
	}
	for _, text := range texts {
		for _, back := range behind {
			a, b := luminance(t, text), luminance(t, back)
			if contrast := (max(a, b) + 0.05) / (min(a, b) + 0.05); contrast < 4.5 {
				t.Errorf("%s on %s: %.2f", text, back, contrast)
			}
		}
	}
}

// luminance is the relative luminance of a colour, as WCAG computes it.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := colour[1:]
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestFolderIsWholeOrNotThere(t *testing.T) {
	words, err := report.LoadWords("nl", "2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	site, err := report.PublicSite(school(), words, stamp)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	var told []int
	err = website.Write(ctx, filepath.Join(dir, "site"), site, website.Options{Progress: func(done, total int) {
		told = append(told, done, total)
		if done == 4 {
			cancel()
		}
	}})
	entries, _ := os.ReadDir(dir)
	if !errors.Is(err, context.Canceled) || len(entries) > 0 || !slices.Equal(told, []int{1, 5, 2, 5, 3, 5, 4, 5}) {
		t.Errorf("stopped: %v, %d left, told %v", err, len(entries), told)
	}
	fault := errors.New("no data")
	err = website.Write(context.Background(), filepath.Join(dir, "site"), site, website.Options{Data: func(io.Writer) error { return fault }})
	if entries, _ := os.ReadDir(dir); !errors.Is(err, fault) || len(entries) > 0 {
		t.Errorf("without data: %v, %d left", err, len(entries))
	}
	err = website.Write(context.Background(), dir, site, website.Options{})
	if kind := (*safefile.Error)(nil); !errors.As(err, &kind) || kind.Kind != safefile.Exists {
		t.Errorf("over a folder that is there: %v", err)
	}
}
