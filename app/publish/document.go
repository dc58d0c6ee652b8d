package publish

import (
	"context"
	"io"

	"verwerkingsregister/export/safefile"
	"verwerkingsregister/register"
)

// WriteDocument writes a document that the register keeps to a file, byte for byte
// as it came in: the whole of it, or the file stays as it was. hash is its SHA-256
// in hex. The error is a [*register.Error] when the register has no such document,
// or has it damaged.
func WriteDocument(ctx context.Context, reg *register.Register, hash, path string) error {
	document, err := reg.Document(ctx, hash)
	if err != nil {
		return err
	}
	return safefile.Write(ctx, path, func(w io.Writer) error {
		_, err := w.Write(document.Bytes)
		return err
	})
}
