package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// edge is the part of a page, above and below, in which its header and footer stand.
const edge = 0.12

// inEdge tells whether a line stands so high or low on a page that it may be its header
// or footer.
func inEdge(l line, p Page) bool {
	return l.base < p.Height*edge || l.base-l.size > p.Height*(1-edge)
}

// dropMargins takes lines out that stand at the same height on several pages, numbers
// aside: the header and footer. A line that stands between the text as well is none: it
// is the head of a table that goes on.
func dropMargins(doc *block.Document, pages []Page, all [][]line) {
	type key struct {
		height int
		text   string
	}
	seen := map[key]int{}
	keys := func(l line) [2]key {
		text := withoutDigits(l.text(false))
		at := int(math.Round(l.base / 4))
		return [2]key{{at, text}, {at + 1, text}}
	}
	for i, lines := range all {
		for _, l := range lines {
			if inEdge(l, pages[i]) {
				seen[keys(l)[0]]++
				seen[keys(l)[1]]++
			}
		}
	}
	body := map[string]bool{}
	for i, lines := range all {
		for _, l := range lines {
			if !inEdge(l, pages[i]) {
				body[withoutDigits(l.text(false))] = true
			}
		}
	}
	given := map[string]bool{}
	for i := range all {
		on := slices.Clone(all[i])
		all[i] = slices.DeleteFunc(all[i], func(l line) bool {
			if !inEdge(l, pages[i]) {
				return false
			}
			k := keys(l)
			n := max(seen[k[0]], seen[k[1]])
			repeated := n >= 2 && n*3 >= len(pages) && !body[k[0].text]
			if !repeated && !pageNumber(l) && !l.endsPage(on) {
				return false
			}
			if !given[k[0].text] {
				given[k[0].text] = true
				margin(doc, l, l.base < pages[i].Height/2)
			}
			return true
		})
	}
}

// endsPage tells whether a line is the last of its page, by itself, and ends with the
// number of the page.
func (l line) endsPage(lines []line) bool {
	words := strings.Fields(l.text(false))
	n := len(lines)
	return n > 1 && lines[n-1].number == l.number && l.base-lines[n-2].base > l.size*2.2 && words[len(words)-1] == strconv.Itoa(l.page)
}

// margin keeps a line of a header or footer.
func margin(doc *block.Document, l line, above bool) {
	text := block.Boxes(block.Tidy(l.text(true)))
	b := block.Block{Kind: block.Paragraph, Text: text, Bold: l.bold, Tick: block.TickOf(text)}
	if above {
		b.Pos = block.Position{Part: block.InHeader, Page: l.page}
		doc.Headers = append(doc.Headers, b)
		return
	}
	b.Pos = block.Position{Part: block.InFooter, Page: l.page}
	doc.Footers = append(doc.Footers, b)
}

// pageNumber tells whether a line is nothing but the number of its page.
func pageNumber(l line) bool {
	s := strings.Fields(strings.ToLower(strings.Trim(l.text(false), "-–| ")))
	for i, f := range s {
		number := withoutDigits(f) == "" || withoutDigits(f) == "/"
		word := f == "pagina" || f == "page" || f == "blad" || f == "van" || f == "of" || f == "/"
		if !number && !word || len(s) == 1 && !number || i > 4 {
			return false
		}
	}
	return len(s) > 0 && len(s) < 5 && withoutDigits(strings.Join(s, "")) != strings.Join(s, "")
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}
