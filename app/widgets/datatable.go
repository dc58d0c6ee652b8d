package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// Column is one column of a [DataTable].
type Column[T any] struct {
	ID    string // names the column where widths and order are kept
	Title string
	Width float32 // at 100 per cent
	Grow  bool    // takes the room that the columns leave
	// Text is what the cell shows, and what the column is sorted by unless
	// Order is there.
	Text func(row T) string
	// Order compares two rows as [cmp.Compare] does.
	Order func(a, b T) int
	// Cell gives a cell a colour or makes it a badge.
	Cell func(row T) CellStyle
}

// CellStyle says how a cell looks. The zero value is plain text.
type CellStyle struct {
	Severity Severity
	Badge    bool // the text on a ground in the colour of the severity
	Bold     bool
	Quiet    bool
	Indent   int // steps to the right: what belongs to the row above
}

// DataTableOptions say what a table is of.
type DataTableOptions[T any] struct {
	Columns []Column[T]
	// Key is the identity of a row; what is selected stays selected when the
	// rows are replaced.
	Key func(row T) string
	// Multiple lets rows be ticked: Space, Ctrl+click, Shift with the arrows,
	// Ctrl+A.
	Multiple bool
	// Tick tells how a row is ticked where the caller keeps the ticks; Space, a
	// click on the box and Ctrl+click then ask OnTick to turn it.
	Tick   func(row T) Tick
	OnTick func(row T)
	// Together lets Shift with the arrows or a click, and Ctrl+A, ask OnTick for
	// several rows that are not ticked. It is not for rows of which each should be
	// looked at.
	Together bool
	// Heading tells which rows stand above those that belong to them: 1 is the
	// highest, 0 no heading. Their first text goes over all columns.
	Heading func(row T) int
	// Fixed keeps the order in which the rows are given, whatever head is chosen.
	Fixed bool

	OnSelected func(row T)    // the current row changed
	OnOpen     func(row T)    // Enter or a double click
	OnTicked   func(rows []T) // with Multiple
	OnSorted   func(id string, descending bool)
	OnResized  func(widths map[string]float32)
	// OnRune is given what is typed, so that a list page can send it to its
	// search box.
	OnRune func(r rune)
}

// DataTable shows many rows in columns. The whole row is the unit: arrows, PgUp,
// PgDn, Home and End go through the rows, Enter opens one. The heads of the
// columns are one stop for Tab: Left and Right go along them, Enter sorts, and
// Alt+Left and Alt+Right make a column narrower and wider.
//
// It does not use Fyne's table, which can only select cells, has no keys but
// the arrows, and makes a separator for each row of data that it never gives
// back.
type DataTable[T any] struct {
	control
	options DataTableOptions[T]

	rows       []T   // as given
	order      []int // places in rows, as shown
	sortID     string
	descending bool
	widths     []float32 // in units, at 100 per cent

	current string // key of the current row
	at      int    // its place in order, -1 for none
	anchor  int    // where a selection with Shift began
	ticked  map[string]bool

	head *tableHead
	view *rowsView
}

// NewDataTable returns a table without rows.
func NewDataTable[T any](kit *Kit, options DataTableOptions[T]) *DataTable[T] {
	t := &DataTable[T]{options: options, at: -1, ticked: map[string]bool{}}
	for _, c := range options.Columns {
		t.widths = append(t.widths, c.Width)
	}
	t.head = newTableHead(kit, t)
	t.view = (&rowsView{
		count:  func() int { return len(t.order) },
		height: rowHeight,
		width:  t.totalWidth,
		create: func() fyne.CanvasObject { return newTableRow(t) },
		update: func(i int, o fyne.CanvasObject) { o.(*tableRow).show(i) },
	}).setUp(container.ScrollBoth)
	scrolled := t.view.scroll.OnScrolled
	t.view.scroll.OnScrolled = func(at fyne.Position) {
		scrolled(at)
		t.head.scrollTo(at.X)
	}
	t.extend(kit, t)
	return t
}

func rowHeight() float32 { return lineHeight() + look.Unit(9) }

// SetRows replaces the rows. Order and selection stay.
func (t *DataTable[T]) SetRows(rows []T) {
	t.rows = rows
	t.sort()
	t.Refresh()
}

// Rows returns the rows in the order in which they are shown.
func (t *DataTable[T]) Rows() []T {
	shown := make([]T, len(t.order))
	for i, at := range t.order {
		shown[i] = t.rows[at]
	}
	return shown
}

// SortBy orders the rows by a column; an unknown one leaves them as given.
func (t *DataTable[T]) SortBy(id string, descending bool) {
	t.sortID, t.descending = id, descending
	t.sort()
	t.Refresh()
	if t.at >= 0 {
		t.view.reveal(t.at)
	}
}

