package publish

import (
	"context"
	"io"

	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model"
)

// Models lists the models in which a bijsluiter can be had, the usual one first.
func Models() []string { return []string{"4.0", "3.0", "4.0-general"} }

// HasForm reports whether the report is a form that is filled in of one service
// or activity: its headings stand in a template, which may be the user's own.
func (r Report) HasForm() bool { return r == Leaflet || r == SubProcessorList || r == SecurityAnnex }

// form is the program's own form of the report.
func (r Report) form(model string) bijsluiter.Form {
	switch r {
	case SubProcessorList:
		return bijsluiter.SubProcessors
	case SecurityAnnex:
		return bijsluiter.Annex2
	}
	return bijsluiter.LeafletOf(model)
}

// Form is the program's own form as a Word file, for a user to begin with.
func (r Report) Form(model, language string) ([]byte, error) {
	return bijsluiter.File(r.form(model), language)
}

// WriteForm writes the program's own form to a file.
func (r Report) WriteForm(ctx context.Context, path, model, language string) error {
	data, err := r.Form(model, language)
	if err != nil {
		return err
	}
	return safefile.Write(ctx, path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// CheckTemplate reads a user's own form for the report. What is wrong with it is
// told by the error, of type *docx.TemplateError or docx.TemplateErrors. What
// the program's own form has and this one has no place for is given: it will not
// be in the documents.
func (r Report) CheckTemplate(data []byte) (lacks []string, err error) {
	template, err := bijsluiter.Parse(data)
	if err != nil {
		return nil, err
	}
	return bijsluiter.Lacks(template, r.form(""))
}

// PlaceWords gives places of a form in the words of a language.
func PlaceWords(places []string, language string) []string { return bijsluiter.Words(places, language) }

// writeForm fills in a form with what a service states, or with what a
// processor does.
func (r Request) writeForm(ctx context.Context, w io.Writer, words *report.Words, stamp report.Stamp) error {
	leaflet, model, err := r.leaflet(words, stamp)
	if err != nil {
		return err
	}
	if r.Model != "" {
		model = r.Model
	}
	var template *docx.Template
	if r.Template != nil {
		template, err = bijsluiter.Parse(r.Template)
	} else {
		template, err = bijsluiter.Template(r.Report.form(model), r.Language)
	}
	if err != nil {
		return err
	}
	properties := docx.Properties{
		Title: leaflet.Product.Text, Creator: r.State.Organisation.Name, Created: r.Time,
		Language: map[string]string{"nl": "nl-NL", "en": "en-GB"}[r.Language],
	}
	if r.Format == Word {
		return bijsluiter.Write(w, template, leaflet, properties)
	}
	paper, err := bijsluiter.Paper(template, leaflet, properties)
	if err != nil {
		return err
	}
	return pdf.Write(ctx, w, paper, pdf.Options{})
}

// leaflet makes what is to be filled in, and says in which model it was stated.
func (r Request) leaflet(words *report.Words, stamp report.Stamp) (report.Bijsluiter, string, error) {
	if service := r.State.Service(r.Record); service != nil {
		return report.BijsluiterOfService(r.State, service, words, stamp), service.ModelVersion, nil
	}
	if activity := r.State.Activity(r.Record); activity != nil {
		leaflet, err := report.BijsluiterOfActivity(r.State, activity, words, stamp)
		return leaflet, "", err
	}
	return report.Bijsluiter{}, "", ErrNoRecord
}

// Describes reports whether a bijsluiter can be made of the record.
func Describes(record model.Record) bool {
	switch r := record.(type) {
	case *model.Service:
		return true
	case *model.Activity:
		return r.Role.ActsForOthers()
	}
	return false
}
