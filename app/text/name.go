package text

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// Name is the name of a person as a reader sees it: in place of one that was
// erased from the history stands the day that was done.
func (w Words) Name(name string) string {
	if day, erased := register.ErasedOn(name); erased {
		return w.erasedName(day)
	}
	return name
}

// Erased is what stands in place of a personal value that was erased on a day.
func (w Words) Erased(day model.Date) string {
	return w.Say("history.outline.erased", "date", day.Format())
}

// Approver is by whom something was approved, or on which day that was erased.
func (w Words) Approver(a model.Approval) string {
	if a.Erased != "" {
		return w.erasedName(a.Erased)
	}
	return a.By
}

func (w Words) erasedName(day model.Date) string {
	return w.Say("history.erased-name", "date", day.Format())
}
