package model

// Engagement is a party put to work for an activity or service: a processor,
// or below it a sub-processor (art. 28(1), (2) and (4)).
type Engagement struct {
	ID               RowID            `json:"id,omitempty" vr:"fixed"`
	PartyID          ID               `json:"partyId,omitempty" vr:"ref=party,name=party"`
	Party            string           `json:"party,omitempty" vr:"title"`
	Role             Role             `json:"role,omitempty" vr:"list=engagement-role"`
	Under            RowID            `json:"under,omitempty" vr:"row=engagements"` // the engagement this one is a sub-processor of
	Service          string           `json:"service,omitempty"`                    // what it does
	ServiceID        ID               `json:"serviceId,omitempty" vr:"ref=service,name=service"`
	SeatCountry      Code             `json:"seatCountry,omitempty" vr:"list=country"` // where the company is seated
	Locations        []Place          `json:"locations,omitempty"`                     // where it processes
	DataCategories   []RowID          `json:"dataCategories,omitempty" vr:"row=dataCategories"`
	DataSubjects     []RowID          `json:"dataSubjects,omitempty" vr:"row=dataSubjects"`
	Agreement        Agreement        `json:"agreement,omitzero"`
	Transfer         Transfer         `json:"transfer,omitzero"`
	Pseudonymisation Pseudonymisation `json:"pseudonymisation,omitzero"`
	BreachAgreement  BreachAgreement  `json:"breachAgreement,omitzero"`
	From             Date             `json:"from,omitempty"`
	Until            Date             `json:"until,omitempty"`
	Text             string           `json:"text,omitempty" vr:"long"` // as found
}

// Place is where data are stored or processed.
type Place struct {
	ID      RowID  `json:"id,omitempty" vr:"fixed"`
	Place   string `json:"place,omitempty" vr:"title"`
	Country Code   `json:"country,omitempty" vr:"list=country"`
	Purpose string `json:"purpose,omitempty"` // storage, back-up, support, telemetry
	Text    string `json:"text,omitempty"`    // as found
}

// Agreement is the processing agreement of art. 28(3).
type Agreement struct {
	Status        Code   `json:"status,omitempty" vr:"list=agreement-status"`
	Date          Date   `json:"date,omitempty"`
	Expires       Date   `json:"expires,omitempty"`
	Model         Code   `json:"model,omitempty" vr:"list=agreement-model"`
	Reference     string `json:"reference,omitempty"`
	NoticeDays    Count  `json:"noticeDays,omitzero"`                             // days of notice of a new sub-processor, art. 28(2)
	ObjectionDays Count  `json:"objectionDays,omitzero"`                          // days in which to object, art. 28(2)
	Authorisation Code   `json:"authorisation,omitempty" vr:"list=authorisation"` // specific or general, art. 28(2)
	Place         string `json:"place,omitempty"`
	Text          string `json:"text,omitempty" vr:"long"`
}

// Transfer is a transfer to a third country or an international organisation
// and the safeguard under it (art. 30(1)(e), 30(2)(c), 44-49). Its zero value
// is "not filled in", which is not "no transfer".
type Transfer struct {
	OutsideEEA     Answer       `json:"outsideEEA,omitempty" vr:"list=answer"`
	Country        Code         `json:"country,omitempty" vr:"list=country"`
	Importer       string       `json:"importer,omitempty"` // the recipient there, when not the party itself
	DataCategories []RowID      `json:"dataCategories,omitempty" vr:"row=dataCategories"`
	Mechanism      Code         `json:"mechanism,omitempty" vr:"list=mechanism"`
	SCCModules     []SCCModule  `json:"sccModules,omitempty" vr:"list=scc-module"` // Decision (EU) 2021/914
	Docking        Answer       `json:"docking,omitempty" vr:"list=answer"`        // docking clause, SCC clause 7
	Signed         Date         `json:"signed,omitempty"`
	DPFCertified   Answer       `json:"dpfCertified,omitempty" vr:"list=answer"` // importer is on the Data Privacy Framework list
	DPFChecked     Date         `json:"dpfChecked,omitempty"`
	TIA            TransferTest `json:"tia,omitzero"`
	Measures       string       `json:"measures,omitempty" vr:"long"`      // supplementary measures
	Justification  string       `json:"justification,omitempty" vr:"long"` // art. 49(1) second subparagraph and 49(6)
	Onward         string       `json:"onward,omitempty" vr:"long"`        // onward transfers, art. 44
	Copy           string       `json:"copy,omitempty"`                    // where a copy of the safeguards can be had, art. 13(1)(f)
	Text           string       `json:"text,omitempty" vr:"long"`          // as found
}

// TransferTest is the data transfer impact assessment (DTIA).
type TransferTest struct {
	Date       Date   `json:"date,omitempty"`
	Outcome    Code   `json:"outcome,omitempty" vr:"list=tia-outcome"`
	NextReview Date   `json:"nextReview,omitempty"`
	Place      string `json:"place,omitempty"`
	Text       string `json:"text,omitempty" vr:"long"`
}

// Retention is a time limit for erasure (art. 30(1)(f), 13(2)(a), 5(1)(e)).
type Retention struct {
	ID             RowID   `json:"id,omitempty" vr:"fixed"`
	Scope          string  `json:"scope,omitempty" vr:"title"` // what it holds for
	DataCategories []RowID `json:"dataCategories,omitempty" vr:"row=dataCategories"`
	Text           string  `json:"text,omitempty" vr:"long"` // as found
	Limit          Code    `json:"limit,omitempty" vr:"list=retention-limit"`
	Amount         Count   `json:"amount,omitzero"`
	Unit           Code    `json:"unit,omitempty" vr:"list=time-unit"`
	Trigger        string  `json:"trigger,omitempty" vr:"list=retention-trigger"` // start moment: a code, or free text
	Condition      string  `json:"condition,omitempty"`                           // when this term holds instead of another: with consent, after an incident
	Action         Code    `json:"action,omitempty" vr:"list=retention-action"`   // what happens afterwards
	Automatic      Answer  `json:"automatic,omitempty" vr:"list=answer"`
	ErasureAfter   Answer  `json:"erasureAfter,omitempty" vr:"list=answer"` // erasure on request is still possible afterwards
	DecidedBy      Code    `json:"decidedBy,omitempty" vr:"list=retention-decider"`
	Backup         Answer  `json:"backup,omitempty" vr:"list=answer"` // the term is about back-ups
	Source         string  `json:"source,omitempty"`                  // of law or policy
	Motivation     string  `json:"motivation,omitempty" vr:"long"`
	Adhered        Answer  `json:"adhered,omitempty" vr:"list=answer"` // the term is kept in practice
	Deviation      string  `json:"deviation,omitempty" vr:"long"`      // why not
}
