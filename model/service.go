package model

// Service is a supplier's product as its bijsluiter describes it: the
// supplier's dated statement, never taken for the organisation's own fact.
type Service struct {
	ID              ID              `json:"id,omitempty" vr:"fixed"`
	Number          string          `json:"number,omitempty" vr:"fixed"`
	Product         string          `json:"product,omitempty" vr:"title"`
	VendorID        ID              `json:"vendorId,omitempty" vr:"ref=party,name=vendor"`
	Vendor          string          `json:"vendor,omitempty"`
	VendorAddress   string          `json:"vendorAddress,omitempty"`       // seat as printed
	Role            Role            `json:"role,omitempty" vr:"list=role"` // the supplier's role for this product
	Status          Status          `json:"status,omitempty" vr:"list=status"`
	URL             string          `json:"url,omitempty"`
	Explanation     string          `json:"explanation,omitempty" vr:"long"`
	TargetGroup     string          `json:"targetGroup,omitempty"`
	Sectors         []Code          `json:"sectors,omitempty" vr:"list=sector"`
	Users           []string        `json:"users,omitempty"`
	ModelVersion    string          `json:"modelVersion,omitempty"`    // of the model verwerkersovereenkomst: 2.0, 3.0, 4.0
	DocumentVersion string          `json:"documentVersion,omitempty"` // as printed
	DocumentDate    Date            `json:"documentDate,omitempty"`    // the latest date the document carries
	OtherDates      []DatedNote     `json:"otherDates,omitempty"`      // other dates it carries, and its change log
	Language        string          `json:"language,omitempty"`
	Options         []ServiceOption `json:"options,omitempty"`
	NoticeDays      Count           `json:"noticeDays,omitzero"`    // days in which it announces a new sub-processor, as it states, art. 28(2)
	ObjectionDays   Count           `json:"objectionDays,omitzero"` // days in which a customer may object to one, as it states, art. 28(2)

	Processing

	Deviations []Deviation   `json:"deviations,omitempty"` // bijlage 3
	Contact    Contact       `json:"contact,omitzero"`
	Review     Review        `json:"review,omitzero"`
	Documents  []DocumentRef `json:"documents,omitempty"`
	Remarks    string        `json:"remarks,omitempty" vr:"long"`
	Tags       []string      `json:"tags,omitempty"`
}

// Identity implements Record.
func (s *Service) Identity() (Kind, ID) { return KindService, s.ID }

// SetIdentity implements Record.
func (s *Service) SetIdentity(id ID, number string) { s.ID, s.Number = id, number }

// RecordNumber implements Record.
func (s *Service) RecordNumber() string { return s.Number }

// Title implements Record.
func (s *Service) Title() string { return s.Product }

// ServiceOption is a part of a service with the processing that belongs to it:
// inseparable, or optional and then to be chosen by the organisation.
type ServiceOption struct {
	ID     RowID  `json:"id,omitempty" vr:"fixed"`
	Text   string `json:"text,omitempty" vr:"long,title"`
	Mode   Code   `json:"mode,omitempty" vr:"list=option-mode"`
	Chosen Answer `json:"chosen,omitempty" vr:"list=answer"`
}

// Deviation is a departure from the model agreement (bijlage 3).
type Deviation struct {
	ID      RowID  `json:"id,omitempty" vr:"fixed"`
	Article string `json:"article,omitempty" vr:"title"`
	Text    string `json:"text,omitempty" vr:"long"`
	Reason  string `json:"reason,omitempty" vr:"long"`
}

// DatedNote is a dated line of a document's own change log.
type DatedNote struct {
	ID   RowID  `json:"id,omitempty" vr:"fixed"`
	Date Date   `json:"date,omitempty"`
	Text string `json:"text,omitempty" vr:"title"`
}
