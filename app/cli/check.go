package cli

import (
	"context"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/register"
)

// found is a finding with the record it is about, as JSON.
type found struct {
	Number string `json:"number,omitempty"`
	Title  string `json:"title,omitempty"`
	completeness.Finding
	Text string `json:"text"`
}

// check tells what art. 30 asks and is not there yet. Its exit code is
// Findings when an error or a warning was found.
func (c *call) check(ctx context.Context) (int, error) {
	return c.with(ctx, reading, func(reg *register.Register) (int, error) {
		snapshot, err := reg.Snapshot(ctx)
		if err != nil {
			return Refused, err
		}
		rules := completeness.In(snapshot, model.DateOf(c.Now()))
		all := []found{}
		for _, record := range snapshot.Records() {
			if err := ctx.Err(); err != nil {
				return Refused, err
			}
			for _, f := range rules.Check(record) {
				all = append(all, found{record.RecordNumber(), record.Title(), f, c.sentence(f)})
			}
		}
		code, err := c.printFindings(all)
		if err == nil && !c.opt.json {
			c.printChangedSince(snapshot)
		}
		return code, err
	})
}

// printChangedSince names what was changed after it was approved.
func (c *call) printChangedSince(snapshot *model.Register) {
	var names []string
	for _, record := range snapshot.Records() {
		if _, id := record.Identity(); register.StateOf(snapshot.Approvals[id]) == register.ChangedSince {
			names = append(names, line(c.Record(record)))
		}
	}
	if len(names) > 0 {
		c.printf("%s\n", c.Words.Say("cli.approval.changed-list", "records", strings.Join(names, ", ")))
	}
}

func (c *call) printFindings(all []found) (int, error) {
	counts := completeness.Counts{}
	for _, f := range all {
		one := completeness.Count([]completeness.Finding{f.Finding})
		counts.Errors += one.Errors
		counts.Warnings += one.Warnings
		counts.Infos += one.Infos
	}
	code := Done
	if counts.Errors+counts.Warnings > 0 {
		code = Findings
	}
	if c.opt.json {
		return code, c.putJSON(all)
	}
	t := newTable(c.Stdout)
	for _, f := range all {
		t.row(c.Words.Say("cli.severity."+string(f.Severity)), f.Number, short(line(f.Title)), short(line(f.Subject)), f.Text)
	}
	t.flush()
	c.printf("%s\n", c.Words.Say("cli.check.counted", "errors", counts.Errors, "warnings", counts.Warnings, "notes", counts.Infos))
	return code, nil
}

// sentence words a finding.
func (c *call) sentence(f completeness.Finding) string {
	return f.Fill(c.Words.Say("findings."+string(f.Code)), string(c.Words.Language()))
}
