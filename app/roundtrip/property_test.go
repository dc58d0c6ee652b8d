package roundtrip_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/example"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// apart are the fields that do not come back, with the reason. A name ends at a
// dot: those below it are apart too.
var apart = map[string]string{
	// The register's own, which no document of a supplier states.
	"number": "the register's own number", "engagements.serviceId": "a link in the register",
	"status": "of the officer", "review": "of the officer", "documents": "of the officer", "remarks": "of the officer", "tags": "of the officer",
	"dpia": "of the officer", "risks": "of the officer", "rights": "of the officer", "notice": "of the officer", "breaches": "of the officer",
	"retention.adhered": "judged by the officer", "retention.deviation": "judged by the officer",
	"dataSubjects.vulnerable": "judged by the officer", "dataSubjects.vulnerability": "judged by the officer",
	"options.chosen": "the customer chooses, so it is never read from a supplier's document", "dataCategories.chosen": "the customer chooses",
	"purposes.legalBasis": "never filled in from a supplier's document", "purposes.statute": "as the legal basis", "purposes.legitimateInterest": "as the legal basis",
	"purposes.assessment": "as the legal basis", "purposes.consentRecord": "as the legal basis",
	"dataCategories.art9": "as the legal basis", "dataCategories.uavg": "as the legal basis", "dataCategories.statute": "as the legal basis",
	// What the reader adds: the passage that a value was found in.
	"engagements.text": "the passage as found", "engagements.transfer.text": "the passage as found", "engagements.locations.text": "the passage as found", "storage.text": "the passage as found",
	"certificates.text": "the passage as found", "recipients.transfer.text": "the passage as found",
	"contact.text": "listed as what was not understood", "language": "that of the document",
}

func isApart(k string) bool {
	for name := range apart {
		if k == name || strings.HasPrefix(k, name+".") {
			return true
		}
	}
	return false
}

// stated is a service as a supplier could have stated it: what of a generated
// one would contradict itself is taken out. A category is one of the model's or
// the supplier's own, a term is in words or in numbers, and no two rows have one
// name.
func stated(s model.Service) *model.Service {
	v := field.Clone(&s).(*model.Service)
	if v.Vendor == "" {
		v.Vendor = "Leerbron Media B.V."
	}
	unique := names{}
	for i := range v.DataSubjects {
		v.DataSubjects[i].Name = unique.of(v.DataSubjects[i].Name, "s")
	}
	codes := names{}
	for i := range v.DataCategories {
		c := &v.DataCategories[i]
		if c.Code != "" && codes[string(c.Code)] == 0 {
			codes[string(c.Code)]++
			if i%2 == 0 {
				c.Label = reference.List("bijsluiter-category").Label(string(c.Code), "nl")
			}
			c.Label = unique.of(c.Label, "c")
		} else {
			c.Code, c.Label = "", unique.of(c.Label, "c")
		}
		if c.Applies == model.AppliesNo {
			c.Subjects = nil // nobody's data are processed
		}
		if c.Applies == "" && c.Code != "" && len(c.Items)+len(c.Subjects)+len(c.Text) == 0 {
			c.Applies = model.AppliesUnknown // a row of the model of which nothing is said is none
		}
	}
	for i := range v.Engagements { // nobody processes what is not processed
		v.Engagements[i].DataCategories = slices.DeleteFunc(v.Engagements[i].DataCategories, func(id model.RowID) bool {
			return slices.ContainsFunc(v.DataCategories, func(c model.DataCategory) bool { return c.ID == id && c.Applies == model.AppliesNo })
		})
	}
	for i := range v.Retention {
		v.Retention[i].Scope = unique.of(v.Retention[i].Scope, "r")
	}
	for i := range v.Engagements {
		v.Engagements[i].Party = unique.of(v.Engagements[i].Party, "e")
		v.Engagements[i].PartyID = ""
	}
	for i := range v.Recipients {
		v.Recipients[i].Name = unique.of(v.Recipients[i].Name, "o")
		v.Recipients[i].PartyID = ""
	}
	return v
}

// names counts how often a name was met.
type names map[string]int

func (n names) of(name, kind string) string {
	if n[kind+name]++; n[kind+name] > 1 {
		return fmt.Sprintf("%s %d", name, n[kind+name])
	}
	return name
}

// reader reads documents with the PDFium that the tests of the readers compiled: that takes
// longer than all PDFs here.
func reader() propose.Reader {
	return propose.Reader{Read: func(ctx context.Context, data []byte, q intake.Request) (*intake.Content, error) {
		q.Cache = filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")
		return intake.Read(ctx, data, q, limits.Standard())
	}}
}

// way is how a bijsluiter is written.
type way struct {
	model, language string
	format          publish.Format
}

