// Package model holds the things a record of processing activities consists
// of, in the words of the AVG (GDPR): the Organisation whose register it is,
// its Activities (verwerkingen), the Parties it works with, the Services
// (diensten) as their suppliers describe them, and inside those the purposes,
// data categories, engagements, transfers and retention terms.
//
// # Rules every type keeps
//
//   - The zero value means "not filled in". "Unknown", "no" and "not
//     applicable" are values of their own and are never folded into it.
//   - What is chosen from a list is stored as a stable code (package
//     model/reference has the words); a code this version does not know
//     survives a round trip.
//   - What is found in a document stands as text beside its parsed form.
//   - Every nested row has a RowID, unique in its list, that stays with it for
//     life: by it a moved or renamed row is recognised (package model/diff).
//   - A reference to another record holds that record's ID and, beside it, the
//     name as it was printed or typed, so that a reference can exist before
//     the record does.
//
// # Struct tags
//
// The json tag is the field's name in every file and on every path. The vr tag
// says what the name alone does not; package model/field reads it:
//
//	list=NAME      the value is a code of that list in model/reference
//	ref=KIND       the value is the ID of a record of that kind
//	name=FIELD     beside ref: the sibling field with the name as printed
//	row=LIST       the value is the RowID of a row of that list in this record
//	long           running text of several lines
//	personal       data about a named person: erasable from history
//	title          the field that names its row or record in one line
//	for=C|P|J|S    only asked of these roles (controller, processor, joint
//	               controller, sub-processor; several letters may follow)
//	fixed          kept by the program, not typed by the user
//
// # Promise
//
// Within one format version (package model/canonical) no field is renamed and
// no field changes its meaning; fields may be added.
package model
