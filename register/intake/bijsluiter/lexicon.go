package bijsluiter

import (
	"embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/register/intake/words"
)

//go:embed data/*.csv data/*.txt
var files embed.FS

// lexicon is compiled once from the embedded files.
var lexicon = sync.OnceValue(compile)

// lexicons holds the words by which a document is understood.
type lexicons struct {
	headings   list
	labels     list
	columns    map[string]list
	categories list // labels of categories
	texts      list // how the explanation of a category starts
	subjectSet list
	purposes   list
	boiler     []sentence
	versions   []versionWords
	prompts    []string
	pointers   []string
	openLists  []string
	parties    []string
	annexNames []string

	securityWords
}

// sentence is boilerplate, folded, with its words.
type sentence struct {
	text  string
	words map[string]bool
}

type versionWords struct{ text, version, confidence string }

// list is a set of folded phrases, each with the key it stands for.
type list struct {
	exact  map[string]string
	sorted []entry           // longest first
	names  map[string]string // key -> its first phrase as it is written
}

type entry struct{ text, key string }

func (l *list) add(text, key string) {
	f := words.Fold(text)
	if f == "" {
		return
	}
	if l.exact == nil {
		l.exact, l.names = map[string]string{}, map[string]string{}
	}
	if l.names[key] == "" {
		l.names[key] = text
	}
	if _, taken := l.exact[f]; taken {
		return
	}
	l.exact[f] = key
	l.sorted = append(l.sorted, entry{f, key})
}

func (l *list) sort() {
	slices.SortStableFunc(l.sorted, func(a, b entry) int { return len(b.text) - len(a.text) })
}

// whole gives the key of a folded text that is one of the phrases, slips allowed.
func (l *list) whole(folded string) (string, bool) {
	if folded == "" {
		return "", false
	}
	if key, ok := l.exact[folded]; ok {
		return key, true
	}
	for _, e := range l.sorted {
		if words.Near(e.text, folded) {
			return e.key, true
		}
	}
	return "", false
}

// start gives the longest phrase a folded text starts with, as whole words.
func (l *list) start(folded string) (entry, bool) {
	for _, e := range l.sorted {
		if folded == e.text || strings.HasPrefix(folded, e.text+" ") {
			return e, true
		}
	}
	return entry{}, false
}

// within gives the longest phrase that stands in a folded text.
func (l *list) within(folded string) (entry, bool) {
	for _, e := range l.sorted {
		if words.Contains(folded, e.text) {
			return e, true
		}
	}
	return entry{}, false
}

func compile() *lexicons {
	l := &lexicons{columns: map[string]list{}}
	for _, row := range words.Rows(files, "data/headings.csv") {
		l.headings.add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/labels.csv") {
		l.labels.add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/columns.csv") {
		c := l.columns[row["table"]]
		c.add(row["text"], row["key"])
		l.columns[row["table"]] = c
	}
	for _, row := range words.Rows(files, "data/categories.csv") {
		if row["kind"] == "label" {
			l.categories.add(row["text"], row["code"])
		} else {
			l.texts.add(row["text"], row["code"])
		}
	}
	for _, row := range words.Rows(files, "data/subjects.csv") {
		l.subjectSet.add(row["name"], row["name"])
	}
	for _, row := range words.Rows(files, "data/purposes.csv") {
		l.purposes.add(row["text"], row["letter"])
	}
	for _, row := range words.Rows(files, "data/versions.csv") {
		l.versions = append(l.versions, versionWords{words.Fold(row["text"]), row["version"], row["confidence"]})
	}
	for _, s := range lines("data/boilerplate.txt") {
		l.boiler = append(l.boiler, sentence{s, wordSet(s)})
	}
	l.prompts, l.pointers = lines("data/prompts.txt"), lines("data/pointers.txt")
	l.openLists, l.parties = lines("data/openlists.txt"), lines("data/parties.txt")
	l.annexNames = lines("data/annexnames.txt")
	l.securityWords.compile()
	for _, c := range l.columns {
		c.sort()
	}
	for _, s := range []*list{&l.headings, &l.labels, &l.categories, &l.texts, &l.subjectSet, &l.purposes} {
		s.sort()
	}
	return l
}

