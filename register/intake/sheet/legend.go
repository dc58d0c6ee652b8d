package sheet

import (
	"strings"
	"unicode/utf8"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/sheet/grid"
)

// legends takes the codes that a column is filled in with for what another sheet says they
// mean: rows of two cells, a short one and its meaning. It is only done where the sheet
// explains every text of the column, and where each meaning is one the field can have.
func legends(b *grid.Book, m *Mapping) {
	meanings := explained(b, m)
	if len(meanings) == 0 {
		return
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		s := b.Sheet(t.Sheet)
		if !t.Use || s == nil {
			continue
		}
		p := t.plane(s)
		for j := range t.Columns {
			c := &t.Columns[j]
			f, ok := fieldOf(c.Field)
			if ok && c.Do == ToField && len(c.Values) == 0 && f.model != nil && (f.model.Type == field.Code || f.model.Type == field.Codes) {
				c.Values = codesMeant(p, t, c.At, f.model.List, meanings)
			}
		}
	}
}

// explained gives what the sheets that hold no records say of codes; a code with two
// meanings is left out.
func explained(b *grid.Book, m *Mapping) map[string]string {
	const longest = 6 // letters in a code
	out := map[string]string{}
	for i := range m.Tables {
		s := b.Sheet(m.Tables[i].Sheet)
		if m.Tables[i].Use || m.Tables[i].Hidden || s == nil {
			continue
		}
		for _, row := range s.Rows {
			if len(row.Cells) != 2 || utf8.RuneCountInString(row.Cells[0].Text) > longest {
				continue
			}
			code, meaning := strings.TrimSpace(row.Cells[0].Text), row.Cells[1].Text
			if have, twice := out[code]; twice && have != meaning {
				meaning = ""
			}
			out[code] = meaning
		}
	}
	return out
}

// codesMeant gives what the texts of a column stand for in a list, nil when not all of them
// are explained.
func codesMeant(p plane, t *Table, at int, list string, meanings map[string]string) map[string]string {
	out := map[string]string{}
	for _, line := range p.between(t.First, t.Last) {
		for _, text := range splitValues(line.Text(at), AtCommas) {
			if text == "" || out[text] != "" {
				continue
			}
			code, ok := codeOf(list, meanings[text])
			if !ok {
				return nil
			}
			out[text] = code
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
