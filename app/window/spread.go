package window

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/input"
	"verwerkingsregister/app/list"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// spreadFirst is the field that is asked for first, where a kind has it: making
// activities public is what many are changed for.
const spreadFirst = "activity.public.public"

// spreading asks for one value that many records get.
type spreading struct {
	space   *space
	records []register.Summary
	kind    model.Kind
	fields  []*field.Field
	field   *field.Field
	value   any
	refused string // why what was typed is no value
	plan    session.Spread

	dialog *widgets.Dialog
	kit    *widgets.Kit
	holder *fyne.Container // of the input
	reason *widgets.TextField
	effect *widget.Label
}

// listShown is the list that is on the screen by itself, with records that can be
// changed; else nil.
func (s *space) listShown() *list.List {
	if s.editor != nil || s.importing != nil || s.comparing != nil || s.merging != nil || s.view.made == "" {
		return nil
	}
	return s.lists[s.view.code]
}

// askSpread asks which field of the records that are ticked, or of all that are
// shown, gets which value.
func (s *space) askSpread() {
	l := s.listShown()
	if l == nil || len(l.Chosen()) == 0 {
		return
	}
	d := &spreading{space: s, records: l.Chosen(), kind: s.view.made, fields: session.PlainFields(s.view.made), effect: wrapped("")}
	say := s.tools.Say
	d.dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Words.Count("window.spread.title", len(d.records)), Width: 620, Height: 380, Content: d.content,
		Actions: []widgets.Action{{Text: say("spread.confirm"), Kind: widgets.PrimaryButton, Do: d.write}},
	})
	d.dialog.Show()
	d.ask()
}

func (d *spreading) content(kit *widgets.Kit) fyne.CanvasObject {
	d.kit, d.holder, d.reason = kit, container.NewVBox(), widgets.NewTextField(kit)
	options := make([]widgets.Option, len(d.fields))
	for i, f := range d.fields {
		options[i] = widgets.Option{Code: f.Key, Label: d.label(f)}
	}
	slices.SortStableFunc(options, func(a, b widgets.Option) int { return strings.Compare(widgets.Fold(a.Label), widgets.Fold(b.Label)) })
	which := widgets.NewCodeSelect(kit, options)
	which.Fixed = true
	d.field = d.fields[max(0, slices.IndexFunc(d.fields, func(f *field.Field) bool { return f.Key == spreadFirst }))]
	which.Fill(d.field.Key)
	which.OnChanged = func(key string) {
		d.field = d.fields[slices.IndexFunc(d.fields, func(f *field.Field) bool { return f.Key == key })]
		d.ask()
	}
	row := func(key string, object fyne.CanvasObject) fyne.CanvasObject {
		return widgets.NewFormRow(kit, widgets.FormRowOptions{Label: d.space.tools.Say("spread." + key)}, object)
	}
	return container.NewVBox(wrapped(d.space.tools.Say("spread.text")), row("field", which), d.holder, row("reason", d.reason), d.effect)
}

func (d *spreading) label(f *field.Field) string {
	return d.space.tools.Fields.PathLabel(d.kind, session.PathOf(f), func(field.Path) string { return "" })
}

// ask asks for a value of the field that is chosen.
func (d *spreading) ask() {
	d.value, d.refused = nil, ""
	in, _ := input.For(d.space.tools, d.kit, input.Leaf{
		Field: d.field, Lines: 1,
		Get:     func() any { return d.value },
		Set:     func(to any) { d.value = to; d.tell() },
		Refused: func(sentence string) { d.refused = sentence; d.tell() },
	})
	d.holder.Objects = []fyne.CanvasObject{widgets.NewFormRow(d.kit, widgets.FormRowOptions{Label: d.space.tools.Say("spread.value")}, in.Object)}
	d.holder.Refresh()
	d.tell()
}

// tell says what would become of the records. Nothing is emptied in many records
// at once: a value is needed.
func (d *spreading) tell() {
	say := d.space.tools.Words.Count
	var err error
	d.plan = session.Spread{}
	filled := d.value != nil && !reflect.ValueOf(d.value).IsZero() && d.refused == ""
	if filled {
		d.plan, err = d.space.session.Spread(d.records, session.PathOf(d.field), d.value)
	}
	var said []string
	for _, one := range []struct {
		key string
		n   int
	}{{"changed", d.plan.Changed}, {"replaced", d.plan.Replaced}, {"same", d.plan.Same}, {"typed", d.plan.Typed}} {
		if one.n > 0 || one.key == "changed" && filled {
			said = append(said, say("window.spread."+one.key, one.n))
		}
	}
	switch {
	case d.refused != "":
		said = []string{d.refused}
	case !filled:
		said = []string{d.space.tools.Say("spread.empty")}
	case err != nil:
		said = []string{d.space.tools.Words.Explain(err, "").Title}
	}
	d.effect.SetText(strings.Join(said, " "))
	d.dialog.Enable(0, err == nil && d.plan.Changed > 0)
	d.dialog.Fit()
}

// write changes the records as one step. Stopping it leaves all of them as they
// were.
func (d *spreading) write() {
	s := d.space
	title := s.tools.Words.Count("window.spread.step", d.plan.Changed, "field", d.label(d.field))
	ctx, stop := context.WithCancel(context.Background())
	busy := widgets.ShowBusyUntil(s.tools.Kit, s.w.win, s.tools.Words.Count("window.spread.busy", d.plan.Changed), stop)
	s.tools.Run(s.session.Write(d.plan, strings.TrimSpace(d.reason.Value()), title).Within(ctx), func(err error) {
		busy.Hide()
		stopped := ctx.Err() != nil
		stop()
		switch {
		case err != nil && stopped:
			return
		case err != nil:
			s.w.fail(err, s.reg.Path())
			return
		}
		if l := s.listShown(); l != nil {
			l.Untick()
		}
		s.w.savedAt = s.w.around.Now()
		s.restored()
	})
}