// lines reads a file of phrases, one a line, folded.
func lines(name string) []string {
	data, err := files.ReadFile(name)
	if err != nil {
		panic("bijsluiter: " + err.Error())
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if f := words.Fold(line); f != "" && !strings.HasPrefix(line, "#") {
			out = append(out, f)
		}
	}
	return out
}

func wordSet(folded string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(folded) {
		set[w] = true
	}
	return set
}

// boilerplate tells whether a sentence is one of the model's own, some words more or
// less allowed. A sentence with other numbers is another sentence.
func (l *lexicons) boilerplate(s string) bool {
	f := words.Fold(s)
	if f == "" {
		return true
	}
	set := wordSet(f)
	for _, b := range l.boiler {
		if f == b.text || len(set) >= 4 && words.Near(f, b.text) {
			return true
		}
		if len(set) < 6 || len(b.words) < 6 {
			continue
		}
		both := 0
		for w := range set {
			if b.words[w] {
				both++
			}
		}
		if both*100 >= 80*(len(set)+len(b.words)-both) {
			return true
		}
	}
	return false
}

// pointer tells whether a text says that the annex is to be found elsewhere.
func (l *lexicons) pointer(s string) bool { return containsAny(words.Fold(s), l.pointers) }

// openList tells whether a text says that a list is not complete.
func (l *lexicons) openList(s string) bool { return containsAny(words.Fold(s), l.openLists) }

func containsAny(folded string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return words.Contains(folded, p) })
}

var (
	numberInFront = regexp.MustCompile(`^[\s\d.\-–—•*#]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,4})[.):]?\s+)`)
	signsInFront  = regexp.MustCompile(`^[^\pL\d]+`)
	brackets      = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
)

// forms gives the texts under which a heading or label is looked up: as it stands,
// without signs and number in front, without brackets behind.
func forms(s string) []string {
	s = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ":?–—- "))
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
			add(brackets.ReplaceAllString(t[len(m):], ""))
		}
		add(brackets.ReplaceAllString(t, ""))
	}
	return out
}

// heading gives the key of a text that is a known heading.
func (l *lexicons) heading(s string) (string, bool) {
	if len(s) > 200 {
		return "", false
	}
	for _, f := range forms(s) {
		if key, ok := l.headings.whole(f); ok {
			return key, true
		}
	}
	return "", false
}

// headingStart gives the key of a heading that starts with a known one, such as
// "Subverwerkers van Rekenrijk".
func (l *lexicons) headingStart(s string) (string, bool) {
	for _, f := range forms(s) {
		if e, ok := l.headings.start(f); ok && len(e.text) >= 5 && strings.Count(f, " ")-strings.Count(e.text, " ") <= 8 {
			return e.key, true
		}
	}
	return "", false
}

// label gives the key of a text that is a known label.
func (l *lexicons) label(s string) (string, bool) {
	if len(s) > 120 {
		return "", false
	}
	for _, f := range forms(s) {
		if key, ok := l.labels.whole(f); ok {
			return key, true
		}
	}
	return "", false
}

// column gives the key of a header of a table of that kind.
func (l *lexicons) column(table, s string) (string, bool) {
	if len(s) > 120 {
		return "", false
	}
	c := l.columns[table]
	for _, f := range forms(s) {
		if key, ok := c.whole(f); ok {
			return key, true
		}
	}
	return "", false
}

// subject tells whether a text names a group of data subjects.
func (l *lexicons) subject(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, f := range forms(s) {
		if _, ok := l.subjectSet.whole(f); ok {
			return true
		}
	}
	return false
}
