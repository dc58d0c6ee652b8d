package importer_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"verwerkingsregister/model"
)

// edited is a register with the service as the officer edited it after its import: the
// explanation, how long data are kept, and what a sub-processor does that the newer
// document no longer names.
func (st *stage) edited() {
	st.t.Helper()
	st.leeswijs()
	st.page.TakeOver()
	s := st.services()[0]
	s.Explanation = "Onze eigen woorden."
	s.Retention[0].Text = "Een maand."
	s.Engagements[1].Service = "e-mail, en dat bewaren"
	st.save(model.ActionEdit, &s)
}

// wrote is what is said of a value that the officer wrote on the day of the tests.
func wrote(value string) string {
	day := model.DateOf(time.Date(2026, 11, 22, 14, 2, 0, 0, time.UTC).Local())
	return value + " (geschreven op " + day.Format() + " · Noor Jansen)"
}

func TestConflictsTellBothValuesAndWhoWroteThem(t *testing.T) {
	st := newStage(t, plain())
	st.edited()
	st.newer()
	st.says(t, "3 keer blijft staan wat er stond", "Staat al anders")
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight) // the destinations
	st.says(t, "Op 3 plaatsen blijft staan wat er stond",
		wrote("Blijft: Een maand."), "In het document: Alle gegevens worden uiterlijk een jaar",
		wrote("Blijft: Mailstroom Inc."), "In het document: niets",
		"dat zei het vorige document ook", "Document volgen")
	st.press(fyne.KeyEnd) // what changes
	st.says(t, "Bewaartermijnen (1)", "Mailstroom Inc.", "Vervallen", "(wat er stond, blijft staan)")
	st.page.TakeOver()
	if s := st.services()[0]; len(st.failed) > 0 || s.Explanation != "Onze eigen woorden." || s.Retention[0].Text != "Een maand." || len(s.Engagements) != 3 {
		t.Errorf("a plain take-over overwrote words of the officer: %+v, %v", s, st.failed)
	}
	st.says(t, "3 keer blijft staan wat er stond", "Wijzigingsnotitie…")
}

func TestTheDocumentIsFollowedWhereTheOfficerSaysSo(t *testing.T) {
	st := newStage(t, plain())
	st.edited()
	st.newer()
	for range 60 { // to the term, by keyboard
		if strings.Contains(st.texts(), "In het register staat, en blijft staan: Een maand.") {
			break
		}
		st.press(fyne.KeyDown)
	}
	st.says(t, wrote("In het register staat, en blijft staan: Een maand."))
	st.tap("Document volgen")
	st.settle()
	st.says(t, "Dit komt in de plaats van: Een maand.", "Laten staan", "2 keer blijft staan wat er stond")
	if !st.page.Changed() {
		t.Error("a choice is no change")
	}
	st.page.TakeOver()
	s := st.services()[0]
	if len(st.failed) > 0 || !strings.Contains(s.Retention[0].Text, "een jaar") || s.Explanation != "Onze eigen woorden." {
		t.Errorf("%q, %q, %v", s.Retention[0].Text, s.Explanation, st.failed)
	}
	st.run(st.session.Undo(), nil)
	if s := st.services()[0]; s.Retention[0].Text != "Een maand." {
		t.Errorf("one undo gives %q", s.Retention[0].Text)
	}
}

func TestTheListOfConflictsKeepsTheKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.edited()
	st.newer()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight, fyne.KeyF6)
	for range 40 {
		if b, ok := st.canvas.Focused().(interface{ Text() string }); ok && b.Text() == "Document volgen" {
			break
		}
		st.canvas.(interface{ FocusNext() }).FocusNext()
	}
	st.press(fyne.KeyReturn)
	st.settle()
	st.says(t, "Vervalt: Onze eigen woorden.", "2 keer blijft staan wat er stond")
	st.press(fyne.KeyReturn)
	st.settle()
	st.says(t, "Blijft: Onze eigen woorden.", "3 keer blijft staan wat er stond")
}

func TestABatchTellsWhereWordsOfTheOfficerStay(t *testing.T) {
	st := newStage(t, plain())
	st.edited()
	st.newer()
	st.product("Ander")
	st.open("nieuw.docx", "Ander.docx")
	st.says(t, "3 keer blijft staan wat er stond")
	st.page.TakeOver()
	st.says(t, "2 van 2 bestanden overgenomen", "3 keer blijft staan wat er stond")
	if s := st.services()[0]; s.Retention[0].Text != "Een maand." || s.Explanation != "Onze eigen woorden." {
		t.Errorf("taken over: %+v", s)
	}
}
