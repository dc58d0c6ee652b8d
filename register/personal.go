package register

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// A personal value stands in the history only as a token: the first 63 bits of
// its commitment, which is a hash of a random salt and the value. The version
// that first uses a value carries the whole commitment in its own hash, so that
// the value can't be exchanged; once salt and value are erased, nothing in the
// file leads back to it.

const (
	saltSize         = 16
	commitmentDomain = "verwerkingsregister personal 1"
)

// commit returns the commitment of a value.
func commit(salt []byte, value string) [sha256.Size]byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 256), uint64(len(commitmentDomain)))
	b = append(b, commitmentDomain...)
	b = append(binary.BigEndian.AppendUint64(b, uint64(len(salt))), salt...)
	b = append(binary.BigEndian.AppendUint64(b, uint64(len(value))), value...)
	return sha256.Sum256(b)
}

// token is the name of a personal value in the file, unique in it.
type token int64

func tokenOf(commitment []byte) token {
	return token(binary.BigEndian.Uint64(commitment) >> 1)
}

func (t token) String() string {
	return base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint64(nil, uint64(t)))
}

func parseToken(s string) (token, error) {
	var b [8]byte
	if base64.RawURLEncoding.EncodedLen(len(b)) == len(s) {
		if _, err := base64.RawURLEncoding.Decode(b[:], []byte(s)); err == nil && b[0] <= 0x7f {
			return token(binary.BigEndian.Uint64(b[:])), nil
		}
	}
	return 0, &Error{Kind: Damaged, Err: fmt.Errorf("personal value %q has no token's form", s)}
}

// secret is a personal value with its salt.
type secret struct {
	token  token
	salt   []byte
	value  string
	erased int64 // when, in milliseconds since 1970; 0: not
}

// erasedMark stands in place of an erased value, before the day it was erased.
// No text a user types begins with it.
const erasedMark = "\x1a"

// ErasedOn reports whether a personal value read from the history was erased,
// and on which day.
func ErasedOn(value string) (day model.Date, erased bool) {
	rest, erased := strings.CutPrefix(value, erasedMark)
	return model.Date(rest), erased
}

// show returns the value a reader sees.
func (s *secret) show() (string, error) {
	if s.erased != 0 {
		return erasedMark + string(model.DateOf(time.UnixMilli(s.erased).UTC())), nil
	}
	sum := commit(s.salt, s.value)
	if tokenOf(sum[:]) != s.token {
		return "", &Error{Kind: Damaged, Err: errors.New("a personal value differs from its commitment")}
	}
	return s.value, nil
}

// sealer replaces personal values by tokens. A value the record held already
// keeps its token, so that a version that changes nothing has the same bytes.
type sealer struct {
	known  map[string]token // by value as shown: what the record's newest version holds
	random io.Reader
	taken  func(token) (bool, error) // whether the file has that token already
	fresh  []secret
}

// seal returns a copy of the record with tokens for its personal values.
func (s *sealer) seal(record model.Record) (model.Record, error) {
	sealed := field.Clone(record)
	err := field.ReplacePersonal(sealed, func(value string) (string, error) {
		value = strings.ToValidUTF8(value, "\uFFFD")
		t, ok := s.known[value]
		if _, erased := ErasedOn(value); erased && !ok {
			return "", nil // an old version came back: what was erased is gone
		}
		if !ok {
			fresh, err := s.add(value)
			if err != nil {
				return "", err
			}
			t = fresh
		}
		return t.String(), nil
	})
	return sealed, err
}

func (s *sealer) add(value string) (token, error) {
	for {
		salt := make([]byte, saltSize)
		if _, err := io.ReadFull(s.random, salt); err != nil {
			return 0, fmt.Errorf("make salt: %w", err)
		}
		sum := commit(salt, value)
		t := tokenOf(sum[:])
		taken, err := s.taken(t)
		if err != nil {
			return 0, err
		}
		if taken {
			continue
		}
		s.known[value] = t
		s.fresh = append(s.fresh, secret{token: t, salt: salt, value: value})
		return t, nil
	}
}

// commitments returns the whole commitments of the fresh values, joined.
func (s *sealer) commitments() []byte {
	all := make([]byte, 0, len(s.fresh)*sha256.Size)
	for _, f := range s.fresh {
		sum := commit(f.salt, f.value)
		all = append(all, sum[:]...)
	}
	return all
}

// store writes the fresh values.
func (s *sealer) store(ctx context.Context, q querier) error {
	for _, f := range s.fresh {
		_, err := q.ExecContext(ctx, `INSERT INTO personal (token, salt, value) VALUES (?,?,?)`, int64(f.token), f.salt, f.value)
		if err != nil {
			return fmt.Errorf("write personal value: %w", err)
		}
	}
	return nil
}

// tokensIn lists the tokens of a sealed record.
func tokensIn(sealed model.Record) ([]token, error) {
	var tokens []token
	var failed error
	add := func(s string) {
		if s == "" {
			return
		}
		t, err := parseToken(s)
		failed = errors.Join(failed, err)
		tokens = append(tokens, t)
	}
	field.Values(sealed, func(f *field.Field, value any) {
		if !f.Personal {
			return
		}
		switch v := value.(type) {
		case string:
			add(v)
		case []string:
			for _, s := range v {
				add(s)
			}
		}
	})
	return tokens, failed
}

// vault looks personal values up.
type vault map[token]secret

// open replaces the tokens of a sealed record by their values, in place.
func (v vault) open(sealed model.Record) error {
	return field.ReplacePersonal(sealed, v.reveal)
}

// reveal returns the value that a token stands for.
func (v vault) reveal(s string) (string, error) {
	t, err := parseToken(s)
	if err != nil {
		return "", err
	}
	found, ok := v[t]
	if !ok {
		return "", &Error{Kind: Damaged, Err: errors.New("a personal value is missing")}
	}
	return found.show()
}

// load adds the values of some tokens.
func (v vault) load(ctx context.Context, q querier, tokens []token) error {
	for _, t := range tokens {
		if _, ok := v[t]; ok {
			continue
		}
		rows, err := q.QueryContext(ctx, `SELECT token, salt, value, erased FROM personal WHERE token = ?`, int64(t))
		if err != nil {
			return err
		}
		if err := v.take(rows); err != nil {
			return err
		}
	}
	return nil
}

// loadVault reads every value in the file.
func loadVault(ctx context.Context, conn *sql.Conn) (vault, error) {
	var number int
	if err := conn.QueryRowContext(ctx, `SELECT count(*) FROM personal`).Scan(&number); err != nil {
		return nil, err
	}
	v := make(vault, number)
	err := plainRows(ctx, conn, func(row []driver.Value) error {
		var s secret
		c := columns{row: row}
		next(&c, (*int64)(&s.token))
		c.blob(&s.salt)
		c.text(&s.value)
		c.number(&s.erased)
		v[s.token] = s
		return c.err
	}, `SELECT token, salt, value, erased FROM personal`)
	return v, err
}

func (v vault) take(rows *sql.Rows) error {
	defer rows.Close()
	for rows.Next() {
		var s secret
		if err := rows.Scan(&s.token, &s.salt, &s.value, &s.erased); err != nil {
			return err
		}
		v[s.token] = s
	}
	return rows.Err()
}
