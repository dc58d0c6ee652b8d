package assets_test

import (
	"errors"
	"io/fs"
	"testing"

	"verwerkingsregister/assets"
)

func TestEveryFolderIsReadable(t *testing.T) {
	folders := map[string]assets.Folder{
		"templates": assets.Templates, "translations": assets.Translations,
		"examples": assets.Examples, "help": assets.Help, "icons": assets.Icons, "fonts": assets.Fonts, "schemas": assets.Schemas, "catalogue": assets.Catalogue,
	}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			entries, err := fs.ReadDir(folder, ".")
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range entries {
				if e.IsDir() {
					continue
				}
				if _, err := folder.ReadFile(e.Name()); err != nil {
					t.Errorf("%s: %v", e.Name(), err)
				}
			}
		})
	}
}

func TestUnknownFileIsNotExist(t *testing.T) {
	if _, err := assets.Templates.ReadFile("nergens.docx"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want fs.ErrNotExist", err)
	}
	if _, err := assets.Templates.Open("../assets.go"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("got %v, want fs.ErrInvalid", err)
	}
}
