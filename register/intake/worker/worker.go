// Package worker reads hostile bytes in a process of their own. The program starts
// itself again as a child, hands it the file over a pipe, and gets plain data back:
// blocks of text and what is proposed of them, the cells of a workbook, or the names of
// the parts of a bundle. A child that hangs, eats memory or crashes takes nothing with
// it.
//
// # How it is used
//
// The program's main calls [Main] before anything else: in the child it serves one
// request and does not return. Everything else asks a [Reader], as it would ask
// intake.Read.
//
// # What it promises
//
// The child gets no path, opens no file and no connection (the reader of PDF keeps its
// compiled form in a cache folder it is told). It ends by itself above the bound on
// memory, and is ended after the bound on time or when the context is done. What comes
// back is held to the bounds once more by the parent.
package worker

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/bundle"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

// Argument is the only argument of the child.
const Argument = "--read-one-document"

// exitMemory is how the child says that it needed more memory than allowed.
const exitMemory = 97

// processors is how many the child uses, at most: each takes a stack of what the system
// lets it have of memory, and on a big machine that left too little for the document.
const processors = 4

// Main serves one request and ends the process when it was started as a worker; it
// returns at once when it was not.
func Main() {
	if len(os.Args) != 2 || os.Args[1] != Argument {
		return
	}
	runtime.GOMAXPROCS(min(runtime.GOMAXPROCS(0), processors))
	watch := func(allowed int64) {
		confine(allowed)
		guard(allowed, func() { os.Exit(exitMemory) })
	}
	if err := serve(os.Stdin, os.Stdout, watch); err != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// Reader reads files in child processes.
type Reader struct {
	// Executable is the program that calls Main; "" is this program.
	Executable string
	// Limits are the bounds of the file.
	Limits limits.Table
	// Memory is how many bytes the child may hold.
	Memory int64
	// Time is how long one file, or part of a bundle, may take.
	Time time.Duration
	// Cache is the folder in which the reader of PDF may keep its compiled form; ""
	// for none.
	Cache string
}

// Standard gives a reader with the bounds the program works with.
func Standard(cache string) Reader {
	return Reader{Limits: limits.Standard(), Memory: 512 << 20, Time: 20 * time.Second, Cache: cache}
}

// Read reads one file as intake.Read does. Errors are of type *limits.Error, or the
// context's own.
func (r Reader) Read(ctx context.Context, data []byte, q intake.Request) (*intake.Content, error) {
	const op = "read document"
	if int64(len(data)) > r.Limits.File {
		return nil, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: r.Limits.File}
	}
	program := r.Executable
	if program == "" {
		self, err := os.Executable()
		if err != nil {
			return nil, &limits.Error{Op: op, Kind: limits.Crashed, Err: err}
		}
		program = self
	}
	if err := r.prepare(ctx, program, data); err != nil {
		return nil, err
	}
	timed, cancel := context.WithTimeout(ctx, r.Time)
	defer cancel()
	head := request(header{Request: q, Limits: r.Limits, Memory: r.Memory, Cache: r.Cache, Size: len(data)})
	answer, err := r.run(timed, program, io.MultiReader(bytes.NewReader(head), bytes.NewReader(data)))
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if timed.Err() != nil {
			return nil, &limits.Error{Op: op, Kind: limits.TooLong, Limit: int64(r.Time / time.Second)}
		}
		return nil, err
	}
	return answer.done()
}

// compileTime is how long a child may take to compile the reader of PDF, which is done
// once on a machine.
const compileTime = 3 * time.Minute

// prepare has the reader of PDF compiled before the first document that needs it, so that
// this does not count as time of the document. What goes wrong then shows when the
// document is read.
func (r Reader) prepare(ctx context.Context, program string, data []byte) error {
	typ := limits.Sniff(data, r.Limits)
	if r.Cache == "" || typ != limits.PDF && !bundle.Holds(typ) || pdf.Ready(r.Cache) {
		return nil
	}
	timed, cancel := context.WithTimeout(ctx, compileTime)
	defer cancel()
	head := request(header{Limits: r.Limits, Memory: r.Memory, Cache: r.Cache, Prepare: true})
	_, _ = r.run(timed, program, bytes.NewReader(head))
	return ctx.Err()
}

// run starts the child, sends the file and reads the answer.
func (r Reader) run(ctx context.Context, program string, file io.Reader) (*answer, error) {
	const op = "read document"
	cmd := exec.CommandContext(ctx, program, Argument)
	cmd.Env = environment(os.Environ())
	cmd.WaitDelay = time.Second
	cmd.Stdin = file
	said := &lastWords{}
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, &limits.Error{Op: op, Kind: limits.Crashed, Err: err}
	}
	if err := cmd.Start(); err != nil {
		return nil, &limits.Error{Op: op, Kind: limits.Crashed, Err: err}
	}
	a, readErr := readAnswer(out, r.Limits)
	if readErr != nil {
		_ = cmd.Process.Kill()
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && (exit.ExitCode() == exitMemory || said.outOfMemory()):
		return nil, &limits.Error{Op: op, Kind: limits.TooMuchMemory, Limit: r.Memory}
	case limits.KindOf(readErr) != "":
		return nil, readErr
	case readErr != nil || err != nil && !a.whole:
		return nil, &limits.Error{Op: op, Kind: limits.Crashed, Err: errors.Join(readErr, err)}
	}
	return a, nil
}

// lastWords keeps the beginning of what a child says as it dies.
type lastWords struct{ text []byte }

func (l *lastWords) Write(p []byte) (int, error) {
	const most = 4 << 10
	if room := most - len(l.text); room > 0 {
		l.text = append(l.text, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

// outOfMemory tells whether the child was refused memory by the system.
func (l *lastWords) outOfMemory() bool {
	return bytes.Contains(l.text, []byte("out of memory")) || bytes.Contains(l.text, []byte("cannot allocate memory"))
}

// environment is what the child is told of the surroundings: what an operating system
// needs to start a program, and nothing else.
func environment(all []string) []string {
	var kept []string
	for _, name := range []string{"SystemRoot", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG"} {
		for _, entry := range all {
			if len(entry) > len(name) && entry[:len(name)] == name && entry[len(name)] == '=' {
				kept = append(kept, entry)
			}
		}
	}
	return kept
}
