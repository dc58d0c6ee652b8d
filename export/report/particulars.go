package report

import (
	"fmt"
	"reflect"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// ParticularRow is one thing that a supplier states and the model of the bijsluiter
// has no place for: of which part, of which of its rows, what, and the value. They
// stand behind the rest of the form, one to a row, and only those that are filled in.
type ParticularRow struct{ Part, Row, Field, Value Cell }

// inForm are the fields that the form has a place for, by their names from the record
// down. What stands below one of them has its place too.
var inForm = nameSet(`product vendorId vendor vendorAddress url explanation targetGroup users modelVersion language documentVersion options contact
	purposes.text purposes.subPurposes dataSubjects.name dataCategories.code dataCategories.label dataCategories.items dataCategories.subjects
	dataCategories.applies dataCategories.text storage transferText retention.scope retention.dataCategories retention.text retention.action
	engagements.partyId engagements.service engagements.seatCountry engagements.locations engagements.dataCategories
	engagements.transfer.mechanism
	security measures access certificates deviations classification.scheme classification.availability classification.integrity
	classification.confidentiality classification.date classification.motivation breachAgreement.channel breachAgreement.contact
	breachAgreement.fields breachAgreement.otherFields breachAgreement.notifiesAP breachAgreement.monitoring breachAgreement.text`)

// inFormWhen are the fields that the form has a place for which can't say every value of
// them, with when it does. The holder is the record, row or group that has the field.
var inFormWhen = map[string]func(w *Words, holder any) bool{
	"documentDate":                    func(_ *Words, h any) bool { return len(h.(*model.Service).DocumentDate) > len("2026") },
	"outsideEEA":                      func(_ *Words, h any) bool { return processingOf(h).TransferText == "" },
	"purposes.code":                   func(_ *Words, h any) bool { return h.(*model.Purpose).Text == "" },
	"engagements.role":                func(_ *Words, h any) bool { return h.(*model.Engagement).Role == model.RoleSubProcessor },
	"engagements.transfer.outsideEEA": func(_ *Words, h any) bool { return plainTransfer(h.(*model.Transfer)) },
	"engagements.transfer.country":    func(_ *Words, h any) bool { return plainTransfer(h.(*model.Transfer)) },
	"engagements.transfer.sccModules": func(_ *Words, h any) bool { return h.(*model.Transfer).Mechanism != "" },
	"engagements.transfer.signed":     func(_ *Words, h any) bool { return h.(*model.Transfer).Mechanism != "" },
	"classification.schemeVersion":    func(_ *Words, h any) bool { return h.(*model.Classification).Scheme != "" },
	"breachAgreement.term":            func(_ *Words, h any) bool { return wholeTerm(h.(*model.BreachAgreement)) },
	"breachAgreement.unit":            func(_ *Words, h any) bool { return wholeTerm(h.(*model.BreachAgreement)) },
	"breachAgreement.trigger":         func(_ *Words, h any) bool { return wholeTerm(h.(*model.BreachAgreement)) },
	"retention.amount":                func(w *Words, h any) bool { return periodTold(w, h.(*model.Retention)) },
	"retention.unit":                  func(w *Words, h any) bool { return periodTold(w, h.(*model.Retention)) },
	"retention.limit":                 func(w *Words, h any) bool { return limitTold(w, h.(*model.Retention)) },
	"retention.trigger": func(_ *Words, h any) bool {
		_, coded := reference.List("retention-trigger").Row(h.(*model.Retention).Trigger)
		return coded
	},
}

func processingOf(record any) *model.Processing {
	switch r := record.(type) {
	case *model.Service:
		return &r.Processing
	case *model.Activity:
		return &r.Processing
	}
	return &model.Processing{}
}

// plainTransfer tells whether an answer and a country outside the EEA agree.
func plainTransfer(t *model.Transfer) bool {
	inside, known := reference.InEEA(string(t.Country))
	return t.Country == "" || t.OutsideEEA == model.Yes && known && !inside
}

// wholeTerm tells whether a term is an amount with its unit.
func wholeTerm(b *model.BreachAgreement) bool {
	n, ok := b.Term.Value()
	return ok && n > 0 && b.Unit != ""
}

// periodTold tells whether the cell of a term has its amount and unit.
func periodTold(w *Words, r *model.Retention) bool {
	n, ok := r.Amount.Value()
	return ok && n > 0 && r.Unit != "" && (r.Text == "" || strings.Contains(strings.ToLower(r.Text), w.period(r.Amount, n, r.Unit)))
}

// limitTold tells whether the cell of a term has its limit.
func limitTold(w *Words, r *model.Retention) bool {
	return periodTold(w, r) && (r.Text == "" || strings.Contains(strings.ToLower(r.Text), strings.ToLower(w.Code("retention-limit", string(r.Limit)))))
}

// kept are the fields that are not the supplier's to state: what the customer decides,
// judges or keeps for itself, and passages of the document that something was read from.
var kept = nameSet(`id number status review documents remarks tags dpia risks rights notice breaches dataCategories.chosen
	purposes.legalBasis purposes.statute purposes.legitimateInterest purposes.assessment purposes.consentRecord
	dataCategories.art9 dataCategories.uavg dataCategories.statute dataSubjects.vulnerable dataSubjects.vulnerability
	retention.adhered retention.deviation engagements.serviceId engagements.text engagements.transfer.text recipients.transfer.text recipients.partyId`)

// annexed are the fields that stand in the security annex.
var annexed = nameSet("security measures access classification certificates breachAgreement deviations")

func nameSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

// notIn30 are the fields that the form of model 3.0 has no place for, other than those of
// the later models: it asks neither whose data they are nor what the transfers rest on.
var notIn30 = nameSet(`dataCategories.subjects outsideEEA transferText engagements.dataCategories engagements.transfer.outsideEEA
	engagements.transfer.country engagements.transfer.mechanism engagements.transfer.sccModules engagements.transfer.signed`)

// particulars gathers what the form has no place for, and what its place can't say to
// the letter.
type particulars struct {
	*source
	lacks          map[string]bool // fields that this form has no place for
	leaflet, annex []ParticularRow
}

// particulars gives those of a service, or of the processing of an activity: the rest of
// an activity is the organisation's own.
func (s *source) particulars(lacks map[string]bool) particulars {
	p := particulars{source: s, lacks: lacks}
	for _, n := range s.root.children {
		if strings.HasPrefix(n.TypeKey, "Processing.") || strings.HasPrefix(n.TypeKey, "Service.") {
			p.top(n)
		}
	}
	return p
}

func (p *particulars) top(n *node) {
	v := p.record.FieldByIndex(n.index)
	part := p.words.Label(n.Field)
	if n.Type != field.Rows {
		p.field(n, p.record, n.Name, ParticularRow{Part: Text(part)}, "")
		return
	}
	if kept[n.Name] || inForm[n.Name] {
		return
	}
	seen := map[string]int{}
	for i := range v.Len() {
		row := v.Index(i)
		name := p.rowName(n, row)
		if seen[name]++; seen[name] > 1 || name == "" {
			name = strings.TrimSpace(fmt.Sprintf("%s (%d)", printable.Value(name), seen[name]))
		} else {
			name = printable.Value(name)
		}
		for _, c := range n.children {
			at := ParticularRow{Part: Text(part), Row: Text(name)}
			if c.Title && c.nameOf != nil && !inForm[n.Name+"."+c.nameOf.Name] {
				at.Field, at.Value = Text(p.words.Label(c.Field)), Text(printable.Value(p.rowName(n, row)))
				p.leaflet = append(p.leaflet, at)
			}
			p.field(c, row, n.Name+"."+c.Name, at, "")
		}
	}
}

// rowName is what a row is called in the form.
func (p *particulars) rowName(rows *node, row reflect.Value) string {
	if c, ok := row.Interface().(model.DataCategory); ok && p.titleOf(rows, row) != "" {
		return printable.Text(p.categoryName(c.ID))
	}
	for _, c := range rows.children {
		if c.Title && c.nameOf != nil {
			return p.party(model.ID(row.FieldByIndex(c.nameOf.index).String()), row.FieldByIndex(c.index).String())
		}
	}
	return p.titleOf(rows, row)
}

// value gives the words of a leaf, what somebody typed marked as one value each.
func (p *particulars) value(n *node, holder reflect.Value) string {
	text, v := p.text(n, holder), holder.FieldByIndex(n.index)
	switch n.Type {
	case field.RowRef:
		return printable.Value(text)
	case field.Texts, field.RowRefs:
		return strings.Join(values(p.several(n, v)), "\n")
	case field.Text, field.LongText:
		if text == v.String() { // of a list it has the words
			return printable.Value(text)
		}
	}
	return text
}

// field adds a field, and the fields of a group one by one.
func (p *particulars) field(n *node, holder reflect.Value, name string, row ParticularRow, prefix string) {
	v := holder.FieldByIndex(n.index)
	if n.hidden() || kept[name] || inForm[name] && !p.lacks[name] || empty(v) && n.Type != field.RecordRef {
		return
	}
	label := p.words.Label(n.Field)
	if n.Type == field.Group {
		below := prefix + label + " – "
		if row.Part.Text == label && row.Row.Text == "" {
			below = "" // the part says it
		}
		for _, c := range n.children {
			p.field(c, v, name+"."+c.Name, row, below)
		}
		return
	}
	row.Value = Text(p.value(n, holder))
	if prefix+label != row.Part.Text || row.Row.Text != "" {
		row.Field = Text(prefix + label)
	}
	if told := inFormWhen[name]; told != nil && !p.lacks[name] && told(p.words, holder.Addr().Interface()) || row.Value.Text == "" {
		return
	}
	if top, _, _ := strings.Cut(name, "."); annexed[top] {
		p.annex = append(p.annex, row)
		return
	}
	p.leaflet = append(p.leaflet, row)
}
