package importer

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/caption"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
)

// targets is the place where every proposed record gets its destination, a new
// record or a version of a known one, and where it is told what stays as it is. Of
// many records it shows some at a time.
type targets struct {
	page      *proposalPage
	kit       *widgets.Kit
	from      int // the first record that is shown
	rows      []*targetRow
	head      *fyne.Container // the ways to the records before and behind those
	which     *widget.Label
	before    *widgets.Button
	behind    *widgets.Button
	box       *fyne.Container
	outcomes  []review.Outcome
	conflicts *conflicts
	scroll    *widgets.Page
	shown     fyne.CanvasObject
}

// shownTargets is how many records are shown at a time.
const shownTargets = 40

// targetRow is the destination of one record, and for a service the activities that
// use it.
type targetRow struct {
	name   *widget.Label
	choice *widgets.CodeSelect
	told   *widget.Label
	uses   *widgets.MultiSelect // nil for what is no service
}

// asNew is the choice for a new record, and what begins with asNamed that for a party of
// that name in these documents; the others are IDs, which never have these forms.
const asNew, asNamed = "(new)", "(as)"

func newTargets(p *proposalPage) *targets {
	t := &targets{page: p, kit: p.im.kit.Fork(), conflicts: newConflicts(p), box: container.NewVBox(), which: quiet("")}
	t.before = widgets.NewButton(t.kit, widgets.PlainButton, p.im.t.Words.Say("importer.targets.before"), nil, func() { t.turn(-shownTargets) })
	t.behind = widgets.NewButton(t.kit, widgets.PlainButton, p.im.t.Words.Say("importer.targets.behind"), nil, func() { t.turn(shownTargets) })
	t.head = container.NewHBox(t.before, t.behind, t.which)
	if len(p.file.found.Proposal.Items) <= shownTargets {
		t.head.Hide()
	}
	t.build()
	t.scroll = widgets.NewPage(t.kit, container.NewPadded(container.NewVBox(t.head, t.box, t.conflicts.shown)))
	t.shown = t.scroll
	return t
}

// to is behind the last record that is shown.
func (t *targets) to() int { return min(t.from+shownTargets, len(t.page.file.found.Proposal.Items)) }

// turn shows the records before or behind those that are shown.
func (t *targets) turn(by int) {
	t.from = max(0, min(t.from+by, len(t.page.file.found.Proposal.Items)-1))
	t.build()
	t.fill(t.outcomes)
	t.scroll.ScrollTo(0)
}

