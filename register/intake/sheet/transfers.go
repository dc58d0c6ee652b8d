package sheet

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// transfers gathers what a line says about transfers, until all its parties are known.
type transfers struct{ values []*value }

// addTransfer keeps a value until the end of its line; settleTransfers says what becomes
// of the cell.
func (r *record) addTransfer(v *value) fate {
	if r.kind != model.KindActivity {
		return inRemarks
	}
	kept := *v
	r.transfers.values = append(r.transfers.values, &kept)
	return unknown
}

// abroad is what a line says about transfers.
type abroad struct {
	answer    model.Answer
	answered  *value // the cell with the answer
	loose     bool   // it asks for outside the Netherlands or the EU, not the EEA
	countries []named
	importers []named
	guards    []guarded
	outside   []named  // the countries outside the EEA
	texts     []*value // what must be kept in words
	aside     []*value // leaves of the transfer that stand by themselves
}

// named is a country or importer, with the cell that names it.
type named struct {
	code model.Code
	name string
	from *value
}

type guarded struct {
	phrase.Safeguard
	from *value
}

// settleTransfers gives the transfers of the line to the parties they are to.
func (r *record) settleTransfers() {
	values := r.transfers.values
	if len(values) == 0 {
		return
	}
	r.transfers.values = nil
	a := &abroad{}
	for _, v := range values {
		if f := r.hear(a, v); f == inRemarks {
			r.remark(v, v.text)
			r.account.set(v.pos.Row, v.pos.Column, inRemarks)
		} else {
			r.account.set(v.pos.Row, v.pos.Column, inField)
		}
	}
	a.weigh()
	r.answerTransfer(a)
	holders := r.holders(a)
	for i, h := range holders {
		r.setTransfer(h, a, i, len(holders))
	}
	if len(holders) == 0 {
		for _, g := range a.guards {
			a.texts = appendValue(a.texts, g.from)
		}
		for _, v := range a.aside {
			a.texts = appendValue(a.texts, v)
		}
		for _, c := range a.countries {
			a.texts = appendValue(a.texts, c.from)
		}
	}
	for _, v := range a.texts {
		putText(r.root, "transferText", v)
	}
}

func appendValue(list []*value, v *value) []*value {
	for _, have := range list {
		if have == v {
			return list
		}
	}
	return append(list, v)
}

// hear takes from one cell what it says about transfers.
func (r *record) hear(a *abroad, v *value) fate {
	f := fold(v.text)
	switch leaf := v.c.Field[strings.LastIndexByte(v.c.Field, '.')+1:]; {
	case leaf == "outsideEEA" || leaf == "transferText":
		r.hearAll(a, v)
		return inField
	case says("none", f) && leaf != "adequate":
		return inRemarks
	case leaf == "country":
		return r.hearCountries(a, v)
	case leaf == "importer":
		for _, name := range splitValues(v.text, v.c.split) {
			a.importers = append(a.importers, named{name: name, from: v})
		}
	case leaf == "mechanism":
		r.hearMechanism(a, v)
	case leaf == "adequate":
		if reply, ok := answerOf(v.text); !ok || reply.answer != model.Yes {
			return inRemarks
		}
		a.guards = append(a.guards, guarded{phrase.Safeguard{Mechanism: "45-3"}, v})
	default:
		a.aside = append(a.aside, v)
	}
	return inField
}

