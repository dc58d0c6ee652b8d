package widgets

import "strings"

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
// in label, note or code. Those whose label begins with the filter come first.
func matching(options []Option, filter string, keep func(Option) bool) []int {
	words := strings.Fields(fold(filter))
	var begins, holds []int
	for i, o := range options {
		if !keep(o) {
			continue
		}
		text := fold(o.Label + " " + o.Note + " " + o.Code)
		if !containsAll(text, words) {
			continue
		}
		if len(words) > 0 && strings.HasPrefix(fold(o.Label), strings.Join(words, " ")) {
			begins = append(begins, i)
		} else {
			holds = append(holds, i)
		}
	}
	return append(begins, holds...)
}

func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
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
