package register

import (
	_ "embed" // the dictionary
	"errors"
	"fmt"

	"github.com/klauspost/compress/s2"
)

// dictionary1 is what records are compressed against: text that looks like
// them. It is part of the file format: never regenerate it. A better one is
// added beside it under the next number, and both stay readable.
//
//go:embed dictionary/v1.s2dict
var dictionary1 []byte

// maxUnpacked is the most a snapshot or document may unpack to.
const maxUnpacked = 64 << 20

// Packed bytes begin with the number of the dictionary they need. Behind it
// stands a block in the S2 format, which unpacks several times faster than
// others that are as small with a dictionary.
const (
	withoutDictionary = 0
	withDictionary1   = 1
)

// codec compresses what goes into the file and unpacks what comes out.
type codec struct {
	dictionary *s2.Dict
}

func newCodec() (*codec, error) {
	d := s2.MakeDict(dictionary1, nil)
	if d == nil {
		return nil, errors.New("prepare compression: the dictionary is no good")
	}
	return &codec{d}, nil
}

// pack compresses a record.
func (c *codec) pack(b []byte) []byte {
	return packed(withDictionary1, c.dictionary.EncodeBetter(nil, b))
}

// packAny compresses what does not look like a record.
func (c *codec) packAny(b []byte) []byte {
	return packed(withoutDictionary, s2.EncodeBetter(nil, b))
}

func packed(number byte, block []byte) []byte {
	return append(append(make([]byte, 0, 1+len(block)), number), block...)
}

// unpack returns what was packed, in the memory of out where there is room.
func (c *codec) unpack(b, out []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, &Error{Kind: Damaged, Err: errors.New("unpack: there is nothing")}
	}
	number, block := b[0], b[1:]
	n, err := s2.DecodedLen(block)
	if err != nil || n > maxUnpacked || number > withDictionary1 {
		return nil, &Error{Kind: Damaged, Err: fmt.Errorf("unpack: %d bytes with dictionary %d: %w", n, number, err)}
	}
	if cap(out) < n {
		out = make([]byte, n)
	}
	if number == withoutDictionary {
		out, err = s2.Decode(out[:n], block)
	} else {
		out, err = c.dictionary.Decode(out[:n], block)
	}
	if err != nil {
		return nil, &Error{Kind: Damaged, Err: fmt.Errorf("unpack: %w", err)}
	}
	return out, nil
}
