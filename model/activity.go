package model

// Activity is one processing activity (verwerking) in one role: the entry that
// art. 30(1) asks of a controller and art. 30(2) of a processor.
type Activity struct {
	ID          ID       `json:"id,omitempty" vr:"fixed"`
	Number      string   `json:"number,omitempty" vr:"fixed"`
	Name        string   `json:"name,omitempty" vr:"title"`
	Role        Role     `json:"role,omitempty" vr:"list=role"`
	Status      Status   `json:"status,omitempty" vr:"list=status"`
	Department  string   `json:"department,omitempty"`
	Owner       string   `json:"owner,omitempty" vr:"personal"` // who answers for the activity
	Description string   `json:"description,omitempty" vr:"long"`
	Importance  Code     `json:"importance,omitempty" vr:"list=main-auxiliary"`
	ParentID    ID       `json:"parentId,omitempty" vr:"ref=activity,name=parent"` // the activity this one is part of
	Parent      string   `json:"parent,omitempty"`
	Start       Date     `json:"start,omitempty"`
	End         Date     `json:"end,omitempty"`
	SuccessorID ID       `json:"successorId,omitempty" vr:"ref=activity,name=successor"` // what replaced it when it ended
	Successor   string   `json:"successor,omitempty"`
	Created     Date     `json:"created,omitempty"` // first entered, also in an older register
	Updated     Date     `json:"updated,omitempty"` // last changed according to an older register
	OldVersion  string   `json:"oldVersion,omitempty"`
	SourceRef   string   `json:"sourceRef,omitempty"` // its number in the register it was imported from
	Tags        []string `json:"tags,omitempty"`

	Controllers      []Principal       `json:"controllers,omitempty" vr:"for=PS"` // art. 30(2)(a)
	JointControllers []JointController `json:"jointControllers,omitempty" vr:"for=CJ"`

	Processing

	Services []ServiceUse `json:"services,omitempty"`

	Public    Publication   `json:"public,omitzero"`
	Review    Review        `json:"review,omitzero"`
	Documents []DocumentRef `json:"documents,omitempty"`
	Remarks   string        `json:"remarks,omitempty" vr:"long"`   // internal
	FGRemarks string        `json:"fgRemarks,omitempty" vr:"long"` // of the FG, art. 39
}

// Identity implements Record.
func (a *Activity) Identity() (Kind, ID) { return KindActivity, a.ID }

// SetIdentity implements Record.
func (a *Activity) SetIdentity(id ID, number string) { a.ID, a.Number = id, number }

// RecordNumber implements Record.
func (a *Activity) RecordNumber() string { return a.Number }

// Title implements Record.
func (a *Activity) Title() string { return a.Name }

// Processing is what an activity and a supplier's service both say about the
// processing itself.
type Processing struct {
	Purposes          []Purpose         `json:"purposes,omitempty"`   // art. 30(1)(b)
	Operations        []string          `json:"operations,omitempty"` // categories of processing, art. 30(2)(b) and 4(2)
	DataSubjects      []DataSubject     `json:"dataSubjects,omitempty"`
	Volume            Volume            `json:"volume,omitzero"`
	DataCategories    []DataCategory    `json:"dataCategories,omitempty"`
	Provision         Provision         `json:"provision,omitzero"` // art. 13(2)(e)
	Combination       string            `json:"combination,omitempty" vr:"long"`
	Pseudonymisation  Pseudonymisation  `json:"pseudonymisation,omitzero"`
	AnonymisedUses    []AnonymisedUse   `json:"anonymisedUses,omitempty"`
	Recipients        []Recipient       `json:"recipients,omitempty"`  // art. 30(1)(d)
	Engagements       []Engagement      `json:"engagements,omitempty"` // art. 28
	OutsideEEA        Answer            `json:"outsideEEA,omitempty" vr:"list=answer"`
	TransferText      string            `json:"transferText,omitempty" vr:"long"` // what is said about transfers as a whole, as found
	Retention         []Retention       `json:"retention,omitempty"`              // art. 30(1)(f)
	Storage           []Place           `json:"storage,omitempty"`
	Systems           []string          `json:"systems,omitempty"`
	Security          string            `json:"security,omitempty" vr:"long"` // general description, art. 30(1)(g) and 30(2)(d)
	Measures          []Measure         `json:"measures,omitempty"`           // art. 32
	Access            []AccessGroup     `json:"access,omitempty"`
	Classification    Classification    `json:"classification,omitzero"`
	Certificates      []Certificate     `json:"certificates,omitempty"`
	BreachAgreement   BreachAgreement   `json:"breachAgreement,omitzero"`
	Breaches          []Breach          `json:"breaches,omitempty"` // art. 33(5)
	DPIA              DPIA              `json:"dpia,omitzero"`
	Risks             []Risk            `json:"risks,omitempty"`
	AutomatedDecision AutomatedDecision `json:"automatedDecision,omitzero"`
	Rights            Rights            `json:"rights,omitzero"`
	Notice            string            `json:"notice,omitempty"` // where the privacy notice is, art. 13-14
}

