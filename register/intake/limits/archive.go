package limits

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Archive is a zip that stays within a [Table]. Entries are read whole, one at
// a time; archives inside it are never opened by it.
type Archive struct {
	table   Table
	entries map[string]*zip.File
	names   []string
}

// OpenArchive reads the directory of a zip and refuses it when it has too many
// entries or declares too many bytes. The standard reader refuses an entry that
// inflates past what it declares, so the sum of what is declared bounds overlapping
// entries as well.
func OpenArchive(data []byte, t Table) (*Archive, error) {
	const op = "open zip"
	if int64(len(data)) > t.File {
		return nil, &Error{Op: op, Kind: TooLarge, Limit: t.File}
	}
	if entries(data, t.Entries+1) > t.Entries {
		return nil, &Error{Op: op, Kind: TooManyEntries, Limit: int64(t.Entries)}
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &Error{Op: op, Kind: Damaged, Err: err}
	}
	if len(z.File) > t.Entries {
		return nil, &Error{Op: op, Kind: TooManyEntries, Limit: int64(t.Entries)}
	}
	a := &Archive{table: t, entries: make(map[string]*zip.File, len(z.File))}
	times := map[string]int{}
	var sum uint64
	for _, f := range z.File {
		sum += min(f.UncompressedSize64, 1<<50)
		if sum > uint64(t.Inflated) {
			return nil, &Error{Op: op, Kind: TooMuchInflated, Limit: t.Inflated}
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name := a.unused(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), times)
		a.entries[entryKey(name)] = f
		a.names = append(a.names, name)
	}
	return a, nil
}

// unused gives the name of an entry, or one beside it where another entry has that name:
// "a (2).pdf". The first keeps it, so that a part of a Word document is what other programs
// take for it, and the second of two files in a bundle is not lost. Times counts the entries
// of each name.
func (a *Archive) unused(name string, times map[string]int) string {
	key, ending, try := entryKey(name), path.Ext(name), name
	for a.entries[entryKey(try)] != nil {
		times[key]++
		try = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ending), times[key]+1, ending)
	}
	return try
}

// entries counts the entries in the directory of a zip, up to a number, without keeping
// any: the standard reader makes something of each before it can be asked how many there
// are. A directory that can't be found has none, and is for that reader to refuse.
func entries(data []byte, most int) int {
	const endSize, entrySize = 22, 46
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	if end < 0 || len(data)-end < endSize {
		return 0
	}
	at := end - int(binary.LittleEndian.Uint32(data[end+12:]))
	n := 0
	for n < most && at >= 0 && at+entrySize <= end && bytes.HasPrefix(data[at:], []byte("PK\x01\x02")) {
		entry := data[at : at+entrySize]
		for _, length := range []int{28, 30, 32} { // of name, extra and comment
			at += int(binary.LittleEndian.Uint16(entry[length:]))
		}
		at += entrySize
		n++
	}
	return n
}

// entryKey makes names comparable: Office compares them without case, and some
// writers put backslashes or a leading slash in them.
func entryKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Names lists the entries in the order of the directory, folders left out. The
// names are the document's own words: they are never used as paths.
func (a *Archive) Names() []string { return a.names }

// Has tells whether there is an entry of that name.
func (a *Archive) Has(name string) bool { return a.entries[entryKey(name)] != nil }

// Read gives the bytes of one entry. A missing entry is an [Error] of kind
// Damaged, since a reader only asks for parts the document says it has.
func (a *Archive) Read(name string) ([]byte, error) {
	const op = "read zip"
	f := a.entries[entryKey(name)]
	if f == nil {
		return nil, &Error{Op: op, Kind: Damaged, Subject: name}
	}
	if f.Flags&1 != 0 {
		return nil, &Error{Op: op, Kind: Encrypted, Subject: name}
	}
	if f.UncompressedSize64 > uint64(a.table.Part) {
		return nil, &Error{Op: op, Kind: TooLarge, Subject: name, Limit: a.table.Part}
	}
	if a.tooDense(f) {
		return nil, &Error{Op: op, Kind: TooDense, Subject: name, Limit: a.table.Ratio}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &Error{Op: op, Kind: Damaged, Subject: name, Err: err}
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, a.table.Part+1))
	if int64(len(data)) > a.table.Part {
		return nil, &Error{Op: op, Kind: TooLarge, Subject: name, Limit: a.table.Part}
	}
	if err != nil {
		return nil, &Error{Op: op, Kind: Damaged, Subject: name, Err: err}
	}
	return data, nil
}

// tooDense judges the declared sizes: the standard reader holds an entry to both.
func (a *Archive) tooDense(f *zip.File) bool {
	grace := uint64(a.table.RatioGrace)
	if f.UncompressedSize64 <= grace {
		return false
	}
	stored := min(f.CompressedSize64, 1<<50)
	return f.UncompressedSize64-grace > stored*uint64(a.table.Ratio)
}
