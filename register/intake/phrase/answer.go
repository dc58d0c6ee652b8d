package phrase

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/words"
)

// Reply is what a cell or short text answers.
type Reply string

// The replies.
const (
	NoReply  Reply = ""         // it says nothing
	Yes      Reply = "yes"      //
	No       Reply = "no"       //
	Optional Reply = "optional" // yes under a condition, or when chosen
	ToVerify Reply = "unknown"  // it says itself that it is not known
	Blank    Reply = "blank"    // it says itself that it is not filled in
	Unclear  Reply = "unclear"  // it says something that is none of these
)

// Answer reads the reply of a cell: a box, a word, or a word with more behind it. A
// "no" with an exception behind it, a bare cross and a footnote sign are unclear.
func Answer(s string) Reply {
	s = strings.TrimSpace(s)
	if s == "" {
		return NoReply
	}
	if block.TickOf(s) != block.NoBox || strings.ContainsAny(s, block.TickedSign+block.UntickedSign) {
		return boxes(block.Options(s))
	}
	text := s
	f := words.Fold(text)
	if f == "" {
		return Unclear
	}
	switch f { // a letter alone
	case "j", "y":
		return Yes
	case "n":
		return No
	}
	if _, ok := startsWith(f, "blank"); ok { // before the "no" it begins with
		return Blank
	}
	if _, ok := startsWith(f, "unknown"); ok {
		return ToVerify
	}
	if _, ok := startsWith(f, "optional"); ok {
		return Optional
	}
	if w, ok := startsWith(f, "no"); ok {
		if _, partly := startsWith(strings.TrimSpace(strings.TrimPrefix(f, w)), "partly"); partly || strings.Contains(text, "*") || exceptional(strings.TrimPrefix(f, w)) {
			return Unclear
		}
		return No
	}
	w, ok := startsWith(f, "yes")
	if !ok {
		return Unclear
	}
	rest := strings.TrimPrefix(f, w)
	if _, ok := has(rest, "condition"); ok {
		return Optional
	}
	if _, ok := has(rest, "optional"); ok {
		return Optional // "x (optie)"
	}
	if _, no := has(rest, "negation"); no || strings.Contains(text, "*") {
		return Unclear
	}
	return Yes
}

// boxes reads boxes with or without words beside them: "☒ ja ☐ nee" is yes, and so
// is a ticked box alone. Of several boxes exactly one must be ticked.
func boxes(options []block.Option) Reply {
	var ticked []block.Option
	boxed := 0
	for _, o := range options {
		if o.Tick != block.NoBox {
			boxed++
		}
		if o.Tick == block.Ticked {
			ticked = append(ticked, o)
		}
	}
	switch {
	case boxed == 1 && len(ticked) == 0:
		return unticked(options)
	case len(ticked) != 1:
		return Unclear
	}
	if reply := Answer(ticked[0].Text); reply != NoReply && (reply != Unclear || boxed > 1) {
		return reply
	}
	return Yes
}

// unticked reads a single box that is not ticked: "☐ ja" is no and "☐ optioneel" is
// optional, but "☐ nee" says nothing for certain.
func unticked(options []block.Option) Reply {
	for _, o := range options {
		switch reply := Answer(o.Text); {
		case o.Text == "" || reply == Yes:
		case reply == Optional:
			return Optional
		default:
			return Unclear
		}
	}
	return No
}

func exceptional(folded string) bool {
	_, ok := has(folded, "exception")
	return ok || butFor.MatchString(folded)
}

// Cross tells whether a text is a bare cross, which means "no" beside ticks and
// "yes" in a form that is crossed.
func Cross(s string) bool {
	return strings.Trim(strings.TrimSpace(s), "✗✘❌✖\ufe0f") == "" && strings.TrimSpace(s) != ""
}

// Unverified tells whether a text says that something is still to be verified.
func Unverified(s string) bool {
	_, ok := has(words.Fold(s), "unknown")
	return ok
}

// Condition tells whether a text starts with a condition ("alleen met toestemming").
func Condition(s string) bool {
	_, ok := startsWith(words.Fold(s), "condition")
	return ok
}

// Negated tells whether a text starts by denying what follows: "geen BSN", "wij
// verwerken geen …", "niet van toepassing".
func Negated(s string) bool {
	f := words.Fold(s)
	at := -1
	for w := range vocabulary().words["negation"] {
		if i := words.Index(f, w); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	return len(strings.Fields(f[:at])) <= 5
}

// Negation tells whether a negation stands anywhere in a text.
func Negation(s string) bool {
	_, ok := has(noDenial.ReplaceAllString(words.Fold(s), ""), "negation")
	return ok
}

// noDenial has the word for "not" in it and denies nothing.
var noDenial = regexp.MustCompile(`\b(?:al dan niet|niet alleen|niet slechts|not only|whether or not|zonder (?:onredelijke|onnodige) vertraging|zonder vertraging|no(?:t)? (?:later|longer|more) than|niet (?:later|langer|meer) dan|without (?:undue )?delay)\b`)

// NegatedBefore tells whether a negation stands in the few words before a phrase of
// a folded text, within the same part of the sentence.
func NegatedBefore(folded string, at int) bool {
	fields := strings.Fields(folded[:at])
	near := " " + strings.Join(fields[max(0, len(fields)-4):], " ") + " "
	for w := range vocabulary().words["negation"] {
		if strings.Contains(near, " "+w+" ") {
			return true
		}
	}
	return false
}
