package register_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/klauspost/compress/dict"
	"github.com/klauspost/compress/zstd"

	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/generate"
)

var train = flag.String("train", "", "write a new dictionary to this file (never over a released one)")

// TestTrainDictionary shows how dictionary/v1.zdict was made, and makes a
// candidate for the next one when asked to.
func TestTrainDictionary(t *testing.T) {
	if *train == "" {
		t.Skip("makes a dictionary only when asked to with -train FILE")
	}
	const (
		size = 48 << 10
		id   = 1
	)
	rng := rand.New(rand.NewPCG(30, 1))
	var samples [][]byte
	for _, record := range generate.Register(rng, generate.Size{Activities: 120, Services: 40, Parties: 30}).Records() {
		b, err := canonical.Encode(record)
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, b)
	}
	d, err := dict.BuildZstdDict(samples, dict.Options{MaxDictSize: size, HashBytes: 6, ZstdDictID: id, ZstdLevel: zstd.SpeedDefault})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*train, d, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d samples, %d bytes", len(samples), len(d))
}
