package sheet

import (
	"bytes"
	"context"
	"fmt"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/register/intake/limits"
)

// Unlock gives the workbook in a file that was encrypted with a password. A password that
// does not open it is a *limits.Error of kind WrongPassword. A hostile file can ask for
// any amount of work: it ends in time as reading does.
func Unlock(ctx context.Context, data []byte, password string) ([]byte, error) {
	const op = "unlock workbook"
	timed, stop := context.WithTimeout(ctx, readingTime)
	defer stop()
	type result struct {
		open []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- result{nil, &limits.Error{Op: op, Kind: limits.Damaged, Err: fmt.Errorf("%v", fault)}}
			}
		}()
		open, err := excelize.Decrypt(data, &excelize.Options{Password: password})
		switch {
		case err != nil:
			done <- result{nil, &limits.Error{Op: op, Kind: limits.Damaged, Err: err}}
		case !bytes.HasPrefix(open, []byte("PK")): // what comes out is a zip, or noise
			done <- result{nil, &limits.Error{Op: op, Kind: limits.WrongPassword}}
		default:
			done <- result{open, nil}
		}
	}()
	select {
	case r := <-done:
		return r.open, r.err
	case <-timed.Done():
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &limits.Error{Op: op, Kind: limits.TooLong}
	}
}
