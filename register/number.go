package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"verwerkingsregister/model"
)

// numberDigits is how wide numbers are at least, so that they sort.
const numberDigits = 3

// defaultPrefix is what stands before the numbers of a kind of record, empty
// for a kind that has none.
func defaultPrefix(kind model.Kind) string {
	switch kind {
	case model.KindActivity:
		return "V-"
	case model.KindService:
		return "D-"
	case model.KindParty:
		return "P-"
	}
	return ""
}

func prefixSetting(kind model.Kind) string { return "number-prefix." + string(kind) }

// NextNumber returns the number the next new record of a kind gets, such as
// V-013. Numbers of records in the trash are not used again.
func (r *Register) NextNumber(ctx context.Context, kind model.Kind) (string, error) {
	number, err := nextNumber(ctx, r.db, kind)
	return number, r.fail("next number", err)
}

// NumberPrefix returns what stands before the numbers of new records of a kind.
func (r *Register) NumberPrefix(ctx context.Context, kind model.Kind) (string, error) {
	prefix, err := numberPrefix(ctx, r.db, kind)
	return prefix, r.fail("read number prefix", err)
}

// SetNumberPrefix sets what stands before the numbers of new records of a
// kind; it is "V-" for activities, "D-" for services, "P-" for parties. Records
// that have a number keep it.
func (r *Register) SetNumberPrefix(ctx context.Context, kind model.Kind, prefix string) error {
	const op = "set number prefix"
	prefix = strings.TrimSpace(prefix)
	if defaultPrefix(kind) == "" {
		return r.fail(op, &Error{Kind: Invalid, Err: fmt.Errorf("a %s has no number", kind)})
	}
	if prefix == "" || strings.ContainsAny(prefix[len(prefix)-1:], "0123456789") {
		return r.fail(op, &Error{Kind: Invalid, Err: errors.New("a prefix must not be empty or end in a digit")})
	}
	err := r.write(ctx, func(tx *sql.Tx) error { return setSetting(ctx, tx, prefixSetting(kind), prefix) })
	return r.fail(op, err)
}

func numberPrefix(ctx context.Context, q querier, kind model.Kind) (string, error) {
	if defaultPrefix(kind) == "" {
		return "", nil
	}
	prefix, err := setting(ctx, q, prefixSetting(kind))
	if err == nil && prefix == "" {
		prefix = defaultPrefix(kind)
	}
	return prefix, err
}

func nextNumber(ctx context.Context, q querier, kind model.Kind) (string, error) {
	prefix, err := numberPrefix(ctx, q, kind)
	if err != nil || prefix == "" {
		return "", err
	}
	highest, err := highestNumber(ctx, q, kind, prefix)
	return printNumber(prefix, highest+1), err
}

func highestNumber(ctx context.Context, q querier, kind model.Kind, prefix string) (int, error) {
	rows, err := q.QueryContext(ctx, `SELECT number FROM record WHERE kind = ?`, string(kind))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	highest := 0
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return 0, err
		}
		highest = max(highest, parseNumber(prefix, number))
	}
	return highest, rows.Err()
}

// parseNumber returns what follows the prefix, 0 when a number is no such.
func parseNumber(prefix, number string) int {
	if len(number) <= len(prefix) || !strings.EqualFold(number[:len(prefix)], prefix) {
		return 0
	}
	n, err := strconv.Atoi(number[len(prefix):])
	if err != nil {
		return 0
	}
	return n
}

func printNumber(prefix string, n int) string {
	return fmt.Sprintf("%s%0*d", prefix, numberDigits, n)
}

// numbering hands out numbers within one change without looking at every
// record for each.
type numbering struct {
	prefix  string
	highest int
}

func (s *saver) nextNumber(ctx context.Context, kind model.Kind) (string, error) {
	n, ok := s.numbers[kind]
	if !ok {
		prefix, err := numberPrefix(ctx, s.tx, kind)
		if err != nil || prefix == "" {
			return "", err
		}
		highest, err := highestNumber(ctx, s.tx, kind, prefix)
		if err != nil {
			return "", err
		}
		n = &numbering{prefix, highest}
		s.numbers[kind] = n
	}
	return printNumber(n.prefix, n.highest+1), nil
}

// noteNumber keeps the numbering ahead of a number that was just stored.
func (s *saver) noteNumber(kind model.Kind, number string) {
	if n := s.numbers[kind]; n != nil {
		n.highest = max(n.highest, parseNumber(n.prefix, number))
	}
}
