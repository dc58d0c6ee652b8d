package roundtrip_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/register/example"
)

// Nothing of a bijsluiter of the program's own is left over when it is read again: neither
// what stands at the heads and feet of its pages, nor the groups that head its columns.
func TestNothingOfOursIsLeftOver(t *testing.T) {
	t.Parallel()
	reg := state(t, example.Names()[0])
	for _, w := range []way{{"4.0", "nl", publish.PDF}, {"4.0-general", "en", publish.Word}} {
		for _, service := range reg.Services[:4] {
			path := filepath.Join(t.TempDir(), "bijsluiter"+w.format.Ending())
			q := publish.Request{Report: publish.Leaflet, Format: w.format, State: reg, Time: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC), Language: w.language, Record: service.ID, Model: w.model}
			if err := q.WriteFile(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			found, err := reader().Open(t.Context(), propose.File{Name: filepath.Base(path), Data: data})
			if err != nil {
				t.Fatal(err)
			}
			for _, passage := range found[0].Proposal.Unmatched {
				t.Errorf("%s in model %s as %s: %q is left over", service.Product, w.model, w.format, passage.Text)
			}
		}
	}
}
