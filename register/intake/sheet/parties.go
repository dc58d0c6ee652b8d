package sheet

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// party is a party of the workbook: on a sheet of parties, or named by an activity.
type party struct {
	*record
	name   string
	linked []linkedValue
}

// linkedValue is what a sheet of parties says of a party wherever it is used.
type linkedValue struct {
	value
	account *account
	placed  bool
}

// partyList are the parties of the workbook, each once.
type partyList struct {
	*proposer
	normals  map[string]string // normal names, remembered
	byName   map[string]*party // by normal name
	byNumber map[string]*party // by sheet and number
	all      []*party
}

// normal is proposal.NormalName, remembered.
func (l *partyList) normal(name string) string {
	n, ok := l.normals[name]
	if !ok {
		n = proposal.NormalName(name)
		if l.normals == nil {
			l.normals = map[string]string{}
		}
		l.normals[name] = n
	}
	return n
}

// called gives the name a party goes by: what the user joined is one.
func (l *partyList) called(name string) string {
	if len(l.mapping.Joins) == 0 {
		return name
	}
	normal := l.normal(name)
	for _, j := range l.mapping.Joins {
		if l.normal(j.From) == normal && normal != "" {
			return j.To
		}
	}
	return name
}

func (l *partyList) find(name string) *party {
	return l.byName[l.normal(l.called(name))]
}

// listed starts the record of a party on a sheet of parties, or goes on with the one that
// is known by its name.
func (l *partyList) listed(r *record) *record {
	p := l.find(r.nameText)
	if p == nil {
		p = l.add(r, l.called(r.nameText))
	} else {
		p.table, p.plane, p.account = r.table, r.plane, r.account
		p.record.numberText, p.record.nameText = r.numberText, r.nameText
		l.alias(p, r.nameText)
	}
	if r.numberText != "" {
		key := r.table.Sheet + "#" + words.Fold(r.numberText)
		if l.byNumber[key] == nil {
			l.byNumber[key] = p
		}
	}
	if role := r.table.Role; role != "" && role != "recipient" {
		p.root.Put("roles", appendNew(p.root.Texts("roles"), string(role)))
	}
	return p.record
}

func (l *partyList) add(r *record, name string) *party {
	if l.byName == nil {
		l.byName, l.byNumber = map[string]*party{}, map[string]*party{}
	}
	p := &party{record: r, name: name}
	r.party = p
	r.start(model.KindParty)
	l.byName[l.normal(name)] = p
	l.all = append(l.all, p)
	return p
}

// named gives the party an activity names, and makes it when it is new.
func (l *partyList) named(name string, v *value, r *record) *party {
	p := l.find(name)
	if p == nil {
		own := l.newRecord(r.table, r.plane, r.account)
		p = l.add(own, l.called(name))
		p.root.Set("name", p.name, v.evidence(proposal.Certain))
	}
	l.alias(p, name)
	return p
}

// alias keeps another spelling of a name, with a note.
func (l *partyList) alias(p *party, name string) {
	first := p.root.Text("name")
	if first == "" || name == "" || name == first || slices.Contains(p.root.Texts("aliases"), name) {
		return
	}
	p.root.Put("aliases", append(p.root.Texts("aliases"), name))
	l.note(proposal.NoteJoined, p.record, first+" = "+name, p.root.Evidence("name").Source.Pos)
}

// finish writes what was said of parties and fitted nowhere into their remarks, and finds
// names that are nearly the same.
func (l *partyList) finish() {
	for _, p := range l.all {
		for i := range p.linked {
			lv := &p.linked[i]
			if lv.placed {
				lv.account.set(lv.pos.Row, lv.pos.Column, inField)
				continue
			}
			p.remark(&lv.value, lv.text)
			lv.account.set(lv.pos.Row, lv.pos.Column, inRemarks)
		}
		p.record.finish()
	}
	l.near()
}

// compared is how many parties are compared with each other.
const compared = 3000

