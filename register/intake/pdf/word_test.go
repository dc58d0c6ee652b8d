package pdf_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/docx"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// The files in testdata were printed from documents in Word: with lines in the tables,
// without, and on landscape paper. They must be read as those are: the same words in
// the same paragraphs and cells, and the same values proposed.
func TestSameAsWord(t *testing.T) {
	for name, word := range map[string]string{
		"2.0 with lines.pdf":       "../bijsluiter/testdata/2.0 tick table.docx",
		"2.0 without lines.pdf":    "../bijsluiter/testdata/2.0 tick table.docx",
		"3.0 with lines.pdf":       "../bijsluiter/testdata/3.0 letters inside letters.docx",
		"3.0 landscape.pdf":        "../bijsluiter/testdata/3.0 letters inside letters.docx",
		"4.0 with lines.pdf":       "../bijsluiter/testdata/4.0 groups and sub-processors.docx",
		"4.0 without lines.pdf":    "../bijsluiter/testdata/4.0 groups and sub-processors.docx",
		"English with lines.pdf":   "../bijsluiter/testdata/English.docx",
		"klankboom with lines.pdf": "../../../assets/examples/privacybijsluiter-klankboom.docx",
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.FromSlash(word))
			if err != nil {
				t.Fatal(err)
			}
			want, err := docx.Read(context.Background(), data, limits.Standard())
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, name)
			if d := cmp.Diff(values(want), values(got)); d != "" {
				t.Errorf("values: %s", d)
			}
			same, all := 0, passages(want.Blocks)
			found := passages(got.Blocks)
			for _, text := range all {
				if i := slices.Index(found, text); i >= 0 {
					same, found = same+1, slices.Delete(found, i, i+1)
				}
			}
			if same*100 < len(all)*96 {
				t.Errorf("%d of %d paragraphs and cells are the same; left over: %q", same, len(all), found)
			}
		})
	}
}

var rowIDs = regexp.MustCompile(`\[[^\]]*\]`)

// values gives what is proposed of a document, each with its place, without the numbers
// of rows.
func values(doc *block.Document) []string {
	var out []string
	for _, it := range bijsluiter.Read(doc, proposal.Document{}).Items {
		for path := range it.Evidence {
			v, err := field.Get(it.Record, path)
			if err != nil {
				continue
			}
			out = append(out, rowIDs.ReplaceAllString(string(path), "[]")+" = "+strings.Join(strings.Fields(fmt.Sprint(v)), " "))
		}
	}
	slices.Sort(out)
	return out
}

// passages gives the paragraphs and cells of a document, markers and spaces aside.
func passages(blocks []block.Block) []string {
	var out []string
	for i := range blocks {
		b := &blocks[i]
		if b.Table == nil {
			out = append(out, bare(b.Marker+b.Text))
			continue
		}
		for j := range b.Table.Cells {
			cell := ""
			for k := range b.Table.Cells[j].Blocks {
				cell += b.Table.Cells[j].Blocks[k].Marker + b.Table.Cells[j].Blocks[k].Text
			}
			if cell != "" {
				out = append(out, bare(cell))
			}
		}
	}
	return out
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\t•-", r) {
			return -1
		}
		return r
	}, s)
}
