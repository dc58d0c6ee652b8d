package report

import (
	"errors"
	"fmt"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
)

// Bijsluiter is what a supplier states of a product or service: the
// privacybijsluiter (Bijlage 1 of the model verwerkersovereenkomst), the
// security annex (Bijlage 2) and the deviations (Bijlage 3). Every value has
// words: what is not filled in says so.
type Bijsluiter struct {
	Language string
	Missing  string  // the words for what is not filled in
	Phrases  Phrases // of who makes pages of it
	// A. General information.
	Product, Processor, URL, Explanation, TargetGroup, Users Cell
	// B. Specific services: inseparable from the product, and optional.
	Inseparable []Cell
	Optional    []OptionRow
	Unsorted    []Cell // of which it is not said; none: there is nothing to say
	// C. Purposes.
	Purposes []PurposeRow
	// D. Data subjects, categories of data, and how long they are kept.
	Subjects   []Cell
	Groups     []Cell        // the same, as columns of the categories
	Grouped    bool          // they are few and short enough for that, and no category has others
	Categories []CategoryRow // all of the model, then the others
	Stated     []CategoryRow // only what was filled in
	Retention  []RetentionRow
	// E. Where data are stored and processed, and transfers outside the EEA.
	Storage   []PlaceRow
	Outside   Cell   // whether there are any
	Transfers []Cell // what is said of them; none: nothing
	// F. Sub-processors.
	SubProcessors []SubProcessorRow
	// G. Contact.
	Contact Cell
	// H. Version and date of the last change.
	Version, Date Cell
	// The annexes 2 and 3.
	Security   Security
	Deviations []DeviationRow
	// What the model has no place for, of the bijsluiter and of its annexes; none: nothing.
	Particulars, AnnexParticulars []ParticularRow
	Particulars30                 []ParticularRow // of the bijsluiter in model 3.0, which asks less
	// Made says from which state of which register this was made. It has no
	// date: the dates of a bijsluiter are those of its contents.
	Made  string
	Stamp Stamp // the same for programs
}

// OptionRow is an optional part, and whether the customer chose it.
type OptionRow struct {
	Text   Cell
	Chosen model.Answer
}

// PurposeRow is a purpose and what it consists of.
type PurposeRow struct {
	Text  Cell
	Parts []Cell
}

// PlaceRow is a place where data are stored or processed, and what for.
type PlaceRow struct{ Place, Country, Purpose Cell }

// CategoryRow is a row of the table of categories.
type CategoryRow struct {
	Applies     model.Applies // empty: not filled in
	Note        string        // what the box cannot say: optional, unknown, not filled in
	Label       string
	Explanation string
	Subjects    Cell // without words where the category is not processed
	// Of tells for each of the groups whether the category is said to be of it.
	Of []bool
}

// RetentionRow is a retention term and what it holds for: its start and what
// follows it, where they are not part of the term.
type RetentionRow struct{ Scope, Term, Start, Action Cell }

// SubProcessorRow is a row of the table of sub-processors. The seat of the
// company and the place of processing are different facts, and so are whether
// data leave the EEA and the safeguard under that.
type SubProcessorRow struct{ Name, Seat, Service, Categories, Place, Transfer, Mechanism Cell }

// ErrNotProcessor says that an activity is not carried out for others, so that
// a bijsluiter of it would say nothing.
var ErrNotProcessor = errors.New("activity is not carried out as processor")

// BijsluiterOfService is the bijsluiter of a service: what its supplier states.
func BijsluiterOfService(reg *model.Register, service *model.Service, words *Words, stamp Stamp) Bijsluiter {
	s := (&source{words: words, titles: titlesOf(reg)}).of(service)
	b := s.bijsluiter(&service.Processing, false)
	b.Product, b.Explanation, b.TargetGroup = words.said(service.Product), words.said(service.Explanation), words.said(service.TargetGroup)
	b.Users, b.URL = words.OrMissing(strings.Join(values(service.Users), ", ")), words.said(service.URL)
	address := printable.Value(service.VendorAddress)
	if address == "" {
		address = s.seatOf(reg.Party(service.VendorID))
	}
	b.Processor = s.vendor(s.party(service.VendorID, service.Vendor), address)
	s.options(&b, service.Options)
	b.Deviations = s.deviations(service.Deviations)
	s.fillEmpty(&b)
	b.Contact = words.OrMissing(s.labelledContact(service.Contact))
	b.Version, b.Date = words.said(service.DocumentVersion), words.Date(service.DocumentDate)
	b.Made, b.Stamp = words.made(reg, stamp), stamp
	return b
}

