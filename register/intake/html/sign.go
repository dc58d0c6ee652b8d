package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verwerkingsregister/register/intake/block"
)

const crossSign = "✗"

// signNames are what the picture of a tick, an open box or a cross is called, in the
// text that stands for it or by the editors of wikis.
var signNames = map[string]string{
	"ja": block.TickedSign, "yes": block.TickedSign, "check": block.TickedSign, "checked": block.TickedSign, "checkmark": block.TickedSign,
	"check mark": block.TickedSign, "tick": block.TickedSign, "ticked": block.TickedSign, "vink": block.TickedSign, "vinkje": block.TickedSign,
	"aangevinkt": block.TickedSign, "groen vinkje": block.TickedSign, "green check": block.TickedSign, "white check mark": block.TickedSign,
	"heavy check mark": block.TickedSign, "checkbox checked": block.TickedSign, "ballot box with check": block.TickedSign, "/": block.TickedSign,
	"unchecked": block.UntickedSign, "niet aangevinkt": block.UntickedSign, "leeg vakje": block.UntickedSign, "checkbox unchecked": block.UntickedSign,
	"empty checkbox": block.UntickedSign,
	"nee":            crossSign, "no": crossSign, "cross": crossSign, "cross mark": crossSign, "kruis": crossSign, "kruisje": crossSign, "rood kruis": crossSign,
	"error": crossSign, "x": crossSign,
}

// named gives the sign a picture is called by, "" when it is no tick, box or cross.
func named(name string) string {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), ":()"))
	if boxes := block.Boxes(name); block.TickOf(boxes) != block.NoBox && len(boxes) <= len(block.TickedSign) {
		return boxes
	}
	switch name {
	case "✗", "❌", "✖", "✖\ufe0f", "❎":
		return crossSign
	}
	return signNames[strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), " ")]
}

// drawnSign gives the sign of a picture, an icon or the emoticon of a wiki.
func drawnSign(n *html.Node) string {
	for _, name := range []string{"alt", "data-emoji-fallback", "data-emoji-shortname", "ac:emoji-fallback", "ac:emoji-shortname", "ac:name", "aria-label", "title"} {
		if sign := named(attr(n, name)); sign != "" {
			return sign
		}
	}
	if n.DataAtom == atom.Svg {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "title" {
				return named(inner(c))
			}
		}
	}
	return icon(attr(n, "class"))
}

// icon gives the sign of an icon font's tick or cross, by the name of its class.
func icon(class string) string {
	for c := range strings.FieldsSeq(strings.ToLower(class)) {
		for word := range strings.FieldsFuncSeq(c, func(r rune) bool { return r == '-' || r == '_' }) {
			switch word {
			case "check", "checkmark", "tick":
				return block.TickedSign
			case "times", "cross", "xmark":
				return crossSign
			}
		}
	}
	return ""
}

// task gives the box of an item in the task list of a wiki, "" for another item.
func task(list, item *html.Node) string {
	if !strings.Contains(attr(list, "class"), "task-list") || strings.Contains(inputs(item), "checkbox") {
		return ""
	}
	for c := range strings.FieldsSeq(attr(item, "class")) {
		if c == "checked" || c == "done" {
			return block.TickedSign
		}
	}
	return block.UntickedSign
}

// inputs gives the types of the form fields in an element.
func inputs(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < 20; c = c.NextSibling {
			if c.DataAtom == atom.Input {
				b.WriteString(strings.ToLower(attr(c, "type")) + " ")
			}
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return b.String()
}

// opensPanel tells whether a button unfolds what stands below it: its words are the
// heading of that.
func opensPanel(n *html.Node) bool {
	return n.DataAtom == atom.Button && (has(n, "aria-expanded") || has(n, "aria-controls") || strings.Contains(strings.ToLower(attr(n, "class")), "accordion"))
}
