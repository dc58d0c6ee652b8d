package origin_test

import (
	"regexp"
	"testing"

	"verwerkingsregister/model/origin"
)

func TestNames(t *testing.T) {
	name := origin.ValueName("A, B & C", "12")
	if !regexp.MustCompile(`^_[a-z0-9_]{1,39}$`).MatchString(name) {
		t.Errorf("%s is no name for a bookmark", name)
	}
	for value, want := range map[string]bool{"A, B & C": true, "A, B &\nC": true, "A, B": false, "a, b & c": false, "": false} {
		if got := origin.Names(name, value); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
	if origin.IsValueName("_Toc123") || !origin.IsValueName(name) || origin.Names("_vr_", "") {
		t.Error("what is no value has its name")
	}
}
