package limits

import (
	"bytes"
	"unicode/utf8"
)

// Type is what a file is, told from its bytes.
type Type string

// The types that are told apart. Only some of them have a reader.
const (
	Unknown   Type = ""
	Docx      Type = "docx"
	Xlsx      Type = "xlsx"
	Pptx      Type = "pptx"
	Odt       Type = "odt"
	Ods       Type = "ods"
	PDF       Type = "pdf"
	HTML      Type = "html"
	RTF       Type = "rtf"
	Mail      Type = "eml"
	JSON      Type = "json"
	Text      Type = "text"
	Zip       Type = "zip"
	OLE       Type = "ole"       // Word or Excel from before 2007
	Msg       Type = "msg"       // a message of Outlook
	Protected Type = "encrypted" // an Office document behind a password
	SQLite    Type = "sqlite"
	Image     Type = "image"
)

// MediaType gives the registered name of the type.
func (t Type) MediaType() string {
	if m, ok := mediaTypes[t]; ok {
		return m
	}
	return "application/octet-stream"
}

// Ending gives what the name of a file of the type ends with, with its dot; "" when
// there is none.
func (t Type) Ending() string {
	switch t {
	case Text:
		return ".txt"
	case Docx, Xlsx, Pptx, Odt, Ods, PDF, HTML, RTF, Mail, JSON, Zip:
		return "." + string(t)
	}
	return ""
}

var mediaTypes = map[Type]string{
	Docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	Xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	Pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	Odt:  "application/vnd.oasis.opendocument.text",
	Ods:  "application/vnd.oasis.opendocument.spreadsheet",
	PDF:  "application/pdf",
	HTML: "text/html",
	RTF:  "application/rtf",
	Mail: "message/rfc822",
	JSON: "application/json",
	Text: "text/plain",
	Zip:  "application/zip",
}

var magics = []struct {
	prefix string
	typ    Type
}{
	{"{\\rtf", RTF},
	{"SQLite format 3\x00", SQLite},
	{"\x89PNG\r\n\x1a\n", Image},
	{"\xff\xd8\xff", Image},
	{"GIF8", Image},
	{"II*\x00", Image},
	{"MM\x00*", Image},
}

// Sniff tells the type of a document from its bytes. The name of the file plays
// no part. A zip is looked into under the bounds of t; what is no known
// document in it stays [Zip]. Bytes that are neither a known binary form nor
// text are [Unknown].
func Sniff(data []byte, t Table) Type {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.typ
		}
	}
	head := data[:min(len(data), 4096)]
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data, t)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return sniffOLE(data)
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return PDF
	}
	if !looksLikeText(head) {
		return Unknown
	}
	if order := UTF16Order(data); order != 0 {
		if sniffText(narrow(head, order)) == HTML {
			return HTML
		}
		return Text
	}
	return sniffText(head)
}

// narrow gives UTF-16 as bytes, without the half of each letter that only letters beyond
// Latin have: enough to know a page by.
func narrow(head []byte, order byte) []byte {
	head = bytes.TrimPrefix(bytes.TrimPrefix(head, []byte{0xff, 0xfe}), []byte{0xfe, 0xff})
	var out []byte
	for i := 0; i+1 < len(head); i += 2 {
		if order == 'l' {
			out = append(out, head[i])
		} else {
			out = append(out, head[i+1])
		}
	}
	return out
}

// sniffOLE tells an encrypted Office document and a message of Outlook from an old
// binary document by the name of a stream only they have (in UTF-16).
func sniffOLE(data []byte) Type {
	has := func(stream string) bool {
		var name []byte
		for _, c := range []byte(stream) {
			name = append(name, c, 0)
		}
		return bytes.Contains(data, name)
	}
	switch {
	case has("EncryptedPackage"):
		return Protected
	case has("__properties_version1.0"):
		return Msg
	}
	return OLE
}