// near finds parties whose names nearly agree, among those that begin alike.
func (l *partyList) near() {
	groups := map[string][]*party{}
	var order []string
	for i, p := range l.all {
		normal := l.normal(p.name)
		if i >= compared || len(normal) < 3 {
			continue
		}
		if groups[normal[:3]] == nil {
			order = append(order, normal[:3])
		}
		groups[normal[:3]] = append(groups[normal[:3]], p)
	}
	for _, key := range order {
		group := groups[key]
		for i, p := range group[:min(len(group), 200)] {
			for _, q := range group[:i] {
				if proposal.NearNormal(l.normal(p.name), l.normal(q.name)) {
					l.result.Near = append(l.result.Near, Join{From: p.name, To: q.name})
					l.note(proposal.NoteNear, p.record, p.name+" / "+q.name, p.root.Evidence("name").Source.Pos)
				}
			}
		}
	}
}

// keep keeps what a sheet of parties says of a party until it is used.
func (p *party) keep(v *value) fate {
	if p == nil {
		return inRemarks
	}
	p.linked = append(p.linked, linkedValue{value: *v, account: p.account})
	return unknown
}

var (
	inBrackets = regexp.MustCompile(`^(.{2,}?)\s*\(([^()]{2,40})\)$`)
	postcode   = regexp.MustCompile(`\b\d{4}\s?[A-Z]{2}\b`)
	andBetween = regexp.MustCompile(`\s+(?:en|and|&)\s+`)
)

// references gives the numbers or names a cell refers to.
func references(cell *grid.Cell) []string {
	text := cell.Text
	if cell.Kind == grid.Number {
		text = strings.ReplaceAll(text, ".", ",")
	}
	var out []string
	for _, part := range splitValues(strings.NewReplacer("/", ",", "+", ",").Replace(text), AtCommas) {
		if numberLike.MatchString(part) || len(andBetween.Split(part, -1)) > 1 && len(part) < 12 {
			for _, n := range andBetween.Split(part, -1) {
				out = append(out, strings.TrimRight(strings.TrimSpace(n), "."))
			}
			continue
		}
		out = append(out, part)
	}
	return out
}

// mention is a party as a cell names it.
type mention struct {
	name    string
	country model.Code
	party   *party // nil for a category of recipients
	text    string // what is said of it more

	agreement string // what stands in brackets behind it of the agreement
}

// putParties makes rows of the parties in a cell, by number or by name.
func (r *record) putParties(v *value, list string) fate {
	if r.kind != model.KindActivity {
		return inRemarks
	}
	f, mentions := r.mentions(v, list)
	for i := range mentions {
		m := &mentions[i]
		row, added := r.row(list, m.name, v.c.Set)
		if !added {
			continue
		}
		p := v.part(m.name)
		row.Set(naming[list], m.name, p.evidence(proposal.Certain))
		r.describeParty(row, list, m, p)
	}
	return f
}

// mentions reads the parties a cell names.
func (r *record) mentions(v *value, list string) (fate, []mention) {
	if v.c.Fixed != "" {
		f, marked := fixed(v)
		if !marked {
			return f, nil
		}
		return inField, []mention{r.mention(v.c.Fixed, v, list)}
	}
	if says("none", fold(v.text)) {
		return inRemarks, nil
	}
	if v.c.List != "" {
		return r.numbered(v, list)
	}
	if isAnswer(v.text) {
		return inRemarks, nil
	}
	if strings.Contains(v.text, "@") && !strings.Contains(v.text, "\n") || len(v.text) > 12 && postcode.MatchString(v.text) {
		name, rest, _ := strings.Cut(strings.ReplaceAll(v.text, "\n", ","), ",")
		m := r.mention(strings.TrimSpace(name), v, list)
		m.text = strings.TrimSpace(rest)
		return inField, []mention{m}
	}
	f := inField
	var out []mention
	for _, name := range splitValues(v.text, v.c.split) {
		if n := len(out); n > 0 && r.parties.find(name) == nil {
			if of, all := r.aside(name, &out[n-1], v.c.Heading); of {
				if !all {
					f = inRemarks
				}
				continue
			}
		}
		out = append(out, r.mention(name, v, list))
	}
	return f, out
}

