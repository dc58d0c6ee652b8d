package publish

import (
	"context"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// Before reads what the report tells of the time before end, with what changed
// from start on unless that is zero: the register as it stood then, and what was
// saved since; for the board also how complete it was. The days are those of
// the zone of start.
func (r *Request) Before(ctx context.Context, reg *register.Register, start, end time.Time) error {
	if !start.IsZero() {
		state, _, err := reg.AsOf(ctx, start)
		if err != nil {
			return err
		}
		versions, err := reg.History(ctx, register.HistoryQuery{From: start, Until: end})
		if err != nil {
			return err
		}
		last := end.Add(-time.Second).In(start.Location())
		r.Since = &Since{Day: model.DateOf(start), Until: model.DateOf(last), State: state, Versions: versions}
	}
	if r.Report != Board {
		return nil
	}
	var err error
	r.Trend, err = trend(ctx, reg, end)
	return err
}
