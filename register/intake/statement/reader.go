package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// reader is one reading of one document.
type reader struct {
	lex       *lexicons
	doc       *block.Document
	out       *proposal.Proposal
	units     []*unit
	usedCells map[*block.Cell]bool

	title   *unit
	name    string // of the author
	party   proposal.Row
	street  *span           // the line at hand may be the street of an address
	current *span           // the line at hand
	line    *span           // the one before the line at hand
	sources map[string]bool // the passages that the proposal rests on
	taken   []*span         // by what is said of the author
	date    phrase.DateIn
	dateEv  proposal.Evidence
	rows    []*activity // out of tables
	// controller is the role of the author where a heading says it.
	controller  said
	scoped      []scopedRole // roles that are said of one service, or of all others
	services    map[int]bool // the levels of headings at which services are described
	responsible bool         // the heading at hand asks who the controller is
}

// unit is one paragraph, heading, item or table in reading order.
type unit struct {
	b       *block.Block
	spans   []span
	heading string // of the section it stands in
	label   string // the key of the label it begins with, without a colon
	answer  string // what stands behind that label
}

type span struct {
	text  string
	used  bool
	dated bool // it says how old the statement is
}

func (u *unit) text() string { return u.b.Text }

func (u *unit) use() {
	for i := range u.spans {
		u.spans[i].used = true
	}
}

func evidence(text string, pos block.Position, c proposal.Confidence) proposal.Evidence {
	return proposal.Evidence{Source: proposal.Source{Text: text, Pos: pos}, Confidence: c}
}

func (u *unit) evidence(c proposal.Confidence) proposal.Evidence {
	return evidence(u.text(), u.b.Pos, c)
}

func (r *reader) note(code proposal.NoteCode, text string, pos block.Position) {
	r.out.Notes = append(r.out.Notes, proposal.Note{Code: code, Item: -1, Text: text, Pos: pos})
}

// flow puts the document into a row of units. A table of one column only serves as
// layout, and so does a cell with headings in it.
func (r *reader) flow() {
	for _, part := range [][]block.Block{r.doc.Blocks, r.doc.Footnotes} {
		for i := range part {
			r.flowBlock(&part[i])
		}
	}
	r.bareLabels()
}

// bareLabels finds lines that begin with a label and no colon, as a bold word loses its looks: at least three
// in a row, each with another label.
func (r *reader) bareLabels() {
	for i := 0; i < len(r.units); {
		seen := map[string]bool{}
		end := i
		for ; end < len(r.units); end++ {
			key, rest := r.startsWithLabel(r.units[end])
			if rest == "" || seen[key] {
				break
			}
			seen[key] = true
		}
		if len(seen) >= 3 {
			for _, u := range r.units[i:end] {
				u.label, u.answer = r.startsWithLabel(u)
			}
		}
		i = max(end, i+1)
	}
}

// startsWithLabel gives the label at the start of a line, and what stands behind it.
func (r *reader) startsWithLabel(u *unit) (key, rest string) {
	text := strings.TrimSpace(u.text())
	if u.b.Table != nil || len(text) > 300 || !phrase.Capital(text) {
		return "", ""
	}
	e, ok := r.lex.labels.Start(words.Fold(text))
	fields := strings.Fields(text)
	n := len(strings.Fields(e.Text))
	if !ok || len(fields) <= n || !slices.Contains(fieldKeys, e.Key) || words.Fold(strings.Join(fields[:n], " ")) != e.Text || strings.HasSuffix(fields[n-1], ":") {
		return "", ""
	}
	return e.Key, strings.Join(fields[n:], " ")
}

func (r *reader) flowBlock(b *block.Block) {
	switch {
	case b.Kind == block.Contents:
	case b.Table == nil:
		if strings.TrimSpace(b.Text) != "" {
			r.units = append(r.units, &unit{b: b, spans: sentencesOf(b.Text)})
		}
	case layout(b.Table):
		for i := range b.Table.Cells {
			for j := range b.Table.Cells[i].Blocks {
				r.flowBlock(&b.Table.Cells[i].Blocks[j])
			}
		}
	default:
		r.units = append(r.units, &unit{b: b})
	}
}

