package session

import (
	"context"
	"slices"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// SignOff records that somebody approved records, or the whole register, as
// they were saved last. It is one step, which undo withdraws.
func (s *Session) SignOff(a register.Approving) *Job {
	return s.act(Step{Verb: VerbSignOff, Kind: model.KindSignOff, Title: a.By}, func(ctx context.Context) (register.Saved, error) {
		return s.writer.SignOff(ctx, a)
	})
}

// Withdraw takes an approval back; history keeps both.
func (s *Session) Withdraw(signOff model.ID, reason string) *Job {
	return s.act(Step{Verb: VerbWithdraw, Kind: model.KindSignOff}, func(ctx context.Context) (register.Saved, error) {
		return s.writer.WithdrawSignOff(ctx, signOff, reason)
	})
}

// Reviewed lists the records that were reviewed as they stand, on or after the
// day of their last change, and are not approved so yet: what is to be approved
// after a round of reviews. A day begins and ends in the zone.
func Reviewed(state *model.Register, standing []register.Summary, zone *time.Location) []model.ID {
	changed := map[model.ID]register.Summary{}
	for _, one := range standing {
		changed[one.ID] = one
	}
	var ids []model.ID
	for _, record := range state.Records() {
		_, id := record.Identity()
		one, known := changed[id]
		last := reviewedOn(record)
		if !known || one.Trashed || !last.Valid() || register.StateOf(one.Approval) == register.Approved {
			continue
		}
		if day, ok := last.LastDay(); ok && model.DateOf(day) >= model.DateOf(one.Changed.In(zone)) {
			ids = append(ids, id)
		}
	}
	return slices.Clip(ids)
}

func reviewedOn(record model.Record) model.Date {
	switch r := record.(type) {
	case *model.Activity:
		return r.Review.Last
	case *model.Service:
		return r.Review.Last
	case *model.Party:
		return r.Review.Last
	}
	return ""
}
