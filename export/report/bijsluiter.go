package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
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
	// C. Purposes.
	Purposes []Cell
	// D. Data subjects, categories of data, and how long they are kept.
	Subjects   []Cell
	Categories []CategoryRow // all of the model, then the others
	Stated     []CategoryRow // only what was filled in
	Retention  []RetentionRow
	// E. Where data are stored and processed, and transfers outside the EEA.
	Storage, Transfers []Cell
	// F. Sub-processors.
	SubProcessors []SubProcessorRow
	// G. Contact.
	Contact Cell
	// H. Version and date of the last change.
	Version, Date Cell
	// The annexes 2 and 3.
	Security   Security
	Deviations []DeviationRow
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

// CategoryRow is a row of the table of categories.
type CategoryRow struct {
	Applies     model.Applies // empty: not filled in
	Chosen      model.Answer  // of an optional category: whether the customer uses it
	Note        string        // what the box cannot say: optional, unknown, not filled in
	Label       string
	Explanation string
	Subjects    Cell // without words where the category is not processed
}

// RetentionRow is a retention term and what it holds for.
type RetentionRow struct{ Scope, Term Cell }

// SubProcessorRow is a row of the table of sub-processors. The seat of the
// company and the place of processing are different facts.
type SubProcessorRow struct{ Name, Seat, Service, Categories, Place, Mechanism Cell }

// ErrNotProcessor says that an activity is not carried out for others, so that
// a bijsluiter of it would say nothing.
var ErrNotProcessor = errors.New("activity is not carried out as processor")

// BijsluiterOfService is the bijsluiter of a service: what its supplier states.
func BijsluiterOfService(reg *model.Register, service *model.Service, words *Words, stamp Stamp) Bijsluiter {
	s := (&source{words: words, titles: titlesOf(reg)}).of(service)
	b := s.bijsluiter(&service.Processing, false)
	b.Product, b.Explanation, b.TargetGroup = words.OrMissing(service.Product), words.OrMissing(service.Explanation), words.OrMissing(service.TargetGroup)
	b.Users, b.URL = words.OrMissing(strings.Join(service.Users, ", ")), words.OrMissing(service.URL)
	b.Processor = words.OrMissing(joined("\n", s.party(service.VendorID, service.Vendor), service.VendorAddress, s.seatOf(reg.Party(service.VendorID))))
	b.Inseparable, b.Optional = s.options(service.Options)
	b.Deviations = s.deviations(service.Deviations)
	s.fillEmpty(&b)
	b.Contact = words.OrMissing(s.contactLines(service.Contact))
	b.Version, b.Date = words.OrMissing(service.DocumentVersion), words.Date(service.DocumentDate)
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
	b.Product, b.Explanation, b.TargetGroup = words.OrMissing(activity.Name), words.OrMissing(activity.Description), words.Missing()
	b.Users, b.URL = words.Missing(), words.OrMissing(o.Contact.URL)
	b.Processor = words.OrMissing(joined("\n", o.Name, s.contactLines(seat(o.Contact))))
	for _, operation := range activity.Operations {
		b.Inseparable = append(b.Inseparable, Text(words.CodeOrText("operation", operation)))
	}
	b.Deviations = s.deviations(nil)
	s.fillEmpty(&b)
	contact := o.PrivacyContact
	if contact == (model.Contact{}) {
		contact = o.Contact
	}
	b.Contact = words.OrMissing(s.contactLines(contact))
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
		lines := append([]string{s.named(joined(" ", purpose.Text, s.purposeCode(purpose)))}, purpose.SubPurposes...)
		b.Purposes = append(b.Purposes, Text(strings.Join(lines, "\n– ")))
	}
	for _, subject := range p.DataSubjects {
		b.Subjects = append(b.Subjects, s.words.OrMissing(subject.Name))
	}
	b.Categories, b.Stated = s.categoryRows(p.DataCategories, listedApplies)
	for _, r := range p.Retention {
		b.Retention = append(b.Retention, s.retentionRow(r))
	}
	for _, place := range s.places(p.Storage) {
		b.Storage = append(b.Storage, Text(place))
	}
	b.Transfers = s.transferLines(p)
	for _, e := range p.Engagements {
		b.SubProcessors = append(b.SubProcessors, s.subProcessorRow(e))
	}
	return b
}

