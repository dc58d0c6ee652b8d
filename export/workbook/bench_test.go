package workbook_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/report"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model/generate"
)

// BenchmarkWrite exports registers of 1,000 and 10,000 activities. The metric
// ratio is the time it takes over that of the bare stream writer of excelize,
// writing the same cells in the same run; MiB is the most memory that the program
// had from the system while it wrote, the register itself included.
func BenchmarkWrite(b *testing.B) {
	for _, activities := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("activities=%d", activities), func(b *testing.B) {
			size := generate.Size{Activities: activities, Services: activities / 10, Parties: activities / 10}
			reg := generate.Generator{Rand: rand.New(rand.NewPCG(1, 2)), Fill: 0.3}.Register(size)
			d := document(b, "nl", reg)
			most := memory(b, d)
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
			b.ReportMetric(float64(most)/(1<<20), "MiB")
		})
	}
}

// memory is the most memory in use during a write, by what the runtime has of the system.
func memory(b *testing.B, d report.Document) uint64 {
	debug.FreeOSMemory()
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	most := uint64(0)
	err := workbook.Write(context.Background(), io.Discard, d, workbook.Options{Progress: func(int, int) {
		metrics.Read(samples)
		most = max(most, samples[0].Value.Uint64()-samples[1].Value.Uint64())
	}})
	if err != nil {
		b.Fatal(err)
	}
	return most
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
				case report.RefCell:
					cells[i] = refOf(t, row)
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

// refOf is what stands in the hidden cell of a row.
func refOf(t report.Table, row []report.Cell) string {
	ref := *row[len(row)-1].Ref
	for i, c := range row[:len(row)-1] {
		ref.Prints = append(ref.Prints, t.FillIn.Columns[i].Field.Print(c.Text))
	}
	return ref.String()
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
