// Package bijsluiter writes a privacybijsluiter as a Word document, in the
// order of the model verwerkersovereenkomst 4.0.
//
//	leaflet := report.BijsluiterOfService(reg, service, words, stamp)
//	template, err := bijsluiter.Template("nl")
//	err = bijsluiter.Write(w, template, leaflet, properties)
//
// Headings, order and looks are those of a template: the ones in
// assets/templates, or a user's own (the official Word file, say), read with
// [Parse]. [Schema] lists the names its content controls must have.
package bijsluiter

import (
	"fmt"
	"io"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
)

// Schema is the names of the content controls of a template.
func Schema() docx.Schema {
	line := docx.Schema{Text: []string{"line"}}
	return docx.Schema{
		Text: []string{"product", "processor", "url", "explanation", "targetGroup", "users", "contact", "version", "date", "made"},
		Items: map[string]docx.Schema{
			"inseparable": line, "purposes": line, "subjects": line, "storage": line, "transfers": line,
			"optional":      {Text: []string{"line"}, Boxes: []string{"chosen"}},
			"categories":    {Text: []string{"note", "label", "explanation", "who"}, Boxes: []string{"applies"}},
			"retention":     {Text: []string{"scope", "term"}},
			"subprocessors": {Text: []string{"name", "seat", "service", "categories", "place", "mechanism"}},
		},
	}
}

// Template is the program's own template in a language, "nl" or "en".
func Template(language string) (*docx.Template, error) {
	data, err := assets.Templates.ReadFile("bijsluiter." + language + ".docx")
	if err != nil {
		return nil, fmt.Errorf("read bijsluiter template: %w", err)
	}
	return Parse(data)
}

// Parse reads a template. What does not fit is a [*docx.TemplateError].
func Parse(data []byte) (*docx.Template, error) { return docx.Parse(data, Schema()) }

// Write writes the bijsluiter with that template.
func Write(w io.Writer, template *docx.Template, leaflet report.Bijsluiter, properties docx.Properties) error {
	if err := template.Fill(w, properties, values(leaflet)); err != nil {
		return fmt.Errorf("write bijsluiter: %w", err)
	}
	return nil
}

func values(b report.Bijsluiter) docx.Values {
	return docx.Values{
		Text: map[string]string{
			"product": b.Product.Text, "processor": b.Processor.Text, "url": b.URL.Text, "explanation": b.Explanation.Text,
			"targetGroup": b.TargetGroup.Text, "users": b.Users.Text, "contact": b.Contact.Text, "version": b.Version.Text, "date": b.Date.Text, "made": b.Made,
		},
		Items: map[string][]docx.Values{
			"inseparable": lines(b.Inseparable), "optional": options(b.Optional), "purposes": lines(b.Purposes), "subjects": lines(b.Subjects),
			"storage": lines(b.Storage), "transfers": lines(b.Transfers),
			"categories": categories(b.Categories), "retention": retention(b.Retention), "subprocessors": subProcessors(b.SubProcessors),
		},
	}
}

func lines(cells []report.Cell) []docx.Values {
	out := make([]docx.Values, len(cells))
	for i, c := range cells {
		out[i] = docx.Values{Text: map[string]string{"line": c.Text}}
	}
	return out
}

func categories(rows []report.CategoryRow) []docx.Values {
	out := make([]docx.Values, len(rows))
	for i, r := range rows {
		out[i] = docx.Values{
			Text:  map[string]string{"note": r.Note, "label": r.Label, "explanation": r.Explanation, "who": r.Subjects.Text},
			Boxes: map[string]docx.Box{"applies": box(r)},
		}
	}
	return out
}

// box leaves the box out where neither yes nor no was said: an empty box would
// be read as no. The box of an optional category tells what was chosen.
func box(r report.CategoryRow) docx.Box {
	switch r.Applies {
	case model.AppliesYes:
		return docx.Ticked
	case model.AppliesNo:
		return docx.Unticked
	case model.AppliesOptional:
		return chosen(r.Chosen)
	}
	return docx.NoBox
}

func chosen(answer model.Answer) docx.Box {
	switch answer {
	case model.Yes:
		return docx.Ticked
	case model.No:
		return docx.Unticked
	}
	return docx.NoBox
}

func options(rows []report.OptionRow) []docx.Values {
	out := make([]docx.Values, len(rows))
	for i, r := range rows {
		out[i] = docx.Values{Text: map[string]string{"line": r.Text.Text}, Boxes: map[string]docx.Box{"chosen": chosen(r.Chosen)}}
	}
	return out
}

func retention(rows []report.RetentionRow) []docx.Values {
	out := make([]docx.Values, len(rows))
	for i, r := range rows {
		out[i] = docx.Values{Text: map[string]string{"scope": r.Scope.Text, "term": r.Term.Text}}
	}
	return out
}

func subProcessors(rows []report.SubProcessorRow) []docx.Values {
	out := make([]docx.Values, len(rows))
	for i, r := range rows {
		out[i] = docx.Values{Text: map[string]string{
			"name": r.Name.Text, "seat": r.Seat.Text, "service": r.Service.Text, "categories": r.Categories.Text, "place": r.Place.Text, "mechanism": r.Mechanism.Text,
		}}
	}
	return out
}
