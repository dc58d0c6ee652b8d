package intake

import (
	"context"
	"runtime"
	"slices"
	"strings"

	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/bundle"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Form is what a file is read as.
type Form string

// The forms.
const (
	AsFound       Form = ""            // what its bytes say
	AsDocument    Form = "document"    // a text with headings, paragraphs and tables: a bijsluiter or a statement
	AsBijsluiter  Form = "bijsluiter"  // such a text, and a supplier's bijsluiter
	AsStatement   Form = "statement"   // such a text, and a privacy statement
	AsSpreadsheet Form = "spreadsheet" // a register in a table
	AsRegister    Form = "register"    // a register as JSON
)

// Request says what to read of a file.
type Request struct {
	// Name is what the user calls the file; nothing is opened by it.
	Name string `json:"name,omitempty"`
	As   Form   `json:"as,omitempty"`
	// Password opens a workbook that was encrypted with it.
	Password string `json:"password,omitempty"`
	// Text is what is known of how a file of delimited values is written.
	Text delimited.As `json:"text,omitzero"`
	// Parts are the parts of a bundle to be read as one document, by their place in
	// Content.Parts; none asks for the file itself.
	Parts []int `json:"parts,omitempty"`
	// Cache is a folder in which a reader may keep what it made ready for the next
	// time; "" for none.
	Cache string `json:"-"`
}

// Content is what a file holds. A document has its Proposal beside it, a spreadsheet
// its Mapping, a bundle has Parts; a register as JSON has its Type and nothing else,
// because package interchange reads it where it is needed.
type Content struct {
	Type     limits.Type
	Document *block.Document
	Proposal *proposal.Proposal // its Document has a name and a type, and no bytes
	Book     *grid.Book
	Mapping  sheet.Mapping // the suggested one
	Parts    []string      // what the parts of a bundle are called
}

// Read reads a file in this process. Files of others are better read by package worker,
// in a process of their own. A refusal is a *limits.Error.
func Read(ctx context.Context, data []byte, r Request, t limits.Table) (*Content, error) {
	if err := fits(data, t); err != nil {
		return nil, err
	}
	typ := limits.Sniff(data, t)
	if typ == limits.Protected && r.Password != "" {
		open, err := sheet.Unlock(ctx, data, r.Password)
		if err != nil {
			return nil, err
		}
		data, typ = open, limits.Sniff(open, t)
	}
	switch {
	case len(r.Parts) > 0:
		return readParts(ctx, data, typ, r, t)
	case bundle.Holds(typ) && r.As != AsRegister && !isExport(data, typ, t):
		b, err := bundle.Open(ctx, data, typ, t)
		if err != nil {
			return nil, err
		}
		return &Content{Type: typ, Parts: b.Names()}, nil
	}
	return readFile(ctx, data, r, "", t)
}

// isExport tells whether a zip is the export of another program: all in it is JSON.
func isExport(data []byte, typ limits.Type, t limits.Table) bool {
	if typ != limits.Zip {
		return false
	}
	a, err := limits.OpenArchive(data, t)
	return err == nil && len(a.Names()) > 0 && !slices.ContainsFunc(a.Names(), func(name string) bool {
		return !strings.HasSuffix(strings.ToLower(name), ".json")
	})
}

// readFile reads what is no bundle. Within is the part of a bundle that it is, "" for a
// file by itself.
func readFile(ctx context.Context, data []byte, r Request, within string, t limits.Table) (*Content, error) {
	typ := limits.Sniff(data, t)
	switch {
	case r.As == AsSpreadsheet || r.As == AsFound && sheet.Readable(r.Name, data, t):
		book, err := sheet.OpenAs(ctx, sheet.File{Name: r.Name, Data: data, As: r.Text}, t)
		if err != nil {
			return nil, err
		}
		return &Content{Type: typ, Book: book, Mapping: sheet.Suggest(book)}, nil
	case r.As == AsRegister || r.As == AsFound && typ == limits.JSON && within == "":
		return &Content{Type: limits.JSON}, unfolds(data)
	}
	document, typ, err := blocks(ctx, data, t, r.Cache)
	if err != nil {
		return nil, err
	}
	document.In(within)
	return interpreted(document, typ, r), nil
}

func interpreted(document *block.Document, typ limits.Type, r Request) *Content {
	return &Content{Type: typ, Document: document, Proposal: Interpret(File{Name: r.Name}, document, typ, r.As)}
}

// unfolds refuses a register as JSON that takes far more memory than an honest one: three
// bytes can be a whole record. What is wrong with it otherwise is for who asked, who reads
// it with package interchange.
func unfolds(data []byte) error {
	const grace, ratio = 32 << 20, 20
	before := heap()
	document, _, _ := interchange.Read(data)
	grown := heap() - before
	runtime.KeepAlive(document)
	if grown > grace && grown > ratio*int64(len(data)) {
		return &limits.Error{Op: "read json", Kind: limits.TooDense, Limit: ratio}
	}
	return nil
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// readParts reads parts of a bundle: one by itself, several as one document.
func readParts(ctx context.Context, data []byte, typ limits.Type, r Request, t limits.Table) (*Content, error) {
	b, err := bundle.Open(ctx, data, typ, t)
	if err != nil {
		return nil, err
	}
	names := b.Names()
	var documents []*block.Document
	for _, i := range r.Parts {
		part, err := partOf(b, i, t)
		if err != nil {
			return nil, err
		}
		if len(r.Parts) == 1 {
			return readFile(ctx, part, Request{Name: names[i], As: r.As, Cache: r.Cache}, names[i], t)
		}
		document, _, err := blocks(ctx, part, t, r.Cache)
		if err != nil {
			return nil, err
		}
		document.In(names[i])
		documents = append(documents, document)
	}
	whole := block.Join(documents...)
	if err := whole.Check(t); err != nil {
		return nil, err
	}
	return interpreted(whole, typ, r), nil
}

// partOf gives the bytes of a part, which is not to be a bundle or a register itself.
func partOf(b *bundle.Bundle, i int, t limits.Table) ([]byte, error) {
	data, err := b.Read(i)
	if err != nil {
		return nil, err
	}
	if err := fits(data, t); err != nil {
		return nil, err
	}
	typ := limits.Sniff(data, t)
	if bundle.Holds(typ) && !isExport(data, typ, t) || typ == limits.JSON && !sheet.Readable("", data, t) {
		return nil, &limits.Error{Op: "open bundle", Kind: limits.Nested}
	}
	return data, nil
}
