// Package blocktest writes blocks as text, for the tests of the readers: what a
// reader found can then be compared, line by line, with what a test expects.
package blocktest

import (
	"fmt"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// Show writes a block, or a cell of a table, on a line: kind, level, marker and
// text, and behind them whether it is bold, what was left out of it and why
// (-), its links (->) and its footnotes (*).
func Show(blocks []block.Block) string {
	var b strings.Builder
	for i := range blocks {
		k := &blocks[i]
		if k.Table != nil {
			for _, c := range k.Table.Cells {
				fmt.Fprintf(&b, "cell %d,%d %dx%d %v %s %q\n", c.Row, c.Col, c.RowSpan, c.ColSpan, c.Header, c.Tick, c.Text())
			}
			continue
		}
		fmt.Fprintf(&b, "%s %d %q %q", k.Kind, k.Level, k.Marker, k.Text)
		if k.Bold {
			b.WriteString(" bold")
		}
		for _, r := range k.Removed {
			fmt.Fprintf(&b, " -%s:%q", r.Why, r.Text)
		}
		for _, l := range k.Links {
			fmt.Fprintf(&b, " ->%s", l.Target)
		}
		for _, n := range k.Footnotes {
			fmt.Fprintf(&b, " *%q", n)
		}
		b.WriteString("\n")
	}
	return b.String()
}
