// Package bundle takes apart what holds several documents: a mail with attachments and
// a zip. Its parts are plain files, to be read each by its own type; a part that is a
// bundle itself is handed over as it is and never opened in turn.
//
// A zip is opened part by part, so that one part that can't be read does no harm to the
// others; of a mail the text is the first part.
package bundle

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"verwerkingsregister/register/intake/limits"
)

// Bundle is a zip or mail that was opened.
type Bundle struct {
	files   []file
	archive *limits.Archive // of a zip
}

// file is one document out of a bundle.
type file struct {
	name  string // as it is shown; never used as a path
	entry string // of a zip
	data  []byte // of a mail
	err   error  // why a part of a mail can't be had
}

// Holds tells whether files of a type are bundles.
func Holds(typ limits.Type) bool { return typ == limits.Zip || typ == limits.Mail }

// Open opens a zip or mail. A refusal is a *limits.Error.
func Open(ctx context.Context, data []byte, typ limits.Type, t limits.Table) (*Bundle, error) {
	if typ == limits.Mail {
		return openMail(ctx, data, t)
	}
	return openZip(data, t)
}

// Names gives what the parts are called, in the order of the bundle. No two are called
// the same.
func (b *Bundle) Names() []string {
	names := make([]string, len(b.files))
	for i, f := range b.files {
		names[i] = f.name
	}
	return names
}

// Read gives the bytes of a part.
func (b *Bundle) Read(part int) ([]byte, error) {
	if part < 0 || part >= len(b.files) {
		return nil, &limits.Error{Op: "open bundle", Kind: limits.Damaged}
	}
	f := b.files[part]
	if b.archive != nil {
		return b.archive.Read(f.entry)
	}
	return f.data, f.err
}

// openZip lists the files in a zip, in the order of its directory, without what a
// system adds by itself.
func openZip(data []byte, t limits.Table) (*Bundle, error) {
	const op = "open zip"
	a, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	b := &Bundle{archive: a}
	for _, name := range a.Names() {
		base := path.Base(name)
		if strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, ".") || base == "Thumbs.db" {
			continue
		}
		if len(b.files) == t.Documents {
			return nil, &limits.Error{Op: op, Kind: limits.TooManyEntries, Limit: int64(t.Documents)}
		}
		b.files = append(b.files, file{name: cleanName(base), entry: name})
	}
	if len(b.files) == 0 {
		return nil, &limits.Error{Op: op, Kind: limits.Empty}
	}
	b.tellApart()
	return b, nil
}

// tellApart gives files of one name the folder they are in.
func (b *Bundle) tellApart() {
	count := map[string]int{}
	for _, f := range b.files {
		count[f.name]++
	}
	for i, f := range b.files {
		if count[f.name] > 1 && f.entry != "" {
			b.files[i].name = cleanName(f.entry)
		}
	}
}

// longestName is how many letters of the name of a part are shown.
const longestName = 120

func cleanName(s string) string {
	letters := []rune(strings.Join(strings.Fields(limits.Clean(s)), " "))
	if len(letters) > longestName {
		letters = append(letters[:longestName-1], '…')
	}
	return string(letters)
}

// openMail finds the text of a mail and its attachments. Of a text in several forms the
// page is taken, since it has the structure; the subject is the name of the text.
func openMail(ctx context.Context, data []byte, t limits.Table) (*Bundle, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, &limits.Error{Op: "read mail", Kind: limits.Damaged, Err: err}
	}
	r := &mailReader{ctx: ctx, table: t, subject: cleanName(decodeHeader(m.Header.Get("Subject")))}
	if err := r.part(header(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	if r.text != nil && len(bytes.TrimSpace(r.text.data)) > 0 {
		r.files = append([]file{*r.text}, r.files...)
	}
	if len(r.files) == 0 {
		return nil, &limits.Error{Op: "read mail", Kind: limits.Empty}
	}
	return &Bundle{files: r.files}, nil
}

// mailReader goes through the parts of one mail.
type mailReader struct {
	ctx     context.Context
	table   limits.Table
	subject string
	text    *file // the body
	page    bool  // it is HTML
	files   []file
	bytes   int64
}

// header is what is looked at of the header of a mail or part.
type header map[string][]string

func (h header) get(name string) string {
	for key, values := range h {
		if strings.EqualFold(key, name) && len(values) > 0 {
			return values[0]
		}
	}
	return ""
}

func decodeHeader(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

// maxMailDepth is how deep parts of a mail may lie in parts.
const maxMailDepth = 10

func (r *mailReader) part(h header, body io.Reader, depth int) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if depth > maxMailDepth {
		return &limits.Error{Op: "read mail", Kind: limits.TooDeep, Limit: maxMailDepth}
	}
	kind, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" {
		return r.multipart(body, params["boundary"], depth)
	}
	content, err := r.decode(h.get("Content-Transfer-Encoding"), body)
	if err != nil && limits.KindOf(err) == limits.TooMuchInflated {
		return err
	}
	name := attachmentName(h, params)
	disposition, _, _ := mime.ParseMediaType(h.get("Content-Disposition"))
	if err == nil && name == "" && disposition != "attachment" && (kind == "text/plain" || kind == "text/html") {
		r.body(kind, params["charset"], content)
		return nil
	}
	if disposition != "attachment" && (strings.HasPrefix(kind, "image/") || name == "" && h.get("Content-Location") != "") {
		return nil // a logo in the text, or what a saved page is drawn with
	}
	if len(r.files) >= r.table.Documents {
		return &limits.Error{Op: "read mail", Kind: limits.TooManyEntries, Limit: int64(r.table.Documents)}
	}
	r.files = append(r.files, file{name: r.unlike(name), data: content, err: err})
	return nil
}

