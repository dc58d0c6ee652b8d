// Package bijsluiter reads a privacybijsluiter (Bijlage 1 of the model agreement of
// the education covenant, versions 2.0, 3.0 and 4.0, and what suppliers made of it)
// out of blocks into a proposal: a service, its supplier and its sub-processors.
//
// # How it reads
//
// The text is cut into sections by its headings, matched by their words and never by
// their letter or number; a table or list in a section is read by the words in its
// header and cells. All those words are data (data/*.csv): headings, labels, columns,
// categories, purposes, boilerplate. Countries, mechanisms and the rest come from
// package model/reference; dates, terms, places and answers from package phrase.
// A document about several products is read once for each, without what is only about the others
// (products.go, productview.go); a sheet that came as one table is taken apart before (stacked.go).
//
// Of a document that this program wrote the values are known to the letter; while it is read
// each is covered by a word that means nothing (whole.go).
//
// # What it holds to
//
//   - Nothing is guessed. A tick that can't be seen is "unknown", a period that can't
//     be read is text without an amount, a place without a known country has none.
//   - A row of the category table is "no" only when the table demonstrably uses ticks
//     (another row has one), an empty cell in it only when none says so in words or by an
//     open box; a category is "yes" only on a tick, a word, or in a table
//     that lists nothing but what applies.
//   - A denial ("geen BSN") is never a yes.
//   - Optional parts are proposed as optional, and as chosen only where the school's choice is filled
//     in. The school's legal basis is never filled in, not even where the supplier names one.
//   - A placeholder counts as empty, with a note.
//   - What is certain by where it stands must look like what it is, too (plausible.go).
//   - Every sentence and cell is the source of a value, stands in Unmatched, or is
//     known boilerplate (the model's own words, headings, labels).
package bijsluiter

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Read interprets a document that a reader took apart.
func Read(doc *block.Document, file proposal.Document) *proposal.Proposal {
	r := &reader{lex: vocabulary(), doc: doc, out: &proposal.Proposal{Document: file}, usedCells: map[*block.Cell]bool{}, margins: map[string]bool{}, registered: map[int]part{}}
	r.fileNotes()
	if !doc.HasText() {
		r.note(proposal.NoteScan, "", block.Position{})
		return r.out
	}
	whole := *doc
	whole.Blocks = r.unstacked(r.inDutch(r.covered(doc.Blocks)))
	r.doc = &whole
	r.flow()
	r.mailHead()
	if set := r.products(); len(set) > 1 && !r.ours() {
		r.eachProduct(set)
	} else {
		r.readAnnexes()
	}
	if len(r.out.Items) > 1 {
		r.note(proposal.NoteSeveral, "", block.Position{})
	}
	sources := r.account()
	r.uncover()
	r.parties()
	if len(r.out.Items) == 0 {
		r.note(r.nothing(), "", block.Position{})
	}
	r.implausible()
	r.leftovers(sources)
	r.uncover()
	return r.out
}

// readAnnexes reads each annex of the document.
func (r *reader) readAnnexes() {
	for _, a := range r.annexes() {
		r.annex(a)
	}
}

// annex reads one annex into one service.
func (r *reader) annex(a annex) {
	before := r.understood()
	r.item = proposal.NewItem(model.KindService)
	r.svc = r.item.Root()
	r.at = len(r.out.Items)
	r.out.Items = append(r.out.Items, r.item)
	r.last, r.answers, r.numbers, r.explained = nil, false, map[model.RowID]string{}, map[model.RowID]string{}
	r.svc.Put("language", r.language())
	r.titles(a)
	if r.only != nil {
		r.svc.Set("product", r.only.name, r.only.ev)
	}
	r.modelVersion(a)
	particulars := r.takeParticulars(a.sections)
	parts := r.setApart(a.sections)
	a.sections = parts.main
	for _, step := range steps {
		for _, s := range a.sections {
			if s.key != step.key {
				continue
			}
			before := r.evidenced()
			step.read(r, s)
			if s.guessed {
				r.unsure(before)
			}
		}
	}
	r.orphans(a)
	r.securityAnnex(parts)
	r.deviations(parts.deviations)
	r.strays(a)
	r.finishDates(a)
	r.mailWriter()
	r.linkRetention()
	r.newParties()
	r.particulars(particulars)
	r.transferNotes()
	if len(r.item.Evidence) == 0 || r.onlyAbout(parts.titled) {
		r.dropItem(before)
	}
}

