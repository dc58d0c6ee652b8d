// Package pdf reads a PDF with a text layer into blocks. PDFium does the reading of the
// file; it runs as WebAssembly, in memory of its own, without files or connections.
// What it gives is pieces of text with a place on the page, and lines that are drawn:
// [Layout] makes lines, paragraphs, headings and tables of those.
//
//   - A table with drawn lines becomes a grid with merged cells; columns without lines
//     are recovered from where text stands, and marked so.
//   - Text that is larger than the rest or bold on a line of its own is a heading.
//   - What stands at the same place on most pages is header or footer, and given once.
//   - Places are page and line; a page without any text is a scan, and said to be one.
//
// The first reading on a machine compiles PDFium, which takes some seconds; with a
// cache folder that is done once.
package pdf

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// memoryPages bounds what the file can make PDFium hold: 6144 pages of 64 KiB.
const memoryPages = 6144

// Read gives the blocks of a PDF. Cache is the folder for the compiled PDFium, "" for
// none. Errors are of type *limits.Error, or the context's own.
func Read(ctx context.Context, data []byte, t limits.Table, cache string) (*block.Document, error) {
	const op = "read pdf"
	if int64(len(data)) > t.File {
		return nil, &limits.Error{Op: op, Kind: limits.TooLarge, Limit: t.File}
	}
	pool, err := engine(ctx, cache)
	if err != nil {
		return nil, failure(ctx, err)
	}
	defer pool.Close()
	instance, err := pool.GetInstance(30 * time.Second)
	if err != nil {
		return nil, failure(ctx, err)
	}
	defer instance.Close()
	doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, failure(ctx, err)
	}
	r := &reader{ctx: ctx, pdf: instance, doc: doc.Document, table: t}
	pages, err := r.pages()
	if err != nil {
		return nil, failure(ctx, err)
	}
	out := Layout(pages)
	out.Add(block.Pictures, r.pictures)
	if !out.HasText() {
		out.Add(block.NoText, 1)
	}
	if err := out.Check(t); err != nil {
		return nil, err
	}
	return out, nil
}

// engine starts PDFium. It is given no folder of the machine, and stops when the context
// does.
func engine(ctx context.Context, cache string) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).WithMemoryLimitPages(memoryPages)
	if cache != "" {
		if err := os.MkdirAll(cache, 0o700); err == nil {
			if c, err := wazero.NewCompilationCacheWithDir(cache); err == nil {
				config = config.WithCompilationCache(c)
			}
		}
	}
	return webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
	})
}

// Warm compiles PDFium into a cache folder, so that the first document need not wait.
func Warm(ctx context.Context, cache string) error {
	pool, err := engine(ctx, cache)
	if err != nil {
		return failure(ctx, err)
	}
	return pool.Close()
}

// failure gives an error of PDFium its kind.
func failure(ctx context.Context, err error) error {
	var known *limits.Error
	kind := limits.Damaged
	switch {
	case errors.As(err, &known):
		return known
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, pdfium_errors.ErrPassword):
		kind = limits.Encrypted
	case strings.Contains(err.Error(), "out of memory") || strings.Contains(err.Error(), "unreachable"):
		kind = limits.TooMuchMemory
	}
	return &limits.Error{Op: "read pdf", Kind: kind, Err: err}
}

// reader takes text and lines off the pages of one document.
type reader struct {
	ctx      context.Context
	pdf      pdfium.Pdfium
	doc      references.FPDF_DOCUMENT
	table    limits.Table
	bytes    int64
	pictures int
}

func (r *reader) pages() ([]Page, error) {
	count, err := r.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.doc})
	if err != nil {
		return nil, err
	}
	if count.PageCount > r.table.Pages {
		return nil, &limits.Error{Op: "read pdf", Kind: limits.TooManyPages, Limit: int64(r.table.Pages)}
	}
	var pages []Page
	for i := range count.PageCount {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		p, err := r.page(i)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

func (r *reader) page(i int) (Page, error) {
	loaded, err := r.pdf.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: r.doc, Index: i})
	if err != nil {
		return Page{}, err
	}
	ref := requests.Page{ByReference: &loaded.Page}
	defer func() { _, _ = r.pdf.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	var p Page
	if size, err := r.pdf.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: ref}); err == nil {
		p.Height = size.Height
	}
	text, err := r.pdf.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: ref, Mode: requests.GetPageTextStructuredModeRects, CollectFontInformation: true,
	})
	if err != nil {
		return Page{}, err
	}
	for _, t := range text.Rects {
		if r.bytes += int64(len(t.Text)); r.bytes > r.table.Text {
			return Page{}, &limits.Error{Op: "read pdf", Kind: limits.TooMuchText, Limit: r.table.Text}
		}
		piece := Piece{Text: t.Text, Left: t.PointPosition.Left, Right: t.PointPosition.Right, Top: p.Height - t.PointPosition.Top, Bottom: p.Height - t.PointPosition.Bottom}
		if f := t.FontInformation; f != nil {
			piece.Size, piece.Font, piece.Bold = f.RenderedSize, f.Name, f.Weight >= 600 || strings.Contains(f.Name, "Bold")
		}
		p.Pieces = append(p.Pieces, piece)
	}
	return p, r.objects(ref, &p)
}

// maxObjects is how many drawn things of a page are looked at.
const maxObjects = 20_000

// objects collects the drawn lines of a page and counts its pictures.
func (r *reader) objects(ref requests.Page, p *Page) error {
	count, err := r.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return err
	}
	for i := range min(count.Count, maxObjects) {
		obj, err := r.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		typ, err := r.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj.PageObject})
		if err != nil {
			continue
		}
		switch typ.Type {
		case enums.FPDF_PAGEOBJ_IMAGE:
			r.pictures++
		case enums.FPDF_PAGEOBJ_PATH:
			if b, err := r.pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: obj.PageObject}); err == nil {
				p.Boxes = append(p.Boxes, Box{Left: float64(b.Left), Right: float64(b.Right), Top: p.Height - float64(b.Top), Bottom: p.Height - float64(b.Bottom)})
			}
		}
	}
	return nil
}
