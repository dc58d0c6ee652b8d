// Package session is what happens between the window and the register file:
// which records are on the desk, what was typed in them, what can be undone,
// what is missing, and when a draft or a version is written. It knows nothing
// of widgets, so it is tested without any.
//
// # Two threads
//
// Everything here belongs to the thread of the screen, except the Work of a
// Job: that reads or writes the file and may run anywhere. What has to be read
// from the desk is copied before a Job is returned, but for which records lie
// there; what it brings back is put on the desk by its Finish.
//
//	job := session.Save(editing, "nieuwe subverwerker")
//	kit.Do(func() { job.Work(ctx) }, func() { err = job.Finish() })
//
// # What is promised
//
// A change that an Editing took is in its working copy, and from the next
// KeepDrafts on also in the file, as a draft. Saving makes one version. A save
// that fails leaves the working copy as it was.
package session

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"slices"
	"strings"
	"sync"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// Session is an open register with what is on the desk.
type Session struct {
	// OnChange is called after every change to a working copy; it may be nil.
	OnChange func(*Editing)

	reg    *register.Register // nil in the past
	store  Store
	writer writer
	day    model.Date // as of which everything is read; empty for today
	now    func() time.Time
	desk   sync.Mutex // held to change open, and to read it in the background
	open   map[model.ID]*Editing
	undo   []entry
	redo   []entry

	snapshot *model.Register // as saved; replaced, never changed

	rules    *completeness.Context // for the snapshot judged, on the day judgedOn
	judged   *model.Register
	judgedOn model.Date
}

// New returns a session on an open register. Load must run before records are
// opened.
func New(reg *register.Register, now func() time.Time) *Session {
	return &Session{reg: reg, store: reg, writer: reg, now: now, open: make(map[model.ID]*Editing), snapshot: &model.Register{}}
}

// Register is the open file, for what writes to it; nil in the past. What only
// reads asks [Session.Store].
func (s *Session) Register() *register.Register { return s.reg }

// Snapshot is the register as last saved and read. Nobody may change it.
func (s *Session) Snapshot() *model.Register { return s.snapshot }

// Today is the day on which rules and lists are judged: in the past, the day as
// of which it is read.
func (s *Session) Today() model.Date {
	if s.day != "" {
		return s.day
	}
	return model.DateOf(s.now())
}

// NewRowID returns an ID for a new row.
func (s *Session) NewRowID() model.RowID { return model.RowID(random(5)) }

// newID returns an ID for a new record.
func newID() model.ID { return model.ID(random(10)) }

// random returns n random bytes as lower-case letters and digits.
func random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // crypto/rand never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b))
}

// Job is work for the background and what follows on the thread of the screen.
type Job struct {
	work   func(context.Context) error
	finish func()
	failed func() // puts back what the job took along; may be nil
	err    error
}

// Work does the part that reads or writes the file.
func (j *Job) Work(ctx context.Context) { j.err = j.work(ctx) }

// Within makes the work stop, with nothing done, when a context ends.
func (j *Job) Within(ctx context.Context) *Job {
	work := j.work
	j.work = func(background context.Context) error {
		if err := ctx.Err(); err != nil {
			return err // ended before the work began: it would be told too late from beside it
		}
		both, stop := context.WithCancel(background)
		defer stop()
		defer context.AfterFunc(ctx, stop)()
		return work(both)
	}
	return j
}

// Finish puts the result on the desk, or returns what went wrong.
func (j *Job) Finish() error {
	switch {
	case j.err == nil:
		j.finish()
	case j.failed != nil:
		j.failed()
	}
	return j.err
}

// Load reads the register as it stands.
func (s *Session) Load() *Job {
	var snapshot *model.Register
	return &Job{
		work: func(ctx context.Context) (err error) {
			snapshot, err = s.store.Snapshot(ctx)
			return err
		},
		finish: func() {
			s.snapshot = snapshot
		},
	}
}

// Open puts a record on the desk, with the draft that was kept of it. Desk
// returns it afterwards.
func (s *Session) Open(id model.ID) *Job {
	e := &Editing{session: s, id: id}
	return &Job{
		work: func(ctx context.Context) error { return e.read(ctx) },
		finish: func() {
			if known := s.open[id]; known != nil && known.Changed() {
				return
			}
			s.forget(id)
			s.lay(e)
		},
	}
}

func (e *Editing) read(ctx context.Context) error {
	store := e.session.store
	draft, drafted, err := store.Draft(ctx, e.id)
	if err != nil {
		return err
	}
	record, summary, err := store.Record(ctx, e.id)
	switch {
	case register.IsKind(err, register.NotFound) && drafted:
		kind, _ := draft.Record.Identity()
		record = model.New(kind)
		record.SetIdentity(e.id, "")
	case err != nil:
		return err
	}
	e.kind, _ = record.Identity()
	e.base, e.trashed = summary.Version, summary.Trashed
	e.saved, e.work = record, field.Clone(record)
	if !drafted {
		return nil
	}
	e.work, e.base = draft.Record, draft.Base
	if draft.Base > 0 && draft.Base < summary.Version {
		return e.moveOn(ctx, summary.Version)
	}
	return nil
}