// BijsluiterOfActivity is the bijsluiter of an activity that the organisation
// carries out as processor, for publishing. It is ErrNotProcessor for others.
func BijsluiterOfActivity(reg *model.Register, activity *model.Activity, words *Words, stamp Stamp) (Bijsluiter, error) {
	if !activity.Role.ActsForOthers() {
		return Bijsluiter{}, fmt.Errorf("make bijsluiter of %s: %w", activity.Number, ErrNotProcessor)
	}
	s := (&source{words: words, titles: titlesOf(reg)}).of(activity)
	o := &reg.Organisation
	b := s.bijsluiter(&activity.Processing, true)
	b.Product, b.Explanation, b.TargetGroup = words.said(activity.Name), words.said(activity.Description), words.Missing()
	b.Users, b.URL = words.Missing(), words.said(o.Contact.URL)
	b.Processor = s.vendor(o.Name, s.contactLines(seat(o.Contact)))
	for _, operation := range activity.Operations {
		b.Inseparable = append(b.Inseparable, Text(printable.Value(words.CodeOrText("operation", operation))))
	}
	b.Deviations = s.deviations(nil)
	s.fillEmpty(&b)
	contact := o.PrivacyContact
	if contact == (model.Contact{}) {
		contact = o.Contact
	}
	b.Contact = words.OrMissing(s.labelledContact(contact))
	b.Version, b.Date = words.version(stamp), words.Date(activity.Review.Last)
	if !stamp.Time.IsZero() {
		b.Date = words.Date(model.DateOf(stamp.Time))
	}
	b.Made, b.Stamp = words.made(reg, stamp), stamp
	return b, nil
}

// bijsluiter fills in what services and activities say in the same way.
// Categories that an activity lists are processed, unless it says otherwise; a
// supplier must have said so.
func (s *source) bijsluiter(p *model.Processing, listedApplies bool) Bijsluiter {
	b := Bijsluiter{Language: s.words.language, Missing: s.words.Missing().Text, Phrases: s.words.phrases(), Security: s.securityAnnex(p)}
	for _, purpose := range p.Purposes {
		row := PurposeRow{Text: s.words.OrMissing(either(printable.Value(purpose.Text), s.purposeCode(purpose)))}
		for _, part := range purpose.SubPurposes {
			row.Parts = append(row.Parts, s.words.said(part))
		}
		b.Purposes = append(b.Purposes, row)
	}
	for _, subject := range p.DataSubjects {
		b.Subjects = append(b.Subjects, s.words.said(subject.Name))
	}
	b.Groups, b.Grouped = b.Subjects, s.asColumns(p)
	b.Categories, b.Stated = s.categoryRows(p, listedApplies)
	for _, r := range p.Retention {
		b.Retention = append(b.Retention, s.retentionRow(r))
	}
	for _, place := range p.Storage {
		b.Storage = append(b.Storage, s.placeRow(place))
	}
	further := s.particulars(nil)
	b.Particulars, b.AnnexParticulars = further.leaflet, further.annex
	b.Particulars30 = s.particulars(notIn30).leaflet
	b.Outside, b.Transfers = s.words.OrMissing(s.code("answer", model.Code(p.OutsideEEA))), s.transferLines(p)
	for _, e := range p.Engagements {
		b.SubProcessors = append(b.SubProcessors, s.subProcessorRow(e))
	}
	return b
}

// transferLines gives what is said about transfers as a whole. Those to sub-processors
// are in their table, those to recipients among the particulars.
func (s *source) transferLines(p *model.Processing) []Cell {
	if p.TransferText == "" {
		return nil
	}
	return []Cell{s.words.said(p.TransferText)}
}

// placeRow prints a place; the passage it was found in is that, where it says no
// more.
func (s *source) placeRow(p model.Place) PlaceRow {
	place := p.Place
	if place == "" && p.Country == "" {
		place = p.Text
	}
	return PlaceRow{s.words.said(place), s.words.OrMissing(s.code("country", p.Country)), s.words.said(p.Purpose)}
}

