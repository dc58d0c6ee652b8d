package cli

import (
	"context"
	"slices"
	"strconv"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/register"
)

// listed is a record of a list, as JSON.
type listed struct {
	Kind       model.Kind   `json:"kind"`
	Number     string       `json:"number,omitempty"`
	Title      string       `json:"title,omitempty"`
	Role       model.Role   `json:"role,omitempty"`
	Status     model.Status `json:"status,omitempty"`
	Department string       `json:"department,omitempty"`
	Owner      string       `json:"owner,omitempty"`
	Review     model.Date   `json:"review,omitempty"` // when it is due
	Version    int          `json:"version"`
	Changed    time.Time    `json:"changed"`
	Author     string       `json:"author,omitempty"`
	Drafted    bool         `json:"drafted,omitempty"`
	Findings   counted      `json:"findings"`
	Approval   *approval    `json:"approval,omitempty"` // absent: never approved
}

// approval is how a record stands against its approval, as JSON.
type approval struct {
	State register.ApprovalState `json:"state"`
	model.Approval
}

type counted struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Notes    int `json:"notes"`
}

func (c *call) list(ctx context.Context) (int, error) {
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		found, err := reg.List(ctx, register.Query{Text: c.opt.query, Approval: register.ApprovalState(c.opt.approval)})
		if err != nil {
			return Refused, err
		}
		if err := c.judge(ctx, reg, found); err != nil {
			return Refused, err
		}
		kinds := model.Kinds() // in the order people meet them
		slices.SortStableFunc(found, func(a, b register.Summary) int {
			return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
		})
		if c.opt.json {
			all := make([]listed, 0, len(found))
			for _, s := range found {
				all = append(all, asListed(s))
			}
			return Done, c.putJSON(all)
		}
		t := newTable(c.Stdout)
		for _, s := range found {
			t.row(s.Number, c.Kind(s.Kind), short(line(s.Title)), c.Code("role", string(s.Role)),
				c.Code("status", string(s.Status)), c.Words.Say("cli.version", "n", s.Version), c.findings(s.Findings), c.approval(s.Approval))
		}
		t.flush()
		return Done, nil
	})
}

// judge counts the findings of records within their register, as check does.
// The counts that the register keeps are of each record by itself.
func (c *call) judge(ctx context.Context, reg *register.Register, found []register.Summary) error {
	snapshot, err := reg.Snapshot(ctx)
	if err != nil {
		return err
	}
	counts := map[model.ID]completeness.Counts{}
	rules := completeness.In(snapshot, model.DateOf(c.Now()))
	for _, record := range snapshot.Records() {
		_, id := record.Identity()
		if err := ctx.Err(); err != nil {
			return err
		}
		counts[id] = completeness.Count(rules.Check(record))
	}
	for i := range found {
		f := counts[found[i].ID]
		found[i].Findings = register.FindingCounts{Errors: f.Errors, Warnings: f.Warnings, Notes: f.Infos}
	}
	return nil
}

func asListed(s register.Summary) listed {
	l := listed{
		Kind: s.Kind, Number: s.Number, Title: s.Title, Role: s.Role, Status: s.Status, Department: s.Department,
		Owner: s.Owner, Review: s.ReviewDue, Version: s.Version, Changed: s.Changed, Author: s.Author, Drafted: s.Drafted,
		Findings: counted(s.Findings),
	}
	if s.Approval.Given() {
		l.Approval = &approval{register.StateOf(s.Approval), s.Approval}
	}
	return l
}

// approval says in a word or two how a record stands against its approval.
func (c *call) approval(a model.Approval) string {
	if !a.Given() {
		return ""
	}
	return c.Words.Say("cli.approval." + string(register.StateOf(a)))
}

// findings says in a word or two how complete a record is.
func (c *call) findings(f register.FindingCounts) string {
	if f.Complete() {
		return c.Words.Say("cli.complete")
	}
	return c.Words.Count("cli.missing", f.Errors)
}

// numbered is a record as a person points at it: its number and its title.
func numbered(s register.Summary) string {
	if s.Number == "" {
		return line(s.Title)
	}
	return line(s.Number + " " + strconv.Quote(s.Title))
}
