package widgets

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// HelpBlock is one part of what is told about a field: a heading such as "Wat de
// wet vraagt", and paragraphs or points.
type HelpBlock struct {
	Heading    string
	Paragraphs []string
	Points     []string // a list, for examples
	Quote      bool     // set apart: the words of the law
	LinkText   string   // with LinkURL, an address the reader may open
	LinkURL    string
}

// HelpPane explains the field that has the keyboard: the law, plain words,
// examples. It scrolls with the wheel and, when it has the keyboard, with Up,
// Down, PgUp, PgDn, Home and End.
type HelpPane struct {
	control
	title  *widget.RichText
	body   *widget.RichText
	scroll *container.Scroll
	empty  string
}

// NewHelpPane returns a pane that shows a text while nothing is explained.
func NewHelpPane(kit *Kit, empty string) *HelpPane {
	p := &HelpPane{empty: empty, title: widget.NewRichText(), body: widget.NewRichText()}
	p.title.Wrapping, p.body.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	p.scroll = container.NewVScroll(container.NewVBox(p.title, p.body))
	p.extend(kit, p)
	p.Fill("", nil)
	return p
}

// Fill shows an explanation, from its beginning.
func (p *HelpPane) Fill(title string, blocks []HelpBlock) {
	p.title.Segments = []widget.RichTextSegment{styled(title, headingStyle(theme.SizeNameSubHeadingText))}
	if title == "" {
		p.title.Segments = nil
	}
	var segments []widget.RichTextSegment
	for _, b := range blocks {
		segments = append(segments, b.segments()...)
	}
	if len(segments) == 0 {
		segments = []widget.RichTextSegment{styled(p.empty, quietStyle())}
	}
	p.body.Segments = segments
	p.title.Refresh()
	p.body.Refresh()
	p.scroll.Offset = fyne.Position{}
	p.scroll.Refresh()
}

func (b HelpBlock) segments() []widget.RichTextSegment {
	var all []widget.RichTextSegment
	if b.Heading != "" {
		all = append(all, gap())
		all = append(all, styled(b.Heading, headingStyle(theme.SizeNameText)))
	}
	style := widget.RichTextStyleParagraph
	if b.Quote {
		style = widget.RichTextStyleBlockquote
	}
	for _, text := range b.Paragraphs {
		all = append(all, styled(text, style))
	}
	if len(b.Points) > 0 {
		var items []widget.RichTextSegment
		for _, text := range b.Points {
			items = append(items, styled(text, widget.RichTextStyleParagraph))
		}
		all = append(all, &widget.ListSegment{Items: items})
	}
	if address, err := url.Parse(b.LinkURL); err == nil && b.LinkURL != "" {
		all = append(all, &widget.HyperlinkSegment{Text: b.LinkText, URL: address}, styled("", widget.RichTextStyleParagraph))
	}
	return all
}

// gap is a little room between two blocks.
func gap() widget.RichTextSegment {
	return styled(" ", widget.RichTextStyle{SizeName: theme.SizeNameCaptionText})
}

func styled(text string, style widget.RichTextStyle) *widget.TextSegment {
	return &widget.TextSegment{Text: text, Style: style}
}

func headingStyle(size fyne.ThemeSizeName) widget.RichTextStyle {
	return widget.RichTextStyle{ColorName: theme.ColorNameForeground, SizeName: size, TextStyle: fyne.TextStyle{Bold: true}}
}

func quietStyle() widget.RichTextStyle {
	style := widget.RichTextStyleParagraph
	style.ColorName = look.Quiet
	return style
}

// TypedKey implements [fyne.Focusable].
func (p *HelpPane) TypedKey(key *fyne.KeyEvent) {
	if !scrollByKey(p.scroll, key) {
		p.control.TypedKey(key)
	}
}

// Tapped implements [fyne.Tappable].
func (p *HelpPane) Tapped(*fyne.PointEvent) { p.takeFocus() }

// scrollByKey moves a scroll and tells whether the key was one for it.
func scrollByKey(s *container.Scroll, key *fyne.KeyEvent) bool {
	to, page := s.Offset, s.Size().Height-lineHeight()
	switch key.Name {
	case fyne.KeyUp:
		to.Y -= 2 * lineHeight()
	case fyne.KeyDown:
		to.Y += 2 * lineHeight()
	case fyne.KeyPageUp:
		to.Y -= page
	case fyne.KeyPageDown, fyne.KeySpace:
		to.Y += page
	case fyne.KeyHome:
		to.Y = 0
	case fyne.KeyEnd:
		to.Y = s.Content.MinSize().Height
	default:
		return false
	}
	to.Y = max(0, min(to.Y, s.Content.MinSize().Height-s.Size().Height))
	s.ScrollToOffset(to)
	return true
}

// CreateRenderer implements [fyne.Widget].
func (p *HelpPane) CreateRenderer() fyne.WidgetRenderer {
	g := newGround()
	g.paint(p.hasFocus)
	return &objects{
		all: []fyne.CanvasObject{g.box, p.scroll, g.ring},
		layout: func(size fyne.Size) {
			pad := look.Unit(6)
			g.resize(size)
			p.scroll.Move(fyne.NewSquareOffsetPos(pad))
			p.scroll.Resize(size.Subtract(fyne.NewSquareSize(2 * pad)))
		},
		minSize: func() fyne.Size { return fyne.NewSize(look.Unit(160), look.Unit(80)) },
		refresh: func() { g.paint(p.hasFocus); p.scroll.Refresh() },
	}
}
