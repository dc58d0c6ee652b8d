package register

import (
	"slices"
	"time"
)

// How many backups stay: all of the last two days, then the newest of each day
// for 12 days, of each week for 10 weeks and of each month for 9 months. Days,
// weeks and months without a backup do not count.
const (
	keepAllFor   = 48 * time.Hour
	keepDaily    = 12
	keepWeekly   = 10
	keepMonthly  = 9
	daysInAWeek  = 7
	mondayOffset = 6 // of Sunday from the Monday before, in time.Weekday's count
)

// kept tells for each backup whether it stays. Days lie within weeks and weeks
// within months (a week belongs to the month of its Monday), so that thinning
// out every day keeps the same as thinning out once.
func kept(times []time.Time, now time.Time) []bool {
	order := make([]int, len(times))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return times[b].Compare(times[a]) })
	keep := make([]bool, len(times))
	for len(order) > 0 && now.Sub(times[order[0]]) < keepAllFor {
		keep[order[0]] = true
		order = order[1:]
	}
	for _, rule := range []struct {
		period func(time.Time) string
		count  int
	}{{day, keepDaily}, {week, keepWeekly}, {month, keepMonthly}} {
		order = keepNewestPer(rule.period, rule.count, order, times, keep)
	}
	if len(times) > 0 {
		keep[newest(times)] = true
	}
	return keep
}

// keepNewestPer keeps the newest of each of the first periods, and returns what
// is older than all of these.
func keepNewestPer(period func(time.Time) string, count int, order []int, times []time.Time, keep []bool) []int {
	last := ""
	for at, i := range order {
		p := period(times[i])
		if p == last {
			continue
		}
		if count == 0 {
			return order[at:]
		}
		keep[i] = true
		last = p
		count--
	}
	return nil
}

func newest(times []time.Time) int {
	best := 0
	for i, t := range times {
		if t.After(times[best]) {
			best = i
		}
	}
	return best
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

func week(t time.Time) string {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+mondayOffset)%daysInAWeek)
	return day(monday)
}

func month(t time.Time) string { return week(t)[:len("2006-01")] }