// aside tells whether what stands behind a party is no party but said of it: its country
// ("Firma Ltd., Ierland (nog te tekenen)"), or a mechanism of transfer. all is false where
// not all of it found a place.
func (r *record) aside(text string, m *mention, heading string) (of, all bool) {
	bare, behind := text, ""
	if found := behindName.FindStringSubmatch(text); found != nil {
		bare, behind = found[1], strings.TrimSpace(found[2])
	}
	if country, ok := r.memo.country(bare); ok && (m.country == "" || m.country == country) {
		m.country = country
		if behind != "" && m.agreement == "" && agreementIn(text, heading) != nil {
			m.agreement, behind = behind, ""
		}
		return true, behind == ""
	}
	g := r.memo.safeguard(bare)
	return (g.Retired || g.Mechanism != "") && !r.parties.hasLegalForm(bare), false
}

// numbered reads references to a sheet of parties; what refers to nothing is a name.
func (r *record) numbered(v *value, list string) (fate, []mention) {
	if v.cell.Kind == grid.Number && strings.Contains(v.text, ".") {
		r.note(proposal.NoteDecimal, r, v.text, v.pos)
	}
	f := inField
	var out []mention
	for _, ref := range references(v.cell) {
		if p := r.parties.byNumber[v.c.List+"#"+words.Fold(ref)]; p != nil {
			out = append(out, mention{name: p.name, party: p})
			continue
		}
		if numberLike.MatchString(ref) {
			r.note(proposal.NoteReference, r, ref, v.pos)
			f = inRemarks
			continue
		}
		out = append(out, r.mention(ref, v, list))
	}
	return f, out
}

func bracketsIn(name string) []string {
	if !strings.HasSuffix(name, ")") {
		return nil
	}
	return inBrackets.FindStringSubmatch(name)
}

// behindName gives a name and what stands in brackets behind it.
var behindName = regexp.MustCompile(`^(.{2,}?)\s*\(([^()]{1,120})\)$`)

// agreementIn finds what is said in brackets of the agreement with a processor: it says
// that it is about one, or the heading asks for it.
func agreementIn(name, heading string) []string {
	found := behindName.FindStringSubmatch(name)
	if found == nil {
		return nil
	}
	if speaks("agreement", fold(found[2])) {
		return found
	}
	if _, answered := answerOf(found[2]); speaks("agreement", fold(heading)) && (answered || len(phrase.Dates(found[2])) == 1 || says("none", fold(found[2]))) {
		return found
	}
	return nil
}

func (r *record) mention(name string, v *value, list string) mention {
	m := mention{name: name}
	if found := bracketsIn(name); found != nil {
		if c, ok := r.memo.country(found[2]); ok {
			m.name, m.country = found[1], c
		}
	}
	if found := agreementIn(m.name, v.c.Heading); found != nil && list == "engagements" {
		m.name, m.agreement = found[1], strings.TrimSpace(found[2])
	}
	known := r.parties.find(m.name)
	if list != "recipients" && v.c.Field != "internal.recipients" {
		m.party = r.parties.named(m.name, v.part(m.name), r)
	} else if known != nil {
		m.party = known
	} else if list == "recipients" && r.parties.hasLegalForm(m.name) {
		m.party = r.parties.named(m.name, v.part(m.name), r)
	}
	if m.party != nil {
		m.name = m.party.name
		if m.name == "" {
			m.name = name
		}
	}
	return m
}

// hasLegalForm tells whether a name ends with a legal form, so that it is a party and no
// category.
func (l *partyList) hasLegalForm(name string) bool {
	bare, _, _ := strings.Cut(name, "(")
	return l.normal(name) != strings.TrimPrefix(words.Fold(bare), "stichting ") && len(name) < 80
}