// orphans tries the tables that no section took: what a table is about is told by its
// own header as well.
func (r *reader) orphans(a annex) {
	for _, s := range a.sections {
		for i, u := range s.units {
			if u.table == nil || r.anyUsed(u) {
				continue
			}
			if r.subprocessorTable(u) || r.categoryTable(u, "") || r.verticalTable(u, firmAbove(s, i)) {
				continue
			}
			if columns, _ := r.header("retention", u.table.Grid()); columns != nil && hasKey(columns, "term") {
				r.retentionTable(u)
			}
		}
	}
}

func (r *reader) anyUsed(u *unit) bool {
	for i := range u.table.Cells {
		if r.usedCells[&u.table.Cells[i]] {
			return true
		}
	}
	return false
}

// steps are the kinds of section in the order in which one needs the other.
var steps = []struct {
	key  string
	read func(*reader, *section)
}{
	{"annex", (*reader).general}, {"general", (*reader).general}, {"explanation", (*reader).explain}, {"", (*reader).loose}, {"agreement", (*reader).loose},
	{"services", (*reader).services}, {"inseparable", (*reader).services}, {"optional", (*reader).services},
	{"subjects", (*reader).subjects}, {"categories", (*reader).categories}, {"not-categories", (*reader).notCategories},
	{"purposes", (*reader).purposes}, {"retention", (*reader).retention}, {"storage", (*reader).storage},
	{"subprocessors", (*reader).subprocessors}, {"transfer", (*reader).transfer},
	{"contact", (*reader).contact}, {"version", (*reader).version}, {"ground", (*reader).ground}, {"decisions", (*reader).decisions},
}

// onlyAbout tells whether all that was found is a name, date or version, or the table
// of an empty form: the document speaks of a bijsluiter and is none. Measures make one
// only in a security annex or beside a product, purposes beside a product or supplier.
func (r *reader) onlyAbout(securityAnnex bool) bool {
	filled := false
	for _, row := range r.svc.Rows("dataCategories") {
		filled = filled || row.Text("applies") != "unknown"
	}
	for path := range r.item.Evidence {
		switch top := path.Top(); top {
		case "modelVersion", "documentVersion", "documentDate", "otherDates", "product", "url", "contact", "vendor", "role":
		case "dataCategories":
			if filled {
				return false
			}
		case "purposes": // what something is done for, of nobody
			if r.svc.Has("product") || r.svc.Has("vendor") {
				return false
			}
		default:
			if securityAnnex || r.svc.Has("product") || !slices.Contains(securityFields, top) {
				return false
			}
		}
	}
	return !r.svc.Has("product") || !r.svc.Has("vendor")
}

// understanding is what was understood of a document at some moment.
type understanding struct {
	spans map[*span]bool
	cells map[*block.Cell]bool
}

// understood gives what is understood now.
func (r *reader) understood() understanding {
	now := understanding{spans: map[*span]bool{}, cells: maps.Clone(r.usedCells)}
	for _, u := range r.units {
		for i := range u.spans {
			if u.spans[i].used {
				now.spans[&u.spans[i]] = true
			}
		}
	}
	return now
}

// dropItem takes back a service that turned out to be none, and frees the passages that were not
// understood before it. The model's own words in an empty form stay understood.
func (r *reader) dropItem(before understanding) {
	r.out.Items = r.out.Items[:r.at]
	r.out.Notes = slices.DeleteFunc(r.out.Notes, func(n proposal.Note) bool { return n.Item == r.at })
	empty := r.nothing() == proposal.NoteEmptyForm
	for _, u := range r.units {
		for i := range u.spans {
			s := &u.spans[i]
			s.used = s.used && (before.spans[s] || empty && r.formText(s.text))
		}
	}
	for c := range r.usedCells {
		if !before.cells[c] && (!empty || !r.formText(c.Text())) {
			delete(r.usedCells, c)
		}
	}
}

