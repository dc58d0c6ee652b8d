package workbook

import (
	"archive/zip"
	"context"
	"io"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// archive is the zip file that a workbook is. Its compression takes half the
// time of the standard library's, and it stops when the context ends.
type archive struct {
	*zip.Writer
	ctx context.Context
}

func newArchive(ctx context.Context, w io.Writer) excelize.ZipWriter {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.DefaultCompression)
	})
	return archive{z, ctx}
}

// Create begins a part of the workbook.
func (a archive) Create(name string) (io.Writer, error) {
	w, err := a.Writer.Create(name)
	return untilDone{a.ctx, w}, err
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
