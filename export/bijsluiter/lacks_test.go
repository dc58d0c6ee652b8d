package bijsluiter_test

import (
	"bytes"
	"slices"
	"testing"

	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/docx"
)

// A form of a user's own names the groups of people in a column or in one cell: neither
// lacks what the other has.
func TestAFormLacksNothingThatItHasInAnotherWay(t *testing.T) {
	field := func(tag string) docx.TableCell { return docx.Cell(docx.Field{Tag: tag, Placeholder: tag}) }
	column := func(tag string) docx.TableCell {
		c := field(tag)
		c.Repeat = "groups"
		return c
	}
	for name, c := range map[string]struct {
		head, cell docx.TableCell
		lacks      []string
	}{
		"columns":      {column("name"), docx.TableCell{Repeat: "groups", Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Inline{docx.Tick{Tag: "of"}, docx.Field{Tag: "said", Placeholder: "said"}}}}}, nil},
		"ticks alone":  {column("name"), docx.TableCell{Repeat: "groups", Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Inline{docx.Tick{Tag: "of"}}}}}, []string{"categories.groups.said"}},
		"in one cell":  {docx.Cell(docx.Text{Text: "Van wie"}), field("who"), nil},
		"neither says": {docx.Cell(docx.Text{Text: "Categorie"}), field("label"), []string{"categories.who", "categories.groups"}},
	} {
		form := docx.Document{Properties: docx.Properties{Language: "nl-NL"}, Page: "Pagina", Of: "van", Blocks: []docx.Block{
			list("subjects", "betrokkenen"),
			docx.Table{Widths: []int{3, 1}, Rows: []docx.TableRow{
				{Header: true, Cells: []docx.TableCell{docx.Cell(docx.Text{Text: "Categorie"}), c.head}}, {Repeat: "categories", Cells: []docx.TableCell{field("label"), c.cell}},
			}},
		}}
		var data bytes.Buffer
		if err := form.Write(&data); err != nil {
			t.Fatal(err)
		}
		template, err := bijsluiter.Parse(data.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all, err := bijsluiter.Lacks(template, bijsluiter.Leaflet40)
		if err != nil {
			t.Fatal(err)
		}
		about := slices.DeleteFunc(all, func(lacking string) bool {
			return !slices.Contains([]string{"groups", "grouped", "ungrouped", "categories.who", "categories.groups", "categories.groups.said", "categories.groups.of"}, lacking)
		})
		if !slices.Equal(about, c.lacks) {
			t.Errorf("%s: lacks %q, want %q", name, about, c.lacks)
		}
	}
}

func TestPlacesInWords(t *testing.T) {
	names := []string{"product", "subprocessors.seat", "categories.groups.said"}
	if got, want := bijsluiter.Words(names, "nl"), []string{"product", "subverwerkers.vestigingsland", "categorieen.groepen.vermeld"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := bijsluiter.Words(names, "en"); !slices.Equal(got, names) {
		t.Errorf("got %q, want %q", got, names)
	}
}
