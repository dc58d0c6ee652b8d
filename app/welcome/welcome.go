// Package welcome is the page of the window while no register is open: make a
// new one, open one, look at the example, and the files opened lately.
package welcome

import (
	"image/color"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/assets"
)

// Options are what the page leads to.
type Options struct {
	Recent                   []string // paths, the newest first
	OnNew, OnOpen, OnExample func()
	OnRecent, OnForget       func(path string)
}

// Welcome is the page.
type Welcome struct {
	object fyne.CanvasObject
	first  *widgets.Button // where the keyboard begins
}

// New returns the page.
func New(tools *screen.Tools, options Options) *Welcome {
	say := tools.Say
	title := widget.NewRichText(&widget.TextSegment{Text: say("welcome.title"), Style: widget.RichTextStyleHeading})
	intro := widget.NewLabel(say("welcome.intro"))
	intro.Wrapping = fyne.TextWrapWord
	w := &Welcome{}
	box := container.NewVBox(widgets.NewFrame(nil, nil, icon(), nil, container.NewVBox(title, intro)), gap())
	for _, choice := range []struct {
		code string
		icon fyne.Resource
		do   func()
	}{
		{"new", theme.DocumentCreateIcon(), options.OnNew},
		{"open", theme.FolderOpenIcon(), options.OnOpen},
		{"example", theme.VisibilityIcon(), options.OnExample},
	} {
		kind := widgets.PlainButton
		if choice.code == "new" {
			kind = widgets.PrimaryButton
		}
		button := widgets.NewButton(tools.Kit, kind, say("welcome."+choice.code), choice.icon, choice.do)
		if choice.code == "new" {
			w.first = button
		}
		text := widget.NewLabel(say("welcome." + choice.code + "-text"))
		text.Wrapping = fyne.TextWrapWord
		text.Importance = widget.LowImportance
		box.Add(container.New(columns{200}, button, text))
	}
	box.Add(gap())
	box.Add(w.recent(tools, options))
	w.object = container.NewCenter(container.New(wide{720}, box))
	return w
}

// Focus gives the keyboard to what is wanted most: the register that was open last,
// or else to make one.
func (w *Welcome) Focus() { widgets.FocusOn(w.first) }

// Object is what the window shows.
func (w *Welcome) Object() fyne.CanvasObject { return w.object }

func icon() fyne.CanvasObject {
	bytes, err := assets.Icons.ReadFile("icon.png")
	if err != nil {
		return layout.NewSpacer()
	}
	image := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", bytes))
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(72))
	return image
}

func gap() fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.SetMinSize(fyne.NewSize(1, 12))
	return r
}

// recent lists the files opened lately. One that is not there any more says so
// and can be taken off the list.
func (w *Welcome) recent(tools *screen.Tools, options Options) fyne.CanvasObject {
	box := container.NewVBox(widget.NewLabelWithStyle(tools.Say("welcome.recent"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	if len(options.Recent) == 0 {
		none := widget.NewLabel(tools.Say("welcome.recent-none"))
		none.Importance = widget.LowImportance
		box.Add(none)
		return box
	}
	for i, path := range options.Recent {
		text, missing := filepath.Dir(path), false
		if _, err := os.Stat(path); err != nil {
			text, missing = tools.Say("welcome.gone", "folder", filepath.Dir(path)), true
		}
		where := widget.NewLabel(text)
		where.Truncation = fyne.TextTruncateEllipsis
		where.Importance = widget.LowImportance
		open := widgets.NewButton(tools.Kit, widgets.QuietButton, filepath.Base(path), theme.FileIcon(), func() { options.OnRecent(path) })
		if missing {
			open.Disable()
		} else if i == 0 {
			w.first = open
		}
		forget := widgets.NewIconButton(tools.Kit, tools.Say("welcome.forget"), theme.ContentClearIcon(), func() { options.OnForget(path) })
		box.Add(widgets.NewFrame(nil, nil, nil, forget, container.New(columns{260}, open, where)))
	}
	return box
}

// columns puts a first object of fixed width before a second.
type columns struct{ first float32 }

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(c.first, objects[0].MinSize().Height))
	objects[1].Move(fyne.NewPos(c.first+theme.Padding()*3, 0))
	objects[1].Resize(fyne.NewSize(size.Width-c.first-theme.Padding()*3, size.Height))
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(c.first+objects[1].MinSize().Width, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// wide gives its object a fixed width.
type wide struct{ width float32 }

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.width, objects[0].MinSize().Height)
}
