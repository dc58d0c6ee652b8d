package propose

import (
	"context"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Spreadsheet is a workbook that was read, with the mapping that will make records of
// it: the suggested one, until somebody changes it.
type Spreadsheet struct {
	Book     *grid.Book
	Mapping  sheet.Mapping
	Document proposal.Document
}

// IsSpreadsheet tells whether a file is read as a spreadsheet when nobody says what it is.
func IsSpreadsheet(name string, data []byte) bool {
	return sheet.Readable(name, data, limits.Standard())
}

// ReadSpreadsheet reads a workbook and suggests a mapping. A refusal is a *limits.Error.
func ReadSpreadsheet(ctx context.Context, name string, data []byte) (*Spreadsheet, error) {
	book, err := sheet.Open(ctx, name, data, limits.Standard())
	if err != nil {
		return nil, err
	}
	kind := limits.Sniff(data, limits.Standard())
	return &Spreadsheet{Book: book, Mapping: sheet.Suggest(book), Document: proposal.NewDocument(name, kind.MediaType(), data)}, nil
}

// Propose makes the records that the mapping says.
func (s *Spreadsheet) Propose(ctx context.Context, o sheet.Options) (*sheet.Result, error) {
	o.Document = s.Document
	return sheet.Propose(ctx, s.Book, s.Mapping, o)
}
