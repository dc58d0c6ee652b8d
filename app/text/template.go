package text

import (
	"errors"
	"strings"

	"verwerkingsregister/export/docx"
)

// TemplateFaults words what is wrong with a form of the user's own, each fault
// with its place; nil for any other error.
func (w Words) TemplateFaults(err error) []string {
	var all docx.TemplateErrors
	if !errors.As(err, &all) {
		var one *docx.TemplateError
		if !errors.As(err, &one) {
			return nil
		}
		all = docx.TemplateErrors{one}
	}
	said := make([]string, len(all))
	for i, e := range all {
		key := "template.fault." + strings.ReplaceAll(strings.ToLower(e.Kind.String()), " ", "-")
		if e.Near != "" {
			key += "-near"
		}
		said[i] = w.Say(key, "place", w.templatePlace(e.Place), "tag", strings.TrimPrefix(e.Tag, "repeat:"), "near", e.Near, "repeat", e.Repeat)
	}
	return said
}

// templatePlace says where in a form something stands, as it can be found there.
func (w Words) templatePlace(p docx.Place) string {
	key := "document"
	for _, part := range []string{"header", "footer", "footnotes", "endnotes"} {
		if strings.HasPrefix(p.Part, "word/"+part) {
			key = part
		}
	}
	said := []string{w.Say("template.place." + key)}
	if p.Table > 0 {
		said = append(said, w.Say("template.place.row", "table", p.Table, "row", p.Row))
	}
	if p.Text != "" {
		said = append(said, w.Say("template.place.line", "text", p.Text))
	}
	return strings.Join(said, ", ")
}
