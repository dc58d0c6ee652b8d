package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
)

// boxedItems gives a paragraph with several boxes, beside each other or on lines of their
// own, as an item for each, with what is said behind it. It gives none where the boxes are
// the answers to a question ("☒ ja ☐ nee") or short options ("☒ po ☐ vo").
func boxedItems(b *block.Block) []*block.Block {
	if b.Tick == block.NoBox || b.Table != nil {
		return nil
	}
	options := block.Options(b.Text)
	var items []*block.Block
	said := false
	for i, o := range options {
		n := len(strings.Fields(o.Text))
		if o.Tick == block.NoBox || n == 0 || n < 3 && phrase.Answer(o.Text) != phrase.Unclear {
			return nil
		}
		said = said || n > 3
		item := *b
		item.Kind, item.Text, item.Tick = block.Item, o.Tick.Sign()+" "+o.Text, o.Tick
		if item.Marker == "" {
			item.Marker = "•"
		}
		if i > 0 {
			item.Removed, item.Controls, item.Links, item.Footnotes = nil, nil, nil, nil
		}
		items = append(items, &item)
	}
	if len(items) < 2 || !said {
		return nil
	}
	return items
}

// tickedOnly gives an enumeration with boxes of its own without what has no tick in it.
func tickedOnly(text string) string {
	if !strings.ContainsAny(text, block.TickedSign+block.UntickedSign) {
		return text
	}
	var ticked []string
	for _, o := range block.Options(text) {
		if said := strings.Trim(o.Text, " ,;.\n"); o.Tick != block.Unticked && said != "" {
			ticked = append(ticked, said)
		}
	}
	return strings.Join(ticked, "\n")
}
