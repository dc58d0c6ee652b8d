package pdf

import (
	"slices"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

// flow sets blocks one below another and turns the page when it is full.
type flow struct {
	*canvas
	looks   looks
	y       float64        // where the next block comes
	top     float64        // where the first one came on this page
	repeat  func()         // draws the head of a table on a new page
	waiting []report.Block // headings, and notes below them, that wait for what they stand above
	entries []entry        // the headings with a place in the contents
}

// entry is a heading with the place where it stands.
type entry struct {
	level int
	text  string
	page  *page
	y     float64
}

// looks are the looks of the texts of a document.
type looks struct {
	body, label, missing, small, smallLabel, smallMissing, muted, head, title, subtitle, note, figure look
	headings                                                                                          [3]look
}

func (c *canvas) looks() looks {
	return looks{
		body: look{c.plain, 9, black}, label: look{c.bold, 9, grey}, missing: look{c.italic, 9, grey},
		small: look{c.plain, 8, black}, smallLabel: look{c.bold, 8, grey}, smallMissing: look{c.italic, 8, grey},
		muted: look{c.plain, 8.5, grey}, head: look{c.bold, 8.5, navy},
		title: look{c.bold, 25, navy}, subtitle: look{c.plain, 14, black}, note: look{c.plain, 8, grey}, figure: look{c.bold, 21, navy},
		headings: [3]look{{c.bold, 17, navy}, {c.bold, 12.5, navy}, {c.bold, 9.5, black}},
	}
}

// Space above and below headings, by level.
var (
	spaceAbove = [3]float64{22, 20, 12}
	spaceBelow = [3]float64{9, 6, 4}
)

const afterBlock = 8

func (f *flow) left() float64      { return sideMargin }
func (f *flow) textWidth() float64 { return f.width - 2*sideMargin }
func (f *flow) bottom() float64    { return f.height - footMargin }

// fresh tells that nothing stands on the page yet, but for a repeated head.
func (f *flow) fresh() bool { return f.y == f.top }

// turn begins a new page, with the head of the table that goes on there.
func (f *flow) turn() {
	f.canvas.turn()
	f.y = topMargin
	if f.repeat != nil {
		f.repeat()
	}
	f.top = f.y
}

// need turns the page when less than that is left of it.
func (f *flow) need(height float64) {
	if f.page == nil || f.y+height > f.bottom() && !f.fresh() {
		f.turn()
	}
}

// block sets a block. A heading waits for the block it stands above, and so
// does a note right below it, or a sentence that introduces what comes.
func (f *flow) block(b report.Block) {
	n := len(f.waiting)
	switch b := b.(type) {
	case report.Heading:
		f.waiting = append(f.waiting, b)
		return
	case report.Paragraph:
		const sentence = 160
		if n > 0 && (b.Muted || isHeading(f.waiting[n-1]) && len(b.Text) < sentence) {
			f.waiting = append(f.waiting, b)
			return
		}
	}
	f.place(b)
}

func isHeading(b report.Block) bool {
	_, ok := b.(report.Heading)
	return ok
}

// place sets what waits, and the block.
func (f *flow) place(b report.Block) {
	if f.page == nil || f.startsPage() && !f.fresh() {
		f.turn()
	}
	set := f.prepare(b)
	height := set.first
	for i, waiting := range f.waiting {
		switch w := waiting.(type) {
		case report.Heading:
			height += f.headingHeight(w, i > 0 || !f.fresh())
		case report.Paragraph:
			height += f.paragraph(w).first + afterBlock
		}
	}
	if cut := f.ownWords(); cut > 0 && height > f.bottom()-topMargin {
		rest := f.waiting[cut:]
		f.waiting = f.waiting[:cut]
		f.place(nil)
		f.waiting = rest
		f.place(b)
		return
	}
	f.need(height)
	for _, waiting := range f.waiting {
		switch w := waiting.(type) {
		case report.Heading:
			f.heading(w)
		case report.Paragraph:
			f.paragraph(w).draw()
		}
	}
	f.waiting = nil
	set.draw()
}

// ownWords gives how much of what waits can stand without the rest: up to the last heading
// that comes after a sentence.
func (f *flow) ownWords() int {
	for i := len(f.waiting) - 1; i > 0; i-- {
		if isHeading(f.waiting[i]) && !isHeading(f.waiting[i-1]) {
			return i
		}
	}
	return 0
}

// finish sets what still waits: headings without anything below them.
func (f *flow) finish() {
	if len(f.waiting) > 0 {
		f.place(nil)
	}
}

func (f *flow) startsPage() bool {
	if len(f.waiting) == 0 {
		return false
	}
	h, ok := f.waiting[0].(report.Heading)
	return ok && h.NewPage
}

// setting is a block that is ready to be drawn: what must at least stand below
// a heading, and how to draw it all.
type setting struct {
	first float64
	draw  func()
}

func (f *flow) prepare(b report.Block) setting {
	switch b := b.(type) {
	case report.Paragraph:
		return f.paragraph(b)
	case report.Facts:
		return f.facts(b)
	case report.Grid:
		return f.grid(b)
	case report.Table:
		return f.table(b)
	case report.Figures:
		return f.figures(b)
	case report.Chart:
		return f.chart(b)
	}
	return setting{draw: func() {}}
}

func (f *flow) headingHeight(h report.Heading, spaced bool) float64 {
	l := f.looks.headings[h.Level-1]
	height := float64(len(l.wrap(printable.Line(h.Text), f.textWidth()-f.noteWidth(h))))*l.lead() + spaceBelow[h.Level-1]
	if spaced {
		height += spaceAbove[h.Level-1]
	}
	if h.Level == 1 {
		height += ruleBelow
	}
	return height
}

// ruleBelow is what the rule below a heading of the first level takes.
const ruleBelow = 4

// noteWidth is what the note beside a heading takes of the line.
func (f *flow) noteWidth(h report.Heading) float64 {
	if h.Note == "" {
		return 0
	}
	return f.looks.note.face.width(printable.Line(h.Note), f.looks.note.size) + 12
}

func (f *flow) heading(h report.Heading) {
	at := h.Level - 1
	l := f.looks.headings[at]
	if !f.fresh() {
		f.y += spaceAbove[at]
	}
	h.Text, h.Note = printable.Line(h.Text), printable.Line(h.Note)
	noteWidth := f.noteWidth(h)
	lines := l.wrap(h.Text, f.textWidth()-noteWidth)
	if h.Level <= contentsLevels {
		f.entries = append(f.entries, entry{h.Level, h.Text, f.page, f.y})
	}
	e := f.tree.open(f.tree.whole, [3]string{"H1", "H2", "H3"}[at])
	f.begin(e)
	f.lines(f.left(), f.y, l, lines)
	if h.Note != "" {
		note := f.looks.note
		f.write(f.left()+f.textWidth()-noteWidth+12, f.y+l.above(), note, h.Note)
	}
	f.end()
	f.tree.close(e)
	f.y += float64(len(lines)) * l.lead()
	if h.Level == 1 {
		f.decorate()
		f.rule(f.left(), f.y+3, f.textWidth(), 1.2, navy)
		f.end()
		f.y += ruleBelow
	}
	f.y += spaceBelow[at]
}

func (f *flow) paragraph(p report.Paragraph) setting {
	l := f.looks.body
	if p.Muted {
		l = f.looks.muted
	}
	s := l.strip(p.Text, f.left(), f.textWidth())
	return setting{first: float64(min(len(s.lines), 3)) * l.lead(), draw: func() {
		kind := "P"
		if parted(s.lines) {
			kind = "Div"
		}
		e := f.tree.open(f.tree.whole, kind)
		s.e = e
		f.run(s)
		f.tree.close(e)
		f.y += afterBlock
	}}
}

// strip is a column of lines, as in the cell of a table.
type strip struct {
	e         *element
	x         float64
	look      look
	lines     []line
	paragraph *element // the one at hand, of several
	values    []string // those in the text that were not drawn yet
	value     *element // the one at hand
}

// parted tells whether lines are several paragraphs.
func parted(lines []line) bool {
	return slices.ContainsFunc(lines[:max(len(lines)-1, 0)], func(l line) bool { return l.ends })
}

// piece draws some lines of a strip. Each of several paragraphs is an element of its own.
func (f *flow) piece(s *strip, from, to int) {
	if !parted(s.lines) {
		f.draw(s, s.e, f.y, s.lines[from:to])
		return
	}
	for i := from; i < to; {
		next := i + 1
		for next < to && !s.lines[next-1].ends {
			next++
		}
		if s.paragraph == nil {
			s.paragraph = f.tree.open(s.e, "P")
		}
		f.draw(s, s.paragraph, f.y+float64(i-from)*s.look.lead(), s.lines[i:next])
		if s.lines[next-1].ends {
			f.tree.close(s.paragraph)
			s.paragraph = nil
		}
		i = next
	}
}

// run draws strips side by side. What does not fit goes on on the next page;
// no line is left alone on either.
func (f *flow) run(strips ...strip) {
	lead, total := 0.0, 0
	for _, s := range strips {
		lead, total = max(lead, s.look.lead()), max(total, len(s.lines))
	}
	for from := 0; from < total; {
		fit := max(int((f.bottom()-f.y)/lead+0.01), 0)
		n := min(fit, total-from)
		if left := total - from - n; left > 0 {
			if left == 1 && n > 2 {
				n--
			}
			if n < 2 && !f.fresh() {
				f.goOn()
				continue
			}
		}
		n = max(n, 1)
		for i := range strips {
			if s := &strips[i]; from < len(s.lines) {
				f.piece(s, from, min(from+n, len(s.lines)))
			}
		}
		f.y += float64(n) * lead
		if from += n; from < total {
			f.goOn()
		}
	}
}

// goOn turns the page in the middle of a text. A row of a table keeps its distance
// from the head that is repeated above it.
func (f *flow) goOn() {
	f.turn()
	if f.repeat != nil {
		f.y += rowPad
		f.top = f.y
	}
}
