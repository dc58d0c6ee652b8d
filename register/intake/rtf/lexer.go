package rtf

// kind is what a token is.
type kind int

const (
	open kind = iota
	shut
	control
	char
)

// token is one step through the bytes: a brace, a control word with its number, or text.
type token struct {
	kind kind
	text string // of text, or the name of the control word
	n    int
	has  bool // a number was given
}

// lexer cuts the bytes of a document into tokens.
type lexer struct {
	data []byte
	at   int
}

func (l *lexer) next() (token, bool) {
	for l.at < len(l.data) {
		c := l.data[l.at]
		switch c {
		case '{':
			l.at++
			return token{kind: open}, true
		case '}':
			l.at++
			return token{kind: shut}, true
		case '\\':
			l.at++
			return l.control(), true
		case '\r', '\n', 0:
			l.at++
		default:
			start := l.at
			for l.at < len(l.data) && !special(l.data[l.at]) {
				l.at++
			}
			return token{kind: char, text: string(l.data[start:l.at])}, true
		}
	}
	return token{}, false
}

func special(c byte) bool {
	return c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n' || c == 0
}

// control reads what stands behind a backslash.
func (l *lexer) control() token {
	if l.at >= len(l.data) {
		return token{kind: control}
	}
	c := l.data[l.at]
	if !letter(c) {
		l.at++
		if c != '\'' {
			return token{kind: control, text: string(c)}
		}
		if l.at+2 > len(l.data) {
			l.at = len(l.data)
			return token{kind: control}
		}
		b := hex(l.data[l.at])<<4 | hex(l.data[l.at+1])
		l.at += 2
		return token{kind: char, text: string([]byte{b})}
	}
	start := l.at
	for l.at < len(l.data) && letter(l.data[l.at]) && l.at-start < 40 {
		l.at++
	}
	t := token{kind: control, text: string(l.data[start:l.at])}
	negative := l.at < len(l.data) && l.data[l.at] == '-'
	if negative {
		l.at++
	}
	for l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '9' {
		t.has = true
		if t.n < 1<<24 {
			t.n = t.n*10 + int(l.data[l.at]-'0')
		}
		l.at++
	}
	if negative {
		t.n = -t.n
	}
	if l.at < len(l.data) && l.data[l.at] == ' ' {
		l.at++
	}
	if t.text == "bin" { // that many bytes follow which are no text
		l.at = min(len(l.data), l.at+max(t.n, 0))
	}
	return t
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func hex(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 0
}
