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
	// NoteElsewhere: the document only points to another place.
	NoteElsewhere NoteCode = "points-elsewhere"
	// NoteNothing: nothing in the document is a bijsluiter or a statement.
	NoteNothing NoteCode = "nothing-found"
	// NoteEmptyForm: the document is a form that nobody filled in.
	NoteEmptyForm NoteCode = "empty-form"
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
)

// FileNote makes the note code for something a reader noticed about the file.
func FileNote(notice string) NoteCode { return NoteCode("file." + notice) }
