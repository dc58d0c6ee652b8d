// Package propose reads a document of a supplier into a proposal: it finds out
// what the file is and gives it to the reader for that, for window and command
// line alike. It writes nothing; package accept takes a proposal over.
package propose

import (
	"context"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// Reader reads documents. The zero value reads them in this process; the
// program gives it a Blocks that does so in a child process, which a hostile
// document may crash.
type Reader struct {
	Blocks func(ctx context.Context, data []byte) (*block.Document, limits.Type, error)
}

// Document reads a bijsluiter into a proposal, and gives the text of the
// document as well, to be shown beside it. What the file is follows from its
// bytes; the name is only how the user knows it. A refusal is a *limits.Error.
func (r Reader) Document(ctx context.Context, name string, data []byte) (*block.Document, *proposal.Proposal, error) {
	read := r.Blocks
	if read == nil {
		read = func(ctx context.Context, data []byte) (*block.Document, limits.Type, error) {
			return intake.Blocks(ctx, data, limits.Standard())
		}
	}
	document, kind, err := read(ctx, data)
	if err != nil {
		return nil, nil, err
	}
	return document, intake.Interpret(intake.File{Name: name, Data: data}, document, kind), nil
}

// Endings are what the names of the files end with that are asked for.
func Endings() []string {
	return []string{".docx", ".odt", ".pdf", ".html", ".htm", ".rtf", ".txt", ".md", ".json"}
}
