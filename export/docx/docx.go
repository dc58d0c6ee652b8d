// Package docx writes Word documents, and fills in Word documents that serve
// as a template.
//
// # Writing
//
// A [Document] is a tree of plain values: headings, paragraphs, bullet lists,
// tables, and content controls in them. [Document.Write] makes a file of it
// that stands alone: it refers to nothing outside itself (no linked pictures,
// no remote template, no hyperlink), holds no macro, and no field but the page
// numbers in the footer. Text is passed through package printable; a line feed
// becomes a line break, markup in it stays text.
//
// Elements are written in the order the standard (ISO/IEC 29500, transitional)
// demands, because Word, unlike other programs, insists on it. Two documents
// from the same values are the same bytes.
//
// # Filling in a template
//
// [Parse] reads a template: any .docx in which the places to fill are content
// controls, addressed by their tag; never by text in braces, which Word splits
// over runs. [Template.Fill] copies the file byte for byte except for the
// contents of those controls:
//
//   - a control with tag NAME holds the text of that name. Its first run gives
//     the looks. In running text a line feed is a line break; a control around
//     whole paragraphs gets a paragraph for each line;
//   - a value of a record in such a text (printable.Value) is one stretch, its line feeds
//     line breaks everywhere, in a bookmark whose name nobody sees (package origin): it says
//     to whoever reads the document again that this is one value;
//   - a check box control with tag NAME is ticked, unticked, or left out;
//   - a control with tag "repeat:NAME" around table rows or paragraphs is
//     repeated for each item of that name; inside it the item's own names count.
//
// A template and the [Values] must agree: a tag without a value and a value
// without a tag are both errors ([*TemplateError]), since the second would
// silently leave something out of the document.
//
// # Limits
//
// Templates may come from a user, so reading one is bounded in size, parts and
// depth; what exceeds the bounds is refused with a [*TemplateError].
package docx

import "time"

// Document is a Word document in the making.
type Document struct {
	Properties Properties
	// Header stands at the top of every page; empty means no header.
	Header string
	// Footer stands at the left of the foot of every page.
	Footer string
	// Page is the word before the page number and Of the word between number
	// and count: "Pagina 2 van 7". Without Page there are no page numbers.
	Page, Of string
	// Landscape turns the A4 page.
	Landscape bool
	Blocks    []Block
}

// Properties are what a file manager and a search engine see of a document.
type Properties struct {
	Title    string
	Subject  string
	Creator  string
	Language string // "nl-NL" or "en-GB"; it is also the language of the spelling checker
	Created  time.Time
}

// Block is a part of a page: [Heading], [Paragraph], [Bullets], [Table],
// [PageBreak], [RepeatBlocks].
type Block interface{ writeBlock(*bodyWriter) }

// Inline is a part of a line: [Text], [Tick], [Field].
type Inline interface{ writeInline(*bodyWriter) }

// Heading is a heading of level 0 (the title of the document) to 3.
type Heading struct {
	Level int
	Text  string
}

// Style is the look of a paragraph.
type Style string

const (
	Normal Style = ""
	Figure Style = "Figure" // a number that stands for itself
	Small  Style = "Small"  // notes under a table, the version line
	Label  Style = "Label"  // the name of a value that follows
	Intro  Style = "Intro"  // a sentence that stays with what follows
)

// Paragraph is running text.
type Paragraph struct {
	Style Style
	Runs  []Inline
}

// Bullets is a list, one item after another.
type Bullets struct {
	Items [][]Inline
	Deep  bool // the items are parts of the item above them
}

// PageBreak starts a new page.
type PageBreak struct{}

// RepeatBlocks is a content control around blocks that a template repeats.
type RepeatBlocks struct {
	Name   string
	Blocks []Block
}

// Text is text with one look.
type Text struct {
	Text         string
	Bold, Italic bool
	Muted        bool // grey: an explanation, or "not filled in"
}

// Tick is a check box: a content control that can be ticked in Word.
type Tick struct {
	Checked bool
	Tag     string // addresses the box in a template; may be empty
	Title   string // what Word shows on the control; may be empty
}

// Field is a content control holding text: a place that a template fills in.
type Field struct {
	Tag         string
	Placeholder string
	Bold        bool
}

// Table is a table over the full width of the page.
type Table struct {
	// Widths are the shares of the columns in the width of the page.
	Widths []int
	Rows   []TableRow
	// Plain leaves the borders out: for label and value beside each other.
	Plain bool
}

// TableRow is one row; it is never split over two pages.
type TableRow struct {
	// Header repeats the row at the top of every page. Header rows come first.
	Header bool
	Cells  []TableCell
	// Repeat names the content control around this row and the rows after it
	// that have the same name.
	Repeat string
}

// TableCell is one cell. A cell without blocks is an empty cell.
type TableCell struct {
	Blocks []Block
	// Columns is the number of columns the cell spans; 0 means 1.
	Columns int
	// Merge joins the cell with those above or below it.
	Merge Merge
	// Shaded gives the cell the background of a label.
	Shaded bool
	// Repeat names the content control around this cell, for a column that a
	// template repeats.
	Repeat string
}

// Merge tells what a cell has to do with the cell above it.
type Merge int

const (
	NotMerged Merge = iota
	MergeStart
	MergeContinue // joined with the cell above; its blocks are not shown
)

// Cell is a table cell holding one paragraph.
func Cell(runs ...Inline) TableCell {
	return TableCell{Blocks: []Block{Paragraph{Runs: runs}}}
}
