package register

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
)

// MergeConflict is one thing that both copies of a register changed
// differently.
type MergeConflict struct {
	Kind   model.Kind   `json:"kind"`
	ID     model.ID     `json:"id"`
	Number string       `json:"number,omitempty"`
	Title  string       `json:"title,omitempty"`
	Here   model.Record `json:"-"` // the record as it stands here
	There  model.Record `json:"-"` // and in the other file
	merge.Conflict
	Chosen merge.Side `json:"chosen,omitempty"` // empty: nobody chose
}

// MergeOptions is how two copies of a register are brought together.
type MergeOptions struct {
	// Resolve chooses a side for each conflict. A merge is refused when there
	// are conflicts without it, or one for which it chooses neither.
	Resolve func(MergeConflict) merge.Side
	// Progress, when set, is told how far the other copy is verified.
	Progress func(done, total int)
	// DryRun tells what a merge would do, and changes nothing.
	DryRun bool
	Reason string // for history
}

// Renumbered is a record that got another number, because both copies gave its
// number to a new record.
type Renumbered struct {
	Kind  model.Kind `json:"kind"`
	ID    model.ID   `json:"id"`
	Title string     `json:"title,omitempty"`
	From  string     `json:"from"`
	To    string     `json:"to"`
}

// Merged tells what a merge did, or would do.
type Merged struct {
	Versions   int             // taken over from the other file
	Documents  int             // likewise
	New        []model.Record  // records that only the other had
	Changed    []model.Record  // records that only the other changed, as they are now
	Both       []model.Record  // records that both changed, as they are now
	Conflicts  []MergeConflict // and what was chosen
	Renumbered []Renumbered
	Head       Fingerprint // the register after it
}

// Merge brings in what was done in another copy of this register, apart from
// it. The other file is only read. Every version of its history that is not
// here is taken over as it is, with the documents and personal values it speaks
// of, so that both histories stay and the fingerprints of both are held.
// Records that both changed get a version that says what both made of them;
// the first version after the two lines has two parents. What was erased in
// either is erased.
//
// Where both gave a new record the same number, the one made later gets the
// next. Of two organisations, made apart, one remains, with what both said.
//
// All of it is one change, saved whole or not at all. A register of another
// origin is refused with Unrelated, one that does not verify with Damaged, and
// conflicts that nobody resolves with Unmerged: then the Merged tells them.
// Merging again changes nothing. Which file is merged into which makes no
// difference to what the records say when the same sides are chosen.
func (r *Register) Merge(ctx context.Context, otherPath string, opts MergeOptions) (Merged, error) {
	const op = "merge registers"
	other, err := Open(ctx, otherPath, Options{ReadOnly: true, Now: r.opts.Now, steps: r.opts.steps})
	if err != nil {
		return Merged{}, err
	}
	merged, err := r.merge(ctx, other, opts)
	return merged, r.fail(op, errors.Join(err, other.Close()))
}

// errNothingSaved takes a transaction back that only had to tell something.
var errNothingSaved = errors.New("nothing was to be saved")

func (r *Register) merge(ctx context.Context, other *Register, opts MergeOptions) (Merged, error) {
	if other.fileID != r.fileID {
		return Merged{}, &Error{Kind: Unrelated, Path: other.path}
	}
	report, err := other.Verify(ctx, opts.Progress)
	if err != nil {
		return Merged{}, err
	}
	if !report.OK() {
		return Merged{}, &Error{Kind: Damaged, Path: other.path, Sequence: report.FirstBad(), Err: errors.New("it does not verify")}
	}
	m := &merging{other: other, opts: opts}
	err = r.write(ctx, func(tx *sql.Tx) error {
		var err error
		if m.saver, err = r.begin(ctx, tx, Change{Action: model.ActionMerge, Reason: opts.Reason}); err != nil {
			return err
		}
		if err := m.run(ctx); err != nil {
			return err
		}
		saved, err := m.finish(ctx)
		m.result.Head = saved.Head
		switch {
		case err != nil:
			return err
		case opts.DryRun || m.result.Versions == 0:
			return errNothingSaved
		case slices.ContainsFunc(m.result.Conflicts, func(c MergeConflict) bool { return c.Chosen == "" }):
			return &Error{Kind: Unmerged}
		}
		return nil
	})
	if errors.Is(err, errNothingSaved) {
		err = nil
	}
	return m.result, err
}

// merging is one merge within its transaction.
type merging struct {
	*saver
	other   *Register
	opts    MergeOptions
	lines   *lines
	left    head // of our own line, while it is not joined with the other
	apart   bool // both lines went on, and are not joined yet
	records []recordLines
	result  Merged
}

func (m *merging) run(ctx context.Context) (err error) {
	if m.lines, err = readLines(ctx, m.tx, m.other.db); err != nil || len(m.lines.missing) == 0 {
		return err
	}
	m.left, m.apart = m.head, m.lines.ahead
	if m.records, err = m.lines.records(ctx, m.tx, m.other.db); err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{
		m.copyDocuments, m.copyPersonal, m.graftAll, m.mergeRecords, m.mergeOrganisations, m.renumber, m.joinLines, m.tell,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// put saves what a merge makes of a record. The first such version joins the
// two lines.
func (m *merging) put(ctx context.Context, record model.Record, trashed bool) error {
	_, id := record.Identity()
	before, err := readState(ctx, m.tx, id)
	if err != nil {
		return err
	}
	if before == nil {
		return &Error{Kind: NotFound, Record: id}
	}
	v, err := m.prepare(ctx, before)
	if err != nil {
		return err
	}
	v.kind, v.record, v.trash = before.kind, before.id, trashed
	if err := v.seal(record); err != nil {
		return err
	}
	e, err := m.entry(v)
	if err != nil {
		return err
	}
	if m.apart {
		e.join(m.left, m.head)
		m.apart = false
	}
	return m.store(ctx, e, v)
}

// join gives a version two parents.
func (e *entry) join(left, right head) {
	e.parent, e.parent2, e.height = left.hash, right.hash, max(left.height, right.height)+1
	e.seal()
}

// joinLines joins the two lines where no record asked for it: with a version
// of the record that the other changed last, which stays as it is.
func (m *merging) joinLines(ctx context.Context) error {
	if !m.apart {
		return nil
	}
	newest, err := readEntry(ctx, m.tx, `WHERE h.seq = ?`, m.head.seq)
	if err != nil {
		return err
	}
	record, err := m.r.unpacker().record(ctx, m.tx, newest)
	if err != nil {
		return err
	}
	return m.put(ctx, record, newest.trashed)
}

// tell fills in how the records that the other changed stand now.
func (m *merging) tell(ctx context.Context) error {
	for _, l := range m.records {
		now, err := m.standing(ctx, l.id)
		if err != nil {
			return err
		}
		switch {
		case l.ours == nil:
			m.result.New = append(m.result.New, now.record)
		case l.both:
			m.result.Both = append(m.result.Both, now.record)
		default:
			m.result.Changed = append(m.result.Changed, now.record)
		}
	}
	return nil
}
