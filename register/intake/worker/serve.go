package worker

import (
	"bytes"
	"context"
	"errors"
	"io"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// request is the first frame to the child.
func request(h header) []byte {
	var b bytes.Buffer
	if err := writeFrame(&b, h); err != nil {
		return nil // a table of numbers always fits
	}
	return b.Bytes()
}

// batch is how many blocks go into one frame.
const batch = 200

// serve reads one document from in and writes its blocks to out, under the watch of its
// memory. An error is a pipe
// that broke; what is wrong with the document is part of the answer.
func serve(in io.Reader, out io.Writer, watch func(int64)) error {
	var h header
	if err := readFrame(in, &h); err != nil {
		return err
	}
	watch(h.Memory)
	if int64(h.Size) > h.Limits.File || h.Size < 0 {
		return answerFailure(out, limits.Unknown, &limits.Error{Op: "read document", Kind: limits.TooLarge, Limit: h.Limits.File})
	}
	data := make([]byte, h.Size)
	if _, err := io.ReadFull(in, data); err != nil {
		return err
	}
	doc, typ, err := read(data, h)
	if err != nil {
		return answerFailure(out, typ, err)
	}
	return answerDocument(out, typ, doc)
}

// read reads the document; a reader that panics refuses it.
func read(data []byte, h header) (doc *block.Document, typ limits.Type, err error) {
	defer func() {
		if recover() != nil {
			doc, err = nil, &limits.Error{Op: "read document", Kind: limits.Crashed}
		}
	}()
	return intake.BlocksCached(context.Background(), data, h.Limits, h.Cache)
}

func answerFailure(out io.Writer, typ limits.Type, err error) error {
	f := &failure{Op: "read document", Kind: limits.Damaged}
	var e *limits.Error
	if errors.As(err, &e) {
		f = &failure{Op: e.Op, Kind: e.Kind, Subject: e.Subject, Limit: e.Limit}
	}
	if err := writeFrame(out, frame{Type: typ, Failure: f}); err != nil {
		return err
	}
	return writeFrame(out, frame{End: true})
}

func answerDocument(out io.Writer, typ limits.Type, doc *block.Document) error {
	if err := writeFrame(out, frame{Type: typ, Title: doc.Title, Lang: doc.Language, Notices: doc.Notices}); err != nil {
		return err
	}
	for i, part := range doc.Parts() {
		for len(part) > 0 {
			n := min(batch, len(part))
			err := writeFrame(out, frame{Part: i, Blocks: part[:n]})
			if limits.KindOf(err) != "" {
				if n > 1 { // long blocks: one at a time
					err = writeSingly(out, i, part[:n])
				}
				if limits.KindOf(err) != "" {
					return answerFailure(out, typ, err)
				}
			}
			if err != nil {
				return err
			}
			part = part[n:]
		}
	}
	return writeFrame(out, frame{End: true})
}

func writeSingly(out io.Writer, part int, blocks []block.Block) error {
	for i := range blocks {
		if err := writeFrame(out, frame{Part: part, Blocks: blocks[i : i+1]}); err != nil {
			return err
		}
	}
	return nil
}
