package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// rowCard is one row of a [RowList]: its head, and its fields while it is open.
type rowCard struct {
	widget.BaseWidget
	list *RowList
	head *rowHead
	row  Row
}

func newRowCard(list *RowList, row Row) *rowCard {
	c := &rowCard{list: list, row: row}
	c.head = newRowHead(c)
	c.ExtendBaseWidget(c)
	return c
}

func (c *rowCard) fill(row Row) {
	c.row = row
	c.head.Refresh()
}

// content returns the fields while the card is open, else nil.
func (c *rowCard) content() fyne.CanvasObject {
	if !c.list.opened[c.row.Key] {
		return nil
	}
	return c.list.Content(c.row.Key)
}

// CreateRenderer implements [fyne.Widget].
func (c *rowCard) CreateRenderer() fyne.WidgetRenderer {
	r := &rowCardRenderer{c: c, box: newBox(), guide: newBox()}
	r.Refresh()
	return r
}

type rowCardRenderer struct {
	c          *rowCard
	box, guide *canvas.Rectangle
}

func (r *rowCardRenderer) indent() float32 { return float32(r.c.row.Depth) * look.Unit(22) }

func (r *rowCardRenderer) Refresh() {
	r.box.FillColor = look.Colour(look.Panel)
	r.box.StrokeColor = look.Colour(look.Line)
	r.box.StrokeWidth = 1
	r.box.CornerRadius = look.Size(theme.SizeNameInputRadius)
	r.guide.FillColor = look.Colour(look.Line)
	r.guide.Hidden = r.c.row.Depth == 0
	r.box.Refresh()
	r.c.head.Refresh()
	r.Layout(r.c.Size())
}

func (r *rowCardRenderer) Layout(size fyne.Size) {
	in := r.indent()
	r.box.Move(fyne.NewPos(in, 0))
	r.box.Resize(fyne.NewSize(size.Width-in, size.Height))
	r.guide.Move(fyne.NewPos(in-look.Unit(12), -look.Unit(3)))
	r.guide.Resize(fyne.NewSize(look.Unit(2), size.Height+look.Unit(3)))
	head := r.c.head.MinSize().Height
	r.c.head.Move(fyne.NewPos(in, 0))
	r.c.head.Resize(fyne.NewSize(size.Width-in, head))
	if content := r.c.content(); content != nil {
		pad := look.Unit(8)
		content.Move(fyne.NewPos(in+pad, head+pad))
		content.Resize(fyne.NewSize(size.Width-in-2*pad, size.Height-head-2*pad))
	}
}

func (r *rowCardRenderer) MinSize() fyne.Size {
	size := r.c.head.MinSize().AddWidthHeight(r.indent(), 0)
	if content := r.c.content(); content != nil {
		need := content.MinSize()
		pad := look.Unit(8)
		size.Width = max(size.Width, need.Width+2*pad+r.indent())
		size.Height += need.Height + 2*pad
	}
	return size
}

func (r *rowCardRenderer) Destroy() {}
func (r *rowCardRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.guide, r.box, r.c.head}
	if content := r.c.content(); content != nil {
		all = append(all, content)
	}
	return all
}

// rowHead is the line of a card that is always there.
type rowHead struct {
	control
	card    *rowCard
	badge   *Badge
	up      *iconAction
	down    *iconAction
	actions *fyne.Container
}

func newRowHead(card *rowCard) *rowHead {
	h := &rowHead{card: card, badge: NewBadge("", Neutral)}
	l := card.list
	w, key := l.kit.Words, func() string { return card.row.Key }
	h.up = newIconAction(l.kit, w.MoveUp, theme.MoveUpIcon(), func() { l.move(key(), -1) })
	h.down = newIconAction(l.kit, w.MoveDown, theme.MoveDownIcon(), func() { l.move(key(), 1) })
	h.actions = container.NewHBox()
	if l.options.OnAddChild != nil {
		text := l.options.AddChildText
		if text == "" {
			text = w.AddChild
		}
		h.actions.Add(newIconAction(l.kit, text, theme.ContentAddIcon(), func() { l.addChild(key()) }))
	}
	if l.options.OnMove != nil {
		h.actions.Add(h.up)
		h.actions.Add(h.down)
	}
	if l.options.OnDuplicate != nil {
		h.actions.Add(newIconAction(l.kit, w.Duplicate, theme.ContentCopyIcon(), func() { l.duplicate(key()) }))
	}
	if l.options.OnRemove != nil {
		h.actions.Add(newIconAction(l.kit, w.Remove, theme.DeleteIcon(), func() { l.remove(key()) }))
	}
	for _, o := range h.actions.Objects {
		o.(*iconAction).onHover = func(on bool) {
			h.hovered = on
			h.Refresh()
		}
	}
	h.extend(l.kit, h)
	h.watch(func(focused bool) {
		if focused {
			l.entered()
		} else {
			l.left()
		}
	})
	return h
}

