package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

// section is a heading with what stands under it, up to the next.
type section struct {
	key   string // of the topic; "" for a heading that is none
	title string
	head  *unit
	level int
	units []*unit
	group bool // the heading names a group of the data that the list below it is of
	basis bool // the heading is the legal basis of the purposes below it
}

// sections cuts the units at headings. A topic that is set as a plain line is one level
// below the heading it stands under.
func (r *reader) sections() []*section {
	cur := &section{key: "principles"}
	all := []*section{cur}
	for i, u := range r.units {
		if s := r.opens(u, cur, r.units[i+1:]); s != nil {
			cur = s
			all = append(all, s)
		} else {
			cur.units = append(cur.units, u)
		}
		u.heading = cur.title
	}
	r.dataHeadings(all)
	r.parts(all)
	return all
}

func (r *reader) opens(u *unit, cur *section, after []*unit) *section {
	text := strings.TrimSpace(u.text())
	if key, rest, ok := r.labelled(text); u.label != "" || ok && rest != "" && (u.b.Kind != block.Heading || key != "activity" && key != "purposes") {
		return nil
	}
	if u.b.Table != nil || text == "" || len(text) > 110 || strings.HasSuffix(text, ".") && u.b.Kind != block.Heading || strings.Contains(text, "\n") {
		return nil
	}
	strong := u.b.Kind == block.Heading || u.b.Bold && u.b.Kind != block.Item
	level := u.b.Level
	if u.b.Kind != block.Heading {
		level = plainLevel(u, cur)
	}
	plain := u.b.Kind == block.Paragraph
	key, whole := r.lex.headings.WholeOf(text)
	known := whole
	if !known {
		key, known = r.topicOf(text, strong, after)
	}
	switch {
	case known && key == "title" || !known && r.title == nil && (strong || len(r.units) > 0 && u == r.units[0]) && r.lex.says(words.Fold(text), "name-of-statement"),
		!known && r.title == nil && strong && u.b.Level <= 1 && r.lex.says(words.Fold(text), "title-in-words"):
		if r.title == nil {
			r.title = u
		}
		if whole {
			u.use()
		}
		return &section{key: "principles", title: text, head: u}
	case !known && strong && len(strings.Fields(text)) <= 12 && r.lex.says(words.Fold(text), "name-of-statement") && u.b.Level <= 1 && cur.key == "principles":
		return &section{key: "principles", title: text, head: u}
	case r.title == nil && len(r.units) > 0 && u == r.units[0] && u.b.Kind == block.Heading && !known && !r.namesActivity(text):
		r.title = u
		return &section{key: "principles", title: text, head: u}
	case known && (strong || plain):
		if whole {
			u.use()
		}
		return &section{key: key, title: text, head: u, level: level}
	case strings.HasSuffix(text, ":") && u.b.Kind != block.Heading || r.lex.boiler.Has(text):
		return nil
	case !known && r.lex.says(words.Fold(text), "dates") && len(phrase.Dates(text)) > 0:
		return nil // the date of the statement
	case cur.key == "contact" && phrase.LegalForm(text), postcodes.MatchString(text):
		return nil // the name or address of the author
	}
	_, named := r.lex.activities.WholeOf(text)
	if strong || plain && (named || r.titleLike(text, after)) {
		return &section{title: text, head: u, level: max(level, 1)}
	}
	return nil
}

// topicOf knows the topic of a heading that is not one by its words alone.
func (r *reader) topicOf(text string, strong bool, after []*unit) (string, bool) {
	if strong {
		if key, ok := r.topicStart(text); ok {
			return key, true
		}
	}
	if key, ok := r.topicWords(text, strong, len(after)); ok && !(key == "complaint" && r.handles(after)) {
		return key, true
	}
	if strong && r.asks(text) {
		return "general", true
	}
	return "", false
}

// plainLevel gives the level of a heading that is set as a plain line: that of the plain or bold
// heading before it, else one below the heading it stands under.
func plainLevel(u *unit, cur *section) int {
	if cur.head != nil && (cur.head.b.Kind != block.Heading || u.b.Bold && cur.head.b.Bold) && cur.level > 0 {
		return cur.level
	}
	return cur.level + 1
}

