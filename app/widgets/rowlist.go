package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Row is what a [RowList] shows of one nested row while it is closed.
type Row struct {
	Key     string // the identity of the row, which outlives moves and changes
	Summary string // one line that tells which row it is
	Detail  string // more, in a quiet colour behind it
	Badge   string
	Weight  Severity // the colour of the badge
	// Depth is the level in a tree: a row stands under the last row before it
	// that has a smaller depth. 0 is the top.
	Depth int
}

// RowListOptions are what can be done with the rows. What is nil is not offered.
// Each function changes the caller's data and calls [RowList.Fill] with the rows
// that came of it.
type RowListOptions struct {
	// Content builds the fields of a row, the first time it is opened.
	Content func(key string) fyne.CanvasObject
	// Empty is shown instead of [Words.NoRows]; AddText instead of [Words.Add];
	// AddChildText instead of [Words.AddChild].
	Empty, AddText, AddChildText string

	// OnAdd adds a row at the end, or under a parent, and returns its key; the
	// list opens it and gives its first field the keyboard.
	OnAdd      func() (key string)
	OnAddChild func(parent string) (key string)
	// OnRemove takes a row away, with those under it, and returns what brings
	// it back; the list offers that in its place until the next change.
	OnRemove func(key string) (undo func())
	// OnMove moves a row, with those under it, among its neighbours of the same
	// depth: by is -1 or 1.
	OnMove      func(key string, by int)
	OnDuplicate func(key string) (copy string)
	// OnToggled tells that a row was opened or closed.
	OnToggled func(key string, open bool)
}

// RowList holds nested rows and edits them in place: a column of cards that fold
// open. It is flat, or a tree by [Row.Depth]. On the head of a card Enter and
// Space fold, Right opens and Left closes, Up and Down go to the next head,
// Alt+Up and Alt+Down move the row, Delete takes it away, Insert adds a row
// under it (in a tree) and Ctrl+D makes a copy.
type RowList struct {
	widget.DisableableWidget
	Hooks

	kit      *Kit
	options  RowListOptions
	rows     []Row
	cards    map[string]*rowCard
	opened   map[string]bool
	contents map[string]fyne.CanvasObject
	box      *fyne.Container
	add      *Button
	removed  *removedRow
}

// NewRowList returns an empty list.
func NewRowList(kit *Kit, options RowListOptions) *RowList {
	l := &RowList{kit: kit, options: options, cards: map[string]*rowCard{}, opened: map[string]bool{},
		contents: map[string]fyne.CanvasObject{}, box: container.New(layout.NewCustomPaddedVBoxLayout(look.Unit(3)))}
	text := options.AddText
	if text == "" {
		text = kit.Words.Add
	}
	l.add = NewButton(kit, PlainButton, text, theme.ContentAddIcon(), l.addRow)
	l.ExtendBaseWidget(l)
	l.arrange()
	return l
}

// Fill shows rows without calling back. Rows that stay keep their place on the
// keyboard, stay open and keep the fields that were built for them.
func (l *RowList) Fill(rows []Row) {
	l.rows = slices.Clone(rows)
	kept := map[string]bool{}
	for _, r := range rows {
		kept[r.Key] = true
		card, ok := l.cards[r.Key]
		if !ok {
			card = newRowCard(l, r)
			l.cards[r.Key] = card
		}
		card.fill(r)
	}
	for key := range l.cards {
		if !kept[key] {
			delete(l.cards, key)
			delete(l.contents, key)
			delete(l.opened, key)
		}
	}
	l.arrange()
}

// SetRow changes what is shown of one row: its summary while its fields are
// being typed in.
func (l *RowList) SetRow(row Row) {
	for i := range l.rows {
		if l.rows[i].Key == row.Key {
			l.rows[i] = row
			l.cards[row.Key].fill(row)
		}
	}
}

// Rows returns what is shown.
func (l *RowList) Rows() []Row { return slices.Clone(l.rows) }

// Forget drops the fields that were built for a row; they are built again when
// it is shown. Call it when the data of the row came from elsewhere.
func (l *RowList) Forget(key string) {
	delete(l.contents, key)
	if card, ok := l.cards[key]; ok {
		card.Refresh()
	}
	l.arrange()
}

// Open unfolds a row and gives its first field the keyboard, for a jump to it.
func (l *RowList) Open(key string) {
	card, ok := l.cards[key]
	if !ok {
		return
	}
	l.toggle(key, true)
	if first := firstFocusable(l.contents[key]); first != nil && focusIn(canvasOf(l), first) {
		return
	}
	focusIn(canvasOf(l), card.head)
}

// Content returns the fields of a row, building them when needed, so that a jump
// can find a field inside.
func (l *RowList) Content(key string) fyne.CanvasObject {
	if _, ok := l.cards[key]; !ok || l.options.Content == nil {
		return nil
	}
	if l.contents[key] == nil {
		l.contents[key] = l.options.Content(key)
	}
	return l.contents[key]
}

// IsOpen tells whether a row is unfolded.
func (l *RowList) IsOpen(key string) bool { return l.opened[key] }

// SetOpen folds or unfolds a row and leaves the keyboard where it is.
func (l *RowList) SetOpen(key string, open bool) { l.toggle(key, open) }

// First implements [Field].
func (l *RowList) First() fyne.Focusable {
	if len(l.rows) > 0 {
		return l.cards[l.rows[0].Key].head
	}
	return l.add
}

