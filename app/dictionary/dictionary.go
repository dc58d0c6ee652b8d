// Package dictionary gives every field of the model its words: the label in
// front of it, what one row of a list is called, the help beside it, and the
// section of the editor it stands in. Window, command line and reports ask it,
// so that a field is called the same everywhere.
//
//	words, err := dictionary.Load("nl")
//	words.Label(f)                       // Grondslag
//	words.AddLabel(purposes)             // Doel toevoegen
//	words.PathLabel(kind, path, titles)  // Doelen › Lesgeven › Grondslag
//
// # Where the words are
//
// In assets/translations fields.LANGUAGE.json holds the labels. A key is the
// TypeKey of a field, such as Purpose.legalBasis: the type that declares it and
// its name, so that the words for a contact are written once. Where the place
// changes the word, the field's full Key, such as service.engagements, takes
// precedence. A list of rows has two texts more: KEY#row is what one row is
// called inside a sentence, KEY#add is the caption of the button that adds one.
//
// sections.json says which fields stand in which section of which kind, in
// their order; sections.LANGUAGE.json has the title of each section
// (KIND.CODE) and a line of introduction (KIND.CODE#intro).
//
// In assets/help SUBJECT.LANGUAGE.json holds the help, by the same keys as the
// labels: "law" says what the AVG or another law asks, with its article;
// "plain" says what to fill in; "examples" are values as somebody might type
// them. What is not certain about the law says so in its text.
//
// # Promise
//
// Every field of the catalogue has a label in both languages, both languages
// have the same keys, and no key is left over: the tests hold this. A field
// that a newer program wrote and this one does not know is shown by its name.
package dictionary

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"

	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// ErrLanguage says that there are no words in that language.
var ErrLanguage = errors.New("no words in this language")

// Languages lists the languages that Load takes, the default first.
func Languages() []string { return []string{"nl", "en"} }

// Help is the explanation beside a field. Each part may be empty.
type Help struct {
	Law      string   `json:"law,omitempty"`      // what the law asks, with its article
	Plain    string   `json:"plain,omitempty"`    // what to fill in, in plain words
	Examples []string `json:"examples,omitempty"` // values as somebody might type them
}

// Dictionary holds the words of one language. Nothing in it changes after
// Load, so it can be shared.
type Dictionary struct {
	labels   map[string]string
	help     map[string]Help
	sections map[model.Kind][]Section
}

// Load reads the words of a language, "nl" or "en".
func Load(language string) (*Dictionary, error) {
	d := &Dictionary{}
	err := readJSON(assets.Translations, "fields."+language+".json", &d.labels)
	if err == nil {
		d.help, err = readHelp(language)
	}
	if err == nil {
		d.sections, err = readSections(language)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("load dictionary %q: %w", language, ErrLanguage)
	}
	if err != nil {
		return nil, fmt.Errorf("load dictionary %q: %w", language, err)
	}
	return d, nil
}

// Label returns what stands in front of the field. A field without a label is
// called by its name.
func (d *Dictionary) Label(f *field.Field) string {
	if label, ok := lookUp(d.labels, f, ""); ok {
		return label
	}
	return f.Name
}

// RowName returns what one row of the list is called inside a sentence, such
// as "bewaartermijn". For anything but Rows it is empty.
func (d *Dictionary) RowName(f *field.Field) string {
	name, _ := lookUp(d.labels, f, "#row")
	return name
}

// AddLabel returns the caption of the button that adds a row, such as
// "Bewaartermijn toevoegen". For anything but Rows it is empty.
func (d *Dictionary) AddLabel(f *field.Field) string {
	label, _ := lookUp(d.labels, f, "#add")
	return label
}

// Help returns the explanation beside the field, and whether it has one.
func (d *Dictionary) Help(f *field.Field) (Help, bool) { return lookUp(d.help, f, "") }

// lookUp prefers the words for the field's place to those for its type.
func lookUp[T any](words map[string]T, f *field.Field, suffix string) (T, bool) {
	if word, ok := words[f.Key+suffix]; ok {
		return word, true
	}
	word, ok := words[f.TypeKey+suffix]
	return word, ok
}

func readHelp(language string) (map[string]Help, error) {
	files, err := fs.Glob(assets.Help, "*."+language+".json")
	if err != nil {
		return nil, err
	}
	all := make(map[string]Help)
	for _, name := range files {
		var part map[string]Help
		if err := readJSON(assets.Help, name, &part); err != nil {
			return nil, err
		}
		maps.Copy(all, part)
	}
	return all, nil
}

func readJSON(folder assets.Folder, name string, into any) error {
	b, err := folder.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("read %s: %w", path.Base(name), err)
	}
	return nil
}
