package docx_test

import (
	"errors"
	"strings"
	"testing"

	"verwerkingsregister/export/docx"
)

// columnSchema has groups of people, named at the top and answered for in every category.
func columnSchema() docx.Schema {
	return docx.Schema{
		Columns: []string{"groups"}, Also: map[string]string{"groepen": "groups"},
		Items: map[string]docx.Schema{
			"groups":  {Text: []string{"name"}},
			"grouped": {},
			"categories": {Text: []string{"label"}, Columns: []string{"groups"}, Also: map[string]string{"groepen": "groups"}, Items: map[string]docx.Schema{
				"groups": {Boxes: []string{"holds"}},
			}},
		},
	}
}

func columnValues(groups ...string) docx.Values {
	named, held := []docx.Values{}, []docx.Values{}
	for i, g := range groups {
		named = append(named, docx.Values{Text: map[string]string{"name": g}})
		held = append(held, docx.Values{Boxes: map[string]docx.Box{"holds": []docx.Box{docx.Ticked, docx.Unticked}[i%2]}})
	}
	return docx.Values{Items: map[string][]docx.Values{
		"groups": named, "grouped": {{}}, "categories": {
			{Text: map[string]string{"label": "naam"}, Items: map[string][]docx.Values{"groups": held}},
			{Text: map[string]string{"label": "adres"}, Items: map[string][]docx.Values{"groups": held}},
		}}}
}

const matrix = `<w:tbl><w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="400"/></w:tblGrid>` +
	`<w:tr><w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/><w:gridSpan w:val="2"/><w:shd w:val="clear"/></w:tcPr><w:p><w:r><w:t>Van wie</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr><w:tcW w:w="600" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Gegevens</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{#groepen}}{{name}}{{/groepen}}</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:tcPr><w:tcW w:w="600" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{#categories}}{{label}}</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="400" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{#groups}}{{holds}}{{/groups}}{{/categories}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

func TestAColumnIsRepeated(t *testing.T) {
	for name, body := range map[string]string{
		"a table":                      matrix,
		"inside a part that is or not": sdt("repeat:grouped", "", "<w:p/>"+matrix),
	} {
		t.Run(name, func(t *testing.T) {
			parsed := parse(t, withBody(t, body), columnSchema())
			for _, c := range []struct {
				groups []string
				text   string
				marks  []string
			}{
				{[]string{"leerlingen", "ouders", "leraren"}, "Van wie\n| Gegevens\n| leerlingen\n| ouders\n| leraren\n| naam\n| ☒\n| ☐\n| ☒\n| adres\n| ☒\n| ☐\n| ☒",
					[]string{`<w:tblGrid><w:gridCol w:w="333"/><w:gridCol w:w="222"/><w:gridCol w:w="222"/><w:gridCol w:w="222"/></w:tblGrid>`, `<w:tcW w:w="1000" w:type="dxa"/><w:gridSpan w:val="4"/><w:shd w:val="clear"/>`}},
				{[]string{"leerlingen"}, "Van wie\n| Gegevens\n| leerlingen\n| naam\n| ☒\n| adres\n| ☒", []string{`<w:gridCol w:w="600"/><w:gridCol w:w="400"/></w:tblGrid>`, `<w:gridSpan w:val="2"/>`}},
				{nil, "Van wie\n| Gegevens\n| \n| naam", []string{`<w:gridCol w:w="600"/><w:gridCol w:w="400"/></w:tblGrid>`, `<w:tc><w:p/></w:tc>`}},
			} {
				filled := parts(t, fill(t, parsed, columnValues(c.groups...)))["word/document.xml"]
				if got := text(t, filled); !strings.Contains(got, c.text) {
					t.Errorf("got  %q\nwant %q", got, c.text)
				}
				for _, mark := range c.marks {
					if !strings.Contains(filled, mark) {
						t.Errorf("%q is not in %s", mark, filled)
					}
				}
			}
		})
	}
}

func TestAColumnThatCannotBeRepeatedIsToldOf(t *testing.T) {
	for name, change := range map[string][]string{
		"over two cells":            {"Gegevens", "{{#groepen}}", "{{#groepen}}{{name}}{{/groepen}}", "{{name}}{{/groepen}}"},
		"another place in each row": {"Gegevens", "{{#groups}}{{name}}{{/groups}}", "{{#groepen}}{{name}}{{/groepen}}", "Gegevens"},
		"no grid":                   {`<w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="400"/></w:tblGrid>`, ""},
	} {
		_, err := docx.Parse(withBody(t, strings.NewReplacer(change...).Replace(matrix)), columnSchema())
		var refusal *docx.TemplateError
		if !errors.As(err, &refusal) || refusal.Kind != docx.BadNesting {
			t.Errorf("%s: got %v, want that it cannot be filled in", name, err)
		}
	}
	if lacks := parse(t, withBody(t, matrix), columnSchema()).Lacks(); strings.Join(lacks, " ") != "grouped" {
		t.Errorf("the form lacks %q, want no more than the part around the table", lacks)
	}
}
