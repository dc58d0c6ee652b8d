package sheet

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// match is a field that a heading may stand for.
type match struct {
	field      string
	confidence proposal.Confidence
	points     float64 // for finding the row of headings
}

var (
	bracketed = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]`)
	articles  = regexp.MustCompile(`\b(?:art|artikel|article)\b(?: (?:\d+[a-z]?|lid|sub|onder|aanhef|en|[a-g]|avg|gdpr|uavg|ap))*`)
	codes     = regexp.MustCompile(`(?: (?:30)? ?[12]? ?[a-g]| \d{1,2}[a-z]?)$`)
	before    = regexp.MustCompile(`^(?:optional|optioneel|verplicht|mandatory|required|indien van toepassing|eventueel|eventuele|evt|\d{1,2}[a-z]?|[a-z]) `)
	behind    = regexp.MustCompile(` (?:ja nee|yes no|j n|y n|optioneel|optional|verplicht|indien van toepassing|if applicable|if possible|indien mogelijk|zo mogelijk)$`)
	// waiting is a letter or number alone in brackets before a heading, such as "b)".
	waiting = regexp.MustCompile(`^\(?[0-9a-zA-Z]{1,2}[).]\s+`)
)

// withoutBrackets takes what stands in brackets off a heading: "BSN (J/N)".
func withoutBrackets(heading string) string {
	return strings.TrimSpace(bracketed.ReplaceAllString(heading, ""))
}

// broken is a word that was cut at the end of a line.
var broken = regexp.MustCompile(`(\p{Ll})-\n(\p{Ll})`)

// unbroken puts the words of a heading together again that were cut to fit its column.
func unbroken(heading string) string { return broken.ReplaceAllString(heading, "$1$2") }

// foldedHeading folds a heading; one that is only a sign, such as "#", is that sign.
func foldedHeading(heading string) string {
	if f := words.Fold(heading); f != "" {
		return f
	}
	return strings.TrimSpace(heading)
}

// forms gives the forms in which a heading is looked for, from the whole to its core:
// without what stands in brackets, without numbers of articles, only its first line.
func forms(heading string) []string {
	var out []string
	add := func(s string) {
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	add(words.Fold(heading))
	bare := words.Fold(bracketed.ReplaceAllString(waiting.ReplaceAllString(strings.TrimSpace(heading), ""), " "))
	add(bare)
	add(core(bare))
	line, _, _ := strings.Cut(strings.TrimSpace(heading), "\n")
	line, _, _ = strings.Cut(line, "?")
	add(core(words.Fold(bracketed.ReplaceAllString(line, " "))))
	label, _, _ := strings.Cut(line, ":")
	add(core(words.Fold(label)))
	return out
}

func core(f string) string {
	for {
		s := strings.TrimSpace(articles.ReplaceAllString(f, ""))
		s = before.ReplaceAllString(s, "")
		s = behind.ReplaceAllString(s, "")
		s = strings.TrimSpace(codes.ReplaceAllString(s, ""))
		if s == f || s == "" {
			return f
		}
		f = s
	}
}

// matchHeading finds the field a heading stands for in tables of one sort. Certain:
// it is called exactly so. Likely: the name stands in it, or it has a slip of the pen.
// Doubtful: a small part of it is the name.
func matchHeading(about About, heading string) (match, bool) {
	n := vocabulary().headings[about]
	if n == nil || len(heading) > 400 {
		return match{}, false
	}
	heading = unbroken(heading)
	if field, ok := n.exact[foldedHeading(heading)]; ok {
		return match{field, proposal.Certain, 3}, true
	}
	all := forms(heading)
	for _, f := range all {
		if field, ok := n.exact[f]; ok {
			return match{field, proposal.Certain, 3}, true
		}
	}
	if len(all) == 0 {
		return match{}, false
	}
	last := all[min(len(all)-1, 2)]
	for _, name := range n.long {
		if slip(name, last) && words.Near(name, last) {
			return match{n.exact[name], proposal.Likely, 2}, true
		}
	}
	inside, found := n.inside(all[0])
	if asked, ok := n.asks(all[0]); ok && (!found || inside.confidence == proposal.Doubtful) {
		return asked, true
	}
	return inside, found
}

// asks finds the field that a question asks for: that of the pattern with most words of
// those that stand in it whole.
func (n *names) asks(folded string) (match, bool) {
	tokens := strings.Fields(folded)
	if len(tokens) > 16 {
		return match{}, false
	}
	best, field := 0, ""
	for _, q := range n.questions {
		if len(q.words) > best && !slices.ContainsFunc(q.words, func(word string) bool { return !standsIn(tokens, word) }) {
			best, field = len(q.words), q.field
		}
	}
	return match{field, proposal.Likely, 1.5}, best > 0
}

// standsIn tells whether a word is one of some words, or, when it ends in a star, begins
// one of them.
func standsIn(tokens []string, word string) bool {
	begin, open := strings.CutSuffix(word, "*")
	return slices.ContainsFunc(tokens, func(token string) bool { return token == begin || open && strings.HasPrefix(token, begin) })
}

// slip tells at a glance whether one text may be the other with a slip of the pen.
func slip(a, b string) bool {
	if strings.Contains(a, "intern") != strings.Contains(b, "intern") { // near, and the opposite of "extern"
		return false
	}
	if a == "" || b == "" || len(a)-len(b) > 3 || len(b)-len(a) > 3 {
		return false
	}
	return a[0] == b[0] || a[len(a)-1] == b[len(b)-1]
}

// inside looks for the longest name that stands in a heading.
func (n *names) inside(folded string) (match, bool) {
	for _, name := range n.long {
		if len(name) >= len(folded) || !words.Contains(folded, name) {
			continue
		}
		switch share := float64(len(name)) / float64(len(folded)); {
		case share >= 0.5:
			return match{n.exact[name], proposal.Likely, 1.5}, true
		case share >= 0.2 && len(folded) <= 160:
			return match{n.exact[name], proposal.Doubtful, 0.5}, true
		}
		return match{}, false
	}
	return match{}, false
}