// topicStart knows a heading that starts with a topic: "Waarvoor verwerken wij gegevens
// van ouders?".
func (r *reader) topicStart(text string) (string, bool) {
	for _, f := range lexicon.Forms(text) {
		if e, ok := r.lex.headings.Start(f); ok && !(e.Key == "general" && ofGroup.MatchString(f[len(e.Text):])) && strings.Count(e.Text, " ") >= 2 && strings.Count(f, " ")-strings.Count(e.Text, " ") <= 8 {
			return e.Key, true
		}
	}
	return "", false
}

// ofGroup is the end of a heading that names the group a service is for: "Verwerking van
// persoonsgegevens van leden".
var ofGroup = regexp.MustCompile(`^ (?:van|of|about) \pL`)

// topicWords knows the topic of a heading by the words in it, when it is not the name of a
// service. A plain line must look like a heading too.
func (r *reader) topicWords(text string, strong bool, after int) (string, bool) {
	f := words.Fold(text)
	if _, rest, ok := r.labelled(text); ok && rest != "" && !strong {
		return "", false // "Bewaartermijn: 1 jaar" is the answer, and no heading
	}
	if len(strings.Fields(f)) > 14 || r.namesActivity(text) || r.lex.says(f, "name-of-statement") || after == 0 {
		return "", false
	}
	if !strong && (len(strings.Fields(f)) > 9 && !strings.HasSuffix(text, "?") || !phrase.Capital(text) || strings.HasSuffix(text, ":") || strings.ContainsAny(text, ",;") || r.lex.says(f, "self") && !strings.HasSuffix(text, "?")) {
		return "", false
	}
	for _, key := range []string{"rights", "complaint", "retention", "security", "source", "transfer", "recipients", "processors", "basis", "purposes", "special", "categories"} {
		if r.lex.says(f, "head-"+key) && (!doingToo[key] || aboutData.MatchString(f) || r.lex.says(f, "datum", "self")) {
			return key, true
		}
	}
	return "", false
}

// asks tells whether a heading is a question on the data of its reader, which names no service: "Wat staat er in
// mijn dossier?".
func (r *reader) asks(text string) bool {
	if !asksWhat.MatchString(text) || !strings.HasSuffix(text, "?") {
		return false
	}
	_, named := r.lex.activities.Within(words.Fold(text))
	return !named
}

var asksWhat = regexp.MustCompile(`^(?i:wat|wie|waarom|waarvoor|waartoe|hoe|hoelang|welke?|wanneer|waar|bij wie|met wie|aan wie|van wie|what|who|whom|why|how|which|when|where|with whom)\s.*\b(?i:mijn|jullie|mij|my|you|dat|die|that|these|daarvan|ermee|gegevens|data|information)\b`)

// handles tells whether what stands under a heading says which data are used and how long
// they are kept: "Schade en klachten" is then work that is done, and not the right to complain.
func (r *reader) handles(after []*unit) bool {
	data, kept := 0, false
	for _, u := range after {
		if u.b.Kind == block.Heading || u.b.Table != nil {
			break
		}
		data += r.substance(u, false)
		for _, s := range u.spans {
			kept = kept || r.lex.says(words.Fold(s.text), "keep") && !phrase.TermIn(s.text).Amount.IsZero()
		}
	}
	return kept && data >= enough
}

// doingToo are the topics whose words may also be about what the author does for a living:
// "Verstrekken van geneesmiddelen", "Veilig zwemmen".
var doingToo = map[string]bool{"recipients": true, "processors": true, "security": true, "source": true}

// aboutData are the words of a heading that asks something of data.
var aboutData = regexp.MustCompile(`\?$|\b(?:\pL*gegevens|derden|anderen|partijen|wie|privacy|data|informatie|information|third|parties|who|verwerkers?|processors?|uw|je|jouw|jullie|mijn|my|your|beveilig\pL*|security|ontvangers|recipients|herkomst|sources?)\b`)

// titleLike tells whether a plain line is a heading by its looks: short, with a capital,
// no sentence, and a sentence under it.
func (r *reader) titleLike(text string, after []*unit) bool {
	if len(strings.Fields(text)) > 7 || !phrase.Capital(text) || strings.ContainsAny(text, "@|:;,!") || strings.ContainsAny(text, "0123456789") || len(after) == 0 || after[0].b.Table != nil {
		return false
	}
	next := strings.TrimSpace(after[0].text())
	return after[0].b.Kind == block.Paragraph && len(strings.Fields(next)) >= 7 && strings.ContainsAny(next[len(next)-1:], ".:!?")
}
