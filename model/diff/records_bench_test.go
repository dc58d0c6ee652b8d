package diff_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func BenchmarkRecords(b *testing.B) {
	g := generate.Generator{Rand: source(1), Fill: 0.6}
	old := g.Record(model.KindActivity)
	now := g.Edit(g.Edit(g.Edit(old)))
	again := field.Clone(now)
	reidentify(g, again)
	b.Run("three edits", func(b *testing.B) {
		for b.Loop() {
			diff.Records(old, now)
		}
	})
	b.Run("new row IDs", func(b *testing.B) {
		for b.Loop() {
			diff.Records(old, again)
		}
	})
	b.Run("nothing in common", func(b *testing.B) {
		other := g.Record(model.KindActivity)
		for b.Loop() {
			diff.Records(old, other)
		}
	})
	b.Run("apply", func(b *testing.B) {
		d := diff.Records(old, now)
		for b.Loop() {
			if _, err := diff.Apply(old, d); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkRegisters(b *testing.B) {
	rng := source(1)
	reg := generate.Register(rng, generate.Size{Activities: 1000, Services: 300, Parties: 200})
	other := &model.Register{}
	for i, record := range reg.Records() {
		if i%50 == 0 {
			record = generate.Edit(rng, record)
		}
		other.Add(field.Clone(record))
	}
	b.ReportAllocs()
	for b.Loop() {
		diff.Registers(reg, other)
	}
}
