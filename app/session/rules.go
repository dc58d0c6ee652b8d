package session

import (
	"context"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/register"
)

// ListRules are the rules of completeness as the register counts them when it
// saves: each record judged by itself, on the day. Recount brings in the rest.
func ListRules(now func() time.Time) register.Rules {
	return register.Rules{Version: completeness.Version, Count: func(record model.Record) register.FindingCounts {
		counts := completeness.Count(completeness.In(nil, model.DateOf(now())).Check(record))
		return register.FindingCounts{Errors: counts.Errors, Warnings: counts.Warnings, Notes: counts.Infos}
	}}
}

// Recount counts the findings of every record against the whole register as
// saved, for the lists.
func (s *Session) Recount() *Job {
	rules, records := s.Rules(), s.snapshot.Records()
	return &Job{finish: func() {}, work: func(ctx context.Context) error {
		counts := make(map[model.ID]register.FindingCounts, len(records))
		for _, record := range records {
			if err := ctx.Err(); err != nil {
				return err
			}
			_, id := record.Identity()
			c := completeness.Count(rules.Check(record))
			counts[id] = register.FindingCounts{Errors: c.Errors, Warnings: c.Warnings, Notes: c.Infos}
		}
		return s.writer.Recount(ctx, counts)
	}}
}
