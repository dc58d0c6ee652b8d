// Package bundle takes apart what holds several documents: a mail with attachments and
// a zip. What comes out are plain files, to be read each by its own type; archives and
// mails inside are handed over as they are and never opened in turn.
package bundle

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"path"
	"strings"

	"golang.org/x/net/html/charset"

	"verwerkingsregister/register/intake/limits"
)

// File is one document out of a bundle.
type File struct {
	Name string // the last part of the name it had; it is shown, never used as a path
	Data []byte
}

// Zip gives the files in a zip, in the order of its directory.
func Zip(ctx context.Context, data []byte, t limits.Table) ([]File, error) {
	a, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	var files []File
	for _, name := range a.Names() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		base := path.Base(name)
		if strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, ".") || base == "Thumbs.db" {
			continue
		}
		if len(files) == t.Documents {
			return nil, &limits.Error{Op: "open zip", Kind: limits.TooManyEntries, Limit: int64(t.Documents)}
		}
		content, err := a.Read(name)
		if err != nil {
			return nil, err
		}
		files = append(files, File{Name: cleanName(base), Data: content})
	}
	return files, nil
}

func cleanName(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(limits.Clean(s), "\n", " "))
}

// Mail gives the text of a mail and its attachments. Of a text in several forms the
// page is taken, since it has the structure; the subject is the name of the text.
func Mail(ctx context.Context, data []byte, t limits.Table) ([]File, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, &limits.Error{Op: "read mail", Kind: limits.Damaged, Err: err}
	}
	r := &mailReader{ctx: ctx, table: t, subject: cleanName(decodeHeader(m.Header.Get("Subject")))}
	if err := r.part(header(m.Header), m.Body, 0); err != nil {
		return nil, err
	}
	if r.text != nil {
		r.files = append([]File{*r.text}, r.files...)
	}
	if len(r.files) == 0 {
		return nil, &limits.Error{Op: "read mail", Kind: limits.Empty}
	}
	return r.files, nil
}

// mailReader goes through the parts of one mail.
type mailReader struct {
	ctx     context.Context
	table   limits.Table
	subject string
	text    *File // the body
	page    bool  // it is HTML
	files   []File
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
	if err != nil {
		return err
	}
	name := attachmentName(h, params)
	disposition, _, _ := mime.ParseMediaType(h.get("Content-Disposition"))
	if name == "" && disposition != "attachment" && (kind == "text/plain" || kind == "text/html") {
		r.body(kind, params["charset"], content)
		return nil
	}
	if strings.HasPrefix(kind, "image/") && disposition != "attachment" {
		return nil // a logo in the text
	}
	if len(r.files) >= r.table.Documents {
		return &limits.Error{Op: "read mail", Kind: limits.TooManyEntries, Limit: int64(r.table.Documents)}
	}
	if len(content) > 0 {
		r.files = append(r.files, File{Name: name, Data: content})
	}
	return nil
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
			r.text.Data = append(append(r.text.Data, '\n'), content...)
		}
		return
	}
	name := r.subject
	if name == "" {
		name = "e-mail"
	}
	r.text, r.page = &File{Name: name, Data: content}, page
}
