package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/look"
)

// DiffKind says where a piece of text stands, or what became of a row.
type DiffKind int

// The kinds of text and of rows in a comparison.
const (
	Same    DiffKind = iota
	Added            // only in the new text
	Removed          // only in the old text
	Altered          // of a row: it says something else
	Moved            // of a row: it stands elsewhere
)

// sign is how a kind is told without colour.
func (k DiffKind) sign() string { return [...]string{"", "+", "–", "~", "→"}[k] }

// colours returns the strong and the soft colour of a kind.
func (k DiffKind) colours() (strong, soft fyne.ThemeColorName) {
	switch k {
	case Added:
		return look.Added, look.AddedSoft
	case Removed:
		return look.Removed, look.RemovedSoft
	case Altered, Moved:
		return look.Changed, look.ChangedSoft
	}
	return look.Quiet, look.NeutralSoft
}

// DiffPart is a piece of a comparison of two texts.
type DiffPart struct {
	Kind DiffKind
	Text string
}

// Signed returns the text between its signs; space at its ends stays outside.
func (p DiffPart) Signed() string {
	text := strings.Trim(p.Text, " \n")
	opens, closes := "[+", "+]"
	switch {
	case text == "" || p.Kind == Same:
		return p.Text
	case p.Kind == Removed:
		opens, closes = "[-", "-]"
	}
	from := strings.Index(p.Text, text)
	return p.Text[:from] + opens + text + closes + p.Text[from+len(text):]
}

// DiffShape says how a row of a comparison is drawn.
type DiffShape int

// The shapes of a row.
const (
	DiffValue   DiffShape = iota // a label with its text
	DiffHeading                  // the title of a part
	DiffTitle                    // the title of what belongs together, under a heading
	DiffFold                     // stands for rows that are folded away, or unfolded below it
)

// DiffRow is one row of a [DiffView].
type DiffRow struct {
	Shape DiffShape
	Kind  DiffKind
	Level int // steps to the right
	Label string
	Parts []DiffPart // of a DiffValue
	// Absent stands on a side where a DiffValue says nothing; empty shows
	// nothing there.
	Absent string
	Open   bool // of a DiffFold
}

// DiffView shows what differs between two texts of many fields, old and new
// beside each other or in one column. Whatever came, went or changed has a sign
// before it and around its words, so that it can be read without colour. Objects
// are made only for the lines in sight, so that a record of a hundred pages is
// no slower than a short one.
//
// It is one stop for Tab: Up, Down, PgUp, PgDn, Home and End go along the rows,
// Enter, Space, Left and Right unfold and fold, Ctrl+C copies the row.
type DiffView struct {
	control
	// OnSelected is called when another row has become the current one.
	OnSelected func(row int)
	// OnFold is called when a DiffFold is to be turned.
	OnFold func(row int)

	rows     []DiffRow
	old, new string // heads of the two sides
	beside   bool
	current  int

	lines []diffLine
	first []int // per row, its first line; one more at the end
	width float32
	size  float32 // of the text the lines were made for
	head  *diffHead
	view  *rowsView
}

// NewDiffView returns a view without rows, with both sides beside each other.
func NewDiffView(kit *Kit) *DiffView {
	v := &DiffView{beside: true, current: -1}
	v.head = newDiffHead(v)
	v.view = (&rowsView{
		count:  func() int { return len(v.lines) },
		height: diffLineHeight,
		width:  func() float32 { return 0 },
		create: func() fyne.CanvasObject { return newDiffLineRow(v) },
		update: func(i int, o fyne.CanvasObject) { o.(*diffLineRow).show(i) },
	}).setUp(container.ScrollVerticalOnly)
	v.extend(kit, v)
	return v
}

func diffLineHeight() float32 { return lineHeight() + look.Unit(5) }

// SetHeads names the two sides.
func (v *DiffView) SetHeads(old, new string) {
	v.old, v.new = old, new
	v.head.Refresh()
}

// Fill shows rows from their beginning, without a current one.
func (v *DiffView) Fill(rows []DiffRow) {
	v.rows, v.current = rows, -1
	v.view.scroll.Offset = fyne.Position{}
	v.arrange(true)
}

// Replace shows other rows, after a fold was turned, and stays where it is.
func (v *DiffView) Replace(rows []DiffRow, current int) {
	v.rows, v.current = rows, min(current, len(rows)-1)
	v.arrange(true)
}

// SetBeside puts old and new beside each other or in one column.
func (v *DiffView) SetBeside(beside bool) {
	if v.beside != beside {
		v.beside = beside
		v.head.Refresh()
		v.arrange(true)
		v.Select(v.current)
	}
}

// Select makes a row the current one and scrolls to it, without calling back.
func (v *DiffView) Select(row int) {
	if row < 0 || row >= len(v.rows) {
		return
	}
	v.current = row
	if len(v.lines) > 0 {
		from, to := v.first[row], v.first[row+1]-1
		v.view.reveal(min(to+2, len(v.lines)-1)) // with a little of what follows
		v.view.reveal(min(to, from+v.view.page()-1))
		v.view.reveal(from)
	}
	v.view.reload()
}

// Current is the place of the current row, -1 for none.
func (v *DiffView) Current() int { return v.current }

// goTo makes a row the current one as the user does.
func (v *DiffView) goTo(row int) {
	row = min(max(row, 0), len(v.rows)-1)
	changed := row != v.current
	v.Select(row)
	if changed && row >= 0 && v.OnSelected != nil {
		v.OnSelected(row)
	}
}

// fold turns a fold when it is not as wanted.
func (v *DiffView) fold(row int, open bool) {
	if row < 0 || row >= len(v.rows) || v.rows[row].Shape != DiffFold || v.rows[row].Open == open || v.OnFold == nil {
		return
	}
	v.OnFold(row)
}

