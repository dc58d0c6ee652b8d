package phrase

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"verwerkingsregister/model"
)

// DateIn is a date found in a text.
type DateIn struct {
	Date model.Date
	Text string // as it stands there
	At   int    // byte offset
}

var (
	dayMonthYear = regexp.MustCompile(`(?i)\b(\d{1,2})(?:e|ste|th|st|nd|rd)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b`)
	monthDayYear = regexp.MustCompile(`(?i)\b([a-z]{3,9})\.?\s+(\d{1,2})(?:th|st|nd|rd)?,?\s+(\d{4})\b`)
	monthYear    = regexp.MustCompile(`(?i)\b([a-z]{3,9})\.?\s+(\d{4})\b`)
	digitsDMY    = regexp.MustCompile(`\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b`)
	digitsYMD    = regexp.MustCompile(`\b(\d{4})-(\d{1,2})-(\d{1,2})\b`)
	digitsMY     = regexp.MustCompile(`\b(\d{1,2})[-/](\d{4})\b`)
)

// Dates finds the dates in a text in the order they stand. A date of digits has its
// day before its month, as in Dutch.
func Dates(s string) []DateIn {
	var found []DateIn
	taken := make([]bool, len(s))
	add := func(re *regexp.Regexp, read func(groups []string) (model.Date, bool)) {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			if taken[m[0]] || taken[m[1]-1] {
				continue
			}
			var groups []string
			for i := 2; i < len(m); i += 2 {
				groups = append(groups, s[m[i]:m[i+1]])
			}
			d, ok := read(groups)
			for i := m[0]; i < m[1] && (ok || re == digitsDMY || re == digitsYMD); i++ {
				taken[i] = true
			}
			if !ok {
				continue
			}
			found = append(found, DateIn{d, s[m[0]:m[1]], m[0]})
		}
	}
	add(digitsYMD, func(g []string) (model.Date, bool) { return day(g[0], g[1], g[2]) })
	add(digitsDMY, func(g []string) (model.Date, bool) { return day(g[2], g[1], g[0]) })
	add(dayMonthYear, func(g []string) (model.Date, bool) { return day(g[2], month(g[1]), g[0]) })
	add(monthDayYear, func(g []string) (model.Date, bool) { return day(g[2], month(g[0]), g[1]) })
	add(monthYear, func(g []string) (model.Date, bool) { return ofMonth(g[1], month(g[0])) })
	add(digitsMY, func(g []string) (model.Date, bool) { return ofMonth(g[1], g[0]) })
	for i := 1; i < len(found); i++ {
		for j := i; j > 0 && found[j].At < found[j-1].At; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	return found
}

func month(name string) string {
	if n := vocabulary().months[strings.ToLower(name)]; n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

func day(y, m, d string) (model.Date, bool) {
	date := model.Date(fmt.Sprintf("%s-%02s-%02s", y, m, d))
	return date, m != "" && plausible(y) && date.Valid()
}

func ofMonth(y, m string) (model.Date, bool) {
	date := model.Date(fmt.Sprintf("%s-%02s", y, m))
	return date, m != "" && plausible(y) && date.Valid()
}

// plausible keeps numbers that are no year of our subject out.
func plausible(year string) bool { return year >= "1990" && year <= "2099" }
