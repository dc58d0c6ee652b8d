package statement

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
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
