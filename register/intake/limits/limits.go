// Package limits is the gate every outside document passes before anything is
// read from it. It knows nothing of registers or bijsluiters, only of bytes
// that may be hostile.
//
// # What it gives
//
//   - [Table]: every bound in one place. [Standard] is the table the program
//     works with; tests pass smaller ones.
//   - [Error]: what was refused, as a kind with the limit that was passed, so
//     that the application can make one sentence of it in the user's language.
//   - [Sniff]: what a file is, from its first bytes and never from its name.
//   - [OpenArchive]: a zip whose entries, sizes and compression ratio are bounded.
//   - [ParseXML]: an XML part as a bounded tree of [Element].
//   - [Clean]: text without control characters and direction overrides.
//
// # What it promises
//
// No function here panics on any input, opens a file, follows a link, expands
// an entity or reads past its bound. A bound that is passed is an [Error] of
// its own kind; nothing is cut off in silence. Text that comes out of
// [ParseXML] has gone through [Clean].
package limits

// Table holds the bounds for one outside document. A zero field means that
// nothing of the kind is allowed, so start from [Standard].
type Table struct {
	// File is the largest input in bytes.
	File int64
	// Entries is the largest number of entries in a zip.
	Entries int
	// Inflated is the largest sum of the sizes a zip declares, in bytes.
	Inflated int64
	// Part is the largest single part (an XML part, an attachment) in bytes.
	Part int64
	// Ratio is the highest ratio of inflated to stored bytes, judged after
	// the first RatioGrace bytes.
	Ratio int64
	// RatioGrace is how many bytes may come out of a part before Ratio counts.
	RatioGrace int64
	// Depth is the deepest nesting of XML elements.
	Depth int
	// Tokens is the largest number of XML tokens in one part.
	Tokens int
	// Nodes is the largest number of XML elements kept of one part.
	Nodes int
	// Text is the largest amount of text taken from one document, in bytes.
	Text int64
	// Blocks is the largest number of paragraphs, items and cells.
	Blocks int
	// Columns is the largest number of columns in one table.
	Columns int
	// Pages is the largest number of pages of a PDF.
	Pages int
	// Documents is the largest number of documents taken from one bundle.
	Documents int
	// Sheets, Rows, SheetColumns and Cells are the largest numbers of sheets in a
	// workbook, of rows with something in them in a sheet, of its columns, and of
	// cells with something in them in the workbook.
	Sheets, Rows, SheetColumns, Cells int
	// SheetText is the largest amount of text taken from one workbook, in bytes.
	SheetText int64
}

// Standard returns the bounds the program works with. A real bijsluiter stays
// a factor of ten or more below each of them.
func Standard() Table {
	return Table{
		File:       50 << 20,
		Entries:    2000,
		Inflated:   128 << 20,
		Part:       32 << 20,
		Ratio:      100,
		RatioGrace: 100 << 10,
		Depth:      256,
		Tokens:     5_000_000,
		Nodes:      500_000,
		Text:       4 << 20,
		Blocks:     100_000,
		Columns:    100,
		Pages:      500,
		Documents:  100,

		Sheets: 500, Rows: 50_000, SheetColumns: 500, Cells: 600_000, SheetText: 16 << 20,
	}
}
