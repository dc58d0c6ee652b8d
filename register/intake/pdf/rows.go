package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// rows puts lines together that are one row of a table without lines between rows.
func (l *layouter) rows(s *sheet, lines []line, gutters []span, columns []column) [][]line {
	ruled := l.ruledRows(s, lines)
	step := smallestStep(lines)
	spaced := l.spacedRows(lines, gutters, step)
	middled := middledRows(lines, gutters, step)
	head := l.repeated(s, lines)
	lead := leadColumn(lines, gutters)
	var rows [][]line
	for i, ln := range lines {
		if i == 0 {
			rows = append(rows, []line{ln})
			continue
		}
		var opens bool
		switch {
		case i <= head:
			opens = i == head
		case besideEachOther(lines[i-1], ln):
		case ruled != nil:
			opens = ruled[i]
		case middled:
			opens = ln.base-lines[i-1].base > rowRoom(step)
		case spaced:
			opens = ln.base-lines[i-1].base > step*1.12+1
		default:
			opens = l.opensRow(rows[len(rows)-1], ln, gutters, columns, lead)
			for k := i + 1; k < len(lines) && besideEachOther(lines[k-1], lines[k]) && !opens; k++ {
				opens = l.opensRow(rows[len(rows)-1], lines[k], gutters, columns, lead)
			}
		}
		if opens {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], ln)
	}
	return rows
}

// besideEachOther tells whether two lines are so close that no cell has both below each other:
// they are of cells in one row, of which one stands in the middle of the height.
func besideEachOther(above, ln line) bool {
	return ln.page == above.page && ln.base-above.base < math.Min(above.size, ln.size)*0.75
}

// repeated counts the lines at the top of a page that repeat the first row of the table
// that ended the page before.
func (l *layouter) repeated(s *sheet, lines []line) int {
	if l.last == nil || l.last.gutters == nil || lines[0].number != s.first {
		return 0
	}
	text := squeeze(l.last.rowText(0))
	var top []string
	for i := range min(6, len(lines)-1) {
		top = append(top, lines[i].text(false))
		if sameWords(text, strings.Join(top, " ")) {
			return i + 1
		}
	}
	return 0
}

// sameWords tells whether two texts have the same words, in whatever order.
func sameWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 0 && slices.Equal(x, y)
}

func squeeze(s string) string { return strings.ReplaceAll(s, "|", " ") }

// ruledRows tells which lines have a drawn line above them, when that is how the rows of
// the table are parted; nil when it is not.
func (l *layouter) ruledRows(s *sheet, lines []line) []bool {
	out := make([]bool, len(lines))
	all, n, first := extent(lines), 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].left < all.from+6 {
			first++
		}
		covered := 0.0
		for _, r := range s.rules {
			if r.at > lines[i-1].base-1 && r.at < lines[i].base-lines[i].size*0.5 {
				covered += math.Max(math.Min(r.to, all.to)-math.Max(r.from, all.from), 0)
			}
		}
		if covered > all.width()*0.6 {
			out[i] = true
			n++
		}
	}
	if n < 2 || n*2 < first {
		return nil
	}
	return out
}

// smallestStep gives the usual least distance between lines.
func smallestStep(lines []line) float64 {
	step := math.Inf(1)
	for i := 1; i < len(lines); i++ {
		if d := lines[i].base - lines[i-1].base; d > lines[i].size*0.8 {
			step = math.Min(step, d)
		}
	}
	return step
}

// spacedRows tells whether rows have more room between them than lines within a row: the
// lines with room above them nearly all have text in the first column, and the others
// nearly never start something there.
func (l *layouter) spacedRows(lines []line, gutters []span, step float64) bool {
	wide, wideFirst, tight, tightFirst := 0, 0, 0, 0
	for i := 1; i < len(lines); i++ {
		first := lines[i].inColumns(gutters)[0] != nil
		if lines[i].base-lines[i-1].base > step*1.12+1 {
			wide++
			if first {
				wideFirst++
			}
			continue
		}
		tight++
		if first {
			tightFirst++
		}
	}
	return tight > 0 && wide > 0 && wideFirst*10 >= wide*6 && tightFirst*10 <= tight*4
}

// leadColumn gives the column that opens rows: the first, or the second where the first
// has nothing but ticks and answers.
func leadColumn(lines []line, gutters []span) int {
	answers, others := 0, 0
	for _, ln := range lines {
		part := ln.inColumns(gutters)[0]
		switch {
		case part == nil:
		case block.TickOf(block.Boxes(part.text(false))) != block.NoBox:
			return 0 // an open box stands in the rows that are not ticked
		case utf8.RuneCountInString(part.text(false)) <= 3:
			answers++
		case !part.bold:
			others++
		}
	}
	if answers >= 2 && others*5 <= answers {
		return 1
	}
	return 0
}

var subNumber = regexp.MustCompile(`^\d{1,2}[a-z][.:)]?\s`)

// nextPart tells whether a line goes on counting where the row started to: 1b below 1a.
func nextPart(row line, ln line, gutters []span) bool {
	first, here := row.inColumns(gutters), ln.inColumns(gutters)
	for c := range here {
		if here[c] != nil && first[c] != nil && subNumber.MatchString(here[c].text(false)+" ") && subNumber.MatchString(first[c].text(false)+" ") {
			return true
		}
	}
	return false
}

// says tells whether a line has a word or a box, and not a sign alone.
func says(l *line) bool {
	return l != nil && (hasLetter(l.text(false)) || block.TickOf(block.Boxes(l.text(false))) != block.NoBox)
}

// opensRow tells whether a line starts a row: it has text in the first column, or the
// one that leads, and somewhere text that does not go on with what stands above it.
func (l *layouter) opensRow(row []line, ln line, gutters []span, columns []column, lead int) bool {
	above, here := row[len(row)-1].inColumns(gutters), ln.inColumns(gutters)
	if nextPart(row[0], ln, gutters) {
		return true
	}
	if !says(here[0]) && !says(here[lead]) {
		return false
	}
	filled, capitals, opens := 0, 0, false
	for c, p := range here {
		if p == nil {
			continue
		}
		if filled++; !startsLower(p.words[0].Text) {
			capitals++
		}
		opens = opens || above[c] == nil || !l.filled(*above[c], *p, columns[c]) && !numberAlone.MatchString(above[c].text(false))
	}
	if first := row[0].inColumns(gutters)[lead]; first != nil && !startsLower(first.words[0].Text) {
		goesOn := here[lead] != nil && above[lead] != nil && startsLower(here[lead].words[0].Text) && l.filled(*above[lead], *here[lead], columns[lead])
		if capitals == 0 || goesOn {
			return false
		}
	}
	if opens {
		return true
	}
	// Every column could go on: capitals in all of the columns say that none does, and so
	// does a capital in a list of labels.
	if len(gutters) == 1 && here[0] != nil && capitals == filled {
		return true
	}
	whole := filled == len(here) && filled > 2 && capitals*3 >= filled*2 && !startsLower(here[0].words[0].Text)
	return whole || filled > 1 && capitals == filled && filled >= filledColumns(row[0], gutters)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && utf8.RuneCountInString(s) > 1
}
