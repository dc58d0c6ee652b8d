// Package intake takes outside documents in: it reads a file that may be hostile and
// makes a proposal of it, and writes nothing. What is proposed becomes part of a
// register only when somebody accepts it.
//
// # The way in
//
//	content, err := worker.Standard(cache).Read(ctx, data, intake.Request{Name: name}) // in a child process
//	content.Proposal.Document = proposal.NewDocument(name, content.Type.MediaType(), data)
//	accepted := content.Proposal.Accept(proposal.AtLeast(proposal.Certain))
//	steps := proposal.Plan(proposal.Register{State: ..., NewID: ..., NewRow: ...}, content.Proposal, accepted)
//
// Each step holds a complete record to save, parties before the services that refer to
// them; all steps of one document belong in one change, with the document beside it.
//
// A bundle gives the names of its parts; each is asked for in turn, so that what one of
// them does to its reader harms no other. [Together] tells which parts are about one
// product, and those can be asked for as one document. The bytes of a part never leave
// the process that reads it: what is kept is the bundle.
//
// # The packages below
//
//	limits      every bound, typed refusals, types by magic bytes, zip, XML, clean text
//	block       the form all readers give: headings, paragraphs, lists, tables, ticks
//	docx, odt, pdf, html, rtf, text  readers: bytes to blocks
//	bundle      the documents in a zip or mail
//	sheet       tables: a register in a spreadsheet
//	worker      reading in a child process that may crash, hang or be killed
//	words       comparing texts by their words, with room for slips
//	phrase      dates, terms, places, safeguards, answers in a few words
//	proposal    proposed records with source and confidence; accepting; planning
//	entry       what phrase reads, into the rows of a proposal
//	lexicon     the words by which documents are understood
//	bijsluiter  blocks to a proposal: a supplier's service
//	statement   blocks to a proposal: the activities of who wrote a privacy statement
//
// Errors are of type *limits.Error, or the context's own.
package intake

import (
	"context"

	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/html"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/odt"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/rtf"
	"verwerkingsregister/register/intake/statement"
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
	return blocks(ctx, data, t, "")
}

// blocks is Blocks with a folder in which a reader may keep what it made ready for the
// next time.
func blocks(ctx context.Context, data []byte, t limits.Table, cache string) (*block.Document, limits.Type, error) {
	const op = "read document"
	if err := fits(data, t); err != nil {
		return nil, limits.Unknown, err
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
	case typ == limits.Msg:
		return nil, typ, &limits.Error{Op: op, Kind: limits.Outlook}
	case !ok:
		return nil, typ, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(typ)}
	}
	doc, err := read(ctx, data, t)
	return doc, typ, err
}

// fits refuses what is empty or too large to look at.
func fits(data []byte, t limits.Table) error {
	switch {
	case len(data) == 0:
		return &limits.Error{Op: "read document", Kind: limits.Empty}
	case int64(len(data)) > t.File:
		return &limits.Error{Op: "read document", Kind: limits.TooLarge, Limit: t.File}
	}
	return nil
}

// readers are the types there is a reader for.
var readers = map[limits.Type]func(context.Context, []byte, limits.Table) (*block.Document, error){
	limits.Docx: docx.Read,
	limits.Odt:  odt.Read,
	limits.HTML: html.Read,
	limits.RTF:  rtf.Read,
	limits.Text: text.Read,
}

// Propose reads a document and proposes what it says.
func Propose(ctx context.Context, f File, t limits.Table) (*proposal.Proposal, error) {
	doc, typ, err := Blocks(ctx, f.Data, t)
	if err != nil {
		return nil, err
	}
	return Interpret(f, doc, typ, AsFound), nil
}

// Interpret proposes what a document says that was read already, here or by package
// worker. Unless it is said which, a document that calls itself a statement is read as one,
// and any other as a bijsluiter; where that gives nothing and the other does, as the other.
func Interpret(f File, doc *block.Document, typ limits.Type, as Form) *proposal.Proposal {
	file := proposal.NewDocument(f.Name, typ.MediaType(), f.Data)
	switch {
	case as == AsBijsluiter:
		return bijsluiter.Read(doc, file)
	case as == AsStatement:
		return statement.Read(doc, file)
	case statement.Recognised(doc):
		return statement.Read(doc, file)
	}
	p := bijsluiter.Read(doc, file)
	if len(p.Items) == 0 && statement.Mentioned(doc) {
		if q := statement.Read(doc, file); len(q.Items) > 0 {
			return q
		}
	}
	return p
}
