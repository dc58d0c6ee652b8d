package block

import "strings"

// Weight gathers what of a paragraph is bold while its runs come in.
type Weight struct {
	bold, plain int
	runs        []string
	open        bool // the last run was bold
}

// mostStrong is how many bold runs of a paragraph are kept and longestStrong how long each may
// be: they are for finding labels, which are few and short.
const mostStrong, longestStrong = 40, 120

// Add takes the next run.
func (w *Weight) Add(text string, bold bool) {
	n := len(strings.TrimSpace(text))
	switch {
	case n == 0 && w.open:
		w.runs[len(w.runs)-1] += text
	case n == 0:
	case !bold:
		w.plain, w.open = w.plain+n, false
	case w.open:
		w.bold += n
		w.runs[len(w.runs)-1] += text
	default:
		w.bold += n
		w.runs, w.open = append(w.runs, text), true
	}
}

// Set says of a block what of it is bold.
func (w *Weight) Set(b *Block) {
	b.Bold = w.bold > 0 && w.plain == 0
	if b.Bold || len(w.runs) > mostStrong {
		return
	}
	for _, run := range w.runs {
		if text := strings.Join(strings.Fields(run), " "); len(text) <= longestStrong {
			b.Strong = append(b.Strong, text)
		}
	}
}
