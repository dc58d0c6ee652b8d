// Package statement reads a privacy statement, or a register of processing activities
// that somebody keeps as a text, out of blocks into a proposal: an activity for each
// service that is described, and the party that wrote it.
//
// # How it reads
//
// A statement has no form. Its headings are either topics (which data, why, how long) or
// names of services (newsletter, job applications); a topic under a service is about
// that service, any other about the whole. Where no service has a heading of its own the
// statement is one activity, under its own title. A table with an activity in each row or
// column, and lines "Doel: …", are read as such. Sentences are read by the words in them;
// all those words are data (data/*.csv). A list is of what stands in it: where most items
// are data that are known, it is one of data, whatever the line above it says.
//
// # Where what stands
//
// reader.go puts the blocks in a row of units, heading.go cuts that into sections and part.go joins them again where
// they are parts of one; service.go weighs which of them describe a service, and reader.go makes a frame of each.
// author.go, name.go and contact.go read who wrote it. An activity (activity.go) then reads its sections: sentences
// (sentence.go), lists (list.go), tables (table.go) and headings that are data (datum.go), each of them by what they
// may say: data.go finds data in a text and category.go proposes them, denial.go what is not used, subject.go whose
// they are, purpose.go, basis.go, retention.go, party.go and engagement.go, transfer.go and role.go the rest.
// leftover.go lists what none of them understood. lexicon.go holds the words.
//
// A new way to say something known is a row in data/*.csv; a new form of sentence a pattern beside those of its
// kind, with a row in TestSentences.
//
// # What it holds to
//
//   - Nothing is certain but what stands behind a label or in the cell of a table: running
//     text is likely at best. Each value has its sentence beside it.
//   - A legal basis is taken where the author names it for its own processing, and never
//     where the author is a processor: that basis is the controller's. Several bases and
//     several purposes of which nothing says what goes with what are left, with a note.
//   - A denial is never a yes: "geen BSN" is a no, "wij verkopen geen gegevens" is nobody's
//     recipient, "zonder toestemming" is no basis.
//   - What is said of the statement as a whole holds for each service, and is doubtful there.
//   - Every sentence and cell is the source of a value, stands in Unmatched, or is known
//     boilerplate.
package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Recognised tells whether a document calls itself a statement (or register) in its
// title, or says there what it does with the data of its reader, and not a bijsluiter.
func Recognised(doc *block.Document) bool {
	l := vocabulary()
	seen := 0
	titles, lines := []string{doc.Title}, []string{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == block.Contents || b.Table != nil || strings.TrimSpace(b.Text) == "" {
			continue
		}
		if seen++; seen > 12 {
			break
		}
		switch short := len(b.Text) < 80 && (!strings.HasSuffix(b.Text, ".") || phrase.LegalForm(lastField(b.Text))); {
		case b.Kind == block.Heading:
			titles = append(titles, b.Text)
		case short && b.Kind != block.Item: // an item is another page of the site
			lines = append(lines, b.Text)
		}
	}
	told := false
	for _, text := range slices.Concat(titles, lines) {
		f := words.Fold(text)
		switch {
		case l.says(f, "name-of-bijsluiter"):
			return false
		case l.says(f, "name-of-statement") || slices.Contains(l.lists["title"], f):
			return true
		}
		told = told || l.says(f, "title-in-words")
	}
	return told
}

// Mentioned tells whether a document speaks of a statement anywhere, as one without a
// title does.
func Mentioned(doc *block.Document) bool {
	l := vocabulary()
	for i := range doc.Blocks {
		if l.says(words.Fold(doc.Blocks[i].Text), "name-of-statement") {
			return true
		}
	}
	return false
}

