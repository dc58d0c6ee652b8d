package pdf

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// joined are signs that stand for several letters.
var joined = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "ĳ", "ij", "Ĳ", "IJ",
	"\u00ad", "", "\u200b", "", "\ufeff", "", "\ufffe", "", "\uffff", "",
)

// spell writes letters of a font with the signs the rest of the program knows.
func spell(font, s string) string {
	return limits.Clean(joined.Replace(block.Symbols(fontName(font), s)))
}

// fontName takes the tag of a subset and the cut off the name of a font.
func fontName(s string) string {
	if i := strings.IndexByte(s, '+'); i == 6 {
		s = s[7:]
	}
	s, _, _ = strings.Cut(s, "-")
	s, _, _ = strings.Cut(s, ",")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "MT"), "PS")
	if rest, ok := strings.CutPrefix(s, "Wingdings"); ok && len(rest) == 1 {
		return "Wingdings " + rest
	}
	switch {
	case strings.HasPrefix(s, "Wingdings"):
		return "Wingdings"
	case strings.HasPrefix(s, "ZapfDingbats"), strings.HasPrefix(s, "ITCZapfDingbats"), s == "D050000L":
		return "Zapf Dingbats"
	}
	return s
}

// boldName tells whether a font is bold by its name.
func boldName(font string) bool {
	for _, cut := range []string{"Bold", "bold", "Black", "Heavy"} {
		if strings.Contains(font, cut) {
			return true
		}
	}
	return false
}
