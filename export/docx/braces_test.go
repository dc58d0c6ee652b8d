package docx_test

import (
	"errors"
	"strings"
	"testing"

	"verwerkingsregister/export/docx"
)

// bracesSchema knows Dutch spellings beside the names themselves.
func bracesSchema() docx.Schema {
	return docx.Schema{
		Text: []string{"product", "purposes"}, Also: map[string]string{"doelen": "purposes", "subverwerkers": "subs", "product naam": "product"},
		Items: map[string]docx.Schema{
			"purposes": {Text: []string{"line"}},
			"subs":     {Text: []string{"name", "seat"}, Boxes: []string{"applies"}, Also: map[string]string{"naam": "name", "zetel": "seat"}},
		},
	}
}

func bracesValues() docx.Values {
	sub := func(name, seat string, box docx.Box) docx.Values {
		return docx.Values{Text: map[string]string{"name": name, "seat": seat}, Boxes: map[string]docx.Box{"applies": box}}
	}
	return docx.Values{
		Text: map[string]string{"product": "Rekenweide", "purposes": "oefenen\ntoetsen"},
		Items: map[string][]docx.Values{
			"purposes": {{Text: map[string]string{"line": "oefenen"}}, {Text: map[string]string{"line": "toetsen"}}},
			"subs":     {sub("Wolkhuis <B.V.>", "Nederland", docx.Ticked), sub("Mailship Inc.", "niet ingevuld", docx.Unticked)},
		},
	}
}

func runs(texts ...string) string {
	var b strings.Builder
	b.WriteString("<w:p>")
	for _, s := range texts {
		b.WriteString(`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">` + s + "</w:t></w:r><w:proofErr/>")
	}
	return b.String() + "</w:p>"
}

