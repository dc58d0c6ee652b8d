package worker

import (
	"errors"
	"io"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// answer is what the child said, held to the bounds once more as it comes in.
type answer struct {
	table   limits.Table
	failure *failure
	content intake.Content
	blocks  int
	sheets  *grid.Builder // of a workbook
	whole   bool
}

// maxAnswer bounds all frames of one answer together.
const maxAnswer = 128 << 20

func readAnswer(r io.Reader, t limits.Table) (*answer, error) {
	r = io.LimitReader(r, maxAnswer)
	a := &answer{table: t}
	for {
		var f frame
		if err := readFrame(r, &f); err != nil {
			return nil, err
		}
		if f.End {
			a.whole = true
			return a, nil
		}
		if err := a.take(&f); err != nil {
			return nil, err
		}
	}
}

var errFrame = errors.New("read frame: out of order")

// take adds a frame to the answer.
func (a *answer) take(f *frame) error {
	switch {
	case f.Failure != nil:
		a.failure, a.content.Type = f.Failure, f.Type
	case f.Document != nil:
		d := f.Document
		a.content.Document = &block.Document{Title: d.Title, Language: d.Language, Notices: d.Notices}
	case f.Blocks != nil:
		return a.takeBlocks(f)
	case f.Proposal != nil:
		p, err := proposal.Unpack(f.Proposal)
		a.content.Proposal = p
		return err
	case f.Book != nil:
		a.sheets = grid.NewBuilder(f.Book.Type, a.table)
		b := &a.sheets.Book
		b.Notices, b.Delimiter, b.Encoding, b.Export = f.Book.Notices, f.Book.Delimiter, f.Book.Encoding, f.Book.Export
		a.content.Mapping = f.Book.Mapping
	case f.Sheet != nil:
		return a.takeSheet(f.Sheet)
	case f.Rows != nil:
		return a.takeRows(f.Rows)
	default:
		return a.takeHead(f)
	}
	return nil
}

func (a *answer) takeHead(f *frame) error {
	if len(f.Parts) > a.table.Documents {
		return &limits.Error{Op: "read frame", Kind: limits.TooManyEntries, Limit: int64(a.table.Documents)}
	}
	a.content.Type = f.Type
	for _, name := range f.Parts {
		a.content.Parts = append(a.content.Parts, limits.Clean(name))
	}
	return nil
}

func (a *answer) takeBlocks(f *frame) error {
	d := a.content.Document
	if d == nil || f.Part < 0 || f.Part > 3 {
		return errFrame
	}
	if a.blocks += len(f.Blocks); a.blocks > a.table.Blocks {
		return &limits.Error{Op: "read frame", Kind: limits.TooManyElements, Limit: int64(a.table.Blocks)}
	}
	to := []*[]block.Block{&d.Blocks, &d.Footnotes, &d.Headers, &d.Footers}[f.Part]
	*to = append(*to, f.Blocks...)
	return nil
}

func (a *answer) takeSheet(s *sheetHead) error {
	if a.sheets == nil {
		return errFrame
	}
	if err := a.sheets.Sheet(s.Name, s.Hidden); err != nil {
		return err
	}
	last := a.sheets.Last()
	last.Merges, last.HiddenColumns = s.Merges, s.Columns
	return nil
}

func (a *answer) takeRows(rows []string) error {
	if a.sheets == nil || len(a.sheets.Book.Sheets) == 0 {
		return errFrame
	}
	for _, packed := range rows {
		if err := unpackRow(packed, a.sheets); err != nil {
			return err
		}
	}
	return nil
}

// done gives what was answered.
func (a *answer) done() (*intake.Content, error) {
	if f := a.failure; f != nil {
		return nil, &limits.Error{Op: f.Op, Kind: f.Kind, Subject: limits.Clean(f.Subject), Limit: f.Limit}
	}
	if a.sheets != nil {
		a.content.Book = &a.sheets.Book
	}
	if d := a.content.Document; d != nil {
		if err := d.Check(a.table); err != nil {
			return nil, err
		}
	}
	return &a.content, nil
}
