package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// A paragraph may hold several labels, each with what it says: "Onderwerp: … Duur: …
// Betrokkenen: …", in bold or not. Each then is a paragraph of its own.

// saidEnd is what a label may stand behind: the end of a sentence or of a line.
var saidEnd = regexp.MustCompile(`[.!?]\s+|\n`)

// definitions is a paragraph that says what words mean.
var definitions = regexp.MustCompile(`(?i)\b(?:verstaan onder|(?:volgende|dezelfde) betekenis|following meaning|shall mean)\b`)

// countedEnd is the number or letter of what follows, with its point to come.
var countedEnd = regexp.MustCompile(`(?:^|\s)(?:\d{1,2}|[a-z])$`)

// apart gives a block as it is, or as the paragraphs that its labels start.
func (r *reader) apart(b *block.Block) []*block.Block {
	if b.Kind == block.Heading || b.Bold || len(b.Text) < 40 || !strings.Contains(b.Text, ":") || definitions.MatchString(b.Text) {
		return []*block.Block{b}
	}
	starts := []int{0}
	for _, at := range saidEnd.FindAllStringIndex(b.Text, -1) {
		if !countedEnd.MatchString(b.Text[:at[0]]) {
			starts = append(starts, at[1])
		}
	}
	labelled := 0
	var cuts []int
	for _, at := range starts {
		if _, ok := r.labelAhead(b, at); ok {
			labelled++
			cuts = append(cuts, at)
		}
	}
	if labelled < 2 || labelled == 2 && cuts[0] > 0 && !strings.Contains(b.Text[:cuts[0]], ":") && len(b.Strong) == 0 {
		return []*block.Block{b}
	}
	if cuts[0] > 0 {
		cuts = append([]int{0}, cuts...)
	}
	var parts []*block.Block
	for i, at := range cuts {
		end := len(b.Text)
		if i+1 < len(cuts) {
			end = cuts[i+1]
		}
		parts = append(parts, r.labelled(b, at, end)...)
	}
	return parts
}

// labelled gives part of a block: as it is, or where its label has no colon behind it or is not
// known under that label as a heading.
func (r *reader) labelled(b *block.Block, at, end int) []*block.Block {
	part := *b
	part.Text, part.Strong = strings.TrimSpace(b.Text[at:end]), nil
	if at > 0 {
		part.Kind, part.Marker = block.Paragraph, ""
	}
	head, ok := r.labelAhead(b, at)
	_, known := r.lex.heading(head)
	_, field := r.lex.label(head)
	if colon := strings.HasSuffix(head, ":") || strings.HasPrefix(b.Text[at+len(head):], ":"); !ok || colon && (known || field) {
		return []*block.Block{&part}
	}
	heading := block.Block{Kind: block.Heading, Level: formLevel, Text: head, Pos: b.Pos}
	return []*block.Block{&heading, &part}
}

// labelAhead gives the label at a place in a block: bold with a colon or a known one in bold,
// or a known one with a colon.
func (r *reader) labelAhead(b *block.Block, at int) (string, bool) {
	text := b.Text[at:]
	if i := slices.IndexFunc(b.Strong, func(s string) bool { return strings.HasPrefix(text, s) }); i >= 0 {
		label := b.Strong[i]
		if strings.HasSuffix(label, ":") || strings.HasPrefix(text[len(label):], ":") {
			return label, true
		}
		if key, known := r.lex.heading(label); known && key != "annex" && key != "agreement" {
			return label, true
		}
	}
	label, rest, ok := strings.Cut(text, ":")
	if !ok || len(label) > 60 || strings.HasPrefix(rest, "//") || saidEnd.MatchString(label) || !strings.HasPrefix(rest, " ") && rest != "" {
		return "", false
	}
	if key, known := r.lex.heading(label); known {
		return label, sectionKeys[key] || key == "explanation"
	}
	key, known := r.lex.label(label)
	return label, known && key != "contact" && key != "country"
}
