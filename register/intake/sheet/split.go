package sheet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// usual is where cells with several values of a field are cut when nobody says.
func usual(key string) Split {
	switch key {
	case "activity.dataSubjects.name", "activity.dataCategories.label", "activity.dataCategories.special", "activity.recipients.name", "internal.recipients",
		"activity.engagements.party", "subprocessor.party", "activity.systems", "activity.operations", "activity.purposes.subPurposes", "activity.tags",
		"activity.dataCategories.items", "activity.controllers.party", "activity.jointControllers.party", "transfer.country", "transfer.importer":
		return AtCommas
	case "activity.purposes.text", "activity.retention.text", "activity.purposes.legalBasis", "activity.measures.text", "activity.access.group",
		"activity.storage.place", "activity.documents.title", "activity.risks.description", "transfer.mechanism", "activity.certificates.text":
		return AtSemi
	}
	if strings.HasPrefix(key, "processor.") || strings.HasPrefix(key, "controller.") || strings.HasPrefix(key, "activity.engagements.") ||
		strings.HasPrefix(key, "activity.controllers.") || strings.HasPrefix(key, "activity.recipients.") || strings.HasPrefix(key, "activity.dataCategories.") {
		return AtLines
	}
	return Whole
}

// bullet is what may stand before a value in a list.
var bullet = regexp.MustCompile(`^(?:[•●▪◦·*\-–—>]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+`)

// listSign is what lists of SharePoint write between the values of a cell.
const listSign = ";#"

// splitValues cuts a cell into its values, without bullets, brackets kept together.
func splitValues(text string, at Split) []string {
	if at != Whole && strings.Contains(text, listSign) {
		text = strings.ReplaceAll(text, listSign, "\n")
	}
	if at == Whole || at != AtDashes && at != AtSlashes && !strings.ContainsAny(text, "\n;,/") {
		return []string{withoutBullet(strings.TrimSpace(text))}
	}
	var out []string
	for _, line := range joinWrapped(strings.Split(text, "\n")) {
		for _, part := range cut(line, at) {
			part = withoutBullet(strings.TrimSpace(part))
			if part = strings.Trim(part, ";"); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// withoutBullet takes the sign or number off the front of a value in a list.
func withoutBullet(s string) string {
	if s == "" || !strings.ContainsAny(s[:min(len(s), 5)], " \t") || !mayOpen(s, "") && !strings.HasPrefix(s[1:], ")") {
		return s
	}
	return strings.TrimSpace(bullet.ReplaceAllString(s, ""))
}

// joinWrapped joins lines that were broken in the middle of a sentence: the first is
// long and the second goes on with a small letter.
func joinWrapped(lines []string) []string {
	const long = 60
	var out []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		r, _ := utf8.DecodeRuneInString(line)
		if n := len(out); n > 0 && unicode.IsLower(r) && len(out[n-1]) >= long && !strings.ContainsAny(out[n-1][len(out[n-1])-1:], ".;:,!?") && !bullet.MatchString(line) {
			out[n-1] += " " + line
			continue
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// prose tells whether a line is a sentence rather than a list of names: its parts are
// long, or it holds the end of a sentence.
func prose(line string) bool {
	if strings.ContainsAny(line, ".!?") && sentenceEnd.MatchString(line) {
		return true
	}
	parts := strings.Split(line, ",")
	longest := 0
	for _, p := range parts {
		longest = max(longest, len(strings.Fields(p)))
	}
	return len(parts) > 1 && (longest > 8 || len(strings.Fields(line)) > 5*len(parts))
}

var sentenceEnd = regexp.MustCompile(`\pL{3,}[.!?]\s+\p{Lu}`)

// cut cuts one line. A comma before a legal form, inside brackets or in a sentence stays.
func cut(line string, at Split) []string {
	if at == AtCommas && prose(line) {
		at = AtSemi
	}
	if at == AtLines || at == AtSemi {
		if days := severalDays(line); len(days) > 1 {
			return days
		}
	}
	var out []string
	depth, start := 0, 0
	for i, r := range line {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth = max(0, depth-1)
		case depth == 0 && separates(line, i, r, at):
			out = append(out, line[start:i])
			start = i + utf8.RuneLen(r)
		}
	}
	return append(out, line[start:])
}

func separates(line string, i int, r rune, at Split) bool {
	rest := line[i+utf8.RuneLen(r):]
	switch at {
	case AtSemi:
		return r == ';'
	case AtCommas:
		return r == ';' || r == ',' && !insideNumber(line, i) && !legalForm(rest) || r == '/' && betweenFirms(line, i)
	case AtSlashes:
		return r == '/'
	case AtDashes:
		return (r == '-' || r == '–') && i > 0 && line[i-1] == ' ' && strings.HasPrefix(rest, " ")
	}
	return false
}

// betweenFirms tells whether a slash stands between the names of firms: "A B.V. / B GmbH".
func betweenFirms(line string, i int) bool {
	before, after := line[:i], line[i+1:]
	return strings.HasSuffix(before, " ") && strings.HasPrefix(after, " ") && phrase.LegalForm(before) && phrase.LegalForm(after)
}

// insideNumber tells whether a comma stands between digits without a space, in text that
// is more than a list of numbers.
func insideNumber(line string, i int) bool {
	if i == 0 || i+1 >= len(line) || referenceList.MatchString(line) {
		return false
	}
	return isDigit(line[i-1]) && isDigit(line[i+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// legalForm tells whether a text begins with a legal form and nothing else up to the
// next comma: "Inc.", "B.V.".
func legalForm(rest string) bool {
	next, _, _ := strings.Cut(rest, ",")
	next, _, _ = strings.Cut(next, ";")
	f := words.Fold(next)
	if strings.EqualFold(strings.TrimSpace(next), "cv") { // what an applicant sends
		return false
	}
	return f != "" && len(f) < 12 && proposal.NormalName("x "+next) == "x"
}
