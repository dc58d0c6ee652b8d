package proposal

// NoteCode says what a note is about. The application has a sentence for each,
// in each language; a code with a dot and a block.NoticeCode behind it
// ("file.tracked-deletions") passes on what a reader noticed about the file.
type NoteCode string

// The notes a reader makes.
const (
	// NotePlaceholder: the text is a placeholder of the form; nothing was taken from it.
	NotePlaceholder NoteCode = "placeholder"
	// NoteUnclear: a cell or box can't be read with certainty; the answer is "unknown".
	NoteUnclear NoteCode = "unclear"
	// NoteNegated: the text says that something does not happen; it was not taken as yes.
	NoteNegated NoteCode = "negated"
	// NoteExcepted: a denial with an exception; the exception counts.
	NoteExcepted NoteCode = "denial-with-exception"
	// NoteToVerify: the supplier says itself that it has to be verified.
	NoteToVerify NoteCode = "to-verify"
	// NoteChoose: an optional part that the organisation must choose or refuse.
	NoteChoose NoteCode = "choose"
	// NotePlace: no country could be made of the text.
	NotePlace NoteCode = "place-unknown"
	// NoteNoSafeguard: seat or place outside the EEA, and no valid mechanism is named.
	NoteNoSafeguard NoteCode = "no-safeguard"
	// NoteRetired: a mechanism is named that is no longer valid, such as Privacy Shield.
	NoteRetired NoteCode = "mechanism-retired"
	// NoteNoMechanism: something is named as a safeguard that is none.
	NoteNoMechanism NoteCode = "no-mechanism"
	// NoteConflict: the document says different things about the same matter.
	NoteConflict NoteCode = "conflict"
	// NoteDates: the document carries several dates; the latest was taken.
	NoteDates NoteCode = "dates-differ"
	// NoteOpenList: the list of sub-processors says itself that it is not complete.
	NoteOpenList NoteCode = "open-list"
	// NoteHidden: a party is named outside the list of sub-processors.
	NoteHidden NoteCode = "party-outside-list"
	// NoteBasis: the supplier names a legal basis; it was not taken over.
	NoteBasis NoteCode = "legal-basis-left"
	// NoteGlued: cells stood glued together and were cut at known words.
	NoteGlued NoteCode = "cut-at-known-words"
	// NoteCellsApart: a table came as text with each of its cells on a line, so that it is not known
	// which answer is about what.
	NoteCellsApart NoteCode = "cells-apart"
	// NoteElsewhere: the document only points to another place.
	NoteElsewhere NoteCode = "points-elsewhere"
	// NoteNothing: nothing in the document is a bijsluiter or a statement.
	NoteNothing NoteCode = "nothing-found"
	// NoteEmptyForm: the document is a form that nobody filled in.
	NoteEmptyForm NoteCode = "empty-form"
	// NoteNoProduct: the document does not say which product it is about.
	NoteNoProduct NoteCode = "no-product"
	// NoteNoStatement: nothing in the document describes processing.
	NoteNoStatement NoteCode = "no-statement"
	// NoteAuthor: the activities are those of the organisation that wrote the statement.
	NoteAuthor NoteCode = "statement-author"
	// NoteScan: the document has no text: a scan, or empty.
	NoteScan NoteCode = "no-text"
	// NoteOtherModel: the document follows another model than those that are known.
	NoteOtherModel NoteCode = "other-model"
	// NoteSeveral: the document describes several products.
	NoteSeveral NoteCode = "several-products"
	// NoteUncovered: the text names a category of data that the table does not tick.
	NoteUncovered NoteCode = "not-in-table"
	// NoteOldTerms: the document uses terms of before the AVG.
	NoteOldTerms NoteCode = "old-terms"

	// NoteDateOrder: nothing shows whether the day or the month stands first.
	NoteDateOrder NoteCode = "date-order"
	// NoteJoined: two names that differ in their legal form only were taken for one party.
	NoteJoined NoteCode = "parties-joined"
	// NoteNear: two names may well be one party; the user is asked.
	NoteNear NoteCode = "parties-near"
	// NoteReference: a number or name refers to a party or activity that is not there.
	NoteReference NoteCode = "reference-unknown"
	// NoteDecimal: a number such as 1,3 was typed as a fraction; it was read as 1 and 3.
	NoteDecimal NoteCode = "decimal-reference"
	// NoteBases: several legal bases and several purposes, and nothing says which goes with which.
	NoteBases NoteCode = "bases-unpaired"
	// NoteOpenTerm: "as long as necessary" is no term that can be checked.
	NoteOpenTerm NoteCode = "open-term"
	// NoteIndefinite: data are kept for ever.
	NoteIndefinite NoteCode = "indefinite"
	// NoteAbroad: the sheet asks for "outside the Netherlands" or "outside the EU", which is not outside the EEA.
	NoteAbroad NoteCode = "abroad"
	// NoteNoAdequacy: an adequacy decision is named for a country that has none today.
	NoteNoAdequacy NoteCode = "no-adequacy"
	// NoteCondition: the adequacy decision of the country holds for some recipients or data only.
	NoteCondition NoteCode = "adequacy-conditional"
	// NoteSpecial: there are special data, and it does not say which.
	NoteSpecial NoteCode = "special-unnamed"
	// NoteValue: a value is none of those the field can have; it went to the remarks.
	NoteValue NoteCode = "value-unknown"
	// NoteTwice: the same number stands on two records.
	NoteTwice NoteCode = "number-twice"
	// NoteHiddenSheet: a sheet is hidden; nothing was taken from it.
	NoteHiddenSheet NoteCode = "hidden-sheet"
	// NoteHiddenRows: rows are hidden; they were read.
	NoteHiddenRows NoteCode = "hidden-rows"
	// NoteFault: a cell holds an error of a formula, or a formula that was never worked out.
	NoteFault NoteCode = "formula-fault"
	// NoteOwnExport: the file is a workbook that this program made of a register; only
	// what was changed in it or added to it is read. The text is its day and version.
	NoteOwnExport NoteCode = "own-export"
	// NoteElsewhereChanged: a cell of such a workbook was changed that sums up what stands
	// elsewhere, or that the program keeps itself; nothing is taken from it.
	NoteElsewhereChanged NoteCode = "changed-elsewhere"
	// NoteContinuationChanged: a cell of such a workbook was filled in in a row in which long
	// texts of another row go on; nothing is taken from it.
	NoteContinuationChanged NoteCode = "changed-continuation"
	// NoteValueChanged: a cell of such a workbook was changed into none of the values that
	// its field can have; nothing is taken from it.
	NoteValueChanged NoteCode = "changed-value"
	// NoteEmptied: a cell or a labelled line of such a workbook was emptied.
	NoteEmptied NoteCode = "emptied"
	// NoteRowsGone: rows were taken out of a sheet of such a workbook; in the register
	// nothing is taken out. The text is the sheet, and how many.
	NoteRowsGone NoteCode = "rows-gone"
	// NoteRecordGone: the row of an activity was taken out of such a workbook; that it has
	// ended is proposed, and somebody must say so.
	NoteRecordGone NoteCode = "record-gone"
)

// FileNote makes the note code for something a reader noticed about the file.
func FileNote(notice string) NoteCode { return NoteCode("file." + notice) }
