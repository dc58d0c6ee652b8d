package overview

import (
	"verwerkingsregister/app/publish"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// lines are a list that was made, ready to be shown.
type lines struct {
	words *report.Words
	list  report.List
	rows  []*row
}

// made keeps the lists of a register as it stands: of a big one the findings take
// a second to make. What is saved, or another day, makes a register another.
type made struct {
	state *model.Register
	day   model.Date
	lists map[asked]lines
}

// asked is which list it is.
type asked struct {
	report publish.Report
	party  report.Involved // of a breach
}

func askedOf(r publish.Request) asked {
	if r.Report != publish.Breach {
		return asked{report: r.Report}
	}
	return asked{r.Report, r.Party}
}

func (m *made) of(r publish.Request) (lines, bool) {
	if m.state != r.State || m.day != model.DateOf(r.Time) {
		return lines{}, false
	}
	l, ok := m.lists[askedOf(r)]
	return l, ok
}

func (m *made) keep(r publish.Request, l lines) {
	if day := model.DateOf(r.Time); m.state != r.State || m.day != day {
		m.state, m.day, m.lists = r.State, day, map[asked]lines{}
	}
	m.lists[askedOf(r)] = l
}
