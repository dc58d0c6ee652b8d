// Package avgregister reads the export of the AVG-register Rijksoverheid into a
// grid.Book: a zip with arrays of JSON, or one such array alone.
//
// Every sort of record becomes a sheet, named after the folder it stands in. A record
// becomes as many rows as its longest list has; the column of a value is named after
// the way to it, such as "Betrokkenen › Gegevens › Bewaartermijn". From there on it is
// a table like any other, and goes through the same mapping.
//
// # Traps of the format
//
//   - The files begin with a byte order mark.
//   - Names of entries contain " / ", which is part of a name and no folder.
//   - Yes and no may be missing: null is "not filled in", which is not "no".
//   - What was chosen and what was typed beside it stand in one text, with ": "
//     between them. They are left together here; the mapping takes them apart.
package avgregister

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/grid"
)

const op = "read AVG-register"

// Separator stands between the names in the heading of a column.
const Separator = " › "

// Read reads an export, zipped or not. A refusal is a *limits.Error.
func Read(ctx context.Context, name string, data []byte, t limits.Table) (*grid.Book, error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return read(ctx, []part{{strings.TrimSuffix(name, ".json"), data}}, t)
	}
	archive, err := limits.OpenArchive(data, t)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, entry := range archive.Names() {
		if !strings.HasSuffix(strings.ToLower(entry), ".json") {
			continue
		}
		content, err := archive.Read(entry)
		if err != nil {
			return nil, err
		}
		sort, _, _ := strings.Cut(entry, "/")
		parts = append(parts, part{strings.TrimSuffix(sort, ".json"), content})
	}
	if len(parts) == 0 {
		return nil, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(limits.Zip)}
	}
	return read(ctx, parts, t)
}

// Holds tells whether bytes may be such an export.
func Holds(data []byte, t limits.Table) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
		return bytes.HasPrefix(head, []byte("["))
	}
	archive, err := limits.OpenArchive(data, t)
	if err != nil {
		return false
	}
	for _, entry := range archive.Names() {
		if strings.HasSuffix(strings.ToLower(entry), ".json") {
			return true
		}
	}
	return false
}

// part is one array of records and the sort of record it holds.
type part struct {
	sort string
	data []byte
}

func read(ctx context.Context, parts []part, t limits.Table) (*grid.Book, error) {
	b := grid.NewBuilder(limits.JSON, t)
	tables := map[string]*table{}
	var order []*table
	for _, p := range parts {
		tb := tables[p.sort]
		if tb == nil {
			tb = &table{name: p.sort, columns: map[string]int{}}
			tables[p.sort] = tb
			order = append(order, tb)
		}
		d := decoder{ctx: ctx, limits: t, json: json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(p.data, []byte("\xef\xbb\xbf"))))}
		d.json.UseNumber()
		root, err := d.value(0)
		if err != nil {
			var limit *limits.Error
			if errors.As(err, &limit) || ctx.Err() != nil {
				return nil, err
			}
			return nil, &limits.Error{Op: op, Kind: limits.Damaged, Err: err}
		}
		if root.kind != list {
			return nil, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(limits.JSON)}
		}
		for _, record := range root.items {
			if record.kind != object {
				return nil, &limits.Error{Op: op, Kind: limits.Unsupported, Subject: string(limits.JSON)}
			}
			tb.rows += tb.put(record, "", tb.rows)
		}
	}
	for _, tb := range order {
		if err := tb.write(b, t); err != nil {
			return nil, err
		}
	}
	return &b.Book, nil
}

// kind of a value of JSON.
type kind uint8

const (
	nothing kind = iota
	scalar
	list
	object
)

// node is a value of JSON with its members in the order they were written.
type node struct {
	kind  kind
	cell  grid.Cell
	names []string
	items []*node
}

type decoder struct {
	ctx    context.Context
	limits limits.Table
	json   *json.Decoder
	nodes  int
}

