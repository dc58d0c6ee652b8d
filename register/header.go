package register

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"

	"verwerkingsregister/register/schema"
)

// headerSize is how much of a SQLite file describes the file itself.
const headerSize = 100

// header is what the first bytes of a register file say, read before SQLite
// gets to see the file.
type header struct {
	version int // the format version
}

// readHeader recognises a register file. The caller has made sure that this
// process does not have the file open: closing any handle to an open SQLite
// file would drop its locks.
func readHeader(path string) (header, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, err
	}
	defer f.Close()
	buf := make([]byte, headerSize)
	n, err := io.ReadFull(f, buf)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return header{}, err
	}
	return parseHeader(buf[:n])
}

// parseHeader reads the fields of the SQLite header that tell a register from
// anything else (sqlite.org/fileformat.html, section 1.3).
func parseHeader(b []byte) (header, error) {
	magic := []byte("SQLite format 3\x00")
	switch {
	case len(b) == 0:
		return header{}, &Error{Kind: Empty}
	case len(b) < len(magic) || !bytes.HasPrefix(b, magic):
		return header{}, &Error{Kind: Foreign}
	case len(b) < headerSize:
		return header{}, &Error{Kind: Damaged, Err: errors.New("cut off within its header")}
	case binary.BigEndian.Uint32(b[68:]) != schema.ApplicationID:
		return header{}, &Error{Kind: Foreign, Err: errors.New("a SQLite file of another program")}
	case b[18] == 2 || b[19] == 2:
		return header{}, &Error{Kind: WALFile}
	}
	version := int(int32(binary.BigEndian.Uint32(b[60:])))
	if version < 1 {
		return header{}, &Error{Kind: Damaged, Err: errors.New("no format version")}
	}
	return header{version: version}, nil
}
