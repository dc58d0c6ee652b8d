package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
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
	a.useAll(title)
}

// versionBehind is the version or day behind a title.
var versionBehind = regexp.MustCompile(`(?is)[\s,(–-]+(?:versie|version|laatst(?:e)? (?:gewijzigd|bijgewerkt|wijziging)|last (?:updated|changed)|d\.d\.)\s.*$`)

var numberInFront = regexp.MustCompile(`^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Za-z][.)])\s+`)

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
		} else if s.key == "" || ofAuthor[s.key] {
			a.ofAll(s)
		}
	}
}

// ofAuthor are the topics about the author, among which something may stand that holds for all services.
var ofAuthor = map[string]bool{"principles": true, "changes": true, "contact": true, "complaint": true, "fg": true}

// ofAll reads a section that stands among services and is none for what holds of all of
// them by its nature: whether data leave the EEA, and whether machines decide.
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
	a.topic, a.asked, a.list, a.parent, a.grouped = s.key, words.Fold(s.title), "", nil, nil
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

func (a *activity) paragraph(u *unit) {
	if u.label != "" && a.open() {
		if a.field(u.label, u.answer, u.evidence(a.conf)) {
			a.useAll(u)
		}
		return
	}
	if text := strings.TrimSpace(u.text()); a.list == "purposes" && len(u.spans) == 1 && a.open() && bareItem.MatchString(text) && !a.inSentences(text) && !a.lex.says(words.Fold(text), "you-can", "self", "meta") {
		if a.purposeItem(u, strings.TrimRight(text, ";,"), u.evidence(a.conf)) {
			a.useAll(u)
			return
		}
	}
	if a.bulletless(u) {
		return
	}
	for i := range u.spans {
		a.behind = ""
		if i+1 < len(u.spans) {
			a.behind = u.spans[i+1].text
		}
		if !a.furtherTerm(u, i) {
			a.sentence(&u.spans[i], u)
		}
	}
}

// longest is the length of what is still read as a sentence.
const longest = 1500

// sentence reads one sentence.
func (a *activity) sentence(s *span, u *unit) {
	if s.dated || len(s.text) > longest || a.lex.boiler.Has(s.text) {
		return
	}
	f := words.Fold(s.text)
	ev := evidence(s.text, u.b.Pos, a.conf)
	if !a.again && (a.frame.title != nil || a.topic != "" || a.namesAuthor(f) && !asProcessor.MatchString(f)) && a.roleIn(s.text, ev) {
		a.use(s)
	} else if s.used && !a.again {
		return
	}
	if closed[a.topic] && !(a.whole && a.topic == "principles") {
		a.announced(s, f)
		return
	}
	if key, rest, ok := a.labelled(s.text); ok {
		if rest != "" {
			ev.Confidence = a.inSoManyWords()
			if a.field(key, rest, ev) {
				a.use(s)
			}
			return
		}
		a.list, a.parent = key, nil
		a.use(s)
		return
	}
	if strings.HasSuffix(s.text, ":") {
		a.intro(f, s, ev)
		return
	}
	if a.topic == "security" && a.lex.says(f, "keep") && !phrase.TermIn(s.text).Amount.IsZero() && !a.lex.says(f, "backup") {
		if a.retentionText("", s.text, ev) {
			a.use(s)
			return
		}
	}
	if a.topic == "security" || a.topic == "rights" {
		a.longText(s, ev)
		return
	}
	if !listed[a.topic] && !a.inItem {
		a.list = ""
	}
	if a.lex.says(f, "meta") {
		return
	}
	a.plain(s, f, ev)
}

// namesAuthor tells whether a sentence has the name of the author in it.
func (r *reader) namesAuthor(f string) bool {
	name := words.Fold(r.name)
	return name != "" && words.Contains(f, name)
}

// whenYou is what the reader may want, before what is done then: "Wilt u de nieuwsbrief
// ontvangen, dan vragen wij uw e-mailadres".
var whenYou = regexp.MustCompile(`^(?:(?i:wilt u|wil je|if you want|if you would like)\b[^,.]{3,80},\s+(?:dan\s+)?|(?i:\pL+ (?:u|je|jij)|als (?:u|je))\b[^,.]{3,80},\s+dan\s+)(.+)$`)

