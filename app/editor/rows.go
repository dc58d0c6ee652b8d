package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// list is a list of nested rows on the screen. Where its rows can stand under
// each other (a sub-processor under its processor) it is shown as a tree.
type list struct {
	row    *widgets.FormRow
	widget *widgets.RowList
	path   field.Path
	field  *field.Field
	under  *field.Field // the field that names a row's parent, nil for a flat list
}

func (e *Editor) buildRows(f *field.Field, path field.Path) fyne.CanvasObject {
	l := &list{path: path, field: f}
	for _, c := range f.Fields {
		if c.Type == field.RowRef && c.RowList == f.Name && string(path) == f.Name {
			l.under = c
		}
	}
	options := widgets.RowListOptions{
		Content:     func(key string) fyne.CanvasObject { return e.buildRow(f, path.Row(model.RowID(key))) },
		AddText:     e.tools.Fields.AddLabel(f),
		Empty:       e.tools.Say("editor.no-rows"),
		OnAdd:       func() string { return e.addRow(l, "") },
		OnRemove:    func(key string) func() { return e.removeRow(l, model.RowID(key)) },
		OnMove:      func(key string, by int) { e.moveRow(l, model.RowID(key), by) },
		OnDuplicate: func(key string) string { return e.duplicateRow(l, model.RowID(key)) },
	}
	if l.under != nil {
		options.AddChildText = e.tools.Say("editor.add-under", "what", e.tools.Fields.RowName(f))
		options.OnAddChild = func(parent string) string { return e.addRow(l, model.RowID(parent)) }
	}
	l.widget = widgets.NewRowList(e.tools.Kit, options)
	l.row = widgets.NewFormRow(e.tools.Kit, widgets.FormRowOptions{
		Label: e.tools.Fields.Label(f), Above: true, OnHelp: e.helpFor(f),
	}, l.widget)
	e.lists[path] = l
	if e.first == nil {
		e.first = l.row
	}
	if e.readOnly() {
		l.widget.Disable()
	}
	e.fillList(l)
	return l.row
}

// buildRow builds the fields of a row. A document that the register keeps can be
// saved from there.
func (e *Editor) buildRow(f *field.Field, path field.Path) fyne.CanvasObject {
	fields := e.build(f, path, f.Fields)
	hash := e.maker().value(path.Field("hash"))
	if hash == "" || e.tools.Document == nil {
		return fields
	}
	save := widgets.NewButton(e.tools.Kit, widgets.PlainButton, e.tools.Say("document.save"), theme.DownloadIcon(), func() {
		e.tools.Document(hash, e.tools.RowTitle(e.editing.Work(), path))
	})
	return container.NewVBox(container.NewHBox(save), fields)
}

// tree returns the rows of the list in the order in which they are shown, each
// with its depth. A row whose parent is gone, or that is its own ancestor,
// stands at the top.
func (e *Editor) tree(l *list) []node {
	ids, err := field.RowIDs(e.editing.Work(), l.path)
	if err != nil {
		return nil
	}
	if l.under == nil {
		nodes := make([]node, len(ids))
		for i, id := range ids {
			nodes[i].id = id
		}
		return nodes
	}
	return order(ids, func(id model.RowID) model.RowID {
		return model.RowID(e.maker().value(l.path.Row(id).Field(l.under.Name)))
	})
}

type node struct {
	id    model.RowID
	depth int
}

// order puts every row behind its parent, in the list's own order.
func order(ids []model.RowID, parentOf func(model.RowID) model.RowID) []node {
	known := make(map[model.RowID]bool, len(ids))
	for _, id := range ids {
		known[id] = true
	}
	children := make(map[model.RowID][]model.RowID)
	for _, id := range ids {
		parent := parentOf(id)
		if !known[parent] || cyclic(id, len(ids), parentOf) {
			parent = ""
		}
		children[parent] = append(children[parent], id)
	}
	var nodes []node
	var walk func(model.RowID, int)
	walk = func(parent model.RowID, depth int) {
		for _, id := range children[parent] {
			nodes = append(nodes, node{id, depth})
			walk(id, depth+1)
		}
	}
	walk("", 0)
	return nodes
}

// cyclic reports whether the way up from a row comes back to it.
func cyclic(id model.RowID, most int, parentOf func(model.RowID) model.RowID) bool {
	at := parentOf(id)
	for range most {
		if at == id {
			return true
		}
		at = parentOf(at)
	}
	return false
}

