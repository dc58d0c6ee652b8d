package report

import (
	"fmt"
	"runtime"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
)

// Point is how complete the activities of a register were on a day, by the rules
// of today. Those that had ended do not count.
type Point struct {
	Day       model.Date
	Complete  int // nothing was missing
	Attention int // nothing was missing, and something asked attention
	Missing   int // something was missing that art. 30 asks for
}

// Total is the number of activities.
func (p Point) Total() int { return p.Complete + p.Attention + p.Missing }

// share is how many of a hundred activities lacked nothing that art. 30 asks for.
func (p Point) share() int {
	if p.Total() == 0 {
		return 0
	}
	return 100 * (p.Complete + p.Attention) / p.Total()
}

func (p *Point) add(c completeness.Counts) {
	switch {
	case c.Errors > 0:
		p.Missing++
	case c.Warnings > 0:
		p.Attention++
	default:
		p.Complete++
	}
}

// PointOf judges a register as it stood on a day, on all processors.
func PointOf(reg *model.Register, day model.Date) Point {
	check := completeness.In(reg, day)
	counts := make([]completeness.Counts, len(reg.Activities))
	onAll(len(counts), func(i int) {
		if reg.Activities[i].Status != model.StatusEnded {
			counts[i] = completeness.Count(check.Check(&reg.Activities[i]))
		}
	})
	p := Point{Day: day}
	for i, c := range counts {
		if reg.Activities[i].Status != model.StatusEnded {
			p.add(c)
		}
	}
	return p
}

// onAll does something for every number below n, on all processors.
func onAll(n int, do func(int)) {
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < n; i += workers {
				do(i)
			}
		})
	}
	group.Wait()
}

// trendPart shows how complete the register was from quarter to quarter. One
// point is no trend.
func (b *board) trendPart() []Block {
	if len(b.trend) < 2 {
		return nil
	}
	w := b.words
	chart := Chart{Title: w.Text("board.trend"), Parts: []string{w.Text("board.complete.yes"), w.Text("board.complete.warnings"), w.Text("board.complete.errors")}}
	for _, p := range b.trend {
		label := fmt.Sprintf(w.Text("board.trend.day"), p.Day.Format(), p.share())
		if p.Total() == 0 {
			label = p.Day.Format()
		}
		chart.Bars = append(chart.Bars, Bar{label, []int{p.Complete, p.Attention, p.Missing}})
	}
	first, last := b.trend[0], b.trend[len(b.trend)-1]
	said := fmt.Sprintf(w.Text("board.trend.said"), first.Day.Format(), first.Complete+first.Attention, first.Total(), last.Day.Format(), last.Complete+last.Attention, last.Total())
	return []Block{chart, Paragraph{Text: said}}
}
