package block

import "strings"

// Symbol gives the plain sign for a character of a symbol font, or "" when the
// font is no symbol font. Forms draw their tick boxes with these fonts: the
// character is a letter or a private code, and only the font makes it a box.
// A character of a symbol font that is no box becomes a bullet.
func Symbol(font string, r rune) string {
	boxes, ok := symbolFonts[strings.ToLower(strings.TrimSpace(font))]
	private := r >= 0xf000 && r <= 0xf0ff
	if !ok && !private {
		return ""
	}
	if !ok {
		boxes = symbolFonts["wingdings"]
	}
	code := r
	if private {
		code -= 0xf000
	}
	if sign, ok := boxes[code]; ok {
		return sign
	}
	if code <= ' ' || code > 0xff {
		return " "
	}
	return "•"
}

const crossSign = "✗"

var symbolFonts = map[string]map[rune]string{
	"wingdings": {
		0xfe: TickedSign, 0xfd: TickedSign, 0xfc: TickedSign, 0x78: TickedSign, 0xfb: crossSign,
		0xa8: UntickedSign, 0x6f: UntickedSign, 0x70: UntickedSign, 0x71: UntickedSign, 0x72: UntickedSign,
		0xe0: "→", 0xf0: "→", 0xe8: "→",
	},
	"wingdings 2": {
		0x50: TickedSign, 0x51: TickedSign, 0x52: TickedSign, 0x53: TickedSign, 0x54: TickedSign, 0x4f: crossSign,
		0xa3: UntickedSign, 0x30: UntickedSign, 0x35: UntickedSign,
	},
	"wingdings 3": {},
	"webdings":    {0x61: TickedSign, 0x72: crossSign, 0x63: UntickedSign},
	"symbol":      {0x2d: "-", 0xa3: "≤", 0xb3: "≥", 0xae: "→", 0xb1: "±", 0xb4: "×", 0x2c: ",", 0x2e: ".", 0x28: "(", 0x29: ")"},
}

// Symbols writes text that was set in a font with the plain signs of [Symbol].
// Text in an ordinary font comes back as it was, private codes excepted.
func Symbols(font, s string) string {
	if _, ok := symbolFonts[strings.ToLower(strings.TrimSpace(font))]; !ok && !strings.ContainsFunc(s, func(r rune) bool { return r >= 0xf000 && r <= 0xf0ff }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		sign := Symbol(font, r)
		if sign == "" || r == '\t' || r == '\n' {
			sign = string(r)
		}
		b.WriteString(sign)
	}
	return b.String()
}
