package register

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// digest hashes what a row holds: texts, bytes and whole numbers, each text
// behind its length. It shows damage; against people there is the chain.
func digest(parts ...any) []byte {
	b := make([]byte, 0, 512)
	for _, part := range parts {
		switch p := part.(type) {
		case string:
			b = append(binary.BigEndian.AppendUint64(b, uint64(len(p))), p...)
		case []byte:
			b = append(binary.BigEndian.AppendUint64(b, uint64(len(p))), p...)
		case int64:
			b = binary.BigEndian.AppendUint64(b, uint64(p))
		case bool:
			b = append(b, 0)
			if p {
				b[len(b)-1] = 1
			}
		default:
			panic(fmt.Sprintf("digest of a %T", part))
		}
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// sound reports damage when a row does not have the digest it was written with.
func sound(what string, stored []byte, parts ...any) error {
	if !bytes.Equal(digest(parts...), stored) {
		return &Error{Kind: Damaged, Err: errors.New(what + " differs from its digest")}
	}
	return nil
}
