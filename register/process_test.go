package register_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// childTask tells a copy of the test binary what to do instead of testing.
const childTask = "VERWERKINGSREGISTER_TEST_CHILD"

func TestMain(m *testing.M) {
	task, path, found := strings.Cut(os.Getenv(childTask), " ")
	if !found {
		os.Exit(m.Run())
	}
	if err := child(task, path); err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// child holds a register until its input ends, merges another into it, stops in
// the middle of a save, or saves versions, and tells of each only after the call
// returned.
func child(task, path string) error {
	ctx := context.Background()
	if task == "half" {
		return halfASave(ctx, path)
	}
	reg, err := register.Open(ctx, path, register.Options{Author: "kind"})
	if err != nil {
		return err
	}
	defer reg.Close()
	fmt.Println("open")
	if task == "hold" {
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	}
	if task == "merge" {
		_, err := reg.Merge(ctx, filepath.Join(filepath.Dir(path), "hunne.vreg"), register.MergeOptions{
			Resolve: func(register.MergeConflict) merge.Side {
				fmt.Println("conflict")
				return merge.Theirs
			}})
		if err == nil {
			fmt.Println("saved", 1)
			_, err = io.Copy(io.Discard, os.Stdin)
		}
		return err
	}
	a := &model.Activity{ID: "dekind", Name: "Telling"}
	base := 0
	if record, summary, err := reg.Record(ctx, a.ID); err == nil {
		a, base = record.(*model.Activity), summary.Version
	}
	for n := base + 1; ; n++ {
		a.Description = fmt.Sprintf("versie %d %s", n, strings.Repeat("woorden ", n%50))
		if task == "draft" {
			err = reg.SaveDraft(ctx, a, 0)
		} else {
			_, err = reg.Save(ctx, register.Change{Writes: []register.Write{{Record: a, Base: n - 1}}})
		}
		if err != nil {
			return err
		}
		fmt.Println("saved", n)
	}
}

// process is a running child.
type process struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
	stdin io.Closer
}

func start(t *testing.T, task, path string) *process {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childTask+"="+task+" "+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd, bufio.NewScanner(out), in}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	if line := p.line(); line != "open" {
		t.Fatalf("the other program said %q", line)
	}
	return p
}

func (p *process) line() string {
	if !p.lines.Scan() {
		return ""
	}
	return p.lines.Text()
}

// kill ends the child in the middle of whatever it does, and returns the last
// version it had told about.
func (p *process) kill() (last int) {
	p.cmd.Process.Kill()
	for line := p.line(); line != ""; line = p.line() {
		fmt.Sscanf(line, "saved %d", &last)
	}
	p.cmd.Wait()
	return last
}

func TestKilledInTheMiddleOfSaves(t *testing.T) {
	path := sample(t, 1)
	random := rand.New(rand.NewPCG(4, 4))
	const rounds, savesWanted = 25, 100
	acknowledged := 0
	for round := 0; round < rounds || acknowledged < savesWanted; round++ {
		p := start(t, "save", path)
		p.line() // the first save of this round
		time.Sleep(time.Duration(random.IntN(12_000)) * time.Microsecond)
		acknowledged = max(acknowledged, p.kill())
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		_, summary, err := reg.Record(t.Context(), "dekind")
		if err != nil {
			t.Fatal(err)
		}
		if summary.Version < acknowledged {
			t.Fatalf("round %d: version %d was acknowledged, %d is there", round, acknowledged, summary.Version)
		}
		acknowledged = summary.Version
		verified(t, reg)
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d versions saved, %d kills, none lost", acknowledged, rounds)
}

func TestKilledWhileTyping(t *testing.T) {
	path := sample(t, 1)
	random := rand.New(rand.NewPCG(5, 5))
	for round := range 10 {
		p := start(t, "draft", path)
		p.line()
		time.Sleep(time.Duration(random.IntN(8_000)) * time.Microsecond)
		last := p.kill()
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatal(err)
		}
		draft, ok, err := reg.Draft(t.Context(), "dekind")
		if err != nil || !ok {
			t.Fatalf("round %d: no draft (%v)", round, err)
		}
		var kept int
		fmt.Sscanf(draft.Record.(*model.Activity).Description, "versie %d", &kept)
		if kept < last {
			t.Fatalf("round %d: draft %d was acknowledged, %d is there", round, last, kept)
		}
		reg.Close()
	}
}

func TestTwoPrograms(t *testing.T) {
	path := sample(t, 2)
	before := fileSum(t, path)
	quickest := time.Hour // of twelve: a busy machine may be slow now and then
	for round := range 6 {
		p := start(t, "hold", path)
		for _, readOnly := range []bool{false, true} {
			opts := options(newClock())
			opts.ReadOnly = readOnly
			begin := time.Now()
			_, err := register.Open(t.Context(), path, opts)
			wantKind(t, err, register.Locked)
			quickest = min(quickest, time.Since(begin))
		}
		if round%2 == 0 {
			p.kill()
		} else {
			p.stdin.Close()
			p.cmd.Wait()
		}
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatalf("after the first ended: %v", err)
		}
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if quickest > 2*time.Second {
		t.Errorf("the second was told after %s", quickest)
	}
	if fileSum(t, path) != before {
		t.Error("opening changed the file")
	}
}

func TestTwoReadersOfAReadOnlyFile(t *testing.T) {
	path := sample(t, 2)
	opts := options(newClock())
	opts.ReadOnly = true
	reg, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	_, err = register.Open(t.Context(), path, opts)
	wantKind(t, err, register.Locked) // within one program there is one
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere; TestPlacesThatCannotBeWrittenAsSomebodyElse runs this as another user")
	}
	placesThatCannotBeWritten(t)
}

func placesThatCannotBeWritten(t *testing.T) {
	for _, what := range []string{"file", "folder"} {
		path := sample(t, 2)
		target, mode := path, os.FileMode(0o400)
		if what == "folder" {
			target, mode = filepath.Dir(path), 0o500
		}
		if err := os.Chmod(target, mode); err != nil {
			t.Fatal(err)
		}
		before := fileSum(t, path)
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if !reg.ReadOnly() {
			t.Errorf("%s: it may be written", what)
		}
		_, err = reg.Save(t.Context(), write(activity(1, "x"), 0))
		wantKind(t, err, register.ReadOnlyMedia)
		wantKind(t, reg.SaveDraft(t.Context(), activity(1, "x"), 0), register.ReadOnlyMedia)
		verified(t, reg)
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
		os.Chmod(filepath.Dir(path), 0o700)
		if fileSum(t, path) != before {
			t.Errorf("%s: the file was changed", what)
		}
	}
}
