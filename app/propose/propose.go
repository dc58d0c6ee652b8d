// Package propose reads the files of others into proposals: it finds out what a
// file is, has it read in a process of its own, and takes a bundle apart, for
// window and command line alike. It writes nothing; package accept takes a
// proposal over.
//
//	found, err := reader.Open(ctx, propose.File{Name: name, Data: data})
//
// A file gives one [Found]; a zip or mail one for each of its parts, or one for
// several parts that are about one product (agreement, annex 1, annex 2). What
// can't be read of a bundle is among them, with the reason. The document that is
// kept with what is taken over is the file itself, so the bundle and not a part
// of it: its hash is that of what the supplier sent.
package propose

import (
	"context"
	"path/filepath"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/delimited"
)

// Reader reads files. The zero value reads them in this process; the program
// gives it a Read that does so in a child process, which a hostile file may
// crash.
type Reader struct {
	Read func(ctx context.Context, data []byte, q intake.Request) (*intake.Content, error)
}

// File is a file as it came in.
type File struct {
	// Name is what the user calls it; nothing is opened by it. A name without an
	// ending, such as that of pasted text, gets the one of what it turns out to be.
	Name string
	Data []byte
	As   intake.Form // what to read it as; the zero value goes by its bytes
	// Password opens a workbook that was encrypted with it.
	Password string
	// Text is what is known of how a file of delimited values is written.
	Text delimited.As
}

// Locked tells, of why a file was refused, whether its password would change that:
// it is an Office file that is encrypted, and no password or a wrong one was given.
func (f File) Locked(refusal error) bool {
	switch limits.KindOf(refusal) {
	case limits.Encrypted, limits.WrongPassword:
		return limits.Sniff(f.Data, limits.Standard()) == limits.Protected
	}
	return false
}

// Found is what was read out of a file, or of parts of a bundle: one of Err,
// Proposal, Spreadsheet and JSON.
type Found struct {
	// Parts are the parts of a bundle this is about; none for a file by itself.
	Parts []string
	// Err is why a part of a bundle can't be read: a *limits.Error.
	Err error
	// Proposal is what a document proposes, Document its text, to be shown beside it.
	Document *block.Document
	Proposal *proposal.Proposal
	// Spreadsheet is a register in a table.
	Spreadsheet *Spreadsheet
	// JSON is a register as JSON, for package interchange.
	JSON []byte
}

// Open reads a file. What it is follows from its bytes. A refusal of the whole
// file is a *limits.Error, or the context's own.
func (r Reader) Open(ctx context.Context, f File) ([]Found, error) {
	content, err := r.read(ctx, f.Data, intake.Request{Name: f.Name, As: f.As, Password: f.Password, Text: f.Text})
	if err != nil {
		return nil, err
	}
	if filepath.Ext(f.Name) == "" {
		f.Name += content.Type.Ending()
	}
	o := opening{reader: r, file: f, document: proposal.NewDocument(f.Name, content.Type.MediaType(), f.Data)}
	if content.Parts != nil {
		return o.parts(ctx, content.Parts)
	}
	return []Found{o.found(content, nil)}, nil
}

func (r Reader) read(ctx context.Context, data []byte, q intake.Request) (*intake.Content, error) {
	if r.Read == nil {
		return intake.Read(ctx, data, q, limits.Standard())
	}
	return r.Read(ctx, data, q)
}

// opening is the reading of one file.
type opening struct {
	reader   Reader
	file     File
	document proposal.Document
}

// found makes what was read ready to be looked at.
func (o opening) found(c *intake.Content, parts []string) Found {
	document := o.document
	if len(parts) == 1 {
		document.Part = parts[0]
	}
	f := Found{Parts: parts}
	switch {
	case c.Proposal != nil:
		c.Proposal.Document = document
		f.Document, f.Proposal = c.Document, c.Proposal
	case c.Book != nil:
		f.Spreadsheet = &Spreadsheet{Book: c.Book, Mapping: c.Mapping, Document: document}
	default:
		f.JSON = o.file.Data
	}
	return f
}

// parts reads the parts of a bundle, each by itself, and then those that are
// about one product as one document.
func (o opening) parts(ctx context.Context, names []string) ([]Found, error) {
	contents := make([]*intake.Content, len(names))
	refused := make([]error, len(names))
	for i := range names {
		contents[i], refused[i] = o.reader.read(ctx, o.file.Data, intake.Request{Name: names[i], As: o.file.As, Parts: []int{i}})
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	var all []Found
	for _, group := range intake.Together(contents) {
		if whole, ok := o.together(ctx, names, group); ok {
			all = append(all, whole)
			continue
		}
		for _, i := range group {
			if refused[i] != nil {
				all = append(all, Found{Parts: names[i : i+1], Err: refused[i]})
				continue
			}
			all = append(all, o.found(contents[i], names[i:i+1]))
		}
	}
	return all, ctx.Err()
}

// together reads several parts as one document. It is no use when that does not
// give the one service they are about: then each stays a proposal of its own.
func (o opening) together(ctx context.Context, names []string, group []int) (Found, bool) {
	if len(group) < 2 {
		return Found{}, false
	}
	content, err := o.reader.read(ctx, o.file.Data, intake.Request{Name: o.file.Name, As: o.file.As, Parts: group})
	if err != nil || !intake.OneService(content) {
		return Found{}, false
	}
	parts := make([]string, len(group))
	for i, at := range group {
		parts[i] = names[at]
	}
	return o.found(content, parts), true
}

// Endings are what the names of the files end with that are asked for. A message
// of Outlook is among them, so that whoever has one hears what to do with it.
func Endings() []string {
	return []string{".docx", ".odt", ".pdf", ".html", ".htm", ".rtf", ".txt", ".md", ".eml", ".msg", ".zip", ".xlsx", ".ods", ".csv", ".json"}
}
