package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// searchWait is how long typing must pause before a search begins.
const searchWait = 200 * time.Millisecond

// SearchBox is a line of text that searches while one types. Escape empties it,
// Down goes to what was found, Enter searches at once and opens it.
type SearchBox struct {
	TextField
	// OnSearch is called with the text when typing pauses.
	OnSearch func(text string)
	// OnDown gives the keyboard to the results.
	OnDown func()
	// OnEnter is called before the search that Enter asks for.
	OnEnter func()

	cancel func()
}

// NewSearchBox returns an empty box.
func NewSearchBox(kit *Kit) *SearchBox {
	b := &SearchBox{}
	b.Icon = theme.NewColoredResource(theme.SearchIcon(), theme.ColorNamePlaceHolder)
	b.PlaceHolder = kit.Words.Search
	b.extend(kit, b)
	b.OnChanged = func(string) {
		b.stop()
		if kit.Later == nil {
			b.search()
			return
		}
		b.cancel = kit.Later(searchWait, b.search)
	}
	return b
}

// TypedKey implements [fyne.Focusable].
func (b *SearchBox) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && b.Text != "":
		b.Fill("")
		b.search()
	case enter(key):
		if b.OnEnter != nil {
			b.OnEnter()
		}
		b.search()
	case key.Name == fyne.KeyDown && b.OnDown != nil:
		b.search()
		b.OnDown()
	default:
		b.TextField.TypedKey(key)
	}
}

func (b *SearchBox) stop() {
	if b.cancel != nil {
		b.cancel()
		b.cancel = nil
	}
}

func (b *SearchBox) search() {
	b.stop()
	if b.OnSearch != nil {
		b.OnSearch(b.Text)
	}
}
