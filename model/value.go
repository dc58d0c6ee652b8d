package model

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ID identifies a record for life, across files and laptops. It is opaque;
// what people read is the record's number.
type ID string

// RowID identifies a nested row within its list for life.
type RowID string

// Code is the stable code of a row of a reference list. Codes of newer lists
// are kept as they are.
type Code string

// Answer is the reply to a yes-no question. The zero value is "not filled in".
type Answer string

// The four answers that can be given.
const (
	Yes           Answer = "yes"
	No            Answer = "no"
	Unknown       Answer = "unknown"
	NotApplicable Answer = "not-applicable"
)

// Applies says whether a row of a bijsluiter's category table is in use. The
// zero value is "not filled in"; an unclear cell is unknown, never yes.
type Applies string

// What can be said of a row of the category table.
const (
	AppliesYes      Applies = "yes"
	AppliesNo       Applies = "no"
	AppliesOptional Applies = "optional"
	AppliesUnknown  Applies = "unknown"
)

// Role is the organisation's own role in an activity (art. 4(7), 4(8), 26, 28).
type Role string

// The roles an organisation can have, side by side in different activities.
const (
	RoleController      Role = "controller"
	RoleJointController Role = "joint-controller"
	RoleProcessor       Role = "processor"
	RoleSubProcessor    Role = "sub-processor"
)

// ActsForItself reports whether the role decides about purposes and means, so
// that art. 30(1) applies; the other roles fall under art. 30(2).
func (r Role) ActsForItself() bool { return r == RoleController || r == RoleJointController }

// ActsForOthers reports whether the role processes on someone's behalf, so
// that art. 30(2) applies.
func (r Role) ActsForOthers() bool { return r == RoleProcessor || r == RoleSubProcessor }

// Status is where a record stands in its life.
type Status string

// The states of a record. Ended records stay in the register.
const (
	StatusDraft  Status = "draft"
	StatusActive Status = "active"
	StatusEnded  Status = "ended"
)

// Date is a day, a month or a year: "2026-11-22", "2026-11" or "2026". Text
// that is no date is kept as it was found; Valid tells.
type Date string

// Valid reports whether the text is a day, month or year of the calendar.
func (d Date) Valid() bool { _, _, ok := d.parse(); return ok }

// Day returns the first day the date can mean, in UTC; ok is false for
// anything that is no date.
func (d Date) Day() (day time.Time, ok bool) { day, _, ok = d.parse(); return day, ok }

// LastDay returns the last day the date can mean, in UTC; ok is false for
// anything that is no date.
func (d Date) LastDay() (day time.Time, ok bool) {
	day, layout, ok := d.parse()
	switch layout {
	case layoutMonth:
		day = day.AddDate(0, 1, -1)
	case layoutYear:
		day = day.AddDate(1, 0, -1)
	}
	return day, ok
}

// Before reports whether all days the date can mean are before those the other
// can mean. What is no date is before nothing, and nothing is before it.
func (d Date) Before(other Date) bool {
	last, ok := d.LastDay()
	first, both := other.Day()
	return ok && both && last.Before(first)
}

const (
	layoutDay   = "2006-01-02"
	layoutMonth = "2006-01"
	layoutYear  = "2006"
)

func (d Date) parse() (time.Time, string, bool) {
	for _, layout := range []string{layoutDay, layoutMonth, layoutYear} {
		if len(d) == len(layout) {
			t, err := time.Parse(layout, string(d))
			return t, layout, err == nil
		}
	}
	return time.Time{}, "", false
}

// DateOf returns the calendar day of t, in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(layoutDay)) }

// ParseDate reads a date as people type it: 1-2-2026, 01.02.2026, 2026-02-01,
// 02-2026, 2026. The day comes before the month, as in Dutch. What it cannot
// read it returns trimmed, with ok false.
func ParseDate(s string) (d Date, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", true
	}
	for _, layout := range []string{layoutDay, "2-1-2006", "2/1/2006", "2.1.2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return DateOf(t), true
		}
	}
	for _, layout := range []string{layoutMonth, "1-2006", "1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return Date(t.Format(layoutMonth)), true
		}
	}
	if t, err := time.Parse(layoutYear, s); err == nil {
		return Date(t.Format(layoutYear)), true
	}
	return Date(s), false
}

// Format prints the date the Dutch way: 22-11-2026, 11-2026, 2026. What is no
// date is printed as it is.
func (d Date) Format() string {
	t, layout, ok := d.parse()
	if !ok {
		return string(d)
	}
	switch layout {
	case layoutMonth:
		return t.Format("01-2006")
	case layoutYear:
		return t.Format(layoutYear)
	}
	return t.Format("02-01-2006")
}

// Count is a whole number that may be not filled in, so that 0 stays a value.
type Count struct {
	n      int
	filled bool
}

// N returns a filled-in count.
func N(n int) Count { return Count{n: n, filled: true} }

// Value returns the number and whether it is filled in.
func (c Count) Value() (n int, filled bool) { return c.n, c.filled }

// IsZero reports that nothing is filled in.
func (c Count) IsZero() bool { return !c.filled }

// String prints the number, or nothing when it is not filled in.
func (c Count) String() string {
	if !c.filled {
		return ""
	}
	return strconv.Itoa(c.n)
}

// ParseCount reads a whole number; the empty text is "not filled in".
func ParseCount(s string) (Count, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Count{}, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return Count{}, fmt.Errorf("parse count: %q is no whole number", s)
	}
	return N(n), nil
}

// MarshalJSON writes a JSON number, or null when nothing is filled in.
func (c Count) MarshalJSON() ([]byte, error) {
	if !c.filled {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c.n), 10), nil
}

// UnmarshalJSON reads a JSON number or null.
func (c *Count) UnmarshalJSON(b []byte) error {
	var n *int
	if err := json.Unmarshal(b, &n); err != nil {
		return fmt.Errorf("read count: %w", err)
	}
	*c = Count{}
	if n != nil {
		*c = N(*n)
	}
	return nil
}

// SCCModule is a module of the standard contractual clauses of Decision (EU)
// 2021/914: 1 controller to controller, 2 controller to processor, 3 processor
// to processor, 4 processor to controller.
type SCCModule int
