package register

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"math"

	"verwerkingsregister/model"
)

// ProblemClass sorts what Verify can find.
type ProblemClass string

// What Verify can find.
const (
	ProblemDatabase ProblemClass = "database" // SQLite's own structure
	ProblemHistory  ProblemClass = "history"  // a version is missing, moved, changed or forged
	ProblemState    ProblemClass = "state"    // a record does not stand as its newest version says
	ProblemPersonal ProblemClass = "personal" // a personal value differs from its commitment, or is gone
	ProblemDocument ProblemClass = "document" // a kept document differs from its hash, or is gone
	ProblemDraft    ProblemClass = "draft"    // a draft cannot be read any more
	ProblemSetting  ProblemClass = "setting"  // a setting of the file differs from its digest
)

// ProblemClasses lists every class, so that a test can hold the wording
// complete.
func ProblemClasses() []ProblemClass {
	return []ProblemClass{ProblemDatabase, ProblemHistory, ProblemState, ProblemPersonal, ProblemDocument, ProblemDraft, ProblemSetting}
}

// maxProblems is how many problems a report lists of each class.
const maxProblems = 100

// Problem is one thing that is wrong with a file.
type Problem struct {
	Class    ProblemClass
	Sequence int64    // the version in the history, 0 when it is not about one
	Record   model.ID // the record, when it is about one
	Detail   string   // for the log, in English
}

// Report is what Verify found.
type Report struct {
	Versions  int // in the history
	Records   int
	Documents int
	Head      Fingerprint
	Problems  []Problem            // at most 100 of each class, those of the history in its order
	Counts    map[ProblemClass]int // all of them
}

// OK reports that nothing is wrong.
func (r Report) OK() bool { return len(r.Counts) == 0 }

// FirstBad returns the earliest version of the history with which something is
// wrong, 0 when there is none. Every version before it is as it was saved.
func (r Report) FirstBad() int64 {
	var first int64
	for _, p := range r.Problems {
		if p.Class == ProblemHistory && (first == 0 || p.Sequence < first) {
			first = p.Sequence
		}
	}
	return first
}

func (r *Report) add(class ProblemClass, sequence int64, record, detail string) {
	if r.Counts == nil {
		r.Counts = map[ProblemClass]int{}
	}
	r.Counts[class]++
	if r.Counts[class] <= maxProblems {
		r.Problems = append(r.Problems, Problem{class, sequence, model.ID(record), detail})
	}
}

// Verify checks the whole file: SQLite's structure, the hash of every version
// and its place in the chain, the state of every record against a replay of
// the history, the personal values and the documents. An error means that it
// could not be checked, a report with problems that it is not what was saved.
// Saves can go on meanwhile; what they add is not part of the check.
//
// Progress may be nil; it is told how many of how many steps are done.
func (r *Register) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	v := &verifier{r: r, progress: progress, introduced: map[[32]byte]bool{}, erased: map[token]int64{}, replay: newReplay(r)}
	defer v.replay.stop()
	if err := v.run(ctx); err != nil {
		return Report{}, r.fail("verify", err)
	}
	return v.report, nil
}

// Examine checks a file that Open may refuse as damaged, and says what is wrong
// with it. It changes nothing.
func Examine(ctx context.Context, path string, opts Options, progress func(done, total int)) (Report, error) {
	opts.ReadOnly, opts.DataDir, opts.examine = true, "", true
	r, err := Open(ctx, path, opts)
	if err != nil {
		return Report{}, err
	}
	report, err := r.Verify(ctx, progress)
	return report, errors.Join(err, r.Close())
}

type verifier struct {
	r          *Register
	report     Report
	progress   func(done, total int)
	done       int
	head       head
	introduced map[[32]byte]bool // commitments the history brought in
	erased     map[token]int64   // and those it says were erased, and when
	sources    map[[32]byte]int64
	replay     *replay
	whole      bool // all of the history was read

	otherLayout bool // the tables are not those of this format
}