// hearAll takes a cell that may say anything: yes or no, countries, safeguards.
func (r *record) hearAll(a *abroad, v *value) {
	heading, text := fold(v.c.Heading), fold(v.text)
	reply, ok := answerOf(v.text)
	switch {
	case ok:
		a.answer, a.answered = reply.answer, v
	case says("none", text), says("inside", text):
		a.answer, a.answered = model.No, v
		ok, reply.whole = true, says("none", text)
	}
	about := heading
	if speaks("abroad", text) || speaks("outside-eu", text) || speaks("outside-eea", text) {
		about = text
	}
	a.loose = a.loose || (speaks("abroad", about) || speaks("outside-eu", about)) && !speaks("outside-eea", about)
	if ok && reply.whole {
		return
	}
	a.texts = append(a.texts, v)
	for _, p := range r.memo.placesIn(v.text) {
		if p.Country != "" && !p.Negated && !p.Outside && p.Country != "EU" && p.Country != "EEA" {
			a.countries = append(a.countries, named{code: p.Country, from: v})
		}
	}
	if g := r.memo.safeguard(v.text); g.Mechanism != "" {
		a.guards = append(a.guards, guarded{g, v})
	}
}

func (r *record) hearCountries(a *abroad, v *value) fate {
	if reply, ok := answerOf(v.text); ok && reply.whole {
		a.answer, a.answered = reply.answer, v
		return inField
	}
	found := false
	for _, part := range splitValues(v.text, v.c.split) {
		for _, p := range r.memo.placesIn(part) {
			if p.Country != "" && !p.Negated && !p.Outside {
				a.countries = append(a.countries, named{code: p.Country, from: v})
				found = true
			}
		}
	}
	if _, whole := r.memo.country(v.text); !whole {
		a.texts = append(a.texts, v)
	}
	if !found {
		r.note(proposal.NotePlace, r, v.text, v.pos)
	}
	return inField
}

func (r *record) hearMechanism(a *abroad, v *value) {
	parts := splitValues(v.text, v.c.split)
	if len(parts) == 1 {
		parts = []string{v.text}
	}
	for _, part := range parts {
		g := r.memo.safeguard(part)
		if g.Mechanism == "" {
			if code, ok := r.memo.codeOf("mechanism", part); ok {
				g.Mechanism = model.Code(code)
			}
		}
		g = r.retire(g, part, v)
		if g.NotOne {
			r.note(proposal.NoteNoMechanism, r, part, v.pos)
		}
		a.guards = append(a.guards, guarded{g, v.part(part)})
	}
}

// retire takes the old clauses for what is named when a text names them by their number,
// and notes what else it names that no longer holds.
func (r *record) retire(g phrase.Safeguard, text string, v *value) phrase.Safeguard {
	for _, code := range g.Also {
		row, ok := reference.List("mechanism").Row(string(code))
		if !ok || row.ValidOn(r.options.On) {
			continue
		}
		if g.Mechanism == "46-2-c" && strings.HasPrefix(string(code), "scc-") {
			g.Mechanism, g.Retired = code, true
			return g
		}
		r.note(proposal.NoteRetired, r, text, v.pos)
	}
	return g
}

// weigh finds out which of the countries are outside the EEA.
func (a *abroad) weigh() {
	seen := map[model.Code]bool{}
	for _, c := range a.countries {
		in, known := reference.InEEA(string(c.code))
		if c.code == "EU" || c.code == "EEA" {
			in = true
		}
		if known && !in && !seen[c.code] {
			seen[c.code] = true
			a.outside = append(a.outside, c)
		}
	}
}

// answerTransfer answers for the activity whether data leave the EEA. That they leave the
// Netherlands, or the EU, does not say it.
func (r *record) answerTransfer(a *abroad) {
	set := func(answer model.Answer, v *value, sure proposal.Confidence) {
		if !r.root.Has("outsideEEA") {
			r.root.Set("outsideEEA", string(answer), v.evidence(sure))
		}
	}
	inside := len(a.countries) > 0 && len(a.outside) == 0
	switch {
	case len(a.outside) > 0 && a.answer == model.No:
		r.note(proposal.NoteConflict, r, a.outside[0].from.text, a.outside[0].from.pos)
	case len(a.outside) > 0:
		set(model.Yes, a.outside[0].from, proposal.Certain)
	case a.answered == nil && inside:
		set(model.No, a.countries[0].from, proposal.Likely)
	case a.answered == nil:
	case a.answer != model.Yes:
		set(a.answer, a.answered, proposal.Certain)
	case inside:
		r.note(proposal.NoteAbroad, r, a.answered.text, a.answered.pos)
		set(model.No, a.answered, proposal.Likely)
	case a.loose && speaks("abroad", fold(a.answered.c.Heading)):
		r.note(proposal.NoteAbroad, r, a.answered.text, a.answered.pos)
		a.texts = appendValue(a.texts, a.answered)
	case a.loose:
		set(model.Yes, a.answered, proposal.Likely)
	default:
		set(model.Yes, a.answered, proposal.Certain)
	}
}

