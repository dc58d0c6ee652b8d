package proposal

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
)

// Register is what a plan is made against.
type Register struct {
	// State is the register as it is now.
	State *model.Register
	// Imported gives a record as the newest import before left it, nil when it never
	// came from an import. It tells the supplier's words from the officer's.
	Imported func(model.Kind, model.ID) model.Record
	// Exported gives a record as it was in a state of the register that was exported,
	// nil when the register never had that state, or the record wasn't there. It may be
	// nil: then nothing tells what was changed since.
	Exported func(model.Kind, model.ID, origin.Mark) model.Record
	// NewID and NewRow mint IDs.
	NewID  func() model.ID
	NewRow func() model.RowID
	// Same lets the user's choice overrule the matching: the ID of the known record
	// an item is, "" for a new one; ok is false when nothing was chosen.
	Same func(item int) (id model.ID, ok bool)
	// Called gives the name of the party that goes by a name, where the user said that
	// two names are one party; it may be nil. The other name is kept as an alias.
	Called func(name string) string
	// Follow tells, where the officer's own word stands, whether the document's takes its
	// place after all; nil lets every word of the officer stand.
	Follow func(id model.ID, c Conflict) bool
}

// Step is one record as it must be saved.
type Step struct {
	Item      int          // index in Items
	Record    model.Record // complete, with its ID
	Known     bool         // it is a new version of a record that was there
	Joined    bool         // it went into the record of an earlier step of the plan
	Changed   bool         // it differs from what was there
	Conflicts []Conflict
	// Older is the date of the document that the service in the register says, when
	// that is later than the date of this one; else it is empty.
	Older model.Date
}

// Conflict is a place where the officer's own word stands and was kept.
type Conflict struct {
	Path     field.Path
	Kept     any // what stands in the register; nil when it was taken out there
	Proposed any // what the document says; nil when it says nothing
	// From is the value or row of the proposal that says so; empty when it says nothing.
	From field.Path
	// Before is what the import before had there, nil when it had nothing or that can't be told.
	Before any
	// News tells that the document does not say again what the import before said.
	News bool
	// Followed tells that the document's word was chosen, and stands now.
	Followed bool
	// Wrote is the version in which what is kept came to stand there; who plans it may
	// fill it in.
	Wrote model.Version
}

// Anew follows a document wherever it says another thing than the import before: what
// comes of it is what the supplier states now, beside what the officer left as it was.
func Anew(_ model.ID, c Conflict) bool { return c.News }

// Stands gives the conflicts in which the officer's own word stands.
func Stands(conflicts []Conflict) []Conflict {
	return slices.DeleteFunc(slices.Clone(conflicts), func(c Conflict) bool { return c.Followed })
}

// Plan works out what must be saved to take the accepted records over. Parties come
// before the services and activities that refer to them. A known party is only
// completed, never changed, and so is the organisation. A known service or activity
// becomes a new version: what the officer changed since the last import stays. An
// activity is known by the number it had in the register it came from, else by its
// number or name; a document that says nothing of a field of an activity does not empty it.
func Plan(reg Register, p *Proposal, accepted []Accepted) []Step {
	pl := &planner{reg: reg, proposal: p, parties: map[string]model.ID{}, services: map[string]model.ID{}}
	pl.index()
	for _, kind := range []model.Kind{model.KindOrganisation, model.KindParty, model.KindService, model.KindActivity} {
		for _, a := range accepted {
			if k, _ := a.Record.Identity(); k == kind {
				pl.step(a)
			}
		}
	}
	return pl.steps
}

type planner struct {
	reg      Register
	proposal *Proposal
	steps    []Step
	parties  map[string]model.ID // by normal name, of this plan
	services map[string]model.ID // by product, of this plan

	there      map[string]*model.Party // of the register, by normal name
	activities knownActivities
}

// index makes the parties and activities of the register findable.
func (pl *planner) index() {
	pl.there = make(map[string]*model.Party, len(pl.reg.State.Parties))
	for i := range pl.reg.State.Parties {
		p := &pl.reg.State.Parties[i]
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			normal := NormalName(name)
			if _, taken := pl.there[normal]; !taken && normal != "" {
				pl.there[normal] = p
			}
		}
	}
	pl.activities = indexActivities(pl.reg.State)
}

