package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// editMark is what a wiki puts behind its headings.
var editMark = regexp.MustCompile(`(?i)\s*\[(?:\s*(?:bewerken|brontekst bewerken|edit|edit source)\s*\|?)+\]\s*$`)

// productSections takes the products from headings of one level under which the same things are
// told: "Leeslicht" with doel, gegevens, bewaartermijn, and "Rekenlicht" with those again.
func (r *reader) productSections() []product {
	type headed struct {
		level int
		p     product
		keys  []string
	}
	var all []headed
	several, parties := false, 0
	for i, u := range r.units {
		if parties > 0 && u.b.Kind == block.Heading && u.b.Level <= parties {
			parties = 0
		}
		if r.partyHeading(u) {
			parties = u.b.Level
		}
		several = several || manyProducts.MatchString(u.text())
		if parties > 0 || !several {
			continue
		}
		name := editMark.ReplaceAllString(strings.TrimSpace(u.text()), "")
		if u.table != nil || u.b.Kind != block.Heading || u.b.Level >= bandLevel || !r.ownHeading(name) {
			continue
		}
		all = append(all, headed{u.b.Level, product{name: name, ev: evidence(u.text(), u.b.Pos, proposal.Certain)}, r.toldUnder(r.units[i+1:], u.b.Level)})
	}
	for i, first := range all {
		var set []product
		for _, other := range all[i:] {
			shared := 0
			for _, key := range other.keys {
				if slices.Contains(first.keys, key) {
					shared++
				}
			}
			if other.level == first.level && shared >= 2 {
				set = append(set, other.p)
			}
		}
		if len(set) > 1 {
			return set
		}
	}
	return nil
}

// manyProducts says that there are several products.
var manyProducts = regexp.MustCompile(`(?i)\b(?:producten|diensten|applicaties|apps|leermiddelen|methodes|products|services|applications|(?:privacy)?bijsluiters)\b`)

// partyHeading tells whether a heading opens the part about sub-processors, in which firms have
// headings of their own.
func (r *reader) partyHeading(u *unit) bool {
	if u.table != nil || u.b.Kind != block.Heading {
		return false
	}
	key, ok := r.lex.heading(u.text())
	if !ok {
		key, _ = r.lex.stem("heading", u.text())
	}
	return key == "subprocessors"
}

// ownHeading tells whether a heading can be the name of a product: no part of the form, no group of
// people, no firm.
func (r *reader) ownHeading(name string) bool {
	if _, start := r.lex.headingStart(name); start || !r.productName(name) || r.lex.subject(name) || phrase.LegalForm(name) || r.formText(name) {
		return false
	}
	if _, guess := r.lex.stem("heading", name); guess {
		return false
	}
	known, all := r.subjectsKnown(name)
	return known == 0 || known < all
}

// toldUnder gives the parts of an annex that stand under a heading: as headings below it, and as
// labels at the start of lines or rows.
func (r *reader) toldUnder(units []*unit, level int) []string {
	var keys []string
	add := func(text string) {
		key, ok := r.lex.heading(text)
		if !ok {
			key, ok = r.lex.headingStart(text)
		}
		if ok && sectionKeys[key] && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, u := range units {
		if u.table != nil {
			for _, row := range u.table.Grid() {
				if d := distinct(row); len(d) == 2 {
					add(d[0].Text())
				}
			}
			continue
		}
		if u.b.Kind == block.Heading && u.b.Level <= level {
			break
		}
		if u.b.Kind == block.Heading || u.b.Bold {
			add(u.text())
			continue
		}
		for line := range strings.SplitSeq(u.text(), "\n") {
			if before, rest, ok := splitColon(line); ok && rest != "" {
				add(before)
			}
		}
	}
	return keys
}
