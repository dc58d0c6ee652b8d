package register

import (
	_ "embed" // the dictionary
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// dictionary1 is what whole snapshots are compressed against. Its ID stands in
// every frame. It is part of the file format: never regenerate it. A better
// one is added beside it under the next ID, and both stay readable.
//
//go:embed dictionary/v1.zdict
var dictionary1 []byte

const maxUnpacked = 64 << 20 // the most a snapshot or document may unpack to

// codec compresses what goes into the file and unpacks what comes out.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderDict(dictionary1), zstd.WithEncoderLevel(zstd.SpeedDefault),
		zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("prepare compression: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderDicts(dictionary1), zstd.WithDecoderMaxMemory(maxUnpacked),
		zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, fmt.Errorf("prepare compression: %w", err)
	}
	return &codec{enc, dec}, nil
}

func (c *codec) close() { c.dec.Close() }

func (c *codec) pack(b []byte) []byte { return c.enc.EncodeAll(b, make([]byte, 0, len(b)/4+64)) }

func (c *codec) unpack(b []byte) ([]byte, error) {
	out, err := c.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, &Error{Kind: Damaged, Err: fmt.Errorf("unpack: %w", err)}
	}
	return out, nil
}
