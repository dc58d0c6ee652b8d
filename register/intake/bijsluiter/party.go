package bijsluiter

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// parties proposes a party for each supplier and sub-processor, once.
func (r *reader) parties() {
	have := map[string]proposal.Row{}
	services := len(r.out.Items)
	for i := range services {
		r.vendorParty(r.out.Items[i].Root(), have, r.registered[i])
	}
	stayed := r.proposed()
	for _, e := range r.engaged {
		key := proposal.NormalName(e.name)
		if key == "" || !stayed[e.name] {
			continue
		}
		row, ok := have[key]
		if !ok {
			row = r.newParty(e.name, e.ev)
			have[key] = row
		} else if row.Text("name") != e.name && !r.joined(row, e.name) {
			r.partyNote(proposal.NoteJoined, row, e)
		}
		if country := e.row.Text("seatCountry"); country != "" && !row.Has("country") {
			row.Set("country", country, e.row.Evidence("seatCountry"))
		}
	}
	r.nearParties()
}

// joined tells whether it was noted before that a name is another of the same party.
func (r *reader) joined(row proposal.Row, name string) bool {
	return slices.ContainsFunc(r.out.Notes, func(n proposal.Note) bool {
		return n.Code == proposal.NoteJoined && n.Text == row.Text("name")+" = "+name
	})
}

// partyNote notes that two names are one party.
func (r *reader) partyNote(code proposal.NoteCode, row proposal.Row, e engaged) {
	at := slices.Index(r.out.Items, row.Item())
	r.out.Notes = append(r.out.Notes, proposal.Note{Code: code, Item: at, Path: "name", Text: row.Text("name") + " = " + e.name, Pos: e.ev.Source.Pos})
}

// nearParties notes the parties that may well be one, for the user to say.
func (r *reader) nearParties() {
	type named struct {
		at           int
		name, normal string
	}
	var parties []named
	for i, it := range r.out.Items {
		if kind, _ := it.Record.Identity(); kind == model.KindParty {
			name := it.Root().Text("name")
			parties = append(parties, named{i, name, proposal.NormalName(name)})
		}
	}
	for i, p := range parties {
		for _, other := range parties[:i] {
			if proposal.NearNormal(other.normal, p.normal) {
				r.out.Notes = append(r.out.Notes, proposal.Note{
					Code: proposal.NoteNear, Item: p.at, Path: "name", Text: other.name + " / " + p.name, Pos: r.out.Items[p.at].Root().Evidence("name").Source.Pos,
				})
			}
		}
	}
}

// proposed gives the names of the sub-processors in the services that stayed.
func (r *reader) proposed() map[string]bool {
	names := map[string]bool{}
	for _, it := range r.out.Items {
		if kind, _ := it.Record.Identity(); kind != model.KindService {
			continue
		}
		for _, row := range it.Root().Rows("engagements") {
			names[row.Text("party")] = true
		}
	}
	return names
}

func (r *reader) newParty(name string, ev proposal.Evidence) proposal.Row {
	it := proposal.NewItem(model.KindParty)
	r.out.Items = append(r.out.Items, it)
	row := it.Root()
	row.Set("name", name, ev)
	return row
}

// vendorParty proposes the supplier with what the bijsluiter says about it.
func (r *reader) vendorParty(svc proposal.Row, have map[string]proposal.Row, number part) {
	name := svc.Text("vendor")
	key := proposal.NormalName(name)
	if key == "" {
		return
	}
	row, ok := have[key]
	if !ok {
		row = r.newParty(name, svc.Evidence("vendor"))
		have[key] = row
	}
	if number.text != "" {
		row.Set("kvk", number.text, number.ev)
	}
	ev := svc.Evidence("vendorAddress")
	address := svc.Text("vendorAddress")
	if address != "" && !row.Has("contact.address") {
		row.Set("contact.address", address, ev)
	}
	for _, text := range []proposal.Evidence{ev, svc.Evidence("vendor")} {
		if kvk := phrase.KvK(text.Source.Text); kvk != "" && !row.Has("kvk") {
			row.Set("kvk", kvk, text)
		}
		for _, p := range phrase.Places(text.Source.Text) {
			if p.Country != "" && !p.Adjective && !row.Has("country") && text.Source.Text != "" {
				at := text
				at.Confidence = at.Confidence.Lower(proposal.Likely)
				row.Set("country", string(p.Country), at)
			}
		}
	}
	for _, name := range []string{"name", "function", "email", "phone", "url"} {
		if v := svc.Text("contact." + name); v != "" && !row.Has("privacyContact."+name) {
			row.Set("privacyContact."+name, v, svc.Evidence("contact."+name))
		}
	}
}
