package session

import (
	"context"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/register"
)

// Store is what screens read: the register as it stands, or as it stood on a
// day. Whoever reads through it needs not know which.
type Store interface {
	Path() string
	ReadOnly() bool
	Head(context.Context) (register.Fingerprint, error)
	Snapshot(context.Context) (*model.Register, error)
	List(context.Context, register.Query) ([]register.Summary, error)
	Record(context.Context, model.ID) (model.Record, register.Summary, error)
	Draft(context.Context, model.ID) (register.Draft, bool, error)
	Version(context.Context, model.ID, int) (model.Record, model.Version, error)
	History(context.Context, register.HistoryQuery) ([]model.Version, error)
	Acts(context.Context, register.HistoryQuery) ([]register.Act, error)
	Authors(context.Context) ([]string, error)
	Approvals(context.Context) (map[model.ID]model.Approval, error)
	SignOffs(context.Context) ([]register.SignedOff, error)
	SignedVersions(context.Context, model.ID) (map[int][]register.SignedOff, error)
}

// writer is what a session writes with.
type writer interface {
	Save(context.Context, register.Change) (register.Saved, error)
	SaveDraft(context.Context, model.Record, int) error
	DiscardDraft(context.Context, model.ID) error
	Restore(context.Context, model.ID, int, string) (register.Saved, error)
	Undo(context.Context, int64, string) (register.Saved, error)
	Recount(context.Context, map[model.ID]register.FindingCounts) error
	Erase(context.Context, model.ID, string) (int, error)
	EraseSigner(context.Context, string, string) (int, error)
	SignOff(context.Context, register.Approving) (register.Saved, error)
	WithdrawSignOff(context.Context, model.ID, string) (register.Saved, error)
	Merge(context.Context, string, register.MergeOptions) (register.Merged, error)
}

// frozen writes nothing: what was is not changed.
type frozen struct{}

func refused() error { return &register.Error{Op: "save", Kind: register.ReadOnlyMedia} }

func (frozen) Save(context.Context, register.Change) (register.Saved, error) {
	return register.Saved{}, refused()
}
func (frozen) SaveDraft(context.Context, model.Record, int) error { return refused() }
func (frozen) DiscardDraft(context.Context, model.ID) error       { return refused() }
func (frozen) Restore(context.Context, model.ID, int, string) (register.Saved, error) {
	return register.Saved{}, refused()
}
func (frozen) Undo(context.Context, int64, string) (register.Saved, error) {
	return register.Saved{}, refused()
}
func (frozen) Recount(context.Context, map[model.ID]register.FindingCounts) error { return refused() }
func (frozen) Erase(context.Context, model.ID, string) (int, error)               { return 0, refused() }
func (frozen) EraseSigner(context.Context, string, string) (int, error)           { return 0, refused() }
func (frozen) SignOff(context.Context, register.Approving) (register.Saved, error) {
	return register.Saved{}, refused()
}
func (frozen) Merge(context.Context, string, register.MergeOptions) (register.Merged, error) {
	return register.Merged{}, refused()
}
func (frozen) WithdrawSignOff(context.Context, model.ID, string) (register.Saved, error) {
	return register.Saved{}, refused()
}

// NewPast returns a session on a register as it stood on a day. Everything can
// be read as of an open register, judged by the rules of that day; nothing is
// written, and [Session.Register] is nil.
func NewPast(past *register.Past, day model.Date, now func() time.Time) *Session {
	s := New(nil, now)
	s.store, s.writer, s.day = past, frozen{}, day
	return s
}

// RulesOn judges the records of a state on a day, for the lists of
// [register.Register.Past].
func RulesOn(day model.Date) func(*model.Register) register.Rules {
	return func(state *model.Register) register.Rules {
		rules := completeness.In(state, day)
		return register.Rules{Version: completeness.Version, Count: func(record model.Record) register.FindingCounts {
			counts := completeness.Count(rules.Check(record))
			return register.FindingCounts{Errors: counts.Errors, Warnings: counts.Warnings, Notes: counts.Infos}
		}}
	}
}

// Store is what screens read.
func (s *Session) Store() Store { return s.store }

// ReadOnly reports whether nothing can be saved.
func (s *Session) ReadOnly() bool { return s.store.ReadOnly() }

// AsOf is the day as of which everything is read; empty for today.
func (s *Session) AsOf() model.Date { return s.day }
