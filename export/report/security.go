package report

import (
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
)

// Security is what the security annex (Bijlage 2) says (art. 28(3)(c), 32).
type Security struct {
	General                                  Cell
	Access                                   []AccessRow
	Measures                                 []MeasureRow
	Scheme                                   Cell // of the classification, with its version
	Availability, Integrity, Confidentiality Cell
	Classified                               Cell // when
	Classification                           Cell // why
	Certificates                             []CertificateRow
	Breach                                   BreachTerms
}

// AccessRow says which staff may do what with which data.
type AccessRow struct{ Group, Data, Operations Cell }

// MeasureRow is a measure, and whether it is met: apply or explain.
type MeasureRow struct{ Aspect, Topic, Measure, Status, Explanation Cell }

// CertificateRow is a certificate, held or only planned.
type CertificateRow struct{ Standard, Edition, Holder, Scope, Status, From, To, Issuer, Number Cell }

// BreachTerms is what was agreed about personal data breaches (art. 33(2)).
type BreachTerms struct {
	Term, Channel, Contact Cell
	Fields                 []Cell // what a notice reports
	Authority              Cell   // whether the processor files the first notification
	Monitoring, Text       Cell
}

// DeviationRow is a departure from the model agreement.
type DeviationRow struct{ Article, Text, Reason Cell }

func (s *source) securityAnnex(p *model.Processing) Security {
	w, c := s.words, p.Classification
	out := Security{
		General:      w.said(p.Security),
		Scheme:       w.OrMissing(joined(" ", s.code("classification-scheme", c.Scheme), printable.Value(c.SchemeVersion))),
		Availability: w.OrMissing(s.code("classification-level", c.Availability)), Integrity: w.OrMissing(s.code("classification-level", c.Integrity)),
		Confidentiality: w.OrMissing(s.code("classification-level", c.Confidentiality)),
		Classified:      w.Date(c.Date), Classification: w.said(c.Motivation), Breach: s.breachTerms(p.BreachAgreement),
	}
	for _, a := range p.Access {
		out.Access = append(out.Access, AccessRow{w.said(a.Group), w.said(a.Data), w.said(a.Operations)})
	}
	for _, m := range p.Measures {
		out.Measures = append(out.Measures, MeasureRow{
			w.OrMissing(s.code("biv-aspect", m.Aspect)), w.OrMissing(s.code("measure", m.Code)), w.said(m.Text), w.OrMissing(s.code("measure-status", m.Status)), w.said(m.Explanation),
		})
	}
	for _, c := range p.Certificates {
		out.Certificates = append(out.Certificates, CertificateRow{
			w.OrMissing(s.code("certificate-standard", c.Standard)), w.said(c.Edition), w.said(c.Holder), w.said(c.Scope),
			w.OrMissing(s.code("certificate-status", c.Status)), w.Date(c.From), w.Date(c.To), w.said(c.Issuer), w.said(c.Number),
		})
	}
	missing := w.Missing()
	if len(out.Access) == 0 {
		out.Access = []AccessRow{{missing, missing, missing}}
	}
	if len(out.Measures) == 0 {
		out.Measures = []MeasureRow{{missing, missing, missing, missing, missing}}
	}
	if len(out.Certificates) == 0 {
		out.Certificates = []CertificateRow{{missing, missing, missing, missing, missing, missing, missing, missing, missing}}
	}
	return out
}

func (s *source) breachTerms(b model.BreachAgreement) BreachTerms {
	w := s.words
	term := ""
	if n, _ := b.Term.Value(); wholeTerm(&b) {
		term = joined(" ", w.period(b.Term, n, b.Unit), printable.Value(b.Trigger))
	}
	out := BreachTerms{
		Term: w.OrMissing(term), Channel: w.said(b.Channel), Contact: w.OrMissing(s.labelledContact(b.Contact)),
		Authority: w.OrMissing(s.code("answer", model.Code(b.NotifiesAP))), Monitoring: w.said(b.Monitoring), Text: w.said(b.Text),
	}
	for _, f := range b.Fields {
		out.Fields = append(out.Fields, Text(s.code("breach-field", f)))
	}
	for _, f := range b.OtherField {
		out.Fields = append(out.Fields, w.said(strings.TrimSpace(f)))
	}
	if len(out.Fields) == 0 {
		out.Fields = []Cell{w.Missing()}
	}
	return out
}

func (s *source) deviations(list []model.Deviation) []DeviationRow {
	w := s.words
	var rows []DeviationRow
	for _, d := range list {
		rows = append(rows, DeviationRow{w.said(d.Article), w.said(d.Text), w.said(d.Reason)})
	}
	if len(rows) == 0 {
		rows = []DeviationRow{{w.Missing(), w.Missing(), w.Missing()}}
	}
	return rows
}
