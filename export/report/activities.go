package report

import (
	"iter"

	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// activityColumn is a column of a table with one row for each activity: a field
// of it, or a summary under a heading of its own.
type activityColumn struct {
	heading string
	width   int
	holds   origin.Field
	cell    func(s *source, a *model.Activity) Cell
}

func summary(heading string, width int, write func(s *source, a *model.Activity) string) activityColumn {
	return activityColumn{heading, width, summed[heading], func(s *source, a *model.Activity) Cell { return s.words.OrMissing(write(s, a)) }}
}

// summed are the fields of which somebody who adds an activity can put values in a
// column that sums them up otherwise.
var summed = map[string]origin.Field{
	"column.joint": origin.Values("activity.jointControllers.party"), "column.principals": origin.Values("activity.controllers.party"),
	"column.purposes": origin.Values("activity.purposes.text"), "column.operations": origin.Values("activity.operations"),
	"column.subjects": origin.Values("activity.dataSubjects.name"), "column.categories": origin.Values("activity.dataCategories.label"),
	"column.recipients": origin.Values("activity.recipients.name"), "column.engagements": origin.Values("activity.engagements.party"),
	"column.subprocessors": origin.Values("subprocessor.party"), "column.transfer": origin.Values("transfer.text"),
	"column.retention": origin.Values("activity.retention.text"), "column.security": origin.Values("activity.measures.text"),
	"column.storage": origin.Values("activity.storage.place"),
}

// alone is a column with one field and nothing else.
func alone(heading string, width int, name string) activityColumn {
	return activityColumn{heading, width, origin.Field(name), func(s *source, _ *model.Activity) Cell { return s.cell(s.root.child(name), s.record) }}
}

// activityHead are the columns that every table of activities starts with.
var activityHead = []activityColumn{
	{"column.number", numberWidth, origin.Number, func(s *source, a *model.Activity) Cell { return s.words.OrMissing(a.Number) }},
	alone("column.activity", 22, "name"),
	alone("column.role", 21, "role"),
	alone("column.status", 11, "status"),
	alone("column.department", 14, "department"),
	alone("column.owner", 14, "owner"),
}

// controllerColumns follow art. 30(1): (b) purposes, (c) data subjects and
// data, (d) recipients, (e) transfers, (f) time limits, (g) security.
var controllerColumns = []activityColumn{
	summary("column.joint", 18, func(s *source, a *model.Activity) string { return s.joint(a) }),
	summary("column.purposes", 36, func(s *source, a *model.Activity) string { return s.purposes(a.Purposes, true) }),
	summary("column.subjects", 18, func(s *source, a *model.Activity) string { return s.subjects(a.DataSubjects) }),
	summary("column.categories", 32, func(s *source, a *model.Activity) string { return s.categories(a.DataCategories) }),
	summary("column.recipients", 24, func(s *source, a *model.Activity) string { return s.recipients(a.Recipients) }),
	summary("column.engagements", 25, func(s *source, a *model.Activity) string { return s.engagements(a.Engagements) }),
	transferColumn,
	retentionColumn,
	securityColumn,
	storageColumn,
}

// processorColumns follow art. 30(2): (a) the controllers acted for, (b) the
// categories of processing, (c) transfers, (d) security.
var processorColumns = []activityColumn{
	summary("column.principals", 36, func(s *source, a *model.Activity) string { return s.principals(a.Controllers) }),
	summary("column.operations", 30, func(s *source, a *model.Activity) string { return s.operations(a) }),
	summary("column.subjects", 18, func(s *source, a *model.Activity) string { return s.subjects(a.DataSubjects) }),
	summary("column.categories", 28, func(s *source, a *model.Activity) string { return s.categories(a.DataCategories) }),
	summary("column.subprocessors", 28, func(s *source, a *model.Activity) string { return s.engagements(a.Engagements) }),
	transferColumn,
	retentionColumn,
	securityColumn,
	storageColumn,
}

var (
	transferColumn = summary("column.transfer", 30, func(s *source, a *model.Activity) string {
		return s.transfers(&a.Processing, a.JointControllers, a.Controllers)
	})
	retentionColumn = summary("column.retention", 28, func(s *source, a *model.Activity) string { return s.retention(a.Retention) })
	securityColumn  = summary("column.security", 30, func(s *source, a *model.Activity) string { return s.security(&a.Processing) })
	storageColumn   = summary("column.storage", 20, func(s *source, a *model.Activity) string { return s.storage(&a.Processing) })
)

// role is the organisation's role, in a word or two where it is known: the
// table says the rest.
func (s *source) role(r model.Role) string {
	if r == "" || r.ActsForItself() || r.ActsForOthers() {
		return s.words.Text("summary.role." + string(r))
	}
	return s.words.Code("role", string(r))
}

func (s *source) joint(a *model.Activity) string {
	lines := make([]string, 0, len(a.JointControllers))
	for _, j := range a.JointControllers {
		lines = append(lines, joined(" – ", s.named(s.party(j.PartyID, j.Party)), j.ContactPoint))
	}
	if len(lines) == 0 && a.Role == model.RoleController {
		return s.words.Text("value.notApplicable") // the role says that nobody decides along
	}
	return bullets(lines)
}

// principals gives the controllers acted for, with how they are reached, their
// representative and their DPO (art. 30(2)(a)).
func (s *source) principals(list []model.Principal) string {
	lines := make([]string, 0, len(list))
	for _, p := range list {
		line := s.named(s.party(p.PartyID, p.Party))
		if role := s.code("principal-role", model.Code(p.Role)); role != "" {
			line += " (" + role + ")"
		}
		line = joined("\n   ", line, s.contactLine(p.Contact))
		if fg := joined(", ", s.contactLine(p.FG.Contact), p.FG.Organisation); fg != "" {
			line += "\n   " + s.words.Text("summary.fg") + ": " + fg
		}
		if rep := joined(", ", p.Representative.Organisation, s.contactLine(p.Representative.Contact)); rep != "" {
			line += "\n   " + s.words.Text("summary.representative") + ": " + rep
		}
		lines = append(lines, line)
	}
	return bullets(lines)
}

func (s *source) contactLine(c model.Contact) string {
	return joined(", ", c.Name, c.Function, c.Department, c.Address, joined(" ", c.Postcode, c.City), s.code("country", c.Country), c.Email, c.Phone, c.URL, c.Text)
}

// operations gives the categories of processing and, since they are what the
// controllers are told, the purposes.
func (s *source) operations(a *model.Activity) string {
	lines := make([]string, 0, len(a.Operations))
	for _, o := range a.Operations {
		lines = append(lines, s.words.CodeOrText("operation", o))
	}
	return joined("\n", bullets(lines), s.purposes(a.Purposes, false))
}

func (b *builder) controllerTable() Table {
	return b.activityTable("controller", model.Role.ActsForItself, controllerColumns, model.RoleController)
}

func (b *builder) processorTable() Table {
	return b.activityTable("processor", model.Role.ActsForOthers, processorColumns, model.RoleProcessor)
}

// noRoleTable holds the activities whose role is not filled in, or is one of a
// newer program: they would stand nowhere else.
func (b *builder) noRoleTable() Table {
	none := func(r model.Role) bool { return !r.ActsForItself() && !r.ActsForOthers() }
	return b.activityTable("norole", none, controllerColumns, "")
}

// activityTable has a row for each activity with a role that it includes; who adds one
// without saying so means the given role.
func (b *builder) activityTable(id string, includes func(model.Role) bool, columns []activityColumn, role model.Role) Table {
	all := append(activityHead[:len(activityHead):len(activityHead)], columns...)
	t := Table{ID: id, Title: b.words.Text("sheet." + id), Intro: b.words.Text("intro." + id), Empty: b.words.Text("empty." + id), Keys: 2}
	t.FillIn = &FillIn{New: origin.New{Kind: model.KindActivity, Role: role}}
	for _, c := range all {
		t.Columns = append(t.Columns, Column{Heading: b.words.Text(c.heading), Width: c.width})
		t.FillIn.add(nodes()[model.KindActivity], c.holds)
	}
	for i := range b.reg.Activities {
		if includes(b.reg.Activities[i].Role) {
			t.Count++
		}
	}
	t.Rows = b.activityRows(includes, all)
	return t
}

func (b *builder) activityRows(includes func(model.Role) bool, columns []activityColumn) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for i := range b.reg.Activities {
			a := &b.reg.Activities[i]
			if !includes(a.Role) {
				continue
			}
			s := b.source.of(a)
			cells := make([]Cell, 0, len(columns)+1)
			for _, c := range columns {
				cells = append(cells, c.cell(s, a))
			}
			if !yield(append(cells, s.ref(""))) {
				return
			}
		}
	}
}