// vendor is the name of a supplier with its address below it, and says when the
// name is not filled in.
func (s *source) vendor(name, address string) Cell {
	if name == "" && address == "" {
		return s.words.Missing()
	}
	return Text(joined("\n", s.named(printable.Value(name)), address))
}

// fillEmpty gives every empty list one row that says that nothing is filled in.
func (s *source) fillEmpty(b *Bijsluiter) {
	missing := s.words.Missing()
	for _, list := range []*[]Cell{&b.Inseparable, &b.Subjects, &b.Groups} {
		if len(*list) == 0 {
			*list = []Cell{missing}
		}
	}
	if len(b.Purposes) == 0 {
		b.Purposes = []PurposeRow{{Text: missing}}
	}
	if len(b.Storage) == 0 {
		b.Storage = []PlaceRow{{missing, missing, missing}}
	}
	if len(b.Optional) == 0 {
		b.Optional = []OptionRow{{Text: missing}}
	}
	if len(b.Stated) == 0 {
		b.Stated = []CategoryRow{{Label: missing.Text, Explanation: missing.Text, Subjects: missing, Of: make([]bool, len(b.Groups))}}
	}
	for _, rows := range [][]CategoryRow{b.Categories, b.Stated} {
		for i := range rows {
			rows[i].Of = append(rows[i].Of, make([]bool, len(b.Groups)-len(rows[i].Of))...)
		}
	}
	if len(b.Retention) == 0 {
		b.Retention = []RetentionRow{{missing, missing, missing, missing}}
	}
	if len(b.SubProcessors) == 0 {
		b.SubProcessors = []SubProcessorRow{{missing, missing, missing, missing, missing, missing, missing}}
	}
}

// said is the cell of what somebody typed, which is one value whatever it looks like.
func (w *Words) said(s string) Cell { return w.OrMissing(printable.Value(s)) }

// values marks each of them as one.
func values(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = printable.Value(s)
	}
	return out
}

func (s *source) purposeCode(p model.Purpose) string {
	if p.Text != "" {
		return ""
	}
	return s.code("bijsluiter-purpose", p.Code)
}

// options sorts the parts of a service. One of which it is not said whether it
// can be chosen is neither.
func (s *source) options(b *Bijsluiter, list []model.ServiceOption) {
	for _, o := range list {
		text := s.words.said(o.Text)
		switch o.Mode {
		case "optional":
			b.Optional = append(b.Optional, OptionRow{text, o.Chosen})
		case "inseparable":
			b.Inseparable = append(b.Inseparable, text)
		default:
			b.Unsorted = append(b.Unsorted, text)
		}
	}
}

func (s *source) retentionRow(r model.Retention) RetentionRow {
	w := s.words
	scope := []string{printable.Value(r.Scope)}
	if r.Scope == "" && len(r.DataCategories) > 0 {
		scope[0] = w.Missing().Text // so that the first category is not taken for it
	}
	for _, id := range r.DataCategories {
		if title := s.rowTitle("dataCategories", id); title != r.Scope {
			scope = append(scope, s.categoryName(id))
		}
	}
	period := r
	period.Trigger, period.Condition = "", ""
	term := printable.Value(r.Text) // what that does not say is among the particulars
	if term == "" {
		term = w.Term(period)
	}
	start := ""
	if r.Trigger != "" {
		start = w.CodeOrText("retention-trigger", r.Trigger)
	}
	return RetentionRow{w.OrMissing(joined("\n", scope...)), w.OrMissing(term), w.OrMissing(start), w.OrMissing(s.code("retention-action", r.Action))}
}

