package review_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// under is a review of the invented service, with its text.
type under struct {
	*review.Review
	t    *testing.T
	text *review.Text
}

func newReview(t *testing.T) under {
	t.Helper()
	doc, p := reviewtest.Leeswijs()
	u := under{review.New(p), t, review.NewText(doc)}
	u.Attach(u.text)
	return u
}

// line finds the line of a value by what it proposes.
func (u under) line(kind review.Kind, value string) int {
	u.t.Helper()
	for _, i := range u.Lines(review.All) {
		if text, ok := u.Get(i).(string); ok && u.Line(i).Kind == kind && text == value {
			return i
		}
	}
	u.t.Fatalf("no line proposes %q", value)
	return -1
}

func (u under) list(name string) int {
	u.t.Helper()
	for _, i := range u.Lines(review.All) {
		if u.Line(i).Kind == review.List && u.Line(i).Field.Name == name {
			return i
		}
	}
	u.t.Fatalf("no list %s", name)
	return -1
}

func (u under) service() *model.Service {
	u.t.Helper()
	for _, a := range u.Accept() {
		if s, ok := a.Record.(*model.Service); ok {
			return s
		}
	}
	return nil
}

func TestOnlyCertainValuesBeginTicked(t *testing.T) {
	u := newReview(t)
	for _, i := range u.Lines(review.All) {
		v := u.Line(i).Value
		if v == nil {
			continue
		}
		if certain := v.Evidence.Confidence == proposal.Certain; v.Ticked() != certain {
			t.Errorf("%s is %s and ticked: %v", v.Path, v.Evidence.Confidence, v.Ticked())
		}
	}
	if u.Changed() {
		t.Error("a review that nobody touched is changed")
	}
}

func TestACertainValueOfADoubtfulRowIsNotTicked(t *testing.T) {
	it := proposal.NewItem(model.KindService)
	certain, doubtful := proposal.Evidence{Confidence: proposal.Certain}, proposal.Evidence{Confidence: proposal.Doubtful}
	it.Root().Set("product", "Leeswijs", certain)
	row := it.Root().Add("engagements")
	row.Set("party", "Misschien B.V.", doubtful)
	row.Set("service", "hosting", certain)
	p := &proposal.Proposal{Items: []*proposal.Item{it}}
	r := review.New(p)
	if c := r.Counts(); c.Ticked != 1 {
		t.Errorf("%d values ticked, want the product alone", c.Ticked)
	}
	compareAccepted(t, r.Accept(), p.Accept(proposal.AtLeast(proposal.Certain)))
}

// A name that is not certain keeps all of its record back; ticking it brings what is certain.
func TestTickingTheNameOfARecordTicksWhatIsCertain(t *testing.T) {
	it, party := proposal.NewItem(model.KindService), proposal.NewItem(model.KindParty)
	certain, likely := proposal.Evidence{Confidence: proposal.Certain}, proposal.Evidence{Confidence: proposal.Likely}
	it.Root().Set("product", "Leeswijs", likely)
	it.Root().Set("vendor", "Letterbos B.V.", certain)
	it.Root().Set("explanation", "Lezen.", likely)
	party.Root().Set("name", "Letterbos B.V.", certain)
	r := review.New(&proposal.Proposal{Items: []*proposal.Item{it, party}})
	if c := r.Counts(); c.Ticked != 1 || !r.Waits() {
		t.Errorf("%d values are ticked, want the party alone; it waits: %v", c.Ticked, r.Waits())
	}
	name, _ := r.Find(0, "product")
	r.Toggle(name)
	if c := r.Counts(); c.Ticked != 3 || r.Waits() {
		t.Errorf("%d values are ticked, want the names and the supplier; it waits: %v", c.Ticked, r.Waits())
	}
}

// compareAccepted holds that the same leaves are let through.
func compareAccepted(t *testing.T, got, want []proposal.Accepted) {
	t.Helper()
	print := func(all []proposal.Accepted) string {
		var b strings.Builder
		for _, a := range all {
			field.Leaves(a.Record, func(p field.Path, _ *field.Field, v any) { b.WriteString(string(p) + "\n") })
		}
		return b.String()
	}
	if g, w := print(got), print(want); g != w {
		t.Errorf("accepted:\n%s\nwant:\n%s", g, w)
	}
}

