package overview

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// partyField asks at whom a breach is.
type partyField struct {
	page    *Page
	choice  *widgets.CodeSelect
	object  fyne.CanvasObject
	offered *model.Register // what the choices were made of
	all     map[string]report.Involved
}

func newPartyField(p *Page) *partyField {
	f := &partyField{page: p, choice: widgets.NewCodeSelect(p.tools.Kit, nil)}
	f.choice.PlaceHolder = p.say("party-choose")
	f.choice.OnChanged = func(key string) {
		p.party = key
		p.Reload()
	}
	f.object = widgets.NewFormRow(p.tools.Kit, widgets.FormRowOptions{Label: p.say("party")}, f.choice)
	f.object.Hide()
	return f
}

func (f *partyField) show(shown bool) {
	if shown {
		f.object.Show()
	} else {
		f.object.Hide()
	}
}

// offer brings the choices up to date.
func (f *partyField) offer(state *model.Register) {
	if f.offered != state {
		f.offered, f.all = state, map[string]report.Involved{}
		var options []widgets.Option
		for _, party := range report.InvolvedParties(state) {
			key, note := keyOf(party), ""
			if party.ID == "" {
				note = f.page.say("party-name-only")
			} else if record := state.Party(party.ID); record != nil {
				note = record.Number
			}
			f.all[key] = party
			options = append(options, widgets.Option{Code: key, Label: party.Name, Note: note})
		}
		f.choice.SetOptions(options)
	}
	f.choice.Fill(f.page.party)
}

// none reports whether the register names no party at all.
func (f *partyField) none() bool { return len(f.all) == 0 }

// keyOf keeps parties by their ID apart from names.
func keyOf(party report.Involved) string {
	if party.ID != "" {
		return "id " + string(party.ID)
	}
	return "name " + party.Name
}

func (f *partyField) involved(key string) report.Involved { return f.all[key] }

// PartyKey is what [Page.ShowBreach] takes for a party that has a record.
func PartyKey(id model.ID) string { return keyOf(report.Involved{ID: id}) }
