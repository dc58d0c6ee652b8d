package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// face is a font in a document: which characters of it are used. Every
// character gets a number of its own, also one that the font cannot draw, so
// that what is copied out of the document is what was put in.
type face struct {
	*font
	id      int    // of the object
	label   string // its name on a page
	numbers map[rune]uint16
	latin   [0x250]uint16 // the numbers of the commonest characters; 0: none yet
	runes   []rune        // by number
	widths  []int         // by number, in thousandths of the size
}

func newFace(f *font, id int, label string) *face {
	// Number 0 is that of the missing glyph.
	return &face{font: f, id: id, label: label, numbers: map[rune]uint16{}, runes: []rune{0xfffd}, widths: []int{f.advance(0)}}
}

// most is the number of characters that a face can hold.
const most = 0xffff

func (f *face) number(r rune) uint16 {
	if r >= 0 && int(r) < len(f.latin) {
		if n := f.latin[r]; n != 0 {
			return n
		}
	}
	if n, known := f.numbers[r]; known {
		return n
	}
	if len(f.runes) > most {
		return 0
	}
	n := uint16(len(f.runes))
	f.numbers[r] = n
	f.runes = append(f.runes, r)
	f.widths = append(f.widths, f.advance(f.glyph(r)))
	if r >= 0 && int(r) < len(f.latin) {
		f.latin[r] = n
	}
	return n
}

// width measures a text in points.
func (f *face) width(s string, size float64) float64 {
	sum := 0
	for _, r := range s {
		sum += f.widths[f.number(r)]
	}
	return float64(sum) * size / 1000
}

// encode appends a text as the hexadecimal string that an operator shows.
func (f *face) encode(out []byte, s string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '<')
	for _, r := range s {
		n := f.number(r)
		out = append(out, digits[n>>12], digits[n>>8&15], digits[n>>4&15], digits[n&15])
	}
	return append(out, '>')
}

// write writes the objects of the face, with a subset of the font.
func (f *face) write(out *file) {
	glyphs := make([]int, len(f.runes))
	for i, r := range f.runes {
		if i > 0 {
			glyphs[i] = f.glyph(r)
		}
	}
	descendant, descriptor, program, characters := out.reserve(), out.reserve(), out.reserve(), out.reserve()
	name := "VRPDFA+" + f.name
	out.packed(f.id, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, descendant, characters))
	out.packed(descendant, fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/CIDToGIDMap/Identity/DW 0/W[0 %s]>>",
		name, descriptor, fmt.Sprint(f.widths)))
	flags, angle := 32, 0 // not symbolic
	if f.italic {
		flags, angle = 32|64, -12
	}
	scaled := func(v int) int { return v * 1000 / f.unitsPerEm }
	out.packed(descriptor, fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, flags, scaled(f.box[0]), scaled(f.box[1]), scaled(f.box[2]), scaled(f.box[3]), angle, scaled(f.ascent), scaled(f.descent), scaled(f.capHeight), program))
	data := f.subset(glyphs)
	out.stream(program, fmt.Sprintf("/Length1 %d", len(data)), data)
	out.stream(characters, "", f.toUnicode())
}

// toUnicode is the table by which a reader finds the characters of a text.
func (f *face) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><ffff>endcodespacerange\n")
	const atOnce = 100 // as the format allows
	for from := 0; from < len(f.runes); from += atOnce {
		to := min(from+atOnce, len(f.runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for n := from; n < to; n++ {
			fmt.Fprintf(&b, "<%04x><", n)
			for _, unit := range utf16.Encode([]rune{f.runes[n]}) {
				fmt.Fprintf(&b, "%04x", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return []byte(b.String())
}
