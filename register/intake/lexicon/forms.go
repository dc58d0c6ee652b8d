package lexicon

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/words"
)

var (
	numberInFront  = regexp.MustCompile(`^(?i:(?:tabel|table|deel|part|onderdeel|section|sectie|paragraaf|hoofdstuk|annex|bijlage|appendix|schedule|exhibit|artikel|article|art\.?)\s+)?[\s\d.\-–—•*#]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z](?:\.?\d{1,2})?|[IVXivx]{1,4})\s?[.):–—-]?\s+)`)
	signsInFront   = regexp.MustCompile(`^[^\pL\d]+`)
	bracketsBehind = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
)

// keycaps takes what makes an emoji of a digit off it.
var keycaps = strings.NewReplacer("\ufe0f", "", "\u20e3", "")

// Forms gives the texts under which a heading or label is looked up: as it stands,
// without signs and number in front, without brackets behind.
func Forms(s string) []string {
	s = keycaps.Replace(strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ":?–—- ")))
	out := []string{words.Fold(s)}
	add := func(t string) {
		if f := words.Fold(t); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	bare := signsInFront.ReplaceAllString(s, "")
	add(bare)
	if m := numberInFront.FindString(bare); m != "" {
		add(bare[len(m):])
	}
	for _, t := range []string{s, bare} {
		if m := numberInFront.FindString(t); m != "" {
			add(bracketsBehind.ReplaceAllString(t[len(m):], ""))
		}
		add(bracketsBehind.ReplaceAllString(t, ""))
	}
	return out
}

// InBrackets gives what a text that stands wholly in brackets holds.
func InBrackets(s string) (within string, ok bool) {
	within, opened := strings.CutPrefix(s, "(")
	within, closed := strings.CutSuffix(within, ")")
	return within, opened && closed && !strings.ContainsAny(within, "()")
}

// WithoutBrackets takes brackets at the end off a text.
func WithoutBrackets(s string) string { return bracketsBehind.ReplaceAllString(s, "") }
