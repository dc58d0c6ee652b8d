// Package intake takes outside documents in: it reads a file that may be hostile and
// makes a proposal of it, and writes nothing. What is proposed becomes part of a
// register only when somebody accepts it.
//
// # The way in
//
//	doc, typ, err := intake.Blocks(ctx, data, limits.Standard())   // bytes -> plain blocks
//	p, err := intake.Propose(ctx, intake.File{Name: name, Data: data}, limits.Standard())
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
//	docx, odt, html, rtf, text  readers: bytes to blocks
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
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/html"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/odt"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/rtf"
	"verwerkingsregister/register/intake/text"
)

// File is a document as it came in.
type File struct {
	Name string // as the user knows it; nothing is opened by it
	Data []byte
}

// Blocks reads a document by what its bytes say it is.
func Blocks(ctx context.Context, data []byte, t limits.Table) (*block.Document, limits.Type, error) {
	const op = "read document"
	if len(data) == 0 {
		return nil, limits.Unknown, &limits.Error{Op: op, Kind: limits.Empty}
	}
	if int64(len(data)) > t.File {
		return nil, limits.Unknown, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.File}
	}
	typ := limits.Sniff(data, t)
	read, ok := readers[typ]
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

// Propose reads a document and proposes what it says.
func Propose(ctx context.Context, f File, t limits.Table) (*proposal.Proposal, error) {
	doc, typ, err := Blocks(ctx, f.Data, t)
	if err != nil {
		return nil, err
	}
	return bijsluiter.Read(doc, proposal.NewDocument(f.Name, typ.MediaType(), f.Data)), nil
}
