// Package propose reads a document of a supplier into a proposal: it finds out
// what the file is and gives it to the reader for that, for window and command
// line alike. It writes nothing; package accept takes a proposal over.
package propose

import (
	"context"

	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/text"
)

// readers are the readers there are, by what a file is.
var readers = map[limits.Type]func(context.Context, []byte, limits.Table) (*block.Document, error){
	limits.Docx: docx.Read,
	limits.Text: text.Read,
}

// Read reads a bijsluiter into a proposal. What the file is follows from its
// bytes; the name is only how the user knows it. A refusal is a *limits.Error.
func Read(ctx context.Context, name string, data []byte) (*proposal.Proposal, error) {
	_, p, err := Document(ctx, name, data)
	return p, err
}

// Document does what Read does, and gives the text of the document as well, to be
// shown beside the proposal.
func Document(ctx context.Context, name string, data []byte) (*block.Document, *proposal.Proposal, error) {
	kind := limits.Sniff(data, limits.Standard())
	read, ok := readers[kind]
	switch {
	case len(data) == 0:
		return nil, nil, &limits.Error{Op: "read source", Kind: limits.Empty}
	case kind == limits.Protected:
		return nil, nil, &limits.Error{Op: "read source", Kind: limits.Encrypted}
	case !ok:
		return nil, nil, &limits.Error{Op: "read source", Kind: limits.Unsupported, Subject: string(kind)}
	}
	document, err := read(ctx, data, limits.Standard())
	if err != nil {
		return nil, nil, err
	}
	return document, bijsluiter.Read(document, proposal.NewDocument(name, kind.MediaType(), data)), nil
}
