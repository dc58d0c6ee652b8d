package publish

import (
	"context"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// boardDays is the setting in the file with the days on which a board report
// was made, in order, with spaces between.
const boardDays = "report.board.days"

// LastBoard is the last day before another on which a board report was made of
// the register; empty when there was none. A report that is made again on the
// same day so tells of the same period.
func LastBoard(ctx context.Context, reg *register.Register, before model.Date) (model.Date, error) {
	kept, err := reg.Setting(ctx, boardDays)
	last := model.Date("")
	for _, day := range strings.Fields(kept) {
		if d := model.Date(day); d < before && d > last {
			last = d
		}
	}
	return last, err
}

// BoardRemembered tells whether the file knows already that a board report was made
// on a day.
func BoardRemembered(ctx context.Context, reg *register.Register, day model.Date) (bool, error) {
	kept, err := reg.Setting(ctx, boardDays)
	return slices.Contains(strings.Fields(kept), string(day)), err
}

// RememberBoard keeps in the file that a board report was made on a day.
func RememberBoard(ctx context.Context, reg *register.Register, day model.Date) error {
	kept, err := reg.Setting(ctx, boardDays)
	if err != nil || slices.Contains(strings.Fields(kept), string(day)) {
		return err
	}
	days := append(strings.Fields(kept), string(day))
	slices.Sort(days)
	return reg.SetSetting(ctx, boardDays, strings.Join(days, " "))
}

// Most points of a trend, and how few ask for shorter steps.
const (
	mostPoints = 9
	fewPoints  = 4
)

// trend judges the register as it stood at the end of each quarter, the last two
// years at most, and at the end itself. Of a register that is not that old it
// takes months.
func trend(ctx context.Context, reg *register.Register, end time.Time) ([]report.Point, error) {
	quarters, err := pointsEvery(ctx, reg, end, 3)
	if err != nil || len(quarters) >= fewPoints {
		return quarters, err
	}
	return pointsEvery(ctx, reg, end, 1)
}

// pointsEvery are the points at the end of every so many months, the oldest
// first, as far back as there was a register.
func pointsEvery(ctx context.Context, reg *register.Register, end time.Time, months int) ([]report.Point, error) {
	var points []report.Point
	last := end.Add(-time.Second)
	month := int(last.Month()-1) / months * months
	for at := end; len(points) < mostPoints; at = time.Date(last.Year(), time.Month(month+1-months*(len(points)-1)), 1, 0, 0, 0, 0, end.Location()) {
		state, head, err := reg.AsOf(ctx, at)
		if err != nil {
			return nil, err
		}
		if head.N == 0 {
			break
		}
		points = append(points, report.PointOf(state, model.DateOf(at.Add(-time.Second))))
	}
	slices.Reverse(points)
	return points, nil
}