// transferLines gives the answer for the whole, what is said about it, and the
// transfers there are. Sub-processors that transfer nothing are in the table.
func (s *source) transferLines(p *model.Processing) []Cell {
	var lines []Cell
	if p.OutsideEEA != "" {
		lines = append(lines, Text(s.words.Text("summary.outsideEEA")+": "+s.words.Code("answer", string(p.OutsideEEA))))
	}
	if p.TransferText != "" {
		lines = append(lines, Text(p.TransferText))
	}
	for _, e := range p.Engagements {
		if words := s.transfer(e.Transfer); words != "" && e.Transfer.OutsideEEA != model.No {
			lines = append(lines, Text(s.named(s.party(e.PartyID, e.Party))+": "+words))
		}
	}
	for _, r := range p.Recipients {
		if words := s.transfer(r.Transfer); words != "" && r.Transfer.OutsideEEA != model.No {
			lines = append(lines, Text(s.named(s.party(r.PartyID, r.Name))+": "+words))
		}
	}
	return lines
}

// fillEmpty gives every empty list one row that says that nothing is filled in.
func (s *source) fillEmpty(b *Bijsluiter) {
	missing := s.words.Missing()
	for _, list := range []*[]Cell{&b.Inseparable, &b.Purposes, &b.Subjects, &b.Storage, &b.Transfers} {
		if len(*list) == 0 {
			*list = []Cell{missing}
		}
	}
	if len(b.Optional) == 0 {
		b.Optional = []OptionRow{{Text: missing}}
	}
	if len(b.Stated) == 0 {
		b.Stated = []CategoryRow{{Label: missing.Text, Explanation: missing.Text, Subjects: missing}}
	}
	if len(b.Retention) == 0 {
		b.Retention = []RetentionRow{{missing, missing}}
	}
	if len(b.SubProcessors) == 0 {
		b.SubProcessors = []SubProcessorRow{{missing, missing, missing, missing, missing, missing}}
	}
}

func (s *source) purposeCode(p model.Purpose) string {
	if p.Text != "" {
		return ""
	}
	return s.code("bijsluiter-purpose", p.Code)
}

func (s *source) options(list []model.ServiceOption) (inseparable []Cell, optional []OptionRow) {
	for _, o := range list {
		text := s.named(o.Text)
		switch o.Mode {
		case "optional":
			optional = append(optional, OptionRow{Text(text), o.Chosen})
			continue
		case "inseparable":
		default:
			text += " [" + s.words.Text("bijsluiter.modeUnknown") + "]"
		}
		inseparable = append(inseparable, Text(text))
	}
	return inseparable, optional
}

// categoryRows gives the table of the model, each category in its place, and
// below it the categories that the model does not have; and apart the rows of
// which something is filled in.
func (s *source) categoryRows(list []model.DataCategory, listedApplies bool) (rows, stated []CategoryRow) {
	placed := map[int]bool{}
	for _, standard := range reference.List("bijsluiter-category").Rows() {
		found := false
		for i, c := range list {
			if string(c.Code) == standard.Code {
				found, placed[i] = true, true
				row := s.categoryRow(c, standard, listedApplies)
				rows, stated = append(rows, row), append(stated, row)
			}
		}
		if !found {
			rows = append(rows, s.categoryRow(model.DataCategory{}, standard, false))
		}
	}
	for i, c := range list {
		if !placed[i] {
			row := s.categoryRow(c, reference.Row{}, listedApplies)
			rows, stated = append(rows, row), append(stated, row)
		}
	}
	return rows, stated
}

