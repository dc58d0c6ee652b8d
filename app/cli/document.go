package cli

import (
	"context"
	"strings"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/register"
)

// writtenDocument is a kept document that was written, as JSON.
type writtenDocument struct {
	Path string `json:"path"`
	Name string `json:"name"`
	Hash string `json:"hash"` // SHA-256, in hex
}

// exportDocument writes a document that the register keeps as it came in.
func (c *call) exportDocument(ctx context.Context, out string) (int, error) {
	var done writtenDocument
	code, err := c.with(ctx, reading, func(reg *register.Register) (int, error) {
		all, err := reg.Documents(ctx)
		if err != nil {
			return Refused, err
		}
		document, err := c.keptDocument(all)
		if err != nil {
			return WrongUse, err
		}
		done = writtenDocument{out, document.Name, document.Hash}
		return Refused, publish.WriteDocument(ctx, reg, document.Hash, out)
	})
	switch {
	case err != nil:
		return code, err
	case c.opt.json:
		return Done, c.putJSON(done)
	}
	c.printf("%s\n", c.Words.Say("cli.export.document", "file", out, "name", line(done.Name)))
	return Done, nil
}

// keptDocument chooses a document by its name or the beginning of its hash.
func (c *call) keptDocument(all []register.Document) (chosen register.Document, err error) {
	const least = 6 // digits of a hash that is meant as such
	asked := strings.ToLower(c.opt.document)
	var found []string
	for _, d := range all {
		if strings.EqualFold(d.Name, c.opt.document) || len(asked) >= least && strings.HasPrefix(d.Hash, asked) {
			chosen = d
			found = append(found, d.Hash[:2*least])
		}
	}
	switch len(found) {
	case 0:
		if len(all) == 0 {
			return chosen, notThere("cli.absent.documents")
		}
		names := make([]string, len(all))
		for i, d := range all {
			names[i] = line(d.Name) + " (" + d.Hash[:2*least] + ")"
		}
		return chosen, notThere("cli.absent.document", "document", line(c.opt.document), "names", strings.Join(names, ", "))
	case 1:
		return chosen, nil
	}
	return chosen, misuse("cli.misuse.several-documents", "document", line(c.opt.document), "hashes", strings.Join(found, ", "))
}
