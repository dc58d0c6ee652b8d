package intake_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// The scene is one page in every format there is a reader for: headings, a paragraph,
// both kinds of list, and a table with ticks and a cell over two columns. Every reader
// must give the same blocks for it; what only one format has is tested beside its reader.
const scene = `heading "Bijlage 1"
paragraph "Een alinea met vette tekst en een é."
heading "Lijsten"
item "eerste punt"
item "tweede punt"
item "stap een"
item "stap twee"
heading "Tabel"
row "Categorie" "Van toepassing" "Toelichting"
row "Contactgegevens" ticked "naam, e-mail"
row "Medische gegevens" unticked ""
row "Samengevoegd" "Samengevoegd" "einde"
paragraph "Slot: a@b.example"
`

// scenes gives the scene in every format.
func scenes(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, ending := range []string{"docx", "odt", "rtf", "html", "md", "pdf"} {
		data, err := os.ReadFile(filepath.Join("testdata", "scene."+ending))
		if err != nil {
			t.Fatal(err)
		}
		all[ending] = data
	}
	return all
}

func readScene(ctx context.Context, data []byte, table limits.Table) (*block.Document, error) {
	cache := filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")
	c, err := intake.Read(ctx, data, intake.Request{Name: "scene", As: intake.AsDocument, Cache: cache}, table)
	if err != nil {
		return nil, err
	}
	return c.Document, nil
}

// shown gives blocks on lines. Markdown has no cells over columns, and the head and foot
// of a page are apart in some formats only: both are evened out.
func shown(blocks []block.Block) string {
	var b strings.Builder
	for i := range blocks {
		k := &blocks[i]
		switch {
		case k.Table != nil:
			for _, row := range k.Table.Grid() {
				b.WriteString("row")
				for col, c := range row {
					switch {
					case c.Tick != block.NoBox:
						fmt.Fprintf(&b, " %s", c.Tick)
					case c.Text() == "" && col > 0 && row[0].Text() == "Samengevoegd":
						fmt.Fprintf(&b, " %q", row[0].Text())
					default:
						fmt.Fprintf(&b, " %q", c.Text())
					}
				}
				b.WriteString("\n")
			}
		case !strings.HasPrefix(k.Text, "Kop van") && !strings.HasPrefix(k.Text, "Voet"):
			fmt.Fprintf(&b, "%s %q\n", k.Kind, k.Text)
		}
	}
	return b.String()
}

func TestEveryReaderGivesTheSameBlocks(t *testing.T) {
	for ending, data := range scenes(t) {
		t.Run(ending, func(t *testing.T) {
			doc, err := readScene(context.Background(), data, limits.Standard())
			if err != nil {
				t.Fatal(err)
			}
			if got := shown(doc.Blocks); got != scene {
				t.Errorf("got:\n%s\nwant:\n%s", got, scene)
			}
			if err := doc.Check(limits.Standard()); err != nil {
				t.Errorf("handed over what does not hold: %v", err)
			}
			for i := range doc.Blocks {
				if doc.Blocks[i].Pos == (block.Position{}) {
					t.Errorf("%q has no position", doc.Blocks[i].Text)
				}
			}
			again, err := readScene(context.Background(), data, limits.Standard())
			if err != nil || !reflect.DeepEqual(doc, again) {
				t.Errorf("read once more it is another document (%v)", err)
			}
		})
	}
}

func TestEveryReaderStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for ending, data := range scenes(t) {
		if _, err := readScene(ctx, data, limits.Standard()); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

// A file that was cut short, or is larger than may be, is refused with a kind, or gives a
// document that holds.
func TestEveryReaderRefusesWithAKind(t *testing.T) {
	few := limits.Standard()
	few.Blocks = 4
	for ending, data := range scenes(t) {
		t.Run(ending, func(t *testing.T) {
			if _, err := readScene(context.Background(), data, few); limits.KindOf(err) == "" {
				t.Errorf("more blocks than may be: %v", err)
			}
			for part := range 8 {
				doc, err := readScene(context.Background(), data[:len(data)*part/8], limits.Standard())
				switch {
				case err == nil && doc.Check(limits.Standard()) != nil:
					t.Errorf("%d/8 of it does not hold", part)
				case err != nil && limits.KindOf(err) == "":
					t.Errorf("%d/8 of it: error without a kind: %v", part, err)
				}
			}
		})
	}
}