// unlike gives an attachment a name that no other has.
func (r *mailReader) unlike(name string) string {
	if name == "" {
		name = r.called()
	}
	taken := func(name string) bool {
		return slices.ContainsFunc(r.files, func(f file) bool { return f.name == name })
	}
	first := name
	for n := 2; taken(name); n++ {
		name = fmt.Sprintf("%s (%d)", first, n)
	}
	return name
}

// called is the name of the text of the mail.
func (r *mailReader) called() string {
	if r.subject == "" {
		return "e-mail"
	}
	return r.subject
}

func (r *mailReader) multipart(body io.Reader, boundary string, depth int) error {
	mr := multipart.NewReader(body, boundary)
	for n := 0; ; n++ {
		p, err := mr.NextRawPart()
		if errors.Is(err, io.EOF) || err != nil && n > 0 {
			return nil // a mail that was cut off still has what came before
		}
		if err != nil {
			return &limits.Error{Op: "read mail", Kind: limits.Damaged, Err: err}
		}
		if n >= r.table.Entries {
			return &limits.Error{Op: "read mail", Kind: limits.TooManyEntries, Limit: int64(r.table.Entries)}
		}
		if err := r.part(header(p.Header), p, depth+1); err != nil {
			return err
		}
	}
}

// decode undoes the transfer encoding, within the bound of a part.
func (r *mailReader) decode(encoding string, body io.Reader) ([]byte, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(body, r.table.Part+1))
	if int64(len(data)) > r.table.Part {
		return nil, &limits.Error{Op: "read mail", Kind: limits.TooLarge, Limit: r.table.Part}
	}
	if r.bytes += int64(len(data)); r.bytes > r.table.Inflated {
		return nil, &limits.Error{Op: "read mail", Kind: limits.TooMuchInflated, Limit: r.table.Inflated}
	}
	if err != nil && len(data) == 0 {
		return nil, &limits.Error{Op: "read mail", Kind: limits.Damaged, Err: err}
	}
	return data, nil
}

func attachmentName(h header, params map[string]string) string {
	if _, p, err := mime.ParseMediaType(h.get("Content-Disposition")); err == nil && p["filename"] != "" {
		return cleanName(path.Base(decodeHeader(p["filename"])))
	}
	if params["name"] != "" {
		return cleanName(path.Base(decodeHeader(params["name"])))
	}
	return ""
}

// body keeps the text of the mail, in UTF-8; a page goes before plain text.
func (r *mailReader) body(kind, label string, content []byte) {
	if label != "" {
		if decoded, err := charset.NewReaderLabel(label, bytes.NewReader(content)); err == nil {
			if out, err := io.ReadAll(io.LimitReader(decoded, r.table.Part)); err == nil {
				content = out
			}
		}
	}
	page := kind == "text/html"
	if page { // whatever the page itself says, it is in UTF-8 now
		content = append([]byte("\xef\xbb\xbf"), content...)
	}
	if r.text != nil && (r.page || !page) {
		if len(bytes.TrimSpace(content)) > 0 && r.page == page {
			r.text.data = append(append(r.text.data, '\n'), content...)
		}
		return
	}
	r.text, r.page = &file{name: r.called(), data: content}, page
}
