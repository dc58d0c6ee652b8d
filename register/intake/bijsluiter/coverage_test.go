package bijsluiter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// passages gives every sentence and cell of a document.
func passages(doc *block.Document) []string {
	var out []string
	var walk func(blocks []block.Block, cell bool)
	walk = func(blocks []block.Block, cell bool) {
		for i := range blocks {
			b := &blocks[i]
			if b.Kind != block.Contents && !cell {
				out = append(out, phrase.Sentences(b.Text)...)
			}
			if b.Table == nil {
				continue
			}
			for j := range b.Table.Cells {
				if text := b.Table.Cells[j].Text(); text != "" {
					out = append(out, text)
				}
				walk(b.Table.Cells[j].Blocks, true)
			}
		}
	}
	for _, part := range doc.Parts() {
		walk(part, false)
	}
	return out
}

// sources gives everything a proposal accounts for: the passages its values rest on
// and those it did not understand.
func sources(p *proposal.Proposal) string {
	var b strings.Builder
	for _, it := range p.Items {
		for _, ev := range it.Evidence {
			b.WriteString(squeeze(ev.Source.Text) + "\x00")
		}
	}
	for _, u := range p.Unmatched {
		b.WriteString(squeeze(u.Heading) + "\x00" + squeeze(u.Text) + "\x00")
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// missing gives the passages of a document that nothing accounts for.
func missing(doc *block.Document, p *proposal.Proposal) []string {
	have := sources(p)
	var out []string
	for _, text := range passages(doc) {
		if !strings.Contains(have, squeeze(text)) && !bijsluiter.Boilerplate(text) && !answersOnly(text) {
			out = append(out, text)
		}
	}
	return out
}

// answersOnly tells whether a cell holds nothing but a tick, a cross, a dash or the
// number of its row: what it says is in the answer of the row.
func answersOnly(s string) bool {
	return phrase.Answer(s) != phrase.Unclear || strings.Trim(s, "0123456789abc.☒☐✗-–⚠️* ") == ""
}

// TestNothingIsLost counts that every sentence and cell is the source of a value,
// stands among the unmatched, or is the form's own text.
func TestNothingIsLost(t *testing.T) {
	for _, path := range documents(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, p := read(t, filepath.Base(path), data)
		lost := missing(doc, p)
		for _, text := range lost {
			t.Errorf("%s: lost: %q", filepath.Base(path), text)
		}
		t.Logf("%s: %d passages, %d unmatched, %d lost", filepath.Base(path), len(passages(doc)), len(p.Unmatched), len(lost))
	}
}