// termDespite tells whether only the condition of a sentence is denied, and a term follows:
// "Wordt u niet aangenomen, dan verwijderen wij alles na 4 weken". What somebody may want is
// no moment at which a term runs.
func termDespite(text, then string) bool {
	return !wish.MatchString(text) && !phrase.Negation(then) && !phrase.TermIn(then).Amount.IsZero()
}

var wish = regexp.MustCompile(`(?i)^(?:wilt u|wil je|(?:als|if) (?:u|je|jij|you)\b.*\b(?:wilt|wil|want|like)\b)`)

// plain reads a sentence of running text for all it may say.
func (a *activity) plain(s *span, f string, ev proposal.Evidence) {
	if m := whenYou.FindStringSubmatch(s.text); m != nil && (!phrase.Negation(s.text) || termDespite(s.text, m[1])) {
		a.parts(s, m[1:], ev)
		return
	}
	if parts := affirmed.Split(s.text, -1); len(parts) > 1 && phrase.Negation(s.text) && phrase.TermIn(s.text).Empty() {
		a.parts(s, parts, ev)
		return
	}
	if parts := strings.Split(s.text, "; "); len(parts) > 1 && (phrase.TermIn(s.text).Several || a.lex.says(f, "you-can")) {
		a.parts(s, parts, ev)
		return
	}
	took := a.retention("", s.text, f, ev)
	took = a.transfer(s.text, f, ev) || took
	took = a.decision(s.text, f, ev) || took
	if phrase.Negation(onCondition.ReplaceAllString(inBracketsAnywhere.ReplaceAllString(s.text, ""), "")) && !took {
		took = a.denial(s.text, ev)
		if !took && !a.lex.says(f, "exception") {
			a.noteAt(proposal.NoteNegated, s.text, ev)
		}
		if took {
			a.use(s)
		}
		return
	}
	took = a.parties(s.text, f, ev) || took
	if a.open() {
		took = a.data(s.text, f, ev) || took
		took = a.subjects(s.text, ev) || took
		took = a.purpose(s.text, f, ev) || took
		a.basis(s, f, ev)
	}
	if took {
		a.use(s)
	}
}

// affirmed is where a sentence goes on to something else.
var affirmed = regexp.MustCompile(`,\s+(?:en|maar|and|but)\s+|;\s+`)

// parts reads a sentence of which a part is denied: the other parts say what they say.
func (a *activity) parts(s *span, parts []string, ev proposal.Evidence) {
	f := words.Fold(s.text)
	for _, part := range parts {
		if phrase.Negation(part) && a.open() && a.lex.says(f, "use") && !a.lex.says(f, "share", "exception") && a.denied(part, ev) {
			a.use(s)
			continue
		}
		p := span{text: part}
		a.plain(&p, words.Fold(part), ev)
		if p.used {
			a.use(s)
		}
	}
}

// open tells whether data and purposes are read here: under the heading of a service or
// of a topic, and not in the middle of anything else.
func (a *activity) open() bool {
	if a.again && !listed[a.topic] {
		return false // what is said elsewhere, about all
	}
	return a.frame.title != nil || listed[a.topic] || a.topic == "general" || a.whole
}

// longText keeps a sentence on security or rights whole.
func (a *activity) longText(s *span, ev proposal.Evidence) {
	name := map[string]string{"security": "security", "rights": "rights.procedure"}[a.topic]
	f := words.Fold(s.text)
	a.decision(s.text, f, ev)
	if speaksOfTransfer.MatchString(f) && !a.row.Has("outsideEEA") {
		a.transferAnswer(s.text, ev)
	}
	a.appendText(name, s.text, ev)
	a.use(s)
}

func (a *activity) appendText(name, text string, ev proposal.Evidence) {
	if old := a.row.Text(name); old != "" {
		was := a.row.Evidence(name)
		ev.Source = proposal.Source{Text: was.Source.Text + "\n" + ev.Source.Text, Pos: was.Source.Pos}
		text = old + " " + text
	}
	a.row.Set(name, text, ev)
}
