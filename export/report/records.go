package report

import (
	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// serviceTable has one row for each service: the supplier's statement, dated.
func (b *builder) serviceTable() Table {
	t := b.recordTable("services", []columnHead{
		{"column.number", numberWidth}, {"column.product", 22}, {"column.vendor", 20}, {"column.statement", 18}, {"column.explanation", 32}, {"column.users", 20},
		{"column.options", 30}, {"column.purposes", 30}, {"column.subjects", 18}, {"column.categories", 32}, {"column.retention", 28}, {"column.storage", 20},
		{"column.transfer", 28}, {"column.subprocessors", 28}, {"column.usedBy", 22},
	})
	t.fillIn(model.KindService, origin.Number, "product", "vendorId", "", "explanation")
	t.Count = len(b.reg.Services)
	used := b.serviceUse()
	t.Rows = func(yield func([]Cell) bool) {
		for i := range b.reg.Services {
			if !yield(b.serviceRow(&b.reg.Services[i], used)) {
				return
			}
		}
	}
	return t
}

func (b *builder) serviceRow(v *model.Service, used map[model.ID]string) []Cell {
	s, w := b.source.of(v), b.words
	vendor := s.text(s.root.child("vendorId"), s.record)
	options := make([]string, 0, len(v.Options))
	for _, o := range v.Options {
		line := s.named(o.Text)
		if mode := s.code("option-mode", o.Mode); mode != "" {
			line += " [" + mode + "]"
		}
		if o.Chosen != "" {
			line += " – " + w.Text("summary.chosen") + ": " + w.Code("answer", string(o.Chosen))
		}
		options = append(options, line)
	}
	texts := []string{
		v.Number, v.Product, vendor, b.statement(s, v), v.Explanation,
		joined("\n", v.TargetGroup, s.text(s.root.child("users"), s.record)),
		bullets(options), s.purposes(v.Purposes, false), s.subjects(v.DataSubjects), s.categories(v.DataCategories), s.retention(v.Retention), s.storage(&v.Processing),
		s.transfers(&v.Processing, nil, nil), s.engagements(v.Engagements), used[v.ID],
	}
	return append(w.cells(texts), s.ref(""))
}

// statement says what document the row is taken from, and its status here.
func (b *builder) statement(s *source, v *model.Service) string {
	lines := []string{s.code("status", model.Code(v.Status))}
	for _, name := range []string{"modelVersion", "documentVersion", "documentDate"} {
		n := s.root.child(name)
		lines = append(lines, s.words.Label(n.Field)+": "+s.named(s.text(n, s.record)))
	}
	return joined("\n", lines...)
}

// serviceUse says by ID in which activities a service is used.
func (b *builder) serviceUse() map[model.ID]string {
	used := map[model.ID]string{}
	for i := range b.reg.Activities {
		a := &b.reg.Activities[i]
		for _, use := range a.Services {
			if use.ServiceID != "" {
				used[use.ServiceID] = joined("\n", used[use.ServiceID], joined(" ", a.Number, a.Name))
			}
		}
	}
	return used
}

// partyTable has one row for each party.
func (b *builder) partyTable() Table {
	t := b.recordTable("parties", []columnHead{
		{"column.number", numberWidth}, {"column.party", 28}, {"column.partyKind", 18}, {"column.status", 11}, {"column.partyRoles", 22}, {"column.seat", 20}, {"column.kvk", 16},
		{"column.contact", 36}, {"column.privacyContact", 36}, {"column.fg", 36}, {"column.dpf", 24}, {"column.usedIn", 40},
	})
	t.fillIn(model.KindParty, origin.Number, "name", "kind", "status", "roles", "country", "kvk", origin.Labelled("contact"), origin.Labelled("privacyContact"), origin.Labelled("fg"))
	t.Count = len(b.reg.Parties)
	used := b.partyUse()
	t.Rows = func(yield func([]Cell) bool) {
		for i := range b.reg.Parties {
			if !yield(b.partyRow(&b.reg.Parties[i], used)) {
				return
			}
		}
	}
	return t
}

func (b *builder) partyRow(p *model.Party, used map[model.ID][]string) []Cell {
	s, w := b.source.of(p), b.words
	group := func(name string) string {
		n := s.root.child(name)
		return joined("\n", s.lines(n.children, s.record.FieldByIndex(n.index))...)
	}
	dpf := ""
	if p.DPFCertified != "" {
		dpf = joined(" ", w.Code("answer", string(p.DPFCertified)), p.DPFChecked.Format())
	}
	texts := []string{
		p.Number, p.Name, s.code("party-kind", p.Kind), s.code("status", model.Code(p.Status)), s.text(s.root.child("roles"), s.record),
		s.code("country", p.Country), p.KvK, group("contact"), group("privacyContact"), group("fg"), dpf, joined("\n", used[p.ID]...),
	}
	return append(w.cells(texts), s.ref(""))
}

// partyUse says by ID where a party occurs, and in which role.
func (b *builder) partyUse() map[model.ID][]string {
	used := map[model.ID][]string{}
	for i := range b.reg.Activities {
		a := &b.reg.Activities[i]
		name := joined(" ", a.Number, a.Name)
		b.use(used, &a.Processing, name)
		for _, j := range a.JointControllers {
			b.useOne(used, j.PartyID, name, b.words.Code("role", string(model.RoleJointController)))
		}
		for _, c := range a.Controllers {
			b.useOne(used, c.PartyID, name, b.words.Text("summary.principal"))
		}
	}
	for i := range b.reg.Services {
		v := &b.reg.Services[i]
		name := joined(" ", v.Number, v.Product)
		b.useOne(used, v.VendorID, name, b.words.Text("summary.vendor"))
		b.use(used, &v.Processing, name)
	}
	return used
}

func (b *builder) use(used map[model.ID][]string, p *model.Processing, name string) {
	for _, e := range p.Engagements {
		role := b.words.Text("summary.engaged")
		if e.Role != "" {
			role = b.words.Code("engagement-role", string(e.Role))
		}
		b.useOne(used, e.PartyID, name, role)
	}
	for _, r := range p.Recipients {
		b.useOne(used, r.PartyID, name, b.words.Text("summary.recipient"))
	}
}

func (b *builder) useOne(used map[model.ID][]string, id model.ID, name, role string) {
	if id != "" {
		used[id] = append(used[id], name+" ("+role+")")
	}
}

type columnHead struct {
	key   string
	width int
}

func (b *builder) recordTable(id string, heads []columnHead) Table {
	t := Table{ID: id, Title: b.words.Text("sheet." + id), Intro: b.words.Text("intro." + id), Empty: b.words.Text("empty." + id), Keys: 2}
	for _, h := range heads {
		t.Columns = append(t.Columns, Column{Heading: b.words.Text(h.key), Width: h.width})
	}
	return t
}

// cells makes cells of texts.
func (w *Words) cells(texts []string) []Cell {
	cells := make([]Cell, len(texts))
	for i, text := range texts {
		cells[i] = w.OrMissing(text)
	}
	return cells
}
