package difference

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// canTake tells whether there is a side from which something can be taken back.
func (v *Viewer) canTake() bool {
	return v.options.OnTaken != nil && v.shown.Record != "" && len(v.sources()) > 0
}

// sources are the sides that the record does not say now, the older first.
func (v *Viewer) sources() []Side {
	var all []Side
	for _, s := range []Side{v.shown.Old, v.shown.New} {
		if s.Record != nil && !s.Now {
			all = append(all, s)
		}
	}
	return all
}

// scope is what can be taken back: a path, or the whole record.
type scope struct {
	path  field.Path
	label string
}

// scopes are the field or row the keyboard is on and what it is part of, the
// whole record last.
func (v *Viewer) scopes() []scope {
	var all []scope
	if at := v.view.Current(); at >= 0 && at < len(v.outline.Rows()) {
		for path := v.outline.Rows()[at].Path; path != ""; path = path.Parent() {
			if !diff.Select(v.outline.Diff(), path).Empty() {
				all = append(all, scope{path, v.nameOf(path)})
			}
		}
	}
	return append(all, scope{"", v.say("whole")})
}

// nameOf says where a path leads, in the version that has it.
func (v *Viewer) nameOf(path field.Path) string {
	record := v.shown.New.Record
	if record == nil || v.shown.Old.Record != nil && !has(record, path) {
		record = v.shown.Old.Record
	}
	return v.tools.Path(record, path)
}

// askTake asks what to take back, from which side, and why.
func (v *Viewer) askTake() {
	if !v.canTake() {
		return
	}
	scopes, sources := v.scopes(), v.sources()
	var what, from *widgets.CodeSelect
	var reason *widgets.TextField
	widgets.NewDialog(v.tools.Kit, v.tools.Window.Canvas(), widgets.DialogOptions{
		Title: v.taking("-title"), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			what, from = widgets.NewCodeSelect(kit, scopeOptions(scopes)), widgets.NewCodeSelect(kit, sourceOptions(sources))
			reason = widgets.NewTextField(kit)
			what.Fixed, from.Fixed = true, true
			what.Fill("0")
			from.Fill("0")
			explained := widget.NewLabel(v.taking(v.explanation()))
			explained.Wrapping = fyne.TextWrapWord
			box := container.NewVBox(explained)
			for _, row := range []struct {
				key   string
				field fyne.CanvasObject
			}{{"-what", what}, {"-from", from}, {"-reason", reason}} {
				box.Add(widgets.NewFormRow(kit, widgets.FormRowOptions{Label: v.taking(row.key)}, row.field))
			}
			return box
		},
		Actions: []widgets.Action{{Text: v.taking("-confirm"), Kind: widgets.PrimaryButton, Do: func() {
			v.takeBack(scopes[chosen(what)], sources[chosen(from)], reason.Value())
		}}},
	}).Show()
}

// explanation is the key of what becomes of taking back: a version, or a
// change beside those that are not saved yet.
func (v *Viewer) explanation() string {
	if e := v.tools.Session.Desk(v.shown.Record); e != nil && e.Changed() {
		return "-text-draft"
	}
	return "-text"
}

func (v *Viewer) takeBack(s scope, from Side, reason string) {
	part := session.Part{From: from.Record, Reason: reason, Action: from.Action}
	if s.path != "" {
		part.Paths = []field.Path{s.path}
	}
	v.tools.Run(v.tools.Session.TakeBack(v.shown.Record, part), func(err error) {
		switch {
		case errors.Is(err, session.ErrNothingToTake):
			widgets.ShowMessage(v.tools.Kit, v.tools.Window.Canvas(), widgets.Message{
				Title: v.taking("-nothing"), Safe: v.say("nothing"), Severity: widgets.Info})
		case err != nil:
			v.tools.Fail(err, "")
		default:
			v.options.OnTaken()
		}
	})
}

// has reports whether the record has a field or row at the path.
func has(record model.Record, path field.Path) bool {
	if _, err := field.Get(record, path); err == nil {
		return true
	}
	if _, err := field.Row(record, path); err == nil {
		return true
	}
	_, err := field.RowIDs(record, path)
	return err == nil
}

func chosen(s *widgets.CodeSelect) int {
	i, _ := strconv.Atoi(s.Value()) // its codes are places
	return i
}

func scopeOptions(scopes []scope) []widgets.Option {
	options := make([]widgets.Option, len(scopes))
	for i, s := range scopes {
		options[i] = widgets.Option{Code: strconv.Itoa(i), Label: s.label}
	}
	return options
}

func sourceOptions(sources []Side) []widgets.Option {
	options := make([]widgets.Option, len(sources))
	for i, s := range sources {
		options[i] = widgets.Option{Code: strconv.Itoa(i), Label: s.Name}
	}
	return options
}
