package workbook_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/report"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model/generate"
)

// BenchmarkWrite exports registers of 1,000 and 10,000 activities. The metric
// ratio is the time it takes over that of the bare stream writer of excelize,
// writing the same cells in the same run.
func BenchmarkWrite(b *testing.B) {
	for _, activities := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("activities=%d", activities), func(b *testing.B) {
			size := generate.Size{Activities: activities, Services: activities / 10, Parties: activities / 10}
			reg := generate.Generator{Rand: rand.New(rand.NewPCG(1, 2)), Fill: 0.3}.Register(size)
			d := document(b, "nl", reg)
			var ours, bare time.Duration
			cells := 0
			for b.Loop() {
				start := time.Now()
				if err := workbook.Write(context.Background(), io.Discard, d, workbook.Options{}); err != nil {
					b.Fatal(err)
				}
				ours += time.Since(start)
				b.StopTimer()
				kept := collect(d)
				start = time.Now()
				cells = writeBare(b, kept)
				bare += time.Since(start)
				b.StartTimer()
			}
			b.ReportMetric(float64(ours)/float64(bare), "ratio")
			b.ReportMetric(float64(cells), "cells")
		})
	}
}

type kept struct {
	title string
	rows  [][]any
}

// collect makes the cells beforehand, so that only writing them is measured.
func collect(d report.Document) []kept {
	var sheets []kept
	for _, t := range d.Tables {
		s := kept{title: t.Title, rows: [][]any{make([]any, len(t.Columns))}}
		for i, c := range t.Columns {
			s.rows[0][i] = c.Heading
		}
		for row := range t.Rows {
			cells := make([]any, len(row))
			for i, c := range row {
				switch c.Kind {
				case report.DateCell:
					cells[i] = c.Day
				case report.NumberCell:
					cells[i] = c.Number
				default:
					cells[i] = c.Text
				}
			}
			s.rows = append(s.rows, cells)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

func writeBare(b *testing.B, sheets []kept) int {
	f := excelize.NewFile()
	cells := 0
	for _, s := range sheets {
		if _, err := f.NewSheet(s.title); err != nil {
			b.Fatal(err)
		}
		stream, err := f.NewStreamWriter(s.title)
		if err != nil {
			b.Fatal(err)
		}
		for i, row := range s.rows {
			cells += len(row)
			if err := stream.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
				b.Fatal(err)
			}
		}
		if err := stream.Flush(); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Write(io.Discard); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return cells
}
