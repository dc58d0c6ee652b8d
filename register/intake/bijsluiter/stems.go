package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// A supplier who writes his own headings ("Welke bedrijven helpen ons daarbij?") uses
// other phrases than those in the lists, and yet the same words. Stems find those: what
// is found so is likely and never certain, but for what stands in a table whose header
// says itself what it holds.

// stems are beginnings of words that must all be in a heading for it to be about
// something. A stem with "=" before it is the whole word.
type stems struct {
	key   string
	words []string
}

func compileStems() map[string][]stems {
	all := map[string][]stems{}
	for _, row := range words.Rows(files, "data/stems.csv") {
		all[row["table"]] = append(all[row["table"]], stems{row["key"], strings.Fields(row["stems"])})
	}
	return all
}

func (s stems) in(folded []string) bool {
	for _, stem := range s.words {
		if !hasStem(folded, stem) {
			return false
		}
	}
	return true
}

func hasStem(folded []string, stem string) bool {
	whole, isWhole := strings.CutPrefix(stem, "=")
	for _, w := range folded {
		if isWhole && w == whole || !isWhole && strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// stem gives the key of a heading or column by the words in it; the first row that fits
// counts.
func (l *lexicons) stem(table, s string) (string, bool) {
	folded := strings.Fields(words.Fold(s))
	if len(folded) > 14 {
		return "", false
	}
	for _, row := range l.stems[table] {
		if row.in(folded) {
			return row.key, true
		}
	}
	return "", false
}

// stemColumns adds the columns that are known by a word in their header to those that
// are known whole. Their headers stay unmatched, for people to see.
func (r *reader) stemColumns(table string, row []*block.Cell, columns map[int]string) {
	if len(columns) == 0 {
		return
	}
	taken := map[string]bool{}
	for _, key := range columns {
		taken[key] = true
	}
	for col, c := range row {
		if c == nil || columns[col] != "" || col > 0 && row[col-1] == c {
			continue
		}
		if key, ok := r.lex.stem(table, c.Text()); ok && !taken[key] {
			columns[col], taken[key] = key, true
		}
	}
}

// without gives a row without the cells of some columns.
func without(row []*block.Cell, columns map[int]string) []*block.Cell {
	row = slices.Clone(row)
	for col := range columns {
		row[col] = nil
	}
	return row
}

// articleNumber is what stands before the title of an article.
var articleNumber = regexp.MustCompile(`(?i)^(?:artikel|article|art\.)\s*\d+[a-z]?\s*[.:–—-]*\s*`)

// guessed gives the section that a heading opens by the words in it.
func (r *reader) guessed(u *unit) *section {
	text := u.text()
	if strings.HasSuffix(strings.TrimSpace(text), ".") || strings.Contains(text, "\n") {
		return nil
	}
	key, ok := r.lex.stem("heading", articleNumber.ReplaceAllString(text, ""))
	if !ok || key == "none" {
		return nil
	}
	return &section{key: key, title: text, head: u, level: u.b.Level, guessed: true}
}

// guessedFields reads labels that are known by the words in them only: in the tables of
// two columns and the lines "label: value" that nothing took.
func (r *reader) guessedFields(units []*unit) {
	for _, u := range units {
		if u.table == nil {
			r.guessedLine(u)
			continue
		}
		for _, row := range u.table.Grid() {
			cells := distinct(row)
			if len(cells) != 2 || r.usedCells[cells[0]] || cells[1].Text() == "" {
				continue
			}
			if key, ok := r.labelStem(cells[0].Text()); ok {
				p := &pair{key: key, label: cells[0].Text(), loose: true}
				p.add(cells[1].Text(), cells[1].Pos, func() { r.useCell(cells[1]) })
				r.field(p)
			}
		}
	}
}

// guessedLine reads the lines "label: value" of a paragraph.
func (r *reader) guessedLine(u *unit) {
	for line := range strings.SplitSeq(u.text(), "\n") {
		before, rest, ok := strings.Cut(line, ": ")
		if !ok || u.b.Kind == block.Heading || u.usedText(line) {
			continue
		}
		if key, known := r.labelStem(before); known {
			p := &pair{key: key, label: before, value: strings.TrimSpace(rest), source: line, pos: u.b.Pos, loose: true, unit: u}
			p.used = append(p.used, func() { u.useText(line) })
			r.field(p)
		}
	}
}

// labelStem gives the key of a short label by the words in it.
func (r *reader) labelStem(label string) (string, bool) {
	if strings.Count(words.Fold(label), " ") > 6 {
		return "", false
	}
	return r.lex.stem("labels", label)
}

// usedText tells whether a line of a paragraph was taken already.
func (u *unit) usedText(line string) bool {
	for i := range u.spans {
		if u.spans[i].used && strings.Contains(line, u.spans[i].text) {
			return true
		}
	}
	return false
}

// unsure makes what a step found in a section of a guessed heading likely at most, but
// for what stands in a table.
func (r *reader) unsure(before map[field.Path]bool) {
	for path, ev := range r.item.Evidence {
		if !before[path] && !inTable(ev.Source.Pos) {
			ev.Confidence = ev.Confidence.Lower(proposal.Likely)
			r.item.Evidence[path] = ev
		}
	}
}

func (r *reader) evidenced() map[field.Path]bool {
	all := map[field.Path]bool{}
	for path := range r.item.Evidence {
		all[path] = true
	}
	return all
}

func inTable(pos block.Position) bool { return pos.Table > 0 && pos.Row > 0 }
