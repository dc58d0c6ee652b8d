// Package example holds two registers of invented organisations, each as the
// steps in which it grew: "school", a school board that is controller of its
// activities, and "supplier", a publisher that is processor of some and
// controller of others. Saving the steps in their order, each at its time and
// by its author, gives a register with versions and history.
//
//	steps, err := example.Steps("school")
//
// # Files
//
// A step is one file, assets/examples/NAME/DATE.json; the names put them in
// order. Beside "time", "author", "reason" and, where it is not a plain edit,
// "action", it has "records": a register in the form of package
// model/interchange that holds only the records saved in this step, each as it
// then stood. IDs of records and rows are the same in every step.
//
// # Promise
//
// The names stay. What the registers say may change with every release: they
// are for looking at and trying out, and follow the law.
package example

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
)

// ErrUnknown says that there is no example of that name.
var ErrUnknown = errors.New("no example of that name")

// Step is one moment in the history of a register: what somebody saved at once.
type Step struct {
	Time    time.Time
	Author  string
	Action  model.Action // empty: each record is made or edited, whichever fits
	Reason  string
	Records []model.Record // as they stood after the step; the organisation first
}

// Names lists the examples.
func Names() []string { return []string{"school", "supplier"} }

// Steps returns the steps of an example in their order. The records are the
// caller's own.
func Steps(name string) ([]Step, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("read example %q: %w", name, ErrUnknown)
	}
	files, err := fs.Glob(assets.Examples, name+"/*.json")
	if err != nil {
		return nil, fmt.Errorf("read example %q: %w", name, err)
	}
	steps := make([]Step, 0, len(files))
	for _, file := range files {
		step, err := read(file)
		if err != nil {
			return nil, fmt.Errorf("read example %q, %s: %w", name, path.Base(file), err)
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// Register returns the register as it stands after all steps.
func Register(steps []Step) model.Register {
	latest := make(map[model.ID]model.Record)
	var order []model.ID
	for _, step := range steps {
		for _, record := range step.Records {
			_, id := record.Identity()
			if latest[id] == nil {
				order = append(order, id)
			}
			latest[id] = record
		}
	}
	var register model.Register
	for _, id := range order {
		register.Add(latest[id])
	}
	return register
}

func read(file string) (Step, error) {
	b, err := assets.Examples.ReadFile(file)
	if err != nil {
		return Step{}, err
	}
	var raw struct {
		Time    time.Time       `json:"time"`
		Author  string          `json:"author"`
		Action  model.Action    `json:"action"`
		Reason  string          `json:"reason"`
		Records json.RawMessage `json:"records"`
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return Step{}, err
	}
	document, unknown, err := interchange.Read(raw.Records)
	if err != nil {
		return Step{}, err
	}
	if len(unknown) > 0 {
		return Step{}, fmt.Errorf("the model has no place for %s", unknown[0].Place)
	}
	step := Step{Time: raw.Time, Author: raw.Author, Action: raw.Action, Reason: raw.Reason}
	for _, record := range document.Records() {
		if _, id := record.Identity(); id != "" {
			step.Records = append(step.Records, record)
		}
	}
	return step, nil
}
