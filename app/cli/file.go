package cli

import (
	"context"
	"errors"
	"strings"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// access is what a verb wants of the register file.
type access bool

const (
	reading access = true
	writing access = false
)

// with opens the register that the command names, and closes it after the work.
func (c *call) with(ctx context.Context, want access, work func(*register.Register) (int, error)) (code int, err error) {
	reg, err := register.Open(ctx, c.args[0], c.settings(want))
	if err != nil {
		return Refused, err
	}
	defer func() { err = errors.Join(err, reg.Close()) }()
	return work(reg)
}

// settings is what the register needs from outside.
func (c *call) settings(want access) register.Options {
	return register.Options{
		Author:   c.author(),
		Now:      c.Now,
		Random:   c.Random,
		DataDir:  c.DataDir,
		ReadOnly: want == reading,
		Rules:    session.ListRules(c.Now),
		Erased:   c.Words.Erased,
		// The verb makes it itself, to say where it is.
		DeferBackup: c.verb.name == "backup",
	}
}

// author is who saves: the name that was given, else that of the account.
func (c *call) author() string {
	if c.opt.author != "" {
		return c.opt.author
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} { // scheduled jobs have the second, Windows the third
		if value := c.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// organisationNames are what the organisation is called by, which has no number.
var organisationNames = []string{"organisation", "organisatie"}

// find returns the record that people call by that number.
func find(ctx context.Context, reg *register.Register, number string) (register.Summary, error) {
	for _, name := range organisationNames {
		if !strings.EqualFold(number, name) {
			continue
		}
		found, err := reg.List(ctx, register.Query{Kinds: []model.Kind{model.KindOrganisation}})
		if err != nil || len(found) > 0 {
			return append(found, register.Summary{})[0], err
		}
	}
	found, err := reg.Find(ctx, number)
	if register.IsKind(err, register.NotFound) {
		return found, notThere("cli.absent.record", "number", number)
	}
	return found, err
}

// versionOf reads a version of a record that was found.
func versionOf(ctx context.Context, reg *register.Register, record register.Summary, n int) (model.Record, model.Version, error) {
	read, version, err := reg.Version(ctx, record.ID, n)
	return read, version, noVersion(err, record, n)
}

// noVersion says of an error that it is the version that is not there.
func noVersion(err error, record register.Summary, n int) error {
	if register.IsKind(err, register.NotFound) {
		return notThere("cli.absent.version", "record", numbered(record), "version", n, "last", record.Version)
	}
	return err
}
