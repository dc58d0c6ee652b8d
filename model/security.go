package model

// Measure is one technical or organisational measure (art. 32).
type Measure struct {
	ID          RowID  `json:"id,omitempty" vr:"fixed"`
	Code        Code   `json:"code,omitempty" vr:"list=measure"`
	Text        string `json:"text,omitempty" vr:"long,title"`
	Aspect      Code   `json:"aspect,omitempty" vr:"list=biv-aspect"`
	Status      Code   `json:"status,omitempty" vr:"list=measure-status"` // meets, does not, planned: apply or explain
	Explanation string `json:"explanation,omitempty" vr:"long"`
}

// AccessGroup says which staff may do what with which data (bijlage 2).
type AccessGroup struct {
	ID         RowID  `json:"id,omitempty" vr:"fixed"`
	Group      string `json:"group,omitempty" vr:"title"`
	Data       string `json:"data,omitempty"`
	Operations string `json:"operations,omitempty"`
}

// Classification is the BIV value: availability, integrity, confidentiality.
type Classification struct {
	Scheme          Code   `json:"scheme,omitempty" vr:"list=classification-scheme"`
	SchemeVersion   string `json:"schemeVersion,omitempty"`
	Availability    Code   `json:"availability,omitempty" vr:"list=classification-level"`
	Integrity       Code   `json:"integrity,omitempty" vr:"list=classification-level"`
	Confidentiality Code   `json:"confidentiality,omitempty" vr:"list=classification-level"`
	Date            Date   `json:"date,omitempty"`
	Motivation      string `json:"motivation,omitempty" vr:"long"`
}

// Certificate is a certificate or audit statement, held or only planned (art.
// 32(3), 42).
type Certificate struct {
	ID       RowID  `json:"id,omitempty" vr:"fixed"`
	Standard Code   `json:"standard,omitempty" vr:"list=certificate-standard,title"`
	Edition  string `json:"edition,omitempty"`
	Holder   string `json:"holder,omitempty"` // who holds it: not always the supplier
	Scope    string `json:"scope,omitempty" vr:"long"`
	Status   Code   `json:"status,omitempty" vr:"list=certificate-status"`
	From     Date   `json:"from,omitempty"` // held since, or planned for
	To       Date   `json:"to,omitempty"`
	Issuer   string `json:"issuer,omitempty"`
	Number   string `json:"number,omitempty"`
	Text     string `json:"text,omitempty" vr:"long"` // as found
}

// BreachAgreement is what was agreed about personal data breaches (art. 33(2)).
type BreachAgreement struct {
	Term       Count    `json:"term,omitzero"`
	Unit       Code     `json:"unit,omitempty" vr:"list=time-unit"`
	Trigger    string   `json:"trigger,omitempty"` // from when the term runs
	Channel    string   `json:"channel,omitempty"` // how the notice comes
	Contact    Contact  `json:"contact,omitzero"`
	Fields     []Code   `json:"fields,omitempty" vr:"list=breach-field"` // what a notice reports, art. 33(3)
	OtherField []string `json:"otherFields,omitempty"`
	NotifiesAP Answer   `json:"notifiesAP,omitempty" vr:"list=answer"` // the supplier files the first notification
	Monitoring string   `json:"monitoring,omitempty" vr:"long"`
	Text       string   `json:"text,omitempty" vr:"long"` // as found
}

// Breach is a personal data breach in this activity, or where it is filed
// (art. 33(5)).
type Breach struct {
	ID         RowID  `json:"id,omitempty" vr:"fixed"`
	Date       Date   `json:"date,omitempty"`
	Summary    string `json:"summary,omitempty" vr:"long,title"`
	Reference  string `json:"reference,omitempty"`
	ReportedAP Answer `json:"reportedAP,omitempty" vr:"list=answer"` // art. 33(1)
	Informed   Answer `json:"informed,omitempty" vr:"list=answer"`   // data subjects, art. 34
}

// Risk is a risk to people and what is done about it (art. 32, 35(7)(c)-(d)).
type Risk struct {
	ID          RowID  `json:"id,omitempty" vr:"fixed"`
	Description string `json:"description,omitempty" vr:"long,title"`
	Likelihood  Code   `json:"likelihood,omitempty" vr:"list=risk-level"`
	Impact      Code   `json:"impact,omitempty" vr:"list=risk-level"`
	Mitigation  string `json:"mitigation,omitempty" vr:"long"`
	Residual    Code   `json:"residual,omitempty" vr:"list=risk-level"`
	Owner       string `json:"owner,omitempty" vr:"personal"`
}

// DPIA says whether a data protection impact assessment is required and how it
// stands (art. 35), with the prior consultation (art. 36).
type DPIA struct {
	Required         Answer `json:"required,omitempty" vr:"list=answer"`
	CriteriaAP       []Code `json:"criteriaAP,omitempty" vr:"list=dpia-ap17"`     // list of the AP, art. 35(4)
	CriteriaEDPB     []Code `json:"criteriaEDPB,omitempty" vr:"list=dpia-edpb9"`  // WP 248 rev.01
	CriteriaLaw      []Code `json:"criteriaLaw,omitempty" vr:"list=dpia-art35-3"` // art. 35(3)
	Reason           string `json:"reason,omitempty" vr:"long"`
	Status           Code   `json:"status,omitempty" vr:"list=dpia-status"`
	Date             Date   `json:"date,omitempty"`
	Outcome          string `json:"outcome,omitempty" vr:"long"`
	FGAdvice         string `json:"fgAdvice,omitempty" vr:"long"` // art. 35(2)
	NextReview       Date   `json:"nextReview,omitempty"`         // art. 35(11)
	Place            string `json:"place,omitempty"`
	Consultation     Answer `json:"consultation,omitempty" vr:"list=answer"` // art. 36(1)
	ConsultationDate Date   `json:"consultationDate,omitempty"`
	ConsultationText string `json:"consultationText,omitempty" vr:"long"`
}

// AutomatedDecision says whether decisions are taken by machine alone, or
// people are profiled (art. 22, 13(2)(f)).
type AutomatedDecision struct {
	Exists       Answer `json:"exists,omitempty" vr:"list=answer"`
	Profiling    Answer `json:"profiling,omitempty" vr:"list=answer"` // art. 4(4)
	Logic        string `json:"logic,omitempty" vr:"long"`
	Consequences string `json:"consequences,omitempty" vr:"long"`
	Ground       string `json:"ground,omitempty"`               // art. 22(2)
	Safeguards   string `json:"safeguards,omitempty" vr:"long"` // art. 22(3): human intervention
}

// Rights says how data subjects exercise their rights (art. 12-22).
type Rights struct {
	Procedure   string        `json:"procedure,omitempty" vr:"long"`
	Contact     string        `json:"contact,omitempty"`
	Limitations string        `json:"limitations,omitempty" vr:"long"` // art. 23, UAVG 41
	Details     []RightDetail `json:"details,omitempty"`
}

// RightDetail is what holds for one right.
type RightDetail struct {
	ID      RowID  `json:"id,omitempty" vr:"fixed"`
	Right   Code   `json:"right,omitempty" vr:"list=right,title"`
	Applies Answer `json:"applies,omitempty" vr:"list=answer"`
	How     string `json:"how,omitempty" vr:"long"`
}
