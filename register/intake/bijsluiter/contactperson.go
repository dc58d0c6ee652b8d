package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/proposal"
)

// attention leads to whom something is addressed: "Uitgeverij Lamp, t.a.v. Ada Bos".
var attention = regexp.MustCompile(`(?i)(?:^|[\s,;(])(?:t\.a\.v\.|ter attentie van|attn\.?:?|for the attention of)\s+([^,;:()\n]+)`)

// attentionOf gives the person or the function to whose attention something is sent.
func (r *reader) attentionOf(text string) (name, function string) {
	m := attention.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	who := strings.Trim(leading.ReplaceAllString(m[1], ""), " .")
	switch {
	case r.lex.function(who):
		return "", who
	case personName(who) && !r.isVendor(who):
		return who, ""
	}
	return "", ""
}

// whoIs stands between a function and who has it: "Onze privacy officer is Ada Bos", "Ada Bos is onze
// privacy officer".
var whoIs = regexp.MustCompile(`(?i)^(?:is|heet)(?:\s+(?:de|onze|our|the))?\s+|\s+(?:is|heet)(?:\s+(?:de|onze|our|the))?$`)

// namedFunction reads a function with a name beside it: "privacy officer Sanne de Wit".
func (r *reader) namedFunction(part string, ev proposal.Evidence) {
	fields := strings.Fields(part)
	for i := 1; i < len(fields); i++ {
		first, second := strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		if bare := whoIs.ReplaceAllString(first, ""); bare != first {
			first, second = second, bare
		}
		function, name := first, whoIs.ReplaceAllString(second, "")
		if r.lex.function(function) && personName(name) && !r.lex.function(name) && !r.isVendor(name) {
			r.once("contact.function", function, ev)
			r.once("contact.name", name, ev)
			return
		}
	}
}
