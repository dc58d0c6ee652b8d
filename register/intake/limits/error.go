package limits

import (
	"errors"
	"fmt"
)

// Kind tells why a document was refused. The application has one sentence for
// each kind, in each language.
type Kind string

// The kinds of refusal.
const (
	// Empty: there are no bytes, or no readable text at all.
	Empty Kind = "empty"
	// TooLarge: the file or a part has more bytes than allowed.
	TooLarge Kind = "too-large"
	// TooManyEntries: a zip has more entries than allowed.
	TooManyEntries Kind = "too-many-entries"
	// TooMuchInflated: a zip declares more bytes than allowed.
	TooMuchInflated Kind = "too-much-inflated"
	// TooDense: a part inflates further than any honest document does.
	TooDense Kind = "too-dense"
	// TooDeep: XML, tables or parts are nested deeper than allowed.
	TooDeep Kind = "too-deep"
	// TooManyElements: more XML tokens, elements or blocks than allowed.
	TooManyElements Kind = "too-many-elements"
	// TooMuchText: more text than allowed.
	TooMuchText Kind = "too-much-text"
	// TooManySheets, TooManyRows, TooManyColumns: a workbook has more than allowed.
	TooManySheets  Kind = "too-many-sheets"
	TooManyRows    Kind = "too-many-rows"
	TooManyColumns Kind = "too-many-columns"
	// TooManyPages: a PDF has more pages than allowed.
	TooManyPages Kind = "too-many-pages"
	// TooLong: reading took longer than allowed.
	TooLong Kind = "too-long"
	// TooMuchMemory: reading needed more memory than allowed.
	TooMuchMemory Kind = "too-much-memory"
	// Encrypted: the document asks for a password.
	Encrypted Kind = "encrypted"
	// WrongPassword: the password that was given does not open it.
	WrongPassword Kind = "wrong-password"
	// Damaged: the document is of the type it says but cannot be read.
	Damaged Kind = "damaged"
	// Unsupported: the type is known or unknown, and there is no reader for it.
	Unsupported Kind = "unsupported"
	// Outlook: a message as only Outlook writes it (.msg), which can be saved as a mail.
	Outlook Kind = "outlook"
	// Nested: a bundle (a zip or mail) inside a bundle.
	Nested Kind = "nested"
	// Crashed: the reader stopped without an answer.
	Crashed Kind = "crashed"
)

// Error is a refusal: operation, kind, the part it is about, and the limit
// that was passed when the kind has one.
type Error struct {
	Op      string // what was being done, such as "read docx"
	Kind    Kind
	Subject string // name of the part or type, never a path; may be empty
	Limit   int64  // the bound that was passed; 0 when the kind has none
	Err     error  // cause, may be nil
}

// Error gives operation, kind, subject, limit and cause in that order.
func (e *Error) Error() string {
	s := e.Op + ": " + string(e.Kind)
	if e.Subject != "" {
		s += ": " + e.Subject
	}
	if e.Limit != 0 {
		s += fmt.Sprintf(" (limit %d)", e.Limit)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf gives the kind of a refusal, or "" when err is not one.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}
