package statement_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/statement"
	"verwerkingsregister/register/intake/words"
)

func read(t testing.TB, name string, data []byte) (*block.Document, *proposal.Proposal) {
	t.Helper()
	q := intake.Request{Name: name, As: intake.AsStatement, Cache: filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")}
	c, err := intake.Read(context.Background(), data, q, limits.Standard())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return c.Document, c.Proposal
}

// fact is one thing a proposal says, in a line.
type fact struct {
	text string
	conf proposal.Confidence
}

// facts gives what a proposal says, a line for each thing.
func facts(p *proposal.Proposal) []fact {
	var all []fact
	for _, it := range p.Items {
		switch r := it.Record.(type) {
		case *model.Activity:
			all = append(all, activityFacts(it, r)...)
		case *model.Party:
			field.Leaves(r, func(path field.Path, _ *field.Field, v any) {
				if ev, ok := it.Evidence[path]; ok {
					all = append(all, fact{fmt.Sprintf("party %s: %s=%v", r.Name, path, v), ev.Confidence})
				}
			})
		}
	}
	return all
}

func activityFacts(it *proposal.Item, a *model.Activity) []fact {
	var all []fact
	say := func(path, format string, args ...any) {
		ev, ok := it.Evidence[field.Path(path)]
		if ok {
			all = append(all, fact{a.Name + ": " + fmt.Sprintf(format, args...), ev.Confidence})
		}
	}
	say("name", "is an activity")
	say("role", "role=%s", a.Role)
	for _, c := range a.Controllers {
		say(fmt.Sprintf("controllers[%s].party", c.ID), "for=%s", c.Party)
	}
	for _, p := range a.Purposes {
		say(fmt.Sprintf("purposes[%s].text", p.ID), "purpose=%s", p.Text)
		say(fmt.Sprintf("purposes[%s].legalBasis", p.ID), "basis=%s of %s", p.LegalBasis, p.Text)
	}
	for _, s := range a.DataSubjects {
		say(fmt.Sprintf("dataSubjects[%s].name", s.ID), "subject=%s", s.Name)
	}
	for _, c := range a.DataCategories {
		label := c.Label
		if len(c.Items) > 0 {
			label += " (" + strings.Join(c.Items, ", ") + ")"
		}
		say(fmt.Sprintf("dataCategories[%s].applies", c.ID), "data %s=%s%s", c.Applies, label, orNothing(" "+string(c.Kind)))
	}
	for _, r := range a.Retention {
		term := strings.TrimSpace(fmt.Sprintf("%s %s %s", r.Amount, r.Unit, r.Trigger))
		if term == "" {
			term = string(r.Limit)
		}
		say(fmt.Sprintf("retention[%s].text", r.ID), "keep=%s%s", r.Scope+orNothing(" "+term), orNothing(" "+string(r.Action)))
	}
	for _, r := range a.Recipients {
		say(fmt.Sprintf("recipients[%s].name", r.ID), "recipient=%s", r.Name)
	}
	for _, e := range a.Engagements {
		places := ""
		for _, l := range e.Locations {
			places += " in " + string(l.Country)
		}
		say(fmt.Sprintf("engagements[%s].party", e.ID), "engages=%s %s%s%s%s", e.Role, e.Party, orNothing(" of "+string(e.SeatCountry)), places, orNothing(" "+string(e.Transfer.Mechanism)))
	}
	for _, s := range a.Storage {
		say(fmt.Sprintf("storage[%s].country", s.ID), "stored=%s", s.Country)
	}
	say("outsideEEA", "outside=%s", a.OutsideEEA)
	say("automatedDecision.exists", "decisions=%s", a.AutomatedDecision.Exists)
	say("automatedDecision.profiling", "profiling=%s", a.AutomatedDecision.Profiling)
	for _, d := range a.Documents {
		say(fmt.Sprintf("documents[%s].date", d.ID), "date=%s", d.Date)
	}
	return all
}

func orNothing(s string) string {
	if s = strings.TrimRight(s, " "); s == "" || s == " of" || s == " in" {
		return ""
	}
	return s
}

// expectation is what a person found in a document: lines that must be there, lines that
// may be there (behind "?") and lines that would be a wrong yes (behind "!").
type expectation struct{ must, may, never []string }

func expected(t *testing.T, path string) expectation {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var e expectation
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "!"):
			e.never = append(e.never, strings.TrimSpace(line[1:]))
		case strings.HasPrefix(line, "?"):
			e.may = append(e.may, strings.TrimSpace(line[1:]))
		default:
			e.must = append(e.must, line)
		}
	}
	return e
}

