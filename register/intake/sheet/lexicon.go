package sheet

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

//go:embed data/*.csv
var files embed.FS

// vocabulary is compiled once from the embedded files.
var vocabulary = sync.OnceValue(compile)

// lexicon is what is known of how people name columns, sheets and answers.
type lexicon struct {
	headings map[About]*names
	tables   map[string]hint              // by the folded name of a sheet
	values   map[string]map[string]string // list -> folded words -> code
	speech   map[string][]string          // code of "sentence" -> folded words
}

// names finds the field that a heading stands for, among those of one sort of table.
type names struct {
	exact     map[string]string
	long      []string // names that may stand inside a heading, longest first
	questions []question
}

// question is the words of a heading that asks for a field.
type question struct {
	words []string
	field string
}

// hint is what the name of a sheet says.
type hint struct {
	about About
	role  model.Role
}

func compile() lexicon {
	l := lexicon{headings: map[About]*names{}, tables: map[string]hint{}, values: map[string]map[string]string{}}
	for _, row := range words.Rows(files, "data/headings.csv") {
		about := About(row["about"])
		n := l.headings[about]
		if n == nil {
			n = &names{exact: map[string]string{}}
			l.headings[about] = n
		}
		for name := range strings.SplitSeq(row["headings"], ";") {
			folded := foldedHeading(name)
			if _, taken := n.exact[folded]; taken || folded == "" {
				continue
			}
			n.exact[folded] = row["field"]
			if len(folded) >= 6 {
				n.long = append(n.long, folded)
			}
		}
	}
	for _, row := range words.Rows(files, "data/questions.csv") {
		n := l.headings[About(row["about"])]
		for pattern := range strings.SplitSeq(row["patterns"], ";") {
			n.questions = append(n.questions, question{strings.Fields(pattern), row["field"]})
		}
	}
	for _, n := range l.headings {
		slices.SortStableFunc(n.long, func(a, b string) int { return len(b) - len(a) })
	}
	for _, row := range words.Rows(files, "data/tables.csv") {
		l.tables[words.Fold(row["word"])] = hint{About(row["about"]), model.Role(row["role"])}
	}
	for _, row := range words.Rows(files, "data/values.csv") {
		list := l.values[row["list"]]
		if list == nil {
			list = map[string]string{}
			l.values[row["list"]] = list
		}
		for w := range strings.SplitSeq(row["words"], ";") {
			key := words.Fold(w)
			if key == "" {
				key = strings.TrimSpace(w) // a sign, such as "?"
			}
			if _, taken := list[key]; !taken {
				list[key] = row["code"]
			}
		}
	}
	l.speech = map[string][]string{}
	for w, code := range l.values["sentence"] {
		l.speech[code] = append(l.speech[code], w)
	}
	return l
}

// Fields gives every field the data files speak of, for a test to hold against the model.
func Fields() []string {
	var all []string
	for _, n := range vocabulary().headings {
		for _, f := range n.exact {
			all = append(all, f)
		}
		for _, q := range n.questions {
			all = append(all, q.field)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Codes gives the codes the data files stand for, by list, for a test to hold against
// package model/reference.
func Codes() map[string][]string {
	all := map[string][]string{}
	for list, byWord := range vocabulary().values {
		for _, code := range byWord {
			all[list] = append(all[list], code)
		}
	}
	return all
}

// says tells whether a folded text is one of the words for something, such as a row
// that is only an example.
func says(what, folded string) bool { return vocabulary().values["sentence"][folded] == what }

// speaks tells whether a folded text has one of the words for something in it.
func speaks(what, folded string) bool {
	return slices.ContainsFunc(vocabulary().speech[what], func(w string) bool { return words.Contains(folded, w) })
}

// hintOf reads the name of a sheet or a title: the whole, else the longest name in it.
func hintOf(text string) (hint, bool) {
	f := words.Fold(text)
	if h, ok := vocabulary().tables[f]; ok {
		return h, true
	}
	best, found := "", false
	var out hint
	for w, h := range vocabulary().tables {
		if len(w) > len(best) && len(w) >= 5 && words.Contains(f, w) {
			best, out, found = w, h, true
		}
	}
	return out, found
}
