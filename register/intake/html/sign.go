package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verwerkingsregister/register/intake/block"
)

const crossSign = "✗"

// drawnSign gives the sign of a picture, an icon or the emoticon of a wiki.
func drawnSign(n *html.Node) string {
	for _, name := range []string{"alt", "data-emoji-fallback", "data-emoji-shortname", "ac:emoji-fallback", "ac:emoji-shortname", "ac:name", "aria-label", "title"} {
		if sign := block.SignNamed(attr(n, name)); sign != "" {
			return sign
		}
	}
	if n.DataAtom == atom.Svg {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "title" {
				return block.SignNamed(inner(c))
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
