package worker

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// maxFrame is the largest frame, in bytes. A frame is its length in four bytes, the
// highest first, and that many bytes of JSON.
const maxFrame = 8 << 20

// header is the first frame to the child; the bytes of the document follow it.
type header struct {
	Limits limits.Table `json:"limits"`
	Memory int64        `json:"memory"`
	Cache  string       `json:"cache,omitempty"`
	Size   int          `json:"size"`
}

// frame is one frame of the answer: the start, a run of blocks of one part, or the end.
type frame struct {
	Type    limits.Type    `json:"type,omitempty"`
	Failure *failure       `json:"failure,omitempty"`
	Title   string         `json:"title,omitempty"`
	Lang    string         `json:"language,omitempty"`
	Notices []block.Notice `json:"notices,omitempty"`
	Part    int            `json:"part,omitempty"`
	Blocks  []block.Block  `json:"blocks,omitempty"`
	End     bool           `json:"end,omitempty"`
}

// failure is an error on its way to the parent.
type failure struct {
	Op      string      `json:"op"`
	Kind    limits.Kind `json:"kind"`
	Subject string      `json:"subject,omitempty"`
	Limit   int64       `json:"limit,omitempty"`
}

func writeFrame(w io.Writer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	if len(data) > maxFrame {
		return &limits.Error{Op: "write frame", Kind: limits.TooMuchText, Limit: maxFrame}
	}
	if err := binary.Write(w, binary.BigEndian, uint32(len(data))); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// readFrame reads one frame; what has no end or is too long is refused before it is kept.
func readFrame(r io.Reader, v any) error {
	var size uint32
	if err := binary.Read(r, binary.BigEndian, &size); err != nil {
		return fmt.Errorf("read frame: %w", err)
	}
	if size > maxFrame {
		return &limits.Error{Op: "read frame", Kind: limits.TooMuchText, Limit: maxFrame}
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(r, data); err != nil {
		return fmt.Errorf("read frame: %w", err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("read frame: %w", err)
	}
	return nil
}

// answer is what the child said.
type answer struct {
	typ     limits.Type
	failure *failure
	doc     *block.Document
	whole   bool
}

// maxAnswer bounds all frames of one answer together.
const maxAnswer = 64 << 20

func readAnswer(r io.Reader, t limits.Table) (*answer, error) {
	r = io.LimitReader(r, maxAnswer)
	a := &answer{doc: &block.Document{}}
	parts := []*[]block.Block{&a.doc.Blocks, &a.doc.Footnotes, &a.doc.Headers, &a.doc.Footers}
	count := 0
	for {
		var f frame
		if err := readFrame(r, &f); err != nil {
			return nil, err
		}
		switch {
		case f.End:
			a.whole = true
			return a, nil
		case f.Failure != nil:
			a.failure, a.typ = f.Failure, f.Type
		case f.Blocks != nil:
			if f.Part < 0 || f.Part >= len(parts) {
				return nil, errors.New("read frame: no such part")
			}
			if count += len(f.Blocks); count > t.Blocks {
				return nil, &limits.Error{Op: "read frame", Kind: limits.TooManyElements, Limit: int64(t.Blocks)}
			}
			*parts[f.Part] = append(*parts[f.Part], f.Blocks...)
		default:
			a.typ, a.doc.Title, a.doc.Language, a.doc.Notices = f.Type, f.Title, f.Lang, f.Notices
		}
	}
}

// check holds the answer to the bounds once more.
func (a *answer) check(t limits.Table) (*block.Document, limits.Type, error) {
	if a.failure != nil {
		f := a.failure
		return nil, a.typ, &limits.Error{Op: f.Op, Kind: f.Kind, Subject: limits.Clean(f.Subject), Limit: f.Limit}
	}
	if err := a.doc.Check(t); err != nil {
		return nil, a.typ, err
	}
	return a.doc, a.typ, nil
}
