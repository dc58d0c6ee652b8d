package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/sheet/markup"
)

// sheet reads the cells of one sheet into the last sheet of the book.
func (r *reader) sheet(part string) error {
	s, err := r.scan(part)
	if err != nil {
		return err
	}
	if _, err := r.relations(part); err != nil { // counts what points outside
		return err
	}
	c := cells{reader: r, scanner: s}
	for s.Next() {
		if s.Kind() != markup.Start {
			continue
		}
		switch {
		case s.Is("row"):
			err = c.startRow()
		case s.Is("c"):
			err = c.cell()
		case s.Is("col"):
			r.column(s)
		case s.Is("mergeCell"):
			if a, ok := grid.ParseArea(s.Attr("ref")); ok && len(r.book.Last().Merges) < r.table.Rows {
				r.book.Last().Merges = append(r.book.Last().Merges, a)
			}
		}
		if err != nil {
			return err
		}
	}
	return s.Err()
}

// column notes which columns are hidden.
func (r *reader) column(s *markup.Scanner) {
	if !truth(s.Attr("hidden")) {
		return
	}
	from, err1 := strconv.Atoi(s.Attr("min"))
	to, err2 := strconv.Atoi(s.Attr("max"))
	if err1 != nil || err2 != nil || from < 1 {
		return
	}
	last := r.book.Last()
	if last.HiddenColumns == nil {
		last.HiddenColumns = map[int]bool{}
	}
	for n := from; n <= min(to, r.table.SheetColumns); n++ {
		last.HiddenColumns[n] = true
	}
}

// cells goes through the cells of a sheet; a cell without a place stands behind the
// one before it.
type cells struct {
	*reader
	scanner *markup.Scanner
	row     int
	hidden  bool
	next    int // the column a cell without a place has
	count   int
}

func (c *cells) startRow() error {
	c.row++
	if n, err := strconv.Atoi(c.scanner.Attr("r")); err == nil {
		c.row = n
	}
	c.hidden, c.next = truth(c.scanner.Attr("hidden")), 1
	if c.count++; c.count%256 == 0 {
		return c.ctx.Err()
	}
	return nil
}

func (c *cells) cell() error {
	s := c.scanner
	column := c.next
	if ref := s.AttrBytes("r"); len(ref) > 0 {
		n, ok := columnOf(ref)
		if !ok {
			return &limits.Error{Op: op, Kind: limits.Damaged, Subject: "cell"}
		}
		column = n
	}
	c.next = column + 1
	style := small(s.AttrBytes("s"))
	kind := cellType(s.AttrBytes("t"))
	value, formula := c.value(kind)
	cell := c.read(kind, value, style)
	if cell.Text == "" && formula != "" {
		cell.Kind, cell.Text = grid.Fault, "="+formula
	}
	cell.Column = int32(min(column, 1<<20))
	return c.book.Add(c.row, c.hidden, cell)
}

// columnOf reads the letters of a reference.
func columnOf(ref []byte) (int, bool) {
	n := 0
	for i, b := range ref {
		b &^= 0x20
		if b < 'A' || b > 'Z' {
			return n, i > 0
		}
		if n = n*26 + int(b-'A') + 1; n > 1<<20 {
			return 0, false
		}
	}
	return 0, false
}

// small reads the number of a style.
func small(digits []byte) int {
	n := 0
	for _, d := range digits {
		if d < '0' || d > '9' || n > 1<<20 {
			return 0
		}
		n = n*10 + int(d-'0')
	}
	return n
}

// kinds of cell, as the format writes them.
type cellKind uint8

const (
	number cellKind = iota
	sharedText
	inlineText
	plainText
	boolean
	fault
	isoDate
)

func cellType(t []byte) cellKind {
	switch string(t) {
	case "s":
		return sharedText
	case "inlineStr":
		return inlineText
	case "str":
		return plainText
	case "b":
		return boolean
	case "e":
		return fault
	case "d":
		return isoDate
	}
	return number
}

// value takes what stands in the cell that has just started.
func (c *cells) value(kind cellKind) (value, formula string) {
	s := c.scanner
	depth := s.Depth()
	for s.Next() && s.Depth() >= depth {
		switch {
		case s.Kind() != markup.Start:
		case s.Is("v"):
			value = element(s)
		case s.Is("f"):
			formula = element(s)
		case s.Is("is"):
			value = richText(s)
			if kind == number {
				return value, formula
			}
		}
	}
	return value, formula
}

func (c *cells) read(kind cellKind, value string, style int) grid.Cell {
	value = strings.TrimSpace(value)
	switch kind {
	case sharedText:
		if i, err := strconv.Atoi(value); err == nil && i >= 0 && i < len(c.strings) {
			return grid.Cell{Text: c.strings[i]}
		}
		return grid.Cell{Kind: grid.Fault}
	case inlineText:
		return grid.Cell{Text: value}
	case plainText:
		return grid.Cell{Text: unescape(value)}
	case boolean:
		return grid.Cell{Kind: grid.Bool, Text: map[string]string{"1": "true", "true": "true", "0": "false", "false": "false"}[value]}
	case fault:
		return grid.Cell{Kind: grid.Fault, Text: value}
	case isoDate:
		day, _, _ := strings.Cut(value, "T")
		return grid.Cell{Kind: grid.Date, Text: day}
	}
	return c.number(value, style)
}

func (c *cells) number(value string, style int) grid.Cell {
	if value == "" {
		return grid.Cell{}
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return grid.Cell{Text: value}
	}
	if style < len(c.dates) && c.dates[style] != noDate {
		if text, ok := c.dates[style].print(n, c.since04); ok {
			return grid.Cell{Kind: grid.Date, Text: text}
		}
	}
	return grid.Cell{Kind: grid.Number, Text: plain(value, n)}
}

// plain prints a number without the noise of its binary form.
func plain(written string, n float64) string {
	digits := true
	for i := range len(written) {
		digits = digits && written[i] >= '0' && written[i] <= '9'
	}
	if digits && len(written) <= 15 {
		return written
	}
	if n == float64(int64(n)) && n < 1e15 && n > -1e15 {
		return strconv.FormatInt(int64(n), 10)
	}
	return strconv.FormatFloat(roundTo15(n), 'f', -1, 64)
}

// roundTo15 keeps the fifteen digits that Excel itself keeps.
func roundTo15(n float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return n
	}
	return r
}

// unescape reads the characters that the format writes as _x000A_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || i+7 > len(s) {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		n, err := strconv.ParseUint(s[i+2:i+6], 16, 32)
		if err != nil || s[i+6] != '_' || !utf8.ValidRune(rune(n)) {
			b.WriteString("_x")
			s = s[i+2:]
			continue
		}
		b.WriteRune(rune(n))
		s = s[i+7:]
	}
}
