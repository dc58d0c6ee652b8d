// Package password judges how well a password keeps others out of a file that
// they have in hands: somebody who tries passwords on a workbook can try about a
// million each second on one computer, and is never locked out.
//
//	password.Judge("Welkom2026!", "Stichting De Esdoorn") // Weak
//
// What it promises is to be honest in one direction: it calls nothing strong that
// is made of a few words, names, days or rows of the keyboard. Whether a
// password that looks strong is one that somebody can know (a line of a song, the
// name of a pet) nobody can tell by looking at it, and whoever shows a judgement
// says so. A password is only looked at: nothing is kept or sent.
package password

import (
	_ "embed"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Strength is how well a password holds. The zero value is that of no password.
type Strength string

// The strengths.
const (
	None   Strength = ""
	Weak   Strength = "weak"   // found within days
	Fair   Strength = "fair"   // takes years, when it is nothing that others can know
	Strong Strength = "strong" // can't be found by trying, when it is nothing that others can know
)

// The bits from which a password is more than weak, and strong: 45 are a year of
// trying at a million each second.
const (
	fairBits   = 45
	strongBits = 65
)

// wordBits is what a word is worth: those that people choose come out of a few
// thousand. From so many letters on, letters are a word when they can be said.
const (
	wordBits    = 13
	wordLetters = 4
	mostSilent  = 5 // consonants after another in a word
)

// Judge tells how strong a password is. Known are names that whoever tries will
// think of first, such as that of the organisation.
func Judge(password string, known ...string) Strength {
	if password == "" {
		return None
	}
	bits := min(bitsOf(password, nil), bitsOf(password, common), bitsOf(password, append(parts(known), common...)))
	switch {
	case bits < fairBits:
		return Weak
	case bits < strongBits:
		return Fair
	}
	return Strong
}

//go:embed common.txt
var commonList string

// common are texts that stand in the passwords that are tried first, the longest
// first.
var common = longestFirst(strings.Fields(commonList))

func longestFirst(texts []string) []string {
	slices.SortStableFunc(texts, func(a, b string) int { return len(b) - len(a) })
	return texts
}

// shortest is how long a part of a name is at least that is looked for.
const shortest = 4

// parts are names whole and word by word.
func parts(names []string) []string {
	var all []string
	for _, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		for _, part := range append([]string{name, strings.ReplaceAll(name, " ", "")}, strings.Fields(name)...) {
			if len([]rune(part)) >= shortest {
				all = append(all, part)
			}
		}
	}
	return longestFirst(all)
}

// date finds days and years: numbers that are tried before others.
var date = regexp.MustCompile(`\d{1,2}[-/.]?\d{1,2}[-/.]?(19|20)\d\d|(19|20)\d\d`)

// bitsOf estimates how many guesses a password takes, as a power of two: the
// least of what its characters and its parts come to. What is easily thought of
// counts as one character, wherever it stands.
func bitsOf(password string, known []string) float64 {
	text, each := strings.ToLower(password), math.Log2(alphabetOf(password))
	for _, part := range known {
		text = strings.ReplaceAll(text, part, "\x00")
	}
	text = date.ReplaceAllString(text, "\x00")
	return min(float64(unlike([]rune(text)))*each, partsOf(text, each))
}

// partsOf adds up what words, numbers and the signs between them are worth; a
// character that is no part of them is worth each.
func partsOf(text string, each float64) float64 {
	bits := 0.0
	signs := map[rune]bool{}
	for _, run := range runs.FindAllString(text, -1) {
		letters := []rune(run)
		switch {
		case unicode.IsLetter(letters[0]) && isWord(letters):
			bits += min(wordBits, float64(len(letters))*each)
		case unicode.IsDigit(letters[0]) && len(letters) > 2:
			bits += float64(len(letters)) * math.Log2(10)
		case unicode.IsLetter(letters[0]), unicode.IsDigit(letters[0]), !signs[letters[0]]:
			bits += float64(len(letters)) * each
			signs[letters[0]] = true
		}
	}
	return bits
}

// runs are letters, digits, or one sign.
var runs = regexp.MustCompile(`(?s)\p{L}+|\p{Nd}+|.`)

// isWord tells whether letters can be said: with vowels, and no more consonants
// after another than a word has.
func isWord(letters []rune) bool {
	silent, most := 0, 0
	for _, r := range letters {
		if silent++; strings.ContainsRune("aeiouyáàäâéèëêíïóöôúü", r) {
			silent = 0
		}
		most = max(most, silent)
	}
	return len(letters) >= wordLetters && most <= mostSilent
}

// unlike counts characters, those that only go on as they began (aaaa, 4567) once.
func unlike(text []rune) int {
	n := 0
	for i, r := range text {
		if i < 2 || r-text[i-1] != text[i-1]-text[i-2] || (r-text[i-1])*(r-text[i-1]) > 1 {
			n++
		}
	}
	return n
}

// alphabetOf is out of how many characters those of a password were chosen.
func alphabetOf(password string) float64 {
	sorts := []struct {
		of   func(rune) bool
		size float64
	}{
		{unicode.IsLower, 26}, {unicode.IsUpper, 26}, {unicode.IsDigit, 10},
		{func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }, 33},
	}
	size := 0.0
	for _, s := range sorts {
		if strings.ContainsFunc(password, s.of) {
			size += s.size
		}
	}
	if size == 0 {
		return 26 // letters of a script without capitals
	}
	return size
}