func (s *source) subProcessorRow(e model.Engagement) SubProcessorRow {
	w := s.words
	var categories, places []string
	for _, id := range e.DataCategories {
		categories = append(categories, s.categoryName(id))
	}
	for _, place := range e.Locations {
		row := s.placeRow(place)
		purpose := ""
		if place.Purpose != "" {
			purpose = "(" + printable.Value(place.Purpose) + ")"
		}
		if place.Country == "" && place.Place == "" {
			row.Country.Text = ""
		}
		if row.Place.Kind == MissingCell && place.Country != "" {
			row.Place.Text = ""
		}
		places = append(places, joined(" ", joined(", ", row.Place.Text, row.Country.Text), purpose))
	}
	return SubProcessorRow{
		Name: Text(s.named(printable.Value(s.party(e.PartyID, e.Party)))), Seat: w.OrMissing(s.code("country", e.SeatCountry)), Service: w.said(e.Service),
		Categories: w.OrMissing(strings.Join(categories, "\n")), Place: w.OrMissing(strings.Join(places, "\n")),
		Transfer:  s.outsideCell(e.Transfer),
		Mechanism: w.OrMissing(s.safeguard(e.Transfer)),
	}
}

// outsideCell is whether data leave the EEA, and the country on a line below it.
func (s *source) outsideCell(t model.Transfer) Cell {
	answer := s.words.OrMissing(s.code("answer", model.Code(t.OutsideEEA)))
	if t.Country == "" {
		return answer
	}
	return Text(answer.Text + "\n" + s.code("country", t.Country))
}

// safeguard is what stands under a transfer, a line for each thing. What was
// found in a document says it all already.
func (s *source) safeguard(t model.Transfer) string {
	w := s.words
	lines := []string{s.code("mechanism", t.Mechanism)}
	for _, m := range t.SCCModules {
		lines = append(lines, w.Code("scc-module", fmt.Sprint(int(m))))
	}
	if t.Signed != "" {
		lines = append(lines, w.Text("summary.signed")+" "+t.Signed.Format())
	}
	if t.DPFCertified == model.Yes || t.DPFCertified == model.No { // what was not looked up is no safeguard
		lines = append(lines, joined(" ", w.Text("bijsluiter.dpf."+string(t.DPFCertified)), t.DPFChecked.Format()))
	}
	if t.TIA.Date != "" || t.TIA.Outcome != "" {
		lines = append(lines, joined(" ", w.Text("summary.tia"), t.TIA.Date.Format(), s.code("tia-outcome", t.TIA.Outcome)))
	}
	coded := joined("\n", lines...)
	if t.Mechanism == "" && coded+t.Importer+t.Measures+t.Justification != "" {
		coded = joined("\n", w.Missing().Text, coded) // so that the rest is not taken for it
	}
	if strings.Contains(t.Text, joined("\n", coded, t.Importer, t.Measures, t.Justification)) {
		return t.Text
	}
	return joined("\n", coded, printable.Value(t.Importer), printable.Value(t.Measures), printable.Value(t.Justification), t.Text)
}

// seat is a contact without the persons in it.
func seat(c model.Contact) model.Contact {
	return model.Contact{Address: c.Address, Postcode: c.Postcode, City: c.City, Country: c.Country, URL: c.URL, Text: c.Text}
}

func (s *source) seatOf(p *model.Party) string {
	if p == nil {
		return ""
	}
	c := seat(p.Contact)
	if c.Country == "" {
		c.Country = p.Country
	}
	return s.contactLines(c)
}

func (s *source) contactLines(c model.Contact) string {
	return joined("\n", joined(", ", c.Name, c.Function, c.Department), joined(", ", c.Address, joined(" ", c.Postcode, c.City), s.code("country", c.Country)),
		joined(", ", c.Email, c.Phone, c.URL), c.Text)
}

// labelledContact gives each part of a contact on a line behind its label.
func (s *source) labelledContact(c model.Contact) string {
	var lines []string
	for _, part := range []struct{ key, value string }{
		{"name", c.Name}, {"function", c.Function}, {"department", c.Department}, {"address", c.Address}, {"postcode", c.Postcode}, {"city", c.City},
		{"country", s.code("country", c.Country)}, {"email", c.Email}, {"phone", c.Phone}, {"url", c.URL},
	} {
		if part.value != "" {
			if part.key != "country" {
				part.value = printable.Value(part.value)
			}
			lines = append(lines, s.words.labels["Contact."+part.key]+": "+part.value)
		}
	}
	return joined("\n", append(lines, printable.Value(c.Text))...)
}

func (w *Words) made(reg *model.Register, stamp Stamp) string {
	return fmt.Sprintf(w.Text("bijsluiter.made"), reg.Organisation.Name, w.OrMissing(stamp.Fingerprint).Text)
}