func (d *decoder) value(depth int) (*node, error) {
	if depth > d.limits.Depth/8 {
		return nil, &limits.Error{Op: op, Kind: limits.TooDeep, Limit: int64(d.limits.Depth / 8)}
	}
	if d.nodes++; d.nodes > d.limits.Cells {
		return nil, &limits.Error{Op: op, Kind: limits.TooManyElements, Limit: int64(d.limits.Cells)}
	}
	if d.nodes%4096 == 0 && d.ctx.Err() != nil {
		return nil, d.ctx.Err()
	}
	tok, err := d.json.Token()
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	switch tok := tok.(type) {
	case json.Delim:
		return d.inside(tok, depth)
	case nil:
		return &node{}, nil
	case bool:
		return &node{kind: scalar, cell: grid.Cell{Kind: grid.Bool, Text: fmt.Sprint(tok)}}, nil
	case json.Number:
		return &node{kind: scalar, cell: grid.Cell{Kind: grid.Number, Text: tok.String()}}, nil
	case string:
		return &node{kind: scalar, cell: text(tok)}, nil
	}
	return nil, fmt.Errorf("unknown token %v", tok)
}

// inside reads the members of an object or list.
func (d *decoder) inside(opening json.Delim, depth int) (*node, error) {
	n := &node{kind: list}
	if opening == '{' {
		n.kind = object
	}
	for d.json.More() {
		if n.kind == object {
			name, err := d.json.Token()
			if err != nil {
				return nil, err
			}
			n.names = append(n.names, fmt.Sprint(name))
		}
		item, err := d.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err := d.json.Token()
	return n, err
}

// text makes a day of the moments the export writes; its other texts stay.
func text(s string) grid.Cell {
	day, clock, ok := strings.Cut(s, "T")
	if ok && len(day) == 10 && day[4] == '-' && day[7] == '-' && len(clock) >= 8 && clock[2] == ':' && !strings.Contains(s, " ") {
		return grid.Cell{Kind: grid.Date, Text: day}
	}
	return grid.Cell{Text: s}
}

// table gathers the records of one sort.
type table struct {
	name     string
	headings []string
	columns  map[string]int // by heading, from 1
	cells    []placed
	rows     int
}

type placed struct {
	row  int
	cell grid.Cell
}

func (t *table) column(heading string) int {
	n := t.columns[heading]
	if n == 0 {
		t.headings = append(t.headings, heading)
		n = len(t.headings)
		t.columns[heading] = n
	}
	return n
}

// put writes an object from a row on and gives how many rows it takes.
func (t *table) put(n *node, prefix string, row int) int {
	height := 1
	for i, name := range n.names {
		height = max(height, t.member(n.items[i], prefix+name, row))
	}
	return height
}

func (t *table) member(n *node, heading string, row int) int {
	switch n.kind {
	case scalar:
		t.set(heading, row, n.cell)
	case object:
		return t.put(n, heading+Separator, row)
	case list:
		return t.list(n, heading, row)
	case nothing:
		t.column(heading)
	}
	return 1
}

// list writes objects under each other and values as lines of one cell.
func (t *table) list(n *node, heading string, row int) int {
	var lines []string
	height := 0
	for _, item := range n.items {
		switch item.kind {
		case object:
			height += t.put(item, heading+Separator, row+height)
		case scalar:
			lines = append(lines, strings.Join(strings.Fields(item.cell.Text), " "))
		case list:
			height += t.list(item, heading, row+height)
		}
	}
	if len(lines) > 0 {
		t.set(heading, row, grid.Cell{Text: strings.Join(lines, "\n")})
	}
	return max(1, height)
}

func (t *table) set(heading string, row int, cell grid.Cell) {
	cell.Column = int32(t.column(heading))
	t.cells = append(t.cells, placed{row, cell})
}

// write adds the table to the book as a sheet, its headings in the first row.
func (t *table) write(b *grid.Builder, bounds limits.Table) error {
	if err := b.Sheet(t.name, false); err != nil {
		return err
	}
	if t.rows > bounds.Rows {
		return &limits.Error{Op: op, Kind: limits.TooManyRows, Limit: int64(bounds.Rows)}
	}
	for i, h := range t.headings {
		if err := b.Add(1, false, grid.Cell{Column: int32(i + 1), Text: h}); err != nil {
			return err
		}
	}
	rows := make([][]grid.Cell, t.rows)
	for _, p := range t.cells {
		rows[p.row] = append(rows[p.row], p.cell)
	}
	for i, cells := range rows {
		ordered := make([]grid.Cell, len(t.headings)+1)
		for _, c := range cells {
			if twice := ordered[c.Column].Text; twice != "" {
				c.Text = twice + "\n" + c.Text
			}
			ordered[c.Column] = c
		}
		for _, c := range ordered[1:] {
			if err := b.Add(i+2, false, c); err != nil {
				return err
			}
		}
	}
	return nil
}
