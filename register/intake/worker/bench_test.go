package worker_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/worker"
)

// BenchmarkChild reads files as the program does, each in a process of its own: a line
// of text is what starting one costs, the others are bijsluiters of three pages.
func BenchmarkChild(b *testing.B) {
	cache := filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")
	if err := pdf.Warm(context.Background(), cache); err != nil {
		b.Fatal(err)
	}
	reader := worker.Standard(cache)
	for _, file := range []struct{ name, path string }{
		{"start", ""},
		{"docx", "../bijsluiter/testdata/3.0 letters inside letters.docx"},
		{"pdf", "../pdf/testdata/3.0 with lines.pdf"},
	} {
		data := []byte("een regel")
		if file.path != "" {
			var err error
			if data, err = os.ReadFile(file.path); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(file.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := reader.Read(context.Background(), data, intake.Request{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