// Boilerplate tells whether a text is part of the form and not of what was filled in: a
// sentence, heading, label, column, category or explanation of the model, or a
// placeholder.
func Boilerplate(s string) bool {
	r := &reader{lex: vocabulary()}
	return r.formText(s)
}

// formText tells whether a text is part of the empty form: a heading, label, column,
// category or explanation of the model, or a placeholder.
func (r *reader) formText(s string) bool {
	left, _ := r.lex.placeholders(s)
	if before, rest, ok := splitColon(left); ok && rest == "" {
		left = before
	}
	left = strings.TrimLeft(left, block.TickedSign+block.UntickedSign+" ")
	if left == "" || madeHere(left) || r.lex.boilerplate(left) || pageNumber(left) || bareNumber.MatchString(left) || r.groupNamed(left) != "" || r.introduces(s) {
		return true
	}
	if _, ok := r.lex.heading(left); ok {
		return true
	}
	if _, ok := r.lex.label(left); ok {
		return true
	}
	if _, whole := r.modeOf(s); whole {
		return true
	}
	for _, table := range []string{"categories", "subprocessors", "retention", "storage", "version", "fields", "access", "deviations", "measures", "certificates", "classification", "particulars"} {
		if _, ok := r.lex.column(table, left); ok {
			return true
		}
	}
	if _, _, ok := r.annexName(left); ok || r.aspectOf(left) != "" {
		return true
	}
	_, code, _, rest := r.cutCategory(left)
	if code != "" && rest == "" {
		return true
	}
	return modelExplanation(rest) || modelExplanation(left) || modelLabel(left)
}

// modelLabel tells whether a text is the number and name of a category of the model.
func modelLabel(s string) bool {
	return slices.ContainsFunc(reference.List("bijsluiter-category").Rows(), func(row reference.Row) bool {
		f := words.Fold(s)
		return f == words.Fold(row.Code+". "+row.NL) || f == words.Fold(row.Code+". "+row.EN)
	})
}

// bareNumber is the number of a heading or article by itself.
var bareNumber = regexp.MustCompile(`(?i)^(?:(?:artikel|article|art\.?|bijlage|annex|tabel|table)\s+)?[a-z]?\d{0,2}(?:\.\d{1,2})*[.):]?$`)

// introduces tells whether a sentence says no more than that a list or table follows:
// "De Verwerker heeft de volgende maatregelen genomen:".
func (r *reader) introduces(s string) bool {
	f := words.Fold(s)
	return strings.HasSuffix(strings.TrimSpace(s), ":") && strings.Count(f, " ") < 20 && !phrase.Negation(s) && lexicon.HasAny(f, r.lex.leads)
}

// modelExplanation tells whether a text explains a category in the words of the model.
func modelExplanation(s string) bool {
	f := words.Fold(subNumber.ReplaceAllString(strings.TrimSpace(s), ""))
	for _, row := range reference.List("bijsluiter-category").Rows() {
		if note := words.Fold(row.NoteNL); f != "" && (words.Near(f, note) || len(f) > 8 && strings.HasPrefix(note, f[:min(len(f), 60)])) {
			return true
		}
	}
	return false
}

// modelWording tells whether a text is the explanation of a category in the words of the
// model and nothing more.
func modelWording(s string) bool {
	return slices.ContainsFunc(reference.List("bijsluiter-category").Rows(), func(row reference.Row) bool {
		return words.Fold(s) == words.Fold(row.NoteNL) || words.Fold(s) == words.Fold(row.NoteEN)
	})
}

// nothing says why no service was found.
func (r *reader) nothing() proposal.NoteCode {
	for _, n := range r.out.Notes {
		if n.Code == proposal.NotePlaceholder {
			return proposal.NoteEmptyForm
		}
	}
	for _, u := range r.units {
		if u.table == nil && r.lex.pointer(u.text()) {
			return proposal.NoteElsewhere
		}
	}
	return proposal.NoteNothing
}
