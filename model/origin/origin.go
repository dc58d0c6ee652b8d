// Package origin is what a workbook that the program made says of itself, so that it
// is known when it comes back: the day it was made, and of which version of the
// register it tells.
//
//	value := origin.Mark{Made: made, Version: 417}.String()
//	mark := origin.Parse(value)
//
// A workbook is made to be read and printed: it shows words where the register has
// codes, and a record in several lists. Read as the register of somebody else it would
// come in a second time. The writer therefore keeps the mark as a property of the
// document, under the name [Property]; spreadsheet programs keep such properties
// when they save, also in another format. The text of cells is never looked at: a
// register of somebody else may have the same words in it.
package origin

import (
	"strconv"
	"strings"
	"time"

	"verwerkingsregister/model"
)

// Property is the name of the property of a document that holds the mark.
const Property = "Verwerkingsregister export"

// Mark says when a workbook was made, and of which version of the register it tells:
// the sequence number of the newest version in it, 0 for a register without any.
type Mark struct {
	Made    time.Time `json:"made"`
	Version int64     `json:"version"`
}

// String is the value of the property.
func (m Mark) String() string {
	return m.Made.Format(time.RFC3339) + " " + strconv.FormatInt(m.Version, 10)
}

// Parse reads the value of the property. That it is there is the mark: what can't be
// read of it stays zero.
func Parse(value string) Mark {
	var m Mark
	made, version, _ := strings.Cut(value, " ")
	if t, err := time.Parse(time.RFC3339, made); err == nil {
		m.Made = t
	}
	if n, err := strconv.ParseInt(version, 10, 64); err == nil && n > 0 {
		m.Version = n
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
