// Package example makes register files of the invented organisations that
// package register/example holds, so that the program can be tried: with the
// history they grew by, each step saved at its time and by its author.
package example

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/register"
	"verwerkingsregister/register/example"
)

// The examples there are.
const (
	School   = "school"   // a school board, mostly controller
	Supplier = "supplier" // a supplier of learning materials, processor and controller
)

// Known reports whether there is an example of that name.
func Known(name string) bool { return slices.Contains(example.Names(), name) }

// Create makes a new register file with an example in it and opens it. A file
// that is there already is left alone; one that could not be finished goes
// away again.
func Create(ctx context.Context, path, name string, opts register.Options) (*register.Register, error) {
	steps, err := example.Steps(name)
	if err != nil {
		return nil, err
	}
	open := register.Create
	for i, step := range steps {
		err := save(ctx, step, opts, func(then register.Options) (*register.Register, error) { return open(ctx, path, then) })
		if err != nil {
			if i > 0 || !register.IsKind(err, register.Exists) {
				err = errors.Join(err, os.Remove(path))
			}
			return nil, err
		}
		open = register.Open
	}
	return open(ctx, path, opts)
}

// save saves one step, as if the clock stood at its time and its author worked.
func save(ctx context.Context, step example.Step, opts register.Options, open func(register.Options) (*register.Register, error)) (err error) {
	opts.Author, opts.Now = step.Author, func() time.Time { return step.Time }
	opts.DataDir = "" // nobody needs backups of how an example came about
	reg, err := open(opts)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reg.Close()) }()
	change, err := accept.Taker{Register: reg, Random: opts.Random}.Records(ctx, step.Records)
	if err != nil {
		return err
	}
	change.Action, change.Reason = step.Action, step.Reason
	_, err = reg.Save(ctx, change)
	return err
}
