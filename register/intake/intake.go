// Package intake takes outside documents in: it reads a file that may be hostile and
// makes a proposal of it, and writes nothing. What is proposed becomes part of a
// register only when somebody accepts it.
//
// # The way in
//
//	files, err := intake.Open(ctx, intake.File{Name: name, Data: data}, limits.Standard())
//	doc, typ, err := worker.Standard(cache).Blocks(ctx, files[0].Data) // in a child process
//	p := intake.Interpret(files[0], doc, typ)
//	accepted := p.Accept(proposal.AtLeast(proposal.Certain))
//	steps := proposal.Plan(proposal.Register{State: ..., NewID: ..., NewRow: ...}, p, accepted)
//
// Each step holds a complete record to save, parties before the services that refer to
// them; all steps of one document belong in one change, with p.Document beside it.
//
// # The packages below
//
//	limits      every bound, typed refusals, types by magic bytes, zip, XML, clean text
//	block       the form all readers give: headings, paragraphs, lists, tables, ticks
//	docx, odt, pdf, html, rtf, text  readers: bytes to blocks
//	bundle      the documents in a zip or mail
//	worker      reading in a child process that may crash, hang or be killed
//	words       comparing texts by their words, with room for slips
//	phrase      dates, terms, places, safeguards, answers in a few words
//	proposal    proposed records with source and confidence; accepting; planning
//	bijsluiter  blocks to a proposal
//
// Errors are of type *limits.Error, or the context's own.
package intake

import (
	"context"

	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/bundle"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/html"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/odt"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/rtf"
	"verwerkingsregister/register/intake/text"
)

// File is a document as it came in.
type File struct {
	Name string // as the user knows it; nothing is opened by it
	Data []byte
}

// Blocks reads a document by what its bytes say it is, in this process. Documents of
// others are better read by package worker, in a process of their own.
func Blocks(ctx context.Context, data []byte, t limits.Table) (*block.Document, limits.Type, error) {
	return BlocksCached(ctx, data, t, "")
}

// BlocksCached is Blocks with a folder in which a reader may keep what it made ready for
// the next time.
func BlocksCached(ctx context.Context, data []byte, t limits.Table, cache string) (*block.Document, limits.Type, error) {
	const op = "read document"
	if len(data) == 0 {
		return nil, limits.Unknown, &limits.Error{Op: op, Kind: limits.Empty}
	}
	if int64(len(data)) > t.File {
		return nil, limits.Unknown, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.File}
	}
	typ := limits.Sniff(data, t)
	read, ok := readers[typ]
	if typ == limits.PDF {
		read, ok = func(ctx context.Context, data []byte, t limits.Table) (*block.Document, error) {
			return pdf.Read(ctx, data, t, cache)
		}, true
	}
	switch {
	case typ == limits.Protected:
		return nil, typ, &limits.Error{Op: op, Kind: limits.Encrypted}
	case !ok:
		return nil, typ, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(typ)}
	}
	doc, err := read(ctx, data, t)
	return doc, typ, err
}

// readers are the types there is a reader for.
var readers = map[limits.Type]func(context.Context, []byte, limits.Table) (*block.Document, error){
	limits.Docx: docx.Read,
	limits.Odt:  odt.Read,
	limits.HTML: html.Read,
	limits.RTF:  rtf.Read,
	limits.Text: text.Read,
}

// Open takes a bundle apart: a zip or a mail gives the documents in it, any other file
// itself. A bundle inside a bundle stays as it is.
func Open(ctx context.Context, f File, t limits.Table) ([]File, error) {
	if int64(len(f.Data)) > t.File {
		return nil, &limits.Error{Op: "read document", Kind: limits.TooLarge, Limit: t.File}
	}
	var parts []bundle.File
	var err error
	switch limits.Sniff(f.Data, t) {
	case limits.Zip:
		parts, err = bundle.Zip(ctx, f.Data, t)
	case limits.Mail:
		parts, err = bundle.Mail(ctx, f.Data, t)
	default:
		return []File{f}, nil
	}
	if err != nil {
		return nil, err
	}
	files := make([]File, len(parts))
	for i, p := range parts {
		files[i] = File{Name: p.Name, Data: p.Data}
		if p.Name == "" {
			files[i].Name = f.Name
		}
	}
	return files, nil
}

// Propose reads a document and proposes what it says.
func Propose(ctx context.Context, f File, t limits.Table) (*proposal.Proposal, error) {
	doc, typ, err := Blocks(ctx, f.Data, t)
	if err != nil {
		return nil, err
	}
	return Interpret(f, doc, typ), nil
}

// Interpret proposes what a document says that was read already, here or by package
// worker.
func Interpret(f File, doc *block.Document, typ limits.Type) *proposal.Proposal {
	return bijsluiter.Read(doc, proposal.NewDocument(f.Name, typ.MediaType(), f.Data))
}
