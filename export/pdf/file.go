package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"strconv"
	"unicode/utf16"
)

// file writes the objects of a PDF 1.7 file one after another: what was
// written is not kept. Objects are named by numbers that are reserved first,
// so that they may refer to what follows. The first error stays and is given
// by finish.
type file struct {
	ctx     context.Context // when it ends, so does the writing
	out     io.Writer
	written int64
	hash    hash.Hash // the file's identity follows from its contents
	err     error
	places  []place // by number
	zip     *zlib.Writer
	zipped  bytes.Buffer

	// Objects without a stream are gathered and packed together.
	gathered []int
	offsets  []byte
	bodies   []byte
}

// place says where an object is: at an offset in the file, or as the at-th in
// a stream of packed objects.
type place struct {
	offset int64
	packed int
	at     int
}

func newFile(ctx context.Context, out io.Writer) *file {
	f := &file{ctx: ctx, out: out, hash: sha256.New(), places: make([]place, 1)}
	// Half of the time goes into packing, and more of it gains little.
	f.zip, _ = zlib.NewWriterLevel(&f.zipped, 4) // the level exists
	// The second line tells programs that the file is not text.
	f.put([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	return f
}

func (f *file) put(parts ...[]byte) {
	for _, p := range parts {
		if f.err == nil {
			f.err = f.ctx.Err()
		}
		if f.err != nil {
			return
		}
		n, err := f.out.Write(p)
		f.written += int64(n)
		f.hash.Write(p)
		f.err = err
	}
}

// reserve returns the number of an object to come.
func (f *file) reserve() int {
	f.places = append(f.places, place{})
	return len(f.places) - 1
}

// object writes an object as it is.
func (f *file) object(id int, body string) {
	f.places[id].offset = f.written
	f.put([]byte(fmt.Sprintf("%d 0 obj\n%s\nendobj\n", id, body)))
}

// stream writes a stream, compressed; dict holds further entries.
func (f *file) stream(id int, dict string, data []byte) {
	f.zipped.Reset()
	f.zip.Reset(&f.zipped)
	_, _ = f.zip.Write(data) // a bytes.Buffer does not fail
	_ = f.zip.Close()
	f.places[id].offset = f.written
	f.put([]byte(fmt.Sprintf("%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>stream\n", id, dict, f.zipped.Len())), f.zipped.Bytes(), []byte("\nendstream\nendobj\n"))
}

// packed writes an object into a stream of many.
func (f *file) packed(id int, body string) {
	f.offsets = strconv.AppendInt(f.offsets, int64(id), 10)
	f.offsets = append(f.offsets, ' ')
	f.offsets = strconv.AppendInt(f.offsets, int64(len(f.bodies)), 10)
	f.offsets = append(f.offsets, ' ')
	f.bodies = append(append(f.bodies, body...), '\n')
	f.gathered = append(f.gathered, id)
	const full = 200
	if len(f.gathered) == full {
		f.pack()
	}
}

func (f *file) pack() {
	if len(f.gathered) == 0 {
		return
	}
	id := f.reserve()
	for at, object := range f.gathered {
		f.places[object] = place{packed: id, at: at}
	}
	f.stream(id, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(f.gathered), len(f.offsets)), append(f.offsets, f.bodies...))
	f.gathered, f.offsets, f.bodies = f.gathered[:0], f.offsets[:0], f.bodies[:0]
}

// finish writes the table of objects and the end of the file.
func (f *file) finish(root, info int) error {
	f.pack()
	id := f.reserve()
	f.places[id].offset = f.written
	start := f.written
	identity := fmt.Sprintf("<%x>", f.hash.Sum(nil)[:16])
	var table []byte
	for i, p := range f.places {
		switch {
		case i == 0:
			table = appendRow(table, 0, 0, 0xffff)
		case p.packed != 0:
			table = appendRow(table, 2, uint32(p.packed), uint16(p.at))
		default:
			table = appendRow(table, 1, uint32(p.offset), 0)
		}
	}
	f.stream(id, fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[%s%s]", len(f.places), root, info, identity, identity), table)
	f.put([]byte(fmt.Sprintf("startxref\n%d\n%%%%EOF\n", start)))
	return f.err
}

func appendRow(table []byte, kind byte, where uint32, index uint16) []byte {
	return binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint32(append(table, kind), where), index)
}

// text is a text string of a dictionary, such as a title.
func text(s string) string {
	ascii := true
	for _, r := range s {
		ascii = ascii && r >= ' ' && r < 0x7f
	}
	var b []byte
	if !ascii {
		b = append(b, "\xfe\xff"...)
		b = appendUTF16(b, s)
	} else {
		b = []byte(s)
	}
	out := []byte{'('}
	for _, c := range b {
		switch c {
		case '(', ')', '\\':
			out = append(out, '\\', c)
		case '\r':
			out = append(out, `\r`...) // a bare one would be read as a line feed
		default:
			out = append(out, c)
		}
	}
	return string(append(out, ')'))
}

func appendUTF16(b []byte, s string) []byte {
	for _, unit := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	return b
}