func (e *Editor) fillList(l *list) {
	nodes := e.tree(l)
	rows := make([]widgets.Row, len(nodes))
	for i, n := range nodes {
		rows[i] = e.rowOf(l, n)
	}
	e.forgetRows(l, nodes)
	l.widget.Fill(rows)
}

// forgetRows drops the fields of rows that are no longer there.
func (e *Editor) forgetRows(l *list, nodes []node) {
	here := make(map[field.Path]bool, len(nodes))
	for _, n := range nodes {
		here[l.path.Row(n.id)] = true
	}
	gone := func(path field.Path) bool {
		if path == l.path || !path.Within(l.path) {
			return false
		}
		for row := range here {
			if path.Within(row) {
				return false
			}
		}
		return true
	}
	drop(e.leaves, gone)
	drop(e.lists, gone)
	drop(e.folds, gone)
	drop(e.alias, gone)
}

func drop[T any](known map[field.Path]T, gone func(field.Path) bool) {
	for path := range known {
		if gone(path) {
			delete(known, path)
		}
	}
}

// rowOf is what a row shows while it is folded: its title, and what matters
// most of the rest.
func (e *Editor) rowOf(l *list, n node) widgets.Row {
	path := l.path.Row(n.id)
	row := widgets.Row{Key: string(n.id), Summary: e.tools.RowTitle(e.editing.Work(), path), Depth: n.depth}
	if row.Summary == "" {
		row.Summary = e.tools.Say("editor.untitled", "what", e.tools.Fields.RowName(l.field))
	}
	for _, c := range l.field.Fields {
		if len([]rune(row.Detail)) > shortText || c.Title || c.Fixed || !c.Leaf() || c.Type == field.RecordRef || c.Type == field.RowRef {
			continue
		}
		v, err := field.Get(e.editing.Work(), path.Field(c.Name))
		if err != nil {
			continue
		}
		if text := e.tools.Value(e.editing.Work(), c, v); text != "" && c.Type != field.LongText {
			if row.Detail != "" {
				row.Detail += " · "
			}
			row.Detail += shortened(text)
		}
	}
	row.Badge, row.Weight = e.badge(path)
	return row
}

func (e *Editor) addRow(l *list, parent model.RowID) string {
	id, err := e.editing.AddRow(l.path)
	if err == nil && parent != "" && l.under != nil {
		err = e.editing.Extend(l.path.Row(id).Field(l.under.Name), string(parent))
	}
	if err != nil {
		e.tools.Fail(err, "")
		return ""
	}
	e.fillList(l)
	return string(id)
}

func (e *Editor) duplicateRow(l *list, id model.RowID) string {
	copied, err := e.editing.DuplicateRow(l.path.Row(id))
	if err != nil {
		e.tools.Fail(err, "")
		return ""
	}
	e.fillList(l)
	return string(copied)
}

// removeRow takes a row away with the rows under it.
func (e *Editor) removeRow(l *list, id model.RowID) (undo func()) {
	title := e.tools.RowTitle(e.editing.Work(), l.path.Row(id))
	nodes := e.tree(l)
	var rows []field.Path
	depth := -1
	for _, n := range nodes {
		switch {
		case n.id == id:
			depth = n.depth
		case depth < 0 || n.depth <= depth:
			depth = -1
			continue
		}
		rows = append(rows, l.path.Row(n.id))
	}
	restore, err := e.editing.RemoveRows(title, rows...)
	if err != nil {
		e.tools.Fail(err, "")
		return nil
	}
	e.fillList(l)
	return func() {
		if err := restore(); err != nil {
			e.tools.Fail(err, "")
		}
		e.Refill()
	}
}

// moveRow changes places with the neighbour of the same depth.
func (e *Editor) moveRow(l *list, id model.RowID, by int) {
	nodes := e.tree(l)
	at := -1
	for i, n := range nodes {
		if n.id == id {
			at = i
		}
	}
	for i := at + by; at >= 0 && i >= 0 && i < len(nodes); i += by {
		if nodes[i].depth != nodes[at].depth {
			continue
		}
		if err := e.editing.MoveRow(l.path.Row(id), e.place(l, nodes[i].id), e.tools.RowTitle(e.editing.Work(), l.path.Row(id))); err != nil {
			e.tools.Fail(err, "")
		}
		break
	}
	e.fillList(l)
}

// place is where a row stands in the list itself.
func (e *Editor) place(l *list, id model.RowID) int {
	ids, _ := field.RowIDs(e.editing.Work(), l.path)
	for i := range ids {
		if ids[i] == id {
			return i
		}
	}
	return 0
}
