package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// subset makes a TrueType font with the given glyphs, numbered in that order
// from 0. Parts of composed glyphs follow behind them.
func (f *font) subset(glyphs []int) []byte {
	glyphs = slices.Clone(glyphs)
	number := make(map[int]int, len(glyphs)) // of parts
	for i, g := range glyphs {
		if _, known := number[g]; !known {
			number[g] = i
		}
	}
	var outlines [][]byte
	for i := 0; i < len(glyphs); i++ { // parts are added while it runs
		outline := slices.Clone(f.outline(glyphs[i]))
		for _, at := range parts(outline) {
			part := int(binary.BigEndian.Uint16(outline[at:]))
			if _, known := number[part]; !known {
				number[part] = len(glyphs)
				glyphs = append(glyphs, part)
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(number[part]))
		}
		outlines = append(outlines, outline)
	}
	return f.assemble(glyphs, outlines)
}

// Flags of a part of a composed glyph.
const (
	wordArguments = 0x0001
	hasScale      = 0x0008
	moreParts     = 0x0020
	hasTwoScales  = 0x0040
	hasMatrix     = 0x0080
)

// parts returns where in a composed glyph the numbers of its parts stand.
func parts(outline []byte) []int {
	if len(outline) == 0 || signed(outline) >= 0 {
		return nil
	}
	var found []int
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		found = append(found, at+2)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasTwoScales != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return found
		}
	}
}

func (f *font) assemble(glyphs []int, outlines [][]byte) []byte {
	var glyf, loca, hmtx []byte
	for i, outline := range outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, f.metric(glyphs[i])...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // checksum of the whole: set below
	binary.BigEndian.PutUint16(head[50:], 1) // long loca
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(glyphs)))
	tables := map[string][]byte{
		"cvt ": f.tables["cvt "], "fpgm": f.tables["fpgm"], "glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp, "prep": f.tables["prep"],
	}
	return sfnt(tables)
}

// sfnt puts tables together in a font file.
func sfnt(tables map[string][]byte) []byte {
	var names []string
	for name, table := range tables {
		if table != nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{len(names), power * 16, log, (len(names) - power) * 16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body bytes.Buffer
	head := 0
	for _, name := range names {
		offset := 12 + 16*len(names) + body.Len()
		if name == "head" {
			head = offset
		}
		table := tables[name]
		out = append(out, name...)
		for _, v := range []uint32{checksum(table), uint32(offset), uint32(len(table))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body.Write(table)
		body.Write(make([]byte, -len(table)&3))
	}
	out = append(out, body.Bytes()...)
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(table []byte) uint32 {
	var sum uint32
	for i := 0; i < len(table); i += 4 {
		var word [4]byte
		copy(word[:], table[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
