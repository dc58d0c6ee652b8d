package printable_test

import (
	"slices"
	"testing"

	"verwerkingsregister/export/printable"
)

func TestPieces(t *testing.T) {
	name := printable.Value("A, B\n\ufdd0& C\ufdd1") // its own marks disappear
	text := "van " + name + " en\n" + printable.Value("D") + printable.Value(" ") + "."
	want := []printable.Piece{{Text: "van "}, {Text: "A, B\n& C", Value: true}, {Text: " en\n"}, {Text: "D", Value: true}, {Text: " ."}}
	if got := printable.Pieces(text); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := printable.Text(text), "van A, B\n& C en\nD ."; got != want {
		t.Errorf("without marks %q, want %q", got, want)
	}
	if got := printable.Marked(text); got != text {
		t.Errorf("with marks %q, want %q", got, text)
	}
	if got, want := printable.Lines(text), []string{"van " + name + " en", printable.Value("D") + " ."}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}

func TestPiecesOfOneThatIsNotClosed(t *testing.T) {
	if got, want := printable.Pieces("a\ufdd1b\ufdd0c"), []printable.Piece{{Text: "ab"}, {Text: "c", Value: true}}; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A mark says nothing of what it stands in, and takes nothing of it away.
func FuzzValue(f *testing.F) {
	f.Add("a\r\nb\x00\u202e\xff", " ")
	f.Add("\ufdd0", "\ufdd1")
	f.Fuzz(func(t *testing.T, around, value string) {
		marked := around + printable.Value(value) + around
		if got, want := printable.Text(marked), printable.Text(around)+printable.Text(value)+printable.Text(around); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
