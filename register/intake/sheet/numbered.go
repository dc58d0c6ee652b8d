package sheet

import (
	"regexp"
	"strconv"

	"verwerkingsregister/register/intake/proposal"
)

var (
	digitsBehind = regexp.MustCompile(`^(.*?)\s*\(?(\d{1,2})\)?$`)
	digitsWithin = regexp.MustCompile(`^(.*\pL)\s+\(?(\d{1,2})\)?[\s:.-]+(\pL.*)$`)
)

// numbered looks for a heading of which there are several, told apart by a number, and
// gives the number: "Verwerker 2", "Verwerker 2 land".
func (t *Table) numbered(h heading) (m match, number int, found bool) {
	if parts := digitsBehind.FindStringSubmatch(h.own); parts != nil {
		m, found = t.bestHeading(heading{h.at, h.group, parts[1]})
		number, _ = strconv.Atoi(parts[2])
		return m, number, found && m.confidence != proposal.Doubtful
	}
	parts := digitsWithin.FindStringSubmatch(h.own)
	if parts == nil {
		return match{}, 0, false
	}
	number, _ = strconv.Atoi(parts[2])
	// What stands behind the number is said of what stands before it, which alone is
	// something else: only a heading that is known so counts.
	for _, own := range []string{parts[1] + " " + parts[3], parts[3] + " " + parts[1]} {
		if m, found = t.bestHeading(heading{h.at, h.group, own}); found && m.confidence == proposal.Certain {
			return m, number, true
		}
	}
	return match{}, 0, false
}

// notNamed takes a column of days or of countries for what is said of a party, where its
// heading only speaks of parties: "Verwerker (datum VO)". No party is called so.
func (c *Column) notNamed(p profile) {
	if c.Do != ToField || c.Confidence == proposal.Certain || c.Field != "activity.engagements.party" {
		return
	}
	switch {
	case p.days >= 0.7:
		c.Field, c.Confidence = "activity.engagements.agreement.date", proposal.Doubtful
	case p.places >= 0.7:
		c.Field, c.Confidence = "activity.engagements.seatCountry", proposal.Doubtful
	}
}
