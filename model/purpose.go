package model

// Purpose is one purpose with its own legal basis (art. 30(1)(b), 6(1)).
type Purpose struct {
	ID                 RowID      `json:"id,omitempty" vr:"fixed"`
	Text               string     `json:"text,omitempty" vr:"long,title"`
	Code               Code       `json:"code,omitempty" vr:"list=bijsluiter-purpose"` // the convenant's standard purpose
	SubPurposes        []string   `json:"subPurposes,omitempty"`
	LegalBasis         Code       `json:"legalBasis,omitempty" vr:"list=legal-basis,for=CJ"` // art. 6(1)
	Statute            string     `json:"statute,omitempty" vr:"for=CJ"`                     // art. 6(3): the provision behind c and e
	Explanation        string     `json:"explanation,omitempty" vr:"long"`
	LegitimateInterest string     `json:"legitimateInterest,omitempty" vr:"long,for=CJ"` // art. 6(1)(f), 13(1)(d)
	Assessment         Assessment `json:"assessment,omitzero" vr:"for=CJ"`
	ConsentRecord      string     `json:"consentRecord,omitempty" vr:"for=CJ"` // where the consents are kept, art. 7(1)
}

// Assessment is the balancing test behind art. 6(1)(f) (LIA, belangenafweging).
type Assessment struct {
	Status     Code   `json:"status,omitempty" vr:"list=lia-status"`
	Date       Date   `json:"date,omitempty"`
	Necessity  string `json:"necessity,omitempty" vr:"long"`
	Balancing  string `json:"balancing,omitempty" vr:"long"`
	Decision   string `json:"decision,omitempty" vr:"long"`
	DecidedBy  string `json:"decidedBy,omitempty" vr:"personal"`
	FGAdvice   string `json:"fgAdvice,omitempty" vr:"long"`
	NextReview Date   `json:"nextReview,omitempty"`
	Place      string `json:"place,omitempty"`
}