func (pl *planner) step(a Accepted) {
	if pl.proposal.Items[a.Item].Returned != nil {
		pl.steps = append(pl.steps, pl.returned(a))
		return
	}
	kind, _ := a.Record.Identity()
	record := field.Clone(a.Record)
	pl.refer(record)
	known := pl.known(a.Item, record)
	st := Step{Item: a.Item, Record: record}
	if known != nil {
		alias := otherName(known, record)
		st.Joined = pl.brings(known)
		st.Known = !st.Joined
		it := pl.proposal.Items[a.Item]
		m := merger{reg: pl.reg, accepted: record, refused: a.Refused, full: it.Record, own: ownFields(kind),
			keeps: kind == model.KindActivity, partial: pl.proposal.Partial(), silent: it.Silent}
		_, id := known.Identity()
		if pl.reg.Imported != nil && kind != model.KindParty && kind != model.KindOrganisation {
			m.base = pl.reg.Imported(kind, id)
		}
		st.Record, st.Conflicts, st.Changed = m.merge(known)
		st.Changed = addAlias(st.Record, alias) || st.Changed
		st.Older = olderThan(known, m.full)
	} else {
		pl.rename(record)
		field.EnsureRowIDs(record, pl.reg.NewRow)
		record.SetIdentity(pl.reg.NewID(), "")
		st.Changed = true
	}
	if s, ok := st.Record.(*model.Service); ok && st.Changed {
		pl.addDocument(s)
	}
	if a, ok := st.Record.(*model.Activity); ok && st.Changed {
		pl.tieNotice(a)
	}
	_, id := st.Record.Identity()
	switch r := st.Record.(type) {
	case *model.Party:
		pl.parties[NormalName(r.Name)] = id
		if p, ok := a.Record.(*model.Party); ok {
			pl.parties[pl.normal(p.Name)] = id
		}
	case *model.Service:
		pl.services[r.Product] = id
	}
	pl.steps = append(pl.steps, st)
}

// Partial tells whether some of the document could not be read: pages that were scanned.
func (p *Proposal) Partial() bool {
	return slices.ContainsFunc(p.Notes, func(n Note) bool { return n.Code == FileNote(string(block.ScannedPages)) })
}

// olderThan gives the date of what is known of a service, when that is later.
func olderThan(known, proposed model.Record) model.Date {
	there, ok := known.(*model.Service)
	here, both := proposed.(*model.Service)
	if !ok || !both || !here.DocumentDate.Before(there.DocumentDate) {
		return ""
	}
	return there.DocumentDate
}

// ByDate orders proposals by the dates of their documents, those without one
// first: of one service the newest comes last.
func ByDate(a, b *Proposal) int { return strings.Compare(a.date(), b.date()) }

func (p *Proposal) date() string {
	for _, it := range p.Items {
		if s, ok := it.Record.(*model.Service); ok && s.DocumentDate.Valid() {
			return string(s.DocumentDate)
		}
	}
	return ""
}

// normal is the name of a party as names are matched, after what the user said of it.
func (pl *planner) normal(name string) string {
	if pl.reg.Called != nil {
		name = pl.reg.Called(name)
	}
	return NormalName(name)
}

// brings tells whether a record is one that this plan itself brings.
func (pl *planner) brings(record model.Record) bool {
	return slices.ContainsFunc(pl.steps, func(s Step) bool { return s.Record == record && !s.Known })
}

// otherName gives the name of a party that differs from the one it is known by, and lets
// the proposal call it by that: a party that was recognised is not renamed.
func otherName(known, proposed model.Record) string {
	to, ok := known.(*model.Party)
	from, both := proposed.(*model.Party)
	if !ok || !both || SameParty(to.Name, from.Name) || from.Name == "" {
		return ""
	}
	name := from.Name
	from.Name = to.Name
	return name
}

// rename calls a new party what the user says it is called.
func (pl *planner) rename(record model.Record) {
	p, ok := record.(*model.Party)
	if !ok || pl.reg.Called == nil || p.Name == "" {
		return
	}
	if name := pl.reg.Called(p.Name); !SameParty(name, p.Name) {
		p.Name, name = name, p.Name
		addAlias(p, name)
	}
}

// addAlias keeps another name with a party, once.
func addAlias(record model.Record, name string) bool {
	p, ok := record.(*model.Party)
	if !ok || name == "" || slices.ContainsFunc(p.Aliases, func(a string) bool { return SameParty(a, name) }) {
		return false
	}
	p.Aliases = append(p.Aliases, name)
	return true
}