func TestWhatIsTickedIsWhatIsAccepted(t *testing.T) {
	u := newReview(t)
	_, p := reviewtest.Leeswijs()
	compareAccepted(t, u.Accept(), p.Accept(proposal.AtLeast(proposal.Certain)))
	u.Tick(u.Lines(review.All))
	compareAccepted(t, u.Accept(), p.Accept(proposal.All()))
	u.Untick(u.Lines(review.All))
	if got := u.Accept(); len(got) != 0 {
		t.Errorf("%d records accepted while nothing is ticked", len(got))
	}
	u.OnlyCertain()
	compareAccepted(t, u.Accept(), p.Accept(proposal.AtLeast(proposal.Certain)))
}

func TestUntickingTheNameOfARowUnticksTheRow(t *testing.T) {
	u := newReview(t)
	row := u.line(review.Row, "Wolkhuis B.V.")
	u.Toggle(row) // certain values are ticked, its country is not: now all
	if u.State(row) != review.On {
		t.Fatalf("state %v after ticking the rest of the row", u.State(row))
	}
	u.Toggle(row)
	if u.State(row) != review.Off {
		t.Fatalf("state %v after unticking the row", u.State(row))
	}
	for _, e := range u.service().Engagements {
		if e.Party == "Wolkhuis B.V." {
			t.Error("the row is taken over without its name")
		}
	}
	u.Toggle(u.line(review.Leaf, "hosting"))
	if !u.Line(row).Value.Ticked() {
		t.Error("a value of the row is ticked and its name is not")
	}
}

func TestUntickingTheNameOfARecordUnticksTheRecord(t *testing.T) {
	u := newReview(t)
	u.Toggle(u.line(review.Leaf, "Leeswijs"))
	if u.service() != nil {
		t.Error("a service without its name is taken over")
	}
	if c := u.Counts(); c.Ticked != 3 {
		t.Errorf("%d values ticked, want the names of the three parties", c.Ticked)
	}
	u.Toggle(u.line(review.Leaf, "hosting"))
	if s := u.service(); s == nil || s.Product != "Leeswijs" || len(s.Engagements) != 1 {
		t.Errorf("ticking one value brings %+v", s)
	}
}

func TestTogglingAListGoesThroughCertainAllAndNothing(t *testing.T) {
	u := newReview(t)
	list := u.list("engagements")
	want := []review.State{review.Part, review.On, review.Off, review.Part}
	for i, state := range want {
		if i > 0 {
			u.Toggle(list)
		}
		if got := u.State(list); got != state {
			t.Fatalf("after %d times: %v, want %v", i, got, state)
		}
	}
}

func TestFiltersKeepWhatIsAround(t *testing.T) {
	u := newReview(t)
	for _, f := range []review.Filter{review.Unsure, review.Unticked} {
		lines := u.Lines(f)
		if n := len(lines); n == 0 || n >= len(u.Lines(review.All)) {
			t.Errorf("%s: %d lines of %d", f, n, len(u.Lines(review.All)))
		}
		if first := u.Line(lines[0]); first.Kind != review.Record {
			t.Errorf("%s begins with %v", f, first.Path)
		}
	}
	country := -1
	for _, i := range u.Lines(review.Unsure) {
		if u.Line(i).Kind == review.Row && u.Get(i) == "Wolkhuis B.V." {
			country = i
		}
	}
	if country < 0 {
		t.Error("the row of a doubtful country is not shown above it")
	}
	u.Tick(u.Lines(review.All))
	if n := len(u.Lines(review.Unticked)); n != 0 {
		t.Errorf("%d lines unticked after ticking all", n)
	}
}

