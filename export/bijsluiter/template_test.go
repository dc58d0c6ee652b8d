package bijsluiter_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verwerkingsregister/export/bijsluiter"
	"verwerkingsregister/export/docx"
)

var update = flag.Bool("update", false, "write the templates in assets and the golden files anew")

// The templates in assets are made here, from the headings in testdata. They
// may be changed in Word afterwards: what holds is that they fit the schema.
func TestTemplates(t *testing.T) {
	for _, form := range bijsluiter.Forms() {
		for _, language := range []string{"nl", "en"} {
			path := filepath.Join("..", "..", "assets", "templates", string(form)+"."+language+".docx")
			if *update {
				var out bytes.Buffer
				if err := build(words(t, language), form).Write(&out); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := bijsluiter.Parse(data); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

func words(t *testing.T, language string) func(string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "template."+language+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return func(key string) string {
		if texts[key] == "" {
			t.Fatalf("%s: no text for %q", language, key)
		}
		return texts[key]
	}
}

func build(w func(string) string, form bijsluiter.Form) docx.Document {
	switch form {
	case bijsluiter.SubProcessors:
		return document(w, form, w("subprocessors.title"), subProcessors(w), versionLine(w))
	case bijsluiter.Annex2:
		return document(w, form, w("security.title"), security(w))
	}
	return document(w, form, w("title"), leaflet(w, form))
}

func document(w func(string) string, form bijsluiter.Form, title string, parts ...[]docx.Block) docx.Document {
	d := docx.Document{
		Properties: docx.Properties{Title: title, Language: w("language")},
		Header:     title, Footer: w("footer." + string(form)), Page: w("page"), Of: w("of"),
		Landscape: form != bijsluiter.Leaflet30, // the others have wide tables
		Blocks:    []docx.Block{docx.Heading{Level: 0, Text: title}, paragraph(docx.Field{Tag: "product", Placeholder: w("product"), Bold: true})},
	}
	d.Blocks = append(d.Blocks, slices.Concat(parts...)...)
	return d
}

// leaflet is Bijlage 1. Model 3.0 asks neither whose data they are nor of transfers: what
// was filled in of that stands behind it. The general model has not the categories of the
// convenant.
func leaflet(w func(string) string, form bijsluiter.Form) []docx.Block {
	var out []docx.Block
	add := func(blocks ...docx.Block) { out = append(out, blocks...) }
	switch form {
	case bijsluiter.Leaflet30:
		add(paragraph(docx.Text{Text: w("intro")}))
	case bijsluiter.General40:
		add(paragraph(docx.Text{Text: w("intro.general")}))
	}
	add(heading(w("a")), pairs(w, "product", "processor", "url", "explanation", "targetGroup", "users"))
	add(heading(w("b")), intro(w("b.intro")), list("unsorted", w("b")))
	add(subheading("A. "+w("inseparable")), list("inseparable", w("inseparable")), subheading("B. "+w("optional")), options(w("optional")))
	add(heading(w("c")), docx.RepeatBlocks{Name: "purposes", Blocks: []docx.Block{
		docx.Bullets{Items: [][]docx.Inline{{docx.Field{Tag: "line", Placeholder: w("c")}}}},
		docx.RepeatBlocks{Name: "parts", Blocks: []docx.Block{docx.Bullets{Deep: true, Items: [][]docx.Inline{{docx.Field{Tag: "line", Placeholder: w("c")}}}}}},
	}})
	add(heading(w("d")), subheading("1. "+w("subjects")), list("subjects", w("subjects")))
	add(subheading("2. " + w("categories")))
	add(categories(w, form)...)
	add(subheading("3. "+w("retention")), repeated([]int{4, 5, 4, 3}, "retention", column{w("scope"), "scope"}, column{w("term"), "term"}, column{w("start"), "start"}, column{w("action"), "action"}))
	add(heading(w("e")), subheading(w("storage")), repeated([]int{3, 2, 3}, "places", column{w("place"), "place"}, column{w("country"), "country"}, column{w("purpose"), "purpose"}))
	if form != bijsluiter.Leaflet30 {
		add(subheading(w("transfer")), pairs(w, "outside"), linesOf("transfers", w("transfer")))
	}
	add(heading(w("f")), intro(w("f.intro")))
	if form == bijsluiter.Leaflet30 {
		add(repeated([]int{4, 3, 4, 4}, "subprocessors", column{w("sub.name"), "name"}, column{w("sub.seat"), "seat"}, column{w("sub.service"), "service"}, column{w("sub.place"), "place"}))
	} else {
		add(subProcessorTable(w))
	}
	add(heading(w("g")), intro(w("g.intro")), paragraph(docx.Field{Tag: "contact", Placeholder: w("g")}))
	add(heading(w("h")), pairs(w, "version", "date"), further(w, furtherOf(form)), small(docx.Text{Text: w("close." + string(form))}), small(docx.Field{Tag: "made", Placeholder: w("version")}))
	return out
}

func subProcessorTable(w func(string) string) docx.Block {
	return repeated([]int{26, 20, 27, 29, 26, 20, 34}, "subprocessors",
		column{w("sub.name"), "name"}, column{w("sub.seat"), "seat"}, column{w("sub.service"), "service"},
		column{w("sub.categories"), "categories"}, column{w("sub.place"), "place"}, column{w("sub.transfer"), "transfer"}, column{w("sub.mechanism"), "mechanism"})
}

func subProcessors(w func(string) string) []docx.Block {
	return []docx.Block{pairs(w, "product", "processor"), subProcessorTable(w)}
}

func versionLine(w func(string) string) []docx.Block {
	return []docx.Block{pairs(w, "version", "date"), small(docx.Field{Tag: "made", Placeholder: w("version")})}
}

// security is Bijlage 2, with Bijlage 3 behind it.
func security(w func(string) string) []docx.Block {
	return slices.Concat([]docx.Block{
		pairs(w, "product", "processor"),
		heading(w("security.general")), paragraph(docx.Field{Tag: "security", Placeholder: w("security.general")}),
		heading(w("security.access")), repeated([]int{1, 1, 1}, "access", column{w("group"), "group"}, column{w("data"), "data"}, column{w("operations"), "operations"}),
		heading(w("security.measures")), repeated([]int{4, 5, 8, 4, 6}, "measures",
			column{w("aspect"), "aspect"}, column{w("topic"), "topic"}, column{w("measure"), "measure"}, column{w("status"), "status"}, column{w("measure.explanation"), "explanation"}),
		heading(w("security.classification")), pairs(w, "scheme", "availability", "integrity", "confidentiality", "classified", "classification"),
		heading(w("security.certificates")), repeated([]int{30, 13, 22, 32, 16, 18, 18, 24, 26}, "certificates",
			column{w("standard"), "standard"}, column{w("edition"), "edition"}, column{w("holder"), "holder"}, column{w("scope.certificate"), "scope"}, column{w("status.certificate"), "status"},
			column{w("from"), "from"}, column{w("to"), "to"}, column{w("issuer"), "issuer"}, column{w("number"), "number"}),
		heading(w("security.breach")), pairs(w, "breachTerm", "breachChannel", "breachContact", "breachAuthority", "monitoring", "breach"),
		intro(w("breachFields")), list("breachFields", w("breachFields")),
		heading(w("security.version")),
	}, versionLine(w), []docx.Block{
		heading(w("security.deviations")), repeated([]int{1, 3, 3}, "deviations", column{w("article"), "article"}, column{w("text"), "text"}, column{w("reason"), "reason"}),
		further(w, "annexFurther"),
	})
}

// furtherOf is the list of what a form of the bijsluiter has no place for.
func furtherOf(form bijsluiter.Form) string {
	if form == bijsluiter.Leaflet30 {
		return "further30"
	}
	return "further"
}

// further is the part with what the model has no place for, only where there is any.
func further(w func(string) string, name string) docx.Block {
	return docx.RepeatBlocks{Name: name, Blocks: []docx.Block{heading(w("further")), repeated([]int{4, 4, 4, 6}, "particulars",
		column{w("part"), "part"}, column{w("row"), "row"}, column{w("field"), "field"}, column{w("value"), "value"})}}
}

type column struct{ heading, tag string }

func heading(text string) docx.Block    { return docx.Heading{Level: 1, Text: text} }
func subheading(text string) docx.Block { return docx.Heading{Level: 2, Text: text} }

func intro(text string) docx.Block {
	return docx.Paragraph{Style: docx.Intro, Runs: []docx.Inline{docx.Text{Text: text}}}
}

func small(runs ...docx.Inline) docx.Block { return docx.Paragraph{Style: docx.Small, Runs: runs} }

func paragraph(runs ...docx.Inline) docx.Block { return docx.Paragraph{Runs: runs} }

// pairs is a table of labels and values.
func pairs(w func(string) string, tags ...string) docx.Block {
	t := docx.Table{Plain: true, Widths: []int{2, 3}}
	for _, tag := range tags {
		t.Rows = append(t.Rows, docx.TableRow{Cells: []docx.TableCell{
			docx.Cell(docx.Text{Text: w(tag), Bold: true}), docx.Cell(docx.Field{Tag: tag, Placeholder: w(tag)}),
		}})
	}
	return t
}

func list(tag, placeholder string) docx.Block {
	return docx.RepeatBlocks{Name: tag, Blocks: []docx.Block{docx.Bullets{Items: [][]docx.Inline{{docx.Field{Tag: "line", Placeholder: placeholder}}}}}}
}

func options(placeholder string) docx.Block {
	return docx.RepeatBlocks{Name: "optional", Blocks: []docx.Block{docx.Bullets{Items: [][]docx.Inline{{
		docx.Tick{Tag: "chosen", Title: placeholder}, docx.Text{Text: " "}, docx.Field{Tag: "line", Placeholder: placeholder},
	}}}}}
}

func linesOf(tag, placeholder string) docx.Block {
	return docx.RepeatBlocks{Name: tag, Blocks: []docx.Block{paragraph(docx.Field{Tag: "line", Placeholder: placeholder})}}
}

// repeated is a table with a head and one row that is repeated.
func repeated(widths []int, tag string, columns ...column) docx.Block {
	head, row := docx.TableRow{Header: true}, docx.TableRow{Repeat: tag}
	for _, c := range columns {
		head.Cells = append(head.Cells, docx.Cell(docx.Text{Text: c.heading}))
		row.Cells = append(row.Cells, docx.Cell(docx.Field{Tag: c.tag, Placeholder: c.heading}))
	}
	return docx.Table{Widths: widths, Rows: []docx.TableRow{head, row}}
}

// categories is the table of the categories of data. Model 4.0 says of each whose they are:
// in a column for each group of people, or where those do not fit in one that names them.
func categories(w func(string) string, form bijsluiter.Form) []docx.Block {
	list := "categories"
	if form == bijsluiter.General40 {
		list = "stated"
	}
	head := []docx.TableCell{docx.Cell(docx.Text{Text: w("applies")}), docx.Cell(docx.Text{Text: w("category")}), docx.Cell(docx.Text{Text: w("remark")})}
	row := []docx.TableCell{
		docx.Cell(docx.Tick{Tag: "applies", Title: w("applies")}, docx.Text{Text: " "}, docx.Field{Tag: "note", Placeholder: w("remark")}),
		docx.Cell(docx.Field{Tag: "label", Placeholder: w("category")}),
		docx.Cell(docx.Field{Tag: "explanation", Placeholder: w("remark")}),
	}
	widths := []int{14, 27, 39}
	if form == bijsluiter.Leaflet30 {
		return []docx.Block{docx.Table{Widths: widths, Rows: []docx.TableRow{{Header: true, Cells: head}, {Repeat: list, Cells: row}}}}
	}
	group := docx.Cell(docx.Field{Tag: "name", Placeholder: w("who")})
	tick := docx.Cell(docx.Tick{Tag: "of", Title: w("who")}, docx.Field{Tag: "said", Placeholder: w("remark")})
	group.Repeat, tick.Repeat = "groups", "groups"
	table := func(widths []int, who, of docx.TableCell) docx.Block {
		return docx.Table{Widths: widths, Rows: []docx.TableRow{
			{Header: true, Cells: append(slices.Clone(head), who)}, {Repeat: list, Cells: append(slices.Clone(row), of)},
		}}
	}
	return []docx.Block{
		docx.RepeatBlocks{Name: "grouped", Blocks: []docx.Block{intro(w("groups.intro")), table([]int{16, 28, 36, 15}, group, tick)}},
		docx.RepeatBlocks{Name: "ungrouped", Blocks: []docx.Block{table([]int{14, 27, 39, 20}, docx.Cell(docx.Text{Text: w("who")}), docx.Cell(docx.Field{Tag: "who", Placeholder: w("who")}))}},
	}
}
