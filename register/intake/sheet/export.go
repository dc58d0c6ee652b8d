package sheet

import (
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

// noteExport tells that the workbook is an export of this program, of which day and
// which version.
func (pr *proposer) noteExport() {
	if mark := pr.book.Export; mark != nil {
		pr.note(proposal.NoteOwnExport, nil, mark.Label(), block.Position{})
	}
}
