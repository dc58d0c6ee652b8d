// Package bijsluiter writes what a supplier states of a product, as Word
// document or PDF: the privacybijsluiter (Bijlage 1) in the models 3.0, 4.0 and
// general 4.0, the list of sub-processors apart, and the security annex
// (Bijlage 2) apart.
//
//	leaflet := report.BijsluiterOfService(reg, service, words, stamp)
//	template, err := bijsluiter.Template(bijsluiter.Leaflet40, "nl")
//	err = bijsluiter.Write(w, template, leaflet, properties)
//	paper, err := bijsluiter.Paper(template, leaflet, properties)  // for package pdf
//
// Headings, order and looks are those of a template: the ones in
// assets/templates, or a user's own (the official Word file, say), read with
// [Parse]. Both documents are made of it; of the PDF the pages are the
// program's. [Help] lists the names a template may use, which are data too
// (assets/templates/places.csv). Names are never taken out of that list.
//
// # Read again
//
// A document must come back as it went, and on paper "A, B & C", "1. Nummer" or "Nee" can be
// anything. Nothing is escaped for that, and no copy of the data travels along: a copy says
// something else than the page as soon as somebody edits the page. What people typed is put
// on the page as it is, one value in one stretch, and the stretch is named with a print of
// what stands in it: a hidden bookmark in Word, a part of the structure in a PDF. A reader
// that finds the print to be that of the words on the page takes them for one value; where
// somebody changed them, it reads them as it reads a stranger's.
package bijsluiter

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/report"
)

// Form is one of the program's own forms.
type Form string

// The forms.
const (
	Leaflet30     Form = "bijsluiter-3.0"         // Bijlage 1, model 3.0
	Leaflet40     Form = "bijsluiter-4.0"         // Bijlage 1, model 4.0
	General40     Form = "bijsluiter-4.0-general" // Bijlage 1, general model 4.0: outside the convenant
	SubProcessors Form = "subprocessors"          // the list apart
	Annex2        Form = "security"               // Bijlage 2 and 3
)

// Forms lists them.
func Forms() []Form { return []Form{Leaflet30, Leaflet40, General40, SubProcessors, Annex2} }

// LeafletOf is the form of the bijsluiter in a model ("3.0", "4.0",
// "4.0-general"); of a model that has none, such as 2.0, that of 4.0.
func LeafletOf(model string) Form {
	if f := Form("bijsluiter-" + model); slices.Contains(Forms(), f) {
		return f
	}
	return Leaflet40
}

// Template is the program's own template of a form in a language, "nl" or "en".
func Template(form Form, language string) (*docx.Template, error) {
	data, err := File(form, language)
	if err != nil {
		return nil, err
	}
	return Parse(data)
}

// File is the program's own template as a Word file, for a user to change.
func File(form Form, language string) ([]byte, error) {
	data, err := assets.Templates.ReadFile(string(form) + "." + language + ".docx")
	if err != nil {
		return nil, fmt.Errorf("read bijsluiter template: %w", err)
	}
	return data, nil
}

// Parse reads a template. What does not fit is a [*docx.TemplateError], or
// several of them.
func Parse(data []byte) (*docx.Template, error) { return docx.Parse(data, schema()) }

// Lacks gives the values of a form that a template has no place for, so that
// they are not in its documents: the names among those the program's own form
// has. What another place holds as well is not lacking.
func Lacks(template *docx.Template, form Form) ([]string, error) {
	own, err := Template(form, "nl")
	if err != nil {
		return nil, err
	}
	all, elsewhere := template.Lacks(), map[string]bool{}
	for _, p := range places() {
		if p.Kind == partKind || p.Or != "" && !slices.ContainsFunc(all, func(name string) bool { return within(p.Or, name) }) {
			elsewhere[p.full()] = true
		}
	}
	var lacking []string
	for _, name := range all {
		if !slices.Contains(own.Lacks(), name) && !elsewhere[name] {
			lacking = append(lacking, name)
		}
	}
	return lacking, nil
}

// Words gives names of places in a language, such as those that a template lacks.
func Words(names []string, language string) []string {
	words := make([]string, len(names))
	for i, name := range names {
		for _, p := range places() {
			switch {
			case p.full() != name:
			case p.List == "":
				words[i] = p.word(language)
			default:
				words[i] = Words([]string{p.List}, language)[0] + "." + p.word(language)
			}
		}
	}
	return words
}

// within tells whether a place is another one, or stands inside it.
func within(place, other string) bool { return place == other || strings.HasPrefix(place, other+".") }

// Write writes the document with that template.
func Write(w io.Writer, template *docx.Template, leaflet report.Bijsluiter, properties docx.Properties) error {
	if err := template.Fill(w, properties, values(leaflet)); err != nil {
		return fmt.Errorf("write bijsluiter: %w", err)
	}
	return nil
}

// Paper is the same document to be set on pages, as a PDF.
func Paper(template *docx.Template, leaflet report.Bijsluiter, properties docx.Properties) (report.Paper, error) {
	title, blocks, err := template.Blocks(values(leaflet), leaflet.Missing)
	if err != nil {
		return report.Paper{}, fmt.Errorf("set bijsluiter: %w", err)
	}
	if title == "" {
		title = properties.Title
	}
	blocks = slices.DeleteFunc(blocks, func(b report.Block) bool {
		p, ok := b.(report.Paragraph)
		return ok && p.Text == leaflet.Made // which is at the foot of every page
	})
	subtitle := ""
	if p, ok := first(blocks).(report.Paragraph); ok && p.Text == leaflet.Product.Text {
		subtitle, blocks = p.Text, blocks[1:] // the product below the title
	}
	return report.Paper{
		Language: leaflet.Language, Title: title, Subtitle: subtitle, Stamp: leaflet.Stamp, StampLine: leaflet.Made, Phrases: leaflet.Phrases,
		Landscape: template.Landscape(), Blocks: slices.Values(blocks),
	}, nil
}

func first(blocks []report.Block) report.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}
