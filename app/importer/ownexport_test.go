package importer_test

import (
	"testing"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/register/intake/proposal"
)

// Of a workbook that the program made nothing can be taken over; the page says why, and
// of which day and version it is.
func TestOwnWorkbookIsExplained(t *testing.T) {
	st := newStage(t, plain())
	before := st.fingerprint()
	st.found["register.xlsx"] = importer.Found{Proposal: &proposal.Proposal{
		Notes: []proposal.Note{{Code: proposal.NoteOwnExport, Item: -1, Text: "2026-11-22, 104"}}}}
	st.open("register.xlsx")
	st.says(t, "Niets gewijzigd in register.xlsx", "Dit is een export van dit programma", "Alleen wat er sindsdien in is gewijzigd", "“2026-11-22, 104”")
	st.page.TakeOver()
	st.settle()
	if st.fingerprint() != before {
		t.Error("it changed the register")
	}
}
