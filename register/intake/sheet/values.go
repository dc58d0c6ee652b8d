package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/words"
)

// digest makes a short name of a text.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}

// reply is what a cell answers. Whole: it says nothing else; rest is what it says more.
type reply struct {
	answer model.Answer
	whole  bool
	rest   string
}

const (
	// answering are the letters that the words which open an answer begin with.
	answering = "jynou"
	yesSigns  = "✓✔☑☒√●■xX"
	noSigns   = "☐□○-–—"
)

var (
	openings   = regexp.MustCompile(`(?i)^\s*(ja|yes|nee|neen|no|onbekend|unknown|n\.?v\.?t\.?|n/a)\b\.?`)
	letters    = regexp.MustCompile(`(?i)^\s*([jn])\s*[,;:]`)
	exceptions = []string{"behalve", "tenzij", "maar", "echter", "wel", "except", "unless", "but", "uitgezonderd", "soms", "deels", "gedeeltelijk"}
)

// answerOf reads yes, no, unknown and not applicable, with or without more behind it. A
// "no" with an exception behind it is none of these.
func answerOf(text string) (reply, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return reply{}, false
	}
	if strings.Trim(text, yesSigns) == "" {
		return reply{model.Yes, true, ""}, true
	}
	if strings.Trim(text, noSigns) == "" {
		return reply{model.No, true, ""}, true
	}
	byWord := vocabulary().values["answer"]
	f := words.Fold(text)
	if f == "" {
		f = text
	}
	if code, ok := byWord[f]; ok {
		return reply{model.Answer(code), true, ""}, true
	}
	if !mayOpen(text, answering) {
		return reply{}, false
	}
	at := openings.FindStringSubmatchIndex(text)
	if at == nil {
		at = letters.FindStringSubmatchIndex(text)
	}
	if at == nil {
		return reply{}, false
	}
	code := byWord[words.Fold(text[at[2]:at[3]])]
	rest := strings.TrimLeft(text[at[1]:], " ,;:.-–—()\n\t/")
	folded := words.Fold(rest)
	for _, w := range exceptions {
		if code == string(model.No) && words.Contains(folded, w) {
			return reply{}, false
		}
	}
	return reply{model.Answer(code), rest == "", rest}, code != ""
}

// listed are the words for the codes of one list, and how many words the longest has.
type listed struct {
	exact   map[string]string
	longest int
}

var lists = sync.OnceValue(func() map[string]listed {
	all := map[string]listed{}
	add := func(list, word, code string) {
		l, ok := all[list]
		if !ok {
			l.exact = map[string]string{}
		}
		f := words.Fold(word)
		if _, taken := l.exact[f]; f != "" && !taken {
			l.exact[f] = code
			l.longest = max(l.longest, strings.Count(f, " ")+1)
		}
		all[list] = l
	}
	for list, byWord := range vocabulary().values {
		for w, code := range byWord {
			add(list, w, code)
		}
	}
	for _, name := range reference.Names() {
		for _, row := range reference.List(name).Rows() {
			for _, w := range append([]string{row.NL, row.EN, row.Code}, row.Synonyms...) {
				add(name, w, row.Code)
			}
		}
	}
	return all
})

// codeOf reads a text that says one code of a list and nothing else.
func codeOf(list, text string) (string, bool) {
	f := words.Fold(text)
	if f == "" {
		f = strings.TrimSpace(text)
		code, ok := vocabulary().values[list][f]
		return code, ok
	}
	if code, ok := lists()[list].exact[f]; ok {
		return code, true
	}
	found := codesIn(list, text)
	if len(found.codes) == 1 && found.whole {
		return found.codes[0], true
	}
	return "", false
}

// said is what a text says in codes of a list. Whole: it says nothing else.
type said struct {
	codes []string
	whole bool
}

