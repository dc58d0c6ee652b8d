package completeness

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
)

// certificateRules keep what is held apart from what is planned (art. 32(3)).
var certificateRules = []rule{
	{code: "certificate-status", severity: Warning, article: "32(3)",
		find: certificates("status", func(_ *view, c *model.Certificate) bool { return c.Status == "" || c.Status == "unknown" })},
	{code: "certificate-not-yet", severity: Warning, article: "32(3)",
		find: certificates("status", func(v *view, c *model.Certificate) bool { return c.Status == "held" && v.future(c.From) })},
	{code: "certificate-expired", severity: Warning, article: "32(3)",
		find: certificates("to", func(v *view, c *model.Certificate) bool { return c.Status == "held" && v.past(c.To) })},
	{code: "certificate-plan-passed", severity: Warning, article: "32(3)",
		find: certificates("status", func(v *view, c *model.Certificate) bool { return c.Status == "planned" && v.past(c.From) })},
	{code: "certificate-since", severity: Info, article: "32(3)",
		find: certificates("from", func(_ *view, c *model.Certificate) bool { return c.Status == "held" && c.From == "" })},
}

// certificates makes a rule's function of a test on each certificate of the
// record.
func certificates(name string, lacks func(*view, *model.Certificate) bool) func(*view, report) {
	return func(v *view, report report) {
		held := v.certificates()
		for i := range held {
			if c := &held[i]; lacks(v, c) {
				report(row("certificates", c.ID).Field(name), c.Holder)
			}
		}
	}
}

func (v *view) certificates() []model.Certificate {
	switch v.kind {
	case model.KindOrganisation:
		return v.organisation.Certificates
	case model.KindParty:
		return v.party.Certificates
	}
	return v.processing.Certificates
}

// reviewRules ask that a record is looked at again (art. 24(1)).
var reviewRules = []rule{
	{code: "review-unplanned", severity: Info, article: "24(1)",
		find: missing("review.next", func(v *view) bool {
			r := v.review()
			return v.kind == model.KindActivity && v.status != model.StatusEnded && r.Next == "" && r.IntervalMonths.IsZero()
		})},
	{code: "review-overdue", severity: Warning, article: "24(1)",
		find: missing("review.next", func(v *view) bool { return v.status != model.StatusEnded && v.reviewOverdue() })},
}

func (v *view) review() model.Review {
	switch v.kind {
	case model.KindActivity:
		return v.activity.Review
	case model.KindService:
		return v.service.Review
	case model.KindParty:
		return v.party.Review
	}
	return model.Review{}
}

// reviewOverdue reports a planned review whose day has passed: the one that was
// set, or else the last one plus the interval.
func (v *view) reviewOverdue() bool {
	r := v.review()
	if r.Next != "" {
		return v.past(r.Next)
	}
	months, planned := r.IntervalMonths.Value()
	return planned && months > 0 && v.olderThan(r.Last, months)
}

// everyRecordRules read the catalogue of fields: codes, dates and references
// that can't be what was meant.
var everyRecordRules = []rule{
	{code: "dangling-record", severity: Warning, find: leaves(func(v *view, l leaf) bool {
		return l.field.Type == field.RecordRef && v.register != nil && !v.exists(l.field.Ref, model.ID(l.text))
	})},
	{code: "dangling-row", severity: Warning, find: danglingRows},
	{code: "code-unknown", severity: Warning, find: leaves(func(_ *view, l leaf) bool {
		_, known := l.row()
		return l.coded() && !known
	})},
	{code: "code-retired", severity: Warning, find: leaves(func(v *view, l leaf) bool {
		r, known := l.row()
		return l.coded() && known && !r.ValidOn(v.on) && !v.currentMechanism(l)
	})},
	{code: "code-unverified", severity: Info, find: leaves(func(_ *view, l leaf) bool {
		r, known := l.row()
		return l.coded() && known && r.Check == reference.Unverified
	})},
	{code: "date-unreadable", severity: Warning, find: leaves(func(_ *view, l leaf) bool {
		return l.field.Type == field.Date && !model.Date(l.text).Valid()
	})},
}

// currentMechanism reports the mechanism of a transfer that takes place, which
// has a rule of its own.
func (v *view) currentMechanism(l leaf) bool {
	if l.field.List != "mechanism" {
		return false
	}
	return slices.ContainsFunc(v.transfers(), func(t transfer) bool { return t.current() && t.path.Field("mechanism") == l.path })
}

// leaf is one value of a record; of a field with several values, one of them.
type leaf struct {
	path  field.Path
	field *field.Field
	text  string
}

// coded reports a value that must be a code of a list.
func (l leaf) coded() bool { return l.field.Type == field.Code || l.field.Type == field.Codes }

// readable reports a value that says something to who typed it: not the code of
// a known row, nor the ID of a record.
func (l leaf) readable() bool {
	_, known := l.row()
	return !known && l.field.Type != field.RecordRef
}

func (l leaf) row() (reference.Row, bool) { return reference.List(l.field.List).Row(l.text) }

// leaves makes a rule's function of a test on each value that is filled in.
func leaves(wrong func(*view, leaf) bool) func(*view, report) {
	return func(v *view, report report) {
		for _, l := range v.leaves() {
			switch {
			case !wrong(v, l):
			case l.readable():
				report(l.path, l.text)
			default:
				report(l.path, "")
			}
		}
	}
}

// leaves returns the codes, dates and references of the record; no rule asks
// for plain text.
func (v *view) leaves() []leaf {
	if v.found.leaves != nil {
		return v.found.leaves
	}
	v.found.leaves = []leaf{}
	field.Leaves(v.record, func(path field.Path, f *field.Field, value any) {
		switch f.Type {
		case field.Code, field.Codes, field.Date, field.RecordRef, field.RowRef, field.RowRefs:
			for _, text := range texts(value) {
				v.found.leaves = append(v.found.leaves, leaf{path, f, text})
			}
		}
	})
	return v.found.leaves
}

func texts(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	}
	return nil
}

// exists reports whether the register has a record of that kind and ID.
func (c *Context) exists(kind model.Kind, id model.ID) bool {
	switch kind {
	case model.KindParty:
		return c.parties[id] != nil
	case model.KindService:
		return c.services[id] != nil
	case model.KindActivity:
		return c.activities[id]
	}
	return true
}

// danglingRows reports references to rows that the record doesn't have.
func danglingRows(v *view, report report) {
	rows := make(map[string][]model.RowID)
	for _, l := range v.leaves() {
		points := l.field.Type == field.RowRef || l.field.Type == field.RowRefs
		if !points {
			continue
		}
		list := l.field.RowList
		if rows[list] == nil {
			rows[list], _ = field.RowIDs(v.record, field.Path(list)) // no such list has no rows
		}
		if !slices.Contains(rows[list], model.RowID(l.text)) {
			report(l.path, "")
		}
	}
}
