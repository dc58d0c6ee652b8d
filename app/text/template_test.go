package text_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/text"
	"verwerkingsregister/export/docx"
)

func TestEveryFaultOfAFormIsToldWithItsPlace(t *testing.T) {
	for _, language := range text.Languages() {
		words := text.For(language)
		for kind := docx.NotDocument; kind.String() != ""; kind++ {
			for _, near := range []string{"", "product"} {
				if near != "" && kind != docx.UnknownTag {
					continue
				}
				fault := &docx.TemplateError{Kind: kind, Place: docx.Place{Part: "word/footer1.xml", Table: 2, Row: 3, Text: "Naam: {{x}}"}, Tag: "x", Near: near, Repeat: "retention"}
				notice := words.Explain(docx.TemplateErrors{fault, fault}, "form.docx")
				if strings.ContainsAny(notice.Line(), "«\n") || !strings.Contains(notice.Title, "form.docx") || strings.Count(notice.Happened, "\n") != 1 {
					t.Errorf("%s %s: %s", language, kind, notice.Line())
				}
			}
		}
	}
}
