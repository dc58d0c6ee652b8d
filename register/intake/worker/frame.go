package worker

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

// maxFrame is the largest frame, in bytes. A frame is its length in four bytes, the
// highest first, and that many bytes of JSON.
const maxFrame = 8 << 20

// header is the first frame to the child; the bytes of the file follow it.
type header struct {
	Request intake.Request `json:"request"`
	Limits  limits.Table   `json:"limits"`
	Memory  int64          `json:"memory"`
	Cache   string         `json:"cache,omitempty"`
	Size    int            `json:"size"`
	// Prepare asks for no file to be read, but for the reader of PDF to be compiled into
	// the cache.
	Prepare bool `json:"prepare,omitempty"`
}

// frame is one frame of the answer. The first says what the file is, or why it is
// refused; those of a document or a workbook follow, and the last is the end.
type frame struct {
	Failure *failure    `json:"failure,omitempty"`
	Type    limits.Type `json:"type,omitempty"`
	Parts   []string    `json:"parts,omitempty"` // of a bundle

	Document *about          `json:"document,omitempty"`
	Part     int             `json:"part,omitempty"` // of the document the blocks are of
	Blocks   []block.Block   `json:"blocks,omitempty"`
	Proposal json.RawMessage `json:"proposal,omitempty"`

	Book  *book      `json:"book,omitempty"`
	Sheet *sheetHead `json:"sheet,omitempty"`
	Rows  []string   `json:"rows,omitempty"` // of the last sheet; see packRow

	End bool `json:"end,omitempty"`
}

// failure is an error on its way to the parent.
type failure struct {
	Op      string      `json:"op"`
	Kind    limits.Kind `json:"kind"`
	Subject string      `json:"subject,omitempty"`
	Limit   int64       `json:"limit,omitempty"`
}

// about is what a document says of itself.
type about struct {
	Title    string         `json:"title,omitempty"`
	Language string         `json:"language,omitempty"`
	Notices  []block.Notice `json:"notices,omitempty"`
}

// book is a workbook without its sheets.
type book struct {
	Type      limits.Type    `json:"type"`
	Notices   []block.Notice `json:"notices,omitempty"`
	Delimiter string         `json:"delimiter,omitempty"`
	Encoding  string         `json:"encoding,omitempty"`
	Export    *origin.Mark   `json:"export,omitempty"`
	Mapping   sheet.Mapping  `json:"mapping"`
}

// sheetHead is a sheet without its rows.
type sheetHead struct {
	Name    string       `json:"name"`
	Hidden  bool         `json:"hidden,omitempty"`
	Merges  []grid.Area  `json:"merges,omitempty"`
	Columns map[int]bool `json:"columns,omitempty"` // that are hidden
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
