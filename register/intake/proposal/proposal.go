// Package proposal is what comes out of a document before anybody said yes:
// records as they might be saved, and for every value where it was found and how
// sure the reader is. It is data; nothing in it can write.
//
// # The parts
//
//   - [Proposal]: the document, the proposed [Item] records, what was not understood
//     (Unmatched, whole) and what the officer should know ([Note]). Its JSON has the
//     names of the register's export; every leaf is {"value", "source", "confidence"}.
//   - [Proposal.Accept]: the records with only the leaves somebody (or --accept)
//     chose; a row whose identifying leaf is refused goes as a whole.
//   - [Plan]: those records against a register: which party or service is known
//     already, what is a new version of it, and where the officer's own words differ
//     (they stay, and are a [Conflict]). What Plan gives is what must be saved.
//
// # Confidence
//
// Certain: said in so many words at the expected place. Likely: said, but in
// another place or in other words. Doubtful: it may be meant. What is only guessed
// has no place in a proposal.
package proposal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
)

// Confidence is how sure a reader is of one value.
type Confidence string

// The degrees, from high to low.
const (
	Certain  Confidence = "certain"
	Likely   Confidence = "likely"
	Doubtful Confidence = "doubtful"
)

// Lower gives the lower of two degrees.
func (c Confidence) Lower(d Confidence) Confidence {
	if c.rank() < d.rank() {
		return d
	}
	return c
}

// AtLeast tells whether c is d or higher.
func (c Confidence) AtLeast(d Confidence) bool { return c.rank() <= d.rank() }

func (c Confidence) rank() int {
	switch c {
	case Certain:
		return 0
	case Likely:
		return 1
	}
	return 2
}

// Source is the passage a value comes from.
type Source struct {
	Text string
	Pos  block.Position
}

// Evidence is why a value is proposed.
type Evidence struct {
	Source     Source
	Confidence Confidence
}

// Document is the file a proposal was made of. It is kept with the register when
// the proposal is accepted.
type Document struct {
	Name      string // as the user knows it
	Part      string // of a bundle, when the proposal is about one part of it
	SHA256    string // of Bytes, in hexadecimal
	MediaType string
	Bytes     []byte
}

// Title is what the document is called: the part of a bundle, or the file.
func (d Document) Title() string {
	if d.Part != "" {
		return d.Part
	}
	return d.Name
}

// NewDocument describes a file.
func NewDocument(name, mediaType string, data []byte) Document {
	sum := sha256.Sum256(data)
	return Document{Name: name, SHA256: hex.EncodeToString(sum[:]), MediaType: mediaType, Bytes: data}
}

// Proposal is what one document proposes.
type Proposal struct {
	Document  Document
	Items     []*Item
	Unmatched []Passage
	Notes     []Note
}

// Passage is text that was not understood, whole, under the heading it stood under.
type Passage struct {
	Heading string
	Text    string
	Pos     block.Position
}

// Note is something the officer should know: a code the application has a sentence
// for, the item and path it is about (empty: the document), and the passage.
type Note struct {
	Code NoteCode
	Item int // index in Items, -1 for the document as a whole
	Path field.Path
	Text string
	Pos  block.Position
}

// Item is one proposed record with the evidence for its leaves. Leaves without
// evidence are the program's own (a role, a reference between rows) and stand or
// fall with their row.
type Item struct {
	Record   model.Record
	Evidence map[field.Path]Evidence
	// Returned is set for what came back in an export of the register itself.
	Returned *Returned

	rows   int
	silent map[string]bool
}

// NotAbout says that the document is not about some fields of the record: that it says
// nothing of them does not mean that there is nothing. A bijsluiter without its security
// annex takes no measures away.
func (it *Item) NotAbout(names ...string) {
	if it.silent == nil {
		it.silent = map[string]bool{}
	}
	for _, name := range names {
		it.silent[name] = true
	}
}

// Silent tells whether the document is not about a field of the record and proposes
// nothing for it.
func (it *Item) Silent(name string) bool {
	if !it.silent[name] {
		return false
	}
	for path := range it.Evidence {
		if path.Top() == name {
			return false
		}
	}
	return true
}