// Sorted tells by which column the rows are ordered.
func (t *DataTable[T]) Sorted() (id string, descending bool) { return t.sortID, t.descending }

// Widths returns the widths of the columns, for keeping.
func (t *DataTable[T]) Widths() map[string]float32 {
	widths := map[string]float32{}
	for i, c := range t.options.Columns {
		widths[c.ID] = t.widths[i]
	}
	return widths
}

// SetWidths puts back widths that were kept; unknown columns are ignored.
func (t *DataTable[T]) SetWidths(widths map[string]float32) {
	for i, c := range t.options.Columns {
		if w, ok := widths[c.ID]; ok {
			t.widths[i] = max(w, narrowest)
		}
	}
	t.Refresh()
}

// Select makes the row with a key the current one, without calling back; an
// unknown key leaves no current row.
func (t *DataTable[T]) Select(key string) {
	t.current = key
	t.at = t.place(key)
	t.anchor = t.at
	if t.at >= 0 {
		t.view.reveal(t.at)
	}
	t.Refresh()
}

// Selected returns the current row.
func (t *DataTable[T]) Selected() (row T, ok bool) {
	if t.at < 0 {
		return row, false
	}
	return t.row(t.at), true
}

// Ticked returns the rows that are ticked, in the order in which they are shown.
func (t *DataTable[T]) Ticked() []T {
	var rows []T
	for _, at := range t.order {
		if t.ticked[t.options.Key(t.rows[at])] {
			rows = append(rows, t.rows[at])
		}
	}
	return rows
}

// Untick takes all ticks away without calling back.
func (t *DataTable[T]) Untick() {
	clear(t.ticked)
	t.Refresh()
}

func (t *DataTable[T]) row(i int) T { return t.rows[t.order[i]] }

func (t *DataTable[T]) place(key string) int {
	return slices.IndexFunc(t.order, func(at int) bool { return t.options.Key(t.rows[at]) == key })
}

// sort puts the rows in order and finds the current one again.
func (t *DataTable[T]) sort() {
	t.order = make([]int, len(t.rows))
	for i := range t.order {
		t.order[i] = i
	}
	if compare := t.comparison(); compare != nil {
		slices.SortStableFunc(t.order, compare)
	}
	t.at = -1
	if t.current != "" {
		t.at = t.place(t.current)
	}
}

func (t *DataTable[T]) comparison() func(a, b int) int {
	i := slices.IndexFunc(t.options.Columns, func(c Column[T]) bool { return c.ID == t.sortID })
	if i < 0 {
		return nil
	}
	c := t.options.Columns[i]
	sign := 1
	if t.descending {
		sign = -1
	}
	if c.Order != nil {
		return func(a, b int) int { return sign * c.Order(t.rows[a], t.rows[b]) }
	}
	texts := make([]string, len(t.rows))
	for i, row := range t.rows {
		texts[i] = Fold(c.Text(row))
	}
	return func(a, b int) int { return sign * strings.Compare(texts[a], texts[b]) }
}

// goTo makes a row the current one. extend ticks the rows on the way there.
func (t *DataTable[T]) goTo(i int, extend bool) {
	if len(t.order) == 0 {
		return
	}
	i = min(max(i, 0), len(t.order)-1)
	if extend && (t.options.Multiple || t.options.Together) {
		t.tickFrom(i)
	} else {
		t.anchor = i
	}
	changed := i != t.at
	t.at, t.current = i, t.options.Key(t.row(i))
	t.view.reveal(i)
	t.view.reload()
	if changed && t.options.OnSelected != nil {
		t.options.OnSelected(t.row(i))
	}
}

func (t *DataTable[T]) tickFrom(i int) {
	from, to := max(min(t.anchor, i), 0), max(t.anchor, i)
	if t.options.Together {
		t.askTicks(from, to)
		return
	}
	clear(t.ticked)
	for j := from; j <= to && j < len(t.order); j++ {
		t.ticked[t.options.Key(t.row(j))] = true
	}
	t.tellTicked()
}

// askTicks asks for the ticks of rows that could have one.
func (t *DataTable[T]) askTicks(from, to int) {
	for i := from; i <= to && i < len(t.order); i++ {
		if row := t.row(i); t.options.Tick(row) == Unticked {
			t.options.OnTick(row)
		}
	}
	t.view.reload()
}

func (t *DataTable[T]) tick(i int) {
	if i < 0 || i >= len(t.order) {
		return
	}
	if t.options.Tick != nil && t.options.OnTick != nil && t.options.Tick(t.row(i)) != NoTick {
		t.options.OnTick(t.row(i))
		t.view.reload()
	}
	if !t.options.Multiple {
		return
	}
	key := t.options.Key(t.row(i))
	if t.ticked[key] {
		delete(t.ticked, key)
	} else {
		t.ticked[key] = true
	}
	t.view.reload()
	t.tellTicked()
}

