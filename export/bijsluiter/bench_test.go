package bijsluiter_test

import (
	"context"
	"io"
	"testing"

	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/report"
)

// BenchmarkWord and BenchmarkPDF write a full bijsluiter of model 4.0.
func BenchmarkWord(b *testing.B) {
	leaflet, template := full(b)
	for b.Loop() {
		if err := bijsluiter.Write(io.Discard, template, leaflet, docx.Properties{Title: "x", Language: "nl-NL"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	leaflet, template := full(b)
	for b.Loop() {
		paper, err := bijsluiter.Paper(template, leaflet, docx.Properties{})
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(context.Background(), io.Discard, paper, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func full(b *testing.B) (report.Bijsluiter, *docx.Template) {
	b.Helper()
	reg := register()
	template, err := bijsluiter.Template(bijsluiter.Leaflet40, "nl")
	if err != nil {
		b.Fatal(err)
	}
	return report.BijsluiterOfService(reg, &reg.Services[0], load(b, "nl"), stamp), template
}