func documents(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(p string) bool { return strings.HasSuffix(p, ".expected") })
}

// TestJudged compares what is read in each statement with what a person found in it, and
// prints the figures. No denial may be read as a yes.
func TestJudged(t *testing.T) {
	const row = "%-18s %4s %7s %7s %10s %7s %10s"
	t.Logf(row, "document", "must", "found", "recall", "precision", "lost", "wrong yes")
	var must, found, said, well, lost, wrong int
	for _, path := range documents(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, p := read(t, filepath.Base(path), data)
		e := expected(t, path+".expected")
		got := facts(p)
		f, s, w, y := judge(t, filepath.Base(path), e, got)
		if !statement.Recognised(doc) {
			t.Errorf("%s: not recognised as a statement", path)
		}
		l := missing(doc, p)
		for _, text := range l {
			t.Errorf("%s: lost: %q", path, text)
		}
		t.Logf(row, filepath.Base(path), fmt.Sprint(len(e.must)), fmt.Sprint(f), share(f, len(e.must)), share(w, s), fmt.Sprint(len(l)), fmt.Sprint(y))
		must, found, said, well, lost, wrong = must+len(e.must), found+f, said+s, well+w, lost+len(l), wrong+y
	}
	t.Logf(row, "all", fmt.Sprint(must), fmt.Sprint(found), share(found, must), share(well, said), fmt.Sprint(lost), fmt.Sprint(wrong))
	if wrong > 0 || found*100 < 98*must || well*100 < 98*said {
		t.Error("below the bar: recall 0.98, precision of what is certain or likely 0.98, no wrong yes")
	}
}

func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}

func judge(t *testing.T, name string, e expectation, got []fact) (found, said, well, wrong int) {
	t.Helper()
	has := func(list []string, text string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return words.Fold(s) == words.Fold(text) })
	}
	var texts []string
	for _, g := range got {
		texts = append(texts, g.text)
		if has(e.never, g.text) {
			t.Errorf("%s: wrong yes: %s", name, g.text)
			wrong++
		}
		if g.conf == proposal.Doubtful {
			continue
		}
		said++
		if has(e.must, g.text) || has(e.may, g.text) {
			well++
		} else {
			t.Logf("%s: not expected (%s): %s", name, g.conf, g.text)
		}
	}
	for _, m := range e.must {
		if has(texts, m) {
			found++
		} else {
			t.Logf("%s: missed: %s", name, m)
		}
	}
	return found, said, well, wrong
}

// missing gives the sentences and cells of a document that nothing accounts for.
func missing(doc *block.Document, p *proposal.Proposal) []string {
	var have strings.Builder
	add := func(s string) { have.WriteString(strings.Join(strings.Fields(s), " ") + "\x00") }
	for _, it := range p.Items {
		for _, ev := range it.Evidence {
			add(ev.Source.Text)
		}
	}
	for _, u := range p.Unmatched {
		add(u.Heading)
		add(u.Text)
	}
	var lost []string
	for _, text := range passages(doc) {
		if !strings.Contains(have.String(), strings.Join(strings.Fields(text), " ")) && !statement.Boilerplate(text) && !intro(text) {
			lost = append(lost, text)
		}
	}
	return lost
}

// intro tells whether a line does nothing but announce the list below it.
func intro(s string) bool { return strings.HasSuffix(strings.TrimSpace(s), ":") }

func passages(doc *block.Document) []string {
	var out []string
	var walk func([]block.Block, bool)
	walk = func(blocks []block.Block, cell bool) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind != block.Contents && !cell {
				out = append(out, phrase.Sentences(b.Text)...)
			}
			if b.Table == nil {
				continue
			}
			for j := range b.Table.Cells {
				if text := b.Table.Cells[j].Text(); text != "" {
					out = append(out, text)
				}
				walk(b.Table.Cells[j].Blocks, true)
			}
		}
	}
	for _, part := range doc.Parts() {
		walk(part, false)
	}
	return out
}
