package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

// figures sets numbers side by side, each in a box above what it counts.
func (f *flow) figures(figures report.Figures) setting {
	const perRow, gap, top = 4, 10.0, 30.0
	rows := (len(figures.Items) + perRow - 1) / perRow
	width, height := (f.textWidth()-(perRow-1)*gap)/perRow, 58.0
	for _, item := range figures.Items { // all as high as the one that says most
		lines := f.looks.note.wrap(printable.Text(item.Label), width-16)
		height = max(height, top+float64(len(lines))*f.looks.note.lead()+6)
	}
	return setting{first: float64(rows) * (height + gap), draw: func() {
		for i, item := range figures.Items {
			x, y := f.left()+float64(i%perRow)*(width+gap), f.y+float64(i/perRow)*(height+gap)
			f.decorate()
			f.fill(x, y, width, height, pale)
			f.fill(x, y, 2.5, height, navy)
			f.end()
			e := f.tree.open(f.tree.whole, "P")
			f.begin(e)
			f.write(x+10, y+25, f.looks.figure, strconv.Itoa(item.Value))
			f.lines(x+10, y+top, f.looks.note, f.looks.note.wrap(printable.Text(item.Label), width-16))
			f.end()
			f.tree.close(e)
		}
		f.y += float64(rows) * (height + gap)
		f.y += afterBlock - gap/2
	}}
}

const (
	barHeight = 10.0
	barGap    = 5.0
	unit      = 22.0 // the size of the number at the end of a bar
)

// setBar is a bar with its label cut into lines.
type setBar struct {
	report.Bar
	lines  []line
	height float64
}

// chart draws lying bars. The parts of a bar differ in their filling, so that
// they can be told apart without colour.
func (f *flow) chart(c report.Chart) setting {
	labelWidth, most := 0.0, 1
	l := f.looks.small
	for _, b := range c.Bars {
		labelWidth = max(labelWidth, l.face.width(printable.Line(b.Label), l.size))
		most = max(most, b.Total())
	}
	labelWidth = min(labelWidth, f.textWidth()*0.38)
	height := f.looks.headings[2].lead() + spaceBelow[2] + afterBlock
	bars := make([]setBar, len(c.Bars))
	for i, b := range c.Bars {
		lines := l.wrap(printable.Line(b.Label), labelWidth)
		bars[i] = setBar{b, lines, max(barHeight, float64(len(lines))*l.lead()) + barGap}
		height += bars[i].height
	}
	if len(c.Parts) > 1 {
		height += barHeight + barGap
	}
	return setting{first: min(height, f.bottom()-topMargin), draw: func() {
		e := f.tree.open(f.tree.whole, "Figure")
		e.extra = "/Alt" + text(inWords(c))
		f.chartHead(e, c)
		x := f.left() + labelWidth + 8
		scale := (f.left() + f.textWidth() - unit - x) / float64(most)
		for _, b := range bars {
			f.need(b.height)
			f.begin(e)
			f.bar(b, x, scale)
			f.end()
			f.y += b.height
		}
		f.tree.close(e)
		f.y += afterBlock
	}}
}

// chartHead draws what is counted, and what the fillings stand for.
func (f *flow) chartHead(e *element, c report.Chart) {
	l := f.looks.headings[2]
	f.begin(e)
	f.lines(f.left(), f.y, l, []line{{text: printable.Line(c.Title)}})
	f.y += l.lead() + spaceBelow[2]
	if len(c.Parts) > 1 {
		x := f.left()
		for i, part := range c.Parts {
			part = printable.Line(part)
			f.filling(i, x, f.y, barHeight, barHeight)
			f.write(x+barHeight+4, f.y+f.looks.small.above()-0.5, f.looks.small, part)
			x += barHeight + 18 + f.looks.small.face.width(part, f.looks.small.size)
		}
		f.y += barHeight + barGap
	}
	f.end()
}

func (f *flow) bar(b setBar, x, scale float64) {
	l := f.looks.small
	f.lines(f.left(), f.y, l, b.lines)
	top := f.y + (b.height-barGap-barHeight)/2
	for i, v := range b.Values {
		width := float64(v) * scale
		f.filling(i, x, top, width, barHeight)
		x += width
	}
	f.write(x+5, top+barHeight-2.2, look{f.bold, l.size, black}, strconv.Itoa(b.Total()))
}

// filling draws a rectangle in the manner of a part: full, empty, striped,
// half-toned, striped on a half-tone.
func (f *flow) filling(part int, x, top, width, height float64) {
	if width <= 0 {
		return
	}
	switch part % 5 {
	case 0:
		f.fill(x, top, width, height, navy)
	case 1:
		f.fill(x, top, width, height, white)
	case 2:
		f.fill(x, top, width, height, white)
		f.stripes(x, top, width, height)
	case 3:
		f.fill(x, top, width, height, rule)
	case 4:
		f.fill(x, top, width, height, rule)
		f.stripes(x, top, width, height)
	}
	f.body = append(append(f.body, navy...), " RG 0.7 w "...)
	f.body = append(number(f.body, x, f.height-top-height, width, height), "re S\n"...)
}

// stripes draws slanted lines inside a rectangle.
func (f *flow) stripes(x, top, width, height float64) {
	f.body = append(f.body, "q "...)
	f.body = append(number(f.body, x, f.height-top-height, width, height), "re W n "...)
	f.body = append(append(f.body, navy...), " RG 0.8 w "...)
	foot := f.height - top - height
	for at := x - height; at < x+width; at += 3.2 {
		f.body = append(number(f.body, at, foot), "m "...)
		f.body = append(number(f.body, at+height, foot+height), "l "...)
	}
	f.body = append(f.body, "S Q\n"...)
}

// inWords is a chart for who cannot see it.
func inWords(c report.Chart) string {
	var b strings.Builder
	b.WriteString(printable.Line(c.Title))
	for i, bar := range c.Bars {
		separator := ": "
		if i > 0 {
			separator = "; "
		}
		fmt.Fprintf(&b, "%s%s %d", separator, printable.Line(bar.Label), bar.Total())
		if len(c.Parts) > 1 {
			var parts []string
			for j, v := range bar.Values {
				parts = append(parts, fmt.Sprintf("%s %d", printable.Line(c.Parts[j]), v))
			}
			fmt.Fprintf(&b, " (%s)", strings.Join(parts, ", "))
		}
	}
	return b.String()
}