// Tapped implements [fyne.Tappable].
func (h *rowHead) Tapped(*fyne.PointEvent) {
	h.takeFocus()
	h.flip()
}

func (h *rowHead) flip() {
	key := h.card.row.Key
	h.card.list.toggle(key, !h.card.list.opened[key])
}

// TypedKey implements [fyne.Focusable].
func (h *rowHead) TypedKey(key *fyne.KeyEvent) {
	l, k := h.card.list, h.card.row.Key
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.flip()
	case fyne.KeyRight:
		l.toggle(k, true)
	case fyne.KeyLeft:
		l.toggle(k, false)
	case fyne.KeyUp:
		l.step(k, -1)
	case fyne.KeyDown:
		l.step(k, 1)
	case fyne.KeyDelete:
		l.remove(k)
	case fyne.KeyInsert:
		l.addChild(k)
	default:
		h.control.TypedKey(key)
	}
}

// TypedShortcut implements [fyne.Shortcutable].
func (h *rowHead) TypedShortcut(shortcut fyne.Shortcut) {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok {
		return
	}
	l, k := h.card.list, h.card.row.Key
	if by := altMove(s); by != 0 {
		l.move(k, by)
		return
	}
	if s.Modifier == fyne.KeyModifierControl && s.KeyName == fyne.KeyD {
		l.duplicate(k)
	}
}

// CreateRenderer implements [fyne.Widget].
func (h *rowHead) CreateRenderer() fyne.WidgetRenderer {
	r := &rowHeadRenderer{h: h, ground: newBox(), ring: newRing(), arrow: widget.NewIcon(nil),
		summary: newText("", theme.ColorNameForeground), detail: newText("", look.Quiet)}
	r.Refresh()
	return r
}

type rowHeadRenderer struct {
	h            *rowHead
	ground, ring *canvas.Rectangle
	arrow        *widget.Icon
	summary      *canvas.Text
	detail       *canvas.Text
}

func (r *rowHeadRenderer) Refresh() {
	h, l := r.h, r.h.card.list
	open := l.opened[h.card.row.Key]
	r.ground.FillColor = look.Colour(theme.ColorNameHover)
	if open {
		r.ground.FillColor = look.Colour(theme.ColorNameHeaderBackground)
	}
	r.ground.Hidden = !open && !h.hovered
	r.ground.CornerRadius = look.Size(theme.SizeNameInputRadius)
	r.ground.Refresh()
	r.ring.CornerRadius = r.ground.CornerRadius
	drawRing(r.ring, h.hasFocus)
	r.arrow.SetResource(theme.MenuExpandIcon())
	if open {
		r.arrow.SetResource(theme.MenuDropDownIcon())
	}
	h.badge.Set(h.card.row.Badge, h.card.row.Weight)
	h.up.setOff(!l.canMove(h.card.row.Key, -1))
	h.down.setOff(!l.canMove(h.card.row.Key, 1))
	// Quiet until the pointer or the keyboard is there; an open row shows them.
	h.actions.Hidden = l.Disabled() || (!h.hovered && !h.hasFocus && !open)
	r.summary.TextStyle.Bold = open
	r.Layout(h.Size())
}

func (r *rowHeadRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Resize(size)
	icon := look.Size(theme.SizeNameInlineIcon)
	r.arrow.Resize(fyne.NewSquareSize(icon))
	r.arrow.Move(fyne.NewPos(look.Unit(6), (size.Height-icon)/2))
	right := size.Width - look.Unit(4)
	need := r.h.actions.MinSize()
	r.h.actions.Resize(need)
	r.h.actions.Move(fyne.NewPos(right-need.Width, (size.Height-need.Height)/2))
	right -= need.Width + look.Unit(6)
	badge := r.h.badge.MinSize()
	r.h.badge.Resize(fyne.NewSize(badge.Width, size.Height))
	r.h.badge.Move(fyne.NewPos(right-badge.Width, 0))
	if badge.Width > 0 {
		right -= badge.Width + look.Unit(8)
	}
	left := icon + look.Unit(12)
	row := r.h.card.row
	text := look.Size(theme.SizeNameText)
	summary := fit(row.Summary, right-left, text, r.summary.TextStyle)
	setText(r.summary, summary, theme.ColorNameForeground, theme.SizeNameText)
	middle(r.summary, left, size.Height)
	left += r.summary.MinSize().Width + look.Unit(10)
	detail := ""
	if right-left > look.Unit(40) {
		detail = fit(row.Detail, right-left, text, fyne.TextStyle{})
	}
	setText(r.detail, detail, look.Quiet, theme.SizeNameText)
	middle(r.detail, left, size.Height)
}

func (r *rowHeadRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Unit(220), fieldHeight()+look.Unit(2))
}

func (r *rowHeadRenderer) Destroy() {}
func (r *rowHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.arrow, r.summary, r.detail, r.h.badge, r.h.actions, r.ring}
}
