package origin_test

import (
	"testing"
	"time"

	"verwerkingsregister/model/origin"
)

func TestMarkComesBack(t *testing.T) {
	amsterdam := time.FixedZone("", 3600)
	for _, m := range []origin.Mark{
		{Made: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"},
		{Made: time.Date(2026, 11, 23, 0, 30, 0, 0, amsterdam)},
	} {
		got := origin.Parse(m.String())
		if !got.Made.Equal(m.Made) || got.Version != m.Version || got.Fingerprint != m.Fingerprint || got.Label() != m.Label() {
			t.Errorf("%v came back as %v", m, got)
		}
	}
}

func TestLabel(t *testing.T) {
	for value, want := range map[string]string{
		"2026-11-23T00:30:00+01:00 417": "2026-11-23, 417",
		"2026-11-22T15:00:00Z 0":        "2026-11-22",
		"2026-11-22T15:00:00Z -3":       "2026-11-22",
		"2027-01-01T09:00:00Z 8 more":   "2027-01-01, 8",
		"":                              "",
		"\x00<b>":                       "",
	} {
		if got := origin.Parse(value).Label(); got != want {
			t.Errorf("%q is labelled %q, want %q", value, got, want)
		}
	}
}
