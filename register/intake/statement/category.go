package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// categoryItem reads an item of a list of data. One that is deeper belongs to the one
// above it.
func (a *activity) categoryItem(u *unit, text string, ev proposal.Evidence) bool {
	if a.parent != nil && u.b.Level > a.level && a.conf != proposal.Doubtful {
		a.addItem(*a.parent, text, ev)
		return true
	}
	if a.grouped != nil && a.conf != proposal.Doubtful {
		a.addItem(*a.grouped, text, ev)
		return true
	}
	if phrase.Negation(text) && !saysOptional.MatchString(text) {
		if bare := inBracketsAnywhere.ReplaceAllString(text, ""); phrase.Negation(bare) || bare == text {
			return a.denied(text, ev)
		}
		ev.Confidence = proposal.Doubtful // what is denied in the brackets is not the datum
	}
	if openPlace.MatchString(text) {
		return false
	}
	row := a.itemRow(text, ev)
	if row != nil {
		a.parent, a.level = row, u.b.Level
	}
	return row != nil
}

// itemRow makes a category of the text of an item.
func (a *activity) itemRow(text string, ev proposal.Evidence) *proposal.Row {
	text = strings.TrimRight(strings.TrimSpace(text), ".;,")
	if row := a.severalKnown(text, ev); row != nil {
		return row
	}
	label, rest, found := strings.Cut(text, ":")
	if !found {
		if m := behindNamely.FindStringIndex(text); m != nil && m[0] > 3 {
			label, rest = strings.TrimRight(text[:m[0]], " ,("), strings.TrimRight(text[m[1]:], ")")
		} else if i := strings.Index(text, " ("); i > 0 && strings.HasSuffix(text, ")") {
			label, rest = text[:i], text[i+2:len(text)-1]
		}
	}
	label = yourBefore.ReplaceAllString(strings.TrimSpace(saysOptional.ReplaceAllString(label, "")), "")
	if label == "" || len(strings.Fields(text)) > 40 {
		return nil
	}
	if len(strings.Fields(label)) > 9 || purposeIn(label) != "" {
		if !describesData.MatchString(label) || len(strings.Fields(label)) > 25 || len(phrase.Sentences(text)) > 1 {
			return nil
		}
		ev.Confidence = proposal.Doubtful
	}
	_, known := a.termIn(label)
	d := datum{label: label, known: known, optional: optional(text)}
	row := a.addCategory(d, ev)
	if row == nil {
		return nil
	}
	if parts := enumeration(rest); rest != "" && (found || len(a.dataOf(rest)) > 0) && len(strings.Fields(rest)) <= 6*len(parts) {
		row.Set("items", parts, ev)
	}
	if rest != "" {
		row.Set("text", text, ev)
	}
	return row
}

// yourBefore is whose a datum is.
var yourBefore = regexp.MustCompile(`(?i)^(?:uw|jouw|je|your)\s+`)

// describesData is an item that says in many words what data there are.
var describesData = regexp.MustCompile(`(?i)^(?:(?:de|alle|andere|overige|all|other|any|the|algemene|bijzondere|relevante) )?(?:\S+ )?(?:\pL*gegevens|\pL*informatie|data|information|details|records?|aandachtspunten|bijzonderheden|aantekeningen|foto\S*|opnam\pL+|kopie\pL*|verslagen|correspondentie)\b`)

// optional tells whether a datum need not be given.
func optional(text string) bool {
	f := words.Fold(text)
	return saysOptional.MatchString(text) || words.Contains(f, "optioneel") || words.Contains(f, "optional") || words.Contains(f, "facultatief")
}