// ways are all of them.
func ways() []way {
	var all []way
	for _, m := range publish.Models() {
		for _, language := range []string{"nl", "en"} {
			for _, format := range publish.Leaflet.Formats() {
				all = append(all, way{m, language, format})
			}
		}
	}
	return all
}

// again writes a report about a service and reads it.
func (w way) again(t *testing.T, what publish.Report, reg *model.Register, id model.ID) *model.Service {
	t.Helper()
	path := filepath.Join(t.TempDir(), "written"+w.format.Ending())
	request := publish.Request{Report: what, Format: w.format, State: reg, Time: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC), Language: w.language, Record: id, Model: w.model}
	if err := request.WriteFile(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := reader().Open(t.Context(), propose.File{Name: filepath.Base(path), Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range found[0].Proposal.Accept(proposal.All()) {
		if s, ok := a.Record.(*model.Service); ok {
			return s
		}
	}
	return &model.Service{}
}

// annexed are the fields that stand in the security annex.
var annexed = []string{"security", "measures", "access", "classification", "certificates", "breachAgreement", "deviations"}

func inAnnex(k string) bool {
	return slices.ContainsFunc(annexed, func(name string) bool { return k == name || strings.HasPrefix(k, name+".") })
}

// difference is a value that came back otherwise.
type difference struct{ key, said string }

// needed are the fields for which an exception was made.
var needed exceptions

// exceptions are names of fields, noted by tests that run at the same time.
type exceptions struct{ names sync.Map }

// under tells whether the field of that name, or one below it, is among them.
func (e *exceptions) under(name string) bool {
	found := false
	e.names.Range(func(k, _ any) bool {
		found = k == name || strings.HasPrefix(k.(string), name+".")
		return !found
	})
	return found
}

// differences compares a service with what came back of it, from the bijsluiter
// and from the security annex.
func differences(w way, went, leaflet, annex *model.Service) []difference {
	was, is := flat(went), map[string]string{}
	for place, value := range flat(inDutch(leaflet)) {
		if !inAnnex(key(place)) {
			is[place] = value
		}
	}
	for place, value := range flat(annex) {
		if inAnnex(key(place)) {
			is[place] = value
		}
	}
	was["modelVersion"] = w.model
	var all []difference
	places := map[string]bool{}
	for place := range was {
		places[place] = true
	}
	for place := range is {
		places[place] = true
	}
	for _, place := range slices.Sorted(maps.Keys(places)) {
		k := key(place)
		switch {
		case was[place] == is[place]:
		case isApart(k), follows(went, place, was[place], is[place]) != "":
			needed.names.Store(k, true)
		default:
			all = append(all, difference{k, fmt.Sprintf("%s\n      went %q\n      came %q", place, was[place], is[place])})
		}
	}
	return all
}

// inDutch gives the categories of the model their Dutch names and wording: a document in
// English has the English ones.
func inDutch(s *model.Service) *model.Service {
	v := field.Clone(s).(*model.Service)
	for i := range v.DataCategories {
		c := &v.DataCategories[i]
		standard, ok := reference.List("bijsluiter-category").Row(string(c.Code))
		if ok && c.Label == standard.EN {
			c.Label = standard.NL
		}
		if ok && c.Text == standard.NoteEN {
			c.Text = standard.NoteNL
		}
	}
	return v
}

// follows tells of a value that was not filled in and came back as what the form, or
// another value in it, says of it; "" when nothing does.
func follows(went *model.Service, place, was, is string) string {
	k := key(place)
	switch {
	case was != "":
		return ""
	case k == "dataCategories.text" && slices.ContainsFunc(reference.List("bijsluiter-category").Rows(), func(row reference.Row) bool {
		return is == words(row.NoteNL) || is == words(row.NoteEN)
	}):
		return "the wording of the model"
	case strings.HasPrefix(k, "retention") && len(went.Retention) == 0:
		return "a sentence elsewhere that says when data are erased"
	}
	return derived[k]
}

// derived are the fields that a reader fills in from other words, where the service left
// them open. None of them ever replaces a value.
var derived = map[string]string{
	"role":                            "the form calls the supplier the processor",
	"sectors":                         "the words of the target group",
	"dataCategories.kind":             "follows from the category",
	"dataCategories.special":          "follows from the category",
	"retention.text":                  "a term in numbers comes back with its words",
	"retention.limit":                 "the words of the term",
	"retention.amount":                "the words of the term",
	"retention.unit":                  "the words of the term",
	"retention.trigger":               "the words of the term",
	"retention.action":                "the words of the term",
	"retention.backup":                "what the term is for",
	"engagements.role":                "whom a supplier engages is a sub-processor",
	"engagements.transfer.tia.text":   "the date and outcome, as the safeguard has them",
	"engagements.transfer.outsideEEA": "the place of processing",
	"engagements.transfer.country":    "the place of processing",
}

// tally counts the differences by field.
type tally struct {
	services int
	count    map[string]int
	sample   map[string]string
}

func (c *tally) add(all []difference) {
	c.services++
	for _, d := range all {
		if c.count[d.key]++; c.sample[d.key] == "" {
			c.sample[d.key] = d.said
		}
	}
}

func TestABijsluiterComesBackAsItWent(t *testing.T) {
	t.Parallel()
	var tried atomic.Int32
	t.Cleanup(func() {
		if int(tried.Load()) == len(ways()) { // not only some that were asked for
			everyExceptionIsNeeded(t)
		}
	})
	for _, w := range ways() {
		t.Run(fmt.Sprint(w.model, " ", w.language, " ", w.format), func(t *testing.T) {
			t.Parallel()
			tried.Add(1)
			c := tally{count: map[string]int{}, sample: map[string]string{}}
			for seed := range seeds(w) {
				rnd := rand.New(rand.NewPCG(seed, 3))
				reg := generate.Generator{Rand: rnd, Fill: 0.6}.Register(generate.Size{Services: 3, Parties: 5})
				reg.Services[0].DataCategories = append(reg.Services[0].DataCategories, told.DataCategories...)
				reg.Services[0].Retention = append(reg.Services[0].Retention, told.Retention...)
				for i := range reg.Services[:services(w)] {
					for _, s := range []model.Service{reg.Services[i], disguised(t, reg.Services[i], rnd)} {
						went := stated(s)
						went.VendorID = ""
						reg.Services[i] = *went
						c.add(differences(w, went, w.again(t, publish.Leaflet, reg, went.ID), w.again(t, publish.SecurityAnnex, reg, went.ID)))
					}
				}
			}
			for _, k := range slices.Sorted(maps.Keys(c.count)) {
				t.Errorf("%s differs %d times in %d services: %s", k, c.count[k], c.services, c.sample[k])
			}
		})
	}
}

func everyExceptionIsNeeded(t *testing.T) {
	t.Helper()
	for _, made := range []map[string]string{apart, derived} {
		for name, why := range made {
			if !needed.under(name) {
				t.Errorf("%s comes back as it went: the exception (%s) is not needed", name, why)
			}
		}
	}
}

// told are rows that say in words what has a field of its own, which is not filled in.
var told = model.Processing{
	DataCategories: []model.DataCategory{{ID: "told1", Code: "6", Label: "Godsdienst", Applies: model.AppliesYes}},
	Retention:      []model.Retention{{ID: "told2", Scope: "Aanmeldingen", Text: "worden na 2 jaar verwijderd"}},
}

// services is how many of a register are tried.
func services(w way) int {
	if w.format == publish.PDF && (w.model != "4.0" || w.language != "nl") {
		return 1
	}
	return 3
}

// seeds is how many registers are tried: a PDF costs more to read. VERWERKINGSREGISTER_ROUNDTRIPS
// asks for so many times more.
func seeds(w way) uint64 {
	times, err := strconv.ParseUint(os.Getenv("VERWERKINGSREGISTER_ROUNDTRIPS"), 10, 16)
	if err != nil {
		times = 1
	}
	return times * fewSeeds(w)
}

func fewSeeds(w way) uint64 {
	switch {
	case w.format == publish.PDF:
		return 1
	case w.model == "4.0" && w.language == "nl":
		return 5
	}
	return 2
}

// No answer turns into a yes or a no on the way, in the examples as they stand:
// what was not filled in, unknown or denied.
func TestNoAnswerTurns(t *testing.T) {
	t.Parallel()
	for _, name := range example.Names() {
		reg := state(t, name)
		for i := range reg.Services {
			went := &reg.Services[i]
			for _, language := range []string{"nl", "en"} {
				came := way{"", language, publish.Word}.again(t, publish.Leaflet, reg, went.ID)
				holdsNo(t, went, came)
				if came.Product != went.Product || came.Vendor != went.Vendor || len(came.Engagements) != len(went.Engagements) {
					t.Errorf("%s: %q of %q with %d sub-processors came as %q of %q with %d", name, went.Product, went.Vendor, len(went.Engagements), came.Product, came.Vendor, len(came.Engagements))
				}
			}
		}
	}
}

func holdsNo(t *testing.T, went, came *model.Service) {
	t.Helper()
	was := map[model.Code]model.Applies{}
	for _, c := range went.DataCategories {
		if c.Code != "" {
			was[c.Code] = c.Applies
		}
	}
	for _, c := range came.DataCategories {
		before, known := was[c.Code]
		if !known || c.Code == "" || c.Applies == before {
			continue
		}
		if c.Applies == model.AppliesYes && before != model.AppliesOptional || c.Applies == model.AppliesNo {
			t.Errorf("%s: category %s went as %q and came as %q", went.Product, c.Code, before, c.Applies)
		}
	}
}
