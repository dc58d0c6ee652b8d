package bijsluiter_test

import (
	"context"
	"testing"

	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// BenchmarkDocx reads a whole bijsluiter in Word, from bytes to proposal.
func BenchmarkDocx(b *testing.B) {
	data := sample30()
	for b.Loop() {
		doc, err := docx.Read(context.Background(), data, limits.Standard())
		if err != nil {
			b.Fatal(err)
		}
		bijsluiter.Read(doc, proposal.Document{})
	}
}
