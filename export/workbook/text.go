package workbook

// appendText writes a text as XML. Excel reads _x0041_ in a text as the character with
// that number, so an underscore that begins such a number is written as one itself.
func appendText(b []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		escaped := ""
		switch text[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '_':
			if !numbered(text[i:]) {
				continue
			}
			escaped = "_x005F_"
		default:
			continue
		}
		b = append(b, text[from:i]...)
		b = append(b, escaped...)
		from = i + 1
	}
	return append(b, text[from:]...)
}

// numbered tells whether a text begins with the number of a character: _x0041_.
func numbered(text string) bool {
	if len(text) < len("_x0041_") || text[1] != 'x' || text[6] != '_' {
		return false
	}
	for _, c := range []byte(text[2:6]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F') {
			return false
		}
	}
	return true
}
