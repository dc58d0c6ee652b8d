package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// activity is one activity in the making.
type activity struct {
	*reader
	frame *frame
	item  *proposal.Item
	row   proposal.Row
	conf  proposal.Confidence // the most a sentence is worth here

	topic   string // of the section at hand
	asked   string // its heading, folded
	head    *unit  // and as it stands
	list    string // topic of the list at hand, from the line above it
	parent  *proposal.Row
	level   int           // of the item that is the parent
	grouped *proposal.Row // the category that the heading at hand names
	after   []*unit       // what stands behind the unit at hand
	behind  string        // the sentence behind the one at hand
	inItem  bool          // the sentence at hand stands in an item of a list

	bases  []basis
	roles  []said
	notes  []proposal.Note
	spans  []*span
	cells  []*block.Cell
	firms  []said // parties that are named
	hashed map[string]bool
	again  bool // sentences that served another activity are read again
	whole  bool // there are no headings to go by: all of the statement is about it
}

// said is a value with its evidence.
type said struct {
	value string
	ev    proposal.Evidence
}

func (r *reader) activity(f *frame, it *proposal.Item, conf proposal.Confidence) *activity {
	return &activity{reader: r, frame: f, item: it, row: it.Root(), conf: conf, hashed: map[string]bool{}}
}

// use marks a sentence as understood, until the activity is forgotten.
func (a *activity) use(s *span) {
	if !s.used {
		s.used = true
		a.spans = append(a.spans, s)
	}
}

func (a *activity) useCell(cells ...*block.Cell) {
	for _, c := range cells {
		if c != nil && !a.usedCells[c] {
			a.usedCells[c] = true
			a.cells = append(a.cells, c)
		}
	}
}

// forget gives back the passages of an activity that turned out to be none.
func (a *activity) forget() {
	for _, s := range a.spans {
		s.used = false
	}
	for _, c := range a.cells {
		delete(a.usedCells, c)
	}
}

func (a *activity) noteAt(code proposal.NoteCode, text string, ev proposal.Evidence) {
	a.notes = append(a.notes, proposal.Note{Code: code, Text: text, Pos: ev.Source.Pos})
}

// readAll reads the sections about the activity.
func (a *activity) readAll() {
	if a.frame.title != nil {
		a.named(a.frame.title, false)
	}
	for _, s := range a.frame.sections {
		a.section(s)
	}
}

// named gives the activity the heading it stands under as its name. That of the whole
// statement is only the statement's.
func (a *activity) named(title *unit, whole bool) {
	if a.row.Has("name") {
		return
	}
	conf := proposal.Likely
	if whole {
		conf = proposal.Doubtful
	}
	if title == nil && a.reader.name != "" {
		a.row.Set("name", a.reader.name, a.party.Evidence("name"))
		return
	}
	if title == nil {
		i := slices.IndexFunc(a.units, func(u *unit) bool { return u.b.Table == nil })
		if i < 0 || len(a.units[i].text()) > 120 {
			return
		}
		title = a.units[i] // the first line
	}
	name := trimNumber(title.text())
	if bare := versionBehind.ReplaceAllString(name, ""); len(strings.Fields(bare)) > 1 {
		name = bare
	}
	a.row.Set("name", strings.TrimRight(name, " :?"), title.evidence(conf))
	a.roleInHeading(name, title.evidence(conf))
	a.useAll(title)
}

// versionBehind is the version or day behind a title.
var versionBehind = regexp.MustCompile(`(?is)[\s,(–-]+(?:versie|version|laatst(?:e)? (?:gewijzigd|bijgewerkt|wijziging)|last (?:updated|changed)|d\.d\.)\s.*$`)

var numberInFront = regexp.MustCompile(`^\s*(?:(?:(?i:artikel|article|art\.|hoofdstuk|chapter|verwerking|processing)\s+)?\d{1,2}(?:\.\d{1,2})*[.):]?|[A-Za-z][.)])\s+(?:[—–-]\s+)?`)

func trimNumber(s string) string { return strings.TrimSpace(numberInFront.ReplaceAllString(s, "")) }

// substantial tells whether something is said of the processing itself.
func (a *activity) substantial() bool {
	if a.ownSubstance() {
		return true
	}
	told := 0
	for _, list := range []string{"retention", "recipients", "engagements"} {
		told += min(1, len(a.row.Rows(list)))
	}
	said := told > 1 || a.row.Has("role") || len(a.roles)+len(a.bases) > 0 || a.frame.title != nil && a.namesActivity(a.frame.title.text())
	return said && a.row.Has("name") && told > 0
}

func (a *activity) ownSubstance() bool {
	yes := slices.ContainsFunc(a.row.Rows("dataCategories"), func(r proposal.Row) bool { return r.Text("applies") != "no" })
	return yes || len(a.row.Rows("purposes")) > 0
}

