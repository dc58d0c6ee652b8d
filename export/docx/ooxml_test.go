package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// order is the order the standard demands of the children of an element, for
// the elements we write. Word refuses a file that has them otherwise.
var order = map[string][]string{
	"pPr":    {"pStyle", "keepNext", "keepLines", "numPr", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"},
	"rPr":    {"rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"},
	"tblPr":  {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"},
	"tcPr":   {"tcW", "gridSpan", "vMerge", "shd"},
	"sdtPr":  {"alias", "tag", "id", "checkbox"},
	"sectPr": {"headerReference", "footerReference", "pgSz", "pgMar", "cols"},
	"tbl":    {"tblPr", "tblGrid", "tr|sdt"},
	"tr":     {"trPr", "tc|sdt"},
	"sdt":    {"sdtPr", "sdtContent"},
	"style": {"name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr",
		"tblPr", "tblStylePr"},
	"lvl":      {"start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr"},
	"settings": {"zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang"},
	"checkbox": {"checked", "checkedState", "uncheckedState"},
}

// parts unpacks a document.
func parts(t testing.TB, document []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(document), int64(len(document)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

// checkStandard holds the rules that every document we write keeps.
func checkStandard(t testing.TB, document []byte) {
	t.Helper()
	ids := map[string]bool{}
	for name, content := range parts(t, document) {
		checkPart(t, name, content, ids)
		for _, forbidden := range []string{`TargetMode="External"`, "instrText", "altChunk", "attachedTemplate", "vbaProject", "hyperlink"} {
			if strings.Contains(content, forbidden) {
				t.Errorf("%s holds %s", name, forbidden)
			}
		}
	}
}

func checkPart(t testing.TB, name, content string, ids map[string]bool) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(content))
	type open struct {
		name string
		at   int
		last string
	}
	stack := []open{{name: "root"}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			local := token.Name.Local
			parent := &stack[len(stack)-1]
			parent.last = local
			if rule, ok := order[parent.name]; ok {
				at := slices.IndexFunc(rule, func(r string) bool { return slices.Contains(strings.Split(r, "|"), local) })
				if at < parent.at {
					t.Errorf("%s: %s at the wrong place in %s (rule %v)", name, local, parent.name, rule)
				}
				parent.at = at
			}
			checkValues(t, name, token, parent.name, ids)
			stack = append(stack, open{name: local})
		case xml.EndElement:
			closed := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if closed.name == "tc" && closed.last != "p" {
				t.Errorf("%s: a cell ends in %q, must be a paragraph", name, closed.last)
			}
		}
	}
}

func checkValues(t testing.TB, name string, e xml.StartElement, parent string, ids map[string]bool) {
	t.Helper()
	for _, a := range e.Attr {
		switch {
		case e.Name.Local == "id" && parent == "sdtPr":
			if ids[a.Value] {
				t.Errorf("%s: id %s occurs twice", name, a.Value)
			}
			ids[a.Value] = true
		case e.Name.Local == "fldSimple" && a.Value != " PAGE " && a.Value != " NUMPAGES ":
			t.Errorf("%s: field %q", name, a.Value)
		}
	}
}

// text is the text of a part: paragraphs on lines, cells split by " | ".
func text(t testing.TB, part string) string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	var out strings.Builder
	inText := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return strings.TrimRight(out.String(), "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			switch token.Name.Local {
			case "br":
				out.WriteString("\n")
			case "tab":
				out.WriteString("\t")
			}
		case xml.CharData:
			if inText {
				out.Write(token)
			}
		case xml.EndElement:
			inText = false
			switch token.Name.Local {
			case "p":
				out.WriteString("\n")
			case "tc":
				out.WriteString("| ")
			}
		}
	}
}
