package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// A value is certain because of where it stands: behind a label, in a column, under a heading.
// A reader that takes a heading for another, or a table for one of another shape, finds a value in
// every such place, and what it finds then does not look like what it is taken for: a label as the
// name of a sub-processor, a kind of data as a purpose, two lines as one option. So when all has
// been read, what is certain is looked at once more, without where it stands:
//
//   - What a record or row is called must look like what it is, or the whole row is likely at most:
//     it is the row that was misread.
//   - What is said of something is no surer than what that is: an answer than the data that it is
//     about, a place than the party that is there.
//   - Of a service without name and supplier nothing is certain: the document is of a shape that
//     was not understood.
//
// Nothing is taken away: what does not look the part stays proposed, with its source.

// looks are the texts that say of a record or of a row what it is, and what they look like.
var looks = []struct {
	list string // "" for the record itself
	name string
	like func(*reader, string) bool
}{
	{"", "product", (*reader).likeName},
	{"", "vendor", (*reader).likeName},
	{"", "vendorAddress", (*reader).likeAddress},
	{"", "users", (*reader).likeText},
	{"", "targetGroup", (*reader).likeText},
	{"", "explanation", (*reader).likeText},
	{"engagements", "party", (*reader).likeParty},
	{"purposes", "text", (*reader).likePurpose},
	{"options", "text", (*reader).likeOption},
	{"dataSubjects", "name", (*reader).likeGroup},
	{"dataCategories", "label", (*reader).likeText},
	{"retention", "scope", (*reader).likeScope},
}

// implausible makes likely at most what does not look like what it was taken for.
func (r *reader) implausible() {
	if r.ours() {
		return // of its values the document says itself where they begin and end
	}
	r.withoutAnswers()
	for _, item := range r.out.Items {
		top := item.Root()
		if !isService(item) {
			if !r.likeParty(top.Text("name")) {
				likely(item, "")
			}
			continue
		}
		if !top.Has("product") && !top.Has("vendor") {
			likely(item, "")
		}
		for _, l := range looks {
			if l.list == "" {
				if top.Has(l.name) && !l.like(r, textOf(top, l.name)) {
					likely(item, field.Path(l.name))
				}
				continue
			}
			for _, row := range top.Rows(l.list) {
				if row.Has(l.name) && (row.Evidence(l.name).Confidence != proposal.Certain || !l.like(r, row.Text(l.name))) {
					likely(item, row.Path())
				}
			}
		}
	}
}

func isService(item *proposal.Item) bool {
	kind, _ := item.Record.Identity()
	return kind == model.KindService
}

// textOf gives a field of one or more texts as one.
func textOf(row proposal.Row, name string) string {
	if all := row.Texts(name); len(all) > 0 {
		return strings.Join(all, ", ")
	}
	return row.Text(name)
}

// likely makes all values of an item at or below a path likely at most.
func likely(item *proposal.Item, at field.Path) {
	for path, ev := range item.Evidence {
		if at == "" || path == at || strings.HasPrefix(string(path), string(at)+".") {
			ev.Confidence = ev.Confidence.Lower(proposal.Likely)
			item.Evidence[path] = ev
		}
	}
}

// maxName is how many words the name of a product or firm has at most.
const maxName = 12

var (
	letters     = regexp.MustCompile(`\pL.*[\pL\d]`)
	addressEnd  = regexp.MustCompile(`\pL.*[,\n].*\pL|\d{4}\s?[A-Z]{2}\b`)
	behindForm  = regexp.MustCompile(`(?i)\b(?:b\.?v|n\.?v|v\.?o\.?f|gmbh|ltd|limited|inc|llc|s\.?a)\.?\s*,.*,`)
	bothAnswers = regexp.MustCompile(`(?i)\b(?:ja|yes)\s*(?:/|of|or)\s*(?:nee|no)\b`)
	aboutData   = regexp.MustCompile(`(?i)\b(?:gegevens|data)\b.{0,40}\b(?:voor|ten behoeve van|for)\b|\bte weten\b|\bnamely\b`)
)

// likeText: it starts with a word.
func (r *reader) likeText(s string) bool { return s != "" && !strings.ContainsAny(s[:1], ":;,.|/)-") }

// likeLine: words, all on one line.
func (r *reader) likeLine(s string) bool {
	return r.likeText(s) && letters.MatchString(s) && !strings.Contains(s, "\n")
}

// likeName: a few words, no sentence, and no part of the form.
func (r *reader) likeName(s string) bool {
	return r.likeLine(s) && len(strings.Fields(s)) <= maxName && !sentence(s) && !r.formText(s)
}

// likeParty: a name, without where the party is seated and what it does, and no kind of data.
func (r *reader) likeParty(s string) bool {
	return r.likeName(s) && !behindForm.MatchString(s) && !r.justData(s)
}

// likeAddress: more than a street or a town.
func (r *reader) likeAddress(s string) bool { return r.likeText(s) && addressEnd.MatchString(s) }

// likePurpose: one thing that is done, and neither a kind of data nor a sentence about data.
func (r *reader) likePurpose(s string) bool {
	return r.likeLine(s) && !r.justData(s) && !aboutData.MatchString(s)
}

// likeOption: one part of the service, and neither a kind of data, a denial nor the question that
// is asked of it.
func (r *reader) likeOption(s string) bool {
	return r.likeLine(s) && !r.justData(s) && !bothAnswers.MatchString(s) && !phrase.Negation(s)
}

// likeGroup: people, in a few words.
func (r *reader) likeGroup(s string) bool {
	return r.likeLine(s) && !sentence(s) && !r.justData(s)
}

// likeScope: data or records, in a few words.
func (r *reader) likeScope(s string) bool {
	return r.likeText(s) && letters.MatchString(s) && !sentence(s)
}

// justData tells whether a text is nothing but data of known kinds.
func (r *reader) justData(s string) bool { return r.codeOfData(s) != "" }
