package profile_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/app/profile"
	"verwerkingsregister/app/source"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet"
)

func mapping(fingerprint string) sheet.Mapping {
	return sheet.Mapping{Tables: []sheet.Table{{Sheet: "Blad", Fingerprint: fingerprint, Use: true}}}
}

func TestWhatIsKeptComesBack(t *testing.T) {
	f := profile.File{Path: filepath.Join(t.TempDir(), "new", "columns.json")}
	for _, fingerprint := range []string{"a", "b"} {
		if err := f.Keep(context.Background(), mapping(fingerprint)); err != nil {
			t.Fatal(err)
		}
	}
	p, err := f.Read()
	if err != nil || len(p.Tables) != 2 || !p.Tables["a"].Use {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestNoFileKeepsNothing(t *testing.T) {
	if err := (profile.File{}).Keep(context.Background(), mapping("a")); err != nil {
		t.Error(err)
	}
	if p, err := (profile.File{}).Read(); err != nil || len(p.Tables) != 0 {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestWhatIsNoProfileIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("Dear reader"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (profile.File{Path: path}).Keep(context.Background(), mapping("a")); limits.KindOf(err) != limits.Damaged {
		t.Errorf("got %v", err)
	}
	if data, _ := os.ReadFile(path); string(data) != "Dear reader" {
		t.Errorf("the file became %q", data)
	}
	var refused *source.Error
	if err := (profile.File{Path: path, Register: path}).Keep(context.Background(), mapping("a")); !errors.As(err, &refused) || refused.Kind != source.OpenRegister {
		t.Errorf("the register itself: %v", err)
	}
}
