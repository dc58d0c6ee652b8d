// Package xlsx reads workbooks of Excel into a grid.Book: values as they were when
// the workbook was saved, never formulas; days as days, whatever their format; hidden
// sheets, rows and columns as hidden.
//
// It reads the parts itself, with package markup, where excelize has an iterator of
// rows: that one gives the text of a cell or its number but not its format, so a day
// could only be told from a number by reading every sheet twice; it writes big
// sheets, unencrypted, to the folder for temporary files; and it takes three times as
// long. The tests hold that both read the same.
//
// Whatever the file, reading ends within the bounds of the limits.Table. Links to
// outside, macros, pictures and embedded files are never opened; they are counted.
package xlsx

import (
	"context"
	"path"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/sheet/markup"
)

const op = "read xlsx"

// Read reads a workbook. A refusal is a *limits.Error.
func Read(ctx context.Context, data []byte, t limits.Table) (*grid.Book, error) {
	archive, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	r := &reader{ctx: ctx, table: t, archive: archive, book: grid.NewBuilder(limits.Xlsx, t)}
	if err := r.workbook(); err != nil {
		return nil, err
	}
	r.notices()
	if properties, err := archive.Read("docProps/custom.xml"); err == nil {
		r.book.Book.Exported(properties, t)
	}
	return &r.book.Book, nil
}

type reader struct {
	ctx     context.Context
	table   limits.Table
	archive *limits.Archive
	book    *grid.Builder

	strings []string
	dates   []dateStyle // by the number of a cell's format
	since04 bool        // days are counted from 1904
}

// scan gives a scanner for a part of the workbook.
func (r *reader) scan(name string) (*markup.Scanner, error) {
	data, err := r.archive.Read(name)
	if err != nil {
		return nil, err
	}
	return markup.New(data, r.table)
}

// relation is a part that another part points at.
type relation struct{ kind, target string }

// relations gives the parts that a part points at, by their ID; targets outside the
// file are left out and counted.
func (r *reader) relations(part string) (map[string]relation, error) {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if !r.archive.Has(name) {
		return nil, nil
	}
	s, err := r.scan(name)
	if err != nil {
		return nil, err
	}
	out := map[string]relation{}
	for s.Next() {
		if s.Kind() != markup.Start || !s.Is("Relationship") {
			continue
		}
		if s.Attr("TargetMode") == "External" {
			r.book.Book.Note(block.External, 1)
			continue
		}
		target := strings.ReplaceAll(s.Attr("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		out[s.Attr("Id")] = relation{path.Base(s.Attr("Type")), strings.TrimPrefix(target, "/")}
	}
	return out, s.Err()
}

// listed is a sheet as the workbook lists it.
type listed struct {
	name, id string
	hidden   bool
}

func (r *reader) workbook() error {
	main, err := r.main()
	if err != nil {
		return err
	}
	relations, err := r.relations(main)
	if err != nil {
		return err
	}
	sheets, err := r.list(main)
	if err != nil {
		return err
	}
	for _, rel := range relations {
		switch rel.kind {
		case "sharedStrings":
			err = r.readStrings(rel.target)
		case "styles":
			err = r.readStyles(rel.target)
		}
		if err != nil {
			return err
		}
	}
	for _, l := range sheets {
		rel, ok := relations[l.id]
		if !ok {
			return &limits.Error{Op: op, Kind: limits.Damaged, Subject: "sheet"}
		}
		if err := r.book.Sheet(l.name, l.hidden); err != nil {
			return err
		}
		if rel.kind != "worksheet" { // a sheet that is a chart or a dialogue has no cells
			continue
		}
		if err := r.sheet(rel.target); err != nil {
			return err
		}
	}
	return nil
}

// main finds the part of the workbook itself.
func (r *reader) main() (string, error) {
	relations, err := r.relations("")
	if err != nil {
		return "", err
	}
	for _, rel := range relations {
		if rel.kind == "officeDocument" {
			return rel.target, nil
		}
	}
	if r.archive.Has("xl/workbook.xml") {
		return "xl/workbook.xml", nil
	}
	return "", &limits.Error{Op: op, Kind: limits.Damaged, Subject: "workbook"}
}

func (r *reader) list(main string) ([]listed, error) {
	s, err := r.scan(main)
	if err != nil {
		return nil, err
	}
	var out []listed
	for s.Next() {
		switch {
		case s.Kind() != markup.Start:
		case s.Is("workbookPr"):
			r.since04 = truth(s.Attr("date1904"))
		case s.Is("sheet"):
			// The local name of r:id is id; sheetId is another one.
			out = append(out, listed{s.Attr("name"), s.Attr("id"), s.Attr("state") == "hidden" || s.Attr("state") == "veryHidden"})
		}
	}
	return out, s.Err()
}

func truth(s string) bool { return s == "1" || s == "true" || s == "on" }

// readStrings reads the texts that cells share, without the readings of Japanese
// characters that may stand beside them.
func (r *reader) readStrings(part string) error {
	s, err := r.scan(part)
	if err != nil {
		return err
	}
	var total int64
	for s.Next() {
		if s.Kind() != markup.Start || !s.Is("si") {
			continue
		}
		text := richText(s)
		if total += int64(len(text)); total > r.table.SheetText || len(r.strings) >= r.table.Cells {
			return &limits.Error{Op: op, Kind: limits.TooMuchText, Limit: r.table.SheetText}
		}
		r.strings = append(r.strings, text)
	}
	return s.Err()
}

// richText gives the text of the element that has just started.
func richText(s *markup.Scanner) string {
	depth, first := s.Depth(), ""
	var more []byte
	for s.Next() && s.Depth() >= depth {
		switch {
		case s.Kind() == markup.Start && s.Is("rPh"):
			s.Skip()
		case s.Kind() == markup.Start && s.Is("t"):
			t := element(s)
			if first == "" {
				first = t
				continue
			}
			more = append(more, t...)
		}
	}
	return unescape(first + string(more))
}

// element gives the text directly in the element that has just started.
func element(s *markup.Scanner) string {
	depth, one := s.Depth(), ""
	for s.Next() && s.Depth() >= depth {
		if s.Kind() == markup.Text {
			if one == "" {
				one = string(s.Text())
				continue
			}
			one += string(s.Text())
		}
	}
	return one
}

// notices tells what the workbook holds that is not read.
func (r *reader) notices() {
	for _, name := range r.archive.Names() {
		lower := strings.ToLower(name)
		switch {
		case strings.Contains(lower, "/comments") || strings.Contains(lower, "/threadedcomments/"):
			r.book.Book.Note(block.Comments, 1)
		case strings.Contains(lower, "/media/"):
			r.book.Book.Note(block.Pictures, 1)
		case strings.Contains(lower, "/embeddings/") || strings.Contains(lower, "/activex/"):
			r.book.Book.Note(block.Embedded, 1)
		case strings.HasSuffix(lower, "vbaproject.bin"):
			r.book.Book.Note(block.Macros, 1)
		}
	}
}
