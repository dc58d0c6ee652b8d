package report

import (
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

// Involved is a party as the register speaks of it: by its record, or by
// nothing but a name.
type Involved struct {
	ID   model.ID // empty: there is no record of it
	Name string
}

// InvolvedParties are all parties that have a record, and all names in
// activities and services of which there is none, in order of name.
func InvolvedParties(reg *model.Register) []Involved {
	b := &builder{reg: reg}
	var all []Involved
	known := map[string]bool{}
	for i := range reg.Parties {
		p := &reg.Parties[i]
		all = append(all, Involved{p.ID, p.Name})
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			known[sameName(name)] = true
		}
	}
	for _, r := range reg.Records() {
		b.eachParty(r, func(w way) {
			if key := sameName(w.name); w.party == "" && key != "" && !known[key] {
				known[key] = true
				all = append(all, Involved{Name: w.name})
			}
		})
	}
	slices.SortStableFunc(all, func(a, b Involved) int { return strings.Compare(sameName(a.Name), sameName(b.Name)) })
	return all
}

// PartyNamed is the party with that name or other name, or else the name that
// stands in activities and services without a record.
func PartyNamed(reg *model.Register, name string) (Involved, bool) {
	for i := range reg.Parties {
		if p := &reg.Parties[i]; hasName(p, name) {
			return Involved{p.ID, p.Name}, true
		}
	}
	for _, party := range InvolvedParties(reg) {
		if sameName(party.Name) == sameName(name) {
			return party, true
		}
	}
	return Involved{}, false
}

// hasName tells whether a party is printed under that name.
func hasName(p *model.Party, name string) bool {
	name = sameName(name)
	return name != "" && slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(known string) bool { return sameName(known) == name })
}

