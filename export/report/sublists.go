package report

import (
	"iter"
	"reflect"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// listSpec is a list of an activity that gets a table of its own, in full.
type listSpec struct {
	list    string // the field of the activity
	columns []columnSpec
}

// subLists are the lists with a table of their own. What the other lists hold
// stands in the table of other data.
var subLists = []listSpec{
	{"purposes", []columnSpec{
		column(44, "text"), column(34, "legalBasis"), column(28, "statute"), column(26, "subPurposes"), column(28, "code"),
		column(30, "explanation"), column(30, "legitimateInterest"), column(30, "assessment"), column(22, "consentRecord"),
	}},
	{"dataSubjects", []columnSpec{column(50, "name"), column(16, "vulnerable"), column(40, "vulnerability"), column(20, "number")}},
	{"dataCategories", []columnSpec{
		column(28, "label"), column(26, "code"), column(32, "items"), column(22, "subjects"), column(14, "applies"), column(18, "kind"), column(18, "special"),
		column(26, "art9"), column(24, "uavg"), column(22, "statute"), column(20, "source"),
	}},
	{"recipients", []columnSpec{
		column(28, "partyId"), column(22, "kind"), column(16, "country"), column(30, "purpose"), column(26, "dataCategories"), column(24, "statute"), column(40, "transfer"),
	}},
	{"engagements", []columnSpec{
		column(24, "partyId"), column(14, "role"), column(18, "under").unless(isProcessor),
		{fields: []string{"serviceId"}, width: 24, heading: "column.serviceOf"}, column(14, "seatCountry"),
		{fields: []string{"locations"}, width: 22, write: places("Locations")}, column(22, "dataCategories"), column(34, "agreement"),
		column(14, "transfer.outsideEEA"), column(14, "transfer.country").unless(staysInside), column(24, "transfer.mechanism").unless(staysInside),
		column(20, "transfer.sccModules").unless(withoutClauses), column(22, "transfer.tia").unless(staysInside),
	}},
	{"retention", []columnSpec{
		column(26, "scope"), column(26, "dataCategories"), column(36, "text"),
		{fields: []string{"limit", "amount", "unit", "trigger", "condition"}, width: 34, heading: "column.term", write: term},
		column(18, "action"), column(24, "decidedBy"), column(28, "source"), column(32, "motivation"),
	}},
	{"storage", []columnSpec{column(40, "place"), column(24, "country"), column(34, "purpose"), column(40, "text")}},
	{"measures", []columnSpec{column(46, "text"), column(36, "code"), column(20, "aspect"), column(20, "status"), column(46, "explanation")}},
	{"certificates", []columnSpec{
		column(28, "standard"), column(14, "edition"), column(26, "holder"), column(36, "scope"), column(16, "status"), column(13, "from"), column(13, "to"), column(22, "issuer"),
	}},
	{"jointControllers", []columnSpec{
		column(26, "partyId"), column(34, "ourTasks"), column(34, "theirTasks"), column(28, "shared"), column(28, "neverShared"), column(24, "contactPoint"),
		column(18, "arrangement"), column(14, "arrangementDate"), column(16, "essenceAvailable"), column(34, "transfer"),
	}},
	{"controllers", []columnSpec{
		column(28, "partyId"), column(20, "role"), column(20, "under"), column(20, "reference"), column(34, "contact"), column(34, "fg"), column(34, "representative"),
		column(34, "agreement"), column(34, "transfer"),
	}},
}

// isProcessor tells that an engagement is no sub-processor, so that it works
// under nobody.
func isProcessor(row reflect.Value) bool {
	return row.Interface().(model.Engagement).Role == model.RoleProcessor
}

func staysInside(row reflect.Value) bool {
	return row.Interface().(model.Engagement).Transfer.OutsideEEA == model.No
}

// withoutClauses tells that a transfer rests on something else than the
// standard contractual clauses, which alone have modules.
func withoutClauses(row reflect.Value) bool {
	mechanism := row.Interface().(model.Engagement).Transfer.Mechanism
	return staysInside(row) || mechanism != "" && mechanism != "46-2-c"
}

func term(s *source, row reflect.Value) string {
	return s.words.Term(row.Interface().(model.Retention))
}

// places writes the places of a row: place, country, what for.
func places(list string) func(*source, reflect.Value) string {
	return func(s *source, row reflect.Value) string {
		return strings.Join(s.places(row.FieldByName(list).Interface().([]model.Place)), "\n")
	}
}

func (s *source) places(list []model.Place) []string {
	var lines []string
	for _, p := range list {
		country := ""
		if p.Country != "" {
			country = s.words.Code("country", string(p.Country))
		}
		line := joined(", ", p.Place, country)
		if p.Purpose != "" {
			line = joined(" ", line, "("+p.Purpose+")")
		}
		if line = joined(" – ", line, p.Text); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// joined joins what is filled in.
func joined(separator string, parts ...string) string {
	var filled []string
	for _, p := range parts {
		if p != "" {
			filled = append(filled, p)
		}
	}
	return strings.Join(filled, separator)
}

type compiledList struct {
	node    *node
	columns []compiledColumn
}

var compiledLists = sync.OnceValue(func() []compiledList {
	activity := nodes()[model.KindActivity]
	lists := make([]compiledList, len(subLists))
	for i, spec := range subLists {
		n := activity.child(spec.list)
		lists[i] = compiledList{n, compileColumns(n, spec.columns)}
	}
	return lists
})

// hasTable tells whether a list of an activity has a table of its own.
func hasTable(n *node) bool {
	for _, l := range compiledLists() {
		if l.node == n {
			return true
		}
	}
	return false
}

// subList is the table of one list of all activities.
func (b *builder) subList(list compiledList) Table {
	t := Table{
		ID: list.node.Name, Title: b.words.Text("sheet." + list.node.Name), Intro: b.words.Text("intro." + list.node.Name), Empty: b.words.Text("empty.list"), Keys: 2,
		Columns: []Column{{Heading: b.words.Text("column.number"), Width: numberWidth}, {Heading: b.words.Text("column.activity"), Width: nameWidth}},
		FillIn:  &FillIn{New: origin.New{Kind: model.KindActivity, List: list.node.Name}},
	}
	t.FillIn.add(list.node, origin.Number, origin.Name)
	for _, c := range list.columns {
		t.Columns = append(t.Columns, c.column(b.words))
		t.FillIn.add(list.node, c.holds(list.node))
	}
	for i := range b.reg.Activities {
		t.Count += reflect.ValueOf(&b.reg.Activities[i]).Elem().FieldByIndex(list.node.index).Len()
	}
	t.Rows = b.subListRows(list)
	return t
}

const (
	numberWidth = 9
	nameWidth   = 24
)

func (b *builder) subListRows(list compiledList) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for i := range b.reg.Activities {
			a := &b.reg.Activities[i]
			s := b.source.of(a)
			rows := s.record.FieldByIndex(list.node.index)
			for j := range rows.Len() {
				cells := make([]Cell, 0, 3+len(list.columns))
				cells = append(cells, b.words.OrMissing(a.Number), b.words.OrMissing(a.Name))
				for _, c := range list.columns {
					cells = append(cells, c.cell(s, rows.Index(j)))
				}
				if !yield(append(cells, s.refTo(list.node, rows.Index(j)))) {
					return
				}
			}
		}
	}
}
