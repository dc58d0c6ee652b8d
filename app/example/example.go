// Package example fills a new register with the data of an invented
// organisation, so that the program can be tried and its tests and pictures
// have something real to show.
//
// An example NAME is assets/examples/NAME.json, the register as it began, and
// NAME.2.json, NAME.3.json and so on: the records that changed later. Each of
// these becomes one step of the history, so an example has versions to look at.
package example

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/assets"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
)

// The examples there are.
const (
	School   = "school"      // a school board, mostly controller
	Supplier = "leverancier" // a supplier of learning materials, mostly processor
)

// Known reports whether there is an example of that name.
func Known(name string) bool { return name == School || name == Supplier }

// Fill puts an example into a new register.
func Fill(ctx context.Context, reg *register.Register, name string) error {
	for n := 1; ; n++ {
		file := name + ".json"
		if n > 1 {
			file = fmt.Sprintf("%s.%d.json", name, n)
		}
		data, err := assets.Examples.ReadFile(file)
		if n > 1 && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("fill with example %s: %w", name, err)
		}
		if err := step(ctx, reg, data); err != nil {
			return fmt.Errorf("fill with example %s: %w", file, err)
		}
	}
}

// step saves one file of an example as one change.
func step(ctx context.Context, reg *register.Register, data []byte) error {
	document, unknown, err := interchange.Read(data)
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		return fmt.Errorf("no place for %s", unknown[0].Place)
	}
	change, err := accept.Taker{Register: reg}.Records(ctx, document.Records())
	if err != nil {
		return err
	}
	change.Action = "" // typed, as far as the history is concerned
	_, err = reg.Save(ctx, change)
	return err
}
