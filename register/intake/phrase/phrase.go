// Package phrase reads the small things that documents say in a few words: dates,
// terms, places, safeguards, yes and no. It knows Dutch and English. The words stand
// in data files (data/*.csv) and in package model/reference, not in code.
//
// Every function tells what is said and never completes it: two terms in one
// sentence are no term, a continent is no country, "nee, behalve …" is no "no".
package phrase

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"verwerkingsregister/register/intake/words"
)

//go:embed data/*.csv
var files embed.FS

// vocabulary is compiled once from the embedded files.
var vocabulary = sync.OnceValue(compile)

type lexicon struct {
	words    map[string]map[string]string // list -> folded word -> value
	months   map[string]int
	numbers  map[string]int
	units    map[string]unit
	triggers []pair
	guards   []guard
	modules  map[string]int // phrase -> module of the standard clauses
	// moduleWords are those phrases that stand for themselves, longest first.
	moduleWords []pair
	places      map[string]placeName
	longest     int // words in the longest name of a place
	abbrev      map[string]bool
}

type unit struct {
	code  string
	times int
}

// pair is a folded phrase with what it stands for.
type pair struct{ phrase, value string }

type guard struct{ phrase, mechanism, kind string }

func compile() lexicon {
	l := lexicon{words: map[string]map[string]string{}, months: map[string]int{}, numbers: map[string]int{}, units: map[string]unit{}, modules: map[string]int{}, abbrev: map[string]bool{}}
	for _, row := range words.Rows(files, "data/vocabulary.csv") {
		if row["list"] == "abbreviation" {
			l.abbrev[row["word"]] = true
			continue
		}
		list := l.words[row["list"]]
		if list == nil {
			list = map[string]string{}
			l.words[row["list"]] = list
		}
		list[words.Fold(row["word"])] = row["value"]
	}
	for _, row := range words.Rows(files, "data/months.csv") {
		l.months[row["name"]] = number(row["month"])
	}
	for _, row := range words.Rows(files, "data/numbers.csv") {
		l.numbers[words.Fold(row["name"])] = number(row["value"])
	}
	for _, row := range words.Rows(files, "data/units.csv") {
		l.units[words.Fold(row["name"])] = unit{row["unit"], number(row["times"])}
	}
	for _, row := range words.Rows(files, "data/triggers.csv") {
		l.triggers = append(l.triggers, pair{words.Fold(row["phrase"]), row["trigger"]})
	}
	slices.SortStableFunc(l.triggers, func(a, b pair) int { return len(b.phrase) - len(a.phrase) })
	for _, row := range words.Rows(files, "data/safeguards.csv") {
		l.guards = append(l.guards, guard{words.Fold(row["phrase"]), row["mechanism"], row["kind"]})
	}
	slices.SortStableFunc(l.guards, func(a, b guard) int { return len(b.phrase) - len(a.phrase) })
	for _, row := range words.Rows(files, "data/scc-modules.csv") {
		f := words.Fold(row["phrase"])
		l.modules[f] = number(row["module"])
		if !roman[f] {
			l.moduleWords = append(l.moduleWords, pair{f, row["module"]})
		}
	}
	slices.SortStableFunc(l.moduleWords, func(a, b pair) int { return len(b.phrase) - len(a.phrase) })
	l.compilePlaces()
	return l
}

// roman are the figures that count only behind the word module.
var roman = map[string]bool{"i": true, "ii": true, "iii": true, "iv": true}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("phrase: no number: " + s)
	}
	return n
}

// has tells whether a folded text has one of the words of a list, and which.
func has(folded, list string) (string, bool) {
	found := ""
	for w := range vocabulary().words[list] {
		if len(w) > len(found) && words.Contains(folded, w) {
			found = w
		}
	}
	return found, found != ""
}

// startsWith gives the longest word of a list a folded text starts with.
func startsWith(folded, list string) (string, bool) {
	found := ""
	for w := range vocabulary().words[list] {
		if len(w) > len(found) && (folded == w || strings.HasPrefix(folded, w+" ")) {
			found = w
		}
	}
	return found, found != ""
}

// Codes gives the codes the data files stand for, by reference list.
func Codes() map[string][]string {
	l := vocabulary()
	codes := map[string][]string{}
	for _, u := range l.units {
		codes["time-unit"] = append(codes["time-unit"], u.code)
	}
	for _, p := range l.triggers {
		codes["retention-trigger"] = append(codes["retention-trigger"], p.value)
	}
	for _, g := range l.guards {
		if g.mechanism != "" {
			codes["mechanism"] = append(codes["mechanism"], g.mechanism)
		}
	}
	for _, p := range l.places {
		if p.country != "" {
			codes["country"] = append(codes["country"], p.country)
		}
	}
	for word, value := range l.words["limit"] {
		if word != "" {
			codes["retention-limit"] = append(codes["retention-limit"], value)
		}
	}
	for _, list := range []string{"outcome", "outcome-likely"} {
		for _, value := range l.words[list] {
			codes["tia-outcome"] = append(codes["tia-outcome"], value)
		}
	}
	for _, m := range l.modules {
		codes["scc-module"] = append(codes["scc-module"], strconv.Itoa(m))
	}
	for _, value := range l.words["span"] {
		codes["retention-trigger"] = append(codes["retention-trigger"], value)
	}
	for _, value := range l.words["action"] {
		codes["retention-action"] = append(codes["retention-action"], value)
	}
	return codes
}
