package register

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// printedDigits is how many hex digits of a hash a fingerprint prints.
const printedDigits = 16

// Fingerprint names a state of the register: how long its history was, and the
// hash of the newest version, which covers all before it. The zero value is an
// empty register.
type Fingerprint struct {
	N    int64  // the number of versions on the longest line of history
	Hash string // hex; of a printed fingerprint only the first 16 digits
}

// String prints the number and the first 16 digits of the hash, as exports do:
// "57-0123456789abcdef".
func (f Fingerprint) String() string {
	return fmt.Sprintf("%d-%s", f.N, f.Hash[:min(len(f.Hash), printedDigits)])
}

// Same reports whether two fingerprints name the same state, as far as their
// digits go.
func (f Fingerprint) Same(other Fingerprint) bool {
	n := min(len(f.Hash), len(other.Hash))
	return f.N == other.N && (n >= printedDigits || f.N == 0) && strings.EqualFold(f.Hash[:n], other.Hash[:n])
}

// ParseFingerprint reads what String printed.
func ParseFingerprint(s string) (Fingerprint, error) {
	bad := &Error{Op: "read fingerprint", Kind: Invalid, Err: errors.New("not of the form 57-0123456789abcdef")}
	number, hash, found := strings.Cut(strings.TrimSpace(s), "-")
	n, err := strconv.ParseInt(number, 10, 64)
	if !found || err != nil || n < 0 || (n == 0) != (hash == "") {
		return Fingerprint{}, bad
	}
	if n > 0 && len(hash) < printedDigits {
		return Fingerprint{}, bad
	}
	if _, err := hex.DecodeString(hash); err != nil {
		return Fingerprint{}, bad
	}
	return Fingerprint{N: n, Hash: strings.ToLower(hash)}, nil
}
