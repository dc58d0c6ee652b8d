package statement

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

// serviceLevels gives the levels of headings at which a service is described. What stands
// beside it under a heading of that level is one sooner.
func (r *reader) serviceLevels(all []*section) map[int]bool {
	out := map[int]bool{}
	for i, s := range all {
		if s.key == "" && s.head != nil && r.weight(all[i:]) >= enough {
			out[s.level] = true
		}
	}
	return out
}

// enough is the weight of what must be said under a heading for it to name a service.
const enough = 2

// describes tells whether a heading is the name of a service: under it data are used.
func (r *reader) describes(all []*section) bool {
	weight := r.weight(all)
	if weight < enough && r.services[all[0].level] {
		weight += r.terms(all[0])
	}
	return weight >= enough
}

// weight weighs what is said under a heading of the processing itself.
func (r *reader) weight(all []*section) int {
	s := all[0]
	if r.lex.says(words.Fold(s.title), "no-activity") {
		return 0
	}
	named := r.namesActivity(s.title)
	own := 0
	for _, u := range s.units {
		own += r.substance(u, named)
	}
	for _, next := range all[1:] {
		if next.level <= s.level {
			break
		}
		if next.key == "categories" || next.key == "purposes" || next.key == "basis" {
			own += 2
		}
	}
	return own
}

// terms counts the sentences of a section that say how long, on which ground or to whom.
func (r *reader) terms(s *section) int {
	n := 0
	for _, u := range s.units {
		for _, sp := range u.spans {
			if f := words.Fold(sp.text); !phrase.Negation(sp.text) && !r.lex.says(f, "you-can", "meta") {
				n += r.termsIn(sp.text, f)
			}
		}
	}
	return n
}

// termsIn counts what a sentence says of how long, on which ground and to whom.
func (r *reader) termsIn(text, f string) int {
	n := 0
	if r.lex.says(f, "keep") && !phrase.TermIn(text).Empty() {
		n++
	}
	if r.lex.says(f, "basis-trigger", "consent") && len(r.codes(text)) > 0 {
		n++
	}
	if _, known := r.lex.recipients.Within(f); r.lex.says(f, "share", "engaged") && (known || len(phrase.Firms(text, nil)) > 0) {
		n++
	}
	return n
}

// affirmative gives what of a sentence denies nothing.
func affirmative(text string) string {
	text = inBracketsAnywhere.ReplaceAllString(text, "")
	if !phrase.Negation(text) {
		return text
	}
	var parts []string
	for _, p := range affirmed.Split(text, -1) {
		if !phrase.Negation(p) {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// namesActivity tells whether a heading is, or starts with, the name of a service that
// many have.
func (r *reader) namesActivity(title string) bool {
	return slices.ContainsFunc(lexicon.Forms(title), func(f string) bool {
		_, ok := r.lex.activities.Start(f)
		return ok
	})
}

// substance weighs what a unit says of processing: data that are named, a purpose.
func (r *reader) substance(u *unit, named bool) int {
	if u.b.Table != nil {
		return r.tableSubstance(u.b.Table)
	}
	n := 0
	if u.label == "purposes" || u.label == "categories" || u.label == "basis" {
		n += 2
	}
	for _, s := range u.spans {
		s.text = affirmative(s.text)
		if m := whenYou.FindStringSubmatch(s.text); m != nil {
			s.text = m[1]
		}
		f := words.Fold(s.text)
		if s.text == "" || len(s.text) > longest || r.lex.says(f, "meta") {
			continue
		}
		if key, rest, ok := r.labelled(s.text); ok && rest != "" && (key == "purposes" || key == "categories" || key == "basis") {
			n += 2
		}
		uses := r.lex.says(f, "use") && !r.lex.says(f, "you-can")
		data := len(r.known(s.text))
		switch all := len(r.dataIn(s.text)); { // everyday words, but several
		case data == 0 && all > 1:
			data = 1
		case data == 1 && all > 2:
			data = 2
		}
		uses = uses || data > 0 && r.lex.says(f, "holds") && !r.lex.says(f, "you-can")
		if named && data > 0 && u.b.Kind != block.Item && !r.lex.says(f, "you-can") {
			n++
		}
		if named && uses && data == 0 && r.lex.says(f, "consent") {
			n++
		}
		if uses && data == 0 && weDoFor.MatchString(s.text) && purposeIn(s.text) != "" {
			n++
		}
		if data > 0 && (uses || named || u.b.Kind == block.Item) {
			n += min(data, 2)
		}
		if (uses || named && !r.lex.says(f, "you-can")) && (data > 0 || named || r.lex.says(f, "datum")) && purposeIn(s.text) != "" {
			n++
			if named {
				n++
			}
		}
		if named && !r.lex.says(f, "you-can") && r.lex.says(f, "keep") && !phrase.TermIn(s.text).Amount.IsZero() {
			n += 2
		}
		if named && u.b.Kind == block.Item && len(strings.Fields(s.text)) < 8 && data > 0 {
			n++
		}
	}
	return n
}
