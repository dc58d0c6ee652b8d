package sheet

import (
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// ownExport is the mapping of a workbook that this program made: none of its tables is
// read as the register of somebody else. Its lists tell of the same records several times
// over, and in words; what was changed in them is found by package origin's marks.
func ownExport(b *grid.Book) Mapping {
	var m Mapping
	for i := range b.Sheets {
		m.Tables = append(m.Tables, Table{Sheet: b.Sheets[i].Name, Why: OwnExport})
	}
	return m
}

// exportPart tells whether a sheet was taken out of such a workbook, as by saving it as
// CSV. Its cells sum up what stands on other sheets, and without those nobody can tell
// what was changed.
func exportPart(s *grid.Sheet) bool {
	const top = 5 // lines in which the marks must begin
	for i := range min(top, len(s.Rows)) {
		if cells := s.Rows[i].Cells; len(cells) > 0 {
			if _, ok := origin.ParseRef(cells[len(cells)-1].Text); ok {
				return true
			}
		}
	}
	return false
}

// noteExport tells that the workbook is an export of this program, of which day and
// which version.
func (pr *proposer) noteExport() {
	if mark := pr.book.Export; mark != nil {
		pr.note(proposal.NoteOwnExport, nil, mark.Label(), block.Position{})
	}
}