func sameName(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

// way is how a party comes by the data of an activity or service.
type way struct {
	record    model.Record
	party     model.ID
	name      string
	role      string // in words, or the key of them
	list      string
	row       model.RowID
	under     model.RowID // the engagement above it
	does      string      // what for
	limited   bool        // it gets some of the data only
	data      []model.RowID
	subjects  []model.RowID
	agreement *model.Agreement // nil where none belongs
	breach    model.BreachAgreement
	arranged  *model.JointController
}

// eachParty tells of every party that a record speaks of.
func (b *builder) eachParty(r model.Record, tell func(way)) {
	p := processing(r)
	for i := range p.Engagements {
		e := &p.Engagements[i]
		tell(way{record: r, party: e.PartyID, name: e.Party, role: string(e.Role), list: "engagements", row: e.ID, under: e.Under, does: e.Service,
			limited: len(e.DataCategories)+len(e.DataSubjects) > 0, data: e.DataCategories, subjects: e.DataSubjects, agreement: &e.Agreement, breach: e.BreachAgreement})
	}
	for _, to := range p.Recipients {
		tell(way{record: r, party: to.PartyID, name: to.Name, role: "recipient", list: "recipients", row: to.ID, does: to.Purpose,
			limited: len(to.DataCategories) > 0, data: to.DataCategories})
	}
	switch v := r.(type) {
	case *model.Activity:
		for i := range v.JointControllers {
			j := &v.JointControllers[i]
			tell(way{record: r, party: j.PartyID, name: j.Party, role: "joint", list: "jointControllers", row: j.ID, arranged: j})
		}
		for i := range v.Controllers {
			c := &v.Controllers[i]
			tell(way{record: r, party: c.PartyID, name: c.Party, role: "principal", list: "controllers", row: c.ID, agreement: &c.Agreement})
		}
	case *model.Service:
		tell(way{record: r, party: v.VendorID, name: v.Vendor, role: "vendor", list: "vendorId", agreement: &model.Agreement{}})
	}
}

// Breach answers what is touched when a party has a personal data breach (art.
// 33): which activities, whose data and which, who must be told, and what was
// agreed. An activity that uses a service is touched by a breach at any party
// behind that service, and one that has ended may still have data there.
func Breach(party Involved, reg *model.Register, words *Words, stamp Stamp) List {
	b := &breach{builder: newBuilder(reg, words), party: party}
	l := b.newList("breach", []columnHead{
		{"column.place", 26}, {"list.responsible", 20}, {"breach.how", 30}, {"column.categories", 36}, {"column.subjects", 24}, {"breach.inform", 32}, {"breach.agreed", 36},
	})
	l.Marked, l.Choices = 3, []int{1}
	l.across, l.needed = 5, []int{5, 6}
	l.Heading = fmt.Sprintf(words.Text("breach.title"), b.title())
	l = l.Ordered(b.lines())
	l.About = b.about(l.Lines)
	return l
}

type breach struct {
	*builder
	party Involved
}

func (b *breach) record() *model.Party { return b.reg.Party(b.party.ID) }

func (b *breach) title() string {
	if p := b.record(); p != nil {
		return p.Name
	}
	return b.party.Name
}

// is tells whether a way is one of the party: by its ID, or where only a name
// was printed, by one of its names.
func (b *breach) is(w way) bool {
	if w.party != "" {
		return w.party == b.party.ID
	}
	if p := b.record(); p != nil {
		return hasName(p, w.name)
	}
	return w.name != "" && sameName(w.name) == sameName(b.party.Name)
}

// lines has one line for each activity that is touched, then one for each
// service that is and that no activity uses.
func (b *breach) lines() []Line {
	direct := map[model.ID][]way{}
	for _, r := range b.reg.Records() {
		_, id := r.Identity()
		b.eachParty(r, func(w way) {
			if b.is(w) {
				direct[id] = append(direct[id], w)
			}
		})
	}
	var lines []Line
	used := map[model.ID]bool{}
	for i := range b.reg.Activities {
		a := &b.reg.Activities[i]
		ways := direct[a.ID]
		for _, service := range servicesOf(a) {
			used[service] = true
			ways = append(ways, direct[service]...)
		}
		if len(ways) > 0 {
			lines = append(lines, b.line(a, ways))
		}
	}
	for i := range b.reg.Services {
		if v := &b.reg.Services[i]; len(direct[v.ID]) > 0 && !used[v.ID] {
			lines = append(lines, b.line(v, direct[v.ID]))
		}
	}
	return lines
}

// servicesOf are the services that an activity uses, itself or through who
// works for it.
func servicesOf(a *model.Activity) []model.ID {
	var all []model.ID
	add := func(id model.ID) {
		if id != "" && !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	for _, use := range a.Services {
		add(use.ServiceID)
	}
	for _, e := range a.Engagements {
		add(e.ServiceID)
	}
	return all
}

func (b *breach) line(r model.Record, ways []way) Line {
	p := processing(r)
	name, at := place(r), ways[0]
	if statusOf(r) == model.StatusEnded {
		name += " (" + b.words.Code("status", string(model.StatusEnded)) + ")"
	}
	_, who := reviewOf(r)
	cells := []Cell{
		b.words.OrMissing(name), b.words.OrMissing(who), b.words.OrMissing(b.each(r, ways, b.how)), b.words.OrMissing(b.data(r, p, ways)),
		b.words.OrMissing(b.subjects(r, p, ways)), b.inform(r), b.agreed(r, ways),
	}
	if kindOf(r) == model.KindService {
		cells[1] = Text("–")
		cells[2] = Text(joined("\n", cells[2].Text, b.words.Text("list.untouched")))
	}
	l := line(r, at.list, at.row, cells)
	if at.record != r { // the way leads through a service
		l.Path = "services"
	}
	if slices.ContainsFunc(b.touched(r, p, ways), special) {
		l.Severity = completeness.Warning // people run more risk, art. 34
	}
	return l
}

// each writes something of every way, each behind the service it leads through.
func (b *breach) each(r model.Record, ways []way, write func(way) string) string {
	var lines []string
	for _, w := range ways {
		text := write(w)
		if text != "" && w.record != r {
			text = fmt.Sprintf(b.words.Text("breach.through"), place(w.record)) + ": " + text
		}
		if text != "" && !slices.Contains(lines, text) {
			lines = append(lines, text)
		}
	}
	if len(lines) < 2 {
		return joined("\n", lines...)
	}
	return bullets(lines)
}

// how says in which role the party comes by the data, under whom and what for.
func (b *breach) how(w way) string {
	s := b.source.of(w.record)
	role := ""
	switch w.role {
	case "":
		role = b.words.Text("summary.engaged")
	case "recipient", "principal", "vendor":
		role = b.words.Text("summary." + w.role)
	case "joint":
		role = b.words.Code("role", string(model.RoleJointController))
	default:
		role = b.words.Code("engagement-role", w.role)
	}
	if w.under != "" {
		if above := s.above(processing(w.record), model.Engagement{Under: w.under}); above != "" {
			role = joined(" ", role, fmt.Sprintf(b.words.Text("summary.under"), above))
		}
	}
	return joined(" – ", role, w.does)
}

// touched are the categories of data of a record that the ways lead to: all of
// them, unless each way says which.
func (b *breach) touched(r model.Record, p *model.Processing, ways []way) []model.DataCategory {
	rows, limited := rowsTouched(r, ways, func(w way) []model.RowID { return w.data })
	return slices.DeleteFunc(slices.Clone(p.DataCategories), func(d model.DataCategory) bool {
		return d.Applies == model.AppliesNo || limited && !slices.Contains(rows, d.ID)
	})
}

// rowsTouched are the rows of a record that its ways name; limited is false when
// one of them names none, so that any row may be touched.
func rowsTouched(r model.Record, ways []way, rows func(way) []model.RowID) (all []model.RowID, limited bool) {
	for _, w := range ways {
		if w.record != r || len(rows(w)) == 0 {
			return nil, false
		}
		all = append(all, rows(w)...)
	}
	return all, true
}

// data are the categories that are touched, and what the services say of it
// that the ways lead through.
func (b *breach) data(r model.Record, p *model.Processing, ways []way) string {
	lines := []string{b.source.of(r).categories(b.touched(r, p, ways))}
	for _, w := range ways {
		if w.record == r || len(w.data) == 0 {
			continue
		}
		of := processing(w.record)
		some := b.source.of(w.record).categories(b.touched(w.record, of, []way{w}))
		lines = append(lines, fmt.Sprintf(b.words.Text("breach.stated"), place(w.record))+":\n"+some)
	}
	return joined("\n", lines...)
}

// subjects are the groups of people, with how many they are.
func (b *breach) subjects(r model.Record, p *model.Processing, ways []way) string {
	rows, limited := rowsTouched(r, ways, func(w way) []model.RowID { return w.subjects })
	var lines []string
	for _, d := range p.DataSubjects {
		if limited && !slices.Contains(rows, d.ID) {
			continue
		}
		line := joined(": ", b.source.named(d.Name), d.Number)
		if d.Vulnerable == model.Yes {
			line += " (" + b.words.Text("summary.vulnerable") + ")"
		}
		lines = append(lines, line)
	}
	return joined("\n", bullets(lines), joined(": ", b.words.volume(p.Volume), p.Volume.Text))
}

// volume says how many people a processing touches in all.
func (w *Words) volume(v model.Volume) string {
	if v.People.IsZero() {
		return ""
	}
	return fmt.Sprintf(w.Text("breach.people"), v.People.String())
}

// inform says who must be told beside the authority and the data subjects: who
// the organisation processes for (art. 33(2)), or decides with (art. 26).
func (b *breach) inform(r model.Record) Cell {
	a, ok := r.(*model.Activity)
	if !ok || len(a.Controllers)+len(a.JointControllers) == 0 && !a.Role.ActsForOthers() {
		return Text(b.words.Text("value.notApplicable"))
	}
	s := b.source.of(r)
	var lines []string
	for _, c := range a.Controllers {
		contact := s.contactLines(c.Contact)
		if p := b.reg.Party(c.PartyID); contact == "" && p != nil {
			contact = b.contactOf(p)
		}
		lines = append(lines, joined("\n", s.named(s.party(c.PartyID, c.Party)), contact))
	}
	for _, j := range a.JointControllers {
		contact := j.ContactPoint
		if p := b.reg.Party(j.PartyID); p != nil {
			contact = joined("\n", contact, b.contactOf(p))
		}
		lines = append(lines, joined("\n", s.named(s.party(j.PartyID, j.Party)), contact))
	}
	return b.words.OrMissing(bullets(lines))
}

// contactOf is how a party is reached about personal data, as far as is known.
func (b *breach) contactOf(p *model.Party) string {
	s := b.source.of(p)
	for _, c := range []model.Contact{p.PrivacyContact, p.FG.Contact, p.Contact} {
		if lines := s.contactLines(c); lines != "" {
			return lines
		}
	}
	return ""
}

// agreed is the agreement that every way rests on, and what was agreed about
// breaches. A recipient that decides for itself needs none.
func (b *breach) agreed(r model.Record, ways []way) Cell {
	asked := false
	text := b.each(r, ways, func(w way) string {
		s := b.source.of(w.record)
		switch {
		case w.arranged != nil:
			asked = true
			return joined(" ", s.code("agreement-status", w.arranged.Arrangement), w.arranged.ArrangementDate.Format(), w.arranged.ArrangementPlace)
		case w.agreement == nil:
			return ""
		}
		asked = true
		a, terms := w.agreement, w.breach
		if isZeroBreach(terms) {
			terms = processing(w.record).BreachAgreement
		}
		return joined("; ", joined(" ", s.code("agreement-status", a.Status), a.Date.Format()), a.Reference, a.Place, b.terms(s, terms))
	})
	if !asked {
		return Text(b.words.Text("value.notApplicable"))
	}
	return b.words.OrMissing(text)
}

func isZeroBreach(a model.BreachAgreement) bool {
	return a.Term.IsZero() && a.Channel == "" && a.Contact == (model.Contact{}) && a.Text == "" && a.Trigger == ""
}

// terms says within which time a breach is reported, how and to whom.
func (b *breach) terms(s *source, a model.BreachAgreement) string {
	within := ""
	if n, ok := a.Term.Value(); ok {
		within = joined(" ", fmt.Sprintf(b.words.Text("breach.within"), b.words.period(a.Term, n, a.Unit)), a.Trigger)
	}
	return joined("; ", within, a.Channel, strings.ReplaceAll(s.contactLines(a.Contact), "\n", ", "), a.Text)
}

// about are the facts about the party, and how much is touched.
func (b *breach) about(lines []Line) []Group {
	activities := 0
	for _, l := range lines {
		if l.Kind == model.KindActivity {
			activities++
		}
	}
	w := b.words
	g := Group{Title: b.title(), Entries: []Entry{{w.Text("list.touched"), number(activities)}}}
	p := b.record()
	if p == nil {
		g.Entries = append(g.Entries, Entry{w.Text("kind.party"), Text(w.Text("breach.unknownParty"))})
		return []Group{g}
	}
	s := b.source.of(p)
	label := func(name string) string { return w.Label(s.root.child(name).Field) }
	g.Entries = append(g.Entries,
		Entry{label("country"), w.OrMissing(s.code("country", p.Country))},
		Entry{label("privacyContact"), w.OrMissing(s.contactLines(p.PrivacyContact))},
		Entry{label("fg"), w.OrMissing(s.contactLines(p.FG.Contact))},
		Entry{label("contact"), w.OrMissing(s.contactLines(p.Contact))},
		Entry{label("breachAgreement"), w.OrMissing(b.terms(s, p.BreachAgreement))},
	)
	return []Group{g}
}
