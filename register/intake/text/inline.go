package text

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
)

var (
	struckRuns = regexp.MustCompile(`~~(.+?)~~`)
	linkRuns   = regexp.MustCompile(`!?\[([^\[\]]*)\]\(([^()\s]*)(?:\s+"[^"]*")?\)`)
	boldRuns   = regexp.MustCompile(`\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__`)
	emRuns     = regexp.MustCompile(`(^|[\s(])\*(\S(?:[^*]*?\S)?)\*($|[\s).,;:!?])`)
	codeRuns   = regexp.MustCompile("`([^`]+)`")
	breakRuns  = regexp.MustCompile(`(?i)<br\s*/?>`)
)

// inline takes the marks of Markdown out of a text and sets what they mean.
func inline(b *block.Block, s string) {
	for _, m := range struckRuns.FindAllStringSubmatch(s, -1) {
		b.Removed = append(b.Removed, block.Removed{Why: block.Struck, Text: strings.TrimSpace(m[1])})
	}
	s = struckRuns.ReplaceAllString(s, "")
	s = breakRuns.ReplaceAllString(s, "\n")
	for _, m := range linkRuns.FindAllStringSubmatch(s, -1) {
		if m[1] != "" && m[2] != "" {
			b.Links = append(b.Links, block.Link{Text: m[1], Target: m[2]})
		}
	}
	s = linkRuns.ReplaceAllString(s, "$1")
	weigh(b, s)
	s = boldRuns.ReplaceAllString(s, "$1$2")
	s = emRuns.ReplaceAllString(s, "$1$2$3")
	s = codeRuns.ReplaceAllString(s, "$1")
	b.Text = block.Boxes(strings.TrimSpace(collapse(s)))
	if b.Tick == block.NoBox {
		b.Tick = block.TickOf(b.Text)
	}
}

// weigh says what of a text is bold.
func weigh(b *block.Block, s string) {
	if m := boldRuns.FindString(s); m != "" && m == strings.TrimRight(strings.TrimSpace(s), ":") {
		b.Bold = true
		return
	}
	var w block.Weight
	from := 0
	for _, at := range boldRuns.FindAllStringIndex(s, -1) {
		w.Add(s[from:at[0]], false)
		w.Add(strings.Trim(s[at[0]:at[1]], "*_"), true)
		from = at[1]
	}
	w.Add(s[from:], false)
	w.Set(b)
}

// collapse makes runs of spaces one; line breaks and tabs stay.
func collapse(s string) string {
	if !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		if r == ' ' && space {
			continue
		}
		space = r == ' '
		b.WriteRune(r)
	}
	return b.String()
}