// Enable makes rows editable.
func (l *RowList) Enable() {
	l.DisableableWidget.Enable()
	l.arrange()
}

// Disable takes away what changes rows; they still fold.
func (l *RowList) Disable() {
	l.DisableableWidget.Disable()
	l.arrange()
}

// CreateRenderer implements [fyne.Widget].
func (l *RowList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }

func (l *RowList) arrange() {
	all := make([]fyne.CanvasObject, 0, len(l.rows)+2)
	for i, r := range l.rows {
		if l.removed != nil && l.removed.at == i {
			all = append(all, l.removed.bar)
		}
		card := l.cards[r.Key]
		card.Refresh()
		all = append(all, card)
	}
	if l.removed != nil && l.removed.at >= len(l.rows) {
		all = append(all, l.removed.bar)
	}
	if len(l.rows) == 0 && l.removed == nil {
		text := l.options.Empty
		if text == "" {
			text = l.kit.Words.NoRows
		}
		empty := widget.NewLabel(text)
		empty.Importance = widget.LowImportance
		all = append(all, empty)
	}
	if l.options.OnAdd != nil && !l.Disabled() {
		all = append(all, container.NewHBox(l.add, layout.NewSpacer()))
	}
	l.box.Objects = all
	l.box.Refresh()
}

func (l *RowList) index(key string) int {
	return slices.IndexFunc(l.rows, func(r Row) bool { return r.Key == key })
}

func (l *RowList) toggle(key string, open bool) {
	card, ok := l.cards[key]
	if !ok || l.opened[key] == open {
		return
	}
	l.opened[key] = open
	if open {
		l.Content(key)
		l.kit.show(card)
	}
	card.Refresh()
	l.box.Refresh()
	if l.options.OnToggled != nil {
		l.options.OnToggled(key, open)
	}
}

func (l *RowList) addRow() {
	l.removed = nil
	if key := l.options.OnAdd(); key != "" {
		l.Open(key)
	}
}

func (l *RowList) addChild(parent string) {
	if l.options.OnAddChild == nil || l.Disabled() {
		return
	}
	l.removed = nil
	if key := l.options.OnAddChild(parent); key != "" {
		l.Open(key)
	}
}

func (l *RowList) duplicate(key string) {
	if l.options.OnDuplicate == nil || l.Disabled() {
		return
	}
	l.removed = nil
	if copy := l.options.OnDuplicate(key); copy != "" {
		l.Open(copy)
	}
}

func (l *RowList) move(key string, by int) {
	if l.options.OnMove == nil || l.Disabled() || !l.canMove(key, by) {
		return
	}
	l.removed = nil
	l.options.OnMove(key, by)
	l.focusHead(key)
}

// canMove tells whether there is a neighbour of the same depth to change places
// with.
func (l *RowList) canMove(key string, by int) bool {
	at := l.index(key)
	if at < 0 {
		return false
	}
	for i := at + by; i >= 0 && i < len(l.rows); i += by {
		if l.rows[i].Depth < l.rows[at].Depth {
			return false
		}
		if l.rows[i].Depth == l.rows[at].Depth {
			return true
		}
	}
	return false
}

// remove takes a row away and offers to bring it back.
func (l *RowList) remove(key string) {
	at := l.index(key)
	if l.options.OnRemove == nil || l.Disabled() || at < 0 {
		return
	}
	summary := l.rows[at].Summary
	l.removed = nil
	undo := l.options.OnRemove(key)
	if l.index(key) >= 0 {
		return // the caller kept it
	}
	if undo != nil {
		l.removed = newRemovedRow(l.kit, at, summary, func() {
			l.removed = nil
			undo()
			l.focusHead(key)
		})
		l.arrange()
		focusIn(canvasOf(l), l.removed.undo)
		return
	}
	if n := len(l.rows); n > 0 {
		l.focusHead(l.rows[min(at, n-1)].Key)
	}
}

// step gives the keyboard to the head of the row before or after.
func (l *RowList) step(key string, by int) {
	if to := l.index(key) + by; to >= 0 && to < len(l.rows) {
		l.focusHead(l.rows[to].Key)
	}
}

func (l *RowList) focusHead(key string) {
	if card, ok := l.cards[key]; ok {
		focusIn(canvasOf(l), card.head)
	}
}

// removedRow stands in the place of a row that was taken away.
type removedRow struct {
	at   int
	bar  fyne.CanvasObject
	undo *Button
}

func newRemovedRow(kit *Kit, at int, summary string, undo func()) *removedRow {
	text := widget.NewLabel(sentence(kit.Words.Removed, summary))
	text.Importance = widget.LowImportance
	text.Truncation = fyne.TextTruncateEllipsis
	b := NewButton(kit, QuietButton, kit.Words.Undo, theme.ContentUndoIcon(), undo)
	return &removedRow{at: at, bar: NewFrame(nil, nil, nil, b, text), undo: b}
}

// firstFocusable finds the first object in reading order that takes the
// keyboard.
func firstFocusable(o fyne.CanvasObject) fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	if f, ok := o.(Field); ok {
		return f.First()
	}
	if f, ok := o.(fyne.Focusable); ok {
		return f
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			if f := firstFocusable(child); f != nil {
				return f
			}
		}
	}
	return nil
}