func TestEditingTicksAndEmptyingUnticks(t *testing.T) {
	u := newReview(t)
	i := u.line(review.Leaf, "basisonderwijs")
	if err := u.Set(i, "groep 3 tot en met 8"); err != nil {
		t.Fatal(err)
	}
	if s := u.service(); s.TargetGroup != "groep 3 tot en met 8" || !u.Line(i).Value.Edited() || !u.Changed() {
		t.Errorf("target group %q, edited %v", s.TargetGroup, u.Line(i).Value.Edited())
	}
	if got := u.Given(i); got != "basisonderwijs" {
		t.Errorf("the document proposes %v", got)
	}
	if err := u.Set(i, ""); err != nil {
		t.Fatal(err)
	}
	if s := u.service(); s.TargetGroup != "" || u.Line(i).Value.Ticked() {
		t.Errorf("emptied, and still %q, ticked %v", s.TargetGroup, u.Line(i).Value.Ticked())
	}
	if err := u.Reset(i); err != nil {
		t.Fatal(err)
	}
	if s := u.service(); s.TargetGroup != "basisonderwijs" || u.Line(i).Value.Edited() {
		t.Errorf("reset to %q, edited %v", s.TargetGroup, u.Line(i).Value.Edited())
	}
	if err := u.Set(i, 12); err == nil {
		t.Error("a number fits in a text")
	}
}

func TestTheProposalItselfIsNotChanged(t *testing.T) {
	_, p := reviewtest.Leeswijs()
	r := review.New(p)
	for _, i := range r.Lines(review.All) {
		if l := r.Line(i); l.Value != nil && l.Field.Type == field.Text {
			if err := r.Set(i, "anders"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := p.Items[0].Record.Title(); got != "Leeswijs" {
		t.Errorf("the proposal became %q", got)
	}
}

func TestCountsAndLooks(t *testing.T) {
	u := newReview(t)
	before := u.Counts()
	if before.Certain+before.Likely+before.Doubtful != before.Values || before.Unseen != before.Likely+before.Doubtful {
		t.Errorf("%+v", before)
	}
	u.Look(u.line(review.Leaf, "basisonderwijs"))
	u.Look(u.line(review.Leaf, "Leeswijs")) // certain: no look was needed
	if after := u.Counts(); after.Unseen != before.Unseen-1 {
		t.Errorf("%d unseen after a look, %d before", after.Unseen, before.Unseen)
	}
}

func TestFindGoesToTheNearestLine(t *testing.T) {
	u := newReview(t)
	if i, ok := u.Find(0, "engagements[r10]"); !ok || u.Get(i) != "Mailstroom Inc." {
		t.Errorf("%v, %v", u.Get(i), ok)
	}
	if i, ok := u.Find(0, "engagements[r10].transfer.mechanism"); !ok || u.Get(i) != "Mailstroom Inc." {
		t.Errorf("%v, %v", u.Get(i), ok)
	}
	if _, ok := u.Find(-1, ""); ok {
		t.Error("the document as a whole has a line")
	}
}

func TestLargeProposalIsQuick(t *testing.T) {
	_, p := reviewtest.Large(2000)
	r := review.New(p)
	if c := r.Counts(); c.Values < 2000 {
		t.Fatalf("%d values", c.Values)
	}
	r.Tick(r.Lines(review.All))
	if got := len(r.Accept()[0].Record.(*model.Service).DataCategories); got != 1000 {
		t.Errorf("%d categories accepted", got)
	}
}

func TestAnOfferStaysAsItWasMade(t *testing.T) {
	u := newReview(t)
	name := u.line(review.Leaf, "Leeswijs")
	offer := u.Offer()
	if err := u.Set(name, "Leeswijzer"); err != nil {
		t.Fatal(err)
	}
	u.Toggle(u.list("dataCategories"))
	if got := offer.Accepted()[0].Record.Title(); got != "Leeswijs" {
		t.Errorf("what was edited since is in the offer: %q", got)
	}
	if got := u.service().Product; got != "Leeswijzer" {
		t.Errorf("the review has %q", got)
	}
	compareAccepted(t, offer.Accepted(), newReview(t).Accept())
}