// citations find the codes of a list that are written as articles of the law.
var citations = map[string]*regexp.Regexp{
	"legal-basis": regexp.MustCompile(`\b(?:(?:art|artikel|article) )?6 (?:lid )?1 ?(?:aanhef en )?(?:sub |onder |letter )?([a-f])\b|\b(?:art|artikel|article) 6 ?(?:sub |onder )?([a-f])\b|\b6([a-f])\b|\b61([a-f])\b|\b6 1([a-f])\b`),
	"art9":        regexp.MustCompile(`\b(?:(?:art|artikel|article) )?9 (?:lid )?2 ?(?:aanhef en )?(?:sub |onder |letter )?([a-j])\b|\b9 2([a-j])\b`),
}

// prefixes make codes of the letters that citations find.
var prefixes = map[string]string{"legal-basis": "6-1-", "art9": "9-2-"}

var uavgNumber = regexp.MustCompile(`\b(?:uavg )?(?:(?:art|artikel) )?(\d{2})\b`)

// fillers are words that add nothing to a code.
var fillers = map[string]bool{
	"avg": true, "gdpr": true, "art": true, "artikel": true, "article": true, "lid": true, "sub": true, "onder": true, "van": true, "de": true, "het": true, "een": true,
	"op": true, "grond": true, "en": true, "of": true, "and": true, "or": true, "the": true, "a": true, "of the": true, "uavg": true, "grondslag": true, "1": true, "6": true,
	"noodzakelijk": true, "voor": true, "uitvoering": true, "basis": true, "ter": true, "zijn": true, "is": true, "o": true, "g": true, "v": true, "aanhef": true, "in": true,
}

// codesIn finds the codes of a list in a text, by the longest words first.
func codesIn(list, text string) said {
	f := words.Fold(text)
	l := lists()[list]
	var out said
	add := func(code string) {
		for _, have := range out.codes {
			if have == code {
				return
			}
		}
		out.codes = append(out.codes, code)
	}
	if re := citations[list]; re != nil {
		f = re.ReplaceAllStringFunc(f, func(m string) string {
			add(prefixes[list] + m[len(m)-1:])
			return ""
		})
	}
	if list == "uavg" {
		for _, m := range uavgNumber.FindAllStringSubmatch(f, -1) {
			if _, ok := reference.List("uavg").Row("uavg-" + m[1]); ok {
				add("uavg-" + m[1])
			}
		}
	}
	tokens := strings.Fields(f)
	left := 0
	for i := 0; i < len(tokens); {
		n := l.at(tokens, i)
		if n == 0 {
			if !fillers[tokens[i]] {
				left++
			}
			i++
			continue
		}
		add(l.exact[strings.Join(tokens[i:i+n], " ")])
		i += n
	}
	out.whole = left == 0 && len(out.codes) > 0
	return out
}

// at gives how many words from a place on are words for a code. A single letter counts
// only where it stands alone, and then codeOf has found it.
func (l listed) at(tokens []string, i int) int {
	for n := min(l.longest, len(tokens)-i); n > 0; n-- {
		w := strings.Join(tokens[i:i+n], " ")
		if _, ok := l.exact[w]; ok && len(w) > 2 {
			return n
		}
	}
	return 0
}

// category is what the name of a category of personal data says of it.
type category struct {
	kind, special string
}

// categoryOf looks a category up by its name.
func categoryOf(name string) (category, bool) {
	f := words.Fold(name)
	if code, ok := lists()["special-category"].exact[f]; ok {
		return category{"special", code}, true
	}
	if code, ok := lists()["data-kind"].exact[f]; ok && code != "ordinary" {
		return category{kind: code}, code != "special" && code != "sensitive"
	}
	for _, list := range []string{"data-category", "bijsluiter-category"} {
		if row, ok := reference.List(list).Match(name); ok && len(f) > 2 {
			return category{row.Extra("kind"), row.Extra("special")}, true
		}
	}
	for half := range strings.SplitSeq(name, "/") { // "Medisch/zorg"
		if half == name {
			break // there is no sign in it
		}
		if c, ok := categoryOf(half); ok {
			return c, true
		}
	}
	return category{}, false
}
