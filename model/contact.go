package model

// Contact is how somebody is reached (art. 30(1)(a), 30(2)(a)).
type Contact struct {
	Name       string `json:"name,omitempty" vr:"personal,title"` // the person
	Function   string `json:"function,omitempty"`
	Department string `json:"department,omitempty"`
	Address    string `json:"address,omitempty"`
	Postcode   string `json:"postcode,omitempty"`
	City       string `json:"city,omitempty"`
	Country    Code   `json:"country,omitempty" vr:"list=country"`
	Email      string `json:"email,omitempty" vr:"personal"`
	Phone      string `json:"phone,omitempty" vr:"personal"`
	URL        string `json:"url,omitempty"`
	Text       string `json:"text,omitempty" vr:"long"` // as found, when it could not be taken apart
}

// DPO is the functionaris gegevensbescherming (art. 37-39).
type DPO struct {
	Appointed    Answer `json:"appointed,omitempty" vr:"list=answer"` // art. 37(1)
	Contact      `vr:""`
	External     Answer `json:"external,omitempty" vr:"list=answer"` // art. 37(6): on a service contract
	Organisation string `json:"organisation,omitempty"`              // the external DPO's organisation
	Registration string `json:"registration,omitempty"`              // number of the notification to the supervisory authority, art. 37(7)
}

// Representative acts in the Union for a party established outside it (art. 27).
type Representative struct {
	Required     Answer `json:"required,omitempty" vr:"list=answer"`
	Organisation string `json:"organisation,omitempty"`
	Contact      `vr:""`
}

// Organisation is the organisation whose register this is (art. 30(1)(a),
// 30(2)(a)).
type Organisation struct {
	ID             ID             `json:"id,omitempty" vr:"fixed"`
	Name           string         `json:"name,omitempty" vr:"title"`
	LegalForm      string         `json:"legalForm,omitempty"`
	KvK            string         `json:"kvk,omitempty"` // number in the trade register
	Sector         Code           `json:"sector,omitempty" vr:"list=sector"`
	Roles          []Role         `json:"roles,omitempty" vr:"list=role"` // roles it has, side by side
	Size           Count          `json:"size,omitzero"`                  // persons employed, art. 30(5)
	Contact        Contact        `json:"contact,omitzero"`
	PrivacyContact Contact        `json:"privacyContact,omitzero"`
	FG             DPO            `json:"fg,omitzero"`
	Representative Representative `json:"representative,omitzero"`
	Certificates   []Certificate  `json:"certificates,omitempty"`
	Security       string         `json:"security,omitempty" vr:"long"` // measures that hold for every activity, art. 32
	Documents      []DocumentRef  `json:"documents,omitempty"`
	Remarks        string         `json:"remarks,omitempty" vr:"long"`
}

// Identity implements Record.
func (o *Organisation) Identity() (Kind, ID) { return KindOrganisation, o.ID }

// SetIdentity implements Record; an organisation has no number.
func (o *Organisation) SetIdentity(id ID, _ string) { o.ID = id }

// RecordNumber implements Record.
func (o *Organisation) RecordNumber() string { return "" }

// Title implements Record.
func (o *Organisation) Title() string { return o.Name }

// Party is any other organisation or person the register speaks of: supplier,
// controller acted for, joint controller, recipient (art. 4(7)-(10)).
type Party struct {
	ID              ID              `json:"id,omitempty" vr:"fixed"`
	Number          string          `json:"number,omitempty" vr:"fixed"`
	Name            string          `json:"name,omitempty" vr:"title"`
	Aliases         []string        `json:"aliases,omitempty"` // other names it is printed under
	Kind            Code            `json:"kind,omitempty" vr:"list=party-kind"`
	Status          Status          `json:"status,omitempty" vr:"list=status"`
	Roles           []Role          `json:"roles,omitempty" vr:"list=role"` // roles it has towards us, side by side
	Country         Code            `json:"country,omitempty" vr:"list=country"`
	KvK             string          `json:"kvk,omitempty"`
	Group           string          `json:"group,omitempty"` // the group or parent company it belongs to
	GroupCountry    Code            `json:"groupCountry,omitempty" vr:"list=country"`
	Contact         Contact         `json:"contact,omitzero"`
	PrivacyContact  Contact         `json:"privacyContact,omitzero"`
	FG              DPO             `json:"fg,omitzero"`
	Representative  Representative  `json:"representative,omitzero"`
	DPFCertified    Answer          `json:"dpfCertified,omitempty" vr:"list=answer"` // on the Data Privacy Framework list
	DPFChecked      Date            `json:"dpfChecked,omitempty"`                    // when that was looked up
	DPFHR           Answer          `json:"dpfHR,omitempty" vr:"list=answer"`        // the certification covers HR data
	Certificates    []Certificate   `json:"certificates,omitempty"`
	BreachAgreement BreachAgreement `json:"breachAgreement,omitzero"`
	Documents       []DocumentRef   `json:"documents,omitempty"`
	Review          Review          `json:"review,omitzero"`
	Remarks         string          `json:"remarks,omitempty" vr:"long"`
	Tags            []string        `json:"tags,omitempty"`
}

// Identity implements Record.
func (p *Party) Identity() (Kind, ID) { return KindParty, p.ID }

// SetIdentity implements Record.
func (p *Party) SetIdentity(id ID, number string) { p.ID, p.Number = id, number }

// RecordNumber implements Record.
func (p *Party) RecordNumber() string { return p.Number }

// Title implements Record.
func (p *Party) Title() string { return p.Name }
