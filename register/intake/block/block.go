// Package block is the one form in which every reader of an outside document
// hands over what it read: plain text in headings, paragraphs, list items and
// tables, each with the place where it stands. A docx, a PDF and a pasted text
// look the same from here on, so what interprets them is written once.
//
// # The rules every reader keeps
//
//   - Text is clean (limits.Clean), without leading or trailing space; a line
//     break inside a paragraph is "\n", a tab stays a tab.
//   - A tick box, whatever it was made of (content control, form field,
//     Wingdings, ☑ ✓ ✅ [x]), stands in the text as ☒ or ☐, and the block or cell
//     it opens has its [Tick]. A bare cross (✗ ❌) is no tick: it stays text.
//   - What the document no longer says or does not say yet (struck out,
//     deleted under tracked changes, hidden, placeholder) is not in Text. It is
//     in Removed, so that nothing vanishes without a trace. Tracked insertions
//     are text, and counted in a [Notice].
//   - A text box is given once, after the paragraph that anchors it.
//   - What this program wrote as one value, and nobody changed, is among the Values of
//     its block, to the letter: no sign in it is a tick or the number of an item.
//   - A block that repeats others (a table of contents) is of kind [Contents].
//   - Every block and cell has a [Position] that a person can find again.
//
// A [Document] is plain data: it can be sent as JSON from the process that read
// the hostile bytes, and [Document.Check] holds it to its bounds on arrival.
package block

import "strings"

// Document is what a reader made of one file.
type Document struct {
	// Title and Language are what the file's properties say; often empty.
	Title    string `json:"title,omitempty"`
	Language string `json:"language,omitempty"`
	// Blocks is the body in reading order.
	Blocks []Block `json:"blocks"`
	// Headers, Footers and Footnotes stand outside the body.
	Headers   []Block `json:"headers,omitempty"`
	Footers   []Block `json:"footers,omitempty"`
	Footnotes []Block `json:"footnotes,omitempty"`
	// Notices tell what was left out or is worth knowing about the file.
	Notices []Notice `json:"notices,omitempty"`
}

// Kind is what a block is.
type Kind string

// The kinds of block.
const (
	Paragraph Kind = "paragraph"
	Heading   Kind = "heading"
	Item      Kind = "item"     // of a list
	TableKind Kind = "table"    // Table holds it
	Contents  Kind = "contents" // a line of a table of contents
)

// Block is one paragraph, heading, list item or table.
type Block struct {
	Kind Kind `json:"kind"`
	// Level is 1 to 9 for a heading; for an item 0 is the outermost list.
	Level int `json:"level,omitempty"`
	// Marker is the number, letter or bullet before the text, computed when the
	// document leaves that to the program that shows it.
	Marker string `json:"marker,omitempty"`
	Text   string `json:"text,omitempty"`
	// Bold tells that all of the text is bold: often a heading in disguise.
	Bold bool `json:"bold,omitempty"`
	// Strong are the parts in bold of a text that is not bold as a whole: often labels.
	Strong []string `json:"strong,omitempty"`
	Tick   Tick     `json:"tick,omitempty"`
	// Values are the parts of Text that are one value each, in their order.
	Values []Value `json:"values,omitempty"`
	// Removed is text that stands here but no longer or not yet counts.
	Removed  []Removed `json:"removed,omitempty"`
	Controls []Control `json:"controls,omitempty"`
	Links    []Link    `json:"links,omitempty"`
	// Footnotes are the texts of the notes this block refers to.
	Footnotes []string `json:"footnotes,omitempty"`
	Table     *Table   `json:"table,omitempty"`
	Pos       Position `json:"pos"`
}

// Removal is why text does not count.
type Removal string

// The reasons.
const (
	Struck      Removal = "struck"      // struck out
	Deleted     Removal = "deleted"     // deleted under tracked changes
	Hidden      Removal = "hidden"      // formatted as hidden
	Placeholder Removal = "placeholder" // the prompt of an empty form field
)

// Removed is text that stands in the document without counting.
type Removed struct {
	Why  Removal `json:"why"`
	Text string  `json:"text"`
}

