package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
)

// wholeName is a name up to its legal form.
var wholeName = regexp.MustCompile(`\p{Lu}[\pL\d&.'’ -]*?\b(?:B\.V\.|N\.V\.|BV|NV|Inc\.?|LLC|Ltd\.?|GmbH|SARL|AB|ApS|Oy|AG)(?:\s|$)`)

// gluedNames parts the names of two rows that came in one cell: each ends in its legal form.
func gluedNames(s string) []string {
	return nonEmpty(wholeName.FindAllString(strings.ReplaceAll(s, "\n", " "), -1)...)
}

// namesIn parts a cell with several names: on lines, or between semicolons, or between
// commas when each part looks like a name.
func namesIn(s string) []string {
	lines := nonEmpty(strings.Split(s, "\n")...)
	if len(lines) == 2 && (phrase.PlaceLine(lines[1]) || strings.HasPrefix(lines[1], "(")) {
		return []string{lines[0] + " " + lines[1]}
	}
	if len(lines) > 1 {
		for i := range lines {
			lines[i] = strings.Trim(lines[i], "•-–, ")
		}
		return lines
	}
	if parts := nonEmpty(strings.Split(s, ";")...); len(parts) > 1 {
		return parts
	}
	parts := nonEmpty(regexp.MustCompile(`,\s+|\s+en\s+|\s+and\s+|\s+&\s+`).Split(bracketsBehind.ReplaceAllString(s, ""), -1)...)
	if len(parts) < 2 || strings.Contains(s, "(") {
		return []string{strings.TrimSpace(s)}
	}
	for _, p := range parts {
		if phrase.LegalForm(p) && len(strings.Fields(p)) == 1 || !phrase.Capital(p) || phrase.PlaceLine(p) || len(strings.Fields(p)) > 4 {
			return []string{strings.TrimSpace(s)}
		}
	}
	if strings.Contains(s, "&") && len(parts) == 2 {
		return []string{strings.TrimSpace(s)}
	}
	return parts
}

// nameAndSeat takes a country or place in brackets or behind a comma off the name.
func (r *reader) nameAndSeat(e *engagement) (name, seat string) {
	text, _ := r.lex.placeholders(e.get("party"))
	text = strings.TrimSpace(strings.TrimLeft(text, block.TickedSign+" •-–"))
	if m := regexp.MustCompile(`^(.*?)\s*\(([^()]+)\)\s*$`).FindStringSubmatch(text); m != nil && m[1] != "" {
		inside := strings.TrimPrefix(strings.ToLower(m[2]), "gevestigd in ")
		if len(phrase.Places(inside)) > 0 || len(phrase.Places(m[2])) > 0 {
			return strings.TrimSpace(m[1]), m[2]
		}
		if !phrase.Capital(m[2]) { // "Wolkhuis B.V. (alleen bij videobellen)": no part of the name
			text = strings.TrimSpace(m[1])
		}
	}
	for _, mark := range []string{"\n", ", ", " – ", " - ", " gevestigd in ", " te "} {
		if i := strings.LastIndex(text, mark); i > 0 {
			if rest := text[i+len(mark):]; phrase.PlaceLine(rest) {
				if name, town := cutName(text[:i]); mark == ", " && phrase.LegalForm(name) && phrase.PlaceLine(town) {
					return name, town + mark + rest // "Lamp AB, Stockholm, Sweden"
				}
				return strings.TrimRight(strings.TrimSpace(text[:i]), ","), rest
			}
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "\n", " ")), " "), ""
}
