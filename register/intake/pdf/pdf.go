// Package pdf reads a PDF with a text layer into blocks. PDFium does the reading of the
// file; it runs as WebAssembly, in memory of its own, without files or connections.
// What it gives is letters with a place on the page, what is drawn, and what was filled
// in on a form: [Layout] makes lines, paragraphs, headings, lists and tables of those.
// A file that says itself what is a heading, a paragraph or a cell, as those of Word and
// of this program do, is taken at its word by [Tagged], where that accounts for all text.
//
//   - A table with drawn lines becomes a grid with merged cells and tables in cells;
//     columns without lines are recovered from where text stands, and marked so. A
//     table that goes on over pages is one, without its repeated head.
//   - Lines that were broken because they were full are put together again, words that
//     were broken off too; a line that left room for the next word was ended on purpose.
//   - Text in two columns is read column by column, a page that is turned is turned back.
//   - Text that is larger than the rest is a heading; what is bold is marked so.
//   - A tick box may be a letter, a field of the form, or drawn.
//   - What stands at the same place on several pages is header or footer, given once.
//   - What a line is drawn through is removed text; notes of reviewers are counted.
//   - Places are page and line; a file without any text is a scan, and said to be one.
//
// The first reading on a machine compiles PDFium, which takes some seconds; with a
// cache folder that is done once.
package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
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
	r.tree = &climber{reader: r}
	pages, err := r.pages()
	if err != nil {
		return nil, failure(ctx, err)
	}
	out, whole := &block.Document{}, false
	if !r.tree.broken {
		out, whole = Tagged(pages, &r.tree.root)
	}
	if !whole {
		out = Layout(pages)
	}
	out.Add(block.Comments, r.comments)
	out.Add(block.Pictures, r.pictures)
	if out.HasText() {
		out.Add(block.ScannedPages, r.scanned)
	} else {
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

// Ready tells whether a cache folder holds the compiled PDFium: reading a document takes
// no longer than its pages then. What another program is still writing there is not it.
func Ready(cache string) bool {
	found, err := filepath.Glob(filepath.Join(cache, "wazero-*-"+runtime.GOARCH+"-"+runtime.GOOS, "*"))
	return err == nil && slices.ContainsFunc(found, func(name string) bool { return filepath.Ext(name) != ".tmp" })
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
	scanned  int // pages with pictures and no text
	comments int
	tree     *climber
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
		before := r.pictures
		p, err := r.page(i)
		if err != nil {
			return nil, err
		}
		if len(p.Words) == 0 && r.pictures > before {
			r.scanned++
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
	f, err := r.frame(ref)
	if err != nil {
		return Page{}, err
	}
	var p Page
	// a page whose text is written upwards, as a wide table often is, is turned
	chars, err := r.pdf.GetPageTextStructured(&requests.GetPageTextStructured{Page: ref, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return Page{}, err
	}
	f.turns += mostlyTurned(chars.Chars, f)
	p.Width, p.Height = f.size()
	p.Boxes = r.drawn(ref, f)
	marked := r.tree.page(ref, i+1)
	if p.Words, err = r.words(ref, f, chars.Chars, p.Boxes, marked); err != nil {
		return Page{}, err
	}
	p.Words = append(p.Words, r.fields(ref, f)...)
	return p, nil
}

// frame tells where a page lies and how it is turned.
func (r *reader) frame(ref requests.Page) (frame, error) {
	box, err := r.pdf.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return frame{}, err
	}
	f := frame{left: float64(box.Rect.Left), right: float64(box.Rect.Right), top: float64(box.Rect.Top), bottom: float64(box.Rect.Bottom)}
	if turned, err := r.pdf.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref}); err == nil {
		f.turns = int(turned.PageRotation)
	}
	return f, nil
}
