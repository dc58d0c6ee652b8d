package sheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/sheet/grid"
)

var (
	numericDay = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$`)
	isoDay     = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$`)
)

// dayParts gives the text of a day in numbers and its three parts, as numericDay does; of
// the short form, which stands in nearly every cell with a day, by looking at it.
func dayParts(s string) []string {
	if len(s) < 6 || !isDigit(s[0]) {
		return nil
	}
	if len(s) > len("31-12-2026") {
		return numericDay.FindStringSubmatch(s)
	}
	parts, from := make([]string, 1, 4), 0
	parts[0] = s
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
		case c == '-' || c == '/' || c == '.' || c == ' ':
			if n := i - from; n < 1 || n > 2 || len(parts) == 3 {
				return nil
			}
			parts, from = append(parts, s[from:i]), i+1
		default:
			return nil
		}
	}
	if n := len(s) - from; len(parts) != 3 || n != 2 && n != 4 {
		return nil
	}
	return append(parts, s[from:])
}

// mayBeISO tells at a glance whether a text may begin with a year.
func mayBeISO(s string) bool { return len(s) >= 8 && isDigit(s[0]) && isDigit(s[3]) }

func looksLikeDay(s string) bool {
	return dayParts(s) != nil || mayBeISO(s) && isoDay.MatchString(s)
}

// day is what a cell says of a day. Asked: the order of its numbers is not known.
type day struct {
	date  model.Date
	asked bool
	whole bool // the cell says nothing else
}

// besideAnswer tells whether a cell says yes and a day, and nothing else: "ja, 3-11-2022".
func besideAnswer(text string) bool {
	a, ok := answerOf(text)
	return ok && a.answer == model.Yes && looksLikeDay(strings.Trim(a.rest, " .()"))
}

// severalDays cuts a cell with several days, one for each processor: "1-3-2021 / 7-9-2022".
func severalDays(text string) []string {
	parts := strings.Split(text, " / ")
	for i, p := range parts {
		if parts[i] = strings.TrimSpace(p); !looksLikeDay(parts[i]) {
			return []string{text}
		}
	}
	return parts
}

// dayOf reads a day. Its numbers stand in the order of the column, unless only one
// order can be meant.
func dayOf(cell *grid.Cell, order DateOrder) (day, bool) {
	text := strings.TrimSpace(cell.Text)
	if cell.Kind == grid.Date {
		text, _, _ = strings.Cut(text, " ")
		return day{model.Date(text), false, true}, model.Date(text).Valid()
	}
	if m := dayParts(text); m != nil {
		return numericDate(m[1], m[2], m[3], order)
	}
	if m := isoDay.FindStringSubmatch(text); m != nil {
		return dayFrom(m[1], m[2], m[3])
	}
	if cell.Kind == grid.Number && len(text) != 4 {
		return day{}, false
	}
	if d, ok := model.ParseDate(text); ok && d != "" {
		return day{d, false, true}, true
	}
	found := phrase.Dates(text)
	if len(found) != 1 || numericDay.MatchString(found[0].Text) && order == Ask {
		return day{}, false
	}
	rest := strings.TrimSpace(text[:found[0].At] + text[found[0].At+len(found[0].Text):])
	return day{found[0].Date, false, strings.Trim(rest, ".,:;() ") == ""}, true
}

func dayFrom(year, month, of string) (day, bool) {
	d := model.Date(fmt.Sprintf("%s-%02s-%02s", year, month, of))
	return day{d, false, true}, d.Valid()
}

func numericDate(first, second, year string, order DateOrder) (day, bool) {
	if len(year) == 2 {
		year = "20" + year
	}
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	switch {
	case a > 12 || a == b:
		return dayFrom(year, second, first)
	case b > 12, order == MonthFirst:
		return dayFrom(year, first, second)
	case order == DayFirst:
		return dayFrom(year, second, first)
	}
	return day{asked: true}, true
}

// shown counts what the days of some cells show of the order of their numbers.
type shown struct{ dayFirst, monthFirst, open int }

func (s *shown) look(cell *grid.Cell) {
	m := dayParts(cell.Text)
	if m == nil || cell.Kind != grid.Text {
		return
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	switch {
	case a > 12 && b <= 12:
		s.dayFirst++
	case b > 12 && a <= 12:
		s.monthFirst++
	case a != b:
		s.open++
	}
}

func (s shown) order() DateOrder {
	switch {
	case s.dayFirst > 0 && s.monthFirst == 0:
		return DayFirst
	case s.monthFirst > 0 && s.dayFirst == 0:
		return MonthFirst
	case s.open > 0 || s.dayFirst > 0:
		return Ask
	}
	return ""
}

// settleDates finds out how each column writes its days: as its other days show, else as
// the other columns of the workbook do. Where neither shows it, it must be asked.
func settleDates(b *grid.Book, m *Mapping) {
	var all shown
	for i := range b.Sheets {
		for j := range b.Sheets[i].Rows {
			for k := range b.Sheets[i].Rows[j].Cells {
				all.look(&b.Sheets[i].Rows[j].Cells[k])
			}
		}
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		s := b.Sheet(t.Sheet)
		if s == nil || len(t.Columns) == 0 || all == (shown{}) {
			continue
		}
		p := t.plane(s)
		for j := range t.Columns {
			c := &t.Columns[j]
			var own shown
			for _, line := range p.between(t.First, t.Last) {
				if cell := line.Cell(c.At); cell != nil {
					own.look(cell)
				}
			}
			if c.Dates = own.order(); c.Dates == Ask && own.dayFirst+own.monthFirst == 0 && all.order() != Ask {
				c.Dates = all.order()
			}
		}
	}
}
