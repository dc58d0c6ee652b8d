package merge

import (
	"strings"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/difference/outline"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// drawer lays one contradiction out: what each copy made of what both started
// from, words marked.
type drawer struct {
	*present.Presenter
	here, there string // what the copies are called
	absent      string // stands where a field is not filled in
	name        func(model.ID) string
}

func (d drawer) say(key string, values ...any) string { return d.Words.Say("merge."+key, values...) }

// rows are those of both copies, one under the other, each beside what it was.
func (d drawer) rows(c register.MergeConflict) []widgets.DiffRow {
	return append(d.side(d.here, c, c.Here, c.Ours), d.side(d.there, c, c.There, c.Theirs)...)
}

// side is a heading and what that copy did.
func (d drawer) side(heading string, c register.MergeConflict, record model.Record, made any) []widgets.DiffRow {
	rows := []widgets.DiffRow{{Shape: widgets.DiffHeading, Label: heading}}
	switch c.About {
	case merge.Record:
		if made == nil {
			return append(rows, d.told("trashed"))
		}
		before, _ := c.Base.(model.Record)
		return append(rows, d.changes(before, record)...)
	case merge.Row:
		if made == nil {
			return append(rows, d.told("row-gone"))
		}
		return append(rows, d.changes(d.withRow(record, c.Path, c.Base), record)...)
	case merge.Order, merge.Rows:
		return append(rows, d.list(c, record))
	}
	before := field.Clone(record)
	if err := field.Set(before, c.Path, c.Base); err != nil {
		return append(rows, d.told("unreadable"))
	}
	return append(rows, d.changes(before, record)...)
}

// told is a row that says in words what was done.
func (d drawer) told(key string) widgets.DiffRow {
	return widgets.DiffRow{Kind: widgets.Removed, Label: d.say("did"), Parts: []widgets.DiffPart{{Kind: widgets.Added, Text: d.say(key)}}}
}

// changes are the rows of what differs between two versions, without the fields
// that stayed the same. A text that changed is there whole: who chooses has to
// read it.
func (d drawer) changes(before, after model.Record) []widgets.DiffRow {
	o := outline.New(d.Presenter, outline.Sides{Before: before, After: after, Name: d.name})
	for at := 0; at < len(o.Rows()); at++ { // they grow
		unfoldText(o, at)
	}
	var rows []widgets.DiffRow
	for _, row := range difference.Rows(o, d.absent) {
		if row.Shape == widgets.DiffValue || row.Shape == widgets.DiffTitle {
			rows = append(rows, row)
		}
	}
	return rows
}

// unfoldText unfolds the row at a place when it folds a part of a text, which
// has no label of its own.
func unfoldText(o *outline.Outline, at int) {
	if o.Rows()[at].Shape != outline.Fold {
		return
	}
	o.Turn(at)
	if inner := o.Rows()[at+1:]; len(inner) == 0 || inner[0].Label != "" {
		o.Turn(at)
	}
}

// withRow is the record with a row as it was before.
func (d drawer) withRow(record model.Record, path field.Path, row any) model.Record {
	before := field.Clone(record)
	_, at, err := field.RemoveRow(before, path)
	if err == nil && row != nil {
		err = field.InsertRow(before, path.Parent(), at, row)
	}
	if err != nil {
		return record
	}
	return before
}

// list is a row that says which rows a list had and has, in their order.
func (d drawer) list(c register.MergeConflict, record model.Record) widgets.DiffRow {
	row := widgets.DiffRow{Kind: widgets.Moved, Label: d.Fields.Label(c.Field), Absent: d.absent}
	had, _ := c.Base.([]model.RowID)
	before := record
	if c.About == merge.Rows {
		row.Kind, before = widgets.Altered, field.Clone(record)
		if err := field.SetRows(before, c.Path, c.Base); err == nil {
			had = rowIDs(before, c.Path)
		}
	}
	if text := d.titles(c.Path, had, before, c.Here, c.There); text != "" {
		row.Parts = append(row.Parts, widgets.DiffPart{Kind: widgets.Removed, Text: text})
	}
	if text := d.titles(c.Path, rowIDs(record, c.Path), record); text != "" {
		row.Parts = append(row.Parts, widgets.DiffPart{Kind: widgets.Added, Text: text})
	}
	return row
}

func rowIDs(record model.Record, list field.Path) []model.RowID {
	ids, err := field.RowIDs(record, list)
	if err != nil {
		return nil // without the list there are no rows
	}
	return ids
}

// titles names rows of a list, one a line, by the first of some records that
// has them.
func (d drawer) titles(list field.Path, ids []model.RowID, records ...model.Record) string {
	titles := make([]string, len(ids))
	for i, id := range ids {
		for _, record := range records {
			if titles[i] == "" && record != nil {
				titles[i] = d.RowTitle(record, list.Row(id))
			}
		}
		kind, _ := records[0].Identity()
		if f, err := field.At(kind, list); err == nil && titles[i] == "" {
			titles[i] = d.Fields.RowName(f)
		}
	}
	return strings.Join(titles, "\n")
}

// where says what a contradiction is about, in the words of the editor.
func (d drawer) where(c register.MergeConflict) string {
	if c.About == merge.Record {
		return d.say("whole-record")
	}
	record := c.Here
	if c.About == merge.Row && c.Ours == nil {
		record = c.There
	}
	return d.Path(record, c.Path)
}
