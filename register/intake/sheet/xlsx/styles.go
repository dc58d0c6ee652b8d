package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"

	"verwerkingsregister/register/intake/sheet/markup"
)

// dateStyle says what a number format makes of a number.
type dateStyle uint8

const (
	noDate dateStyle = iota
	dayStyle
	momentStyle // a day with a time
	timeStyle   // a time alone
)

// readStyles finds out which cell formats print a number as a day.
func (r *reader) readStyles(part string) error {
	s, err := r.scan(part)
	if err != nil {
		return err
	}
	own := map[string]dateStyle{}
	inCells := false
	for s.Next() {
		if s.Kind() == markup.End && s.Is("cellXfs") {
			inCells = false
		}
		if s.Kind() != markup.Start {
			continue
		}
		switch {
		case s.Is("numFmt"):
			own[s.Attr("numFmtId")] = styleOf(s.Attr("formatCode"))
		case s.Is("cellXfs"):
			inCells = true
		case s.Is("xf") && inCells && len(r.dates) < r.table.Cells:
			id := s.Attr("numFmtId")
			style, ok := own[id]
			if !ok {
				style = builtIn(id)
			}
			r.dates = append(r.dates, style)
		}
	}
	return s.Err()
}

// builtIn knows the formats that are not written out, those of East Asia included.
func builtIn(id string) dateStyle {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return noDate
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n == 57, n == 58:
		return dayStyle
	case n == 22:
		return momentStyle
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47, n == 55, n == 56:
		return timeStyle
	}
	return noDate
}

// styleOf reads a format code: what is quoted, escaped or in brackets is no sign of a
// day, and only the part for positive numbers counts.
func styleOf(code string) dateStyle {
	var letters strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			i = len(code)
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			if end := strings.IndexByte(code[i:], ']'); end >= 0 {
				i += end
			}
		default:
			letters.WriteByte(code[i] | 0x20)
		}
	}
	s := letters.String()
	if strings.Contains(s, "general") {
		return noDate
	}
	day := strings.ContainsAny(s, "dy") || strings.Contains(s, "mmm")
	clock := strings.ContainsAny(s, "hs")
	switch {
	case day && clock:
		return momentStyle
	case day:
		return dayStyle
	case clock:
		return timeStyle
	}
	return noDate
}

// print gives the day a number stands for; ok is false when it stands for none.
func (d dateStyle) print(n float64, since04 bool) (string, bool) {
	const day = 24 * time.Hour
	if d == timeStyle {
		n -= math.Floor(n)
		return time.Time{}.Add(time.Duration(math.Round(n*86400)) * time.Second).Format("15:04"), true
	}
	if n < 1 || n >= 2958466 { // 31 December 9999
		return "", false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case since04:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 60: // the 29 February 1900 that never was
		start = start.Add(day)
	}
	t := start.AddDate(0, 0, int(n)).Add(time.Duration(math.Round((n-math.Floor(n))*86400)) * time.Second)
	if d == momentStyle && (t.Hour() != 0 || t.Minute() != 0) {
		return t.Format("2006-01-02 15:04"), true
	}
	return t.Format("2006-01-02"), true
}
