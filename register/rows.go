package register

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
)

// plainRows asks the database without the conversions of database/sql, which
// take longer than everything else where there are hundreds of thousands of
// rows. A row is good until do returns; what it holds is its own memory.
func plainRows(ctx context.Context, conn *sql.Conn, do func([]driver.Value) error, question string, args ...any) error {
	values := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		value, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			return err
		}
		values[i] = driver.NamedValue{Ordinal: i + 1, Value: value}
	}
	return conn.Raw(func(conn any) error {
		rows, err := conn.(driver.QueryerContext).QueryContext(ctx, question, values)
		if err != nil {
			return err
		}
		row := make([]driver.Value, len(rows.Columns()))
		for err == nil {
			if err = rows.Next(row); err == nil {
				err = do(row)
			}
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return errors.Join(err, rows.Close())
	})
}

// take fills an entry from a row of entryColumns.
func (e *entry) take(row []driver.Value) error {
	c := columns{row: row}
	c.number(&e.seq)
	c.blob(&e.hash)
	c.blob(&e.parent)
	c.blob(&e.parent2)
	c.number(&e.height)
	c.number(&e.change)
	c.text(&e.record)
	c.text(&e.kind)
	c.number(&e.version)
	c.number(&e.time)
	c.text(&e.author)
	c.text(&e.action)
	c.flag(&e.trashed)
	c.text(&e.reason)
	c.text(&e.fields)
	c.blob(&e.source)
	c.blob(&e.personal)
	c.number(&e.base)
	c.blob(&e.bytes)
	c.blob(&e.onto)
	return c.err
}

// columns takes the values of a row one by one. What has another type than it
// should is damage: the tables are STRICT.
type columns struct {
	row []driver.Value
	err error
}

func next[T any](c *columns, to *T) {
	value := c.row[0]
	c.row = c.row[1:]
	v, ok := value.(T)
	if !ok && value != nil && c.err == nil {
		c.err = &Error{Kind: Damaged, Err: fmt.Errorf("a %T stands where there should be a %T", value, v)}
	}
	*to = v
}

func (c *columns) number(to *int64) { next(c, to) }
func (c *columns) text(to *string)  { next(c, to) }
func (c *columns) blob(to *[]byte)  { next(c, to) }

func (c *columns) flag(to *bool) {
	var n int64
	next(c, &n)
	*to = n != 0
}