func tableOf(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc>" + cell + "</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

func TestWordsInBraces(t *testing.T) {
	head := []string{runs("Naam"), runs("Land")}
	for name, c := range map[string]struct{ body, want string }{
		"in a sentence":              {runs("Over {{product}}, en {{ doelen }}."), "Over Rekenweide, en oefenen\ntoetsen."},
		"cut by Word":                {runs("Over {", "{pro", "duct", "}} van ons"), "Over Rekenweide van ons"},
		"two in one, cut":            {runs("{{product}}{{pr", "oduct}}!"), "RekenweideRekenweide!"},
		"capitals and a hard space":  {runs("{{\u00a0Product-Naam}}"), "Rekenweide"},
		"braces as entities":         {runs("&#123;{product}}"), "Rekenweide"},
		"beside a tab and a break":   {`<w:p><w:r><w:t>a{{product}}</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>`, "aRekenweide\tb\nc"},
		"a repeated row":             {tableOf(head, []string{runs("{{#subverwerkers}}{{naam}} {{applies}}"), runs("{{zetel}}{{/subverwerkers}}")}), "Wolkhuis <B.V.> ☒\n| Nederland\n| Mailship Inc. ☐\n| niet ingevuld"},
		"a repeated row, cut":        {tableOf(head, []string{runs("{{#su", "bs}}{", "{name}}"), runs("{{seat}}", "{{/s", "ubs}}")}), "Wolkhuis <B.V.>\n| Nederland\n| Mailship Inc.\n| niet ingevuld"},
		"two rows for each":          {tableOf(head, []string{runs("{{#subs}}Naam"), runs("{{name}}")}, []string{runs("Zetel"), runs("{{seat}}{{/subs}}")}), "Naam\n| Wolkhuis <B.V.>\n| Zetel\n| Nederland\n| Naam\n| Mailship Inc.\n| Zetel\n| niet ingevuld"},
		"what is around counts too":  {tableOf(head, []string{runs("{{#subs}}{{name}}"), runs("{{product}}{{/subs}}")}), "Wolkhuis <B.V.>\n| Rekenweide\n| Mailship Inc.\n| Rekenweide"},
		"a single brace is no place": {runs("{a} en } of {"), "{a} en } of {"},
	} {
		t.Run(name, func(t *testing.T) {
			filled := fill(t, parse(t, withBody(t, c.body), bracesSchema()), bracesValues())
			if got := text(t, parts(t, filled)["word/document.xml"]); !strings.Contains(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if got := parts(t, filled)["word/document.xml"]; strings.Contains(c.body, "<w:b/>") && strings.Count(got, "Rekenweide</w:t>") != strings.Count(got, `<w:b/></w:rPr><w:t xml:space="preserve">Rekenweide</w:t>`) {
				t.Error("the looks of the word in braces are lost")
			}
		})
	}
}

func TestWrongWordsInBraces(t *testing.T) {
	head := []string{runs("Naam"), runs("Land")}
	for name, c := range map[string]struct {
		body string
		want docx.TemplateError
	}{
		"unknown, with a neighbour": {runs("Naam: {{prodcut}}"), docx.TemplateError{Kind: docx.UnknownTag, Tag: "prodcut", Near: "product", Place: docx.Place{Text: "Naam: {{prodcut}}"}}},
		"unknown in a row": {tableOf(head, []string{runs("{{#subs}}{{naaam}}"), runs("{{/subs}}")}),
			docx.TemplateError{Kind: docx.UnknownTag, Tag: "naaam", Near: "naam", Place: docx.Place{Table: 1, Row: 2, Text: "{{naaam}}"}}},
		"like nothing":       {runs("{{qqqqqqqq}}"), docx.TemplateError{Kind: docx.UnknownTag, Tag: "qqqqqqqq", Place: docx.Place{Text: "{{qqqqqqqq}}"}}},
		"outside its repeat": {runs("{{zetel}}"), docx.TemplateError{Kind: docx.OutsideRepeat, Tag: "zetel", Repeat: "subs", Place: docx.Place{Text: "{{zetel}}"}}},
		"unclosed repeat": {tableOf(head, []string{runs("{{#subs}}{{naam}}"), runs("x")}),
			docx.TemplateError{Kind: docx.UnclosedRepeat, Tag: "subs", Place: docx.Place{Table: 1, Row: 2, Text: "{{#subs}}{{naam}}"}}},
		"an end too many":  {tableOf(head, []string{runs("{{naam}}"), runs("{{/subs}}")}), docx.TemplateError{Kind: docx.StrayEnd, Tag: "subs", Place: docx.Place{Table: 1, Row: 2, Text: "{{/subs}}"}}},
		"outside a table":  {runs("{{#subs}} {{/subs}}"), docx.TemplateError{Kind: docx.OutsideTable, Tag: "subs", Place: docx.Place{Text: "{{#subs}} {{/subs}}"}}},
		"over two tables":  {tableOf(head, []string{runs("{{#subs}}")}) + tableOf(head, []string{runs("{{/subs}}")}), docx.TemplateError{Kind: docx.BadNesting, Tag: "subs", Place: docx.Place{Table: 2, Row: 2, Text: "{{/subs}}"}}},
		"no closing brace": {runs("{{product en verder"), docx.TemplateError{Kind: docx.BadBraces, Tag: "{{", Place: docx.Place{Text: "{{product en verder"}}},
		"no opening brace": {runs("product}} en verder"), docx.TemplateError{Kind: docx.BadBraces, Tag: "}}", Place: docx.Place{Text: "product}} en verder"}}},
		"an unknown repeat": {tableOf(head, []string{runs("{{#subverwerkrs}}"), runs("{{/subverwerkrs}}")}),
			docx.TemplateError{Kind: docx.UnknownTag, Tag: "repeat:subverwerkrs", Near: "subverwerkers", Place: docx.Place{Table: 1, Row: 2}}},
	} {
		t.Run(name, func(t *testing.T) {
			c.want.Part = "word/document.xml"
			_, err := docx.Parse(withBody(t, c.body), bracesSchema())
			var all docx.TemplateErrors
			if !errors.As(err, &all) || *all[0] != c.want {
				t.Errorf("got  %+v\nwant %+v", *all[0], c.want)
			}
		})
	}
}

// Everything that is wrong is told at once.
func TestAllFaultsAreTold(t *testing.T) {
	_, err := docx.Parse(withBody(t, runs("{{een}} {{product}}")+runs("{{twee}}")), bracesSchema())
	var all docx.TemplateErrors
	if !errors.As(err, &all) || len(all) != 2 {
		t.Errorf("got %v, want two faults", err)
	}
}

func TestLacksWhatHasNoPlace(t *testing.T) {
	body := runs("{{doelen}}") + tableOf([]string{runs("Naam")}, []string{runs("{{#subs}}{{naam}}{{/subs}}")})
	got := strings.Join(parse(t, withBody(t, body), bracesSchema()).Lacks(), " ")
	if want := "product subs.seat subs.applies"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
