package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var categoryNumber = regexp.MustCompile(`^(\d{1,2}\s?[a-c]?)[.):]?$`)

// codeOf works out which of the model's categories a row is: by its label, and for the
// contact details by their number or explanation. Any other number is only a hint, since
// suppliers leave rows out and renumber. It is certain when label or number says so.
func (r *reader) codeOf(number, label, text string) (code string, sure proposal.Confidence) {
	number = plainNumber(number)
	for _, f := range lexicon.Forms(label) {
		if c, ok := r.lex.categories.Whole(f); ok {
			code = c
			break
		}
	}
	if m := subNumber.FindString(text); m != "" {
		number, text = plainNumber(m), text[len(m):]
		if len(number) == 1 {
			number = "1" + number
		}
	}
	folded := words.Fold(text)
	if code == "" && label == "" && folded != "" {
		if e, ok := r.lex.texts.Start(folded); ok {
			code = e.Key
		}
	}
	switch {
	case code == "":
		return r.codeOfData(label), proposal.Likely
	case code != "1":
		return code, proposal.Certain
	}
	parts := number == "1a" || number == "1b" || number == "1c"
	e, ok := r.lex.texts.Start(folded)
	if !ok && !parts {
		e, ok = r.lex.texts.Within(folded)
		if r.severalContacts(text) {
			ok = false // a birth date among names and addresses
		}
	}
	switch {
	case ok && e.Key == number:
		return number, proposal.Certain
	case ok && strings.HasPrefix(e.Key, "1"):
		return e.Key, proposal.Likely
	case parts:
		return number, proposal.Certain
	case folded == "":
		return "1a", proposal.Doubtful
	}
	return "1a", proposal.Likely
}

// severalContacts tells whether a text lists contact details of more than one of the model's
// categories.
func (r *reader) severalContacts(text string) bool {
	first := ""
	for _, part := range phrase.Pieces(strings.TrimRight(text, ".")) {
		code, ok := r.lex.datum(words.Fold(part))
		if !ok || !strings.HasPrefix(code, "1") || len(code) != 2 {
			continue
		}
		if first != "" && code != first {
			return true
		}
		first = code
	}
	return false
}

// codeOfData gives the category some data belong to, when each of them is known and all
// belong to the same: "naam en e-mailadres".
func (r *reader) codeOfData(label string) string {
	code := ""
	for _, part := range phrase.Pieces(lexicon.WithoutBrackets(label)) {
		c, ok := r.lex.datum(words.Fold(part))
		if !ok || code != "" && c != code {
			return ""
		}
		code = c
	}
	return code
}

// datum gives the category of a single kind of data, "" for one that is in none.
func (l *lexicons) datum(folded string) (string, bool) {
	if code, ok := l.data.Whole(folded); ok {
		return code, true
	}
	return l.dataWords.Whole(folded)
}

// plainNumber gives the number of a category without signs: "1 a." is "1a".
func plainNumber(s string) string {
	return strings.ToLower(strings.Trim(strings.ReplaceAll(s, " ", ""), ".):"))
}
