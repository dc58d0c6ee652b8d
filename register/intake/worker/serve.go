package worker

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

// request is the first frame to the child.
func request(h header) []byte {
	var b bytes.Buffer
	if err := writeFrame(&b, h); err != nil {
		return nil // a few numbers and names always fit
	}
	return b.Bytes()
}

// serve reads one file from in and writes what it holds to out, under the watch of its
// memory. An error is a pipe that broke; what is wrong with the file is part of the
// answer.
func serve(in io.Reader, out io.Writer, watch func(int64)) error {
	var h header
	if err := readFrame(in, &h); err != nil {
		return err
	}
	watch(h.Memory)
	buffered := bufio.NewWriterSize(out, 64<<10)
	if h.Prepare {
		_ = pdf.Warm(context.Background(), h.Cache) // a document that needs it will tell
		return errors.Join(writeFrame(buffered, frame{End: true}), buffered.Flush())
	}
	if err := answerTo(h, in, buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

func answerTo(h header, in io.Reader, out io.Writer) error {
	if int64(h.Size) > h.Limits.File || h.Size < 0 {
		return answerFailure(out, &limits.Error{Op: "read document", Kind: limits.TooLarge, Limit: h.Limits.File})
	}
	data := make([]byte, h.Size)
	if _, err := io.ReadFull(in, data); err != nil {
		return err
	}
	content, err := read(data, h)
	if err != nil {
		return answerFailure(out, err)
	}
	err = answerContent(out, content)
	if limits.KindOf(err) != "" { // more than fits in a frame
		return answerFailure(out, err)
	}
	return err
}

// read reads the file; a reader that panics refuses it.
func read(data []byte, h header) (content *intake.Content, err error) {
	defer func() {
		if recover() != nil {
			content, err = nil, &limits.Error{Op: "read document", Kind: limits.Crashed}
		}
	}()
	h.Request.Cache = h.Cache
	return intake.Read(context.Background(), data, h.Request, h.Limits)
}

func answerFailure(out io.Writer, err error) error {
	f := &failure{Op: "read document", Kind: limits.Damaged}
	var e *limits.Error
	if errors.As(err, &e) {
		f = &failure{Op: e.Op, Kind: e.Kind, Subject: e.Subject, Limit: e.Limit}
	}
	if err := writeFrame(out, frame{Failure: f}); err != nil {
		return err
	}
	return writeFrame(out, frame{End: true})
}

func answerContent(out io.Writer, c *intake.Content) error {
	if err := writeFrame(out, frame{Type: c.Type, Parts: c.Parts}); err != nil {
		return err
	}
	if c.Document != nil {
		if err := answerDocument(out, c.Document); err != nil {
			return err
		}
	}
	if c.Proposal != nil {
		packed, err := c.Proposal.Pack()
		if err != nil {
			return err
		}
		if err := writeFrame(out, frame{Proposal: packed}); err != nil {
			return err
		}
	}
	if c.Book != nil {
		if err := answerBook(out, c); err != nil {
			return err
		}
	}
	return writeFrame(out, frame{End: true})
}

// batch is how many blocks, or rows of a sheet, go into one frame.
const batch = 200

func answerDocument(out io.Writer, doc *block.Document) error {
	if err := writeFrame(out, frame{Document: &about{doc.Title, doc.Language, doc.Notices}}); err != nil {
		return err
	}
	for i, part := range doc.Parts() {
		for blocks := range slices.Chunk(part, batch) {
			err := writeSome(out, blocks, func(b []block.Block) frame { return frame{Part: i, Blocks: b} })
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func answerBook(out io.Writer, c *intake.Content) error {
	b := c.Book
	if err := writeFrame(out, frame{Book: &book{b.Type, b.Notices, b.Delimiter, b.Encoding, b.Export, c.Mapping}}); err != nil {
		return err
	}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if err := writeFrame(out, frame{Sheet: &sheetHead{s.Name, s.Hidden, s.Merges, s.HiddenColumns}}); err != nil {
			return err
		}
		for some := range slices.Chunk(s.Rows, batch) {
			rows := make([]string, len(some))
			for j := range some {
				rows[j] = packRow(&some[j])
			}
			if err := writeSome(out, rows, func(r []string) frame { return frame{Rows: r} }); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeSome writes what goes into one frame; where it does not fit, each by itself.
func writeSome[T any](out io.Writer, some []T, as func([]T) frame) error {
	err := writeFrame(out, as(some))
	if limits.KindOf(err) == "" || len(some) == 1 {
		return err
	}
	for i := range some {
		if err := writeFrame(out, as(some[i:i+1])); err != nil {
			return err
		}
	}
	return nil
}