// FocusGained implements [fyne.Focusable]. The first row becomes the current
// one, so that it can be seen where the keyboard is.
func (v *DiffView) FocusGained() {
	v.control.FocusGained()
	if v.current < 0 && len(v.rows) > 0 {
		v.goTo(0)
	}
}

// TypedKey implements [fyne.Focusable].
func (v *DiffView) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		v.up()
	case fyne.KeyDown:
		v.down()
	case fyne.KeyPageUp:
		v.goTo(v.rowAt(v.lineOf(v.current) - v.view.page()))
	case fyne.KeyPageDown:
		v.goTo(v.rowAt(v.lineOf(v.current) + v.view.page()))
	case fyne.KeyHome:
		v.goTo(0)
	case fyne.KeyEnd:
		v.goTo(len(v.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if v.current >= 0 && v.rows[v.current].Shape == DiffFold {
			v.fold(v.current, !v.rows[v.current].Open)
			return
		}
		v.control.TypedKey(key)
	case fyne.KeyRight:
		v.fold(v.current, true)
	case fyne.KeyLeft:
		v.fold(v.current, false)
	default:
		v.control.TypedKey(key)
	}
}

// down goes to the next row; of a row that is higher than the view it shows the
// rest first.
func (v *DiffView) down() {
	if v.current >= 0 && v.current+1 < len(v.first) {
		last := v.first[v.current+1] - 1
		if end := float32(last+1) * diffLineHeight(); end > v.view.scroll.Offset.Y+v.view.scroll.Size().Height+1 {
			v.scroll(3)
			return
		}
	}
	v.goTo(v.current + 1)
}

func (v *DiffView) up() {
	if v.current >= 0 && v.current < len(v.first) {
		if float32(v.first[v.current])*diffLineHeight() < v.view.scroll.Offset.Y-1 {
			v.scroll(-3)
			return
		}
	}
	v.goTo(v.current - 1)
}

// scroll goes some lines further without leaving the row.
func (v *DiffView) scroll(lines float32) {
	h := diffLineHeight()
	most := max(0, float32(len(v.lines))*h-v.view.scroll.Size().Height)
	v.view.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, v.view.scroll.Offset.Y+lines*h), most)))
	v.view.body.arrange(false)
}

func (v *DiffView) lineOf(row int) int {
	if row < 0 || row >= len(v.first) {
		return 0
	}
	return v.first[row]
}

func (v *DiffView) rowAt(line int) int {
	if len(v.lines) == 0 {
		return 0
	}
	return v.lines[min(max(line, 0), len(v.lines)-1)].row
}

// TypedShortcut copies the current row on Ctrl+C.
func (v *DiffView) TypedShortcut(shortcut fyne.Shortcut) {
	if s, ok := shortcut.(*fyne.ShortcutCopy); ok && v.current >= 0 {
		s.Clipboard.SetContent(v.rows[v.current].plain())
	}
}

// signed tells whether the words of the row stand between signs. They need none
// where a whole text came or went, or where each side holds only its own.
func (r DiffRow) signed(beside bool) bool {
	if r.Kind != Altered || !beside {
		return r.Kind == Altered
	}
	return slices.ContainsFunc(r.Parts, func(p DiffPart) bool { return p.Kind == Same && p.Text != "" })
}

// plain is the row as text, with its signs.
func (r DiffRow) plain() string {
	var b strings.Builder
	for _, p := range r.Parts {
		if r.signed(false) {
			b.WriteString(p.Signed())
		} else {
			b.WriteString(p.Text)
		}
	}
	return joinNonEmpty(" ", r.Kind.sign(), joinNonEmpty(": ", r.Label, b.String()))
}

// tap follows a click on a line.
func (v *DiffView) tap(line int) {
	if line >= len(v.lines) {
		return
	}
	v.takeFocus()
	row := v.lines[line].row
	v.goTo(row)
	if v.rows[row].Shape == DiffFold {
		v.fold(row, !v.rows[row].Open)
	}
}

// arrange breaks the rows into lines when they, or the width, are others.
func (v *DiffView) arrange(always bool) {
	width, size := v.view.scroll.Size().Width, look.Unit(1)
	if width < look.Unit(60) {
		return
	}
	if always || width != v.width || size != v.size {
		v.width, v.size = width, size
		v.lines, v.first = wrapDiff(v.rows, v.columns())
		v.head.Refresh()
	}
	v.view.reload()
}

// diffColumns are where the texts of a view stand.
type diffColumns struct {
	beside         bool
	label, labels  float32 // where the labels begin and how wide they are
	old, new, text float32 // where the two sides begin, and how wide each is
}

func (v *DiffView) columns() diffColumns {
	c := diffColumns{beside: v.beside, label: look.Unit(24)}
	room := v.width - c.label - look.Unit(14)
	c.labels = min(look.Unit(230), room*0.26)
	c.old = c.label + c.labels + look.Unit(10)
	room -= c.labels + look.Unit(10)
	c.text, c.new = room, c.old
	if v.beside {
		c.text = (room - look.Unit(16)) / 2
		c.new = c.old + c.text + look.Unit(16)
	}
	return c
}

// CreateRenderer implements [fyne.Widget].
func (v *DiffView) CreateRenderer() fyne.WidgetRenderer {
	return v.headed(headed{head: v.head, lines: v.view,
		width: func() float32 { return look.Unit(240) },
		line:  diffLineHeight,
		laid: func() {
			v.arrange(false)
			if v.view.wanted > 0 {
				v.Select(v.current)
			}
		},
		refresh: func() { v.arrange(false) },
	})
}