func (t *DataTable[T]) tellTicked() {
	if t.options.OnTicked != nil {
		t.options.OnTicked(t.Ticked())
	}
}

func (t *DataTable[T]) open(i int) {
	if i >= 0 && i < len(t.order) && t.options.OnOpen != nil {
		t.options.OnOpen(t.row(i))
	}
}

// FocusGained implements [fyne.Focusable]. The first row becomes the current
// one, so that it can be seen where the keyboard is.
func (t *DataTable[T]) FocusGained() {
	t.control.FocusGained()
	if t.at < 0 {
		t.goTo(0, false)
	}
}

// TypedKey implements [fyne.Focusable].
func (t *DataTable[T]) TypedKey(key *fyne.KeyEvent) {
	shift := t.kit.Shift()
	switch key.Name {
	case fyne.KeyUp:
		t.goTo(t.at-1, shift)
	case fyne.KeyDown:
		t.goTo(t.at+1, shift)
	case fyne.KeyPageUp:
		t.goTo(t.at-t.view.page(), shift)
	case fyne.KeyPageDown:
		t.goTo(t.at+t.view.page(), shift)
	case fyne.KeyHome:
		t.goTo(0, shift)
	case fyne.KeyEnd:
		t.goTo(len(t.order)-1, shift)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.open(t.at)
	case fyne.KeySpace:
		t.tick(t.at)
	default:
		t.control.TypedKey(key)
	}
}

// TypedRune implements [fyne.Focusable].
func (t *DataTable[T]) TypedRune(r rune) {
	if r != ' ' && t.options.OnRune != nil {
		t.options.OnRune(r)
	}
}

// TypedShortcut ticks all rows on Ctrl+A.
func (t *DataTable[T]) TypedShortcut(shortcut fyne.Shortcut) {
	if _, all := shortcut.(*fyne.ShortcutSelectAll); !all {
		return
	}
	if t.options.Together {
		t.askTicks(0, len(t.order))
	}
	if !t.options.Multiple {
		return
	}
	for i := range t.order {
		t.ticked[t.options.Key(t.row(i))] = true
	}
	t.view.reload()
	t.tellTicked()
}

// CreateRenderer implements [fyne.Widget].
func (t *DataTable[T]) CreateRenderer() fyne.WidgetRenderer {
	return t.headed(headed{head: t.head, lines: t.view,
		width:   func() float32 { return look.Unit(200) },
		line:    rowHeight,
		refresh: t.view.reload,
	})
}

// edges returns where the columns begin and end, in units of the screen.
func (t *DataTable[T]) edges() []float32 {
	x := t.tickWidth()
	edges := []float32{x}
	left := t.left()
	for i, w := range t.widths {
		x += look.Unit(w)
		if t.options.Columns[i].Grow {
			x += left
			left = 0
		}
		edges = append(edges, x)
	}
	return edges
}

// left is the room that the columns leave.
func (t *DataTable[T]) left() float32 {
	left := t.view.scroll.Size().Width - t.tickWidth()
	for _, w := range t.widths {
		left -= look.Unit(w)
	}
	return max(0, left)
}

func (t *DataTable[T]) tickWidth() float32 {
	if !t.boxes() {
		return 0
	}
	return look.Size(theme.SizeNameInlineIcon) + look.Unit(12)
}

// boxes tells whether rows can have a tick.
func (t *DataTable[T]) boxes() bool { return t.options.Multiple || t.options.Tick != nil }

func (t *DataTable[T]) totalWidth() float32 {
	edges := t.edges()
	return edges[len(edges)-1]
}

// narrowest is the least width of a column.
const narrowest = 40

func (t *DataTable[T]) resize(column int, width float32) {
	t.widths[column] = max(width, narrowest)
	t.Refresh()
}

func (t *DataTable[T]) tellResized() {
	if t.options.OnResized != nil {
		t.options.OnResized(t.Widths())
	}
}

// clickHead orders by a column as a click on its head does: the first time up,
// then down.
func (t *DataTable[T]) clickHead(column int) {
	if t.options.Fixed {
		return
	}
	id := t.options.Columns[column].ID
	t.SortBy(id, t.sortID == id && !t.descending)
	if t.options.OnSorted != nil {
		t.options.OnSorted(t.sortID, t.descending)
	}
}

func (t *DataTable[T]) title(column int) string { return t.options.Columns[column].Title }

func (t *DataTable[T]) arrow(column int) fyne.Resource {
	switch {
	case t.options.Columns[column].ID != t.sortID:
		return nil
	case t.descending:
		return theme.NewPrimaryThemedResource(theme.MenuDropDownIcon())
	}
	return theme.NewPrimaryThemedResource(theme.MenuDropUpIcon())
}

func (t *DataTable[T]) unitWidth(column int) float32 { return t.widths[column] }
