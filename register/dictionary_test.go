package register_test

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

var train = flag.String("train", "", "write a new dictionary to this file (never over a released one)")

// TestTrainDictionary shows how dictionary/v1.s2dict was made, and makes a
// candidate for the next one when asked to: records with every field, so that
// each name occurs, and behind them records as they usually are.
func TestTrainDictionary(t *testing.T) {
	if *train == "" {
		t.Skip("makes a dictionary only when asked to with -train FILE")
	}
	const size = 64 << 10
	random := rand.New(rand.NewPCG(30, 1))
	var whole, usual bytes.Buffer
	for _, kind := range model.StoredKinds() {
		whole.WriteString(encoded(t, generate.Generator{Rand: random, Fill: 1, Rows: 1}.Record(kind)))
	}
	for _, kind := range []model.Kind{model.KindParty, model.KindService, model.KindActivity} {
		for range map[model.Kind]int{model.KindParty: 5, model.KindService: 3, model.KindActivity: 12}[kind] {
			usual.WriteString(encoded(t, generate.Record(random, kind)))
		}
	}
	d := append(whole.Bytes(), usual.Bytes()...)
	t.Logf("%d bytes, of which %d of whole records", len(d), whole.Len())
	if len(d) > size {
		d = append(d[:whole.Len()], d[len(d)-size+whole.Len():]...)
	}
	if err := os.WriteFile(*train, d, 0o644); err != nil {
		t.Fatal(err)
	}
}
