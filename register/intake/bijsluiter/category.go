package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// categoryRow is what one row of the category table says.
type categoryRow struct {
	number  string // as printed
	code    string
	sure    proposal.Confidence // of the code
	label   string
	text    string   // explanation as found
	items   []string // in a line of their own; nil without one
	applies phrase.Reply
	doubt   bool // applies is read from something else than a tick or word
	told    bool // a sentence says that it is processed, and it is no row of a list
	// subjects are the groups it holds for; nil when the table does not tell.
	subjects  []string
	columns   bool // each of them heads a column
	retention string
	source    string

	labelEv, textEv, appliesEv, retentionEv, subjectsEv proposal.Evidence
}

// categoryStart finds a known label at the start of a text, glued to what follows or
// not, with a number in front or not. It gives the number, the code as the label has
// it, and the place in the text where the explanation starts.
func (r *reader) categoryStart(s string) (number, code string) {
	number, code, _, _ = r.cutCategory(s)
	return number, code
}

var leadingNumber = regexp.MustCompile(`^\s*(\d{1,2}\s?[a-c]?)[.):]?\s+`)

func (r *reader) cutCategory(s string) (number, code, label, rest string) {
	body := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s), block.TickedSign+block.UntickedSign+" "))
	if m := leadingNumber.FindStringSubmatch(body); m != nil {
		number, body = strings.TrimSpace(m[1]), body[len(m[0]):]
	}
	if label, rest, ok := r.labelAt(body); ok {
		if goesOn.MatchString(rest) {
			return number, "", "", body // "NAW-gegevens en geboortedatum" is more than the label
		}
		rest = strings.TrimSpace(strings.TrimLeft(rest, ":–—- "))
		for _, f := range lexicon.Forms(label) {
			if c, ok := r.lex.categories.Whole(f); ok {
				return number, c, label, rest
			}
		}
		if c, ok := r.brokenLabel(label); ok {
			return number, c, r.lex.categories.Name(c), rest
		}
	}
	return number, "", "", body
}

// goesOn is what follows a label that is only the start of another.
var goesOn = regexp.MustCompile(`^\s+(?:en|and|of|or|van|uit|over) \pL`)

// brokenLabel knows a label that was broken off in the middle of a word, as in a narrow
// column of a PDF. It gives the model's own words for it.
func (r *reader) brokenLabel(label string) (string, bool) {
	whole := strings.ReplaceAll(words.Fold(label), " ", "")
	for _, e := range r.lex.categories.Entries() {
		if strings.ReplaceAll(e.Text, " ", "") == whole {
			return e.Key, true
		}
	}
	return "", false
}

// labelAt cuts a text behind the longest known label it starts with. The label ends at
// the end of a word, or where a capital is glued to it ("GodsdienstGegevens").
func (r *reader) labelAt(body string) (label, rest string, ok bool) {
	folded := words.Fold(body)
	for _, e := range r.lex.categories.Entries() {
		if !strings.HasPrefix(folded, e.Text) && !strings.HasPrefix(strings.ReplaceAll(folded, " ", ""), strings.ReplaceAll(e.Text, " ", "")) {
			continue
		}
		if end := endOf(body, e.Text); end > 0 {
			if strings.HasPrefix(body[end:], ")") {
				end++
			}
			return strings.TrimRight(body[:end], " :,"), body[end:], true
		}
		if label, rest, ok := r.gluedLabel(body, e.Text); ok {
			return label, rest, true
		}
	}
	return "", "", false
}

// explains is how the model explains a category.
var explains = regexp.MustCompile(`^(?:gegevens (?:betreffende|die|met het oog|over|om|van)|data (?:concerning|relating to|on|that)) `)

// gluedLabel cuts a text behind a label to which its explanation was glued in small letters: "Medische
// gegevensgegevens die noodzakelijk zijn". Only what the model says there, or how it says so, tells.
func (r *reader) gluedLabel(body, label string) (before, rest string, ok bool) {
	want, got := strings.ReplaceAll(label, " ", ""), ""
	for i, c := range body {
		if len(got) >= len(want) {
			e, known := r.lex.texts.Start(words.Fold(body[i:]))
			known = known && len(e.Text) >= 12 || explains.MatchString(body[i:])
			return body[:i], body[i:], got == want && len(want) >= 6 && known
		}
		got += strings.ReplaceAll(words.Fold(string(c)), " ", "")
	}
	return "", "", false
}

