package changenote

import (
	"context"
	"io"
	"strings"

	"verwerkingsregister/app/text"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model"
	"verwerkingsregister/model/renewal"
)

// WriteFile writes the note as a Word document: the whole of it, or the file
// stays as it was.
func (t Teller) WriteFile(ctx context.Context, path string, n Note) error {
	return safefile.Write(ctx, path, func(w io.Writer) error { return t.Write(w, n) })
}

// Write writes the note as a Word document.
func (t Teller) Write(w io.Writer, n Note) error {
	say := t.Words.Say
	language := map[text.Language]string{text.Dutch: "nl-NL", text.English: "en-GB"}[t.Words.Language()]
	d := docx.Document{
		Properties: docx.Properties{Title: say("changenote.title", "product", n.Before.Product), Creator: n.Organisation, Language: language, Created: n.Made},
		Footer:     strings.TrimPrefix(n.Organisation+" · "+say("changenote.title", "product", n.Before.Product), " · "),
		Page:       say("changenote.page"), Of: say("changenote.of"), Landscape: true,
	}
	d.Blocks = append(d.Blocks, docx.Heading{Text: say("changenote.title", "product", n.Before.Product)}, t.front(n),
		docx.Heading{Level: 1, Text: say("changenote.changes")})
	for _, caution := range []string{t.Older(n), t.Partial(n), t.Translated(n)} {
		if caution != "" {
			d.Blocks = append(d.Blocks, paragraph(caution))
		}
	}
	d.Blocks = append(d.Blocks, t.changes(n)...)
	if len(n.Kept) > 0 {
		d.Blocks = append(d.Blocks, docx.Heading{Level: 1, Text: say("changenote.kept")}, t.kept(n))
	}
	d.Blocks = append(d.Blocks, docx.Heading{Level: 1, Text: say("changenote.objection")}, paragraph(t.Objection(n)),
		docx.Heading{Level: 1, Text: say("changenote.activities")})
	d.Blocks = append(d.Blocks, t.activities(n)...)
	d.Blocks = append(d.Blocks, docx.Heading{Level: 1, Text: say("changenote.decision")}, t.decision())
	return d.Write(w)
}

func paragraph(text string) docx.Paragraph {
	return docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: text}}}
}

func cell(text string) docx.TableCell { return docx.Cell(docx.Text{Text: text}) }

func label(text string) docx.TableCell {
	c := docx.Cell(docx.Text{Text: text, Bold: true})
	c.Shaded = true
	return c
}

// head is the first row of a table, with the words of these keys.
func (t Teller) head(keys ...string) docx.TableRow {
	row := docx.TableRow{Header: true}
	for _, key := range keys {
		row.Cells = append(row.Cells, docx.Cell(docx.Text{Text: t.Words.Say("changenote." + key), Bold: true}))
	}
	return row
}

// front says which statement of which product takes the place of which.
func (t Teller) front(n Note) docx.Table {
	table := docx.Table{Widths: []int{1, 3}}
	add := func(key, text string) {
		row := docx.TableRow{Cells: []docx.TableCell{label(t.Words.Say("changenote.front." + key)), cell(text)}}
		if text == "" {
			row.Cells[1] = docx.Cell(docx.Text{Text: t.Words.Say("changenote.missing"), Muted: true})
		}
		table.Rows = append(table.Rows, row)
	}
	add("product", n.Before.Product)
	add("vendor", n.Before.Vendor)
	add("before", t.Version(n.Before))
	add("after", t.Version(n.Stated))
	add("document", n.Document)
	if n.Hash != "" {
		add("hash", n.Hash)
	}
	add("received", n.Received.Format())
	if n.Fingerprint != "" {
		add("state", t.Words.Say("changenote.state", "date", model.DateOf(n.Made).Format(), "fingerprint", n.Fingerprint))
	}
	return table
}

// changes are the tables of what changed, one for each topic.
func (t Teller) changes(n Note) []docx.Block {
	if len(n.Changes) == 0 {
		return []docx.Block{paragraph(t.Words.Say("changenote.none"))}
	}
	var blocks []docx.Block
	left := false
	for _, topic := range renewal.Topics() {
		of := n.Of(topic)
		if len(of) == 0 {
			continue
		}
		table := docx.Table{Widths: []int{5, 3, 7, 7}, Rows: []docx.TableRow{t.head("subject", "what", "before", "after")}}
		for _, c := range of {
			table.Rows = append(table.Rows, t.changeRow(n, c))
			left = left || c.Left
		}
		blocks = append(blocks, docx.Heading{Level: 2, Text: t.Topic(topic)}, table)
	}
	if left {
		blocks = append(blocks, docx.Paragraph{Style: docx.Small, Runs: []docx.Inline{docx.Text{Text: t.Words.Say("changenote.left-note"), Muted: true}}})
	}
	return blocks
}

func (t Teller) changeRow(n Note, c Change) docx.TableRow {
	var before, after []string
	for _, l := range t.Lines(n, c) {
		if l.Before != "" {
			before = append(before, l.Label+": "+l.Before)
		}
		if l.After != "" {
			after = append(after, l.Label+": "+l.After)
		}
	}
	op := t.Op(c.Op)
	if left := t.Left(n, c); left != "" {
		op += "\n" + left
	}
	return docx.TableRow{Cells: []docx.TableCell{
		docx.Cell(docx.Text{Text: t.Subject(n, c), Bold: true}), cell(op), t.or(before), t.or(after),
	}}
}

// or is a cell of lines, or a dash that says that there are none.
func (t Teller) or(lines []string) docx.TableCell {
	if len(lines) == 0 {
		return docx.Cell(docx.Text{Text: "–", Muted: true})
	}
	return cell(strings.Join(lines, "\n"))
}

func (t Teller) kept(n Note) docx.Table {
	table := docx.Table{Widths: []int{5, 7, 7}, Rows: []docx.TableRow{t.head("subject", "stays", "says")}}
	for _, k := range n.Kept {
		stays := k.Stays
		if wrote := t.Wrote(k.Wrote); wrote != "" {
			stays += "\n" + wrote
		}
		table.Rows = append(table.Rows, docx.TableRow{Cells: []docx.TableCell{cell(k.Where), cell(stays), cell(k.Says)}})
	}
	return table
}

func (t Teller) activities(n Note) []docx.Block {
	if len(n.Touched) == 0 {
		return []docx.Block{paragraph(t.Words.Say("changenote.no-activities"))}
	}
	table := docx.Table{Widths: []int{2, 3}, Rows: []docx.TableRow{t.head("activity", "how")}}
	for _, touch := range n.Touched {
		table.Rows = append(table.Rows, docx.TableRow{Cells: []docx.TableCell{
			cell(t.Record(touch.Activity)), cell(strings.Join(t.Touch(touch, n.Received), "\n"))}})
	}
	return []docx.Block{table}
}

// decision is room for what was decided, by whom and when.
func (t Teller) decision() docx.Table {
	table := docx.Table{Widths: []int{1, 3}}
	for _, key := range []string{"choice", "motivation", "by", "on"} {
		said := t.Words.Say("changenote.decide." + key + "-room")
		table.Rows = append(table.Rows, docx.TableRow{Cells: []docx.TableCell{label(t.Words.Say("changenote.decide." + key)), cell(said)}})
	}
	return table
}
