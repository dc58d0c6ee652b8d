// Package assets carries the files that travel inside the program: document
// templates, the words of both languages, example registers, help texts, icons
// and fonts. It is a leaf: it imports nothing of the project and interprets
// nothing, so that every other package may read from it.
//
// Each folder is one file system of its own, rooted in the folder, so that
// callers write
//
//	assets.Translations.ReadFile("fields.nl.json")
//	assets.Templates.ReadFile("bijsluiter.nl.docx")
//
// # Compatibility
//
// File names are part of the contract between a folder and its one reader;
// the README of each folder says which file holds what. What a user may
// replace (templates) is read through the same names from a folder of the
// user's choice, so names are never changed without reading the old one too.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed templates
var templates embed.FS

//go:embed translations
var translations embed.FS

//go:embed examples
var examples embed.FS

//go:embed help
var help embed.FS

//go:embed icons
var icons embed.FS

//go:embed fonts
var fonts embed.FS

//go:embed catalogue
var catalogue embed.FS

//go:embed schemas
var schemas embed.FS

// Folder is one folder of embedded files, addressed by the name of the file
// inside it. The zero value holds no files.
type Folder struct {
	files embed.FS
	name  string
}

var (
	// Templates holds the documents that exports fill in: headings are data.
	Templates = Folder{templates, "templates"}
	// Translations holds the words of the user interface and of the exports,
	// one JSON dictionary per subject and language.
	Translations = Folder{translations, "translations"}
	// Examples holds complete fictional registers in the JSON export format.
	Examples = Folder{examples, "examples"}
	// Help holds the explanation that stands beside a field.
	Help = Folder{help, "help"}
	// Icons holds the icon of the program and of its documents.
	Icons = Folder{icons, "icons"}
	// Catalogue holds common processing activities to start a register from.
	Catalogue = Folder{catalogue, "catalogue"}
	// Schemas holds the JSON Schemas of what the program writes as JSON.
	Schemas = Folder{schemas, "schemas"}
	// Fonts holds the faces that PDF exports are set in.
	Fonts = Folder{fonts, "fonts"}
)

// ReadFile returns the contents of the named file. The error is that of
// [fs.ReadFile]: it satisfies errors.Is(err, fs.ErrNotExist) for an unknown
// name.
func (f Folder) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(f.files, f.path(name))
}

// Open implements [fs.FS].
func (f Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.files.Open(f.path(name))
}

func (f Folder) path(name string) string {
	if name == "." {
		return f.name
	}
	return f.name + "/" + name
}
