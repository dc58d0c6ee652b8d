package cli

import (
	"context"
	"errors"
	"strings"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// signedOff is what sign did, as JSON.
type signedOff struct {
	SignOff     *model.SignOff `json:"signOff"`          // nil: there was nothing to approve
	Erased      model.Date     `json:"erased,omitempty"` // the day the name was, by which it was approved
	Withdrawn   bool           `json:"withdrawn,omitempty"`
	Fingerprint string         `json:"fingerprint"`
}

// sign records that somebody approved records, or the whole register, or takes
// that back.
func (c *call) sign(ctx context.Context) (int, error) {
	switch {
	case c.opt.withdraw && (c.opt.by != "" || c.opt.date != "" || c.opt.reviewed):
		return WrongUse, misuse("cli.misuse.withdraw")
	case !c.opt.withdraw && strings.TrimSpace(c.opt.by) == "":
		return WrongUse, misuse("cli.misuse.missing-option", "option", "--by")
	case c.opt.reviewed && len(c.args) > 1:
		return WrongUse, misuse("cli.misuse.reviewed")
	}
	return c.with(ctx, writing, func(reg *register.Register) (int, error) {
		records, err := c.named(ctx, reg, c.args[1:])
		if err != nil {
			return Refused, err
		}
		if c.opt.withdraw {
			return c.withdraw(ctx, reg, records)
		}
		if c.opt.reviewed {
			if records, err = c.reviewed(ctx, reg); err != nil {
				return Refused, err
			}
			if len(records) == 0 {
				return c.nothingReviewed(ctx, reg)
			}
		}
		saved, err := reg.SignOff(ctx, register.Approving{By: c.opt.by, Date: c.opt.date, Note: c.opt.reason, Records: ids(records)})
		if err != nil {
			return Refused, err
		}
		return Done, c.tellSigned(ctx, reg, saved, "done")
	})
}

// named finds the records that people call by those numbers.
func (c *call) named(ctx context.Context, reg *register.Register, numbers []string) ([]register.Summary, error) {
	var records []register.Summary
	for _, number := range numbers {
		found, err := find(ctx, reg, number)
		if err != nil {
			return nil, err
		}
		if found.ID == "" || found.Trashed {
			return nil, notThere("cli.absent.record", "number", number)
		}
		_, state, err := reg.Record(ctx, found.ID) // with its approval
		if err != nil {
			return nil, err
		}
		records = append(records, state)
	}
	return records, nil
}

// reviewed are the records that were reviewed as they stand and not approved.
func (c *call) reviewed(ctx context.Context, reg *register.Register) ([]register.Summary, error) {
	state, err := reg.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	all, err := reg.List(ctx, register.Query{})
	if err != nil {
		return nil, err
	}
	wanted := map[model.ID]bool{}
	for _, id := range session.Reviewed(state, all, c.Now().Location()) {
		wanted[id] = true
	}
	var records []register.Summary
	for _, one := range all {
		if wanted[one.ID] {
			records = append(records, one)
		}
	}
	return records, nil
}

func (c *call) nothingReviewed(ctx context.Context, reg *register.Register) (int, error) {
	head, err := reg.Head(ctx)
	if err != nil {
		return Refused, err
	}
	if c.opt.json {
		return Done, c.putJSON(signedOff{Fingerprint: head.String()})
	}
	c.printf("%s\n", c.Words.Say("cli.sign.nothing"))
	return Done, nil
}

func ids(records []register.Summary) []model.ID {
	all := make([]model.ID, len(records))
	for i, one := range records {
		all[i] = one.ID
	}
	return all
}

// withdraw takes back the approval of the record that was named, or that of the
// whole register. Records that were approved together lose it together.
func (c *call) withdraw(ctx context.Context, reg *register.Register, records []register.Summary) (int, error) {
	approvals, err := reg.Approvals(ctx)
	if err != nil {
		return Refused, err
	}
	approval := approvals[""]
	if len(records) > 1 {
		return WrongUse, misuse("cli.misuse.withdraw")
	}
	if len(records) == 1 {
		approval = records[0].Approval
		switch {
		case !approval.Given():
			return Refused, notThere("cli.absent.approval", "record", numbered(records[0]))
		case approval.Whole:
			return Refused, notThere("cli.absent.own-approval", "record", numbered(records[0]))
		}
	}
	if !approval.Given() {
		return Refused, notThere("cli.absent.whole-approval")
	}
	saved, err := reg.WithdrawSignOff(ctx, approval.SignOff, c.opt.reason)
	if err != nil {
		return Refused, err
	}
	return Done, c.tellSigned(ctx, reg, saved, "withdrawn")
}

// tellSigned prints what was approved, or no longer is.
func (c *call) tellSigned(ctx context.Context, reg *register.Register, saved register.Saved, what string) error {
	record, _, err := reg.Record(ctx, saved.Versions[0].Record)
	if err != nil {
		return err
	}
	signOff, ok := record.(*model.SignOff)
	if !ok {
		return errors.New("read approval: it is another record")
	}
	if c.opt.json {
		result := signedOff{SignOff: signOff, Withdrawn: what == "withdrawn", Fingerprint: saved.Head.String()}
		if day, erased := register.ErasedOn(signOff.By); erased {
			signOff.By, result.Erased = "", day
		}
		return c.putJSON(result)
	}
	c.printf("%s\n", c.Words.Say("cli.sign."+what, "what", c.approved(signOff), "by", line(c.Words.Name(signOff.By)), "date", signOff.Date.Format()))
	c.printf("%s\n", c.Words.Say("cli.verify.fingerprint", "fingerprint", saved.Head.String()))
	return nil
}

// approved says what a sign-off is about.
func (c *call) approved(s *model.SignOff) string {
	if s.Whole() {
		return c.Words.Say("cli.sign.whole")
	}
	names := make([]string, len(s.Records))
	for i, v := range s.Records {
		names[i] = line(v.Name)
	}
	return strings.Join(names, ", ")
}

// standing says in a line how a record stands against its approval; nothing
// when it was never approved.
func (c *call) standing(a model.Approval) string {
	if !a.Given() {
		return ""
	}
	return c.Words.Say("cli.approval."+string(register.StateOf(a))+"-by", "by", line(c.Words.Approver(a)), "date", a.Date.Format(), "version", a.Version)
}
