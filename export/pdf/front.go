package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

// contentsLevels is how many levels of headings the contents and the bookmarks
// show.
const contentsLevels = 2

// front sets the cover, or the title above the text when there is none.
func (d *document) front() {
	d.turn()
	if len(d.paper.Cover) > 0 {
		d.page.title = true
		d.y = 2 * topMargin
	}
	d.title(d.looks.title, d.paper.Title, 4)
	d.decorate()
	d.fill(d.left(), d.y+2, 70, 3, navy)
	d.end()
	d.y += 18
	for _, s := range []string{d.paper.Organisation, d.paper.Subtitle} {
		if s != "" {
			d.title(d.looks.subtitle, s, 4)
		}
	}
	d.y += 14
	for _, g := range d.paper.Cover {
		d.block(report.Heading{Level: 3, Text: g.Title})
		d.block(report.Facts{Entries: g.Entries})
	}
}

// title sets a line of the cover.
func (d *document) title(l look, s string, below float64) {
	e := d.tree.open(d.tree.whole, "P")
	if !strings.ContainsFunc(s, printable.IsMark) {
		s = printable.Line(s)
	}
	set := l.strip(s, d.left(), d.textWidth())
	set.e = e
	d.run(set)
	d.tree.close(e)
	d.y += below
}

// listed is a line of the contents.
type listed struct {
	entry
	lines  []line
	height float64
}

// contents sets the contents on pages of its own, which will stand in front of
// the text. How many those are says how far the numbers of pages move up.
func (d *document) contents(toc *element) {
	var all []listed
	for _, e := range d.entries {
		if e.page.index < len(d.cover) {
			continue // a heading of the cover
		}
		l, indent := d.entryLook(e)
		lines := l.wrap(e.text, d.textWidth()-indent-60)
		height := float64(len(lines))*l.lead() + 2
		if e.level == 1 {
			height += 8
		}
		all = append(all, listed{e, lines, height})
	}
	l := d.looks.headings[0]
	titleHeight := l.lead() + 14
	pages, y := 1, topMargin+titleHeight
	for i, e := range all {
		if y+together(all[i:]) > d.bottom() {
			pages, y = pages+1, topMargin
		}
		y += e.height
	}
	d.turn()
	caption := d.tree.open(toc, "Caption")
	d.begin(caption)
	d.lines(d.left(), d.y, l, []line{{text: d.paper.Phrases.Contents}})
	d.end()
	d.tree.close(caption)
	d.y += titleHeight
	for i, e := range all {
		if d.y+together(all[i:]) > d.bottom() {
			d.turn()
		}
		d.listEntry(toc, e, pages)
	}
	d.tree.close(toc)
}

// together is the height of the first line of the contents, and of the one below it when
// that is the first of its part.
func together(all []listed) float64 {
	if len(all) > 1 && all[1].level > all[0].level {
		return all[0].height + all[1].height
	}
	return all[0].height
}

func (d *document) entryLook(e entry) (l look, indent float64) {
	if e.level == 1 {
		return look{d.bold, 10.5, navy}, 0
	}
	return look{d.plain, 9.5, black}, 12
}

// listEntry draws a line of the contents: the heading, dots, the page; all of it
// leads there.
func (d *document) listEntry(toc *element, e listed, moved int) {
	l, indent := d.entryLook(e.entry)
	if e.level == 1 {
		d.y += 8
	}
	item := d.tree.open(toc, "TOCI")
	link := d.tree.open(item, "Link")
	number := strconv.Itoa(e.page.index + moved + 1)
	x, right := d.left()+indent, d.left()+d.textWidth()
	last := e.lines[len(e.lines)-1]
	foot := d.y + float64(len(e.lines)-1)*l.lead() + l.above()
	d.begin(link)
	d.lines(x, d.y, l, e.lines)
	d.end()
	d.decorate()
	d.dots(x+last.indent+l.face.width(last.text, l.size)+6, right-l.face.width(number, l.size)-6, foot)
	d.end()
	d.begin(link)
	d.write(right-l.face.width(" "+number, l.size), foot, l, " "+number)
	d.end()
	height := float64(len(e.lines)) * l.lead()
	id := d.out.reserve()
	d.page.links = append(d.page.links, annotation{
		id: id, key: d.tree.link(link, d.page, id), target: e.page, y: e.y, words: e.text,
		box: [4]float64{x, d.height - d.y - height, right, d.height - d.y},
	})
	d.tree.close(link)
	d.tree.close(item)
	d.y += height + 2
}

// dots leads the eye from a heading to its page.
func (d *document) dots(from, to, y float64) {
	l := d.looks.note
	width := l.face.width(" .", l.size)
	if n := int((to - from) / width); n > 0 {
		d.write(to-float64(n)*width, y, l, strings.Repeat(" .", n))
	}
}

// annotation is a link from the contents to a heading.
type annotation struct {
	id, key int
	target  *page
	y       float64
	words   string
	box     [4]float64
}

func (a annotation) write(d *document) {
	d.out.packed(a.id, fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/StructParent %d/Contents%s/Dest%s>>",
		number(nil, a.box[:]...), len(d.pages)+a.key, text(a.words), d.destination(a.target, a.y)))
}

func (d *document) destination(p *page, y float64) string {
	return fmt.Sprintf("[%d 0 R/XYZ null %snull]", p.id, number(nil, d.height-y+8))
}
