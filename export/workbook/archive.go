package workbook

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// archive is the zip file that a workbook is. The library makes the sheets without
// rows; here they get them, straight into the file, so that a workbook of any length
// takes no memory and nothing of it is put in a folder for temporary files. It
// stops when the context ends.
type archive struct {
	*zip.Writer
	ctx context.Context
	// rows writes the rows of a sheet, by the name of its part; nil for other parts.
	rows func(part string) func(io.Writer) error
	// table gives the description of a table the number of rows that its sheet got: the
	// library writes the tables behind the sheets.
	table   func(description []byte) []byte
	part    string // that is being kept until it is complete
	pending *bytes.Buffer
	writer  io.Writer
}

func (b *book) archive(w io.Writer) *archive {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.DefaultCompression)
	})
	return &archive{Writer: z, ctx: b.ctx, rows: b.rowsOf, table: b.measured}
}

// Create begins a part of the workbook.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.complete(); err != nil {
		return nil, err
	}
	w, err := a.Writer.Create(name)
	if err != nil {
		return nil, err
	}
	if a.rows(name) == nil && !strings.HasPrefix(name, "xl/tables/") {
		return untilDone{a.ctx, w}, nil
	}
	a.part, a.pending, a.writer = name, &bytes.Buffer{}, untilDone{a.ctx, w}
	return a.pending, nil
}

// Close ends the file.
func (a *archive) Close() error {
	if err := a.complete(); err != nil {
		return err
	}
	return a.Writer.Close()
}

// complete writes the part that was kept.
func (a *archive) complete() error {
	if a.pending == nil {
		return nil
	}
	content := a.pending.Bytes()
	a.pending = nil
	rows := a.rows(a.part)
	if rows == nil {
		_, err := a.writer.Write(a.table(content))
		return err
	}
	open, shut := []byte("<sheetData>"), []byte("</sheetData>")
	from, to := bytes.Index(content, open), bytes.Index(content, shut)
	if from < 0 || to < 0 {
		return fmt.Errorf("%s has no place for rows", a.part)
	}
	out := bufio.NewWriterSize(a.writer, 1<<16)
	// How many cells there are is not known yet; the library says one.
	if _, err := out.Write(bytes.Replace(content[:from+len(open)], []byte(`<dimension ref="A1"></dimension>`), nil, 1)); err != nil {
		return err
	}
	if err := rows(out); err != nil {
		return err
	}
	if _, err := out.Write(content[to:]); err != nil {
		return err
	}
	return out.Flush()
}

// untilDone is a writer that fails once the context has ended.
type untilDone struct {
	ctx context.Context
	w   io.Writer
}

func (u untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}