// severalKnown makes a category of each part of an item that names nothing but data that
// are known.
func (a *activity) severalKnown(text string, ev proposal.Evidence) *proposal.Row {
	var parts []string
	for _, s := range phrase.Sentences(text) {
		parts = append(parts, enumeration(strings.TrimRight(s, "."))...)
	}
	if label, _, ok := strings.Cut(text, ": "); len(parts) < 2 || ok && len(strings.Fields(label)) <= 5 && !strings.Contains(label, ",") {
		return nil // one, or a category with what is in it
	}
	known := 0
	for _, p := range parts {
		if _, ok := a.lex.kinds[bareDatum(p)]; ok {
			known++
		} else if len(strings.Fields(p)) > 5 || a.lex.says(words.Fold(p), "use") {
			return nil
		}
	}
	if known < len(parts) && (known < 2 || known*2 < len(parts) || !strings.Contains(text, ",")) {
		return nil
	}
	var row *proposal.Row
	for _, p := range parts {
		label := saysOptional.ReplaceAllString(leadingWords.ReplaceAllString(p, ""), "")
		_, is := a.termIn(p)
		row = a.addCategory(datum{label: label, known: is, optional: optional(p)}, ev)
	}
	return row
}

// bareDatum is a part of an enumeration without brackets and small words, folded.
func bareDatum(p string) string {
	if i := strings.Index(p, " ("); i > 0 {
		p = p[:i]
	}
	return words.Fold(leadingWords.ReplaceAllString(p, ""))
}

// addItem adds a datum to a category.
func (a *activity) addItem(row proposal.Row, text string, ev proposal.Evidence) {
	if phrase.Negation(text) {
		return
	}
	if old := row.Evidence("items").Source; old.Text != "" {
		ev.Source = proposal.Source{Text: old.Text + "\n" + ev.Source.Text, Pos: old.Pos}
	}
	row.Set("items", append(row.Texts("items"), strings.TrimRight(text, ".; ")), ev)
}

// addDatum adds one part of a cell with data.
func (a *activity) addDatum(part string, ev proposal.Evidence, cell bool) bool {
	part = strings.TrimSpace(part)
	label, known := a.termIn(part)
	if phrase.Negation(part) {
		if known != "" {
			a.deny(label, known, ev)
		}
		return known != ""
	}
	if strings.HasPrefix(words.Fold(part), "zie ") || strings.HasPrefix(words.Fold(part), "see ") || part == "" || len(strings.Fields(part)) > 9 {
		return false
	}
	if cell {
		label = leadingWords.ReplaceAllString(saysOptional.ReplaceAllString(part, ""), "")
	}
	return a.addCategory(datum{label: strings.TrimRight(label, ". "), known: known, optional: phrase.Answer(part) == phrase.Optional || saysOptional.MatchString(part)}, ev) != nil
}

// saysOptional is what a part of an enumeration says that need not be given.
var saysOptional = regexp.MustCompile(`(?i)\s*\((?:optioneel|facultatief|niet verplicht|vrijwillig|niet noodzakelijk|optional|not required|not mandatory|voluntary|if provided|indien opgegeven|indien verstrekt|als u die opgeeft)\)`)

// addCategory proposes a category of data, once.
func (a *activity) addCategory(d datum, ev proposal.Evidence) *proposal.Row {
	label := strings.TrimSpace(strings.TrimRight(d.label, ".;,"))
	if strings.HasSuffix(label, ")") && !strings.Contains(label, "(") {
		label = strings.TrimRight(label, ")")
	}
	for _, row := range a.row.Rows("dataCategories") {
		if words.Fold(row.Text("label")) == words.Fold(label) {
			return &row
		}
	}
	row := a.row.Add("dataCategories")
	row.Set("label", label, ev)
	applies := "yes"
	if d.optional {
		applies = "optional"
	}
	row.Set("applies", applies, ev)
	a.kindOf(row, d.known)
	return &row
}

// kindOf gives a category the kind that the register asks for. It follows from what the
// datum is and is no word of the author.
func (a *activity) kindOf(row proposal.Row, known string) {
	k := a.lex.kinds[known]
	row.Put("kind", k.code)
	row.Put("special", k.special)
}