// held are the topics that hold for every service when they are said of the whole.
var held = map[string]string{
	"retention": "retention", "recipients": "recipients", "processors": "engagements", "transfer": "transferText", "security": "security", "rights": "rights.procedure", "decisions": "automatedDecision.exists",
}

// holds adds what the statement says of the whole where the service says nothing of its
// own: doubtful, unless it is the only service.
func (a *activity) holds(whole *activity, only bool) {
	a.conf = proposal.Doubtful
	a.again = true
	if only {
		a.conf = proposal.Likely
	}
	for _, s := range whole.frame.sections {
		if field, ok := held[s.key]; ok && !a.says(field) || s.key == "" && (s.head == nil || !a.services[s.level]) {
			a.section(s)
		} else {
			a.ofAll(s)
		}
	}
}

// ofAll reads a section that is about something else for what holds of all services
// by its nature: whether data leave the EEA, and whether machines decide.
func (a *activity) ofAll(s *section) {
	for _, u := range s.units {
		for i := range u.spans {
			sp := &u.spans[i]
			f, ev := words.Fold(sp.text), evidence(sp.text, u.b.Pos, a.conf)
			if len(sp.text) > longest || a.lex.says(f, "meta", "you-can") {
				continue
			}
			took := false
			if speaksOfTransfer.MatchString(f) && !a.row.Has("outsideEEA") {
				took = a.transferAnswer(sp.text, ev)
			}
			if a.decision(sp.text, f, ev) || took {
				a.use(sp)
			}
		}
	}
}

// says tells whether a field or list has something in it already.
func (a *activity) says(field string) bool {
	switch field {
	case "retention", "recipients", "engagements":
		return len(a.row.Rows(field)) > 0 && !a.hashed[field]
	}
	return a.row.Has(field)
}

// role settles the role: the one that is said of the service, else of the whole. Where
// several are said, none is.
func (a *activity) role(whole *activity) {
	roles := a.roles
	if len(roles) == 0 {
		roles = a.scopedRole()
	}
	if len(roles) == 0 && whole != a {
		roles = slices.Clone(whole.roles)
		for i := range roles {
			roles[i].ev.Confidence = roles[i].ev.Confidence.Lower(proposal.Likely)
		}
	}
	if len(roles) == 0 && a.reader.controller.value != "" {
		roles = []said{a.reader.controller}
	}
	for _, r := range roles[min(1, len(roles)):] {
		if r.value != roles[0].value {
			a.noteAt(proposal.NoteConflict, r.ev.Source.Text, r.ev)
			roles = nil
			break
		}
	}
	if len(roles) > 0 {
		a.row.Set("role", roles[0].value, roles[0].ev)
	}
	under := string(model.RoleProcessor)
	if a.processor() {
		under = string(model.RoleSubProcessor)
	}
	for _, e := range a.row.Rows("engagements") {
		e.Put("role", under)
	}
}

func (a *activity) processor() bool {
	return slices.ContainsFunc(append(a.scopedRole(), a.roles...), func(s said) bool { return s.value == string(model.RoleProcessor) })
}

// section reads one section for what it says of the activity.
func (a *activity) section(s *section) {
	a.topic, a.asked, a.head, a.list, a.parent, a.grouped = s.key, words.Fold(s.title), s.head, "", nil, nil
	if s.key == datumTopic {
		a.datumSection(s)
		return
	}
	if s.head != nil && listed[s.key] {
		a.subjects(s.title, s.head.evidence(a.conf))
	}
	if listed[s.key] {
		a.list = s.key
	}
	if s.group {
		a.group(s)
	}
	before := len(a.row.Rows("purposes"))
	anonymous := a.lex.says(words.Fold(s.title), "anonymous")
	if s.head != nil && s.key == "" && len(s.head.spans) > 0 && a.frame.title != nil && !a.again {
		for i := range s.head.spans {
			a.use(&s.head.spans[i])
		}
	}
	for i, u := range s.units {
		a.after = s.units[i+1:]
		switch {
		case u.b.Table != nil:
			a.table(u)
		case anonymous:
			a.anonymised(s, u)
		case u.b.Kind == block.Item:
			a.itemUnit(u)
		default:
			a.paragraph(u)
		}
	}
	if s.basis {
		a.ofBasis(s, before)
	}
}

// listed are the topics whose lists name values.
var listed = map[string]bool{"categories": true, "special": true, "purposes": true, "basis": true, "subjects": true, "retention": true, "recipients": true, "processors": true}

// closed are the topics of which only the role is read here: they are about the author.
var closed = map[string]bool{"principles": true, "complaint": true, "changes": true, "contact": true, "fg": true, "cookies": true, "minors": true, "source": true, "role": true}
