package register_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestBackupIsAWholeRegister(t *testing.T) {
	reg := fresh(t, options(newClock()))
	a := activity(1, "Verzuim")
	mustSave(t, reg, write(a, 0))
	dest := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := reg.Backup(t.Context(), dest); err != nil {
		t.Fatal(err)
	}
	head, err := reg.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantKind(t, reg.Backup(t.Context(), dest), register.Exists)
	wantKind(t, reg.Backup(t.Context(), reg.Path()), register.Exists)
	wantKind(t, reg.Backup(t.Context(), filepath.Join(t.TempDir(), "geen map", "x")), register.NotFound)
	if files, _ := os.ReadDir(filepath.Dir(dest)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	backup, err := register.Open(t.Context(), dest, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer backup.Close()
	if got, err := backup.Head(t.Context()); err != nil || got != head || backup.FileID() != reg.FileID() {
		t.Errorf("the copy is at %s, the register at %s (%v)", got, head, err)
	}
	verified(t, backup)
}

func TestBackupWhileSaving(t *testing.T) {
	reg := fresh(t, options(newClock()))
	for i := range uint64(30) {
		mustSave(t, reg, write(activity(i, fmt.Sprint("verwerking ", i)), 0))
	}
	done := make(chan error, 1)
	dest := filepath.Join(t.TempDir(), "kopie.vreg")
	go func() { done <- reg.Backup(t.Context(), dest) }()
	for i := range uint64(30) {
		mustSave(t, reg, write(activity(100+i, fmt.Sprint("later ", i)), 0))
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	backup, err := register.Open(t.Context(), dest, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer backup.Close()
	if report := verified(t, backup); report.Versions < 30 {
		t.Errorf("the copy has %d versions", report.Versions)
	}
}

func TestBackupOfTheDay(t *testing.T) {
	c := newClock()
	opts := options(c)
	opts.DataDir = filepath.Join(t.TempDir(), "gegevens [x]*")
	path := filepath.Join(t.TempDir(), "register.vreg")
	reg, err := register.Create(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	for day := range 5 {
		for range 2 {
			reg, err := register.Open(t.Context(), path, opts)
			if err != nil {
				t.Fatal(err)
			}
			if err := reg.BackupFailure(); err != nil {
				t.Fatal(err)
			}
			mustSave(t, reg, write(activity(uint64(day), "x"), 0))
			if err := reg.Close(); err != nil {
				t.Fatal(err)
			}
			c.Move(time.Hour)
		}
		backups, err := register.Backups(path, opts)
		if err != nil {
			t.Fatal(err)
		}
		if len(backups) != day+1 {
			t.Errorf("day %d: %d backups", day, len(backups))
		}
		c.Move(22 * time.Hour)
	}
	if others, err := register.Backups(filepath.Join(t.TempDir(), "een ander.vreg"), opts); err != nil || len(others) != 0 {
		t.Errorf("backups of another: %v, %v", others, err)
	}
	if none, err := register.Backups(path, options(c)); err != nil || len(none) != 0 {
		t.Errorf("without a place for them: %v, %v", none, err)
	}
}

func TestBackupThatCannotBeMadeDoesNotKeepTheRegisterShut(t *testing.T) {
	opts := options(newClock())
	opts.DataDir = filepath.Join(t.TempDir(), "bestand")
	if err := os.WriteFile(opts.DataDir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := sample(t, 1)
	reg, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	if reg.BackupFailure() == nil {
		t.Error("the failure is not told")
	}
}

// TestThinningKeepsWhatTheRuleSays thins out every day for 400 days and
// compares with the rule, written another way, over all backups ever made.
func TestThinningKeepsWhatTheRuleSays(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	now := time.Date(2025, 1, 3, 8, 0, 0, 0, time.UTC)
	var all, there []time.Time
	for range 400 {
		for range 1 + random.IntN(5) {
			now = now.Add(time.Duration(1+random.IntN(150)) * time.Minute)
			all, there = append(all, now), append(there, now)
			there = thinned(there, now)
		}
		if got, want := stamps(there), stamps(byTheRule(all, now)); got != want {
			t.Fatalf("on %s:\n got %s\nwant %s", now, got, want)
		}
		now = now.Truncate(24 * time.Hour).Add(24*time.Hour + time.Duration(random.IntN(600))*time.Minute)
		if random.IntN(9) == 0 {
			now = now.Add(72 * time.Hour) // nobody opened the register
		}
	}
	if len(there) < 12+10+9 {
		t.Errorf("only %d backups after 400 days", len(there))
	}
	t.Logf("%d of %d backups after 400 days", len(there), len(all))
}

func thinned(times []time.Time, now time.Time) []time.Time {
	var stay []time.Time
	for i, keep := range register.Kept(times, now) {
		if keep {
			stay = append(stay, times[i])
		}
	}
	return stay
}

// byTheRule counts back: two days whole, then 12 days, 10 weeks, 9 months.
func byTheRule(all []time.Time, now time.Time) []time.Time {
	monday := func(t time.Time) time.Time {
		for t.Weekday() != time.Monday {
			t = t.AddDate(0, 0, -1)
		}
		return t
	}
	periods := []func(time.Time) string{
		func(t time.Time) string { return t.Format("20060102") },
		func(t time.Time) string { return monday(t).Format("20060102") },
		func(t time.Time) string { return monday(t).Format("200601") },
	}
	stay := map[time.Time]bool{}
	seen := map[string]bool{}
	level, left := 0, []int{12, 10, 9}
	for i := len(all) - 1; i >= 0 && level < len(left); i-- {
		if now.Sub(all[i]) < 48*time.Hour {
			stay[all[i]] = true
			continue
		}
		for ; level < len(left); level++ {
			key := fmt.Sprint(level, periods[level](all[i]))
			if seen[key] {
				break
			}
			if left[level] > 0 {
				seen[key], stay[all[i]] = true, true
				left[level]--
				break
			}
		}
	}
	var kept []time.Time
	for _, t := range all {
		if stay[t] {
			kept = append(kept, t)
		}
	}
	return kept
}

func stamps(times []time.Time) string {
	var b strings.Builder
	for _, t := range times {
		b.WriteString(t.Format("0102T1504 "))
	}
	return b.String()
}

func TestThinningNeverTakesTheNewest(t *testing.T) {
	old := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, times := range [][]time.Time{{old}, {old, old.Add(time.Minute)}, {old.AddDate(50, 0, 0), old}} {
		kept := register.Kept(times, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
		newest := 0
		for i := range times {
			if times[i].After(times[newest]) {
				newest = i
			}
		}
		if !kept[newest] {
			t.Errorf("%v: the newest would go", times)
		}
	}
	if kept := register.Kept(nil, old); len(kept) != 0 {
		t.Error("kept what is not there")
	}
}

func TestRestoreKeepsTheDamagedFile(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	opts := options(c)
	opts.DataDir = t.TempDir()
	path := sample(t, 5)
	reg, err := register.Open(ctx, path, opts)
	if err != nil {
		t.Fatal(err)
	}
	head, _ := reg.Head(ctx)
	if _, err := register.RestoreBackup(ctx, path, path, register.RestoreOptions{Options: opts}); !register.IsKind(err, register.Locked) {
		t.Errorf("restore over an open register: %v", err)
	}
	reg.Close()
	backups, err := register.Backups(path, opts)
	if err != nil || len(backups) != 1 {
		t.Fatalf("backups %v, %v", backups, err)
	}
	b, _ := os.ReadFile(path)
	copy(b[len(b)/2:], make([]byte, 3000))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	damaged := fileSum(t, path)
	if err := os.WriteFile(path+"-journal", []byte("oud journaal"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := register.RestoreBackup(ctx, backups[0].Path, path, register.RestoreOptions{Options: opts})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.TrimSuffix(path, ".vreg") + " (beschadigd 2026-11-22).vreg"; kept != want {
		t.Errorf("kept as %s", kept)
	}
	if fileSum(t, kept) != damaged {
		t.Error("the damaged file was changed")
	}
	if j, err := os.ReadFile(kept + "-journal"); err != nil || string(j) != "oud journaal" {
		t.Error("the journal did not stay with the damaged file")
	}
	reg, err = register.Open(ctx, path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := reg.Head(ctx); got != head {
		t.Errorf("restored to %s, want %s", got, head)
	}
	verified(t, reg)
	reg.Close()
	again, err := register.RestoreBackup(ctx, backups[0].Path, path, register.RestoreOptions{Options: opts, Label: "damaged"})
	if err != nil || !strings.HasSuffix(again, " (damaged 2026-11-22).vreg") {
		t.Errorf("again kept as %s, %v", again, err)
	}
	third, err := register.RestoreBackup(ctx, backups[0].Path, path, register.RestoreOptions{Options: opts})
	if err != nil || !strings.HasSuffix(third, " (beschadigd 2026-11-22, 2).vreg") {
		t.Errorf("third kept as %s, %v", third, err)
	}
}

func TestRestoreRefusesABadBackup(t *testing.T) {
	ctx := t.Context()
	original := sample(t, 8)
	bad := tampered(t, original, func(db *sql.DB) error {
		_, err := db.Exec(`UPDATE history SET reason = 'x' WHERE seq = 3`)
		return err
	})
	target := filepath.Join(t.TempDir(), "doel.vreg")
	copyFile(t, original, target)
	before := fileSum(t, target)
	_, err := register.RestoreBackup(ctx, bad, target, register.RestoreOptions{})
	wantKind(t, err, register.UnverifiedCopy)
	if err := os.WriteFile(bad, []byte("SQLite format 3"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = register.RestoreBackup(ctx, bad, target, register.RestoreOptions{})
	wantKind(t, err, register.Foreign)
	if fileSum(t, target) != before {
		t.Error("the register was changed")
	}
	if files, _ := os.ReadDir(filepath.Dir(target)); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	free := filepath.Join(t.TempDir(), "nieuw.vreg")
	if kept, err := register.RestoreBackup(ctx, original, free, register.RestoreOptions{}); err != nil || kept != "" {
		t.Errorf("to a free name: %q, %v", kept, err)
	}
}

// lasting is a context that is cancelled when it was asked some number of times, by
// whatever goroutine.
type lasting struct {
	context.Context
	cancel context.CancelFunc
	left   *atomic.Int64
}

func (l lasting) Done() <-chan struct{} {
	if l.left.Add(-1) == 0 {
		l.cancel()
	}
	return l.Context.Done()
}

// stopped does something again and again, stopped ever later, until it was over before
// that: whoever stops it is told that it was stopped, and nothing worse.
func stopped(t *testing.T, do func(context.Context) error) {
	t.Helper()
	for asked := int64(1); ; asked++ {
		ctx, cancel := context.WithCancel(t.Context())
		var left atomic.Int64
		left.Store(asked)
		err := do(lasting{ctx, cancel, &left})
		cancel()
		if err == nil && left.Load() > 0 {
			return
		}
		if err != nil && (!errors.Is(err, context.Canceled) || register.IsKind(err, register.UnverifiedCopy)) {
			t.Fatalf("stopped when asked for the %dth time: %v", asked, err)
		}
	}
}

func TestBackupCancelledAnywhereSaysSo(t *testing.T) {
	reg := fresh(t, options(newClock()))
	mustSave(t, reg, write(&model.Activity{Name: "x"}, 0))
	stopped(t, func(ctx context.Context) error { return reg.Backup(ctx, filepath.Join(t.TempDir(), "kopie.vreg")) })
}

// A transaction is undone from beside the work when it is stopped.
func TestSaveCancelledAnywhereSaysSo(t *testing.T) {
	reg := fresh(t, options(newClock()))
	stopped(t, func(ctx context.Context) error {
		_, err := reg.Save(ctx, write(&model.Activity{Name: "x"}, 0))
		return err
	})
	verified(t, reg)
}

func TestCancelledWorkLeavesNothingBehind(t *testing.T) {
	reg := fresh(t, options(newClock()))
	mustSave(t, reg, write(&model.Activity{Name: "x"}, 0))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dest := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := reg.Backup(ctx, dest); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled backup: %v", err)
	}
	if _, err := reg.Verify(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled check: %v", err)
	}
	if _, err := reg.Save(ctx, write(&model.Activity{Name: "y"}, 0)); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled save: %v", err)
	}
	if files, _ := os.ReadDir(filepath.Dir(dest)); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
	verified(t, reg)
}