// holders gives the rows that the transfers of the line belong to: the importers that are
// named, else the only party of the line, else as many parties as there are countries,
// else a recipient for each country.
func (r *record) holders(a *abroad) []proposal.Row {
	if len(a.outside) == 0 && len(a.guards) == 0 && len(a.importers) == 0 {
		return nil
	}
	if len(a.importers) > 0 {
		rows := make([]proposal.Row, len(a.importers))
		for i, imp := range a.importers {
			rows[i] = r.importer(imp)
		}
		return rows
	}
	engaged, recipients := r.list("engagements").present(0), r.list("recipients").present(0)
	if seated := seatedIn(engaged, a.outside); len(a.outside) == 1 && len(seated) == 1 {
		return seated
	}
	switch {
	case len(engaged) == 1:
		return engaged
	case len(engaged) > 1 && len(engaged) == len(a.outside) && a.listed():
		return engaged
	case len(engaged) == 0 && len(recipients) == 1:
		return recipients
	case len(engaged) == 0 && len(recipients) > 1 && len(recipients) == len(a.outside) && a.listed():
		return recipients
	}
	rows := make([]proposal.Row, len(a.outside))
	for i, c := range a.outside {
		rows[i], _ = r.row("recipients", "\x00"+string(c.code), 0)
	}
	return rows
}

// seatedIn gives the processors that are established in one of some countries.
func seatedIn(engaged []proposal.Row, countries []named) []proposal.Row {
	var out []proposal.Row
	for _, row := range engaged {
		if slices.ContainsFunc(countries, func(c named) bool { return row.Text("seatCountry") == string(c.code) }) {
			out = append(out, row)
		}
	}
	return out
}

// listed tells whether the countries stand in a column of countries, so that they go by
// the parties beside it. A sentence that names some says nothing of which is whose.
func (a *abroad) listed() bool {
	for _, c := range a.outside {
		if c.from.c.Field != "transfer.country" {
			return false
		}
	}
	return true
}

// importer gives the row of a party that is named as receiving the data abroad.
func (r *record) importer(imp named) proposal.Row {
	for _, list := range []string{"engagements", "recipients"} {
		for _, row := range r.list(list).all {
			if proposal.SameParty(row.Text(naming[list]), imp.name) {
				return row
			}
		}
	}
	m := r.mention(imp.name, imp.from, "recipients")
	row, added := r.row("recipients", m.name, imp.from.c.Set)
	if added {
		p := imp.from.part(imp.name)
		row.Set("name", m.name, p.evidence(proposal.Certain))
		r.describeParty(row, "recipients", &m, p)
	}
	return row
}

// setTransfer writes the transfer to one party.
func (r *record) setTransfer(row proposal.Row, a *abroad, i, of int) {
	var country named
	switch {
	case len(a.outside) == of:
		country = a.outside[i]
	case len(a.outside) > 0:
		country = a.outside[0]
	}
	if country.from != nil && !row.Has("transfer.country") {
		row.Set("transfer.outsideEEA", string(model.Yes), country.from.evidence(proposal.Certain))
		row.Set("transfer.country", string(country.code), country.from.evidence(proposal.Certain))
	}
	switch {
	case len(a.guards) == of:
		r.setGuard(row, a.guards[i])
	case len(a.guards) == 1 && of > 1 && !a.listed():
		putText(row, "transfer.text", a.guards[0].from) // whose it is the sentence says, not the program
	case len(a.guards) > 0:
		r.setGuard(row, a.guards[0])
		for _, g := range a.guards[1:] {
			putText(row, "transfer.text", g.from)
		}
	}
	for _, v := range a.aside {
		leaf := strings.TrimPrefix(v.c.Field, "transfer.")
		if putLine(row, "transfer."+leaf, v) == inRemarks {
			r.remark(v, v.text)
		}
	}
	r.judge(row, country, a)
}