// Unchanged tells whether the document is a workbook that this program made, in which
// nothing was changed since.
func (p *Proposal) Unchanged() bool {
	for _, n := range p.Notes {
		if n.Code != NoteOwnExport {
			return false // something was noticed of what stands in it
		}
	}
	return len(p.Notes) > 0 && len(p.Items) == 0
}

// NewItem starts an empty record of a kind.
func NewItem(kind model.Kind) *Item {
	return &Item{Record: model.New(kind), Evidence: map[field.Path]Evidence{}}
}

// Root gives the place from which the fields of the record itself are set.
func (it *Item) Root() Row { return Row{item: it} }

// Row is a record, or a row or group in one, that is being filled in.
type Row struct {
	item *Item
	path field.Path
	id   model.RowID
}

// Path gives where the row stands.
func (r Row) Path() field.Path { return r.path }

// ID gives the row's ID, for rows that refer to it.
func (r Row) ID() model.RowID { return r.id }

// Item gives the record the row is in.
func (r Row) Item() *Item { return r.item }

// Set gives a field its value and keeps the evidence. The name may go down into
// groups ("contact.email"). An empty value sets nothing: what is not said stays
// not filled in. A name the model does not have is a fault in the program.
func (r Row) Set(name string, value any, ev Evidence) {
	if r.put(name, value) {
		r.item.Evidence[r.at(name)] = ev
	}
}

// Put gives a field a value of the program's own, without evidence.
func (r Row) Put(name string, value any) { r.put(name, value) }

func (r Row) put(name string, value any) bool {
	switch v := value.(type) {
	case string:
		if v == "" {
			return false
		}
	case []string:
		if len(v) == 0 {
			return false
		}
	case model.Count:
		if v.IsZero() {
			return false
		}
	}
	if err := field.Set(r.item.Record, r.at(name), value); err != nil {
		panic(fmt.Sprintf("proposal: %v", err))
	}
	return true
}

func (r Row) at(name string) field.Path {
	if r.path == "" {
		return field.Path(name)
	}
	return r.path + "." + field.Path(name)
}

// Has tells whether a field is filled in.
func (r Row) Has(name string) bool {
	switch v := r.value(name).(type) {
	case string:
		return v != ""
	case []string:
		return len(v) > 0
	case model.Count:
		return !v.IsZero()
	}
	return false
}

// Text gives the value of a field of text, "" when it is not filled in.
func (r Row) Text(name string) string {
	s, _ := r.value(name).(string)
	return s
}

// Texts gives the value of a field of several texts.
func (r Row) Texts(name string) []string {
	s, _ := r.value(name).([]string)
	return s
}

func (r Row) value(name string) any {
	v, err := field.Get(r.item.Record, r.at(name))
	if err != nil {
		panic(fmt.Sprintf("proposal: %v", err))
	}
	return v
}

// Evidence gives what a field rests on.
func (r Row) Evidence(name string) Evidence { return r.item.Evidence[r.at(name)] }

// Add adds a row to a list of the record or row.
func (r Row) Add(list string) Row {
	r.item.rows++
	id := model.RowID(fmt.Sprintf("r%d", r.item.rows))
	path := r.at(list)
	if err := field.AddRow(r.item.Record, path, id); err != nil {
		panic(fmt.Sprintf("proposal: %v", err))
	}
	if r.item.Returned != nil {
		r.item.Returned.New = append(r.item.Returned.New, path.Row(id))
	}
	return Row{item: r.item, path: path.Row(id), id: id}
}

// Rows gives the rows of a list.
func (r Row) Rows(list string) []Row {
	path := r.at(list)
	ids, err := field.RowIDs(r.item.Record, path)
	if err != nil {
		panic(fmt.Sprintf("proposal: %v", err))
	}
	rows := make([]Row, len(ids))
	for i, id := range ids {
		rows[i] = Row{item: r.item, path: path.Row(id), id: id}
	}
	return rows
}
