package workbook

import (
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Excel reads _x0041_ in a text as the character with that number. The library
// escapes such text, except where two of them share an underscore and where
// the number is half of a surrogate pair.

var numbered = regexp.MustCompile(`_x[0-9a-fA-F]{4}_`)

// textValue is the value of a cell with that text: the text, or where the
// library would not escape it rightly, the text in runs that each hold nothing
// to escape.
func textValue(text string) any {
	if !strings.Contains(text, "_x") || !needsRuns(text) {
		return text
	}
	var runs []excelize.RichTextRun
	for {
		at := numbered.FindStringIndex(text)
		if at == nil {
			return append(runs, excelize.RichTextRun{Text: text})
		}
		runs = append(runs, excelize.RichTextRun{Text: text[:at[0]+1]})
		text = text[at[0]+1:]
	}
}

func needsRuns(text string) bool {
	for {
		at := numbered.FindStringIndex(text)
		if at == nil {
			return false
		}
		digits := strings.ToLower(text[at[0]+2 : at[1]-1])
		if digits >= "d800" && digits <= "dfff" {
			return true
		}
		text = text[at[1]-1:]
		if next := numbered.FindStringIndex(text); next != nil && next[0] == 0 {
			return true
		}
	}
}
