package block

import "strings"

// Symbol gives the plain sign for a character of a symbol font, or "" when the
// font is no symbol font. Forms draw their tick boxes with these fonts: the
// character is a letter or a private code, and only the font makes it a box.
// A character of a symbol font that is no box becomes a bullet.
func Symbol(font string, r rune) string {
	boxes, ok := symbolFonts[fontKey(font)]
	private := r >= 0xf000 && r <= 0xf0ff
	if !ok && !private {
		return ""
	}
	if !ok {
		boxes = symbolFonts["wingdings"]
	}
	if sign, ok := boxes[r]; ok {
		return sign
	}
	if r > 0xff && !private {
		return "" // a sign of its own, whatever the font
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

// fontKey gives the name of a symbol font without spaces and versions.
func fontKey(font string) string {
	key := strings.ToLower(strings.ReplaceAll(font, " ", ""))
	for _, family := range []string{"fontawesome", "zapfdingbats", "itczapfdingbats", "segoemdl2", "segoefluent", "materialicons"} {
		if strings.HasPrefix(key, family) {
			return family
		}
	}
	return key
}

const crossSign = "✗"

var symbolFonts = map[string]map[rune]string{
	"wingdings": {
		0xfe: TickedSign, 0xfd: TickedSign, 0xfc: TickedSign, 0x78: TickedSign, 0xfb: crossSign,
		0xa8: UntickedSign, 0x6f: UntickedSign, 0x70: UntickedSign, 0x71: UntickedSign, 0x72: UntickedSign,
		0xe0: "→", 0xf0: "→", 0xe8: "→",
	},
	"wingdings2": {
		0x50: TickedSign, 0x51: TickedSign, 0x52: TickedSign, 0x53: TickedSign, 0x54: TickedSign, 0x4f: crossSign,
		0xa3: UntickedSign, 0x30: UntickedSign, 0x35: UntickedSign,
	},
	"wingdings3":   {},
	"webdings":     {0x61: TickedSign, 0x72: crossSign, 0x63: UntickedSign},
	"zapfdingbats": dingbats, "itczapfdingbats": dingbats,
	"fontawesome":   {0xf00c: TickedSign, 0xf046: TickedSign, 0xf14a: TickedSign, 0xf058: TickedSign, 0xf05d: TickedSign, 0xf096: UntickedSign, 0xf00d: crossSign, 0xf057: crossSign},
	"segoemdl2":     {0xe73a: TickedSign, 0xe73d: TickedSign, 0xe73e: TickedSign, 0xe8fb: TickedSign, 0xe739: UntickedSign, 0xe711: crossSign},
	"segoefluent":   {0xe73a: TickedSign, 0xe73d: TickedSign, 0xe73e: TickedSign, 0xe8fb: TickedSign, 0xe739: UntickedSign, 0xe711: crossSign},
	"materialicons": {0xe5ca: TickedSign, 0xe834: TickedSign, 0xe86c: TickedSign, 0xe835: UntickedSign, 0xe5cd: crossSign},
	"symbol":        {0x2d: "-", 0xa3: "≤", 0xb3: "≥", 0xae: "→", 0xb1: "±", 0xb4: "×", 0x2c: ",", 0x2e: ".", 0x28: "(", 0x29: ")"},
}

// dingbats are the boxes of Zapf Dingbats.
var dingbats = map[rune]string{
	0x33: TickedSign, 0x34: TickedSign, 0x35: crossSign, 0x36: crossSign, 0x37: crossSign, 0x38: crossSign,
	0x6f: UntickedSign, 0x70: UntickedSign, 0x71: UntickedSign, 0x72: UntickedSign,
}

// Symbols writes text that was set in a font with the plain signs of [Symbol].
// Text in an ordinary font comes back as it was, private codes excepted.
func Symbols(font, s string) string {
	if _, ok := symbolFonts[fontKey(font)]; !ok && !strings.ContainsFunc(s, func(r rune) bool { return r >= 0xf000 && r <= 0xf0ff }) {
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