// insides are parts that tell the type of a zip whose directory is gone: the names of
// the parts stand before each of them as well.
var insides = []struct {
	name string
	typ  Type
}{
	{"mimetypeapplication/vnd.oasis.opendocument.text", Odt},
	{"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Ods},
	{"word/", Docx},
	{"xl/", Xlsx},
	{"ppt/", Pptx},
}

// sniffTorn tells the type of a zip that can't be opened, so that whoever reads it says
// that it is damaged.
func sniffTorn(data []byte) Type {
	const fixed = 30 // bytes before the name
	for at := 0; at >= 0 && at+fixed < len(data); {
		name := data[at+fixed : min(at+fixed+64, len(data))]
		for _, in := range insides {
			if bytes.HasPrefix(name, []byte(in.name)) {
				return in.typ
			}
		}
		next := bytes.Index(data[at+4:], []byte("PK\x03\x04"))
		if next < 0 {
			break
		}
		at += 4 + next
	}
	return Zip
}

func sniffZip(data []byte, t Table) Type {
	a, err := OpenArchive(data, t)
	if KindOf(err) == Damaged {
		return sniffTorn(data)
	}
	if err != nil {
		return Zip
	}
	if mt, err := a.Read("mimetype"); err == nil {
		switch {
		case bytes.HasPrefix(mt, []byte("application/vnd.oasis.opendocument.text")):
			return Odt
		case bytes.HasPrefix(mt, []byte("application/vnd.oasis.opendocument.spreadsheet")):
			return Ods
		}
	}
	types, err := a.Read("[Content_Types].xml")
	if err != nil {
		return Zip
	}
	switch {
	case bytes.Contains(types, []byte("wordprocessingml")):
		return Docx
	case bytes.Contains(types, []byte("spreadsheetml")):
		return Xlsx
	case bytes.Contains(types, []byte("presentationml")):
		return Pptx
	}
	return Zip
}

// looksLikeText refuses bytes with NULs or many control characters, unless they
// are UTF-16.
func looksLikeText(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	if UTF16Order(head) != 0 {
		return true
	}
	bad := 0
	for _, c := range head {
		if c == 0 {
			return false
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			bad++
		}
	}
	return bad*50 <= len(head)
}

// UTF16Order tells whether data is UTF-16 and in which order: 'l' for low byte
// first, 'b' for high byte first, 0 when it is not. Without a mark it goes by
// where the zero bytes of Latin text fall.
func UTF16Order(data []byte) byte {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return 'l'
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return 'b'
	case len(data) < 16 || utf8.Valid(data) && !bytes.Contains(data, []byte{0}):
		return 0
	}
	head := data[:min(len(data), 1024)&^1]
	var even, odd int
	for i, c := range head {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case odd*10 >= half*7 && even*20 <= half:
		return 'l'
	case even*10 >= half*7 && odd*20 <= half:
		return 'b'
	}
	return 0
}

func sniffText(head []byte) Type {
	s := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(s)
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(lower, []byte(p)) {
			return HTML
		}
	}
	if bytes.HasPrefix(lower, []byte("<?xml")) && bytes.Contains(lower, []byte("<html")) {
		return HTML
	}
	if bytes.HasPrefix(lower, []byte("<")) && htmlTags(lower) >= 3 {
		return HTML
	}
	if len(s) > 0 && (s[0] == '{' || s[0] == '[') && bytes.Contains(s, []byte(`":`)) {
		return JSON
	}
	if isMail(s) {
		return Mail
	}
	return Text
}

func htmlTags(lower []byte) int {
	n := 0
	for _, tag := range []string{"<p>", "<p ", "<div", "<h1", "<h2", "<table", "<ul", "<li", "<span", "</"} {
		if bytes.Contains(lower, []byte(tag)) {
			n++
		}
	}
	return n
}

// isMail wants a run of header lines with at least two that every mail has.
func isMail(s []byte) bool {
	known := 0
	for _, line := range bytes.Split(s, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || bytes.ContainsAny(name, " \t") {
			return false
		}
		switch string(bytes.ToLower(name)) {
		case "from", "to", "date", "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to":
			known++
		}
	}
	return known >= 3
}