func layout(t *block.Table) bool {
	if t.Cols <= 1 {
		return true
	}
	return slices.ContainsFunc(t.Cells, func(c block.Cell) bool {
		return slices.ContainsFunc(c.Blocks, func(b block.Block) bool { return b.Kind == block.Heading || b.Table != nil })
	})
}

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
	key, known := r.lex.headings.WholeOf(text)
	whole := known
	if !known && strong {
		key, known = r.topicStart(text)
	}
	if !known {
		key, known = r.topicWords(text, strong, len(after))
		known = known && !(key == "complaint" && r.handles(after))
	}
	if !known && strong && r.asks(text) {
		key, known = "general", true
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

// frame is what is said about one service, or about all.
type frame struct {
	title    *unit
	sections []*section
}

// frames gives the sections about the whole and those about each service.
func (r *reader) frames(all []*section) (*frame, []*frame) {
	general := &frame{}
	var frames []*frame
	var cur *frame
	level := 0
	again := repeated(all)
	r.services = r.serviceLevels(all)
	for i, s := range all {
		switch {
		case s.key != "":
			if cur != nil && (s.level > level || again[s.key]) && !alwaysGeneral[s.key] {
				cur.sections = append(cur.sections, s)
				continue
			}
			cur = nil
		case cur != nil && s.level > level:
			cur.sections = append(cur.sections, s)
			continue
		case r.describes(all[i:]):
			s.head.use()
			cur, level = &frame{title: s.head, sections: []*section{s}}, s.level
			frames = append(frames, cur)
			continue
		default:
			cur = nil
		}
		general.sections = append(general.sections, s)
	}
	return general, frames
}

// alwaysGeneral are the topics that are about the author and not about a service.
var alwaysGeneral = map[string]bool{"rights": true, "complaint": true, "contact": true, "fg": true, "changes": true, "principles": true, "security": true, "cookies": true, "role": true}

// repeated gives the topics that come back under one service after the other.
func repeated(all []*section) map[string]bool {
	count, out := map[string]int{}, map[string]bool{}
	other := false
	for _, s := range all {
		if s.key == "" {
			other = true
			continue
		}
		if other {
			count[s.key]++
			out[s.key] = count[s.key] > 1
		}
	}
	return out
}

// leftovers lists what was not understood.
func (r *reader) leftovers() {
	r.sources = r.sourceTexts()
	for _, u := range r.units {
		if u.b.Table != nil {
			r.leftoverCells(u)
			continue
		}
		var left []string
		for _, s := range u.spans {
			if !r.accounted(s, u) && !r.lex.boiler.Has(s.text) {
				left = append(left, s.text)
			}
		}
		if len(left) > 0 {
			r.unmatched(u.heading, strings.Join(left, " "), u.b.Pos)
		}
	}
	for _, part := range [][]block.Block{r.doc.Headers, r.doc.Footers} {
		for i := range part {
			r.margin(&part[i])
		}
	}
	over := map[string]bool{}
	for _, p := range r.out.Unmatched {
		if p.Text != p.Heading {
			over[p.Heading] = true
		}
	}
	r.out.Unmatched = slices.DeleteFunc(r.out.Unmatched, func(p proposal.Passage) bool { return p.Text == p.Heading && over[p.Heading] })
}

// sourceTexts gives the sentences, lines and passages that the proposal rests on.
func (r *reader) sourceTexts() map[string]bool {
	all := map[string]bool{}
	for _, it := range r.out.Items {
		for _, ev := range it.Evidence {
			if text := ev.Source.Text; !all[text] {
				all[text] = true
				for line := range strings.SplitSeq(text, "\n") {
					all[line] = true
				}
				for _, s := range phrase.Sentences(text) {
					all[s] = true
				}
			}
		}
	}
	return all
}

// accounted tells whether a sentence is the source of a value, or has said what it has to
// say: a heading of a topic, the line above a list.
func (r *reader) accounted(s span, u *unit) bool {
	if !s.used {
		return false
	}
	if _, topic := r.lex.headings.WholeOf(u.text()); topic || strings.HasSuffix(s.text, ":") {
		return true
	}
	return r.sources[s.text]
}

// partOfSource tells whether the text of a cell is part of a passage that joins a row.
func (r *reader) partOfSource(text string) bool {
	for s := range r.sources {
		if strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// margin lists the text of a header or footer that is more than a page number.
func (r *reader) margin(b *block.Block) {
	if b.Table != nil {
		for i := range b.Table.Cells {
			for j := range b.Table.Cells[i].Blocks {
				r.margin(&b.Table.Cells[i].Blocks[j])
			}
		}
		return
	}
	if strings.Trim(words.Fold(b.Text), "0123456789 ") != "" && !r.lex.boiler.Has(strings.Trim(b.Text, "0123456789 |/-–")) {
		r.unmatched("", b.Text, b.Pos)
	}
}

func (r *reader) unmatched(heading, text string, pos block.Position) {
	r.out.Unmatched = append(r.out.Unmatched, proposal.Passage{Heading: heading, Text: text, Pos: pos})
}

func (r *reader) leftoverCells(u *unit) {
	rows := map[int][]string{}
	place := map[int]block.Position{}
	var order []int
	for i := range u.b.Table.Cells {
		c := &u.b.Table.Cells[i]
		text := c.Text()
		_, label := r.lex.labels.WholeOf(text)
		if text == "" || r.usedCells[c] && (label || r.sources[text] || r.partOfSource(text)) || r.lex.boiler.Has(text) {
			continue
		}
		if _, seen := rows[c.Row]; !seen {
			order, place[c.Row] = append(order, c.Row), c.Pos
		}
		rows[c.Row] = append(rows[c.Row], text)
	}
	for _, row := range order {
		r.unmatched(u.heading, strings.Join(rows[row], " | "), place[row])
	}
}
