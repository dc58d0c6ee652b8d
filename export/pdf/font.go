package pdf

import (
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	"verwerkingsregister/assets"
)

// font is a TrueType font taken apart as far as is needed to measure text and
// to cut a subset from it. Fonts are ours, so a broken one is an error of the
// program and found by its tests.
type font struct {
	name       string
	tables     map[string][]byte
	unitsPerEm int
	box        [4]int // of all glyphs, in font units
	ascent     int
	descent    int // negative
	capHeight  int
	italic     bool
	glyphs     int
	longMetric int // glyphs with a width of their own
	segments   []segment
}

// segment is a range of characters with glyphs, from a cmap of format 4.
type segment struct {
	start, end, delta uint16
	glyphs            []byte // when not nil: the glyph of start, and so on
}

// typeface are the three styles of the one family that documents are set in.
type typeface struct{ regular, bold, italic *font }

var noto = sync.OnceValues(func() (typeface, error) {
	var t typeface
	for name, into := range map[string]**font{"Regular": &t.regular, "Bold": &t.bold, "Italic": &t.italic} {
		data, err := assets.Fonts.ReadFile("NotoSans-" + name + ".ttf")
		if err != nil {
			return typeface{}, fmt.Errorf("read font: %w", err)
		}
		if *into, err = parseFont("NotoSans-"+name, data); err != nil {
			return typeface{}, err
		}
	}
	t.italic.italic = true
	return t, nil
})

func parseFont(name string, data []byte) (*font, error) {
	f := &font{name: name, tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		entry := data[12+16*i:]
		offset, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		f.tables[string(entry[:4])] = data[offset : offset+length]
	}
	for _, needed := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2"} {
		if f.tables[needed] == nil {
			return nil, fmt.Errorf("read font %s: it has no table %s", name, needed)
		}
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.unitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	for i := range f.box {
		f.box[i] = signed(head[36+2*i:])
	}
	f.ascent, f.descent = signed(hhea[4:]), signed(hhea[6:])
	f.longMetric = int(binary.BigEndian.Uint16(hhea[34:]))
	f.glyphs = int(binary.BigEndian.Uint16(f.tables["maxp"][4:]))
	f.capHeight = signed(f.tables["OS/2"][88:])
	return f, f.readCharacters()
}

func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) }

// readCharacters finds the cmap of the Basic Multilingual Plane.
func (f *font) readCharacters() error {
	cmap := f.tables["cmap"]
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		table := cmap[binary.BigEndian.Uint32(cmap[8+8*i:]):]
		if binary.BigEndian.Uint16(table) != 4 {
			continue
		}
		count := int(binary.BigEndian.Uint16(table[6:])) / 2
		ends, starts := table[14:], table[16+2*count:]
		deltas, offsets := table[16+4*count:], table[16+6*count:]
		for s := range count {
			seg := segment{start: binary.BigEndian.Uint16(starts[2*s:]), end: binary.BigEndian.Uint16(ends[2*s:]), delta: binary.BigEndian.Uint16(deltas[2*s:])}
			if offset := int(binary.BigEndian.Uint16(offsets[2*s:])); offset != 0 {
				seg.glyphs = offsets[2*s+offset:]
			}
			f.segments = append(f.segments, seg)
		}
		return nil
	}
	return fmt.Errorf("read font %s: it has no cmap of format 4", f.name)
}

// glyph returns the glyph of a character; 0 is the glyph for a missing one.
func (f *font) glyph(r rune) int {
	if r > 0xffff {
		return 0
	}
	if i := slices.Index(drawn, r); i >= 0 {
		return f.glyphs + i
	}
	c := uint16(r)
	for _, s := range f.segments {
		if c > s.end {
			continue
		}
		if c < s.start {
			return 0
		}
		if s.glyphs == nil {
			return int(c + s.delta)
		}
		if g := binary.BigEndian.Uint16(s.glyphs[2*int(c-s.start):]); g != 0 {
			return int(g + s.delta)
		}
		return 0
	}
	return 0
}

// advance is the width of a glyph in thousandths of the size.
func (f *font) advance(glyph int) int {
	return int(binary.BigEndian.Uint16(f.metric(glyph))) * 1000 / f.unitsPerEm
}

// metric is the entry of a glyph in the table of widths: width and left side.
func (f *font) metric(glyph int) []byte {
	if glyph >= f.glyphs {
		width := boxWidth * f.unitsPerEm / 1000
		side := 70 * f.unitsPerEm / 1000
		return []byte{byte(width >> 8), byte(width), byte(side >> 8), byte(side)}
	}
	hmtx := f.tables["hmtx"]
	if glyph < f.longMetric {
		return hmtx[4*glyph : 4*glyph+4]
	}
	width, side := hmtx[4*(f.longMetric-1):], hmtx[4*f.longMetric+2*(glyph-f.longMetric):]
	return []byte{width[0], width[1], side[0], side[1]}
}

// outline is the drawing of a glyph; a space has none.
func (f *font) outline(glyph int) []byte {
	if glyph >= f.glyphs {
		return box(drawn[glyph-f.glyphs], f.unitsPerEm)
	}
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	if binary.BigEndian.Uint16(f.tables["head"][50:]) == 0 {
		return glyf[2*int(binary.BigEndian.Uint16(loca[2*glyph:])) : 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))]
	}
	return glyf[binary.BigEndian.Uint32(loca[4*glyph:]):binary.BigEndian.Uint32(loca[4*glyph+4:])]
}