// describeParty says of a new row what is known of its party.
func (r *record) describeParty(row proposal.Row, list string, m *mention, v *value) {
	country := "seatCountry"
	switch {
	case list == "engagements" && v.c.Field == "subprocessor.party":
		row.Put("role", string(model.RoleSubProcessor))
	case list == "engagements":
		row.Put("role", string(model.RoleProcessor))
	case list == "recipients":
		country = "country"
		if v.c.Field == "internal.recipients" {
			row.Put("kind", "internal")
		} else if code, ok := r.memo.codeOf("recipient-kind", m.name); ok {
			row.Set("kind", code, v.evidence(proposal.Likely))
		}
	default:
		country = ""
	}
	if country != "" && m.country != "" {
		row.Set(country, string(m.country), v.evidence(proposal.Likely))
	}
	if m.party == nil {
		return
	}
	if m.agreement != "" {
		r.putAgreement(row, "agreement.", v.part(m.agreement))
	}
	if m.text != "" {
		text := v.part(m.text)
		putContact(m.party.root, "contact.", text)
	}
	if country != "" && !row.Has(country) && m.party.root.Has("country") {
		row.Set(country, m.party.root.Text("country"), m.party.root.Evidence("country"))
	}
	r.applyLinked(row, list, m.party)
}

// applyLinked says of a row what the sheet of parties says of its party.
func (r *record) applyLinked(row proposal.Row, list string, p *party) {
	var moved []*linkedValue
	for i := range p.linked {
		lv := &p.linked[i]
		placed := false
		switch field := strings.TrimPrefix(lv.c.Field, "linked."); {
		case strings.HasPrefix(field, "transfer."):
			moved = append(moved, lv)
		case strings.HasPrefix(field, "agreement") && (list == "engagements" || list == "controllers"):
			placed = r.linkAgreement(row, field, &lv.value) == inField
		case field == "service" && list == "engagements":
			placed = putLine(row, "service", &lv.value) == inField
		case field == "service" && list == "recipients":
			placed = putLine(row, "purpose", &lv.value) == inField
		case field == "locations" && list == "engagements":
			place := row.Add("locations")
			place.Set("place", lv.text, lv.evidence(proposal.Certain))
			storagePlace(r, place, &lv.value)
			placed = true
		}
		lv.placed = lv.placed || placed
	}
	if len(moved) > 0 {
		r.linkTransfer(row, moved, p)
	}
}

func (r *record) linkAgreement(row proposal.Row, field string, v *value) fate {
	switch field {
	case "agreement", "agreement.date":
		return r.putAgreement(row, "agreement.", v)
	case "agreement.expires":
		return r.putDay(row, field, v)
	case "agreement.status":
		return r.putCode(row, field, "agreement-status", v)
	}
	return putLine(row, field, v)
}

// putOfParty says something of the parties behind the rows of the line.
func (r *record) putOfParty(v *value, list, leaf string) fate {
	rows := r.list(list).present(v.c.Set)
	if len(rows) == 0 {
		return inRemarks
	}
	parts := splitValues(v.text, AtLines)
	if len(parts) != len(rows) && (len(parts) != 1 || len(rows) != 1) {
		return inRemarks
	}
	f := inField
	for i, row := range rows {
		p := r.parties.find(row.Text("party"))
		if p == nil {
			return inRemarks
		}
		f = max(f, p.tell(leaf, v.part(parts[i])))
	}
	return f
}

// tell puts something said of a party beside an activity into the party's own record.
func (p *party) tell(leaf string, v *value) fate {
	switch leaf {
	case "country":
		return p.putCode(p.root, leaf, "country", v)
	case "contact.text":
		return putContact(p.root, "contact.", v)
	case "remarks":
		p.remark(v, v.text)
		return inField
	}
	return putLine(p.root, leaf, v)
}
