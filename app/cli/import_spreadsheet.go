package cli

import (
	"context"

	"verwerkingsregister/app/present"
	"verwerkingsregister/app/profile"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
	spreadsheet "verwerkingsregister/register/intake/sheet"
)

// workbook is a register in a spreadsheet that was read into a proposal. It is taken
// over as a statement is; what it shows beside the proposal is the mapping.
type workbook struct {
	statement
	mapping spreadsheet.Mapping
	result  *spreadsheet.Result
}

func (c *call) readSpreadsheet(ctx context.Context, name string, book *propose.Spreadsheet) (workbook, error) {
	if len(c.opt.sheets) > 0 && !book.Mapping.Only(c.opt.sheets...) {
		return workbook{}, misuse("cli.misuse.sheet", "file", name)
	}
	if err := c.applyProfile(ctx, book); err != nil {
		return workbook{}, err
	}
	result, err := book.Propose(ctx, spreadsheet.Options{On: model.DateOf(c.Now())})
	if err != nil {
		return workbook{}, err
	}
	return workbook{statement{result.Proposal}, book.Mapping, result}, nil
}

// applyProfile uses what the profile says of the tables it knows, and writes what it
// does not know yet into it, to be changed and used the next time.
func (c *call) applyProfile(ctx context.Context, book *propose.Spreadsheet) error {
	if c.opt.profile == "" {
		return nil
	}
	file := profile.File{Path: c.opt.profile, Register: c.args[0]}
	profiles, err := file.Read()
	if err != nil {
		return about(c.opt.profile, err)
	}
	profiles.Apply(book.Book, &book.Mapping)
	return about(c.opt.profile, file.Keep(ctx, book.Mapping))
}

func (w workbook) shown(*call) any {
	return struct {
		Mapping  spreadsheet.Mapping  `json:"mapping"`
		Coverage spreadsheet.Coverage `json:"coverage"`
		Left     []spreadsheet.Left   `json:"left"`
		Log      []spreadsheet.Entry  `json:"log"`
		Near     []spreadsheet.Join   `json:"near"`
		Proposal *proposal.Proposal   `json:"proposal"`
	}{w.mapping, w.result.Coverage(), w.result.Left(), w.result.Log, w.result.Near, w.Proposal}
}

// print prints what each column was taken for, what became of the cells and of each row,
// and then the records.
func (w workbook) print(c *call) {
	if w.Unchanged() {
		return // nothing of it is for the register; that is told of every source
	}
	for i := range w.mapping.Tables {
		w.printTable(c, &w.mapping.Tables[i])
	}
	n := w.result.Coverage()
	c.printf("%s\n", c.Words.Say("cli.sheet.coverage", "cells", n.Cells, "fields", n.Fields, "remarks", n.Remarks, "left", n.Left))
	for _, l := range w.result.Left() {
		c.printf("  %s\n", line(c.Words.Say("cli.sheet.left", "place", l.Place, "why", c.reason(l.Why), "text", short(line(l.Text)))))
	}
	t := newTable(c.Stdout)
	for _, e := range w.result.Log {
		if e.Outcome == spreadsheet.Skipped {
			t.row("  "+e.Sheet, c.Words.Say("cli.sheet.row", "n", e.Row), c.reason(e.Why))
			continue
		}
		title := line(e.Title)
		if e.Item >= 0 {
			title = line(w.Items[e.Item].Record.Title())
		}
		t.row("  "+e.Sheet, c.Words.Say("cli.sheet.row", "n", e.Row), c.Words.Say("cli.sheet.outcome."+string(e.Outcome))+" "+title)
	}
	t.flush()
	w.statement.print(c)
}

func (w workbook) printTable(c *call, table *spreadsheet.Table) {
	if !table.Use {
		c.printf("%s: %s\n", line(table.Sheet), c.reason(table.Why))
		return
	}
	t, names := newTable(c.Stdout), present.NewFieldNames(c.Presenter)
	c.printf("%s: %s\n", line(table.Sheet), names.Table(string(table.About), table.Inside))
	for _, column := range table.Columns {
		switch column.Do {
		case spreadsheet.ToField:
			goes := names.Of(column.Field)
			if len(column.Parts) > 0 {
				goes = names.All(column.Parts)
			}
			sure := c.Words.Say("mapping.sure.chosen")
			if column.Confidence != "" {
				sure = c.Words.Say("cli.confidence." + string(column.Confidence))
			}
			t.row("  "+short(line(column.Heading)), goes, sure)
		case spreadsheet.ToRemarks:
			t.row("  "+short(line(column.Heading)), c.Words.Say("cli.sheet.remarks"), "")
		case spreadsheet.LeaveOut:
			t.row("  "+short(line(column.Heading)), c.Words.Say("cli.sheet.leave"), "")
		}
	}
	t.flush()
}

// remarks also tell which sheets were left out whole: nobody sees that in what was taken over.
func (w workbook) remarks(c *call) []remark {
	all := w.statement.remarks(c)
	for _, t := range w.mapping.Tables {
		if !t.Use && t.Why != spreadsheet.OwnExport && t.Why != spreadsheet.NotChosen {
			all = append(all, remark{Code: string(t.Why), Path: t.Sheet, Text: c.Words.Say("cli.sheet.not-read", "sheet", t.Sheet, "why", c.reason(t.Why))})
		}
	}
	return all
}

func (c *call) reason(why spreadsheet.Reason) string {
	if why == "" {
		why = spreadsheet.NotChosen
	}
	return c.Words.Say("sheet.why." + string(why))
}
