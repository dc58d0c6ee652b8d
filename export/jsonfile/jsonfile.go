// Package jsonfile writes the register as JSON: the open form in which nothing
// of it is lost, and which the import reads back.
//
//	err := jsonfile.Write(ctx, w, reg, stamp, jsonfile.Options{})
//
// The document is that of package model/interchange, to the byte: indented
// UTF-8 with the names of the model, and at its head the format, its version,
// and the time, version number and fingerprint of the state it was taken from.
// What is absent is not filled in.
//
// Records are written one by one, so that a register of any size costs the
// memory of one record, progress can be shown, and a cancelled context stops
// the work.
package jsonfile

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
)

// Options are what a caller may choose.
type Options struct {
	// Progress, when set, is told how many records of how many are done.
	Progress func(done, total int)
}

// Write writes the register. When ctx ends it stops and returns the context's
// error; errors of w are passed on.
func Write(ctx context.Context, w io.Writer, reg *model.Register, stamp report.Stamp, options Options) error {
	out := &writer{ctx: ctx, out: bufio.NewWriter(w), progress: options.Progress}
	out.total = 1 + len(reg.Activities) + len(reg.Services) + len(reg.Parties) + len(reg.SignOffs)
	err := out.register(reg, stamp)
	if err == nil {
		err = out.out.Flush()
	}
	if err != nil {
		return fmt.Errorf("write register as json: %w", err)
	}
	return nil
}

type writer struct {
	ctx         context.Context
	out         *bufio.Writer
	progress    func(done, total int)
	done, total int
}

func (w *writer) register(reg *model.Register, stamp report.Stamp) error {
	if err := w.head(stamp); err != nil {
		return err
	}
	if err := w.record(`"organisation": `, "  ", &reg.Organisation); err != nil {
		return err
	}
	if err := list(w, "activities", reg.Activities); err != nil {
		return err
	}
	if err := list(w, "services", reg.Services); err != nil {
		return err
	}
	if err := list(w, "parties", reg.Parties); err != nil {
		return err
	}
	if err := list(w, "signOffs", reg.SignOffs); err != nil {
		return err
	}
	return w.text("\n}\n")
}

// head writes the document without its register, up to where the register
// begins.
func (w *writer) head(stamp report.Stamp) error {
	head := struct {
		Schema        string `json:"$schema"`
		Format        string `json:"format"`
		FormatVersion int    `json:"formatVersion"`
		Exported      any    `json:"exported,omitempty"`
		Version       int64  `json:"version,omitempty"`
		Fingerprint   string `json:"fingerprint,omitempty"`
	}{Schema: interchange.Schema, Format: interchange.Format, FormatVersion: interchange.FormatVersion, Version: stamp.Version, Fingerprint: stamp.Fingerprint}
	if !stamp.Time.IsZero() {
		head.Exported = stamp.Time
	}
	text, err := indented(head, "")
	if err != nil {
		return err
	}
	return w.text(strings.TrimSuffix(text, "\n}") + ",\n  ")
}

func list[R any](w *writer, name string, records []R) error {
	if len(records) == 0 {
		return nil
	}
	if err := w.text(",\n  \"" + name + "\": ["); err != nil {
		return err
	}
	for i := range records {
		before := ",\n    "
		if i == 0 {
			before = "\n    "
		}
		if err := w.record(before, "    ", &records[i]); err != nil {
			return err
		}
	}
	return w.text("\n  ]")
}

func (w *writer) record(before, prefix string, record any) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	text, err := indented(record, prefix)
	if err != nil {
		return err
	}
	if err := w.text(before + text); err != nil {
		return err
	}
	w.done++
	if w.progress != nil {
		w.progress(w.done, w.total)
	}
	return nil
}

func (w *writer) text(s string) error {
	_, err := w.out.WriteString(s)
	return err
}

// indented is the value as interchange writes it, without the line end.
func indented(v any, prefix string) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