func (v *verifier) run(ctx context.Context) error {
	err := v.r.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM record), (SELECT count(*) FROM document)`).
		Scan(&v.report.Versions, &v.report.Records, &v.report.Documents)
	if err := v.damage(err, ProblemDatabase); err != nil {
		return err
	}
	for _, step := range []func(context.Context) error{v.layout, v.history, v.state, v.personal, v.documents, v.drafts, v.settings} {
		err := v.damage(step(ctx), ProblemDatabase)
		if err != nil && v.otherLayout && ctx.Err() == nil {
			v.report.add(ProblemDatabase, 0, "", err.Error()) // tables are not what they are called
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) advance(n int) {
	v.done += n
	if v.progress != nil {
		total := v.report.Versions + v.report.Records + v.report.Documents
		v.progress(min(v.done, total), total) // documents may have come in meanwhile
	}
}

// state tells which records do not stand as their newest version says. While
// the last of them are compared, SQLite looks over the file.
func (v *verifier) state(ctx context.Context) error {
	err := v.database(ctx)
	found, failed := v.replay.finish(ctx, v.head.seq, v.whole)
	for _, p := range found {
		v.report.add(p.Class, p.Sequence, string(p.Record), p.Detail)
	}
	v.advance(v.report.Records)
	return errors.Join(err, failed, ctx.Err())
}

func (v *verifier) database(ctx context.Context) error {
	rows, err := v.r.db.QueryContext(ctx, fmt.Sprintf(`PRAGMA integrity_check(%d)`, maxProblems))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var result string
		if err := rows.Scan(&result); err != nil {
			return err
		}
		if result != "ok" {
			v.report.add(ProblemDatabase, 0, "", result)
		}
	}
	return rows.Err()
}

func (v *verifier) layout(ctx context.Context) error {
	var version int
	if err := v.r.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	if version < 1 || version > v.r.steps.Latest() {
		return nil // a newer program's layout
	}
	err := sameLayout(ctx, v.r.db, v.r.steps[:version])
	v.otherLayout = IsKind(err, Damaged)
	return err
}

// versionsAtOnce is how much of the history is read before others get their
// turn.
const versionsAtOnce = 2000

// history follows the chain. The next versions are read while those before
// them are checked.
func (v *verifier) history(ctx context.Context) error {
	head, err := readHead(ctx, v.r.db)
	headless := IsKind(err, Damaged)
	if err := v.damage(err, ProblemHistory); err != nil {
		return err
	}
	if headless {
		head.seq = math.MaxInt64
	}
	v.head = head
	v.report.Head = head.fingerprint()
	if err := v.damage(v.replay.start(ctx), ProblemState); err != nil {
		return err
	}
	c := newChain(&v.report)
	v.sources = map[[32]byte]int64{}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stretches := make(chan stretch, 1)
	go v.read(ctx, stretches)
	for s := range stretches {
		if s.err != nil {
			return s.err
		}
		for i := range s.entries {
			c.next(&s.entries[i])
			v.note(&s.entries[i])
			if err := v.replay.pass(ctx, &s.entries[i]); err != nil {
				return err
			}
		}
		v.advance(len(s.entries))
	}
	v.whole = true
	if !headless {
		c.end(v.head)
	}
	return nil
}

// stretch is a part of the history, or why it cannot be read.
type stretch struct {
	entries []entry
	err     error
}

// read sends the history up to the head in parts, and closes the channel.
func (v *verifier) read(ctx context.Context, to chan<- stretch) {
	defer close(to)
	for from := int64(0); ; {
		s := v.stretch(ctx, from)
		if s.err == nil && len(s.entries) == 0 {
			return
		}
		select {
		case to <- s:
		case <-ctx.Done():
			return
		}
		if s.err != nil {
			return
		}
		from = s.entries[len(s.entries)-1].seq
	}
}

// stretch reads the next versions. What they stand on came before them.
func (v *verifier) stretch(ctx context.Context, from int64) (s stretch) {
	s.entries = make([]entry, 0, versionsAtOnce)
	conn, err := v.r.db.Conn(ctx)
	if err != nil {
		return stretch{err: err}
	}
	defer conn.Close()
	s.err = plainRows(ctx, conn, func(row []driver.Value) error {
		s.entries = append(s.entries, entry{})
		return s.entries[len(s.entries)-1].take(row)
	}, `SELECT `+historyColumns+`, coalesce(s.base, 0), s.bytes, NULL
		FROM history h LEFT JOIN snapshot s ON s.seq = h.seq
		WHERE h.seq > ? AND h.seq <= ? ORDER BY h.seq LIMIT ?`, from, v.head.seq, versionsAtOnce)
	return s
}

// note remembers what a version says about other tables.
func (v *verifier) note(e *entry) {
	for p := e.personal; len(p) >= sha256.Size; p = p[sha256.Size:] {
		if e.action == string(model.ActionErase) {
			v.erased[tokenOf(p)] = e.time
		} else {
			v.introduced[[32]byte(p)] = true
		}
	}
	if len(e.source) == sha256.Size {
		if _, ok := v.sources[[32]byte(e.source)]; !ok {
			v.sources[[32]byte(e.source)] = e.seq
		}
	}
}

// damage turns an error that says what is damaged into a problem, and passes
// any other on.
func (v *verifier) damage(err error, class ProblemClass) error {
	var damaged *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &damaged):
		if damaged.Kind != Damaged {
			return err
		}
		v.report.add(class, damaged.Sequence, string(damaged.Record), fmt.Sprint(damaged.Err))
		return nil
	case kindOf(err) == Damaged:
		v.report.add(ProblemDatabase, 0, "", err.Error())
		return nil
	}
	return err
}

// personal compares the personal values with what the history committed to.
func (v *verifier) personal(ctx context.Context) error {
	all, err := v.values(ctx)
	if err != nil {
		return err
	}
	present := make(map[token]bool, len(all))
	for t, s := range all {
		present[t] = true
		sum := commit(s.salt, s.value)
		switch {
		case s.erased != 0 && v.erased[t] == s.erased && s.value == "" && len(s.salt) == 0:
		case s.erased == v.erased[t] && tokenOf(sum[:]) == t && v.introduced[sum]:
		default:
			v.report.add(ProblemPersonal, 0, "", fmt.Sprintf("personal value %s differs from its commitment", t))
		}
	}
	for c := range v.introduced {
		if !present[tokenOf(c[:])] {
			v.report.add(ProblemPersonal, 0, "", fmt.Sprintf("personal value %s is missing", tokenOf(c[:])))
		}
	}
	return nil
}

// values reads all personal values, and what versions saved during the check
// say about them, in one turn.
func (v *verifier) values(ctx context.Context) (vault, error) {
	c, err := v.r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	later, err := readEntries(ctx, c, `WHERE h.seq > ?`, v.head.seq)
	if err != nil {
		return nil, err
	}
	for _, e := range later {
		v.note(e)
	}
	return loadVault(ctx, c)
}

// documents compares every document with its hash, and the history's sources
// with the documents.
func (v *verifier) documents(ctx context.Context) error {
	documents, err := v.r.documents(ctx)
	if err != nil {
		return err
	}
	for _, d := range documents {
		hash, err := hex.DecodeString(d.Hash)
		if err != nil {
			return err
		}
		delete(v.sources, [32]byte(hash))
		_, err = v.r.readDocument(ctx, v.r.db, hash)
		if err := v.damage(err, ProblemDocument); err != nil {
			return err
		}
		v.advance(1)
	}
	for hash, seq := range v.sources {
		v.report.add(ProblemDocument, seq, "", fmt.Sprintf("document %x is missing", hash))
	}
	return nil
}

// drafts reads all drafts.
func (v *verifier) drafts(ctx context.Context) error {
	_, err := v.r.drafts(ctx, "")
	return v.damage(err, ProblemDraft)
}

// settings reads all settings, also those that nobody would look for.
func (v *verifier) settings(ctx context.Context) error {
	rows, err := v.r.db.QueryContext(ctx, `SELECT name, value, digest FROM setting ORDER BY name`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name, value string
		var sum []byte
		if err := rows.Scan(&name, &value, &sum); err != nil {
			return err
		}
		if err := v.damage(sound("a setting", sum, name, value), ProblemSetting); err != nil {
			return err
		}
	}
	return rows.Err()
}
