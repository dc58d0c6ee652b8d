package report

import (
	"reflect"
	"slices"
	"strings"

	"verwerkingsregister/model/field"
)

// columnSpec says what stands in a column of a list of rows: fields, by their
// dotted path from the row. One leaf is printed as it is; more than one, or a
// group, as lines with labels.
type columnSpec struct {
	fields  []string
	width   int
	heading string // key of its text; empty: the label of the first field
	// write takes the place of the fields' own words, when their sense is in
	// their combination.
	write func(s *source, row reflect.Value) string
	// notAsked tells of which rows the question follows from another answer to
	// be not applicable. What is filled in is printed all the same.
	notAsked func(row reflect.Value) bool
}

func (c columnSpec) unless(notAsked func(row reflect.Value) bool) columnSpec {
	c.notAsked = notAsked
	return c
}

func column(width int, fields ...string) columnSpec {
	return columnSpec{fields: fields, width: width}
}

// compiledColumn is a column with its fields found.
type compiledColumn struct {
	columnSpec
	leaf  *node // the only field, when it is a leaf
	path  []int // from the row to the leaf's holder
	group []pathNode
}

type pathNode struct {
	node *node
	path []int // from the row to its holder
}

// compileColumns finds the fields of the columns, and gathers in a last column
// every field of the row that no column has, so that nothing is left out.
func compileColumns(row *node, specs []columnSpec) []compiledColumn {
	covered := map[*node]bool{}
	var out []compiledColumn
	for _, spec := range specs {
		c := compiledColumn{columnSpec: spec}
		for _, path := range spec.fields {
			n, index := row.at(path)
			cover(n, covered)
			c.group = append(c.group, pathNode{n, index[:len(index)-len(n.index)]})
		}
		if len(c.group) == 1 && c.group[0].node.Leaf() {
			c.leaf, c.path = c.group[0].node, c.group[0].path
		}
		out = append(out, c)
	}
	if rest := uncovered(row, nil, covered); len(rest) > 0 {
		out = append(out, compiledColumn{columnSpec: columnSpec{width: restWidth, heading: "column.rest"}, group: rest})
	}
	return out
}

const restWidth = 34

// cover marks a field, all below it and the name beside it.
func cover(n *node, covered map[*node]bool) {
	covered[n] = true
	if n.name != nil {
		covered[n.name] = true
	}
	for _, c := range n.children {
		cover(c, covered)
	}
}

// uncovered returns the topmost fields that no column has.
func uncovered(n *node, path []int, covered map[*node]bool) []pathNode {
	var out []pathNode
	for _, c := range n.children {
		switch {
		case c.hidden() || covered[c]:
		case c.Type == field.Group && partly(c, covered):
			out = append(out, uncovered(c, slices.Concat(path, c.index), covered)...)
		default:
			out = append(out, pathNode{c, path})
		}
	}
	return out
}

func partly(n *node, covered map[*node]bool) bool {
	for _, c := range n.children {
		if covered[c] || partly(c, covered) {
			return true
		}
	}
	return false
}

func (c compiledColumn) column(w *Words) Column {
	heading := ""
	switch {
	case c.heading != "":
		heading = w.Text(c.heading)
	case len(c.group) > 0:
		heading = w.Label(c.group[0].node.Field)
	}
	return Column{Heading: heading, Width: c.width}
}

func (c compiledColumn) cell(s *source, row reflect.Value) Cell {
	cell := c.filledIn(s, row)
	if cell.Kind == MissingCell && c.notAsked != nil && c.notAsked(row) {
		return Text(s.words.Text("value.notApplicable"))
	}
	return cell
}

func (c compiledColumn) filledIn(s *source, row reflect.Value) Cell {
	switch {
	case c.write != nil:
		return s.words.OrMissing(c.write(s, row))
	case c.leaf != nil:
		return s.cell(c.leaf, fieldAt(row, c.path))
	}
	var lines []string
	for _, g := range c.group {
		holder := fieldAt(row, g.path)
		if g.node.Type == field.Group && len(c.group) == 1 {
			// The column's heading is the group's label already.
			lines = append(lines, s.lines(g.node.children, holder.FieldByIndex(g.node.index))...)
			continue
		}
		prefix := s.prefix(g.node)
		for _, line := range s.lines([]*node{g.node}, holder) {
			lines = append(lines, prefix+line)
		}
	}
	return s.words.OrMissing(strings.Join(lines, "\n"))
}

// prefix names the groups a field stands in, inside its row.
func (s *source) prefix(n *node) string {
	prefix := ""
	for p := n.Parent; p != nil && p.Type == field.Group && p.Parent != nil; p = p.Parent {
		prefix = s.words.Label(p) + " – " + prefix
	}
	return prefix
}

func fieldAt(v reflect.Value, path []int) reflect.Value {
	if len(path) == 0 {
		return v
	}
	return v.FieldByIndex(path)
}
