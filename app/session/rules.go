package session

import (
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/register"
)

// ListRules are the rules of completeness as the register counts them for its
// lists: each record judged by itself, on the day.
func ListRules(now func() time.Time) register.Rules {
	return register.Rules{Version: completeness.Version, Count: func(record model.Record) register.FindingCounts {
		counts := completeness.Count(completeness.In(nil, model.DateOf(now())).Check(record))
		return register.FindingCounts{Errors: counts.Errors, Warnings: counts.Warnings, Notes: counts.Infos}
	}}
}
