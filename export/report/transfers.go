package report

import (
	"fmt"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

// passage is a transfer, with where it stands and to whom data go.
type passage struct {
	record   model.Record // the activity or service
	source   *source
	name     string // of the party
	role     string // in which it gets data
	country  model.Code
	transfer model.Transfer
	list     string // of the record in which the transfer stands
	row      model.RowID
}

// passages are the transfers outside the EEA in the order of the register, and
// those of which it is not known whether they leave the EEA. A transfer that
// is filled in without the answer belongs to them.
func (b *builder) passages() []passage {
	var all []passage
	for i := range b.reg.Activities {
		a := &b.reg.Activities[i]
		s := b.source.of(a)
		before := len(all)
		all = s.addPassages(all, a, &a.Processing)
		for _, j := range a.JointControllers {
			all = s.addPassage(all, passage{record: a, name: s.party(j.PartyID, j.Party), role: b.words.Code("role", string(model.RoleJointController)), transfer: j.Transfer, list: "jointControllers", row: j.ID})
		}
		for _, c := range a.Controllers {
			all = s.addPassage(all, passage{record: a, name: s.party(c.PartyID, c.Party), role: b.words.Text("summary.principal"), transfer: c.Transfer, list: "controllers", row: c.ID})
		}
		all = s.addWhole(all, before, a, &a.Processing)
	}
	for i := range b.reg.Services {
		v := &b.reg.Services[i]
		s := b.source.of(v)
		before := len(all)
		all = s.addPassages(all, v, &v.Processing)
		all = s.addWhole(all, before, v, &v.Processing)
	}
	return all
}

func (s *source) addPassages(all []passage, record model.Record, p *model.Processing) []passage {
	for _, e := range p.Engagements {
		role := s.words.Text("summary.engaged")
		if e.Role != "" {
			role = s.words.Code("engagement-role", string(e.Role))
		}
		all = s.addPassage(all, passage{record: record, name: s.party(e.PartyID, e.Party), role: role, country: e.SeatCountry, transfer: e.Transfer, list: "engagements", row: e.ID})
	}
	for _, r := range p.Recipients {
		all = s.addPassage(all, passage{record: record, name: s.party(r.PartyID, r.Name), role: s.words.Text("summary.recipient"), country: r.Country, transfer: r.Transfer, list: "recipients", row: r.ID})
	}
	return all
}

// addPassage adds a transfer unless it is said not to be one, or nothing is
// said of it.
func (s *source) addPassage(all []passage, p passage) []passage {
	t := p.transfer
	filled := t.Country != "" || t.Mechanism != "" || t.Importer != "" || t.Text != "" || t.Signed != "" || len(t.SCCModules) > 0
	switch t.OutsideEEA {
	case model.No, model.NotApplicable:
		return all
	case "":
		if !filled {
			return all
		}
	}
	p.source = s
	return append(all, p)
}

// addWhole adds what is said of the activity or service as a whole, when none of
// its parties says as much.
func (s *source) addWhole(all []passage, before int, record model.Record, p *model.Processing) []passage {
	outside := p.OutsideEEA
	if outside == model.No || outside == model.NotApplicable || outside == "" && p.TransferText == "" {
		return all
	}
	for _, known := range all[before:] {
		if known.transfer.OutsideEEA == outside && p.TransferText == "" {
			return all
		}
	}
	whole := passage{record: record, source: s, role: s.words.Text("passage.whole"), transfer: model.Transfer{OutsideEEA: outside, Text: p.TransferText}, list: "outsideEEA"}
	return append(all, whole)
}

// to is the country data go to: the one of the transfer, or else the seat of
// the party; empty when neither is filled in.
func (p passage) to() model.Code {
	if p.transfer.Country != "" {
		return p.transfer.Country
	}
	return p.country
}

// safeguard is the mechanism with its modules.
func (p passage) safeguard() string {
	s := p.source
	modules := make([]string, len(p.transfer.SCCModules))
	for i, m := range p.transfer.SCCModules {
		modules[i] = s.words.Code("scc-module", fmt.Sprint(int(m)))
	}
	return joined("\n", s.code("mechanism", p.transfer.Mechanism), strings.Join(modules, "\n"))
}

// test is the assessment of the transfer in words.
func (p passage) test() string {
	return joined(", ", p.source.code("tia-outcome", p.transfer.TIA.Outcome), p.transfer.TIA.Date.Format())
}

// place names the activity or service.
func place(record model.Record) string { return joined(" ", record.RecordNumber(), record.Title()) }

// transferList lists all transfers outside the EEA; on paper the safeguards
// stand below each.
func (b *builder) transferList(model.Date) List {
	w := b.words
	l := b.newList("transfers", []columnHead{
		{"column.place", 24}, {"column.party", 24}, {"column.role", 14}, {"column.outside", 11}, {"column.country", 14}, {"column.mechanism", 28}, {"column.signed", 12},
		{"column.tia", 16}, {"column.measures", 26},
	})
	const mechanism = 5
	l.Marked, l.Choices = 3, []int{2, 3, 4, mechanism}
	l.across, l.needed = mechanism, []int{mechanism} // a transfer needs one: its lack is said
	var lines []Line
	for _, p := range b.passages() {
		party := w.OrMissing(p.name)
		if p.list == "outsideEEA" { // of the whole
			party = Text("–")
		}
		lines = append(lines, line(p.record, p.list, p.row, []Cell{
			w.OrMissing(place(p.record)), party, w.OrMissing(p.role), w.OrMissing(p.source.code("answer", model.Code(p.transfer.OutsideEEA))),
			w.OrMissing(p.source.code("country", p.to())), w.OrMissing(p.safeguard()), w.Date(p.transfer.Signed), w.OrMissing(p.test()),
			w.OrMissing(joined("\n", p.transfer.Measures, p.transfer.Justification, p.transfer.Text)),
		}))
		if p.transfer.OutsideEEA != model.Yes {
			lines[len(lines)-1].Severity = completeness.Warning // nobody knows whether data leave
		}
	}
	return l.Ordered(lines)
}

// listTable is a table of which the title and the introduction stand under its
// name.
func (b *builder) listTable(id string, heads []columnHead) Table {
	t := Table{ID: id, Title: b.words.Text("list." + id), Intro: b.words.Text("list." + id + ".intro"), Empty: b.words.Text("list." + id + ".empty"), Keys: 2}
	for _, h := range heads {
		t.Columns = append(t.Columns, Column{Heading: b.words.Text(h.key), Width: h.width})
	}
	return t
}
