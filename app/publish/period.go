package publish

import (
	"context"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// Period reads what a report tells of that says what changed from start up to
// end: the register as it stood before, and what was saved since. The days are
// those of start's zone.
func Period(ctx context.Context, reg *register.Register, start, end time.Time) (*Since, error) {
	state, _, err := reg.AsOf(ctx, start)
	if err != nil {
		return nil, err
	}
	versions, err := reg.History(ctx, register.HistoryQuery{From: start, Until: end})
	last := end.Add(-time.Second).In(start.Location())
	return &Since{Day: model.DateOf(start), Until: model.DateOf(last), State: state, Versions: versions}, err
}