// moveOn brings a draft to a version that was saved since it was begun, as an import does:
// what was typed stays, and what it left alone becomes as it was saved.
func (e *Editing) moveOn(ctx context.Context, to int) error {
	begun, _, err := e.session.store.Version(ctx, e.id, e.base)
	if err != nil {
		return err
	}
	e.work, _ = merge.Records(begun, e.work, e.saved, nil)
	e.base = to
	return nil
}

// Desk returns a record that was opened, or nil.
func (s *Session) Desk(id model.ID) *Editing { return s.open[id] }

// Put takes a record off the desk. Its changes must be in a draft or saved;
// its steps can no longer be undone.
func (s *Session) Put(id model.ID) {
	s.desk.Lock()
	delete(s.open, id)
	s.desk.Unlock()
	s.forget(id)
}

// lay puts a record on the desk.
func (s *Session) lay(e *Editing) {
	s.desk.Lock()
	defer s.desk.Unlock()
	s.open[e.id] = e
}

// lying returns those of ids that are on the desk.
func (s *Session) lying(ids []model.ID) []model.ID {
	s.desk.Lock()
	defer s.desk.Unlock()
	return slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return s.open[id] == nil })
}

// New puts an empty record on the desk. It enters the file with its first
// draft.
func (s *Session) New(kind model.Kind) *Editing {
	record := model.New(kind)
	if a, ok := record.(*model.Activity); ok {
		a.Status, a.Created = model.StatusDraft, s.Today()
	}
	return s.start(record)
}

// Copy puts a new record on the desk that says what another says.
func (s *Session) Copy(from model.Record) *Editing { return s.start(field.Clone(from)) }

func (s *Session) start(record model.Record) *Editing {
	id := newID()
	record.SetIdentity(id, "")
	kind, _ := record.Identity()
	empty := model.New(kind)
	empty.SetIdentity(id, "")
	e := &Editing{session: s, id: id, kind: kind, saved: empty, work: record}
	s.lay(e)
	return e
}

// Save makes one version of what is on the desk, with an optional reason.
func (s *Session) Save(e *Editing, reason string) *Job {
	e.Settle()
	write := register.Write{Record: field.Clone(e.work), Base: e.base}
	var saved register.Saved
	var now model.Record
	var summary register.Summary
	var approvals map[model.ID]model.Approval
	return &Job{
		work: func(ctx context.Context) (err error) {
			if saved, err = s.writer.Save(ctx, register.Change{Reason: reason, Writes: []register.Write{write}}); err != nil {
				return err
			}
			if saved.Change == 0 { // nothing differed: the draft says nothing new
				if err := s.writer.DiscardDraft(ctx, e.id); err != nil {
					return err
				}
			}
			if now, summary, err = s.store.Record(ctx, e.id); err != nil {
				return err
			}
			approvals, err = s.store.Approvals(ctx)
			return err
		},
		finish: func() {
			e.saved, e.base, e.trashed = now, summary.Version, summary.Trashed
			later := field.Clone(e.work) // typed while the save was under way
			later.SetIdentity(e.id, now.RecordNumber())
			e.work = later
			e.pending = e.Changed()
			s.replaceInSnapshot(now)
			s.snapshot.Approvals = approvals
		},
	}
}

// KeepDrafts writes every change that is not in a draft yet. It returns nil
// when there is nothing to keep.
func (s *Session) KeepDrafts() *Job {
	type draft struct {
		editing *Editing
		record  model.Record
		base    int
		changed bool
	}
	var drafts []draft
	for _, e := range s.open {
		if e.pending {
			drafts = append(drafts, draft{e, field.Clone(e.work), e.base, e.Changed()})
			e.pending = false
		}
	}
	if len(drafts) == 0 {
		return nil
	}
	kept := 0
	finish := func() {
		for _, d := range drafts[kept:] {
			d.editing.pending = true // to be tried again
		}
	}
	return &Job{finish: finish, failed: finish, work: func(ctx context.Context) error {
		for _, d := range drafts {
			var err error
			if d.changed {
				err = s.writer.SaveDraft(ctx, d.record, d.base)
			} else {
				err = s.writer.DiscardDraft(ctx, d.editing.id)
			}
			if err != nil {
				return err
			}
			kept++
		}
		return nil
	}}
}

// Unsaved lists the records on the desk whose working copy is not saved.
func (s *Session) Unsaved() []*Editing {
	var unsaved []*Editing
	for _, e := range s.open {
		if e.Changed() {
			unsaved = append(unsaved, e)
		}
	}
	return unsaved
}