// Principal is whom the organisation acts for: a controller, or a processor
// that itself acts for a controller (art. 30(2)(a), 28(4)).
type Principal struct {
	ID             RowID          `json:"id,omitempty" vr:"fixed"`
	PartyID        ID             `json:"partyId,omitempty" vr:"ref=party,name=party"`
	Party          string         `json:"party,omitempty" vr:"title"`
	Role           Role           `json:"role,omitempty" vr:"list=principal-role"` // controller or processor
	Under          RowID          `json:"under,omitempty" vr:"row=controllers"`    // the controller a processor acts for
	Reference      string         `json:"reference,omitempty"`                     // its reference or contract number
	Contact        Contact        `json:"contact,omitzero"`
	FG             DPO            `json:"fg,omitzero"`
	Representative Representative `json:"representative,omitzero"`
	Agreement      Agreement      `json:"agreement,omitzero"`
	Transfer       Transfer       `json:"transfer,omitzero"`
}

// JointController is a party that decides together with the organisation, and
// the arrangement between the two (art. 26).
type JointController struct {
	ID               RowID    `json:"id,omitempty" vr:"fixed"`
	PartyID          ID       `json:"partyId,omitempty" vr:"ref=party,name=party"`
	Party            string   `json:"party,omitempty" vr:"title"`
	OurTasks         string   `json:"ourTasks,omitempty" vr:"long"`   // art. 26(1)
	TheirTasks       string   `json:"theirTasks,omitempty" vr:"long"` // art. 26(1)
	Shared           []string `json:"shared,omitempty"`               // data the two share
	NeverShared      []string `json:"neverShared,omitempty"`          // data that are never shared
	ContactPoint     string   `json:"contactPoint,omitempty"`         // for data subjects, art. 26(1)
	Arrangement      Code     `json:"arrangement,omitempty" vr:"list=agreement-status"`
	ArrangementDate  Date     `json:"arrangementDate,omitempty"`
	ArrangementPlace string   `json:"arrangementPlace,omitempty"`                  // where it can be found
	EssenceAvailable Answer   `json:"essenceAvailable,omitempty" vr:"list=answer"` // to data subjects, art. 26(2)
	Transfer         Transfer `json:"transfer,omitzero"`
}

// ServiceUse says that an activity uses a service, and which of its optional
// parts the organisation chose.
type ServiceUse struct {
	ID        RowID    `json:"id,omitempty" vr:"fixed"`
	ServiceID ID       `json:"serviceId,omitempty" vr:"ref=service,name=service"`
	Service   string   `json:"service,omitempty" vr:"title"`
	Options   []string `json:"options,omitempty"` // the optional parts that were chosen
	Remarks   string   `json:"remarks,omitempty" vr:"long"`
}

// Publication says whether the entry is published, and from when.
type Publication struct {
	Public Answer `json:"public,omitempty" vr:"list=answer"`
	From   Date   `json:"from,omitempty"`
}

// Review is the periodic check of a record (art. 24(1)).
type Review struct {
	Last           Date   `json:"last,omitempty"`
	Next           Date   `json:"next,omitempty"`
	IntervalMonths Count  `json:"intervalMonths,omitzero"`
	Reviewer       string `json:"reviewer,omitempty" vr:"personal"`
	Outcome        string `json:"outcome,omitempty" vr:"long"`
}

// Due is the day by which the record is to be looked at again: the one that was
// set, or else the last review plus the interval; empty when none is planned.
func (r Review) Due() Date {
	last, ok := r.Last.LastDay()
	months, planned := r.IntervalMonths.Value()
	if r.Next != "" || !ok || !planned || months <= 0 {
		return r.Next
	}
	return DateOf(last.AddDate(0, months, 0))
}

// DocumentRef points at a document: one kept in the register by its hash, or
// one elsewhere.
type DocumentRef struct {
	ID    RowID  `json:"id,omitempty" vr:"fixed"`
	Kind  Code   `json:"kind,omitempty" vr:"list=document-kind"`
	Title string `json:"title,omitempty" vr:"title"`
	Date  Date   `json:"date,omitempty"`
	Place string `json:"place,omitempty"`           // file name, archive number or web address
	Hash  string `json:"hash,omitempty" vr:"fixed"` // SHA-256 of the copy in the register, hex
	Note  string `json:"note,omitempty" vr:"long"`
}
