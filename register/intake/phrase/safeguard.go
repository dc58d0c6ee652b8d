package phrase

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

// Safeguard is what a text names as ground under a transfer (art. 44-49).
type Safeguard struct {
	Mechanism model.Code
	Modules   []model.SCCModule
	// Also are further mechanisms that are named; the first is Mechanism.
	Also []model.Code
	// DPF: the Data Privacy Framework is named, so the importer says it is certified.
	DPF bool
	// Certified: the text says in so many words that the importer is certified.
	Certified bool
	// Retired: only a mechanism that is no longer valid is named.
	Retired bool
	// NotOne: something is named that is no mechanism, such as "DPA".
	NotOne bool
	// Negated: the text says that there is none.
	Negated bool
}

// SafeguardIn reads the safeguards a text names.
func SafeguardIn(s string) Safeguard {
	f := words.Fold(s)
	var g Safeguard
	seen := map[model.Code]bool{}
	for _, entry := range vocabulary().guards {
		at := words.Index(f, entry.phrase)
		if at < 0 {
			continue
		}
		if NegatedBefore(f, at) {
			g.Negated = true
			continue
		}
		if entry.kind == "none" {
			g.NotOne = true
			continue
		}
		code := model.Code(entry.mechanism)
		if seen[code] {
			continue
		}
		seen[code] = true
		g.DPF = g.DPF || entry.kind == "dpf"
		g.take(code, entry.kind == "retired")
	}
	g.NotOne = g.NotOne && g.Mechanism == ""
	if w, ok := has(f, "certified"); ok && g.DPF {
		g.Certified = !NegatedBefore(f, words.Index(f, w))
	}
	if seen["46-2-c"] {
		g.Modules = modules(s)
	}
	return g
}

// take keeps a mechanism: a valid one goes before a retired one, standard clauses
// before the rest, since they hold without a list.
func (g *Safeguard) take(code model.Code, retired bool) {
	switch {
	case g.Mechanism == "":
		g.Mechanism, g.Retired = code, retired
	case g.Retired && !retired, code == "46-2-c" && !retired:
		g.Also = append(g.Also, g.Mechanism)
		g.Mechanism, g.Retired = code, false
	default:
		g.Also = append(g.Also, code)
	}
}

var (
	moduleNumbers = regexp.MustCompile(`(?i)\bmod(?:ules?|ulen)?\.?(?:\(s\))?\s*(?:nr\.?|nummers?|numbers?|no\.?)?\s*:?\s*((?:[1-4]|one|two|three|four|een|één|twee|drie|vier|iii|ii|iv|i)\b(?:\s*(?:,|/|&|\+|en|and|of|or|en/of|and/or)\s*(?:modules?\s+)?(?:[1-4]|one|two|three|four|een|één|twee|drie|vier|iii|ii|iv|i)\b)*)`)
	moduleWord    = regexp.MustCompile(`(?i)\b(?:[1-4]|one|two|three|four|een|één|twee|drie|vier|iii|ii|iv|i)\b`)
)

// modules reads which modules of the standard clauses are meant: by number, as a word or
// figure, and by who deals with whom ("processor-to-processor", "P2P").
func modules(s string) []model.SCCModule {
	for _, d := range Dates(s) {
		s = strings.Replace(s, d.Text, ";", 1)
	}
	l := vocabulary()
	var out []model.SCCModule
	add := func(n int) {
		if m := model.SCCModule(n); n >= 1 && n <= 4 && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	for _, m := range moduleNumbers.FindAllStringSubmatch(s, -1) {
		for _, w := range moduleWord.FindAllString(m[1], -1) {
			f := words.Fold(w)
			if n, err := strconv.Atoi(f); err == nil {
				add(n)
			} else {
				add(l.numbers[f])
				add(l.modules[f])
			}
		}
	}
	f := words.Fold(s)
	for _, p := range l.moduleWords {
		if words.Contains(f, p.phrase) {
			add(l.modules[p.phrase])
			f = strings.ReplaceAll(f, p.phrase, "|")
		}
	}
	slices.Sort(out)
	return out
}