// Control is a form field the text came out of.
type Control struct {
	Tag   string `json:"tag,omitempty"`   // the name a program gave it
	Title string `json:"title,omitempty"` // the name a person sees
	Text  string `json:"text,omitempty"`  // what is filled in; empty when nothing is
	Empty bool   `json:"empty,omitempty"` // it shows its prompt
}

// Link is the text of a hyperlink and where it points. Nothing follows it.
type Link struct {
	Text   string `json:"text"`
	Target string `json:"target"`
}

// Notice is a fact about the file that a reader came across.
type Notice struct {
	Code  NoticeCode `json:"code"`
	Count int        `json:"count,omitempty"`
}

// NoticeCode names a fact about a file.
type NoticeCode string

// The facts readers report.
const (
	Insertions   NoticeCode = "tracked-insertions"    // counted as text
	Deletions    NoticeCode = "tracked-deletions"     // left out
	StruckText   NoticeCode = "struck-text"           // left out
	HiddenText   NoticeCode = "hidden-text"           // left out
	Comments     NoticeCode = "comments"              // left out
	Pictures     NoticeCode = "pictures"              // not looked at
	Embedded     NoticeCode = "embedded-objects"      // never opened
	External     NoticeCode = "external-targets"      // never followed
	Macros       NoticeCode = "macros"                // never run
	NoText       NoticeCode = "no-text"               // a scan, or empty
	ScannedPages NoticeCode = "scanned-pages"         // pages with a picture and no text, in a document that has text
	Guessed      NoticeCode = "encoding-guessed"      // letters may be wrong
	Delimiter    NoticeCode = "delimiter-guessed"     // values may be cut in the wrong place
	Attachments  NoticeCode = "attachments-unread"    // of a mail or bundle
	DeletedMixed NoticeCode = "deleted-text-included" // the format does not tell
)

// Add counts a fact; a count of zero adds nothing.
func (d *Document) Add(code NoticeCode, count int) {
	if count <= 0 {
		return
	}
	for i := range d.Notices {
		if d.Notices[i].Code == code {
			d.Notices[i].Count += count
			return
		}
	}
	d.Notices = append(d.Notices, Notice{code, count})
}

// Parts gives body, text notes, headers and footers, in that order.
func (d *Document) Parts() [][]Block {
	return [][]Block{d.Blocks, d.Footnotes, d.Headers, d.Footers}
}

// In says of every place in the document that it is in a part of a bundle.
func (d *Document) In(part string) {
	for _, blocks := range d.Parts() {
		in(blocks, part)
	}
}

func in(blocks []Block, part string) {
	for i := range blocks {
		blocks[i].Pos.Document = part
		if t := blocks[i].Table; t != nil {
			for j := range t.Cells {
				t.Cells[j].Pos.Document = part
				in(t.Cells[j].Blocks, part)
			}
		}
	}
}

// Join puts documents one behind the other, to be read as one.
func Join(documents ...*Document) *Document {
	all := &Document{}
	for _, d := range documents {
		if all.Title == "" {
			all.Title = d.Title
		}
		if all.Language == "" {
			all.Language = d.Language
		}
		all.Blocks = append(all.Blocks, d.Blocks...)
		all.Headers = append(all.Headers, d.Headers...)
		all.Footers = append(all.Footers, d.Footers...)
		all.Footnotes = append(all.Footnotes, d.Footnotes...)
		for _, n := range d.Notices {
			all.Add(n.Code, n.Count)
		}
	}
	return all
}

// HasText tells whether there is a letter or digit anywhere.
func (d *Document) HasText() bool {
	for _, part := range d.Parts() {
		for i := range part {
			if part[i].hasText() {
				return true
			}
		}
	}
	return false
}

func (b *Block) hasText() bool {
	if strings.TrimSpace(b.Text) != "" {
		return true
	}
	if b.Table == nil {
		return false
	}
	for i := range b.Table.Cells {
		for j := range b.Table.Cells[i].Blocks {
			if b.Table.Cells[i].Blocks[j].hasText() {
				return true
			}
		}
	}
	return false
}
