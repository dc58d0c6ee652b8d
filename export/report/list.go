package report

import (
	"fmt"
	"iter"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
)

// List is a table of the register that can be had by itself, on a screen or in
// a file, with what each of its rows comes from.
type List struct {
	Table
	Heading string // its whole title, of any length
	Lines   []Line
	About   []Group // what stands above the table: the facts about what was asked
	Choices []int   // columns of few values, by which lines can be chosen
	Marked  int     // the column that the severity of a line is about
	of      int     // the number of lines before some were chosen
	across  int     // columns that fit beside one another on paper; 0: all
	needed  []int   // columns of which it is said on paper that they are not filled in
}

// Line is a row of a list.
type Line struct {
	Cells    []Cell
	Kind     model.Kind // of the record it tells of
	Record   model.ID
	Path     field.Path            // within that record; empty: the record as a whole
	Severity completeness.Severity // of what asks attention; empty: nothing does
}

// lists are the tables that can be had by name.
var lists = map[string]func(*builder, model.Date) List{
	"subprocessors": (*builder).subProcessorList,
	"transfers":     (*builder).transferList,
	"retention":     (*builder).retentionList,
	"findings":      (*builder).findingList,
	"agreements":    (*builder).agreementList,
	"reviews":       (*builder).reviewList,
}

// ListOf is one list of the register: subprocessors, transfers, retention,
// findings, agreements or reviews. What a breach touches is [Breach].
func ListOf(name string, reg *model.Register, words *Words, stamp Stamp) List {
	return lists[name](newBuilder(reg, words), stamp.day())
}

// Chosen is the list with some of its lines only, in the order given; what says
// how they were chosen, so that nobody takes a part for the whole.
func (l List) Chosen(lines []Line, what string, words *Words) List {
	l.of = len(l.Lines)
	l.setLines(lines)
	l.Intro = joined(". ", l.Intro, fmt.Sprintf(words.Text("list.chosen"), len(lines), l.of, what))
	return l
}

// Partly reports whether some lines were left out.
func (l List) Partly() bool { return len(l.Lines) < l.of }

// Ordered is the list with its lines in another order.
func (l List) Ordered(lines []Line) List {
	l.setLines(lines)
	return l
}

func (l *List) setLines(lines []Line) {
	l.Lines, l.Count, l.Rows = lines, len(lines), rowsOf(lines)
}

func rowsOf(lines []Line) iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for i := range lines {
			if !yield(lines[i].Cells) {
				return
			}
		}
	}
}

// newList is a list without lines, of which the words stand under its name.
func (b *builder) newList(id string, heads []columnHead) List {
	t := b.listTable(id, heads)
	return List{Table: t, Heading: t.Title, Marked: -1}
}

// filledTable is a table of rows that are there already.
func (b *builder) filledTable(id string, rows [][]Cell, heads []columnHead) Table {
	t := b.listTable(id, heads)
	t.Count, t.Rows = len(rows), slices.Values(rows)
	return t
}

// sortBy orders lines by the text of a cell.
func sortBy(lines []Line, compare func(a, b Line) int) []Line {
	slices.SortStableFunc(lines, compare)
	return lines
}

// line is a line about a part of a record; without the ID of the row, about
// the list it stands in.
func line(r model.Record, list string, row model.RowID, cells []Cell) Line {
	kind, id := r.Identity()
	path := field.Path(list)
	if row != "" {
		path = path.Row(row)
	}
	return Line{Cells: cells, Kind: kind, Record: id, Path: path}
}

// ListPaper is a list to be printed.
func ListPaper(l List, reg *model.Register, words *Words, stamp Stamp) Paper {
	p := newBuilder(reg, words).paper("register", stamp)
	p.Title, p.Landscape = l.Heading, true
	blocks := []Block{Paragraph{Text: l.Intro + ".", Muted: true}}
	for _, g := range l.About {
		blocks = append(blocks, Facts(g))
	}
	p.Blocks = slices.Values(append(blocks, l.block()))
	return p
}

// ListDocument is a list for a workbook.
func ListDocument(l List, reg *model.Register, words *Words, stamp Stamp) Document {
	b := newBuilder(reg, words)
	return Document{
		Language: words.language, Title: l.Heading, Organisation: reg.Organisation.Name, Stamp: stamp, StampLine: words.StampLine(stamp), Phrases: words.phrases(),
		Cover: append(slices.Clone(l.About), b.cover(stamp)...), Tables: []Table{l.Table},
	}
}

// block is the list on paper: what does not fit beside the rest stands below.
func (l List) block() Block {
	switch {
	case l.across == 0:
		return l.Table
	case l.Count == 0:
		return Paragraph{Text: l.Empty, Muted: true}
	}
	return Grid{Columns: l.Columns[:l.across], Rows: func(yield func(Row) bool) {
		for cells := range l.Rows {
			row := Row{Cells: cells[:l.across]}
			for i, cell := range cells[l.across:] {
				if at := l.across + i; cell.Kind != MissingCell || slices.Contains(l.needed, at) {
					row.Below = append(row.Below, Entry{l.Columns[at].Heading, cell})
				}
			}
			if !yield(row) {
				return
			}
		}
	}}
}