// addDocument ties the document to the service it describes, once.
func (pl *planner) addDocument(s *model.Service) {
	doc := pl.proposal.Document
	if doc.SHA256 == "" || slices.ContainsFunc(s.Documents, func(d model.DocumentRef) bool { return d.Hash == doc.SHA256 }) {
		return
	}
	s.Documents = append(s.Documents, model.DocumentRef{
		ID: pl.reg.NewRow(), Kind: "bijsluiter", Title: doc.Title(), Date: s.DocumentDate, Place: doc.Name, Hash: doc.SHA256,
	})
}

// tieNotice ties the document to the activity whose notice it is proposed to be.
func (pl *planner) tieNotice(a *model.Activity) {
	for i := range a.Documents {
		if d := &a.Documents[i]; d.Kind == "notice" && d.Hash == "" && d.Title != "" && d.Title == pl.proposal.Document.Name {
			d.Hash, d.Place = pl.proposal.Document.SHA256, d.Title
		}
	}
}

// known gives the record of the register an item is, nil for a new one.
func (pl *planner) known(item int, record model.Record) model.Record {
	if pl.reg.Same != nil {
		if id, ok := pl.reg.Same(item); ok {
			return pl.byID(record, id)
		}
	}
	switch r := record.(type) {
	case *model.Party:
		if o := pl.author(r); o != nil {
			return o
		}
		normal := pl.normal(r.Name)
		if p := pl.there[normal]; p != nil {
			return p
		}
		if pl.reg.Called == nil || normal == "" {
			return nil
		}
		for i := len(pl.steps) - 1; i >= 0; i-- { // a party of this plan
			if p, ok := pl.steps[i].Record.(*model.Party); ok && pl.normal(p.Name) == normal {
				return p
			}
		}
	case *model.Organisation:
		if o := &pl.reg.State.Organisation; o.ID != "" {
			return o
		}
	case *model.Activity:
		if a := pl.activities.claim(r); a != nil {
			return a
		}
	case *model.Service:
		if s := KnownService(pl.reg.State, r); s != nil {
			return s
		}
		if s := Again(pl.reg.State, pl.proposal, r); s != nil {
			return s
		}
	}
	return nil
}

// author gives the organisation of the register when a party is it: the author of a
// statement about its own processing. It is only completed.
func (pl *planner) author(p *model.Party) model.Record {
	if o := Author(pl.reg.State, pl.proposal, p); o != nil {
		return o
	}
	return nil
}

func (pl *planner) byID(like model.Record, id model.ID) model.Record {
	switch like.(type) {
	case *model.Party:
		if p := pl.reg.State.Party(id); p != nil {
			return p
		}
	case *model.Service:
		if s := pl.reg.State.Service(id); s != nil {
			return s
		}
	case *model.Activity:
		if a := pl.reg.State.Activity(id); a != nil {
			return a
		}
	}
	return nil
}

// refer fills the references to parties and services whose name is given, for those
// the register knows or this plan brings.
func (pl *planner) refer(record model.Record) {
	kind, _ := record.Identity()
	pl.referIn(record, field.Of(kind), "")
}

func (pl *planner) referIn(record model.Record, of *field.Field, path field.Path) {
	for _, f := range of.Fields {
		at := path.Field(f.Name)
		switch f.Type {
		case field.Group:
			pl.referIn(record, f, at)
		case field.Rows:
			ids, err := field.RowIDs(record, at)
			if err != nil {
				continue
			}
			for _, id := range ids {
				pl.referIn(record, f, at.Row(id))
			}
		case field.RecordRef:
			name, err := field.Get(record, path.Field(f.NameField))
			if text, ok := name.(string); err == nil && ok && text != "" {
				if id := pl.find(f.Ref, text); id != "" {
					_ = field.Set(record, at, string(id))
				}
			}
		}
	}
}

func (pl *planner) find(kind model.Kind, name string) model.ID {
	switch kind {
	case model.KindParty:
		normal := pl.normal(name)
		if id := pl.parties[normal]; id != "" {
			return id
		}
		if p := pl.there[normal]; p != nil {
			return p.ID
		}
	case model.KindService:
		return pl.services[name]
	}
	return ""
}
