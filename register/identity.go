package register

import (
	"context"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"verwerkingsregister/model"
)

// Sizes of what is made up at random, in bytes. IDs need only be different;
// 80 bits are for all registers of the world that may ever be merged, 40 bits
// for the rows of one list.
const (
	recordIDSize = 10
	rowIDSize    = 5
)

// randomText returns n random bytes as lower-case letters and digits.
func randomText(random io.Reader, n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		return "", fmt.Errorf("make an ID: %w", err)
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b)), nil
}

// newRecordID returns an ID that neither a record nor a draft has.
func newRecordID(ctx context.Context, q querier, random io.Reader) (model.ID, error) {
	for {
		id, err := randomText(random, recordIDSize)
		if err != nil {
			return "", err
		}
		var taken bool
		err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM record WHERE id = ?1 UNION ALL SELECT 1 FROM draft WHERE record = ?1)`, id).Scan(&taken)
		if err != nil {
			return "", err
		}
		if !taken {
			return model.ID(id), nil
		}
	}
}

// randomNumber returns a positive number that JSON can carry exactly.
func randomNumber(random io.Reader) (int64, error) {
	b := make([]byte, 8)
	if _, err := io.ReadFull(random, b); err != nil {
		return 0, fmt.Errorf("make an ID: %w", err)
	}
	return int64(binary.BigEndian.Uint64(b)&(1<<52-1)) + 1, nil
}