// Pending reports whether something was typed that no draft has yet.
func (s *Session) Pending() bool {
	for _, e := range s.open {
		if e.pending {
			return true
		}
	}
	return false
}

// Discard makes the working copy what was saved, as a step that can be undone.
func (s *Session) Discard(e *Editing) error { return e.Become(e.saved, VerbDiscard) }

// Change writes a change of the register as one step that can be undone.
func (s *Session) Change(change register.Change, step Step) *Job {
	return s.act(step, func(ctx context.Context) (register.Saved, error) { return s.writer.Save(ctx, change) })
}

// act does something to the register itself, as one step.
func (s *Session) act(step Step, do func(context.Context) (register.Saved, error)) *Job {
	var saved register.Saved
	var bring func()
	return &Job{
		work: func(ctx context.Context) (err error) {
			if saved, err = do(ctx); err != nil {
				return err
			}
			bring, err = s.reread(ctx, recordsOf(saved.Versions))
			return err
		},
		finish: func() {
			bring()
			if saved.Change != 0 {
				s.push(entry{step: step, change: saved.Change})
			}
		},
	}
}

// Delete moves records to the trash, as one step.
func (s *Session) Delete(reason string, records ...model.Record) *Job {
	change := register.Change{Action: model.ActionDelete, Reason: reason}
	step := Step{Verb: VerbDelete}
	for _, record := range records {
		kind, _ := record.Identity()
		change.Writes = append(change.Writes, register.Write{Record: record, Base: register.AnyVersion, Delete: true})
		step.Kind, step.Title = kind, record.Title()
	}
	return s.Change(change, step)
}

// Restore takes a version of a record back as a new version, also out of the
// trash, as one step that can be undone.
func (s *Session) Restore(id model.ID, n int, reason string) *Job {
	var saved register.Saved
	var bring func()
	return &Job{
		work: func(ctx context.Context) (err error) {
			if saved, err = s.writer.Restore(ctx, id, n, reason); err != nil {
				return err
			}
			bring, err = s.reread(ctx, []model.ID{id})
			return err
		},
		finish: func() {
			bring()
			if saved.Change != 0 {
				s.push(entry{step: Step{Verb: VerbRestore, Kind: saved.Versions[0].Kind}, change: saved.Change})
			}
		},
	}
}

// reread reads the snapshot and the records on the desk among ids; what it
// returns puts them there. It comes after a change of the file, which is there
// even when somebody stops waiting for it now.
func (s *Session) reread(ctx context.Context, ids []model.ID) (bring func(), err error) {
	ctx = context.WithoutCancel(ctx)
	snapshot, err := s.store.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	var fresh []*Editing
	for _, id := range s.lying(ids) {
		e := &Editing{session: s, id: id}
		if err := e.read(ctx); err != nil {
			return nil, err
		}
		fresh = append(fresh, e)
	}
	return func() {
		s.snapshot = snapshot
		for _, e := range fresh {
			if known := s.open[e.id]; known != nil {
				known.saved, known.work, known.base, known.trashed = e.saved, e.work, e.base, e.trashed
				known.pending, known.typing = false, ""
				s.forget(e.id)
			}
		}
	}, nil
}

// changed tells the window that a working copy changed.
func (s *Session) changed(e *Editing) {
	if s.OnChange != nil {
		s.OnChange(e)
	}
}

// replaceInSnapshot makes a snapshot in which the record is as just saved.
func (s *Session) replaceInSnapshot(record model.Record) {
	next := *s.snapshot
	switch r := record.(type) {
	case *model.Organisation:
		next.Organisation = *r
	case *model.Activity:
		next.Activities = with(next.Activities, *r, func(a model.Activity) bool { return a.ID == r.ID })
	case *model.Service:
		next.Services = with(next.Services, *r, func(v model.Service) bool { return v.ID == r.ID })
	case *model.Party:
		next.Parties = with(next.Parties, *r, func(p model.Party) bool { return p.ID == r.ID })
	}
	s.snapshot = &next
}

// with returns a copy of the list in which the element that is the same, or
// else a new last one, is v.
func with[T any](list []T, v T, same func(T) bool) []T {
	if i := slices.IndexFunc(list, same); i >= 0 {
		list = slices.Clone(list)
		list[i] = v
		return list
	}
	return append(slices.Clip(list), v)
}

// Findings judges the working copy as it is typed, against everything else as
// saved.
func (e *Editing) Findings() []completeness.Finding { return e.session.Rules().Check(e.work) }

// Rules judges records against the register as saved, today.
func (s *Session) Rules() *completeness.Context {
	if today := s.Today(); s.rules == nil || s.judged != s.snapshot || s.judgedOn != today {
		s.rules, s.judged, s.judgedOn = completeness.In(s.snapshot, today), s.snapshot, today
	}
	return s.rules
}
