// Package sheet reads a register that somebody already has, in a spreadsheet, into a
// proposal. It writes nothing.
//
// # Three steps
//
//	book, err := sheet.Open(ctx, name, data, limits.Standard()) // cells, whatever the format
//	mapping := sheet.Suggest(book)                              // which column is which field
//	result, err := sheet.Propose(ctx, book, mapping, sheet.Options{Document: document})
//
// Between the second and the third stands the user. A [Mapping] is a plain value: its
// tables say which sheets are used, where the headings are and how the table lies; its
// columns say which field each is, how sure that is, where a cell is cut, how days are
// written and what words mean. All of it may be changed; [Profiles] remember it by the
// fingerprint of the headings. [Preview] gives the first records of a mapping, to show
// beside it while it changes.
//
// # Nothing gets lost
//
// Of every cell with something in it the result knows what became of it: it went to a
// field, to the remarks of its record under its heading, or it was left out for a
// [Reason] ([Result.Left]). A value that is not wholly understood goes to its field as
// text, or to the remarks. Hidden sheets are there and are not used unless the user
// says so.
//
// # What is found out, and what is asked
//
// The row of headings may stand anywhere and take two rows; a table may lie on its
// side, take several rows for a record, have a column for each category of data, or be
// a crosstab of data items and activities. A form may hold small tables of its own, whose
// rows belong to its record. Parties on a sheet of their own are found by
// number or name. Whether 04-03 is in March or in April is found out from the other
// days of the column; where none shows it, it is asked: the day is left as text, with a
// note. Codes that another sheet explains stand for what it says there. Parties whose
// names nearly agree are offered ([Result.Near]), never joined unasked; those that differ
// in their legal form only are one, with a note.
//
// # What this program wrote
//
// A workbook of this program is no register of somebody else: it has hidden marks
// (package origin) by which every row and cell that was exported is known again. Proposed
// is what differs from what was exported ([proposal.Returned]) and what was added; what
// can't be taken over is told in a note. Nothing is taken out of the register because a row
// is gone; of an activity it is asked whether it has ended.
//
// The words people use for columns, sheets and answers are data (data/*.csv).
package sheet
