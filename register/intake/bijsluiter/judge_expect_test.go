package bijsluiter_test

import (
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/words"
)

// The judged documents in testdata/judged have beside them what a privacy officer takes
// from them, written by hand: NAME.want.txt. A line is a value or a row of values:
//
//	services = 1                        how many services; 0 for a page that only points
//	never = BSN                         no category with this in it may be a yes
//	unmatched = text                    a passage that must stand among the unmatched
//	note = code                         something that must be noted
//	service                             the values of a service follow
//	product = Woordmolen                a value; "…" at the end of one stands for the rest
//	data: 1a | yes | naam; e-mail       a row; its columns are in rowColumns, more as key=value
//
// Several values of a list are parted by "; ", spellings that are equally right by
// " // ". A value that starts with "?" may be given and need not; one that ends on "~" is
// not said in so many words and must not be certain; "*" is any value.

// rowColumns are the columns of a row in the file, in their order.
var rowColumns = map[string][]string{
	"data":        {"code", "applies", "items"},
	"sub":         {"party", "service", "seat", "places"},
	"term":        {"scope", "term", "trigger"},
	"purpose":     {"text", "code"},
	"option":      {"text", "mode"},
	"subject":     {"name"},
	"certificate": {"standard", "status", "holder"},
	"measure":     {"text", "status"},
	"access":      {"group", "data", "operations"},
	"deviation":   {"article", "text", "reason"},
}

// want is one value that is expected.
type want struct {
	ways      [][]string // spellings; each the values of a list
	allowed   bool       // it may be given and need not
	uncertain bool       // it must not be certain
}

func parseWant(s string) want {
	var w want
	s, w.uncertain = strings.CutSuffix(strings.TrimSpace(s), "~")
	for way := range strings.SplitSeq(s, " // ") {
		way, free := strings.CutPrefix(way, "?")
		w.allowed = w.allowed || free
		var list []string
		for v := range strings.SplitSeq(way, "; ") {
			list = append(list, strings.TrimSpace(v))
		}
		w.ways = append(w.ways, list)
	}
	return w
}

// first gives the first spelling.
func (w want) first() []string {
	if len(w.ways) == 0 {
		return nil
	}
	return w.ways[0]
}

// is tells whether a value is the one expected.
func (w want) is(got []string) bool {
	return slices.ContainsFunc(w.ways, func(way []string) bool {
		if len(way) == 1 && way[0] == "*" {
			return true
		}
		if len(way) != len(got) {
			return len(got) == 1 && same(strings.Join(way, "; "), got[0])
		}
		for _, v := range way {
			if !slices.ContainsFunc(got, func(g string) bool { return same(v, g) }) {
				return false
			}
		}
		return true
	})
}

// partly tells whether a text is one of the spellings with more before or behind it.
func (w want) partly(got []string) bool {
	return slices.ContainsFunc(w.ways, func(way []string) bool {
		return len(way) == 1 && len(got) == 1 && words.Contains(words.Fold(got[0]), words.Fold(way[0]))
	})
}

func same(want, got string) bool {
	if start, ok := strings.CutSuffix(want, "…"); ok {
		return strings.HasPrefix(words.Fold(got), words.Fold(start))
	}
	return words.Fold(want) == words.Fold(got)
}

// row is a row of values by the name of the column.
type wantRow map[string]want

// wantService is what is expected of one service.
type wantService struct {
	values wantRow
	rows   map[string][]wantRow
}

// expectation is what is expected of a document.
type expectation struct {
	services  []*wantService
	count     string
	never     []string
	unmatched []string
	notes     []string
}

func parseExpectation(text string) (*expectation, error) {
	e := &expectation{}
	var s *wantService
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		kind, rest, isRow := strings.Cut(line, ": ")
		key, value, isValue := strings.Cut(line, " = ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == "service":
			s = &wantService{values: wantRow{}, rows: map[string][]wantRow{}}
			e.services = append(e.services, s)
		case isRow && rowColumns[kind] != nil && s != nil:
			s.rows[kind] = append(s.rows[kind], parseRows(kind, rest)...)
		case isValue && e.about(key, value):
		case isValue && s != nil:
			s.values[key] = parseWant(value)
		default:
			return nil, fmt.Errorf("line %d: %q is no expectation", i+1, line)
		}
	}
	return e, nil
}

func (e *expectation) about(key, value string) bool {
	switch key {
	case "services":
		e.count = value
	case "never":
		e.never = append(e.never, value)
	case "unmatched":
		e.unmatched = append(e.unmatched, value)
	case "note":
		e.notes = append(e.notes, value)
	default:
		return false
	}
	return true
}

// parseRows reads a row; a row of categories may name several codes that have the same
// answer.
func parseRows(kind, text string) []wantRow {
	row := wantRow{}
	for i, cell := range strings.Split(text, " | ") {
		if key, value, ok := strings.Cut(cell, "="); ok && isKey(key) {
			row[key] = parseWant(value)
		} else if cell = strings.TrimSpace(cell); i < len(rowColumns[kind]) && cell != "-" && cell != "" {
			row[rowColumns[kind][i]] = parseWant(cell)
		}
	}
	codes, ok := row["code"]
	if kind != "data" || !ok || !strings.Contains(codes.ways[0][0], " ") {
		return []wantRow{row}
	}
	var rows []wantRow
	for _, code := range strings.Fields(codes.ways[0][0]) {
		one := wantRow{"code": parseWant(code)}
		for key, w := range row {
			if key != "code" {
				one[key] = w
			}
		}
		rows = append(rows, one)
	}
	return rows
}

func isKey(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.") == ""
}
