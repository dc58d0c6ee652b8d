package model

import "slices"

// Kind tells the sorts of record apart.
type Kind string

// The kinds of record a register holds.
const (
	KindOrganisation Kind = "organisation"
	KindActivity     Kind = "activity"
	KindService      Kind = "service"
	KindParty        Kind = "party"
)

// Kinds lists every kind that people keep, in the order they meet them.
func Kinds() []Kind { return []Kind{KindOrganisation, KindActivity, KindService, KindParty} }

// StoredKinds lists every kind that a register file can hold: Kinds, and what
// was declared about records of those kinds.
func StoredKinds() []Kind { return append(Kinds(), KindSignOff) }

// Record is what has versions of its own: an Organisation, Activity, Service,
// Party or SignOff, always as a pointer.
type Record interface {
	// Identity returns the kind and the ID for life.
	Identity() (Kind, ID)
	// SetIdentity gives a new record its ID and number.
	SetIdentity(id ID, number string)
	// RecordNumber is what people call the record by, such as V-012. The
	// organisation has none.
	RecordNumber() string
	// Title names the record in one line; it is empty when nobody named it.
	Title() string
}

// New returns an empty record of the kind, or nil for an unknown kind.
func New(kind Kind) Record {
	switch kind {
	case KindOrganisation:
		return &Organisation{}
	case KindActivity:
		return &Activity{}
	case KindService:
		return &Service{}
	case KindParty:
		return &Party{}
	case KindSignOff:
		return &SignOff{}
	}
	return nil
}

// Register is everything a register says at one moment.
type Register struct {
	Organisation Organisation `json:"organisation"`
	Activities   []Activity   `json:"activities,omitempty"`
	Services     []Service    `json:"services,omitempty"`
	Parties      []Party      `json:"parties,omitempty"`
	SignOffs     []SignOff    `json:"signOffs,omitempty"` // those in force

	// Approvals says of each record that was ever approved how it stands
	// against that, and under the empty ID of the register as a whole. It
	// follows from SignOffs and the history, which only the file has.
	Approvals map[ID]Approval `json:"-"`
}

// Records returns pointers to all records of Kinds: the organisation, then
// activities, services and parties in their order.
func (r *Register) Records() []Record {
	records := make([]Record, 0, 1+len(r.Activities)+len(r.Services)+len(r.Parties))
	records = append(records, &r.Organisation)
	for i := range r.Activities {
		records = append(records, &r.Activities[i])
	}
	for i := range r.Services {
		records = append(records, &r.Services[i])
	}
	for i := range r.Parties {
		records = append(records, &r.Parties[i])
	}
	return records
}

// Stored returns pointers to all records of StoredKinds: Records, then the
// sign-offs.
func (r *Register) Stored() []Record {
	records := r.Records()
	for i := range r.SignOffs {
		records = append(records, &r.SignOffs[i])
	}
	return records
}

// Add appends copies of records, or replaces the organisation.
func (r *Register) Add(records ...Record) {
	count := map[Kind]int{}
	for _, record := range records {
		kind, _ := record.Identity()
		count[kind]++
	}
	r.Activities = slices.Grow(r.Activities, count[KindActivity])
	r.Services = slices.Grow(r.Services, count[KindService])
	r.Parties = slices.Grow(r.Parties, count[KindParty])
	r.SignOffs = slices.Grow(r.SignOffs, count[KindSignOff])
	for _, record := range records {
		switch v := record.(type) {
		case *Organisation:
			r.Organisation = *v
		case *Activity:
			r.Activities = append(r.Activities, *v)
		case *Service:
			r.Services = append(r.Services, *v)
		case *Party:
			r.Parties = append(r.Parties, *v)
		case *SignOff:
			r.SignOffs = append(r.SignOffs, *v)
		}
	}
}

// Party returns the party with that ID, or nil.
func (r *Register) Party(id ID) *Party {
	for i := range r.Parties {
		if id != "" && r.Parties[i].ID == id {
			return &r.Parties[i]
		}
	}
	return nil
}

// Service returns the service with that ID, or nil.
func (r *Register) Service(id ID) *Service {
	for i := range r.Services {
		if id != "" && r.Services[i].ID == id {
			return &r.Services[i]
		}
	}
	return nil
}

// Activity returns the activity with that ID, or nil.
func (r *Register) Activity(id ID) *Activity {
	for i := range r.Activities {
		if id != "" && r.Activities[i].ID == id {
			return &r.Activities[i]
		}
	}
	return nil
}
