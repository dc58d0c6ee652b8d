package report

import "iter"

// Paper is a report that is read from the first page to the last: what is
// printed, as PDF or in Word. Its blocks are made while they are read, so that
// a report of any length costs little memory; they can be read more than once.
type Paper struct {
	Language     string // "nl" or "en"
	Title        string
	Subtitle     string
	Organisation string
	Stamp        Stamp
	StampLine    string // the stamp in words, for the foot of a page
	Phrases      Phrases
	Cover        []Group // what stands on a page of its own in front; nil: there is none
	Contents     bool    // a list of the headings of the first two levels stands in front
	Landscape    bool    // the pages lie on their side, for wide tables
	Blocks       iter.Seq[Block]
}

// Block is a part of a paper: [Heading], [Paragraph], [Facts], [Grid],
// [Figures], [Chart], or a [Table].
type Block interface{ block() }

func (Heading) block()   {}
func (Paragraph) block() {}
func (Facts) block()     {}
func (Grid) block()      {}
func (Figures) block()   {}
func (Chart) block()     {}
func (Table) block()     {}

// Heading stands above what follows it, and never alone at the foot of a page.
type Heading struct {
	Level   int // 1 to 3
	Text    string
	Note    string // beside the heading, smaller: the article it answers to
	NewPage bool
}

// Paragraph is running text.
type Paragraph struct {
	Text  string
	Muted bool // an explanation, or a sentence that there is nothing
}

// Facts are values with their labels, one below another.
type Facts struct {
	Title   string // what they are about, where the heading above does not say it
	Entries []Entry
}

// Grid is a table of which a row may say more than fits in its columns.
type Grid struct {
	Columns []Column // their widths are shares of the page
	Rows    iter.Seq[Row]
}

// Row is a row of a grid.
type Row struct {
	Cells []Cell
	Below []Entry // further values, printed below the cells over the whole width
}

// Grid is the table as a part of a text.
func (t Table) Grid() Grid {
	return Grid{Columns: t.Columns, Rows: func(yield func(Row) bool) {
		for cells := range t.Rows {
			if !yield(Row{Cells: cells}) {
				return
			}
		}
	}}
}

// Figures are a few numbers that tell the whole at a glance.
type Figures struct{ Items []Figure }

// Figure is a number with what it counts.
type Figure struct {
	Value int
	Label string
}

// Chart is a bar chart: lying bars, in the order given. It must be legible in
// black and white.
type Chart struct {
	Title string   // what is counted
	Parts []string // what the parts of a bar stand for; one part needs no name
	Bars  []Bar
}

// Bar is one bar: its label and the size of each part.
type Bar struct {
	Label  string
	Values []int
}

// Total is the length of the bar.
func (b Bar) Total() int {
	sum := 0
	for _, v := range b.Values {
		sum += v
	}
	return sum
}
