// Package pdf renders a paper as a PDF document, for print and for the screen.
//
//	err := pdf.Write(ctx, w, paper, pdf.Options{})
//
// The document stands alone: its fonts are inside, of each the glyphs that are
// used, and it refers to nothing outside. It holds no script, no form and no
// link but those from its contents to its own pages. Pages are A4, with the
// stamp and the page number at the foot of each; headings are bookmarks.
//
// # Tagged
//
// The document says what its parts are (headings, paragraphs, tables with
// their heads, figures with their words, contents) and in which language it
// is, so that programs can read it aloud and copy from it in order. What is
// drawn for the eye alone is marked as such. It is not claimed to conform to
// PDF/UA or PDF/A: no validator has seen it.
//
// A value of a record that stands in a text (printable.Value) is a part of the structure of
// its own, with a name (package origin) and its text as it was before it was cut into lines:
// so it can be read back to the letter.
//
// # Nothing is lost
//
// A character that the fonts cannot draw is printed as a box; what is copied
// or searched is the character itself. A row that is too high for a page goes
// on on the next, below the head of its table. Text runs from left to right and
// is not shaped, which suits the scripts the fonts have: Latin, Greek and
// Cyrillic. Text passes through package printable first.
//
// # One pass
//
// Pages are written as they fill up; only where headings stand is remembered,
// for the contents and the bookmarks. So a document of thousands of pages
// costs little memory. The same paper gives the same bytes.
//
// The format is PDF 1.7 (ISO 32000-1), with its objects in streams.
package pdf

import (
	"context"
	"fmt"
	"io"

	"verwerkingsregister/export/report"
)

// Options are what a caller may choose.
type Options struct {
	// Progress, when set, is told now and then how many headings of the second
	// level are done: in a register, its activities. The total is that of Total.
	Progress func(done, total int)
	Total    int
}

// Write renders the paper. When ctx ends it stops and returns the context's
// error; errors of w are passed on.
func Write(ctx context.Context, w io.Writer, paper report.Paper, options Options) error {
	canvas, err := newCanvas(newFile(ctx, w), paper.Landscape)
	if err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	d := &document{flow: flow{canvas: canvas, looks: canvas.looks()}, paper: paper, options: options}
	if err := d.render(); err != nil {
		return fmt.Errorf("write pdf: %w", err)
	}
	return nil
}

// document is a paper being written.
type document struct {
	flow
	paper   report.Paper
	options Options
	cover   []*page // in the order of the document
	list    []*page // the contents
	text    []*page
}

func (d *document) render() error {
	d.front()
	if len(d.paper.Cover) > 0 {
		d.cover = d.pages
	}
	var contents *element
	if d.paper.Contents {
		contents = d.tree.open(d.tree.whole, "TOC")
	}
	d.blocks()
	d.text = d.pages[len(d.cover):]
	if contents != nil {
		d.contents(contents)
	}
	d.list = d.pages[len(d.cover)+len(d.text):]
	d.endPage()
	return d.close()
}

// blocks sets the text.
func (d *document) blocks() {
	if len(d.cover) > 0 {
		d.turn()
	}
	done := 0
	for b := range d.paper.Blocks {
		d.block(b)
		if h, ok := b.(report.Heading); ok && h.Level == 2 && d.options.Progress != nil {
			done++
			d.options.Progress(done, max(done, d.options.Total))
		}
		if d.out.err != nil {
			return
		}
	}
	d.finish()
}
