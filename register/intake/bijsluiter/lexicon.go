package bijsluiter

import (
	"embed"
	"regexp"
	"strings"
	"sync"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

//go:embed data/*.csv data/*.txt
var files embed.FS

// vocabulary is compiled once from the embedded files.
var vocabulary = sync.OnceValue(compile)

// lexicons holds the words by which a document is understood.
type lexicons struct {
	headings             lexicon.List
	labels               lexicon.List
	columns              map[string]lexicon.List
	categories           lexicon.List // labels of categories
	texts                lexicon.List // how the explanation of a category starts
	data                 lexicon.List // single data, with the category they belong to
	dataWords            lexicon.List // single data whose word says something else within a sentence
	subjectSet           lexicon.List
	groups               map[string]string // folded name of data subjects -> group whose names are all one
	purposes             lexicon.List
	boiler               lexicon.Sentences
	versions             []versionWords
	prompts              []string
	pointers             []string
	openLists            []string
	asking, stored       []string // words of a sentence that says whom to ask, and where data are
	automated, profiling []string // words for decisions by machine and for profiling
	leads                []string // words of a sentence that introduces a list
	transfers            []string // words of a sentence about transfers
	processing           []string // words of a sentence that says which data are processed
	special              []string // names of the special categories of data together
	parties              []string
	annexNames           []string
	roles                []roleWord          // the first that fits counts
	smallWords           map[string]string   // word -> language it is of
	everything           map[string]bool     // names of all categories at once
	functions            lexicon.List        // of the person or team to ask
	newParties           map[string][]string // words about new sub-processors, their notice, and objecting to them
	stems                map[string][]stems  // words by which an unknown heading or column is about something

	securityWords
}

type versionWords struct{ text, version, confidence string }

// roleWord is a word for the supplier that says in which role it works.
type roleWord struct{ phrase, role string }

func compile() *lexicons {
	l := &lexicons{columns: map[string]lexicon.List{}, groups: map[string]string{}}
	for _, row := range words.Rows(files, "data/headings.csv") {
		l.headings.Add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/labels.csv") {
		l.labels.Add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/columns.csv") {
		c := l.columns[row["table"]]
		c.Add(row["text"], row["key"])
		l.columns[row["table"]] = c
	}
	for _, row := range words.Rows(files, "data/categories.csv") {
		switch row["kind"] {
		case "label":
			l.categories.Add(row["text"], row["code"])
		case "data":
			l.data.Add(row["text"], row["code"])
		case "word":
			l.dataWords.Add(row["text"], row["code"])
		default:
			l.texts.Add(row["text"], row["code"])
		}
	}
	for _, row := range words.Rows(files, "data/subjects.csv") {
		l.subjectSet.Add(row["name"], row["name"])
		l.groups[words.Fold(row["name"])] = row["group"]
	}
	for _, row := range words.Rows(files, "data/purposes.csv") {
		l.purposes.Add(row["text"], row["letter"])
	}
	for _, row := range words.Rows(files, "data/versions.csv") {
		l.versions = append(l.versions, versionWords{words.Fold(row["text"]), row["version"], row["confidence"]})
	}
	l.boiler = lexicon.NewSentences(lexicon.Lines(files, "data/boilerplate.txt"))
	l.prompts, l.pointers = lexicon.Lines(files, "data/prompts.txt"), lexicon.Lines(files, "data/pointers.txt")
	l.openLists, l.parties = lexicon.Lines(files, "data/openlists.txt"), lexicon.Lines(files, "data/parties.txt")
	l.annexNames, l.leads = lexicon.Lines(files, "data/annexnames.txt"), lexicon.Lines(files, "data/leads.txt")
	l.processing, l.special = lexicon.Lines(files, "data/processing.txt"), lexicon.Lines(files, "data/special.txt")
	l.transfers = lexicon.Lines(files, "data/transfers.txt")
	for _, s := range lexicon.Lines(files, "data/functions.txt") {
		l.functions.Add(s, s)
	}
	for _, row := range words.Rows(files, "data/roles.csv") {
		l.roles = append(l.roles, roleWord{words.Fold(row["text"]), row["role"]})
	}
	l.newParties = map[string][]string{}
	for _, row := range words.Rows(files, "data/newparties.csv") {
		l.newParties[row["key"]] = append(l.newParties[row["key"]], words.Fold(row["text"]))
	}
	l.smallWords = map[string]string{}
	for _, row := range words.Rows(files, "data/languages.csv") {
		l.smallWords[row["word"]] = row["language"]
	}
	l.everything = map[string]bool{}
	for _, s := range lexicon.Lines(files, "data/everything.txt") {
		l.everything[s] = true
	}
	l.asking, l.stored = lexicon.Lines(files, "data/asking.txt"), lexicon.Lines(files, "data/stored.txt")
	l.automated, l.profiling = lexicon.Lines(files, "data/automated.txt"), lexicon.Lines(files, "data/profiling.txt")
	l.stems = compileStems()
	l.securityWords.compile()
	for table, c := range l.columns {
		c.Sort()
		l.columns[table] = c
	}
	for _, s := range []*lexicon.List{&l.headings, &l.labels, &l.categories, &l.texts, &l.data, &l.dataWords, &l.subjectSet, &l.purposes} {
		s.Sort()
	}
	return l
}

// boilerplate tells whether a sentence is one of the model's own, some words more or
// less allowed. A sentence with other numbers is another sentence.
func (l *lexicons) boilerplate(s string) bool { return l.boiler.Has(s) }

// pointer tells whether a text says that the annex is to be found elsewhere.
func (l *lexicons) pointer(s string) bool { return lexicon.HasAny(words.Fold(s), l.pointers) }

// openList tells whether a text says that a lexicon.List is not complete.
func (l *lexicons) openList(s string) bool { return lexicon.HasAny(words.Fold(s), l.openLists) }

// numberedAnnex is the number of an annex before its title: "Bijlage 3: Datalekken". What each
// annex is about differs from model to model.
var numberedAnnex = regexp.MustCompile(`^(?i:bijlage|annex|appendix|schedule|addendum)\s+(?:\d{1,2}|[IVXivx]{1,4}|[A-Ha-h])\s*(?:[:.]|\s[–—-])\s+`)

// heading gives the key of a text that is a known heading.
func (l *lexicons) heading(s string) (string, bool) {
	if len(s) > 200 {
		return "", false
	}
	if title := numberedAnnex.ReplaceAllString(s, ""); title != s {
		if key, ok := inForms(&l.headings, title); ok {
			return key, true
		}
	}
	if key, ok := inForms(&l.headings, s); ok {
		return key, true
	}
	if dataHeading.MatchString(strings.TrimSpace(s)) && !phrase.Negation(s) {
		return "categories", true
	}
	return "", false
}

// dataHeading asks or tells which data a product has, in words that name the product or who makes it:
// "Gegevens die Leeslicht bewaart", "Data we handle".
var dataHeading = regexp.MustCompile(`(?i)^(?:welke |de |which |what |the )?(?:persoons|klant|personal |customer |user )?(?:gegevens|data) (?:(?:die|that|which) (?:[\pL\d-]+ ){1,4}|(?:we|wij) )(?:verwerkt|verwerken|opslaat|opslaan|bewaart|bewaren|verzamelt|verzamelen|vastlegt|vastleggen|process|processes|handles?|stores?|collects?|keeps?)[.:?]?$`)

// inForms gives the key of a text in a list, or of one of its halves where it is written
// in two languages ("Doeleinden / Purposes") or names two of the list ("Opslag en doorgifte").
func inForms(list *lexicon.List, s string) (string, bool) {
	for _, f := range lexicon.Forms(s) {
		if key, ok := list.Whole(f); ok {
			return key, true
		}
	}
	if a, b, ok := strings.Cut(s, " / "); ok {
		for _, half := range []string{a, b} {
			if key, ok := inForms(list, half); ok {
				return key, true
			}
		}
	}
	for _, and := range []string{" en ", " and ", " & "} {
		if a, b, ok := strings.Cut(s, and); ok {
			first, known := list.WholeOf(a)
			if _, both := list.WholeOf(b); known && both {
				return first, true
			}
		}
	}
	return "", false
}

// deniedHeading is a heading above what is not in the product.
var deniedHeading = regexp.MustCompile(`(?i)\b(?:niet|nooit|not|never)\b`)

// headingStart gives the key of a heading that starts with a known one, such as
// "Subverwerkers van Rekenrijk".
func (l *lexicons) headingStart(s string) (string, bool) {
	for _, f := range lexicon.Forms(s) {
		if e, ok := l.headings.Start(f); ok && len(e.Text) >= 5 && strings.Count(f, " ")-strings.Count(e.Text, " ") <= 8 {
			if key, _ := l.stem("heading", s); e.Key == "subjects" && key == "categories" {
				return key, true // "Van wie verwerken we welke gegevens?"
			}
			if e.Key == "categories" && deniedHeading.MatchString(s) {
				return "", false // "Gegevens die wij niet bewaren"
			}
			return e.Key, true
		}
	}
	return "", false
}

// label gives the key of a text that is a known label.
func (l *lexicons) label(s string) (string, bool) {
	if len(s) > 120 {
		return "", false
	}
	return inForms(&l.labels, s)
}

// column gives the key of a header of a table of that kind.
func (l *lexicons) column(table, s string) (string, bool) {
	if len(s) > 120 {
		return "", false
	}
	c := l.columns[table]
	for _, f := range lexicon.Forms(s) {
		if key, ok := c.Whole(f); ok {
			return key, true
		}
	}
	return "", false
}

// function tells whether a text names what somebody does who can be asked.
func (l *lexicons) function(s string) bool {
	_, ok := l.functions.Whole(words.Fold(s))
	return ok
}

// subject tells whether a text names a group of data subjects.
func (l *lexicons) subject(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, f := range lexicon.Forms(s) {
		if _, ok := l.subjectSet.Whole(f); ok {
			return true
		}
	}
	return false
}
