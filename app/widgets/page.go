package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Page is a form that scrolls. What gets the keyboard is scrolled into view,
// which Fyne does not do, and the wheel works above every field.
type Page struct {
	widget.BaseWidget
	kit    *Kit
	scroll *container.Scroll
}

// NewPage returns a page around a form and sets the hooks of the kit the form
// was built with; give each page a fork of the kit of its window.
func NewPage(kit *Kit, content fyne.CanvasObject) *Page {
	p := &Page{kit: kit, scroll: container.NewVScroll(content)}
	kit.OnFocus, kit.reveal = p.Reveal, p.Reveal
	kit.OnWheel = func(ev *fyne.ScrollEvent) bool {
		p.scroll.Scrolled(ev)
		return true
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetContent puts another form on the page, from its beginning.
func (p *Page) SetContent(content fyne.CanvasObject) {
	p.scroll.Content = content
	p.scroll.Offset = fyne.Position{}
	p.scroll.Refresh()
}

// Reveal scrolls until an object of the page is in view, with a line around it.
// An object higher than the page is shown from its top.
func (p *Page) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if o == nil {
		return
	}
	if driver.CanvasForObject(o) == nil {
		p.revealLater(o)
		return
	}
	content := p.scroll.Content
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(content).Y
	height := min(o.Size().Height, p.scroll.Size().Height)
	if top < 0 || top > content.Size().Height {
		return // not of this page
	}
	edge := look.Unit(28)
	offset := p.scroll.Offset
	switch {
	case top-edge < offset.Y:
		offset.Y = max(0, top-edge)
	case top+height+edge > offset.Y+p.scroll.Size().Height:
		offset.Y = min(top-look.Unit(4), top+height+edge-p.scroll.Size().Height)
		offset.Y = max(0, min(offset.Y, content.Size().Height-p.scroll.Size().Height))
	default:
		return
	}
	p.scroll.ScrollToOffset(offset)
}

// revealLater waits for an object that was made a moment ago: it has no place
// before the next picture of the window.
func (p *Page) revealLater(o fyne.CanvasObject) {
	if p.kit.Later == nil {
		return
	}
	p.kit.Later(settleWait, func() {
		if canvasOf(o) != nil {
			p.Reveal(o)
		}
	})
}

// Offset tells how far the page is scrolled.
func (p *Page) Offset() float32 { return p.scroll.Offset.Y }

// ScrollTo scrolls the page to a distance from its top, for going back to where
// the user was.
func (p *Page) ScrollTo(offset float32) { p.scroll.ScrollToOffset(fyne.NewPos(0, offset)) }

// CreateRenderer implements [fyne.Widget].
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.scroll) }
