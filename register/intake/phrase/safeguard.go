package phrase

import (
	"regexp"
	"strconv"

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
	if seen["46-2-c"] {
		g.Modules = modules(f)
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
	moduleNumbers = regexp.MustCompile(`\bmodules?\s+((?:[1-4]|one|two|three|four|een|twee|drie|vier)(?:\s+(?:en|and|of|or|&)?\s*(?:[1-4]|one|two|three|four|een|twee|drie|vier)\b)*)`)
	moduleWord    = regexp.MustCompile(`\b(?:[1-4]|one|two|three|four|een|twee|drie|vier)\b`)
	moduleLetters = map[string]model.SCCModule{"c2c": 1, "c2p": 2, "p2p": 3, "p2c": 4}
)

func modules(f string) []model.SCCModule {
	var out []model.SCCModule
	add := func(m model.SCCModule) {
		for _, have := range out {
			if have == m {
				return
			}
		}
		out = append(out, m)
	}
	for _, m := range moduleNumbers.FindAllStringSubmatch(f, -1) {
		for _, w := range moduleWord.FindAllString(m[1], -1) {
			if n, err := strconv.Atoi(w); err == nil {
				add(model.SCCModule(n))
			} else if n := vocabulary().numbers[w]; n > 0 {
				add(model.SCCModule(n))
			}
		}
	}
	for _, letters := range []string{"c2c", "c2p", "p2p", "p2c"} {
		if words.Contains(f, letters) {
			add(moduleLetters[letters])
		}
	}
	return out
}
