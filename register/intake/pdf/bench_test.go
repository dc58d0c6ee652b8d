package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

// BenchmarkRead reads a bijsluiter of three pages, PDFium's start included, with PDFium
// compiled before.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("testdata", "3.0 with lines.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	if err := pdf.Warm(context.Background(), cache()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := pdf.Read(context.Background(), data, limits.Standard(), cache()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart is the part of that which does not depend on the document.
func BenchmarkStart(b *testing.B) {
	if err := pdf.Warm(context.Background(), cache()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := pdf.Warm(context.Background(), cache()); err != nil {
			b.Fatal(err)
		}
	}
}
