package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// rowsView shows any number of rows of one height and makes objects only for
// those in sight. The table and the lists of the pop-ups stand on it.
type rowsView struct {
	widget.BaseWidget

	count  func() int
	height func() float32
	width  func() float32 // least width of a row
	create func() fyne.CanvasObject
	update func(index int, row fyne.CanvasObject)

	scroll *container.Scroll
	body   *rowsBody
	wanted int // one more than the row to reveal once there is room
}

// setUp finishes a view whose functions are filled in.
func (v *rowsView) setUp(direction container.ScrollDirection) *rowsView {
	v.body = &rowsBody{view: v, shown: map[int]fyne.CanvasObject{}}
	v.body.ExtendBaseWidget(v.body)
	v.scroll = container.NewScroll(v.body)
	v.scroll.Direction = direction
	v.scroll.OnScrolled = func(fyne.Position) { v.body.arrange(false) }
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer implements [fyne.Widget].
func (v *rowsView) CreateRenderer() fyne.WidgetRenderer {
	return &objects{
		all:     []fyne.CanvasObject{v.scroll},
		layout:  v.layout,
		minSize: func() fyne.Size { return fyne.NewSize(32, v.height()) },
		refresh: v.reload,
	}
}

func (v *rowsView) layout(size fyne.Size) {
	v.scroll.Resize(size)
	v.body.arrange(false)
	if v.wanted > 0 && size.Height >= v.height() {
		v.reveal(v.wanted - 1)
	}
}

// reload draws all rows in sight again, after their number or content changed.
func (v *rowsView) reload() {
	size := v.scroll.Size()
	most := max(0, float32(v.count())*v.height()-size.Height)
	if v.scroll.Offset.Y > most {
		v.scroll.Offset.Y = most
	}
	v.body.arrange(true)
	v.scroll.Refresh()
}

// reveal scrolls until a row is in sight.
func (v *rowsView) reveal(index int) {
	top, view := float32(index)*v.height(), v.scroll.Size().Height
	v.wanted = 0
	if view < v.height() {
		v.wanted = index + 1
		return
	}
	offset := v.scroll.Offset
	switch {
	case top < offset.Y:
		offset.Y = top
	case top+v.height() > offset.Y+view:
		offset.Y = max(0, top+v.height()-view)
	default:
		return
	}
	v.scroll.ScrollToOffset(offset)
	v.body.arrange(false)
}

// page is the number of whole rows in sight.
func (v *rowsView) page() int { return max(1, int(v.scroll.Size().Height/v.height())) }

// rowsBody is as high as all rows together and holds those in sight.
type rowsBody struct {
	widget.BaseWidget
	view  *rowsView
	shown map[int]fyne.CanvasObject
	spare []fyne.CanvasObject
	all   []fyne.CanvasObject
}

// CreateRenderer implements [fyne.Widget].
func (b *rowsBody) CreateRenderer() fyne.WidgetRenderer { return &rowsRenderer{b} }

// arrange puts objects in place for the rows in sight; all tells whether those
// that were in sight already are filled again.
func (b *rowsBody) arrange(all bool) {
	v := b.view
	h, view := v.height(), v.scroll.Size()
	first := max(0, int(v.scroll.Offset.Y/h))
	last := min(v.count(), int((v.scroll.Offset.Y+view.Height)/h)+1)
	for index, row := range b.shown {
		if index < first || index >= last {
			b.spare = append(b.spare, row)
			delete(b.shown, index)
		}
	}
	width := max(view.Width, v.width())
	b.all = b.all[:0]
	for index := first; index < last; index++ {
		row, kept := b.shown[index]
		if !kept {
			row = b.take()
			b.shown[index] = row
		}
		row.Move(fyne.NewPos(0, float32(index)*h))
		row.Resize(fyne.NewSize(width, h))
		if all || !kept {
			v.update(index, row)
		}
		b.all = append(b.all, row)
	}
}

func (b *rowsBody) take() fyne.CanvasObject {
	if n := len(b.spare); n > 0 {
		row := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return row
	}
	return b.view.create()
}

type rowsRenderer struct{ b *rowsBody }

func (r *rowsRenderer) Destroy()                     {}
func (r *rowsRenderer) Layout(fyne.Size)             { r.b.arrange(false) }
func (r *rowsRenderer) Objects() []fyne.CanvasObject { return r.b.all }
func (r *rowsRenderer) Refresh()                     { r.b.arrange(true) }
func (r *rowsRenderer) MinSize() fyne.Size {
	v := r.b.view
	return fyne.NewSize(v.width(), float32(v.count())*v.height())
}
