package pdf

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/model/reference"
)

// vocabulary are the words of a document with how often they stand in it whole, and
// those of the subject.
type vocabulary struct {
	words   map[string]int
	subject []string // sorted
	// broken tells that the document breaks words at the end of a line with hyphens.
	broken bool
}

// newVocabulary counts the words that a line can't have broken: those that are not the
// first or last on it.
func newVocabulary(pages [][]line) *vocabulary {
	v := &vocabulary{words: map[string]int{}, subject: subjectWords()}
	for _, lines := range pages {
		for _, l := range lines {
			for i, w := range l.words {
				if i > 0 && i < len(l.words)-1 || len(l.words) == 1 {
					v.words[bare(w.Text)]++
				} else if i == 0 && len(l.words) > 1 || !strings.HasSuffix(w.Text, "-") {
					v.words[bare(w.Text)]++
				}
			}
		}
	}
	v.judge(pages)
	return v
}

// judge finds out whether hyphens at line ends break words.
func (v *vocabulary) judge(pages [][]line) {
	whole, kept, lines, hyphens := 0, 0, 0, 0
	for _, all := range pages {
		for i, l := range all {
			lines++
			a := l.words[len(l.words)-1].Text
			if !strings.HasSuffix(a, "-") || len(a) < 3 || i+1 >= len(all) {
				continue
			}
			hyphens++
			b := all[i+1].words[0].Text
			if v.words[bare(a[:len(a)-1]+b)] > 0 {
				whole++
			}
			if v.words[bare(a+b)] > 0 {
				kept++
			}
		}
	}
	v.broken = whole > kept || kept == 0 && hyphens >= 4 && hyphens*25 > lines
}

func bare(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }))
}

// fit is how full a line was when the next was started.
type fit int

// A line that is full had no room for another letter, one that is nearly so hardly any.
const (
	roomy fit = iota
	nearlyFull
	full
)

// join puts the text of a next line behind what is there; how tells how full the line
// before it was.
func (v *vocabulary) join(a, b string, how fit) string {
	if a == "" {
		return b
	}
	last := a[strings.LastIndexAny(a, " \n\t")+1:]
	next, _, _ := strings.Cut(b, " ")
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case strings.HasSuffix(last, "-") && utf8.RuneCountInString(last) > 1:
		return a[:len(a)-1] + v.atHyphen(last, next, first) + b
	case strings.HasSuffix(last, "/") && len(last) > 1:
		return a + b
	case how == full && strings.ContainsRune(").,;:]", first):
		return a + b
	case how >= nearlyFull && unicode.IsLower(first) && v.wordOf(last+next):
		return a + b
	case how == full && unicode.IsLower(first) && v.oneWord(last, next):
		return a + b
	case how == full && link.MatchString(last) && unicode.IsLower(first) && (strings.ContainsAny(last[len(last)-1:], "/-_.@=&") || strings.ContainsAny(next, "/@")):
		return a + b
	case how == nearlyFull && unicode.IsLower(first) && utf8.RuneCountInString(bare(b)) <= 4 && !slices.Contains(smallWords, bare(b)) && !v.known(next) && !v.known(last):
		return a + b
	}
	return a + " " + b
}

// atHyphen gives what stands between the two parts of a word.
func (v *vocabulary) atHyphen(last, next string, first rune) string {
	stem := last[:len(last)-1]
	switch {
	case next == "en" || next == "of" || next == "and" || next == "or":
		return "- "
	case !unicode.IsLower(first):
		return "-"
	case v.words[bare(stem+next)] > 0:
		return ""
	case v.words[bare(last+next)] > 0, utf8.RuneCountInString(stem) < 2, strings.ToUpper(stem) == stem:
		return "-"
	case v.broken:
		return ""
	}
	return "-"
}

// oneWord tells whether two parts that fill a narrow column are one word that had no
// room, rather than two words.
func (v *vocabulary) oneWord(a, b string) bool {
	if strings.ContainsAny(a[len(a)-1:], ".,;:)!?") {
		return false
	}
	n := utf8.RuneCountInString(bare(b))
	small := slices.Contains(smallWords, strings.ToLower(b)) // with a comma behind it, it is the end of a word
	return n <= 5 && !small && (n <= 2 || !v.known(a) || !v.known(b))
}

// wordOf tells whether letters are a word of the document or the start of one of the
// subject.
func (v *vocabulary) wordOf(s string) bool {
	s = bare(s)
	return v.words[s] > 0 || v.startsWord(s)
}

// smallWords are the short words that stand by themselves.
var smallWords = strings.Fields("en of de het een van in op te met aan bij voor om is er als dan die dat wel niet geen uit tot over door naar per ook and or the to for by with from on at a an")

// known tells whether a part is a word by itself.
func (v *vocabulary) known(s string) bool {
	s = bare(s)
	_, found := slices.BinarySearch(v.subject, s)
	return found || v.words[s] > 1
}

// startsWord tells whether a word of the subject starts so.
func (v *vocabulary) startsWord(s string) bool {
	i, _ := slices.BinarySearch(v.subject, s)
	return utf8.RuneCountInString(s) >= 6 && i < len(v.subject) && strings.HasPrefix(v.subject[i], s)
}

// formWords are long words of the form that no list has.
const formWords = "toelichting subverwerker subverwerkers verwerkingsverantwoordelijke onderwijsinstelling onderwijsdeelnemer onderwijsdeelnemers " +
	"persoonsgegevens bewaartermijn bewaartermijnen doorgiftemechanisme vestigingsland vestigingsgegevens spraakherkenning verwerkersovereenkomst " +
	"leermiddel leermiddelen standaardcontractbepalingen ondersteuning functionaris gegevensbescherming establishment subprocessor processing safeguard"

// subjectWords are the words of the lists the register is filled in with.
var subjectWords = sync.OnceValue(func() []string {
	var all []string
	for _, name := range []string{"bijsluiter-category", "bijsluiter-purpose", "data-category", "data-subject", "country", "measure", "mechanism", "operation", "sector"} {
		for _, row := range reference.List(name).Rows() {
			for _, text := range []string{row.Label("nl"), row.Label("en"), row.Note("nl"), row.Note("en")} {
				for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
					all = append(all, bare(w))
				}
			}
		}
	}
	all = append(all, strings.Fields(formWords)...)
	slices.Sort(all)
	return slices.Compact(all)
})
