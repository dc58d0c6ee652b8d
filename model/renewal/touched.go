package renewal

import (
	"strings"

	"verwerkingsregister/model"
)

// Touch is an activity that a newer statement of a service touches.
type Touch struct {
	Activity *model.Activity
	Uses     bool // it says that it uses the service
	// Terms are those of the agreements under which it engages the supplier.
	Terms []Term
}

// Term is what an agreement says about objecting to a change.
type Term struct {
	Engagement *model.Engagement
	// Objection and Notice are the days in which to object, and the days of
	// notice before a change: those of the agreement as recorded, and where that
	// does not say those that the supplier states; not filled in where neither does.
	Objection, Notice model.Count
}

// Touched gives the activities that use the service or engage its supplier. An
// engagement for another service of the supplier is not touched.
func Touched(reg *model.Register, service *model.Service) []Touch {
	var touched []Touch
	for i := range reg.Activities {
		activity := &reg.Activities[i]
		touch := Touch{Activity: activity}
		for _, use := range activity.Services {
			touch.Uses = touch.Uses || same(use.ServiceID, use.Service, service.ID, service.Product)
		}
		for j := range activity.Engagements {
			e := &activity.Engagements[j]
			if engages(e, service) {
				touch.Terms = append(touch.Terms, Term{Engagement: e, Objection: either(e.Agreement.ObjectionDays, service.ObjectionDays), Notice: either(e.Agreement.NoticeDays, service.NoticeDays)})
			}
		}
		if touch.Uses || len(touch.Terms) > 0 {
			touched = append(touched, touch)
		}
	}
	return touched
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

// First is the first of the days until which an objection counts, and whether
// there are agreements of which that is not known.
func First(touched []Touch, received model.Date) (until model.Date, unknown bool) {
	for _, touch := range touched {
		for _, term := range touch.Terms {
			switch day := term.Until(received); {
			case day == "":
				unknown = true
			case until == "" || day < until:
				until = day
			}
		}
	}
	return until, unknown
}