// endOf gives the place in a text where a folded phrase it starts with ends, 0 when it
// ends inside a word.
func endOf(body, phrase string) int {
	want := strings.ReplaceAll(phrase, " ", "")
	got := ""
	for i, c := range body {
		if len(got) >= len(want) {
			if got != want {
				return 0
			}
			before := body[:i]
			if isWordEnd(before, c) {
				return i
			}
			return 0
		}
		got += strings.ReplaceAll(words.Fold(string(c)), " ", "")
	}
	if got == want {
		return len(body)
	}
	return 0
}

// isWordEnd tells whether a word ends before a letter: no letter, or a capital behind
// a small letter.
func isWordEnd(before string, next rune) bool {
	folded := words.Fold(string(next))
	if folded == "" {
		return true
	}
	last := before[len(before)-1]
	return strings.ToUpper(string(next)) == string(next) && !(next >= '0' && next <= '9') && last >= 'a' && last <= 'z'
}

// addCategory proposes the row.
func (r *reader) addCategory(c categoryRow) proposal.Row {
	if m := subNumber.FindString(c.text); m != "" && strings.HasPrefix(c.code, "1") {
		c.number, c.text = "1"+strings.TrimPrefix(m, "1"), c.text[len(m):]
	}
	if label, items, ok := bracketList(c.label); ok && c.text == "" {
		c.label, c.text, c.textEv = label, items, c.labelEv
	}
	if m := bracketed.FindStringSubmatch(c.label); m != nil && c.retention == "" && len(strings.Fields(m[2])) <= 6 && !phrase.TermIn(m[2]).Amount.IsZero() {
		c.label, c.retention, c.retentionEv = m[1], m[2], c.labelEv // "logboek (30 dagen)"
	}
	c.label = ownLabel(c)
	c.listedItems()
	if wording, own, ok := strings.Cut(c.text, "\n"); ok && r.ours() && modelWording(wording) {
		c.text = own // the form prints the wording above it
	}
	row := r.svc.Add("dataCategories")
	r.numbers[row.ID()] = plainNumber(c.number)
	if c.label == "" && c.code != "" {
		c.label = reference.List("bijsluiter-category").Label(c.code, reference.Dutch)
		c.labelEv.Confidence = c.labelEv.Confidence.Lower(proposal.Likely)
	}
	codeEv := c.labelEv
	if c.sure != "" {
		codeEv.Confidence = codeEv.Confidence.Lower(c.sure)
	}
	row.Set("code", c.code, codeEv)
	row.Set("label", strings.TrimRight(c.label, ": "), c.labelEv)
	row.Set("text", c.text, c.textEv)
	r.setItems(row, c)
	r.setApplies(row, c)
	r.setKind(row, c.code)
	if len(c.subjects) > 0 && c.applies != phrase.No {
		var ids []string
		for _, name := range c.subjects {
			for _, id := range r.subjectsOf(name, c) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
		row.Set("subjects", ids, c.subjectsEv)
	}
	row.Set("source", c.source, c.textEv)
	if c.retention != "" && c.applies != phrase.No {
		r.addTerm(c.label, c.retention, c.retentionEv, row)
	}
	return row
}

// subjectsOf are the groups that a name stands for: one that heads a column and was
// listed is itself, whatever marks stand in it.
func (r *reader) subjectsOf(name string, c categoryRow) []string {
	if c.columns && r.listedAs(name) {
		return []string{string(r.subject(name, c.subjectsEv).ID())}
	}
	if row, ok := r.compound(name); ok && c.columns {
		return []string{string(row.ID())}
	}
	return r.subjectList(name, c.subjectsEv)
}

// compound gives the only group that was listed whose name ends in another: "zorgmedewerkers" for
// the column "Medewerker".
func (r *reader) compound(name string) (proposal.Row, bool) {
	short := singular(words.Fold(name))
	if _, known := r.knownSubject(name); known || len(short) < 6 {
		return proposal.Row{}, false
	}
	rows := slices.DeleteFunc(slices.Clone(r.svc.Rows("dataSubjects")), func(row proposal.Row) bool { return !strings.HasSuffix(singular(words.Fold(row.Text("name"))), short) })
	if len(rows) != 1 {
		return proposal.Row{}, false
	}
	return rows[0], true
}

// listedItems takes a line that lists what a category holds out of its explanation.
func (c *categoryRow) listedItems() {
	m := itemsListed.FindStringSubmatchIndex(c.text)
	if m == nil {
		return
	}
	list, mark := c.text[m[2]:m[3]], ", "
	if strings.Contains(list, "; ") {
		mark = "; "
	}
	c.items, c.text = strings.Split(list, mark), strings.TrimSpace(c.text[:m[0]]+c.text[m[1]:])
}

// ownLabel gives the supplier's own name for a category of the model, where it stands
// behind that of the model: "Beeldmateriaal – Foto's van de sportdag".
func ownLabel(c categoryRow) string {
	standard, _ := reference.List("bijsluiter-category").Row(c.code)
	for _, label := range []string{standard.NL, standard.EN} {
		if own, ok := strings.CutPrefix(c.label, label+" – "); ok && label != "" {
			return own
		}
	}
	return c.label
}

// subNumber is the number of a part of the contact details, which stands in the
// explanation because the label is shared.
var subNumber = regexp.MustCompile(`^(?:1\s?[a-c][.):]?|[a-c][):])\s+`)

var models = map[phrase.Reply]string{phrase.Yes: "yes", phrase.No: "no", phrase.Optional: "optional"}

// setApplies sets what is known, and else "unknown" with a note; what is not filled
// in stays so.
func (r *reader) setApplies(row proposal.Row, c categoryRow) {
	if c.applies == phrase.Blank {
		return
	}
	ev := c.appliesEv
	if c.doubt {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	value, ok := models[c.applies]
	if !ok {
		row.Set("applies", "unknown", ev)
		code := proposal.NoteUnclear
		if c.applies == phrase.ToVerify {
			code = proposal.NoteToVerify
		}
		r.noteAt(code, row.Path()+".applies", ev)
		return
	}
	row.Set("applies", value, ev)
	if value == "optional" {
		r.noteAt(proposal.NoteChoose, row.Path()+".applies", ev)
	}
	if c.code == "12" && value == "yes" && c.text == "" {
		r.noteAt(proposal.NoteUnclear, row.Path()+".text", ev)
	}
}

// setKind gives a category of the model the kind the register asks for. It follows
// from the code and is no word of the supplier.
func (r *reader) setKind(row proposal.Row, code string) {
	ref, ok := reference.List("bijsluiter-category").Row(code)
	if !ok {
		return
	}
	row.Put("kind", ref.Extra("kind"))
	row.Put("special", ref.Extra("special"))
}

var namely = regexp.MustCompile(`(?i)\b(?:te weten|namelijk|zoals|waaronder|namely|such as|including)\b\s*:?\s*`)

// itemsListed is a line that lists the data themselves.
var itemsListed = regexp.MustCompile(`(?im)^(?:het gaat om|this concerns|namely) *: *(.+)$\n?`)

// setItems lists the data themselves when the explanation is an enumeration.
func (r *reader) setItems(row proposal.Row, c categoryRow) {
	if c.items != nil {
		row.Set("items", c.items, c.textEv)
		return
	}
	if c.applies == phrase.No || denial(c.text) || r.ours() {
		return
	}
	text := c.text
	if within, ok := lexicon.InBrackets(text); ok {
		text = within
	}
	conf := c.textEv.Confidence
	if text == "" && enumeration(c.label) {
		text, conf = c.label, c.labelEv.Confidence
	}
	if m := namely.FindStringIndex(text); m != nil {
		text = text[m[1]:]
	} else if len(strings.Fields(text)) > 6 && !strings.ContainsAny(text, ",;\n") {
		return
	}
	text = tickedOnly(text)
	// "geen diagnoses" among what is processed is no data; the text keeps it.
	items := slices.DeleteFunc(phrase.Pieces(strings.TrimRight(text, ".")), func(s string) bool { return phrase.Condition(s) || phrase.Negated(lexicon.WithoutBrackets(s)) })
	if len(items) == 1 && len(strings.Fields(text)) > 3 {
		return
	}
	for _, item := range items {
		n := len(strings.Fields(item))
		if n > 8 {
			return
		}
		if n > 4 {
			conf = conf.Lower(proposal.Likely)
		}
	}
	ev := c.textEv
	if c.text == "" {
		ev = c.labelEv
	}
	ev.Confidence = conf
	row.Set("items", items, ev)
}

// bracketList takes an enumeration in brackets behind a label off it: "Contact details (name,
// address)".
func bracketList(s string) (label, list string, ok bool) {
	m := bracketed.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || !enumeration(m[2]) || !strings.ContainsAny(m[2], ",;") || phrase.Negated(m[2]) {
		return s, "", false
	}
	return m[1], m[2], true
}