func (s *source) categoryRow(c model.DataCategory, standard reference.Row, listedApplies bool) CategoryRow {
	lang := s.words.language
	row := CategoryRow{Applies: c.Applies, Label: joined(". ", standard.Code, standard.Label(lang))}
	if row.Applies == "" && listedApplies {
		row.Applies = model.AppliesYes
	}
	if c.Label != "" && !strings.Contains(strings.ToLower(standard.Label(lang)), strings.ToLower(c.Label)) {
		row.Label = joined(" – ", row.Label, c.Label)
	}
	if row.Label == "" {
		row.Label = s.named(s.code("bijsluiter-category", c.Code))
	}
	row.Explanation = s.explanation(c, standard.Note(lang))
	var names []string
	for _, id := range c.Subjects {
		names = append(names, s.rowTitle("dataSubjects", id))
	}
	if row.Subjects = Text(strings.Join(names, "\n")); len(names) == 0 && row.Applies != "" && row.Applies != model.AppliesNo {
		row.Subjects = s.words.Missing()
	}
	row.Chosen, row.Note = c.Chosen, s.applies(row.Applies)
	return row
}

// explanation is the wording of the model with what the record adds to it. A
// bijsluiter that was read in has the wording of the model as its own text.
func (s *source) explanation(c model.DataCategory, note string) string {
	lines := []string{note}
	if items := strings.Join(c.Items, ", "); items != "" && items != note {
		lines = append(lines, s.words.Text("bijsluiter.items")+": "+items)
	}
	if c.Text != note {
		lines = append(lines, c.Text)
	}
	return joined("\n", lines...)
}

// applies says what stands beside the box in the first column of the table: a
// tick means yes and an empty box means no, so that anything else needs words.
func (s *source) applies(applies model.Applies) string {
	switch applies {
	case model.AppliesYes, model.AppliesNo:
		return ""
	case "":
		return s.words.Text("value.missing")
	}
	return strings.ToLower(s.words.Code("applies", string(applies)))
}

func (s *source) retentionRow(r model.Retention) RetentionRow {
	scope := []string{r.Scope}
	for _, id := range r.DataCategories {
		scope = append(scope, s.rowTitle("dataCategories", id))
	}
	term := s.words.Term(r)
	if n, ok := r.Amount.Value(); r.Text != "" && (!ok || strings.Contains(strings.ToLower(r.Text), s.words.period(r.Amount, n, r.Unit))) {
		term = r.Text // it says the same, in the words of the document
	} else {
		term = joined("\n", r.Text, term)
	}
	term = joined("; ", term, s.code("retention-action", r.Action))
	return RetentionRow{s.words.OrMissing(joined(", ", slices.Compact(scope)...)), s.words.OrMissing(term)}
}

func (s *source) subProcessorRow(e model.Engagement) SubProcessorRow {
	w := s.words
	var categories []string
	for _, id := range e.DataCategories {
		categories = append(categories, s.rowTitle("dataCategories", id))
	}
	service := e.Service
	for _, above := range s.record.FieldByName("Engagements").Interface().([]model.Engagement) {
		if e.Under != "" && above.ID == e.Under {
			service = joined(" ", service, "("+fmt.Sprintf(w.Text("summary.under"), s.named(s.party(above.PartyID, above.Party)))+")")
		}
	}
	return SubProcessorRow{
		Name: Text(s.named(s.party(e.PartyID, e.Party))), Seat: w.OrMissing(s.code("country", e.SeatCountry)), Service: w.OrMissing(service),
		Categories: w.OrMissing(strings.Join(categories, "\n")), Place: w.OrMissing(strings.Join(s.places(e.Locations), "\n")), Mechanism: w.OrMissing(s.transfer(e.Transfer)),
	}
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

func (w *Words) made(reg *model.Register, stamp Stamp) string {
	return fmt.Sprintf(w.Text("bijsluiter.made"), reg.Organisation.Name, w.OrMissing(stamp.Fingerprint).Text)
}
