package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/proposal"
)

// modelNumbers tells whether the column of the categories of a table holds nothing but numbers
// of the model: "1a | naam, voornaam". Suppliers number lists of their own too, so the data
// beside the numbers must bear that out.
func (r *reader) modelNumbers(g *grid) bool {
	same, other := 0, 0
	for i := g.first; i < len(g.rows); i++ {
		c := g.cell(i, "category")
		if c.Text() == "" {
			continue
		}
		number, ok := numberOnly(c.Text())
		if !ok {
			return false
		}
		switch r.codeOfData(g.cell(i, "explanation").Text()) {
		case "":
		case number:
			same++
		default:
			other++
		}
	}
	return same >= 2 && same > other
}

// numberOnly gives the number of a category of the model that a text consists of.
func numberOnly(s string) (string, bool) {
	m := categoryNumber.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return "", false
	}
	number := plainNumber(m[1])
	return number, modelNumber(number)
}

// byNumber takes the category of a row from its number, in a table that names categories by
// nothing else. It is certain when the data beside it belong there by their words as well.
func (r *reader) byNumber(g *grid, row *categoryRow) {
	number, ok := numberOnly(row.label)
	if !g.modelNumbers || !ok {
		return
	}
	row.number, row.code, row.sure = number, number, proposal.Likely
	if len(row.text) <= 60 {
		row.label, row.labelEv = row.text, row.textEv
	}
	if r.codeOfData(row.text) == number {
		row.sure = proposal.Certain
	}
}
