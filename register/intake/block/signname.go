package block

import "strings"

// signNames are what the picture of a tick, an open box or a cross is called, in the
// text that stands for it or by the editors of wikis.
var signNames = map[string]string{
	"ja": TickedSign, "yes": TickedSign, "check": TickedSign, "checked": TickedSign, "checkmark": TickedSign, "check mark": TickedSign,
	"tick": TickedSign, "ticked": TickedSign, "vink": TickedSign, "vinkje": TickedSign, "aangevinkt": TickedSign, "groen vinkje": TickedSign,
	"green check": TickedSign, "white check mark": TickedSign, "heavy check mark": TickedSign, "checkbox checked": TickedSign,
	"ballot box with check": TickedSign, "/": TickedSign,
	"unchecked": UntickedSign, "niet aangevinkt": UntickedSign, "leeg vakje": UntickedSign, "checkbox unchecked": UntickedSign, "empty checkbox": UntickedSign,
	"nee": crossSign, "no": crossSign, "cross": crossSign, "cross mark": crossSign, "kruis": crossSign, "kruisje": crossSign, "rood kruis": crossSign,
	"error": crossSign, "x": crossSign,
}

// SignNamed gives the sign a picture is called by, such as "vinkje" or "(tick)": ☒, ☐ or
// a bare cross; "" when it is none of these.
func SignNamed(name string) string {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), ":()"))
	if boxes := Boxes(name); TickOf(boxes) != NoBox && len(boxes) <= len(TickedSign) {
		return boxes
	}
	switch name {
	case crossSign, "❌", "✖", "✖\ufe0f", "❎":
		return crossSign
	}
	return signNames[strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '_' || r == '-' }), " ")]
}