// Read interprets a document that a reader took apart.
func Read(doc *block.Document, file proposal.Document) *proposal.Proposal {
	r := &reader{lex: vocabulary(), doc: doc, out: &proposal.Proposal{Document: file}, usedCells: map[*block.Cell]bool{}}
	for _, n := range doc.Notices {
		if n.Code != block.NoText {
			r.note(proposal.FileNote(string(n.Code)), "", block.Position{})
		}
	}
	if !doc.HasText() {
		r.note(proposal.NoteScan, "", block.Position{})
		return r.out
	}
	r.flow()
	sections := r.sections()
	r.author(sections)
	general, frames := r.frames(sections)
	r.read(general, frames)
	r.close()
	if len(r.out.Items) == 0 {
		r.note(proposal.NoteNoStatement, "", block.Position{})
	} else if r.name != "" {
		r.note(proposal.NoteAuthor, r.name, block.Position{})
	}
	r.leftovers()
	return r.out
}

// read makes the activities: one for each service, and one for what is said of all.
func (r *reader) read(general *frame, frames []*frame) {
	whole := r.activity(general, proposal.NewItem(model.KindActivity), proposal.Likely)
	whole.whole = len(frames) == 0 && !slices.ContainsFunc(general.sections, func(s *section) bool { return listed[s.key] || s.key == "" || s.key == "general" })
	whole.readAll()
	var all []*activity
	for _, f := range frames {
		a := r.activity(f, proposal.NewItem(model.KindActivity), proposal.Likely)
		a.readAll()
		all = append(all, a)
	}
	all = append(all, r.rows...)
	kept := all[:0]
	for _, a := range all {
		if a.substantial() {
			kept = append(kept, a)
		} else {
			a.forget()
		}
	}
	all = kept
	if len(all) == 0 && !whole.ownSubstance() {
		whole.forget()
		whole = r.activity(general, proposal.NewItem(model.KindActivity), proposal.Likely)
		whole.whole = true
		whole.readAll()
	}
	if whole.substantial() && (len(all) == 0 || whole.ownSubstance()) {
		whole.named(r.title, true)
		all = append([]*activity{whole}, all...)
	} else {
		for _, a := range all {
			if len(all) <= manyServices {
				a.holds(whole, len(all) == 1)
			}
		}
		if len(all) == 0 {
			whole.forget()
		}
	}
	for _, a := range all {
		a.pairBases()
		a.role(whole)
		r.dated(a)
		r.out.Items = append(r.out.Items, a.item)
	}
	for i, a := range all {
		for _, n := range a.notes {
			n.Item = i
			said := slices.IndexFunc(r.out.Notes, func(m proposal.Note) bool { return m.Code == n.Code && m.Text == n.Text && m.Item != i })
			if said >= 0 { // of several activities: then of the statement
				r.out.Notes[said].Item = -1
				continue
			}
			r.out.Notes = append(r.out.Notes, n)
		}
	}
}

// manyServices is the number of services up to which what is said of all is proposed for
// each; of a longer document it stays unmatched.
const manyServices = 60

// dated ties the statement to an activity: it is the notice of art. 13 and 14.
func (r *reader) dated(a *activity) {
	row := a.row.Add("documents")
	row.Put("kind", "notice")
	row.Put("title", r.out.Document.Name)
	if r.date.Text != "" {
		row.Set("date", string(r.date.Date), r.dateEv)
	}
}

// Boilerplate tells whether a text says nothing of one statement in particular: a
// heading, a label, or a sentence that nearly every statement has.
func Boilerplate(s string) bool {
	l := vocabulary()
	if l.boiler.Has(s) || articleAlone.MatchString(s) {
		return true
	}
	if _, ok := l.headings.WholeOf(s); ok {
		return true
	}
	_, ok := l.labels.WholeOf(strings.TrimRight(strings.TrimSpace(s), ":"))
	return ok
}

// articleAlone is the number of an article in front of its heading: "Artikel 5."
var articleAlone = regexp.MustCompile(`(?i)^(?:artikel|article|hoofdstuk|chapter)\s+\d{1,2}\.?$`)

// sentencesOf cuts a text into spans.
func sentencesOf(text string) []span {
	var out []span
	for _, s := range phrase.Sentences(text) {
		out = append(out, span{text: s})
	}
	return out
}
