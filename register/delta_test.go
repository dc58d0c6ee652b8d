package register_test

import (
	"bytes"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// FuzzDelta holds that a delta makes of an earlier version exactly what it was
// made of, and that any other bytes are refused without harm.
func FuzzDelta(f *testing.F) {
	f.Add([]byte("een bewaartermijn van vijf jaar na afloop"), []byte("een bewaartermijn van zeven jaar na de afloop"))
	f.Add([]byte{}, []byte("iets uit niets"))
	f.Add([]byte("iets"), []byte{})
	f.Add(bytes.Repeat([]byte("ab"), 300), bytes.Repeat([]byte("ba"), 500))
	f.Fuzz(func(t *testing.T, base, b []byte) {
		delta := register.MakeDelta(base, b)
		got, err := register.ApplyDelta(base, delta)
		if err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%q over %q came back as %q, %v", b, base, got, err)
		}
		if made, err := register.ApplyDelta(base, b); err != nil && made != nil {
			t.Fatal("a refused delta made something")
		}
	})
}

// TestDeltaOfAnEditIsSmall holds that an edit of one field costs little, and
// that no cut-off or changed delta passes for a whole one of another length.
func TestDeltaOfAnEditIsSmall(t *testing.T) {
	random := rng(4)
	var record model.Record = activity(4, "Verzuim")
	before := []byte(encoded(t, record))
	total, rounds := 0, 50
	for range rounds {
		record = generate.Edit(random, record)
		after := []byte(encoded(t, record))
		delta := register.MakeDelta(before, after)
		if got, err := register.ApplyDelta(before, delta); err != nil || !bytes.Equal(got, after) {
			t.Fatalf("came back different: %v", err)
		}
		for range 20 {
			if got, err := register.ApplyDelta(before, delta[:random.IntN(len(delta))]); err == nil && !bytes.Equal(got, after) {
				t.Fatal("a cut-off delta passed")
			}
		}
		total, before = total+len(delta), after
	}
	if average := total / rounds; average > len(before)/20 {
		t.Errorf("a delta has %d bytes on average, the record %d", average, len(before))
	}
}

// TestDeltaOfNoise holds that whatever stands in a file makes an error at
// worst.
func TestDeltaOfNoise(t *testing.T) {
	random, base := rng(5), []byte("wat er al stond, lang genoeg voor een stuk")
	for range 20000 {
		noise := make([]byte, random.IntN(24))
		for i := range noise {
			noise[i] = byte(random.Uint32())
		}
		if len(noise) > 0 {
			noise[0] = 1
		}
		if _, err := register.ApplyDelta(base, noise); err != nil {
			wantKind(t, err, register.Damaged)
		}
	}
}
