package renewal

import (
	"strings"

	"verwerkingsregister/model"
)

// Touch is an activity that a newer statement of a service touches.
type Touch struct {
	Activity *model.Activity
	Uses     bool // it says that it uses the service
	// Terms are those of the agreements under which it engages the supplier; of
	// an activity that only uses the service, what the supplier states itself.
	Terms []Term
}

// Term is what holds for objecting to a change.
type Term struct {
	// Engagement is that with the agreement, nil where the register has none.
	Engagement *model.Engagement
	// Objection and Notice are the days in which to object, and the days of
	// notice before a change: those of the agreement as recorded, and where that
	// does not say those that the supplier states; not filled in where neither does.
	Objection, Notice model.Count
	// Stated tells that the days in which to object are those that the supplier states.
	Stated bool
}

// Touched gives the activities that use the service or engage its supplier. An
// engagement for another service of the supplier is not touched.
func Touched(reg *model.Register, before, after *model.Service) []Touch {
	var touched []Touch
	stated := Stated(before, after)
	for i := range reg.Activities {
		activity := &reg.Activities[i]
		touch := Touch{Activity: activity}
		for _, use := range activity.Services {
			touch.Uses = touch.Uses || same(use.ServiceID, use.Service, before.ID, before.Product)
		}
		for j := range activity.Engagements {
			if e := &activity.Engagements[j]; engages(e, before) {
				touch.Terms = append(touch.Terms, stated.under(e))
			}
		}
		if touch.Uses && len(touch.Terms) == 0 && stated.Stated {
			touch.Terms = []Term{stated}
		}
		if touch.Uses || len(touch.Terms) > 0 {
			touched = append(touched, touch)
		}
	}
	return touched
}

// Stated is what the supplier states itself. What it stated before holds until the
// newer statement does, which only speaks where the one before was silent.
func Stated(before, after *model.Service) Term {
	days := either(before.ObjectionDays, after.ObjectionDays)
	return Term{Objection: days, Notice: either(before.NoticeDays, after.NoticeDays), Stated: !days.IsZero()}
}

// under is the term under an engagement, of which the agreement goes before what is stated.
func (t Term) under(e *model.Engagement) Term {
	return Term{Engagement: e, Objection: either(e.Agreement.ObjectionDays, t.Objection), Notice: either(e.Agreement.NoticeDays, t.Notice),
		Stated: t.Stated && e.Agreement.ObjectionDays.IsZero()}
}

// either is what was agreed, or else what is stated.
func either(agreed, stated model.Count) model.Count {
	if agreed.IsZero() {
		return stated
	}
	return agreed
}

func engages(e *model.Engagement, service *model.Service) bool {
	if e.ServiceID != "" {
		return e.ServiceID == service.ID
	}
	return same(e.PartyID, e.Party, service.VendorID, service.Vendor)
}

// same compares two references: by ID when both have one, else by name.
func same(id model.ID, name string, otherID model.ID, other string) bool {
	if id != "" && otherID != "" {
		return id == otherID
	}
	name, other = strings.TrimSpace(name), strings.TrimSpace(other)
	return name != "" && strings.EqualFold(name, other)
}

// Until is the last day on which an objection counts, when the supplier's
// notice was received on that day: "" when the agreement does not say, or the
// day is not known.
func (t Term) Until(received model.Date) model.Date { return after(received, t.Objection) }

// Earliest is the first day on which the change may take effect, "" when that
// is not known.
func (t Term) Earliest(received model.Date) model.Date { return after(received, t.Notice) }

func after(day model.Date, days model.Count) model.Date {
	n, known := days.Value()
	from, ok := day.Day()
	if last, _ := day.LastDay(); !known || !ok || !from.Equal(last) { // a month is no day
		return ""
	}
	return model.DateOf(from.AddDate(0, 0, n))
}

// Deadline is until when an objection counts, for all agreements together.
type Deadline struct {
	Until   model.Date // the first of the days, "" when none is known
	Stated  bool       // that day follows from what the supplier states, not from an agreement in the register
	Unknown bool       // there are agreements of which it is not known
}

// First is the first of the days until which an objection counts.
func First(touched []Touch, received model.Date) Deadline {
	var first Deadline
	for _, touch := range touched {
		for _, term := range touch.Terms {
			switch day := term.Until(received); {
			case day == "":
				first.Unknown = true
			case first.Until == "" || day < first.Until || day == first.Until && !term.Stated:
				first.Until, first.Stated = day, term.Stated
			}
		}
	}
	return first
}
