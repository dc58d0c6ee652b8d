package model

// DataSubject is a category of data subjects (art. 30(1)(c)).
type DataSubject struct {
	ID            RowID  `json:"id,omitempty" vr:"fixed"`
	Name          string `json:"name,omitempty" vr:"title"`
	Vulnerable    Answer `json:"vulnerable,omitempty" vr:"list=answer"` // such as children, recital 75
	Vulnerability string `json:"vulnerability,omitempty"`
	Number        string `json:"number,omitempty"` // how many, as a number or estimate
}

// Volume is how many people the processing touches (art. 35, recital 91).
type Volume struct {
	People Count  `json:"people,omitzero"` // number of data subjects
	Text   string `json:"text,omitempty"`
}

// DataCategory is a category of personal data about certain data subjects
// (art. 30(1)(c)), with the second ground that special data ask.
type DataCategory struct {
	ID       RowID    `json:"id,omitempty" vr:"fixed"`
	Code     Code     `json:"code,omitempty" vr:"list=bijsluiter-category"` // the category of the privacyconvenant
	Label    string   `json:"label,omitempty" vr:"title"`
	Items    []string `json:"items,omitempty"`
	Subjects []RowID  `json:"subjects,omitempty" vr:"row=dataSubjects"`
	Applies  Applies  `json:"applies,omitempty" vr:"list=applies"`
	Kind     Code     `json:"kind,omitempty" vr:"list=data-kind"`
	Special  Code     `json:"special,omitempty" vr:"list=special-category"` // art. 9(1)
	Art9     Code     `json:"art9,omitempty" vr:"list=art9,for=CJ"`         // exception of art. 9(2)
	UAVG     Code     `json:"uavg,omitempty" vr:"list=uavg,for=CJ"`         // article of the UAVG
	Statute  string   `json:"statute,omitempty" vr:"for=CJ"`                // provision that allows BSN (UAVG 46), criminal (art. 10) or special data
	Source   string   `json:"source,omitempty"`                             // where the data come from, art. 14(2)(f)
	Text     string   `json:"text,omitempty" vr:"long"`                     // explanation as found
	Chosen   Answer   `json:"chosen,omitempty" vr:"list=answer"`            // for an optional category: the organisation uses it
}

// Provision says whether people must give the data and what follows when they
// do not (art. 13(2)(e)).
type Provision struct {
	Obligation   Code   `json:"obligation,omitempty" vr:"list=obligation"`
	Consequences string `json:"consequences,omitempty" vr:"long"`
}

// Pseudonymisation says when and how data are pseudonymised (art. 4(5), 25, 32).
type Pseudonymisation struct {
	Applied   Answer `json:"applied,omitempty" vr:"list=answer"`
	Moment    Code   `json:"moment,omitempty" vr:"list=pseudonymisation-moment"`
	Method    string `json:"method,omitempty" vr:"long"`
	KeyHolder string `json:"keyHolder,omitempty"`
}

// AnonymisedUse is a use of data after they were made anonymous, and the
// condition under which the set may be used (recital 26).
type AnonymisedUse struct {
	ID           RowID    `json:"id,omitempty" vr:"fixed"`
	Purpose      string   `json:"purpose,omitempty" vr:"long,title"`
	Items        []string `json:"items,omitempty"`
	Excluded     []string `json:"excluded,omitempty"`    // what is left out of the set
	MinimumGroup Count    `json:"minimumGroup,omitzero"` // smallest number of people in a group
	Group        string   `json:"group,omitempty"`       // what a group is: class, school, year
	User         string   `json:"user,omitempty"`        // who uses the set
	Text         string   `json:"text,omitempty" vr:"long"`
}

// Recipient is a category of recipients or a named one (art. 4(9), 30(1)(d)).
type Recipient struct {
	ID             RowID    `json:"id,omitempty" vr:"fixed"`
	PartyID        ID       `json:"partyId,omitempty" vr:"ref=party,name=name"`
	Name           string   `json:"name,omitempty" vr:"title"`
	Kind           Code     `json:"kind,omitempty" vr:"list=recipient-kind"`
	Country        Code     `json:"country,omitempty" vr:"list=country"`
	Purpose        string   `json:"purpose,omitempty"`
	DataCategories []RowID  `json:"dataCategories,omitempty" vr:"row=dataCategories"`
	Statute        string   `json:"statute,omitempty"` // the provision that obliges to disclose
	Transfer       Transfer `json:"transfer,omitzero"`
}