// setGuard writes the safeguard under a transfer, in words too where they say more.
func (r *record) setGuard(row proposal.Row, g guarded) {
	if !row.Has("transfer.mechanism") {
		row.Set("transfer.mechanism", string(g.Mechanism), g.from.evidence(proposal.Certain))
	}
	modules := make([]string, 0, len(g.Modules))
	for _, m := range g.Modules {
		modules = append(modules, string(rune('0'+m)))
	}
	row.Set("transfer.sccModules", modules, g.from.evidence(proposal.Certain))
	if g.DPF {
		row.Set("transfer.dpfCertified", string(model.Yes), g.from.evidence(proposal.Likely))
	}
	if reply, ok := answerOf(g.from.text); !ok || !reply.whole {
		putText(row, "transfer.text", g.from)
	}
}

// judge notes what no longer holds, or never did, of a transfer.
func (r *record) judge(row proposal.Row, country named, a *abroad) {
	mechanism := row.Text("transfer.mechanism")
	ev := row.Evidence("transfer.mechanism")
	for _, g := range a.guards {
		if g.Retired {
			r.note(proposal.NoteRetired, r, g.from.text, g.from.pos)
			return
		}
	}
	if country.code == "" {
		return
	}
	decision, adequate := reference.Adequate(string(country.code), r.options.On)
	switch {
	case mechanism == "45-3" && !adequate:
		r.note(proposal.NoteNoAdequacy, r, ev.Source.Text, ev.Source.Pos)
	case (mechanism == "45-3" || mechanism == "") && adequate && decision.Condition != reference.Unconditional:
		r.note(proposal.NoteCondition, r, country.from.text, country.from.pos)
	case mechanism == "" && !adequate:
		r.note(proposal.NoteNoSafeguard, r, country.from.text, country.from.pos)
	}
}

// linkTransfer says of a row what the sheet of parties says about transfers to its party.
func (r *record) linkTransfer(row proposal.Row, moved []*linkedValue, p *party) {
	a := &abroad{}
	for _, lv := range moved {
		lv.placed = true
		v := lv.value
		if strings.HasSuffix(v.c.Field, "mechanism") {
			if says("none", fold(v.text)) {
				lv.placed = false
				continue
			}
			r.hearMechanism(a, &v)
			continue
		}
		r.hearAll(a, &v)
	}
	if c := p.root.Text("country"); c != "" {
		ev := p.root.Evidence("country")
		from := &value{c: &column{Column: &Column{Confidence: ev.Confidence}}, cell: &grid.Cell{Text: ev.Source.Text}, text: ev.Source.Text, pos: ev.Source.Pos}
		a.countries = append(a.countries, named{code: model.Code(c), from: from})
	}
	a.weigh()
	if a.answered != nil && !row.Has("transfer.outsideEEA") && !(a.loose && a.answer == model.Yes) {
		row.Set("transfer.outsideEEA", string(a.answer), a.answered.evidence(proposal.Certain))
	} else if a.answered != nil && a.loose && len(a.outside) == 0 {
		r.note(proposal.NoteAbroad, r, a.answered.text, a.answered.pos)
		putText(row, "transfer.text", a.answered)
	}
	for _, v := range a.texts {
		putText(row, "transfer.text", v)
	}
	r.setTransfer(row, a, 0, 1)
}
