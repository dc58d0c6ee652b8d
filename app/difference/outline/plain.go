package outline

import "strings"

var signs = [...]string{Same: " ", Added: "+", Removed: "–", Altered: "~", Moved: "→"}

// signed returns the text between its signs; space at its ends stays outside.
func (p Part) signed() string {
	text := strings.Trim(p.Text, " \n")
	opens, closes := "[+", "+]"
	switch {
	case text == "" || p.Kind == Same:
		return p.Text
	case p.Kind == Removed:
		opens, closes = "[-", "-]"
	}
	from := strings.Index(p.Text, text)
	return p.Text[:from] + opens + text + closes + p.Text[from+len(text):]
}

// Plain is the difference as text, as it would be read aloud: a line for each
// row with its sign, and what stayed the same counted.
func (o *Outline) Plain() string {
	var b strings.Builder
	for _, r := range o.all {
		indent := strings.Repeat("  ", r.Level)
		if r.Shape == Heading {
			b.WriteString("\n" + r.Label + "\n")
			continue
		}
		var text strings.Builder
		for _, p := range r.Parts {
			if r.Kind == Altered {
				text.WriteString(p.signed())
			} else {
				text.WriteString(p.Text)
			}
		}
		line := r.Label
		switch {
		case r.Shape == Fold:
			line = "(" + line + ")"
		case line != "" && text.Len() > 0:
			line += ": " + text.String()
		default:
			line += text.String()
		}
		inside := strings.ReplaceAll(strings.TrimRight(line, " \n"), "\n", "\n"+indent+"    ")
		b.WriteString(signs[r.Kind] + " " + indent + inside + "\n")
	}
	return strings.TrimLeft(b.String(), "\n")
}
