package widgets

import (
	"slices"
	"strings"
)

// Option is one thing that can be chosen.
type Option struct {
	Code  string // what is stored
	Label string // what is read
	Note  string // a short explanation behind the label
	// Retired options are not offered any more, but shown where they were
	// chosen before.
	Retired bool
	// Unverified options carry the mark [Words.Unverified].
	Unverified bool
}

// optionFor finds an option by its code. A code that is not there comes back as
// an option that shows the code itself.
func optionFor(options []Option, code string) (o Option, known bool) {
	for _, o := range options {
		if o.Code == code {
			return o, true
		}
	}
	return Option{Code: code, Label: code}, false
}

// matching returns the places of the options that hold every word of a filter
// in label, note or code. Those whose label begins with the filter come first,
// then those that hold its words whole.
func matching(options []Option, filter string, keep func(Option) bool) []int {
	words := strings.Fields(Fold(filter))
	var begin, whole, part []int
	for i, o := range options {
		if !keep(o) {
			continue
		}
		label, text := Fold(o.Label), Fold(o.Label+" "+o.Note+" "+o.Code)
		switch {
		case !containsAll(text, words):
		case strings.HasPrefix(label, strings.Join(words, " ")):
			begin = append(begin, i)
		case subset(words, strings.Fields(text)):
			whole = append(whole, i)
		default:
			part = append(part, i)
		}
	}
	return slices.Concat(begin, whole, part)
}

func containsAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func subset(words, of []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(of, w) })
}

// marks returns the words of warning that belong to an option.
func marks(words Words, o Option, known bool) string {
	switch {
	case o.Code != "" && !known:
		return words.Unknown
	case o.Retired:
		return words.Retired
	case o.Unverified:
		return words.Unverified
	}
	return ""
}