func (t *targets) build() {
	t.rows, t.box.Objects = nil, []fyne.CanvasObject{quiet(t.page.im.t.Words.Say("importer.targets.text"))}
	for i := t.from; i < t.to(); i++ {
		t.box.Add(t.row(i))
	}
	n := len(t.page.file.found.Proposal.Items)
	t.which.SetText(t.page.im.t.Words.Say("importer.targets.which", "from", t.from+1, "to", t.to(), "total", n))
	for b, on := range map[*widgets.Button]bool{t.before: t.from > 0, t.behind: t.to() < n} {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	t.box.Refresh()
}

// row makes the line of a record.
func (t *targets) row(i int) fyne.CanvasObject {
	p := t.page
	row := &targetRow{name: widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		choice: widgets.NewCodeSelect(t.kit, nil), told: quiet("")}
	row.name.Truncation, row.told.Wrapping = fyne.TextTruncateEllipsis, fyne.TextWrapWord
	row.choice.OnChanged = func(code string) { t.choose(i, code) }
	t.rows = append(t.rows, row)
	lines := container.NewVBox(container.NewGridWithColumns(2, row.name, row.choice), row.told)
	if kind, _ := p.rev.Record(i).Identity(); kind == model.KindService && len(p.im.t.Session.Snapshot().Activities) > 0 {
		row.uses = widgets.NewMultiSelect(t.kit, nil)
		row.uses.OnChanged = func(ids []string) { t.use(i, ids) }
		lines.Add(widgets.NewFormRow(t.kit, widgets.FormRowOptions{Label: p.im.t.Words.Say("importer.targets.uses")}, row.uses))
	}
	return lines
}

// choose decides what a record is; what its name says is no decision.
func (t *targets) choose(item int, code string) {
	target := t.target(item)
	if target.Chosen {
		t.page.rev.Unchoose(item)
		target = t.target(item)
	}
	if target.Kind == model.KindParty {
		t.page.im.names.Part(target.Title)
	}
	if name, named := strings.CutPrefix(code, asNamed); named {
		t.page.im.names.Join(target.Title, name)
		t.page.refresh()
		return
	}
	id := model.ID(code)
	if code == asNew || code == "" {
		id = ""
	}
	if id != target.Is() {
		t.page.rev.Choose(item, id)
	}
	t.page.refresh()
}

// use says which activities use a service.
func (t *targets) use(item int, ids []string) {
	activities := make([]model.ID, len(ids))
	for i, id := range ids {
		activities[i] = model.ID(id)
	}
	t.page.rev.Use(item, activities)
	t.page.refresh()
}

// target is the destination of a record as things are chosen now.
func (t *targets) target(item int) review.Target {
	return t.page.rev.TargetsOf(t.page.im.t.Session.Snapshot(), t.page.im.parties(), item, item+1)[0]
}

// fill shows what becomes of each record.
func (t *targets) fill(outcomes []review.Outcome) {
	t.outcomes = outcomes
	for i, target := range t.page.rev.TargetsOf(t.page.im.t.Session.Snapshot(), t.page.im.parties(), t.from, t.to()) {
		row := t.rows[i]
		row.name.SetText(caption.Capital(t.page.im.t.Kind(target.Kind)) + ": " + target.Title)
		row.choice.SetOptions(t.choices(target))
		row.choice.Fill(asNew)
		if id := target.Is(); id != "" {
			row.choice.Fill(string(id))
		}
		if name := t.page.im.names.Joined(target.Title); name != "" && target.Kind == model.KindParty {
			row.choice.Fill(asNamed + name)
		}
		if row.uses != nil {
			row.uses.SetOptions(t.unlinked(target.Is()))
		}
		row.told.SetText(t.tell(target, outcomes[t.from+i]))
	}
	t.conflicts.fill(outcomes)
}

// unlinked are the activities that do not refer to a service yet.
func (t *targets) unlinked(service model.ID) []widgets.Option {
	var options []widgets.Option
	for _, a := range t.page.im.t.Session.Snapshot().Activities {
		if !slices.ContainsFunc(a.Services, func(u model.ServiceUse) bool { return u.ServiceID == service && service != "" }) {
			options = append(options, widgets.Option{Code: string(a.ID), Label: a.Name, Note: a.Number})
		}
	}
	return options
}

// choices are a new record, then the known ones: the one of that name, those whose
// names come near, the others.
func (t *targets) choices(target review.Target) []widgets.Option {
	words := t.page.im.t.Words
	options := []widgets.Option{{Code: asNew, Label: words.Say("importer.targets.new." + string(target.Kind))}}
	add := func(record model.Record, note string) {
		_, id := record.Identity()
		options = append(options, widgets.Option{Code: string(id), Label: t.page.im.t.Record(record), Note: note})
	}
	if target.Found != nil {
		add(target.Found, words.Say("importer.targets.found"))
	}
	for _, record := range target.Near {
		add(record, words.Say("importer.targets.near"))
	}
	alike := target.Alike
	if name := t.page.im.names.Joined(target.Title); name != "" && !slices.Contains(alike, name) {
		alike = append(alike, name)
	}
	for _, name := range alike {
		options = append(options, widgets.Option{Code: asNamed + name, Label: name, Note: words.Say("importer.targets.alike")})
	}
	for _, record := range target.Others {
		add(record, "")
	}
	return options
}

// tell says what becomes of a record, and which known one it may well be.
func (t *targets) tell(target review.Target, o review.Outcome) string {
	words := t.page.im.t.Words
	text := words.Say("importer.targets.fate." + string(o.Fate))
	if o.Fate == review.Renewed {
		names := make([]string, len(o.Fields))
		for i, f := range o.Fields {
			names[i] = t.page.im.t.Fields.Label(f)
		}
		text = words.Say("importer.targets.changes", "fields", strings.Join(names, ", "))
	}
	if target.Is() == "" && !target.Chosen && len(target.Near)+len(target.Alike) > 0 && o.Fate != review.Left && t.page.im.names.Joined(target.Title) == "" {
		var names []string
		for _, record := range target.Near {
			names = append(names, t.page.im.t.Record(record))
		}
		names = append(names, target.Alike...)
		text += " " + words.Say("importer.targets.maybe", "records", strings.Join(names, ", "))
	}
	return text
}
