// Package origin is what a workbook that the program made says of itself, so that it
// is known when it comes back: the day it was made, of which state of the register it
// tells, and of every row which record it is about and what was exported of it.
//
//	value := origin.Mark{Made: made, Version: 417, Fingerprint: print}.String()
//	mark := origin.Parse(value)
//
// A workbook is made to be read, printed and filled in: it shows words where the register
// has codes, and a record in several lists. Read as the register of somebody else it would
// come in a second time. The writer therefore keeps the mark as a property of the
// document, under the name [Property]; spreadsheet programs keep such properties
// when they save, also in another format. The text of cells is never looked at: a
// register of somebody else may have the same words in it.
//
// # What a colleague changed
//
// The last column of a table that can be filled in is hidden, is headed [RefColumn] and
// holds a [Ref] for each row: the record, the row in it, and a short print of every cell.
// A cell whose print differs was changed; a row without a Ref is new. What a column holds
// stands on a hidden sheet, [LayoutSheet] (see [Layout]). None of this is a secret or a
// proof: what it leads to is a proposal that somebody looks at.
package origin

import (
	"strconv"
	"strings"
	"time"

	"verwerkingsregister/model"
)

// Property is the name of the property of a document that holds the mark.
const Property = "Verwerkingsregister export"

// Mark says when a workbook was made, and of which state of the register it tells.
type Mark struct {
	Made time.Time `json:"made"`
	// Version is the sequence number of the newest version in it, 0 for a register
	// without any.
	Version int64 `json:"version"`
	// Fingerprint is that of the register's history up to there, as it is printed; empty
	// when the workbook does not say it.
	Fingerprint string `json:"fingerprint,omitempty"`
}

// String is the value of the property.
func (m Mark) String() string {
	return strings.TrimRight(m.Made.Format(time.RFC3339)+" "+strconv.FormatInt(m.Version, 10)+" "+m.Fingerprint, " ")
}

// Parse reads the value of the property. That it is there is the mark: what can't be
// read of it stays zero.
func Parse(value string) Mark {
	var m Mark
	parts := strings.Fields(value)
	if len(parts) > 0 {
		if t, err := time.Parse(time.RFC3339, parts[0]); err == nil {
			m.Made = t
		}
	}
	if len(parts) > 1 {
		if n, err := strconv.ParseInt(parts[1], 10, 64); err == nil && n > 0 {
			m.Version = n
		}
	}
	if len(parts) > 2 {
		m.Fingerprint = parts[2]
	}
	return m
}

// Label is the mark in a line without words: the day, and the number of the version.
func (m Mark) Label() string {
	var parts []string
	if !m.Made.IsZero() {
		parts = append(parts, string(model.DateOf(m.Made)))
	}
	if m.Version > 0 {
		parts = append(parts, strconv.FormatInt(m.Version, 10))
	}
	return strings.Join(parts, ", ")
}
